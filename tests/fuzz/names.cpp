#include "core/releases/tagname.h"
#include "core/transfers/assetname.h"
#include "core/transfers/safename.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace core;
using fuzz::expect;

/// Names from the server are safe to write here; ours are as GitHub would have them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QString name = input.text();
    const QString safe = safeFileName(name);
    const QByteArray bytes = safe.toUtf8();
    expect(!safe.isEmpty() && bytes.size() <= 240, "a name has a length", bytes);
    expect(!safe.startsWith(u'.') && !safe.endsWith(u'.') && !safe.endsWith(u' '),
           "a name is neither hidden nor another one on Windows", bytes);
    expect(std::ranges::none_of(
               safe,
               [](QChar c) {
                   return c < u' '
                       || QStringView(u"<>:\"|?*/\\\u202e\u2066\u200f\u007f").contains(c);
               }),
           "a name is no path and shows as what it is", bytes);
    expect(QString::fromUtf8(bytes) == safe, "a name can be written");
    expect(safeFileName(safe) == safe, "a safe name stays", bytes);
    expect(numberedFileName(safe, 0) == safe && numberedFileName(safe, 1) != safe,
           "a number makes another name");

    const QString predicted = predictedAssetName(name);
    expect(std::ranges::all_of(predicted,
                               [](QChar c) {
                                   return c < QChar(0x80)
                                       && (c.isLetterOrNumber()
                                           || QStringView(u"-_+@.").contains(c));
                               }),
           "GitHub's names have few characters", predicted.toUtf8());
    expect(predictedAssetName(predicted) == predicted, "a predicted name stays",
           predicted.toUtf8());
    const QString free = freeAssetName(predicted, {predicted});
    expect(free != predicted && predictedAssetName(free) == free, "a free name is another");

    if (checkTagName(name) == TagProblem::None)
        expect(!name.isEmpty() && !name.contains(QLatin1StringView("..")) && !name.contains(u' '),
               "git takes the tag");
    return 0;
}
