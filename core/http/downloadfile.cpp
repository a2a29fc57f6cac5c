#include "core/http/downloadfile.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr qint64 hashAtOnce = 1024 * 1024;

} // namespace

DownloadFile::~DownloadFile()
{
    if (m_file >= 0)
        ::close(m_file);
}

bool DownloadFile::open()
{
    if (m_problem || m_file >= 0 || m_sink.path.isEmpty())
        return !m_problem;
    // Non-blocking for the sake of pipes, which are refused below.
    const int make = m_sink.offset > 0 ? 0 : O_CREAT;
    m_file = ::open( // NOLINT(cppcoreguidelines-pro-type-vararg)
        QFile::encodeName(m_sink.path).constData(),
        O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | make, 0666);
    struct stat status = {};
    if (m_file < 0 || ::fstat(m_file, &status) != 0)
        return fail(qt_error_string(errno));
    if (!S_ISREG(status.st_mode))
        return fail(u"not a regular file"_s);
    if (status.st_size < m_sink.offset)
        return fail(u"holds less than was written to it"_s);
    return true;
}

bool DownloadFile::hashSome()
{
    QByteArray slice(std::min(hashAtOnce, m_sink.offset - m_hashed), Qt::Uninitialized);
    ssize_t count = 0;
    do {
        count = ::pread(m_file, slice.data(), size_t(slice.size()), m_hashed);
    } while (count < 0 && errno == EINTR);
    if (count <= 0)
        return fail(count < 0 ? qt_error_string(errno) : u"became shorter"_s);
    m_hash.add(QByteArrayView(slice).first(count));
    m_hashed += count;
    m_size = m_hashed;
    return true;
}

bool DownloadFile::begin(From from)
{
    if (from == From::Start) {
        m_hash.reset();
        m_size = 0;
    }
    Q_ASSERT(from == From::Start || isHashed());
    if (m_file >= 0 && ::ftruncate(m_file, m_size) != 0)
        return fail(qt_error_string(errno));
    return true;
}

bool DownloadFile::write(QByteArrayView bytes)
{
    if (m_sink.size >= 0 && bytes.size() > m_sink.size - m_size) {
        m_problem
            = Error{.kind = Error::Kind::Damaged,
                    .detail = u"more than the %1 bytes that were announced"_s.arg(m_sink.size)};
        return false;
    }
    m_hash.add(bytes);
    while (m_file >= 0 && !bytes.isEmpty()) {
        const ssize_t count = ::pwrite(m_file, bytes.data(), size_t(bytes.size()), m_size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(qt_error_string(errno));
        bytes = bytes.sliced(count);
        m_size += count;
    }
    m_size += bytes.size();
    return true;
}

bool DownloadFile::fail(const QString &reason)
{
    if (!m_problem)
        m_problem = Error{.kind = Error::Kind::LocalFile,
                          .message = reason,
                          .detail = m_sink.path + u": "_s + reason};
    return false;
}

} // namespace core
