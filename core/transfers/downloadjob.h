#pragma once

#include "core/base/job.h"
#include "core/github/api.h"
#include "core/transfers/transfer.h"
#include "core/transfers/transferpolicy.h"

#include <QFile>

namespace core {

struct DownloadOrder
{
    RepoId repo;
    Asset asset;
    QString folder; ///< exists
};

struct DownloadOutcome
{
    QString path; ///< of the file now there
    Proof proof = Proof::None;
    QByteArray sha256;

    bool operator==(const DownloadOutcome &) const = default;
};

/// Brings one asset into a folder under a safe name.
///
/// Writes into a new `….part` file, compares size and digest, and only then gives the file its
/// name. Never writes over anything: a name that exists gets " (1)". On failure or cancel nothing
/// stays in the folder. Ends with Damaged when the bytes are others than the server announced,
/// LocalFile when the folder cannot be written to.
class DownloadJob : public JobOf<DownloadOutcome>
{
    Q_OBJECT

public:
    enum class Stage { Receiving, Waiting, Verifying };

    /// \param api outlives this
    DownloadJob(Api &api, const TransferPolicy &policy, DownloadOrder order, QObject *parent);
    ~DownloadJob() override;

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] int attempts() const { return m_attempt; }
    [[nodiscard]] const std::optional<Error> &obstacle() const { return m_obstacle; }
    [[nodiscard]] const QDateTime &retryAt() const { return m_retryAt; }

    /// Too late once all bytes are here.
    void cancel() override;

Q_SIGNALS:
    void stageChanged();

private:
    void begin();
    bool openPart();
    void receive();
    void retryAfter(const Error &error);
    void verify(const DownloadedBytes &bytes);
    void setStage(Stage stage);

    Api &m_api;
    TransferPolicy m_policy;
    DownloadOrder m_order;
    QString m_name; ///< safe
    QFile m_part;
    Stage m_stage = Stage::Receiving;
    int m_attempt = 0;
    int m_limits = 0;
    bool m_made = false; ///< the part exists and is ours
    bool m_kept = false; ///< the part has become the file
    std::optional<Error> m_obstacle;
    QDateTime m_retryAt;
};

} // namespace core
