#pragma once

#include "core/transfers/checksumjobs.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace core {

/// Holds the checksum files of one release against its assets, whenever these have come to rest.
///
/// Reads each checksum file once, since each reading counts as a download; what was uploaded from
/// here is not read at all. Compares with the server's digests; verify() also fetches what the
/// server tells no digest of.
class ChecksumWatch : public QObject
{
    Q_OBJECT

public:
    /// \param rest how long a release has to be shown before its checksum files are read
    explicit ChecksumWatch(std::chrono::milliseconds rest = std::chrono::milliseconds(1'500),
                           QObject *parent = nullptr);
    ~ChecksumWatch() override;

    /// \param api outlives the releases watched; nullptr: nothing is read
    void setApi(Api *api);
    /// \param atRest no file is on its way to the release
    void watch(const RepoId &repo, qint64 releaseId, const QList<Asset> &assets, bool atRest);
    /// What a checksum file holds that was uploaded from here.
    void learn(qint64 assetId, const QByteArray &content);

    /// Of the release watched; nullptr while nothing is known.
    [[nodiscard]] const ChecksumReport *report() const { return m_report ? &*m_report : nullptr; }

    /// Reads every checksum file and compares all that they list, at once.
    void verify();
    void stopVerifying();
    [[nodiscard]] bool isVerifying() const { return m_verifying; }

Q_SIGNALS:
    void reportChanged();
    void progressChanged(qint64 done, qint64 total); ///< of verify(): bytes of one asset
    void verified(const core::ChecksumReport &report);
    void failed(const core::Error &error); ///< of verify()

private:
    void look();
    void judge();
    void setReport(std::optional<ChecksumReport> report);

    Api *m_api = nullptr;
    RepoId m_repo;
    qint64 m_releaseId = 0;
    QList<Asset> m_assets;
    bool m_atRest = false;
    QHash<qint64, QByteArray> m_contents; ///< of checksum files, by asset
    QList<FetchedDigest> m_fetched;
    std::optional<ChecksumReport> m_report;
    QTimer m_rest;
    QPointer<CheckChecksumsJob> m_looking;
    QPointer<CheckChecksumsJob> m_verifying;
};

} // namespace core
