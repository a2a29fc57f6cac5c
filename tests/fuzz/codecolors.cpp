#include "core/notes/codecolors.h"

#include "tests/fuzz/fuzz.h"

using namespace core::notes;
using namespace Qt::StringLiterals;
using fuzz::expect;

/// Coloured stretches lie in the code, in order.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QString code = input.text();
    const QStringList languages{u"cpp"_s, u"sh"_s,  u"yaml"_s, u"json"_s,   u"sql"_s,
                                u"lua"_s, u"css"_s, u"diff"_s, input.text()};
    for (const QString &language : languages) {
        qsizetype at = 0;
        for (const CodeSpan &span : codeSpans(code, language)) {
            expect(span.start >= at && span.length > 0, "stretches come in order");
            at = span.start + span.length;
            expect(at <= code.size(), "a stretch lies in the code");
        }
    }
    return 0;
}
