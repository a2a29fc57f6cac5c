#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QString>
#include <QStringList>

namespace core {

/// One connection to an SQLite file that is its owner's alone (mode 0600). For one thread, which it
/// blocks; several connections to a file may be open at once.
class Database
{
public:
    /// \param setUp statements run after each opening: what every connection needs, and tables
    Database(QString path, QStringList setUp);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Opens the file, made with its folder when missing. Harmless when it is open. LocalFile.
    Result<Done> open();
    /// After open().
    [[nodiscard]] const QSqlDatabase &sql() const { return m_database; }
    [[nodiscard]] Error failure(const QString &what, const QString &why) const;

private:
    QSqlError runPatiently(const QString &statement);

    QString m_path;
    QStringList m_setUp;
    QString m_connection; ///< QSqlDatabase's name for it, unique in the process
    QSqlDatabase m_database;
};

} // namespace core
