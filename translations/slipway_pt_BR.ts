<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context>
    <name>app::CommandLine</name>
    <message>
        <source>--host takes an address such as https://ghe.example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token is never taken as an argument: put it into the environment variable GH_ENTERPRISE_TOKEN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only https is allowed; http only for this computer itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manages the releases of repositories on GitHub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the built-in practice server; nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the GitHub Enterprise Server at &lt;URL&gt;; the token comes from GH_ENTERPRISE_TOKEN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With --demo: do the main job alone and save a picture of each step in &lt;DIR&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files to add to that release.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--tour goes with --demo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--demo and --host do not go together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which release the files are for: owner/name@tag</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::Services</name>
    <message>
        <source>Practice server</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AssetDelegate</name>
    <message>
        <source>Asset name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AssetModel</name>
    <message>
        <source>saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This upload never finished and holds nothing. Delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uploaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected · drop file here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier release has this file. Drop yours onto this row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AssetTable</name>
    <message>
        <source>Assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AssetsPane</name>
    <message>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “%1” cannot be read. Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first 1,000 files were added; a release holds no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden files and folders that were left out: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no files in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GitHub will store “%1” as “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download into this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GitHub stored the name as “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another asset has this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” keeps its name and label. %2</source>
        <comment>a file, a reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete “%1” from %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n assets from %1?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has downloaded this yet. It cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads so far: %1. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was not deleted. %2</source>
        <comment>a file, a reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the new release</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n uploaded</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uploading</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for the draft to be saved</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expected still missing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expected from %1 still missing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This release is immutable: its files can no longer be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account may not change the files of this release.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop files here or use “Add files…”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This release has no files. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to add to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More files that wait for a decision: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further files that were not transferred: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>Go to repository, release, asset or command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to repository, release, asset or command   Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DeleteDialog</name>
    <message>
        <source>Delete release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Its notes and %n file(s) (%1, %2 downloads) will be gone from the server for good.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Its notes will be gone from the server for good. It has no files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is immutable: the tag %1 can never be used again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the tag %1 too</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DiffView</name>
    <message>
        <source>Changes to the notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Slipway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No release chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one in the list, or make a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the practice server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use as &amp;template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Publish…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;view changes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dis&amp;card changes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the &amp;browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Slipway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Slipway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files are still on their way. Quit and stop them?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on uploading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to Slipway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To work with your own repositories, start Slipway with a token in the environment variable GH_TOKEN (github.com) or, with --host, in GH_ENTERPRISE_TOKEN. To look around first, use the practice server: it runs on this computer and nothing leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the practice server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 @ %2</source>
        <comment>login at host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Slipway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repository on %1, as owner/name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A repository is written as owner/name, such as octo-org/tidewater. This is not one: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API %1 / %2 · resets %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not opened, because it is no https link: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Slipway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway %1
The release manager for GitHub and GitHub Enterprise Server.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::NotesPane</name>
    <message>
        <source>Edit notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is writing notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>characters typed / allowed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more than GitHub takes</source>
        <comment>characters</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too costly to lay out: shown as plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very long: the end is not shown in the preview</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::NotesPreview</name>
    <message>
        <source>Release notes, as they will be published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address is not encrypted. Open it anyway?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::NotesToolBar</name>
    <message>
        <source>How the notes are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source and what it looks like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what it looks like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formatting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Italic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bulleted list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the server write notes from the merged pull requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since the previous release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since a tag</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PaletteModel</name>
    <message>
        <source>%1, %2</source>
        <comment>entry of the command palette and its detail</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ReleaseDelegate</name>
    <message>
        <source>working…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ReleaseField</name>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discussion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ReleaseFieldInSentence</name>
    <message>
        <source>tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pre-release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discussion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ReleaseHeader</name>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>v1.0.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch or commit for a new tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether this becomes the release that visitors are shown first. Automatic: decided by date and version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discussion category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;iscussion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Immutable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tag will be made when the release is published.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ReleaseListPane</name>
    <message>
        <source>Newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <comment>releases</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorted by: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reverse order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may read this repository but not change it, and its drafts stay hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter 1 release</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Filter %Ln releases</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The server cannot be reached. You see the list as it was last read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No release matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter looks at title, tag, notes and the names of assets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the releases…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The releases could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No releases yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only people who may push to this repository can make one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A release gives a tag its notes and files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New release</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ReleaseModel</name>
    <message>
        <source>1 download</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln downloads</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>has unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ReleasePage</name>
    <message>
        <source>%1 is public.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you type cannot be kept on this computer: the disk is full or not writable. Save on the server before you quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may read this repository but not change its releases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notes are too long: %1 characters of at most %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be uploaded, so nothing was published. The draft and the other files are on the server.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was published: on the server these files are missing or not whole: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed this release on the server meanwhile: %1. Yours is kept; nothing was overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no picture that can be shown: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RepositoryModel</name>
    <message>
        <source>This repository is archived: nothing in it can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may read this repository but not change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the repositories…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not readable. Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No repositories</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RepositorySidebar</name>
    <message>
        <source>Repositories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add one to see its repositories.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ReviewDialog</name>
    <message>
        <source>Visitors will no longer see it, and its files cannot be downloaded by the public. The tag stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the new draft will hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What saving will change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back as draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 back as a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard this new release?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard these changes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is on the server now, and what yours would make of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag %1 exists already and stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag %1 will be made at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be marked as a pre-release.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether it becomes the latest release is decided by date and version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be the latest release.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will not become the latest release.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A discussion will be opened in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) on the release.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will be uploaded first; it goes public only when all are there.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody who can see the repository will see it, and watchers are told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notes stay as they are on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SourceEditor</name>
    <message>
        <source>Release notes, Markdown source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe this release</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::StatePage</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TagProblem</name>
    <message>
        <source>A release needs a tag, such as v1.0.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag cannot contain spaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag cannot contain invisible characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag cannot contain any of ~ ^ : ? * [ \</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag cannot contain two dots in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag cannot contain @{</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag cannot be a single @</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag cannot begin or end with a slash, or have two in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag cannot begin with a dash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No part of a tag can begin with a dot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag cannot end with a dot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No part of a tag can end with .lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the tag alone, without refs/ before it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TransferModel</name>
    <message>
        <source>%1 · %2</source>
        <comment>a repository, a tag</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TransferPanel</name>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been sent or fetched yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TransferSummary</name>
    <message>
        <source>1 upload</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n uploads</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 download</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n downloads</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 file to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n files to look at</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TransferWords</name>
    <message>
        <source>file not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name is used twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed while it was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limit reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1,000 assets already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>foreign address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed by somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read or written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts when the draft is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · looking again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>again in %1 · %2</source>
        <comment>a time, then a short reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ downloaded, verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ already there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ size only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server holds exactly the bytes of your file (SHA-256).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server tells no digest, so only the size was compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old file could not be deleted. It is now called “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verifying…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a pipe or a device, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you may not read it. Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is empty, and GitHub refuses empty files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assets must stay under 2 GiB. Compress or split it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another waiting file will have the same name. Rename one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was changed while it was sent. Try again once it is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has %2 and cannot be uploaded: %3</source>
        <comment>a file, a size, a reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be uploaded: %2</source>
        <comment>a file, a reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was not uploaded. %2</source>
        <comment>a file, sentences</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was not downloaded. %2</source>
        <comment>a file, sentences</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An upload of “%1” that never finished is in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is already on the release (%2, downloads: %3). Yours has %4 and other content.</source>
        <comment>a file, a size, a number, a size</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::UnsavedBar</name>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review changes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back as draft…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading the files before publishing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publishing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved on the server as a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New release, not on the server yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept on this computer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being kept on this computer…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::releasetext</name>
    <message>
        <source>New release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Immutable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on the server yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n assets</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n assets</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::text</name>
    <message>
        <source>“%1” is already taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The server says: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for a pause: too many requests. Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for a pause: too many requests. Try again in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused this (HTTP status %1). Check what you entered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused this: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has a problem of its own. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has a problem of its own (HTTP status %1). Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the address and your connection, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate cannot be trusted, so nothing was sent. Check the address, or add your organisation&apos;s certificate to the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server stopped answering. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept this token. Sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account is not allowed to do that. Check the token&apos;s permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server knows nothing at this address, or hides it from this account. Check the name and the token&apos;s permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be understood. Check that the address is that of a GitHub server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server pointed to a foreign address, which your token must not go to. Nothing was sent there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has changed this release meanwhile. Compare both versions before you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file on this computer cannot be read or written. Check that it exists and that you may use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file on this computer cannot be used: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What arrived differs from what was sent. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date, as QLocale::toString() takes it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>date and time, as QLocale::toString() takes it</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
