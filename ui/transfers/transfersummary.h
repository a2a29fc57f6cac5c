#pragma once

#include "core/transfers/transfer.h"

#include <QList>
#include <QString>

namespace ui {

/// What is under way in a few words, for the status bar: "2 uploads · 21.0 MB/s · 5 s left".
/// Without anything under way, what needs the user: "1 file to look at". Else empty.
QString transferSummary(const QList<core::Transfer> &transfers);

} // namespace ui
