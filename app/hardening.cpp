#include "app/hardening.h"

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

namespace app::hardening {

void protectMemory()
{
#ifdef Q_OS_LINUX
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    // The limit alone does not keep a core from a handler that takes it through a pipe.
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

QString takeFromEnvironment(std::initializer_list<const char *> names)
{
    QString taken;
    for (const char *name : names) {
        const QString value = qEnvironmentVariable(name).trimmed();
        qunsetenv(name);
        if (taken.isEmpty())
            taken = value;
    }
    return taken;
}

} // namespace app::hardening
