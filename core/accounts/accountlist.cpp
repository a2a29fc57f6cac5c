#include "core/accounts/accountlist.h"

#include "core/http/originpolicy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace core::accountlist {
namespace {

constexpr auto enterpriseServer = "enterpriseServer"_L1;
constexpr auto gitHubCom = "github.com"_L1;

QJsonObject toJson(const Account &account)
{
    const Host &host = account.host;
    return {{u"kind"_s, host.kind == Host::Kind::GitHubCom ? gitHubCom : enterpriseServer},
            {u"api"_s, host.api.toString(QUrl::FullyEncoded)},
            {u"uploads"_s, host.uploads.toString(QUrl::FullyEncoded)},
            {u"web"_s, host.web.toString(QUrl::FullyEncoded)},
            {u"version"_s, host.version.toString()},
            {u"label"_s, host.label},
            {u"login"_s, account.login},
            {u"name"_s, account.name},
            {u"scopes"_s, QJsonArray::fromStringList(account.scopes)},
            {u"expires"_s, account.tokenExpiresAt.toString(Qt::ISODate)},
            {u"certificates"_s, QString::fromLatin1(account.ownCertificates)}};
}

QStringList texts(const QJsonArray &array)
{
    QStringList result;
    for (const QJsonValue &value : array)
        result.append(value.toString());
    return result;
}

Account fromJson(const QJsonObject &json)
{
    const auto text = [&](QLatin1StringView key) { return json.value(key).toString(); };
    const auto url = [&](QLatin1StringView key) { return QUrl(text(key), QUrl::StrictMode); };
    Account account{.host = {.kind = text("kind"_L1) == gitHubCom ? Host::Kind::GitHubCom
                                                                  : Host::Kind::EnterpriseServer,
                             .api = url("api"_L1),
                             .uploads = url("uploads"_L1),
                             .web = url("web"_L1),
                             .version = QVersionNumber::fromString(text("version"_L1)),
                             .label = text("label"_L1)},
                    .login = text("login"_L1),
                    .name = text("name"_L1),
                    .keeping = Account::Keeping::Keychain,
                    .scopes = texts(json.value("scopes"_L1).toArray()),
                    .tokenExpiresAt = QDateTime::fromString(text("expires"_L1), Qt::ISODate),
                    .ownCertificates = text("certificates"_L1).toLatin1()};
    return account;
}

bool isSound(const Account &account)
{
    const Host &host = account.host;
    return !account.login.isEmpty() && originpolicy::mayAsk(host.api)
        && originpolicy::mayAsk(host.uploads) && originpolicy::mayAsk(host.web);
}

} // namespace

QByteArray write(const QList<Account> &accounts)
{
    QJsonArray list;
    for (const Account &account : accounts) {
        if (account.keeping == Account::Keeping::Keychain)
            list.append(toJson(account));
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QList<Account> read(const QByteArray &text)
{
    QList<Account> accounts;
    for (const QJsonValue &value : QJsonDocument::fromJson(text).array()) {
        const Account account = fromJson(value.toObject());
        const bool isNew = std::ranges::none_of(
            accounts, [&](const Account &known) { return known.key() == account.key(); });
        if (isSound(account) && isNew)
            accounts.append(account);
    }
    return accounts;
}

} // namespace core::accountlist
