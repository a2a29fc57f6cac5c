#include "core/notes/cmark.h"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <mutex>

namespace core::notes::cmark {

namespace {

/// cmark-gfm 0.29 needs time in the square of a line's length for some lines: 10 s for 125 kB of
/// `www.a_`, 5 s for one table head as long. No line that a person wrote comes near this.
constexpr qsizetype longestLine = 8'000;
/// The same for brackets in one paragraph: 2 s for 125 kB of `![[]()`.
constexpr qsizetype mostBrackets = 6'000;
/// It copies the address of a reference to each place that uses it: 125 kB can become 350 MB.
constexpr qsizetype mostCopied = 32'000'000;

/// It fills up each row of a table that is shorter than the head: 125 kB can become 60 million
/// cells.
constexpr qsizetype mostCells = 500'000;

/// An upper limit to what link references can blow the text up to.
qsizetype copiedByReferences(QByteArrayView text)
{
    qsizetype longestDefinition = 0;
    for (qsizetype at = text.indexOf("]:"); at >= 0; at = text.indexOf("]:", at)) {
        const qsizetype end = text.indexOf("\n\n", at);
        const qsizetype length = (end < 0 ? text.size() : end) - at;
        longestDefinition = std::max(longestDefinition, length);
        at += length;
    }
    return longestDefinition * text.count(']');
}

} // namespace

bool isReasonable(QByteArrayView text)
{
    qsizetype brackets = 0;
    qsizetype bars = 0; ///< the most in a line since the last blank one
    qsizetype lines = 0; ///< since then
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype end = text.indexOf('\n', start);
        const qsizetype length = (end < 0 ? text.size() : end) - start;
        brackets = length == 0 ? 0 : brackets + text.sliced(start, length).count('[');
        lines = length == 0 ? 0 : lines + 1;
        bars = length == 0 ? 0 : std::max(bars, text.sliced(start, length).count('|'));
        if (bars * lines > mostCells)
            return false;
        // A character is up to three bytes.
        if (length > 3 * longestLine || brackets > mostBrackets)
            return false;
        if (length > longestLine
            && std::ranges::count_if(
                   text.sliced(start, length),
                   [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; })
                > longestLine)
            return false;
        start += length + 1;
    }
    return copiedByReferences(text) <= mostCopied;
}

Parser makeParser()
{
    static std::once_flag registered;
    std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);

    Parser parser(cmark_parser_new(options));
    for (const char *name : {"table", "strikethrough", "autolink", "tasklist"})
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    return parser;
}

Tree parse(QByteArrayView text, const std::atomic_bool *stop)
{
    const Parser parser = makeParser();
    // By lines only for the sake of being stopped.
    for (qsizetype start = 0; start < text.size();) {
        if (stop && *stop)
            return {};
        const qsizetype end = stop ? text.indexOf('\n', start) : -1;
        const qsizetype next = end < 0 ? text.size() : end + 1;
        cmark_parser_feed(parser.get(), text.data() + start, size_t(next - start));
        start = next;
    }
    Tree tree(cmark_parser_finish(parser.get()));
    if (stop && *stop)
        return {};
    return tree;
}

} // namespace core::notes::cmark
