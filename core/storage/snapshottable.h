#pragma once

#include "core/base/result.h"
#include "core/storage/database.h"
#include "core/storage/snapshot.h"

#include <QHash>
#include <QObject>

namespace core {

/// Which snapshot: an account by its key, and a repository of it.
struct SnapshotKey
{
    QString account;
    RepoId repo; ///< empty: the account itself
    bool isOfMentions = false; ///< else of the releases

    bool operator==(const SnapshotKey &) const = default;
};

/// The tables behind ReleaseCache. Lives in one thread and blocks it; opens the database at first
/// use. What cannot be read is as if it were not there.
class SnapshotTable : public QObject
{
    Q_OBJECT

public:
    explicit SnapshotTable(const QString &path);

    Result<Done> keep(const SnapshotKey &key, const RepositorySnapshot &snapshot);
    Result<Done> keep(const SnapshotKey &key, const AccountSnapshot &snapshot);
    Result<Done> keep(const SnapshotKey &key, const MentionsSnapshot &snapshot);
    Result<Done> confirm(const SnapshotKey &key, const QDateTime &asOf);
    /// Overwritten in the file, and in the log beside it.
    Result<Done> forget(const QString &account);
    [[nodiscard]] QStringList accounts();
    [[nodiscard]] RepositorySnapshot repository(const SnapshotKey &key);
    [[nodiscard]] AccountSnapshot account(const SnapshotKey &key);
    [[nodiscard]] MentionsSnapshot mentions(const SnapshotKey &key);

private:
    struct Stored
    {
        QDateTime asOf;
        QByteArray bytes; ///< empty: none
    };

    Result<Done> write(const SnapshotKey &key, const QDateTime &asOf, const QByteArray &bytes);
    [[nodiscard]] Stored read(const SnapshotKey &key);
    Result<Done> run(QSqlQuery &query, const QString &what) const;

    Database m_database;
};

} // namespace core
