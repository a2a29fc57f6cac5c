#include "app/hub/hub.h"
#include "core/accounts/hostsession.h"
#include "tests/support/await.h"
#include "tests/support/signedin.h"
#include "tests/support/x11desktop.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using testing::await;

namespace {

constexpr int patience = 30'000; ///< milliseconds
constexpr int attempts = 3; ///< a drag on a busy machine may come to nothing
constexpr auto longerThanADrag = 3'000ms; ///< that the files take to be fetched
constexpr QRect programPlace(0, 0, 1280, 860);
constexpr QRect thunarPlace(1310, 0, 560, 480);
constexpr QRect assetsPlace(560, 480, 700, 300); ///< on the screen
constexpr QSize screenSize(1920, 1000);

} // namespace

/// The real program and a real file manager on a real X server: assets that are dragged out of the
/// one lie in the folder of the other, whole, though the button was let go before they were here.
class TestThunarDrag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_hub.start(), qPrintable(m_hub.errorString()));
        m_session = signedIn(Host::enterpriseServer(m_hub.baseUrl()), m_hub.token());
        const auto draft = await<Release>(
            m_session->api().createRelease(repo, {.tag = u"v1"_s, .title = u"One"_s}));
        QVERIFY(draft);
        for (const QString &folder : {u"home"_s, u"built"_s, u"target"_s})
            QVERIFY(QDir(m_folder.path()).mkpath(folder));
        for (const QString &name : {u"tool-1.0.tar.gz"_s, u"manual.pdf"_s}) {
            const QByteArray bytes = name.toUtf8().repeated(50'000);
            QFile file(m_folder.filePath(u"built/"_s + name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
            file.close();
            m_session->transfers().upload(repo, *draft, file.fileName());
            m_expected.insert(name, bytes);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->transfers().isBusy(), patience);
        m_desktop = std::make_unique<X11Desktop>(m_folder.filePath(u"home"_s));
        QVERIFY2(m_desktop->start(screenSize), qPrintable(m_desktop->errorString()));
    }

    void cleanupTestCase() { m_desktop.reset(); }

    void drag_copiesTheFilesOnceTheyAreHere()
    {
        startPrograms();
        if (QTest::currentTestFailed())
            return;
        m_hub.addFault(
            {.method = "GET", .pathPattern = u"^/files/"_s, .times = -1, .delay = longerThanADrag});

        QMap<QString, QByteArray> early;
        for (int attempt = 1; attempt <= attempts && arrived().isEmpty(); ++attempt) {
            dragAll(attempt);
            early = arrived(); // let go, and nothing is here yet
            (void)QTest::qWaitFor([&] { return !arrived().isEmpty(); }, 8'000);
        }
        (void)QTest::qWaitFor([&] { return arrived() == m_expected; }, patience);

        if (arrived() != m_expected)
            keepPicture();
        QCOMPARE(arrived().keys(), m_expected.keys());
        QVERIFY(arrived() == m_expected);
        QVERIFY(early.isEmpty());
    }

private:
    void startPrograms()
    {
        QProcessEnvironment own;
        own.insert(u"GH_ENTERPRISE_TOKEN"_s, m_hub.token());
        own.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        QVERIFY2(m_desktop->run(QStringLiteral(SLIPWAY_PROGRAM),
                                {u"--host"_s, m_hub.baseUrl().toString(), repo.slug() + u"@v1"_s},
                                own),
                 qPrintable(m_desktop->errorString()));
        QVERIFY2(m_desktop->run(u"thunar"_s, {m_folder.filePath(u"target"_s)}),
                 qPrintable(m_desktop->errorString()));
        m_program = m_desktop->window(u"slipway"_s);
        QVERIFY(m_program != 0);
        const qulonglong thunar = m_desktop->window(u"thunar"_s);
        QVERIFY(thunar != 0);
        QVERIFY(m_desktop->place(thunar, thunarPlace));
        QVERIFY(m_desktop->place(m_program, programPlace));
        m_target = m_desktop->geometry(thunar);
    }

    void dragAll(int attempt)
    {
        QList<QPoint> spots;
        const auto select = [&] {
            m_desktop->click(QPoint(900, assetsPlace.bottom() - 30)); // below the rows
            const QImage before = m_desktop->picture();
            m_desktop->press(u"ctrl+a"_s);
            QTest::qWait(300);
            spots = selectedSpots(before, m_desktop->picture(), assetsPlace);
            return !spots.isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(select(), patience);
        const QPoint from = spots.at(spots.size() * attempt / (attempts + 1));
        const QPoint to(m_target.center() + QPoint(60, 40));
        m_desktop->drag(from, to, 15ms * attempt);
    }

    QMap<QString, QByteArray> arrived() const
    {
        QMap<QString, QByteArray> found;
        const QDir folder(m_folder.filePath(u"target"_s));
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                found.insert(name, file.readAll());
        }
        return found;
    }

    void keepPicture()
    {
        m_folder.setAutoRemove(false);
        const QString path = m_folder.filePath(u"failed.png"_s);
        m_desktop->picture().save(path);
        qWarning("the screen as it was: %s", qPrintable(path));
    }

    const RepoId repo{.owner = u"octo-org"_s, .name = u"empty"_s};
    hub::Hub m_hub{{.seed = hub::Seed::Empty}};
    QTemporaryDir m_folder;
    std::unique_ptr<HostSession> m_session;
    QMap<QString, QByteArray> m_expected; ///< content by name
    std::unique_ptr<X11Desktop> m_desktop;
    qulonglong m_program = 0;
    QRect m_target;
};

QTEST_GUILESS_MAIN(TestThunarDrag)
#include "tst_thunardrag.moc"
