#pragma once

#include "core/notes/splice.h"

/// Edits that change what blocks there are. Like those of text, they are given only if the notes,
/// read again, are exactly what was wanted; the numbers of lists, and whether there are blank lines
/// between their items, may change where there is no other way.
namespace core::notes {

// --- paragraphs ---

/// Enter: what stands behind the position begins a block of its own; in an item the next item.
/// Nothing at the ends of a paragraph: an empty paragraph is not a thing that Markdown has. An
/// editor shows one of its own, and calls insertMarkdown when something is typed into it.
MaybeEdit splitBlock(const Document &before, int id, qsizetype position);
/// Backspace at the start: joins the text with that of the leaf before.
MaybeEdit joinWithPrevious(const Document &before, int id);

/// What a paragraph or heading becomes: level 1 to 6, or 0 for a paragraph.
MaybeEdit setHeading(const Document &before, int id, int level);
/// A paragraph or heading as code, with its text as the lines; and back.
MaybeEdit toCode(const Document &before, int id);
MaybeEdit fromCode(const Document &before, int id);

/// Blocks, as pasted, behind this one (of any kind); in the place of an empty paragraph.
MaybeEdit insertMarkdown(const Document &before, int id, const QByteArray &markdown);
/// With all that it holds.
MaybeEdit removeBlock(const Document &before, int id);
/// Past the next block (or item) of the same container.
MaybeEdit moveDown(const Document &before, int id);
MaybeEdit moveUp(const Document &before, int id);

// --- quotes and lists ---

/// From one block to another one of the same container.
MaybeEdit wrapInQuote(const Document &before, int firstId, int lastId);
/// Takes a quote or alert away from around its blocks.
MaybeEdit unwrapQuote(const Document &before, int id);
/// `info`: "NOTE" and kin; empty: a plain quote.
MaybeEdit setAlert(const Document &before, int id, const QString &info);

/// Each block an item.
MaybeEdit wrapInList(const Document &before, int firstId, int lastId, bool ordered);
/// Bullets or numbers.
MaybeEdit setOrdered(const Document &before, int listId, bool ordered);
/// Under the item before.
MaybeEdit indentItem(const Document &before, int id);
/// Out of the item around, with those that follow under it; an outermost one ends the list.
MaybeEdit outdentItem(const Document &before, int id);
/// Nothing: no task.
MaybeEdit setTask(const Document &before, int id, std::optional<bool> checked);

// --- tables ---

/// Behind a row; the head is the first.
MaybeEdit insertRow(const Document &before, int rowId);
/// Not the head.
MaybeEdit removeRow(const Document &before, int rowId);
/// In front of the column with this number, from 0.
MaybeEdit insertColumn(const Document &before, int tableId, int column);
MaybeEdit removeColumn(const Document &before, int tableId, int column);
MaybeEdit setAlignment(const Document &before, int tableId, int column, Alignment alignment);

} // namespace core::notes
