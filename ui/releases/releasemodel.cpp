#include "ui/releases/releasemodel.h"

#include "ui/common/text.h"
#include "ui/releases/releasetext.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <limits>
#include <utility>

namespace ui {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto untilIdle = 200ms;
constexpr int keysAtOnce = 200; ///< takes about a millisecond

/// Drafts have no date of publishing; what was touched last is what one looks for.
qint64 dateOf(const core::Release &release)
{
    QDateTime date = release.publishedAt;
    if (release.draft)
        date = release.updatedAt.isValid() ? release.updatedAt : release.createdAt;
    else if (!date.isValid())
        date = release.createdAt;
    return date.isValid() ? date.toMSecsSinceEpoch() : 0;
}

ReleaseModel::Entry makeEntry(const core::Release &release)
{
    ReleaseModel::Entry entry;
    entry.release = release;
    entry.date = dateOf(release);
    for (const core::Asset &asset : release.assets) {
        entry.downloads += asset.downloads;
        entry.size += asset.size;
    }
    return entry;
}

QByteArray makeSearchKey(const core::Release &release)
{
    // The short texts first: most searches end there.
    QString searched = release.title + u'\n' + release.tag + u'\n';
    for (const core::Asset &asset : release.assets)
        searched += asset.name + u'\n';
    return searchFolded(searched + release.notes);
}

} // namespace

QByteArray searchFolded(const QString &text)
{
    QByteArray key = text.toUtf8();
    bool ascii = true;
    for (char &c : key) {
        if (c >= 'A' && c <= 'Z')
            c = char(c + ('a' - 'A'));
        ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    }
    return ascii ? key : text.toCaseFolded().toUtf8();
}

ReleaseModel::ReleaseModel(QObject *parent) : QAbstractTableModel(parent)
{
    connect(&m_idle, &QTimer::timeout, this, &ReleaseModel::computeSearchKeys);
    const auto begin = [this](int row) {
        m_keyless = std::min(m_keyless, row);
        if (!m_idle.isActive())
            m_idle.start(untilIdle);
    };
    connect(this, &QAbstractItemModel::modelReset, this, [begin] { begin(0); });
    connect(this, &QAbstractItemModel::rowsInserted, this,
            [begin](const QModelIndex &, int first) { begin(first); });
    connect(this, &QAbstractItemModel::rowsRemoved, this,
            [begin](const QModelIndex &, int first) { begin(first); });
    connect(this, &QAbstractItemModel::dataChanged, this,
            [begin](const QModelIndex &first, const QModelIndex &, const QList<int> &roles) {
                if (roles.isEmpty()) // not a mere mark
                    begin(first.row());
            });
}

const QByteArray &ReleaseModel::searchKey(int row)
{
    Entry &entry = m_entries[std::size_t(row)];
    if (entry.searchKey.isNull())
        entry.searchKey = makeSearchKey(entry.release);
    return entry.searchKey;
}

/// Some at a time, so that nothing waits for it.
void ReleaseModel::computeSearchKeys()
{
    const int end = std::min(m_keyless + keysAtOnce, rowCount());
    while (m_keyless < end)
        (void)searchKey(m_keyless++);
    if (end == rowCount())
        m_idle.stop();
    else
        m_idle.setInterval(0ms);
}

void ReleaseModel::setReleases(const QList<core::Release> &releases)
{
    beginResetModel();
    m_entries.clear();
    m_entries.reserve(std::size_t(releases.size()));
    m_rows.clear();
    m_rows.reserve(releases.size());
    for (const core::Release &release : releases) {
        if (m_rows.contains(release.id))
            continue;
        m_rows.insert(release.id, int(m_entries.size()));
        m_entries.push_back(makeEntry(release));
    }
    endResetModel();
}

void ReleaseModel::append(const QList<core::Release> &releases)
{
    std::vector<Entry> added;
    QHash<qint64, int> addedRows;
    for (const core::Release &release : releases) {
        if (m_rows.contains(release.id)) {
            upsert(release);
        } else if (!addedRows.contains(release.id)) {
            addedRows.insert(release.id, int(m_entries.size() + added.size()));
            added.push_back(makeEntry(release));
        }
    }
    if (added.empty())
        return;
    const auto first = int(m_entries.size());
    beginInsertRows({}, first, first + int(added.size()) - 1);
    m_rows.insert(addedRows);
    m_entries.insert(m_entries.end(), std::make_move_iterator(added.begin()),
                     std::make_move_iterator(added.end()));
    endInsertRows();
}

void ReleaseModel::upsert(const core::Release &release)
{
    const int row = rowOf(release.id);
    if (row < 0)
        return append({release});
    Entry &entry = m_entries[std::size_t(row)];
    if (entry.release == release)
        return;
    entry = makeEntry(release);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void ReleaseModel::removeById(qint64 id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_entries.erase(m_entries.begin() + row);
    m_rows.remove(id);
    reindexFrom(row);
    endRemoveRows();
}

void ReleaseModel::adopt(qint64 localId, const core::Release &release)
{
    const int row = rowOf(localId);
    if (row < 0 || localId == release.id)
        return upsert(release);
    Q_EMIT idChanged(localId, release.id);
    if (m_rows.contains(release.id)) { // a refresh was faster
        removeById(localId);
        return upsert(release);
    }
    m_rows.remove(localId);
    m_rows.insert(release.id, row);
    m_entries[std::size_t(row)] = makeEntry(release);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void ReleaseModel::reindexFrom(int row)
{
    for (int i = row; i < rowCount(); ++i)
        m_rows[release(i).id] = i;
}

void ReleaseModel::setLatest(qint64 id)
{
    if (id == m_latest)
        return;
    const qint64 before = std::exchange(m_latest, id);
    announce(before, {LatestRole});
    announce(id, {LatestRole});
}

void ReleaseModel::setEdited(const QSet<qint64> &ids)
{
    const QSet<qint64> changed = (ids - m_edited) + (m_edited - ids);
    m_edited = ids;
    for (const qint64 id : changed)
        announce(id, {EditedRole});
}

void ReleaseModel::setBusy(qint64 id, bool busy)
{
    if (busy == m_busy.contains(id))
        return;
    if (busy)
        m_busy.insert(id);
    else
        m_busy.remove(id);
    announce(id, {BusyRole});
}

void ReleaseModel::announce(qint64 id, const QList<int> &roles)
{
    const int row = rowOf(id);
    if (row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1), roles);
}

int ReleaseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int ReleaseModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReleaseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &found = entry(index.row());
    const qint64 id = found.release.id;
    switch (role) {
    case Qt::DisplayRole:
        return displayText(found, index.column());
    case Qt::AccessibleTextRole:
        return accessibleText(found);
    case Qt::ToolTipRole:
        return text::toolTip(releasetext::title(found.release));
    case Qt::TextAlignmentRole:
        return int(index.column() >= AssetsColumn ? Qt::AlignRight | Qt::AlignVCenter
                                                  : Qt::AlignLeft | Qt::AlignVCenter);
    case ReleaseRole:
        return QVariant::fromValue(found.release);
    case IdRole:
        return id;
    case StateRole:
        return int(found.release.state());
    case LatestRole:
        return id == m_latest;
    case EditedRole:
        return m_edited.contains(id);
    case BusyRole:
        return m_busy.contains(id);
    case SortRole:
        return sortValue(found, index.column());
    default:
        return {};
    }
}

QString ReleaseModel::displayText(const Entry &entry, int column) const
{
    const core::Release &release = entry.release;
    switch (column) {
    case TitleColumn:
        return releasetext::title(release);
    case TagColumn:
        return text::visible(release.tag);
    case PublishedColumn:
        return releasetext::date(release, QDateTime::currentDateTimeUtc());
    case AssetsColumn:
        return text::count(release.assets.size());
    case SizeColumn:
        return text::size(entry.size);
    case DownloadsColumn:
        return text::count(entry.downloads);
    default:
        return {};
    }
}

/// One row as it is heard: everything its two lines show.
QString ReleaseModel::accessibleText(const Entry &entry) const
{
    const core::Release &release = entry.release;
    QStringList parts{releasetext::title(release)};
    parts << releasetext::chip(release, release.id == m_latest).word << text::visible(release.tag)
          << releasetext::date(release, QDateTime::currentDateTimeUtc())
          << releasetext::assets(release);
    if (entry.downloads > 0)
        parts << (entry.downloads == 1
                      ? tr("1 download")
                      : tr("%Ln downloads", nullptr,
                           int(qMin<qint64>(entry.downloads, std::numeric_limits<int>::max()))));
    if (m_edited.contains(release.id))
        parts << tr("has unsaved changes");
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QVariant ReleaseModel::sortValue(const Entry &entry, int column)
{
    switch (column) {
    case TitleColumn:
        return releasetext::title(entry.release);
    case TagColumn:
        return entry.release.tag;
    case PublishedColumn:
        return QDateTime::fromMSecsSinceEpoch(entry.date, Qt::UTC);
    case AssetsColumn:
        return qint64(entry.release.assets.size());
    case SizeColumn:
        return entry.size;
    case DownloadsColumn:
        return entry.downloads;
    default:
        return {};
    }
}

QVariant ReleaseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return tr("Title");
    case TagColumn:
        return tr("Tag");
    case PublishedColumn:
        return tr("Published");
    case AssetsColumn:
        return tr("Assets");
    case SizeColumn:
        return tr("Size");
    case DownloadsColumn:
        return tr("Downloads");
    default:
        return {};
    }
}

} // namespace ui
