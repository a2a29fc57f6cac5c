#include "core/notes/render.h"

#include "core/notes/htmltree.h"
#include "core/notes/markdown.h"
#include "core/notes/richtext.h"
#include "core/notes/sanitise.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace core::notes {

RenderedNotes render(const QString &markdown, const RenderOptions &options,
                     const std::atomic_bool *stop)
{
    const std::optional<QString> html
        = options.isHtml ? std::optional(markdown) : markdownToHtml(markdown, stop);
    if (!html)
        return renderPlain(markdown, options.style);
    HtmlTree tree = parseHtml(*html);
    sanitise(tree);
    if (stop && *stop)
        return renderPlain(markdown, options.style);
    RenderedNotes result = toRichText(tree.root, options);
    result.truncated = result.truncated || tree.truncated;
    return result;
}

RenderedNotes renderPlain(const QString &markdown, const RenderStyle &style)
{
    constexpr int mostLines = 4'000;
    // A block with many lines is quicker to lay out than a block for each, one with very many is
    // slow to paint; and so is a line without end.
    constexpr int linesInBlock = 50;
    constexpr qsizetype longestLine = 2'000;
    const QString open = "<p style=\"margin-top:0px; margin-bottom:0px; white-space:pre-wrap; "
                         "font-family:'"_L1
        + style.mono + "'\">"_L1;

    QString html = open;
    int lines = 0;
    qsizetype start = 0;
    while (start < markdown.size() && lines < mostLines) {
        const qsizetype feed = markdown.indexOf(u'\n', start);
        const qsizetype end = feed < 0 ? markdown.size() : feed;
        const bool whole = end - start <= longestLine;
        if (lines > 0)
            html += lines % linesInBlock == 0 ? "</p>"_L1 + open : u"<br/>"_s;
        html += escaped(markdown.mid(start, whole ? end - start : longestLine));
        start = whole ? end + 1 : start + longestLine;
        ++lines;
    }
    html += "</p>"_L1;
    return {.html = html, .plain = true, .truncated = start < markdown.size()};
}

} // namespace core::notes
