#include "core/notes/sanitise.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

constexpr auto allowedTags = std::to_array(
    {"h1"_L1,      "h2"_L1,      "h3"_L1,      "h4"_L1,         "h5"_L1,      "h6"_L1,
     "br"_L1,      "b"_L1,       "i"_L1,       "strong"_L1,     "em"_L1,      "a"_L1,
     "pre"_L1,     "code"_L1,    "img"_L1,     "tt"_L1,         "div"_L1,     "ins"_L1,
     "del"_L1,     "sup"_L1,     "sub"_L1,     "p"_L1,          "picture"_L1, "ol"_L1,
     "ul"_L1,      "table"_L1,   "thead"_L1,   "tbody"_L1,      "tfoot"_L1,   "blockquote"_L1,
     "dl"_L1,      "dt"_L1,      "dd"_L1,      "kbd"_L1,        "q"_L1,       "samp"_L1,
     "var"_L1,     "hr"_L1,      "ruby"_L1,    "rt"_L1,         "rp"_L1,      "li"_L1,
     "tr"_L1,      "td"_L1,      "th"_L1,      "s"_L1,          "strike"_L1,  "summary"_L1,
     "details"_L1, "caption"_L1, "figure"_L1,  "figcaption"_L1, "abbr"_L1,    "bdo"_L1,
     "cite"_L1,    "dfn"_L1,     "mark"_L1,    "small"_L1,      "source"_L1,  "span"_L1,
     "time"_L1,    "wbr"_L1,     "section"_L1, "input"_L1});
/// Foreign languages inside HTML: their text means nothing to a reader.
constexpr auto droppedTags
    = std::to_array({"svg"_L1, "math"_L1, "object"_L1, "applet"_L1, "audio"_L1, "video"_L1,
                     "canvas"_L1, "select"_L1, "head"_L1});
constexpr auto allowedAttributes
    = std::to_array({"align"_L1,         "alt"_L1,      "border"_L1,  "checked"_L1, "colspan"_L1,
                     "dir"_L1,           "disabled"_L1, "height"_L1,  "id"_L1,      "lang"_L1,
                     "name"_L1,          "open"_L1,     "rowspan"_L1, "span"_L1,    "start"_L1,
                     "title"_L1,         "type"_L1,     "valign"_L1,  "value"_L1,   "width"_L1,
                     "data-sourcepos"_L1});

template <typename Names>
bool contains(const Names &names, QStringView name)
{
    return std::ranges::find_if(names, [&](auto n) { return name == n; }) != names.end();
}

/// The scheme of an address in lower case, as lenient as a browser reads it; empty for a relative
/// one.
QString schemeOf(QStringView address)
{
    QString scheme;
    for (QChar c : address) {
        if (c.unicode() <= 0x20 || c.unicode() == 0x7f)
            continue;
        if (c == u':')
            return scheme.isEmpty() ? u":"_s : scheme;
        if (c == u'/' || c == u'?' || c == u'#')
            return {};
        scheme += c.toLower();
    }
    return {};
}

/// `//server/share` and `\\server\share` name another machine: the first is a web address without
/// its scheme, the second is for Windows only.
bool isRemotePath(QStringView address)
{
    const QStringView trimmed = address.trimmed();
    return trimmed.startsWith(u'\\') || trimmed.startsWith("/\\"_L1);
}

bool isWebAddress(const QString &scheme)
{
    return scheme == "https"_L1 || scheme == "http"_L1;
}

bool isAllowedAttribute(const HtmlNode &node, const HtmlAttribute &attribute)
{
    if (attribute.name == "href"_L1)
        return node.tag == "a"_L1 && isAllowedLink(attribute.value);
    if (attribute.name == "src"_L1)
        return node.tag == "img"_L1 && isAllowedPicture(attribute.value);
    if (attribute.name == "srcset"_L1)
        return node.tag == "source"_L1 && isAllowedPicture(attribute.value);
    if (attribute.name == "media"_L1)
        return node.tag == "source"_L1;
    return contains(allowedAttributes, attribute.name);
}

bool isTaskBox(const HtmlNode &node, const HtmlNode &parent, size_t index)
{
    return node.attribute(u"type") == "checkbox"_L1 && index == 0
        && (parent.tag == "li"_L1 || parent.tag == "p"_L1);
}

void sanitiseChildren(HtmlNode &parent)
{
    std::vector<HtmlNode> kept;
    kept.reserve(parent.children.size());
    for (size_t i = 0; i < parent.children.size(); ++i) {
        HtmlNode &child = parent.children[i];
        if (child.isText()) {
            kept.push_back(std::move(child));
            continue;
        }
        if (contains(droppedTags, child.tag))
            continue;
        sanitiseChildren(child);
        const bool allowed = contains(allowedTags, child.tag)
            && (child.tag != "input"_L1 || isTaskBox(child, parent, kept.size()));
        if (!allowed) {
            std::ranges::move(child.children, std::back_inserter(kept));
            continue;
        }
        child.attributes.removeIf(
            [&](const HtmlAttribute &attribute) { return !isAllowedAttribute(child, attribute); });
        kept.push_back(std::move(child));
    }
    parent.children = std::move(kept);
}

} // namespace

bool isAllowedLink(QStringView address)
{
    const QString scheme = schemeOf(address);
    return !isRemotePath(address)
        && (scheme.isEmpty() || isWebAddress(scheme) || scheme == "mailto"_L1);
}

bool isAllowedPicture(QStringView address)
{
    const QString scheme = schemeOf(address);
    return !isRemotePath(address) && (scheme.isEmpty() || isWebAddress(scheme));
}

void sanitise(HtmlTree &tree)
{
    sanitiseChildren(tree.root);
}

QString sanitised(QStringView html)
{
    HtmlTree tree = parseHtml(html);
    sanitise(tree);
    return toHtml(tree.root);
}

} // namespace core::notes
