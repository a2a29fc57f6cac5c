#pragma once

#include <QSyntaxHighlighter>
#include <QTextCharFormat>
#include <QTimer>

namespace ui {

/// Colours Markdown source, line by line: headings, marks, code, links, list markers, quotes, HTML.
/// A hint for the eye, not a parser: what spans lines is followed for fences and comments only.
/// Linear in the length of a line; very long lines stay plain. What has been loaded is coloured
/// from its beginning, a few milliseconds at a time.
class MarkdownHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit MarkdownHighlighter(QTextDocument *document);

    /// Call before another text is loaded: nothing is coloured until the event loop runs.
    void pause();
    /// Takes colours anew; call after a change of palette.
    void setPalette(const QPalette &palette);
    /// While nobody sees the text, the rest of it keeps its colour for later.
    void setSeen(bool seen);
    /// A change of colour is told as one of the text: QTextDocument::contentsChange().
    [[nodiscard]] bool isColoring() const { return m_coloring; }

protected:
    void highlightBlock(const QString &text) override;

private:
    void goOn();
    void highlightFence(const QString &text);
    int highlightLineStart(const QString &text);
    void highlightInline(const QString &text, int from);
    int highlightCode(const QString &text, int at);
    int highlightMark(const QString &text, int at);
    int highlightLink(const QString &text, int at);
    int highlightTag(const QString &text, int at);
    void merge(int start, int length, const QTextCharFormat &format);

    QTextCharFormat m_heading;
    QTextCharFormat m_bold;
    QTextCharFormat m_italic;
    QTextCharFormat m_struck;
    QTextCharFormat m_code;
    QTextCharFormat m_link;
    QTextCharFormat m_sign; ///< list markers, quote signs, fences
    QTextCharFormat m_muted; ///< addresses, HTML
    QTimer m_next;
    bool m_coloring = false;
    bool m_seen = true;
    int m_from = -1; ///< the block from which on there is no colour yet; -1: all have it
};

} // namespace ui
