#pragma once

#include "core/base/job.h"
#include "core/base/sha.h"

#include <QFlags>
#include <QList>
#include <QStringList>
#include <QTimer>

#include <atomic>
#include <memory>

namespace core {

/// Of one file; empty what was not asked for, or all when the file could not be read.
struct FileDigests
{
    QByteArray sha256 = {}; ///< 32 raw bytes
    QByteArray sha512 = {}; ///< 64 raw bytes
    qint64 size = 0; ///< bytes read

    bool operator==(const FileDigests &) const = default;
    [[nodiscard]] QByteArray of(ShaKind kind) const
    {
        return kind == ShaKind::Sha256 ? sha256 : sha512;
    }
    [[nodiscard]] bool isReadable() const { return !sha256.isEmpty() || !sha512.isEmpty(); }
};

/// Hashes a file where it stands. Pipes and devices count as unreadable and block nobody.
/// \param done grows by the bytes read; may be nullptr
FileDigests digestsOf(const QString &path, const QList<ShaKind> &kinds,
                      const std::atomic_bool &unwanted, std::atomic<qint64> *done = nullptr);

/// Hashes files one after the other on a thread of its own. Progress counts bytes, ten times a
/// second. Does not fail: what cannot be read has no digests.
class DigestsJob : public JobOf<QList<FileDigests>>
{
    Q_OBJECT

public:
    /// \param total bytes of all of them, for the progress; -1: unknown
    DigestsJob(const QStringList &paths, const QList<ShaKind> &kinds, qint64 total,
               QObject *parent);

private:
    std::shared_ptr<std::atomic<qint64>> m_done;
    QTimer m_ticker;
};

} // namespace core
