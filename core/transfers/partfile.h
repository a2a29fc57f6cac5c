#pragma once

#include "core/base/job.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace core {

/// Where a download's bytes go until all are here, done on threads of their own: disks are slow.
///
/// A part is a new file beside its final name, "tool.zip.part". Nothing is ever written over.
namespace partfile {

/// Makes an empty part in the folder, which must exist. LocalFile.
/// \param name safe, see safeFileName() \param inUse paths that it must not get \return its path
JobOf<QString> *makeJob(const QString &folder, const QString &name, const QStringList &inUse,
                        QObject *parent);

/// How many bytes are in a part; 0 when it is gone. LocalFile when something else is there.
JobOf<qint64> *sizeJob(const QString &part, QObject *parent);

/// Syncs the part to the disk and gives it the first free of its names: "tool.zip", "tool (1).zip".
/// Where the part is gone, a file of one of these names with that size and digest is it: the
/// program was stopped right after it had been named. LocalFile. \param sha256 of the part
/// \return the file's path
JobOf<QString> *settleJob(const QString &part, const QString &name, qint64 size,
                          const QByteArray &sha256, QObject *parent);

/// Deletes a part that nobody wants any more, some time.
void drop(const QString &part);

} // namespace partfile
} // namespace core
