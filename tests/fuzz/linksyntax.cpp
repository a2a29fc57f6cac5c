#include "core/notes/linksyntax.h"

#include "tests/fuzz/fuzz.h"

using namespace core::notes;
using fuzz::expect;

/// Links and definitions end in the text, behind their begin.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    for (qsizetype at = 0; at <= text.size(); ++at) {
        const bool closes = at < text.size() && text[at] == ']';
        const qsizetype end = endOfLink(text, at);
        expect(closes ? end > at && end <= text.size() : end == -1, "a link ends in the text");
        if (at > 0 && text[at - 1] != '\n')
            continue;
        const qsizetype next = endOfDefinition(text, at);
        expect(next == -1 || (next > at && next <= text.size()), "a definition ends in the text");
        expect(next <= 0 || next == text.size() || text[next - 1] == '\n',
               "a definition ends with its line");
    }
    return 0;
}
