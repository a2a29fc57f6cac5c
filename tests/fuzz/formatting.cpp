#include "core/notes/formatting.h"

#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <optional>

using namespace core::notes;
using namespace Qt::StringLiterals;
using fuzz::expect;

namespace {

void check(QStringView text, const std::optional<TextChange> &change)
{
    if (!change)
        return;
    expect(change->start >= 0 && change->length >= 0
               && change->start + change->length <= text.size(),
           "a change lies in the text");
    const qsizetype size = text.size() - change->length + change->inserted.size();
    expect(change->selection.start >= 0 && change->selection.start <= change->selection.end
               && change->selection.end <= size,
           "the selection lies in what comes of it");
}

} // namespace

/// Buttons and keys change what is there and select what is there then.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QString text = input.text();
    const QString other = input.text();
    const qsizetype a = input.upTo(text.size());
    const qsizetype b = size % 2 == 0 ? a : input.upTo(text.size());
    const Selection selection{std::min(a, b), std::max(a, b)};
    for (const QStringView mark : {u"**", u"_", u"~~"})
        check(text, toggleMark(text, selection, mark));
    check(text, toggleCode(text, selection));
    check(text, toggleLink(text, selection));
    check(text, insertImage(text, selection));
    check(text, insertTable(text, selection));
    for (const LinePrefix prefix :
         {LinePrefix::Bullet, LinePrefix::Number, LinePrefix::Task, LinePrefix::Quote})
        check(text, toggleLinePrefix(text, selection, prefix));
    check(text, continueLine(text, selection));
    check(text, indentLines(text, selection));
    check(text, outdentLines(text, selection));
    check(text, linkWithPasted(text, selection, other));
    check(text, linkWithPasted(text, selection, u"https://example.org/a"));
    check(text, appendParagraph(text, other));
    check(text, insertParagraph(text, a, other));
    return 0;
}
