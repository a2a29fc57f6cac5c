#include "app/fontsahead.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <dlfcn.h>
#endif

namespace app {

FontsAhead::FontsAhead()
{
#ifdef Q_OS_UNIX
    // Qt is linked to it where it uses it. Nothing of Qt itself, which would take this thread for
    // the main one.
    if (void *init = ::dlsym(RTLD_DEFAULT, "FcInit"))
        m_thread = std::thread(reinterpret_cast<int (*)()>(init));
#endif
}

FontsAhead::~FontsAhead()
{
    if (m_thread.joinable())
        m_thread.join();
}

} // namespace app
