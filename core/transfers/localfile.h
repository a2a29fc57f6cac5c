#pragma once

#include <QString>

#include <optional>

namespace core {

inline constexpr qint64 largestAsset
    = (qint64{1} << 31) - 1; ///< bytes: GitHub takes less than 2 GiB
inline constexpr int mostAssets = 1'000; ///< of one release

/// Why a file cannot become an asset.
enum class FileProblem {
    Missing, ///< there is no such file, or no longer
    Folder,
    Special, ///< a pipe, device or socket
    Unreadable, ///< no permission, or the disk fails
    Empty,
    TooLarge, ///< 2 GiB or more
    SameName, ///< another file that waits for the same release would get the same name
    Changed, ///< it was written to while it was being sent
};

/// What checkLocalFile() saw.
struct LocalFile
{
    qint64 size = 0; ///< bytes; also told with Empty and TooLarge
    std::optional<FileProblem> problem;

    bool operator==(const LocalFile &) const = default;
};

/// Looks at a file the way an upload will: opens it, follows links, never blocks on a pipe.
/// May take long on a network drive; not for the GUI thread.
LocalFile checkLocalFile(const QString &path);

} // namespace core
