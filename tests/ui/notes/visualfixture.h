#pragma once

#include "ui/notes/notespane.h"
#include "ui/notes/visualeditor.h"

#include <QTest>
#include <QUndoStack>

/// The notes of a release, shown to be written in as they look.
struct VisualFixture
{
    QUndoStack undo;
    ui::NotesPane pane{undo};
    ui::VisualEditor *visual = nullptr;

    explicit VisualFixture(const QString &text = {})
    {
        using namespace Qt::StringLiterals;
        pane.setContext({.web = QUrl(u"https://github.com"_s), .repo = {u"octo"_s, u"tide"_s}});
        pane.resize(900, 600);
        pane.setMode(ui::NotesMode::Visual);
        pane.show();
        visual = pane.findChild<ui::VisualEditor *>(u"notesVisual"_s);
        setNotes(text);
        visual->setFocus();
    }

    void setNotes(const QString &text)
    {
        pane.setNotes(text);
        undo.clear();
    }

    [[nodiscard]] QString notes() const { return pane.notes(); }

    /// What is on the screen: a line for each block, and each line within one.
    [[nodiscard]] QString shown() const
    {
        while (!visual->isWhole())
            QCoreApplication::processEvents();
        QString text = visual->document()->toRawText();
        for (const char16_t end : {u'\u2029', u'\u2028', u'\ufdd0', u'\ufdd1'})
            text.replace(QChar(end), u'\n');
        return text;
    }

    /// Puts the cursor behind this text; with `from`, selects from in front of that.
    void caretBehind(const QString &text, const QString &from = {})
    {
        const QString all = visual->document()->toRawText();
        const qsizetype end = all.indexOf(text);
        QVERIFY2(end >= 0, qPrintable(text));
        const qsizetype begin = from.isNull() ? end + text.size() : all.indexOf(from);
        QVERIFY2(begin >= 0, qPrintable(from));
        QTextCursor cursor = visual->textCursor();
        cursor.setPosition(int(begin));
        cursor.setPosition(int(end + text.size()), QTextCursor::KeepAnchor);
        visual->setTextCursor(cursor);
    }

    void caretBefore(const QString &text)
    {
        const qsizetype at = visual->document()->toRawText().indexOf(text);
        QVERIFY2(at >= 0, qPrintable(text));
        QTextCursor cursor = visual->textCursor();
        cursor.setPosition(int(at));
        visual->setTextCursor(cursor);
    }

    void select(const QString &text) { caretBehind(text, text); }

    void type(const QString &text) const { QTest::keyClicks(visual, text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(visual, key, modifiers);
    }
};
