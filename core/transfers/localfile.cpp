#include "core/transfers/localfile.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace core {
namespace {

LocalFile judged(qint64 size)
{
    if (size <= 0)
        return {.problem = FileProblem::Empty};
    if (size > largestAsset)
        return {.size = size, .problem = FileProblem::TooLarge};
    return {.size = size};
}

} // namespace

#ifdef Q_OS_UNIX

LocalFile checkLocalFile(const QString &path)
{
    // Without O_NONBLOCK a pipe that nobody writes to would hold us for ever.
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return {.problem = FileProblem::Missing};
        if (errno == ENXIO || errno == ENODEV)
            return {.problem = FileProblem::Special};
        return {.problem = FileProblem::Unreadable};
    }
    struct stat facts = {};
    const bool known = ::fstat(file, &facts) == 0;
    ::close(file);
    if (!known)
        return {.problem = FileProblem::Unreadable};
    if (S_ISDIR(facts.st_mode))
        return {.problem = FileProblem::Folder};
    if (!S_ISREG(facts.st_mode))
        return {.problem = FileProblem::Special};
    return judged(facts.st_size);
}

#else

LocalFile checkLocalFile(const QString &path)
{
    const QFileInfo facts(path);
    if (!facts.exists())
        return {.problem = FileProblem::Missing};
    if (facts.isDir())
        return {.problem = FileProblem::Folder};
    if (!facts.isFile())
        return {.problem = FileProblem::Special};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {.problem = FileProblem::Unreadable};
    return judged(file.size());
}

#endif

} // namespace core
