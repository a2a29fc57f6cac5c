#include "app/hub/hub.h"
#include "core/accounts/hostsession.h"
#include "core/transfers/assetname.h"
#include "tests/support/await.h"
#include "tests/support/signedin.h"
#include "tests/support/x11desktop.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using testing::await;

namespace {

constexpr int patience = 30'000; ///< milliseconds
constexpr int attempts = 3; ///< a drag on a busy machine may come to nothing
constexpr QRect programPlace(0, 0, 1280, 860);
constexpr QRect thunarPlace(1310, 0, 560, 480);
constexpr QSize screenSize(1920, 1000);

/// Places where two pictures differ throughout, from the top down: what has been selected between
/// them. Whatever the theme and the font, a grip there holds the file.
QList<QPoint> selectedSpots(const QImage &before, const QImage &after, QRect where)
{
    constexpr int side = 8;
    QList<QPoint> spots;
    for (int y = where.top(); y + side <= where.bottom(); y += side) {
        for (int x = where.left(); x + side <= where.right(); x += side) {
            int changed = 0;
            for (int i = 0; i < side * side; ++i) {
                const QPoint pixel(x + i % side, y + i / side);
                changed += before.pixel(pixel) != after.pixel(pixel) ? 1 : 0;
            }
            if (changed == side * side)
                spots.append({x + side / 2, y + side / 2});
        }
    }
    return spots;
}

} // namespace

/// The real program and a real file manager on a real X server: what is dragged from one to the
/// other is on the release in the end, byte for byte and under the right names.
class TestThunarDrop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_hub.start(), qPrintable(m_hub.errorString()));
        m_session = signedIn(Host::enterpriseServer(m_hub.baseUrl()), m_hub.token());
        const auto releases = await<QList<Release>>(m_session->api().releases(repo));
        QVERIFY(releases);
        const auto draft = std::ranges::find_if(*releases, &Release::draft);
        QVERIFY(draft != releases->end());
        m_draft = *draft;

        QVERIFY(QDir(m_folder.path()).mkpath(u"home"_s));
        QVERIFY(QDir(m_folder.path()).mkpath(u"built"_s));
        m_desktop = std::make_unique<X11Desktop>(m_folder.filePath(u"home"_s));
        QVERIFY2(m_desktop->start(screenSize), qPrintable(m_desktop->errorString()));
    }

    void cleanupTestCase() { m_desktop.reset(); }

    void drop_bringsTheFilesToTheReleaseWhole()
    {
        const QStringList names{u"plain.txt"_s, u"two words.tar.gz"_s, u"ünï côdé #1 100%.zip"_s};
        QMap<QString, QByteArray> expected; // name on the server to SHA-256
        for (const Asset &asset : assets())
            expected.insert(asset.name, asset.sha256);
        for (const QString &name : names)
            expected.insert(predictedAssetName(name), makeFile(name));

        startPrograms();
        if (QTest::currentTestFailed())
            return;
        for (int attempt = 1; attempt <= attempts && stored() != expected; ++attempt) {
            dragAll(attempt);
            // One of the names will be another on the server, so the sheet asks first.
            if (m_desktop->shows(u"Add 3 file"_s))
                m_desktop->press(u"ctrl+Return"_s);
            // A drag that came to nothing shows no asset at all; one that arrived is waited for.
            (void)QTest::qWaitFor([&] { return stored().size() > expected.size() - 3; }, 5'000);
            if (stored().size() > expected.size() - 3)
                (void)QTest::qWaitFor([&] { return stored() == expected; }, patience);
        }

        if (stored() != expected)
            keepPicture();
        QCOMPARE(stored(), expected);
    }

private:
    void startPrograms()
    {
        m_hub.clearRequests();
        QProcessEnvironment own;
        own.insert(u"GH_ENTERPRISE_TOKEN"_s, m_hub.token());
        own.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        const QString release = u"%1@%2"_s.arg(repo.slug(), m_draft.tag);
        QVERIFY2(m_desktop->run(QStringLiteral(SLIPWAY_PROGRAM),
                                {u"--host"_s, m_hub.baseUrl().toString(), release}, own),
                 qPrintable(m_desktop->errorString()));
        QVERIFY2(m_desktop->run(u"thunar"_s, {m_folder.filePath(u"built"_s)}),
                 qPrintable(m_desktop->errorString()));
        const qulonglong program = m_desktop->window(u"slipway"_s);
        QVERIFY(program != 0);
        QVERIFY(m_desktop->place(program, programPlace));
        m_thunar = m_desktop->window(u"thunar"_s);
        QVERIFY(m_thunar != 0);
        QVERIFY(m_desktop->place(m_thunar, thunarPlace));
        QTRY_VERIFY_WITH_TIMEOUT(hasReadTheReleases(), patience);
        m_target = m_desktop->geometry(program);
    }

    [[nodiscard]] bool hasReadTheReleases() const
    {
        const QByteArray list = "/repos/" + repo.slug().toUtf8() + "/releases?";
        return std::ranges::any_of(m_hub.requests(), [&](const hub::SeenRequest &request) {
            return request.target.contains(list) && request.status == 200;
        });
    }

    void dragAll(int attempt)
    {
        const QRect files
            = m_desktop->geometry(m_thunar).marginsRemoved({0, 0, 0, 60}); // the status bar counts
        m_desktop->press(u"Escape"_s);
        m_desktop->press(u"ctrl+shift+a"_s);
        const QImage before = m_desktop->picture();
        m_desktop->press(u"ctrl+a"_s);
        QList<QPoint> spots;
        QTRY_VERIFY_WITH_TIMEOUT(
            !(spots = selectedSpots(before, m_desktop->picture(), files)).isEmpty(), patience);
        // Another spot each time, should one be held badly.
        const QPoint from = spots.at(spots.size() * attempt / (attempts + 1));
        const QPoint to(m_target.left() + m_target.width() * 3 / 4, m_target.center().y());
        m_desktop->drag(from, to, 15ms * attempt);
    }

    QByteArray makeFile(const QString &name)
    {
        const QByteArray bytes = (name + u"\n"_s).toUtf8().repeated(5'000);
        QFile file(m_folder.filePath(u"built/"_s + name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    }

    QList<Asset> assets()
    {
        const auto list = await<QList<Asset>>(m_session->api().assets(repo, m_draft.id));
        return list ? *list : QList<Asset>();
    }

    /// As the server has them: names and SHA-256.
    QMap<QString, QByteArray> stored()
    {
        QMap<QString, QByteArray> found;
        for (const Asset &asset : assets()) {
            if (asset.state == AssetState::Uploaded)
                found.insert(asset.name, asset.sha256);
        }
        return found;
    }

    /// What the screen showed says more than a list of names.
    void keepPicture()
    {
        m_folder.setAutoRemove(false);
        const QString path = m_folder.filePath(u"failed.png"_s);
        m_desktop->picture().save(path);
        qWarning("the screen as it was: %s", qPrintable(path));
    }

    const RepoId repo{.owner = u"octo-org"_s, .name = u"tidewater"_s};
    hub::Hub m_hub{{.seed = hub::Seed::Demo}};
    QTemporaryDir m_folder;
    std::unique_ptr<HostSession> m_session;
    Release m_draft;
    std::unique_ptr<X11Desktop> m_desktop;
    qulonglong m_thunar = 0;
    QRect m_target;
};

QTEST_GUILESS_MAIN(TestThunarDrop)
#include "tst_thunardrop.moc"
