#pragma once

#include "app/hub/model.h"
#include "app/hub/site.h"

namespace hub {

struct ChangelogRange
{
    QByteArray tag;
    QByteArray target = {}; ///< where the tag will be, as long as it does not exist
    QByteArray previousTag = {}; ///< empty: the nearest tag before
    QByteArray configuration = {}; ///< a file's path; named in a comment, as GitHub does
};

struct GeneratedNotes
{
    QByteArray title;
    QByteArray body;
};

/// Notes from the commits between two tags, in the form of GitHub's own.
[[nodiscard]] GeneratedNotes changelog(const Repository &repository, const Site &site,
                                       const ChangelogRange &range);

} // namespace hub
