#pragma once

#include "core/storage/database.h"
#include "core/storage/pagelock.h"
#include "core/storage/transferjournal.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace core {

/// The table behind TransferJournal. Lives in one thread and blocks it; opens the database at first
/// use.
class TransferTable : public QObject
{
    Q_OBJECT

public:
    explicit TransferTable(const QString &path);

    Result<QList<PlanItem>> open(const QString &page, const QString &account);
    /// All of it in one transaction, or nothing.
    Result<Done> keep(const QList<std::pair<QString, TransferChange>> &changes);
    void close(const QString &page);

private:
    void sweep() const;
    Result<Done> adopt(const QString &page, const QString &account);
    Result<Done> write(const QString &page, const TransferChange &change);
    Result<Done> run(QSqlQuery &query, const QString &what) const;
    Result<Done> inTransaction(const std::function<Result<Done>()> &work);
    [[nodiscard]] QString lockOf(const QString &page) const;

    Database m_database;
    QString m_locks; ///< folder
    bool m_swept = false;
    std::map<QString, std::unique_ptr<PageLock>> m_open; ///< by page
    QHash<QString, QString> m_accounts; ///< by page
};

} // namespace core
