#include "core/releases/releasedesk.h"
#include "core/storage/releasecache.h"
#include "tests/support/practicehost.h"
#include "ui/releases/releaselistfeed.h"
#include "ui/releases/releaselistpane.h"
#include "ui/releases/releasemodel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

/// The list as the cache has it, then as the server has it: real model, view, store and hub.
class TestCachedList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_host = std::make_unique<PracticeHost>(hub::Seed::Demo);
        const QString path = m_folder->filePath(u"slipway.sqlite"_s);
        m_journal = std::make_unique<EditJournal>(path);
        m_cache = std::make_unique<ReleaseCache>(path);
        m_desk = makeDesk();
        m_desk->store().refresh();
        QTRY_VERIFY(m_desk->store().state() == ReleaseStore::State::Loaded
                    && !m_desk->store().tags().isEmpty());
        m_desk = nullptr;
        m_desk = makeDesk();
        m_model = std::make_unique<ui::ReleaseModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        m_pane = std::make_unique<ui::ReleaseListPane>(*m_model);
        m_feed = std::make_unique<ui::ReleaseListFeed>(*m_model, *m_pane);
        m_pane->resize(400, 600);
        m_pane->show();
        m_feed->setDesk(m_desk.get());
        QTRY_VERIFY(m_model->rowCount() > 200);
    }

    void cleanup()
    {
        m_feed.reset();
        m_pane.reset();
        m_tester.reset();
        m_model.reset();
        m_desk.reset();
        m_cache.reset();
        m_journal.reset();
        m_host.reset();
    }

    void remembered_tellsItsAgeOnly()
    {
        QCOMPARE(m_desk->store().state(), ReleaseStore::State::Remembered);
        QCOMPARE(ageText(), u"As of just now."_s);
    }

    /// What is the same is not touched at all: no row, no pixel.
    void refresh_ofWhatIsTheSame_changesNothing()
    {
        look();
        refresh();
        const QImage before = picture();
        QSignalSpy reset(m_pane->view()->model(), &QAbstractItemModel::modelReset);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy selected(m_pane.get(), &ui::ReleaseListPane::selectionChanged);

        refresh();

        QVERIFY(ageText().isEmpty());
        QCOMPARE(reset.count() + changed.count() + inserted.count() + selected.count(), 0);
        QCOMPARE(picture(), before);
    }

    /// New rows above, a row that goes, one that changes: what is looked at stays where it is.
    void refresh_withChanges_keepsPlaceAndSelection()
    {
        look();
        const qint64 current = m_pane->currentReleaseId();
        const QList<qint64> selected = m_pane->selectedReleaseIds();
        const QPoint before = placeOf(current);
        const QList<Release> releases = m_desk->store().releases();
        (void)PracticeHost::await(m_host->api->deleteRelease(tidewater, releases.at(2).id));
        for (const auto *tag : {"v90", "v91", "v92"})
            (void)PracticeHost::await(m_host->api->createRelease(
                tidewater, {.tag = QString::fromLatin1(tag), .title = u"New"_s, .draft = true}));
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);

        refresh();

        QCOMPARE(m_model->rowCount(), releases.size() + 2);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(m_pane->currentReleaseId(), current);
        QCOMPARE(m_pane->selectedReleaseIds(), selected);
        QCOMPARE(placeOf(current), before);
    }

    void offline_isSaidAtOnceAndTakenBack()
    {
        m_host->api->setRetryPolicy({.shortestDelay = std::chrono::hours(1),
                                     .longestDelay = std::chrono::hours(2),
                                     .patience = std::chrono::hours(3)});
        m_host->hub.addFault(
            {.pathPattern = u"."_s, .times = -1, .wire = hub::Fault::Wire::CutBeforeReply});

        m_desk->store().refresh(); // goes on trying for hours

        QTRY_COMPARE(ageText(), u"Offline. As of just now."_s);
        QVERIFY(m_model->rowCount() > 200);
        m_host->hub.clearFaults();
        connect(m_pane.get(), &ui::ReleaseListPane::retryRequested, m_desk.get(),
                [this] { m_desk->store().refresh(); });
        QTest::mouseClick(m_pane->findChild<QWidget *>(u"releaseListRetry"_s), Qt::LeftButton);
        QTRY_COMPARE(m_desk->store().state(), ReleaseStore::State::Loaded);
        QVERIFY(ageText().isEmpty());
    }

private:
    const RepoId tidewater{u"octo-org"_s, u"tidewater"_s};

    std::unique_ptr<ReleaseDesk> makeDesk()
    {
        auto desk = std::make_unique<ReleaseDesk>(*m_host->api, tidewater, *m_journal);
        desk->store().keepIn(*m_cache, u"127.0.0.1/monalisa"_s);
        return desk;
    }

    /// Somewhere in the middle, with two rows selected.
    void look()
    {
        const auto *model = m_pane->view()->model();
        m_pane->setCurrentRelease(model->index(60, 0).data(ui::ReleaseModel::IdRole).toLongLong());
        m_pane->view()->selectionModel()->select(model->index(62, 0), QItemSelectionModel::Select);
        m_pane->view()->verticalScrollBar()->setValue(m_pane->view()->verticalScrollBar()->value()
                                                      + 37);
        QCOMPARE(m_pane->selectedReleaseIds().size(), 2);
    }

    void refresh()
    {
        m_desk->store().refresh();
        QTRY_COMPARE(m_desk->store().state(), ReleaseStore::State::Loaded);
        QCoreApplication::processEvents();
    }

    QPoint placeOf(qint64 id) const
    {
        const auto *view = m_pane->view();
        const int row = m_pane->filter()->rowOf(id);
        return view->visualRect(view->model()->index(row, 0)).topLeft();
    }

    QImage picture() const { return m_pane->view()->viewport()->grab().toImage(); }

    /// Empty while the line is hidden.
    QString ageText() const
    {
        const auto *line = m_pane->findChild<QWidget *>(u"releaseListAge"_s);
        return line->isHidden() ? QString()
                                : line->findChild<QLabel *>(u"releaseListAgeText"_s)->text();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PracticeHost> m_host;
    std::unique_ptr<EditJournal> m_journal;
    std::unique_ptr<ReleaseCache> m_cache;
    std::unique_ptr<ReleaseDesk> m_desk;
    std::unique_ptr<ui::ReleaseModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<ui::ReleaseListPane> m_pane;
    std::unique_ptr<ui::ReleaseListFeed> m_feed;
};

QTEST_MAIN(TestCachedList)
#include "tst_cachedlist.moc"
