#pragma once

#include "core/github/host.h"
#include "core/github/types.h"

#include <QString>

#include <optional>

namespace core {

/// The repository, and perhaps the release, that a pasted address or a typed owner/name means.
struct RepoReference
{
    /// In lower case, as the network knows it, with its port if that is unusual: "github.com",
    /// "ghe.example.com:8443". Empty when only owner/name was given.
    QString host = {};
    RepoId repo;
    /// Of the release that the address names, decoded. A draft's is "untagged-…", which is no tag
    /// but the end of its web address. Empty: none.
    QString tag = {};
    qint64 releaseId = 0; ///< from an API address; 0: none

    bool operator==(const RepoReference &) const = default;

    /// Whether the address lies on that host: its web pages, its API or its uploads. A reference
    /// without a host lies on every one.
    [[nodiscard]] bool isOn(const Host &on) const;
    /// Whether the address names this release.
    [[nodiscard]] bool means(const Release &release) const;
};

/// Reads owner/name, owner/name@tag, or any address below a repository: of a page, a release, an
/// asset's download, the API, or what `git clone` takes. Names and passwords in an address are
/// dropped. Nothing for all other text, for words that are pages of GitHub's own ("settings/…"),
/// and for whatever hides something: "..", control characters, faulty encodings.
[[nodiscard]] std::optional<RepoReference> readRepoReference(const QString &text);

} // namespace core
