#include "ui/common/diffview.h"
#include "ui/notes/historydialog.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace ui;
using namespace Qt::StringLiterals;
using Origin = core::NotesVersion::Origin;

class TestHistoryDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void version_isShownAsADifferenceAndRestored()
    {
        QPointer<HistoryDialog> dialog = new HistoryDialog(u"same\nnow\n"_s, nullptr);
        QSignalSpy restored(dialog, &HistoryDialog::restored);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        dialog->setVersions(
            {{.notes = u"same\r\nnow\r\n"_s, .seenAt = now, .origin = Origin::Local},
             {.notes = u"same\r\nthen\r\n"_s,
              .seenAt = now.addDays(-2),
              .origin = Origin::Server}});
        dialog->show();
        auto *list = dialog->findChild<QTreeWidget *>();
        auto *restore = dialog->findChild<QPushButton *>(u"historyRestore"_s);
        const auto *diff = dialog->findChild<DiffView *>();

        // There is no way back to what is there.
        QVERIFY(!restore->isEnabled());
        QCOMPARE(list->topLevelItem(0)->text(1), u"This computer"_s);
        QCOMPARE(list->topLevelItem(1)->text(1), u"Server"_s);
        QCOMPARE(list->topLevelItem(1)->text(0), u"2 days ago"_s);

        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(diff->toPlainText(), u"  same\n− now\n+ then\n  "_s);
        QVERIFY(restore->isEnabled());
        dialog->setReadOnly(true);
        QVERIFY(!restore->isEnabled());
        dialog->setReadOnly(false);
        restore->click();

        QCOMPARE(restored.size(), 1);
        QCOMPARE(restored.first().first().toString(), u"same\nthen\n"_s);
        QTRY_VERIFY(!dialog);
    }

    void none_isSaid()
    {
        HistoryDialog dialog(u"now"_s, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.setVersions({});
        dialog.show();

        QVERIFY(!dialog.findChild<QPushButton *>(u"historyRestore"_s)->isEnabled());
        QVERIFY(!dialog.findChild<QLabel *>(u"historyWhat"_s)->text().isEmpty());
    }
};

QTEST_MAIN(TestHistoryDialog)
#include "tst_historydialog.moc"
