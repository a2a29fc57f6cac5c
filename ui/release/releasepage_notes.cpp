#include "core/http/imagejob.h"
#include "core/notes/lineends.h"
#include "core/settings/settings.h"
#include "core/transfers/threadjob.h"
#include "ui/assets/assetspane.h"
#include "ui/common/messagebar.h"
#include "ui/common/text.h"
#include "ui/notes/historydialog.h"
#include "ui/notes/notespane.h"
#include "ui/release/releaseheader.h"
#include "ui/release/releasepage.h"

#include <QImageReader>

using namespace Qt::StringLiterals;

// What helps to write the notes, with the server and this computer: generated notes, templates,
// names to complete, earlier versions, the exact preview and pictures.
namespace ui {

void ReleasePage::generateNotes()
{
    if (!m_desk || m_edit.base.id == 0)
        return;
    if (!obstacle().isEmpty()) {
        m_messages->show(MessageBar::Tone::Warning, obstacle());
        m_header->focusTag();
        return;
    }
    auto *dialog = new GenerateDialog({.notes = m_notes->notes(),
                                       .tag = m_edit.content.tag,
                                       .previousTags = publishedTags(),
                                       .hasCursor = m_notes->hasCursor()},
                                      this);
    connect(dialog, &GenerateDialog::asked, this,
            [this, dialog](const QString &previous, const QString &configuration) {
                askForNotes(dialog, previous, configuration);
            });
    connect(dialog, &GenerateDialog::cancelled, this, [this] {
        if (m_generating)
            m_generating->cancel();
    });
    connect(dialog, &GenerateDialog::taken, this,
            [this, id = m_edit.base.id](const QString &notes, GenerateDialog::Placing placing) {
                if (id == m_edit.base.id) // else another release is shown by now
                    takeGenerated(notes, placing);
            });
    dialog->open();
    dialog->ask();
}

void ReleasePage::askForNotes(GenerateDialog *dialog, const QString &previousTag,
                              const QString &configuration)
{
    if (m_generating)
        m_generating->cancel();
    if (!m_desk)
        return dialog->reject();
    core::ReleaseStore &store = m_desk->store();
    m_generating = store.api().generateNotes(store.repo(), m_edit.content.tag,
                                             m_edit.content.target, previousTag, configuration);
    m_generating->then(
        dialog, [this, dialog, job = m_generating](const core::Result<core::GeneratedNotes> &made) {
            if (job != m_generating)
                return; // another question was asked since
            if (!made)
                return dialog->setProblem(made.error());
            m_generatedTitle = made->title;
            dialog->setGenerated(core::notes::toEditorText(made->notes));
        });
}

void ReleasePage::takeGenerated(const QString &notes, GenerateDialog::Placing placing)
{
    const bool titled = m_edit.content.title.isEmpty() && !m_generatedTitle.isEmpty();
    if (!titled)
        return m_notes->insertGenerated(notes, placing);
    m_undo.beginMacro(tr("Generate notes")); // one way back for both
    m_notes->insertGenerated(notes, placing);
    change(core::ReleaseField::Title, &core::ReleaseContent::title, m_generatedTitle);
    m_undo.endMacro();
}

void ReleasePage::setSettings(core::Settings *settings)
{
    m_settings = settings;
    m_assets->setSettings(settings);
    showTemplates();
}

/// Those that are in these notes already, what the server has told, and whom and what older notes
/// speak of.
void ReleasePage::showMentions()
{
    if (!m_desk)
        return;
    m_desk->mentions().want();
    if (!m_mentionsStale.hasExpired())
        return;
    m_mentionsStale.setRemainingTime(std::chrono::seconds(30));
    const QString slug = m_desk->store().repo().slug();
    const auto of = [&](const QString &notes) {
        return core::notes::Mentions{.names = core::notes::mentionedNames(notes),
                                     .issues = core::notes::mentionedIssues(notes, slug)};
    };
    constexpr qsizetype enough = 200'000; // characters: some milliseconds
    QString notes;
    for (const core::Release &release : m_desk->store().releases()) {
        if (notes.size() > enough)
            break;
        notes += u'\n' + release.notes;
    }
    const core::notes::Mentions older = of(notes);
    // Who was thanked of late is more likely to be thanked again than who did the most in all the
    // years; what was closed long ago is less likely to come again than what has just changed.
    m_notes->setMentions(core::notes::merged({of(m_notes->notes()),
                                              {.names = older.names, .issues = {}},
                                              m_desk->mentions().mentions(),
                                              {.names = {}, .issues = older.issues}}));
}

QString ReleasePage::templateOwner() const
{
    return m_desk->store().api().host().displayName() + u' ' + m_desk->store().repo().slug();
}

void ReleasePage::showTemplates()
{
    if (m_desk && m_settings)
        m_notes->setTemplates(core::notes::TemplateBook(m_settings->get(core::keys::notesTemplates))
                                  .of(templateOwner()));
}

void ReleasePage::insertTemplate(const core::notes::Template &which)
{
    if (!m_desk || m_edit.base.id == 0 || !isEditable())
        return;
    QStringList before = publishedTags();
    before.removeAll(m_edit.content.tag);
    m_notes->insertGenerated(
        core::notes::filled(which.text,
                            {.tag = m_edit.content.tag,
                             .previous = before.value(0),
                             .date = QDate::currentDate().toString(Qt::ISODate),
                             .contributors = core::notes::mentionedNames(m_notes->notes())}),
        GenerateDialog::Placing::AtCursor);
}

void ReleasePage::saveTemplate(const core::notes::Template &made)
{
    if (!m_desk || !m_settings)
        return;
    core::notes::TemplateBook book(m_settings->get(core::keys::notesTemplates));
    book.put(templateOwner(), made);
    m_settings->set(core::keys::notesTemplates, book.toBytes());
    showTemplates();
}

void ReleasePage::removeTemplate(const core::notes::Template &which)
{
    if (!m_desk || !m_settings)
        return;
    core::notes::TemplateBook book(m_settings->get(core::keys::notesTemplates));
    book.remove(templateOwner(), which.name);
    m_settings->set(core::keys::notesTemplates, book.toBytes());
    showTemplates();
    m_messages->show(MessageBar::Tone::Info,
                     tr("The template %1 was removed.").arg(text::visible(which.name)));
    m_messages->addButton(tr("Undo"), [this, which, owner = templateOwner()] {
        if (m_desk && templateOwner() == owner)
            saveTemplate(which);
    });
}

void ReleasePage::renderExactly(const QString &text)
{
    if (!m_desk)
        return;
    core::ReleaseStore &store = m_desk->store();
    store.api()
        .renderMarkdown(text, store.repo())
        ->then(m_notes, [this, text](const core::Result<QString> &html) {
            if (!html)
                m_messages->show(html.error());
            m_notes->setExact(text, html ? *html : QString());
        });
}

void ReleasePage::keepServersNotes(const core::Release &release)
{
    if (release.id > 0)
        m_desk->shelf().sawOnServer(release.id, release.notes);
}

void ReleasePage::showNotesHistory()
{
    if (!m_desk || m_edit.base.id == 0)
        return;
    auto *dialog = new HistoryDialog(m_notes->notes(), this);
    dialog->setReadOnly(!isEditable());
    connect(dialog, &HistoryDialog::restored, this,
            [this, id = m_edit.base.id](const QString &notes) {
                if (id == m_edit.base.id) // else another release is shown by now
                    m_notes->replaceAll(notes);
            });
    m_desk->shelf()
        .versions(m_edit.base.id)
        ->then(dialog, [dialog](const core::Result<QList<core::NotesVersion>> &versions) {
            if (versions)
                dialog->setVersions(*versions);
            else
                dialog->setProblem(versions.error());
        });
    dialog->open();
}

void ReleasePage::fetchImage(const QUrl &url)
{
    auto *job = new core::ImageJob(url, this);
    job->then(this, [this, url](const core::Result<QByteArray> &bytes) {
        if (!bytes)
            return m_messages->show(bytes.error());
        // Qt refuses to make a picture of more than this from whatever the header claims.
        QImageReader::setAllocationLimit(64);
        QImage image = QImage::fromData(*bytes);
        if (image.isNull())
            return m_messages->show(MessageBar::Tone::Warning,
                                    tr("This is no picture that can be shown: %1")
                                        .arg(text::visible(url.toDisplayString())));
        m_notes->setImage(url, image);
    });
}

} // namespace ui
