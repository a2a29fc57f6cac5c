#include "app/hub/hub.h"
#include "core/github/api.h"
#include "tests/e2e/programdriver.h"
#include "tests/support/await.h"
#include "ui/common/accesstext.h"
#include "ui/common/statepage.h"
#include "ui/common/text.h"
#include "ui/release/releasepage.h"

#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <optional>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;
using namespace core;
using testing::await;

namespace {

constexpr int patience = 30'000; ///< milliseconds
const QString typed = u"Typed and not to be lost"_s;
const QByteArray page = "<html><body><h1>Proxy</h1></body></html>";

hub::Fault answer(const QByteArray &method, const QString &path, int status, const QByteArray &type,
                  const QByteArray &body)
{
    return {.method = method,
            .pathPattern = path,
            .times = -1,
            .status = status,
            .headers = {{"Content-Type", type}},
            .body = body};
}

QUrl unusedAddress()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no free port");
    return QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
}

/// Root may read whatever its modes say. As nobody in particular this test sees what people see.
bool becomeOrdinary()
{
#ifdef Q_OS_UNIX
    constexpr uid_t nobody = 65534;
    if (::geteuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0))
        return false;
#endif
#ifdef Q_OS_LINUX
    ::prctl(PR_SET_DUMPABLE, 1); // the leak check reads its own process
#endif
    return true;
}

} // namespace

/// What goes wrong outside the program: each is told where the user looks, in words for its kind,
/// and what was typed is still there, also after the program was started again.
class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_driver.forgetAll();
        m_hub = std::make_unique<hub::Hub>(hub::Options{.seed = hub::Seed::Empty});
        QVERIFY2(m_hub->start(), qPrintable(m_hub->errorString()));
        const Host host = Host::enterpriseServer(m_hub->baseUrl());
        m_http = std::make_unique<HttpClient>(m_hub->token().toUtf8(), host.tokenOrigins());
        m_api = std::make_unique<Api>(*m_http, host);
        const auto draft = await<Release>(
            m_api->createRelease(repo, {.tag = u"v1"_s, .title = u"One"_s, .draft = true}));
        QVERIFY(draft);
        m_draft = *draft;
    }

    void cleanup()
    {
        m_driver.stop();
        m_api.reset();
        m_http.reset();
        m_hub.reset();
    }

    void host_thatCannotBeReachedIsToldInTheMiddleOfTheWindow()
    {
        m_driver.start({.host = unusedAddress()}, m_hub->token());

        QTRY_VERIFY_WITH_TIMEOUT(m_driver.statePage(u"mainWindow"_s), patience);
        QTRY_VERIFY_WITH_TIMEOUT(
            tells(m_driver.statePage(u"mainWindow"_s), {.kind = Error::Kind::Unreachable}),
            patience);
    }

    void host_thatAnswersWithAWebPageIsToldInTheMiddleOfTheWindow()
    {
        m_hub->addFault(answer({}, u"/"_s, 200, "text/html", page));

        m_driver.start({.host = m_hub->baseUrl()}, m_hub->token());

        QTRY_VERIFY_WITH_TIMEOUT(tells(m_driver.statePage(u"mainWindow"_s),
                                       {.kind = Error::Kind::NotFound, .httpStatus = 200}),
                                 patience);
    }

    void token_thatIsWrongIsToldAboveThePanes()
    {
        m_driver.start({.host = m_hub->baseUrl()}, u"not-the-token"_s);

        QTRY_VERIFY_WITH_TIMEOUT(m_driver.session(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_driver.session()->state(), HostSession::State::Failed,
                                  patience);
        QCOMPARE(m_driver.session()->error().kind, Error::Kind::SignInNeeded);
        QTRY_VERIFY(tells(m_driver.message(u"windowMessages"_s), m_driver.session()->error()));
    }

    void releases_thatCannotBeReadAreToldInTheirList_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error>("error");
        const auto row = [&](const char *title, int status, const QByteArray &body,
                             Error::Kind kind) {
            QTest::newRow(title) << repo.name << body << Error{.kind = kind, .httpStatus = status};
        };
        QTest::newRow("a repository that is not there")
            << u"atlantis"_s << QByteArray()
            << Error{.kind = Error::Kind::NotFound, .httpStatus = 404, .message = u"Not Found"_s};
        row("a web page instead of JSON", 200, page, Error::Kind::Malformed);
        row("an error page", 403, page, Error::Kind::Forbidden);
        row("half a list", 200, "[{\"id\":", Error::Kind::Malformed);
    }

    void releases_thatCannotBeReadAreToldInTheirList()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, body);
        QFETCH(const Error, error);
        if (!body.isEmpty())
            m_hub->addFault(answer("GET", u"/releases$"_s, error.httpStatus, "text/html", body));

        m_driver.start({.host = m_hub->baseUrl(), .repo = {repo.owner, name}}, m_hub->token());

        // A repository that is not there may as well be one that this token cannot see.
        const bool hidden = error.kind == Error::Kind::NotFound;
        const QString expected = hidden
            ? ui::text::describe(core::Access{.reason = core::Access::Reason::Hidden})
            : ui::text::describe(error);
        const auto shown = [this] {
            const auto *page = m_driver.statePage(u"releaseListPane"_s);
            return page ? page->sentence() : QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(shown(), expected, patience);
    }

    void save_thatIsRefusedIsToldOnThePageAndKeepsWhatWasTyped_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error>("error");
        const auto json = [](const char *title, Error::Kind kind, int status,
                             const QString &message) {
            QTest::newRow(title) << QByteArray("application/json")
                                 << u"{\"message\":\"%1\"}"_s.arg(message).toUtf8()
                                 << Error{.kind = kind, .httpStatus = status, .message = message};
        };
        const auto html = [](const char *title, Error::Kind kind, int status) {
            QTest::newRow(title) << QByteArray("text/html") << page
                                 << Error{.kind = kind, .httpStatus = status};
        };
        json("no longer signed in", Error::Kind::SignInNeeded, 401, u"Bad credentials"_s);
        json("not found", Error::Kind::NotFound, 404, u"Not Found"_s);
        json("refused", Error::Kind::Rejected, 422, u"No such target"_s);
        html("a web page instead of JSON", Error::Kind::Malformed, 200);
        html("a proxy's error page", Error::Kind::Server, 502);
        QTest::newRow("cut off") << QByteArray() << QByteArray()
                                 << Error{.kind = Error::Kind::Network};
    }

    void save_thatIsRefusedIsToldOnThePageAndKeepsWhatWasTyped()
    {
        QFETCH(const QByteArray, type);
        QFETCH(const QByteArray, body);
        QFETCH(const Error, error);
        hub::Fault fault = answer("PATCH", u"/releases/\\d+$"_s, error.httpStatus, type, body);
        if (error.kind == Error::Kind::Network) {
            fault.status.reset();
            fault.wire = hub::Fault::Wire::CutBeforeReply;
        }
        m_hub->addFault(fault);
        openTheDraft();
        QVERIFY(m_driver.type(u"releaseTitle"_s, typed));
        QVERIFY(m_driver.type(u"notesSource"_s, typed));

        QVERIFY(m_driver.click(u"saveButton"_s));

        // Who may not write is told what is missing; a connection that is gone, that all is kept.
        const QString expected = error.kind == Error::Kind::SignInNeeded
            ? ui::text::describe(core::Access{.reason = core::Access::Reason::SignIn})
            : ui::text::describe(error);
        if (error.kind == Error::Kind::Network)
            QTRY_VERIFY_WITH_TIMEOUT(
                m_driver.message(u"releaseMessages"_s).contains(u"kept on this computer"_s),
                patience);
        else
            QTRY_COMPARE_WITH_TIMEOUT(m_driver.message(u"releaseMessages"_s), expected, patience);
        QCOMPARE(m_driver.text(u"releaseTitle"_s), m_draft.title + typed);
        QCOMPARE(m_driver.text(u"notesSource"_s), typed);
        openTheDraft(); // started anew
        QTRY_COMPARE(m_driver.text(u"releaseTitle"_s), m_draft.title + typed);
        QCOMPARE(m_driver.text(u"notesSource"_s), typed);
        QCOMPARE(await<Release>(m_api->release(repo, m_draft.id))->title, m_draft.title);
    }

    void file_thatCannotBeSentIsToldBesideTheOthers_data()
    {
        QTest::addColumn<FileProblem>("problem");
        QTest::newRow("vanished") << FileProblem::Missing;
        QTest::newRow("empty") << FileProblem::Empty;
        QTest::newRow("2 GiB") << FileProblem::TooLarge;
        QTest::newRow("without permission") << FileProblem::Unreadable;
#ifdef Q_OS_UNIX
        QTest::newRow("a pipe") << FileProblem::Special;
#endif
    }

    void file_thatCannotBeSentIsToldBesideTheOthers()
    {
        QFETCH(const FileProblem, problem);
        openTheDraft();
        QVERIFY(m_driver.type(u"releaseTitle"_s, typed));
        const QString good = m_driver.makeFile(u"good.txt"_s, "good");
        const QString bad = makeBad(problem);

        QVERIFY(m_driver.drop(u"assetTable"_s, {bad, good}));

        QTRY_VERIFY_WITH_TIMEOUT(m_driver.find(u"preflightSheet"_s), patience);
        QCOMPARE(m_driver.rowCount(u"preflightTable"_s), 2);
        const QModelIndex first
            = m_driver.find<QAbstractItemView>(u"preflightTable"_s)->model()->index(0, 0);
        QCOMPARE(first.data().toString(), u"bad.bin"_s);
        QVERIFY(first.data(Qt::AccessibleTextRole).toString().size() > 20); // and why
        QVERIFY(transferOf(good) == nullptr);
        QVERIFY(m_driver.click(u"preflightUploadButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(transferOf(good) && transferOf(good)->state == State::Done,
                                 patience);
        QVERIFY(!transferOf(bad));
        QTRY_COMPARE(m_driver.rowCount(u"assetTable"_s), 1);
        QCOMPARE(m_driver.text(u"releaseTitle"_s), m_draft.title + typed);
        QCOMPARE(assetsOnServer(), QStringList{u"good.txt"_s});
    }

    /// Dropped on a release that is new, and gone before it was saved.
    void file_thatVanishesBeforeItsTurnStopsNothingElse()
    {
        openTheDraft();
        QVERIFY(m_driver.trigger(u"newReleaseAction"_s));
        QTRY_VERIFY(releasePage().releaseId() < 0);
        QVERIFY(m_driver.type(u"releaseTag"_s, u"v2"_s));
        QVERIFY(m_driver.type(u"releaseTitle"_s, typed));
        const QString good = m_driver.makeFile(u"good.txt"_s, "good");
        const QString bad = m_driver.makeFile(u"bad.bin"_s, "soon gone");
        QVERIFY(m_driver.drop(u"assetTable"_s, {bad, good}));
        QTRY_COMPARE(m_driver.rowCount(u"assetTable"_s), 2);
        QTRY_VERIFY(transferOf(bad) && transferOf(bad)->state == State::Waiting);

        QVERIFY(QFile::remove(bad));
        QVERIFY(m_driver.click(u"saveButton"_s));

        QTRY_VERIFY_WITH_TIMEOUT(transferOf(good)->state == State::Done, patience);
        QTRY_VERIFY_WITH_TIMEOUT(transferOf(bad)->state == State::Failed, patience);
        QCOMPARE(transferOf(bad)->problem, FileProblem::Missing);
        QTRY_VERIFY(m_driver.message(u"assetsPane"_s).contains(u"bad.bin"_s));
        QCOMPARE(m_driver.text(u"releaseTitle"_s), typed);
    }

    /// The release and the file that the command line names wait for the list; the user does not.
    void list_thatComesLateLeadsNobodyAway()
    {
        m_hub->addFault({.method = "GET",
                         .pathPattern = u"/releases$"_s,
                         .delay = std::chrono::milliseconds(1500)});
        const QString file = m_driver.makeFile(u"named.txt"_s, "named");
        m_driver.start(
            {.host = m_hub->baseUrl(), .repo = repo, .tag = m_draft.tag, .files = {file}},
            m_hub->token());
        QTRY_VERIFY_WITH_TIMEOUT(m_driver.canTrigger(u"newReleaseAction"_s), patience);
        QVERIFY(m_driver.trigger(u"newReleaseAction"_s));
        QVERIFY(m_driver.type(u"releaseTitle"_s, typed));
        const qint64 begun = releasePage().releaseId();
        QVERIFY(begun < 0);

        QTRY_VERIFY_WITH_TIMEOUT(m_driver.find(u"preflightUploadButton"_s), patience);
        QTRY_VERIFY(m_driver.find(u"preflightUploadButton"_s)->isEnabled());
        QTest::mouseClick(m_driver.find(u"preflightUploadButton"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(transferOf(file) && transferOf(file)->state == State::Done,
                                 patience);

        QCOMPARE(releasePage().releaseId(), begun);
        QCOMPARE(m_driver.text(u"releaseTitle"_s), typed);
        QCOMPARE(assetsOnServer(), QStringList{u"named.txt"_s});
        QTRY_VERIFY(m_driver.message(u"windowMessages"_s).contains(m_draft.tag));
        auto *show = m_driver.find(u"windowMessages"_s)->findChild<QPushButton *>();
        QVERIFY(show);
        QTest::mouseClick(show, Qt::LeftButton);
        QCOMPARE(releasePage().releaseId(), m_draft.id);
        QTRY_COMPARE(m_driver.rowCount(u"assetTable"_s), 1);
    }

    void folder_thatCannotBeReadIsToldByName()
    {
        openTheDraft();
        QVERIFY(m_driver.type(u"releaseTitle"_s, typed));
        const QString good = m_driver.makeFile(u"good.txt"_s, "good");
        const QString closed = m_driver.filePath(u"closed"_s);
        QVERIFY(QDir().mkpath(closed));
        QVERIFY(QFile::setPermissions(closed, {}));

        const bool dropped = m_driver.drop(u"assetTable"_s, {closed, good});

        QVERIFY(dropped);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver.message(u"assetsPane"_s).contains(closed), patience);
        QTRY_VERIFY_WITH_TIMEOUT(transferOf(good) && transferOf(good)->state == State::Done,
                                 patience);
        QVERIFY(m_driver.message(u"assetsPane"_s).contains(closed));
        QCOMPARE(m_driver.text(u"releaseTitle"_s), m_draft.title + typed);
        QVERIFY(
            QFile::setPermissions(closed, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

private:
    using State = Transfer::State;

    void openTheDraft()
    {
        m_driver.start({.host = m_hub->baseUrl(), .repo = repo, .tag = m_draft.tag},
                       m_hub->token());
        QTRY_VERIFY_WITH_TIMEOUT(
            m_driver.window().releasePage() && releasePage().releaseId() == m_draft.id
                && releasePage().isEditable() && m_driver.find(u"releaseTitle"_s),
            patience);
    }

    [[nodiscard]] ui::ReleasePage &releasePage()
    {
        return *m_driver.window().releasePage();
    }

    /// In the words for that error, whatever the language; a server's markup is none of them.
    static bool tells(const QString &message, const Error &error)
    {
        return !message.isEmpty() && message == ui::text::describe(error)
            && !message.contains(u'<');
    }

    static bool tells(const ui::StatePage *state, const Error &error)
    {
        return state && !state->title().isEmpty() && tells(state->sentence(), error);
    }

    QString makeBad(FileProblem problem)
    {
        const QString path = m_driver.filePath(u"bad.bin"_s);
        QFile::remove(path);
        QFile file(path);
        switch (problem) {
        case FileProblem::Empty:
            m_driver.makeFile(u"bad.bin"_s, {});
            break;
        case FileProblem::TooLarge: // takes no room on the disk
            if (!file.open(QIODevice::WriteOnly) || !file.resize(qint64{1} << 31))
                qFatal("no sparse file");
            break;
        case FileProblem::Unreadable:
            m_driver.makeFile(u"bad.bin"_s, "secret");
            QFile::setPermissions(path, {});
            break;
        case FileProblem::Special:
#ifdef Q_OS_UNIX
            if (::mkfifo(QFile::encodeName(path).constData(), 0600) != 0)
                qFatal("no pipe");
#endif
            break;
        case FileProblem::Missing:
        case FileProblem::Folder:
        case FileProblem::SameName:
        case FileProblem::Changed:
            break;
        }
        return path;
    }

    /// nullptr until it is in the queue.
    [[nodiscard]] const Transfer *transferOf(const QString &path) const
    {
        const auto &transfers = m_driver.session()->transfers().transfers();
        const auto found = std::ranges::find(transfers, path, &Transfer::path);
        return found == transfers.end() ? nullptr : &*found;
    }

    QStringList assetsOnServer()
    {
        QStringList names;
        const auto assets = await<QList<Asset>>(m_api->assets(repo, m_draft.id));
        for (const Asset &asset : assets.value())
            names.append(asset.name);
        return names;
    }

    const RepoId repo{.owner = u"octo-org"_s, .name = u"empty"_s};
    std::unique_ptr<hub::Hub> m_hub;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Api> m_api;
    Release m_draft;
    ProgramDriver m_driver;
};

int main(int argc, char *argv[])
{
    if (!becomeOrdinary())
        qFatal("this test cannot give up being root");
    QApplication application(argc, argv);
    TestBadInput test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_badinput.moc"
