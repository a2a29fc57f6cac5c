#include "ui/common/messagebar.h"
#include "ui/common/statepage.h"
#include "ui/common/theme.h"
#include "ui/releases/releasedelegate.h"
#include "ui/releases/releaselistpane.h"
#include "ui/releases/releasemodel.h"
#include "ui/releases/releasetext.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using core::Error;
using core::Release;
using ui::ReleaseListPane;
using ui::ReleaseModel;
using ui::ReleaseRowLayout;

namespace {

Release release(qint64 id, const QString &title, bool draft = false)
{
    Release made;
    made.id = id;
    made.title = title;
    made.tag = u"v%1"_s.arg(id);
    made.draft = draft;
    made.createdAt = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC).addDays(id);
    if (!draft)
        made.publishedAt = made.createdAt;
    return made;
}

QList<Release> releases(qint64 first, qint64 last)
{
    QList<Release> all;
    for (qint64 id = last; id >= first; --id)
        all << release(id, u"Release %1"_s.arg(id), id % 10 == 0);
    return all;
}

struct Fixture
{
    ReleaseModel model;
    ReleaseListPane pane{model};
    QListView *list = pane.findChild<QListView *>(u"releaseList"_s);
    QLineEdit *filterEdit = pane.findChild<QLineEdit *>(u"releaseFilter"_s);
    ui::StatePage *state = pane.findChild<ui::StatePage *>();
    ui::MessageBar *bar = pane.findChild<ui::MessageBar *>();
    QSignalSpy current{&pane, &ReleaseListPane::currentReleaseChanged};

    explicit Fixture(int count = 0)
    {
        pane.resize(400, 600);
        pane.show();
        pane.activateWindow();
        if (count > 0)
            model.setReleases(releases(1, count));
    }
    void click(qint64 id, Qt::KeyboardModifiers modifiers = {})
    {
        const QModelIndex index = pane.filter()->index(pane.filter()->rowOf(id), 0);
        list->scrollTo(index);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, modifiers,
                          list->visualRect(index).center());
    }
    [[nodiscard]] qint64 topId() const
    {
        return list->indexAt(QPoint(50, 0)).data(ReleaseModel::IdRole).toLongLong();
    }
    [[nodiscard]] bool showsList() const { return list->isVisible(); }
    void triggerState() const { state->findChild<QPushButton *>(u"statePrimaryButton"_s)->click(); }
};

} // namespace

class tst_ReleaseList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::theme::apply(*qApp, ui::theme::Scheme::Light); }

    // Geometry

    void layout_keepsPartsApart_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("titleWidth");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            const char *name = direction == Qt::LeftToRight ? "" : ", right to left";
            QTest::addRow("roomy%s", name) << 400 << 120 << direction;
            QTest::addRow("long title%s", name) << 400 << 2000 << direction;
            QTest::addRow("narrow%s", name) << 170 << 300 << direction;
        }
    }
    void layout_keepsPartsApart()
    {
        QFETCH(int, width);
        QFETCH(int, titleWidth);
        QFETCH(Qt::LayoutDirection, direction);
        const QRect row(0, 580, width, ReleaseRowLayout::height(17, 15));

        const ReleaseRowLayout layout = ReleaseRowLayout::of(row,
                                                             {.titleHeight = 17,
                                                              .detailsHeight = 15,
                                                              .titleWidth = titleWidth,
                                                              .chip = QSize(80, 18),
                                                              .downloadsWidth = 50,
                                                              .dot = true},
                                                             direction);

        const QList<QRect> parts{layout.title, layout.dot, layout.chip, layout.details,
                                 layout.downloads};
        for (qsizetype i = 0; i < parts.size(); ++i) {
            QVERIFY2(layout.background.contains(parts.at(i)), qPrintable(u"part %1"_s.arg(i)));
            for (qsizetype j = i + 1; j < parts.size(); ++j)
                QVERIFY2(!parts.at(i).intersects(parts.at(j)),
                         qPrintable(u"parts %1 and %2"_s.arg(i).arg(j)));
        }
        QVERIFY(row.contains(layout.background));
        QVERIFY(layout.title.bottom() < layout.details.top());
        QCOMPARE(layout.chip.center().x() > layout.title.center().x(),
                 direction == Qt::LeftToRight);
    }

    void layout_givesTheTitleAllTheRoomThereIs()
    {
        const QRect row(0, 0, 300, 58);
        const ReleaseRowLayout layout = ReleaseRowLayout::of(
            row, {.titleHeight = 17, .detailsHeight = 15, .titleWidth = 1000}, Qt::LeftToRight);
        QVERIFY(layout.chip.isNull() && layout.dot.isNull() && layout.downloads.isNull());
        QCOMPARE(layout.title.width(), layout.background.width() - 24);
        QCOMPARE(layout.details.width(), layout.title.width());
    }

    void chip_isTheWordThatMattersMost_data()
    {
        QTest::addColumn<bool>("draft");
        QTest::addColumn<bool>("prerelease");
        QTest::addColumn<bool>("latest");
        QTest::addColumn<bool>("immutable");
        QTest::addColumn<QString>("expected");
        QTest::newRow("draft") << true << true << false << false << u"Draft"_s;
        QTest::newRow("pre-release") << false << true << false << true << u"Pre-release"_s;
        QTest::newRow("latest") << false << false << true << true << u"Latest"_s;
        QTest::newRow("immutable") << false << false << false << true << u"Immutable"_s;
        QTest::newRow("plain") << false << false << false << false << QString();
    }
    void chip_isTheWordThatMattersMost()
    {
        QFETCH(bool, draft);
        QFETCH(bool, prerelease);
        QFETCH(bool, latest);
        QFETCH(bool, immutable);
        Release one;
        one.draft = draft;
        one.prerelease = prerelease;
        one.immutable = immutable;
        QTEST(ui::releasetext::chip(one, latest).word, "expected");
    }

    void delegate_paintsTheSelectionInTheAccentColour()
    {
        Fixture fix(3);
        fix.click(2);
        const QRect row
            = fix.list->visualRect(fix.pane.filter()->index(fix.pane.filter()->rowOf(2), 0));
        const QImage image = fix.list->viewport()->grab().toImage();
        const QPoint inside(row.left() + 12, row.center().y());
        QCOMPARE(image.pixelColor(inside), QApplication::palette().color(QPalette::Highlight));
    }

    // Selection by id

    void click_makesCurrent()
    {
        Fixture fix(30);
        fix.click(25);
        QCOMPARE(fix.current.count(), 1);
        QCOMPARE(fix.pane.currentReleaseId(), 25);
        QCOMPARE(fix.pane.selectedReleaseIds(), QList<qint64>{25});
    }

    void selection_survives_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"filter", "sort", "refresh", "page", "scope"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void selection_survives()
    {
        Fixture fix(30);
        fix.click(25);
        fix.click(21, Qt::ControlModifier);
        QCOMPARE(fix.pane.selectedReleaseIds(), (QList<qint64>{25, 21}));
        fix.current.clear();

        QFETCH(QString, what);
        if (what == u"filter"_s)
            fix.filterEdit->setText(u"Release 2"_s);
        else if (what == u"sort"_s)
            fix.pane.filter()->setOrder(ui::ReleaseFilter::Order::Newest, Qt::AscendingOrder);
        else if (what == u"refresh"_s)
            fix.model.setReleases(releases(1, 32));
        else if (what == u"page"_s)
            fix.model.append(releases(31, 60));
        else
            fix.pane.filter()->setScope(ui::ReleaseFilter::Scope::Published);

        QCOMPARE(fix.current.count(), 0);
        QCOMPARE(fix.pane.currentReleaseId(), 21);
        QList<qint64> selected = fix.pane.selectedReleaseIds();
        std::sort(selected.begin(), selected.end());
        QCOMPARE(selected, (QList<qint64>{21, 25}));
        QCOMPARE(fix.list->currentIndex().data(ReleaseModel::IdRole).toLongLong(), 21);
        QCOMPARE(fix.list->selectionModel()->selectedIndexes().size(), 2);
    }

    void hiddenRelease_staysCurrentAndComesBack()
    {
        Fixture fix(30);
        fix.click(25);
        fix.current.clear();

        fix.filterEdit->setText(u"Release 7"_s);

        QCOMPARE(fix.pane.currentReleaseId(), 25);
        QVERIFY(fix.pane.selectedReleaseIds().isEmpty());
        QVERIFY(!fix.list->currentIndex().isValid());

        fix.filterEdit->clear();

        QCOMPARE(fix.current.count(), 0);
        QCOMPARE(fix.list->currentIndex().data(ReleaseModel::IdRole).toLongLong(), 25);
        QCOMPARE(fix.pane.selectedReleaseIds(), QList<qint64>{25});
    }

    void removedRelease_givesWayToItsNeighbour()
    {
        Fixture fix(30);
        fix.click(25);
        fix.current.clear();
        fix.model.removeById(25);
        QCOMPARE(fix.current.count(), 1);
        QCOMPARE(fix.pane.currentReleaseId(), 24); // stands where 25 stood
        fix.model.clear();
        QCOMPARE(fix.pane.currentReleaseId(), ReleaseListPane::noRelease);
    }

    void refresh_awaitsPagesToCome()
    {
        Fixture fix(30);
        fix.click(5);
        fix.current.clear();
        fix.pane.setLoading();
        fix.model.setReleases(releases(21, 30));
        fix.model.append(releases(1, 20));
        fix.pane.setReady();
        QCOMPARE(fix.current.count(), 0);
        QCOMPARE(fix.list->currentIndex().data(ReleaseModel::IdRole).toLongLong(), 5);
    }

    void setCurrentRelease_mayComeBeforeTheRelease()
    {
        Fixture fix(10);
        fix.pane.setCurrentRelease(15);
        fix.model.append(releases(11, 20));
        QCOMPARE(fix.pane.selectedReleaseIds(), QList<qint64>{15});
    }

    void setCurrentRelease_loosensTheFilter()
    {
        Fixture fix(30);
        fix.filterEdit->setText(u"Release 7"_s);
        fix.pane.setCurrentRelease(25);
        QVERIFY(fix.filterEdit->text().isEmpty());
        QCOMPARE(fix.pane.selectedReleaseIds(), QList<qint64>{25});
    }

    void adoptedRelease_staysCurrent()
    {
        Fixture fix(10);
        Release local = release(-1, u"Fresh"_s, true);
        fix.model.upsert(local);
        fix.pane.setCurrentRelease(-1);
        fix.current.clear();
        local.id = 99;
        fix.model.adopt(-1, local);
        QCOMPARE(fix.pane.currentReleaseId(), 99);
        QCOMPARE(fix.current.count(), 0);
        QCOMPARE(fix.pane.selectedReleaseIds(), QList<qint64>{99});
    }

    void arrivingPages_doNotMoveWhatIsLookedAt()
    {
        Fixture fix(100);
        fix.click(100);
        fix.list->verticalScrollBar()->setValue(1200);
        const qint64 top = fix.topId();
        QVERIFY(top < 90);
        fix.model.append(releases(101, 200)); // newer: they go above
        QCOMPARE(fix.topId(), top);
        fix.model.append(releases(-0, 0));
        QCOMPARE(fix.topId(), top);
    }

    // Keys

    void slash_movesToTheFilter()
    {
        Fixture fix(5);
        QVERIFY(QTest::qWaitForWindowActive(&fix.pane));
        fix.pane.focusList();
        QVERIFY(fix.list->hasFocus());
        QTest::keyClick(fix.list, Qt::Key_Slash);
        QVERIFY(fix.filterEdit->hasFocus());
        QTest::keyClick(fix.filterEdit, Qt::Key_Slash);
        QCOMPARE(fix.filterEdit->text(), u"/"_s);
    }

    void controlF_movesToTheFilter()
    {
        Fixture fix(5);
        QVERIFY(QTest::qWaitForWindowActive(&fix.pane));
        fix.pane.focusList();
        QTest::keyClick(fix.list, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(fix.filterEdit->hasFocus());
    }

    void escape_clearsThenLeaves()
    {
        Fixture fix(5);
        QVERIFY(QTest::qWaitForWindowActive(&fix.pane));
        fix.filterEdit->setFocus();
        QTest::keyClicks(fix.filterEdit, u"release 3"_s);
        QCOMPARE(fix.pane.filter()->rowCount(), 1);
        QTest::keyClick(fix.filterEdit, Qt::Key_Escape);
        QCOMPARE(fix.pane.filter()->rowCount(), 5);
        QVERIFY(fix.filterEdit->hasFocus());
        QTest::keyClick(fix.filterEdit, Qt::Key_Escape);
        QVERIFY(fix.list->hasFocus());
    }

    void down_movesIntoTheList()
    {
        Fixture fix(5);
        QVERIFY(QTest::qWaitForWindowActive(&fix.pane));
        fix.filterEdit->setFocus();
        QTest::keyClick(fix.filterEdit, Qt::Key_Down);
        QVERIFY(fix.list->hasFocus());
        QCOMPARE(fix.pane.currentReleaseId(), 5);
    }

    void enter_activates()
    {
        Fixture fix(5);
        fix.pane.setCurrentRelease(4);
        QSignalSpy activated(&fix.pane, &ReleaseListPane::releaseActivated);
        QTest::keyClick(fix.list, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.first().first().toLongLong(), 4);
    }

    void contextActions_areReplaced()
    {
        Fixture fix(5);
        QAction one(u"One"_s);
        QAction other(u"Other"_s);
        fix.pane.setContextActions({&one});
        fix.pane.setContextActions({&other});
        QCOMPARE(fix.list->actions(), QList<QAction *>{&other});
    }

    // States

    void empty_offersToMakeOne()
    {
        Fixture fix;
        QSignalSpy asked(&fix.pane, &ReleaseListPane::newReleaseRequested);
        QVERIFY(!fix.showsList());
        QCOMPARE(fix.state->title(), u"No releases yet"_s);
        fix.triggerState();
        QCOMPARE(asked.count(), 1);
    }

    void readOnly_doesNotOfferIt()
    {
        Fixture fix;
        fix.pane.setAccess({.reason = core::Access::Reason::Role});
        QVERIFY(fix.state->findChild<QPushButton *>(u"statePrimaryButton"_s)->isHidden());
    }

    void noMatch_offersToClear()
    {
        Fixture fix(5);
        QVERIFY(fix.showsList());
        fix.filterEdit->setText(u"submarine"_s);
        QVERIFY(!fix.showsList());
        fix.triggerState();
        QVERIFY(fix.filterEdit->text().isEmpty());
        QVERIFY(fix.showsList());
    }

    void noMatch_ofAScopeIsClearedToo()
    {
        Fixture fix(5); // without a draft
        fix.pane.findChild<QAbstractButton *>(u"releaseScope2"_s)->click();
        QVERIFY(!fix.showsList());
        fix.triggerState();
        QVERIFY(fix.showsList());
        QCOMPARE(fix.pane.filter()->scope(), ui::ReleaseFilter::Scope::All);
    }

    void loading_thenReleases()
    {
        Fixture fix;
        fix.pane.setLoading();
        QVERIFY(fix.state->isLoading());
        fix.model.append(releases(1, 3));
        QVERIFY(fix.showsList());
    }

    void error_withoutReleasesFillsThePage()
    {
        Fixture fix;
        QSignalSpy retry(&fix.pane, &ReleaseListPane::retryRequested);
        fix.pane.setError({.kind = Error::Kind::NotFound, .httpStatus = 404});
        QVERIFY(!fix.showsList());
        fix.triggerState();
        QCOMPARE(retry.count(), 1);
        QVERIFY(fix.bar->isHidden());
    }

    void error_withReleasesIsABar()
    {
        Fixture fix(5);
        QSignalSpy retry(&fix.pane, &ReleaseListPane::retryRequested);
        fix.pane.setError({.kind = Error::Kind::Server});
        QVERIFY(fix.showsList());
        QVERIFY(!fix.bar->isHidden());
        fix.bar->findChild<QPushButton *>()->click();
        QCOMPARE(retry.count(), 1);
        fix.pane.setError({.kind = Error::Kind::Server});
        fix.pane.setReady();
        QVERIFY(fix.bar->isHidden());
    }

    /// Being offline is no alarm while there is something to show.
    void offline_withReleasesIsAQuietLine()
    {
        Fixture fix(5);
        QSignalSpy retry(&fix.pane, &ReleaseListPane::retryRequested);
        auto *line = fix.pane.findChild<QWidget *>(u"releaseListAge"_s);
        auto *text = line->findChild<QLabel *>(u"releaseListAgeText"_s);
        QVERIFY(line->isHidden());

        fix.pane.setError({.kind = Error::Kind::Network});
        fix.pane.setAsOf(QDateTime::currentDateTimeUtc().addSecs(-12 * 60));

        QVERIFY(fix.showsList());
        QVERIFY(fix.bar->isHidden());
        QVERIFY(!line->isHidden());
        QCOMPARE(text->text(), u"Offline. As of 12 min ago."_s);
        line->findChild<QToolButton *>()->click();
        QCOMPARE(retry.count(), 1);

        fix.pane.setLoading();
        fix.pane.setAsOf({});
        QVERIFY(line->isHidden());
    }

    void otherFailures_tellTheAgeBesideTheReason()
    {
        Fixture fix(5);
        auto *line = fix.pane.findChild<QWidget *>(u"releaseListAge"_s);
        fix.pane.setError({.kind = Error::Kind::Server});
        fix.pane.setAsOf(QDateTime::currentDateTimeUtc().addSecs(-12 * 60));

        QVERIFY(!fix.bar->isHidden());
        QCOMPARE(line->findChild<QLabel *>(u"releaseListAgeText"_s)->text(),
                 u"As of 12 min ago."_s);
        QVERIFY(line->findChild<QToolButton *>()->isHidden()); // the bar has one
        fix.pane.setReady();
        fix.pane.setAsOf({});
        QVERIFY(line->isHidden());
    }

    void offline_withoutReleasesIsAPage()
    {
        Fixture fix(0);
        fix.pane.setError({.kind = Error::Kind::Network});
        QVERIFY(!fix.showsList());
        QVERIFY(fix.pane.findChild<QWidget *>(u"releaseListAge"_s)->isHidden());
    }

    /// What is quick does not flicker, and what is shown does not move for it.
    void refreshing_isAThinLineOverTheList()
    {
        Fixture fix(5);
        auto *busy = fix.pane.findChild<QWidget *>(u"busyLine"_s);
        const QRect before = fix.pane.view()->geometry();
        fix.pane.setLoading();
        QVERIFY(busy->isHidden());
        QTRY_VERIFY(!busy->isHidden());
        QCOMPARE(fix.pane.view()->geometry(), before);
        QCOMPARE(busy->width(), before.width());
        fix.pane.setReady();
        QVERIFY(busy->isHidden());
    }

    void state_isSavedAndRestored()
    {
        Fixture fix(30);
        fix.pane.filter()->setScope(ui::ReleaseFilter::Scope::Drafts);
        fix.pane.filter()->setOrder(ui::ReleaseFilter::Order::Size, Qt::AscendingOrder);
        Fixture other(30);
        QVERIFY(other.pane.restoreState(fix.pane.saveState()));
        QCOMPARE(other.pane.filter()->scope(), ui::ReleaseFilter::Scope::Drafts);
        QCOMPARE(other.pane.filter()->order(), ui::ReleaseFilter::Order::Size);
        QCOMPARE(other.pane.filter()->direction(), Qt::AscendingOrder);
        QVERIFY(!other.pane.restoreState("rubbish"));
    }

    void placeholder_tellsHowMany()
    {
        Fixture fix(214);
        QVERIFY2(fix.filterEdit->placeholderText().contains(u"214"_s),
                 qPrintable(fix.filterEdit->placeholderText()));
    }

    void narrowPane_keepsEverythingInside()
    {
        Fixture fix(30);
        fix.pane.resize(260, 500);
        QVERIFY2(fix.pane.width() == 260, qPrintable(QString::number(fix.pane.width())));
        for (QToolButton *button : fix.pane.findChildren<QToolButton *>()) {
            const QRect place(button->mapTo(&fix.pane, QPoint()), button->size());
            if (button->isVisible())
                QVERIFY2(fix.pane.rect().contains(place), qPrintable(button->objectName()));
        }
    }

    void eachControl_hasAName()
    {
        Fixture fix(3);
        fix.pane.setError({.kind = Error::Kind::Server, .httpStatus = 500});
        int checked = 0;
        for (QWidget *widget : fix.pane.findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(!access->text(QAccessible::Name).isEmpty(),
                     qPrintable(widget->objectName()
                                + QString::fromLatin1(widget->metaObject()->className())));
            ++checked;
        }
        QVERIFY(checked >= 7);
    }
};

QTEST_MAIN(tst_ReleaseList)
#include "tst_releaselist.moc"
