#pragma once

#include <QList>
#include <QString>

#include <compare>

namespace core {

/// The version a tag names, for ordering: "v1.10.0-rc.2", "2.4", "release-1.2", "app/v2.0.0+5".
///
/// Ordered as semantic versioning says, with what real tags need besides: any number of parts,
/// where missing ones count as 0; "rc2" before "rc10"; "1.0rc1" like "1.0-rc1"; "1.0.Final" like
/// "1.0". Tags without a version come before all others, in the order of their text. Pure; keep one
/// for each tag when sorting many.
class SemVer
{
public:
    SemVer() = default;
    explicit SemVer(const QString &tag);

    /// Whether the tag names a version at all.
    [[nodiscard]] bool isValid() const { return !m_numbers.isEmpty(); }
    [[nodiscard]] bool isPrerelease() const { return !m_prerelease.isEmpty(); }

    /// By version alone: build metadata and what stands before the version do not count, so
    /// different tags may be equivalent.
    friend std::weak_ordering operator<=>(const SemVer &left, const SemVer &right);
    friend bool operator==(const SemVer &left, const SemVer &right)
    {
        return (left <=> right) == std::weak_ordering::equivalent;
    }

private:
    QList<quint64> m_numbers; ///< those beyond 64 bits count as the greatest
    QList<QString> m_prerelease; ///< the identifiers between the dots, in lower case
    QString m_text; ///< the tag itself when it names no version
};

/// Text in which runs of digits compare as numbers: "a2" before "a10".
[[nodiscard]] std::weak_ordering compareNaturally(QStringView left, QStringView right);

} // namespace core
