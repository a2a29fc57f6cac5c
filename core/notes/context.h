#pragma once

#include "core/github/types.h"

#include <QUrl>

namespace core::notes {

/// Where notes are published: what `#12` and `@name` in them point to.
struct Context
{
    QUrl web; ///< the host's pages, such as `https://github.com`; no trailing slash. Empty: nothing
              ///< is linked
    RepoId repo;

    bool operator==(const Context &) const = default;
};

} // namespace core::notes
