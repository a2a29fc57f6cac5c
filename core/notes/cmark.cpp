#include "core/notes/cmark.h"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cstring>
#include <mutex>
#include <string_view>

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

/// As fast as memory where there are few: it is asked of the whole text at every key.
qsizetype occurrences(QByteArrayView text, char wanted)
{
    qsizetype count = 0;
    const char *at = text.data();
    const char *const end = at + text.size();
    while ((at = static_cast<const char *>(std::memchr(at, wanted, size_t(end - at))))) {
        ++count;
        ++at;
    }
    return count;
}

/// An upper limit to what link references can blow the text up to.
qsizetype copiedByReferences(QByteArrayView bytes)
{
    const std::string_view text(bytes.data(), size_t(bytes.size()));
    size_t longestDefinition = 0;
    for (size_t at = text.find("]:"); at != text.npos; at = text.find("]:", at)) {
        const size_t end = std::min(text.find("\n\n", at), text.size());
        longestDefinition = std::max(longestDefinition, end - at);
        at = end;
    }
    return longestDefinition == 0 ? 0 : qsizetype(longestDefinition) * occurrences(bytes, ']');
}

} // namespace

bool isReasonable(QByteArrayView text)
{
    qsizetype brackets = 0; ///< since the last blank line, as the next two
    qsizetype bars = 0; ///< the most in a line
    qsizetype lines = 0;
    for (qsizetype start = 0; start < text.size();) {
        const QByteArrayView rest = text.sliced(start);
        const auto *const end
            = static_cast<const char *>(std::memchr(rest.data(), '\n', size_t(rest.size())));
        const QByteArrayView line = end ? rest.first(end - rest.data()) : rest;
        const bool isBlank = line.isEmpty();
        brackets = isBlank ? 0 : brackets + occurrences(line, '[');
        lines = isBlank ? 0 : lines + 1;
        bars = isBlank ? 0 : std::max(bars, occurrences(line, '|'));
        if (bars * lines > mostCells || brackets > mostBrackets)
            return false;
        // A character is up to three bytes.
        if (line.size() > 3 * longestLine)
            return false;
        if (line.size() > longestLine
            && std::ranges::count_if(
                   line, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; })
                > longestLine)
            return false;
        start += line.size() + 1;
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
