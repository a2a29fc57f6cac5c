#pragma once

#include <QDate>

namespace core {

/// All downloads up to the end of a day.
struct DownloadDay
{
    QDate day; ///< UTC
    qint64 downloads = 0;

    bool operator==(const DownloadDay &) const = default;
};

/// How much is kept of one repository. Where it is too much, the oldest days go first; the count
/// that each file had then stays, so that no later sum changes.
struct SampleLimits
{
    int days = 731;
    qint64 samples = 300'000;
};

} // namespace core
