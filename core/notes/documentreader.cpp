#include "core/notes/documentreader.h"

#include "core/notes/alerts.h"
#include "core/notes/cmark.h"
#include "core/notes/detailsfold.h"
#include "core/notes/linereader.h"
#include "core/notes/linksyntax.h"
#include "core/notes/tablereader.h"

#include <QStringDecoder>

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cstring>

namespace core::notes {

namespace {

constexpr int deepest = 60;

bool isType(cmark_node *node, const char *name)
{
    return std::strcmp(cmark_node_get_type_string(node), name) == 0;
}

/// Whether the text holds nothing that cmark-gfm replaces before it reads.
bool isReadAsItIs(const QByteArray &text)
{
    if (text.contains('\0'))
        return false;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString decoded = decoder(text);
    return !decoder.hasError();
}

bool isTooDeep(cmark_node *tree)
{
    int depth = 0;
    for (cmark_node *node = tree; node;) {
        const bool isBlock = cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH
            && cmark_node_get_type(node) != CMARK_NODE_HEADING && !isType(node, "table");
        if (cmark_node *child = isBlock ? cmark_node_first_child(node) : nullptr) {
            node = child;
            if (++depth > deepest)
                return true;
            continue;
        }
        while (node && !cmark_node_next(node)) {
            node = node == tree ? nullptr : cmark_node_parent(node);
            --depth;
        }
        node = node ? cmark_node_next(node) : nullptr;
    }
    return false;
}

class DocumentReader
{
public:
    explicit DocumentReader(const SourceText &source)
        : m_source(source), m_lines(source), m_covered(size_t(source.lineStarts().size()), false)
    {
    }

    /// Nothing if what cmark-gfm tells of positions does not fit together.
    std::optional<Draft> read()
    {
        if (!isReadAsItIs(m_source.text()) || !cmark::isReasonable(m_source.text()))
            return {};
        const cmark::Tree tree = cmark::parse(m_source.text());
        if (isTooDeep(tree.get()))
            return {};
        Draft document;
        document.block.form.kind = BlockKind::Document;
        document.block.range = {0, m_source.text().size()};
        document.lastLine = m_source.lineStarts().size() - 1;
        readChildren(tree.get(), document);
        insertWhatIsNotThere(document);
        if (document.children.empty())
            document.children.push_back(emptyParagraph(0, 0));
        qsizetype end = 0;
        if (!isAscending(document, end))
            return {};
        return document;
    }

private:
    // --- containers ---

    void readChildren(cmark_node *node, Draft &parent)
    {
        std::vector<cmark_node *> nodes;
        for (cmark_node *child = cmark_node_first_child(node); child;
             child = cmark_node_next(child))
            nodes.push_back(child);
        // Footnotes were moved to the end. What has no position stands before what follows it.
        const auto isFootnote = [](cmark_node *child) {
            return cmark_node_get_type(child) == CMARK_NODE_FOOTNOTE_DEFINITION;
        };
        if (std::ranges::any_of(nodes, isFootnote)) {
            for (auto moved = std::ranges::find_if(nodes, isFootnote); moved != nodes.end();
                 ++moved) {
                const auto place = std::find_if(nodes.begin(), moved, [&](cmark_node *other) {
                    return cmark_node_get_start_line(other) > cmark_node_get_start_line(*moved);
                });
                std::rotate(place, moved, moved + 1);
            }
        }
        parent.children.reserve(nodes.size() + 1);
        for (cmark_node *child : nodes)
            readBlock(child, parent.children);
        foldDetails(parent.children, m_source.text());
        for (const Draft &child : parent.children)
            parent.lastLine = std::max(parent.lastLine, child.lastLine);
    }

    void readBlock(cmark_node *node, std::vector<Draft> &into)
    {
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_BLOCK_QUOTE:
            return readContainer(node, BlockKind::Quote, Container::Kind::Quote, into);
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            return readContainer(node, BlockKind::Footnote, Container::Kind::Footnote, into);
        case CMARK_NODE_ITEM:
            return readContainer(node, BlockKind::Item, Container::Kind::Item, into);
        case CMARK_NODE_LIST:
            return readList(node, into);
        case CMARK_NODE_PARAGRAPH:
            return readParagraph(node, into);
        case CMARK_NODE_HEADING:
            return readHeading(node, into);
        case CMARK_NODE_CODE_BLOCK:
            return readCode(node, into);
        case CMARK_NODE_HTML_BLOCK:
            return readHtml(node, into);
        case CMARK_NODE_THEMATIC_BREAK:
            return readRule(node, into);
        default:
            if (isType(node, "table"))
                return readTableBlock(node, into);
            // A kind that is not known: its lines are found to be missing later.
        }
    }

    static qsizetype firstLineOf(cmark_node *node) { return cmark_node_get_start_line(node) - 1; }
    [[nodiscard]] bool isLine(qsizetype number) const
    {
        return number >= 0 && number < m_source.lineStarts().size();
    }

    void readContainer(cmark_node *node, BlockKind kind, Container::Kind containerKind,
                       std::vector<Draft> &into)
    {
        const qsizetype first = firstLineOf(node);
        if (!isLine(first))
            return;
        m_lines.containers.push_back({containerKind, first});
        const LineStart start = m_lines.start(first);
        const Container container = m_lines.containers.back();
        Draft draft{.block = {}, .firstLine = first, .lastLine = first};
        Block &block = draft.block;
        block.form.kind = kind;
        block.marker = container.marker;
        block.indent = container.indent;
        block.range = {container.marker.begin, m_source.line(first).end};
        if (m_lines.isBlankFrom(start.at, first))
            m_covered[size_t(first)] = true;
        if (kind == BlockKind::Item)
            readTask(node, start, block);
        if (kind == BlockKind::Quote)
            readAlert(node, start, block);
        if (kind == BlockKind::Footnote) {
            const QByteArray mark = m_source.text().sliced(block.marker.begin, block.marker.size());
            block.form.info = QString::fromUtf8(mark.sliced(0, mark.indexOf("]:") + 1));
        }
        readChildren(node, draft);
        const bool canBeEmpty = kind == BlockKind::Item || kind == BlockKind::Quote;
        if (draft.children.empty() && canBeEmpty) {
            const qsizetype at
                = block.form.checked ? m_lines.skipBlanks(block.task.end, first) : start.at;
            draft.children.push_back(emptyParagraph(at, first));
        }
        m_skipTo = -1;
        m_lines.containers.pop_back();
        into.push_back(std::move(draft));
    }

    void readTask(cmark_node *node, const LineStart &start, Block &item)
    {
        if (!isType(node, "tasklist"))
            return;
        const qsizetype at = m_lines.skipBlanks(start.at, m_source.lineAt(start.at));
        item.form.checked = cmark_gfm_extensions_get_tasklist_item_checked(node);
        item.task = {at, at + 3};
        m_skipTo = at + 3;
        m_covered[size_t(firstLineOf(node))] = true;
    }

    void readAlert(cmark_node *node, const LineStart &start, Block &quote)
    {
        cmark_node *paragraph = cmark_node_first_child(node);
        if (!paragraph || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH
            || firstLineOf(paragraph) != firstLineOf(node))
            return;
        cmark_node *text = cmark_node_first_child(paragraph);
        if (!text || cmark_node_get_type(text) != CMARK_NODE_TEXT)
            return;
        cmark_node *lineEnd = cmark_node_next(text);
        const QString marker = QString::fromUtf8(cmark_node_get_literal(text));
        const AlertKind *kind = alertKind(marker);
        const qsizetype line = firstLineOf(node);
        const QByteArray written
            = m_source.text().sliced(start.at, m_source.line(line).end - start.at);
        if (!kind || (lineEnd && cmark_node_get_type(lineEnd) != CMARK_NODE_SOFTBREAK)
            || written.trimmed() != marker.toUtf8())
            return;
        quote.form.kind = BlockKind::Alert;
        quote.form.info = kind->marker;
        m_covered[size_t(line)] = true;
        cmark_node_free(text);
        if (lineEnd) {
            cmark_node_free(lineEnd);
            m_skipTo = m_source.lineStarts()[line + 1];
        } else {
            cmark_node_free(paragraph);
        }
    }

    void readList(cmark_node *node, std::vector<Draft> &into)
    {
        Draft draft{.block = {}, .firstLine = firstLineOf(node), .lastLine = firstLineOf(node)};
        BlockForm &form = draft.block.form;
        form.kind = BlockKind::List;
        form.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        form.start = form.ordered ? cmark_node_get_list_start(node) : 0;
        form.tight = cmark_node_get_list_tight(node) != 0;
        readChildren(node, draft);
        if (draft.children.empty())
            return;
        const Range marker = draft.children.front().block.marker;
        const QByteArray mark = m_source.text().sliced(marker.begin, marker.size()).trimmed();
        form.delimiter = mark.isEmpty() ? '\0' : mark.back();
        draft.block.range.begin = draft.children.front().block.range.begin;
        into.push_back(std::move(draft));
    }

    // --- leaves ---

    static Draft emptyParagraph(qsizetype at, qsizetype line)
    {
        Draft draft{.block = {}, .firstLine = line, .lastLine = line};
        draft.block.form.kind = BlockKind::Paragraph;
        draft.block.range = {at, at};
        draft.block.segments = {{at, at}};
        draft.block.editable = true;
        return draft;
    }

    /// The bytes from `at` to the end of the line `last`, with its line end.
    [[nodiscard]] Range linesFrom(qsizetype at, qsizetype last) const
    {
        const bool isLast = last + 1 >= m_source.lineStarts().size();
        return {at, isLast ? m_source.text().size() : m_source.lineStarts()[last + 1]};
    }

    Draft leaf(BlockKind kind, qsizetype first, qsizetype last)
    {
        Draft draft{.block = {}, .firstLine = first, .lastLine = last};
        const LineStart start = m_lines.start(first);
        draft.block.form.kind = kind;
        draft.block.range = linesFrom(m_lines.skipBlanks(start.at, first), last);
        for (qsizetype line = first; line <= last; ++line)
            m_covered[size_t(line)] = true;
        return draft;
    }

    /// Takes the containers' marks off. Tells whether lines lack some, or are indented so far that
    /// what would begin a block begins none.
    bool readLines(Block &block, qsizetype first, qsizetype last)
    {
        constexpr qsizetype codeIndent = 4;
        bool isPeculiar = false;
        for (qsizetype line = first; line <= last; ++line) {
            const LineStart start = m_lines.start(line);
            qsizetype at = m_lines.skipBlanks(start.at, line);
            const bool isDeep = line > first && at > start.at
                && (at - start.at >= codeIndent || m_source.text()[start.at] == '\t');
            if (isDeep)
                at = start.at;
            isPeculiar = isPeculiar || start.lazy || isDeep;
            block.segments.append({at, m_source.line(line).end});
        }
        return isPeculiar;
    }

    /// A paragraph that would be something else, did it not stand where it does.
    [[nodiscard]] static bool isParagraphAlone(const QByteArray &content)
    {
        const cmark::Tree alone = cmark::parse(content);
        cmark_node *only = cmark_node_first_child(alone.get());
        return only && !cmark_node_next(only) && cmark_node_get_type(only) == CMARK_NODE_PARAGRAPH;
    }

    void joinSegments(Block &block) const
    {
        block.content.clear();
        for (const Range &segment : block.segments) {
            if (&segment != &block.segments.constFirst())
                block.content.append('\n');
            block.content.append(
                QByteArrayView(m_source.text()).sliced(segment.begin, segment.size()));
        }
    }

    static void readText(Block &block, cmark_node *node)
    {
        InlineReading reading = readInlines(node, block.content);
        block.editable = reading.isExplained;
        block.text = std::move(reading.text);
        block.map = std::move(reading.map);
        if (reading.isTooDeep) {
            block.text.clear();
            block.literal = block.content;
        }
    }

    void readParagraph(cmark_node *node, std::vector<Draft> &into)
    {
        qsizetype first = firstLineOf(node);
        qsizetype last = cmark_node_get_end_line(node) - 1;
        // Lines that cmark-gfm took from what then became a table: they have no position.
        if (first < 0 && cmark_node_next(node) && isType(cmark_node_next(node), "table")) {
            first = firstLineOf(cmark_node_next(node));
            last = isLine(first) ? headLine(cmark_node_next(node), m_lines) - 1 : -1;
        }
        if (m_skipTo >= 0 && isLine(first) && m_skipTo > m_source.line(first).end)
            first = m_source.lineAt(m_skipTo);
        if (!isLine(first) || !isLine(last) || last < first)
            return;
        Draft draft = leaf(BlockKind::Paragraph, first, last);
        const bool isPeculiar = readLines(draft.block, first, last);
        if (m_skipTo >= 0) {
            Range &segment = draft.block.segments.first();
            segment.begin = m_lines.skipBlanks(std::max(segment.begin, m_skipTo), first);
            draft.block.range.begin = segment.begin;
            m_skipTo = -1;
        }
        joinSegments(draft.block);
        readText(draft.block, node);
        while (!draft.block.editable && dropDefinition(draft, into))
            readText(draft.block, node);
        if (isPeculiar && draft.block.editable)
            draft.block.editable = isParagraphAlone(draft.block.content);
        into.push_back(std::move(draft));
    }

    /// cmark-gfm leaves definitions out of a paragraph, but counts their lines.
    bool dropDefinition(Draft &paragraph, std::vector<Draft> &into)
    {
        Block &block = paragraph.block;
        const qsizetype end = endOfDefinition(block.content, 0);
        const qsizetype lines = end < 0 ? 0 : block.content.first(end).count('\n');
        if (lines == 0 || lines >= block.segments.size())
            return false;
        Draft definition
            = leaf(BlockKind::Definition, paragraph.firstLine, paragraph.firstLine + lines - 1);
        setLiteral(definition.block);
        into.push_back(std::move(definition));
        block.segments.remove(0, lines);
        paragraph.firstLine += lines;
        block.range.begin = block.segments.first().begin;
        joinSegments(block);
        return true;
    }

    void setLiteral(Block &block) const
    {
        block.literal = m_source.text().sliced(block.range.begin, block.range.size());
    }

    void readHeading(cmark_node *node, std::vector<Draft> &into)
    {
        const qsizetype first = firstLineOf(node);
        if (!isLine(first))
            return;
        const int level = cmark_node_get_heading_level(node);
        const qsizetype at = m_lines.skipBlanks(m_lines.start(first).at, first);
        const Range line = m_source.line(first);
        qsizetype hashes = 0;
        while (at + hashes < line.end && m_source.text()[at + hashes] == '#')
            ++hashes;
        const char after = at + hashes < line.end ? m_source.text()[at + hashes] : ' ';
        const bool marked = hashes == level && (after == ' ' || after == '\t');
        const qsizetype last = marked ? first : underlineOf(first);
        Draft draft = leaf(BlockKind::Heading, first, std::max(first, last));
        Block &block = draft.block;
        block.form.level = level;
        if (marked) {
            const qsizetype from = m_lines.skipBlanks(at + hashes, first);
            block.marker = {at, from};
            block.segments = {{from, endOfMarkedHeading(from, line.end)}};
        } else if (last > first) {
            readLines(block, first, last - 1);
            block.closing
                = {m_lines.skipBlanks(m_lines.start(last).at, last), m_source.line(last).end};
        }
        joinSegments(block);
        readText(block, node);
        while (!block.editable && dropDefinition(draft, into))
            readText(block, node);
        into.push_back(std::move(draft));
    }

    /// The closing `##` is no part of the text.
    [[nodiscard]] qsizetype endOfMarkedHeading(qsizetype from, qsizetype end) const
    {
        const QByteArray &text = m_source.text();
        const auto isBlank = [&](qsizetype at) { return text[at] == ' ' || text[at] == '\t'; };
        while (end > from && isBlank(end - 1))
            --end;
        qsizetype hashes = end;
        while (hashes > from && text[hashes - 1] == '#')
            --hashes;
        if (hashes < end && (hashes == from || isBlank(hashes - 1)))
            end = hashes;
        while (end > from && isBlank(end - 1))
            --end;
        return end;
    }

    /// The line of `===` or `---`; -1 if there is none.
    qsizetype underlineOf(qsizetype first)
    {
        for (qsizetype number = first + 1; isLine(number); ++number) {
            const LineStart start = m_lines.start(number);
            const Range line = m_source.line(number);
            const QByteArray rest = m_source.text().sliced(start.at, line.end - start.at).trimmed();
            if (rest.isEmpty())
                return -1;
            if (!start.lazy && (rest.count('=') == rest.size() || rest.count('-') == rest.size()))
                return number;
        }
        return -1;
    }

    void readCode(cmark_node *node, std::vector<Draft> &into)
    {
        const qsizetype first = firstLineOf(node);
        if (!isLine(first))
            return;
        const QByteArray literal(cmark_node_get_literal(node));
        const qsizetype lines = literal.count('\n');
        int fenceLength = 0;
        int fenceOffset = 0;
        char fence = '\0';
        const bool fenced = cmark_node_get_fenced(node, &fenceLength, &fenceOffset, &fence) != 0;
        const qsizetype from = fenced ? first + 1 : first;
        qsizetype last = from + lines - 1;
        if (!isLine(last))
            return;
        const qsizetype closing = last + 1;
        const bool closed = fenced && isLine(closing) && isFence(closing, fence, fenceLength);
        Draft draft = leaf(BlockKind::Code, first, closed ? closing : last);
        Block &block = draft.block;
        block.form.info = QString::fromUtf8(cmark_node_get_fence_info(node));
        block.literal = literal;
        if (fenced)
            block.marker = {block.range.begin, m_source.line(first).end};
        else // what it is indented by makes it code, and what stands behind that is its own
            block.range.begin = m_lines.start(first).at;
        if (closed)
            block.closing = {m_lines.skipBlanks(m_lines.start(closing).at, closing),
                             m_source.line(closing).end};
        bool cutsTab = false;
        for (qsizetype line = from; line <= last; ++line) {
            const LineStart start = m_lines.start(line, fenced ? fenceOffset : 4);
            cutsTab = cutsTab || start.cutsTab || start.lazy;
            block.segments.append({start.at, m_source.line(line).end});
        }
        joinSegments(block);
        const QByteArray expected = lines > 0 ? block.content + '\n' : QByteArray();
        const bool isMarked = block.content.startsWith(byteOrderMark);
        block.editable = !cutsTab && !isMarked && expected == literal;
        into.push_back(std::move(draft));
    }

    bool isFence(qsizetype number, char fence, int length)
    {
        const LineStart start = m_lines.start(number);
        const QByteArray rest
            = m_source.text().sliced(start.at, m_source.line(number).end - start.at).trimmed();
        return !start.lazy && rest.size() >= length && rest.count(fence) == rest.size();
    }

    void readHtml(cmark_node *node, std::vector<Draft> &into)
    {
        const qsizetype first = firstLineOf(node);
        const QByteArray literal(cmark_node_get_literal(node));
        const qsizetype last = first + std::max<qsizetype>(literal.count('\n'), 1) - 1;
        if (!isLine(first) || !isLine(last))
            return;
        Draft draft = leaf(BlockKind::Html, first, last);
        draft.block.literal = literal;
        into.push_back(std::move(draft));
    }

    void readRule(cmark_node *node, std::vector<Draft> &into)
    {
        const qsizetype first = firstLineOf(node);
        if (isLine(first))
            into.push_back(leaf(BlockKind::Rule, first, first));
    }

    void readTableBlock(cmark_node *node, std::vector<Draft> &into)
    {
        const qsizetype first = firstLineOf(node);
        if (!isLine(first))
            return;
        if (std::optional<Draft> table = readTable(node, m_lines, m_source)) {
            for (qsizetype line = table->firstLine; line <= table->lastLine; ++line)
                m_covered[size_t(line)] = true;
            into.push_back(std::move(*table));
        }
    }

    // --- the rest ---

    [[nodiscard]] bool isBlankLine(qsizetype number) const
    {
        const Range line = m_source.line(number);
        return std::all_of(m_source.text().begin() + line.begin, m_source.text().begin() + line.end,
                           [](char c) { return c == ' ' || c == '\t' || c == '>'; });
    }

    /// Definitions are not in cmark-gfm's tree.
    void insertWhatIsNotThere(Draft &document)
    {
        const qsizetype lines = m_source.lineStarts().size();
        for (qsizetype line = 0; line < lines; ++line) {
            if (m_covered[size_t(line)] || isBlankLine(line))
                continue;
            qsizetype last = line;
            while (last + 1 < lines && !m_covered[size_t(last) + 1] && !isBlankLine(last + 1))
                ++last;
            Draft draft{.block = {}, .firstLine = line, .lastLine = last};
            draft.block.range = linesFrom(m_source.lineStarts()[line], last);
            setLiteral(draft.block);
            const QByteArray text = draft.block.literal.trimmed();
            draft.block.form.kind = text.contains("]:") ? BlockKind::Definition : BlockKind::Opaque;
            insert(document, std::move(draft));
            line = last;
        }
    }

    static void insert(Draft &parent, Draft draft)
    {
        for (Draft &child : parent.children) {
            const bool holds = !child.block.isLeaf() && child.block.form.kind != BlockKind::Table
                && child.block.form.kind != BlockKind::List && child.firstLine <= draft.firstLine
                && draft.lastLine <= child.lastLine;
            const bool isList = child.block.form.kind == BlockKind::List
                && child.firstLine <= draft.firstLine && draft.lastLine <= child.lastLine;
            if (isList) {
                for (Draft &item : child.children) {
                    if (item.firstLine <= draft.firstLine && draft.lastLine <= item.lastLine)
                        return insert(item, std::move(draft));
                }
            }
            if (holds)
                return insert(child, std::move(draft));
        }
        // In front of it may stand what the same line begins with.
        if (parent.firstLine == draft.firstLine && parent.block.marker.size() > 0) {
            draft.block.range.begin = parent.block.marker.end;
            draft.block.literal = draft.block.literal.last(
                std::min(draft.block.literal.size(), draft.block.range.size()));
            std::erase_if(parent.children, [](const Draft &child) {
                return child.block.isLeaf() && child.block.range.isEmpty();
            });
        }
        const auto place = std::ranges::find_if(
            parent.children, [&](const Draft &child) { return child.firstLine > draft.firstLine; });
        parent.children.insert(place, std::move(draft));
    }

    /// Sets where containers end, on the way.
    static bool isAscending(Draft &draft, qsizetype &end)
    {
        Range &range = draft.block.range;
        if (draft.block.isLeaf()) {
            if (range.begin < end || range.end < range.begin)
                return false;
            end = range.end;
            return true;
        }
        if (range.begin < end)
            return false;
        end = range.begin;
        for (Draft &child : draft.children) {
            if (!isAscending(child, end))
                return false;
        }
        if (draft.block.form.kind == BlockKind::Details) {
            if (draft.block.closing.begin < end)
                return false;
            end = draft.block.closing.end;
        } else if (draft.block.form.kind == BlockKind::Row) {
            end = std::max(end, range.end);
        }
        if (draft.block.form.kind != BlockKind::Document)
            range.end = std::max(range.begin, end);
        return true;
    }

    const SourceText &m_source;
    LineReader m_lines;
    std::vector<bool> m_covered;
    qsizetype m_skipTo = -1; ///< where the first paragraph of a task or alert begins
};

} // namespace

Draft readDocument(const SourceText &source)
{
    if (std::optional<Draft> draft = DocumentReader(source).read())
        return std::move(*draft);
    Draft whole;
    whole.block.form.kind = BlockKind::Opaque;
    whole.block.range = {0, source.text().size()};
    whole.block.literal = source.text();
    Draft document;
    document.block.form.kind = BlockKind::Document;
    document.block.range = whole.block.range;
    document.children.push_back(std::move(whole));
    return document;
}

} // namespace core::notes
