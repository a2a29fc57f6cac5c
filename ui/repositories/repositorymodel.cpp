#include "ui/repositories/repositorymodel.h"

#include "ui/common/accesstext.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

#include <algorithm>

namespace ui {
using namespace Qt::StringLiterals;

namespace {

constexpr auto draggedType = "application/x-slipway-repository"_L1;

struct Dragged
{
    QString key;
    core::RepoId repo;
};

Dragged read(const QMimeData &data)
{
    Dragged dragged;
    QDataStream stream(data.data(draggedType));
    stream >> dragged.key >> dragged.repo.owner >> dragged.repo.name;
    return dragged;
}

QString badgeOf(const core::Access &access)
{
    switch (access.reason) {
    case core::Access::Reason::None:
        return {};
    case core::Access::Reason::Archived:
        return u"archive"_s;
    default:
        return u"lock"_s;
    }
}

} // namespace

bool RepositoryModel::Entry::wantsNote() const
{
    const bool quiet = state == State::Ready || state == State::Loading;
    return repositories.isEmpty() || !quiet;
}

RepositoryModel::RepositoryModel(QObject *parent) : QAbstractItemModel(parent) { }

int RepositoryModel::rowOf(const QString &key) const
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

int RepositoryModel::rowOfSerial(quintptr serial) const
{
    const auto found = std::ranges::find(m_entries, serial, &Entry::serial);
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

const RepositoryModel::Entry *RepositoryModel::entryOf(const QModelIndex &index) const
{
    const int row = index.internalId() == 0 ? index.row() : rowOfSerial(index.internalId());
    return row < 0 || row >= int(m_entries.size()) ? nullptr : &m_entries[std::size_t(row)];
}

RepositoryModel::Kind RepositoryModel::kindOf(const QModelIndex &index) const
{
    if (index.internalId() == 0)
        return Kind::AccountRow;
    const Entry *entry = entryOf(index);
    return entry && entry->hasNote && index.row() == 0 ? Kind::NoteRow : Kind::RepositoryRow;
}

// Changes

void RepositoryModel::setAccount(const QString &key, const AccountInfo &info)
{
    const int row = rowOf(key);
    if (row >= 0) {
        Entry &entry = m_entries[std::size_t(row)];
        entry.info = info;
        // What the token may do decides about the badges.
        const QModelIndex parent = index(row, 0);
        if (const int rows = rowCount(parent); rows > 0)
            Q_EMIT dataChanged(index(0, 0, parent), index(rows - 1, 0, parent));
        return titlesChanged();
    }
    const auto last = int(m_entries.size());
    beginInsertRows({}, last, last);
    m_entries.push_back({.serial = ++m_lastSerial, .key = key, .info = info, .hasNote = true});
    endInsertRows();
    titlesChanged();
}

void RepositoryModel::removeAccount(const QString &key)
{
    const int row = rowOf(key);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_entries.erase(m_entries.begin() + row);
    endRemoveRows();
    titlesChanged();
}

/// A second account of a host gives the first its login as well.
void RepositoryModel::titlesChanged()
{
    for (Entry &entry : m_entries)
        entry.title = titleOf(entry);
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_entries.size()) - 1, 0));
}

void RepositoryModel::setRepositories(const QString &key,
                                      const QList<core::Repository> &repositories, int pinned)
{
    const int row = rowOf(key);
    if (row < 0)
        return;
    Entry &entry = m_entries[std::size_t(row)];
    if (entry.repositories == repositories && entry.pinned == pinned)
        return updateNote(row);
    const QModelIndex parent = index(row, 0);
    const int first = entry.hasNote ? 1 : 0;

    const qsizetype common = qMin(entry.repositories.size(), repositories.size());
    qsizetype head = 0;
    while (head < common && entry.repositories.at(head).id == repositories.at(head).id)
        ++head;
    qsizetype tail = 0;
    while (tail < common - head
           && entry.repositories.at(entry.repositories.size() - 1 - tail).id
               == repositories.at(repositories.size() - 1 - tail).id)
        ++tail;

    if (const auto gone = entry.repositories.size() - head - tail; gone > 0) {
        beginRemoveRows(parent, first + int(head), first + int(head + gone) - 1);
        entry.repositories.remove(head, gone);
        endRemoveRows();
    }
    entry.pinned = pinned;
    if (const auto come = repositories.size() - head - tail; come > 0) {
        beginInsertRows(parent, first + int(head), first + int(head + come) - 1);
        entry.repositories = repositories;
        endInsertRows();
    }
    entry.repositories = repositories;
    if (!repositories.isEmpty())
        Q_EMIT dataChanged(index(first, 0, parent),
                           index(first + int(repositories.size()) - 1, 0, parent));
    updateNote(row);
}

void RepositoryModel::setState(const QString &key, State state, const QString &problem)
{
    const int row = rowOf(key);
    if (row < 0)
        return;
    Entry &entry = m_entries[std::size_t(row)];
    entry.state = state;
    entry.problem = problem;
    Q_EMIT dataChanged(index(row, 0), index(row, 0));
    updateNote(row);
}

void RepositoryModel::updateNote(int row)
{
    Entry &entry = m_entries[std::size_t(row)];
    const QModelIndex parent = index(row, 0);
    if (entry.wantsNote() == entry.hasNote) {
        if (entry.hasNote)
            Q_EMIT dataChanged(index(0, 0, parent), index(0, 0, parent));
    } else if (entry.hasNote) {
        beginRemoveRows(parent, 0, 0);
        entry.hasNote = false;
        endRemoveRows();
    } else {
        beginInsertRows(parent, 0, 0);
        entry.hasNote = true;
        endInsertRows();
    }
}

// Finding

QModelIndex RepositoryModel::findAccount(const QString &key) const
{
    const int row = rowOf(key);
    return row < 0 ? QModelIndex() : index(row, 0);
}

QModelIndex RepositoryModel::find(const QString &key, const core::RepoId &id) const
{
    const QModelIndex account = findAccount(key);
    if (!account.isValid())
        return {};
    const Entry &entry = m_entries[std::size_t(account.row())];
    const auto found = std::ranges::find(entry.repositories, id, &core::Repository::id);
    if (found == entry.repositories.end())
        return {};
    return index(int(found - entry.repositories.begin()) + (entry.hasNote ? 1 : 0), 0, account);
}

const core::Repository *RepositoryModel::repository(const QModelIndex &index) const
{
    if (!index.isValid() || kindOf(index) != Kind::RepositoryRow)
        return nullptr;
    const Entry *entry = entryOf(index);
    return entry ? &entry->repositories.at(index.row() - (entry->hasNote ? 1 : 0)) : nullptr;
}

QList<core::Repository> RepositoryModel::repositories(const QString &key) const
{
    const int row = rowOf(key);
    return row < 0 ? QList<core::Repository>() : m_entries[std::size_t(row)].repositories;
}

int RepositoryModel::repositoryCount() const
{
    qsizetype count = 0;
    for (const Entry &entry : m_entries)
        count += entry.repositories.size();
    return int(count);
}

// The model itself

QModelIndex RepositoryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? m_entries[std::size_t(parent.row())].serial : 0);
}

QModelIndex RepositoryModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    const int row = rowOfSerial(child.internalId());
    return row < 0 ? QModelIndex() : createIndex(row, 0, quintptr(0));
}

int RepositoryModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_entries.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    const Entry &entry = m_entries[std::size_t(parent.row())];
    return int(entry.repositories.size()) + (entry.hasNote ? 1 : 0);
}

int RepositoryModel::columnCount(const QModelIndex &) const
{
    return 1;
}

Qt::ItemFlags RepositoryModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!index.isValid())
        return flags;
    switch (kindOf(index)) {
    case Kind::AccountRow:
        return flags | Qt::ItemIsDropEnabled;
    case Kind::NoteRow:
        return flags | Qt::ItemNeverHasChildren;
    case Kind::RepositoryRow:
        return flags | Qt::ItemNeverHasChildren | Qt::ItemIsDragEnabled;
    }
    Q_UNREACHABLE();
}

QVariant RepositoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry *entry = entryOf(index);
    if (!entry)
        return {};
    switch (role) {
    case KindRole:
        return int(kindOf(index));
    case AccountRole:
        return entry->key;
    case StateRole:
        return int(entry->state);
    default:
        break;
    }
    switch (kindOf(index)) {
    case Kind::AccountRow:
        return accountData(*entry, role);
    case Kind::NoteRow:
        return noteData(*entry, role);
    case Kind::RepositoryRow:
        return repositoryData(*entry, index.row() - (entry->hasNote ? 1 : 0), role);
    }
    Q_UNREACHABLE();
}

QString RepositoryModel::titleOf(const Entry &entry) const
{
    const QString host = entry.info.host.displayName();
    const auto same = std::ranges::count_if(
        m_entries, [&](const Entry &other) { return other.info.host.displayName() == host; });
    if (same < 2 || entry.info.login.isEmpty())
        return text::visible(host);
    return tr("%1 · %2", "host and login")
        .arg(text::visible(host), text::visible(entry.info.login));
}

QVariant RepositoryModel::accountData(const Entry &entry, int role)
{
    const bool troubled = entry.state == State::Failed || entry.state == State::SignedOut;
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case Qt::DecorationRole:
        return icon(u"server"_s);
    case Qt::ToolTipRole:
        return text::toolTip(entry.info.login.isEmpty()
                                 ? entry.info.host.displayName()
                                 : tr("%1 on %2", "login on host")
                                       .arg(entry.info.login, entry.info.host.displayName()));
    case Qt::AccessibleDescriptionRole:
        return troubled ? entry.problem : QString();
    case BadgeRole:
        return troubled ? u"warning"_s : QString();
    default:
        return {};
    }
}

QVariant RepositoryModel::noteData(const Entry &entry, int role)
{
    if (role == Qt::ToolTipRole)
        return text::toolTip(entry.problem);
    if (role == Qt::AccessibleDescriptionRole)
        return entry.problem;
    if (role != Qt::DisplayRole)
        return {};
    switch (entry.state) {
    case State::Waiting:
        return tr("Waiting for the keychain…");
    case State::SignedOut:
        return tr("Signed out. Sign in again");
    case State::Loading:
        return tr("Reading the repositories…");
    case State::Failed:
        return entry.repositories.isEmpty() ? tr("Not readable. Try again")
                                            : tr("Not up to date. Try again");
    case State::Ready:
        return tr("No repositories. Add one");
    }
    Q_UNREACHABLE();
}

QVariant RepositoryModel::repositoryData(const Entry &entry, int row, int role)
{
    const core::Repository &repository = entry.repositories.at(row);
    const bool pinned = row < entry.pinned;
    const auto access
        = [&] { return core::accessTo(repository, entry.info.grants, entry.info.host); };
    switch (role) {
    case Qt::DisplayRole:
        return text::visible(repository.id.slug());
    case Qt::DecorationRole:
        return icon(pinned ? u"pin"_s : u"folder"_s);
    case Qt::ToolTipRole: {
        QStringList lines{repository.id.slug(), repository.description.simplified(),
                          text::describe(access())};
        lines.removeAll(QString());
        return text::toolTip(lines.join(u" – "_s));
    }
    case Qt::AccessibleDescriptionRole: {
        QStringList parts{pinned ? tr("Pinned.") : QString(), text::describe(access())};
        parts.removeAll(QString());
        return parts.join(u' ');
    }
    case SlugRole:
        return repository.id.slug();
    case PinnedRole:
        return pinned;
    case BadgeRole:
        return badgeOf(access());
    default:
        return {};
    }
}

// Dragging

Qt::DropActions RepositoryModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

QStringList RepositoryModel::mimeTypes() const
{
    return {draggedType};
}

QMimeData *RepositoryModel::mimeData(const QModelIndexList &indexes) const
{
    const core::Repository *dragged = repository(indexes.value(0));
    if (!dragged)
        return nullptr;
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << entryOf(indexes.first())->key << dragged->id.owner << dragged->id.name;
    auto *data = new QMimeData;
    data->setData(draggedType, bytes);
    return data;
}

bool RepositoryModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int, int,
                                      const QModelIndex &parent) const
{
    return action == Qt::MoveAction && data->hasFormat(draggedType) && parent.isValid()
        && parent.internalId() == 0 && read(*data).key == entryOf(parent)->key;
}

bool RepositoryModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row,
                                   int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const Entry &entry = *entryOf(parent);
    const qsizetype at = row < 0 ? -1 : row - (entry.hasNote ? 1 : 0);
    const core::RepoId before
        = at >= 0 && at < entry.repositories.size() ? entry.repositories.at(at).id : core::RepoId();
    Q_EMIT moveRequested(entry.key, read(*data).repo, before);
    return false; // whoever listens moves it; the view has nothing to take away
}

} // namespace ui
