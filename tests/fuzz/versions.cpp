#include "core/releases/expectedassets.h"
#include "core/releases/semver.h"
#include "tests/fuzz/fuzz.h"

using namespace core;
using fuzz::expect;

namespace {

template <typename Compare>
void checkOrder(const QString &a, const QString &b, const QString &c, Compare compare)
{
    const QByteArray said = (a + u'\n' + b + u'\n' + c).toUtf8();
    expect(compare(a, a) == 0, "a thing is as great as itself", said);
    expect((compare(a, b) < 0) == (compare(b, a) > 0), "one is less when the other is greater",
           said);
    if (compare(a, b) <= 0 && compare(b, c) <= 0)
        expect(compare(a, c) <= 0, "what is less than the lesser is less", said);
    if (compare(a, b) == 0 && compare(b, c) == 0)
        expect(compare(a, c) == 0, "what is as great as the same is as great", said);
}

} // namespace

/// Tags can be sorted, whatever they are called.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QString texts[] = {input.text(), input.text(), input.text()};
    for (int first = 0; first < 3; ++first) {
        const QString &a = texts[first];
        const QString &b = texts[(first + 1) % 3];
        const QString &c = texts[(first + 2) % 3];
        checkOrder(a, b, c,
                   [](const QString &x, const QString &y) { return SemVer(x) <=> SemVer(y); });
        checkOrder(a, b, c,
                   [](const QString &x, const QString &y) { return compareNaturally(x, y); });
        expect(a.contains(versionIn(a)), "a version stands in its tag");
    }
    return 0;
}
