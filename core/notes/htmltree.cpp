#include "core/notes/htmltree.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

struct Entity
{
    QLatin1StringView name;
    char16_t character;
};

/// Those that people type. An unknown one stays as it is written, which is always safe.
constexpr auto entities = std::to_array<Entity>({
    {"amp"_L1, u'&'},     {"lt"_L1, u'<'},       {"gt"_L1, u'>'},      {"quot"_L1, u'"'},
    {"apos"_L1, u'\''},   {"nbsp"_L1, 0xa0},     {"copy"_L1, 0xa9},    {"reg"_L1, 0xae},
    {"trade"_L1, 0x2122}, {"hellip"_L1, 0x2026}, {"mdash"_L1, 0x2014}, {"ndash"_L1, 0x2013},
    {"lsquo"_L1, 0x2018}, {"rsquo"_L1, 0x2019},  {"ldquo"_L1, 0x201c}, {"rdquo"_L1, 0x201d},
    {"laquo"_L1, 0xab},   {"raquo"_L1, 0xbb},    {"bull"_L1, 0x2022},  {"middot"_L1, 0xb7},
    {"times"_L1, 0xd7},   {"divide"_L1, 0xf7},   {"deg"_L1, 0xb0},     {"plusmn"_L1, 0xb1},
    {"micro"_L1, 0xb5},   {"para"_L1, 0xb6},     {"sect"_L1, 0xa7},    {"euro"_L1, 0x20ac},
    {"pound"_L1, 0xa3},   {"cent"_L1, 0xa2},     {"yen"_L1, 0xa5},     {"larr"_L1, 0x2190},
    {"uarr"_L1, 0x2191},  {"rarr"_L1, 0x2192},   {"darr"_L1, 0x2193},  {"harr"_L1, 0x2194},
    {"rArr"_L1, 0x21d2},  {"lArr"_L1, 0x21d0},   {"le"_L1, 0x2264},    {"ge"_L1, 0x2265},
    {"ne"_L1, 0x2260},    {"asymp"_L1, 0x2248},  {"infin"_L1, 0x221e}, {"minus"_L1, 0x2212},
    {"check"_L1, 0x2713}, {"ensp"_L1, 0x2002},   {"emsp"_L1, 0x2003},  {"thinsp"_L1, 0x2009},
    {"zwj"_L1, 0x200d},   {"zwnj"_L1, 0x200c},   {"shy"_L1, 0xad},     {"colon"_L1, u':'},
    {"Tab"_L1, u'\t'},    {"NewLine"_L1, u'\n'}, {"sol"_L1, u'/'},     {"num"_L1, u'#'},
    {"lpar"_L1, u'('},    {"rpar"_L1, u')'},     {"lsqb"_L1, u'['},    {"rsqb"_L1, u']'},
    {"lowbar"_L1, u'_'},  {"ast"_L1, u'*'},      {"grave"_L1, u'`'},   {"vert"_L1, u'|'},
    {"auml"_L1, 0xe4},    {"ouml"_L1, 0xf6},     {"uuml"_L1, 0xfc},    {"Auml"_L1, 0xc4},
    {"Ouml"_L1, 0xd6},    {"Uuml"_L1, 0xdc},     {"szlig"_L1, 0xdf},   {"eacute"_L1, 0xe9},
});

constexpr qsizetype longestEntity = 12;

/// Appends what stands behind `&` at `at` and returns the position after it.
qsizetype appendEntity(QStringView text, qsizetype at, QString &to)
{
    const QStringView window = text.mid(at + 1, longestEntity);
    const qsizetype semicolon = window.indexOf(u';');
    if (semicolon > 1 && window[0] == u'#') {
        const bool hex = window[1] == u'x' || window[1] == u'X';
        bool ok = false;
        const uint code = hex ? window.sliced(2, semicolon - 2).toUInt(&ok, 16)
                              : window.sliced(1, semicolon - 1).toUInt(&ok, 10);
        if (ok) {
            const bool valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
            const char32_t character = valid ? char32_t(code) : U'\ufffd';
            to.append(QString::fromUcs4(&character, 1));
            return at + semicolon + 2;
        }
    } else if (semicolon > 0) {
        const QStringView name = window.left(semicolon);
        const auto found
            = std::ranges::find_if(entities, [&](const Entity &e) { return name == e.name; });
        if (found != entities.end()) {
            to.append(QChar(found->character));
            return at + semicolon + 2;
        }
    }
    to.append(u'&');
    return at + 1;
}

QString resolved(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] == u'&')
            at = appendEntity(text, at, result);
        else
            result.append(text[at++]);
    }
    return result;
}

template <typename Names>
bool isOneOf(QStringView tag, const Names &names)
{
    return std::ranges::find_if(names, [&](auto name) { return tag == name; }) != std::end(names);
}

constexpr auto voidTags = std::to_array({"area"_L1, "base"_L1, "br"_L1, "col"_L1, "embed"_L1,
                                         "hr"_L1, "img"_L1, "input"_L1, "link"_L1, "meta"_L1,
                                         "param"_L1, "source"_L1, "track"_L1, "wbr"_L1});
/// Their content is not HTML; all of it is dropped up to the closing tag.
constexpr auto rawTags
    = std::to_array({"script"_L1, "style"_L1, "textarea"_L1, "title"_L1, "xmp"_L1, "iframe"_L1,
                     "noembed"_L1, "noframes"_L1, "noscript"_L1, "template"_L1, "plaintext"_L1});
/// A closing tag does not reach out of these.
constexpr auto scopeTags = std::to_array({"td"_L1, "th"_L1, "caption"_L1, "table"_L1});
constexpr auto blockTags
    = std::to_array({"p"_L1, "div"_L1, "section"_L1, "ul"_L1, "ol"_L1, "dl"_L1, "table"_L1,
                     "blockquote"_L1, "pre"_L1, "hr"_L1, "details"_L1, "summary"_L1, "figure"_L1,
                     "h1"_L1, "h2"_L1, "h3"_L1, "h4"_L1, "h5"_L1, "h6"_L1});

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
}

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

class Parser
{
public:
    explicit Parser(QStringView html) : m_html(html)
    {
        m_open.push_back(HtmlNode{.tag = u"#root"_s});
    }

    HtmlTree run()
    {
        while (m_at < m_html.size() && m_nodes < maxHtmlNodes) {
            const qsizetype start = m_at;
            if (m_html[m_at] == u'<' && readMarkup())
                continue;
            m_at = start + 1;
            const qsizetype next = m_html.indexOf(u'<', m_at);
            m_at = next < 0 ? m_html.size() : next;
            addText(m_html.sliced(start, m_at - start));
        }
        const bool truncated = m_at < m_html.size();
        while (m_open.size() > 1)
            close();
        return {std::move(m_open.front()), truncated};
    }

private:
    bool readMarkup()
    {
        const QStringView rest = m_html.sliced(m_at);
        if (rest.startsWith("<!--"_L1))
            return skipPast(u"-->", 4);
        if (rest.startsWith("<![CDATA["_L1))
            return skipPast(u"]]>", 9);
        if (rest.startsWith("<!"_L1) || rest.startsWith("<?"_L1))
            return skipPast(u">", 2);
        if (rest.size() > 2 && rest[1] == u'/' && isAsciiLetter(rest[2]))
            return readEndTag();
        if (rest.size() > 1 && isAsciiLetter(rest[1]))
            return readStartTag();
        return false;
    }

    /// Drops up to and with `end`; all the rest if it does not come.
    bool skipPast(QStringView end, qsizetype from)
    {
        const qsizetype found = m_html.indexOf(end, m_at + from);
        m_at = found < 0 ? m_html.size() : found + end.size();
        return true;
    }

    void skipSpace()
    {
        while (m_at < m_html.size() && isSpace(m_html[m_at]))
            ++m_at;
    }

    QString readName()
    {
        const qsizetype start = m_at;
        while (m_at < m_html.size() && !isSpace(m_html[m_at]) && m_html[m_at] != u'>'
               && m_html[m_at] != u'/' && (m_html[m_at] != u'=' || m_at == start))
            ++m_at;
        return m_html.sliced(start, m_at - start).toString().toLower();
    }

    bool readEndTag()
    {
        m_at += 2;
        const QString tag = readName();
        skipPast(u">", 0);
        if (m_tooDeep > 0) {
            --m_tooDeep;
            return true;
        }
        closeUpTo(tag);
        return true;
    }

    bool readStartTag()
    {
        ++m_at;
        HtmlNode node{.tag = readName()};
        bool ended = false;
        while (!ended && m_at < m_html.size()) {
            skipSpace();
            if (m_at >= m_html.size())
                break;
            if (m_html[m_at] == u'>') {
                ended = true;
                ++m_at;
            } else if (m_html[m_at] == u'/') {
                ++m_at;
            } else {
                readAttribute(node);
            }
        }
        if (!ended) // a tag that the text ends in is no tag: browsers drop it too
            return true;
        if (isOneOf(node.tag, rawTags)) {
            skipRawContent(node.tag);
            return true;
        }
        addElement(std::move(node));
        return true;
    }

    void readAttribute(HtmlNode &node)
    {
        HtmlAttribute attribute{.name = readName()};
        skipSpace();
        if (m_at < m_html.size() && m_html[m_at] == u'=') {
            ++m_at;
            skipSpace();
            attribute.value = resolved(readValue());
        }
        constexpr qsizetype mostAttributes = 30;
        if (node.attributes.size() < mostAttributes && !node.hasAttribute(attribute.name))
            node.attributes.append(attribute);
    }

    QStringView readValue()
    {
        if (m_at >= m_html.size())
            return {};
        const QChar quote = m_html[m_at];
        if (quote == u'"' || quote == u'\'') {
            const qsizetype start = ++m_at;
            const qsizetype end = m_html.indexOf(quote, start);
            m_at = end < 0 ? m_html.size() : end + 1;
            return m_html.sliced(start, (end < 0 ? m_html.size() : end) - start);
        }
        const qsizetype start = m_at;
        while (m_at < m_html.size() && !isSpace(m_html[m_at]) && m_html[m_at] != u'>')
            ++m_at;
        return m_html.sliced(start, m_at - start);
    }

    void skipRawContent(const QString &tag)
    {
        const QString end = "</"_L1 + tag;
        const qsizetype found = m_html.indexOf(end, m_at, Qt::CaseInsensitive);
        m_at = found < 0 ? m_html.size() : found;
        skipPast(u">", 0);
    }

    void addText(QStringView raw)
    {
        HtmlNode &parent = m_open.back();
        if (!parent.children.empty() && parent.children.back().isText()) {
            parent.children.back().text += resolved(raw);
            return;
        }
        parent.children.push_back(HtmlNode{.text = resolved(raw)});
        ++m_nodes;
    }

    void addElement(HtmlNode node)
    {
        closeImplied(node.tag);
        ++m_nodes;
        if (isOneOf(node.tag, voidTags)) {
            m_open.back().children.push_back(std::move(node));
        } else if (qsizetype(m_open.size()) > maxHtmlDepth) {
            ++m_tooDeep;
        } else {
            m_open.push_back(std::move(node));
        }
    }

    /// HTML lets some end tags be left out.
    void closeImplied(const QString &tag)
    {
        if (isOneOf(tag, blockTags) && m_open.back().tag == "p"_L1)
            close();
        else if (tag == "li"_L1)
            closeUpTo(tag, {u"ul", u"ol"});
        else if (tag == "dt"_L1 || tag == "dd"_L1)
            closeUpTo(m_open.back().tag == "dt"_L1 ? u"dt"_s : u"dd"_s, {u"dl"});
        else if (tag == "td"_L1 || tag == "th"_L1) {
            closeUpTo(u"td"_s, {u"tr", u"table"});
            closeUpTo(u"th"_s, {u"tr", u"table"});
        } else if (tag == "tr"_L1) {
            closeUpTo(tag, {u"table"});
        } else if (tag == "tbody"_L1 || tag == "tfoot"_L1) {
            for (const QString &before : {u"thead"_s, u"tbody"_s})
                closeUpTo(before, {u"table"});
        }
    }

    void closeUpTo(const QString &tag, const QList<QStringView> &notBeyond = {})
    {
        qsizetype index = qsizetype(m_open.size()) - 1;
        for (; index > 0; --index) {
            const QString &open = m_open[size_t(index)].tag;
            if (open == tag)
                break;
            const bool cellEnd = tag == "tr"_L1 || tag == "table"_L1 || tag == "tbody"_L1
                || tag == "thead"_L1 || tag == "tfoot"_L1;
            const bool barrier = notBeyond.isEmpty()
                ? isOneOf(open, scopeTags) && (!cellEnd || open == "table"_L1)
                : notBeyond.contains(open);
            if (barrier)
                return;
        }
        if (index <= 0)
            return;
        while (qsizetype(m_open.size()) > index)
            close();
    }

    void close()
    {
        HtmlNode node = std::move(m_open.back());
        m_open.pop_back();
        m_open.back().children.push_back(std::move(node));
    }

    QStringView m_html;
    qsizetype m_at = 0;
    qsizetype m_nodes = 0;
    qsizetype m_tooDeep = 0;
    std::vector<HtmlNode> m_open;
};

void write(const HtmlNode &node, QString &to)
{
    if (node.isText()) {
        to += escaped(node.text);
        return;
    }
    const bool isRoot = node.tag == "#root"_L1;
    if (!isRoot) {
        to += u'<' + node.tag;
        for (const HtmlAttribute &attribute : node.attributes)
            to += u' ' + attribute.name + "=\""_L1 + escaped(attribute.value) + u'"';
        to += u'>';
    }
    for (const HtmlNode &child : node.children)
        write(child, to);
    if (!isRoot && !isOneOf(node.tag, voidTags))
        to += "</"_L1 + node.tag + u'>';
}

void collectText(const HtmlNode &node, QString &to)
{
    to += node.text;
    for (const HtmlNode &child : node.children)
        collectText(child, to);
}

} // namespace

QString HtmlNode::attribute(QStringView name) const
{
    const auto found
        = std::ranges::find_if(attributes, [&](const auto &a) { return a.name == name; });
    return found == attributes.end() ? QString() : found->value;
}

bool HtmlNode::hasAttribute(QStringView name) const
{
    return std::ranges::any_of(attributes, [&](const auto &a) { return a.name == name; });
}

QString HtmlNode::textContent() const
{
    QString result;
    collectText(*this, result);
    return result;
}

HtmlTree parseHtml(QStringView html)
{
    return Parser(html).run();
}

QString escaped(QStringView text)
{
    QString result;
    result.reserve(text.size() + text.size() / 8);
    for (QChar c : text) {
        switch (c.unicode()) {
        case u'&':
            result += "&amp;"_L1;
            break;
        case u'<':
            result += "&lt;"_L1;
            break;
        case u'>':
            result += "&gt;"_L1;
            break;
        case u'"':
            result += "&quot;"_L1;
            break;
        default:
            result += c;
        }
    }
    return result;
}

QString toHtml(const HtmlNode &node)
{
    QString result;
    write(node, result);
    return result;
}

} // namespace core::notes
