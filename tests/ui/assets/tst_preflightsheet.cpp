#include "core/base/sha256.h"
#include "core/http/writepacer.h"
#include "core/settings/settings.h"
#include "tests/benchmarks/stallmeter.h"
#include "tests/ui/assets/assetpage.h"
#include "ui/assets/preflightmodel.h"
#include "ui/assets/preflightsheet.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <unistd.h>

using core::Asset;
using core::ClashDecision;
using core::PreflightFile;

namespace {

PreflightFile file(const QString &name, qint64 size = 3)
{
    return {.path = u"/built/"_s + name, .facts = {.size = size}};
}

PreflightFile hashed(PreflightFile file, const QByteArray &content)
{
    file.sha256 = core::Sha256::of(content);
    return file;
}

Asset asset(qint64 id, const QString &name, qint64 size = 3, qint64 downloads = 0)
{
    return {.id = id,
            .name = name,
            .size = size,
            .downloads = downloads,
            .sha256 = core::Sha256::of("old")};
}

QString printed(const PreflightModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (const int column : {PreflightModel::FileColumn, PreflightModel::LabelColumn,
                                 PreflightModel::OutcomeColumn})
            cells.append(model.index(row, column).data().toString());
        lines.append(cells.join(u'|'));
    }
    return lines.join(u'\n');
}

/// A sheet that is open, and its parts.
struct Opened
{
    explicit Opened(const QList<PreflightFile> &files, const core::PreflightRelease &release = {})
        : sheet(files, release)
    {
        sheet.open();
        table = sheet.findChild<QTreeView *>(u"preflightTable"_s);
        model = qobject_cast<PreflightModel *>(table->model());
        upload = sheet.findChild<QPushButton *>(u"preflightUploadButton"_s);
    }

    [[nodiscard]] QString summary() const
    {
        return sheet.findChild<QLabel *>(u"preflightSummary"_s)->text();
    }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return sheet.findChild<QPushButton *>(name);
    }
    [[nodiscard]] QMenu *menu() const { return sheet.findChild<QMenu *>(u"preflightMenu"_s); }
    void choose(const QString &label) const
    {
        for (QAction *action : menu()->actions()) {
            if (action->text().remove(u'&') == label)
                return action->trigger();
        }
        QFAIL(qPrintable(u"the menu has no "_s + label));
    }
    void type(const QString &text) const
    {
        auto *editor = table->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->setText(text);
        QTest::keyClick(editor, Qt::Key_Return);
    }

    PreflightSheet sheet;
    QTreeView *table = nullptr;
    PreflightModel *model = nullptr;
    QPushButton *upload = nullptr;
};

PreflightSheet *sheetOf(const Page &page)
{
    auto *sheet = page.pane->findChild<PreflightSheet *>();
    return sheet && sheet->isVisible() ? sheet : nullptr;
}

void press(PreflightSheet *sheet, const QString &button)
{
    sheet->findChild<QPushButton *>(button)->click();
}

} // namespace

class TestPreflightSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // --- what it shows ----------------------------------------------------------------------

    void rows_tellWhatWillHappenAndWhatNeedsALookFirst()
    {
        PreflightFile empty = file(u"checksums.txt"_s, 0);
        empty.facts.problem = core::FileProblem::Empty;
        PreflightFile huge = file(u"debug.tar"_s, 2'310'000'000);
        huge.facts.problem = core::FileProblem::TooLarge;
        const Opened opened({file(u"ready.zip"_s), hashed(file(u"same.zip"_s), "old"), empty,
                             file(u"Tide (final).pdf"_s), huge,
                             hashed(file(u"tide.dmg"_s, 4), "newer")},
                            {.tag = u"v2.4.0"_s,
                             .assets = {asset(1, u"same.zip"_s), asset(2, u"tide.dmg"_s, 3, 12)}});

        QCOMPARE(printed(*opened.model),
                 u"tide.dmg||Choose…\n"
                 u"Tide (final).pdf|Tide (final).pdf|Keep that name\n"
                 u"checksums.txt||Left out\n"
                 u"debug.tar||Left out\n"
                 u"ready.zip||Ready\n"
                 u"same.zip||Already there, identical: skipped"_s);
        const auto about = [&](int row) {
            return opened.model->index(row, 0)
                .data(PreflightModel::AboutRole)
                .toStringList()
                .join(u' ');
        };
        QCOMPARE(about(0),
                 u"On the release: 3 B, downloads: 12. Yours: 4 B. The SHA-256 differs: %1 there, "
                 "%2 here."_s.arg(shortHex("old"), shortHex("newer")));
        QCOMPARE(about(1), u"GitHub will store it as “Tide.final.pdf”."_s);
        QVERIFY(about(3).contains(u"2.3 GB"_s) && about(3).contains(u"under 2 GiB"_s));
        QCOMPARE(opened.summary(),
                 u"1 to decide · 2 to send · 6 B · 1 already there · 2 left out"_s);
        QCOMPARE(opened.sheet.windowTitle(), u"Add 6 file(s) to v2.4.0"_s);
    }

    void replacing_saysThatDownloadsStartAnew()
    {
        const Opened opened({hashed(file(u"tide.dmg"_s, 4), "newer")},
                            {.assets = {asset(2, u"tide.dmg"_s, 3, 12)}});

        opened.model->decide({0}, ClashDecision::Replace);

        const QModelIndex outcome = opened.model->index(0, PreflightModel::OutcomeColumn);
        QCOMPARE(outcome.data(PreflightModel::NotesRole).toStringList().join(u' '),
                 u"Its downloads count from 0 again. The old one stays until yours is verified."_s);
        QVERIFY(outcome.data(Qt::AccessibleTextRole).toString().contains(u"downloads count"_s));
    }

    void links_showWhereTheyLead()
    {
        PreflightFile link = file(u"latest.zip"_s);
        link.linkTarget = u"/etc/\u202ehosts"_s;
        link.leadsAway = true;
        const Opened opened({link});

        QCOMPARE(opened.model->index(0, 0).data(PreflightModel::AboutRole).toStringList(),
                 QStringList(u"A link to /etc/\\u202ehosts"_s));
        QCOMPARE(printed(*opened.model), u"latest.zip||Send what it leads to"_s);
    }

    void time_isToldWhenItMatters()
    {
        QList<PreflightFile> files;
        for (int i = 0; i < 393; ++i)
            files.append(file(u"part-%1"_s.arg(i), 100'000));
        Opened opened(files);
        core::HttpClient http;
        opened.sheet.setTiming([&](const core::Preflight &all) {
            return core::sendingTime(
                http.pacer().timeFor(all.creatingRequests(), all.deletingRequests()), all.bytes, 0);
        });

        QCOMPARE(opened.summary(), u"393 to send · 39.3 MB · about 7 min"_s);
    }

    void gauge_countsTheCopyOfAReplacement()
    {
        QList<Asset> assets;
        for (int i = 0; i < 998; ++i)
            assets.append(asset(i + 1, u"asset-%1"_s.arg(i)));
        const Opened opened({hashed(file(u"asset-0"_s, 4), "newer"), file(u"new"_s)},
                            {.assets = assets});
        auto *room = opened.sheet.findChild<QLabel *>(u"preflightRoom"_s);
        QCOMPARE(room->text(), u"999 of 1,000 assets"_s);

        opened.model->decide({0}, ClashDecision::Replace);

        QCOMPARE(room->text(), u"999 of 1,000 assets, 1,000 while replacing"_s);
        QCOMPARE(opened.sheet.findChild<QProgressBar *>()->value(), 1000);
    }

    void model_keepsItsPromises()
    {
        PreflightModel model({file(u"a.zip"_s), file(u"b b.zip"_s)},
                             {.assets = {asset(1, u"a.zip"_s, 9)}});
        const QAbstractItemModelTester tester(&model);

        QVERIFY(model.setData(model.index(1, PreflightModel::FileColumn), u"c.zip"_s));
        QVERIFY(!model.setData(model.index(1, PreflightModel::SizeColumn), 5));
        model.setLeftOut({0}, true);
        QVERIFY(!model.setData(model.index(0, PreflightModel::FileColumn), u"d.zip"_s));
        model.setRelease({});
        model.setLeftOut({0}, false);

        QCOMPARE(model.files().at(0).fileName(), u"a.zip"_s); // in the order given
    }

    // --- deciding ---------------------------------------------------------------------------

    void upload_waitsForEveryDecision()
    {
        const Opened opened({hashed(file(u"a.zip"_s, 4), "newer"),
                             hashed(file(u"b.zip"_s, 4), "newer"), file(u"c.zip"_s)},
                            {.assets = {asset(1, u"a.zip"_s), asset(2, u"b.zip"_s)}});
        QVERIFY(!opened.upload->isEnabled());
        QTest::keyClick(opened.table, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(opened.sheet.isVisible());

        opened.model->decide({0}, ClashDecision::Skip);
        QVERIFY(!opened.upload->isEnabled());
        opened.button(u"replaceAllButton"_s)->click();

        QVERIFY(opened.upload->isEnabled());
        QCOMPARE(opened.upload->text(), u"&Upload 3 file(s)"_s);
        opened.button(u"keepBothAllButton"_s)->click();
        QCOMPARE(opened.sheet.preflight().replaced, 0);
        opened.button(u"skipAllButton"_s)->click();
        QCOMPARE(opened.upload->text(), u"&Upload 1 file(s)"_s);
    }

    void enter_opensTheChoicesAndSendsNothing()
    {
        Opened opened({hashed(file(u"a.zip"_s, 4), "newer")}, {.assets = {asset(1, u"a.zip"_s)}});
        opened.model->decide({0}, ClashDecision::Replace);
        QSignalSpy finished(&opened.sheet, &QDialog::finished);

        QTest::keyClick(opened.table, Qt::Key_Return);
        QVERIFY(opened.menu());
        QTest::keyClick(opened.menu(), Qt::Key_Escape);
        for (QWidget *widget : opened.sheet.findChildren<QWidget *>()) {
            if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible()
                && widget != opened.table)
                QTest::keyClick(widget, Qt::Key_Return);
        }
        QTest::keyClick(&opened.sheet, Qt::Key_Return);
        QTest::keyClick(&opened.sheet, Qt::Key_Enter);

        QCOMPARE(finished.size(), 0);
        QTest::keyClick(opened.table, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(opened.sheet.result(), int(QDialog::Accepted));
    }

    void menu_decidesForWhatIsSelected()
    {
        const Opened opened(
            {hashed(file(u"a.zip"_s, 4), "newer"), hashed(file(u"b.zip"_s, 4), "newer")},
            {.assets = {asset(1, u"a.zip"_s), asset(2, u"b.zip"_s)}});
        opened.table->selectAll();

        QTest::keyClick(opened.table, Qt::Key_Space);
        opened.choose(u"Keep both"_s);

        QCOMPARE(printed(*opened.model), u"a.zip||Keep both\nb.zip||Keep both"_s);
    }

    void click_onTheOutcomeOpensTheMenu()
    {
        const Opened opened({file(u"Tide (final).pdf"_s)});
        const QRect cell
            = opened.table->visualRect(opened.model->index(0, PreflightModel::OutcomeColumn));

        QTest::mouseClick(opened.table->viewport(), Qt::LeftButton, Qt::NoModifier,
                          QPoint(cell.left() + 30, cell.top() + 16));

        QVERIFY(opened.menu());
        QVERIFY(opened.sheet.isVisible());
    }

    void names_canBeChangedUntilTheyFit()
    {
        const Opened opened({file(u"a b.zip"_s), file(u"a#b.zip"_s)});
        QCOMPARE(printed(*opened.model), u"a b.zip|a b.zip|Choose…\na#b.zip|a#b.zip|Choose…"_s);
        QVERIFY(!opened.upload->isEnabled());

        QTest::keyClick(opened.table, Qt::Key_F2);
        opened.type(u"c.zip"_s);
        QTRY_COMPARE(printed(*opened.model), u"c.zip||Ready\na#b.zip|a#b.zip|Keep that name"_s);

        QTest::keyClick(opened.table, Qt::Key_F2, Qt::ShiftModifier);
        opened.type(u"The third"_s);
        QTRY_COMPARE(opened.model->verdict(0).label, u"The third"_s);
        QVERIFY(opened.upload->isEnabled());
    }

    void delete_leavesOutAndTheMenuPutsBack()
    {
        const Opened opened({file(u"a.zip"_s), file(u"b.zip"_s)});

        QTest::keyClick(opened.table, Qt::Key_Delete);
        QCOMPARE(printed(*opened.model), u"a.zip||Left out\nb.zip||Ready"_s);
        QTest::keyClick(opened.table, Qt::Key_Return);
        opened.choose(u"Put back"_s);

        QCOMPARE(printed(*opened.model), u"a.zip||Ready\nb.zip||Ready"_s);
    }

    void everythingLeftOut_leavesNothingToUpload()
    {
        const Opened opened({file(u"a.zip"_s)});
        opened.model->setLeftOut({0}, true);

        QVERIFY(!opened.upload->isEnabled());
        QCOMPARE(opened.upload->text(), u"Nothing to upload"_s);
    }

    void everyControlHasAName()
    {
        const Opened opened({hashed(file(u"a.zip"_s, 4), "newer")},
                            {.assets = {asset(1, u"a.zip"_s)}});
        for (QWidget *widget : opened.sheet.findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
                || widget->objectName().startsWith(u"qt_"_s))
                continue;
            QVERIFY2(
                !QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name).isEmpty(),
                qPrintable(widget->objectName()));
        }
    }

    // --- from the drop to the queue ---------------------------------------------------------

    void ordinaryFiles_goStraightOn()
    {
        Page page;
        page.pane->addFiles({page.file(u"tool.zip"_s)});

        QTRY_COMPARE(page.rows(), u"tool.zip||✓ verified"_s);
        QVERIFY(!page.pane->findChild<PreflightSheet *>());
    }

    void sheet_appearsAndNothingIsSentBefore()
    {
        Page page;
        page.pane->addFiles({page.file(u"Tide (final).pdf"_s), page.file(u"tool.zip"_s),
                             page.file(u"empty"_s, "")});
        QTRY_VERIFY(sheetOf(page));
        QTest::qWait(100);
        QVERIFY(page.queue.transfers().isEmpty());

        press(sheetOf(page), u"preflightUploadButton"_s);

        QTRY_COMPARE(page.rows().count(u"✓ verified"_s), 2);
        QVERIFY(page.rows().contains(u"Tide.final.pdf|Tide (final).pdf|"_s));
        QTRY_VERIFY(!page.pane->findChild<PreflightSheet *>());
        QCOMPARE(page.queue.transfers().size(), 2);
    }

    void identicalFile_isSkippedAndToldWithoutASheet()
    {
        Page page;
        page.pane->addFiles({page.file(u"tool.zip"_s)});
        QTRY_COMPARE(page.rows(), u"tool.zip||✓ verified"_s);
        const int posts = page.host.seen("POST");

        page.pane->addFiles({page.file(u"tool.zip"_s), page.file(u"lib.zip"_s)});

        QTRY_COMPARE(page.rows(), u"tool.zip||✓ verified\nlib.zip||✓ verified"_s);
        QCOMPARE(page.messages->text(),
                 u"“tool.zip” is on the release already, identical: it was skipped."_s);
        QCOMPARE(page.host.seen("POST"), posts + 1);
        QVERIFY(!page.pane->findChild<PreflightSheet *>());
    }

    void clash_isDecidedInTheSheet_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("rows");

        QTest::newRow("replace") << u"replaceAllButton"_s << u"tool.zip||✓ verified"_s;
        QTest::newRow("keep both")
            << u"keepBothAllButton"_s << u"tool.zip||uploaded\ntool-2.zip||✓ verified"_s;
    }

    void clash_isDecidedInTheSheet()
    {
        QFETCH(QString, button);
        QFETCH(QString, rows);
        Page page;
        page.pane->addFiles({page.file(u"tool.zip"_s, "old")});
        QTRY_COMPARE(page.rows(), u"tool.zip||✓ verified"_s);

        page.pane->addFiles({page.file(u"tool.zip"_s, "new content")});
        QTRY_VERIFY(sheetOf(page));
        press(sheetOf(page), button);
        press(sheetOf(page), u"preflightUploadButton"_s);

        QTRY_VERIFY(!page.queue.isBusy() && page.queue.transfers().size() == 1);
        QTRY_COMPARE(page.rows(), rows);
        QList<qint64> sizes;
        for (const Asset &each : page.host.assets(page.release))
            sizes.append(each.size);
        QVERIFY(sizes.contains(11));
        QCOMPARE(sizes.contains(3), rows.contains(u'\n'));
    }

    void comparing_goesOnInTheSheet()
    {
        Page page;
        page.pane->addFiles({page.file(u"tool.zip"_s, "same")});
        QTRY_COMPARE(page.rows(), u"tool.zip||✓ verified"_s);

        // The empty file asks for the sheet at once; the other is compared in it.
        page.pane->addFiles({page.file(u"tool.zip"_s, "same"), page.file(u"empty"_s, "")});
        QTRY_VERIFY(sheetOf(page));

        QTRY_COMPARE(sheetOf(page)->preflight().alreadyThere, 1);
        QCOMPARE(sheetOf(page)->preflight().undecided, 0);
    }

    void longComparison_isShownInTheSheetAndEndsWithIt()
    {
        Page page;
        const QString path = page.file(u"image.iso"_s);
        QCOMPARE(::truncate(QFile::encodeName(path).constData(), core::largestAsset), 0);
        core::Release release = page.release;
        release.assets = {asset(7, u"image.iso"_s, core::largestAsset)};
        page.pane->setRelease(page.host.repo, release);

        page.pane->addFiles({path});
        QTRY_VERIFY(sheetOf(page));
        auto *summary = sheetOf(page)->findChild<QLabel *>(u"preflightSummary"_s);
        QTRY_VERIFY2(summary->text().contains(u"comparing…"_s), qPrintable(summary->text()));
        QElapsedTimer timer;
        timer.start();
        sheetOf(page)->reject();

        QTRY_VERIFY(!page.pane->findChild<PreflightSheet *>());
        QVERIFY(timer.elapsed() < 1000);
    }

    void escape_losesNothing()
    {
        Page page;
        page.pane->addFiles({page.file(u"Tide (final).pdf"_s), page.file(u"a b.zip"_s)});
        QTRY_VERIFY(sheetOf(page));
        auto *model = qobject_cast<PreflightModel *>(
            sheetOf(page)->findChild<QTreeView *>(u"preflightTable"_s)->model());
        model->setData(model->index(0, PreflightModel::LabelColumn), u"The manual"_s);
        model->setLeftOut({1}, true);
        QTest::keyClick(sheetOf(page), Qt::Key_Escape);

        QTRY_VERIFY(page.messageButton(u"Look again…"_s));
        QVERIFY(page.messages->text().startsWith(u"2 file(s) were not added to v2.4.0."_s));
        QVERIFY(page.queue.transfers().isEmpty());

        page.messageButton(u"Look again…"_s)->click();
        QTRY_VERIFY(sheetOf(page));
        QCOMPARE(sheetOf(page)->files().at(0).label, u"The manual"_s);
        QVERIFY(sheetOf(page)->files().at(1).leftOut);
        press(sheetOf(page), u"preflightUploadButton"_s);
        QTRY_COMPARE(page.rows(), u"Tide.final.pdf|The manual|✓ verified"_s);
        QVERIFY(!page.messages->isVisible());
    }

    void closingTheMessage_forgetsTheFiles()
    {
        Page page;
        page.pane->addFiles({page.file(u"empty"_s, "")});
        QTRY_VERIFY(sheetOf(page));
        sheetOf(page)->reject();
        QTRY_VERIFY(page.messageButton(u"Look again…"_s));

        Q_EMIT page.messages->dismissed();

        QVERIFY(!page.messages->isVisible());
    }

    void secondDrop_waitsForTheSheetOfTheFirst()
    {
        Page page;
        page.pane->addFiles({page.file(u"a b.zip"_s)});
        page.pane->addFiles({page.file(u"c d.zip"_s)});
        QTRY_VERIFY(sheetOf(page));
        QCOMPARE(page.pane->findChildren<PreflightSheet *>().size(), 1);
        press(sheetOf(page), u"preflightUploadButton"_s);

        QTRY_VERIFY(sheetOf(page) && sheetOf(page)->files().first().fileName() == u"c d.zip"_s);
        press(sheetOf(page), u"preflightUploadButton"_s);

        QTRY_COMPARE(page.rows().count(u"✓ verified"_s), 2);
    }

    void sheet_isShownForOrdinaryFilesWhenWanted()
    {
        Page page;
        page.pane->addFiles({page.file(u"tool.zip"_s)}, UploadFlow::Look::Always);
        QTRY_VERIFY(sheetOf(page));
        QVERIFY(page.queue.transfers().isEmpty());
        sheetOf(page)->reject();

        QSettings store(page.folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        core::Settings settings(store);
        settings.set(core::keys::alwaysPreflight, true);
        page.pane->setSettings(&settings);
        page.pane->addFiles({page.file(u"lib.zip"_s)});
        QTRY_VERIFY(sheetOf(page) && sheetOf(page)->files().first().fileName() == u"lib.zip"_s);
    }

    void releaseThatIsSavedMeanwhile_getsTheFiles()
    {
        Page page(false);
        page.pane->addFiles({page.file(u"a b.zip"_s)});
        QTRY_VERIFY(sheetOf(page));
        const core::Release saved = page.host.draft(u"v2.4.0"_s);
        page.pane->startPending(page.host.repo, saved);
        page.pane->setRelease(page.host.repo, saved);

        press(sheetOf(page), u"preflightUploadButton"_s);

        QTRY_COMPARE(page.rows(), u"a.b.zip|a b.zip|✓ verified"_s);
        QCOMPARE(page.host.assets(saved).size(), 1);
    }

    void labels_comeByRuleAndAreShownBefore()
    {
        Page page;
        QSettings store(page.folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        core::Settings settings(store);
        settings.set(core::keys::labelRules,
                     core::LabelRules({{u"*-linux-*"_s, u"Linux, {version}"_s}}).toLines());
        page.pane->setSettings(&settings);

        page.pane->addFiles({page.file(u"tool-linux-x86_64.zip"_s)}, UploadFlow::Look::Always);
        QTRY_VERIFY(sheetOf(page));
        QCOMPARE(sheetOf(page)->preflight().verdicts.first().label, u"Linux, 2.4.0"_s);
        press(sheetOf(page), u"preflightUploadButton"_s);

        QTRY_COMPARE(page.rows(), u"tool-linux-x86_64.zip|Linux, 2.4.0|✓ verified"_s);
        QCOMPARE(page.host.assets(page.release).first().label, u"Linux, 2.4.0"_s);
    }

    /// An unoptimised build on a shared machine: the bound is a multiple of what a user may feel.
    void thousandFiles_doNotHoldUpTheWindow()
    {
        Page page(false);
        for (int i = 0; i < 1000; ++i)
            page.file(u"many/part %1.bin"_s.arg(i, 4, 10, QChar(u'0')), "x");
        StallMeter meter;
        QTest::qWait(20);
        meter.take(); // what the making of the files has cost
        page.pane->addFiles({page.folder.filePath(u"many"_s)});
        QTRY_VERIFY(sheetOf(page));
        QCOMPARE(sheetOf(page)->files().size(), 1000);
        QTest::qWait(200);
        const auto opening = meter.take();
        auto *model = qobject_cast<PreflightModel *>(
            sheetOf(page)->findChild<QTreeView *>(u"preflightTable"_s)->model());
        model->setData(model->index(0, PreflightModel::FileColumn), u"first.bin"_s);
        QTest::qWait(100);
        const auto editing = meter.take();
        press(sheetOf(page), u"preflightUploadButton"_s);
        QTRY_COMPARE(page.table->model()->rowCount(), 1000);
        QTRY_VERIFY(!page.rows().contains(u"checking"_s));
        const auto sending = meter.take();

        qInfo("1,000 files, longest stall in CPU ms: opening %.0f, editing %.0f, adding %.0f",
              opening.cpu, editing.cpu, sending.cpu);
        QVERIFY(opening.cpu < 300 && editing.cpu < 300 && sending.cpu < 300);
    }

private:
    static QString shortHex(const QByteArray &content)
    {
        const QString hex = QString::fromLatin1(core::Sha256::of(content).toHex());
        return hex.first(4) + u'…' + hex.last(4);
    }
};

QTEST_MAIN(TestPreflightSheet)
#include "tst_preflightsheet.moc"
