#pragma once

#include "ui/common/theme.h"

#include <QIcon>

namespace ui {

/// One of our line icons (`resources/icons/NAME.svg`, drawn in black), painted in the palette's
/// text colour at any size, dimmed when disabled. Follows a change between light and dark.
/// Nothing is read or drawn before the icon is painted. `slipway` keeps its own colours.
/// An unknown name paints nothing; debug builds assert.
QIcon icon(const QString &name);

/// The same in the colour of a tone, such as Tone::Bad for deleting.
QIcon icon(const QString &name, theme::Tone tone);

} // namespace ui
