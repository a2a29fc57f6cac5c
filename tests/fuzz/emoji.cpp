#include "core/notes/emoji.h"

#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace core::notes;
using fuzz::expect;

/// Only known names between colons are replaced.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = fuzz::Input(data, size).text();
    const QString shown = withEmoji(text);
    if (!text.contains(u':'))
        expect(shown == text, "a text without colons stays");
    QString without = text;
    without.remove(u':');
    expect(withEmoji(without) == without, "a text whose colons are gone stays");
    constexpr qsizetype most = 12;
    const QString prefix = text.left(3);
    const QStringList names = emojiNames(prefix, most);
    expect(names.size() <= most && std::ranges::is_sorted(names), "names are few and in order");
    for (const QString &name : names) {
        expect(name.startsWith(prefix) && !emojiNamed(name).isEmpty(), "a name is one");
        expect(withEmoji(u':' + name + u':') == emojiNamed(name), "a name is replaced");
    }
    return 0;
}
