#pragma once

#include "core/base/result.h"
#include "core/releases/releaseedit.h"
#include "core/storage/database.h"
#include "core/storage/editjournal.h"

#include <QObject>

namespace core {

/// The table behind EditJournal. Lives in one thread and blocks it; opens the database at first
/// use.
class EditTable : public QObject
{
    Q_OBJECT

public:
    explicit EditTable(const QString &path);

    Result<Done> keep(const EditScope &scope, const ReleaseEdit &edit);
    Result<Done> forget(const EditScope &scope, qint64 releaseId);
    Result<QList<ReleaseEdit>> edits(const EditScope &scope);

private:
    Database m_database;
};

} // namespace core
