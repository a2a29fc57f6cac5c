#pragma once

#include "core/notes/sourcetext.h"

#include <vector>

namespace core::notes {

/// Where a container puts what in front of the lines of its blocks.
struct Container
{
    enum class Kind { Quote, Item, Footnote };
    Kind kind = Kind::Quote;
    qsizetype firstLine = 0;
    int indent = 0; ///< of an item, in columns; known once its first line was read
    Range marker = {}; ///< likewise
};

/// What stands where on a line that lies within containers.
struct LineStart
{
    qsizetype at = 0; ///< where the innermost container's own content begins
    int column = 0;
    bool lazy = false; ///< the line lacks what one of the containers should have put there
    bool cutsTab = false; ///< only part of a tab belongs to the container
};

/// Takes the containers' marks off the lines, the way cmark-gfm does it.
class LineReader
{
public:
    explicit LineReader(const SourceText &source) : m_source(&source) { }

    std::vector<Container> containers;

    /// Fills in the container's indent and marker if the line is its first.
    /// `more`: columns of blanks that are taken off as well.
    LineStart start(qsizetype line, int more = 0);

    /// The rest of a line.
    [[nodiscard]] QByteArrayView text(qsizetype at, qsizetype line) const
    {
        return QByteArrayView(m_source->text()).sliced(at, m_source->line(line).end - at);
    }
    [[nodiscard]] bool isBlankFrom(qsizetype at, qsizetype line) const;
    [[nodiscard]] qsizetype skipBlanks(qsizetype at, qsizetype line) const;

private:
    struct Cursor;
    static bool begin(Cursor &cursor, Container &container);
    static bool goOn(Cursor &cursor, const Container &container);

    const SourceText *m_source;
};

} // namespace core::notes
