#pragma once

#include "core/base/job.h"
#include "core/transfers/filelist.h"
#include "core/transfers/preflight.h"

namespace core {

/// The files in what was dropped or pasted, and what there is to say of each without hashing it.
struct FilesSeen
{
    FileList list;
    QList<PreflightFile> files; ///< of list.files, in order
};

/// Looks where a link leads, besides what checkLocalFile() does. Not for the GUI thread.
PreflightFile seenFile(const QString &path);

/// Looks into folders and at every file, on a thread of its own. Does not fail; may be cancelled
/// between two files.
JobOf<FilesSeen> *lookAtFilesJob(const QStringList &paths, QObject *parent);

} // namespace core
