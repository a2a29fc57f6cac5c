#pragma once

#include "core/github/host.h"
#include "core/github/types.h"
#include "core/http/httprequest.h"

#include <QStringList>
#include <QUrlQuery>

/// How Api's requests are put together.
namespace core::apirequest {

/// The address of an endpoint. Each segment is percent-encoded, a slash within one too.
/// Empty, and so refused by HttpClient, if one is empty, "." or "..".
QUrl endpoint(const QUrl &base, const QStringList &segments, const QUrlQuery &query = {});

/// Verb and URL with the headers that every call carries.
HttpRequest make(const QByteArray &verb, const QUrl &url);
/// The same, with JSON.
HttpRequest make(const QByteArray &verb, const QUrl &url, const QByteArray &json);

/// \param otherwise elements a page where `paging` leaves it open; 0: the parameter is not sent
void addPaging(QUrlQuery &query, const Paging &paging, int otherwise);
/// The parameters of `GET /user/repos`.
QUrlQuery repositoryQuery(const RepositoryFilter &filter);

/// `repos/OWNER/NAME/…`
QStringList inRepository(const RepoId &repo, const QStringList &segments = {});
/// `tags/NAME` below `git/ref`, where a slash in the name stays one.
QStringList tagPath(const QStringList &before, const QString &name);

/// `uploadUrl?name=…&label=…`, encoded so that nothing is mistaken for anything else.
QUrl uploadUrl(const QUrl &base, const QString &name, const QString &label);

} // namespace core::apirequest
