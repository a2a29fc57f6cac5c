#include "core/base/sha256.h"
#include "core/settings/settings.h"
#include "tests/ui/assets/assetpage.h"
#include "ui/assets/checksumsdialog.h"
#include "ui/assets/preflightsheet.h"

#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using core::Asset;
using core::ShaKind;

namespace {

/// A page whose release has these files, made by name and content.
struct Stocked : Page
{
    explicit Stocked(const QList<std::pair<QString, QByteArray>> &files, bool saved = true)
        : Page(saved)
    {
        pane->setApi(&*host.api);
        pane->setScratchFolder(folder.filePath(u"scratch"_s));
        bar = pane->findChild<MessageBar *>(u"checksumMessages"_s);
        QStringList paths;
        for (const auto &[name, bytes] : files)
            paths.append(file(name, bytes));
        if (!paths.isEmpty())
            pane->addFiles(paths);
    }

    [[nodiscard]] ChecksumsDialog *dialog() const
    {
        auto *found = pane->findChild<ChecksumsDialog *>();
        return found && found->isVisible() ? found : nullptr;
    }
    [[nodiscard]] QByteArray stored(const QString &name)
    {
        for (const Asset &asset : host.assets(release)) {
            if (asset.name == name)
                return asset.sha256;
        }
        return {};
    }
    [[nodiscard]] QString scratched() const
    {
        return QDir(folder.filePath(u"scratch/checksums"_s))
            .entryList(QDir::AllEntries | QDir::NoDotAndDotDot)
            .join(u',');
    }

    MessageBar *bar = nullptr;
};

QByteArray line(const QByteArray &content, const QByteArray &name, ShaKind kind = ShaKind::Sha256)
{
    return core::Sha::of(kind, content).toHex() + "  " + name + '\n';
}

void press(QWidget *in, const QString &button)
{
    in->findChild<QPushButton *>(button)->click();
}

} // namespace

class TestChecksumsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void making_listsTheFilesAndUploadsTheSums()
    {
        Stocked page({{u"a.zip"_s, "aaa"}, {u"b.zip"_s, "bbb"}, {u"b.zip.asc"_s, "signed"}});
        QTRY_COMPARE(page.rows().count(u"✓ verified"_s), 3);
        page.pane->findChild<QAction *>(u"makeChecksumsAction"_s)->trigger();
        QVERIFY(page.dialog());
        auto *files = page.dialog()->findChild<QTreeWidget *>();
        QCOMPARE(files->topLevelItemCount(), 3);
        // In the order in which they arrived, and two were under way at once.
        const auto row = [&](const QString &name) {
            return files->findItems(name, Qt::MatchExactly).value(0);
        };
        QVERIFY(row(u"a.zip"_s) && row(u"b.zip.asc"_s));
        QCOMPARE(row(u"b.zip.asc"_s)->checkState(0), Qt::Unchecked); // the signature
        QCOMPARE(row(u"a.zip"_s)->text(2), u"known"_s);
        page.dialog()->findChild<QCheckBox *>(u"sha512Box"_s)->click();
        QCOMPARE(row(u"a.zip"_s)->text(2), u"from the file here"_s);

        press(page.dialog(), u"checksumsMakeButton"_s);

        QTRY_COMPARE(page.rows().count(u"✓ verified"_s), 5);
        const QByteArray sums = line("aaa", "a.zip") + line("bbb", "b.zip");
        QCOMPARE(page.stored(u"SHA256SUMS"_s), core::Sha256::of(sums));
        const QByteArray long512
            = line("aaa", "a.zip", ShaKind::Sha512) + line("bbb", "b.zip", ShaKind::Sha512);
        QCOMPARE(page.stored(u"SHA512SUMS"_s), core::Sha256::of(long512));
        QTRY_VERIFY(!page.pane->findChild<ChecksumsDialog *>());
        QTRY_COMPARE(page.scratched(), QString());
    }

    void making_replacesTheOlderOneSafely()
    {
        Stocked page({{u"a.zip"_s, "aaa"}, {u"SHA256SUMS"_s, line("old", "a.zip")}});
        QTRY_COMPARE(page.rows().count(u"✓ verified"_s), 2);
        page.pane->makeChecksums();
        QVERIFY(page.dialog());
        auto *box = page.dialog()->findChild<QCheckBox *>(u"sha256Box"_s);
        QCOMPARE(box->text(), u"SHA256SUMS, replacing the one on the release"_s);
        QVERIFY(box->toolTip().contains(u"count from 0"_s));
        QTest::keyClick(page.dialog(), Qt::Key_Return);
        QVERIFY(page.dialog());

        press(page.dialog(), u"checksumsMakeButton"_s);

        QTRY_COMPARE(page.stored(u"SHA256SUMS"_s), core::Sha256::of(line("aaa", "a.zip")));
        QTRY_COMPARE(page.host.assets(page.release).size(), 2);
        QTRY_VERIFY(!page.queue.isBusy());
    }

    void rightSums_areNotSentAgain()
    {
        Stocked page({{u"a.zip"_s, "aaa"}, {u"SHA256SUMS"_s, line("aaa", "a.zip")}});
        QTRY_COMPARE(page.rows().count(u"✓ verified"_s), 2);
        const int posts = page.host.seen("POST");
        page.pane->makeChecksums();
        press(page.dialog(), u"checksumsMakeButton"_s);

        QTRY_COMPARE(page.messages->text(), u"The SHA256SUMS on the release is right already."_s);
        QCOMPARE(page.host.seen("POST"), posts);
        QCOMPARE(page.scratched(), QString());
    }

    void filesOnTheirWay_areListedFromHere()
    {
        Stocked page({{u"a.zip"_s, "aaa"}}, false);
        QTRY_VERIFY(page.rows().contains(u"starts when the draft is saved"_s));
        page.pane->makeChecksums();
        QVERIFY(page.dialog());
        QCOMPARE(page.dialog()->findChild<QTreeWidget *>()->topLevelItem(0)->text(2),
                 u"from the file that is being added"_s);

        press(page.dialog(), u"checksumsMakeButton"_s);
        QTRY_COMPARE(page.rows().count(u"starts when the draft is saved"_s), 2);
        const core::Release saved = page.host.draft(u"v2.4.0"_s);
        page.pane->startPending(page.host.repo, saved);
        page.pane->setRelease(page.host.repo, saved);
        page.release = saved;

        QTRY_COMPARE(page.stored(u"SHA256SUMS"_s), core::Sha256::of(line("aaa", "a.zip")));
    }

    void vanishedFile_isToldAndTheDialogStays()
    {
        Stocked page({{u"a.zip"_s, "aaa"}}, false);
        QTRY_VERIFY(page.rows().contains(u"starts when the draft is saved"_s));
        page.pane->makeChecksums();
        QVERIFY(QFile::remove(page.folder.filePath(u"a.zip"_s)));

        press(page.dialog(), u"checksumsMakeButton"_s);

        auto *messages = page.dialog()->findChild<MessageBar *>();
        QTRY_VERIFY(messages->isVisible());
        QVERIFY(page.dialog()->findChild<QPushButton *>(u"checksumsMakeButton"_s)->isEnabled());
    }

    void choosing_nothingLeavesNothingToMake()
    {
        Stocked page({{u"a.zip"_s, "aaa"}, {u"b.zip"_s, "bbb"}});
        QTRY_COMPARE(page.rows().count(u"✓ verified"_s), 2);
        page.pane->makeChecksums();
        auto *make = page.dialog()->findChild<QPushButton *>(u"checksumsMakeButton"_s);
        auto *all = page.dialog()->findChild<QCheckBox *>(u"allFilesBox"_s);
        QVERIFY(make->isEnabled());

        all->click();
        QVERIFY(!make->isEnabled());
        all->click();
        QVERIFY(make->isEnabled());
        page.dialog()->findChild<QTreeWidget *>()->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
        QCOMPARE(all->checkState(), Qt::PartiallyChecked);
        page.dialog()->findChild<QCheckBox *>(u"sha256Box"_s)->click();
        QVERIFY(!make->isEnabled());
    }

    // --- contradictions ---------------------------------------------------------------------

    void contradiction_isFlaggedByItself()
    {
        Stocked page({{u"a.zip"_s, "aaa"},
                      {u"b.zip"_s, "bbb"},
                      {u"SHA256SUMS"_s,
                       line("aaa", "a.zip") + line("else", "b.zip") + line("x", "gone.zip")}});

        QTRY_VERIFY(page.bar->isVisible());
        QCOMPARE(page.bar->text(),
                 u"SHA256SUMS lists other checksums than these files have: b.zip. SHA256SUMS lists "
                 "files that are not on the release: gone.zip."_s);

        Q_EMIT page.bar->dismissed();
        page.bar->clear();
        page.pane->setRelease(page.host.repo, page.release);
        QTest::qWait(50);
        QVERIFY(!page.bar->isVisible()); // until it changes
    }

    void contradiction_goesWhenTheSumsAreMadeAnew()
    {
        Stocked page({{u"a.zip"_s, "aaa"}, {u"SHA256SUMS"_s, line("else", "a.zip")}});
        QTRY_VERIFY(page.bar->isVisible());
        const int reads = page.host.seen("GET", "/releases/assets/");

        page.bar->findChild<QPushButton *>()->click();
        QTRY_VERIFY(page.dialog());
        press(page.dialog(), u"checksumsMakeButton"_s);

        QTRY_VERIFY(!page.bar->isVisible());
        QTRY_COMPARE(page.stored(u"SHA256SUMS"_s), core::Sha256::of(line("aaa", "a.zip")));
        QTest::qWait(2'000);
        // What was uploaded from here need not be downloaded to be known.
        QCOMPARE(page.host.seen("GET", "/releases/assets/"), reads);
        QVERIFY(!page.bar->isVisible());
    }

    void laterReplacement_isFlaggedWithoutReadingAgain()
    {
        Stocked page({{u"a.zip"_s, "aaa"}, {u"SHA256SUMS"_s, line("aaa", "a.zip")}});
        QTRY_COMPARE(page.host.seen("GET", "/releases/assets/"), 1);
        QVERIFY(!page.bar->isVisible());

        page.pane->addFiles({page.file(u"a.zip"_s, "newer")});
        QTRY_VERIFY(page.pane->findChild<PreflightSheet *>());
        press(page.pane->findChild<PreflightSheet *>(), u"replaceAllButton"_s);
        const auto *go = page.pane->findChild<PreflightSheet *>()->findChild<QPushButton *>(
            u"preflightUploadButton"_s);
        QTRY_VERIFY(go->isEnabled()); // the digests are still being compared
        press(page.pane->findChild<PreflightSheet *>(), u"preflightUploadButton"_s);

        // Four writes, one after the other.
        QTRY_VERIFY_WITH_TIMEOUT(page.bar->isVisible(), 20'000);
        QVERIFY(page.bar->text().contains(u"a.zip"_s));
        QCOMPARE(page.host.seen("GET", "/releases/assets/"), 1);
    }

    void verify_comparesEverythingAndSaysSo()
    {
        Stocked page({{u"a.zip"_s, "aaa"},
                      {u"b.zip"_s, "bbb"},
                      {u"SHA512SUMS"_s, line("aaa", "a.zip", ShaKind::Sha512)},
                      {u"a.zip.sha256"_s, core::Sha256::of("aaa").toHex()}});
        QTRY_COMPARE(page.rows().count(u"✓ verified"_s), 4);
        auto *action = page.pane->findChild<QAction *>(u"checkChecksumsAction"_s);
        QVERIFY(action->isEnabled());

        action->trigger();

        QTRY_COMPARE(page.bar->text(),
                     u"1 file(s) have the checksums that are listed for them.\n"
                     "Not listed: b.zip."_s);
        QVERIFY(action->isEnabled());
    }

    void verify_findsAWrongSha512()
    {
        Stocked page(
            {{u"a.zip"_s, "aaa"}, {u"SHA512SUMS"_s, line("else", "a.zip", ShaKind::Sha512)}});
        QTRY_COMPARE(page.rows().count(u"✓ verified"_s), 2);

        page.pane->verifyChecksums();

        QTRY_VERIFY(page.bar->text().startsWith(
            u"SHA512SUMS lists other checksums than these files have: a.zip."_s));
        QVERIFY(page.bar->findChild<QPushButton *>());
    }

    void withoutChecksumFiles_thereIsNothingToVerify()
    {
        Stocked page({{u"a.zip"_s, "aaa"}});
        QTRY_COMPARE(page.rows().count(u"✓ verified"_s), 1);

        QVERIFY(!page.pane->findChild<QAction *>(u"checkChecksumsAction"_s)->isEnabled());
        QVERIFY(page.pane->findChild<QAction *>(u"makeChecksumsAction"_s)->isEnabled());
        page.pane->setRelease(page.host.repo, page.release, AssetsPane::Access::ReadOnly);
        QVERIFY(!page.pane->findChild<QAction *>(u"makeChecksumsAction"_s)->isEnabled());
    }

    // --- along with an upload ---------------------------------------------------------------

    void sheet_makesTheSumsOfAllFilesAlongWithThem()
    {
        QTemporaryDir keep;
        QSettings store(keep.filePath(u"s.ini"_s), QSettings::IniFormat);
        core::Settings settings(store);
        Stocked page({{u"a.zip"_s, "aaa"}});
        QTRY_COMPARE(page.rows().count(u"✓ verified"_s), 1);
        page.pane->setSettings(&settings);

        page.pane->addFiles({page.file(u"c d.zip"_s, "ccc")});
        QTRY_VERIFY(page.pane->findChild<PreflightSheet *>());
        auto *sheet = page.pane->findChild<PreflightSheet *>();
        auto *box = sheet->findChild<QCheckBox *>(u"preflightChecksumsBox"_s);
        QVERIFY(box->isVisible() && !box->isChecked());
        box->click();
        press(sheet, u"preflightUploadButton"_s);

        QTRY_COMPARE(page.stored(u"SHA256SUMS"_s),
                     core::Sha256::of(line("aaa", "a.zip") + line("ccc", "c.d.zip")));
        QTRY_COMPARE(page.rows().count(u"✓ verified"_s), 3);
        QVERIFY(settings.get(core::keys::alsoChecksums));
        QTest::qWait(1'600);
        QVERIFY(!page.bar->isVisible());
    }

    void sheet_makesNoSecondSums()
    {
        Stocked page({});
        page.pane->addFiles({page.file(u"SHA256SUMS"_s, "x"), page.file(u"a b.zip"_s)});
        QTRY_VERIFY(page.pane->findChild<PreflightSheet *>());

        QVERIFY(!page.pane->findChild<PreflightSheet *>()
                     ->findChild<QCheckBox *>(u"preflightChecksumsBox"_s)
                     ->isEnabled());
    }

    void everyControlHasAName()
    {
        Stocked page({{u"a.zip"_s, "aaa"}});
        QTRY_COMPARE(page.rows().count(u"✓ verified"_s), 1);
        page.pane->makeChecksums();
        for (QWidget *widget : page.dialog()->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
                || widget->objectName().startsWith(u"qt_"_s))
                continue;
            QVERIFY2(
                !QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name).isEmpty(),
                qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(TestChecksumsDialog)
#include "tst_checksumsdialog.moc"
