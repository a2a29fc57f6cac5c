#pragma once

#include "core/github/api.h"
#include "core/transfers/planitem.h"

namespace core {

/// One attempt to bring the bytes of a download into its part, from where that ends. Compares
/// nothing but what a server says of the rest it sends.
class ReceiveJob : public JobOf<DownloadedBytes>
{
    Q_OBJECT

public:
    /// \param api outlives this \param item with its part \param fromStart what is there is
    /// worthless
    ReceiveJob(Api &api, PlanItem item, bool fromStart, QObject *parent);

    /// Bytes in the part so far.
    [[nodiscard]] qint64 partSize() const { return m_partSize; }

private:
    void receive(qint64 offset);

    Api &m_api;
    PlanItem m_item;
    qint64 m_partSize = 0;
};

/// SHA-256 of an asset as the server has it, without keeping it.
JobOf<QByteArray> *hashRemoteJob(Api &api, const RepoId &repo, qint64 assetId, QObject *parent);

} // namespace core
