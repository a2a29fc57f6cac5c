#include "core/transfers/receivejob.h"

#include "core/transfers/filejobs.h"
#include "core/transfers/partfile.h"

namespace core {

using Archive = PlanItem::Archive;

namespace {

class HashRemoteJob : public JobOf<QByteArray>
{
public:
    HashRemoteJob(Api &api, const RepoId &repo, qint64 assetId, QObject *parent) : JobOf(parent)
    {
        run(api.downloadAsset(repo, assetId, {}),
            [this](const DownloadedBytes &bytes) { finish(bytes.sha256); });
    }
};

} // namespace

ReceiveJob::ReceiveJob(Api &api, PlanItem item, bool fromStart, QByteArray validator,
                       QObject *parent)
    : JobOf(parent), m_api(api), m_item(std::move(item)), m_validator(std::move(validator))
{
    if (fromStart)
        receive(0);
    else
        look();
}

void ReceiveJob::look()
{
    run(partfile::sizeJob(m_item.partPath, this), [this](const qint64 &size) {
        const bool isArchive = m_item.archive != Archive::None;
        // Archives are made anew for each who asks, and have no digest to compare with.
        if (isArchive && m_validator.isEmpty())
            return receive(0);
        if (isArchive || size < m_item.asset.size)
            return receive(size);
        // All of it is here; the program was stopped before it could say so.
        m_partSize = size;
        run(digestJob(m_item.partPath, this), [this, size](const QByteArray &sha256) {
            finish(DownloadedBytes{.size = size, .sha256 = sha256});
        });
    });
}

JobOf<DownloadedBytes> *ReceiveJob::get(const FileSink &sink)
{
    if (m_item.archive == Archive::None)
        return m_api.downloadAsset(m_item.repo, m_item.asset.id, sink);
    const auto format = m_item.archive == Archive::Zip ? SourceFormat::Zip : SourceFormat::TarGz;
    return m_api.downloadSource(m_item.repo, m_item.releaseTag, format, sink);
}

void ReceiveJob::receive(qint64 offset)
{
    m_partSize = offset;
    auto *job = get({.path = m_item.partPath,
                     .offset = offset,
                     .validator = offset > 0 ? m_validator : QByteArray(),
                     .size = m_item.archive == Archive::None ? m_item.asset.size : -1,
                     .began = [self = QPointer(this)](const QByteArray &validator) {
                         if (self)
                             self->m_validator = validator;
                     }});
    connect(job, &Job::progressChanged, this, [this](qint64 done, qint64 total) {
        m_partSize = done;
        Q_EMIT progressChanged(done, total);
    });
    run(job, [this](const DownloadedBytes &bytes) {
        m_partSize = bytes.size;
        finish(bytes);
    });
}

JobOf<QByteArray> *hashRemoteJob(Api &api, const RepoId &repo, qint64 assetId, QObject *parent)
{
    return new HashRemoteJob(api, repo, assetId, parent);
}

} // namespace core
