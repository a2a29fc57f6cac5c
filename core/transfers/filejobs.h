#pragma once

#include "core/base/job.h"
#include "core/transfers/filelist.h"
#include "core/transfers/localfile.h"

namespace core {

/// What may block on a slow disk, done on a thread of its own.

JobOf<LocalFile> *checkFileJob(const QString &path, QObject *parent);
JobOf<FileList> *collectFilesJob(const QStringList &paths, QObject *parent);
/// SHA-256 of a file, 32 raw bytes. LocalFile when it cannot be read; pipes and devices are refused
/// without blocking.
JobOf<QByteArray> *digestJob(const QString &path, QObject *parent);

} // namespace core
