#pragma once

#include "core/base/error.h"
#include "core/http/filesink.h"
#include "core/http/sidesha256.h"

#include <QByteArrayView>

#include <array>
#include <optional>

namespace core {

/// The bytes of an answer on their way into a file, hashed as they come.
///
/// Does what a FileSink says. Nothing is touched before open(), and no byte of an earlier attempt
/// is lost before begin(). One thread at a time; every call may take as long as the disk does.
class DownloadFile
{
public:
    enum class From { Start, Offset };

    explicit DownloadFile(FileSink sink) : m_sink(std::move(sink)) { }
    ~DownloadFile();
    Q_DISABLE_COPY_MOVE(DownloadFile)

    [[nodiscard]] const FileSink &sink() const { return m_sink; }

    /// Only a regular file will do, and it must hold what the sink says. May be called again.
    /// \return false with problem() set
    bool open();
    /// Whether the bytes of the earlier attempt have been read, so that the digest is of the whole.
    [[nodiscard]] bool isHashed() const { return m_hashed >= m_sink.offset; }
    /// Reads some more of them: never much, for others wait meanwhile. False with problem() set.
    bool hashSome();

    /// Cuts the file where the bytes to come belong. False with problem() set.
    bool begin(From from);
    /// Collects small pieces; see flush(). False with problem() set: also Damaged, when there is
    /// more than the sink expects.
    bool write(QByteArrayView bytes);
    /// Puts what has been collected into the file. False with problem() set.
    bool flush();

    [[nodiscard]] qint64 size() const { return m_size; } ///< of the whole so far
    [[nodiscard]] QByteArray sha256() { return m_hash.digest(); } ///< of the whole, once flushed
    /// LocalFile once something went wrong with the file; see write().
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

private:
    bool fail(const QString &reason);

    FileSink m_sink;
    int m_file = -1;
    qint64 m_hashed = 0;
    qint64 m_size = 0;
    /// One to be filled while the others are hashed.
    std::array<QByteArray, SideSha256::mostWaiting + 1> m_pieces;
    size_t m_turn = 0;
    SideSha256 m_hash;
    std::optional<Error> m_problem;
};

} // namespace core
