#pragma once

#include "core/base/result.h"
#include "core/storage/database.h"
#include "core/storage/editjournal.h"
#include "core/storage/notesversion.h"

#include <QObject>

namespace core {

/// What became of the notes of each release, text by text; each text once. Lives in one thread and
/// blocks it; opens the database at first use.
class NotesTable : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostVersions = 200; ///< of one release; then the oldest local ones go

    explicit NotesTable(const QString &path);

    /// An empty text is no version. Typing goes on in the local version before, for some minutes,
    /// as long as nothing much is taken away.
    Result<Done> keep(const EditScope &scope, qint64 releaseId, const NotesVersion &version);
    /// What is written from now on is another version.
    Result<Done> seal(const EditScope &scope, qint64 releaseId);
    /// The release has got another id.
    Result<Done> move(const EditScope &scope, qint64 from, qint64 to);
    /// The newest first.
    Result<QList<NotesVersion>> versions(const EditScope &scope, qint64 releaseId);

private:
    struct Row;
    [[nodiscard]] Result<std::optional<Row>> row(const EditScope &scope, qint64 releaseId,
                                                 const QString &which, const QVariant &value);
    [[nodiscard]] Result<Done> thin(const EditScope &scope, qint64 releaseId);
    [[nodiscard]] Result<Done> run(const QString &statement, const QVariantList &values,
                                   const QString &what);

    Database m_database;
};

} // namespace core
