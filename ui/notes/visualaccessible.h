#pragma once

#include "ui/notes/visualparttree.h"

#include <QAccessibleWidget>
#include <QTextCursor>

namespace ui {

/// The visual notes to a screen reader: their text, with places counted as on the screen, and as
/// children the headings, links, boxes and tables in it. What it writes becomes an edit of the
/// source, and goes nowhere near what can only be edited as source.
class VisualAccessible
    : public QAccessibleWidget
    , public QAccessibleTextInterface
    , public QAccessibleEditableTextInterface
{
public:
    explicit VisualAccessible(VisualEditor &editor);

    /// For QAccessible::installFactory(): null for anything but a VisualEditor.
    static QAccessibleInterface *make(const QString &className, QObject *object);

    [[nodiscard]] bool isValid() const override { return m_tree->editor(); }
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QString text(QAccessible::Text what) const override;
    void setText(QAccessible::Text what, const QString &text) override;
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override;

    // what is selected
    void selection(int index, int *start, int *end) const override;
    [[nodiscard]] int selectionCount() const override;
    void addSelection(int start, int end) override { setSelection(0, start, end); }
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    [[nodiscard]] int cursorPosition() const override;
    void setCursorPosition(int position) override;

    // what stands there
    [[nodiscard]] QString text(int start, int end) const override;
    QString textBeforeOffset(int offset, QAccessible::TextBoundaryType boundary, int *start,
                             int *end) const override;
    QString textAfterOffset(int offset, QAccessible::TextBoundaryType boundary, int *start,
                            int *end) const override;
    QString textAtOffset(int offset, QAccessible::TextBoundaryType boundary, int *start,
                         int *end) const override;
    [[nodiscard]] int characterCount() const override;
    QString attributes(int offset, int *start, int *end) const override;

    // where it is
    [[nodiscard]] QRect characterRect(int offset) const override;
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int start, int end) override;

    // writing
    void deleteText(int start, int end) override { replaceText(start, end, {}); }
    void insertText(int offset, const QString &text) override { replaceText(offset, offset, text); }
    void replaceText(int start, int end, const QString &text) override;

protected:
    ~VisualAccessible() override;

private:
    [[nodiscard]] QTextCursor cursorAt(int from, int to) const;
    [[nodiscard]] QTextCursor cursorAt(int position) const { return cursorAt(position, position); }
    QString give(std::pair<int, int> range, int *start, int *end) const;

    std::unique_ptr<VisualPartTree> m_tree; ///< changes while it is looked at
};

} // namespace ui
