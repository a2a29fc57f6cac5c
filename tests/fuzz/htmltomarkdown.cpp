#include "core/notes/htmltomarkdown.h"

#include "core/notes/document.h"
#include "core/notes/htmltree.h"
#include "core/notes/markdown.h"
#include "core/notes/sanitise.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace core::notes;
using namespace Qt::StringLiterals;
using fuzz::expect;

namespace {

/// In the order of the alphabet: what stands beside the cells of a table moves out of it.
QString letters(const HtmlNode &node)
{
    QString text = node.textContent();
    text.removeIf([](QChar c) { return c.unicode() > 0x7f || !c.isLetterOrNumber(); });
    std::ranges::sort(text);
    return text;
}

} // namespace

/// What is pasted keeps its text, and brings no address that may not stand in the notes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString html = fuzz::Input(data, size).text();
    const QByteArray markdown = htmlToMarkdown(html);
    const Document document(markdown);
    for (const Block &block : document.blocks()) {
        for (const Run &run : block.text) {
            expect(!run.link.set || isAllowedLink(run.link.destination), "a link is allowed",
                   run.link.destination.toUtf8());
            expect(run.atom.kind != Atom::Kind::Image || isAllowedPicture(run.atom.destination),
                   "a picture is allowed", run.atom.destination.toUtf8());
        }
    }
    const HtmlTree pasted = parseHtml(html);
    const std::optional<QString> shown = markdownToHtml(QString::fromUtf8(markdown));
    if (!shown || pasted.truncated)
        return 0;
    const QString wanted = letters(pasted.root);
    const QString found = letters(parseHtml(*shown).root);
    expect(found == wanted, "no text is lost",
           markdown + "\n--- of\n" + toHtml(pasted.root).toUtf8() + "\n--- has\n" + found.toUtf8()
               + "\n--- and not\n" + wanted.toUtf8());
    return 0;
}
