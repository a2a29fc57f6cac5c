#include "core/notes/richtext.h"

#include "core/notes/alerts.h"
#include "core/notes/codecolors.h"
#include "core/notes/richinlines.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

/// QTextDocument lays tables out recursively, several times each level.
constexpr int deepestTable = 5;
constexpr int deepestList = 16;

// What one of each costs QTextDocument, in paragraphs.
constexpr int costOfItem = 2;
constexpr int costOfCell = 6;
constexpr int costOfCard = 4;

// pixels
constexpr int blockGap = 10; ///< below a block
constexpr int tableGap = 8; ///< above and below a table; those of two neighbours add up
constexpr int itemGap = 3; ///< below a list item
constexpr int looseItemGap = 8;
constexpr int hanging = 20; ///< what a task box takes

constexpr auto blockTags = std::to_array(
    {"p"_L1,     "div"_L1, "section"_L1, "h1"_L1,      "h2"_L1,      "h3"_L1,
     "h4"_L1,    "h5"_L1,  "h6"_L1,      "ul"_L1,      "ol"_L1,      "li"_L1,
     "dl"_L1,    "dt"_L1,  "dd"_L1,      "table"_L1,   "thead"_L1,   "tbody"_L1,
     "tfoot"_L1, "tr"_L1,  "td"_L1,      "th"_L1,      "caption"_L1, "blockquote"_L1,
     "pre"_L1,   "hr"_L1,  "details"_L1, "summary"_L1, "figure"_L1,  "figcaption"_L1});

bool isBlock(const HtmlNode &node)
{
    return std::ranges::find_if(blockTags, [&](auto tag) { return node.tag == tag; })
        != blockTags.end();
}

bool holdsBlock(const HtmlNode &node)
{
    return std::ranges::any_of(
        node.children, [](const HtmlNode &child) { return isBlock(child) || holdsBlock(child); });
}

bool isInline(const HtmlNode &node)
{
    return !isBlock(node) && !holdsBlock(node);
}

bool isBlank(const HtmlNode &node)
{
    return node.isText() && QStringView(node.text).trimmed().isEmpty();
}

QLatin1StringView colorOf(CodeSpan::Kind kind, bool dark)
{
    switch (kind) {
    case CodeSpan::Kind::Comment:
        return dark ? "#9198a1"_L1 : "#59636e"_L1;
    case CodeSpan::Kind::Text:
        return dark ? "#a5d6ff"_L1 : "#0a3069"_L1;
    case CodeSpan::Kind::Number:
        return dark ? "#79c0ff"_L1 : "#0550ae"_L1;
    case CodeSpan::Kind::Keyword:
        return dark ? "#ff7b72"_L1 : "#b3202c"_L1;
    case CodeSpan::Kind::Added:
        return dark ? "#7ee787"_L1 : "#116329"_L1;
    case CodeSpan::Kind::Removed:
        return dark ? "#ffa198"_L1 : "#82071e"_L1;
    }
    return {};
}

QString pixels(int number)
{
    return QString::number(number) + "px"_L1;
}

QString alignOf(const HtmlNode &node)
{
    const QString value = node.attribute(u"align").toLower();
    const bool known = value == "center"_L1 || value == "right"_L1 || value == "left"_L1;
    return known ? " align=\""_L1 + value + u'"' : QString();
}

int countDetails(const HtmlNode &node)
{
    int number = 0;
    for (const HtmlNode &child : node.children)
        number += (child.tag == "details"_L1 ? 1 : 0) + countDetails(child);
    return number;
}

/// The box of a task item, if it is one.
const HtmlNode *taskBox(const HtmlNode &item)
{
    const HtmlNode *at = &item;
    while (!at->children.empty() && at->children.front().tag == "p"_L1)
        at = &at->children.front();
    if (at->children.empty() || at->children.front().tag != "input"_L1)
        return nullptr;
    return &at->children.front();
}

class Writer
{
public:
    explicit Writer(const RenderOptions &options)
        : m_options(options), m_style(options.style), m_inlines(options, m_out)
    {
    }

    RenderedNotes run(const HtmlNode &root)
    {
        flow(root, 0);
        return {.html = m_out, .pictures = m_inlines.pictures(), .truncated = m_full};
    }

private:
    /// Children of a block: blocks as such, what stands between them as paragraphs.
    /// \param below the room below the last of them, in pixels
    void flow(const HtmlNode &node, int below) { flow(std::span(node.children), below); }
    void flow(std::span<const HtmlNode> nodes, int below);
    void block(const HtmlNode &node, int below);
    void paragraph(std::span<const HtmlNode> content, int below);
    std::span<const HtmlNode> affordableLines(std::span<const HtmlNode> content);
    void heading(const HtmlNode &node, int below);
    void rule();
    void footnotes(const HtmlNode &node, int below);
    void term(const HtmlNode &node);
    void list(const HtmlNode &node, int below);
    void listItem(const HtmlNode &item, const QString &marker, int below);
    void table(const HtmlNode &node, int below);
    void tableRows(const HtmlNode &node);
    void tableRow(const HtmlNode &row);
    void tableCell(const HtmlNode &cell);
    void quote(const HtmlNode &node, int below);
    void openCard(const QString &bar, const QString &fill, const QString &margins);
    void codeBlock(const HtmlNode &node, int below);
    QString affordableCode(QString code);
    [[nodiscard]] QString colored(QStringView code, const QString &language) const;
    void details(const HtmlNode &node, int below);
    void indented(std::span<const HtmlNode> nodes, int left, int below);

    /// ` style="…"` of a block. Tells the block's line in the source once.
    QString blockStyle(int above, int below, QLatin1StringView more = {});
    /// Above a table too: QTextDocument forgets the room below the block before one.
    [[nodiscard]] QString tableMargins(int below) const;
    /// Remembers where in the source this stands, for the next block that is written.
    void noteSource(const HtmlNode &node);
    /// Whether there is room for more.
    bool spend(int cost);

    const RenderOptions &m_options;
    const RenderStyle &m_style;
    QString m_out;
    RichInlines m_inlines;
    QString m_align; ///< as an attribute, with a blank before it
    int m_listDepth = 0;
    int m_tableDepth = 0;
    int m_detailsNumber = 0;
    int m_spent = 0;
    int m_line = 0;
    bool m_lineIsNew = false;
    bool m_inCell = false;
    bool m_full = false;
};

void Writer::flow(std::span<const HtmlNode> nodes, int below)
{
    while (!nodes.empty() && isBlank(nodes.back()))
        nodes = nodes.first(nodes.size() - 1);
    for (size_t i = 0; i < nodes.size() && !m_full;) {
        size_t end = i;
        while (end < nodes.size() && isInline(nodes[end]))
            ++end;
        const std::span<const HtmlNode> line = nodes.subspan(i, end - i);
        if (!std::ranges::all_of(line, isBlank) && spend(1))
            paragraph(line, end == nodes.size() ? below : blockGap);
        if (end < nodes.size()) {
            const int gap = end + 1 == nodes.size() ? below : blockGap;
            if (isBlock(nodes[end]))
                block(nodes[end], gap);
            else
                flow(nodes[end], gap); // an inline element around blocks
        }
        i = end + 1;
    }
}

void Writer::block(const HtmlNode &node, int below)
{
    if (!spend(1))
        return;
    noteSource(node);
    const QString align = alignOf(node);
    const Scope aligned(m_align, align.isEmpty() ? m_align : align);
    const QString &tag = node.tag;
    if (tag == "p"_L1 && !holdsBlock(node))
        paragraph(node.children, below);
    else if (tag.size() == 2 && tag[0] == u'h' && tag[1].isDigit())
        heading(node, below);
    else if (tag == "ul"_L1 || tag == "ol"_L1)
        list(node, below);
    else if (tag == "table"_L1)
        table(node, below);
    else if (tag == "blockquote"_L1)
        quote(node, below);
    else if (tag == "pre"_L1)
        codeBlock(node, below);
    else if (tag == "hr"_L1)
        rule();
    else if (tag == "details"_L1)
        details(node, below);
    else if (tag == "section"_L1)
        footnotes(node, below);
    else if (tag == "dt"_L1)
        term(node);
    else if (tag == "dd"_L1)
        indented(node.children, 24, below);
    else
        flow(node, below);
}

void Writer::paragraph(std::span<const HtmlNode> content, int below)
{
    m_out += "<p"_L1 + m_align + blockStyle(0, below) + u'>';
    m_inlines.write(affordableLines(content));
    m_out += "</p>"_L1;
}

/// A paragraph's lines cost too, each a third of a paragraph.
std::span<const HtmlNode> Writer::affordableLines(std::span<const HtmlNode> content)
{
    int breaks = 0;
    for (size_t i = 0; i < content.size(); ++i) {
        if (content[i].tag == "br"_L1 && ++breaks % 3 == 0 && !spend(1))
            return content.first(i);
    }
    return content;
}

void Writer::heading(const HtmlNode &node, int below)
{
    const int above = m_out.isEmpty() ? 0 : 18;
    m_out += u'<' + node.tag + m_align + blockStyle(above, std::min(below, 8)) + u'>';
    m_inlines.write(node.children);
    m_out += "</"_L1 + node.tag + u'>';
}

/// QTextDocument's own rule takes a colour that is too dark.
void Writer::rule()
{
    m_out += "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" style=\"margin-top:6px; "
             "margin-bottom:14px\"><tr><td bgcolor=\""_L1
        + m_style.line + "\"><p style=\"font-size:1px; line-height:1px\"></p></td></tr></table>"_L1;
}

void Writer::footnotes(const HtmlNode &node, int below)
{
    rule();
    m_out += "<div style=\"font-size:small\">"_L1;
    flow(node, below);
    m_out += "</div>"_L1;
}

void Writer::term(const HtmlNode &node)
{
    m_out += "<p"_L1 + blockStyle(0, 2) + "><b>"_L1;
    m_inlines.write(node.children);
    m_out += "</b></p>"_L1;
}

void Writer::indented(std::span<const HtmlNode> nodes, int left, int below)
{
    m_out += "<div style=\"margin-left:"_L1 + pixels(left) + "\">"_L1;
    flow(nodes, below);
    m_out += "</div>"_L1;
}

void Writer::list(const HtmlNode &node, int below)
{
    if (m_listDepth >= deepestList) {
        flow(node, below);
        return;
    }
    const Scope depth(m_listDepth, m_listDepth + 1);
    const bool loose = std::ranges::any_of(node.children, [](const HtmlNode &item) {
        return std::ranges::any_of(item.children,
                                   [](const HtmlNode &c) { return c.tag == "p"_L1; });
    });
    // QTextDocument of Qt 6.4 counts from 1 only.
    const bool counted = node.tag == "ol"_L1 && node.hasAttribute(u"start");
    int number = node.attribute(u"start").toInt();

    m_out += (counted ? u"<ul"_s : u'<' + node.tag)
        + " style=\"margin-top:0px; margin-bottom:0px\">"_L1;
    std::span<const HtmlNode> items(node.children);
    while (!items.empty() && isBlank(items.back()))
        items = items.first(items.size() - 1);
    for (const HtmlNode &item : items) {
        if (isBlank(item))
            continue;
        if (!spend(costOfItem))
            break;
        noteSource(item);
        const bool last = &item == &items.back();
        listItem(item, counted ? QString::number(number++) + u'.' : QString(),
                 last && (below > 0 || m_inCell) ? below
                     : loose                     ? looseItemGap
                                                 : itemGap);
    }
    m_out += counted ? u"</ul>"_s : "</"_L1 + node.tag + u'>';
}

/// \param marker to write instead of what the list has; the item is a paragraph then
void Writer::listItem(const HtmlNode &item, const QString &marker, int below)
{
    std::span<const HtmlNode> content(item.children);
    if (item.isText())
        content = std::span(&item, 1);
    while (!content.empty() && isBlank(content.front()))
        content = content.subspan(1);
    // The first paragraph, or what stands in its place, is the item's own line.
    std::span<const HtmlNode> line;
    if (!content.empty() && content.front().tag == "p"_L1 && !holdsBlock(content.front())) {
        noteSource(content.front());
        line = content.front().children;
        content = content.subspan(1);
    } else {
        size_t end = 0;
        while (end < content.size() && isInline(content[end]))
            ++end;
        line = content.first(end);
        content = content.subspan(end);
    }
    while (!content.empty() && isBlank(content.back()))
        content = content.first(content.size() - 1);

    const HtmlNode *box = taskBox(item);
    const QString sign = !box           ? marker
        : box->hasAttribute(u"checked") ? u"&#9745;"_s
                                        : u"&#9744;"_s;
    const bool own = !sign.isEmpty();
    const bool nested = !content.empty();
    const int gap = !nested ? below : content.front().tag == "p"_L1 ? looseItemGap : itemGap;
    m_out += own ? u"<p"_s : u"<li"_s;
    m_out += blockStyle(0, gap, own ? "text-indent:-20px; "_L1 : ""_L1) + u'>';
    static_assert(hanging == 20, "as in the style above");
    m_out += own ? sign + "&nbsp; "_L1 : QString();
    m_inlines.write(line);
    if (own)
        m_out += "</p>"_L1;
    flow(content, below);
    if (!own)
        m_out += "</li>"_L1;
}

void Writer::table(const HtmlNode &node, int below)
{
    if (m_tableDepth >= deepestTable) {
        flow(node, below);
        return;
    }
    const Scope depth(m_tableDepth, m_tableDepth + 1);
    m_out += "<table border=\"1\" cellspacing=\"0\" cellpadding=\"6\""_L1
        + numberAttribute(node, u"width"_s, 2000, true)
        + " style=\"border-collapse:collapse; border-style:solid; border-color:"_L1 + m_style.line
        + "; "_L1 + tableMargins(below) + "\">"_L1;
    const Scope inCell(m_inCell, true);
    tableRows(node);
    m_out += "</table>"_L1;
}

void Writer::tableRows(const HtmlNode &node)
{
    for (const HtmlNode &child : node.children) {
        if (child.tag == "tr"_L1)
            tableRow(child);
        else if (child.tag == "thead"_L1 || child.tag == "tbody"_L1 || child.tag == "tfoot"_L1)
            tableRows(child);
    }
}

void Writer::tableRow(const HtmlNode &row)
{
    if (m_full)
        return;
    noteSource(row);
    m_out += "<tr>"_L1;
    for (const HtmlNode &cell : row.children) {
        if ((cell.tag == "td"_L1 || cell.tag == "th"_L1) && spend(costOfCell))
            tableCell(cell);
    }
    m_out += "</tr>"_L1;
}

void Writer::tableCell(const HtmlNode &cell)
{
    const bool head = cell.tag == "th"_L1;
    const QString align = alignOf(cell);
    const Scope aligned(m_align, align.isEmpty() && head ? u" align=\"center\""_s : align);
    m_out += "<td"_L1 + m_align + numberAttribute(cell, u"colspan"_s, 50, false)
        + numberAttribute(cell, u"rowspan"_s, 50, false)
        + numberAttribute(cell, u"width"_s, 2000, true)
        + (head ? " style=\"font-weight:bold\">"_L1 : ">"_L1);
    flow(cell, 0);
    m_out += "</td>"_L1;
}

void Writer::quote(const HtmlNode &node, int below)
{
    if (m_tableDepth >= deepestTable || !spend(costOfCard)) {
        flow(node, below);
        return;
    }
    const QString margins = tableMargins(below);
    const Scope depth(m_tableDepth, m_tableDepth + 1);
    const Scope inCell(m_inCell, true);
    if (const AlertKind *kind = alertKind(node)) {
        const QString color = m_style.dark ? kind->darkColor : kind->lightColor;
        openCard(color, m_style.dark ? kind->darkFill : kind->lightFill, margins);
        m_out += "<p"_L1 + blockStyle(0, 4) + "><b style=\"color:"_L1 + color + "\">"_L1
            + QChar(kind->sign) + u' ' + kind->title + "</b></p>"_L1;
        flow(withoutAlertMarker(node), 0);
    } else {
        openCard(m_style.line, {}, margins);
        m_out += "<div style=\"color:"_L1 + m_style.muted + "\">"_L1;
        flow(node, 0);
        m_out += "</div>"_L1;
    }
    m_out += "</td></tr></table>"_L1;
}

/// A table of one row whose first cell is the coloured bar.
void Writer::openCard(const QString &bar, const QString &fill, const QString &margins)
{
    const bool filled = !fill.isEmpty();
    m_out += "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" style=\""_L1 + margins
        + "\"><tr><td width=\"4\" bgcolor=\""_L1 + bar + "\"></td><td"_L1
        + (filled ? " bgcolor=\""_L1 + fill + u'"' : QString())
        + " style=\"padding-left:12px; padding-right:12px; padding-top:"_L1 + pixels(filled ? 7 : 1)
        + "; padding-bottom:"_L1 + pixels(filled ? 9 : 1) + "\">"_L1;
}

void Writer::codeBlock(const HtmlNode &node, int below)
{
    if (!spend(costOfCard))
        return;
    const QString code = affordableCode(node.textContent());
    const QString margins = tableMargins(below);
    const Scope inCell(m_inCell, true);
    // With <br/>: QTextDocument makes a block of each line feed in a <pre>, of 60,000 lines in
    // seconds.
    m_out += "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"10\" style=\""_L1 + margins
        + "\"><tr><td bgcolor=\""_L1 + m_style.panel + "\"><pre"_L1
        + blockStyle(0, 0, "white-space:pre-wrap; "_L1) + "><span style=\"font-family:'"_L1
        + m_style.mono + "'\">"_L1
        + colored(code, node.attribute(u"lang")).replace(u'\n', "<br/>"_L1)
        + "</span></pre></td></tr></table>"_L1;
}

/// Escaped, with colours as far as there are rules for the language.
QString Writer::colored(QStringView code, const QString &language) const
{
    constexpr qsizetype mostSpans = 1'500;
    const QList<CodeSpan> spans = codeSpans(code, language);
    if (spans.size() > mostSpans)
        return escaped(code);
    QString result;
    qsizetype at = 0;
    for (const CodeSpan &span : spans) {
        result += escaped(code.sliced(at, span.start - at)) + "<font color=\""_L1
            + colorOf(span.kind, m_style.dark) + "\">"_L1
            + escaped(code.sliced(span.start, span.length)) + "</font>"_L1;
        at = span.start + span.length;
    }
    return result + escaped(code.sliced(at));
}

/// Each line costs as much as two paragraphs.
QString Writer::affordableCode(QString code)
{
    if (code.endsWith(u'\n'))
        code.chop(1);
    for (qsizetype at = code.indexOf(u'\n'); at >= 0; at = code.indexOf(u'\n', at + 1)) {
        if (!spend(2))
            return code.left(at);
    }
    return code;
}

void Writer::details(const HtmlNode &node, int below)
{
    const int number = m_detailsNumber++;
    const bool open = m_options.details.value(number, node.hasAttribute(u"open"));
    const auto summary = std::ranges::find(node.children, u"summary"_s, &HtmlNode::tag);
    const QString address
        = (open ? "notes-fold:"_L1 : "notes-unfold:"_L1) + QString::number(number);
    m_out += "<p"_L1 + blockStyle(0, open ? blockGap - 4 : below) + "><a href=\""_L1 + address
        + "\" style=\"text-decoration:none; color:"_L1 + m_style.text + "\">"_L1
        + (open ? "&#9662; "_L1 : "&#9656; "_L1);
    if (summary == node.children.end())
        m_out += "Details"_L1; // as browsers say
    else
        m_inlines.writeInLink(summary->children, address);
    m_out += "</a></p>"_L1;
    if (!open) {
        m_detailsNumber += countDetails(node);
        return;
    }
    std::vector<HtmlNode> content;
    std::ranges::copy_if(node.children, std::back_inserter(content),
                         [](const HtmlNode &child) { return child.tag != "summary"_L1; });
    indented(content, 16, below);
}

QString Writer::blockStyle(int above, int below, QLatin1StringView more)
{
    QString style = " style=\"margin-top:"_L1 + pixels(above) + "; margin-bottom:"_L1
        + pixels(below) + "; "_L1 + more;
    if (!m_inCell) // it adds to the bottom only, which shows in a cell
        style += "line-height:130%; "_L1;
    if (std::exchange(m_lineIsNew, false))
        style += "-qt-user-state:"_L1 + QString::number(m_line);
    return style + u'"';
}

QString Writer::tableMargins(int below) const
{
    const int above = m_out.isEmpty() || m_inCell ? 2 : tableGap;
    return "margin-top:"_L1 + pixels(above) + "; margin-bottom:"_L1
        + pixels(below > 0 ? tableGap : 0);
}

void Writer::noteSource(const HtmlNode &node)
{
    const int line = node.attribute(u"data-sourcepos").section(u':', 0, 0).toInt();
    if (line > m_line) {
        m_line = line;
        m_lineIsNew = true;
    }
    m_inlines.addAnchor(node.attribute(u"id"));
}

bool Writer::spend(int cost)
{
    m_spent += cost;
    m_full = m_full || m_spent > maxElements;
    return !m_full;
}

} // namespace

RenderedNotes toRichText(const HtmlNode &root, const RenderOptions &options)
{
    return Writer(options).run(root);
}

} // namespace core::notes
