#pragma once

#include "core/base/result.h"
#include "core/storage/answercache.h"

#include <QObject>
#include <QSqlDatabase>
#include <QVariantList>

class QSqlQuery;

namespace core {

/// The table behind AnswerCache. Lives in one thread and blocks it; opens the database at first
/// use, and begins an empty one in place of what it cannot use.
class AnswerTable : public QObject
{
    Q_OBJECT

public:
    AnswerTable(QString path, qint64 most);
    ~AnswerTable() override;

    AnswerMark mark(const AnswerKey &key);
    Result<StoredAnswer> answer(const AnswerKey &key, const AnswerMark &mark);
    void store(const AnswerKey &key, const StoredAnswer &answer);
    void remove(const AnswerKey &key);
    Result<Done> forget(const QString &account);

private:
    bool open();
    bool setUp();
    bool count();
    void close();
    void startAnew();
    void makeRoom();
    bool shrink();
    bool exec(QSqlQuery &query, const QString &statement, const QVariantList &values = {});
    bool run(const QString &statement, const QVariantList &values = {});
    [[nodiscard]] Error failure(const QString &why) const;

    QString m_path;
    qint64 m_most;
    QString m_connection; ///< QSqlDatabase's name for it, unique in the process
    QSqlDatabase m_database;
    qint64 m_size = 0; ///< what is stored, in bytes
    qint64 m_lastUse = 0; ///< counts uses, for their order
    int m_timesAnew = 0;
    bool m_isUnusable = false; ///< not ours to read: found out while a query was active
};

} // namespace core
