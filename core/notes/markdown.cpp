#include "core/notes/markdown.h"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cstdlib>
#include <memory>
#include <mutex>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

struct FreeParser
{
    void operator()(cmark_parser *parser) const { cmark_parser_free(parser); }
};
struct FreeNode
{
    void operator()(cmark_node *node) const { cmark_node_free(node); }
};
struct FreeText
{
    void operator()(char *text) const
    {
        std::free(text);
    } // NOLINT: cmark's own allocator is malloc
};

constexpr int options = CMARK_OPT_UNSAFE | CMARK_OPT_HARDBREAKS | CMARK_OPT_SOURCEPOS
    | CMARK_OPT_FOOTNOTES | CMARK_OPT_GITHUB_PRE_LANG | CMARK_OPT_VALIDATE_UTF8;

/// cmark-gfm 0.29 needs time in the square of a line's length for some lines: 10 s for 125 kB of
/// `www.a_`, 5 s for one table head as long. No line that a person wrote comes near this.
constexpr qsizetype longestLine = 8'000;
/// The same for brackets in one paragraph: 2 s for 125 kB of `![[]()`.
constexpr qsizetype mostBrackets = 6'000;
/// It copies the address of a reference to each place that uses it: 125 kB can become 350 MB.
constexpr qsizetype mostCopied = 32'000'000;

/// An upper limit to what link references can blow the text up to.
qsizetype copiedByReferences(QStringView text)
{
    qsizetype longestDefinition = 0;
    for (qsizetype at = text.indexOf("]:"_L1); at >= 0; at = text.indexOf("]:"_L1, at)) {
        const qsizetype end = text.indexOf("\n\n"_L1, at);
        const qsizetype length = (end < 0 ? text.size() : end) - at;
        longestDefinition = std::max(longestDefinition, length);
        at += length;
    }
    return longestDefinition * text.count(u']');
}

bool isReasonable(QStringView text)
{
    qsizetype brackets = 0;
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype end = text.indexOf(u'\n', start);
        const qsizetype length = (end < 0 ? text.size() : end) - start;
        brackets = length == 0 ? 0 : brackets + text.sliced(start, length).count(u'[');
        if (length > longestLine || brackets > mostBrackets)
            return false;
        start += length + 1;
    }
    return copiedByReferences(text) <= mostCopied;
}

} // namespace

std::optional<QString> markdownToHtml(QStringView markdown, const std::atomic_bool *stop)
{
    if (!isReasonable(markdown))
        return {};
    static std::once_flag registered;
    std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);

    const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(options));
    for (const char *name : {"table", "strikethrough", "autolink", "tasklist"})
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));

    for (qsizetype start = 0; start < markdown.size();) {
        if (stop && *stop)
            return {};
        const qsizetype end = markdown.indexOf(u'\n', start);
        const qsizetype next = end < 0 ? markdown.size() : end + 1;
        const QByteArray line = markdown.sliced(start, next - start).toUtf8();
        cmark_parser_feed(parser.get(), line.constData(), size_t(line.size()));
        start = next;
    }
    const std::unique_ptr<cmark_node, FreeNode> document(cmark_parser_finish(parser.get()));
    if (stop && *stop)
        return {};
    const std::unique_ptr<char, FreeText> html(cmark_render_html(
        document.get(), options, cmark_parser_get_syntax_extensions(parser.get())));
    return QString::fromUtf8(html.get());
}

} // namespace core::notes
