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
    const std::optional<QString> html = markdownToHtml(markdown, stop);
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
    qsizetype end = -1;
    int lines = 0;
    do {
        end = markdown.indexOf(u'\n', end + 1);
    } while (end >= 0 && ++lines < mostLines);

    // One block with line breaks inside: QTextDocument is slower with a block for each line.
    return {.html = "<p style=\"white-space:pre-wrap; font-family:'"_L1 + style.mono + "'\">"_L1
                + escaped(markdown.left(end)).replace(u'\n', "<br/>"_L1) + "</p>"_L1,
            .plain = true,
            .truncated = end >= 0};
}

} // namespace core::notes
