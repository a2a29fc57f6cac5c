#include "core/storage/pagelock.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr int mostTries = 20;

/// \return -1 with errno
int openFile(const QString &path, int flags)
{
    return ::open(QFile::encodeName(path).constData(), // NOLINT(cppcoreguidelines-pro-type-vararg)
                  flags | O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
}

bool isTaken(int file)
{
    // Some file systems of other computers know no locks: then nobody can be kept out.
    return ::flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

bool hasName(int file)
{
    struct stat facts = {};
    return ::fstat(file, &facts) == 0 && facts.st_nlink > 0;
}

} // namespace

PageLock::PageLock(QString path) : m_path(std::move(path)) { }

PageLock::~PageLock()
{
    if (m_file < 0)
        return;
    QFile::remove(m_path);
    ::close(m_file);
}

Result<Done> PageLock::take()
{
    // Somebody who looks whether an older one is dead may have it in his hand for a moment, and
    // remove it.
    for (int i = 0; i < mostTries; ++i) {
        const int file = openFile(m_path, O_CREAT);
        if (file < 0)
            break;
        if (!isTaken(file) && hasName(file)) {
            m_file = file;
            return Done{};
        }
        ::close(file);
        ::usleep(1'000);
    }
    return Error{.kind = Error::Kind::LocalFile,
                 .detail = u"cannot lock %1: %2"_s.arg(m_path, qt_error_string(errno))};
}

bool PageLock::isHeld(const QString &path)
{
    const int file = openFile(path, 0);
    if (file < 0)
        return errno != ENOENT;
    const bool held = isTaken(file);
    // Somebody else who looked may have removed it, and a third made a new one of that name.
    if (!held && hasName(file))
        QFile::remove(path);
    ::close(file);
    return held;
}

} // namespace core
