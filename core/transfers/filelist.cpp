#include "core/transfers/filelist.h"

#include <QDir>
#include <QFileInfo>

namespace core {
namespace {

bool addFile(FileList &list, const QString &path, qsizetype limit)
{
    if (list.files.contains(path))
        return true;
    if (list.files.size() >= limit) {
        list.tooMany = true;
        return false;
    }
    list.files.append(path);
    return true;
}

/// \return false once the limit is reached
bool addFolder(FileList &list, const QString &path, qsizetype limit)
{
    if (!QFileInfo(path).isReadable() || !QFileInfo(path).isExecutable()) {
        list.unreadableFolders.append(path);
        return true;
    }
    const QFileInfoList entries = QDir(path).entryInfoList(
        QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot,
        QDir::Name | QDir::DirsLast);
    for (const QFileInfo &entry : entries) {
        if (entry.isHidden()) {
            ++list.hidden;
            continue;
        }
        if (entry.isDir() && entry.isSymLink())
            continue;
        if (!(entry.isDir() ? addFolder(list, entry.absoluteFilePath(), limit)
                            : addFile(list, entry.absoluteFilePath(), limit)))
            return false;
    }
    return true;
}

} // namespace

FileList collectFiles(const QStringList &paths, qsizetype limit)
{
    FileList list;
    for (const QString &path : paths) {
        const QFileInfo facts(path);
        if (!(facts.isDir() ? addFolder(list, facts.absoluteFilePath(), limit)
                            : addFile(list, facts.absoluteFilePath(), limit)))
            break;
    }
    return list;
}

} // namespace core
