#include "core/notes/rangeedit.h"
#include "tests/fuzz/fuzz.h"

using namespace core::notes;
using fuzz::expect;

namespace {

/// Any text with any marks that an editor may have.
InlineText inlineText(fuzz::Input &input)
{
    constexpr int mostRuns = 5;
    InlineText result;
    for (int i = 0; i < mostRuns && !input.isEmpty(); ++i) {
        Run run{.text = input.text()};
        run.text.removeIf([](QChar c) {
            return c == u'\n' || c == u'\r' || c.isNull() || c == QChar(0x2029) || c == lineBreak
                || c == atomCharacter;
        });
        const quint32 look = input.number();
        const Marks all = Mark::Strong | Mark::Emphasis | Mark::Strike | Mark::Code;
        run.marks = Marks::fromInt(int(look)) & all;
        if (look % 7 == 0)
            run.link = {true, input.text(), {}};
        if (look % 31 == 0) {
            run.text = atomCharacter;
            run.marks = {};
            run.atom = {.kind = Atom::Kind::Image,
                        .text = QStringLiteral("a"),
                        .destination = QStringLiteral("b.png")};
        }
        append(result, run);
    }
    return result;
}

void checkPieces(const InlineText &text, qsizetype at)
{
    expect(canonical(canonical(text)) == canonical(text), "what is canonical stays so");
    expect(joined(mid(text, 0, at), mid(text, at)) == text, "what is cut can be joined");
    expect(plainText(replaced(text, at, 0, {})) == plainText(text), "nothing put in is nothing");
}

void checkMarkdown(const InlineText &text)
{
    const std::optional<QByteArray> markdown = markdownOf(text);
    if (!markdown || canonical(text).isEmpty())
        return;
    const Document read(*markdown);
    expect(read.blocks().size() == 2 && read[1].form.kind == BlockKind::Paragraph
               && canonical(read[1].text) == canonical(text),
           "running text as Markdown reads as it was", *markdown + '\n' + printed(read.outline()));
}

} // namespace

/// Whatever a text becomes, what is written gives just that, and nothing beside it is touched.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const Document before(input.bytes());
    const quint32 which = input.number();
    const InlineText wanted = inlineText(input);
    checkPieces(wanted, input.upTo(plainText(wanted).size()));
    checkMarkdown(wanted);

    QList<int> leaves = before.leaves();
    leaves.removeIf([&](int leaf) { return !before[leaf].editable || !before[leaf].hasInlines(); });
    if (leaves.isEmpty())
        return 0;
    const Block &leaf = before[leaves[qsizetype(which) % leaves.size()]];
    const MaybeEdit edit = setText(before, leaf.id, wanted);
    if (!edit)
        return 0;
    const QByteArray &bytes = before.source().bytes();
    const QByteArray after = applied(edit->splice, bytes);
    expect(after == edit->after.source().bytes(), "the splice is what was done");
    expect(edit->splice.range.begin >= before.source().toBytes(leaf.range.begin)
               && edit->splice.range.end <= before.source().toBytes(leaf.range.end),
           "only the leaf's own bytes are changed");
    QList<Outline> outline = before.outline();
    outline[before.indexOf(leaf.id)].text = wanted;
    expect(looksTheSame(outline, Document(after).outline()), "what is saved is what was wanted");
    return 0;
}
