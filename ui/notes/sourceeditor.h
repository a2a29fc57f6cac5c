#pragma once

#include "core/notes/formatting.h"

#include <QPlainTextEdit>

#include <optional>

namespace ui {

/// JetBrains Mono where it is installed, else the system's fixed-pitch font, in the application's
/// size.
QFont sourceFont();

/// Markdown source in a fixed-pitch font, with GitHub's keys: lists continue on Enter and move with
/// Tab, a pasted address over a selection makes a link. Leaves undo and redo to the window, which
/// has one history for all fields: it never takes Ctrl+Z for itself.
class SourceEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    enum class Format {
        Heading, ///< of the second level, as release notes have them
        Bold,
        Italic,
        Strike,
        Code,
        Link,
        Bullets,
        Numbers,
        Tasks,
        Quote,
        Table,
        Image
    };
    static constexpr int headingLevel = 2;

    explicit SourceEditor(QWidget *parent = nullptr);

    /// Another text, with LF: no step in the history. Not setPlainText(), which knows nothing of
    /// long lines.
    void setSource(const QString &text);
    /// With LF; unlike toPlainText() it keeps no-break spaces and U+2028.
    [[nodiscard]] QString source() const;
    [[nodiscard]] core::notes::Selection selection() const;
    void moveCursorTo(qsizetype position); ///< and the view to it

    /// The source line (from 0, with fractions for wrapped ones) at the top of the view.
    [[nodiscard]] double firstVisibleLine() const;
    /// The scroll bar's value that brings a source line there.
    [[nodiscard]] int scrollValueOf(double line) const;

    void format(Format format);
    /// One step in the history.
    void apply(const core::notes::TextChange &change);
    /// The same where the cursor and the view do not matter: laying out what nobody sees takes a
    /// while. `isTyping`: many in a row are one step.
    void applyUnseen(const core::notes::TextChange &change, bool isTyping);

    /// Enter, Tab and Esc are for the list of completions, as long as there is one.
    void setCompleting(bool completing) { m_completing = completing; }

Q_SIGNALS:
    void previewToggleRequested(); ///< Ctrl+Shift+P
    void filesPasted(const QList<QUrl> &files); ///< local ones; nothing was inserted

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    /// Not files: they are for the page around, which attaches them.
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    bool handleKey(QKeyEvent *event);
    bool applyIf(const std::optional<core::notes::TextChange> &change);
    void pastePlain();
    void lookAtLine(int position);
    void setFrugal(bool frugal);

    bool m_completing = false;
    bool m_frugal = false; ///< a line is so long that its layout has to be cheap
};

} // namespace ui
