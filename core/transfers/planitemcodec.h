#pragma once

#include "core/base/result.h"
#include "core/transfers/planitem.h"

#include <QByteArray>

/// What the journal keeps of a file on its way: JSON of our own, by word and not by number, so that
/// a later version can read it. What is passing in PlanItem is left out.
///
/// Holds no secret: paths and names, ids, digests.
namespace core::planitemcodec {

[[nodiscard]] QByteArray encode(const PlanItem &item);
/// Trusts nothing: Malformed, naming the first thing that cannot be.
[[nodiscard]] Result<PlanItem> decode(const QByteArray &json);

} // namespace core::planitemcodec
