#pragma once

#include "ui/notes/visualblocks.h"

namespace ui {

/// What of the visual notes a screen reader goes to as a thing of its own, besides their text.
struct VisualPart
{
    enum class Kind {
        Heading,
        Link,
        Image,
        Task, ///< with its box
        Fold, ///< what folds or unfolds what is below it
        Kept, ///< can only be edited as source
        Table, ///< its cells are parts within it
        Cell,
    };
    /// The same part before and after an edit has the same key.
    struct Key
    {
        int id = 0; ///< of the block; of the table itself for tables
        Kind kind = Kind::Heading;
        int number = 0; ///< among those of its kind in the block
        bool operator==(const Key &) const = default;
    };

    Key key;
    int block = 0; ///< its place among the blocks; of a table the gap in front of it
    qsizetype from = 0; ///< in the block's text
    qsizetype to = -1; ///< behind its last character; -1: up to the end of the block
    int table = -1; ///< of a cell: its place among the parts
};

size_t qHash(const VisualPart::Key &key, size_t seed = 0) noexcept;

/// In the order of the text; the cells of a table follow it, then the links in them.
QList<VisualPart> visualParts(const QList<VisualBlock> &blocks);

/// What is read out: a picture by what it shows, a line break as a blank.
QString spokenText(const VisualBlock &block, qsizetype from = 0, qsizetype to = -1);

} // namespace ui
