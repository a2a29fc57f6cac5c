#include "ui/repositories/repositorymodel.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"

namespace ui {
using namespace Qt::StringLiterals;

namespace {

QString badgeOf(const core::Repository &repository)
{
    if (repository.archived)
        return u"archive"_s;
    return repository.canPush ? QString() : u"lock"_s;
}

/// What the small icon means.
QString badgeMeaning(const core::Repository &repository)
{
    if (repository.archived)
        return RepositoryModel::tr("This repository is archived: nothing in it can be changed.");
    return repository.canPush
        ? QString()
        : RepositoryModel::tr("You may read this repository but not change it.");
}

} // namespace

RepositoryModel::RepositoryModel(QObject *parent) : QAbstractItemModel(parent) { }

int RepositoryModel::rowOf(const QString &key) const
{
    for (std::size_t row = 0; row < m_hosts.size(); ++row) {
        if (m_hosts[row].key == key)
            return int(row);
    }
    return -1;
}

int RepositoryModel::rowOfSerial(quintptr serial) const
{
    for (std::size_t row = 0; row < m_hosts.size(); ++row) {
        if (m_hosts[row].serial == serial)
            return int(row);
    }
    return -1;
}

const RepositoryModel::HostEntry *RepositoryModel::hostOf(const QModelIndex &index) const
{
    const int row = index.internalId() == 0 ? index.row() : rowOfSerial(index.internalId());
    return row < 0 || row >= int(m_hosts.size()) ? nullptr : &m_hosts[std::size_t(row)];
}

RepositoryModel::Kind RepositoryModel::kindOf(const QModelIndex &index) const
{
    if (index.internalId() == 0)
        return Kind::HostRow;
    const HostEntry *host = hostOf(index);
    return host && host->hasNote() ? Kind::NoteRow : Kind::RepositoryRow;
}

// Changes

void RepositoryModel::setHost(const QString &key, const QString &name)
{
    const int row = rowOf(key);
    if (row >= 0) {
        m_hosts[std::size_t(row)].name = name;
        Q_EMIT dataChanged(index(row, 0), index(row, 0));
        return;
    }
    const auto last = int(m_hosts.size());
    beginInsertRows({}, last, last);
    m_hosts.push_back({.serial = ++m_lastSerial, .key = key, .name = name});
    endInsertRows();
}

void RepositoryModel::removeHost(const QString &key)
{
    const int row = rowOf(key);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_hosts.erase(m_hosts.begin() + row);
    endRemoveRows();
}

void RepositoryModel::setRepositories(const QString &key,
                                      const QList<core::Repository> &repositories)
{
    const int row = rowOf(key);
    if (row < 0 || m_hosts[std::size_t(row)].repositories == repositories)
        return;
    HostEntry &host = m_hosts[std::size_t(row)];
    const QModelIndex parent = index(row, 0);

    qsizetype kept = 0;
    while (kept < qMin(host.repositories.size(), repositories.size())
           && host.repositories.at(kept).id == repositories.at(kept).id)
        ++kept;
    const auto rowsBefore = rowCount(parent);
    if (rowsBefore > kept) { // the note counts as a row that goes
        beginRemoveRows(parent, int(kept), rowsBefore - 1);
        host.repositories.resize(kept);
        m_emptying = host.hasNote() ? host.serial : 0;
        endRemoveRows();
    }
    const auto rowsAfter = int(qMax<qsizetype>(1, repositories.size()));
    if (rowsAfter > kept) {
        beginInsertRows(parent, int(kept), rowsAfter - 1);
        host.repositories = repositories;
        m_emptying = 0;
        endInsertRows();
    }
    host.repositories = repositories;
    if (kept > 0)
        Q_EMIT dataChanged(index(0, 0, parent), index(int(kept) - 1, 0, parent));
}

void RepositoryModel::setState(const QString &key, State state, const QString &problem)
{
    const int row = rowOf(key);
    if (row < 0)
        return;
    HostEntry &host = m_hosts[std::size_t(row)];
    host.state = state;
    host.problem = problem;
    const QModelIndex parent = index(row, 0);
    Q_EMIT dataChanged(parent, parent);
    if (host.hasNote())
        Q_EMIT dataChanged(index(0, 0, parent), index(0, 0, parent));
}

// Finding

QModelIndex RepositoryModel::findHost(const QString &key) const
{
    const int row = rowOf(key);
    return row < 0 ? QModelIndex() : index(row, 0);
}

QModelIndex RepositoryModel::find(const QString &key, const core::RepoId &id) const
{
    const QModelIndex host = findHost(key);
    if (!host.isValid())
        return {};
    const QList<core::Repository> &repositories = m_hosts[std::size_t(host.row())].repositories;
    for (qsizetype row = 0; row < repositories.size(); ++row) {
        if (repositories.at(row).id == id)
            return index(int(row), 0, host);
    }
    return {};
}

const core::Repository *RepositoryModel::repository(const QModelIndex &index) const
{
    if (!index.isValid() || kindOf(index) != Kind::RepositoryRow)
        return nullptr;
    const HostEntry *host = hostOf(index);
    return host ? &host->repositories.at(index.row()) : nullptr;
}

// The model itself

QModelIndex RepositoryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? m_hosts[std::size_t(parent.row())].serial : 0);
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
        return int(m_hosts.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    const HostEntry &host = m_hosts[std::size_t(parent.row())];
    if (host.serial == m_emptying)
        return 0;
    return int(qMax<qsizetype>(1, host.repositories.size()));
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
    if (kindOf(index) != Kind::HostRow)
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

QVariant RepositoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HostEntry *host = hostOf(index);
    if (!host)
        return {};
    switch (role) {
    case KindRole:
        return int(kindOf(index));
    case HostKeyRole:
        return host->key;
    case StateRole:
        return int(host->state);
    default:
        break;
    }
    switch (kindOf(index)) {
    case Kind::HostRow:
        return hostData(*host, role);
    case Kind::NoteRow:
        return noteData(*host, role);
    case Kind::RepositoryRow:
        return repositoryData(host->repositories.at(index.row()), role);
    }
    Q_UNREACHABLE();
}

QVariant RepositoryModel::hostData(const HostEntry &host, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text::visible(host.name);
    case Qt::DecorationRole:
        return icon(u"server"_s);
    case Qt::ToolTipRole:
        return text::toolTip(host.name);
    case BadgeRole:
        return host.state == State::Failed ? u"warning"_s : QString();
    default:
        return {};
    }
}

QVariant RepositoryModel::noteData(const HostEntry &host, int role) const
{
    if (role == Qt::ToolTipRole)
        return text::toolTip(host.problem);
    if (role != Qt::DisplayRole)
        return {};
    switch (host.state) {
    case State::Loading:
        return tr("Reading the repositories…");
    case State::Failed:
        return tr("Not readable. Try again");
    case State::Ready:
        return tr("No repositories");
    }
    Q_UNREACHABLE();
}

QVariant RepositoryModel::repositoryData(const core::Repository &repository, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return text::visible(repository.id.slug());
    case Qt::DecorationRole:
        return icon(u"folder"_s);
    case Qt::ToolTipRole: {
        QStringList lines{repository.id.slug(), repository.description.simplified(),
                          badgeMeaning(repository)};
        lines.removeAll(QString());
        return text::toolTip(lines.join(u" – "_s));
    }
    case Qt::AccessibleDescriptionRole:
        return badgeMeaning(repository);
    case SlugRole:
        return repository.id.slug();
    case BadgeRole:
        return badgeOf(repository);
    default:
        return {};
    }
}

} // namespace ui
