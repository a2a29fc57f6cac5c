#pragma once

#include "core/notes/document.h"

#include <vector>

namespace core::notes {

/// A block on its way into a Document.
struct Draft
{
    Block block;
    std::vector<Draft> children = {};
    qsizetype firstLine = 0;
    qsizetype lastLine = 0; ///< inclusive
};

/// The whole text as one block; a single opaque one if it cannot be read.
Draft readDocument(const SourceText &source);

} // namespace core::notes
