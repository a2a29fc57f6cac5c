#include "core/transfers/downloadjob.h"

#include "core/transfers/repeatjob.h"
#include "core/transfers/safename.h"
#include "core/transfers/threadjob.h"

#include <QDir>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr int mostNumbers = 1'000;

bool toDisk(QFile &file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return true;
#endif
}

enum class Claim { Ours, Taken, Impossible };

/// Gives `part` the name `path` unless something has it. QFile::rename() looks first and renames
/// then, and two downloads that end together both see nothing.
Claim claim(const QString &part, const QString &path)
{
#ifdef Q_OS_UNIX
    const QByteArray from = QFile::encodeName(part);
    const QByteArray to = QFile::encodeName(path);
    if (::link(from.constData(), to.constData()) == 0) {
        ::unlink(from.constData());
        return Claim::Ours;
    }
    if (errno == EEXIST)
        return Claim::Taken;
    // Some file systems know no links: take the name with an empty file, and put ours over it.
    const int placeholder = ::open(to.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (placeholder < 0)
        return errno == EEXIST ? Claim::Taken : Claim::Impossible;
    ::close(placeholder);
    return ::rename(from.constData(), to.constData()) == 0 ? Claim::Ours : Claim::Impossible;
#else
    if (QFile::rename(part, path)) // MoveFile refuses to replace by itself
        return Claim::Ours;
    return QFile::exists(path) ? Claim::Taken : Claim::Impossible;
#endif
}

/// Makes the bytes durable and gives the file the first free of its names.
Result<QString> settle(const QString &part, const QString &folder, const QString &name)
{
    QFile file(part);
    // ReadWrite: opening for writing alone would truncate.
    if (!file.open(QIODevice::ReadWrite) || !toDisk(file))
        return Error{.kind = Error::Kind::LocalFile, .detail = file.errorString()};
    file.close();
    for (int number = 0; number < mostNumbers; ++number) {
        const QString path = QDir(folder).filePath(numberedFileName(name, number));
        const Claim outcome = claim(part, path);
        if (outcome == Claim::Ours)
            return path;
        if (outcome == Claim::Impossible)
            break;
    }
    return Error{.kind = Error::Kind::LocalFile, .detail = u"cannot name the file in "_s + folder};
}

} // namespace

DownloadJob::DownloadJob(Api &api, const TransferPolicy &policy, DownloadOrder order,
                         QObject *parent)
    : JobOf(parent)
    , m_api(api)
    , m_policy(policy)
    , m_order(std::move(order))
    , m_name(safeFileName(m_order.asset.name))
{
    begin();
}

DownloadJob::~DownloadJob()
{
    if (m_made && !m_kept)
        m_part.remove();
}

void DownloadJob::cancel()
{
    // The bytes are all here, and a thread is about to name them.
    if (m_stage != Stage::Verifying)
        JobOf::cancel();
}

void DownloadJob::begin()
{
    if (!openPart())
        return finish(Error{.kind = Error::Kind::LocalFile, .detail = m_part.errorString()});
    receive();
}

bool DownloadJob::openPart()
{
    for (int number = 0; number < mostNumbers; ++number) {
        const QString name = numberedFileName(m_name, number) + u".part"_s;
        m_part.setFileName(QDir(m_order.folder).filePath(name));
        if (m_part.open(QIODevice::ReadWrite | QIODevice::NewOnly)) {
            m_made = true;
            return true;
        }
        const QFileInfo inTheWay(m_part.fileName());
        if (!inTheWay.isSymLink() && !inTheWay.exists())
            return false;
    }
    return false;
}

void DownloadJob::receive()
{
    ++m_attempt;
    m_obstacle.reset();
    m_retryAt = {};
    setStage(Stage::Receiving);
    auto *get = m_api.downloadAsset(m_order.repo, m_order.asset.id, {.path = m_part.fileName()});
    connect(get, &Job::progressChanged, this, [this](qint64 done, qint64 total) {
        Q_EMIT progressChanged(done, total > 0 ? total : m_order.asset.size);
    });
    attempt(get, [this](const Result<DownloadedBytes> &bytes) {
        if (bytes)
            verify(*bytes);
        else
            retryAfter(bytes.error());
    });
}

void DownloadJob::retryAfter(const Error &error)
{
    const bool limited = error.kind == Error::Kind::RateLimited;
    const int attempt = limited ? ++m_limits : m_attempt;
    if (limited)
        --m_attempt;
    const auto wait
        = m_policy.other.delayAfter(attempt, error, QRandomGenerator::global()->generateDouble());
    if (!wait)
        return finish(error);
    m_obstacle = error;
    m_retryAt = QDateTime::currentDateTimeUtc().addMSecs(wait->count());
    setStage(Stage::Waiting);
    run(new WaitJob(*wait, this), [this](const Done &) { receive(); });
}

void DownloadJob::verify(const DownloadedBytes &bytes)
{
    setStage(Stage::Verifying);
    const Asset &asset = m_order.asset;
    const QString detail
        = u"received %1 of %2 bytes of %3"_s.arg(bytes.size).arg(asset.size).arg(asset.name);
    // Without a Content-Length a line that is cut looks like the end.
    if (bytes.size < asset.size)
        return retryAfter(
            Error{.kind = Error::Kind::Network, .detail = detail, .requestId = bytes.requestId});
    if (bytes.size != asset.size || (!asset.sha256.isEmpty() && bytes.sha256 != asset.sha256))
        return finish(
            Error{.kind = Error::Kind::Damaged, .detail = detail, .requestId = bytes.requestId});
    m_part.close();

    const auto work = [part = m_part.fileName(), folder = m_order.folder, name = m_name](
                          const std::atomic_bool &) { return settle(part, folder, name); };
    run(new ThreadJob<QString>(work, this), [this, bytes](const QString &path) {
        m_kept = true;
        const bool known = !m_order.asset.sha256.isEmpty();
        finish(DownloadOutcome{.path = path,
                               .proof = known ? Proof::Verified : Proof::SizeOnly,
                               .sha256 = bytes.sha256});
    });
}

void DownloadJob::setStage(Stage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged();
}

} // namespace core
