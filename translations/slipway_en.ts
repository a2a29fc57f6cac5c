<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>VisualStyle</name>
    <message numerus="yes">
        <source>Table with %n row(s), kept exactly as written</source>
        <translation>
            <numerusform>Table with %n row, kept exactly as written</numerusform>
            <numerusform>Table with %n rows, kept exactly as written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Presence</name>
    <message numerus="yes">
        <source>%n files have arrived</source>
        <translation>
            <numerusform>%n file has arrived</numerusform>
            <numerusform>%n files have arrived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files need a look</source>
        <translation>
            <numerusform>%n file needs a look</numerusform>
            <numerusform>%n files need a look</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AccountSummary</name>
    <message numerus="yes">
        <source>It is good until %1, for %n more day(s).</source>
        <translation>
            <numerusform>It is good until %1, for %n more day.</numerusform>
            <numerusform>It is good until %1, for %n more days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AssetsPane</name>
    <message numerus="yes">
        <source>Delete %n assets from %1?</source>
        <translation>
            <numerusform>Delete %n asset from %1?</numerusform>
            <numerusform>Delete %n assets from %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uploaded</source>
        <translation>
            <numerusform>%n uploaded</numerusform>
            <numerusform>%n uploaded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uploading</source>
        <translation>
            <numerusform>%n uploading</numerusform>
            <numerusform>%n uploading</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for the draft to be saved</source>
        <translation>
            <numerusform>%n waiting for the draft to be saved</numerusform>
            <numerusform>%n waiting for the draft to be saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expected still missing</source>
        <translation>
            <numerusform>%n expected still missing</numerusform>
            <numerusform>%n expected still missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expected from %1 still missing</source>
        <translation>
            <numerusform>%n expected from %1 still missing</numerusform>
            <numerusform>%n expected from %1 still missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not added to %1. What you chose for them is kept until you close this message.</source>
        <translation>
            <numerusform>%n file was not added to %1. What you chose for it is kept until you close this message.</numerusform>
            <numerusform>%n files were not added to %1. What you chose for them is kept until you close this message.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are being fetched. Drag them again once they are here.</source>
        <translation>
            <numerusform>%n file is being fetched. Drag it again once it is here.</numerusform>
            <numerusform>%n files are being fetched. Drag them again once they are here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n paused</numerusform>
            <numerusform>%n paused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChecksumWords</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have the checksums that are listed for them.</source>
        <translation>
            <numerusform>%n file has the checksum that is listed for it.</numerusform>
            <numerusform>%n files have the checksums that are listed for them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChecksumsDialog</name>
    <message numerus="yes">
        <source>%n file(s) · %1 to fetch</source>
        <translation>
            <numerusform>%n file · %1 to fetch</numerusform>
            <numerusform>%n files · %1 to fetch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DeleteDialog</name>
    <message numerus="yes">
        <source>Its notes and %n file(s) (%1, %2 downloads) will be gone from the server for good.</source>
        <translation>
            <numerusform>Its notes and %n file (%1, %2 downloads) will be gone from the server for good.</numerusform>
            <numerusform>Its notes and %n files (%1, %2 downloads) will be gone from the server for good.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DragOut</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can only be replaced in the Markdown.</source>
        <translation>
            <numerusform>%n can only be replaced in the Markdown.</numerusform>
            <numerusform>%n can only be replaced in the Markdown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MergeDialog</name>
    <message numerus="yes">
        <source>Somebody else changed the notes meanwhile, in %n place(s) the same words as you. All other changes are in the result below.</source>
        <translation>
            <numerusform>Somebody else changed the notes meanwhile, in %n place the same words as you. All other changes are in the result below.</numerusform>
            <numerusform>Somebody else changed the notes meanwhile, in %n places the same words as you. All other changes are in the result below.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) still to be decided.</source>
        <translation>
            <numerusform>%n place still to be decided.</numerusform>
            <numerusform>%n places still to be decided.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PreflightSheet</name>
    <message numerus="yes">
        <source>Add %n file(s) to the new release</source>
        <translation>
            <numerusform>Add %n file to the new release</numerusform>
            <numerusform>Add %n files to the new release</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n file(s) to %1</source>
        <translation>
            <numerusform>Add %n file to %1</numerusform>
            <numerusform>Add %n files to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) are taken on the release.</source>
        <translation>
            <numerusform>%n name is taken on the release.</numerusform>
            <numerusform>%n names are taken on the release.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Upload %n file(s)</source>
        <translation>
            <numerusform>&amp;Upload %n file</numerusform>
            <numerusform>&amp;Upload %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PreflightWords</name>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n already there</numerusform>
            <numerusform>%n already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::QuitDialog</name>
    <message numerus="yes">
        <source>%n files are still on their way.</source>
        <translation>
            <numerusform>%n file is still on its way.</numerusform>
            <numerusform>%n files are still on their way.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ReleaseListPane</name>
    <message numerus="yes">
        <source>Filter %Ln releases</source>
        <translation>
            <numerusform>Filter %Ln release</numerusform>
            <numerusform>Filter %Ln releases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ReleaseModel</name>
    <message numerus="yes">
        <source>%Ln downloads</source>
        <translation>
            <numerusform>%Ln download</numerusform>
            <numerusform>%Ln downloads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ReleasePage</name>
    <message numerus="yes">
        <source>%n file(s) could not be uploaded, so nothing was published. The draft and the other files are on the server.</source>
        <translation>
            <numerusform>%n file could not be uploaded, so nothing was published. The draft and the other files are on the server.</numerusform>
            <numerusform>%n files could not be uploaded, so nothing was published. The draft and the other files are on the server.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ReviewDialog</name>
    <message numerus="yes">
        <source>%n file(s) on the release.</source>
        <translation>
            <numerusform>%n file on the release.</numerusform>
            <numerusform>%n files on the release.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will be uploaded first; it goes public only when all are there.</source>
        <translation>
            <numerusform>%n file will be uploaded first; the release goes public only when it is there.</numerusform>
            <numerusform>%n files will be uploaded first; the release goes public only when all are there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatisticsReport</name>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n releases</source>
        <translation>
            <numerusform>in %n release</numerusform>
            <numerusform>in %n releases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TransferSummary</name>
    <message numerus="yes">
        <source>%n uploads</source>
        <translation>
            <numerusform>%n upload</numerusform>
            <numerusform>%n uploads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n downloads</source>
        <translation>
            <numerusform>%n download</numerusform>
            <numerusform>%n downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files to look at</source>
        <translation>
            <numerusform>%n file to look at</numerusform>
            <numerusform>%n files to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n paused</numerusform>
            <numerusform>%n paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::UploadFlow</name>
    <message numerus="yes">
        <source>%n files are on the release already, identical: they were skipped.</source>
        <translation>
            <numerusform>%n file is on the release already, identical: it was skipped.</numerusform>
            <numerusform>%n files are on the release already, identical: they were skipped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::releasetext</name>
    <message numerus="yes">
        <source>%1 of %n assets</source>
        <translation>
            <numerusform>%1 of %n asset</numerusform>
            <numerusform>%1 of %n assets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assets</source>
        <translation>
            <numerusform>%n asset</numerusform>
            <numerusform>%n assets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::text</name>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
</TS>
