#include "core/transfers/transferwatch.h"
#include "tests/support/practicehost.h"
#include "ui/common/transferpainting.h"
#include "ui/common/transferwords.h"
#include "ui/transfers/obstacleline.h"
#include "ui/transfers/roworder.h"
#include "ui/transfers/transferdelegate.h"
#include "ui/transfers/transferglance.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transferpanel.h"
#include "ui/transfers/transfersummary.h"
#include "ui/transfers/transfertable.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QFile>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace ui;
using core::AccountObstacle;
using core::Error;
using core::Transfer;
using core::TransferOverview;
using State = Transfer::State;

Q_DECLARE_METATYPE(core::TransferOverview)

namespace {

QString printed(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(model.index(row, column).data().toString());
        lines.append(cells.join(u'|'));
    }
    return lines.join(u'\n');
}

QString names(const QAbstractItemModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all.append(model.index(row, TransferModel::FileColumn).data().toString());
    return all.join(u' ');
}

QString printed(const QList<roworder::Move> &moves)
{
    QStringList all;
    for (const roworder::Move &move : moves)
        all.append(u"%1<%2"_s.arg(move.id).arg(move.before));
    return all.join(u' ');
}

} // namespace

class TestTransferPanel : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes = "content") const
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return out.fileName();
    }

    /// More than the connection takes while nobody reads.
    static QByteArray large() { return QByteArray(12'000'000, 'x'); }

    /// A panel on a hub that stops reading uploads half way, until told otherwise.
    struct Stage
    {
        explicit Stage(bool stalls = true)
        {
            hub::Fault stall{
                .method = "POST", .pathPattern = u"/assets$"_s, .times = -1, .readBody = false};
            stall.wire = hub::Fault::Wire::Stall;
            if (stalls)
                host.hub.addFault(stall);
            watch.addQueue(&queue);
            panel.addQueue(&queue, u"monalisa @ hub"_s);
            panel.resize(1000, 300);
            panel.show();
            if (!QTest::qWaitForWindowActive(&panel)) // or no shortcut works
                qFatal("the panel does not become active");
            table = panel.findChild<TransferTable *>(u"transferTable"_s);
        }
        void select(const QList<int> &rows) const
        {
            table->setCurrentIndex(table->model()->index(rows.first(), 0));
            for (const int row : rows)
                table->selectionModel()->select(table->model()->index(row, 0),
                                                QItemSelectionModel::Select
                                                    | QItemSelectionModel::Rows);
        }
        [[nodiscard]] QToolButton *button(const QString &name) const
        {
            return panel.findChild<QToolButton *>(name);
        }
        [[nodiscard]] QString files() const { return names(*table->model()); }
        void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
        {
            table->setFocus();
            QTest::keyClick(table, Qt::Key(key), modifiers);
        }
        [[nodiscard]] bool arrives(qint64 id) const
        {
            return PracticeHost::waitUntil(
                [&] { return queue.transfer(id)->state == State::Done; });
        }
        /// The painted one of that row.
        [[nodiscard]] QPoint placeOf(int row, TransferDelegate::Button wanted) const
        {
            const QModelIndex index = table->model()->index(row, TransferModel::StateColumn);
            QStyleOptionViewItem option;
            option.rect = table->visualRect(index);
            const auto buttons = TransferDelegate::buttonsOf(index);
            return cell::layout(option, int(buttons.size()))
                .buttons.value(buttons.indexOf(wanted))
                .center();
        }

        PracticeHost host;
        core::Release release = host.draft();
        core::TransferQueue queue{*host.api};
        core::TransferWatch watch;
        TransferPanel panel{watch};
        TransferTable *table = nullptr;
    };

private Q_SLOTS:
    void summary_tellsWhatIsUnderWay_data()
    {
        QTest::addColumn<TransferOverview>("overview");
        QTest::addColumn<QString>("summary");

        QTest::newRow("nothing") << TransferOverview{} << QString();
        QTest::newRow("two running")
            << TransferOverview{.uploads = 2, .speed = 21e6, .timeLeft = 4s, .moving = true}
            << u"2 uploads · 21.0 MB/s · 4 s left"_s;
        QTest::newRow("speed unknown")
            << TransferOverview{.uploads = 1, .moving = true} << u"1 upload"_s;
        QTest::newRow("both ways")
            << TransferOverview{.uploads = 1, .downloads = 1} << u"1 upload · 1 download"_s;
        QTest::newRow("some paused")
            << TransferOverview{.uploads = 1, .paused = 2} << u"1 upload · 2 paused"_s;
        QTest::newRow("all paused") << TransferOverview{.paused = 3} << u"3 paused"_s;
        QTest::newRow("held back")
            << TransferOverview{.uploads = 7,
                                .speed = 9e6,
                                .held = AccountObstacle{{.kind = Error::Kind::Unreachable}, {}}}
            << u"7 uploads · waits for the network"_s;
        QTest::newRow("one failed") << TransferOverview{.open = 1} << u"1 file to look at"_s;
        QTest::newRow("one failed, others go on")
            << TransferOverview{.uploads = 1, .open = 1} << u"1 upload · 1 to look at"_s;
    }

    void summary_tellsWhatIsUnderWay()
    {
        QFETCH(TransferOverview, overview);
        QTEST(transferSummary(overview), "summary");
    }

    void order_movesWhatIsChosen_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QSet<qint64>>("chosen");
        QTest::addColumn<qint64>("before");
        QTest::addColumn<QString>("moves");
        using Ids = QSet<qint64>;

        QTest::newRow("up") << u"up"_s << Ids{3} << qint64(0) << u"3<2"_s;
        QTest::newRow("up from the top") << u"up"_s << Ids{1} << qint64(0) << QString();
        QTest::newRow("a block goes up together")
            << u"up"_s << Ids{3, 4} << qint64(0) << u"3<2 4<2"_s;
        QTest::newRow("a block at the top stays, another follows")
            << u"up"_s << Ids{1, 2, 4} << qint64(0) << u"4<3"_s;
        QTest::newRow("down") << u"down"_s << Ids{3} << qint64(0) << u"3<5"_s;
        QTest::newRow("down to the end") << u"down"_s << Ids{4} << qint64(0) << u"4<0"_s;
        QTest::newRow("down from the end") << u"down"_s << Ids{5} << qint64(0) << QString();
        QTest::newRow("a block goes down together")
            << u"down"_s << Ids{2, 3} << qint64(0) << u"3<5 2<3"_s;
        QTest::newRow("before one") << u"to"_s << Ids{2, 4} << qint64(1) << u"2<1 4<1"_s;
        QTest::newRow("to the end") << u"to"_s << Ids{1, 3} << qint64(0) << u"1<0 3<0"_s;
        QTest::newRow("before one of themselves")
            << u"to"_s << Ids{2, 4} << qint64(4) << u"2<5 4<5"_s;
        QTest::newRow("where they are") << u"to"_s << Ids{2, 3} << qint64(4) << QString();
        QTest::newRow("at the end already") << u"to"_s << Ids{4, 5} << qint64(0) << QString();
        QTest::newRow("to the top, at the top") << u"to"_s << Ids{1} << qint64(1) << QString();
        QTest::newRow("strangers are left out") << u"to"_s << Ids{9} << qint64(1) << QString();
    }

    void order_movesWhatIsChosen()
    {
        QFETCH(QString, way);
        QFETCH(QSet<qint64>, chosen);
        QFETCH(qint64, before);
        const QList<qint64> rows{1, 2, 3, 4, 5};
        const auto moves = way == u"up"_s ? roworder::up(rows, chosen)
            : way == u"down"_s            ? roworder::down(rows, chosen)
                                          : roworder::before(rows, chosen, before);
        QTEST(printed(moves), "moves");
    }

    void model_followsSeveralQueues()
    {
        PracticeHost host;
        TransferModel model;
        const QAbstractItemModelTester tester(&model);
        core::TransferQueue first(*host.api);
        auto second = std::make_unique<core::TransferQueue>(*host.api);
        model.addQueue(&first);
        const core::Release unsaved{.id = -1, .tag = u"v1"_s};
        second->upload(host.repo, unsaved, file(u"b"_s, "bytes"));
        model.addQueue(second.get());
        const qint64 id = first.upload(host.repo, unsaved, file(u"a"_s, ""));

        QTRY_COMPARE(printed(model),
                     u"octo-org/empty · v1|a||empty file\n"
                     u"octo-org/empty · v1|b|5 B|starts when the draft is saved"_s);

        second.reset();
        QCOMPARE(model.rowCount(), 1);
        first.remove(id);
        QCOMPARE(model.rowCount(), 0);
    }

    void model_tellsOfRowsThatMove()
    {
        PracticeHost host;
        TransferModel model;
        const QAbstractItemModelTester tester(&model);
        core::TransferQueue other(*host.api);
        core::TransferQueue queue(*host.api);
        model.addQueue(&other);
        model.addQueue(&queue);
        const core::Release unsaved{.id = -1};
        other.upload(host.repo, unsaved, file(u"other"_s));
        QList<qint64> ids;
        for (const auto &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
            ids.append(queue.upload(host.repo, unsaved, file(name)));
        const QPersistentModelIndex c = model.index(3, 1);
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy relaid(&model, &QAbstractItemModel::layoutChanged);

        queue.move(ids.at(2), ids.at(0));
        QCOMPARE(names(model), u"other c a b d"_s);
        QCOMPARE(c.row(), 1);
        queue.move(ids.at(2), 0);
        QCOMPARE(names(model), u"other a b d c"_s);
        QCOMPARE(c.row(), 4);
        queue.move(ids.at(0), ids.at(3));
        QCOMPARE(names(model), u"other b a d c"_s);

        QCOMPARE(moved.size(), 3);
        QCOMPARE(relaid.size(), 0);
        QCOMPARE(moved.at(1).at(1).toInt(), 1);
        QCOMPARE(moved.at(1).at(4).toInt(), 5);
    }

    /// As after an order that came otherwise than one by one.
    void model_tellsOfManyRowsAtOnce()
    {
        PracticeHost host;
        TransferModel model;
        const QAbstractItemModelTester tester(&model);
        core::TransferQueue queue(*host.api);
        model.addQueue(&queue);
        const core::Release unsaved{.id = -1};
        QList<qint64> ids;
        for (const auto &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
            ids.append(queue.upload(host.repo, unsaved, file(name)));
        const QPersistentModelIndex d = model.index(3, 1);
        QSignalSpy relaid(&model, &QAbstractItemModel::layoutChanged);
        {
            const QSignalBlocker silence(queue);
            queue.move(ids.at(3), ids.at(0));
        }
        queue.move(ids.at(2), ids.at(0));

        QCOMPARE(names(model), u"d c a b"_s);
        QCOMPARE(relaid.size(), 1);
        QCOMPARE(d.row(), 0);
        QCOMPARE(d.data().toString(), u"d"_s);
    }

    void model_dropMovesRowsWithinTheirAccount()
    {
        PracticeHost host;
        TransferModel model;
        const QAbstractItemModelTester tester(&model);
        core::TransferQueue first(*host.api);
        core::TransferQueue second(*host.api);
        model.addQueue(&first);
        model.addQueue(&second);
        const core::Release unsaved{.id = -1};
        for (const auto &name : {u"a"_s, u"b"_s, u"c"_s})
            first.upload(host.repo, unsaved, file(name));
        for (const auto &name : {u"x"_s, u"y"_s})
            second.upload(host.repo, unsaved, file(name));
        const auto drop = [&](const QList<int> &rows, int at) {
            QModelIndexList indexes;
            for (const int row : rows)
                indexes << model.index(row, 0) << model.index(row, 1);
            const std::unique_ptr<QMimeData> data(model.mimeData(indexes));
            return model.dropMimeData(data.get(), Qt::MoveAction, at, 0, {});
        };

        QVERIFY(!drop({2}, 0)); // the view has nothing to remove
        QCOMPARE(names(model), u"c a b x y"_s);
        drop({0, 1}, 3);
        QCOMPARE(names(model), u"b c a x y"_s);
        drop({0}, 5); // beyond its account
        QCOMPARE(names(model), u"c a b x y"_s);
        drop({4}, 0);
        QCOMPARE(names(model), u"c a b y x"_s);
        drop({3}, -1); // below the last row
        QCOMPARE(names(model), u"c a b x y"_s);
        QMimeData foreign;
        foreign.setUrls({QUrl::fromLocalFile(u"/tmp/file"_s)});
        QVERIFY(!model.canDropMimeData(&foreign, Qt::MoveAction, 0, 0, {}));
    }

    void panel_saysWhatToDoWhileItIsEmpty()
    {
        const Stage stage;
        QVERIFY2(stage.table->hint().contains(u"Drop files"_s), qPrintable(stage.table->hint()));
        QVERIFY(!stage.button(u"pauseAllTransfersButton"_s)->isEnabled());
        QVERIFY(!stage.button(u"clearTransfersButton"_s)->isEnabled());
    }

    void panel_cancelsRetriesAndClears()
    {
        Stage stage;
        const qint64 id
            = stage.queue.upload(stage.host.repo, stage.release, file(u"tool.zip"_s, large()));
        QTRY_COMPARE(stage.host.seen("POST"), 1);
        QVERIFY(!stage.button(u"cancelTransferButton"_s)->isEnabled());

        stage.select({0});
        stage.button(u"cancelTransferButton"_s)->click();
        QCOMPARE(stage.queue.transfer(id)->state, State::Cancelled);

        stage.host.hub.clearFaults();
        stage.button(u"retryTransferButton"_s)->click();
        QVERIFY(stage.arrives(id));

        QTRY_VERIFY(stage.button(u"clearTransfersButton"_s)->isEnabled());
        stage.button(u"clearTransfersButton"_s)->click();
        QCOMPARE(stage.table->model()->rowCount(), 0);
        QTRY_VERIFY(!stage.button(u"clearTransfersButton"_s)->isEnabled());
    }

    void space_pausesAndResumesWhatIsChosen()
    {
        Stage stage;
        const qint64 first
            = stage.queue.upload(stage.host.repo, stage.release, file(u"a"_s, large()));
        const qint64 second
            = stage.queue.upload(stage.host.repo, stage.release, file(u"b"_s, large()));
        QTRY_COMPARE(stage.host.seen("POST"), 2);

        stage.select({0, 1});
        stage.press(Qt::Key_Space);
        QTRY_COMPARE(stage.queue.transfer(first)->state, State::Paused);
        QTRY_COMPARE(stage.queue.transfer(second)->state, State::Paused);
        QTRY_COMPARE(stage.panel.findChild<QLabel *>(u"transferTotals"_s)->text(),
                     u"0 of 2 files · 2 paused"_s);

        stage.host.hub.clearFaults();
        stage.press(Qt::Key_Space);
        QVERIFY(stage.arrives(first));
        QVERIFY(stage.arrives(second));
    }

    void pauseAll_holdsEverythingUntilResumeAll()
    {
        Stage stage;
        QList<qint64> ids;
        for (const auto &name : {u"a"_s, u"b"_s, u"c"_s})
            ids.append(stage.queue.upload(stage.host.repo, stage.release, file(name, large())));
        QTRY_COMPARE(stage.host.seen("POST"), 2);
        QTRY_VERIFY(stage.button(u"pauseAllTransfersButton"_s)->isEnabled());
        QVERIFY(!stage.button(u"resumeAllTransfersButton"_s)->isEnabled());

        stage.button(u"pauseAllTransfersButton"_s)->click();
        for (const qint64 id : std::as_const(ids))
            QTRY_COMPARE(stage.queue.transfer(id)->state, State::Paused);
        QTRY_VERIFY(!stage.button(u"pauseAllTransfersButton"_s)->isEnabled());

        stage.host.hub.clearFaults();
        stage.button(u"resumeAllTransfersButton"_s)->click();
        for (const qint64 id : std::as_const(ids))
            QVERIFY(stage.arrives(id));
    }

    void keys_moveOpenAndRemove()
    {
        Stage stage;
        const core::Release unsaved{.id = -7, .tag = u"v9"_s};
        for (const auto &name : {u"a"_s, u"b"_s, u"c"_s})
            stage.queue.upload(stage.host.repo, unsaved, file(name));
        QSignalSpy opened(&stage.panel, &TransferPanel::releaseRequested);

        stage.select({2});
        stage.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(stage.files(), u"a c b"_s);
        QCOMPARE(stage.table->currentIndex().row(), 1);
        stage.press(Qt::Key_Home, Qt::AltModifier);
        QCOMPARE(stage.files(), u"c a b"_s);
        stage.press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(stage.files(), u"a c b"_s);

        stage.press(Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().at(1).value<core::RepoId>(), stage.host.repo);
        QCOMPARE(opened.first().at(2).toLongLong(), qint64(-7));

        stage.press(Qt::Key_Delete);
        QCOMPARE(stage.files(), u"a b"_s);
    }

    void rowsButtons_pauseResumeAndCancel()
    {
        Stage stage;
        const qint64 id = stage.queue.upload(stage.host.repo, stage.release, file(u"a"_s, large()));
        QTRY_COMPARE(stage.host.seen("POST"), 1);
        QSignalSpy opened(&stage.panel, &TransferPanel::releaseRequested);
        const auto click = [&](TransferDelegate::Button button) {
            QTest::mouseClick(stage.table->viewport(), Qt::LeftButton, Qt::NoModifier,
                              stage.placeOf(0, button));
        };

        click(TransferDelegate::Button::Pause);
        QTRY_COMPARE(stage.queue.transfer(id)->state, State::Paused);
        click(TransferDelegate::Button::Resume);
        QTRY_COMPARE(stage.host.seen("POST"), 2);
        QTest::mouseDClick(stage.table->viewport(), Qt::LeftButton, Qt::NoModifier,
                           stage.placeOf(0, TransferDelegate::Button::Cancel));
        click(TransferDelegate::Button::Cancel);
        QTRY_COMPARE(stage.queue.transfer(id)->state, State::Cancelled);
        QCOMPARE(opened.size(), 0);

        QTest::mouseDClick(stage.table->viewport(), Qt::LeftButton, Qt::NoModifier,
                           stage.table->visualRect(stage.table->model()->index(0, 0)).center());
        QCOMPARE(opened.size(), 1);
    }

    void menu_offersWhatMakesSense()
    {
        Stage stage;
        const core::Release unsaved{.id = -7, .tag = u"v9"_s};
        for (const auto &name : {u"a"_s, u"b"_s})
            stage.queue.upload(stage.host.repo, unsaved, file(name));
        stage.select({1});
        const auto offered = [&] {
            QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
            QCoreApplication::sendEvent(stage.table, &event);
            auto *menu = stage.panel.findChild<QMenu *>(u"transferMenu"_s);
            QStringList all;
            for (const QAction *action : menu->actions()) {
                if (!action->isSeparator())
                    all.append(action->text());
            }
            delete menu;
            return all.join(u", "_s);
        };

        QTRY_COMPARE(offered(),
                     u"Pause, Cancel, Remove, Open the release, Move to top, Move up, "
                     "Pause all transfers, Resume all transfers, Clear finished transfers"_s);
        stage.queue.pauseAll();
        QTRY_COMPARE(offered(),
                     u"Resume, Cancel, Remove, Open the release, Move to top, Move up, "
                     "Pause all transfers, Resume all transfers, Clear finished transfers"_s);
    }

    void limit_isToldAboveTheTableWhileFilesWait()
    {
        Stage stage(false);
        stage.host.hub.addFault({.method = "POST",
                                 .pathPattern = u"/assets$"_s,
                                 .status = 429,
                                 .headers = {{"Retry-After", "90"}}});
        auto *line = stage.panel.findChild<ObstacleLine *>();
        QVERIFY(!line->isVisible());

        const qint64 id = stage.queue.upload(stage.host.repo, stage.release, file(u"a"_s, large()));
        QTRY_VERIFY(line->isVisible());
        QVERIFY2(line->text().startsWith(u"monalisa @ hub: GitHub asked to wait until "_s),
                 qPrintable(line->text()));
        const QString before = line->text();
        QTRY_VERIFY(line->text() != before); // it counts down
        QVERIFY(!line->findChild<QPushButton *>()->isVisible());

        stage.queue.remove(id);
        QTRY_VERIFY(!line->isVisible());
    }

    void obstacle_offersWhatHelps_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("label");
        QTest::addColumn<bool>("signIn");
        QTest::newRow("signed out") << int(Error::Kind::SignInNeeded) << u"Sign in…"_s << true;
        QTest::newRow("keychain") << int(Error::Kind::KeychainLocked) << u"Sign in…"_s << true;
        QTest::newRow("offline") << int(Error::Kind::Unreachable) << u"Try now"_s << false;
    }

    void obstacle_offersWhatHelps()
    {
        QFETCH(int, kind);
        QFETCH(QString, label);
        QFETCH(bool, signIn);
        QWidget window;
        ObstacleLine line(u"hub"_s, &window);
        QSignalSpy signIns(&line, &ObstacleLine::signInRequested);
        QSignalSpy retries(&line, &ObstacleLine::retryRequested);
        line.setObstacle(AccountObstacle{.error = {.kind = Error::Kind(kind)}});
        window.show();

        auto *button = line.findChild<QPushButton *>(u"obstacleButton"_s);
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), label);
        button->click();
        QCOMPARE(signIns.size(), signIn ? 1 : 0);
        QCOMPARE(retries.size(), signIn ? 0 : 1);

        line.setObstacle(std::nullopt);
        QVERIFY(!line.isVisible());
    }

    void glance_showsTheWholeQueueAndTakesClicks()
    {
        Stage stage;
        QWidget bar;
        TransferGlance glance(stage.watch, &bar);
        bar.show();
        QVERIFY(!glance.isVisible());

        stage.queue.upload(stage.host.repo, stage.release, file(u"a"_s, large()));
        QTRY_VERIFY(glance.isVisible());
        QTRY_VERIFY2(glance.text().startsWith(u"1 upload"_s), qPrintable(glance.text()));
        const QString name = glance.accessibleName();
        QVERIFY2(name.startsWith(u"Transfers, "_s) && name.contains(u"%: 1 upload"_s),
                 qPrintable(name));
        QSignalSpy clicks(&glance, &QAbstractButton::clicked);
        glance.setFocus();
        QTest::keyClick(&glance, Qt::Key_Space);
        QTest::mouseClick(&glance, Qt::LeftButton);
        QCOMPARE(clicks.size(), 2);
    }

    void everyControlHasAName()
    {
        Stage stage;
        stage.queue.upload(stage.host.repo, stage.release, file(u"a"_s, large()));
        for (QWidget *widget : stage.panel.findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s))
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(
                !QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name).isEmpty()
                    || widget->objectName() == u"obstacleButton"_s,
                qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(TestTransferPanel)
#include "tst_transferpanel.moc"
