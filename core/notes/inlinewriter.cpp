#include "core/notes/inlinewriter.h"

#include "core/notes/entities.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

/// With what emphasis is written: where one does not work between these letters, another may.
struct Style
{
    QByteArray emphasis;
    QByteArray strong;
};

const std::array<Style, 3> &styles()
{
    static const std::array<Style, 3> all{{{"*", "**"}, {"_", "**"}, {"*", "__"}}};
    return all;
}

/// Something that is begun and not yet ended.
struct Open
{
    Mark mark = Mark::Strong; ///< Mark::Bare: a link
    Link link = {};
    QByteArray open = {};
    QByteArray close = {};

    [[nodiscard]] bool isLink() const { return link.set; }
    bool operator==(const Open &other) const
    {
        return mark == other.mark && link == other.link && open == other.open
            && (isLink() || close == other.close);
    }
};

/// Bare addresses are text like any other.
InlineText withoutBare(const InlineText &text)
{
    InlineText result;
    for (Run run : text) {
        if (run.marks.testFlag(Mark::Bare)) {
            run.link = {};
            run.marks.setFlag(Mark::Bare, false);
        }
        append(result, run);
    }
    return result;
}

/// How many characters are the same from the front (or the back) on.
qsizetype commonLength(const InlineText &a, const InlineText &b, bool fromBack)
{
    qsizetype same = 0;
    qsizetype runA = 0;
    qsizetype runB = 0;
    qsizetype inA = 0;
    qsizetype inB = 0;
    const auto runOf = [fromBack](const InlineText &text, qsizetype number) -> const Run & {
        return text[fromBack ? text.size() - 1 - number : number];
    };
    while (runA < a.size() && runB < b.size()) {
        const Run &first = runOf(a, runA);
        const Run &second = runOf(b, runB);
        const qsizetype atA = fromBack ? first.text.size() - 1 - inA : inA;
        const qsizetype atB = fromBack ? second.text.size() - 1 - inB : inB;
        const bool begins = inA == 0 || inB == 0;
        if (first.text[atA] != second.text[atB] || (begins && !first.looksLike(second)))
            break;
        ++same;
        if (++inA == first.text.size()) {
            ++runA;
            inA = 0;
        }
        if (++inB == second.text.size()) {
            ++runB;
            inB = 0;
        }
    }
    return same;
}

QByteArray destinationFor(const QString &destination)
{
    QByteArray text = destination.toUtf8();
    int depth = 0;
    bool balanced = true;
    for (const char c : text) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        balanced = balanced && depth >= 0;
    }
    const bool plain = balanced && depth == 0 && !text.isEmpty() && !text.startsWith('<')
        && std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
    QByteArray result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool misread = (c == '\\' && i + 1 < text.size() && isPunctuation(text[i + 1]))
            || (c == '&' && entityAtStart(QByteArrayView(text).sliced(i)).length > 0)
            || (!plain && (c == '<' || c == '>'));
        if (misread)
            result += '\\';
        result += c == '\n' ? ' ' : c;
    }
    return plain ? result : '<' + result + '>';
}

QByteArray closeOf(const Link &link)
{
    QByteArray result = "](" + destinationFor(link.destination);
    if (!link.title.isEmpty()) {
        QByteArray title = link.title.toUtf8();
        title.replace('\\', "\\\\").replace('"', "\\\"");
        result += " \"" + title + '"';
    }
    return result + ')';
}

QByteArray written(const Atom &atom)
{
    if (!atom.source.isEmpty())
        return atom.source.toUtf8();
    switch (atom.kind) {
    case Atom::Kind::Image: {
        QByteArray text = atom.text.toUtf8();
        text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
        return "![" + text + closeOf({true, atom.destination, atom.title});
    }
    case Atom::Kind::Html:
        return atom.text.toUtf8();
    case Atom::Kind::FootnoteReference:
        return "[^" + atom.text.toUtf8() + ']';
    case Atom::Kind::None:
        break;
    }
    return {};
}

/// Writes one text: what is kept of the leaf's content is copied, the rest is made anew.
class Writer
{
public:
    Writer(const Block &leaf, const Style &style) : m_leaf(leaf), m_style(style) { }

    /// Keeps the characters up to `front` and from `back` on, and writes `middle` between.
    Wording write(qsizetype front, qsizetype back, const InlineText &middle)
    {
        const InlineMap &map = m_leaf.map;
        const QByteArrayView content = m_leaf.content;
        const qsizetype from = front > 0 ? map.sourceOf(front - 1, content).end : map.inner.begin;
        const bool hasRest = back < map.shownLength;
        const qsizetype to = hasRest ? map.sourceOf(back, content).begin : map.inner.end;

        m_out = content.first(from).toByteArray();
        if (front > 0)
            m_stack = stackAt(front - 1);
        m_middle = middle;
        for (m_run = 0; m_run < m_middle.size(); ++m_run) {
            setMarks(m_middle[m_run]);
            writeRun(m_middle[m_run]);
        }
        goTo(hasRest ? stackAt(back) : QList<Open>());
        m_out += content.sliced(to);
        return {m_out, m_specials};
    }

private:
    [[nodiscard]] QList<Open> stackAt(qsizetype shown) const
    {
        QList<Open> result;
        const auto bytes
            = [this](Range range) { return m_leaf.content.sliced(range.begin, range.size()); };
        for (int i = m_leaf.map.pieces[m_leaf.map.pieceAt(shown)].wrapper; i >= 0;
             i = m_leaf.map.wrappers[i].parent) {
            const InlineMap::Wrapper &wrapper = m_leaf.map.wrappers[i];
            result.prepend({wrapper.mark, wrapper.link, bytes(wrapper.open), bytes(wrapper.close)});
        }
        return result;
    }

    static bool has(const Run &run, const Open &open)
    {
        return open.isLink() ? run.link == open.link : run.marks.testFlag(open.mark);
    }

    void pop(qsizetype depth)
    {
        while (m_stack.size() > depth)
            m_out += m_stack.takeLast().close;
    }

    void push(const Open &open)
    {
        m_out += open.open;
        m_stack.append(open);
    }

    /// For how many of the coming runs this stays.
    [[nodiscard]] qsizetype lasts(const Open &open) const
    {
        qsizetype run = m_run;
        while (run < m_middle.size() && has(m_middle[run], open))
            ++run;
        return run;
    }

    void setMarks(const Run &run)
    {
        qsizetype kept = 0;
        while (kept < m_stack.size() && has(run, m_stack[kept]))
            ++kept;
        const auto isOpen = [&](const auto &matches) {
            return std::any_of(m_stack.begin(), m_stack.begin() + kept, matches);
        };
        QList<Open> missing;
        const auto want = [&](const Open &open) {
            const bool there = isOpen([&](const Open &other) {
                return open.isLink() ? other.isLink() : other.mark == open.mark;
            });
            if (!there)
                missing.append(open);
        };
        const auto collect = [&] {
            missing.clear();
            if (run.link.set)
                want({Mark::Bare, run.link, "[", closeOf(run.link)});
            if (run.marks.testFlag(Mark::Strong))
                want({Mark::Strong, {}, m_style.strong, m_style.strong});
            if (run.marks.testFlag(Mark::Emphasis))
                want({Mark::Emphasis, {}, m_style.emphasis, m_style.emphasis});
            if (run.marks.testFlag(Mark::Strike))
                want({Mark::Strike, {}, "~~", "~~"});
            if (run.marks.testFlag(Mark::Code))
                want(codeFence());
        };
        collect();
        // Nothing is begun within code.
        const auto isCode = [](const Open &open) { return open.mark == Mark::Code; };
        if (!missing.isEmpty() && isOpen(isCode)) {
            kept = std::ranges::find_if(m_stack, isCode) - m_stack.begin();
            collect();
        }
        pop(kept);
        std::ranges::stable_sort(missing, [&](const Open &a, const Open &b) {
            if (isCode(a) || isCode(b))
                return !isCode(a) && isCode(b);
            return lasts(a) > lasts(b);
        });
        for (const Open &open : missing)
            push(open);
    }

    /// Long enough for the code that comes.
    [[nodiscard]] Open codeFence() const
    {
        QString code;
        for (qsizetype run = m_run;
             run < m_middle.size() && m_middle[run].marks.testFlag(Mark::Code); ++run)
            code += m_middle[run].text;
        qsizetype longest = 0;
        qsizetype length = 0;
        QList<qsizetype> lengths;
        for (const QChar c : code + u' ') {
            length = c == u'`' ? length + 1 : 0;
            longest = std::max(longest, length);
        }
        const bool blanks
            = code.startsWith(u' ') && code.endsWith(u' ') && code.count(u' ') < code.size();
        const bool padded = code.startsWith(u'`') || code.endsWith(u'`') || blanks;
        const QByteArray fence(longest + 1, '`');
        return {Mark::Code, {}, padded ? fence + ' ' : fence, padded ? ' ' + fence : fence};
    }

    void goTo(const QList<Open> &target)
    {
        qsizetype common = 0;
        while (common < m_stack.size() && common < target.size()
               && m_stack[common] == target[common])
            ++common;
        pop(common);
        for (const Open &open : target.sliced(common))
            push(open);
    }

    [[nodiscard]] bool isLineBegin() const
    {
        for (qsizetype at = m_out.size(); at > 0; --at) {
            if (m_out[at - 1] == '\n')
                return true;
            if (m_out[at - 1] != ' ' && m_out[at - 1] != '\t')
                return false;
        }
        return true;
    }

    /// Addresses and names are never touched.
    static QList<Range> untouchable(const QString &text)
    {
        static const QRegularExpression pattern(
            u"(?:(?:https?|ftp)://|www\\.)[^\\s<]*|[\\w.+-]+@[\\w.-]+"_s,
            QRegularExpression::UseUnicodePropertiesOption);
        QList<Range> result;
        for (auto found = pattern.globalMatch(text); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            result.append({match.capturedStart(), match.capturedEnd()});
        }
        return result;
    }

    static bool isSpecial(const QString &text, qsizetype at, bool lineBegin)
    {
        const auto next
            = [&](qsizetype from) { return from < text.size() ? text[from] : QChar(u' '); };
        switch (text[at].unicode()) {
        case u'\\':
        case u'`':
        case u'*':
        case u'_':
        case u'[':
        case u']':
        case u'<':
        case u'~':
        case u'|':
            return true;
        case u'&':
            return next(at + 1) == u'#' || next(at + 1).isLetter();
        case u'>':
        case u'+':
        case u'-':
        case u'=':
        case u':':
            return lineBegin;
        case u'#': {
            qsizetype end = at;
            while (next(end) == u'#')
                ++end;
            // A closing sequence of a heading means nothing to a reader either.
            return (lineBegin && next(end).isSpace()) || end >= text.size();
        }
        default:
            return false;
        }
    }

    void writeRun(const Run &run)
    {
        if (run.atom.kind != Atom::Kind::None) {
            m_out += written(run.atom);
            return;
        }
        if (run.marks.testFlag(Mark::Code)) {
            m_out += run.text.toUtf8();
            return;
        }
        const QList<Range> kept = untouchable(run.text);
        qsizetype nextKept = 0;
        bool lineBegin = isLineBegin();
        bool onlyDigits = lineBegin;
        for (qsizetype at = 0; at < run.text.size(); ++at) {
            const QChar c = run.text[at];
            if (c == lineBreak) {
                m_out += run.marks.testFlag(Mark::HardBreak) ? "\\\n" : "\n";
                lineBegin = onlyDigits = true;
                continue;
            }
            while (nextKept < kept.size() && kept[nextKept].end <= at)
                ++nextKept;
            const bool isKept = nextKept < kept.size() && kept[nextKept].begin <= at;
            const bool numbers
                = onlyDigits && at > 0 && run.text[at - 1].isDigit() && (c == u'.' || c == u')');
            if (!isKept && (numbers || isSpecial(run.text, at, lineBegin)))
                m_specials.append(m_out.size());
            const bool pair = c.isHighSurrogate() && at + 1 < run.text.size();
            m_out += QStringView(run.text).sliced(at, pair ? 2 : 1).toUtf8();
            at += pair ? 1 : 0;
            lineBegin = lineBegin && (c == u' ' || c == u'\t');
            onlyDigits = onlyDigits && (c.isDigit() || c == u' ');
        }
    }

    const Block &m_leaf;
    const Style &m_style;
    QByteArray m_out;
    QList<qsizetype> m_specials;
    QList<Open> m_stack;
    InlineText m_middle;
    qsizetype m_run = 0;
};

int outermost(const InlineMap &map, qsizetype shown)
{
    int result = -1;
    for (int i = map.pieces[map.pieceAt(shown)].wrapper; i >= 0; i = map.wrappers[i].parent)
        result = i;
    return result;
}

/// Whether nothing is open between this character and the one before.
bool isFree(const InlineMap &map, qsizetype shown)
{
    if (shown <= 0 || shown >= map.shownLength)
        return true;
    const int before = outermost(map, shown - 1);
    return before < 0 || before != outermost(map, shown);
}

struct Kept
{
    qsizetype front = 0; ///< characters
    qsizetype back = 0;

    bool operator==(const Kept &) const = default;
};

Kept sameAtEnds(const Block &leaf, const InlineText &old, const InlineText &wanted)
{
    const InlineMap &map = leaf.map;
    const qsizetype length = plainText(wanted).size();
    const auto splits = [&](qsizetype shown) {
        if (shown <= 0 || shown >= map.shownLength)
            return false;
        const InlineMap::Piece &piece = map.pieces[map.pieceAt(shown)];
        if (!piece.plain)
            return shown > piece.shown.begin;
        // Within a surrogate pair both have the same bytes.
        return piece.source.size() != piece.shown.size()
            && map.sourceOf(shown - 1, leaf.content) == map.sourceOf(shown, leaf.content);
    };
    Kept kept;
    kept.front = std::min(commonLength(old, wanted, false), map.shownLength);
    while (splits(kept.front))
        --kept.front;
    kept.back = std::min(
        {commonLength(old, wanted, true), map.shownLength - kept.front, length - kept.front});
    while (kept.back > 0 && splits(map.shownLength - kept.back))
        --kept.back;
    return kept;
}

/// A sign that needed a backslash as long as it stood alone needs none where it begins a reference,
/// and would be none with it.
Kept withoutSign(const InlineText &wanted, Kept kept)
{
    const QString text = plainText(wanted);
    if (kept.front > 0 && kept.front < text.size() && text.at(kept.front - 1) == u'#'
        && text.at(kept.front).isDigit())
        --kept.front;
    return kept;
}

Kept withoutOpen(const InlineMap &map, Kept kept)
{
    while (!isFree(map, kept.front))
        --kept.front;
    while (!isFree(map, map.shownLength - kept.back))
        --kept.back;
    return kept;
}

} // namespace

QByteArray Wording::escaped(const QList<qsizetype> &which) const
{
    QByteArray result;
    qsizetype from = 0;
    for (const qsizetype at : which) {
        result += QByteArrayView(content).sliced(from, at - from);
        result += '\\';
        from = at;
    }
    result += QByteArrayView(content).sliced(from);
    return result;
}

bool tryWordings(const Block &leaf, const InlineText &wanted,
                 const std::function<bool(const Wording &)> &accept)
{
    const InlineText old = withoutBare(leaf.text);
    const InlineText asTyped = withoutBare(wanted);
    QList<Wording> tried;
    for (const InlineText &text : {asTyped, canonical(asTyped)}) {
        const qsizetype length = plainText(text).size();
        const Kept least = sameAtEnds(leaf, old, text);
        for (const Kept &kept :
             {withoutSign(text, least), least, withoutOpen(leaf.map, least), Kept()}) {
            for (const Style &style : styles()) {
                const InlineText middle = mid(text, kept.front, length - kept.front - kept.back);
                const Wording wording
                    = Writer(leaf, style)
                          .write(kept.front, leaf.map.shownLength - kept.back, middle);
                if (tried.contains(wording))
                    continue;
                tried.append(wording);
                if (accept(wording))
                    return true;
            }
        }
    }
    return false;
}

} // namespace core::notes
