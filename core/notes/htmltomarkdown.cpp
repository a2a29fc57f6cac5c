#include "core/notes/htmltomarkdown.h"

#include "core/notes/entities.h"
#include "core/notes/htmltree.h"
#include "core/notes/rangeedit.h"
#include "core/notes/sanitise.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

constexpr auto blockTags = std::to_array(
    {"p"_L1,   "div"_L1,   "section"_L1, "article"_L1,    "h1"_L1,      "h2"_L1,      "h3"_L1,
     "h4"_L1,  "h5"_L1,    "h6"_L1,      "ul"_L1,         "ol"_L1,      "li"_L1,      "table"_L1,
     "pre"_L1, "hr"_L1,    "body"_L1,    "blockquote"_L1, "details"_L1, "summary"_L1, "tr"_L1,
     "td"_L1,  "thead"_L1, "tbody"_L1,   "th"_L1});

bool isBlock(const HtmlNode &node)
{
    return std::ranges::find(blockTags, node.tag) != blockTags.end();
}

/// Browsers wrap all that is copied in `<b style="font-weight:normal">`: hence not only the tag.
bool isInline(const HtmlNode &node)
{
    return !isBlock(node) && std::ranges::all_of(node.children, isInline);
}

struct Look
{
    Marks marks;
    Link link;
};

void collect(const HtmlNode &node, Look look, InlineText &into)
{
    if (node.isText()) {
        QString text;
        for (const QChar c : node.text) {
            const bool isBlank = c == u' ' || c == u'\n' || c == u'\t' || c == u'\r';
            const bool follows = text.isEmpty()
                ? into.isEmpty() || into.constLast().text.endsWith(u' ')
                    || into.constLast().text.endsWith(lineBreak)
                : text.endsWith(u' ');
            if (!isBlank)
                text += c;
            else if (!follows)
                text += u' ';
        }
        if (!text.isEmpty())
            append(into, {.text = text, .marks = look.marks, .link = look.link, .atom = {}});
        return;
    }
    if (node.tag == "br"_L1)
        return append(into, {.text = lineBreak});
    if (node.tag == "img"_L1) {
        const QString source = node.attribute(u"src");
        if (isAllowedPicture(source) && !source.isEmpty())
            append(into,
                   {.text = atomCharacter,
                    .link = look.link,
                    .atom = {.kind = Atom::Kind::Image,
                             .text = node.attribute(u"alt"),
                             .destination = source}});
        return;
    }
    const QString style = node.attribute(u"style");
    const bool isNormal
        = style.contains("font-weight:normal"_L1) || style.contains("font-weight: normal"_L1);
    if ((node.tag == "b"_L1 || node.tag == "strong"_L1) && !isNormal)
        look.marks |= Mark::Strong;
    if (node.tag == "i"_L1 || node.tag == "em"_L1)
        look.marks |= Mark::Emphasis;
    if (node.tag == "s"_L1 || node.tag == "del"_L1 || node.tag == "strike"_L1)
        look.marks |= Mark::Strike;
    if (node.tag == "code"_L1 || node.tag == "kbd"_L1 || node.tag == "tt"_L1)
        look.marks |= Mark::Code;
    const QString address = node.attribute(u"href");
    if (node.tag == "a"_L1 && !address.isEmpty() && isAllowedLink(address))
        look.link = {.set = true, .destination = address, .title = {}};
    for (const HtmlNode &child : node.children)
        collect(child, look, into);
}

/// Where there is no way to write the marks, at least nothing of the text becomes one.
QByteArray written(const InlineText &text)
{
    if (const std::optional<QByteArray> markdown = markdownOf(text))
        return *markdown;
    QByteArray result;
    for (const char c : plainText(text).replace(lineBreak, u'\n').toUtf8()) {
        if (isPunctuation(c))
            result += '\\';
        result += c;
    }
    return result;
}

QByteArray indented(const QByteArray &text, const QByteArray &first, const QByteArray &rest)
{
    QByteArray result;
    bool isFirst = true;
    for (const QByteArray &line : text.split('\n')) {
        if (!isFirst)
            result += '\n';
        result += isFirst ? first + line : line.isEmpty() ? rest.trimmed() : rest + line;
        isFirst = false;
    }
    return result;
}

class Writer
{
public:
    QByteArray blocks(const HtmlNode &node)
    {
        QByteArray result;
        const auto add = [&](const QByteArray &block) {
            // A list may stand right below the text of an item, if it begins with 1.
            const bool isTight
                = node.tag == "li"_L1 && (block.startsWith("- ") || block.startsWith("1. "));
            if (!block.isEmpty())
                result += result.isEmpty() ? block : (isTight ? "\n" : "\n\n") + block;
        };
        InlineText text;
        const auto flush = [&] {
            add(written(text).trimmed());
            text.clear();
        };
        for (const HtmlNode &child : node.children) {
            if (isInline(child)) {
                collect(child, {}, text);
                continue;
            }
            flush();
            add(block(child));
        }
        flush();
        return result;
    }

private:
    /// A list that may stand right below the text of an item: one that counts, from 1 only.
    static bool mayFollowText(const QByteArray &block)
    {
        return block.startsWith("- ") || block.startsWith("1. ");
    }

    static QByteArray inlines(const HtmlNode &node)
    {
        InlineText text;
        for (const HtmlNode &child : node.children)
            collect(child, {}, text);
        return written(text).trimmed();
    }

    QByteArray block(const HtmlNode &node)
    {
        const QString &tag = node.tag;
        if (tag.size() == 2 && tag[0] == u'h' && tag[1] >= u'1' && tag[1] <= u'6')
            return QByteArray(tag[1].digitValue(), '#') + ' ' + inlines(node).replace('\n', ' ');
        if (tag == "hr"_L1)
            return "---";
        if (tag == "pre"_L1) {
            QByteArray code = node.textContent().toUtf8();
            while (code.endsWith('\n'))
                code.chop(1);
            QByteArray fence = "```";
            while (code.contains(fence))
                fence += '`';
            return fence + '\n' + code + '\n' + fence;
        }
        if (tag == "blockquote"_L1)
            return indented(blocks(node), "> ", "> ");
        if (tag == "ul"_L1 || tag == "ol"_L1)
            return list(node);
        if (tag == "table"_L1)
            return table(node);
        return blocks(node);
    }

    QByteArray list(const HtmlNode &node)
    {
        QList<QByteArray> items;
        int number = std::max(node.attribute(u"start").toInt(), 1);
        QByteArray indent; ///< below the last item
        const auto addItem = [&](const QByteArray &content) {
            const QByteArray marker
                = node.tag == "ol"_L1 ? QByteArray::number(number++) + ". " : QByteArray("- ");
            indent.fill(' ', marker.size());
            items.append(indented(content, marker, indent));
        };
        HtmlNode stray{.tag = u"li"_s}; // what stands between the items, as a browser shows it
        const auto addStray = [&] {
            if (const QByteArray content = blocks(stray); !content.isEmpty())
                addItem(content);
            stray.children.clear();
        };
        for (const HtmlNode &child : node.children) {
            const bool isList = child.tag == "ul"_L1 || child.tag == "ol"_L1;
            if (!isList && child.tag != "li"_L1) {
                stray.children.push_back(child);
                continue;
            }
            addStray();
            if (!isList) {
                addItem(blocks(child));
                continue;
            }
            const QByteArray inner = list(child);
            items.append((items.isEmpty() || mayFollowText(inner) ? "" : "\n")
                         + indented(inner, indent, indent));
        }
        addStray();
        return items.join('\n');
    }

    static bool isCell(const HtmlNode &node) { return node.tag == "td"_L1 || node.tag == "th"_L1; }

    static QByteArray cell(const HtmlNode &node)
    {
        return inlines(node).replace('\n', "<br>").replace('|', "\\|");
    }

    /// \param stray gets what stands in none of the cells, such as a caption
    static void rowsOf(const HtmlNode &node, QList<QList<QByteArray>> &rows, HtmlNode &stray)
    {
        const bool isRow = node.tag == "tr"_L1;
        if (isRow)
            rows.append(QList<QByteArray>());
        for (const HtmlNode &child : node.children) {
            const bool isPart = child.tag == "tr"_L1 || child.tag == "thead"_L1
                || child.tag == "tbody"_L1 || child.tag == "tfoot"_L1;
            if (isCell(child) && isRow)
                rows.last().append(cell(child));
            else if (isCell(child))
                rows.append({cell(child)});
            else if (isPart)
                rowsOf(child, rows, stray);
            else
                stray.children.push_back(child);
        }
    }

    QByteArray table(const HtmlNode &node)
    {
        QList<QList<QByteArray>> rows;
        HtmlNode stray{.tag = u"div"_s};
        rowsOf(node, rows, stray);
        qsizetype columns = 0;
        for (const QList<QByteArray> &row : rows)
            columns = std::max(columns, row.size());
        QList<QByteArray> lines;
        for (QList<QByteArray> &row : rows) {
            row.resize(columns);
            lines.append("| " + row.join(" | ") + " |");
            if (lines.size() == 1)
                lines.append('|' + QByteArray(" --- |").repeated(columns));
        }
        const QByteArray before = blocks(stray);
        return (before.isEmpty() || lines.isEmpty() ? before : before + "\n\n") + lines.join('\n');
    }
};

} // namespace

QByteArray htmlToMarkdown(QStringView html)
{
    HtmlTree tree = parseHtml(html);
    return Writer().blocks(tree.root);
}

} // namespace core::notes
