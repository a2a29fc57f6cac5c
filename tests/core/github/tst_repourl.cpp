#include "core/github/repourl.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::Host;
using core::RepoReference;

namespace {

/// "host owner/name tag #id", as far as they are there; "nothing" when the text is no repository.
QString printed(const std::optional<RepoReference> &reference)
{
    if (!reference)
        return u"nothing"_s;
    QStringList parts{reference->host, reference->repo.slug(), reference->tag};
    if (reference->releaseId != 0)
        parts.append(u"#%1"_s.arg(reference->releaseId));
    parts.removeAll(QString());
    return parts.join(u' ');
}

} // namespace

class TestRepoUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_findsRepositoryAndRelease_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &text, const QString &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("slug", u"octo-org/tidewater"_s, u"octo-org/tidewater"_s);
        row("slug between spaces", u"  octo-org/tidewater \n"_s, u"octo-org/tidewater"_s);
        row("slug with tag", u"octo-org/tidewater@v2.4.0"_s, u"octo-org/tidewater v2.4.0"_s);
        row("slug of a managed user", u"mona_acme/notes"_s, u"mona_acme/notes"_s);
        row("slug with dots", u"octo-org/site.github.io"_s, u"octo-org/site.github.io"_s);
        row("slug as it is cloned", u"octo-org/tidewater.git"_s, u"octo-org/tidewater"_s);
        row("page", u"https://github.com/octo-org/tidewater"_s, u"github.com octo-org/tidewater"_s);
        row("page with slash", u"https://github.com/octo-org/tidewater/"_s,
            u"github.com octo-org/tidewater"_s);
        row("page of an issue", u"https://github.com/octo-org/tidewater/issues/7?q=a#top"_s,
            u"github.com octo-org/tidewater"_s);
        row("without scheme", u"github.com/octo-org/tidewater"_s,
            u"github.com octo-org/tidewater"_s);
        row("www", u"https://www.GitHub.com/octo-org/tidewater"_s,
            u"github.com octo-org/tidewater"_s);
        row("in angle brackets", u"<https://github.com/octo-org/tidewater>"_s,
            u"github.com octo-org/tidewater"_s);
        row("releases", u"https://github.com/o/r/releases"_s, u"github.com o/r"_s);
        row("latest", u"https://github.com/o/r/releases/latest"_s, u"github.com o/r"_s);
        row("release", u"https://github.com/o/r/releases/tag/v1.0"_s, u"github.com o/r v1.0"_s);
        row("release with query", u"https://github.com/o/r/releases/tag/v1.0?expanded=true"_s,
            u"github.com o/r v1.0"_s);
        row("edit", u"https://github.com/o/r/releases/edit/v1.0"_s, u"github.com o/r v1.0"_s);
        row("draft", u"https://github.com/o/r/releases/tag/untagged-1f2e3d"_s,
            u"github.com o/r untagged-1f2e3d"_s);
        row("asset", u"https://github.com/o/r/releases/download/v1.0/a.zip"_s,
            u"github.com o/r v1.0"_s);
        row("tag with encoded slash", u"https://github.com/o/r/releases/tag/cli%2Fv1"_s,
            u"github.com o/r cli/v1"_s);
        row("tag with bare slash", u"https://github.com/o/r/releases/tag/cli/v1"_s,
            u"github.com o/r cli/v1"_s);
        row("asset of a tag with slash", u"https://github.com/o/r/releases/download/cli/v1/a.zip"_s,
            u"github.com o/r cli/v1"_s);
        row("tag with plus", u"https://github.com/o/r/releases/tag/1.0+b%2B1"_s,
            u"github.com o/r 1.0+b+1"_s);
        row("tag in unicode", u"https://github.com/o/r/releases/tag/v1-日本"_s,
            u"github.com o/r v1-日本"_s);
        row("tag in encoded unicode", u"https://github.com/o/r/releases/tag/v1-%E6%97%A5"_s,
            u"github.com o/r v1-日"_s);
        row("tag decoded once only", u"https://github.com/o/r/releases/tag/v%2541"_s,
            u"github.com o/r v%41"_s);
        row("API", u"https://api.github.com/repos/o/r"_s, u"github.com o/r"_s);
        row("API by tag", u"https://api.github.com/repos/o/r/releases/tags/v1"_s,
            u"github.com o/r v1"_s);
        row("API by id", u"https://api.github.com/repos/o/r/releases/4711"_s,
            u"github.com o/r #4711"_s);
        row("API of an asset", u"https://api.github.com/repos/o/r/releases/assets/4711"_s,
            u"github.com o/r"_s);
        row("uploads", u"https://uploads.github.com/repos/o/r/releases/4711/assets?name=a"_s,
            u"github.com o/r #4711"_s);
        row("archive", u"https://codeload.github.com/o/r/zip/refs/tags/v1"_s, u"github.com o/r"_s);
        row("clone", u"https://github.com/o/r.git"_s, u"github.com o/r"_s);
        row("clone by SSH", u"git@github.com:o/r.git"_s, u"github.com o/r"_s);
        row("clone by SSH address", u"ssh://git@ghe.example.com:2222/o/r.git"_s,
            u"ghe.example.com o/r"_s);
        row("clone with a secret", u"https://mona:ghp_secret@github.com/o/r.git"_s,
            u"github.com o/r"_s);
        row("enterprise", u"https://GHE.example.com/o/r/releases/tag/v1"_s,
            u"ghe.example.com o/r v1"_s);
        row("enterprise with port", u"https://ghe.example.com:8443/o/r"_s,
            u"ghe.example.com:8443 o/r"_s);
        row("usual port", u"https://ghe.example.com:443/o/r"_s, u"ghe.example.com o/r"_s);
        row("enterprise API", u"https://ghe.example.com/api/v3/repos/o/r/releases/9"_s,
            u"ghe.example.com o/r #9"_s);
        row("enterprise uploads", u"https://ghe.example.com/api/uploads/repos/o/r/releases/9"_s,
            u"ghe.example.com o/r #9"_s);
        row("practice server", u"http://127.0.0.1:4567/o/r/releases/tag/v1"_s,
            u"127.0.0.1:4567 o/r v1"_s);
        row("international host", u"https://bücher.example/o/r"_s, u"xn--bcher-kva.example o/r"_s);
        row("host with final dot", u"https://github.com./o/r"_s, u"github.com o/r"_s);
    }
    void read_findsRepositoryAndRelease()
    {
        QFETCH(const QString, text);
        QTEST(printed(core::readRepoReference(text)), "expected");
    }

    void read_refusesAllElse_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("empty", {});
        row("a word", u"tidewater"_s);
        row("words", u"octo org/tide water"_s);
        row("three segments", u"a/b/c"_s);
        row("owner only", u"https://github.com/octo-org"_s);
        row("host only", u"https://github.com"_s);
        row("GitHub's own page", u"https://github.com/settings/tokens"_s);
        row("GitHub's own page, shouted", u"https://github.com/Settings/tokens"_s);
        row("organisation's page", u"https://github.com/orgs/octo-org/repositories"_s);
        row("gist", u"https://gist.github.com/mona/0123456789abcdef"_s);
        row("API without repository", u"https://api.github.com/users/mona"_s);
        row("API by number", u"https://api.github.com/repositories/1296269/releases"_s);
        row("up and away", u"https://github.com/o/../evil/r"_s);
        row("encoded up and away", u"https://github.com/o/%2e%2e/evil"_s);
        row("up in the tag", u"https://github.com/o/r/releases/tag/%2e%2e/x"_s);
        row("encoded slash in the owner", u"https://github.com/o%2Fr/x"_s);
        row("double encoding", u"https://github.com/o/%252e%252e"_s);
        row("name of dots", u"o/.."_s);
        row("name of nothing but .git", u"o/.git"_s);
        row("line break", u"o/r\nHost: evil"_s);
        row("encoded line break", u"https://github.com/o/r/releases/tag/v1%0d%0aX"_s);
        row("NUL", u"https://github.com/o/r%00"_s);
        row("right to left", u"o/r@v1\u202egpj"_s);
        row("invisible", u"o/r@v\u200b1"_s);
        row("faulty UTF-8", u"https://github.com/o/r/releases/tag/%ff"_s);
        row("file", u"file:///etc/passwd"_s);
        row("script", u"javascript://github.com/o/r"_s);
        row("data", u"data://github.com/o/r"_s);
        row("owner as option", u"-o/r"_s);
        row("query in the slug", u"o/r?x=1"_s);
        row("tag of nothing", u"o/r@"_s);
        row("too long", u"https://github.com/o/r/releases/tag/"_s + QString(2000, u'v'));
    }
    void read_refusesAllElse()
    {
        QFETCH(const QString, text);
        QCOMPARE(printed(core::readRepoReference(text)), u"nothing"_s);
    }

    /// What looks like github.com and is not must never be taken for it.
    void read_tellsTheTrueHost_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::newRow("name before it")
            << u"https://github.com@evil.example/o/r"_s << u"evil.example"_s;
        QTest::newRow("longer name")
            << u"https://github.com.evil.example/o/r"_s << u"github.com.evil.example"_s;
        QTest::newRow("other letters") << u"https://gіthub.com/o/r"_s // a Cyrillic i
                                       << u"xn--gthub-n2e.com"_s;
        QTest::newRow("by SSH") << u"github.com@evil.example:o/r.git"_s << u"evil.example"_s;
    }
    void read_tellsTheTrueHost()
    {
        QFETCH(const QString, text);
        const auto reference = core::readRepoReference(text);
        QVERIFY(reference);
        QTEST(reference->host, "host");
        QVERIFY(!reference->isOn(Host::gitHubCom()));
    }

    void isOn_knowsAllAddressesOfAHost()
    {
        const Host enterprise = Host::enterpriseServer(QUrl(u"https://ghe.example.com:8443"_s));
        const auto on = [](const char *text, const Host &host) {
            return core::readRepoReference(QString::fromLatin1(text))->isOn(host);
        };
        QVERIFY(on("https://api.github.com/repos/o/r", Host::gitHubCom()));
        QVERIFY(on("o/r", Host::gitHubCom()));
        QVERIFY(on("o/r", enterprise));
        QVERIFY(on("https://ghe.example.com:8443/o/r", enterprise));
        QVERIFY(!on("https://ghe.example.com/o/r", enterprise));
        QVERIFY(!on("https://github.com/o/r", enterprise));
    }

    void means_findsDraftsByTheirAddress()
    {
        core::Release draft;
        draft.id = 7;
        draft.tag = u"v2"_s;
        draft.webUrl = QUrl(u"https://github.com/o/r/releases/tag/untagged-1f2e"_s);
        const auto means
            = [&](const QString &text) { return core::readRepoReference(text)->means(draft); };
        QVERIFY(means(u"https://github.com/o/r/releases/edit/untagged-1f2e"_s));
        QVERIFY(means(u"o/r@v2"_s));
        QVERIFY(means(u"https://api.github.com/repos/o/r/releases/7"_s));
        QVERIFY(!means(u"https://api.github.com/repos/o/r/releases/8"_s));
        QVERIFY(!means(u"o/r"_s));
        QVERIFY(!means(u"o/r@1f2e"_s));
    }
};

QTEST_GUILESS_MAIN(TestRepoUrl)
#include "tst_repourl.moc"
