#pragma once

#include <QIcon>

namespace ui {

/// One of our line icons (`resources/icons/NAME.svg`, drawn in black), painted in the palette's
/// text colour at any size, dimmed when disabled. Follows a change between light and dark.
QIcon icon(const QString &name);

} // namespace ui
