<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context>
    <name>VisualPartAccessible</name>
    <message>
        <source>Edit as Markdown</source>
        <translation>Editar como Markdown</translation>
    </message>
    <message>
        <source>Edit source of this block</source>
        <translation>Editar o código deste bloco</translation>
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
        <source>Heading level %1</source>
        <translation>Título de nível %1</translation>
    </message>
    <message>
        <source>Unfolded</source>
        <translation>Aberto</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Fechado</translation>
    </message>
</context>
<context>
    <name>VisualStyle</name>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Raw HTML, kept exactly as written</source>
        <translation>HTML, mantido exatamente como está</translation>
    </message>
    <message>
        <source>Link addresses, kept exactly as written</source>
        <translation>Endereços de links, mantidos exatamente como estão</translation>
    </message>
    <message numerus="yes">
        <source>Table with %n row(s), kept exactly as written</source>
        <translation>
            <numerusform>Tabela com %n linha, mantida exatamente como está</numerusform>
            <numerusform>Tabela com %n linhas, mantida exatamente como está</numerusform>
        </translation>
    </message>
    <message>
        <source>These notes are too large to be edited visually.</source>
        <translation>Estas notas são grandes demais para a edição visual.</translation>
    </message>
    <message>
        <source>They stay exactly as written</source>
        <translation>Elas ficam exatamente como estão</translation>
    </message>
    <message>
        <source>Kept exactly as written</source>
        <translation>Mantido exatamente como está</translation>
    </message>
    <message>
        <source>Edit as Markdown</source>
        <translation>Editar como Markdown</translation>
    </message>
    <message>
        <source>Edit source of this block</source>
        <translation>Editar o código deste bloco</translation>
    </message>
</context>
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
    <name>app::Notifier</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>app::Presence</name>
    <message>
        <source>1 file has arrived</source>
        <translation>1 arquivo chegou</translation>
    </message>
    <message numerus="yes">
        <source>%n files have arrived</source>
        <translation>
            <numerusform>%n arquivo chegou</numerusform>
            <numerusform>%n arquivos chegaram</numerusform>
        </translation>
    </message>
    <message>
        <source>1 file needs a look</source>
        <translation>1 arquivo precisa de atenção</translation>
    </message>
    <message numerus="yes">
        <source>%n files need a look</source>
        <translation>
            <numerusform>%n arquivo precisa de atenção</numerusform>
            <numerusform>%n arquivos precisam de atenção</numerusform>
        </translation>
    </message>
    <message>
        <source>The transfers say why.</source>
        <translation>As transferências dizem por quê.</translation>
    </message>
    <message>
        <source>Show Slipway</source>
        <translation>Mostrar o Slipway</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Files are on their way</source>
        <translation>Há arquivos a caminho</translation>
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
    <name>ui::AccountCommands</name>
    <message>
        <source>%1 on %2</source>
        <comment>login on host</comment>
        <translation>%1 em %2</translation>
    </message>
    <message>
        <source>&amp;Add account…</source>
        <translation>&amp;Adicionar conta…</translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>&amp;Detalhes…</translation>
    </message>
    <message>
        <source>&amp;Sign out…</source>
        <translation>&amp;Sair da conta…</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Conta</translation>
    </message>
    <message>
        <source>The token is deleted from the keychain of this computer. What you have typed stays here, and is there again when you sign in.</source>
        <translation>O token será excluído do chaveiro deste computador. O que você digitou fica aqui e volta quando você entrar novamente.</translation>
    </message>
    <message>
        <source>What you have typed stays here, and is there again when you sign in.</source>
        <translation>O que você digitou fica aqui e volta quando você entrar novamente.</translation>
    </message>
    <message>
        <source>Files of this account that are still on their way stop.</source>
        <translation>As transferências em andamento desta conta serão interrompidas.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sair da conta</translation>
    </message>
    <message>
        <source>Sign out %1?</source>
        <translation>Sair da conta %1?</translation>
    </message>
    <message>
        <source>The token is still in the keychain, so you are not signed out.</source>
        <translation>O token ainda está no chaveiro; por isso, você não saiu da conta.</translation>
    </message>
    <message>
        <source>You can take the account out of Slipway all the same, and delete the entry “slipway” in your keychain&apos;s own program.</source>
        <translation>Mesmo assim, você pode remover a conta do Slipway e excluir a entrada “slipway” no programa do seu chaveiro.</translation>
    </message>
    <message>
        <source>Take out, leave the token</source>
        <translation>Remover e deixar o token</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
</context>
<context>
    <name>ui::AccountStatus</name>
    <message>
        <source>API %1 / %2 · resets %3</source>
        <translation>API %1 / %2 · renova às %3</translation>
    </message>
    <message>
        <source>This hour’s requests are used up: goes on in %1</source>
        <translation>As solicitações desta hora acabaram: continua em %1</translation>
    </message>
    <message>
        <source>GitHub asks for a pause: goes on in %1</source>
        <translation>O GitHub pede uma pausa: continua em %1</translation>
    </message>
    <message>
        <source>%1 @ %2</source>
        <comment>login at host</comment>
        <translation>%1 @ %2</translation>
    </message>
    <message>
        <source>%1: pauses until %2</source>
        <translation>%1: em pausa até %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3 requests left, all again at %4</source>
        <translation>%1: restam %2 de %3 solicitações, todas de novo às %4</translation>
    </message>
</context>
<context>
    <name>ui::AccountSummary</name>
    <message>
        <source>%1 on %2</source>
        <comment>login on host</comment>
        <translation>%1 em %2</translation>
    </message>
    <message>
        <source>This token sees published releases only and can change nothing: it lacks the scope repo.</source>
        <translation>Este token só vê releases publicadas e não pode alterar nada: falta o escopo repo.</translation>
    </message>
    <message>
        <source>Make another token…</source>
        <translation>Criar outro token…</translation>
    </message>
    <message>
        <source>The keychain is being asked to keep the token. It may show a question of its own.</source>
        <translation>Pedindo ao chaveiro que guarde o token. Ele pode mostrar uma pergunta própria.</translation>
    </message>
    <message>
        <source>The token is kept in the keychain of this computer.</source>
        <translation>O token está guardado no chaveiro deste computador.</translation>
    </message>
    <message>
        <source>The token is kept until you quit, and nowhere on the disk. You can work as usual; next time you sign in again.</source>
        <translation>O token fica guardado até você sair do Slipway, sem ser gravado no disco. Você pode trabalhar normalmente; na próxima vez, entre novamente.</translation>
    </message>
    <message>
        <source>A token for chosen repositories. What it may do there shows when you open them.</source>
        <translation>Um token para repositórios escolhidos. O que ele pode fazer aparece quando você os abre.</translation>
    </message>
    <message>
        <source>The token has no scopes.</source>
        <translation>O token não tem escopos.</translation>
    </message>
    <message>
        <source>The token&apos;s scopes: %1</source>
        <translation>Escopos do token: %1</translation>
    </message>
    <message>
        <source>It expired on %1.</source>
        <translation>Ele expirou em %1.</translation>
    </message>
    <message>
        <source>It is good until %1.</source>
        <translation>Ele vale até %1.</translation>
    </message>
    <message numerus="yes">
        <source>It is good until %1, for %n more day(s).</source>
        <translation>
            <numerusform>Ele vale até %1, por mais %n dia.</numerusform>
            <numerusform>Ele vale até %1, por mais %n dias.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AddRepositoryDialog</name>
    <message>
        <source>Add repository</source>
        <translation>Adicionar repositório</translation>
    </message>
    <message>
        <source>owner/name, or any web address of it</source>
        <translation>owner/name ou qualquer endereço web dele</translation>
    </message>
    <message>
        <source>Repositories of your accounts</source>
        <translation>Repositórios das suas contas</translation>
    </message>
    <message>
        <source>&amp;Repository:</source>
        <translation>&amp;Repositório:</translation>
    </message>
    <message>
        <source>A&amp;ccount:</source>
        <translation>C&amp;onta:</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Adicionar</translation>
    </message>
    <message>
        <source>You have no account on %1 yet.</source>
        <translation>Você ainda não tem uma conta em %1.</translation>
    </message>
    <message>
        <source>Sign in on %1…</source>
        <translation>Entrar em %1…</translation>
    </message>
    <message>
        <source>Its release %1 is opened as well.</source>
        <translation>A release %1 dele também será aberta.</translation>
    </message>
    <message>
        <source>This is no address of a repository.</source>
        <translation>Isto não é o endereço de um repositório.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>host and login</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1  –  %2</source>
        <comment>repository and account</comment>
        <translation>%1  –  %2</translation>
    </message>
    <message>
        <source>This account is signed out.</source>
        <translation>Você saiu desta conta.</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>Entrar novamente…</translation>
    </message>
    <message>
        <source>Looking for %1…</source>
        <translation>Procurando %1…</translation>
    </message>
</context>
<context>
    <name>ui::AgeLine</name>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>Offline. The list may not be complete.</source>
        <translation>Off-line. A lista pode estar incompleta.</translation>
    </message>
    <message>
        <source>Offline. As of %1.</source>
        <translation>Off-line. Última leitura: %1.</translation>
    </message>
    <message>
        <source>As of %1.</source>
        <translation>Última leitura: %1.</translation>
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
    <message>
        <source>Checksums…</source>
        <translation>Somas de verificação…</translation>
    </message>
    <message>
        <source>Verify checksums</source>
        <translation>Conferir somas de verificação</translation>
    </message>
    <message>
        <source>Pause transfer</source>
        <translation>Pausar transferência</translation>
    </message>
    <message>
        <source>Resume transfer</source>
        <translation>Retomar transferência</translation>
    </message>
    <message>
        <source>The files were not added. %1</source>
        <comment>a reason</comment>
        <translation>Os arquivos não foram adicionados. %1</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Examinando os arquivos…</translation>
    </message>
    <message>
        <source>Computing the checksums of the files before they are sent…</source>
        <translation>Calculando as somas de verificação dos arquivos antes do envio…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not added to %1. What you chose for them is kept until you close this message.</source>
        <translation>
            <numerusform>%n arquivo não foi adicionado a %1. O que você escolheu para ele fica guardado até você fechar esta mensagem.</numerusform>
            <numerusform>%n arquivos não foram adicionados a %1. O que você escolheu para eles fica guardado até você fechar esta mensagem.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look again…</source>
        <translation>Ver de novo…</translation>
    </message>
    <message>
        <source>Download source code (zip)…</source>
        <translation>Baixar o código-fonte (zip)…</translation>
    </message>
    <message>
        <source>Download source code (tar.gz)…</source>
        <translation>Baixar o código-fonte (tar.gz)…</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are being fetched. Drag them again once they are here.</source>
        <translation>
            <numerusform>%n arquivo está sendo baixado. Arraste-o de novo quando ele estiver aqui.</numerusform>
            <numerusform>%n arquivos estão sendo baixados. Arraste-os de novo quando eles estiverem aqui.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n pausado</numerusform>
            <numerusform>%n pausados</numerusform>
        </translation>
    </message>
    <message>
        <source>Download all…</source>
        <translation>Baixar todos…</translation>
    </message>
</context>
<context>
    <name>ui::BlockGrip</name>
    <message>
        <source>Move this block</source>
        <translation>Mover este bloco</translation>
    </message>
    <message>
        <source>Drag to move. Alt+Up and Alt+Down move it too.</source>
        <translation>Arraste para mover. Alt+Seta para cima e Alt+Seta para baixo também movem.</translation>
    </message>
</context>
<context>
    <name>ui::BlockSourceDialog</name>
    <message>
        <source>Source of this block</source>
        <translation>Código deste bloco</translation>
    </message>
    <message>
        <source>Markdown of this block</source>
        <translation>Markdown deste bloco</translation>
    </message>
</context>
<context>
    <name>ui::CertificateField</name>
    <message>
        <source>Own certificate authority…</source>
        <translation>Autoridade certificadora própria…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>For servers whose certificate this computer does not know</source>
        <translation>Para servidores cujo certificado este computador não conhece</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Autoridade certificadora</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der)</source>
        <translation>Certificados (*.pem *.crt *.cer *.der)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>%1 holds no certificate that can be read.</source>
        <translation>%1 não contém nenhum certificado que possa ser lido.</translation>
    </message>
    <message>
        <source>%1, valid until %2
SHA-256 %3</source>
        <translation>%1, válido até %2
SHA-256 %3</translation>
    </message>
    <message>
        <source>Compare the fingerprint with what your administrator gives you.</source>
        <translation>Compare a impressão digital com a que o seu administrador informar.</translation>
    </message>
</context>
<context>
    <name>ui::ChecksumFlow</name>
    <message>
        <source>The %1 on the release is right already.</source>
        <translation>O %1 da release já está correto.</translation>
    </message>
    <message>
        <source>Make checksums anew…</source>
        <translation>Recriar somas de verificação…</translation>
    </message>
    <message>
        <source>Checking the checksums…</source>
        <translation>Conferindo as somas de verificação…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>ui::ChecksumWords</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>mais %n</numerusform>
            <numerusform>mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 lists other checksums than these files have: %2.</source>
        <translation>%1 lista somas de verificação diferentes das destes arquivos: %2.</translation>
    </message>
    <message>
        <source>%1 lists files that are not on the release: %2.</source>
        <translation>%1 lista arquivos que não estão na release: %2.</translation>
    </message>
    <message>
        <source>This release has no checksum files.</source>
        <translation>Esta release não tem arquivos de somas de verificação.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have the checksums that are listed for them.</source>
        <translation>
            <numerusform>%n arquivo tem a soma de verificação listada para ele.</numerusform>
            <numerusform>%n arquivos têm as somas de verificação listadas para eles.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not listed: %1.</source>
        <translation>Fora da lista: %1.</translation>
    </message>
    <message>
        <source>Holds no checksums that could be read: %1.</source>
        <translation>Sem somas de verificação legíveis: %1.</translation>
    </message>
    <message>
        <source>Too large to be a checksum file, and not read: %1.</source>
        <translation>Grande demais para um arquivo de somas de verificação e, por isso, não lido: %1.</translation>
    </message>
</context>
<context>
    <name>ui::ChecksumsDialog</name>
    <message>
        <source>known</source>
        <translation>conhecido</translation>
    </message>
    <message>
        <source>from the file that is being added</source>
        <translation>do arquivo que está sendo adicionado</translation>
    </message>
    <message>
        <source>from the file here</source>
        <translation>do arquivo local</translation>
    </message>
    <message>
        <source>has to be fetched</source>
        <translation>precisa ser baixado</translation>
    </message>
    <message>
        <source>Checksums for the new release</source>
        <translation>Somas de verificação da nova release</translation>
    </message>
    <message>
        <source>Checksums for %1</source>
        <translation>Somas de verificação de %1</translation>
    </message>
    <message>
        <source>With such a file people can check what they have downloaded: sha256sum -c SHA256SUMS</source>
        <translation>Com um arquivo assim, as pessoas podem conferir o que baixaram: sha256sum -c SHA256SUMS</translation>
    </message>
    <message>
        <source>%1, replacing the one on the release</source>
        <translation>%1, substituindo o que está na release</translation>
    </message>
    <message>
        <source>Its downloads count from 0 again. The old one stays until the new one is verified.</source>
        <translation>Os downloads voltam a contar de 0. O antigo fica até o novo ser conferido.</translation>
    </message>
    <message>
        <source>&amp;All files</source>
        <translation>&amp;Todos os arquivos</translation>
    </message>
    <message>
        <source>Files to list</source>
        <translation>Arquivos a listar</translation>
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
        <source>Digest</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>&amp;Make and upload</source>
        <translation>&amp;Criar e enviar</translation>
    </message>
    <message>
        <source>The release has no files yet.</source>
        <translation>A release ainda não tem arquivos.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) · %1 to fetch</source>
        <translation>
            <numerusform>%n arquivo · %1 a baixar</numerusform>
            <numerusform>%n arquivos · %1 a baixar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n arquivo</numerusform>
            <numerusform>%n arquivos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CliWay</name>
    <message>
        <source>Look for accounts of GitHub CLI</source>
        <translation>Procurar contas do GitHub CLI</translation>
    </message>
    <message>
        <source>If you are signed in with GitHub CLI (gh) on this computer, its token can be used here as well. Your keychain may ask you to allow it.</source>
        <translation>Se você entrou com o GitHub CLI (gh) neste computador, o token dele também pode ser usado aqui. O seu chaveiro pode pedir permissão.</translation>
    </message>
    <message>
        <source>Accounts of GitHub CLI</source>
        <translation>Contas do GitHub CLI</translation>
    </message>
    <message>
        <source>GitHub CLI</source>
        <translation>GitHub CLI</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>login on host</comment>
        <translation>%1 em %2</translation>
    </message>
    <message>
        <source>The settings of GitHub CLI cannot be read.</source>
        <translation>Não é possível ler as configurações do GitHub CLI.</translation>
    </message>
    <message>
        <source>GitHub CLI is not signed in anywhere on this computer.</source>
        <translation>O GitHub CLI não está conectado a nenhuma conta neste computador.</translation>
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
    <name>ui::DeviceWay</name>
    <message>
        <source>&amp;Client ID</source>
        <translation>ID do &amp;cliente</translation>
    </message>
    <message>
        <source>Copy the code and open the page</source>
        <translation>Copiar o código e abrir a página</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>ID do cliente</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Get a code</source>
        <translation>Obter um código</translation>
    </message>
    <message>
        <source>This server needs the client ID of an OAuth app with device sign-in. An administrator makes one in the server&apos;s developer settings. A token always works without it.</source>
        <translation>Este servidor precisa do ID do cliente de um aplicativo OAuth com login por dispositivo. Um administrador o cria nas configurações de desenvolvedor do servidor. Com um token, sempre funciona sem ele.</translation>
    </message>
    <message>
        <source>You get a short code, and type it into a page of the server in your browser. No token has to be made or pasted.</source>
        <translation>Você recebe um código curto e o digita em uma página do servidor no seu navegador. Não é preciso criar nem colar um token.</translation>
    </message>
    <message>
        <source>Type it at %1. Good for %2 more.</source>
        <translation>Digite-o em %1. Vale por mais %2.</translation>
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
    <name>ui::DragOut</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n arquivo</numerusform>
            <numerusform>%n arquivos</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching… %1%. Esc gives up.</source>
        <translation>Baixando… %1%. Esc desiste.</translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>Find in the notes</source>
        <translation>Localizar nas notas</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Localizar</translation>
    </message>
    <message>
        <source>Find previous (Shift+F3)</source>
        <translation>Localizar anterior (Shift+F3)</translation>
    </message>
    <message>
        <source>Find next (F3)</source>
        <translation>Localizar próxima (F3)</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Diferenciar maiúsculas e minúsculas</translation>
    </message>
    <message>
        <source>Aa</source>
        <comment>match case</comment>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Palavras inteiras</translation>
    </message>
    <message>
        <source>[ab]</source>
        <comment>whole words</comment>
        <translation>[ab]</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Fechar (Esc)</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Substituir por</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Substituir</translation>
    </message>
    <message>
        <source>Replace &amp;all</source>
        <translation>Substituir &amp;tudo</translation>
    </message>
    <message>
        <source>Show the &amp;Markdown</source>
        <translation>Mostrar o &amp;Markdown</translation>
    </message>
    <message>
        <source>These notes cannot be changed.</source>
        <translation>Estas notas não podem ser alteradas.</translation>
    </message>
    <message>
        <source>Words are replaced in the Markdown.</source>
        <translation>A substituição é feita no Markdown.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Não encontrado</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n ocorrência</numerusform>
            <numerusform>%n ocorrências</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>the hit that is selected, of all</comment>
        <translation>%1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n substituída</numerusform>
            <numerusform>%n substituídas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can only be replaced in the Markdown.</source>
        <translation>
            <numerusform>%n só pode ser substituído no Markdown.</numerusform>
            <numerusform>%n só podem ser substituídos no Markdown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::GenerateDialog</name>
    <message>
        <source>Generate notes</source>
        <translation>Gerar notas</translation>
    </message>
    <message>
        <source>Notes for %1</source>
        <translation>Notas para %1</translation>
    </message>
    <message>
        <source>The server is writing</source>
        <translation>O servidor está escrevendo</translation>
    </message>
    <message>
        <source>The previous release</source>
        <translation>A release anterior</translation>
    </message>
    <message>
        <source>Changes &amp;since:</source>
        <translation>Mudanças de&amp;sde:</translation>
    </message>
    <message>
        <source>A file in the repository that says which changes are listed, and under which headings. Leave it empty for the usual one.</source>
        <translation>Um arquivo no repositório que diz quais mudanças são listadas e sob quais títulos. Deixe vazio para o habitual.</translation>
    </message>
    <message>
        <source>&amp;Ask again</source>
        <translation>&amp;Perguntar de novo</translation>
    </message>
    <message>
        <source>&amp;Configuration file:</source>
        <translation>Arquivo de &amp;configuração:</translation>
    </message>
    <message>
        <source>&amp;Use these notes</source>
        <translation>&amp;Usar estas notas</translation>
    </message>
    <message>
        <source>&amp;Insert at the cursor</source>
        <translation>&amp;Inserir no cursor</translation>
    </message>
    <message>
        <source>&amp;Replace the notes</source>
        <translation>Substitui&amp;r as notas</translation>
    </message>
    <message>
        <source>Add at the &amp;end</source>
        <translation>Acrescentar no &amp;fim</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Parar</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>&amp;Perguntar</translation>
    </message>
    <message>
        <source>The server is writing the notes.</source>
        <translation>O servidor está escrevendo as notas.</translation>
    </message>
    <message>
        <source>There are no notes yet.</source>
        <translation>Ainda não há notas.</translation>
    </message>
    <message>
        <source>What the server wrote</source>
        <translation>O que o servidor escreveu</translation>
    </message>
    <message>
        <source>What the server wrote, compared with the notes as they are</source>
        <translation>O que o servidor escreveu, comparado com as notas atuais</translation>
    </message>
</context>
<context>
    <name>ui::GrowthChart</name>
    <message>
        <source>d MMM yyyy</source>
        <comment>date on an axis, as QLocale::toString() takes it</comment>
        <translation>dd/MM/yyyy</translation>
    </message>
    <message>
        <source>%1: %2 downloads</source>
        <comment>date and number</comment>
        <translation>%1: %2 downloads</translation>
    </message>
    <message>
        <source>Growth from %1 to %2</source>
        <translation>Crescimento de %1 a %2</translation>
    </message>
</context>
<context>
    <name>ui::HistoryDialog</name>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este computador</translation>
    </message>
    <message>
        <source>History of the notes</source>
        <translation>Histórico das notas</translation>
    </message>
    <message>
        <source>Versions, the newest first</source>
        <translation>Versões, a mais nova primeiro</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origem</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Caracteres</translation>
    </message>
    <message>
        <source>&amp;Restore this version</source>
        <translation>&amp;Restaurar esta versão</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Procurando…</translation>
    </message>
    <message>
        <source>No other version is known yet. From now on each one that is seen on the server or written here is kept on this computer.</source>
        <translation>Ainda não se conhece outra versão. De agora em diante, cada uma vista no servidor ou escrita aqui é guardada neste computador.</translation>
    </message>
    <message>
        <source>This is what the notes are now.</source>
        <translation>É assim que as notas estão agora.</translation>
    </message>
    <message>
        <source>What restoring this version would change</source>
        <translation>O que mudaria ao restaurar esta versão</translation>
    </message>
</context>
<context>
    <name>ui::LabelRulesDialog</name>
    <message>
        <source>Labels by rule</source>
        <translation>Rótulos por regra</translation>
    </message>
    <message>
        <source>GitHub shows the label of a file instead of its name. The first rule that fits a name decides; * stands for anything, ? for one letter.</source>
        <translation>O GitHub mostra o rótulo de um arquivo em vez do nome. Vale a primeira regra que combina; * representa qualquer coisa, ? um caractere.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regras</translation>
    </message>
    <message>
        <source>Names like</source>
        <translation>Nomes como</translation>
    </message>
    <message>
        <source>Get the label</source>
        <translation>Recebem o rótulo</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Adicionar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Para cima</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Para baixo</translation>
    </message>
    <message>
        <source>Add usual rules</source>
        <translation>Adicionar regras comuns</translation>
    </message>
    <message>
        <source>&amp;Example:</source>
        <translation>&amp;Exemplo:</translation>
    </message>
    <message>
        <source>In a label {name}, {version} and {tag} stand for those of the file and its release.</source>
        <translation>Num rótulo, {name}, {version} e {tag} representam os do arquivo e da sua release.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>&amp;Keep these rules</source>
        <translation>&amp;Guardar estas regras</translation>
    </message>
    <message>
        <source>No rule fits: it gets no label.</source>
        <translation>Nenhuma regra combina: ele fica sem rótulo.</translation>
    </message>
    <message>
        <source>“%1” fits and gives no label.</source>
        <comment>a pattern</comment>
        <translation>“%1” combina e não dá rótulo.</translation>
    </message>
    <message>
        <source>Its label is “%1”.</source>
        <translation>O rótulo dele é “%1”.</translation>
    </message>
</context>
<context>
    <name>ui::LinkDialog</name>
    <message>
        <source>Image</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>&amp;Descrição:</translation>
    </message>
    <message>
        <source>&amp;Text:</source>
        <translation>&amp;Texto:</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>&amp;Endereço:</translation>
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
        <source>Welcome to Slipway</source>
        <translation>Boas-vindas ao Slipway</translation>
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
    <message>
        <source>&amp;Statistics</source>
        <translation>&amp;Estatísticas</translation>
    </message>
    <message>
        <source>A&amp;ccounts</source>
        <translation>&amp;Contas</translation>
    </message>
    <message>
        <source>%1 is no longer in the list.</source>
        <translation>%1 não está mais na lista.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Add your account to work with your own repositories. To look around first, use the practice server: it runs on this computer and nothing leaves it.</source>
        <translation>Para trabalhar com os seus repositórios, adicione a sua conta. Para conhecer o programa antes, use o servidor de prática: ele roda neste computador e nada sai daqui.</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>Adicionar conta…</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>Entrar novamente…</translation>
    </message>
    <message>
        <source>Waiting for the keychain to give the token of %1. It may be asking a question in a window of its own.</source>
        <translation>Aguardando o chaveiro fornecer o token de %1. Ele pode estar fazendo uma pergunta em uma janela própria.</translation>
    </message>
    <message>
        <source>%1 has no such release: it was deleted, or this account cannot see it.</source>
        <translation>%1 não tem essa release: ela foi excluída, ou esta conta não pode vê-la.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
    <message>
        <source>Open %1 of %2</source>
        <comment>release, repository</comment>
        <translation>Abrir %1 de %2</translation>
    </message>
    <message>
        <source>Sign in on %1 first</source>
        <translation>Entrar antes em %1</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Recentes</translation>
    </message>
    <message>
        <source>&amp;Checksums…</source>
        <translation>&amp;Somas de verificação…</translation>
    </message>
    <message>
        <source>&amp;Verify checksums</source>
        <translation>&amp;Conferir somas de verificação</translation>
    </message>
    <message>
        <source>The files were not added: %1 has no such release, and this account may not make one.</source>
        <translation>Os arquivos não foram adicionados: %1 não tem essa release, e esta conta não pode criar uma.</translation>
    </message>
    <message>
        <source>The new release that was asked for is in the list.</source>
        <translation>A nova release pedida está na lista.</translation>
    </message>
    <message>
        <source>%1 that was asked for is in the list.</source>
        <translation>A release pedida, %1, está na lista.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>a percentage, the title</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Always look &amp;before uploading</source>
        <translation>Sempre conferir &amp;antes de enviar</translation>
    </message>
    <message>
        <source>&amp;Labels by rule…</source>
        <translation>&amp;Rótulos por regra…</translation>
    </message>
    <message>
        <source>&amp;Keep the computer awake while files move</source>
        <translation>&amp;Manter o computador acordado enquanto há arquivos a caminho</translation>
    </message>
    <message>
        <source>&amp;Download files…</source>
        <translation>&amp;Baixar arquivos…</translation>
    </message>
    <message>
        <source>Download source code (&amp;zip)…</source>
        <translation>Baixar o código-fonte (&amp;zip)…</translation>
    </message>
    <message>
        <source>Download source code (&amp;tar.gz)…</source>
        <translation>Baixar o código-fonte (&amp;tar.gz)…</translation>
    </message>
    <message>
        <source>Find in the &amp;notes…</source>
        <translation>Localizar nas &amp;notas…</translation>
    </message>
    <message>
        <source>R&amp;eplace in the notes…</source>
        <translation>Substituir nas nota&amp;s…</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>Localizar pró&amp;xima</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Localizar an&amp;terior</translation>
    </message>
    <message>
        <source>&amp;Generate notes…</source>
        <translation>&amp;Gerar notas…</translation>
    </message>
    <message>
        <source>&amp;History of the notes…</source>
        <translation>&amp;Histórico das notas…</translation>
    </message>
</context>
<context>
    <name>ui::MergeDialog</name>
    <message>
        <source>Compare and merge</source>
        <translation>Comparar e mesclar</translation>
    </message>
    <message>
        <source>Your notes and those on the server</source>
        <translation>As suas notas e as do servidor</translation>
    </message>
    <message>
        <source>Somebody else changed the notes meanwhile, but in other places than you. Both changes are in the result below.</source>
        <translation>Outra pessoa mudou as notas nesse meio-tempo, mas em outros lugares. As duas mudanças estão no resultado abaixo.</translation>
    </message>
    <message numerus="yes">
        <source>Somebody else changed the notes meanwhile, in %n place(s) the same words as you. All other changes are in the result below.</source>
        <translation>
            <numerusform>Outra pessoa mudou as notas nesse meio-tempo, em %n lugar as mesmas palavras que você. Todas as outras mudanças estão no resultado abaixo.</numerusform>
            <numerusform>Outra pessoa mudou as notas nesse meio-tempo, em %n lugares as mesmas palavras que você. Todas as outras mudanças estão no resultado abaixo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>&amp;Use the result</source>
        <translation>&amp;Usar o resultado</translation>
    </message>
    <message>
        <source>Result, which you can change</source>
        <translation>Resultado, que você pode mudar</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>A decidir</translation>
    </message>
    <message>
        <source>What you changed</source>
        <translation>O que você mudou</translation>
    </message>
    <message>
        <source>What they changed</source>
        <translation>O que foi mudado lá</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Seu texto</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>No servidor</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Lugar anterior</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Próximo lugar</translation>
    </message>
    <message>
        <source>&amp;Yours</source>
        <translation>&amp;Seu</translation>
    </message>
    <message>
        <source>&amp;Theirs</source>
        <translation>Do se&amp;rvidor</translation>
    </message>
    <message>
        <source>&amp;Both</source>
        <translation>&amp;Ambos</translation>
    </message>
    <message>
        <source>As b&amp;efore</source>
        <translation>Como &amp;antes</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) still to be decided.</source>
        <translation>
            <numerusform>Falta decidir %n lugar.</numerusform>
            <numerusform>Falta decidir %n lugares.</numerusform>
        </translation>
    </message>
    <message>
        <source>Place %1 of %2</source>
        <comment>number, of all</comment>
        <translation>Lugar %1 de %2</translation>
    </message>
    <message>
        <source>written by hand</source>
        <translation>escrito à mão</translation>
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
    <name>ui::NotesCompleter</name>
    <message>
        <source>Completions</source>
        <translation>Sugestões</translation>
    </message>
    <message>
        <source>Open issue</source>
        <translation>Issue aberta</translation>
    </message>
    <message>
        <source>Closed issue</source>
        <translation>Issue fechada</translation>
    </message>
    <message>
        <source>Merged pull request</source>
        <translation>Pull request mesclado</translation>
    </message>
    <message>
        <source>Open pull request</source>
        <translation>Pull request aberto</translation>
    </message>
    <message>
        <source>Closed pull request</source>
        <translation>Pull request fechado</translation>
    </message>
</context>
<context>
    <name>ui::NotesPane</name>
    <message>
        <source>Edit notes</source>
        <translation>Editar notas</translation>
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
    <message>
        <source>Exact preview</source>
        <translation>Prévia exata</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Histórico…</translation>
    </message>
    <message>
        <source>What these notes were before</source>
        <translation>O que estas notas eram antes</translation>
    </message>
    <message>
        <source>History of the notes</source>
        <translation>Histórico das notas</translation>
    </message>
    <message>
        <source>The text is sent to %1…</source>
        <translation>O texto está sendo enviado a %1…</translation>
    </message>
    <message>
        <source>The text is sent to %1, and shown as it is shown there.</source>
        <translation>O texto é enviado a %1 e mostrado como aparece lá.</translation>
    </message>
    <message>
        <source>As %1 shows it</source>
        <translation>Como %1 mostra</translation>
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
        <source>Visual</source>
        <translation>Visual</translation>
    </message>
    <message>
        <source>The notes as they look, to be written in</source>
        <translation>As notas como aparecem, para escrever nelas</translation>
    </message>
    <message>
        <source>Find in the notes</source>
        <translation>Localizar nas notas</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Texts to begin notes with</source>
        <translation>Textos para começar as notas</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Strikethrough</source>
        <translation>Tachado</translation>
    </message>
</context>
<context>
    <name>ui::ObstacleLine</name>
    <message>
        <source>%1: %2</source>
        <comment>an account, a sentence</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Entrar…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Tentar agora</translation>
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
    <name>ui::PreflightDelegate</name>
    <message>
        <source>Name on the release</source>
        <translation>Nome na release</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
</context>
<context>
    <name>ui::PreflightModel</name>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
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
        <source>What will happen</source>
        <translation>O que vai acontecer</translation>
    </message>
</context>
<context>
    <name>ui::PreflightSheet</name>
    <message numerus="yes">
        <source>Add %n file(s) to the new release</source>
        <translation>
            <numerusform>Adicionar %n arquivo à nova release</numerusform>
            <numerusform>Adicionar %n arquivos à nova release</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n file(s) to %1</source>
        <translation>
            <numerusform>Adicionar %n arquivo a %1</numerusform>
            <numerusform>Adicionar %n arquivos a %1</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Replace all</source>
        <translation>&amp;Substituir todos</translation>
    </message>
    <message>
        <source>&amp;Keep both of all</source>
        <translation>&amp;Manter os dois em todos</translation>
    </message>
    <message>
        <source>&amp;Skip all</source>
        <translation>&amp;Pular todos</translation>
    </message>
    <message>
        <source>Files to add</source>
        <translation>Arquivos a adicionar</translation>
    </message>
    <message>
        <source>Assets on the release</source>
        <translation>Anexos na release</translation>
    </message>
    <message>
        <source>&amp;Labels…</source>
        <translation>&amp;Rótulos…</translation>
    </message>
    <message>
        <source>Rules that give files their labels</source>
        <translation>Regras que dão aos arquivos os seus rótulos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Also make SHA256SUMS anew, replacing the one on the release</source>
        <translation>Também recriar SHA256SUMS, substituindo o que está na release</translation>
    </message>
    <message>
        <source>Also make and upload SHA256SUMS</source>
        <translation>Também criar e enviar SHA256SUMS</translation>
    </message>
    <message>
        <source>Its downloads count from 0 again. The old one stays until the new one is verified.</source>
        <translation>Os downloads voltam a contar de 0. O antigo fica até o novo ser conferido.</translation>
    </message>
    <message>
        <source>comparing… %1%</source>
        <translation>comparando… %1%</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) are taken on the release.</source>
        <translation>
            <numerusform>%n nome já está em uso na release.</numerusform>
            <numerusform>%n nomes já estão em uso na release.</numerusform>
        </translation>
    </message>
    <message>
        <source>A replacement needs a place of its own until the old file is deleted.</source>
        <translation>O substituto precisa de um lugar próprio até o arquivo antigo ser excluído.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Upload %n file(s)</source>
        <translation>
            <numerusform>&amp;Enviar %n arquivo</numerusform>
            <numerusform>&amp;Enviar %n arquivos</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to upload</source>
        <translation>Nada a enviar</translation>
    </message>
    <message>
        <source>Some files need a decision first.</source>
        <translation>Alguns arquivos precisam antes de uma decisão.</translation>
    </message>
    <message>
        <source>&amp;Replace the one on the release</source>
        <translation>&amp;Substituir o que está na release</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>&amp;Manter os dois</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>&amp;Pular</translation>
    </message>
    <message>
        <source>Change &amp;name…</source>
        <translation>Alterar &amp;nome…</translation>
    </message>
    <message>
        <source>Change &amp;label…</source>
        <translation>Alterar &amp;rótulo…</translation>
    </message>
    <message>
        <source>&amp;Put back</source>
        <translation>&amp;Incluir de novo</translation>
    </message>
    <message>
        <source>Leave &amp;out</source>
        <translation>&amp;Deixar de fora</translation>
    </message>
</context>
<context>
    <name>ui::PreflightWords</name>
    <message>
        <source>It is no longer there.</source>
        <translation>Ele não está mais lá.</translation>
    </message>
    <message>
        <source>The link leads nowhere.</source>
        <translation>O link não leva a lugar nenhum.</translation>
    </message>
    <message>
        <source>It is a folder.</source>
        <translation>É uma pasta.</translation>
    </message>
    <message>
        <source>It is a pipe or a device, not a file.</source>
        <translation>É um pipe ou um dispositivo, não um arquivo.</translation>
    </message>
    <message>
        <source>You may not read it. Check its permissions.</source>
        <translation>Você não pode lê-lo. Verifique as permissões dele.</translation>
    </message>
    <message>
        <source>It is empty, and GitHub refuses empty files.</source>
        <translation>Ele está vazio, e o GitHub recusa arquivos vazios.</translation>
    </message>
    <message>
        <source>It has %1, and assets must stay under 2 GiB. Compress or split it.</source>
        <translation>Ele tem %1, e os anexos devem ter menos de 2 GiB. Compacte-o ou divida-o.</translation>
    </message>
    <message>
        <source>It cannot be sent.</source>
        <translation>Ele não pode ser enviado.</translation>
    </message>
    <message>
        <source>An upload of this name that never finished is in the way.</source>
        <translation>Um envio com este nome que não foi concluído está no caminho.</translation>
    </message>
    <message>
        <source>On the release: %1, downloads: %2. Yours: %3.</source>
        <comment>a size, a number, a size</comment>
        <translation>Na release: %1, downloads: %2. O seu: %3.</translation>
    </message>
    <message>
        <source>Comparing the content…</source>
        <translation>Comparando o conteúdo…</translation>
    </message>
    <message>
        <source>Whether the content is the same is not known: the server tells no digest.</source>
        <translation>Não se sabe se o conteúdo é o mesmo: o servidor não informa o hash.</translation>
    </message>
    <message>
        <source>The content is another.</source>
        <translation>O conteúdo é outro.</translation>
    </message>
    <message>
        <source>The SHA-256 differs: %1 there, %2 here.</source>
        <comment>two digests</comment>
        <translation>O SHA-256 é diferente: %1 lá, %2 aqui.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>Nothing is replaced unless you say so.</source>
        <translation>Nada é substituído sem que você confirme.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Substituir</translation>
    </message>
    <message>
        <source>The unfinished one is deleted.</source>
        <translation>O incompleto será excluído.</translation>
    </message>
    <message>
        <source>Its downloads count from 0 again.</source>
        <translation>Os downloads voltam a contar de 0.</translation>
    </message>
    <message>
        <source>The old one stays until yours is verified.</source>
        <translation>O antigo fica até o seu ser conferido.</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Manter os dois</translation>
    </message>
    <message>
        <source>Yours is stored as “%1”.</source>
        <translation>O seu será guardado como “%1”.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Pular</translation>
    </message>
    <message>
        <source>The one on the release stays as it is.</source>
        <translation>O que está na release fica como está.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Pronto</translation>
    </message>
    <message>
        <source>GitHub will store it as “%1”.</source>
        <translation>O GitHub vai guardá-lo como “%1”.</translation>
    </message>
    <message>
        <source>Keep that name</source>
        <translation>Manter esse nome</translation>
    </message>
    <message>
        <source>The name as it is here becomes its label.</source>
        <translation>O nome usado aqui vira o rótulo.</translation>
    </message>
    <message>
        <source>Send what it leads to</source>
        <translation>Enviar o destino do link</translation>
    </message>
    <message>
        <source>Here it is called “%1”.</source>
        <translation>Aqui ele se chama “%1”.</translation>
    </message>
    <message>
        <source>A link to %1</source>
        <translation>Um link para %1</translation>
    </message>
    <message>
        <source>Already there, identical: skipped</source>
        <translation>Já está lá, idêntico: pulado</translation>
    </message>
    <message>
        <source>Already on its way</source>
        <translation>Já a caminho</translation>
    </message>
    <message>
        <source>Another file would get the name “%1” as well.</source>
        <translation>Outro arquivo também receberia o nome “%1”.</translation>
    </message>
    <message>
        <source>Change the name of one, or leave one out.</source>
        <translation>Altere o nome de um ou deixe um de fora.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Deixado de fora</translation>
    </message>
    <message>
        <source>The release is full: there is no place for the new copy before the old one is deleted.</source>
        <translation>A release está cheia: não há lugar para a nova cópia antes de a antiga ser excluída.</translation>
    </message>
    <message>
        <source>The release is full: it holds at most %1 assets.</source>
        <translation>A release está cheia: ela comporta no máximo %1 anexos.</translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n a decidir</numerusform>
            <numerusform>%n a decidir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n a enviar</numerusform>
            <numerusform>%n a enviar</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>a time</comment>
        <translation>cerca de %1</translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n já está lá</numerusform>
            <numerusform>%n já estão lá</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n deixado de fora</numerusform>
            <numerusform>%n deixados de fora</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 assets, %3 while replacing</source>
        <translation>%1 de %2 anexos, %3 durante a substituição</translation>
    </message>
    <message>
        <source>%1 of %2 assets</source>
        <translation>%1 de %2 anexos</translation>
    </message>
</context>
<context>
    <name>ui::QuitDialog</name>
    <message>
        <source>Quit Slipway</source>
        <translation>Sair do Slipway</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Sai&amp;r</translation>
    </message>
    <message>
        <source>Go on in the &amp;background</source>
        <translation>Continuar em &amp;segundo plano</translation>
    </message>
    <message>
        <source>No file is on its way any more.</source>
        <translation>Nenhum arquivo está mais a caminho.</translation>
    </message>
    <message>
        <source>1 file is still on its way.</source>
        <translation>1 arquivo ainda está a caminho.</translation>
    </message>
    <message numerus="yes">
        <source>%n files are still on their way.</source>
        <translation>
            <numerusform>%n arquivo ainda está a caminho.</numerusform>
            <numerusform>%n arquivos ainda estão a caminho.</numerusform>
        </translation>
    </message>
    <message>
        <source>After quitting they go on at the next start: downloads where they stopped, uploads with the file that was broken off.</source>
        <translation>Depois de sair, elas continuam na próxima vez: downloads de onde pararam, envios com o arquivo que foi interrompido.</translation>
    </message>
    <message>
        <source>Those of %1 do not go on after quitting, because Slipway does not remember this account. You would have to add them again.</source>
        <translation>As de %1 não continuam depois de sair, porque o Slipway não guarda esta conta. Seria preciso adicioná-las de novo.</translation>
    </message>
    <message>
        <source>In the background they go on now, and Slipway quits by itself once all have arrived.</source>
        <translation>Em segundo plano elas continuam agora, e o Slipway se encerra sozinho quando todas chegarem.</translation>
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
        <source>A release gives a tag its notes and files.</source>
        <translation>Uma release dá a uma tag suas notas e seus arquivos.</translation>
    </message>
    <message>
        <source>New release</source>
        <translation>Nova release</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>Entrar novamente…</translation>
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
    <message>
        <source>Sign in…</source>
        <translation>Entrar…</translation>
    </message>
    <message>
        <source>The server cannot be reached. Nothing was saved there; your changes are kept on this computer.</source>
        <translation>Não é possível acessar o servidor. Nada foi salvo lá; as suas alterações estão guardadas neste computador.</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>Entrar novamente…</translation>
    </message>
    <message>
        <source>The connection was lost. The server may not have saved your changes; they are kept on this computer.</source>
        <translation>A conexão foi perdida. O servidor pode não ter salvado as suas alterações; elas estão guardadas neste computador.</translation>
    </message>
    <message>
        <source>Compare and merge…</source>
        <translation>Comparar e mesclar…</translation>
    </message>
    <message>
        <source>Merge the notes…</source>
        <translation>Mesclar as notas…</translation>
    </message>
    <message>
        <source>Generate notes</source>
        <translation>Gerar notas</translation>
    </message>
    <message>
        <source>The template %1 was removed.</source>
        <translation>O modelo %1 foi removido.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
</context>
<context>
    <name>ui::ReportView</name>
    <message>
        <source>Platforms</source>
        <translation>Plataformas</translation>
    </message>
    <message>
        <source>Downloads by release</source>
        <translation>Downloads por release</translation>
    </message>
    <message>
        <source>Downloads by file</source>
        <translation>Downloads por arquivo</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Evolução</translation>
    </message>
</context>
<context>
    <name>ui::RepositoryModel</name>
    <message>
        <source>Reading the repositories…</source>
        <translation>Lendo os repositórios…</translation>
    </message>
    <message>
        <source>Not readable. Try again</source>
        <translation>Não foi possível ler. Tente novamente</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>host and login</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>login on host</comment>
        <translation>%1 em %2</translation>
    </message>
    <message>
        <source>Waiting for the keychain…</source>
        <translation>Aguardando o chaveiro…</translation>
    </message>
    <message>
        <source>Signed out. Sign in again</source>
        <translation>Você saiu da conta. Entre novamente</translation>
    </message>
    <message>
        <source>Not up to date. Try again</source>
        <translation>Desatualizado. Tente novamente</translation>
    </message>
    <message>
        <source>No repositories. Add one</source>
        <translation>Nenhum repositório. Adicione um</translation>
    </message>
    <message>
        <source>Pinned.</source>
        <translation>Fixado.</translation>
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
    <message>
        <source>Add a repository or an account</source>
        <translation>Adicionar um repositório ou uma conta</translation>
    </message>
    <message>
        <source>Filter repositories</source>
        <translation>Filtrar repositórios</translation>
    </message>
    <message>
        <source>&amp;Pin to the top</source>
        <translation>&amp;Fixar no topo</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Mover para ci&amp;ma</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Mover para &amp;baixo</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>&amp;Remover da lista</translation>
    </message>
    <message>
        <source>Add &amp;repository…</source>
        <translation>Adicionar re&amp;positório…</translation>
    </message>
    <message>
        <source>Add &amp;account…</source>
        <translation>Adicionar &amp;conta…</translation>
    </message>
    <message>
        <source>Sign &amp;in again…</source>
        <translation>&amp;Entrar novamente…</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>A&amp;tualizar</translation>
    </message>
    <message>
        <source>&amp;Add repository…</source>
        <translation>&amp;Adicionar repositório…</translation>
    </message>
    <message>
        <source>Sign &amp;out…</source>
        <translation>&amp;Sair da conta…</translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation>Desa&amp;fixar</translation>
    </message>
    <message>
        <source>No repository matches</source>
        <translation>Nenhum repositório encontrado</translation>
    </message>
    <message>
        <source>The filter looks at owner and name.</source>
        <translation>O filtro procura no proprietário e no nome.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Limpar filtro</translation>
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
    <name>ui::SignInDialog</name>
    <message>
        <source>Add account</source>
        <translation>Adicionar conta</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Endereço do servidor</translation>
    </message>
    <message>
        <source>github.com, or the address of your GitHub Enterprise Server</source>
        <translation>github.com ou o endereço do seu GitHub Enterprise Server</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Servidor</translation>
    </message>
    <message>
        <source>&amp;Remember in the keychain of this computer</source>
        <translation>&amp;Lembrar no chaveiro deste computador</translation>
    </message>
    <message>
        <source>Without this the account is there until you quit</source>
        <translation>Sem isto, a conta só fica até você sair do Slipway</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Keep until I quit</source>
        <translation>Manter até sair do Slipway</translation>
    </message>
    <message>
        <source>GitHub.com</source>
        <translation>GitHub.com</translation>
    </message>
    <message>
        <source>GitHub Enterprise Server at %1</source>
        <translation>GitHub Enterprise Server em %1</translation>
    </message>
    <message>
        <source>GitHub Enterprise Server %1 at %2</source>
        <translation>GitHub Enterprise Server %1 em %2</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Entrando…</translation>
    </message>
    <message>
        <source>The server does not know this token. Check that all of it was pasted, or make a new one.</source>
        <translation>O servidor não conhece este token. Verifique se ele foi colado por inteiro ou crie outro.</translation>
    </message>
    <message>
        <source>Account added</source>
        <translation>Conta adicionada</translation>
    </message>
    <message>
        <source>Waiting for the keychain…</source>
        <translation>Aguardando o chaveiro…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Concluir</translation>
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
    <name>ui::StatisticsPage</name>
    <message>
        <source>Statistics</source>
        <translation>Estatísticas</translation>
    </message>
    <message>
        <source>Back to the release</source>
        <translation>Voltar à release</translation>
    </message>
    <message>
        <source>Whole repository</source>
        <translation>Repositório inteiro</translation>
    </message>
    <message>
        <source>Chosen release</source>
        <translation>Release escolhida</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>&amp;Table as CSV…</source>
        <translation>&amp;Tabela em CSV…</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelas (*.csv)</translation>
    </message>
    <message>
        <source>Picture as &amp;SVG…</source>
        <translation>Imagem em &amp;SVG…</translation>
    </message>
    <message>
        <source>Pictures (*.svg)</source>
        <translation>Imagens (*.svg)</translation>
    </message>
    <message>
        <source>Picture as &amp;PNG…</source>
        <translation>Imagem em &amp;PNG…</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Imagens (*.png)</translation>
    </message>
    <message>
        <source>No repository chosen</source>
        <translation>Nenhum repositório escolhido</translation>
    </message>
    <message>
        <source>Choose one to see how often its files were downloaded.</source>
        <translation>Escolha um para ver quantas vezes seus arquivos foram baixados.</translation>
    </message>
    <message>
        <source>Counting the downloads…</source>
        <translation>Contando os downloads…</translation>
    </message>
    <message>
        <source>No downloads yet</source>
        <translation>Ainda não há downloads</translation>
    </message>
    <message>
        <source>Numbers appear here once somebody has downloaded a file of a release.</source>
        <translation>Os números aparecem aqui quando alguém baixar um arquivo de uma release.</translation>
    </message>
    <message>
        <source>Export statistics</source>
        <translation>Exportar estatísticas</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Salvo como %1</translation>
    </message>
</context>
<context>
    <name>ui::StatisticsReport</name>
    <message>
        <source>Source code</source>
        <translation>Código-fonte</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>platform</comment>
        <translation>Outras</translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>mais %n</numerusform>
            <numerusform>mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <comment>downloads and their share</comment>
        <translation>%1 · %2%</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what, and how many downloads</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>release and repository</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>As GitHub counts them, files only. It does not count its own archives of the source code.</source>
        <translation>Conforme a contagem do GitHub, só de arquivos. Ele não conta os pacotes do código-fonte que ele mesmo gera.</translation>
    </message>
    <message>
        <source>Data served</source>
        <translation>Dados entregues</translation>
    </message>
    <message>
        <source>Each download counted with the size of its file.</source>
        <translation>Cada download contado com o tamanho do arquivo.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Arquivos</translation>
    </message>
    <message>
        <source>They take %1 at GitHub.</source>
        <translation>Eles ocupam %1 no GitHub.</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>Releases</translation>
    </message>
    <message numerus="yes">
        <source>in %n releases</source>
        <translation>
            <numerusform>em %n release</numerusform>
            <numerusform>em %n releases</numerusform>
        </translation>
    </message>
    <message>
        <source>Growth is noted only for accounts that are remembered on this computer.</source>
        <translation>O crescimento só é registrado para contas lembradas neste computador.</translation>
    </message>
    <message>
        <source>Growth shows from the second day on. GitHub tells only how many downloads there are now, so Slipway notes them each day that you look at this repository.</source>
        <translation>O crescimento aparece a partir do segundo dia. O GitHub só informa quantos downloads há agora; por isso, o Slipway os registra a cada dia em que você olha este repositório.</translation>
    </message>
    <message>
        <source>Includes %1 downloads of files that were replaced or deleted since.</source>
        <translation>Inclui downloads de arquivos que já foram substituídos ou excluídos: %1.</translation>
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
    <name>ui::TemplatesMenu</name>
    <message>
        <source>&amp;Templates</source>
        <translation>&amp;Modelos</translation>
    </message>
    <message>
        <source>&amp;Save these notes as a template…</source>
        <translation>&amp;Salvar estas notas como modelo…</translation>
    </message>
    <message>
        <source>&amp;Remove a template</source>
        <translation>&amp;Remover um modelo</translation>
    </message>
    <message>
        <source>Save as a template</source>
        <translation>Salvar como modelo</translation>
    </message>
    <message>
        <source>Name of the template; one of the same name is replaced. In the text, {tag}, {previous}, {date} and {contributors} stand for those of the release it is used in.</source>
        <translation>Nome do modelo; um de mesmo nome é substituído. No texto, {tag}, {previous}, {date} e {contributors} representam os da release em que ele é usado.</translation>
    </message>
</context>
<context>
    <name>ui::TokenWay</name>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>ghp_… or github_pat_…</source>
        <translation>ghp_… ou github_pat_…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>C&amp;olar</translation>
    </message>
    <message>
        <source>Takes the token from the clipboard, and clears the clipboard</source>
        <translation>Pega o token da área de transferência e a limpa</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Make a classic token…</source>
        <translation>Criar um token clássico…</translation>
    </message>
    <message>
        <source>Make a token for chosen repositories…</source>
        <translation>Criar um token para repositórios escolhidos…</translation>
    </message>
    <message>
        <source>It needs the scope repo.</source>
        <translation>Ele precisa do escopo repo.</translation>
    </message>
    <message>
        <source>It needs Contents: read and write for the repositories, or, as a classic token, the scope repo.</source>
        <translation>Ele precisa de Contents: Read and write para os repositórios ou, como token clássico, do escopo repo.</translation>
    </message>
</context>
<context>
    <name>ui::TransferActions</name>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
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
        <source>Pause or resume</source>
        <translation>Pausar ou retomar</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Mover para cima</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Mover para baixo</translation>
    </message>
    <message>
        <source>Move to top</source>
        <translation>Mover para o topo</translation>
    </message>
    <message>
        <source>Open the release</source>
        <translation>Abrir a release</translation>
    </message>
    <message>
        <source>Pause all transfers</source>
        <translation>Pausar todas as transferências</translation>
    </message>
    <message>
        <source>Resume all transfers</source>
        <translation>Retomar todas as transferências</translation>
    </message>
    <message>
        <source>Clear finished transfers</source>
        <translation>Limpar transferências concluídas</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Pausar todas</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Retomar todas</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Limpar concluídas</translation>
    </message>
</context>
<context>
    <name>ui::TransferDelegate</name>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar novamente</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>ui::TransferGlance</name>
    <message>
        <source>Show the transfers</source>
        <translation>Mostrar as transferências</translation>
    </message>
    <message>
        <source>Transfers: %1</source>
        <translation>Transferências: %1</translation>
    </message>
    <message>
        <source>Transfers, %1: %2</source>
        <comment>a percentage, words</comment>
        <translation>Transferências, %1: %2</translation>
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
        <source>Hide the transfers</source>
        <translation>Ocultar as transferências</translation>
    </message>
    <message>
        <source>Nothing is on its way. Drop files onto a release to upload them, or choose assets of a release and “Download…”.</source>
        <translation>Nada está a caminho. Solte arquivos em uma release para enviá-los ou escolha anexos de uma release e “Baixar…”.</translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <comment>two numbers</comment>
        <translation>%1 de %2 arquivos</translation>
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
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n pausado</numerusform>
            <numerusform>%n pausados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n pede atenção</numerusform>
            <numerusform>%n pedem atenção</numerusform>
        </translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>ui::TransferTable</name>
    <message>
        <source>Transfers</source>
        <translation>Transferências</translation>
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
    <message>
        <source>keychain not available</source>
        <translation>chaveiro indisponível</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>conexão perdida</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>tentativa %1</translation>
    </message>
    <message>
        <source>attempt %1 of %2</source>
        <translation>tentativa %1 de %2</translation>
    </message>
    <message>
        <source>the connection was lost</source>
        <translation>a conexão foi perdida</translation>
    </message>
    <message>
        <source>waits for the network</source>
        <translation>aguarda a rede</translation>
    </message>
    <message>
        <source>the server did not answer</source>
        <translation>o servidor não respondeu</translation>
    </message>
    <message>
        <source>the server has a problem</source>
        <translation>o servidor está com um problema</translation>
    </message>
    <message>
        <source>the server’s answer was not understood</source>
        <translation>a resposta do servidor não foi entendida</translation>
    </message>
    <message>
        <source>the server does not find it yet</source>
        <translation>o servidor ainda não o encontra</translation>
    </message>
    <message>
        <source>the disk of this computer refuses</source>
        <translation>o disco deste computador recusa o acesso</translation>
    </message>
    <message>
        <source>GitHub asked to wait</source>
        <translation>o GitHub pede uma pausa</translation>
    </message>
    <message>
        <source>signed out: sign in again</source>
        <translation>fora da conta: entre novamente</translation>
    </message>
    <message>
        <source>the keychain is locked: unlock it</source>
        <translation>o chaveiro está bloqueado: desbloqueie-o</translation>
    </message>
    <message>
        <source>no token: sign in again</source>
        <translation>sem token: entre novamente</translation>
    </message>
    <message>
        <source>GitHub asked to wait until %1</source>
        <comment>a time of day</comment>
        <translation>o GitHub pede uma pausa até %1</translation>
    </message>
    <message>
        <source>%1, again in %2</source>
        <comment>what happened, a time</comment>
        <translation>%1, de novo em %2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausado</translation>
    </message>
    <message>
        <source>paused at %1</source>
        <translation>pausado em %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>two sizes</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>GitHub asked to wait until %1. The files go on by themselves in %2.</source>
        <comment>a time of day, a countdown</comment>
        <translation>O GitHub pede uma pausa até %1. As transferências continuam sozinhas em %2.</translation>
    </message>
    <message>
        <source>GitHub asked to wait. The files go on by themselves.</source>
        <translation>O GitHub pede uma pausa. As transferências continuam sozinhas.</translation>
    </message>
    <message>
        <source>Signed out. The files wait until you sign in again.</source>
        <translation>Você saiu da conta. Os arquivos aguardam até você entrar novamente.</translation>
    </message>
    <message>
        <source>The keychain is locked. The files wait until you unlock it or sign in again.</source>
        <translation>O chaveiro está bloqueado. Os arquivos aguardam até você desbloqueá-lo ou entrar novamente.</translation>
    </message>
    <message>
        <source>The keychain gives no token. The files wait until you sign in again.</source>
        <translation>O chaveiro não fornece o token. Os arquivos aguardam até você entrar novamente.</translation>
    </message>
    <message>
        <source>The files wait for the network. Next look in %1.</source>
        <comment>a countdown</comment>
        <translation>Os arquivos aguardam a rede. Próxima verificação em %1.</translation>
    </message>
    <message>
        <source>The files wait for the network.</source>
        <translation>Os arquivos aguardam a rede.</translation>
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
    <message>
        <source>A paused file holds the publishing back. Resume it, or remove it.</source>
        <translation>Um arquivo pausado impede a publicação. Retome-o ou remova-o.</translation>
    </message>
</context>
<context>
    <name>ui::UploadFlow</name>
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
        <source>SHA256SUMS was not made. %1</source>
        <comment>a reason</comment>
        <translation>SHA256SUMS não foi criado. %1</translation>
    </message>
    <message>
        <source>“%1” is on the release already, identical: it was skipped.</source>
        <translation>“%1” já está na release, idêntico: ele foi pulado.</translation>
    </message>
    <message numerus="yes">
        <source>%n files are on the release already, identical: they were skipped.</source>
        <translation>
            <numerusform>%n arquivo já está na release, idêntico: ele foi pulado.</numerusform>
            <numerusform>%n arquivos já estão na release, idênticos: eles foram pulados.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::VisualEditor</name>
    <message>
        <source>Release notes</source>
        <translation>Notas da release</translation>
    </message>
    <message>
        <source>Describe this release</source>
        <translation>Descreva esta release</translation>
    </message>
    <message>
        <source>This cannot be written in Markdown there. Edit the source of the block.</source>
        <translation>Isso não pode ser escrito em Markdown aí. Edite o código do bloco.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabela</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Recor&amp;tar</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>C&amp;olar</translation>
    </message>
    <message>
        <source>Paste as p&amp;lain text</source>
        <translation>Colar como texto &amp;simples</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Selecionar &amp;tudo</translation>
    </message>
    <message>
        <source>Edit link…</source>
        <translation>Editar link…</translation>
    </message>
    <message>
        <source>Copy link address</source>
        <translation>Copiar o endereço do link</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Abrir link</translation>
    </message>
    <message>
        <source>Row above</source>
        <translation>Linha acima</translation>
    </message>
    <message>
        <source>Row below</source>
        <translation>Linha abaixo</translation>
    </message>
    <message>
        <source>Remove row</source>
        <translation>Remover linha</translation>
    </message>
    <message>
        <source>Column before</source>
        <translation>Coluna antes</translation>
    </message>
    <message>
        <source>Column after</source>
        <translation>Coluna depois</translation>
    </message>
    <message>
        <source>Remove column</source>
        <translation>Remover coluna</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>Alinhar à esquerda</translation>
    </message>
    <message>
        <source>Align in the middle</source>
        <translation>Centralizar</translation>
    </message>
    <message>
        <source>Align right</source>
        <translation>Alinhar à direita</translation>
    </message>
    <message>
        <source>Remove table</source>
        <translation>Remover tabela</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nenhuma</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>Nível %1</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alerta</translation>
    </message>
    <message>
        <source>Strikethrough</source>
        <translation>Tachado</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Não concluída</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Concluir</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Recolher</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Expandir</translation>
    </message>
    <message>
        <source>Edit source of this block…</source>
        <translation>Editar o código deste bloco…</translation>
    </message>
    <message>
        <source>Remove this block</source>
        <translation>Remover este bloco</translation>
    </message>
</context>
<context>
    <name>ui::accesstext</name>
    <message>
        <source>The organisation asks for single sign-on. Authorise the token for it, then try again.</source>
        <translation>A organização exige logon único (SSO). Autorize o token para ela e tente novamente.</translation>
    </message>
    <message>
        <source>%1 asks for single sign-on. Authorise the token for this organisation, then try again.</source>
        <translation>%1 exige logon único (SSO). Autorize o token para esta organização e tente novamente.</translation>
    </message>
    <message>
        <source>The organisation does not admit this kind of token, this app, or this network. Its owners can tell which it admits.</source>
        <translation>A organização não aceita este tipo de token, este aplicativo ou esta rede. Os proprietários dela podem informar o que é aceito.</translation>
    </message>
    <message>
        <source>%1 does not admit this kind of token, this app, or this network. The owners of the organisation can tell which it admits.</source>
        <translation>%1 não aceita este tipo de token, este aplicativo ou esta rede. Os proprietários da organização podem informar o que é aceito.</translation>
    </message>
    <message>
        <source>This repository is archived: nothing in it can be changed until it is unarchived in its settings.</source>
        <translation>Este repositório está arquivado: nada nele pode ser alterado até ser desarquivado nas configurações dele.</translation>
    </message>
    <message>
        <source>Your account may read this repository but not change it. Ask its owner for write access.</source>
        <translation>A sua conta pode ler este repositório, mas não alterá-lo. Peça acesso de gravação ao proprietário.</translation>
    </message>
    <message>
        <source>Your account may read this repository but not change it. Ask %1 for write access.</source>
        <translation>A sua conta pode ler este repositório, mas não alterá-lo. Peça acesso de gravação a %1.</translation>
    </message>
    <message>
        <source>The token lacks the scope “%1”, so releases cannot be changed here. Give it the scope, or sign in with a token that has it.</source>
        <translation>Falta ao token o escopo “%1”; por isso, não é possível alterar releases aqui. Dê esse escopo ao token ou entre com um token que o tenha.</translation>
    </message>
    <message>
        <source>Changing releases here needs a token that covers this repository with the permission “Contents: Read and write”, and an account that may write to it.</source>
        <translation>Para alterar releases aqui, é preciso um token que inclua este repositório com a permissão “Contents: Read and write” e uma conta que possa gravar nele.</translation>
    </message>
    <message>
        <source>The tag would be made at a commit that changes workflow files, which the token must not do. Give it the scope “workflow”, or the permission “Workflows: Read and write” if it is fine-grained.</source>
        <translation>A tag seria criada em um commit que altera arquivos de workflow, o que o token não pode fazer. Dê a ele o escopo “workflow” ou, se for granular (fine-grained), a permissão “Workflows: Read and write”.</translation>
    </message>
    <message>
        <source>There is no such repository, or it is private and the token cannot see it. Check the name. A private one needs the scope “repo”, or a fine-grained token that covers it.</source>
        <translation>Esse repositório não existe, ou é privado e o token não pode vê-lo. Verifique o nome. Um repositório privado exige o escopo “repo” ou um token granular (fine-grained) que o inclua.</translation>
    </message>
    <message>
        <source>The server wants to know who you are. Sign in, and make sure that the token has not expired.</source>
        <translation>O servidor quer saber quem você é. Entre na conta e verifique se o token não expirou.</translation>
    </message>
    <message>
        <source>The server has blocked this repository for legal reasons.</source>
        <translation>O servidor bloqueou este repositório por motivos legais.</translation>
    </message>
    <message>
        <source>This account is not allowed to do that. Check the token&apos;s permissions.</source>
        <translation>Esta conta não tem permissão para fazer isso. Verifique as permissões do token.</translation>
    </message>
    <message>
        <source>%1 Drafts are shown only to those who may change the repository.</source>
        <translation>%1 Os rascunhos só aparecem para quem pode alterar o repositório.</translation>
    </message>
    <message>
        <source>Archived, so read only.</source>
        <translation>Arquivado; por isso, somente leitura.</translation>
    </message>
    <message>
        <source>Read only. Drafts stay hidden.</source>
        <translation>Somente leitura. Os rascunhos ficam ocultos.</translation>
    </message>
    <message>
        <source>Read only.</source>
        <translation>Somente leitura.</translation>
    </message>
    <message>
        <source>Open the repository&apos;s page</source>
        <translation>Abrir a página do repositório</translation>
    </message>
    <message>
        <source>Open the token settings</source>
        <translation>Abrir as configurações do token</translation>
    </message>
    <message>
        <source>Authorise the token…</source>
        <translation>Autorizar o token…</translation>
    </message>
    <message>
        <source>Open the organisation&apos;s page</source>
        <translation>Abrir a página da organização</translation>
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
    <message>
        <source>This computer runs no keychain, so the token can be kept only until you quit.</source>
        <translation>Não há um chaveiro em execução neste computador; por isso, o token só pode ser guardado até você sair do Slipway.</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, then try again.</source>
        <translation>O chaveiro está bloqueado. Desbloqueie-o e tente novamente.</translation>
    </message>
    <message>
        <source>The keychain did not give access to the token. Try again, or sign in with the token once more.</source>
        <translation>O chaveiro não deu acesso ao token. Tente novamente ou entre com o token mais uma vez.</translation>
    </message>
    <message>
        <source>The keychain has no token for this account any more. Sign in again.</source>
        <translation>O chaveiro não tem mais o token desta conta. Entre novamente.</translation>
    </message>
    <message>
        <source>The connection was lost before the server had answered. Check your connection, then try again.</source>
        <translation>A conexão foi perdida antes de o servidor responder. Verifique a sua conexão e tente novamente.</translation>
    </message>
</context>
</TS>
