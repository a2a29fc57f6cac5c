#pragma once

#include "core/transfers/transferwatch.h"

#include <QString>

namespace ui {

/// What is under way in a few words, for the status bar: "2 uploads · 21.0 MB/s · 5 s left", or
/// what holds it up instead of the speed. Without anything under way, what is paused and what needs
/// somebody: "1 file to look at". Else empty.
QString transferSummary(const core::TransferOverview &overview);

/// "42%"; empty while there is no progress to speak of.
QString transferPercent(const core::TransferOverview &overview);

} // namespace ui
