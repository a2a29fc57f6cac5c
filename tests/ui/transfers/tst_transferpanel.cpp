#include "tests/support/practicehost.h"
#include "ui/common/transferwords.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transferpanel.h"
#include "ui/transfers/transfersummary.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace ui;
using core::Transfer;
using State = Transfer::State;

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

} // namespace

class TestTransferPanel : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return out.fileName();
    }

private Q_SLOTS:
    void summary_tellsWhatIsUnderWay_data()
    {
        QTest::addColumn<QList<Transfer>>("transfers");
        QTest::addColumn<QString>("summary");
        const auto upload = [](State state, qint64 size = 0, qint64 done = 0, double speed = 0) {
            return Transfer{
                .state = state, .releaseId = 1, .size = size, .done = done, .speed = speed};
        };
        Transfer pending = upload(State::Waiting);
        pending.releaseId = -1;
        Transfer download = upload(State::Running);
        download.kind = Transfer::Kind::Download;

        QTest::newRow("nothing") << QList<Transfer>{} << QString();
        QTest::newRow("only finished ones")
            << QList{upload(State::Done), upload(State::Cancelled)} << QString();
        QTest::newRow("two running")
            << QList{upload(State::Running, 88'400'000, 55'692'000, 11.2e6),
                     upload(State::Running, 52'000'000, 9'360'000, 9.8e6)}
            << u"2 uploads · 21.0 MB/s · 4 s left"_s;
        QTest::newRow("waiting counts into the time")
            << QList{upload(State::Running, 20'000'000, 10'000'000, 10e6),
                     upload(State::Waiting, 30'000'000)}
            << u"2 uploads · 10.0 MB/s · 4 s left"_s;
        QTest::newRow("speed unknown") << QList{upload(State::Checking)} << u"1 upload"_s;
        QTest::newRow("both ways")
            << QList{upload(State::Checking), download} << u"1 upload · 1 download"_s;
        QTest::newRow("for an unsaved draft") << QList{pending} << QString();
        QTest::newRow("failed") << QList{upload(State::Failed)} << u"1 file to look at"_s;
    }

    void summary_tellsWhatIsUnderWay()
    {
        QFETCH(QList<Transfer>, transfers);
        QFETCH(QString, summary);

        QCOMPARE(transferSummary(transfers), summary);
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
                     u"octo-org/empty · v1|b|5 B|starts when the draft is saved\n"
                     u"octo-org/empty · v1|a||empty file"_s);

        second.reset();
        QCOMPARE(model.rowCount(), 1);
        first.remove(id);
        QCOMPARE(model.rowCount(), 0);
    }

    void panel_cancelsRetriesAndClears()
    {
        PracticeHost host;
        const core::Release release = host.draft();
        core::TransferQueue queue(*host.api);
        TransferPanel panel;
        panel.addQueue(&queue);
        panel.resize(900, 300);
        panel.show();
        auto *table = panel.findChild<QTreeView *>(u"transferTable"_s);
        const auto button
            = [&](const QString &name) { return panel.findChild<QToolButton *>(name); };
        QSignalSpy summaries(&panel, &TransferPanel::summaryChanged);
        hub::Fault stall{.method = "POST", .pathPattern = u"/assets$"_s};
        stall.wire = hub::Fault::Wire::Stall;
        host.hub.addFault(stall);
        const qint64 id = queue.upload(host.repo, release, file(u"tool.zip"_s, "content"));
        QTRY_COMPARE(host.seen("POST"), 1);
        QVERIFY(panel.summary().startsWith(u"1 upload"_s));
        QVERIFY(!button(u"cancelTransferButton"_s)->isEnabled());

        table->setCurrentIndex(table->model()->index(0, 0));
        button(u"cancelTransferButton"_s)->click();
        QCOMPARE(queue.transfer(id)->state, State::Cancelled);

        button(u"retryTransferButton"_s)->click();
        QTRY_COMPARE(queue.transfer(id)->state, State::Done);
        QCOMPARE(panel.summary(), QString());
        QVERIFY(summaries.size() >= 2);

        button(u"clearTransfersButton"_s)->click();
        QCOMPARE(table->model()->rowCount(), 0);
        QVERIFY(!button(u"clearTransfersButton"_s)->isEnabled());
    }
};

QTEST_MAIN(TestTransferPanel)
#include "tst_transferpanel.moc"
