#pragma once

#include <QVersionNumber>

namespace hub {

/// What the version that the hub plays has. By itself: all that github.com has.
struct Abilities
{
    bool generatedNotes = true; ///< the endpoint, and the parameter when creating
    bool makeLatest = true;
    bool apiVersions = true; ///< answers name the version of the API that they follow
    bool digests = true; ///< with them came `immutable` and a release's `updated_at`
    bool immutableReleases = true; ///< the endpoint
    bool discussions = true; ///< of releases

    /// Of a GHES; of github.com for the null version.
    [[nodiscard]] static Abilities of(const QVersionNumber &version)
    {
        if (version.isNull())
            return {};
        return {.generatedNotes = version >= QVersionNumber(3, 4),
                .makeLatest = version >= QVersionNumber(3, 8),
                .apiVersions = version >= QVersionNumber(3, 9),
                .digests = version >= QVersionNumber(3, 17),
                .immutableReleases = false,
                .discussions = false};
    }
};

} // namespace hub
