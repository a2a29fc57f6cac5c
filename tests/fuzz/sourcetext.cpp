#include "core/notes/sourcetext.h"

#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace core::notes;
using fuzz::expect;

/// Positions and splices of the text mean the same in the bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QByteArray bytes = input.bytes();
    const QByteArray other = input.bytes();
    const SourceText source(bytes);
    const QByteArray &text = source.text();
    expect(source.bytes() == bytes && !text.contains('\r'), "the text has LF only");
    expect(std::ranges::is_sorted(source.lineStarts()), "lines come in order");
    expect(text.count('\n') + 1 == source.lineStarts().size(), "there are as many lines as ends");
    qsizetype at = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const qsizetype place = source.toBytes(i);
        expect(place >= at && place <= bytes.size(), "places come in order");
        expect(i == text.size() || text[i] == '\n' || bytes[place] == text[i],
               "a place in the text is that of the same byte");
        at = place;
    }
    expect(applied(difference(bytes, other), bytes) == other, "a difference makes the other text");

    QByteArray inserted = SourceText(other).text();
    const qsizetype from = input.upTo(text.size());
    const Splice splice{{from, from + input.upTo(text.size() - from)}, inserted};
    const QByteArray wanted = applied(splice, text);
    const QByteArray found = SourceText(applied(source.toBytes(splice), bytes)).text();
    // A mark at the very front is one only there.
    if (!wanted.startsWith("\xef\xbb\xbf"))
        expect(found == wanted, "a splice of the text is one of the bytes",
               bytes.toPercentEncoding() + ' ' + QByteArray::number(from) + ' '
                   + QByteArray::number(splice.range.end) + ' ' + inserted.toPercentEncoding());
    return 0;
}
