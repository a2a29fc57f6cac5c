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
constexpr qsizetype pieceSize = 256 * 1024;

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
    slice.truncate(count);
    m_hash.add(slice);
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
    while (!bytes.isEmpty() && !m_problem) {
        QByteArray &piece = m_pieces[m_turn];
        piece.reserve(pieceSize);
        const QByteArrayView some = bytes.first(std::min(bytes.size(), pieceSize - piece.size()));
        piece.append(some);
        m_size += some.size();
        bytes = bytes.sliced(some.size());
        if (piece.size() == pieceSize)
            flush();
    }
    return !m_problem;
}

bool DownloadFile::flush()
{
    QByteArray &piece = m_pieces[m_turn];
    if (piece.isEmpty() || m_problem)
        return !m_problem;
    m_hash.add(piece);
    QByteArrayView rest(piece);
    while (m_file >= 0 && !rest.isEmpty()) {
        const ssize_t count
            = ::pwrite(m_file, rest.data(), size_t(rest.size()), m_size - rest.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(qt_error_string(errno));
        rest = rest.sliced(count);
    }
    m_turn = (m_turn + 1) % m_pieces.size();
    m_pieces[m_turn].resize(0); // which nobody hashes any more
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
