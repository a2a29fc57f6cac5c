#pragma once

#include "core/notes/htmltree.h"
#include "core/notes/render.h"

namespace core::notes {

/// Puts a sanitised tree into the HTML that QTextDocument shows well: it knows tables, but neither
/// boxes nor folding. So code, quotes and alerts become tables of one row, task boxes become
/// characters, `<details>` a link that folds. References and emoji are resolved on the way.
RenderedNotes toRichText(const HtmlNode &root, const RenderOptions &options);

} // namespace core::notes
