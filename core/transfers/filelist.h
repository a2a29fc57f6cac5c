#pragma once

#include <QString>
#include <QStringList>

namespace core {

/// The files in what was dropped or pasted.
struct FileList
{
    QStringList
        files; ///< absolute paths in the order given, a folder's by name; not checked further
    QStringList unreadableFolders;
    int hidden = 0; ///< left out: hidden files and folders inside of folders
    bool tooMany = false; ///< stopped at the limit: the rest was not looked at

    bool operator==(const FileList &) const = default;
};

/// Files stay, folders are replaced by the files in them at any depth. Links to folders inside of
/// folders are not followed, since they may lead in circles. Paths that do not exist stay too, so
/// that the row for them can say so. Slow on large trees; not for the GUI thread.
FileList collectFiles(const QStringList &paths, qsizetype limit = 1'000);

} // namespace core
