#include "ui/releases/releasetext.h"

#include "ui/common/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui::releasetext {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::releasetext)
};

} // namespace

QString title(const core::Release &release)
{
    const QString own = release.title.simplified();
    if (!own.isEmpty())
        return text::visible(own);
    if (!release.tag.isEmpty())
        return text::visible(release.tag);
    return Words::tr("New release");
}

ChipText chip(const core::Release &release, bool latest)
{
    if (release.draft)
        return {Words::tr("Draft"), theme::Tone::Warning};
    if (release.prerelease)
        return {Words::tr("Pre-release"), theme::Tone::Purple};
    if (latest)
        return {Words::tr("Latest"), theme::Tone::Good};
    if (release.immutable)
        return {Words::tr("Immutable"), theme::Tone::Info};
    return {};
}

QString date(const core::Release &release, const QDateTime &now)
{
    if (!release.draft)
        return text::age(release.publishedAt.isValid() ? release.publishedAt : release.createdAt,
                         now);
    const QDateTime touched = release.updatedAt.isValid() ? release.updatedAt : release.createdAt;
    if (!touched.isValid())
        return Words::tr("not on the server yet");
    return Words::tr("edited %1").arg(text::age(touched, now));
}

QString assets(const core::Release &release)
{
    const auto all = int(release.assets.size());
    const auto whole = int(
        std::count_if(release.assets.begin(), release.assets.end(), [](const core::Asset &asset) {
            return asset.state == core::AssetState::Uploaded;
        }));
    if (all == 0)
        return Words::tr("no assets");
    if (whole < all)
        return Words::tr("%1 of %n assets", nullptr, all).arg(whole);
    return all == 1 ? Words::tr("1 asset") : Words::tr("%n assets", nullptr, all);
}

} // namespace ui::releasetext
