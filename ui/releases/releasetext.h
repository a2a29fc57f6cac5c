#pragma once

#include "core/github/types.h"
#include "ui/common/theme.h"

/// A release in words, shared by the list and by what screen readers hear.
namespace ui::releasetext {

struct ChipText
{
    QString word; ///< empty: no chip
    theme::Tone tone = theme::Tone::Muted;
};

/// The title, or the tag, or a stand-in for a release that has neither yet. Safe to show.
QString title(const core::Release &release);
/// The one word that matters most: Draft, Pre-release, Latest or Immutable, in this order.
ChipText chip(const core::Release &release, bool latest);
/// "3 days ago", or "edited 2 min ago" for a draft.
QString date(const core::Release &release, const QDateTime &now);
/// "7 assets", or "3 of 7 assets" while some are not complete.
QString assets(const core::Release &release);

} // namespace ui::releasetext
