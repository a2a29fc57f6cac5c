#include "tests/support/syncwatch.h"

#include <QFile>
#include <QStringList>

#include <mutex>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

struct Synced
{
    std::mutex mutex;
    QStringList paths;
};

Synced &synced()
{
    static Synced all;
    return all;
}

} // namespace

extern "C" int fsync(int handle)
{
    {
        const std::scoped_lock lock(synced().mutex);
        synced().paths.append(QFile::symLinkTarget(u"/proc/self/fd/%1"_s.arg(handle)));
    }
    return int(::syscall(SYS_fsync, handle));
}

bool wasSynced(const QString &path)
{
    const std::scoped_lock lock(synced().mutex);
    return synced().paths.contains(path);
}
