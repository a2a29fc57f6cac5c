#include "core/transfers/digestsjob.h"

#include "core/transfers/localfile.h"
#include "core/transfers/threadjob.h"

#include <QFile>

using namespace std::chrono_literals;

namespace core {

FileDigests digestsOf(const QString &path, const QList<ShaKind> &kinds,
                      const std::atomic_bool &unwanted, std::atomic<qint64> *done)
{
    const LocalFile facts = checkLocalFile(path);
    QFile file(path);
    if ((facts.problem && facts.problem != FileProblem::Empty
         && facts.problem != FileProblem::TooLarge)
        || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};

    std::vector<Sha> hashes;
    for (const ShaKind kind : kinds)
        hashes.emplace_back(kind);
    FileDigests digests;
    QByteArray piece(256 * 1024, Qt::Uninitialized);
    while (!unwanted) {
        const qint64 got = file.read(piece.data(), piece.size());
        if (got < 0)
            return {};
        if (got == 0) {
            for (const Sha &hash : hashes)
                (hash.kind() == ShaKind::Sha256 ? digests.sha256 : digests.sha512) = hash.digest();
            return digests;
        }
        for (Sha &hash : hashes)
            hash.add(QByteArrayView(piece).first(got));
        digests.size += got;
        if (done)
            *done += got;
    }
    return {};
}

DigestsJob::DigestsJob(const QStringList &paths, const QList<ShaKind> &kinds, qint64 total,
                       QObject *parent)
    : JobOf(parent), m_done(std::make_shared<std::atomic<qint64>>(0))
{
    m_ticker.setInterval(100ms);
    connect(&m_ticker, &QTimer::timeout, this,
            [this, total] { Q_EMIT progressChanged(*m_done, total); });
    m_ticker.start();
    const auto hashAll = [paths, kinds, done = m_done](const std::atomic_bool &unwanted) {
        QList<FileDigests> all;
        for (const QString &path : paths)
            all.append(digestsOf(path, kinds, unwanted, done.get()));
        return Result<QList<FileDigests>>(all);
    };
    run(new ThreadJob<QList<FileDigests>>(hashAll, this),
        [this](const QList<FileDigests> &all) { finish(all); });
}

} // namespace core
