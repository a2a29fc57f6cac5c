#include "core/notes/splice.h"

#include <algorithm>

namespace core::notes {

namespace {

/// Longer than any run of its character in the code.
QByteArray fenceFor(const QByteArray &code, char fence)
{
    qsizetype longest = 2;
    qsizetype length = 0;
    for (const char c : code) {
        length = c == fence ? length + 1 : 0;
        longest = std::max(longest, length);
    }
    return QByteArray(longest + 1, fence);
}

/// The whole block anew, with fences that hold this code.
QByteArray fenced(const Document &before, const Block &block, const QByteArray &code)
{
    const QByteArray prefix = before.linePrefix(block.parent);
    const QByteArray fence = fenceFor(code, '`');
    QByteArray lines = code;
    lines.replace("\n", '\n' + prefix);
    QByteArray text = fence + block.form.info.toUtf8() + '\n' + prefix
        + (code.isEmpty() ? QByteArray() : lines + '\n' + prefix) + fence;
    if (before.text().sliced(block.range.begin, block.range.size()).endsWith('\n'))
        text += '\n';
    return applied(Splice{block.range, text}, before.text());
}

} // namespace

MaybeEdit setCode(const Document &before, int id, const QString &code)
{
    const int index = before.indexOf(id);
    if (index < 0 || !before[index].editable || before[index].form.kind != BlockKind::Code)
        return {};
    const Block &block = before[index];
    QByteArray content = code.toUtf8();
    content.replace("\r\n", "\n").replace('\r', '\n').replace('\0', QByteArray());
    QList<Outline> outline = before.outline();
    outline[index].literal = content.isEmpty() ? content : content + '\n';

    QByteArray least;
    if (block.segments.isEmpty()) {
        QByteArray lines = '\n' + content;
        lines.replace("\n", '\n' + before.linePrefix(block.parent));
        least = content.isEmpty()
            ? before.text()
            : applied(Splice{{block.marker.end, block.marker.end}, lines}, before.text());
    } else if (content.isEmpty() && !block.marker.isEmpty()) {
        least = applied(Splice{{block.marker.end, block.segments.last().end}, {}}, before.text());
    } else {
        least = withContent(before, index, content);
    }
    if (MaybeEdit edit = verified(before, least, outline, block.range))
        return edit;
    return verified(before, fenced(before, block, content), outline, block.range);
}

MaybeEdit setCodeInfo(const Document &before, int id, const QString &info)
{
    const int index = before.indexOf(id);
    if (index < 0 || before[index].form.kind != BlockKind::Code || !before[index].editable)
        return {};
    const Block &block = before[index];
    QList<Outline> outline = before.outline();
    outline[index].form.info = info;
    if (block.marker.isEmpty()) {
        Block named = block;
        named.form.info = info;
        return verified(before, fenced(before, named, block.content), outline, block.range);
    }
    const char fence = before.text()[block.marker.begin];
    qsizetype from = block.marker.begin;
    while (from < block.marker.end && before.text()[from] == fence)
        ++from;
    const Splice splice{{from, block.marker.end}, info.toUtf8()};
    return verified(before, applied(splice, before.text()), outline, block.range);
}

} // namespace core::notes
