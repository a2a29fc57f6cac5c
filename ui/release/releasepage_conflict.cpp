#include "core/notes/lineends.h"
#include "core/transfers/threadjob.h"
#include "ui/common/messagebar.h"
#include "ui/common/text.h"
#include "ui/notes/mergedialog.h"
#include "ui/notes/notespane.h"
#include "ui/release/releasepage.h"

using namespace Qt::StringLiterals;

// Somebody else has changed what is being edited: both versions are kept, and the user decides.
namespace ui {

void ReleasePage::showConflict(const core::Release &server, const QList<core::ReleaseField> &fields)
{
    m_desk->shelf().flush(); // both texts stay in the history
    keepServersNotes(server);
    QStringList names;
    for (const core::ReleaseField field : fields)
        names.append(fieldInSentence(field));
    m_messages->show(MessageBar::Tone::Warning,
                     tr("Somebody else changed this release on the server meanwhile: %1. Yours is "
                        "kept; nothing was overwritten.")
                         .arg(QLocale().createSeparatedList(names)));
    // The question stays until it is answered.
    if (fields == QList{core::ReleaseField::Notes}) {
        m_messages->addButton(tr("Compare and merge…"), [this, server, fields] {
            mergeNotes(server);
            showConflict(server, fields);
        });
    } else {
        m_messages->addButton(tr("Compare…"), [this, server, fields] {
            core::ReleaseEdit mine = m_edit;
            mine.base = server;
            ask(new ReviewDialog(ReviewDialog::Purpose::Compare, mine, reviewContext(), this),
                [] {});
            showConflict(server, fields);
        });
    }
    m_messages->addButton(tr("Keep mine"), [this, server] { keepMine(server); });
    m_messages->addButton(tr("Take theirs"),
                          [this, server, fields] { takeTheirs(server, fields); });
    if (fields.size() > 1 && fields.contains(core::ReleaseField::Notes))
        m_messages->addButton(tr("Merge the notes…"), [this, server, fields] {
            mergeNotes(server);
            showConflict(server, fields);
        });
}

void ReleasePage::mergeNotes(const core::Release &server)
{
    const MergeDialog::Versions versions{
        .base = core::notes::toEditorText(m_edit.base.notes),
        .mine = m_notes->notes(),
        .theirs = core::notes::toEditorText(server.notes),
    };
    // Long texts with little in common take a while.
    auto *job = new core::ThreadJob<core::notes::Merge>(
        [versions](const std::atomic_bool &) -> core::Result<core::notes::Merge> {
            return core::notes::merge3(versions.base, versions.mine, versions.theirs);
        },
        this);
    job->then(this, [this, server, versions](const core::Result<core::notes::Merge> &merge) {
        if (!merge || m_edit.base.id != server.id || m_notes->notes() != versions.mine)
            return;
        auto *dialog = new MergeDialog(versions, *merge, this);
        connect(dialog, &MergeDialog::merged, this, [this, server](const QString &notes) {
            if (m_edit.base.id == server.id)
                takeMerged(server, notes);
        });
        dialog->open();
    });
}

/// What both changed besides the notes is still to be decided.
void ReleasePage::takeMerged(const core::Release &server, const QString &notes)
{
    QList<core::ReleaseField> left = core::rebase(m_edit, server).conflicts;
    left.removeAll(core::ReleaseField::Notes);
    if (left.isEmpty())
        keepMine(server);
    else
        m_edit.base.notes = server.notes;
    m_notes->replaceAll(notes);
    notesChanged(); // also if they are what they were: the base is another
    if (left.isEmpty())
        m_messages->clear();
    else
        showConflict(server, left);
}

void ReleasePage::keepMine(const core::Release &server)
{
    // From now on ours is a change of what they made: saving writes over it, seen. What only they
    // have changed was never ours.
    m_edit = core::rebase(m_edit, server).edit;
    contentChanged();
    showServerState();
}

void ReleasePage::takeTheirs(const core::Release &server, const QList<core::ReleaseField> &fields)
{
    using core::ReleaseContent;
    const ReleaseContent theirs = ReleaseContent::of(server);
    m_edit = core::rebase(m_edit, server).edit;
    // Through the undo stack: the way back to ours stays open.
    for (const core::ReleaseField field : fields) {
        switch (field) {
        case core::ReleaseField::Tag:
            change(field, &ReleaseContent::tag, theirs.tag);
            break;
        case core::ReleaseField::Target:
            change(field, &ReleaseContent::target, theirs.target);
            break;
        case core::ReleaseField::Title:
            change(field, &ReleaseContent::title, theirs.title);
            break;
        case core::ReleaseField::Notes:
            m_notes->replaceAll(core::notes::toEditorText(theirs.notes));
            break;
        case core::ReleaseField::Draft:
            change(field, &ReleaseContent::draft, theirs.draft);
            break;
        case core::ReleaseField::Prerelease:
            change(field, &ReleaseContent::prerelease, theirs.prerelease);
            break;
        case core::ReleaseField::Latest:
            change(field, &ReleaseContent::latest, theirs.latest);
            break;
        case core::ReleaseField::Discussion:
            change(field, &ReleaseContent::discussionCategory, theirs.discussionCategory);
            break;
        }
    }
    contentChanged();
    showServerState();
}

} // namespace ui
