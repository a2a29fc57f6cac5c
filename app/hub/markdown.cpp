#include "app/hub/markdown.h"

#include "app/hub/routes.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <memory>

namespace hub {

using namespace Qt::StringLiterals;

QByteArray htmlOf(const QByteArray &markdown, bool hardBreaks)
{
    cmark_gfm_core_extensions_ensure_registered();
    const int options = CMARK_OPT_FOOTNOTES | CMARK_OPT_GITHUB_PRE_LANG
        | (hardBreaks ? CMARK_OPT_HARDBREAKS : CMARK_OPT_DEFAULT);
    const std::unique_ptr<cmark_parser, void (*)(cmark_parser *)> parser(cmark_parser_new(options),
                                                                         cmark_parser_free);
    for (const char *name : {"table", "strikethrough", "autolink", "tagfilter", "tasklist"}) {
        if (auto *extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
    cmark_parser_feed(parser.get(), markdown.constData(), static_cast<size_t>(markdown.size()));
    const std::unique_ptr<cmark_node, void (*)(cmark_node *)> document(
        cmark_parser_finish(parser.get()), cmark_node_free);
    const std::unique_ptr<char, void (*)(void *)> html(
        cmark_render_html(document.get(), options,
                          cmark_parser_get_syntax_extensions(parser.get())),
        std::free);
    return html.get();
}

Reply renderMarkdown(Call &call)
{
    const auto document = QJsonDocument::fromJson(call.body);
    if (!document.isObject())
        return errorReply(400, "Problems parsing JSON");
    const QJsonObject fields = document.object();
    if (!fields["text"_L1].isString())
        return validationFailed({"Markdown", "missing_field", "text"});
    Reply reply;
    // As comments and release pages do; plain "markdown" is for files.
    const bool hardBreaks = fields["mode"_L1].toString() == "gfm"_L1;
    reply.body = htmlOf(fields["text"_L1].toString().toUtf8(), hardBreaks);
    reply.setHeader("Content-Type", "text/html; charset=utf-8");
    return reply;
}

} // namespace hub
