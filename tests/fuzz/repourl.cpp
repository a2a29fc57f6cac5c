#include "core/github/repourl.h"

#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace core;
using namespace Qt::StringLiterals;
using fuzz::expect;

/// What is pasted names a repository in GitHub's letters, or nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = fuzz::Input(data, size).text();
    const auto found = readRepoReference(text);
    if (!found)
        return 0;
    const QByteArray said = text.toUtf8() + " → " + found->repo.slug().toUtf8() + " on "
        + found->host.toUtf8() + " at " + found->tag.toUtf8();
    expect(RepoId::fromSlug(found->repo.slug()) == found->repo, "owner and name are such", said);
    expect(found->host == found->host.toLower() && !found->host.contains(u'@')
               && !found->host.contains(u'/'),
           "a host is one", said);
    expect(std::ranges::none_of(found->tag + found->host,
                                [](QChar c) {
                                    return c.category() == QChar::Other_Control
                                        || c.category() == QChar::Other_Format;
                                }),
           "nothing is hidden in it", said);
    expect(!found->tag.split(u'/').contains(".."_L1) && found->releaseId >= 0,
           "a tag leads nowhere else", said);
    if (found->repo.name.endsWith(".git"_L1)) // GitHub has no such names
        return 0;
    const auto again = readRepoReference(found->repo.slug());
    expect(again && again->repo == found->repo, "its short form means the same", said);
    return 0;
}
