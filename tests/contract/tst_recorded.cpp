#include "core/github/api.h"
#include "core/http/httpclient.h"
#include "tests/support/await.h"
#include "tests/support/rawserver.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using testing::await;
using testing::RawServer;
using testing::WireReply;
using testing::WireRequest;

namespace {

const QByteArray bytes = "Hello, world!\n";

/// A recorded exchange with github.com.
struct Exchange
{
    QByteArray verb;
    QByteArray path; ///< and query
    QByteArray sent; ///< JSON, or the bytes of a file
    int status = 0;
    QByteArray answer;
};

QByteArray textOf(const QJsonValue &value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    return value.toString().toUtf8();
}

QList<Exchange> recording(const QString &scenario)
{
    QFile file(QStringLiteral(CONTRACT_FOLDER)
               + u"/node_modules/@octokit/fixtures/scenarios/api.github.com/%1/"
                 "normalized-fixture.json"_s.arg(scenario));
    QList<Exchange> exchanges;
    if (!file.open(QIODevice::ReadOnly))
        return exchanges;
    for (const QJsonValue &each : QJsonDocument::fromJson(file.readAll()).array()) {
        exchanges.append({.verb = each["method"_L1].toString().toUpper().toLatin1(),
                          .path = each["path"_L1].toString().toLatin1(),
                          .sent = textOf(each["body"_L1]),
                          .status = each["status"_L1].toInt(),
                          .answer = textOf(each["response"_L1])});
    }
    return exchanges;
}

/// Without what a recording leaves open: how many a page of a list shall hold.
QByteArray plain(QByteArray target)
{
    return target.replace("?per_page=100", "");
}

/// Says again what github.com said, in the recorded order, to whoever asks the recorded question.
/// Its own address stands for GitHub's three.
class Replay
{
public:
    explicit Replay(const QString &scenario)
        : m_exchanges(recording(scenario))
        , m_server([this](const WireRequest &request) { return answerTo(request); })
    {
        m_origin = m_server.url().toEncoded(QUrl::StripTrailingSlash | QUrl::RemovePath);
    }

    [[nodiscard]] Host host() const
    {
        const QUrl origin = QUrl::fromEncoded(m_origin);
        return {.kind = Host::Kind::GitHubCom,
                .api = origin,
                .uploads = origin,
                .web = origin,
                .version = {}};
    }

    /// What the client asked otherwise than it was recorded; empty when all of it was, whole.
    [[nodiscard]] QStringList differences() const
    {
        QStringList found;
        const QList<WireRequest> requests = m_server.requests();
        for (qsizetype i = 0; i < std::max(requests.size(), m_exchanges.size()); ++i) {
            const Exchange recorded = m_exchanges.value(i);
            const WireRequest asked = requests.value(i);
            const QByteArray wanted = recorded.verb + ' ' + recorded.path;
            const QByteArray seen = asked.verb + ' ' + plain(asked.target);
            if (seen != wanted)
                found.append(QString::fromUtf8(seen + " instead of " + wanted));
            else if (!sameBody(asked.body, recorded.sent))
                found.append(QString::fromUtf8(wanted + " sent " + asked.body));
        }
        return found;
    }

    [[nodiscard]] QByteArray header(qsizetype request, QByteArrayView name) const
    {
        return m_server.requests().value(request).header(name);
    }

private:
    static bool sameBody(const QByteArray &a, const QByteArray &b)
    {
        const auto object = QJsonDocument::fromJson(b);
        return object.isObject() ? QJsonDocument::fromJson(a) == object : a == b;
    }

    WireReply answerTo(const WireRequest &request)
    {
        const Exchange exchange = m_exchanges.value(m_next);
        if (request.verb != exchange.verb || plain(request.target) != exchange.path)
            return testing::wireReply(500, R"({"message":"nobody recorded that"})");
        ++m_next;
        QByteArray answer = exchange.answer;
        for (const char *address : {"https://api.github.com", "https://uploads.github.com"})
            answer.replace(address, m_origin);
        if (exchange.status == 204)
            return {.bytes = "HTTP/1.1 204 No Content\r\n\r\n"};
        return testing::wireReply(exchange.status, answer,
                                  {{"Content-Type", "application/json; charset=utf-8"}});
    }

    const QList<Exchange> m_exchanges;
    QByteArray m_origin;
    qsizetype m_next = 0; ///< only the server's thread uses it
    RawServer m_server; ///< last, so that its thread ends first
};

} // namespace

/// The client told what github.com really said, as recorded by others.
class TestRecorded : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void assets_goUpAreListedChangedAndDeleted()
    {
        const RepoId repo{u"octokit-fixture-org"_s, u"release-assets"_s};
        Replay gitHub(repo.name);
        HttpClient http("a-token", gitHub.host().tokenOrigins());
        http.setManners(Manners::hasty());
        Api api(http, gitHub.host());

        const auto release = await(api.releaseByTag(repo, u"v1.0.0"_s));
        QVERIFY(release);
        QCOMPARE(release->title, u"Version 1.0.0"_s);
        QCOMPARE(release->state(), ReleaseState::Published);
        QVERIFY(!release->updatedAt.isValid()); // nobody knew it then
        QVERIFY(!release->immutable);

        const auto uploaded = await(api.uploadAsset(*release, upload()));
        QVERIFY2(uploaded, uploaded ? "" : qPrintable(uploaded.error().detail));
        QCOMPARE(uploaded->sentBytes, bytes.size());
        const Asset &asset = uploaded->asset;
        QCOMPARE(asset.name, u"test-upload.txt"_s);
        QCOMPARE(asset.label, u"test"_s);
        QCOMPARE(asset.contentType, u"text/plain"_s);
        QCOMPARE(asset.state, AssetState::Uploaded);
        QCOMPARE(asset.size, bytes.size());
        QVERIFY(asset.sha256.isEmpty());

        const auto listed = await(api.assets(repo, release->id));
        QVERIFY(listed);
        QCOMPARE(*listed, QList{asset});
        const auto read = await(api.asset(repo, asset.id));
        QVERIFY(read);
        QCOMPARE(*read, asset);
        const auto changed = await(api.updateAsset(
            repo, asset.id, {.name = u"new-filename.txt"_s, .label = u"new label"_s}));
        QVERIFY(changed);
        QCOMPARE(changed->name, u"new-filename.txt"_s);
        QCOMPARE(changed->label, u"new label"_s);
        QVERIFY(await(api.deleteAsset(repo, asset.id)));

        QCOMPARE(gitHub.differences(), QStringList());
        QCOMPARE(gitHub.header(1, "Content-Type"), "text/plain");
        QCOMPARE(gitHub.header(1, "Content-Length"), "14");
    }

    void takenName_isAConflictUntilItIsFree()
    {
        const RepoId repo{u"octokit-fixture-org"_s, u"release-assets-conflict"_s};
        Replay gitHub(repo.name);
        HttpClient http("a-token", gitHub.host().tokenOrigins());
        http.setManners(Manners::hasty());
        Api api(http, gitHub.host());

        const auto release = await(api.releaseByTag(repo, u"v1.0.0"_s));
        QVERIFY(release);
        const auto refused = await(api.uploadAsset(*release, upload()));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Rejected);
        QCOMPARE(refused.error().httpStatus, 422);
        QVERIFY(refused.error().hasCode(u"already_exists"_s));
        QCOMPARE(refused.error().fields.first().field, u"name"_s);

        const auto listed = await(api.assets(repo, release->id));
        QVERIFY(listed);
        QCOMPARE(listed->size(), 1);
        QCOMPARE(listed->first().name, u"test-upload.txt"_s);
        QVERIFY(await(api.deleteAsset(repo, listed->first().id)));
        const auto uploaded = await(api.uploadAsset(*release, upload()));
        QVERIFY(uploaded);
        QVERIFY(uploaded->asset.id != listed->first().id);

        QCOMPARE(gitHub.differences(), QStringList());
    }

    /// The test of the test.
    void otherQuestion_isADifference()
    {
        const RepoId repo{u"octokit-fixture-org"_s, u"release-assets"_s};
        Replay gitHub(repo.name);
        HttpClient http("a-token", gitHub.host().tokenOrigins());
        http.setManners(Manners::hasty());
        Api api(http, gitHub.host());
        api.setRetryPolicy(RetryPolicy::never());

        QVERIFY(!await(api.releaseByTag(repo, u"v2.0.0"_s)));

        QCOMPARE(gitHub.differences().size(), 6); // that one, and five that were not asked
    }

private:
    AssetUpload upload()
    {
        QFile file(m_folder.filePath(u"test-upload.txt"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return {.path = file.fileName(),
                .name = u"test-upload.txt"_s,
                .label = u"test"_s,
                .contentType = "text/plain"};
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestRecorded)
#include "tst_recorded.moc"
