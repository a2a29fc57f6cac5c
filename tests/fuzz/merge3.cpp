#include "core/notes/merge3.h"

#include "tests/fuzz/fuzz.h"

using namespace core::notes;
using fuzz::expect;

/// Where only one has changed a text, it is theirs; where both have, nothing is lost in silence.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QString base = input.text();
    const QString mine = input.text();
    const QString theirs = input.text();
    const auto isJust = [](const Merge &merge, const QString &text) {
        return merge.conflicts() == 0 && merge.text() == text;
    };
    expect(isJust(merge3(base, base, theirs), theirs), "only theirs has changed");
    expect(isJust(merge3(base, mine, base), mine), "only mine has changed");
    expect(isJust(merge3(base, mine, mine), mine), "both have changed alike");

    const Merge merge = merge3(base, mine, theirs);
    const Merge turned = merge3(base, theirs, mine);
    expect(merge.conflicts() == turned.conflicts(), "it does not matter who is who");
    expect(merge.text(Merge::Side::Mine) == turned.text(Merge::Side::Theirs)
               && merge.text(Merge::Side::Base) == turned.text(Merge::Side::Base),
           "nor for what comes of it");
    bool wasText = false;
    for (const MergePiece &piece : merge.pieces) {
        expect(piece.isConflict ? piece.mine != piece.theirs && piece.text.isEmpty()
                                : !piece.text.isEmpty() && !wasText,
               "a piece is a conflict or a text");
        wasText = !piece.isConflict;
        if (!piece.isConflict)
            continue;
        const QString both = resolved(piece, Choice::Both);
        expect(both.startsWith(piece.mine) && both.endsWith(piece.theirs), "both means both");
    }
    return 0;
}
