#include "app/hub/filelinks.h"
#include "app/hub/paging.h"
#include "app/hub/releaserules.h"
#include "app/hub/representation.h"
#include "app/hub/routes.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace hub {

using namespace Qt::StringLiterals;

namespace {

Reply assetReply(Call &call, const AssetPlace &place)
{
    JsonText json;
    Representation(call.store, call.site, *call.repository)
        .asset(json, *place.release, *place.asset);
    return jsonReply(json.take());
}

/// Drafts' assets exist only for those who may push.
AssetPlace visibleAsset(Call &call)
{
    const AssetPlace place = findAsset(*call.repository, call.capturedId());
    if (place.release && place.release->draft && !call.mayPush())
        return {};
    return place;
}

Reply downloadReply(Call &call, Asset &asset)
{
    if (!asset.blob)
        return notFound();
    ++asset.downloads;
    return redirectTo(signedFileAddress(call.site, call.repository->id, asset.id));
}

Reply immutableAssets()
{
    return errorReply(422, "Cannot change the assets of an immutable release.");
}

} // namespace

Reply listAssets(Call &call)
{
    const Release *release = findRelease(*call.repository, call.capturedId());
    if (!release || (release->draft && !call.mayPush()))
        return notFound();
    Representation representation(call.store, call.site, *call.repository);
    return pagedReply(
        call, static_cast<qsizetype>(release->assets.size()),
        [&](JsonText &json, qsizetype i) {
            representation.asset(json, *release, release->assets[static_cast<size_t>(i)]);
        },
        "/releases/" + QByteArray::number(release->id) + "/assets");
}

Reply assetById(Call &call)
{
    const AssetPlace place = visibleAsset(call);
    if (!place.asset)
        return notFound();
    if (call.head.header("Accept").contains("application/octet-stream"))
        return downloadReply(call, *place.asset);
    return assetReply(call, place);
}

Reply updateAsset(Call &call)
{
    const AssetPlace place = findAsset(*call.repository, call.capturedId());
    if (!place.asset)
        return notFound();
    if (place.release->immutable)
        return immutableAssets();
    const auto document = QJsonDocument::fromJson(call.body);
    if (!document.isObject())
        return errorReply(400, "Problems parsing JSON");
    const QJsonObject fields = document.object();
    Asset &asset = *place.asset;
    if (fields["name"_L1].isString()) {
        const QByteArray name = storedAssetName(fields["name"_L1].toString().toUtf8());
        for (const Asset &other : place.release->assets) {
            if (other.id != asset.id && other.name == name)
                return validationFailed({"ReleaseAsset", "already_exists", "name"});
        }
        asset.name = name;
    }
    if (fields["label"_L1].isString())
        asset.label = fields["label"_L1].toString().toUtf8();
    asset.updatedAt = secondsNow();
    return assetReply(call, place);
}

Reply deleteAsset(Call &call)
{
    const AssetPlace place = findAsset(*call.repository, call.capturedId());
    if (!place.asset)
        return notFound();
    if (place.release->immutable)
        return immutableAssets();
    std::erase_if(place.release->assets,
                  [id = place.asset->id](const Asset &each) { return each.id == id; });
    return noContent();
}

Reply browserDownload(Call &call)
{
    const QByteArray &tag = call.captures.value(0);
    const QByteArray &name = call.captures.value(1);
    for (Release &release : call.repository->releases) {
        if ((release.draft ? release.untagged : release.tag) != tag)
            continue;
        if (release.draft && !call.mayPush())
            continue;
        const auto asset = std::ranges::find(release.assets, name, &Asset::name);
        if (asset != release.assets.end())
            return downloadReply(call, *asset);
    }
    return notFound();
}

} // namespace hub
