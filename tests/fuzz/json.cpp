#include "core/github/json.h"

#include "tests/fuzz/fuzz.h"

using namespace core;
using fuzz::expect;

namespace {

template <typename T>
void check(const T &)
{
}

void check(const Asset &asset)
{
    expect(asset.id >= 0 && asset.size >= 0 && asset.downloads >= 0, "numbers count from 0");
    expect(asset.sha256.isEmpty() || asset.sha256.size() == 32, "a digest is one");
}

void check(const Release &release)
{
    expect(release.id >= 0, "an id counts from 0");
    for (const Asset &asset : release.assets)
        check(asset);
}

void check(const Repository &repository)
{
    expect(!repository.id.isEmpty(), "a repository has an owner and a name");
}

template <typename T>
void check(const QList<T> &list)
{
    for (const T &each : list)
        check(each);
}

template <typename T>
void read(const QByteArray &json, Result<T> (*reader)(const QByteArray &))
{
    const Result<T> result = reader(json);
    if (result)
        check(*result);
    else
        expect(result.error().kind == Error::Kind::Malformed, "what is no answer is malformed");
}

} // namespace

/// Anything may be called JSON: it is read as what it has to be, or not at all.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray json = fuzz::Input(data, size).bytes();
    read(json, json::readUser);
    read(json, json::readRepository);
    read(json, json::readRepositories);
    read(json, json::readBranches);
    read(json, json::readTags);
    read(json, json::readTagRef);
    read(json, json::readComparison);
    read(json, json::readImmutableReleases);
    read(json, json::readRelease);
    read(json, json::readReleases);
    read(json, json::readAsset);
    read(json, json::readAssets);
    read(json, json::readGeneratedNotes);
    read(json, json::readRateLimit);
    read(json, json::readMeta);
    read(json, json::readDeviceGrant);
    (void)json::readSignInRefusal(json);
    const json::Problem problem = json::readProblem(json);
    expect(problem.message.size() <= 4'000 && problem.fields.size() <= 100, "a problem is short");
    if (const auto grant = json::readTokenGrant(json))
        expect(!grant->token.isEmpty(), "a token is something");
    return 0;
}
