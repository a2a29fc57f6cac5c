#include "core/transfers/filejobs.h"

#include "core/base/sha256.h"
#include "core/transfers/threadjob.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace core {
namespace {

Result<QByteArray> digestOf(const QString &path, const std::atomic_bool &unwanted)
{
    const LocalFile facts = checkLocalFile(path);
    QFile file(path);
    if ((facts.problem && facts.problem != FileProblem::Empty
         && facts.problem != FileProblem::TooLarge)
        || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{.kind = Error::Kind::LocalFile, .detail = u"cannot read "_s + path};

    Sha256 hash;
    QByteArray piece(256 * 1024, Qt::Uninitialized);
    for (;;) {
        if (unwanted)
            return Error{.kind = Error::Kind::Cancelled};
        const qint64 got = file.read(piece.data(), piece.size());
        if (got < 0)
            return Error{.kind = Error::Kind::LocalFile, .detail = file.errorString()};
        if (got == 0)
            return hash.digest();
        hash.add(QByteArrayView(piece).first(got));
    }
}

} // namespace

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
        [path](const std::atomic_bool &unwanted) { return digestOf(path, unwanted); }, parent);
}

} // namespace core
