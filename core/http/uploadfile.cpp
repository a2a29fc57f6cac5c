#include "core/http/uploadfile.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace core {

UploadFile::~UploadFile()
{
    if (m_file >= 0)
        ::close(m_file);
}

bool UploadFile::open()
{
    Q_ASSERT(m_file < 0);
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
    return true;
}

std::optional<UploadFile::Stamp> UploadFile::look() const
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

bool UploadFile::stillTheSame()
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

bool UploadFile::fail(const QString &reason)
{
    if (!m_problem)
        m_problem = Error{.kind = Error::Kind::LocalFile, .detail = m_path + u": "_s + reason};
    return false;
}

qint64 UploadFile::read(char *data, qint64 most)
{
    const qint64 wanted = std::min(most, m_before.size - m_read);
    if (m_problem || wanted <= 0)
        return m_problem ? -1 : 0;

    // What is hashed beside has to stay where it is meanwhile.
    const bool beside = m_before.size > SideSha256::shortEnough;
    QByteArray &piece = m_pieces[m_turn];
    if (beside)
        piece.resize(wanted);
    ssize_t count = 0;
    do {
        count = ::read(m_file, beside ? piece.data() : data, size_t(wanted));
    } while (count < 0 && errno == EINTR);
    if (count <= 0) {
        fail(count < 0 ? qt_error_string(errno) : u"became shorter while it was read"_s);
        return -1;
    }
    if (beside) {
        piece.truncate(count);
        std::memcpy(data, piece.constData(), size_t(count));
        m_hash.add(piece);
        m_turn = (m_turn + 1) % m_pieces.size();
    } else {
        m_hash.addHere({data, count});
    }
    m_read += count;
    // Looked at before the last bytes leave, so that a torn file never arrives complete.
    if (m_read == m_before.size && !stillTheSame())
        return -1;
    return count;
}

} // namespace core
