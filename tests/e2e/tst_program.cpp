#include "core/github/api.h"
#include "tests/e2e/emulate.h"
#include "tests/e2e/programdriver.h"
#include "tests/support/await.h"
#include "ui/release/releasepage.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using testing::await;

namespace {

constexpr int patience = 30'000; ///< milliseconds

} // namespace

/// The main job through the window, by keyboard, mouse and drop, against a GitHub that we did not
/// write; what the server holds is asked over a connection of the test's own.
class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_emulate.start(), qPrintable(m_emulate.errorString()));
        const Host host = Host::atRoot(m_emulate.baseUrl());
        m_http = std::make_unique<HttpClient>(Emulate::token().toUtf8(), host.tokenOrigins());
        m_api = std::make_unique<Api>(*m_http, host);
    }

    void release_isMadePublishedAndDeletedInTheWindow()
    {
        m_driver.start({.host = m_emulate.baseUrl(), .repo = repo}, Emulate::token());
        QTRY_VERIFY_WITH_TIMEOUT(m_driver.session(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver.window().releasePage(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver.canTrigger(u"newReleaseAction"_s), patience);
        QVERIFY(m_driver.trigger(u"newReleaseAction"_s));
        QTRY_VERIFY(m_driver.find(u"releaseTitle"_s));

        QVERIFY(m_driver.type(u"releaseTitle"_s, u"Lighthouse 2"_s));
        QVERIFY(m_driver.type(u"releaseTag"_s, u"v2.0.0"_s));
        QVERIFY(m_driver.type(u"notesSource"_s, u"## New\n\nA *brighter* lamp.\n"_s));
        QTRY_COMPARE(page().edit().content.notes, u"## New\n\nA *brighter* lamp.\n"_s);
        QVERIFY(m_driver.drop(u"assetTable"_s,
                              {m_driver.makeFile(u"lighthouse-2.0.0.tar.gz"_s, "packed"),
                               m_driver.makeFile(u"lighthouse-2.0.0.zip"_s, "zipped up"),
                               m_driver.makeFile(u"LICENSE"_s, "free")}));
        QTRY_COMPARE(m_driver.rowCount(u"assetTable"_s), 3);
        QCOMPARE(m_driver.rowCount(u"releaseList"_s), 1);

        QVERIFY(m_driver.click(u"publishButton"_s));
        QTRY_VERIFY(m_driver.find(u"confirmPublishButton"_s));
        QVERIFY(m_driver.click(u"confirmPublishButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(page().releaseId() > 0 && !page().edit().base.draft, patience);

        const qint64 id = page().releaseId();
        const auto published = await<Release>(m_api->release(repo, id));
        QVERIFY(published);
        QCOMPARE(published->state(), ReleaseState::Published);
        QCOMPARE(published->tag, u"v2.0.0"_s);
        QCOMPARE(published->title, u"Lighthouse 2"_s);
        QCOMPARE(published->notes, u"## New\n\nA *brighter* lamp.\n"_s);
        QMap<QString, qint64> sizes;
        for (const Asset &asset : published->assets)
            sizes.insert(asset.name, asset.size);
        QCOMPARE(sizes,
                 (QMap<QString, qint64>{{u"lighthouse-2.0.0.tar.gz"_s, 6},
                                        {u"lighthouse-2.0.0.zip"_s, 9},
                                        {u"LICENSE"_s, 4}}));
        QCOMPARE(m_driver.rowCount(u"releaseList"_s), 1);
        QCOMPARE(m_driver.rowCount(u"assetTable"_s), 3);
        QVERIFY(!page().edit().isChanged());

        QVERIFY(m_driver.trigger(u"deleteAction"_s));
        QTRY_VERIFY(m_driver.find(u"confirmDeleteButton"_s));
        QVERIFY(m_driver.click(u"confirmDeleteButton"_s));
        QTRY_COMPARE_WITH_TIMEOUT(page().releaseId(), qint64{0}, patience);
        QTRY_VERIFY(m_driver.rowCount(u"releaseList"_s) <= 0);
        QCOMPARE(await<Release>(m_api->release(repo, id)).error().kind, Error::Kind::NotFound);
    }

private:
    [[nodiscard]] ui::ReleasePage &page() { return *m_driver.window().releasePage(); }

    const RepoId repo = Emulate::lighthouse();
    Emulate m_emulate;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Api> m_api;
    ProgramDriver m_driver;
};

QTEST_MAIN(TestProgram)
#include "tst_program.moc"
