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

/// Draws the icons that have been made so far, at the size of buttons, on another thread: painting
/// takes what is ready by then, and draws the rest itself.
/// \param ratio device pixels to a pixel
void drawIconsAhead(qreal ratio);

} // namespace ui
