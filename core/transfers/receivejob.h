#pragma once

#include "core/github/api.h"
#include "core/transfers/planitem.h"

namespace core {

/// One attempt to bring the bytes of a download into its part, from where that ends. Whether they
/// are the right ones is for the caller to say.
class ReceiveJob : public JobOf<DownloadedBytes>
{
    Q_OBJECT

public:
    /// \param api outlives this \param item with its part \param fromStart what is there is
    /// worthless \param validator of the bytes that are there, as began() told it; may be empty
    ReceiveJob(Api &api, PlanItem item, bool fromStart, QByteArray validator, QObject *parent);

    /// Bytes in the part so far.
    [[nodiscard]] qint64 partSize() const { return m_partSize; }

Q_SIGNALS:
    /// What stands in the part from now on has this validator; empty: the server gives none.
    void began(const QByteArray &validator);

private:
    void look();
    void receive(qint64 offset);
    JobOf<DownloadedBytes> *get(const FileSink &sink);

    Api &m_api;
    PlanItem m_item;
    qint64 m_partSize = 0;
    QByteArray m_validator;
};

/// SHA-256 of an asset as the server has it, without keeping it.
JobOf<QByteArray> *hashRemoteJob(Api &api, const RepoId &repo, qint64 assetId, QObject *parent);

} // namespace core
