#include "core/notes/richinlines.h"

#include "core/notes/emoji.h"
#include "core/notes/references.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

/// QTextDocument's table of formats is slow with anchors: all of them share one hash value.
constexpr int mostAnchors = 200;

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

} // namespace

void RichInlines::write(std::span<const HtmlNode> nodes)
{
    writeAnchors();
    m_atLineStart = true;
    for (const HtmlNode &child : nodes)
        node(child);
}

void RichInlines::writeInLink(std::span<const HtmlNode> nodes, const QString &address)
{
    const Scope inLink(m_inLink, true);
    const Scope linkTarget(m_linkTarget, address);
    write(nodes);
}

void RichInlines::node(const HtmlNode &node)
{
    const QString &tag = node.tag;
    if (node.isText()) {
        text(node.text);
    } else if (tag == "br"_L1) {
        m_out += "<br/>"_L1;
        m_atLineStart = true;
    } else if (tag == "a"_L1) {
        link(node);
    } else if (tag == "img"_L1) {
        picture(node.attribute(u"src"), node);
    } else if (tag == "picture"_L1) {
        pictureChoice(node);
    } else if (tag == "code"_L1 || tag == "tt"_L1 || tag == "samp"_L1 || tag == "kbd"_L1) {
        code(node);
    } else if (tag == "mark"_L1) {
        const QLatin1StringView yellow = m_options.style.dark ? "#5c4a12"_L1 : "#fff3b0"_L1;
        marked(node, "<span style=\"background-color:"_L1 + yellow + "\">"_L1, u"</span>"_s);
    } else if (tag != "rp"_L1 && tag != "input"_L1) {
        const auto mark = std::ranges::find_if(marks, [&](const Mark &m) { return tag == m.tag; });
        if (mark == marks.end())
            marked(node, {}, {});
        else
            marked(node, mark->open, mark->close);
    }
}

void RichInlines::marked(const HtmlNode &node, const QString &open, const QString &close)
{
    m_out += open;
    anchorOf(node);
    for (const HtmlNode &child : node.children)
        this->node(child);
    m_out += close;
}

void RichInlines::code(const HtmlNode &node)
{
    const Scope inCode(m_inCode, true);
    marked(node,
           "<span style=\"font-family:'"_L1 + m_options.style.mono + "'; background-color:"_L1
               + m_options.style.panel + "\">"_L1,
           u"</span>"_s);
}

/// Blanks at the start of a line go: QTextDocument would show the one after a `<br>`.
void RichInlines::text(QStringView text)
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

void RichInlines::openLink(const QString &address)
{
    m_out += "<a href=\""_L1 + escaped(address) + "\" style=\"color:"_L1 + m_options.style.link
        + "\">"_L1;
}

void RichInlines::link(const HtmlNode &node)
{
    const QString address = node.attribute(u"href").trimmed();
    if (m_inLink || address.isEmpty()) {
        marked(node, {}, {});
        return;
    }
    const QString target = address.startsWith(u'#') ? address : absolute(address);
    if (target.isEmpty()) // no address at all, such as one with a host that cannot be
        return marked(node, {}, {});
    const Scope inLink(m_inLink, true);
    const Scope linkTarget(m_linkTarget, target);
    openLink(target);
    const QString shortened = node.textContent() == address
        ? shortenedAddress(QUrl(address), m_options.context)
        : QString();
    if (shortened.isEmpty())
        marked(node, {}, {});
    else
        m_out += escaped(shortened);
    m_out += "</a>"_L1;
    m_atLineStart = false;
}

void RichInlines::pictureChoice(const HtmlNode &node)
{
    const QLatin1StringView scheme = m_options.style.dark ? "dark"_L1 : "light"_L1;
    QString chosen;
    const HtmlNode *image = nullptr;
    for (const HtmlNode &child : node.children) {
        const QString media = child.attribute(u"media");
        if (child.tag == "img"_L1) {
            image = &child;
        } else if (child.tag == "source"_L1 && chosen.isEmpty()
                   && media.contains("prefers-color-scheme"_L1) && media.contains(scheme)) {
            // the first of "a.png 1x, b.png 2x"
            chosen
                = child.attribute(u"srcset").section(u',', 0, 0).simplified().section(u' ', 0, 0);
        }
    }
    if (image)
        picture(chosen.isEmpty() ? image->attribute(u"src") : chosen, *image);
}

/// A picture that may be shown, or a link in its place that asks for it.
void RichInlines::picture(const QString &source, const HtmlNode &node)
{
    const QString alt = node.attribute(u"alt").simplified();
    const QString address = source.isEmpty() ? QString() : absolute(source);
    if (address.isEmpty()) {
        m_out += escaped(alt);
        return;
    }
    const QString number = QString::number(m_pictures.size());
    m_pictures.append(address);
    m_atLineStart = false;
    if (m_options.pictures.contains(address)) {
        m_out += "<img src=\"notes-image:"_L1 + number + u'"'
            + numberAttribute(node, u"width"_s, 2000, false)
            + numberAttribute(node, u"height"_s, 2000, false) + u'>';
        return;
    }
    pictureLink(number, alt.isEmpty() ? QUrl(address).fileName() : alt);
}

void RichInlines::pictureLink(const QString &number, const QString &name)
{
    // A link cannot hold another: the picture's own stands before the rest of the outer one.
    if (m_inLink)
        m_out += "</a>"_L1;
    constexpr qsizetype longestName = 80;
    m_out += "<a href=\"notes-image:"_L1 + number
        + "\" style=\"text-decoration:none; background-color:"_L1 + m_options.style.panel
        + "; color:"_L1 + m_options.style.muted + "\">&nbsp;&#9635; "_L1
        + (name.isEmpty() ? u"&#8230;"_s : escaped(name.left(longestName))) + "&nbsp;</a>"_L1;
    if (m_inLink) {
        openLink(m_linkTarget);
        m_out += "&#8599;"_L1;
    }
}

void RichInlines::addAnchor(const QString &name)
{
    if (!name.isEmpty() && m_anchorsWritten++ < mostAnchors)
        m_anchors.append(name);
}

void RichInlines::writeAnchors()
{
    for (const QString &name : std::exchange(m_anchors, {}))
        m_out += "<a name=\""_L1 + escaped(name) + "\"></a>"_L1;
}

void RichInlines::anchorOf(const HtmlNode &node)
{
    addAnchor(node.attribute(u"id"));
    addAnchor(node.attribute(u"name"));
    writeAnchors();
}

/// Relative addresses count from the release's page.
QString RichInlines::absolute(const QString &address) const
{
    const QUrl url(address.trimmed());
    const Context &context = m_options.context;
    if (!url.isRelative() || context.web.isEmpty())
        return url.toString(QUrl::FullyEncoded);
    const QUrl page(context.web.toString() + u'/' + context.repo.slug() + "/releases/"_L1);
    return page.resolved(url).toString(QUrl::FullyEncoded);
}

QString numberAttribute(const HtmlNode &node, const QString &name, int most, bool percent)
{
    const QString text = node.attribute(name).trimmed();
    const bool isPercent = text.endsWith(u'%');
    const qsizetype unit = isPercent ? 1 : text.endsWith("px"_L1) ? 2 : 0;
    bool ok = false;
    const int number = QStringView(text).chopped(unit).toInt(&ok);
    if (!ok || number < 1 || (isPercent && !percent))
        return {};
    return u' ' + name + "=\""_L1 + QString::number(std::min(number, isPercent ? 100 : most))
        + (isPercent ? "%\""_L1 : "\""_L1);
}

} // namespace core::notes
