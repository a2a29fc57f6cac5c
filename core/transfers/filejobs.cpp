#include "core/transfers/filejobs.h"

#include "core/transfers/digestsjob.h"
#include "core/transfers/threadjob.h"

using namespace Qt::StringLiterals;

namespace core {

JobOf<LocalFile> *checkFileJob(const QString &path, QObject *parent)
{
    return new ThreadJob<LocalFile>(
        [path](const std::atomic_bool &) -> Result<LocalFile> { return checkLocalFile(path); },
        parent);
}

JobOf<FileList> *collectFilesJob(const QStringList &paths, QObject *parent)
{
    return new ThreadJob<FileList>(
        [paths](const std::atomic_bool &) -> Result<FileList> { return collectFiles(paths); },
        parent);
}

JobOf<QByteArray> *digestJob(const QString &path, QObject *parent)
{
    return new ThreadJob<QByteArray>(
        [path](const std::atomic_bool &unwanted) -> Result<QByteArray> {
            const FileDigests digests = digestsOf(path, {ShaKind::Sha256}, unwanted);
            if (unwanted)
                return Error{.kind = Error::Kind::Cancelled};
            if (!digests.isReadable())
                return Error{.kind = Error::Kind::LocalFile, .detail = u"cannot read "_s + path};
            return digests.sha256;
        },
        parent);
}

} // namespace core
