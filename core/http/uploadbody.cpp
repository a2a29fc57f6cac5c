#include "core/http/uploadbody.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace core {

UploadBody::UploadBody(const QString &path, QObject *parent) : QIODevice(parent), m_path(path) { }

UploadBody::~UploadBody()
{
    UploadBody::close();
}

bool UploadBody::open(OpenMode mode)
{
    Q_ASSERT(mode == ReadOnly && m_file < 0);
    // Opening a FIFO without a writer, or some devices, would block for ever otherwise.
    m_file
        = ::open(QFile::encodeName(m_path).constData(), // NOLINT(cppcoreguidelines-pro-type-vararg)
                 O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (m_file < 0)
        return fail(qt_error_string(errno));

    struct stat status = {};
    if (::fstat(m_file, &status) != 0)
        return fail(qt_error_string(errno));
    if (!S_ISREG(status.st_mode))
        return fail(u"not a regular file"_s);

    const std::optional<Stamp> stamp = look();
    if (!stamp)
        return fail(qt_error_string(errno));
    m_before = *stamp;
    return QIODevice::open(mode | Unbuffered);
}

void UploadBody::close()
{
    if (isOpen())
        QIODevice::close();
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
}

qint64 UploadBody::bytesAvailable() const
{
    return m_problem ? 0 : m_before.size - m_sent;
}

std::optional<UploadBody::Stamp> UploadBody::look() const
{
    struct stat status = {};
    if (::fstat(m_file, &status) != 0)
        return std::nullopt;
#ifdef Q_OS_DARWIN
    const timespec modified = status.st_mtimespec;
#else
    const timespec modified = status.st_mtim;
#endif
    return Stamp{.size = status.st_size,
                 .modifiedSeconds = modified.tv_sec,
                 .modifiedNanoseconds = modified.tv_nsec,
                 .named = status.st_nlink > 0};
}

bool UploadBody::stillTheSame()
{
    if (m_problem)
        return false;
    const std::optional<Stamp> now = look();
    if (!now)
        return fail(qt_error_string(errno));
    if (!now->named)
        return fail(u"removed or replaced while it was read"_s);
    if (*now != m_before)
        return fail(u"changed while it was read"_s);
    return true;
}

bool UploadBody::fail(const QString &reason)
{
    if (!m_problem)
        m_problem = Error{.kind = Error::Kind::LocalFile, .detail = m_path + u": "_s + reason};
    setErrorString(reason);
    return false;
}

qint64 UploadBody::readData(char *data, qint64 maxSize)
{
    const qint64 wanted = std::min(maxSize, bytesAvailable());
    if (wanted <= 0)
        return m_problem ? -1 : 0;

    ssize_t count = 0;
    do {
        count = ::read(m_file, data, size_t(wanted));
    } while (count < 0 && errno == EINTR);
    if (count < 0) {
        fail(qt_error_string(errno));
        return -1;
    }
    if (count == 0) {
        fail(u"became shorter while it was read"_s);
        return -1;
    }
    m_hash.add(QByteArrayView(data, count));
    m_sent += count;
    // Looked at before the last bytes leave, so that a torn file never arrives complete.
    if (m_sent == m_before.size && !stillTheSame())
        return -1;
    return count;
}

qint64 UploadBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace core
