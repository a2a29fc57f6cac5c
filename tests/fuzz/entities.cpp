#include "core/notes/entities.h"

#include "tests/fuzz/fuzz.h"

using namespace core::notes;
using fuzz::expect;

/// A character reference ends where it ends, and means some characters.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    for (qsizetype at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
        const QByteArrayView rest = QByteArrayView(text).sliced(at);
        const Entity entity = entityAtStart(rest);
        expect(entity.length >= 0 && entity.length <= rest.size(), "it stands in the text");
        expect((entity.length == 0) == entity.means.isEmpty(), "it means something");
        if (entity.length == 0)
            continue;
        expect(rest[entity.length - 1] == ';', "it ends in a semicolon");
        expect(QString::fromUtf8(entity.means).toUtf8() == entity.means, "it means characters",
               entity.means);
        expect(entityAtStart(rest.first(entity.length)).means == entity.means,
               "what follows means nothing to it");
        expect(entityAtStart(rest.first(entity.length - 1)).length == 0, "all of it is needed");
    }
    return 0;
}
