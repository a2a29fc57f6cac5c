#include "app/hub/upload.h"

#include "app/hub/releaserules.h"
#include "app/hub/representation.h"
#include "app/hub/routes.h"
#include "app/hub/sha256.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace hub {

namespace {

constexpr qint64 tooLarge = 2LL * 1024 * 1024 * 1024;
constexpr size_t mostAssets = 1000;

/// The release an upload goes to; the store is locked.
Release *enterRelease(Call &call, const QByteArray &path)
{
    const auto segments = enterRepository(call, path);
    if (!segments || !call.repository || segments->size() != 3)
        return nullptr;
    if (segments->at(0) != "releases" || segments->at(2) != "assets")
        return nullptr;
    return findRelease(*call.repository, segments->at(1).toLongLong());
}

std::optional<Reply> refusal(const Call &call, const Release &release, const QByteArray &name)
{
    if (call.parameter("name").isEmpty())
        return validationFailed({"ReleaseAsset", "missing_field", "name"});
    if (release.immutable)
        return errorReply(422, "Cannot upload assets to an immutable release.");
    if (std::ranges::find(release.assets, name, &Asset::name) != release.assets.end())
        return validationFailed({"ReleaseAsset", "already_exists", "name"});
    if (release.assets.size() >= mostAssets) {
        return validationFailed({"ReleaseAsset", "custom", "file_count",
                                 "file_count limited to 1000 assets per release"});
    }
    return std::nullopt;
}

Asset newAsset(Call &call, const QByteArray &name)
{
    Asset asset;
    asset.id = call.store.nextId();
    asset.name = name;
    asset.label = call.parameter("label");
    asset.contentType = call.head.header("Content-Type");
    if (asset.contentType.isEmpty())
        asset.contentType = "application/octet-stream";
    asset.createdAt = secondsNow();
    asset.updatedAt = asset.createdAt;
    return asset;
}

/// Reads and forgets what is still to come, so that the client can read the answer in peace.
Reply afterBody(Exchange &exchange, qint64 &seenBytes, Reply reply)
{
    exchange.readBody([&](QByteArrayView piece) {
        seenBytes += piece.size();
        return true;
    });
    return reply;
}

struct Place
{
    qint64 release = 0;
    qint64 asset = 0;
};

/// Checks, and lists the new asset as a starter.
std::variant<Reply, Place> begin(Call &call, const QByteArray &path)
{
    const std::lock_guard lock(call.store.mutex);
    Release *release = enterRelease(call, path);
    if (!release)
        return notFound();
    if (auto refused = refusedWrite(call))
        return *std::move(refused);
    const QByteArray name = storedAssetName(call.parameter("name"));
    if (auto refused = refusal(call, *release, name))
        return *std::move(refused);
    release->assets.push_back(newAsset(call, name));
    return Place{release->id, release->assets.back().id};
}

Reply finish(Call &call, const Place &place, std::shared_ptr<const Blob> blob)
{
    const std::lock_guard lock(call.store.mutex);
    const AssetPlace found = findAsset(*call.repository, place.asset);
    if (!found.asset || found.release->id != place.release)
        return notFound(); // deleted meanwhile
    found.asset->blob = std::move(blob);
    found.asset->updatedAt = secondsNow();
    JsonText json;
    Representation(call.store, call.site, *call.repository)
        .asset(json, *found.release, *found.asset);
    Reply reply = jsonReply(json.take(), 201);
    reply.setHeader("Location",
                    call.site.api + "/repos/" + call.repository->owner + '/' + call.repository->name
                        + "/releases/assets/" + QByteArray::number(place.asset));
    return reply;
}

/// What the front has stored already. Nobody has hashed it.
Reply takeStored(Call &call, const Place &place, const QString &path, qint64 &seenBytes)
{
    seenBytes = QFileInfo(path).size();
    {
        const std::lock_guard lock(call.store.mutex);
        if (const AssetPlace found = findAsset(*call.repository, place.asset); found.asset)
            found.asset->digestKnown = false;
    }
    return finish(call, place, std::make_shared<FileBlob>(path, seenBytes, QByteArray()));
}

void forget(Call &call, const Place &place)
{
    const std::lock_guard lock(call.store.mutex);
    if (Release *release = findRelease(*call.repository, place.release))
        std::erase_if(release->assets, [&](const Asset &each) { return each.id == place.asset; });
}

} // namespace

Reply receiveAsset(Exchange &exchange, Call &call, const QByteArray &path, const QString &directory,
                   qint64 &seenBytes)
{
    if (exchange.head().contentLength >= tooLarge) {
        return validationFailed(
            {"ReleaseAsset", "custom", "size", "size must be less than 2147483648"});
    }
    auto begun = begin(call, path);
    if (auto *refused = std::get_if<Reply>(&begun))
        return afterBody(exchange, seenBytes, std::move(*refused));
    const Place place = std::get<Place>(begun);
    if (const QByteArray stored = exchange.head().header("X-Body-File");
        call.site.isFronted && !stored.isEmpty())
        return takeStored(call, place, QFile::decodeName(stored), seenBytes);

    const QString fileName = directory + u'/' + QString::number(place.asset);
    QFile file(fileName);
    Sha256 hash;
    bool written = file.open(QIODevice::WriteOnly);
    const bool whole = exchange.readBody([&](QByteArrayView piece) {
        seenBytes += piece.size();
        hash.add(piece);
        written = written && file.write(piece.data(), piece.size()) == piece.size();
        return seenBytes < tooLarge;
    });
    written = file.flush() && written;
    file.close();
    if (whole && written && seenBytes > 0) {
        return finish(call, place, std::make_shared<FileBlob>(fileName, seenBytes, hash.result()));
    }
    QFile::remove(fileName);
    if (whole && !written)
        return errorReply(502, "Server Error");
    if (whole || seenBytes >= tooLarge) {
        forget(call, place);
        return validationFailed(
            {"ReleaseAsset", "custom", "size",
             seenBytes == 0 ? "size must be greater than 0" : "size must be less than 2147483648"});
    }
    return errorReply(400, "The upload ended early.");
}

void leaveStarter(Call &call, const QByteArray &path)
{
    static_cast<void>(begin(call, path));
}

} // namespace hub
