#include "core/accounts/clientid.h"

#include "core/http/originpolicy.h"
#include "core/settings/settings.h"

using namespace Qt::StringLiterals;

namespace core::clientid {
namespace {

/// By address: what a host is called may change.
QByteArray nameFor(const Host &host)
{
    return "signIn/clientId/" + host.web.toEncoded(QUrl::RemoveScheme | QUrl::RemovePath).mid(2);
}

} // namespace

QString of(const Host &host, const Settings &settings)
{
    const QByteArray name = nameFor(host);
    const QString chosen = settings.get(SettingKey<QString>{QLatin1StringView(name), {}}).trimmed();
    if (!chosen.isEmpty())
        return chosen;
    const bool isPublic = originpolicy::sameOrigin(host.web, Host::gitHubCom().web);
    return isPublic ? QString::fromLatin1(SLIPWAY_CLIENT_ID) : QString();
}

void set(const Host &host, const QString &clientId, Settings &settings)
{
    const QByteArray name = nameFor(host);
    settings.set(SettingKey<QString>{QLatin1StringView(name), {}}, clientId.trimmed());
}

} // namespace core::clientid
