#pragma once

#include <QList>
#include <QString>
#include <QUrl>
#include <QVersionNumber>

namespace core {

/// What a host's version understands, after the REST documentation of GHES.
struct HostFeatures
{
    bool generatesNotes = true;
    bool makesLatest = true;
    bool discussions = true;
    bool immutableReleases = true; ///< has the page that tells whether a repository makes them

    bool operator==(const HostFeatures &) const = default;
};

/// One GitHub: where its API is and what it understands.
struct Host
{
    enum class Kind { GitHubCom, EnterpriseServer };

    Kind kind = Kind::GitHubCom;
    QUrl api; ///< `https://api.github.com`, `https://HOST/api/v3`; no trailing slash
    QUrl uploads; ///< `https://uploads.github.com`, `https://HOST/api/uploads`
    QUrl web; ///< `https://github.com`, `https://HOST`
    QVersionNumber version; ///< of GHES; null for github.com or while unknown
    QString label = {}; ///< what people call it, where that is not its address; may be empty

    bool operator==(const Host &) const = default;

    static Host gitHubCom();
    /// \param base what a person types or pastes: `https://ghe.example.com`, also with a path below
    /// it. A base that ends in `/api/v3` is taken as it stands; any other gets `/api/v3`.
    static Host enterpriseServer(const QUrl &base);
    /// A server whose API lies directly at `base`, without `/api/v3`.
    static Host atRoot(const QUrl &base);

    /// The label, else "github.com" or "ghe.example.com:8443".
    [[nodiscard]] QString displayName() const;
    /// Of an Enterprise Server whose version is unknown: what the oldest understands.
    [[nodiscard]] HostFeatures features() const;
    /// What HttpClient::setToken() takes: the only origins this account's token may go to.
    [[nodiscard]] QList<QUrl> tokenOrigins() const;
    /// Whether a release's `upload_url` is one of this host's. The server names it, so it is
    /// checked.
    [[nodiscard]] bool mayUploadTo(const QUrl &url) const;
};

} // namespace core
