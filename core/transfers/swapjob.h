#pragma once

#include "core/base/job.h"
#include "core/github/api.h"
#include "core/http/retrypolicy.h"

namespace core {

/// Puts a verified new asset in the place of an old one without the release ever being without a
/// whole copy: old to `NAME.rm-old-ID`, new to `NAME`, old deleted. The name is vacant for one
/// round trip. If the new one cannot take the name, the old one gets it back and the job fails.
///
/// Not to be cancelled: cancel() does nothing. Ends with the new asset under its name, also when
/// only the deleting failed; then leftBehind() names what the old one is called now.
class SwapJob : public JobOf<Asset>
{
    Q_OBJECT

public:
    /// \param api outlives this
    SwapJob(Api &api, RetryPolicy policy, RepoId repo, Asset old, Asset fresh, QString label,
            QObject *parent);

    [[nodiscard]] const QString &leftBehind() const { return m_leftBehind; } ///< mostly empty
    void cancel() override { }

private:
    void moveOldAside();
    void nameFresh();
    void deleteOld(const Asset &stored);
    void giveNameBack(const Error &reason);
    JobOf<Asset> *rename(qint64 id, const QString &name, const QString &label, WriteTurn turn);

    Api &m_api;
    RetryPolicy m_policy;
    RepoId m_repo;
    Asset m_old;
    Asset m_fresh;
    QString m_label;
    QString m_leftBehind;
};

} // namespace core
