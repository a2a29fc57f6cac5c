#pragma once

#include "core/base/job.h"
#include "core/github/api.h"
#include "core/releases/releaseedit.h"
#include "core/releases/savereleasejob.h"

namespace core {

/// One file that must be on the release before it goes public.
struct PlannedAsset
{
    QString name;
    qint64 size = 0; ///< bytes
    QByteArray sha256; ///< empty where it is not known

    bool operator==(const PlannedAsset &) const = default;
};

/// Makes a draft public, as the last step and only when the server's inventory equals the plan.
///
/// Reads every page of the assets first and ends in Damaged, naming in `detail` the files that are
/// missing, unfinished or different. Then saves as SaveReleaseJob does.
class PublishJob : public JobOf<Release>
{
    Q_OBJECT

public:
    /// \param edit of a draft that is on the server; its content is published as it stands
    PublishJob(Api &api, RepoId repo, ReleaseEdit edit, QList<PlannedAsset> plan,
               LookAgain lookAgain, QObject *parent);

    [[nodiscard]] const std::optional<Release> &server() const { return m_server; }
    [[nodiscard]] const QList<ReleaseField> &conflicts() const { return m_conflicts; }

    /// As SaveReleaseJob's.
    void giveUp(const Error &error);

private:
    void publish();

    Api &m_api;
    RepoId m_repo;
    ReleaseEdit m_edit;
    QList<PlannedAsset> m_plan;
    LookAgain m_lookAgain;
    std::optional<Release> m_server;
    QList<ReleaseField> m_conflicts;
    QPointer<SaveReleaseJob> m_save;
};

/// The names in `plan` that `assets` does not hold whole; with the unfinished ones that nobody
/// planned.
QStringList missingFrom(const QList<Asset> &assets, const QList<PlannedAsset> &plan);

} // namespace core
