#include "ui/release/releasepage.h"

#include "core/notes/linediff.h"
#include "core/notes/lineends.h"
#include "core/releases/expectedassets.h"
#include "core/releases/publishflow.h"
#include "core/transfers/transferqueue.h"
#include "ui/assets/assetspane.h"
#include "ui/common/accesstext.h"
#include "ui/common/messagebar.h"
#include "ui/common/text.h"
#include "ui/notes/notespane.h"
#include "ui/release/deletedialog.h"
#include "ui/release/draftcommands.h"
#include "ui/release/releaseheader.h"
#include "ui/release/reviewdialog.h"
#include "ui/release/unsavedbar.h"

#include <QDataStream>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {
ReleasePage::ReleasePage(core::TransferQueue &transfers, QWidget *parent)
    : QWidget(parent), m_transfers(transfers)
{
    setObjectName(QStringLiteral("releasePage"));
    createLayout();
    connectHeader();
    connectNotes();
    connectBar();
    m_assets->installDropTarget(this);
}

ReleasePage::~ReleasePage()
{
    // Undoing while the fields go away would write into them.
    m_undo.disconnect();
}

void ReleasePage::createLayout()
{
    m_readOnly = new MessageBar(this);
    m_readOnly->setObjectName(QStringLiteral("releaseReadOnly"));
    m_messages = new MessageBar(this);
    m_messages->setObjectName(QStringLiteral("releaseMessages"));
    m_header = new ReleaseHeader(this);
    m_notes = new NotesPane(m_undo, this);
    m_assets = new AssetsPane(m_transfers, this);
    m_bar = new UnsavedBar(this);

    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(QStringLiteral("releaseSplitter"));
    m_splitter->addWidget(m_notes);
    m_splitter->addWidget(m_assets);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_readOnly);
    column->addWidget(m_messages);
    column->addWidget(m_header);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_bar);
}

void ReleasePage::connectHeader()
{
    using core::ReleaseContent;
    using core::ReleaseField;
    connect(m_header, &ReleaseHeader::titleEdited, this, [this](const QString &title) {
        change(ReleaseField::Title, &ReleaseContent::title, title);
    });
    connect(m_header, &ReleaseHeader::tagEdited, this,
            [this](const QString &tag) { change(ReleaseField::Tag, &ReleaseContent::tag, tag); });
    connect(m_header, &ReleaseHeader::targetEdited, this, [this](const QString &target) {
        change(ReleaseField::Target, &ReleaseContent::target, target);
    });
    connect(m_header, &ReleaseHeader::draftEdited, this,
            [this](bool draft) { change(ReleaseField::Draft, &ReleaseContent::draft, draft); });
    connect(m_header, &ReleaseHeader::prereleaseEdited, this, [this](bool prerelease) {
        change(ReleaseField::Prerelease, &ReleaseContent::prerelease, prerelease);
    });
    connect(m_header, &ReleaseHeader::latestEdited, this, [this](core::MakeLatest latest) {
        change(ReleaseField::Latest, &ReleaseContent::latest, latest);
    });
    connect(m_header, &ReleaseHeader::referencesWanted, this, [this] {
        if (m_desk)
            m_desk->store().needReferences();
    });
    connect(m_header, &ReleaseHeader::discussionEdited, this, [this](const QString &category) {
        change(ReleaseField::Discussion, &ReleaseContent::discussionCategory, category);
    });
}

void ReleasePage::connectNotes()
{
    connect(m_notes, &NotesPane::edited, this, &ReleasePage::notesChanged);
    connect(m_notes, &NotesPane::generateRequested, this, &ReleasePage::generateNotes);
    connect(m_notes, &NotesPane::mentionsWanted, this, &ReleasePage::showMentions);
    connect(m_notes, &NotesPane::templateChosen, this, &ReleasePage::insertTemplate);
    connect(m_notes, &NotesPane::templateSaveRequested, this, [this](const QString &name) {
        saveTemplate({.name = name, .text = m_notes->notes()});
    });
    connect(m_notes, &NotesPane::templateRemoveRequested, this, &ReleasePage::removeTemplate);
    connect(m_notes, &NotesPane::exactRequested, this, &ReleasePage::renderExactly);
    connect(m_notes, &NotesPane::historyRequested, this, &ReleasePage::showNotesHistory);
    connect(m_notes, &NotesPane::linkActivated, this, &ReleasePage::linkActivated);
    connect(m_notes, &NotesPane::imageRequested, this, &ReleasePage::fetchImage);
    connect(m_notes, &NotesPane::filesPasted, this, [this](const QList<QUrl> &files) {
        QStringList paths;
        for (const QUrl &file : files)
            paths.append(file.toLocalFile());
        m_assets->addFiles(paths);
    });
    connect(m_assets, &AssetsPane::assetsChanged, this, [this](const QList<core::Asset> &assets) {
        if (!m_desk || m_edit.isNew())
            return;
        m_edit.base.assets = assets;
        m_desk->store().putAssets(m_edit.base.id, assets);
    });
}

void ReleasePage::connectBar()
{
    connect(m_bar, &UnsavedBar::saveRequested, this, &ReleasePage::save);
    connect(m_bar, &UnsavedBar::publishRequested, this, &ReleasePage::publish);
    connect(m_bar, &UnsavedBar::discardRequested, this, &ReleasePage::discard);
    connect(m_bar, &UnsavedBar::reviewRequested, this, &ReleasePage::reviewChanges);
}

void ReleasePage::setDesk(core::ReleaseDesk *desk)
{
    if (m_desk == desk)
        return;
    close();
    if (m_desk) {
        m_desk->disconnect(this);
        m_desk->store().disconnect(this);
        m_desk->shelf().disconnect(this);
        m_desk->mentions().disconnect(this);
    }
    m_desk = desk;
    m_mentionsStale.setRemainingTime(0);
    m_assets->setApi(desk ? &desk->store().api() : nullptr);
    if (m_desk)
        connectDesk();
}

void ReleasePage::connectDesk()
{
    using core::ReleaseDesk;
    ReleaseDesk *desk = m_desk;
    const auto isMine = [this](qint64 id) { return id != 0 && id == m_edit.base.id; };
    connect(desk, &ReleaseDesk::accessChanged, this, &ReleasePage::showAccess);
    connect(desk, &ReleaseDesk::busyChanged, this, &ReleasePage::showBar);
    connect(desk, &ReleaseDesk::saved, this,
            [this, isMine](qint64 id, const core::Release &release) {
                if (isMine(id))
                    adopt(release);
            });
    connect(desk, &ReleaseDesk::published, this, [this, isMine](const core::Release &release) {
        if (!isMine(release.id))
            return;
        adopt(release);
        m_messages->show(MessageBar::Tone::Info,
                         tr("%1 is public.").arg(text::visible(release.tag)));
    });
    connect(desk, &ReleaseDesk::failed, this, [this, isMine](qint64 id, const core::Error &error) {
        if (isMine(id))
            showFailure(error);
    });
    connect(desk, &ReleaseDesk::conflicted, this,
            [this, isMine](qint64 id, const core::Release &server,
                           const QList<core::ReleaseField> &fields) {
                if (isMine(id))
                    showConflict(server, fields);
            });
    connect(desk, &ReleaseDesk::deleted, this, [this, isMine](qint64 id) {
        if (isMine(id))
            close();
    });
    connect(&desk->store(), &core::ReleaseStore::releaseChanged, this,
            [this, isMine](const core::Release &release) {
                if (isMine(release.id))
                    followServer(release);
            });
    connect(&desk->store(), &core::ReleaseStore::latestChanged, this,
            &ReleasePage::showServerState);
    connect(&desk->store(), &core::ReleaseStore::repositoryChanged, this, [this] {
        showReferences();
        showAccess();
    });
    connect(&desk->store(), &core::ReleaseStore::referencesChanged, this,
            &ReleasePage::showReferences);
    connect(&desk->mentions(), &core::MentionBook::changed, this, [this] {
        m_mentionsStale.setRemainingTime(0);
        showMentions();
    });
    connect(&desk->shelf(), &core::EditShelf::kept, this, [this, isMine](qint64 id) {
        if (isMine(id))
            m_bar->setKeptAt(m_desk->shelf().keptAt(id));
    });
    connect(&desk->shelf(), &core::EditShelf::loaded, this, [this] {
        // A list that was remembered may be there before the journal has been read.
        const qint64 id = m_edit.base.id;
        if (id != 0 && !m_edit.isChanged() && m_desk->shelf().edit(id))
            open(id);
    });
    connect(&desk->shelf(), &core::EditShelf::failed, this, [this] {
        m_messages->show(
            MessageBar::Tone::Warning,
            tr("What you type cannot be kept on this computer: the disk is full or not "
               "writable. Save on the server before you quit."));
    });
}

bool ReleasePage::open(qint64 releaseId)
{
    if (!m_desk)
        return false;
    const auto edit = m_desk->editOf(releaseId);
    if (!edit)
        return false;
    m_undo.clear();
    m_messages->clear();
    m_edit = *edit;
    keepServersNotes(m_edit.base);
    showReferences();
    showEdit();
    showServerState();
    showAccess();
    m_bar->setKeptAt(m_desk->shelf().keptAt(releaseId));
    return true;
}

void ReleasePage::close()
{
    if (m_edit.base.id == 0)
        return;
    m_undo.clear();
    m_messages->clear();
    m_edit = {};
    Q_EMIT releaseIdChanged(0);
}

template <typename T>
void ReleasePage::change(core::ReleaseField which, T core::ReleaseContent::*field, const T &value)
{
    if (m_showing || m_edit.base.id == 0 || m_edit.content.*field == value)
        return;
    m_undo.push(new SetField<T>(which, m_edit.content, field, value, [this] { contentChanged(); }));
    // A step that came back to where it began has removed itself without a word.
    contentChanged();
}

void ReleasePage::contentChanged()
{
    if (!m_desk || m_edit.base.id == 0)
        return;
    m_edit.editedAt = QDateTime::currentDateTimeUtc();
    m_desk->store().needReferences(); // before publishing one wants to know which tags there are
    {
        const QScopedValueRollback showing(m_showing, true);
        m_header->showContent(m_edit.content);
    }
    m_desk->shelf().put(m_edit);
    m_bar->setKeptAt({});
    showExpected();
    showBar();
}

void ReleasePage::notesChanged()
{
    if (m_showing || m_edit.base.id == 0)
        return;
    m_edit.content.notes = core::notes::fromEditorText(m_edit.base.notes, m_notes->notes());
    contentChanged();
}

void ReleasePage::showEdit()
{
    const QScopedValueRollback showing(m_showing, true);
    m_header->showContent(m_edit.content);
    m_notes->setNotes(core::notes::toEditorText(m_edit.content.notes));
    m_undo.clear();
    showBar();
}

void ReleasePage::showServerState()
{
    if (!m_desk || m_edit.base.id == 0)
        return;
    const bool latest = !m_edit.isNew() && m_desk->store().latestId() == m_edit.base.id;
    m_header->setState(m_edit.base.state(), latest, m_edit.base.immutable);
}

void ReleasePage::showAccess()
{
    if (!m_desk || m_edit.base.id == 0)
        return;
    const core::Access allowed = m_desk->access();
    const bool editable = allowed.mayWrite();
    m_header->setEditable(editable, !m_edit.base.immutable);
    m_notes->setReadOnly(!editable, text::shortReadOnly(allowed));
    m_notes->setGenerateAvailable(m_desk->store().api().host().features().generatesNotes);
    m_bar->setReadOnly(!editable);
    AssetsPane::Access access = AssetsPane::Access::ReadWrite;
    if (!editable)
        access = AssetsPane::Access::ReadOnly;
    else if (m_edit.base.immutable)
        access = AssetsPane::Access::Immutable;
    m_assets->setRelease(m_desk->store().repo(), m_edit.base, access);
    showExpected();
    showReadOnly(allowed);
}

void ReleasePage::showReadOnly(const core::Access &access)
{
    const QString why = text::describeReadOnly(access);
    if (why.isEmpty())
        return m_readOnly->clear();
    if (why == m_readOnly->text())
        return;
    m_readOnly->show(MessageBar::Tone::Info, why);
    if (access.reason == core::Access::Reason::SignIn)
        m_readOnly->addButton(tr("Sign in…"), [this] { Q_EMIT signInRequested(); });
    if (const QString label = text::actionFor(access); !label.isEmpty())
        m_readOnly->addButton(label, [this, page = access.page] {
            Q_EMIT linkActivated(page);
            showAccess(); // it is still so
        });
}

void ReleasePage::showExpected()
{
    // What has been published is what it is; only something in the making can lack files.
    core::ExpectedAssets expected;
    if (isEditable() && (m_edit.isNew() || m_edit.base.draft))
        expected
            = core::expectedAssets(m_edit.content.tag, m_edit.base.id, m_desk->store().releases());
    m_assets->setExpected(expected.names, expected.fromTag);
}

bool ReleasePage::isEditable() const
{
    return m_desk && m_desk->isWritable();
}

void ReleasePage::showReferences()
{
    if (!m_desk)
        return;
    const core::ReleaseStore &store = m_desk->store();
    const QScopedValueRollback showing(m_showing, true);
    m_header->setTags(store.tags());
    m_header->setBranches(store.branches(), store.repository().defaultBranch);
    m_header->setFeatures(store.api().host().features());
    showTemplates();
    m_notes->setContext({.web = store.api().host().web, .repo = store.repo()});
}

/// The newest ones.
QStringList ReleasePage::publishedTags() const
{
    QStringList published;
    for (const core::Release &release : m_desk->store().releases()) {
        if (!release.draft && published.size() < 30)
            published.append(release.tag);
    }
    return published;
}

void ReleasePage::showBar()
{
    int added = 0;
    int removed = 0;
    if (m_edit.content.notes != m_edit.base.notes) {
        const core::LineDiff diff = core::diff(core::notes::toEditorText(m_edit.base.notes),
                                               core::notes::toEditorText(m_edit.content.notes));
        added = diff.added;
        removed = diff.removed;
    }
    m_bar->setChanges(m_edit, added, removed);
    m_bar->setObstacle(obstacle());
    m_bar->setStep(step());
}

UnsavedBar::Step ReleasePage::step() const
{
    using Step = UnsavedBar::Step;
    if (!m_publishing || !m_desk)
        return m_desk && m_desk->isBusy(m_edit.base.id) ? Step::Saving : Step::Idle;
    switch (m_publishing->step()) {
    case core::PublishFlow::Step::Saving:
        return Step::Saving;
    case core::PublishFlow::Step::Uploading:
        break;
    case core::PublishFlow::Step::Publishing:
        return Step::Publishing;
    }
    const QList<core::Transfer> files
        = m_transfers.transfersOf(m_desk->store().repo(), m_publishing->releaseId());
    const bool moves = std::ranges::any_of(files, &core::Transfer::isUnderWay);
    const bool paused = std::ranges::any_of(files, [](const core::Transfer &file) {
        return file.state == core::Transfer::State::Paused;
    });
    return paused && !moves ? Step::Paused : Step::Uploading;
}

QString ReleasePage::obstacle() const
{
    if (const QString problem = describeTagProblem(core::checkTagName(m_edit.content.tag));
        !problem.isEmpty())
        return problem;
    const qsizetype length = core::notesLength(m_edit.content.notes);
    if (length > core::longestNotes)
        return tr("The notes are too long: %1 characters of at most %2.")
            .arg(text::count(length), text::count(core::longestNotes));
    return {};
}

bool ReleasePage::tagExists(const QString &tag) const
{
    return m_desk && m_desk->store().tags().contains(tag);
}

void ReleasePage::ask(QDialog *dialog, const std::function<void()> &accepted)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, dialog->parent(), accepted);
    dialog->open();
}

void ReleasePage::save()
{
    if (!m_desk || !obstacle().isEmpty() || m_edit.publishes())
        return;
    const auto write = [this] {
        m_messages->clear();
        m_desk->shelf().flush();
        m_desk->save(m_edit);
    };
    if (!m_edit.unpublishes())
        return write();
    ask(new ReviewDialog(ReviewDialog::Purpose::Unpublish, m_edit, {}, this), write);
}

void ReleasePage::publish()
{
    if (!m_desk || !obstacle().isEmpty() || m_publishing || m_desk->isBusy(m_edit.base.id))
        return;
    core::ReleaseEdit edit = m_edit;
    edit.content.draft = false;
    ReviewDialog::Context context = reviewContext();
    context.uploadsWaiting = static_cast<int>(m_assets->pendingFiles().size());
    for (const core::Asset &asset : m_edit.base.assets)
        context.assets.append(asset.name);
    ask(new ReviewDialog(ReviewDialog::Purpose::Publish, edit, context, this),
        [this, edit] { startPublishing(edit); });
}

void ReleasePage::startPublishing(const core::ReleaseEdit &edit)
{
    m_messages->clear();
    m_desk->shelf().flush();
    m_publishing = new core::PublishFlow(*m_desk, m_transfers, edit, m_desk);
    connect(m_publishing, &core::PublishFlow::stepChanged, this, &ReleasePage::showBar);
    connect(m_publishing, &QObject::destroyed, this, &ReleasePage::showBar);
    connect(&m_transfers, &core::TransferQueue::transferChanged, m_publishing,
            [this] { m_bar->setStep(step()); });
    connect(m_publishing, &core::PublishFlow::uploadsFailed, this, [this](int count) {
        m_messages->show(MessageBar::Tone::Bad,
                         tr("%n file(s) could not be uploaded, so nothing was published. The draft "
                            "and the other "
                            "files are on the server.",
                            nullptr, count));
    });
    showBar();
}

ReviewDialog::Context ReleasePage::reviewContext() const
{
    const core::ReleaseStore &store = m_desk->store();
    return {
        .tagExists = tagExists(m_edit.content.tag),
        .defaultBranch = store.repository().defaultBranch,
        .assets = {},
        .uploadsWaiting = 0,
        .makesLatestKnown = store.api().host().features().makesLatest,
    };
}

void ReleasePage::discard()
{
    if (!m_desk || m_edit.base.id == 0)
        return;
    const qint64 id = m_edit.base.id;
    ask(new ReviewDialog(ReviewDialog::Purpose::Discard, m_edit, reviewContext(), this),
        [this, id] {
            m_desk->shelf().forget(id);
            if (id != m_edit.base.id)
                return;
            if (id < 0)
                return close();
            open(id);
        });
}

void ReleasePage::reviewChanges()
{
    if (!m_desk || m_edit.base.id == 0)
        return;
    ask(new ReviewDialog(ReviewDialog::Purpose::Look, m_edit, reviewContext(), this), [] {});
}

void ReleasePage::deleteRelease()
{
    if (!m_desk || m_edit.base.id == 0)
        return;
    if (m_edit.isNew())
        return discard();
    auto *dialog = new DeleteDialog(m_edit.base, tagExists(m_edit.base.tag), this);
    ask(dialog, [this, dialog, release = m_edit.base] {
        m_desk->deleteRelease(release, dialog->withTag());
    });
}

void ReleasePage::addFilesTo(const core::Release &release, const QStringList &paths)
{
    m_assets->addFilesTo(release, paths, UploadFlow::Look::Always);
}

void ReleasePage::focusTitle()
{
    m_header->focusTitle();
}

void ReleasePage::focusTag()
{
    m_header->focusTag();
}

void ReleasePage::adopt(const core::Release &release)
{
    const qint64 before = m_edit.base.id;
    const auto edit = m_desk->editOf(release.id);
    core::ReleaseEdit now = edit ? *edit : core::ReleaseEdit::of(release);
    keepServersNotes(release);
    // Nothing was typed meanwhile: the steps so far still lead back, and may be saved anew.
    const bool sameText = core::notes::toEditorText(now.content.notes) == m_notes->notes();
    m_edit = now;
    if (!sameText)
        showEdit();
    {
        const QScopedValueRollback showing(m_showing, true);
        m_header->showContent(m_edit.content);
    }
    showServerState();
    showAccess();
    showBar();
    if (before != release.id) {
        m_transfers.startPending(m_desk->store().repo(), before, release);
        Q_EMIT releaseIdChanged(release.id);
    }
}

void ReleasePage::followServer(const core::Release &server)
{
    if (m_desk->isBusy(server.id))
        return; // our own save; adopt() follows
    keepServersNotes(server);
    const core::Rebased rebased = core::rebase(m_edit, server);
    if (!rebased.conflicts.isEmpty()) {
        m_edit.base.assets = server.assets;
        showAccess();
        return showConflict(server, rebased.conflicts);
    }
    const bool otherFields = rebased.edit.content != m_edit.content;
    m_edit = rebased.edit;
    if (otherFields)
        showEdit();
    showServerState();
    showAccess();
    showBar();
}

void ReleasePage::showFailure(const core::Error &error)
{
    if (error.kind == core::Error::Kind::Damaged) {
        m_messages->show(
            MessageBar::Tone::Bad,
            tr("Nothing was published: on the server these files are missing or not "
               "whole: %1")
                .arg(text::visible(error.detail).replace(QLatin1Char('\n'), QStringLiteral(", "))));
        return;
    }
    const auto doing = m_edit.content.draft ? core::Doing::Writing : core::Doing::Tagging;
    if (const core::Access access = m_desk->accessAfter(error, doing); !access.mayWrite())
        return showRefusal(error, access);
    if (error.kind == core::Error::Kind::Unreachable)
        m_messages->show(MessageBar::Tone::Warning,
                         tr("The server cannot be reached. Nothing was saved there; your changes "
                            "are kept on this computer."));
    else if (error.kind == core::Error::Kind::Network)
        m_messages->show(MessageBar::Tone::Warning,
                         tr("The connection was lost. The server may not have saved your changes; "
                            "they are kept on this computer."));
    else
        m_messages->show(error);
    if (error.isOffline() || error.kind == core::Error::Kind::Timeout
        || error.kind == core::Error::Kind::Server)
        m_messages->addButton(tr("Try again"), [this] { save(); });
}

void ReleasePage::showRefusal(const core::Error &error, const core::Access &access)
{
    m_desk->store().askForRepository(); // it may have been archived, or the account's role changed
    m_messages->show(error, text::describe(access));
    if (access.reason == core::Access::Reason::SignIn)
        m_messages->addButton(tr("Sign in again…"), [this] { Q_EMIT signInRequested(); });
    if (const QString label = text::actionFor(access); !label.isEmpty())
        m_messages->addButton(label, [this, page = access.page] { Q_EMIT linkActivated(page); });
}

QByteArray ReleasePage::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << m_splitter->saveState() << static_cast<int>(m_notes->mode())
           << m_notes->findChild<QSplitter *>()->saveState()
           << m_assets->findChild<QTreeView *>()->header()->saveState();
    return state;
}

void ReleasePage::restoreState(const QByteArray &state)
{
    QByteArray panes;
    int mode = -1;
    QByteArray notes;
    QByteArray columns;
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    stream >> panes >> mode >> notes >> columns;
    if (stream.status() != QDataStream::Ok)
        return; // the first start, or what another version left
    m_splitter->restoreState(panes);
    m_notes->findChild<QSplitter *>()->restoreState(notes);
    if (mode >= 0 && mode <= static_cast<int>(NotesMode::Visual))
        m_notes->setMode(static_cast<NotesMode>(mode));
    m_assets->findChild<QTreeView *>()->header()->restoreState(columns);
}

} // namespace ui
