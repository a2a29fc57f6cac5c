#include "core/github/api.h"
#include "core/github/apicall.h"
#include "core/github/json.h"

using namespace Qt::StringLiterals;

namespace core {
namespace {

QStringList assetPath(const RepoId &repo, qint64 id)
{
    return apirequest::inRepository(repo, {u"releases"_s, u"assets"_s, QString::number(id)});
}

} // namespace

PagesJob<Asset> *Api::assets(const RepoId &repo, qint64 releaseId, const Paging &paging)
{
    return pages(
        apirequest::inRepository(repo, {u"releases"_s, QString::number(releaseId), u"assets"_s}),
        json::readAssets, paging);
}

JobOf<Asset> *Api::asset(const RepoId &repo, qint64 id)
{
    return get(assetPath(repo, id), json::readAsset);
}

JobOf<Asset> *Api::updateAsset(const RepoId &repo, qint64 id, const AssetFields &fields,
                               WriteTurn turn)
{
    return send("PATCH", assetPath(repo, id), json::writeAsset(fields), json::readAsset, turn);
}

JobOf<Done> *Api::deleteAsset(const RepoId &repo, qint64 id)
{
    return send("DELETE", assetPath(repo, id), {}, readNothing);
}

JobOf<UploadedAsset> *Api::uploadAsset(const Release &release, const AssetUpload &upload)
{
    if (!m_host.mayUploadTo(release.uploadUrl)) {
        const QString where = release.uploadUrl.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
        return new RefusedJob<UploadedAsset>(
            Error{.kind = Error::Kind::Untrusted, .detail = u"upload address "_s + where}, this);
    }

    const QUrl url = apirequest::uploadUrl(release.uploadUrl, upload.name, upload.label);
    HttpRequest request = apirequest::make("POST", url);
    request.contentType = upload.contentType.isEmpty() ? QByteArray("application/octet-stream")
                                                       : upload.contentType;
    request.filePath = upload.path;
    request.turn = WriteTurn::Taken;
    const auto read = [](const HttpResponse &response) {
        return readAnswer(response, json::readAsset).transform([&](const Asset &asset) {
            return UploadedAsset{.asset = asset,
                                 .sentBytes = response.sentBytes,
                                 .sentSha256 = response.sentSha256,
                                 .requestId = response.headers.requestId()};
        });
    };
    return new RequestJob<UploadedAsset>(m_http, std::move(request), read, RetryPolicy::never(),
                                         this);
}

JobOf<DownloadedBytes> *Api::downloadAsset(const RepoId &repo, qint64 id, const FileSink &sink)
{
    HttpRequest request
        = apirequest::make("GET", apirequest::endpoint(m_host.api, assetPath(repo, id)));
    request.headers
        = {{"Accept", "application/octet-stream"}, {"X-GitHub-Api-Version", "2022-11-28"}};
    return download(std::move(request), sink);
}

JobOf<DownloadedBytes> *Api::downloadSource(const RepoId &repo, const QString &tag,
                                            SourceFormat format, const FileSink &sink)
{
    const QString kind = format == SourceFormat::Zip ? u"zipball"_s : u"tarball"_s;
    // By its full name: a branch may be called the same.
    const QStringList path
        = apirequest::inRepository(repo, apirequest::tagPath({kind, u"refs"_s}, tag));
    return download(apirequest::make("GET", apirequest::endpoint(m_host.api, path)), sink);
}

JobOf<DownloadedBytes> *Api::download(HttpRequest request, const FileSink &sink)
{
    request.sink = sink;
    const auto read
        = [isProof = sink.path.isEmpty()](const HttpResponse &response) -> Result<DownloadedBytes> {
        if (response.status < 200 || response.status > 299)
            return apiError(response);
        // A server that keeps no bytes describes the asset instead, which proves nothing.
        if (isProof && !response.elsewhere
            && response.headers.value("Content-Type").startsWith("application/json"))
            return Error{.kind = Error::Kind::Malformed,
                         .detail = u"the asset was described, not sent"_s,
                         .requestId = response.headers.requestId()};
        return DownloadedBytes{.size = response.receivedBytes,
                               .sha256 = response.receivedSha256,
                               .requestId = response.headers.requestId()};
    };
    // Once: where to go on after a broken attempt is for the caller to say.
    return new RequestJob<DownloadedBytes>(m_http, std::move(request), read, RetryPolicy::never(),
                                           this);
}

} // namespace core
