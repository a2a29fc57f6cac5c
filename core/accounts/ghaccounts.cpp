#include "core/accounts/ghaccounts.h"

#include "core/base/log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <string>
#include <yaml-cpp/yaml.h>

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr qint64 largestFile = 1024 * 1024;

struct Entry
{
    GhAccount account;
    QByteArray token; ///< empty: in the keychain
};

QString text(const YAML::Node &node)
{
    return node.IsDefined() && node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
}

/// One host: since version 2.40 with several users, before that with one.
QList<Entry> readHost(const QString &host, const YAML::Node &node)
{
    const QString active = text(node["user"]);
    const QString activeToken = text(node["oauth_token"]);
    QList<Entry> entries;
    if (const YAML::Node users = node["users"]; users && users.IsMap()) {
        for (const auto &user : users) {
            const QString login = text(user.first);
            QString token = user.second.IsMap() ? text(user.second["oauth_token"]) : QString();
            if (token.isEmpty() && login == active)
                token = activeToken;
            entries.append({.account = {.host = host, .login = login, .active = login == active},
                            .token = token.toLatin1()});
        }
    } else if (!active.isEmpty()) {
        entries.append({.account = {.host = host, .login = active, .active = true},
                        .token = activeToken.toLatin1()});
    }
    entries.removeIf([](const Entry &entry) { return entry.account.login.isEmpty(); });
    return entries;
}

Result<QList<Entry>> readHosts(const QByteArray &yaml)
{
    try {
        const YAML::Node hosts = YAML::Load(yaml.toStdString());
        QList<Entry> entries;
        if (hosts.IsNull())
            return entries;
        if (!hosts.IsMap())
            return Error{.kind = Error::Kind::Malformed, .detail = u"hosts.yml is no map"_s};
        for (const auto &host : hosts) {
            if (host.second.IsMap())
                entries.append(readHost(text(host.first), host.second));
        }
        return entries;
    } catch (const YAML::Exception &problem) {
        // Says where, and not what stands there.
        return Error{.kind = Error::Kind::Malformed,
                     .detail = u"hosts.yml, line %1"_s.arg(problem.mark.line + 1)};
    }
}

Result<QList<Entry>> readFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{.kind = Error::Kind::NotFound, .detail = path};
    QFile file(path);
    if (!info.isFile() || info.size() > largestFile || !file.open(QFile::ReadOnly))
        return Error{.kind = Error::Kind::LocalFile, .detail = path + u": "_s + file.errorString()};
    return readHosts(file.read(largestFile));
}

class TokenJob : public JobOf<QByteArray>
{
public:
    TokenJob(const QString &file, const GhAccount &account, SecretService &service, QObject *parent)
        : JobOf(parent)
    {
        const auto entries = readFile(file);
        if (!entries) {
            finish(entries.error());
            return;
        }
        for (const Entry &entry : *entries) {
            const bool isIt
                = entry.account.host == account.host && entry.account.login == account.login;
            if (isIt && !entry.token.isEmpty()) {
                log::hide(entry.token);
                finish(entry.token);
                return;
            }
        }
        const QString entryService = u"gh:"_s + account.host;
        attempt(service.find({{u"service"_s, entryService}, {u"username"_s, account.login}}),
                [this, entryService, account, &service](const Result<QByteArray> &token) {
                    const bool missing = !token && token.error().kind == Error::Kind::NotFound;
                    if (!missing || !account.active)
                        return finish(token);
                    // Before it knew several users, it named none.
                    run(service.find({{u"service"_s, entryService}, {u"username"_s, QString()}}),
                        [this](const QByteArray &active) { finish(active); });
                });
    }
};

} // namespace

GhAccounts::GhAccounts(const QString &hostsFile, QObject *parent)
    : QObject(parent), m_file(hostsFile)
{
}

QString GhAccounts::defaultFile()
{
    const QString chosen = qEnvironmentVariable("GH_CONFIG_DIR");
    if (!chosen.isEmpty())
        return QDir(chosen).filePath(u"hosts.yml"_s);
#ifdef Q_OS_WIN
    const QString folder = qEnvironmentVariable("AppData") + u"/GitHub CLI"_s;
#else
    const QString base = qEnvironmentVariable("XDG_CONFIG_HOME", QDir::homePath() + u"/.config"_s);
    const QString folder = base + u"/gh"_s;
#endif
    return QDir(folder).filePath(u"hosts.yml"_s);
}

Result<QList<GhAccount>> GhAccounts::accounts() const
{
    return readFile(m_file).transform([](const QList<Entry> &entries) {
        QList<GhAccount> accounts;
        for (const Entry &entry : entries)
            accounts.append(entry.account);
        return accounts;
    });
}

JobOf<QByteArray> *GhAccounts::token(const GhAccount &account)
{
    return new TokenJob(m_file, account, m_service, this);
}

} // namespace core
