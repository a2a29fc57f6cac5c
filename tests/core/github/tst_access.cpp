#include "core/github/access.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::Access;
using core::Doing;
using core::Error;
using core::Grants;
using core::Host;
using core::Repository;
using core::TokenKind;
using Reason = Access::Reason;

namespace {

const Grants fullClassic{.kind = TokenKind::Classic, .scopes = QStringList{u"repo"_s}};
const Grants fineGrained{.kind = TokenKind::FineGrained};

Repository repository(bool canPush = true)
{
    return {.id = {u"octo-org"_s, u"tidewater"_s},
            .webUrl = QUrl(u"https://github.com/octo-org/tidewater"_s),
            .canPush = canPush};
}

Error refusal(int status, const QString &message, const core::MissingAccess &missing = {})
{
    return {.kind = status == 404 ? Error::Kind::NotFound : Error::Kind::Forbidden,
            .httpStatus = status,
            .message = message,
            .missing = missing};
}

QString page(const Access &access)
{
    return access.page.toString();
}

} // namespace

class TestAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokenKind_isInItsFirstLetters_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<TokenKind>("kind");
        QTest::newRow("none") << QByteArray() << TokenKind::None;
        QTest::newRow("classic") << QByteArray("ghp_x") << TokenKind::Classic;
        QTest::newRow("fine-grained") << QByteArray("github_pat_x") << TokenKind::FineGrained;
        QTest::newRow("OAuth app") << QByteArray("gho_x") << TokenKind::OAuth;
        QTest::newRow("GitHub app") << QByteArray("ghu_x") << TokenKind::App;
        QTest::newRow("installation") << QByteArray("ghs_x") << TokenKind::App;
        QTest::newRow("old") << QByteArray("0123456789abcdef") << TokenKind::Unknown;
    }
    void tokenKind_isInItsFirstLetters()
    {
        QFETCH(const QByteArray, token);
        QTEST(core::tokenKind(token), "kind");
    }

    void accessTo_tellsBeforeAnythingIsTried_data()
    {
        QTest::addColumn<Repository>("repo");
        QTest::addColumn<Grants>("grants");
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<QString>("where");
        Repository archived = repository();
        archived.archived = true;
        Repository hidden = repository();
        hidden.isPrivate = true;
        const Grants publicOnly{.kind = TokenKind::Classic,
                                .scopes = QStringList{u"public_repo"_s}};
        const QString web = u"https://github.com/octo-org/tidewater"_s;
        const QString tokens = u"https://github.com/settings/tokens"_s;
        QTest::newRow("may write") << repository() << fullClassic << Reason::None << QString();
        QTest::newRow("not read yet")
            << Repository{.id = {u"o"_s, u"r"_s}} << fullClassic << Reason::None << QString();
        QTest::newRow("scopes not told") << repository() << Grants{} << Reason::None << QString();
        QTest::newRow("archived") << archived << fullClassic << Reason::Archived << web;
        QTest::newRow("reader") << repository(false) << fullClassic << Reason::Role << web;
        QTest::newRow("no scope") << repository()
                                  << Grants{.kind = TokenKind::Classic, .scopes = QStringList()}
                                  << Reason::Scope << tokens;
        QTest::newRow("public scope, public repository")
            << repository() << publicOnly << Reason::None << QString();
        QTest::newRow("public scope, private repository")
            << hidden << publicOnly << Reason::Scope << tokens;
        QTest::newRow("app without scope")
            << repository() << Grants{.kind = TokenKind::OAuth, .scopes = QStringList{u"user"_s}}
            << Reason::Scope << u"https://github.com/settings/applications"_s;
        QTest::newRow("fine-grained without contents")
            << repository(false) << fineGrained << Reason::Permission
            << u"https://github.com/settings/personal-access-tokens"_s;
        QTest::newRow("no token") << repository(false) << Grants{.kind = TokenKind::None}
                                  << Reason::SignIn << QString();
    }
    void accessTo_tellsBeforeAnythingIsTried()
    {
        QFETCH(const Repository, repo);
        QFETCH(const Grants, grants);
        const Access access = core::accessTo(repo, grants, Host::gitHubCom());
        QTEST(access.reason, "reason");
        QTEST(page(access), "where");
    }

    void accessTo_namesTheNarrowestScope()
    {
        const Grants none{.kind = TokenKind::Classic, .scopes = QStringList()};
        Repository repo = repository();
        QCOMPARE(core::accessTo(repo, none, Host::gitHubCom()).scopes,
                 QStringList{u"public_repo"_s});
        repo.isPrivate = true;
        QCOMPARE(core::accessTo(repo, none, Host::gitHubCom()).scopes, QStringList{u"repo"_s});
    }

    void accessAfter_understandsRefusals_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<Doing>("doing");
        QTest::addColumn<Repository>("repo");
        QTest::addColumn<Grants>("grants");
        QTest::addColumn<Reason>("reason");
        const auto row = [](const char *name, const Error &error, Doing doing,
                            const Repository &repo, const Grants &grants, Reason reason) {
            QTest::newRow(name) << error << doing << repo << grants << reason;
        };
        const core::MissingAccess noRepoScope{.scopes = {u"user"_s}, .acceptedScopes = {u"repo"_s}};
        const core::MissingAccess enough{.scopes = {u"repo"_s}, .acceptedScopes = {u"repo"_s}};
        const core::MissingAccess signOn{
            .signOnPage = QUrl(u"https://github.com/orgs/octo-org/sso?authorization_request=A"_s)};
        const Repository unread{.id = {u"octo-org"_s, u"secret"_s}};

        row("401", {.kind = Error::Kind::SignInNeeded, .httpStatus = 401}, Doing::Reading,
            repository(), fullClassic, Reason::SignIn);
        row("no network", {.kind = Error::Kind::Network}, Doing::Writing, repository(), fullClassic,
            Reason::None);
        row("scope, 404", refusal(404, u"Not Found"_s, noRepoScope), Doing::Writing, repository(),
            {}, Reason::Scope);
        row("scope, 403", refusal(403, u"Forbidden"_s, noRepoScope), Doing::Writing, repository(),
            {}, Reason::Scope);
        row("single sign-on by header", refusal(403, u"Resource protected"_s, signOn),
            Doing::Reading, unread, fullClassic, Reason::SignOn);
        row("single sign-on by words",
            refusal(403,
                    u"Resource protected by organization SAML enforcement. You must grant "
                    "your Personal Access token access to this organization."_s),
            Doing::Reading, unread, fullClassic, Reason::SignOn);
        row("fine-grained token",
            refusal(403, u"Resource not accessible by personal access token"_s), Doing::Writing,
            repository(), fineGrained, Reason::Permission);
        row("app's token", refusal(403, u"Resource not accessible by integration"_s),
            Doing::Writing, repository(), {}, Reason::Permission);
        row("organisation refuses classic tokens",
            refusal(403, u"`octo-org` forbids access via a personal access token (classic)."_s),
            Doing::Reading, repository(), fullClassic, Reason::Policy);
        row("organisation refuses the app",
            refusal(403,
                    u"Although you appear to have the correct authorization credentials, the "
                    "`octo-org` organization has enabled OAuth App access restrictions"_s),
            Doing::Reading, repository(), {}, Reason::Policy);
        row("archived", refusal(403, u"Repository was archived so is read-only."_s), Doing::Writing,
            repository(), fullClassic, Reason::Archived);
        row("role", refusal(403, u"Must have push access to repository"_s), Doing::Writing,
            repository(), fullClassic, Reason::Role);
        row("reader, 404", refusal(404, u"Not Found"_s, enough), Doing::Writing, repository(false),
            fullClassic, Reason::Role);
        row("hidden", refusal(404, u"Not Found"_s), Doing::Reading, unread, fullClassic,
            Reason::Hidden);
        row("gone release", refusal(404, u"Not Found"_s, enough), Doing::Writing, repository(),
            fullClassic, Reason::None);
        row("workflows, said",
            {.kind = Error::Kind::Rejected,
             .httpStatus = 422,
             .message = u"refusing to allow a Personal Access Token to create or update workflow "
                        "`.github/workflows/ci.yml` without `workflow` scope"_s},
            Doing::Tagging, repository(), fullClassic, Reason::Workflows);
        row("workflows, hidden", refusal(404, u"Not Found"_s, enough), Doing::Tagging, repository(),
            fullClassic, Reason::Workflows);
        row("workflows allowed", refusal(404, u"Not Found"_s, enough), Doing::Tagging, repository(),
            {.kind = TokenKind::Classic, .scopes = QStringList{u"repo"_s, u"workflow"_s}},
            Reason::None);
        row("legal reasons", refusal(451, u"Repository access blocked"_s), Doing::Reading, unread,
            fullClassic, Reason::TakenDown);
        row("no cause told", refusal(403, u"Forbidden"_s), Doing::Writing, repository(),
            fullClassic, Reason::Other);
        row("reading what one may not change", refusal(404, u"Not Found"_s), Doing::Reading,
            repository(false), fullClassic, Reason::None);
    }
    void accessAfter_understandsRefusals()
    {
        QFETCH(const Error, error);
        QFETCH(const Doing, doing);
        QFETCH(const Repository, repo);
        QFETCH(const Grants, grants);
        QTEST(core::accessAfter(error, doing, repo, grants, Host::gitHubCom()).reason, "reason");
    }

    /// The server names the page, and a server can lie.
    void signOnPage_isOnTheAccountsHost_data()
    {
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("opened");
        const QString own = u"https://github.com/orgs/octo-org/sso"_s;
        QTest::newRow("its own") << own + u"?authorization_request=A"_s
                                 << own + u"?authorization_request=A"_s;
        QTest::newRow("another host") << u"https://evil.example/orgs/octo-org/sso"_s << own;
        QTest::newRow("another port") << u"https://github.com:8443/orgs/octo-org/sso"_s << own;
        QTest::newRow("not encrypted") << u"http://github.com/orgs/octo-org/sso"_s << own;
        QTest::newRow("with a name") << u"https://github.com@evil.example/sso"_s << own;
        QTest::newRow("not told") << QString() << own;
    }
    void signOnPage_isOnTheAccountsHost()
    {
        QFETCH(const QString, told);
        const Error error = refusal(403, u"Resource protected by organization SAML enforcement."_s,
                                    {.signOnPage = QUrl(told)});
        const Access access = core::accessAfter(error, Doing::Writing, repository(), fullClassic,
                                                Host::gitHubCom());
        QCOMPARE(access.reason, Reason::SignOn);
        QCOMPARE(access.owner, u"octo-org"_s);
        QTEST(page(access), "opened");
    }

    void page_liesOnAnEnterpriseServersOwnAddress()
    {
        const Host host = Host::enterpriseServer(QUrl(u"https://ghe.example.com:8443"_s));
        const Access access = core::accessTo(repository(false), fineGrained, host);
        QCOMPARE(page(access), u"https://ghe.example.com:8443/settings/personal-access-tokens"_s);
    }
};

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
