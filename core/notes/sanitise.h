#pragma once

#include "core/notes/htmltree.h"

#include <QString>

namespace core::notes {

/// Keeps of a tree only what GitHub lets through: its list of elements and attributes, addresses
/// with http, https, mailto (links only) or without a scheme. Other elements lose their tag and
/// keep their text; `svg`, `math` and `object` go with all they hold. No `style`, `class`, event
/// handlers, `data:`, `file:` or `javascript:`. Check boxes stay only where a task list has them.
void sanitise(HtmlTree &tree);

/// The same from text to text.
QString sanitised(QStringView html);

/// Whether an address may stand in a link, after control characters and blanks that browsers
/// ignore are taken out. Relative addresses may.
bool isAllowedLink(QStringView address);
/// The same for pictures: http, https and relative.
bool isAllowedPicture(QStringView address);

} // namespace core::notes
