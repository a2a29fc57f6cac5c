#pragma once

#include "core/github/types.h"

#include <QStringList>

namespace core {

/// The names that the assets of `tag` would have, after those of an earlier release.
struct ExpectedAssets
{
    QStringList names;
    QString fromTag; ///< empty when nothing is expected

    bool operator==(const ExpectedAssets &) const = default;
};

/// "v2.4.0" is "2.4.0" in file names, "app-2.4.0" as well; empty when the tag holds no digits.
QString versionIn(const QString &tag);

/// Goes by the release published last before `tag`'s: its names, with its version replaced where
/// they hold it. Names without the version are expected as they are. \param releases of the
/// repository, in any order \param id of the release itself, which is left out
ExpectedAssets expectedAssets(const QString &tag, qint64 id, const QList<Release> &releases);

} // namespace core
