#include "core/notes/entities.h"
#include "core/notes/inlinemap.h"
#include "core/notes/linksyntax.h"

#include <algorithm>
#include <cstring>

namespace core::notes {

namespace {

constexpr int deepest = 60;

/// Characters that QTextDocument, or we, take for something else: line and block ends, atoms.
bool isConfusing(QByteArrayView text)
{
    const auto isSuspicious = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < ' ' || byte == 0xe2 || byte == 0xef;
    };
    if (std::ranges::none_of(text, isSuspicious))
        return false;
    for (const char *character : {"\n", "\r", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xef\xbf\xbc",
                                  "\xef\xb7\x90", "\xef\xb7\x91"}) {
        if (text.contains(character))
            return true;
    }
    return false;
}

/// Walks through what cmark-gfm read and through the bytes it read it from, at the same time.
/// Where the two do not fit, it goes on without the bytes.
class Reader
{
public:
    explicit Reader(QByteArrayView content) : m_content(content) { }

    InlineReading run(cmark_node *block)
    {
        skipBlanks();
        m_result.map.inner.begin = m_at;
        readChildren(block);
        m_result.map.inner.end = m_at;
        skipBlanks();
        while (m_at < m_content.size() && m_content[m_at] == '\n') {
            ++m_at;
            skipBlanks();
        }
        require(m_at == m_content.size());
        m_result.isExplained = m_fits;
        m_result.map.shownLength = m_shown;
        return std::move(m_result);
    }

private:
    void require(bool holds) { m_fits = m_fits && holds; }

    [[nodiscard]] bool isAt(QByteArrayView what) const
    {
        return m_content.sliced(m_at).startsWith(what);
    }
    [[nodiscard]] char current() const { return m_at < m_content.size() ? m_content[m_at] : '\0'; }

    void skipBlanks()
    {
        while (current() == ' ' || current() == '\t')
            ++m_at;
    }

    /// The rest of the content from here, shorter than that by `length`.
    void take(QByteArrayView what)
    {
        require(m_fits && isAt(what));
        if (m_fits)
            m_at += what.size();
    }

    void show(const QString &text, Range source, bool plain, const Atom &atom = {}, Marks more = {})
    {
        append(m_result.text, Run{text, m_marks | more, m_link, atom});
        if (m_silent)
            return;
        QList<InlineMap::Piece> &pieces = m_result.map.pieces;
        const qsizetype end = m_shown + text.size();
        const bool joins = plain && !pieces.isEmpty() && pieces.last().plain
            && pieces.last().wrapper == m_wrapper && pieces.last().source.end == source.begin;
        if (joins) {
            pieces.last().shown.end = end;
            pieces.last().source.end = source.end;
        } else {
            pieces.append({{m_shown, end}, source, plain, m_wrapper});
        }
        m_shown = end;
    }

    void readChildren(cmark_node *parent)
    {
        if (++m_depth > deepest) {
            m_result.isTooDeep = true;
            m_fits = false;
        } else {
            for (cmark_node *node = cmark_node_first_child(parent); node;
                 node = cmark_node_next(node))
                read(node);
        }
        --m_depth;
    }

    void read(cmark_node *node)
    {
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_TEXT:
            return readText(cmark_node_get_literal(node));
        case CMARK_NODE_SOFTBREAK:
            return readBreak({});
        case CMARK_NODE_LINEBREAK:
            return readBreak(Mark::HardBreak);
        case CMARK_NODE_CODE:
            return readCode(cmark_node_get_literal(node));
        case CMARK_NODE_HTML_INLINE:
            return readHtml(cmark_node_get_literal(node));
        case CMARK_NODE_EMPH:
            return readMarked(node, Mark::Emphasis, 1);
        case CMARK_NODE_STRONG:
            return readMarked(node, Mark::Strong, 2);
        case CMARK_NODE_LINK:
            return readLink(node);
        case CMARK_NODE_IMAGE:
            return readImage(node);
        case CMARK_NODE_FOOTNOTE_REFERENCE:
            return readFootnote();
        default:
            if (std::strcmp(cmark_node_get_type_string(node), "strikethrough") == 0)
                return readMarked(node, Mark::Strike, isAt("~~") ? 2 : 1);
            m_fits = false;
        }
    }

    void readText(QByteArrayView text)
    {
        require(!isConfusing(text));
        qsizetype begun = m_at;
        qsizetype shownFrom = 0;
        qsizetype i = 0;
        const auto flush = [&] {
            if (i > shownFrom)
                show(QString::fromUtf8(text.sliced(shownFrom, i - shownFrom)), {begun, m_at}, true);
        };
        while (m_fits && i < text.size()) {
            const char c = current();
            Entity special;
            if (c == '\\' && m_at + 1 < m_content.size() && isPunctuation(m_content[m_at + 1])
                && m_content[m_at + 1] == text[i])
                special = {2, QByteArray(1, text[i])};
            else if (c == '&')
                special = entityAtStart(m_content.sliced(m_at));
            if (special.length > 0 && text.sliced(i).startsWith(special.means)) {
                flush();
                show(QString::fromUtf8(special.means), {m_at, m_at + special.length}, false);
                m_at += special.length;
                i += special.means.size();
                begun = m_at;
                shownFrom = i;
            } else if (m_at < m_content.size() && c == text[i]) {
                ++m_at;
                ++i;
            } else {
                m_fits = false;
            }
        }
        if (!m_fits)
            i = text.size();
        flush();
    }

    void readBreak(Marks marks)
    {
        const qsizetype begun = m_at;
        if (marks.testFlag(Mark::HardBreak) && current() == '\\')
            ++m_at;
        skipBlanks();
        take("\n");
        skipBlanks();
        show(lineBreak, {begun, m_at}, false, {}, marks);
    }

    qsizetype lengthOfRun(char c, qsizetype from) const
    {
        qsizetype end = from;
        while (end < m_content.size() && m_content[end] == c)
            ++end;
        return end - from;
    }

    int beginWrapper(Mark mark, qsizetype openLength, const Link &link = {})
    {
        m_result.map.wrappers.append(
            {m_wrapper, mark, link, {m_at, m_at + openLength}, {m_at, m_at}});
        m_at = std::min(m_at + openLength, m_content.size());
        return std::exchange(m_wrapper, int(m_result.map.wrappers.size()) - 1);
    }

    void endWrapper(int outer, qsizetype closeLength)
    {
        m_result.map.wrappers[m_wrapper].close = {m_at, m_at + closeLength};
        m_at = std::min(m_at + closeLength, m_content.size());
        m_wrapper = outer;
    }

    void readCode(QByteArrayView literal)
    {
        require(!isConfusing(literal));
        const qsizetype ticks = lengthOfRun('`', m_at);
        qsizetype end = m_at + ticks;
        while (end < m_content.size()) {
            const qsizetype run = lengthOfRun('`', end);
            if (run == ticks)
                break;
            end += std::max<qsizetype>(run, 1);
        }
        require(ticks > 0 && end < m_content.size());
        const Marks outerMarks = std::exchange(m_marks, m_marks | Mark::Code);
        if (m_fits) {
            const qsizetype inner = end - m_at - ticks;
            const qsizetype pad = inner == literal.size() + 2 ? 1 : 0;
            require(inner == literal.size() + 2 * pad);
            const int outer = beginWrapper(Mark::Code, ticks + pad);
            if (m_fits)
                readCodeText(literal);
            endWrapper(outer, ticks + pad);
        }
        if (!m_fits)
            append(m_result.text, Run{QString::fromUtf8(literal), m_marks, m_link, {}});
        m_marks = outerMarks;
    }

    /// A line end within code is shown as a blank.
    void readCodeText(QByteArrayView literal)
    {
        for (qsizetype from = 0; m_fits && from < literal.size();) {
            qsizetype to = from;
            while (to < literal.size() && m_content[m_at + to - from] != '\n')
                ++to;
            const qsizetype length = to - from;
            if (length > 0) {
                const QByteArrayView part = literal.sliced(from, length);
                take(part);
                show(QString::fromUtf8(part), {m_at - length, m_at}, true);
            }
            if (m_fits && to < literal.size()) {
                require(literal[to] == ' ');
                show(QStringLiteral(" "), {m_at, m_at + 1}, false);
                ++m_at;
                ++to;
            }
            from = to;
        }
    }

    void readHtml(QByteArrayView literal)
    {
        const qsizetype begun = m_at;
        take(literal);
        const QString source = QString::fromUtf8(literal);
        show(atomCharacter, {begun, m_at}, false,
             {.kind = Atom::Kind::Html, .text = source, .source = source});
    }

    void readMarked(cmark_node *node, Mark mark, qsizetype length)
    {
        const char c = current();
        require(mark == Mark::Strike ? c == '~' : c == '*' || c == '_');
        require(lengthOfRun(c, m_at) >= length);
        const int outer = beginWrapper(mark, length);
        const Marks outerMarks = std::exchange(m_marks, m_marks | mark);
        readChildren(node);
        m_marks = outerMarks;
        require(lengthOfRun(c, m_at) >= length);
        endWrapper(outer, length);
    }

    static Link linkOf(cmark_node *node)
    {
        return {.set = true,
                .destination = QString::fromUtf8(cmark_node_get_url(node)),
                .title = QString::fromUtf8(cmark_node_get_title(node))};
    }

    void readLink(cmark_node *node)
    {
        const Link outerLink = std::exchange(m_link, linkOf(node));
        if (current() == '[' || current() == '<') {
            const bool angle = current() == '<';
            const int outer = beginWrapper(Mark::Bare, 1, m_link);
            readChildren(node);
            const qsizetype end = angle ? m_at + 1 : endOfLink(m_content, m_at);
            require(angle ? current() == '>' : end > m_at);
            endWrapper(outer, std::max<qsizetype>(end - m_at, 0));
        } else {
            const Marks outerMarks = std::exchange(m_marks, m_marks | Mark::Bare);
            readChildren(node);
            m_marks = outerMarks;
        }
        m_link = outerLink;
    }

    void readImage(cmark_node *node)
    {
        const qsizetype begun = m_at;
        take("![");
        // What is within an image is read to find its end; nothing of it is shown.
        const InlineText outerText = std::exchange(m_result.text, {});
        const bool outerSilent = std::exchange(m_silent, true);
        readChildren(node);
        m_silent = outerSilent;
        QString alternative = plainText(std::exchange(m_result.text, outerText));
        const qsizetype end = endOfLink(m_content, m_at);
        require(end > m_at);
        if (m_fits)
            m_at = end;
        const Link link = linkOf(node);
        show(atomCharacter, {begun, m_at}, false,
             {.kind = Atom::Kind::Image,
              .text = alternative.replace(lineBreak, u' '),
              .destination = link.destination,
              .title = link.title,
              .source = sourceSince(begun)});
    }

    void readFootnote()
    {
        const qsizetype begun = m_at;
        const qsizetype end = m_content.indexOf(']', m_at);
        require(isAt("[^") && end > m_at);
        if (m_fits)
            m_at = end + 1;
        const QString source = sourceSince(begun);
        show(atomCharacter, {begun, m_at}, false,
             {.kind = Atom::Kind::FootnoteReference,
              .text = m_fits ? source.sliced(2, source.size() - 3) : QString(),
              .source = source});
    }

    [[nodiscard]] QString sourceSince(qsizetype begun) const
    {
        return QString::fromUtf8(m_content.sliced(begun, m_at - begun));
    }

    QByteArrayView m_content;
    InlineReading m_result;
    qsizetype m_at = 0;
    qsizetype m_shown = 0;
    Marks m_marks;
    Link m_link;
    int m_wrapper = -1;
    int m_depth = 0;
    bool m_silent = false;
    bool m_fits = true;
};

} // namespace

InlineReading readInlines(cmark_node *block, QByteArrayView content)
{
    InlineReading reading = Reader(content).run(block);
    reading.isExplained = reading.isExplained && reading.map.showsAll(content);
    return reading;
}

} // namespace core::notes
