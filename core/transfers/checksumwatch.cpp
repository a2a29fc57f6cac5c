#include "core/transfers/checksumwatch.h"

namespace core {

ChecksumWatch::ChecksumWatch(std::chrono::milliseconds rest, QObject *parent) : QObject(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &ChecksumWatch::look);
}

ChecksumWatch::~ChecksumWatch()
{
    setApi(nullptr);
}

void ChecksumWatch::setApi(Api *api)
{
    // What goes on belongs to the one before.
    for (const QPointer<CheckChecksumsJob> &job : {m_looking, m_verifying}) {
        if (job)
            job->cancel();
    }
    m_looking = nullptr;
    m_verifying = nullptr;
    m_api = api;
}

void ChecksumWatch::watch(const RepoId &repo, qint64 releaseId, const QList<Asset> &assets,
                          bool atRest)
{
    const bool another = repo != m_repo || releaseId != m_releaseId;
    if (!another && assets == m_assets && atRest == m_atRest)
        return;
    m_repo = repo;
    m_releaseId = releaseId;
    m_assets = assets;
    m_atRest = atRest;
    if (another) {
        setApi(m_api); // ends what was going on for the release before
        m_fetched.clear();
        setReport(std::nullopt);
    }
    m_rest.start();
    judge();
}

void ChecksumWatch::learn(qint64 assetId, const QByteArray &content)
{
    m_contents.insert(assetId, content);
}

/// From what has been read already.
void ChecksumWatch::judge()
{
    if (!m_report || !m_atRest)
        return;
    ChecksumReport report;
    for (const Asset &asset : std::as_const(m_assets)) {
        if (!m_contents.contains(asset.id))
            continue;
        const ChecksumList list = readChecksums(m_contents.value(asset.id), asset.name);
        report.files.append(
            {.file = asset,
             .list = list,
             .verdict = holdAgainst(list, checksumFile(asset.name), m_assets, m_fetched)});
    }
    setReport(report);
}

void ChecksumWatch::look()
{
    if (!m_api || !m_atRest || m_releaseId <= 0 || m_looking || m_verifying)
        return;
    m_looking = new CheckChecksumsJob(*m_api, m_repo, m_assets, CheckChecksumsJob::Depth::Lists,
                                      m_contents, this);
    m_looking->then(this, [this, job = m_looking.data()](const Result<ChecksumReport> &report) {
        m_contents.insert(job->contents());
        if (job != m_looking)
            return;
        m_looking = nullptr;
        if (!report)
            return; // the next change of the release is another chance
        setReport(*report);
        judge(); // the assets may be others by now
    });
}

void ChecksumWatch::verify()
{
    if (!m_api || m_verifying || m_releaseId <= 0)
        return;
    if (m_looking)
        m_looking->cancel();
    m_looking = nullptr;
    m_verifying = new CheckChecksumsJob(*m_api, m_repo, m_assets,
                                        CheckChecksumsJob::Depth::Everything, m_contents, this);
    connect(m_verifying, &Job::progressChanged, this, &ChecksumWatch::progressChanged);
    m_verifying->then(this, [this, job = m_verifying.data()](const Result<ChecksumReport> &report) {
        m_contents.insert(job->contents());
        if (job != m_verifying)
            return;
        m_verifying = nullptr;
        if (!report)
            return Q_EMIT failed(report.error());
        m_fetched = job->fetched();
        setReport(*report);
        Q_EMIT verified(*report);
    });
}

void ChecksumWatch::stopVerifying()
{
    if (m_verifying)
        m_verifying->cancel();
}

void ChecksumWatch::setReport(std::optional<ChecksumReport> report)
{
    if (!report && !m_report)
        return;
    m_report = std::move(report);
    Q_EMIT reportChanged();
}

} // namespace core
