#include "core/transfers/preflightjob.h"

#include "core/transfers/threadjob.h"

#include <QFileInfo>

namespace core {

PreflightFile seenFile(const QString &path)
{
    PreflightFile seen{.path = path, .facts = checkLocalFile(path)};
    const QFileInfo entry(path);
    if (!entry.isSymLink())
        return seen;
    const QString end = entry.canonicalFilePath(); // empty when it leads nowhere
    seen.linkTarget = end.isEmpty() ? entry.symLinkTarget() : end;
    const QString home = QFileInfo(entry.absolutePath()).canonicalFilePath();
    seen.leadsAway = !seen.linkTarget.startsWith(home.endsWith(u'/') ? home : home + u'/');
    return seen;
}

JobOf<FilesSeen> *lookAtFilesJob(const QStringList &paths, QObject *parent)
{
    const auto look = [paths](const std::atomic_bool &unwanted) -> Result<FilesSeen> {
        FilesSeen seen{.list = collectFiles(paths), .files = {}};
        for (const QString &path : std::as_const(seen.list.files)) {
            if (unwanted)
                return Error{.kind = Error::Kind::Cancelled};
            seen.files.append(seenFile(path));
        }
        return seen;
    };
    return new ThreadJob<FilesSeen>(look, parent);
}

} // namespace core
