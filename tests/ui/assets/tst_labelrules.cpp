#include "core/settings/settings.h"
#include "tests/ui/assets/assetpage.h"
#include "ui/assets/labelrulesdialog.h"
#include "ui/assets/preflightsheet.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using core::LabelRules;

namespace {

const LabelRules twoRules({{u"*-linux-*"_s, u"Linux {version}"_s}, {u"*.msi"_s, u"Windows"_s}});

QString printed(const LabelRules &rules)
{
    return rules.toLines().join(u'|').replace(u'\t', u'>');
}

struct Opened
{
    explicit Opened(const LabelRules &rules = twoRules)
        : dialog(rules,
                 {.version = u"2.4.0"_s,
                  .tag = u"v2.4.0"_s,
                  .names = {u"tool-2.4.0-linux-x86_64.zip"_s}})
    {
        dialog.open();
        table = dialog.findChild<QTableWidget *>();
    }
    [[nodiscard]] QString outcome() const
    {
        return dialog.findChild<QLabel *>(u"labelOutcome"_s)->text();
    }
    void click(const QString &button) { dialog.findChild<QToolButton *>(button)->click(); }

    LabelRulesDialog dialog;
    QTableWidget *table = nullptr;
};

} // namespace

class TestLabelRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void example_showsWhatTheRulesMakeOfIt()
    {
        Opened opened;
        QCOMPARE(opened.outcome(), u"Its label is “Linux 2.4.0”."_s);

        opened.table->item(0, 1)->setText(u"Linux, {tag}, {name}"_s);
        QCOMPARE(opened.outcome(), u"Its label is “Linux, v2.4.0, tool-2.4.0-linux-x86_64.zip”."_s);

        opened.table->item(0, 0)->setText(u"*.deb"_s);
        QCOMPARE(opened.outcome(), u"No rule fits: it gets no label."_s);

        opened.dialog.findChild<QLineEdit *>(u"labelExample"_s)->setText(u"Tool.MSI"_s);
        QCOMPARE(opened.outcome(), u"Its label is “Windows”."_s);

        opened.table->item(1, 1)->setText({});
        QCOMPARE(opened.outcome(), u"“*.msi” fits and gives no label."_s);
    }

    void rules_areAddedMovedAndRemoved()
    {
        Opened opened;
        opened.click(u"addRuleButton"_s);
        QCOMPARE(opened.table->rowCount(), 3);
        opened.table->item(2, 0)->setText(u"*.dmg"_s);
        opened.table->item(2, 1)->setText(u"macOS"_s);
        QCOMPARE(printed(opened.dialog.rules()),
                 u"*-linux-*>Linux {version}|*.msi>Windows|*.dmg>macOS"_s);

        opened.table->setCurrentCell(2, 0);
        opened.click(u"ruleUpButton"_s);
        opened.click(u"ruleUpButton"_s);
        QVERIFY(!opened.dialog.findChild<QToolButton *>(u"ruleUpButton"_s)->isEnabled());
        QCOMPARE(printed(opened.dialog.rules()),
                 u"*.dmg>macOS|*-linux-*>Linux {version}|*.msi>Windows"_s);

        opened.click(u"removeRuleButton"_s);
        QCOMPARE(printed(opened.dialog.rules()), u"*-linux-*>Linux {version}|*.msi>Windows"_s);
    }

    void usualRules_areAddedOnce()
    {
        Opened opened;
        opened.click(u"usualRulesButton"_s);
        const int rows = opened.table->rowCount();
        QVERIFY(rows > 8);
        opened.click(u"usualRulesButton"_s);

        QCOMPARE(opened.table->rowCount(), rows);
        QCOMPARE(opened.dialog.rules().rules().at(1).label, u"Windows"_s); // the user's own
    }

    void ruleWithoutAPattern_isNone()
    {
        Opened opened;
        opened.click(u"addRuleButton"_s);

        QCOMPARE(opened.dialog.rules(), twoRules);
    }

    void enter_keepsTheDialogOpen()
    {
        Opened opened;
        QTest::keyClick(opened.table, Qt::Key_Return);
        QTest::keyClick(opened.dialog.findChild<QLineEdit *>(u"labelExample"_s), Qt::Key_Return);

        QVERIFY(opened.dialog.isVisible());
    }

    void sheet_showsTheLabelsOfTheNewRulesAtOnce()
    {
        Page page;
        QSettings store(page.folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        core::Settings settings(store);
        page.pane->setSettings(&settings);
        page.pane->addFiles({page.file(u"tool-linux-x64.zip"_s)}, UploadFlow::Look::Always);
        QTRY_VERIFY(page.pane->findChild<PreflightSheet *>());
        auto *sheet = page.pane->findChild<PreflightSheet *>();
        QCOMPARE(sheet->preflight().verdicts.first().label, QString());

        sheet->findChild<QPushButton *>(u"preflightLabelsButton"_s)->click();
        auto *dialog = sheet->findChild<LabelRulesDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QLineEdit *>(u"labelExample"_s)->text(),
                 u"tool-linux-x64.zip"_s);
        dialog->findChild<QToolButton *>(u"addRuleButton"_s)->click();
        auto *table = dialog->findChild<QTableWidget *>();
        table->item(0, 0)->setText(u"*linux*"_s);
        table->item(0, 1)->setText(u"Linux"_s);
        dialog->findChild<QPushButton *>(u"keepRulesButton"_s)->click();

        QCOMPARE(sheet->preflight().verdicts.first().label, u"Linux"_s);
        QCOMPARE(settings.get(core::keys::labelRules), QStringList(u"*linux*\tLinux"_s));
    }

    void everyControlHasAName()
    {
        Opened opened;
        for (QWidget *widget : opened.dialog.findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
                || widget->objectName().startsWith(u"qt_"_s))
                continue;
            QVERIFY2(
                !QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name).isEmpty(),
                qPrintable(widget->objectName()
                           + QLatin1StringView(widget->metaObject()->className())));
        }
    }
};

QTEST_MAIN(TestLabelRules)
#include "tst_labelrules.moc"
