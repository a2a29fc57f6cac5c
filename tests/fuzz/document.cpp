#include "core/notes/document.h"

#include "tests/fuzz/fuzz.h"

#include <QSet>

using namespace core::notes;
using fuzz::expect;

namespace {

bool isWithin(const Range &range, qsizetype size)
{
    return range.begin >= 0 && range.begin <= range.end && range.end <= size;
}

void checkTiles(const Document &document, const QByteArray &bytes)
{
    const SourceText &source = document.source();
    QByteArray puzzled;
    qsizetype at = 0;
    qsizetype text = 0;
    for (const Range &tile : document.tiles()) {
        expect(tile.begin == text && tile.end >= tile.begin, "each tile begins where one ends");
        text = tile.end;
        const qsizetype end = source.toBytes(tile.end);
        puzzled += source.bytes().sliced(at, end - at);
        at = end;
    }
    puzzled += source.bytes().sliced(at); // a byte order mark that stands alone
    expect(source.bytes() == bytes, "the bytes are kept");
    expect(puzzled == bytes, "the tiles are the bytes");
    expect(text == document.text().size(), "the tiles are the text");
}

void checkTree(const Document &document, int index)
{
    const Block &block = document[index];
    if (index == 0) {
        expect(block.parent == -1 && block.depth == 0, "the document stands above all");
        expect(block.end == document.blocks().size(), "the document holds all");
        return;
    }
    expect(block.parent >= 0 && block.parent < index, "a container stands before what it holds");
    const Block &parent = document[block.parent];
    expect(!parent.isLeaf(), "a leaf holds nothing");
    expect(block.depth == parent.depth + 1, "the depth is the parent's and one");
    expect(block.end > index && block.end <= parent.end, "a block ends within its container");
    expect(!block.isLeaf() || block.end == index + 1, "a leaf ends at once");
}

void checkMap(const Block &block)
{
    const InlineMap &map = block.map;
    const qsizetype content = block.content.size();
    expect(map.shownLength == plainText(block.text).size(), "the map is as long as the text");
    expect(isWithin(map.inner, content), "what is not skipped lies in the content");
    qsizetype shown = 0;
    qsizetype source = 0;
    for (const InlineMap::Piece &piece : map.pieces) {
        expect(piece.shown.begin == shown && piece.shown.end > shown, "the pieces have no gaps");
        expect(piece.source.begin >= source && isWithin(piece.source, content),
               "the pieces come in the order of their bytes");
        expect(piece.wrapper < map.wrappers.size(), "a piece has a wrapper that there is");
        shown = piece.shown.end;
        source = piece.source.end;
    }
    expect(shown == map.shownLength, "the pieces are the text");
    for (const InlineMap::Wrapper &wrapper : map.wrappers)
        expect(isWithin(wrapper.open, content) && isWithin(wrapper.close, content)
                   && wrapper.open.end <= wrapper.close.begin,
               "a wrapper lies in the content");
    for (qsizetype at = 0; at <= shown; ++at) {
        const qsizetype place = map.toContent(at, block.content);
        expect(place >= 0 && place <= content, "a cursor stands in the content");
        expect(map.toShown(place, block.content) >= 0, "a place in the content is shown");
    }
}

void checkLeaf(const Document &document, const Block &block)
{
    const qsizetype size = document.text().size();
    for (const Range &range : {block.range, block.marker, block.task, block.closing})
        expect(isWithin(range, size), "a block lies in the text");
    qsizetype at = block.range.begin;
    for (const Range &segment : block.segments) {
        expect(segment.begin >= at && isWithin(segment, block.range.end),
               "the segments come in order, within their leaf",
               block.content + '\n' + QByteArray::number(int(block.form.kind)) + " at "
                   + QByteArray::number(block.range.begin) + " to "
                   + QByteArray::number(block.range.end) + ", segment "
                   + QByteArray::number(segment.begin) + " to " + QByteArray::number(segment.end));
        at = segment.end;
    }
    if (block.editable && block.hasInlines())
        checkMap(block);
}

} // namespace

/// Any bytes are notes: nothing is lost, and what is told of them is consistent.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const Document document(bytes);
    checkTiles(document, bytes);
    QSet<int> ids;
    qsizetype at = 0;
    for (int i = 0; i < document.blocks().size(); ++i) {
        const Block &block = document[i];
        checkTree(document, i);
        expect(!ids.contains(block.id), "an id is one block's");
        ids.insert(block.id);
        if (!block.isLeaf())
            continue;
        expect(block.range.begin >= at, "leaves do not overlap");
        at = block.range.end;
        checkLeaf(document, block);
    }
    expect(looksTheSame(document.outline(), Document(document.text()).outline()),
           "line ends and a byte order mark change nothing that is seen");
    return 0;
}
