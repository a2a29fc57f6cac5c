#include "core/notes/lineends.h"

#include "tests/fuzz/fuzz.h"

using namespace core::notes;
using fuzz::expect;

/// What nobody touched is written back as it was; what was typed is there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QString original = input.text();
    QString edited = toEditorText(input.text());
    while (edited.startsWith(QChar(QChar::ByteOrderMark))) // which nobody types
        edited.remove(0, 1);

    const QString shown = toEditorText(original);
    expect(!shown.contains(u'\r'), "an editor gets LF only");
    expect(fromEditorText(original, shown) == original, "without an edit nothing changes");
    const QString saved = fromEditorText(original, edited);
    expect(toEditorText(saved) == edited, "what was typed is what is read again",
           saved.toUtf8().toPercentEncoding());
    return 0;
}
