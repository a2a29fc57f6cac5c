#pragma once

#include "core/notes/documentreader.h"
#include "core/notes/linereader.h"

#include <cmark-gfm.h>
#include <optional>

namespace core::notes {

/// The line of a table's head; cmark-gfm may count a paragraph in front of it in. -1: not found.
qsizetype headLine(cmark_node *table, LineReader &lines);

/// The ranges between the bars of a line, with the blanks around.
QList<Range> cellsOf(const QByteArray &text, Range line);

/// Nothing if the lines are not those that cmark-gfm tells of.
std::optional<Draft> readTable(cmark_node *table, LineReader &lines, const SourceText &source);

} // namespace core::notes
