#include "core/notes/linereader.h"

#include <algorithm>

namespace core::notes {

struct LineReader::Cursor
{
    QByteArrayView text;
    qsizetype at = 0;
    qsizetype end = 0;
    int column = 0;
    int owed = 0; ///< columns of a tab that are left over

    [[nodiscard]] char current() const { return at < end ? text[at] : '\n'; }

    [[nodiscard]] int columnsOfBlanks() const
    {
        int columns = owed;
        for (qsizetype i = at; i < end && (text[i] == ' ' || text[i] == '\t'); ++i)
            columns += text[i] == ' ' ? 1 : 4 - (column + columns) % 4;
        return columns;
    }

    /// At most so many columns of blanks; tells how many it were.
    int skip(int columns)
    {
        int skipped = 0;
        while (skipped < columns) {
            if (owed == 0 && current() == ' ') {
                ++at;
            } else if (owed == 0 && current() == '\t') {
                owed = 4 - column % 4 - 1;
                ++at;
            } else if (owed > 0) {
                --owed;
            } else {
                break;
            }
            ++column;
            ++skipped;
        }
        return skipped;
    }

    void advance(qsizetype bytes)
    {
        at += bytes;
        column += int(bytes);
    }

    [[nodiscard]] bool isBlank() const
    {
        return std::all_of(text.begin() + at, text.begin() + end,
                           [](char c) { return c == ' ' || c == '\t'; });
    }
};

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

bool LineReader::begin(Cursor &cursor, Container &container)
{
    const int before = cursor.skip(3);
    const qsizetype from = cursor.at;
    switch (container.kind) {
    case Container::Kind::Quote:
        if (cursor.current() != '>')
            return false;
        cursor.advance(1);
        cursor.skip(1);
        break;
    case Container::Kind::Footnote: {
        const qsizetype close = cursor.text.sliced(0, cursor.end).indexOf("]:", cursor.at);
        if (cursor.current() != '[' || close < 0)
            return false;
        cursor.advance(close + 2 - cursor.at);
        cursor.skip(cursor.columnsOfBlanks());
        break;
    }
    case Container::Kind::Item: {
        qsizetype width = 0;
        while (isDigit(cursor.at + width < cursor.end ? cursor.text[cursor.at + width] : '\n'))
            ++width;
        const char mark = cursor.at + width < cursor.end ? cursor.text[cursor.at + width] : '\n';
        const bool fits
            = width > 0 ? mark == '.' || mark == ')' : mark == '-' || mark == '+' || mark == '*';
        if (!fits)
            return false;
        cursor.advance(++width);
        constexpr int mostBlanks = 4;
        const int blanks = cursor.columnsOfBlanks();
        const int taken = blanks > mostBlanks || cursor.isBlank() ? 1 : blanks;
        cursor.skip(taken);
        container.indent = before + int(width) + taken;
        break;
    }
    }
    container.marker = {from, cursor.at};
    return true;
}

bool LineReader::goOn(Cursor &cursor, const Container &container)
{
    constexpr int footnoteIndent = 4;
    switch (container.kind) {
    case Container::Kind::Quote:
        if (cursor.columnsOfBlanks() > 3)
            return false;
        cursor.skip(3);
        if (cursor.current() != '>')
            return false;
        cursor.advance(1);
        cursor.skip(1);
        return true;
    case Container::Kind::Footnote:
    case Container::Kind::Item: {
        const int indent
            = container.kind == Container::Kind::Item ? container.indent : footnoteIndent;
        if (cursor.columnsOfBlanks() < indent && !cursor.isBlank())
            return false;
        cursor.skip(indent);
        return true;
    }
    }
    return false;
}

LineStart LineReader::start(qsizetype line, int more)
{
    const Range range = m_source->line(line);
    Cursor cursor{m_source->text(), range.begin, range.end};
    for (Container &container : containers) {
        const bool fits
            = container.firstLine == line ? begin(cursor, container) : goOn(cursor, container);
        if (!fits)
            return {cursor.at, cursor.column, true, cursor.owed > 0};
    }
    cursor.skip(more);
    return {cursor.at, cursor.column, false, cursor.owed > 0};
}

bool LineReader::isBlankFrom(qsizetype at, qsizetype line) const
{
    return skipBlanks(at, line) == m_source->line(line).end;
}

qsizetype LineReader::skipBlanks(qsizetype at, qsizetype line) const
{
    const qsizetype end = m_source->line(line).end;
    while (at < end && (m_source->text()[at] == ' ' || m_source->text()[at] == '\t'))
        ++at;
    return at;
}

} // namespace core::notes
