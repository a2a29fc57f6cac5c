#pragma once

#include "core/github/access.h"

#include <QString>

namespace ui::text {

/// What is missing and what to do about it, in one or two sentences. Empty when nothing is.
QString describe(const core::Access &access);
/// For the button that opens `access.page`; empty when there is no page.
QString actionFor(const core::Access &access);
/// The same as describe(), and that drafts stay hidden where they do.
QString describeReadOnly(const core::Access &access);
/// "Read only. Drafts stay hidden."
QString shortReadOnly(const core::Access &access);

} // namespace ui::text
