#include "app/hub/filelinks.h"

#include "app/hub/call.h"
#include "app/hub/sha256.h"

#include <QFileInfo>

namespace hub {

namespace {

constexpr qint64 validity = 3600; // seconds

QByteArray signature(const Site &site, const QByteArray &path, const QByteArray &expires)
{
    return Sha256::of(site.fileSecret + '\n' + path + '\n' + expires).toHex();
}

Reply refused(int status, const char *code, const char *message)
{
    Reply reply;
    reply.status = status;
    reply.body = QByteArray("<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>") + code
        + "</Code><Message>" + message + "</Message></Error>";
    reply.setHeader("Content-Type", "application/xml");
    return reply;
}

struct ByteRange
{
    qint64 first = 0;
    qint64 last = 0;
};

enum class RangeKind { None, Good, Unsatisfiable };

/// One range of the forms `a-b`, `a-`, `-n`; several at once are answered with the whole file.
RangeKind parseRange(const QByteArray &header, qint64 size, ByteRange &range)
{
    if (!header.startsWith("bytes=") || header.contains(','))
        return RangeKind::None;
    const QByteArray spec = header.mid(6).trimmed();
    const auto dash = spec.indexOf('-');
    if (dash < 0)
        return RangeKind::None;
    const QByteArray from = spec.left(dash);
    const QByteArray to = spec.mid(dash + 1);
    bool good = false;
    if (from.isEmpty()) {
        const qint64 count = to.toLongLong(&good);
        if (!good)
            return RangeKind::None;
        range = {std::max<qint64>(0, size - count), size - 1};
        return count > 0 ? RangeKind::Good : RangeKind::Unsatisfiable;
    }
    range.first = from.toLongLong(&good);
    if (!good)
        return RangeKind::None;
    range.last = to.isEmpty() ? size - 1 : std::min(to.toLongLong(&good), size - 1);
    if (!good)
        return RangeKind::None;
    return range.first < size && range.first <= range.last ? RangeKind::Good
                                                           : RangeKind::Unsatisfiable;
}

struct File
{
    std::shared_ptr<const Blob> blob;
    QByteArray name;
    QByteArray contentType;
};

File findFile(Store &store, const QList<QByteArray> &segments)
{
    const std::lock_guard lock(store.mutex);
    Repository *repository = store.repository(segments.value(2).toLongLong());
    if (!repository)
        return {};
    const AssetPlace place = findAsset(*repository, segments.value(3).toLongLong());
    if (!place.asset)
        return {};
    return {place.asset->blob, place.asset->name, place.asset->contentType};
}

QByteArray signedAddress(const Site &site, const QByteArray &path)
{
    const QByteArray expires = QByteArray::number(secondsNow() + validity);
    return site.files + path + "?se=" + expires + "&sig=" + signature(site, path, expires);
}

/// What stands in the archive is made up, as the hub keeps no sources; each commit has its own.
Reply sourceArchive(Store &store, const QList<QByteArray> &segments)
{
    const std::lock_guard lock(store.mutex);
    const Repository *repository = store.repository(segments.value(2).toLongLong());
    if (!repository)
        return refused(404, "NotFound", "The repository does not exist.");
    const bool isZip = segments.value(3) == "zip";
    const QByteArray sha = segments.value(4);
    const auto commit = std::ranges::find(repository->commits, sha, &Commit::sha);
    const qint64 time = commit == repository->commits.end() ? repository->createdAt : commit->date;
    const QByteArray top = repository->owner + '-' + repository->name + '-' + sha.left(7);
    Reply reply;
    reply.body
        = archive(isZip ? ArchiveFormat::Zip : ArchiveFormat::TarGz,
                  {{top + "/README.md", "# " + repository->name + "\n\nAt " + sha + ".\n"}}, time);
    reply.setHeader("Content-Type", isZip ? "application/zip" : "application/x-gzip");
    reply.setHeader("Content-Disposition",
                    "attachment; filename=" + top + (isZip ? ".zip" : ".tar.gz"));
    return reply;
}

} // namespace

QByteArray signedFileAddress(const Site &site, qint64 repository, qint64 asset)
{
    const QByteArray path
        = "/files/" + QByteArray::number(repository) + '/' + QByteArray::number(asset);
    return signedAddress(site, path);
}

QByteArray signedSourceAddress(const Site &site, qint64 repository, ArchiveFormat format,
                               const QByteArray &sha)
{
    const char *kind = format == ArchiveFormat::Zip ? "zip" : "tar.gz";
    return signedAddress(site,
                         "/sources/" + QByteArray::number(repository) + '/' + kind + '/' + sha);
}

Reply serveFile(const RequestHead &head, Store &store, const Site &site)
{
    if (!head.header("Authorization").isEmpty())
        return refused(400, "InvalidAuthenticationInfo", "Only one way of signing in is allowed.");
    const QByteArray path = head.path();
    const QByteArray expires = queryParameter(head.query(), "se");
    if (queryParameter(head.query(), "sig") != signature(site, path, expires)
        || expires.toLongLong() < secondsNow())
        return refused(403, "AuthenticationFailed", "The signature does not match.");
    if (head.method != "GET" && head.method != "HEAD")
        return refused(405, "UnsupportedHttpVerb", "This resource is read only.");
    const QList<QByteArray> segments = path.split('/');
    if (segments.value(1) == "sources")
        return sourceArchive(store, segments);
    const File file = findFile(store, segments);
    if (!file.blob)
        return refused(404, "BlobNotFound", "The file does not exist.");

    if (const QString stored = file.blob->path(); site.isFronted && !stored.isEmpty()) {
        Reply reply;
        reply.setHeader("Content-Type", file.contentType);
        reply.setHeader("X-Accel-Redirect",
                        "/stored/" + encoded(QFileInfo(stored).fileName().toUtf8()));
        return reply;
    }

    const QByteArray etag = "\"0x" + file.blob->sha256().toHex().left(16).toUpper() + '"';
    Reply reply;
    reply.setHeader("Content-Type", file.contentType);
    reply.setHeader("Content-Disposition", "attachment; filename=" + file.name);
    reply.setHeader("Accept-Ranges", "bytes");
    reply.setHeader("ETag", etag);
    reply.blob = file.blob;
    reply.blobLength = file.blob->size();
    const QByteArray ifRange = head.header("If-Range");
    if (!ifRange.isEmpty() && ifRange != etag)
        return reply;
    ByteRange range;
    const QByteArray size = QByteArray::number(file.blob->size());
    switch (parseRange(head.header("Range"), file.blob->size(), range)) {
    case RangeKind::None:
        return reply;
    case RangeKind::Unsatisfiable: {
        Reply error = refused(416, "InvalidRange", "The range lies outside the file.");
        error.setHeader("Content-Range", "bytes */" + size);
        return error;
    }
    case RangeKind::Good:
        break;
    }
    reply.status = 206;
    reply.blobOffset = range.first;
    reply.blobLength = range.last - range.first + 1;
    reply.setHeader("Content-Range",
                    "bytes " + QByteArray::number(range.first) + '-'
                        + QByteArray::number(range.last) + '/' + size);
    return reply;
}

} // namespace hub
