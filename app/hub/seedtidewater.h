#pragma once

#include <QByteArray>
#include <QList>

namespace hub {

/// One release of the demo's largest repository, before it is made.
struct TidewaterVersion
{
    QByteArray version; ///< without the v
    qint64 daysAgo = 0;
    qint64 downloads = 0;
};

/// All 214, newest first. The first is a draft.
[[nodiscard]] QList<TidewaterVersion> tidewaterVersions();

/// What a change was about; always the same for the same number.
[[nodiscard]] QByteArray tidewaterSubject(int number);

} // namespace hub
