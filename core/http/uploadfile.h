#pragma once

#include "core/base/error.h"
#include "core/http/sidesha256.h"

#include <QString>

#include <array>
#include <optional>

namespace core {

/// The bytes of a file on their way out, read once from front to back.
///
/// Made anew for each attempt. Hashes what it hands out, and notices when the file is changed, cut
/// or removed meanwhile. One thread at a time; reading may take as long as the disk does.
class UploadFile
{
public:
    explicit UploadFile(QString path) : m_path(std::move(path)) { }
    ~UploadFile();
    Q_DISABLE_COPY_MOVE(UploadFile)

    /// Opens the file without ever blocking on it; only a regular file will do.
    /// \return false with problem() set
    bool open();
    /// \return how many bytes there are now at `data`; 0 at the end; -1 with problem() set
    qint64 read(char *data, qint64 most);

    [[nodiscard]] qint64 size() const { return m_before.size; } ///< when it was opened
    [[nodiscard]] qint64 readBytes() const { return m_read; }
    [[nodiscard]] QByteArray sha256() { return m_hash.digest(); } ///< of what was read

    /// Looks at the file once more: it must be as it was at the start.
    bool stillTheSame();
    /// LocalFile, once something went wrong with the file.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

private:
    /// What tells one state of a file from another.
    struct Stamp
    {
        qint64 size = 0;
        qint64 modifiedSeconds = 0;
        qint64 modifiedNanoseconds = 0;
        bool named = false; ///< still has a name in some folder

        bool operator==(const Stamp &) const = default;
    };

    [[nodiscard]] std::optional<Stamp> look() const;
    bool fail(const QString &reason);

    QString m_path;
    int m_file = -1;
    Stamp m_before;
    qint64 m_read = 0;
    /// One to be read into while the others are hashed.
    std::array<QByteArray, SideSha256::mostWaiting + 1> m_pieces;
    size_t m_turn = 0;
    SideSha256 m_hash;
    std::optional<Error> m_problem;
};

} // namespace core
