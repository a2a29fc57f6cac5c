#pragma once

#include "core/github/types.h"
#include "core/releases/semver.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <optional>
#include <vector>

namespace ui {

/// The releases of one repository in the order in which they came, known by id.
///
/// Ids of 0 and below are releases that only exist here so far; they take part like all others.
/// Keeps its own list of values; is told by its owner after the fact. Computes once per release
/// what filtering and sorting need (see Entry), so that a keystroke touches no QString. What only
/// filtering needs is computed when there is nothing else to do, or when it is asked for.
class ReleaseModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TitleColumn,
        TagColumn,
        PublishedColumn,
        AssetsColumn,
        SizeColumn,
        DownloadsColumn,
        ColumnCount
    };
    enum Role {
        ReleaseRole = Qt::UserRole, ///< core::Release
        IdRole, ///< qint64
        StateRole, ///< core::ReleaseState as int
        LatestRole, ///< bool
        EditedRole, ///< bool: has changes that are only on this computer
        BusyRole, ///< bool: something is being done to it
        SortRole, ///< of the column: QDateTime, qint64 or QString
    };

    /// A release and what is computed from it.
    struct Entry
    {
        core::Release release;
        QByteArray searchKey = {}; ///< see ReleaseModel::searchKey(); null: not computed yet
        qint64 date = 0; ///< what "newest" goes by, in ms since 1970
        qint64 downloads = 0;
        qint64 size = 0; ///< bytes of all assets
        mutable std::optional<core::SemVer> knownVersion = {};

        /// Of the tag; read when it is first asked for, which few lists are sorted by.
        [[nodiscard]] const core::SemVer &version() const
        {
            if (!knownVersion)
                knownVersion.emplace(release.tag);
            return *knownVersion;
        }
    };

    explicit ReleaseModel(QObject *parent = nullptr);

    /// Replaces all. Marks (latest, edited, busy) stay.
    void setReleases(const QList<core::Release> &releases);
    /// Adds a page. Releases that are there already are replaced in place instead.
    void append(const QList<core::Release> &releases);
    void upsert(const core::Release &release);
    void removeById(qint64 id);
    /// A release that existed only here has been given its id by the server.
    void adopt(qint64 localId, const core::Release &release);
    void clear() { setReleases({}); }

    void setLatest(qint64 id); ///< as the server says; 0: none
    void setEdited(const QSet<qint64> &ids);
    void setBusy(qint64 id, bool busy);

    [[nodiscard]] qint64 latestId() const { return m_latest; }
    [[nodiscard]] int rowOf(qint64 id) const { return m_rows.value(id, -1); }
    [[nodiscard]] const core::Release &release(int row) const { return entry(row).release; }
    [[nodiscard]] const Entry &entry(int row) const { return m_entries[std::size_t(row)]; }
    /// Title, tag, asset names and notes; case-folded UTF-8.
    [[nodiscard]] const QByteArray &searchKey(int row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// From adopt(), before the row changes, so that whoever remembers ids can follow.
    void idChanged(qint64 before, qint64 after);

private:
    void computeSearchKeys();
    void announce(qint64 id, const QList<int> &roles);
    void reindexFrom(int row);
    [[nodiscard]] QString displayText(const Entry &entry, int column) const;
    [[nodiscard]] QString accessibleText(const Entry &entry) const;
    [[nodiscard]] static QVariant sortValue(const Entry &entry, int column);

    std::vector<Entry> m_entries;
    QTimer m_idle; ///< while search keys are missing
    int m_keyless = 0; ///< no row before this one lacks its search key
    QHash<qint64, int> m_rows; ///< id to row
    QSet<qint64> m_edited;
    QSet<qint64> m_busy;
    qint64 m_latest = 0;
};

/// Folds a text as ReleaseModel::Entry::searchKey is folded.
[[nodiscard]] QByteArray searchFolded(const QString &text);

} // namespace ui
