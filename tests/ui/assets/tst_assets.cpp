#include "tests/ui/assets/assetpage.h"
#include "ui/assets/assetdelegate.h"
#include "ui/assets/droparea.h"
#include "ui/common/theme.h"
#include "ui/common/transferpainting.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QLineEdit>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using core::Asset;
using core::Transfer;
using State = Transfer::State;

namespace {

/// Seen as good by the preflight, and no longer when its turn comes.
void addFileThatGoesBad(Page &page, const QString &name)
{
    page.pane->addFiles({page.file(name)});
    QTRY_VERIFY(page.rows().contains(u"starts when the draft is saved"_s));
    page.file(name, "");
    const core::Release saved = page.host.draft(u"v2.4.0"_s);
    page.pane->startPending(page.host.repo, saved);
    page.pane->setRelease(page.host.repo, saved);
}

} // namespace

class TestAssets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void model_mergesAssetsUploadsAndExpectedNames()
    {
        AssetModel model;
        const QAbstractItemModelTester tester(&model);
        model.setExpected({u"a.zip"_s, u"b.zip"_s, u"c.zip"_s});
        QCOMPARE(model.missing().size(), 3);

        model.setAssets({{.id = 1, .name = u"a.zip"_s, .label = u"A"_s, .size = 10}});
        Transfer upload{.id = 7, .state = State::Waiting, .releaseId = 1, .name = u"b.zip"_s};
        model.setTransfer(upload);
        QCOMPARE(printed(model),
                 u"a.zip|A|uploaded\n"
                 u"b.zip||waiting\n"
                 u"c.zip||expected · drop file here"_s);

        upload.state = State::Running;
        upload.size = 1000;
        upload.done = 630;
        upload.speed = 11.2e6;
        upload.timeLeft = 3s;
        model.setTransfer(upload);
        QCOMPARE(model.index(1, AssetModel::StateColumn).data().toString(),
                 u"63% · 11.2 MB/s · 3 s"_s);

        upload.state = State::Done;
        upload.assetId = 2;
        upload.proof = core::Proof::Verified;
        model.setTransfer(upload);
        model.setAssets({{.id = 1, .name = u"a.zip"_s, .label = u"A"_s, .size = 10},
                         {.id = 2, .name = u"b.zip"_s, .size = 1000}});
        QCOMPARE(printed(model),
                 u"a.zip|A|uploaded\n"
                 u"b.zip||✓ verified\n"
                 u"c.zip||expected · drop file here"_s);

        model.removeTransfer(7);
        model.setAssets({});
        QCOMPARE(model.missing().size(), 3);
    }

    void model_changesOnlyTheRowThatDiffers()
    {
        AssetModel model;
        QList<Asset> assets{{.id = 1, .name = u"a"_s}, {.id = 2, .name = u"b"_s}};
        model.setAssets(assets);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);

        assets[1].downloads = 5;
        model.setAssets(assets);

        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 1);
        QCOMPARE(inserted.size() + removed.size(), 0);
    }

    void model_reordersWithoutLosingRows()
    {
        AssetModel model;
        const QAbstractItemModelTester tester(&model);
        const Asset a{.id = 1, .name = u"a"_s};
        const Asset b{.id = 2, .name = u"b"_s};
        const Asset c{.id = 3, .name = u"c"_s};
        model.setAssets({a, b, c});
        const QPersistentModelIndex kept = model.index(2, 0);

        model.setAssets({c, b});

        QCOMPARE(kept.row(), 0);
        QCOMPARE(kept.data().toString(), u"c"_s);
        QCOMPARE(model.rowCount(), 2);
    }

    void rename_showsSavingUntilItIsConfirmedOrReverted()
    {
        AssetModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEditable(true);
        model.setAssets({{.id = 1, .name = u"a"_s, .label = u"A"_s}});
        QSignalSpy requested(&model, &AssetModel::renameRequested);
        const QModelIndex name = model.index(0, AssetModel::NameColumn);

        QVERIFY(!model.setData(name, u" a "_s));
        QVERIFY(!model.setData(name, u""_s));
        QVERIFY(model.setData(name, u"b"_s));
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().at(1).value<core::AssetFields>(),
                 (core::AssetFields{.name = u"b"_s, .label = u"A"_s}));
        QCOMPARE(printed(model), u"b|A|saving…"_s);
        QVERIFY(!name.flags().testFlag(Qt::ItemIsEditable));

        model.renameFailed(1, u"no"_s);
        QCOMPARE(printed(model), u"a|A|not renamed"_s);
        QVERIFY(name.flags().testFlag(Qt::ItemIsEditable));

        model.setData(name, u"c"_s);
        model.setAssets({{.id = 1, .name = u"c"_s, .label = u"A"_s}});
        model.renameSucceeded(1);
        QCOMPARE(printed(model), u"c|A|uploaded"_s);
    }

    void model_refusesEditingWhereItMayNot()
    {
        AssetModel model;
        model.setAssets({{.id = 1, .name = u"a"_s}});
        model.setExpected({u"b"_s});
        QVERIFY(!model.setData(model.index(0, 0), u"x"_s));

        model.setEditable(true);
        QVERIFY(!model.setData(model.index(1, 0), u"x"_s));
        QVERIFY(!model.setData(model.index(0, AssetModel::SizeColumn), 5));
        QVERIFY(model.setData(model.index(0, 0), u"x"_s));
    }

    void model_sortsByValueNotByWords()
    {
        AssetModel model;
        model.setAssets({{.id = 1, .size = 900}, {.id = 2, .size = 48'200'000}});
        QCOMPARE(model.index(0, AssetModel::SizeColumn).data(AssetModel::SortRole).toLongLong(),
                 900);
        QVERIFY(model.index(1, AssetModel::SizeColumn).data().toString().contains(u"MB"_s));
    }

    void model_showsForeignTextEscaped()
    {
        AssetModel model;
        model.setAssets({{.id = 1, .name = u"a\u202egpj.exe"_s, .label = u"<b>x</b>"_s}});

        QVERIFY(!model.index(0, 0).data().toString().contains(QChar(0x202e)));
        const QString tip
            = model.index(0, AssetModel::LabelColumn).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"&lt;b&gt;"_s), qPrintable(tip));
    }

    void words_tellEveryProblem_data()
    {
        QTest::addColumn<int>("problem");
        for (int problem = 0; problem <= int(core::FileProblem::Changed); ++problem)
            QTest::addRow("%d", problem) << problem;
    }

    void words_tellEveryProblem()
    {
        QFETCH(int, problem);
        const Transfer refused{.state = State::Failed,
                               .path = u"/tmp/tool.zip"_s,
                               .problem = core::FileProblem(problem)};

        const words::Status status = words::status(refused);

        QCOMPARE(status.tone, theme::Tone::Bad);
        QVERIFY(!status.text.isEmpty());
        QVERIFY2(status.tip.contains(u"tool.zip"_s), qPrintable(status.tip));
    }

    void words_countDownWhileWaiting()
    {
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1'000'000, Qt::UTC);
        const Transfer waiting{.state = State::Waiting,
                               .releaseId = 1,
                               .error = core::Error{.kind = core::Error::Kind::RateLimited},
                               .retryAt = now.addSecs(42)};

        QCOMPARE(words::status(waiting, now).text, u"again in 42 s · limit reached"_s);
    }

    void cell_keepsRoomForTheButtons()
    {
        QStyleOptionViewItem option;
        option.rect = QRect(10, 20, 200, 26);

        const cell::Layout two = cell::layout(option, 2);
        const cell::Layout none = cell::layout(option, 0);

        const QRect left = two.buttons.at(0);
        const QRect right = two.buttons.at(1);
        QVERIFY(left.right() < right.left());
        for (const QRect &button : {left, right})
            QVERIFY(option.rect.contains(button) && !two.words.intersects(button));
        QVERIFY(option.rect.contains(two.words));
        QVERIFY(none.buttons.isEmpty());
        QVERIFY(none.words.width() > two.words.width());
        QCOMPARE(cell::buttonAt(two, left.center()), 0);
        QCOMPARE(cell::buttonAt(two, right.center()), 1);
        QCOMPARE(cell::buttonAt(two, two.words.center()), -1);
    }

    void pause_isInTheMenuOfARowThatMoves()
    {
        Page page;
        hub::Fault stall{.method = "POST", .pathPattern = u"/assets$"_s, .readBody = false};
        stall.wire = hub::Fault::Wire::Stall;
        page.host.hub.addFault(stall);
        page.pane->addFiles({page.file(u"tool.zip"_s, QByteArray(16'000'000, 'x'))});
        QTRY_COMPARE(page.host.seen("POST"), 1);
        auto *pause = page.pane->findChild<QAction *>(u"pauseTransferAction"_s);
        auto *resume = page.pane->findChild<QAction *>(u"resumeTransferAction"_s);
        QVERIFY(!pause->isEnabled() && !resume->isEnabled());

        page.select(0);
        QVERIFY(pause->isEnabled());
        pause->trigger();
        QTRY_COMPARE(page.rows(), u"tool.zip||paused"_s);
        QTRY_VERIFY(resume->isEnabled() && !pause->isEnabled());

        resume->trigger();
        QVERIFY(PracticeHost::waitUntil([&] { return page.rows() == u"tool.zip||✓ verified"_s; }));
    }

    void drop_anywhereOnThePageUploadsAndVerifies()
    {
        Page page;
        QSignalSpy changed(page.pane, &AssetsPane::assetsChanged);
        const QStringList paths{page.file(u"tool.zip"_s), page.file(u"dist/lib.zip"_s)};

        // The editor would take the address for text.
        QCOMPARE(Page::drop(page.editor->viewport(), {paths.first()}, QPoint(20, 20)),
                 Qt::CopyAction);
        QCOMPARE(Page::drop(&page.page, {page.folder.filePath(u"dist"_s)}, QPoint(5, 5)),
                 Qt::CopyAction);

        QTRY_COMPARE(page.rows().count(u"✓ verified"_s), 2);
        QCOMPARE(page.editor->toPlainText(), QString());
        QCOMPARE(page.pane->summary(), u"2 uploaded"_s);
        QCOMPARE(changed.last().first().value<QList<Asset>>().size(), 2);
        QCOMPARE(page.host.assets(page.release).size(), 2);
    }

    void drop_ofOtherThingsIsLeftToTheEditor()
    {
        Page page;
        QMimeData web;
        web.setUrls({QUrl(u"https://example.com/a.zip"_s)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &web, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page.page, &enter);

        QVERIFY(page.queue.transfers().isEmpty());
        QVERIFY(!page.page.findChild<DropArea *>()->isInviting());
    }

    void overlay_saysWhatADropWillDo()
    {
        Page page;
        const auto data = Page::urls({page.file(u"tool.zip"_s)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, data.get(), Qt::LeftButton,
                              Qt::NoModifier);
        QApplication::sendEvent(&page.page, &enter);

        auto *area = page.page.findChild<DropArea *>();
        auto *overlay = page.page.findChild<QWidget *>(u"dropOverlay"_s);
        QVERIFY(area->isInviting());
        QCOMPARE(overlay->accessibleName(), u"Drop to add to v2.4.0"_s);
        QCOMPARE(overlay->geometry(), page.page.rect());

        QDragLeaveEvent leave;
        QApplication::sendEvent(&page.page, &leave);
        QTRY_VERIFY(!area->isInviting());
    }

    void drop_ontoAnExpectedRowTakesItsName()
    {
        Page page;
        page.pane->setExpected({u"tool-2.4.0.zip"_s, u"lib-2.4.0.zip"_s}, u"v2.3.1"_s);
        QCOMPARE(page.pane->summary(), u"2 expected from v2.3.1 still missing"_s);
        const QRect row = page.table->visualRect(page.table->model()->index(1, 0));

        Page::drop(page.table->viewport(), {page.file(u"build.zip"_s)}, row.center());

        QTRY_COMPARE(page.rows(),
                     u"lib-2.4.0.zip||✓ verified\n"
                     u"tool-2.4.0.zip||expected · drop file here"_s);
    }

    void paste_addsFiles()
    {
        Page page;
        QApplication::clipboard()->setMimeData(Page::urls({page.file(u"tool.zip"_s)}).release());
        page.table->setFocus();

        page.pane->findChild<QAction *>(u"pasteFilesAction"_s)->trigger();

        QTRY_COMPARE(page.rows(), u"tool.zip||✓ verified"_s);
    }

    void refusedFiles_stayWithTheReasonAndCanBeRetried()
    {
        Page page(false);
        addFileThatGoesBad(page, u"empty.zip"_s);

        QTRY_COMPARE(page.rows(), u"empty.zip||empty file"_s);
        QVERIFY2(page.messages->text().contains(u"“empty.zip” cannot be uploaded"_s),
                 qPrintable(page.messages->text()));
        QCOMPARE(page.pane->summary(), u"1 to look at"_s);

        page.file(u"empty.zip"_s, "no longer empty");
        QVERIFY(page.messageButton(u"Try again"_s));
        page.messageButton(u"Try again"_s)->click();
        QTRY_COMPARE(page.rows(), u"empty.zip||✓ verified"_s);
        QVERIFY(!page.messages->isVisible());
    }

    void refusedFiles_areRemovedOnlyFromTheList()
    {
        Page page(false);
        addFileThatGoesBad(page, u"empty.zip"_s);
        QTRY_VERIFY(page.messageButton(u"Remove"_s));

        page.messageButton(u"Remove"_s)->click();

        QCOMPARE(page.rows(), QString());
        QVERIFY(QFile::exists(page.folder.filePath(u"empty.zip"_s)));
    }

    void refusedMessage_staysClosed()
    {
        Page page(false);
        addFileThatGoesBad(page, u"empty.zip"_s);
        QTRY_VERIFY(page.messages->isVisible());

        Q_EMIT page.messages->dismissed();
        QVERIFY(!page.messages->isVisible());
        page.pane->addFiles({page.file(u"good.zip"_s)});
        QTRY_VERIFY(page.rows().contains(u"✓ verified"_s));

        QVERIFY(!page.messages->isVisible());
    }

    /// The preflight sees only what the window knows of.
    void clashWithAFileThatCameMeanwhile_offersThreeWaysAndReplaces()
    {
        Page page;
        core::TransferQueue other(*page.host.api, quick());
        other.upload(page.host.repo, page.release, page.file(u"else/tool.zip"_s, "old"));
        QTRY_COMPARE(other.transfers().first().state, State::Done);

        page.pane->addFiles({page.file(u"tool.zip"_s, "new content")});
        QTRY_VERIFY(page.messageButton(u"Replace"_s));
        QVERIFY(page.messageButton(u"Keep both"_s));
        QVERIFY(page.messageButton(u"Skip"_s));
        QVERIFY(page.rows().contains(u"name is taken"_s));

        page.messageButton(u"Replace"_s)->click();

        QTRY_COMPARE(page.rows(), u"tool.zip||✓ verified"_s);
        QCOMPARE(page.host.assets(page.release).size(), 1);
        QCOMPARE(page.host.assets(page.release).first().size, 11);
        QVERIFY(!page.messages->isVisible());
    }

    void unsavedRelease_keepsFilesUntilItIsSaved()
    {
        Page page(false);
        const QString path = page.file(u"tool.zip"_s);
        page.pane->addFiles({path});
        QTRY_COMPARE(page.rows(), u"tool.zip||starts when the draft is saved"_s);
        QCOMPARE(page.pane->pendingFiles(), QStringList(path));
        QCOMPARE(page.pane->summary(), u"1 waiting for the draft to be saved"_s);

        const core::Release saved = page.host.draft(u"v2.4.0"_s);
        page.pane->startPending(page.host.repo, saved);
        page.pane->setRelease(page.host.repo, saved);

        QTRY_COMPARE(page.rows(), u"tool.zip||✓ verified"_s);
        QVERIFY(page.pane->pendingFiles().isEmpty());
    }

    void anotherRelease_doesNotShowTheseFiles()
    {
        Page page(false);
        page.pane->addFiles({page.file(u"tool.zip"_s)});
        QTRY_COMPARE(page.table->model()->rowCount(), 1);

        page.pane->setRelease(page.host.repo, {.id = -4, .tag = u"v3"_s});
        QCOMPARE(page.table->model()->rowCount(), 0);

        page.pane->setRelease(page.host.repo, page.release);
        QCOMPARE(page.table->model()->rowCount(), 1);
    }

    void files_goToTheReleaseOfTheDropThoughThePageMovedOn()
    {
        Page page(false);
        page.pane->addFiles({page.file(u"tool.zip"_s)});
        const core::Release saved = page.host.draft(u"v2.4.0"_s);
        page.pane->startPending(page.host.repo, saved);
        page.pane->setRelease(page.host.repo, {.id = -9, .tag = u"v3"_s});

        QTRY_COMPARE(page.host.assets(saved).size(), 1);
        QCOMPARE(page.table->model()->rowCount(), 0);
    }

    void rename_inPlaceReachesTheServer()
    {
        Page page;
        page.pane->addFiles({page.file(u"tool.zip"_s)});
        QTRY_COMPARE(page.rows(), u"tool.zip||✓ verified"_s);
        page.select(0);

        page.pane->findChild<QAction *>(u"renameAssetAction"_s)->trigger();
        auto *editor = page.table->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->setText(u"new tool.zip"_s);
        QTest::keyClick(editor, Qt::Key_Return);

        QTRY_COMPARE(page.host.assets(page.release).first().name, u"new.tool.zip"_s);
        QTRY_VERIFY(page.rows().startsWith(u"new.tool.zip|"_s));
        QTRY_COMPARE(page.messages->text(), u"GitHub stored the name as “new.tool.zip”."_s);
    }

    void rename_toATakenNameRevertsAndSaysWhy()
    {
        Page page;
        page.pane->addFiles({page.file(u"a.zip"_s, "a")});
        QTRY_COMPARE(page.rows(), u"a.zip||✓ verified"_s);
        page.pane->addFiles({page.file(u"b.zip"_s, "b")});
        QTRY_COMPARE(page.rows(), u"a.zip||✓ verified\nb.zip||✓ verified"_s);

        page.table->model()->setData(page.table->model()->index(1, AssetModel::NameColumn),
                                     u"a.zip"_s);

        QTRY_VERIFY(page.messages->isVisible());
        QCOMPARE(page.messages->text(),
                 u"“b.zip” keeps its name and label. Another asset has this name already."_s);
        QVERIFY(page.rows().contains(u"b.zip||not renamed"_s));
    }

    void delete_asksFirstAndCancelIsTheDefault()
    {
        Page page;
        page.pane->addFiles({page.file(u"tool.zip"_s)});
        QTRY_COMPARE(page.rows(), u"tool.zip||✓ verified"_s);
        page.select(0);
        auto *action = page.pane->findChild<QAction *>(u"deleteAssetsAction"_s);
        QSignalSpy changed(page.pane, &AssetsPane::assetsChanged);

        action->trigger();
        QPointer<QMessageBox> box = page.pane->findChild<QMessageBox *>();
        QVERIFY(box);
        QVERIFY(box->text().contains(u"tool.zip"_s) && box->text().contains(u"v2.4.0"_s));
        QVERIFY(box->informativeText().contains(u"Nobody"_s));
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(!box);
        QCOMPARE(page.host.assets(page.release).size(), 1);

        action->trigger();
        box = page.pane->findChild<QMessageBox *>();
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QTRY_COMPARE(page.rows(), QString());
        QCOMPARE(page.host.assets(page.release).size(), 0);
        QCOMPARE(changed.size(), 1);
    }

    void download_bringsTheSelectedFiles()
    {
        Page page;
        page.pane->addFiles({page.file(u"tool.zip"_s)});
        QTRY_COMPARE(page.rows(), u"tool.zip||✓ verified"_s);
        QTemporaryDir target;

        page.pane->download({page.host.assets(page.release).first().id}, target.path());

        QTRY_COMPARE(page.rows(), u"tool.zip||✓ downloaded, verified"_s);
        QCOMPARE(QDir(target.path()).entryList(QDir::Files), QStringList(u"tool.zip"_s));
    }

    void cancelAndRetry_workByTheButtonInTheRow()
    {
        Page page;
        hub::Fault stall{.method = "POST", .pathPattern = u"/assets$"_s};
        stall.wire = hub::Fault::Wire::Stall;
        page.host.hub.addFault(stall);
        page.pane->addFiles({page.file(u"tool.zip"_s)});
        QTRY_COMPARE(page.host.seen("POST"), 1);
        const auto click = [&] {
            const QModelIndex index = page.table->model()->index(0, AssetModel::StateColumn);
            QStyleOptionViewItem option;
            option.rect = page.table->visualRect(index);
            QTest::mouseClick(page.table->viewport(), Qt::LeftButton, Qt::NoModifier,
                              cell::layout(option, 1).buttons.first().center());
        };

        click();
        QTRY_COMPARE(page.rows(), u"tool.zip||cancelled"_s);
        click();
        QTRY_COMPARE(page.rows(), u"tool.zip||✓ verified"_s);
    }

    void immutableRelease_locksTheActionsAndRefusesDrops()
    {
        Page page;
        page.pane->setRelease(page.host.repo, page.release, AssetsPane::Access::Immutable);

        QVERIFY(!page.pane->findChild<QToolButton *>(u"addFilesButton"_s)->isEnabled());
        QVERIFY(page.pane->findChild<QAction *>(u"addAssetsAction"_s)
                    ->toolTip()
                    .contains(u"immutable"_s));
        QCOMPARE(Page::drop(&page.page, {page.file(u"tool.zip"_s)}, QPoint(5, 5)),
                 Qt::IgnoreAction);
        page.pane->addFiles({page.file(u"tool.zip"_s)});
        QVERIFY(page.queue.transfers().isEmpty());
        QCOMPARE(page.messages->text(),
                 u"The files were not added. This release is immutable: its files can no longer "
                 "be changed."_s);
    }

    void everyControlHasAName()
    {
        Page page;
        for (QWidget *widget : page.pane->findChildren<QWidget *>()) {
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

QTEST_MAIN(TestAssets)
#include "tst_assets.moc"
