#pragma once

#include "core/base/error.h"
#include "core/base/sha256.h"

#include <QIODevice>
#include <QString>

#include <optional>

namespace core {

/// The bytes of a file on their way out, read once from front to back.
///
/// Sequential on purpose: QNetworkAccessManager silently sends a request again when a kept-alive
/// connection breaks, and only a body that cannot be rewound stops it. Made anew for each attempt.
/// Hashes what it hands out, and notices when the file is changed, cut or removed meanwhile.
class UploadBody : public QIODevice
{
    Q_OBJECT

public:
    explicit UploadBody(const QString &path, QObject *parent = nullptr);
    ~UploadBody() override;

    /// Opens the file without ever blocking on it; only a regular file will do.
    /// \return false with problem() set
    bool open(OpenMode mode = ReadOnly) override;
    void close() override;
    [[nodiscard]] bool isSequential() const override { return true; }
    bool reset() override { return false; } ///< says quietly what QIODevice would say loudly
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override { return bytesAvailable() == 0; }

    [[nodiscard]] qint64 fileSize() const { return m_before.size; } ///< when it was opened
    [[nodiscard]] qint64 sentBytes() const { return m_sent; }
    [[nodiscard]] QByteArray sentSha256() const { return m_hash.digest(); }

    /// Looks at the file once more: it must be as it was at the start.
    bool stillTheSame();
    /// LocalFile, once something went wrong with the file.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

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
    qint64 m_sent = 0;
    Sha256 m_hash;
    std::optional<Error> m_problem;
};

} // namespace core
