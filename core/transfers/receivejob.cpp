#include "core/transfers/receivejob.h"

#include "core/transfers/partfile.h"

#include <QFile>

namespace core {

ReceiveJob::ReceiveJob(Api &api, PlanItem item, bool fromStart, QObject *parent)
    : JobOf(parent), m_api(api), m_item(std::move(item))
{
    if (fromStart)
        receive(0);
    else
        run(partfile::sizeJob(m_item.partPath, this), [this](const qint64 &size) { receive(0); });
}

void ReceiveJob::receive(qint64)
{
    auto *part = new QFile(m_item.partPath, this);
    if (!part->open(QIODevice::ReadWrite) || !part->resize(0))
        return finish(Error{.kind = Error::Kind::LocalFile, .detail = part->errorString()});
    auto *get = m_api.downloadAsset(m_item.repo, m_item.asset.id, part);
    connect(get, &Job::progressChanged, this, [this](qint64 done, qint64 total) {
        m_partSize = done;
        Q_EMIT progressChanged(done, total);
    });
    run(get, [this, part](const DownloadedBytes &bytes) {
        part->close();
        m_partSize = bytes.size;
        finish(bytes);
    });
}

namespace {
class HashRemoteJob : public JobOf<QByteArray>
{
public:
    HashRemoteJob(Api &api, const RepoId &repo, qint64 assetId, QObject *parent) : JobOf(parent)
    {
        auto *sink = new QFile(QStringLiteral("/dev/null"), this);
        sink->open(QIODevice::WriteOnly);
        run(api.downloadAsset(repo, assetId, sink),
            [this](const DownloadedBytes &bytes) { finish(bytes.sha256); });
    }
};
} // namespace

JobOf<QByteArray> *hashRemoteJob(Api &api, const RepoId &repo, qint64 assetId, QObject *parent)
{
    return new HashRemoteJob(api, repo, assetId, parent);
}

} // namespace core
