#include "core/notes/richtext.h"

#include "core/notes/alerts.h"
#include "core/notes/emoji.h"
#include "core/notes/references.h"

#include <QUrl>

#include <array>
#include <span>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

/// QTextDocument lays tables out recursively, several times each level.
constexpr int deepestTable = 6;
constexpr int deepestList = 16;
constexpr int blockGap = 10; ///< pixels below a block
constexpr auto lineHeight = "line-height:130%"_L1;

constexpr auto blockTags = std::to_array(
    {"p"_L1,     "div"_L1, "section"_L1, "h1"_L1,      "h2"_L1,      "h3"_L1,
     "h4"_L1,    "h5"_L1,  "h6"_L1,      "ul"_L1,      "ol"_L1,      "li"_L1,
     "dl"_L1,    "dt"_L1,  "dd"_L1,      "table"_L1,   "thead"_L1,   "tbody"_L1,
     "tfoot"_L1, "tr"_L1,  "td"_L1,      "th"_L1,      "caption"_L1, "blockquote"_L1,
     "pre"_L1,   "hr"_L1,  "details"_L1, "summary"_L1, "figure"_L1,  "figcaption"_L1});

struct Mark
{
    QLatin1StringView tag;
    QLatin1StringView open;
    QLatin1StringView close;
};

constexpr auto marks = std::to_array<Mark>({
    {"b"_L1, "<b>"_L1, "</b>"_L1},
    {"strong"_L1, "<b>"_L1, "</b>"_L1},
    {"i"_L1, "<i>"_L1, "</i>"_L1},
    {"em"_L1, "<i>"_L1, "</i>"_L1},
    {"cite"_L1, "<i>"_L1, "</i>"_L1},
    {"dfn"_L1, "<i>"_L1, "</i>"_L1},
    {"var"_L1, "<i>"_L1, "</i>"_L1},
    {"del"_L1, "<s>"_L1, "</s>"_L1},
    {"s"_L1, "<s>"_L1, "</s>"_L1},
    {"strike"_L1, "<s>"_L1, "</s>"_L1},
    {"ins"_L1, "<u>"_L1, "</u>"_L1},
    {"sup"_L1, "<sup>"_L1, "</sup>"_L1},
    {"sub"_L1, "<sub>"_L1, "</sub>"_L1},
    {"small"_L1, "<small>"_L1, "</small>"_L1},
    {"q"_L1, "&ldquo;"_L1, "&rdquo;"_L1},
});

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

bool isBlank(const HtmlNode &node)
{
    return node.isText() && QStringView(node.text).trimmed().isEmpty();
}

class Writer
{
public:
    explicit Writer(const RenderOptions &options) : m_options(options), m_style(options.style) { }

    RenderedNotes run(const HtmlNode &root)
    {
        flow(root, false);
        m_result.html = std::move(m_out);
        return std::move(m_result);
    }

private:
    // -- blocks

    /// Children of a block: blocks as such, what stands between them as paragraphs.
    /// \param tight nothing may follow below the last one (it stands in a cell)
    void flow(const HtmlNode &node, bool tight)
    {
        const std::vector<HtmlNode> &children = node.children;
        size_t end = children.size();
        while (end > 0 && isBlank(children[end - 1]))
            --end;
        for (size_t i = 0; i < end;) {
            if (isBlock(children[i])) {
                block(children[i], tight && i + 1 == end);
                ++i;
            } else if (holdsBlock(children[i])) {
                flow(children[i], tight && i + 1 == end);
                ++i;
            } else {
                size_t runEnd = i;
                while (runEnd < end && !isBlock(children[runEnd]) && !holdsBlock(children[runEnd]))
                    ++runEnd;
                if (!std::all_of(children.begin() + qsizetype(i),
                                 children.begin() + qsizetype(runEnd), isBlank))
                    paragraph(std::span(children).subspan(i, runEnd - i), tight && runEnd == end);
                i = runEnd;
            }
        }
    }

    void block(const HtmlNode &node, bool tight)
    {
        if (!count())
            return;
        noteLine(node);
        const Scope align(m_align, alignOf(node));
        const QString &tag = node.tag;
        if (tag == "p"_L1) {
            if (holdsBlock(node))
                flow(node, tight);
            else
                paragraph(node.children, tight);
        } else if (tag.size() == 2 && tag[0] == u'h' && tag[1].isDigit()) {
            heading(node);
        } else if (tag == "ul"_L1 || tag == "ol"_L1) {
            list(node, tight);
        } else if (tag == "table"_L1) {
            table(node, tight);
        } else if (tag == "blockquote"_L1) {
            quote(node, tight);
        } else if (tag == "pre"_L1) {
            codeBlock(node, tight);
        } else if (tag == "hr"_L1) {
            rule();
        } else if (tag == "details"_L1) {
            details(node, tight);
        } else if (tag == "section"_L1) {
            rule();
            m_out += "<div style=\"font-size:small\">"_L1;
            flow(node, tight);
            m_out += "</div>"_L1;
        } else if (tag == "dt"_L1) {
            m_out += "<p style=\"margin-top:0px; margin-bottom:2px\"><b>"_L1;
            inlines(node.children);
            m_out += "</b></p>"_L1;
        } else if (tag == "dd"_L1) {
            m_out += "<div style=\"margin-left:24px\">"_L1;
            flow(node, tight);
            m_out += "</div>"_L1;
        } else {
            flow(node, tight);
        }
    }

    void paragraph(std::span<const HtmlNode> content, bool tight)
    {
        m_out += "<p"_L1 + m_align + " style=\"margin-top:0px; margin-bottom:"_L1
            + QString::number(tight ? 0 : blockGap) + "px; "_L1 + lineHeight + "\">"_L1;
        inlines(content);
        m_out += "</p>"_L1;
    }

    void heading(const HtmlNode &node)
    {
        const bool first = m_out.isEmpty();
        m_out += u'<' + node.tag + m_align + " style=\"margin-top:"_L1
            + QString::number(first ? 0 : 18) + "px; margin-bottom:8px\">"_L1;
        inlines(node.children);
        m_out += "</"_L1 + node.tag + u'>';
    }

    void rule()
    {
        m_out += "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" style=\"margin-top:6px;"
                 " margin-bottom:14px\"><tr><td bgcolor=\""_L1
            + m_style.line
            + "\"><p style=\"font-size:1px; line-height:1px\"></p></td></tr></table>"_L1;
    }

    void list(const HtmlNode &node, bool tight)
    {
        if (m_listDepth >= deepestList)
            return flow(node, tight);
        const Scope depth(m_listDepth, m_listDepth + 1);
        const bool loose = std::ranges::any_of(node.children, [](const HtmlNode &item) {
            return std::ranges::any_of(item.children,
                                       [](const HtmlNode &c) { return c.tag == "p"_L1; });
        });
        const bool nested = m_listDepth > 1;
        m_out += u'<' + node.tag + " style=\"margin-top:0px; margin-bottom:"_L1
            + QString::number(nested || tight ? 0 : blockGap) + "px\">"_L1;
        for (const HtmlNode &child : node.children) {
            if (child.isText() && isBlank(child))
                continue;
            if (!count())
                break;
            noteLine(child);
            listItem(child, loose);
        }
        m_out += "</"_L1 + node.tag + u'>';
    }

    void listItem(const HtmlNode &item, bool loose)
    {
        m_out += "<li"_L1 + taskClass(item) + " style=\"margin-top:0px; margin-bottom:"_L1
            + QString::number(loose ? 8 : 3) + "px; "_L1 + lineHeight + "\">"_L1;
        const std::vector<HtmlNode> &content = item.children;
        // The first paragraph is the item's own line.
        size_t i = 0;
        while (i < content.size() && isBlank(content[i]))
            ++i;
        if (item.isText()) {
            inlines(std::span(&item, 1));
        } else if (i < content.size() && content[i].tag == "p"_L1 && !holdsBlock(content[i])) {
            noteLine(content[i]);
            inlines(content[i].children);
            ++i;
        } else {
            const size_t start = i;
            while (i < content.size() && !isBlock(content[i]) && !holdsBlock(content[i]))
                ++i;
            inlines(std::span(content).subspan(start, i - start));
        }
        if (i < content.size())
            flow(HtmlNode{.tag = item.tag,
                          .children = {content.begin() + qsizetype(i), content.end()}},
                 true);
        m_out += "</li>"_L1;
    }

    static QLatin1StringView taskClass(const HtmlNode &item)
    {
        const HtmlNode *at = &item;
        while (!at->children.empty() && at->children.front().tag == "p"_L1)
            at = &at->children.front();
        if (at->children.empty() || at->children.front().tag != "input"_L1)
            return {};
        return at->children.front().hasAttribute(u"checked") ? " class=\"checked\""_L1
                                                             : " class=\"unchecked\""_L1;
    }

    void table(const HtmlNode &node, bool tight)
    {
        if (m_tableDepth >= deepestTable)
            return flow(node, tight);
        const Scope depth(m_tableDepth, m_tableDepth + 1);
        m_out += "<table border=\"1\" cellspacing=\"0\" cellpadding=\"6\""_L1
            + sizeOf(node, u"width")
            + " style=\"border-collapse:collapse; border-style:solid; border-color:"_L1
            + m_style.line + "; margin-top:2px; margin-bottom:"_L1
            + QString::number(tight ? 0 : blockGap + 2) + "px\">"_L1;
        tableRows(node);
        m_out += "</table>"_L1;
    }

    void tableRows(const HtmlNode &node)
    {
        for (const HtmlNode &child : node.children) {
            if (child.tag == "tr"_L1)
                tableRow(child);
            else if (child.tag == "thead"_L1 || child.tag == "tbody"_L1 || child.tag == "tfoot"_L1)
                tableRows(child);
        }
    }

    void tableRow(const HtmlNode &row)
    {
        noteLine(row);
        m_out += "<tr>"_L1;
        for (const HtmlNode &cell : row.children) {
            const bool head = cell.tag == "th"_L1;
            if (!head && cell.tag != "td"_L1)
                continue;
            if (!count())
                break;
            const Scope align(
                m_align, alignOf(cell).isEmpty() && head ? u" align=\"center\""_s : alignOf(cell));
            m_out += "<td"_L1 + m_align + spanOf(cell, u"colspan") + spanOf(cell, u"rowspan")
                + sizeOf(cell, u"width") + u'>' + (head ? "<b>"_L1 : ""_L1);
            flow(cell, true);
            m_out += (head ? "</b></td>"_L1 : "</td>"_L1);
        }
        m_out += "</tr>"_L1;
    }

    void quote(const HtmlNode &node, bool tight)
    {
        if (m_tableDepth >= deepestTable)
            return flow(node, tight);
        if (const AlertKind *kind = alertKind(node)) {
            const QString color = m_style.dark ? kind->darkColor : kind->lightColor;
            openCard(color, m_style.dark ? kind->darkFill : kind->lightFill, tight);
            m_out += "<p style=\"margin-top:0px; margin-bottom:4px\"><b style=\"color:"_L1 + color
                + "\">"_L1 + QChar(kind->sign) + u' ' + kind->title + "</b></p>"_L1;
            const Scope depth(m_tableDepth, m_tableDepth + 1);
            flow(withoutAlertMarker(node), true);
        } else {
            openCard(m_style.line, {}, tight);
            m_out += "<div style=\"color:"_L1 + m_style.muted + "\">"_L1;
            const Scope depth(m_tableDepth, m_tableDepth + 1);
            flow(node, true);
            m_out += "</div>"_L1;
        }
        m_out += "</td></tr></table>"_L1;
    }

    void openCard(const QString &bar, const QString &fill, bool tight)
    {
        m_out
            += "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" style=\"margin-top:2px; margin-bottom:"_L1
            + QString::number(tight ? 0 : blockGap + 2) + "px\"><tr><td width=\"4\" bgcolor=\""_L1
            + bar + "\"></td><td"_L1 + (fill.isEmpty() ? QString() : " bgcolor=\""_L1 + fill + u'"')
            + " style=\"padding-left:12px; padding-right:12px; padding-top:"_L1
            + (fill.isEmpty() ? "1px; padding-bottom:1px"_L1 : "7px; padding-bottom:8px"_L1)
            + "\">"_L1;
    }

    void codeBlock(const HtmlNode &node, bool tight)
    {
        QString code = node.textContent();
        if (code.endsWith(u'\n'))
            code.chop(1);
        m_out
            += "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"10\" style=\"margin-top:2px; margin-bottom:"_L1
            + QString::number(tight ? 0 : blockGap + 2) + "px\"><tr><td bgcolor=\""_L1
            + m_style.panel
            + "\"><pre style=\"margin-top:0px;"
              " margin-bottom:0px; white-space:pre-wrap; font-family:'"_L1
            + m_style.mono + "'\">"_L1;
        openAnchor();
        m_out += escaped(code) + "</pre></td></tr></table>"_L1;
        m_elements += int(code.count(u'\n'));
    }

    void details(const HtmlNode &node, bool tight)
    {
        const int number = m_detailsNumber++;
        const bool open = m_options.details.value(number, node.hasAttribute(u"open"));
        const auto summary = std::ranges::find(node.children, u"summary"_s, &HtmlNode::tag);
        m_out += "<p style=\"margin-top:0px; margin-bottom:"_L1
            + QString::number(tight && !open ? 0 : blockGap - 4)
            + "px\"><a href=\""_L1 + (open ? "notes-fold:"_L1 : "notes-unfold:"_L1) + QString::number(number)
            + "\" style=\"text-decoration:none; color:"_L1 + m_style.text + "\">"_L1
            + QChar(open ? 0x25be : 0x25b8) + u' ';
        {
            const Scope inLink(m_inLink, true);
            if (summary != node.children.end())
                inlines(summary->children);
            else
                m_out += "Details"_L1;
        }
        m_out += "</a></p>"_L1;
        if (!open) {
            m_detailsNumber += countDetails(node);
            return;
        }
        HtmlNode content{.tag = node.tag};
        std::ranges::copy_if(node.children, std::back_inserter(content.children),
                             [](const HtmlNode &child) { return child.tag != "summary"_L1; });
        m_out += "<div style=\"margin-left:16px\">"_L1;
        flow(content, tight);
        m_out += "</div>"_L1;
    }

    static int countDetails(const HtmlNode &node)
    {
        int number = 0;
        for (const HtmlNode &child : node.children)
            number += (child.tag == "details"_L1 ? 1 : 0) + countDetails(child);
        return number;
    }

    // -- inlines

    void inlines(std::span<const HtmlNode> nodes)
    {
        openAnchor();
        m_atLineStart = true;
        for (const HtmlNode &node : nodes)
            inlineNode(node);
    }

    void inlineNode(const HtmlNode &node)
    {
        const QString &tag = node.tag;
        if (node.isText())
            text(node.text);
        else if (tag == "br"_L1) {
            m_out += "<br/>"_L1;
            m_atLineStart = true;
        } else if (tag == "a"_L1)
            link(node);
        else if (tag == "img"_L1)
            picture(node.attribute(u"src"), node);
        else if (tag == "picture"_L1)
            pictureChoice(node);
        else if (tag == "code"_L1 || tag == "tt"_L1 || tag == "samp"_L1 || tag == "kbd"_L1)
            code(node);
        else if (tag == "mark"_L1)
            marked(node,
                   "<span style=\"background-color:"_L1
                       + (m_style.dark ? "#5c4a12"_L1 : "#fff3b0"_L1) + "\">"_L1,
                   u"</span>"_s);
        else if (tag == "rp"_L1 || tag == "input"_L1)
            return;
        else {
            const auto mark
                = std::ranges::find_if(marks, [&](const Mark &m) { return tag == m.tag; });
            if (mark != marks.end())
                marked(node, mark->open, mark->close);
            else
                marked(node, {}, {});
        }
    }

    void marked(const HtmlNode &node, const QString &open, const QString &close)
    {
        m_out += open;
        anchorOf(node);
        for (const HtmlNode &child : node.children)
            inlineNode(child);
        m_out += close;
    }

    void code(const HtmlNode &node)
    {
        const Scope inCode(m_inCode, true);
        marked(node,
               "<span style=\"font-family:'"_L1 + m_style.mono + "'; background-color:"_L1
                   + m_style.panel + "\">"_L1,
               u"</span>"_s);
    }

    /// Blanks at the start of a line would be shown: QTextDocument keeps the one after a `<br>`.
    void text(QStringView text)
    {
        if (m_atLineStart) {
            while (!text.isEmpty() && (text[0] == u' ' || text[0] == u'\n'))
                text = text.mid(1);
        }
        if (text.isEmpty())
            return;
        m_atLineStart = false;
        if (m_inCode) {
            m_out += escaped(text);
            return;
        }
        if (m_inLink) {
            m_out += escaped(withEmoji(text));
            return;
        }
        qsizetype at = 0;
        for (const Reference &reference : findReferences(text, m_options.context)) {
            m_out += escaped(withEmoji(text.sliced(at, reference.start - at)));
            openLink(reference.url);
            m_out += escaped(reference.shown) + "</a>"_L1;
            at = reference.start + reference.length;
        }
        m_out += escaped(withEmoji(text.sliced(at)));
    }

    void openLink(const QString &address)
    {
        m_out += "<a href=\""_L1 + escaped(address) + "\" style=\"color:"_L1 + m_style.link
            + "\">"_L1;
    }

    void link(const HtmlNode &node)
    {
        anchorOf(node);
        const QString address = node.attribute(u"href").trimmed();
        if (m_inLink || address.isEmpty())
            return marked(node, {}, {});
        const QString absolute = address.startsWith(u'#') ? address : resolvedAddress(address);
        const Scope inLink(m_inLink, true);
        const Scope target(m_linkTarget, absolute);
        openLink(absolute);
        const QString text = node.textContent();
        const QString shortened
            = text == address ? shortenedAddress(QUrl(address), m_options.context) : QString();
        if (shortened.isEmpty())
            marked(node, {}, {});
        else
            m_out += escaped(shortened);
        m_out += "</a>"_L1;
        m_atLineStart = false;
    }

    void pictureChoice(const HtmlNode &node)
    {
        const QLatin1StringView scheme = m_style.dark ? "dark"_L1 : "light"_L1;
        QString chosen;
        const HtmlNode *image = nullptr;
        for (const HtmlNode &child : node.children) {
            const QString media = child.attribute(u"media");
            if (child.tag == "img"_L1)
                image = &child;
            else if (child.tag == "source"_L1 && chosen.isEmpty()
                     && media.contains("prefers-color-scheme"_L1) && media.contains(scheme))
                chosen = child.attribute(u"srcset")
                             .section(u' ', 0, 0, QString::SectionSkipEmpty)
                             .section(u',', 0, 0);
        }
        if (image)
            picture(chosen.isEmpty() ? image->attribute(u"src") : chosen, *image);
    }

    /// A picture that may be shown, or a link in its place that asks for it.
    void picture(const QString &source, const HtmlNode &node)
    {
        if (source.isEmpty()) {
            m_out += escaped(node.attribute(u"alt"));
            return;
        }
        const QString address = resolvedAddress(source);
        const QString number = QString::number(m_result.pictures.size());
        m_result.pictures.append(address);
        m_atLineStart = false;
        if (m_options.pictures.contains(address)) {
            m_out += "<img src=\"notes-image:"_L1 + number + u'"' + sizeOf(node, u"width")
                + sizeOf(node, u"height") + u'>';
            return;
        }
        const QString alt = node.attribute(u"alt").simplified();
        const QString name = alt.isEmpty() ? QUrl(address).fileName() : alt;
        // A link cannot hold another: the picture's own stands before the rest of the outer one.
        if (m_inLink)
            m_out += "</a>"_L1;
        m_out += "<a href=\"notes-image:"_L1 + number
            + "\" style=\"text-decoration:none; background-color:"_L1 + m_style.panel
            + "; color:"_L1 + m_style.muted + "\">&nbsp;&#9635; "_L1
            + escaped(name.isEmpty() ? u"\u2026"_s : name.left(80)) + "&nbsp;</a>"_L1;
        if (m_inLink) {
            openLink(m_linkTarget);
            m_out += u'\u2197';
        }
    }

    // -- attributes

    [[nodiscard]] QString resolvedAddress(const QString &address) const
    {
        const QUrl url(address.trimmed());
        if (!url.isRelative() || m_options.context.web.isEmpty())
            return url.toString(QUrl::FullyEncoded);
        const QUrl base(m_options.context.web.toString() + u'/' + m_options.context.repo.slug()
                        + "/releases/"_L1);
        return base.resolved(url).toString(QUrl::FullyEncoded);
    }

    static QString alignOf(const HtmlNode &node)
    {
        const QString value = node.attribute(u"align").toLower();
        return value == "center"_L1 || value == "right"_L1 || value == "left"_L1
            ? " align=\""_L1 + value + u'"'
            : QString();
    }

    static QString numberAttribute(const HtmlNode &node, const QString &name, int most,
                                   bool percent)
    {
        QStringView value = node.attribute(name);
        const QString text = node.attribute(name).trimmed();
        const bool isPercent = text.endsWith(u'%');
        value = QStringView(text).chopped(isPercent ? 1 : (text.endsWith("px"_L1) ? 2 : 0));
        bool ok = false;
        const int number = value.toInt(&ok);
        if (!ok || number < 1 || (isPercent && !percent))
            return {};
        return u' ' + name + "=\""_L1 + QString::number(std::min(number, isPercent ? 100 : most))
            + (isPercent ? u"%\""_s : u"\""_s);
    }

    static QString spanOf(const HtmlNode &node, QStringView name)
    {
        return numberAttribute(node, name.toString(), 50, false);
    }

    static QString sizeOf(const HtmlNode &node, QStringView name)
    {
        return numberAttribute(node, name.toString(), 2000, node.tag != "img"_L1);
    }

    /// Remembers where in the source this stands, for the next text that is written.
    void noteLine(const HtmlNode &node)
    {
        const int line = node.attribute(u"data-sourcepos").section(u':', 0, 0).toInt();
        if (line > m_line) {
            m_line = line;
            m_lineIsNew = true;
        }
        if (const QString id = node.attribute(u"id"); !id.isEmpty())
            m_pendingIds.append(id);
    }

    void openAnchor()
    {
        if (m_lineIsNew)
            m_out += "<a name=\"line:"_L1 + QString::number(m_line) + "\"></a>"_L1;
        m_lineIsNew = false;
        for (const QString &id : std::exchange(m_pendingIds, {}))
            m_out += "<a name=\""_L1 + escaped(id) + "\"></a>"_L1;
    }

    void anchorOf(const HtmlNode &node)
    {
        for (const QStringView name : {QStringView(u"id"), QStringView(u"name")}) {
            if (const QString id = node.attribute(name); !id.isEmpty())
                m_out += "<a name=\""_L1 + escaped(id) + "\"></a>"_L1;
        }
    }

    bool count()
    {
        m_result.truncated = m_result.truncated || ++m_elements > maxElements;
        return !m_result.truncated;
    }

    /// Sets a variable for as long as it lives.
    template <typename T>
    class Scope
    {
    public:
        Scope(T &variable, T value)
            : m_variable(variable), m_before(std::exchange(variable, std::move(value)))
        {
        }
        ~Scope() { m_variable = std::move(m_before); }
        Scope(const Scope &) = delete;
        Scope &operator=(const Scope &) = delete;
        Scope(Scope &&) = delete;
        Scope &operator=(Scope &&) = delete;

    private:
        T &m_variable;
        T m_before;
    };

    const RenderOptions &m_options;
    const RenderStyle &m_style;
    RenderedNotes m_result;
    QString m_out;
    QString m_align; ///< as an attribute, with a blank before it
    QString m_linkTarget;
    QStringList m_pendingIds;
    int m_listDepth = 0;
    int m_tableDepth = 0;
    int m_detailsNumber = 0;
    int m_elements = 0;
    int m_line = 0;
    bool m_lineIsNew = false;
    bool m_inLink = false;
    bool m_inCode = false;
    bool m_atLineStart = true;
};

} // namespace

RenderedNotes toRichText(const HtmlNode &root, const RenderOptions &options)
{
    return Writer(options).run(root);
}

} // namespace core::notes
