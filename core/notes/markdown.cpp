#include "core/notes/markdown.h"

#include "core/notes/cmark.h"

#include <cmark-gfm-core-extensions.h>

namespace core::notes {

std::optional<QString> markdownToHtml(QStringView markdown, const std::atomic_bool *stop)
{
    const QByteArray text = markdown.toUtf8();
    if (!cmark::isReasonable(text) || (stop && *stop))
        return {};
    const cmark::Parser parser = cmark::makeParser();
    const cmark::Tree document = cmark::parse(text, stop);
    if (!document)
        return {};
    const cmark::Text html(cmark_render_html(document.get(), cmark::options,
                                             cmark_parser_get_syntax_extensions(parser.get())));
    return QString::fromUtf8(html.get());
}

} // namespace core::notes
