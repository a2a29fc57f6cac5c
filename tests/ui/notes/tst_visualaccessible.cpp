#include "ui/notes/blocksourcedialog.h"
#include "ui/notes/visualparts.h"
#include "visualfixture.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

using Action = QAccessibleActionInterface;

QAccessibleInterface *rootOf(const VisualFixture &f)
{
    return QAccessible::queryAccessibleInterface(f.visual);
}

/// The parts among the children: scroll bars are objects of Qt.
QList<QAccessibleInterface *> partsOf(QAccessibleInterface *root)
{
    QList<QAccessibleInterface *> parts;
    for (int i = 0; i < root->childCount(); ++i) {
        if (QAccessibleInterface *child = root->child(i); child && !child->object())
            parts.append(child);
    }
    return parts;
}

QAccessibleInterface *partOf(const VisualFixture &f, QAccessible::Role role, int number = 0)
{
    for (QAccessibleInterface *part : partsOf(rootOf(f))) {
        if (part->role() == role && number-- == 0)
            return part;
    }
    return nullptr;
}

QString nameOf(const QAccessibleInterface *object)
{
    return object->text(QAccessible::Name);
}

/// "Heading: Title", and so on.
QStringList listOf(QAccessibleInterface *root)
{
    QStringList list;
    for (const QAccessibleInterface *part : partsOf(root))
        list.append(QString::fromLatin1(qAccessibleRoleString(part->role())) + u": "_s
                    + nameOf(part));
    return list;
}

} // namespace

/// The visual notes as a screen reader knows them.
class TestVisualAccessible : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_isWhatIsOnTheScreen()
    {
        VisualFixture f(u"## Title\n\none **bold**\ntwo\n\n| a | b |\n|---|---|\n| c | d |\n"_s);
        QAccessibleInterface *root = rootOf(f);
        QVERIFY(root->isValid());
        QCOMPARE(root->role(), QAccessible::EditableText);
        QCOMPARE(nameOf(root), u"Release notes"_s);
        QAccessibleTextInterface *text = root->textInterface();
        QVERIFY(text);
        QCOMPARE(text->text(0, 18), u"Title\none bold\ntwo"_s);
        QCOMPARE(text->text(0, text->characterCount()), root->text(QAccessible::Value));
        QCOMPARE(text->text(-5, 1'000'000), root->text(QAccessible::Value));
        for (const QChar c : root->text(QAccessible::Value))
            QVERIFY2(c == u'\n' || c.isPrint(), qPrintable(QString::number(c.unicode(), 16)));

        f.select(u"bold"_s);
        int start = 0;
        int end = 0;
        QCOMPARE(text->selectionCount(), 1);
        text->selection(0, &start, &end);
        QCOMPARE(text->text(start, end), u"bold"_s);
        text->removeSelection(0);
        QCOMPARE(text->selectionCount(), 0);
        text->setCursorPosition(2);
        QCOMPARE(text->cursorPosition(), 2);
        text->setSelection(0, 6, 9);
        QCOMPARE(f.visual->textCursor().selectedText(), u"one"_s);
    }

    void text_isWalkedThrough_data()
    {
        QTest::addColumn<QAccessible::TextBoundaryType>("boundary");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QStringList>("expected"); // before, at, after
        QTest::newRow("characters")
            << QAccessible::CharBoundary << 7 << QStringList{u"o"_s, u"n"_s, u"e"_s};
        QTest::newRow("words") << QAccessible::WordBoundary << 11
                               << QStringList{u"one"_s, u"bold"_s, u"two"_s};
        QTest::newRow("lines") << QAccessible::LineBoundary << 8
                               << QStringList{u"Title"_s, u"one bold"_s, u"two"_s};
        QTest::newRow("paragraphs") << QAccessible::ParagraphBoundary << 16
                                    << QStringList{u"Title"_s, u"one bold\ntwo"_s, u"last"_s};
        QTest::newRow("first line")
            << QAccessible::LineBoundary << 0 << QStringList{u""_s, u"Title"_s, u"one bold"_s};
        QTest::newRow("last line")
            << QAccessible::LineBoundary << 20 << QStringList{u"two"_s, u"last"_s, u""_s};
        QTest::newRow("beyond") << QAccessible::LineBoundary << 999
                                << QStringList{u"two"_s, u"last"_s, u""_s};
    }

    void text_isWalkedThrough()
    {
        QFETCH(QAccessible::TextBoundaryType, boundary);
        QFETCH(int, offset);
        VisualFixture f(u"# Title\n\none **bold**\ntwo\n\nlast\n"_s);
        QAccessibleTextInterface *text = rootOf(f)->textInterface();
        int start = 0;
        int end = 0;
        const QStringList found{text->textBeforeOffset(offset, boundary, &start, &end),
                                text->textAtOffset(offset, boundary, &start, &end),
                                text->textAfterOffset(offset, boundary, &start, &end)};
        QTEST(found, "expected");
    }

    void attributes_tellWhatLooksOtherwise()
    {
        VisualFixture f(
            u"# Title\n\none **bold** *italic* ~~gone~~ `code` [link](https://a.b)\n"_s);
        QAccessibleTextInterface *text = rootOf(f)->textInterface();
        const auto at = [&](const QString &word) {
            int start = 0;
            int end = 0;
            const auto offset = int(text->text(0, text->characterCount()).indexOf(word));
            const QString attributes = text->attributes(offset, &start, &end);
            const bool isIn = start <= offset && offset < end;
            return isIn ? attributes : QString();
        };
        QVERIFY(at(u"Title"_s).contains(u"font-weight:bold;"));
        QVERIFY(at(u"one"_s).contains(u"font-weight:normal;"));
        QVERIFY(at(u"bold"_s).contains(u"font-weight:bold;"));
        QVERIFY(at(u"italic"_s).contains(u"font-style:italic;"));
        QVERIFY(at(u"gone"_s).contains(u"text-line-through-type:single;"));
        QVERIFY(at(u"link"_s).contains(u"text-underline-type:single;"));
        // The bridge would read beyond the end of what has no value.
        for (int i = -3; i < text->characterCount() + 3; ++i) {
            int start = 0;
            int end = 0;
            for (const QString &pair :
                 text->attributes(i, &start, &end).split(u';', Qt::SkipEmptyParts))
                QCOMPARE(pair.split(u':', Qt::SkipEmptyParts).size(), 2);
        }
    }

    void parts_areWhatOneGoesTo()
    {
        VisualFixture f(u"# One\n\na [link](https://a.b/c) and ![shot](https://a.b/p.png)\n\n"
                        "- [x] done\n- [ ] see [it **now**](https://a.b/d)\n\n"
                        "## Two [three](https://a.b/e)\n\n<p>raw <a href=\"#x\">y</a></p>\n"_s);
        QCOMPARE(listOf(rootOf(f)),
                 (QStringList{u"Heading: One"_s, u"Link: link"_s, u"Graphic: shot"_s,
                              u"CheckBox: done"_s, u"CheckBox: see it now"_s, u"Link: it now"_s,
                              u"Heading: Two three"_s, u"Link: three"_s,
                              u"Button: Edit source of this block"_s}));
    }

    void tree_isTheSameFromBelow()
    {
        VisualFixture f(u"# One\n\n[link](https://a.b/c)\n\n| a | b |\n|---|---|\n| c | d |\n"_s);
        const std::function<void(QAccessibleInterface *)> check
            = [&](QAccessibleInterface *object) {
                  for (int i = 0; i < object->childCount(); ++i) {
                      QAccessibleInterface *child = object->child(i);
                      QVERIFY(child && child->isValid());
                      QCOMPARE(child->parent(), object);
                      QCOMPARE(object->indexOfChild(child), i);
                      QCOMPARE(child->window(), object->window());
                      check(child);
                  }
                  QVERIFY(!object->child(object->childCount()));
                  QVERIFY(!object->child(-1));
              };
        check(rootOf(f));
    }

    void heading_tellsItsLevel()
    {
        VisualFixture f(u"# One\n\n### Three\n"_s);
        const QAccessibleInterface *one = partOf(f, QAccessible::Heading);
        const QAccessibleInterface *three = partOf(f, QAccessible::Heading, 1);
        QVERIFY(one && three);
        QCOMPARE(one->text(QAccessible::Description), u"Heading level 1"_s);
        QCOMPARE(nameOf(three), u"Three"_s);
        QCOMPARE(three->text(QAccessible::Description), u"Heading level 3"_s);
    }

    void link_tellsWhereItLeadsAndIsOpened()
    {
        VisualFixture f(u"a [link](https://a.b/c) b [file](file:///etc/passwd)\n"_s);
        QSignalSpy opened(f.visual, &VisualEditor::linkActivated);
        QAccessibleInterface *link = partOf(f, QAccessible::Link);
        QVERIFY(link);
        QVERIFY(link->state().linked);
        QCOMPARE(link->text(QAccessible::Description), u"https://a.b/c"_s);
        QVERIFY(link->hyperlinkInterface());
        QCOMPARE(link->hyperlinkInterface()->anchorTarget(), u"https://a.b/c"_s);
        QCOMPARE(link->hyperlinkInterface()->startIndex(), 2);
        QCOMPARE(link->hyperlinkInterface()->endIndex(), 6);
        QVERIFY(link->actionInterface()->actionNames().contains(Action::pressAction()));
        QVERIFY(!link->actionInterface()->keyBindingsForAction(Action::pressAction()).isEmpty());
        link->actionInterface()->doAction(Action::pressAction());
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toUrl(), QUrl(u"https://a.b/c"_s));

        QAccessibleInterface *file = partOf(f, QAccessible::Link, 1);
        QCOMPARE(file->text(QAccessible::Description), u"file:///etc/passwd"_s);
        QVERIFY(!file->actionInterface()->actionNames().contains(Action::pressAction()));
        file->actionInterface()->doAction(Action::pressAction());
        QCOMPARE(opened.size(), 1);
    }

    void taskBox_isChecked()
    {
        VisualFixture f(u"- [ ] one\n- [x] two\n"_s);
        QAccessibleInterface *box = partOf(f, QAccessible::CheckBox);
        QVERIFY(box);
        QVERIFY(box->state().checkable && !box->state().checked);
        QVERIFY(partOf(f, QAccessible::CheckBox, 1)->state().checked);
        QVERIFY(!box->state().checked);
        box->actionInterface()->doAction(Action::toggleAction());
        QCOMPARE(f.notes(), u"- [x] one\n- [x] two\n"_s);
        QVERIFY(box->isValid());
        QVERIFY(box->state().checked);
        QCOMPARE(partOf(f, QAccessible::CheckBox), box);
        f.undo.undo();
        QVERIFY(!box->state().checked);
    }

    void fold_isToggled()
    {
        VisualFixture f(u"<details><summary>More</summary>\n\n# In\n\n</details>\n"_s);
        QAccessibleInterface *fold = partOf(f, QAccessible::Button);
        QVERIFY(fold);
        QCOMPARE(nameOf(fold), u"More"_s);
        QVERIFY(fold->state().expandable && fold->state().collapsed && !fold->state().expanded);
        QCOMPARE(fold->text(QAccessible::Description), u"Folded"_s);
        QVERIFY(!partOf(f, QAccessible::Heading));
        f.pane.setReadOnly(true);
        fold->actionInterface()->doAction(Action::toggleAction());
        QVERIFY(fold->state().expanded && !fold->state().collapsed);
        QCOMPARE(fold->text(QAccessible::Description), u"Unfolded"_s);
        QVERIFY(partOf(f, QAccessible::Heading));
    }

    void table_hasCellsUnderHeaders()
    {
        VisualFixture f(u"x\n\n| a | b |\n|---|---|\n| c | [d](https://a.b/) |\n"_s);
        QCOMPARE(listOf(rootOf(f)), (QStringList{u"Table: Table"_s, u"Link: d"_s}));
        QAccessibleInterface *object = partOf(f, QAccessible::Table);
        QAccessibleTableInterface *table = object->tableInterface();
        QVERIFY(table);
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->columnCount(), 2);
        QCOMPARE(table->columnDescription(1), u"b"_s);
        QCOMPARE(table->cellAt(0, 0)->role(), QAccessible::ColumnHeader);
        QAccessibleInterface *cell = table->cellAt(1, 1);
        QCOMPARE(nameOf(cell), u"d"_s);
        QCOMPARE(cell->role(), QAccessible::Cell);
        QCOMPARE(cell->tableCellInterface()->rowIndex(), 1);
        QCOMPARE(cell->tableCellInterface()->columnIndex(), 1);
        QCOMPARE(cell->tableCellInterface()->table(), object);
        QCOMPARE(cell->tableCellInterface()->columnHeaderCells(), QList{table->cellAt(0, 1)});
        QVERIFY(!table->cellAt(2, 0));
        QVERIFY(!table->cellAt(0, -1));
        cell->actionInterface()->doAction(Action::setFocusAction());
        f.type(u"x"_s);
        QVERIFY(f.notes().contains(u"x[d]"));
    }

    void keptBlock_isOnlyEditedAsSource()
    {
        const QString source = u"one\n\n<p>raw</p>\n\ntwo\n"_s;
        VisualFixture f(source);
        QSignalSpy remarked(f.visual, &VisualEditor::remarked);
        QAccessibleEditableTextInterface *text = rootOf(f)->editableTextInterface();
        QVERIFY(text);
        const QString shown = rootOf(f)->text(QAccessible::Value);
        const auto from = int(shown.indexOf(u"raw"));
        const auto to = int(shown.indexOf(u"two"));
        text->insertText(from, u"x"_s);
        text->insertText(from + 1, u"x"_s);
        text->insertText(to - 1, u"x"_s); // behind its last character
        text->deleteText(from, from + 2);
        text->replaceText(from, to, u"x"_s);
        text->replaceText(0, int(shown.size()), u"x"_s);
        rootOf(f)->setText(QAccessible::Value, u"x"_s);
        QCOMPARE(f.notes(), source);
        QCOMPARE(rootOf(f)->text(QAccessible::Value), shown);
        QVERIFY(!remarked.constLast()[0].toString().isEmpty());
        text->insertText(to, u"x"_s);
        QCOMPARE(f.notes(), u"one\n\n<p>raw</p>\n\nxtwo\n"_s);

        QAccessibleInterface *kept = partOf(f, QAccessible::Button);
        QVERIFY(kept->text(QAccessible::Description).startsWith(u"raw"));
        kept->actionInterface()->doAction(Action::pressAction());
        auto *dialog = f.visual->findChild<BlockSourceDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->source(), u"<p>raw</p>"_s);
        dialog->reject();
    }

    void tooLongNotes_areEditedAsSource()
    {
        VisualFixture f(u"| a | b |\n|---|---|\n"_s + u"|1|x|\n"_s.repeated(20'000));
        QSignalSpy asked(f.visual, &VisualEditor::sourceRequested);
        QAccessibleInterface *kept = partOf(f, QAccessible::Button);
        QCOMPARE(nameOf(kept), u"Edit as Markdown"_s);
        const QString source = f.notes();
        rootOf(f)->editableTextInterface()->insertText(0, u"x"_s);
        QCOMPARE(f.notes(), source);
        kept->actionInterface()->doAction(Action::pressAction());
        QCOMPARE(asked.size(), 1);
    }

    void writing_becomesAnEditOfTheSource()
    {
        VisualFixture f(u"## Title\n\n- one\n"_s);
        QAccessibleEditableTextInterface *text = rootOf(f)->editableTextInterface();
        text->insertText(5, u" *x*"_s);
        QCOMPARE(f.notes(), u"## Title \\*x*\n\n- one\n"_s);
        text->deleteText(5, 9);
        QCOMPARE(f.notes(), u"## Title\n\n- one\n"_s);
        text->replaceText(6, 9, u"two"_s);
        QCOMPARE(f.notes(), u"## Title\n\n- two\n"_s);
        QVERIFY(f.visual->isIntact());
        rootOf(f)->setText(QAccessible::Value, u"new"_s);
        QCOMPARE(rootOf(f)->text(QAccessible::Value).trimmed(), u"new"_s);
        while (f.undo.canUndo())
            f.undo.undo();
        QCOMPARE(f.notes(), u"## Title\n\n- one\n"_s);
    }

    void readOnlyNotes_areNotWritten()
    {
        const QString source = u"- [ ] one\n\n<p>raw</p>\n"_s;
        VisualFixture f(source);
        QVERIFY(rootOf(f)->state().editable && !rootOf(f)->state().readOnly);
        f.pane.setReadOnly(true);
        QVERIFY(rootOf(f)->state().readOnly && !rootOf(f)->state().editable);
        QVERIFY(rootOf(f)->state().multiLine && rootOf(f)->state().selectableText);
        rootOf(f)->editableTextInterface()->insertText(0, u"x"_s);
        rootOf(f)->setText(QAccessible::Value, u"x"_s);
        QAccessibleInterface *box = partOf(f, QAccessible::CheckBox);
        QVERIFY(box->state().readOnly);
        QCOMPARE(box->actionInterface()->actionNames(), QStringList{Action::setFocusAction()});
        box->actionInterface()->doAction(Action::toggleAction());
        partOf(f, QAccessible::Button)->actionInterface()->doAction(Action::pressAction());
        QVERIFY(!f.visual->findChild<BlockSourceDialog *>());
        QCOMPARE(f.notes(), source);
    }

    /// However it comes to the screen.
    void longText_isReadToItsEnd()
    {
        const QString text = u"one\n\n"_s.repeated(1'000) + u"## Last\n"_s;
        VisualFixture f(text);
        QVERIFY(!f.visual->isWhole());
        QAccessibleTextInterface *read = rootOf(f)->textInterface();
        QVERIFY(read->text(read->characterCount() - 4, read->characterCount()) == u"Last");

        f.setNotes(text);
        QVERIFY(!f.visual->isWhole());
        const QAccessibleInterface *last = partOf(f, QAccessible::Heading);
        QVERIFY(f.visual->isWhole());
        QVERIFY(last->rect().isValid());
    }

    void part_isWhereItIsSeen()
    {
        VisualFixture f(u"# One\n\na [link](https://a.b/c)\n\n- [ ] task\n\n"_s
                        + u"more\n\n"_s.repeated(80) + u"## Last\n"_s);
        QAccessibleInterface *root = rootOf(f);
        for (const auto role : {QAccessible::Heading, QAccessible::Link, QAccessible::CheckBox}) {
            QAccessibleInterface *part = partOf(f, role);
            QVERIFY2(root->rect().contains(part->rect()), qAccessibleRoleString(role));
            QVERIFY(!part->state().offscreen);
            const QPoint center = part->rect().center();
            QCOMPARE(root->childAt(center.x(), center.y()), part);
        }
        // The box belongs to it.
        const QRect sign = f.visual->signOf(f.visual->session().blocks()[2].id);
        QVERIFY(partOf(f, QAccessible::CheckBox)
                    ->rect()
                    .contains(f.visual->viewport()->mapToGlobal(sign.center())));
        const QRect link = partOf(f, QAccessible::Link)->rect();
        QAccessibleTextInterface *text = root->textInterface();
        QVERIFY(link.intersects(text->characterRect(6)));
        QVERIFY(!link.intersects(text->characterRect(0)));
        QCOMPARE(text->offsetAtPoint(text->characterRect(7).center()), 7);

        QAccessibleInterface *last = partOf(f, QAccessible::Heading, 1);
        QVERIFY(last->state().offscreen);
        QVERIFY(!root->rect().intersects(last->rect()));
        text->scrollToSubstring(text->characterCount() - 1, text->characterCount());
        QVERIFY(!last->state().offscreen);
        QVERIFY(root->rect().contains(last->rect()));
    }

    void part_takesTheCursor()
    {
        VisualFixture f(u"# One\n\na [link](https://a.b/c)\n\n"_s + u"more\n\n"_s.repeated(80)
                        + u"## Last\n"_s);
        f.pane.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.pane));
        f.pane.findChild<QWidget *>(u"notesFormat_bold"_s)->setFocus();
        QAccessibleInterface *last = partOf(f, QAccessible::Heading, 1);
        QVERIFY(last->state().focusable && !last->state().focused);
        last->actionInterface()->doAction(Action::setFocusAction());
        QVERIFY(f.visual->hasFocus());
        QVERIFY(last->state().focused && !last->state().offscreen);
        f.type(u"The "_s);
        QCOMPARE(f.notes().right(12), u"## The Last\n"_s);
        partOf(f, QAccessible::Link)->actionInterface()->doAction(Action::setFocusAction());
        QCOMPARE(rootOf(f)->textInterface()->cursorPosition(), 6);
        QCOMPARE(rootOf(f)->focusChild(), rootOf(f));
    }

    void ids_stayThroughEdits()
    {
        VisualFixture f(u"# One\n\ntext\n\n## Two\n\n### Three\n"_s);
        const auto idOf = [&](int number) {
            return QAccessible::uniqueId(partOf(f, QAccessible::Heading, number));
        };
        const QList<QAccessible::Id> before{idOf(0), idOf(1), idOf(2)};
        f.caretBehind(u"text"_s);
        f.press(Qt::Key_Return);
        f.type(u"# New"_s);
        QVERIFY2(f.notes().contains(u"# New"_s), qPrintable(f.notes()));
        QCOMPARE(listOf(rootOf(f)),
                 (QStringList{u"Heading: One"_s, u"Heading: New"_s, u"Heading: Two"_s,
                              u"Heading: Three"_s}));
        QCOMPARE((QList{idOf(0), idOf(2), idOf(3)}), before);

        QAccessibleInterface *two = QAccessible::accessibleInterface(before[1]);
        f.caretBehind(u"Two"_s);
        f.press(Qt::Key_0, Qt::ControlModifier | Qt::AltModifier);
        // Whoever has it in hand may still ask.
        QVERIFY(!two->isValid());
        QCOMPARE(QAccessible::accessibleInterface(before[1]), two);
        QVERIFY(two->state().invalid);
        QVERIFY(nameOf(two).isEmpty() && two->rect().isNull());
        QVERIFY(two->actionInterface()->actionNames().isEmpty());
        two->actionInterface()->doAction(Action::setFocusAction());
        QCOMPARE(listOf(rootOf(f)),
                 (QStringList{u"Heading: One"_s, u"Heading: New"_s, u"Heading: Three"_s}));
        QTRY_VERIFY(!QAccessible::accessibleInterface(before[1]));
        QCOMPARE((QList{idOf(0), idOf(2)}), (QList{before[0], before[2]}));
    }

    void otherNotes_haveOtherObjects()
    {
        VisualFixture f(u"# One\n"_s);
        const QAccessible::Id one = QAccessible::uniqueId(partOf(f, QAccessible::Heading));
        f.setNotes(u"# Two\n"_s);
        QAccessibleInterface *two = partOf(f, QAccessible::Heading);
        QCOMPARE(nameOf(two), u"Two"_s);
        QVERIFY(QAccessible::uniqueId(two) != one);
        QTRY_VERIFY(!QAccessible::accessibleInterface(one));
        f.setNotes({});
        QVERIFY(partsOf(rootOf(f)).isEmpty());
    }

    void objects_endWithTheEditor()
    {
        QList<QAccessible::Id> ids;
        {
            VisualFixture f(u"# One\n\n[a](https://a.b/)\n\n| a |\n|---|\n| b |\n"_s);
            ids.append(QAccessible::uniqueId(rootOf(f)));
            for (QAccessibleInterface *part : partsOf(rootOf(f))) {
                ids.append(QAccessible::uniqueId(part));
                for (int i = 0; i < part->childCount(); ++i)
                    ids.append(QAccessible::uniqueId(part->child(i)));
            }
            QCOMPARE(ids.size(), 6);
            // One that is on its way out, too.
            f.select(u"One"_s);
            f.press(Qt::Key_0, Qt::ControlModifier | Qt::AltModifier);
            QVERIFY(rootOf(f)->childCount() > 0);
        }
        for (const QAccessible::Id id : ids)
            QVERIFY(!QAccessible::accessibleInterface(id));
    }

    void editor_isDeletedWhileItIsKnown()
    {
        for (int i = 0; i < 3; ++i) {
            VisualFixture f(u"# One\n\n- [ ] [two](https://a.b/)\n"_s);
            QCOMPARE(partsOf(rootOf(f)).size(), 3);
            f.type(u"x"_s);
        }
        VisualFixture f(u"# One\n"_s);
        QAccessibleInterface *root = rootOf(f);
        QCOMPARE(partsOf(root).size(), 1);
        delete f.visual->parentWidget();
        QCoreApplication::processEvents();
    }

    void longNotes_areTypedInAsFast()
    {
        QString source;
        for (int i = 0; source.size() < 120'000; ++i)
            source
                += u"## Part %1\n\nSome [words](https://a.b/%1) about it\n\n- [ ] do %1\n\n"_s.arg(
                    i);
        VisualFixture f(source);
        f.caretBehind(u"about it"_s);
        const auto typed = [&] {
            QElapsedTimer timer;
            timer.start();
            for (int i = 0; i < 10; ++i) {
                f.type(u"x"_s);
                QCoreApplication::processEvents();
            }
            return double(timer.nsecsElapsed()) / 10e6;
        };
        typed();
        const double alone = typed();
        const QList<QAccessibleInterface *> parts = partsOf(rootOf(f));
        for (const QAccessibleInterface *part : parts)
            QVERIFY(!nameOf(part).isEmpty());
        const double known = typed();
        qInfo("a key: %.2f ms alone, %.2f ms with a client that knows %lld parts", alone, known,
              static_cast<long long>(parts.size()));
        QVERIFY(parts.size() > 2'000);
        QVERIFY(known < 2 * alone + 50);
        QVERIFY(parts.first()->state().focusable && !parts.first()->state().offscreen);
        QVERIFY(parts.last()->state().offscreen);
    }
};

QTEST_MAIN(TestVisualAccessible)
#include "tst_visualaccessible.moc"
