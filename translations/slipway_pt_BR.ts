<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context>
    <name>app::CommandLine</name>
    <message>
        <source>--host takes an address such as https://ghe.example.com</source>
        <translation>--host espera um endereço como https://ghe.example.com</translation>
    </message>
    <message>
        <source>A token is never taken as an argument: put it into the environment variable GH_ENTERPRISE_TOKEN.</source>
        <translation>O token nunca é aceito como argumento: coloque-o na variável de ambiente GH_ENTERPRISE_TOKEN.</translation>
    </message>
    <message>
        <source>Only https is allowed; http only for this computer itself.</source>
        <translation>Só https é permitido; http, apenas para este próprio computador.</translation>
    </message>
    <message>
        <source>Manages the releases of repositories on GitHub.</source>
        <translation>Gerencia as releases de repositórios no GitHub.</translation>
    </message>
    <message>
        <source>Use the built-in practice server; nothing leaves this computer.</source>
        <translation>Usa o servidor de prática embutido; nada sai deste computador.</translation>
    </message>
    <message>
        <source>Use the GitHub Enterprise Server at &lt;URL&gt;; the token comes from GH_ENTERPRISE_TOKEN.</source>
        <translation>Usa o GitHub Enterprise Server em &lt;URL&gt;; o token vem de GH_ENTERPRISE_TOKEN.</translation>
    </message>
    <message>
        <source>With --demo: do the main job alone and save a picture of each step in &lt;DIR&gt;.</source>
        <translation>Com --demo: faz a tarefa principal sozinho e salva uma imagem de cada passo em &lt;DIR&gt;.</translation>
    </message>
    <message>
        <source>What to open.</source>
        <translation>O que abrir.</translation>
    </message>
    <message>
        <source>Files to add to that release.</source>
        <translation>Arquivos a adicionar a essa release.</translation>
    </message>
    <message>
        <source>--tour goes with --demo.</source>
        <translation>--tour só vale com --demo.</translation>
    </message>
    <message>
        <source>--demo and --host do not go together.</source>
        <translation>--demo e --host não podem ser usados juntos.</translation>
    </message>
    <message>
        <source>Say which release the files are for: owner/name@tag</source>
        <translation>Informe a release que receberá os arquivos: owner/name@tag</translation>
    </message>
</context>
<context>
    <name>app::Services</name>
    <message>
        <source>Practice server</source>
        <translation>Servidor de prática</translation>
    </message>
</context>
<context>
    <name>ui::AssetDelegate</name>
    <message>
        <source>Asset name</source>
        <translation>Nome do anexo</translation>
    </message>
    <message>
        <source>Asset label</source>
        <translation>Rótulo do anexo</translation>
    </message>
</context>
<context>
    <name>ui::AssetModel</name>
    <message>
        <source>saving…</source>
        <translation>salvando…</translation>
    </message>
    <message>
        <source>not renamed</source>
        <translation>não renomeado</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>incompleto</translation>
    </message>
    <message>
        <source>This upload never finished and holds nothing. Delete it.</source>
        <translation>Este envio não foi concluído e está vazio. Exclua-o.</translation>
    </message>
    <message>
        <source>uploaded</source>
        <translation>enviado</translation>
    </message>
    <message>
        <source>expected · drop file here</source>
        <translation>esperado · solte o arquivo aqui</translation>
    </message>
    <message>
        <source>An earlier release has this file. Drop yours onto this row.</source>
        <translation>Uma release anterior tem este arquivo. Solte o seu nesta linha.</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 bytes</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
</context>
<context>
    <name>ui::AssetTable</name>
    <message>
        <source>Assets</source>
        <translation>Anexos</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
</context>
<context>
    <name>ui::AssetsPane</name>
    <message>
        <source>Add files…</source>
        <translation>Adicionar arquivos…</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Baixar…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renomear</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Excluir…</translation>
    </message>
    <message>
        <source>Paste files</source>
        <translation>Colar arquivos</translation>
    </message>
    <message>
        <source>Copy digest</source>
        <translation>Copiar hash</translation>
    </message>
    <message>
        <source>Cancel transfer</source>
        <translation>Cancelar transferência</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Remover da lista</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Anexos</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be read. Check its permissions.</source>
        <translation>Não é possível ler a pasta “%1”. Verifique as permissões dela.</translation>
    </message>
    <message>
        <source>Only the first 1,000 files were added; a release holds no more.</source>
        <translation>Só os primeiros 1.000 arquivos foram adicionados; uma release não comporta mais.</translation>
    </message>
    <message>
        <source>Hidden files and folders that were left out: %1.</source>
        <translation>Arquivos e pastas ocultos deixados de fora: %1.</translation>
    </message>
    <message>
        <source>There are no files in this folder.</source>
        <translation>Não há arquivos nesta pasta.</translation>
    </message>
    <message>
        <source>GitHub will store “%1” as “%2”.</source>
        <translation>O GitHub vai guardar “%1” como “%2”.</translation>
    </message>
    <message>
        <source>Add files to %1</source>
        <translation>Adicionar arquivos a %1</translation>
    </message>
    <message>
        <source>Download into this folder</source>
        <translation>Baixar para esta pasta</translation>
    </message>
    <message>
        <source>GitHub stored the name as “%1”.</source>
        <translation>O GitHub guardou o nome como “%1”.</translation>
    </message>
    <message>
        <source>Another asset has this name already.</source>
        <translation>Outro anexo já tem esse nome.</translation>
    </message>
    <message>
        <source>“%1” keeps its name and label. %2</source>
        <comment>a file, a reason</comment>
        <translation>“%1” mantém o nome e o rótulo. %2</translation>
    </message>
    <message>
        <source>Delete assets</source>
        <translation>Excluir anexos</translation>
    </message>
    <message>
        <source>Delete “%1” from %2?</source>
        <translation>Excluir “%1” de %2?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n assets from %1?</source>
        <translation>
            <numerusform>Excluir %n anexo de %1?</numerusform>
            <numerusform>Excluir %n anexos de %1?</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has downloaded this yet. It cannot be undone.</source>
        <translation>Ninguém baixou isto ainda. Não é possível desfazer.</translation>
    </message>
    <message>
        <source>Downloads so far: %1. This cannot be undone.</source>
        <translation>Downloads até agora: %1. Não é possível desfazer.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>“%1” was not deleted. %2</source>
        <comment>a file, a reason</comment>
        <translation>“%1” não foi excluído. %2</translation>
    </message>
    <message>
        <source>the new release</source>
        <translation>esta nova release</translation>
    </message>
    <message numerus="yes">
        <source>%n uploaded</source>
        <translation>
            <numerusform>%n enviado</numerusform>
            <numerusform>%n enviados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uploading</source>
        <translation>
            <numerusform>%n em envio</numerusform>
            <numerusform>%n em envio</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for the draft to be saved</source>
        <translation>
            <numerusform>%n à espera de salvar o rascunho</numerusform>
            <numerusform>%n à espera de salvar o rascunho</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n pede atenção</numerusform>
            <numerusform>%n pedem atenção</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expected still missing</source>
        <translation>
            <numerusform>%n esperado ainda falta</numerusform>
            <numerusform>%n esperados ainda faltam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expected from %1 still missing</source>
        <translation>
            <numerusform>%n esperado de %1 ainda falta</numerusform>
            <numerusform>%n esperados de %1 ainda faltam</numerusform>
        </translation>
    </message>
    <message>
        <source>This release is immutable: its files can no longer be changed.</source>
        <translation>Esta release é imutável: os arquivos dela não podem mais ser alterados.</translation>
    </message>
    <message>
        <source>This account may not change the files of this release.</source>
        <translation>Esta conta não pode alterar os arquivos desta release.</translation>
    </message>
    <message>
        <source>Drop files here or use “Add files…”.</source>
        <translation>Solte arquivos aqui ou use “Adicionar arquivos…”.</translation>
    </message>
    <message>
        <source>This release has no files. %1</source>
        <translation>Esta release não tem arquivos. %1</translation>
    </message>
    <message>
        <source>Drop to add to %1</source>
        <translation>Solte para adicionar a %1</translation>
    </message>
    <message>
        <source>More files that wait for a decision: %1.</source>
        <translation>Outros arquivos à espera de uma decisão: %1.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Substituir</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Manter os dois</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Pular</translation>
    </message>
    <message>
        <source>Further files that were not transferred: %1.</source>
        <translation>Outros arquivos que não foram transferidos: %1.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>Go to repository, release, asset or command</source>
        <translation>Ir para repositório, release, anexo ou comando</translation>
    </message>
    <message>
        <source>Go to repository, release, asset or command   Ctrl+K</source>
        <translation>Ir para repositório, release, anexo ou comando   Ctrl+K</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>&amp;Ir para…</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Nenhum resultado.</translation>
    </message>
</context>
<context>
    <name>ui::DeleteDialog</name>
    <message>
        <source>Delete release</source>
        <translation>Excluir release</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>Excluir %1?</translation>
    </message>
    <message numerus="yes">
        <source>Its notes and %n file(s) (%1, %2 downloads) will be gone from the server for good.</source>
        <translation>
            <numerusform>As notas e %n arquivo (%1, downloads: %2) serão removidos do servidor em definitivo.</numerusform>
            <numerusform>As notas e %n arquivos (%1, downloads: %2) serão removidos do servidor em definitivo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its notes will be gone from the server for good. It has no files.</source>
        <translation>As notas serão removidas do servidor em definitivo. A release não tem arquivos.</translation>
    </message>
    <message>
        <source>It is immutable: the tag %1 can never be used again.</source>
        <translation>A release é imutável: a tag %1 nunca mais poderá ser usada.</translation>
    </message>
    <message>
        <source>Delete the tag %1 too</source>
        <translation>Excluir também a tag %1</translation>
    </message>
</context>
<context>
    <name>ui::DiffView</name>
    <message>
        <source>Changes to the notes</source>
        <translation>Alterações nas notas</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Slipway</source>
        <translation>Slipway</translation>
    </message>
    <message>
        <source>No release chosen</source>
        <translation>Nenhuma release escolhida</translation>
    </message>
    <message>
        <source>Choose one in the list, or make a new one.</source>
        <translation>Escolha uma na lista ou crie outra.</translation>
    </message>
    <message>
        <source>New release</source>
        <translation>Nova release</translation>
    </message>
    <message>
        <source>Starting the practice server…</source>
        <translation>Iniciando o servidor de prática…</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Transferências</translation>
    </message>
    <message>
        <source>&amp;New release</source>
        <translation>&amp;Nova release</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Atualizar</translation>
    </message>
    <message>
        <source>Use as &amp;template</source>
        <translation>Usar como &amp;modelo</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Excluir…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Desfazer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Refazer</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Salvar</translation>
    </message>
    <message>
        <source>&amp;Publish…</source>
        <translation>&amp;Publicar…</translation>
    </message>
    <message>
        <source>Re&amp;view changes…</source>
        <translation>Re&amp;ver alterações…</translation>
    </message>
    <message>
        <source>Dis&amp;card changes…</source>
        <translation>&amp;Descartar alterações…</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>&amp;Adicionar arquivos…</translation>
    </message>
    <message>
        <source>Open in the &amp;browser</source>
        <translation>A&amp;brir no navegador</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Arquivo</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Sai&amp;r</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>E&amp;xibir</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Como o &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Escuro</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Release</translation>
    </message>
    <message>
        <source>&amp;Assets</source>
        <translation>A&amp;nexos</translation>
    </message>
    <message>
        <source>&amp;Transfers</source>
        <translation>&amp;Transferências</translation>
    </message>
    <message>
        <source>Show &amp;transfers</source>
        <translation>Mostrar &amp;transferências</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;juda</translation>
    </message>
    <message>
        <source>&amp;About Slipway</source>
        <translation>&amp;Sobre o Slipway</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Principal</translation>
    </message>
    <message>
        <source>Quit Slipway</source>
        <translation>Sair do Slipway</translation>
    </message>
    <message>
        <source>Files are still on their way. Quit and stop them?</source>
        <translation>Ainda há arquivos sendo transferidos. Sair e interrompê-los?</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Go on uploading</source>
        <translation>Continuar o envio</translation>
    </message>
    <message>
        <source>Welcome to Slipway</source>
        <translation>Boas-vindas ao Slipway</translation>
    </message>
    <message>
        <source>To work with your own repositories, start Slipway with a token in the environment variable GH_TOKEN (github.com) or, with --host, in GH_ENTERPRISE_TOKEN. To look around first, use the practice server: it runs on this computer and nothing leaves it.</source>
        <translation>Para trabalhar com os seus repositórios, inicie o Slipway com um token na variável de ambiente GH_TOKEN (github.com) ou, com --host, em GH_ENTERPRISE_TOKEN. Para conhecer o programa antes, use o servidor de prática: ele roda neste computador e nada sai daqui.</translation>
    </message>
    <message>
        <source>Try the practice server</source>
        <translation>Experimentar o servidor de prática</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>Não é possível usar %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>%1 @ %2</source>
        <comment>login at host</comment>
        <translation>%1 @ %2</translation>
    </message>
    <message>
        <source>%1 – Slipway</source>
        <translation>%1 – Slipway</translation>
    </message>
    <message>
        <source>Add repository</source>
        <translation>Adicionar repositório</translation>
    </message>
    <message>
        <source>Repository on %1, as owner/name:</source>
        <translation>Repositório em %1, no formato owner/name:</translation>
    </message>
    <message>
        <source>A repository is written as owner/name, such as octo-org/tidewater. This is not one: %1</source>
        <translation>Um repositório é escrito como owner/name, por exemplo octo-org/tidewater. Isto não é um: %1</translation>
    </message>
    <message>
        <source>API %1 / %2 · resets %3</source>
        <translation>API %1 / %2 · renova às %3</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Off-line</translation>
    </message>
    <message>
        <source>Not opened, because it is no https link: %1</source>
        <translation>Não foi aberto, pois não é um link https: %1</translation>
    </message>
    <message>
        <source>About Slipway</source>
        <translation>Sobre o Slipway</translation>
    </message>
    <message>
        <source>Slipway %1
The release manager for GitHub and GitHub Enterprise Server.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Slipway %1
O gerenciador de releases para o GitHub e o GitHub Enterprise Server.
Software livre sob a Licença Pública Geral GNU, versão 3 ou posterior.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fechar esta mensagem</translation>
    </message>
</context>
<context>
    <name>ui::NotesPane</name>
    <message>
        <source>Edit notes</source>
        <translation>Editar notas</translation>
    </message>
    <message>
        <source>The server is writing notes</source>
        <translation>O servidor está escrevendo as notas</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>characters typed / allowed</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 more than GitHub takes</source>
        <comment>characters</comment>
        <translation>%1 a mais do que o GitHub aceita</translation>
    </message>
    <message>
        <source>Too costly to lay out: shown as plain text</source>
        <translation>Complexo demais para formatar: mostrado como texto simples</translation>
    </message>
    <message>
        <source>Very long: the end is not shown in the preview</source>
        <translation>Muito longo: o final não aparece na prévia</translation>
    </message>
</context>
<context>
    <name>ui::NotesPreview</name>
    <message>
        <source>Release notes, as they will be published</source>
        <translation>Notas da release, como serão publicadas</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Abrir link</translation>
    </message>
    <message>
        <source>This address is not encrypted. Open it anyway?</source>
        <translation>Este endereço não é criptografado. Abrir mesmo assim?</translation>
    </message>
</context>
<context>
    <name>ui::NotesToolBar</name>
    <message>
        <source>How the notes are shown</source>
        <translation>Como as notas são mostradas</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Only the source</source>
        <translation>Só o código-fonte</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>The source and what it looks like</source>
        <translation>O código-fonte e a aparência</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Prévia</translation>
    </message>
    <message>
        <source>Only what it looks like</source>
        <translation>Só a aparência</translation>
    </message>
    <message>
        <source>Formatting</source>
        <translation>Formatação</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Negrito</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Itálico</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Bulleted list</source>
        <translation>Lista com marcadores</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>Lista numerada</translation>
    </message>
    <message>
        <source>Task list</source>
        <translation>Lista de tarefas</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Citação</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabela</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Generate notes</source>
        <translation>Gerar notas</translation>
    </message>
    <message>
        <source>Let the server write notes from the merged pull requests</source>
        <translation>Deixar o servidor escrever as notas a partir dos pull requests mesclados</translation>
    </message>
    <message>
        <source>Since the previous release</source>
        <translation>Desde a release anterior</translation>
    </message>
    <message>
        <source>Since a tag</source>
        <translation>Desde uma tag</translation>
    </message>
</context>
<context>
    <name>ui::PaletteModel</name>
    <message>
        <source>%1, %2</source>
        <comment>entry of the command palette and its detail</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ui::ReleaseDelegate</name>
    <message>
        <source>working…</source>
        <translation>em andamento…</translation>
    </message>
</context>
<context>
    <name>ui::ReleaseField</name>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Rascunho</translation>
    </message>
    <message>
        <source>Pre-release</source>
        <translation>Pré-lançamento</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Mais recente</translation>
    </message>
    <message>
        <source>Discussion</source>
        <translation>Discussão</translation>
    </message>
</context>
<context>
    <name>ui::ReleaseFieldInSentence</name>
    <message>
        <source>tag</source>
        <translation>tag</translation>
    </message>
    <message>
        <source>target</source>
        <translation>destino</translation>
    </message>
    <message>
        <source>title</source>
        <translation>título</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notas</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>rascunho</translation>
    </message>
    <message>
        <source>pre-release</source>
        <translation>pré-lançamento</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>marca “mais recente”</translation>
    </message>
    <message>
        <source>discussion</source>
        <translation>discussão</translation>
    </message>
</context>
<context>
    <name>ui::ReleaseHeader</name>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>v1.0.0</source>
        <translation>v1.0.0</translation>
    </message>
    <message>
        <source>Ta&amp;g</source>
        <translation>Ta&amp;g</translation>
    </message>
    <message>
        <source>Branch or commit for a new tag</source>
        <translation>Branch ou commit para uma nova tag</translation>
    </message>
    <message>
        <source>fro&amp;m</source>
        <translation>&amp;de</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Rascunho</translation>
    </message>
    <message>
        <source>Pre-release</source>
        <translation>Pré-lançamento</translation>
    </message>
    <message>
        <source>Latest release</source>
        <translation>Release mais recente</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sim</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>Whether this becomes the release that visitors are shown first. Automatic: decided by date and version.</source>
        <translation>Define se esta será a release mostrada primeiro aos visitantes. Automático: decidido pela data e pela versão.</translation>
    </message>
    <message>
        <source>&amp;Latest</source>
        <translation>&amp;Mais recente</translation>
    </message>
    <message>
        <source>Discussion category</source>
        <translation>Categoria da discussão</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nenhuma</translation>
    </message>
    <message>
        <source>D&amp;iscussion</source>
        <translation>D&amp;iscussão</translation>
    </message>
    <message>
        <source>Immutable</source>
        <translation>Imutável</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicada</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Mais recente</translation>
    </message>
    <message>
        <source>This tag will be made when the release is published.</source>
        <translation>Esta tag será criada quando a release for publicada.</translation>
    </message>
</context>
<context>
    <name>ui::ReleaseListPane</name>
    <message>
        <source>Newest</source>
        <translation>Mais novas</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versão</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>All</source>
        <comment>releases</comment>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicadas</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Rascunhos</translation>
    </message>
    <message>
        <source>Pre-releases</source>
        <translation>Pré-lançamentos</translation>
    </message>
    <message>
        <source>Filter releases</source>
        <translation>Filtrar releases</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Limpar filtro</translation>
    </message>
    <message>
        <source>&amp;Find release</source>
        <translation>&amp;Localizar release</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>Releases</translation>
    </message>
    <message>
        <source>Sorted by: %1</source>
        <translation>Ordenação: %1</translation>
    </message>
    <message>
        <source>Reverse order</source>
        <translation>Inverter ordem</translation>
    </message>
    <message>
        <source>You may read this repository but not change it, and its drafts stay hidden.</source>
        <translation>Você pode ler este repositório, mas não alterá-lo, e os rascunhos dele ficam ocultos.</translation>
    </message>
    <message>
        <source>Filter 1 release</source>
        <translation>Filtrar 1 release</translation>
    </message>
    <message numerus="yes">
        <source>Filter %Ln releases</source>
        <translation>
            <numerusform>Filtrar %Ln release</numerusform>
            <numerusform>Filtrar %Ln releases</numerusform>
        </translation>
    </message>
    <message>
        <source>The server cannot be reached. You see the list as it was last read.</source>
        <translation>Não é possível acessar o servidor. Esta é a lista da última leitura.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>No release matches</source>
        <translation>Nenhuma release encontrada</translation>
    </message>
    <message>
        <source>The filter looks at title, tag, notes and the names of assets.</source>
        <translation>O filtro procura no título, na tag, nas notas e nos nomes dos anexos.</translation>
    </message>
    <message>
        <source>Reading the releases…</source>
        <translation>Lendo as releases…</translation>
    </message>
    <message>
        <source>You are offline</source>
        <translation>Você está off-line</translation>
    </message>
    <message>
        <source>The releases could not be read</source>
        <translation>Não foi possível ler as releases</translation>
    </message>
    <message>
        <source>No releases yet</source>
        <translation>Nenhuma release ainda</translation>
    </message>
    <message>
        <source>Only people who may push to this repository can make one.</source>
        <translation>Só quem tem permissão de push neste repositório pode criar uma.</translation>
    </message>
    <message>
        <source>A release gives a tag its notes and files.</source>
        <translation>Uma release dá a uma tag suas notas e seus arquivos.</translation>
    </message>
    <message>
        <source>New release</source>
        <translation>Nova release</translation>
    </message>
</context>
<context>
    <name>ui::ReleaseModel</name>
    <message>
        <source>1 download</source>
        <translation>1 download</translation>
    </message>
    <message numerus="yes">
        <source>%Ln downloads</source>
        <translation>
            <numerusform>%Ln download</numerusform>
            <numerusform>%Ln downloads</numerusform>
        </translation>
    </message>
    <message>
        <source>has unsaved changes</source>
        <translation>tem alterações não salvas</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicação</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Anexos</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
</context>
<context>
    <name>ui::ReleasePage</name>
    <message>
        <source>%1 is public.</source>
        <translation>%1 está pública.</translation>
    </message>
    <message>
        <source>What you type cannot be kept on this computer: the disk is full or not writable. Save on the server before you quit.</source>
        <translation>O que você digita não pode ser guardado neste computador: o disco está cheio ou não permite gravação. Salve no servidor antes de sair.</translation>
    </message>
    <message>
        <source>You may read this repository but not change its releases.</source>
        <translation>Você pode ler este repositório, mas não alterar as releases dele.</translation>
    </message>
    <message>
        <source>The notes are too long: %1 characters of at most %2.</source>
        <translation>As notas são longas demais: %1 caracteres de no máximo %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be uploaded, so nothing was published. The draft and the other files are on the server.</source>
        <translation>
            <numerusform>Não foi possível enviar %n arquivo; por isso, nada foi publicado. O rascunho e os outros arquivos estão no servidor.</numerusform>
            <numerusform>Não foi possível enviar %n arquivos; por isso, nada foi publicado. O rascunho e os outros arquivos estão no servidor.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was published: on the server these files are missing or not whole: %1</source>
        <translation>Nada foi publicado: no servidor, estes arquivos faltam ou estão incompletos: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>Somebody else changed this release on the server meanwhile: %1. Yours is kept; nothing was overwritten.</source>
        <translation>Enquanto isso, outra pessoa alterou esta release no servidor: %1. A sua versão foi mantida; nada foi sobrescrito.</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Comparar…</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Manter a minha</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Usar a do servidor</translation>
    </message>
    <message>
        <source>This is no picture that can be shown: %1</source>
        <translation>Isto não é uma imagem que possa ser mostrada: %1</translation>
    </message>
</context>
<context>
    <name>ui::RepositoryModel</name>
    <message>
        <source>This repository is archived: nothing in it can be changed.</source>
        <translation>Este repositório está arquivado: nada nele pode ser alterado.</translation>
    </message>
    <message>
        <source>You may read this repository but not change it.</source>
        <translation>Você pode ler este repositório, mas não alterá-lo.</translation>
    </message>
    <message>
        <source>Reading the repositories…</source>
        <translation>Lendo os repositórios…</translation>
    </message>
    <message>
        <source>Not readable. Try again</source>
        <translation>Não foi possível ler. Tente novamente</translation>
    </message>
    <message>
        <source>No repositories</source>
        <translation>Nenhum repositório</translation>
    </message>
</context>
<context>
    <name>ui::RepositorySidebar</name>
    <message>
        <source>Repositories</source>
        <translation>Repositórios</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Adicionar conta</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Nenhuma conta ainda</translation>
    </message>
    <message>
        <source>Add one to see its repositories.</source>
        <translation>Adicione uma para ver os repositórios dela.</translation>
    </message>
</context>
<context>
    <name>ui::ReviewDialog</name>
    <message>
        <source>Visitors will no longer see it, and its files cannot be downloaded by the public. The tag stays.</source>
        <translation>Os visitantes não a verão mais, e o público não poderá baixar os arquivos. A tag permanece.</translation>
    </message>
    <message>
        <source>Review changes</source>
        <translation>Rever alterações</translation>
    </message>
    <message>
        <source>What the new draft will hold</source>
        <translation>O que o novo rascunho terá</translation>
    </message>
    <message>
        <source>What saving will change</source>
        <translation>O que muda ao salvar</translation>
    </message>
    <message>
        <source>Publish release</source>
        <translation>Publicar release</translation>
    </message>
    <message>
        <source>Publish %1</source>
        <translation>Publicar %1</translation>
    </message>
    <message>
        <source>Take back as draft</source>
        <translation>Voltar para rascunho</translation>
    </message>
    <message>
        <source>Take %1 back as a draft</source>
        <translation>Voltar %1 para rascunho</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Descartar alterações</translation>
    </message>
    <message>
        <source>Discard this new release?</source>
        <translation>Descartar esta nova release?</translation>
    </message>
    <message>
        <source>Discard these changes?</source>
        <translation>Descartar estas alterações?</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>What is on the server now, and what yours would make of it</source>
        <translation>O que está agora no servidor e como ficaria com a sua versão</translation>
    </message>
    <message>
        <source>The tag %1 exists already and stays where it is.</source>
        <translation>A tag %1 já existe e permanece onde está.</translation>
    </message>
    <message>
        <source>The tag %1 will be made at %2.</source>
        <translation>A tag %1 será criada em %2.</translation>
    </message>
    <message>
        <source>It will be marked as a pre-release.</source>
        <translation>Será marcada como pré-lançamento.</translation>
    </message>
    <message>
        <source>Whether it becomes the latest release is decided by date and version.</source>
        <translation>A data e a versão decidem se será a release mais recente.</translation>
    </message>
    <message>
        <source>It will be the latest release.</source>
        <translation>Será a release mais recente.</translation>
    </message>
    <message>
        <source>It will not become the latest release.</source>
        <translation>Não será a release mais recente.</translation>
    </message>
    <message>
        <source>A discussion will be opened in %1.</source>
        <translation>Uma discussão será aberta em %1.</translation>
    </message>
    <message>
        <source>It has no files.</source>
        <translation>Não tem arquivos.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) on the release.</source>
        <translation>
            <numerusform>%n arquivo na release.</numerusform>
            <numerusform>%n arquivos na release.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will be uploaded first; it goes public only when all are there.</source>
        <translation>
            <numerusform>%n arquivo será enviado antes; a release só fica pública quando todos estiverem lá.</numerusform>
            <numerusform>%n arquivos serão enviados antes; a release só fica pública quando todos estiverem lá.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody who can see the repository will see it, and watchers are told.</source>
        <translation>Todos que podem ver o repositório a verão, e quem o acompanha será avisado.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sim</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vazio)</translation>
    </message>
    <message>
        <source>There are no notes.</source>
        <translation>Não há notas.</translation>
    </message>
    <message>
        <source>The notes stay as they are on the server.</source>
        <translation>As notas ficam como estão no servidor.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>ui::SourceEditor</name>
    <message>
        <source>Release notes, Markdown source</source>
        <translation>Notas da release, código-fonte Markdown</translation>
    </message>
    <message>
        <source>Describe this release</source>
        <translation>Descreva esta release</translation>
    </message>
</context>
<context>
    <name>ui::StatePage</name>
    <message>
        <source>Loading</source>
        <translation>Carregando</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
</context>
<context>
    <name>ui::TagProblem</name>
    <message>
        <source>A release needs a tag, such as v1.0.0.</source>
        <translation>Uma release precisa de uma tag, por exemplo v1.0.0.</translation>
    </message>
    <message>
        <source>A tag cannot contain spaces.</source>
        <translation>Uma tag não pode conter espaços.</translation>
    </message>
    <message>
        <source>A tag cannot contain invisible characters.</source>
        <translation>Uma tag não pode conter caracteres invisíveis.</translation>
    </message>
    <message>
        <source>A tag cannot contain any of ~ ^ : ? * [ \</source>
        <translation>Uma tag não pode conter nenhum destes: ~ ^ : ? * [ \</translation>
    </message>
    <message>
        <source>A tag cannot contain two dots in a row.</source>
        <translation>Uma tag não pode conter pontos seguidos.</translation>
    </message>
    <message>
        <source>A tag cannot contain @{</source>
        <translation>Uma tag não pode conter @{</translation>
    </message>
    <message>
        <source>A tag cannot be a single @</source>
        <translation>Uma tag não pode ser só um @</translation>
    </message>
    <message>
        <source>A tag cannot begin or end with a slash, or have two in a row.</source>
        <translation>Uma tag não pode começar nem terminar com barra, nem ter duas seguidas.</translation>
    </message>
    <message>
        <source>A tag cannot begin with a dash.</source>
        <translation>Uma tag não pode começar com hífen.</translation>
    </message>
    <message>
        <source>No part of a tag can begin with a dot.</source>
        <translation>Nenhuma parte de uma tag pode começar com ponto.</translation>
    </message>
    <message>
        <source>A tag cannot end with a dot.</source>
        <translation>Uma tag não pode terminar com ponto.</translation>
    </message>
    <message>
        <source>No part of a tag can end with .lock</source>
        <translation>Nenhuma parte de uma tag pode terminar com .lock</translation>
    </message>
    <message>
        <source>The tag is too long.</source>
        <translation>A tag é longa demais.</translation>
    </message>
    <message>
        <source>Write the tag alone, without refs/ before it.</source>
        <translation>Escreva só a tag, sem refs/ antes dela.</translation>
    </message>
</context>
<context>
    <name>ui::TransferModel</name>
    <message>
        <source>%1 · %2</source>
        <comment>a repository, a tag</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>ui::TransferPanel</name>
    <message>
        <source>Transfers</source>
        <translation>Transferências</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Limpar concluídas</translation>
    </message>
    <message>
        <source>Hide the transfers</source>
        <translation>Ocultar as transferências</translation>
    </message>
    <message>
        <source>Nothing has been sent or fetched yet.</source>
        <translation>Nada foi enviado nem baixado ainda.</translation>
    </message>
</context>
<context>
    <name>ui::TransferSummary</name>
    <message>
        <source>1 upload</source>
        <translation>1 envio</translation>
    </message>
    <message numerus="yes">
        <source>%n uploads</source>
        <translation>
            <numerusform>%n envio</numerusform>
            <numerusform>%n envios</numerusform>
        </translation>
    </message>
    <message>
        <source>1 download</source>
        <translation>1 download</translation>
    </message>
    <message numerus="yes">
        <source>%n downloads</source>
        <translation>
            <numerusform>%n download</numerusform>
            <numerusform>%n downloads</numerusform>
        </translation>
    </message>
    <message>
        <source>1 file to look at</source>
        <translation>1 arquivo pede atenção</translation>
    </message>
    <message numerus="yes">
        <source>%n files to look at</source>
        <translation>
            <numerusform>%n arquivo pede atenção</numerusform>
            <numerusform>%n arquivos pedem atenção</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>restam %1</translation>
    </message>
</context>
<context>
    <name>ui::TransferWords</name>
    <message>
        <source>file not found</source>
        <translation>arquivo não encontrado</translation>
    </message>
    <message>
        <source>is a folder</source>
        <translation>é uma pasta</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>não é um arquivo comum</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>não pode ser lido</translation>
    </message>
    <message>
        <source>empty file</source>
        <translation>arquivo vazio</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>grande demais</translation>
    </message>
    <message>
        <source>name is used twice</source>
        <translation>nome repetido</translation>
    </message>
    <message>
        <source>changed while it was sent</source>
        <translation>alterado durante o envio</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>sem conexão</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>certificado não confiável</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sem resposta</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelado</translation>
    </message>
    <message>
        <source>sign in again</source>
        <translation>entre novamente</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>não permitido</translation>
    </message>
    <message>
        <source>limit reached</source>
        <translation>limite atingido</translation>
    </message>
    <message>
        <source>not found on the server</source>
        <translation>não encontrado no servidor</translation>
    </message>
    <message>
        <source>1,000 assets already</source>
        <translation>já há 1.000 anexos</translation>
    </message>
    <message>
        <source>refused by the server</source>
        <translation>recusado pelo servidor</translation>
    </message>
    <message>
        <source>server error</source>
        <translation>erro do servidor</translation>
    </message>
    <message>
        <source>answer not understood</source>
        <translation>resposta não entendida</translation>
    </message>
    <message>
        <source>foreign address</source>
        <translation>endereço de terceiros</translation>
    </message>
    <message>
        <source>changed by somebody else</source>
        <translation>alterado por outra pessoa</translation>
    </message>
    <message>
        <source>cannot be read or written</source>
        <translation>não pode ser lido ou gravado</translation>
    </message>
    <message>
        <source>damaged on the way</source>
        <translation>danificado no caminho</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Attempt %1.</source>
        <translation>Tentativa %1.</translation>
    </message>
    <message>
        <source>starts when the draft is saved</source>
        <translation>começa quando o rascunho for salvo</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>aguardando</translation>
    </message>
    <message>
        <source>%1 · looking again</source>
        <translation>%1 · consultando de novo</translation>
    </message>
    <message>
        <source>again in %1 · %2</source>
        <comment>a time, then a short reason</comment>
        <translation>de novo em %1 · %2</translation>
    </message>
    <message>
        <source>✓ downloaded, verified</source>
        <translation>✓ baixado, conferido</translation>
    </message>
    <message>
        <source>✓ downloaded</source>
        <translation>✓ baixado</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Salvo como %1.</translation>
    </message>
    <message>
        <source>✓ already there</source>
        <translation>✓ já está lá</translation>
    </message>
    <message>
        <source>✓ verified</source>
        <translation>✓ conferido</translation>
    </message>
    <message>
        <source>✓ size only</source>
        <translation>✓ só o tamanho</translation>
    </message>
    <message>
        <source>The server holds exactly the bytes of your file (SHA-256).</source>
        <translation>O servidor tem exatamente os bytes do seu arquivo (SHA-256).</translation>
    </message>
    <message>
        <source>The server tells no digest, so only the size was compared.</source>
        <translation>O servidor não informa o hash; por isso, só o tamanho foi comparado.</translation>
    </message>
    <message>
        <source>The old file could not be deleted. It is now called “%1”.</source>
        <translation>Não foi possível excluir o arquivo antigo. Agora ele se chama “%1”.</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>verificando…</translation>
    </message>
    <message>
        <source>verifying…</source>
        <translation>conferindo…</translation>
    </message>
    <message>
        <source>name is taken</source>
        <translation>nome já em uso</translation>
    </message>
    <message>
        <source>it is no longer there.</source>
        <translation>ele não está mais lá.</translation>
    </message>
    <message>
        <source>it is a folder.</source>
        <translation>é uma pasta.</translation>
    </message>
    <message>
        <source>it is a pipe or a device, not a file.</source>
        <translation>é um pipe ou um dispositivo, não um arquivo.</translation>
    </message>
    <message>
        <source>you may not read it. Check its permissions.</source>
        <translation>você não pode lê-lo. Verifique as permissões dele.</translation>
    </message>
    <message>
        <source>it is empty, and GitHub refuses empty files.</source>
        <translation>ele está vazio, e o GitHub recusa arquivos vazios.</translation>
    </message>
    <message>
        <source>assets must stay under 2 GiB. Compress or split it.</source>
        <translation>os anexos devem ter menos de 2 GiB. Compacte-o ou divida-o.</translation>
    </message>
    <message>
        <source>another waiting file will have the same name. Rename one of them.</source>
        <translation>outro arquivo à espera terá o mesmo nome. Renomeie um deles.</translation>
    </message>
    <message>
        <source>it was changed while it was sent. Try again once it is complete.</source>
        <translation>ele foi alterado durante o envio. Tente novamente quando estiver completo.</translation>
    </message>
    <message>
        <source>“%1” has %2 and cannot be uploaded: %3</source>
        <comment>a file, a size, a reason</comment>
        <translation>“%1” tem %2 e não pode ser enviado: %3</translation>
    </message>
    <message>
        <source>“%1” cannot be uploaded: %2</source>
        <comment>a file, a reason</comment>
        <translation>“%1” não pode ser enviado: %2</translation>
    </message>
    <message>
        <source>“%1” was not uploaded. %2</source>
        <comment>a file, sentences</comment>
        <translation>“%1” não foi enviado. %2</translation>
    </message>
    <message>
        <source>“%1” was not downloaded. %2</source>
        <comment>a file, sentences</comment>
        <translation>“%1” não foi baixado. %2</translation>
    </message>
    <message>
        <source>An upload of “%1” that never finished is in the way.</source>
        <translation>Um envio de “%1” que não foi concluído está no caminho.</translation>
    </message>
    <message>
        <source>“%1” is already on the release (%2, downloads: %3). Yours has %4 and other content.</source>
        <comment>a file, a size, a number, a size</comment>
        <translation>“%1” já está na release (%2, downloads: %3). O seu tem %4 e outro conteúdo.</translation>
    </message>
</context>
<context>
    <name>ui::UnsavedBar</name>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Review changes…</source>
        <translation>Rever alterações…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Publish release</source>
        <translation>Publicar release</translation>
    </message>
    <message>
        <source>Take back as draft…</source>
        <translation>Voltar para rascunho…</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Salvar rascunho</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Salvando…</translation>
    </message>
    <message>
        <source>Uploading the files before publishing…</source>
        <translation>Enviando os arquivos antes de publicar…</translation>
    </message>
    <message>
        <source>Publishing…</source>
        <translation>Publicando…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Excluindo…</translation>
    </message>
    <message>
        <source>Saved on the server as a draft</source>
        <translation>Salvo no servidor como rascunho</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>Tudo está salvo</translation>
    </message>
    <message>
        <source>New release, not on the server yet</source>
        <translation>Nova release, ainda não está no servidor</translation>
    </message>
    <message>
        <source>Unsaved: %1</source>
        <translation>Não salvo: %1</translation>
    </message>
    <message>
        <source>kept on this computer %1</source>
        <translation>guardado neste computador %1</translation>
    </message>
    <message>
        <source>being kept on this computer…</source>
        <translation>guardando neste computador…</translation>
    </message>
</context>
<context>
    <name>ui::releasetext</name>
    <message>
        <source>New release</source>
        <translation>Nova release</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Rascunho</translation>
    </message>
    <message>
        <source>Pre-release</source>
        <translation>Pré-lançamento</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Mais recente</translation>
    </message>
    <message>
        <source>Immutable</source>
        <translation>Imutável</translation>
    </message>
    <message>
        <source>not on the server yet</source>
        <translation>ainda não está no servidor</translation>
    </message>
    <message>
        <source>edited %1</source>
        <translation>editado %1</translation>
    </message>
    <message>
        <source>no assets</source>
        <translation>nenhum anexo</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n assets</source>
        <translation>
            <numerusform>%1 de %n anexo</numerusform>
            <numerusform>%1 de %n anexos</numerusform>
        </translation>
    </message>
    <message>
        <source>1 asset</source>
        <translation>1 anexo</translation>
    </message>
    <message numerus="yes">
        <source>%n assets</source>
        <translation>
            <numerusform>%n anexo</numerusform>
            <numerusform>%n anexos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::text</name>
    <message>
        <source>“%1” is already taken.</source>
        <translation>“%1” já está em uso.</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>“%1” está faltando.</translation>
    </message>
    <message>
        <source>“%1” is not valid.</source>
        <translation>“%1” não é válido.</translation>
    </message>
    <message>
        <source>%1 The server says: %2</source>
        <translation>%1 O servidor diz: %2</translation>
    </message>
    <message>
        <source>The server asks for a pause: too many requests. Try again in a minute.</source>
        <translation>O servidor pede uma pausa: solicitações demais. Tente novamente em um minuto.</translation>
    </message>
    <message>
        <source>The server asks for a pause: too many requests. Try again in %1.</source>
        <translation>O servidor pede uma pausa: solicitações demais. Tente novamente em %1.</translation>
    </message>
    <message>
        <source>The server refused this (HTTP status %1). Check what you entered.</source>
        <translation>O servidor recusou isto (status HTTP %1). Verifique o que você digitou.</translation>
    </message>
    <message>
        <source>The server refused this: %1</source>
        <translation>O servidor recusou isto: %1</translation>
    </message>
    <message>
        <source>The server has a problem of its own. Try again in a moment.</source>
        <translation>O servidor está com um problema próprio. Tente novamente daqui a pouco.</translation>
    </message>
    <message>
        <source>The server has a problem of its own (HTTP status %1). Try again in a moment.</source>
        <translation>O servidor está com um problema próprio (status HTTP %1). Tente novamente daqui a pouco.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the address and your connection, then try again.</source>
        <translation>Não é possível acessar o servidor. Verifique o endereço e a sua conexão e tente novamente.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate cannot be trusted, so nothing was sent. Check the address, or add your organisation&apos;s certificate to the account.</source>
        <translation>O certificado do servidor não é confiável; por isso, nada foi enviado. Verifique o endereço ou adicione o certificado da sua organização à conta.</translation>
    </message>
    <message>
        <source>The server stopped answering. Try again.</source>
        <translation>O servidor parou de responder. Tente novamente.</translation>
    </message>
    <message>
        <source>The server does not accept this token. Sign in again.</source>
        <translation>O servidor não aceita este token. Entre novamente.</translation>
    </message>
    <message>
        <source>This account is not allowed to do that. Check the token&apos;s permissions.</source>
        <translation>Esta conta não tem permissão para fazer isso. Verifique as permissões do token.</translation>
    </message>
    <message>
        <source>The server knows nothing at this address, or hides it from this account. Check the name and the token&apos;s permissions.</source>
        <translation>O servidor não conhece nada neste endereço ou o oculta desta conta. Verifique o nome e as permissões do token.</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be understood. Check that the address is that of a GitHub server.</source>
        <translation>Não foi possível entender a resposta do servidor. Verifique se o endereço é de um servidor GitHub.</translation>
    </message>
    <message>
        <source>The server pointed to a foreign address, which your token must not go to. Nothing was sent there.</source>
        <translation>O servidor apontou para um endereço de terceiros, ao qual o seu token não deve ir. Nada foi enviado para lá.</translation>
    </message>
    <message>
        <source>Somebody else has changed this release meanwhile. Compare both versions before you save.</source>
        <translation>Enquanto isso, outra pessoa alterou esta release. Compare as duas versões antes de salvar.</translation>
    </message>
    <message>
        <source>A file on this computer cannot be read or written. Check that it exists and that you may use it.</source>
        <translation>Um arquivo neste computador não pode ser lido ou gravado. Verifique se ele existe e se você pode usá-lo.</translation>
    </message>
    <message>
        <source>A file on this computer cannot be used: %1</source>
        <translation>Um arquivo neste computador não pode ser usado: %1</translation>
    </message>
    <message>
        <source>What arrived differs from what was sent. Try again.</source>
        <translation>O que chegou é diferente do que foi enviado. Tente novamente.</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation>%1 TB</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>agora mesmo</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>há %1 min</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>há 1 hora</translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>há %n hora</numerusform>
            <numerusform>há %n horas</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation>há 1 dia</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>há %n dia</numerusform>
            <numerusform>há %n dias</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date, as QLocale::toString() takes it</comment>
        <translation>dd/MM/yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>date and time, as QLocale::toString() takes it</comment>
        <translation>dd/MM/yyyy HH:mm</translation>
    </message>
</context>
</TS>
