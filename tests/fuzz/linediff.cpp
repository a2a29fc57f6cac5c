#include "core/notes/linediff.h"

#include "tests/fuzz/fuzz.h"

#include <QStringList>

using namespace core;
using fuzz::expect;

/// A difference put onto the one text gives the other.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QString before = input.text();
    const QString after = input.text();
    const LineDiff difference = diff(before, after);
    QStringList old;
    QStringList now;
    int added = 0;
    int removed = 0;
    for (const LineDiff::Line &line : difference.lines) {
        if (line.kind != LineDiff::Kind::Added)
            old.append(line.text);
        if (line.kind != LineDiff::Kind::Removed)
            now.append(line.text);
        added += line.kind == LineDiff::Kind::Added;
        removed += line.kind == LineDiff::Kind::Removed;
    }
    expect(old.join(u'\n') == before, "what is not added is the text before");
    expect(now.join(u'\n') == after, "what is not removed is the text after");
    expect(added == difference.added && removed == difference.removed, "the lines are counted");
    expect(before != after || (added == 0 && removed == 0), "equal texts do not differ");

    const LineDiff back = diff(after, before);
    expect(back.added == removed && back.removed == added, "the way back is as long");
    return 0;
}
