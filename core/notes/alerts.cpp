#include "core/notes/alerts.h"

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

constexpr auto kinds = std::to_array<AlertKind>({
    {"NOTE"_L1, "Note"_L1, 0x24d8, "#0969da"_L1, "#4493f8"_L1, "#eef5fd"_L1, "#131d2c"_L1},
    {"TIP"_L1, "Tip"_L1, 0x2726, "#1a7f37"_L1, "#3fb950"_L1, "#edf7ef"_L1, "#13221b"_L1},
    {"IMPORTANT"_L1, "Important"_L1, 0x2691, "#8250df"_L1, "#ab7df8"_L1, "#f5f0fd"_L1,
     "#1d1a2c"_L1},
    {"WARNING"_L1, "Warning"_L1, 0x26a0, "#9a6700"_L1, "#d29922"_L1, "#fff6e0"_L1, "#272115"_L1},
    {"CAUTION"_L1, "Caution"_L1, 0x2297, "#cf222e"_L1, "#f85149"_L1, "#fdf0f0"_L1, "#2a1719"_L1},
});

/// The first paragraph, past blank text.
std::optional<size_t> firstParagraph(const HtmlNode &blockquote)
{
    for (size_t i = 0; i < blockquote.children.size(); ++i) {
        const HtmlNode &child = blockquote.children[i];
        if (child.tag == "p"_L1)
            return i;
        if (!child.isText() || !QStringView(child.text).trimmed().isEmpty())
            return {};
    }
    return {};
}

} // namespace

const AlertKind *alertKind(QStringView line)
{
    const QStringView text = line.trimmed();
    if (!text.startsWith("[!"_L1) || !text.endsWith(u']'))
        return nullptr;
    const QStringView name = text.sliced(2, text.size() - 3);
    const auto found = std::ranges::find_if(kinds, [&](const AlertKind &kind) {
        return name.compare(kind.marker, Qt::CaseInsensitive) == 0;
    });
    return found == kinds.end() ? nullptr : &*found;
}

const AlertKind *alertKind(const HtmlNode &blockquote)
{
    const std::optional<size_t> at = firstParagraph(blockquote);
    if (!at)
        return nullptr;
    const std::vector<HtmlNode> &content = blockquote.children[*at].children;
    if (content.empty() || !content[0].isText()
        || (content.size() > 1 && content[1].tag != "br"_L1))
        return nullptr;
    return alertKind(content[0].text);
}

HtmlNode withoutAlertMarker(const HtmlNode &blockquote)
{
    HtmlNode result = blockquote;
    const auto at = result.children.begin() + qsizetype(*firstParagraph(blockquote));
    std::vector<HtmlNode> &content = at->children;
    content.erase(content.begin(),
                  content.begin() + qsizetype(std::min<size_t>(2, content.size())));
    if (content.empty())
        result.children.erase(at);
    return result;
}

} // namespace core::notes
