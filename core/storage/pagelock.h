#pragma once

#include "core/base/result.h"

#include <QString>

namespace core {

/// A file that says that somebody is at work, for as long as his program lives: the system takes
/// the lock away when it ends, however that happens. On local disks.
class PageLock
{
public:
    explicit PageLock(QString path);
    ~PageLock(); ///< removes the file, if it was taken
    Q_DISABLE_COPY_MOVE(PageLock)

    /// Makes the file, if need be, and locks it. LocalFile when that cannot be done, or somebody
    /// else has it.
    Result<Done> take();
    /// Whether a living program holds the file. Removes one that nobody holds.
    static bool isHeld(const QString &path);

private:
    QString m_path;
    int m_file = -1;
};

} // namespace core
