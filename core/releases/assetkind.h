#pragma once

#include <QString>

namespace core {

/// What a file is for, as far as its name tells.
struct AssetKind
{
    enum class Platform { Linux, Windows, MacOs, Source, Other };
    enum class Architecture { Unknown, X86_64, Arm64 };

    Platform platform = Platform::Other; ///< Other: names another one, or none
    Architecture architecture = Architecture::Unknown; ///< also for universal files, and all others
    bool vouches = false; ///< a checksum or a signature, which says nothing about who uses what

    bool operator==(const AssetKind &) const = default;

    static AssetKind of(const QString &name);
};

} // namespace core
