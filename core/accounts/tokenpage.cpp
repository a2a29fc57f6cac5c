#include "core/accounts/tokenpage.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace core::tokenpage {
namespace {

const QString name = u"Slipway"_s;

QUrl page(const Host &host, const QString &path, const QUrlQuery &query)
{
    QUrl url = host.web;
    url.setPath(url.path() + path);
    url.setQuery(query);
    return url;
}

} // namespace

QUrl classic(const Host &host)
{
    return page(host, u"/settings/tokens/new"_s,
                {{u"scopes"_s, u"repo"_s}, {u"description"_s, name}});
}

bool hasFineGrained(const Host &host)
{
    return host.kind == Host::Kind::GitHubCom || host.version >= QVersionNumber(3, 10);
}

QUrl fineGrained(const Host &host)
{
    return page(host, u"/settings/personal-access-tokens/new"_s,
                {{u"name"_s, name}, {u"contents"_s, u"write"_s}, {u"workflows"_s, u"write"_s}});
}

} // namespace core::tokenpage
