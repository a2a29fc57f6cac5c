#include "core/releases/expectedassets.h"

#include "core/releases/tagname.h"

#include <algorithm>
#include <utility>

namespace core {

QString versionIn(const QString &tag)
{
    const auto digit = std::ranges::find_if(tag, [](QChar c) { return c.isDigit(); });
    return tag.sliced(digit - tag.cbegin());
}

ExpectedAssets expectedAssets(const QString &tag, qint64 id, const QList<Release> &releases)
{
    const Release *previous = nullptr;
    for (const Release &release : releases) {
        if (release.draft || release.id == id || release.assets.isEmpty())
            continue;
        // A full release says more about the next one than a pre-release on the way to it.
        const auto weight
            = [](const Release &of) { return std::pair(!of.prerelease, of.publishedAt); };
        if (!previous || weight(release) > weight(*previous))
            previous = &release;
    }
    const QString version = versionIn(tag);
    const QString before = previous ? versionIn(previous->tag) : QString();
    // Something must tell the two apart, or every name would be "missing" under its old name.
    if (checkTagName(tag) != TagProblem::None || version.isEmpty() || before.isEmpty()
        || version == before)
        return {};
    ExpectedAssets expected{.names = {}, .fromTag = previous->tag};
    for (const Asset &asset : previous->assets)
        expected.names.append(QString(asset.name).replace(before, version));
    return expected;
}

} // namespace core
