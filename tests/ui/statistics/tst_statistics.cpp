#include "core/releases/releasestore.h"
#include "core/storage/downloadhistory.h"
#include "tests/support/practicehost.h"
#include "ui/common/statepage.h"
#include "ui/common/theme.h"
#include "ui/statistics/barlist.h"
#include "ui/statistics/growthchart.h"
#include "ui/statistics/statisticspage.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <limits>

using namespace Qt::StringLiterals;
using namespace ui;
using core::DownloadDay;
using core::Release;

namespace {

const QString account = u"practice/monalisa"_s;

QString printed(const QList<BarRow> &rows)
{
    QStringList lines;
    for (const BarRow &row : rows)
        lines << row.spoken();
    return lines.join(u'\n');
}

QList<DownloadDay> days(std::initializer_list<qint64> counts)
{
    QList<DownloadDay> made;
    for (const qint64 count : counts)
        made.append({.day = QDate(2026, 11, 1).addDays(made.size()), .downloads = count});
    return made;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString spoken(QWidget *widget, int row)
{
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(widget);
    return list && list->child(row) ? list->child(row)->text(QAccessible::Name) : QString();
}

} // namespace

class TestStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        theme::apply(*qApp, theme::Scheme::Light);
        m_host.emplace(hub::Seed::Demo);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_history
            = std::make_unique<core::DownloadHistory>(m_folder->filePath(u"slipway.sqlite"_s));
        m_store = std::make_unique<core::ReleaseStore>(*m_host->api, m_repo);
        m_store->refresh();
        QVERIFY(PracticeHost::waitUntil([this] { return m_store->asOf().isValid(); }));
        m_page = std::make_unique<StatisticsPage>();
        m_page->setHistory(m_history.get());
        m_page->resize(820, 640);
    }

    void cleanup()
    {
        m_page.reset();
        m_store.reset();
        m_history.reset();
    }

    void report_bringsTheRestTogether()
    {
        QList<Release> releases;
        for (int i = 1; i <= 40; ++i)
            releases.append({.id = i,
                             .tag = u"v%1"_s.arg(i),
                             .draft = false,
                             .assets = {{.id = i, .name = u"a"_s, .downloads = 100}}});

        const auto report = StatisticsReport::of(core::DownloadStatistics::of(releases),
                                                 {u"o"_s, u"r"_s}, nullptr);

        QCOMPARE(report.releases.size(), 26);
        QCOMPARE(report.releases.constFirst().spoken(), u"v1: 100 · 2.5 %"_s);
        QVERIFY(report.releases.constLast().isRest);
        QCOMPARE(report.releases.constLast().downloads, 1500);
        QCOMPARE(report.releases.constLast().length, 0.0);
        QCOMPARE(report.releases.constFirst().length, 1.0);
        QCOMPARE(report.files.constFirst().downloads, 4000);
    }

    void report_showsHostileTextAsItIs()
    {
        const Release release{.id = 1,
                              .tag = u"v1"_s,
                              .title = u"<b>\u202eevil</b>\n"_s,
                              .draft = false,
                              .assets = {{.id = 1, .name = u"\u202egpj.exe"_s, .downloads = 1}}};
        const auto report = StatisticsReport::of(core::DownloadStatistics::ofOne(release),
                                                 {u"o"_s, u"r"_s}, &release);
        QCOMPARE(report.title, u"<b>\\u202eevil</b> of o/r"_s);
        QCOMPARE(report.files.constFirst().name, u"\\u202egpj.exe"_s);
        QVERIFY(report.releases.isEmpty());
    }

    void report_survivesHugeCounts()
    {
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        QList<Release> releases;
        for (int i = 1; i <= 40; ++i)
            releases.append({.id = i, .draft = false, .assets = {{.id = i, .downloads = most}}});
        const auto report = StatisticsReport::of(core::DownloadStatistics::of(releases),
                                                 {u"o"_s, u"r"_s}, nullptr);
        QVERIFY(report.releases.constLast().downloads > 0);
    }

    void growth_saysWhyThereIsNone()
    {
        StatisticsReport report;
        report.setGrowth({}, false);
        QVERIFY(report.growthNote.contains(u"remembered"_s));
        report.setGrowth(days({5}), true);
        QVERIFY(!report.hasLine());
        QVERIFY(report.growthNote.startsWith(u"Growth shows from the second day on."_s));
        report.downloads = 7;
        report.setGrowth(days({5, 7}), true);
        QVERIFY(report.hasLine());
        QCOMPARE(report.growthNote, QString());
        report.setGrowth(days({5, 9}), true);
        QCOMPARE(report.growthNote,
                 u"Includes 2 downloads of files that were replaced or deleted since."_s);
    }

    void plot_enclosesAllDaysInRoundNumbers_data()
    {
        QTest::addColumn<QList<DownloadDay>>("line");
        QTest::addColumn<QString>("ticks");
        QTest::newRow("rising") << days({1003, 1010, 1094}) << u"1000 1050 1100"_s;
        QTest::newRow("flat") << days({5, 5}) << u"5 6"_s;
        QTest::newRow("from nothing") << days({0, 3}) << u"0 1 2 3"_s;
        QTest::newRow("millions") << days({1'234'567, 1'900'000})
                                  << u"1200000 1400000 1600000 1800000 2000000"_s;
        QTest::newRow("falling") << days({30, 10}) << u"10 15 20 25 30"_s;
    }

    void plot_enclosesAllDaysInRoundNumbers()
    {
        QFETCH(const QList<DownloadDay>, line);
        QFETCH(const QString, ticks);

        const auto plot = chart::GrowthPlot::of(line, {0, 0, 600, 200}, qApp->font());

        QStringList found;
        for (const auto &tick : plot.ticks)
            found << QString::number(tick.downloads);
        QCOMPARE(found.join(u' '), ticks);
        QCOMPARE(plot.points.size(), line.size());
        for (const QPointF &point : plot.points)
            QVERIFY(plot.area.adjusted(-1, -1, 1, 1).contains(point));
        QCOMPARE(plot.nearest(-100), 0);
        QCOMPARE(plot.nearest(1000), line.size() - 1);
    }

    void page_hasNothingBeforeItIsShown()
    {
        m_page->setStore(m_store.get(), account);
        QVERIFY(m_page->findChildren<QWidget *>().isEmpty());
        QCOMPARE(m_page->objectName(), u"statisticsPage"_s);
    }

    void page_showsTheWholeRepository()
    {
        show();

        QCOMPARE(m_page->report().downloads, sumOfStore());
        QCOMPARE(bars(u"releaseBars"_s)->model()->rowCount(), 26);
        QVERIFY(bars(u"releaseBars"_s)->isVisible());
        QVERIFY(
            printed(m_page->report().releases).contains(u"Tidewater 2.2.4, v2.2.4: 112,940 · "_s));
        QCOMPARE(m_page->report().files.constFirst().name, u"tidewater-*-linux-x86_64.tar.gz"_s);
        QCOMPARE(m_page->report().platforms.constFirst().name, u"Linux x86-64"_s);
        QVERIFY(!printed(m_page->report().platforms).contains(u"Other"_s));
    }

    void page_showsTheChosenRelease()
    {
        show();
        auto *one = m_page->findChild<QToolButton *>(u"statisticsOfRelease"_s);
        QVERIFY(!one->isEnabled());
        const Release *release = releaseTagged(u"v2.3.1"_s);
        m_page->setRelease(release->id);
        QTRY_VERIFY(one->isEnabled());

        QTest::mouseClick(one, Qt::LeftButton);

        QTRY_COMPARE(m_page->report().downloads, 48'310);
        QCOMPARE(m_page->report().title, u"Tidewater 2.3.1 of octo-org/tidewater"_s);
        QTRY_VERIFY(!bars(u"releaseBars"_s)->isVisible());
        QCOMPARE(bars(u"fileBars"_s)->model()->rowCount(), int(release->assets.size()));

        QTest::mouseClick(m_page->findChild<QToolButton *>(u"statisticsOfRepository"_s),
                          Qt::LeftButton);
        QTRY_COMPARE(m_page->report().downloads, sumOfStore());
    }

    void page_followsTheStore()
    {
        show();
        const qint64 before = m_page->report().downloads;
        Release release = *releaseTagged(u"v2.3.1"_s);
        release.assets[0].downloads += 11;

        m_store->put(release);

        QTRY_COMPARE(m_page->report().downloads, before + 11);
    }

    void growth_isALineFromTheSecondDayOn()
    {
        recordDaysAgo(1, 500);
        show();
        QVERIFY(!growth()->isVisible());
        QVERIFY(growthNote()->text().startsWith(u"Growth shows from the second day on."_s));

        recordDaysAgo(0, 0);
        m_page->showRelease(false);

        QTRY_VERIFY(growth()->isVisible());
        QCOMPARE(m_page->report().growth.size(), 2);
        QCOMPARE(m_page->report().growth.constFirst().downloads, sumOfStore() - 500);
        QCOMPARE(m_page->report().growth.constLast().downloads, sumOfStore());
        QVERIFY(!growthNote()->isVisible());
    }

    void growth_isNotKeptForAccountsOfThisRunOnly()
    {
        recordDaysAgo(1, 500);
        recordDaysAgo(0, 0);
        m_page->setStore(m_store.get(), QString());
        waitFor([this] { m_page->show(); });
        QVERIFY(!growth()->isVisible());
        QVERIFY(growthNote()->text().contains(u"remembered"_s));
    }

    void growth_goesFromDayToDayByKeys()
    {
        for (int i = 3; i >= 0; --i)
            recordDaysAgo(i, i * 100);
        show();
        QVERIFY(!growth()->accessibleName().isEmpty());
        growth()->setFocus();
        QTest::keyClick(growth(), Qt::Key_Left);
        QCOMPARE(growth()->chosenDay(), 3);
        const QString last = growth()->accessibleDescription();
        QVERIFY2(last.endsWith(QLocale().toString(sumOfStore()) + u" downloads"_s),
                 qPrintable(last));
        QTest::keyClick(growth(), Qt::Key_Left);
        QCOMPARE(growth()->chosenDay(), 2);
        QVERIFY(growth()->accessibleDescription() != last);
        QTest::keyClick(growth(), Qt::Key_Home);
        QCOMPARE(growth()->chosenDay(), 0);
        QTest::keyClick(growth(), Qt::Key_Right);
        QCOMPARE(growth()->chosenDay(), 1);
    }

    void bars_areReachedAndReadByKeyboard()
    {
        show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        auto *list = bars(u"fileBars"_s);
        QAbstractItemModelTester tester(list->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto *scroll = m_page->findChild<QScrollArea *>();
        QCOMPARE(scroll->verticalScrollBar()->value(), 0);

        list->setFocus(Qt::TabFocusReason);
        QCOMPARE(list->currentIndex().row(), 0);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 1);

        QCOMPARE(spoken(list, 1), m_page->report().files.at(1).spoken());
        QVERIFY(spoken(list, 1).contains(u" %"_s));
        QVERIFY(scroll->verticalScrollBar()->value() > 0);
        const QPoint at = list->viewport()->mapTo(scroll->viewport(),
                                                  list->visualRect(list->currentIndex()).center());
        QVERIFY(scroll->viewport()->rect().contains(at));
    }

    void everythingThatTakesTheKeyboard_hasAName()
    {
        recordDaysAgo(1, 100);
        recordDaysAgo(0, 0);
        show();
        for (QWidget *widget : m_page->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
                || widget->objectName().startsWith(u"qt_"_s))
                continue;
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
        }
    }

    void escape_goesBack()
    {
        show();
        QSignalSpy closed(m_page.get(), &StatisticsPage::closeRequested);
        QTest::keyClick(m_page.get(), Qt::Key_Escape);
        QTest::mouseClick(m_page->findChild<QToolButton *>(u"closeStatisticsButton"_s),
                          Qt::LeftButton);
        QCOMPARE(closed.count(), 2);
    }

    void nothingDownloaded_isSaid()
    {
        PracticeHost empty;
        core::ReleaseStore store(*empty.api, empty.repo);
        store.refresh();
        QVERIFY(PracticeHost::waitUntil([&] { return store.asOf().isValid(); }));
        m_page->setStore(&store, account);
        waitFor([this] { m_page->show(); });
        auto *state = m_page->findChild<StatePage *>();
        QVERIFY(state->isVisible());
        QCOMPARE(state->title(), u"No downloads yet"_s);
        m_page->setStore(nullptr, {});
        QTRY_COMPARE(state->title(), u"No repository chosen"_s);
    }

    void narrowPage_hasNoHorizontalScrolling()
    {
        recordDaysAgo(1, 100);
        recordDaysAgo(0, 0);
        m_page->resize(420, 520);
        show();
        QVERIFY2(m_page->minimumSizeHint().width() <= 420,
                 qPrintable(QString::number(m_page->minimumSizeHint().width())));
        auto *scroll = m_page->findChild<QScrollArea *>();
        QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
    }

    void csv_isWrittenForAllAndForOne()
    {
        show();
        const QString path = m_folder->filePath(u"all.csv"_s);
        m_page->exportCsv(path);
        QTRY_VERIFY(QFile::exists(path));
        qsizetype files = 0;
        for (const Release &release : m_store->releases())
            files += release.assets.size();
        QCOMPARE(contents(path).count("\r\n"), files + 1);
        QVERIFY(contents(path).contains(
            ",tidewater-2.3.1-linux-x86_64.tar.gz,Linux x86-64,linux,x86-64,"));

        const Release *release = releaseTagged(u"v2.3.1"_s);
        m_page->setRelease(release->id);
        m_page->showRelease(true);
        m_page->exportCsv(path);
        QTRY_COMPARE(contents(path).count("\r\n"), release->assets.size() + 1);
    }

    void pictures_holdTheWholeReport()
    {
        recordDaysAgo(1, 100);
        recordDaysAgo(0, 0);
        show();
        const QString svg = m_folder->filePath(u"report.svg"_s);
        const QString png = m_folder->filePath(u"report.png"_s);

        m_page->exportSvg(svg);
        m_page->exportPng(png);

        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        QVERIFY(contents(svg).contains("octo-org/tidewater"));
        QVERIFY(contents(svg).contains("tidewater-*-linux-x86_64.tar.gz"));
        const QImage image(png);
        QCOMPARE(image.width(), 2 * 820);
        QVERIFY(image.height() > 2 * m_page->height());
        QCOMPARE(image.pixelColor(2, 2), QColor(Qt::white));
    }

    void unwritableFile_isSaid()
    {
        show();
        m_page->exportPng(m_folder->filePath(u"missing/report.png"_s));
        auto *messages = m_page->findChild<QWidget *>(u"statisticsMessages"_s);
        QVERIFY(messages->isVisible());
        messages->hide();
        m_page->exportCsv(m_folder->filePath(u"missing/table.csv"_s));
        QTRY_VERIFY(messages->isVisible());
    }

    void exportDialog_offersANameOfItsOwn()
    {
        show();
        m_page->findChild<QAction *>(u"exportCsvAction"_s)->trigger();
        auto *dialog = m_page->findChild<QFileDialog *>(u"exportStatisticsDialog"_s);
        QVERIFY(dialog);
        QVERIFY(dialog->selectedFiles().constFirst().contains(u"tidewater-downloads-20"_s));
        QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
        const QString path = m_folder->filePath(u"chosen.csv"_s);
        Q_EMIT dialog->fileSelected(path);
        QTRY_VERIFY(contents(path).startsWith("tag,title,"));
        dialog->close();
    }

private:
    /// Until the page has counted.
    void waitFor(const std::function<void()> &act)
    {
        QSignalSpy changed(m_page.get(), &StatisticsPage::reportChanged);
        act();
        QVERIFY(changed.wait(20'000));
    }

    void show()
    {
        m_page->setStore(m_store.get(), account);
        waitFor([this] { m_page->show(); });
    }

    /// The counts as they are, less some downloads of one file.
    void recordDaysAgo(int ago, qint64 fewer)
    {
        QList<Release> releases = m_store->releases();
        for (Release &release : releases) {
            if (release.tag == u"v2.2.4"_s)
                release.assets[0].downloads -= fewer;
        }
        m_history->record(account, m_repo, releases, m_store->asOf().addDays(-ago));
    }

    [[nodiscard]] qint64 sumOfStore() const
    {
        qint64 sum = 0;
        for (const Release &release : m_store->releases())
            sum += release.downloads();
        return sum;
    }

    [[nodiscard]] const Release *releaseTagged(const QString &tag) const
    {
        const auto found = std::ranges::find(m_store->releases(), tag, &Release::tag);
        return found == m_store->releases().cend() ? nullptr : &*found;
    }

    [[nodiscard]] BarList *bars(const QString &name) const
    {
        return m_page->findChild<BarList *>(name);
    }
    [[nodiscard]] GrowthChart *growth() const { return m_page->findChild<GrowthChart *>(); }
    [[nodiscard]] QLabel *growthNote() const
    {
        return m_page->findChild<QLabel *>(u"growthNote"_s);
    }

    const core::RepoId m_repo{u"octo-org"_s, u"tidewater"_s};
    std::optional<PracticeHost> m_host;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<core::DownloadHistory> m_history;
    std::unique_ptr<core::ReleaseStore> m_store;
    std::unique_ptr<StatisticsPage> m_page;
};

QTEST_MAIN(TestStatistics)
#include "tst_statistics.moc"
