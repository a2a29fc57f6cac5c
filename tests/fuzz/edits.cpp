#include "properties.h"
#include "tests/fuzz/fuzz.h"

/// What the notes editor promises about bytes, of any edits in a row of any notes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QByteArray bytes = input.bytes();
    constexpr int most = 4;
    QList<notescheck::RandomEdit> edits;
    while (edits.size() < most)
        edits.append(
            {input.number(), input.number(), input.number(), input.number(), input.number()});
    fuzz::expect(notescheck::wrongUnedited(bytes).isEmpty(), "what is not edited stays");
    const notescheck::Walk walk = notescheck::walk(bytes, edits);
    fuzz::expect(walk.wrong.isEmpty(), "the promises about bytes", walk.wrong + ": " + walk.log);
    return 0;
}
