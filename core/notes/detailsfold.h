#pragma once

#include "core/notes/documentreader.h"

#include <vector>

namespace core::notes {

/// Makes one Details of what stands between `<details>` and `</details>` in the same container.
/// Only the plain forms are taken, in which these tags and the summary stand on lines of their own.
void foldDetails(std::vector<Draft> &blocks, const QByteArray &text);

/// HTML as running text: entities are characters, tags are atoms. `content` is one line.
InlineReading readHtmlText(QByteArrayView content);

} // namespace core::notes
