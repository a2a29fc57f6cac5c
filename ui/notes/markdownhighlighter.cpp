#include "ui/notes/markdownhighlighter.h"

#include "ui/common/theme.h"

#include <QElapsedTimer>
#include <QPalette>
#include <QScopedValueRollback>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

constexpr int longestLine = 4000;
constexpr auto slice = 6ms; ///< of the event loop's time

/// Block states. A fence remembers its sign and length: `-1` nothing, `1` comment,
/// `2 * length` backticks and `2 * length + 1` tildes.
constexpr int plainState = -1;
constexpr int commentState = 1;
constexpr int shortestFence = 3;

struct Fence
{
    QChar sign;
    int length = 0;
    bool hasInfo = false;
};

Fence fenceAt(const QString &text)
{
    int at = 0;
    while (at < text.size() && (text[at] == u' ' || text[at] == u'\t' || text[at] == u'>'))
        ++at;
    Fence fence;
    if (at >= text.size() || (text[at] != u'`' && text[at] != u'~'))
        return fence;
    fence.sign = text[at];
    int end = at;
    while (end < text.size() && text[end] == fence.sign)
        ++end;
    fence.length = end - at;
    const QStringView info = QStringView(text).mid(end).trimmed();
    fence.hasInfo = !info.isEmpty();
    if (fence.length < shortestFence || (fence.sign == u'`' && info.contains(u'`')))
        fence.length = 0;
    return fence;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

MarkdownHighlighter::MarkdownHighlighter(QTextDocument *document) : QSyntaxHighlighter(document)
{
    connect(&m_next, &QTimer::timeout, this, &MarkdownHighlighter::goOn);
    setPalette(QPalette());
}

void MarkdownHighlighter::pause()
{
    m_from = 0;
    if (m_seen)
        m_next.start(0);
}

void MarkdownHighlighter::setSeen(bool seen)
{
    m_seen = seen;
    if (!seen)
        m_next.stop();
    else if (m_from >= 0)
        m_next.start(0);
}

void MarkdownHighlighter::goOn()
{
    QElapsedTimer timer;
    timer.start();
    QTextBlock block = document()->findBlockByNumber(m_from);
    // One change for all of them: each is told, and laid out.
    const QScopedValueRollback coloring(m_coloring, true);
    QTextCursor all(document());
    all.beginEditBlock();
    while (block.isValid() && timer.elapsed() < slice.count()) {
        m_from = block.blockNumber() + 1;
        rehighlightBlock(block);
        block = block.next();
    }
    all.endEditBlock();
    if (block.isValid())
        return;
    m_from = -1;
    m_next.stop();
}

void MarkdownHighlighter::setPalette(const QPalette &palette)
{
    const QColor accent = theme::color(theme::Tone::Info, palette);
    const QColor muted = theme::color(theme::Tone::Muted, palette);
    m_heading.setForeground(accent);
    m_heading.setFontWeight(QFont::Bold);
    m_bold.setFontWeight(QFont::Bold);
    m_italic.setFontItalic(true);
    m_struck.setFontStrikeOut(true);
    m_code.setForeground(theme::color(theme::Tone::Purple, palette));
    m_link.setForeground(accent);
    m_sign.setForeground(theme::color(theme::Tone::Warning, palette));
    m_muted.setForeground(muted);
    const QScopedValueRollback coloring(m_coloring, true);
    rehighlight();
}

void MarkdownHighlighter::highlightBlock(const QString &text)
{
    // Before it is laid out, or each painting shapes it once more.
    currentBlock().layout()->setCacheEnabled(true);
    if (m_from >= 0 && currentBlock().blockNumber() >= m_from)
        return;
    const int before = previousBlockState();
    if (before > commentState) {
        highlightFence(text);
        return;
    }
    setCurrentBlockState(plainState);
    if (text.size() > longestLine)
        return;
    int from = 0;
    if (before == commentState) {
        const auto end = int(text.indexOf("-->"_L1));
        const int length = end < 0 ? int(text.size()) : end + 3;
        setFormat(0, length, m_muted);
        if (end < 0) {
            setCurrentBlockState(commentState);
            return;
        }
        from = length;
    } else {
        if (const Fence fence = fenceAt(text); fence.length > 0) {
            setFormat(0, int(text.size()), m_sign);
            setCurrentBlockState(2 * fence.length + (fence.sign == u'~' ? 1 : 0));
            return;
        }
        from = highlightLineStart(text);
    }
    highlightInline(text, from);
}

void MarkdownHighlighter::highlightFence(const QString &text)
{
    const int state = previousBlockState();
    const Fence fence = fenceAt(text);
    const bool closes = fence.length >= state / 2 && !fence.hasInfo
        && fence.sign == (state % 2 == 1 ? u'~' : u'`');
    setFormat(0, int(text.size()), closes ? m_sign : m_code);
    setCurrentBlockState(closes ? plainState : state);
}

/// Returns where the running text begins.
int MarkdownHighlighter::highlightLineStart(const QString &text)
{
    int at = 0;
    const auto skipBlanks = [&] {
        while (at < text.size() && (text[at] == u' ' || text[at] == u'\t'))
            ++at;
    };
    skipBlanks();
    while (at < text.size() && text[at] == u'>') {
        setFormat(at++, 1, m_sign);
        skipBlanks();
    }
    int level = 0;
    while (at + level < text.size() && text[at + level] == u'#')
        ++level;
    if (level > 0 && level <= 6 && (at + level == text.size() || text[at + level] == u' ')) {
        setFormat(at, int(text.size()) - at, m_heading);
        return at + level;
    }
    int end = at;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    const bool numbered = end > at && end < text.size() && (text[end] == u'.' || text[end] == u')');
    const bool bullet = end == at && at < text.size()
        && (text[at] == u'-' || text[at] == u'*' || text[at] == u'+');
    if ((numbered || bullet) && (end + 1 == text.size() || text[end + 1] == u' ')) {
        setFormat(at, end + 1 - at, m_sign);
        at = end + 1;
        const QStringView box = QStringView(text).mid(at + 1, 3);
        if (box == u"[ ]" || box == u"[x]" || box == u"[X]") {
            setFormat(at + 1, 3, m_sign);
            at += 4;
        }
    }
    return at;
}

void MarkdownHighlighter::highlightInline(const QString &text, int from)
{
    for (int at = from; at < text.size();) {
        switch (text[at].unicode()) {
        case u'\\':
            at += 2;
            break;
        case u'`':
            at = highlightCode(text, at);
            break;
        case u'*':
        case u'_':
        case u'~':
            at = highlightMark(text, at);
            break;
        case u'[':
            at = highlightLink(text, at);
            break;
        case u'<':
            at = highlightTag(text, at);
            break;
        case u'|':
            merge(at++, 1, m_sign);
            break;
        case u'@':
        case u'#': {
            int end = at + 1;
            while (end < text.size()
                   && (text[at] == u'#' ? isDigit(text[end])
                                        : text[end].isLetterOrNumber() || text[end] == u'-'))
                ++end;
            if (end > at + 1 && (at == 0 || !text[at - 1].isLetterOrNumber()))
                merge(at, end - at, m_link);
            at = end;
            break;
        }
        case u'h':
            if (QStringView(text).mid(at).startsWith("https://"_L1)
                || QStringView(text).mid(at).startsWith("http://"_L1)) {
                int end = at;
                while (end < text.size() && !text[end].isSpace() && text[end] != u')'
                       && text[end] != u'>')
                    ++end;
                merge(at, end - at, m_link);
                at = end;
                break;
            }
            ++at;
            break;
        default:
            ++at;
        }
    }
}

int MarkdownHighlighter::highlightCode(const QString &text, int at)
{
    int run = at;
    while (run < text.size() && text[run] == u'`')
        ++run;
    const QString ticks(run - at, u'`');
    for (qsizetype end = text.indexOf(ticks, run); end >= 0; end = text.indexOf(ticks, end)) {
        qsizetype close = end;
        while (close < text.size() && text[close] == u'`')
            ++close;
        if (close - end == ticks.size()) {
            merge(at, int(close) - at, m_code);
            return int(close);
        }
        end = close;
    }
    return run;
}

int MarkdownHighlighter::highlightMark(const QString &text, int at)
{
    int run = at;
    while (run < text.size() && text[run] == text[at])
        ++run;
    const QString sign(std::min(run - at, 3), text[at]);
    const bool opens = run < text.size() && !text[run].isSpace()
        && (text[at] != u'_' || at == 0 || !text[at - 1].isLetterOrNumber());
    const bool isStruck = text[at] == u'~';
    if (!opens || run - at > 3 || (isStruck && run - at > 2))
        return run;
    const qsizetype close = text.indexOf(sign, run);
    if (close < 0 || close == run || text[close - 1].isSpace())
        return run;
    const int length = int(close + sign.size()) - at;
    if (isStruck) {
        merge(at, length, m_struck);
    } else {
        if (sign.size() != 2)
            merge(at, length, m_italic);
        if (sign.size() >= 2)
            merge(at, length, m_bold);
    }
    return run;
}

int MarkdownHighlighter::highlightLink(const QString &text, int at)
{
    const qsizetype middle = text.indexOf("]("_L1, at);
    const qsizetype nextOpen = text.indexOf(u'[', at + 1);
    if (middle < 0 || (nextOpen >= 0 && nextOpen < middle))
        return at + 1;
    const qsizetype close = text.indexOf(u')', middle);
    if (close < 0)
        return at + 1;
    merge(at, int(middle) - at + 1, m_link);
    merge(int(middle) + 1, int(close - middle), m_muted);
    return int(close) + 1;
}

int MarkdownHighlighter::highlightTag(const QString &text, int at)
{
    const QStringView rest = QStringView(text).mid(at);
    if (rest.startsWith("<!--"_L1)) {
        const qsizetype end = rest.indexOf("-->"_L1);
        const qsizetype length = end < 0 ? rest.size() : end + 3;
        merge(at, int(length), m_muted);
        if (end < 0)
            setCurrentBlockState(commentState);
        return at + int(length);
    }
    const qsizetype end = rest.indexOf(u'>');
    const bool tag = rest.size() > 1 && (rest[1].isLetter() || rest[1] == u'/');
    if (!tag || end < 0)
        return at + 1;
    merge(at, int(end) + 1, m_muted);
    return at + int(end) + 1;
}

/// Adds to what is there already: bold inside of a heading keeps its colour.
void MarkdownHighlighter::merge(int start, int length, const QTextCharFormat &extra)
{
    for (int i = start; i < start + length;) {
        const QTextCharFormat present = format(i);
        int end = i;
        while (end < start + length && format(end) == present)
            ++end;
        QTextCharFormat merged = present;
        merged.merge(extra);
        setFormat(i, end - i, merged);
        i = end;
    }
}

} // namespace ui
