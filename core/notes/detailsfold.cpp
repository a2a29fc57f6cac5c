#include "core/notes/detailsfold.h"

#include "core/notes/entities.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

const QRegularExpression &opener()
{
    static const QRegularExpression pattern(
        u"^\\s*<details[^<>]*>\\s*(<summary[^<>]*>(?:(?!</?summary|</?details)[^\\n])*</summary>)?\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

const QRegularExpression &summary()
{
    static const QRegularExpression pattern(
        u"^\\s*<summary[^<>]*>(?:(?!</?summary|</?details)[^\\n])*</summary>\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

bool matches(const QRegularExpression &pattern, const Draft &draft)
{
    return draft.block.form.kind == BlockKind::Html
        && pattern.match(QString::fromLatin1(draft.block.literal)).hasMatch();
}

bool closes(const Draft &draft)
{
    return draft.block.form.kind == BlockKind::Html
        && draft.block.literal.trimmed().toLower() == "</details>";
}

bool mentions(const Draft &draft)
{
    return draft.block.form.kind == BlockKind::Html
        && draft.block.literal.toLower().contains("details");
}

/// The leaf for a summary that stands in this HTML.
std::optional<Draft> summaryIn(const Draft &html, const QByteArray &text)
{
    const Range range = html.block.range;
    const QByteArray lower = text.sliced(range.begin, range.size()).toLower();
    const qsizetype begin = lower.indexOf("<summary");
    const qsizetype inner = begin < 0 ? -1 : lower.indexOf('>', begin) + 1;
    const qsizetype end = lower.lastIndexOf("</summary>");
    if (begin < 0 || end < inner)
        return {};
    Draft draft{.block = {}, .firstLine = html.firstLine, .lastLine = html.lastLine};
    Block &block = draft.block;
    block.form.kind = BlockKind::Summary;
    block.range = {range.begin + begin, range.end};
    block.segments = {{range.begin + inner, range.begin + end}};
    block.content = text.sliced(range.begin + inner, end - inner);
    InlineReading reading = readHtmlText(block.content);
    block.editable = reading.isExplained;
    block.text = std::move(reading.text);
    block.map = std::move(reading.map);
    return draft;
}

Draft folded(std::vector<Draft> blocks, const QByteArray &text)
{
    const Draft &first = blocks.front();
    const Draft &last = blocks.back();
    Draft result{.block = {}, .firstLine = first.firstLine, .lastLine = last.lastLine};
    result.block.form.kind = BlockKind::Details;
    result.block.form.info = first.block.literal.toLower().contains(" open") ? u"open"_s : u""_s;
    result.block.range = {first.block.range.begin, last.block.range.end};
    result.block.closing = last.block.range;
    size_t inner = 1;
    if (std::optional<Draft> line = summaryIn(first, text)) {
        result.children.push_back(std::move(*line));
    } else if (blocks.size() > 2 && matches(summary(), blocks[1])) {
        if (std::optional<Draft> own = summaryIn(blocks[1], text)) {
            result.children.push_back(std::move(*own));
            inner = 2;
        }
    }
    std::move(blocks.begin() + qsizetype(inner), blocks.end() - 1,
              std::back_inserter(result.children));
    return result;
}

} // namespace

void foldDetails(std::vector<Draft> &blocks, const QByteArray &text)
{
    if (std::ranges::none_of(blocks, closes))
        return;
    std::vector<Draft> result;
    std::vector<size_t> open;
    for (Draft &block : blocks) {
        const bool ends = closes(block);
        const bool begins = !ends && matches(opener(), block);
        if (begins)
            open.push_back(result.size());
        else if (!ends && mentions(block))
            open.clear();
        result.push_back(std::move(block));
        if (!ends || open.empty())
            continue;
        const auto from = result.begin() + qsizetype(open.back());
        open.pop_back();
        std::vector<Draft> part(std::make_move_iterator(from),
                                std::make_move_iterator(result.end()));
        result.erase(from, result.end());
        result.push_back(folded(std::move(part), text));
    }
    blocks = std::move(result);
}

InlineReading readHtmlText(QByteArrayView content)
{
    InlineReading result;
    InlineMap &map = result.map;
    const auto show = [&](const QString &text, Range source, bool plain, const Atom &atom = {}) {
        append(result.text, Run{text, {}, {}, atom});
        const bool joins = plain && !map.pieces.isEmpty() && map.pieces.last().plain
            && map.pieces.last().source.end == source.begin;
        if (joins) {
            map.pieces.last().source.end = source.end;
            map.pieces.last().shown.end += text.size();
        } else {
            map.pieces.append({{map.shownLength, map.shownLength + text.size()}, source, plain});
        }
        map.shownLength += text.size();
    };
    for (qsizetype at = 0; at < content.size();) {
        const Entity entity = entityAtStart(content.sliced(at));
        const qsizetype close = content[at] == '<' ? content.indexOf('>', at) : -1;
        if (entity.length > 0) {
            show(QString::fromUtf8(entity.means), {at, at + entity.length}, false);
            at += entity.length;
        } else if (close > at) {
            const QString tag = QString::fromUtf8(content.sliced(at, close + 1 - at));
            show(atomCharacter, {at, close + 1}, false,
                 {.kind = Atom::Kind::Html, .text = tag, .source = tag});
            at = close + 1;
        } else {
            qsizetype end = at + 1;
            while (end < content.size() && content[end] != '<' && content[end] != '&')
                ++end;
            show(QString::fromUtf8(content.sliced(at, end - at)), {at, end}, true);
            at = end;
        }
    }
    map.inner = {0, content.size()};
    result.isExplained = map.showsAll(content);
    return result;
}

} // namespace core::notes
