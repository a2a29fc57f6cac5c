#pragma once

#include "core/base/result.h"
#include "core/releases/releaseedit.h"
#include "core/storage/editjournal.h"

#include <QObject>
#include <QSqlDatabase>

namespace core {

/// The table behind EditJournal. Lives in one thread and blocks it; opens the database at first
/// use.
class EditTable : public QObject
{
    Q_OBJECT

public:
    explicit EditTable(QString path);
    ~EditTable() override;

    Result<Done> keep(const EditScope &scope, const ReleaseEdit &edit);
    Result<Done> forget(const EditScope &scope, qint64 releaseId);
    Result<QList<ReleaseEdit>> edits(const EditScope &scope);

private:
    Result<Done> open();
    [[nodiscard]] Error failure(const QString &what, const QString &why) const;

    QString m_path;
    QString m_connection; ///< QSqlDatabase's name for it, unique in the process
    QSqlDatabase m_database;
};

} // namespace core
