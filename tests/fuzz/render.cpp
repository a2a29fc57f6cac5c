#include "core/notes/render.h"

#include "core/notes/htmltree.h"
#include "tests/fuzz/fuzz.h"

#include <QRegularExpression>
#include <QUrl>

using namespace core::notes;
using namespace Qt::StringLiterals;
using fuzz::expect;

namespace {

void check(const HtmlNode &node, const RenderedNotes &notes)
{
    static const QRegularExpression link(u"^(https?:|mailto:|#|notes-(image|fold|unfold):\\d+$)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression image(u"^notes-image:(\\d+)$"_s);
    for (const HtmlAttribute &attribute : node.attributes) {
        const QByteArray value = attribute.value.toUtf8();
        expect(!attribute.name.startsWith("on"_L1), "nothing happens by itself");
        expect(!attribute.value.contains("url("_L1) || attribute.name != "style"_L1,
               "a style loads nothing", value);
        if (attribute.name == "href"_L1)
            expect(link.match(attribute.value).hasMatch(), "a link leads to the web",
                   toHtml(node).toUtf8());
        if (attribute.name == "src"_L1) {
            const auto found = image.match(attribute.value);
            expect(found.hasMatch() && found.captured(1).toInt() < notes.pictures.size(),
                   "a picture is one of those that are told", value);
        }
    }
    for (const HtmlNode &child : node.children)
        check(child, notes);
}

} // namespace

/// Whatever notes hold, what is shown loads nothing by itself and leads only to the web.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QString markdown = input.text();
    RenderOptions options{
        .context = {.web = QUrl(u"https://github.com"_s), .repo = {u"octo"_s, u"tidewater"_s}}};
    options.isHtml = size % 4 == 0;
    RenderedNotes notes = render(markdown, options);
    options.pictures = {notes.pictures.cbegin(), notes.pictures.cend()};
    for (int number = 0; number < 3; ++number)
        options.details.insert(number, size % 2 == 0);
    for (const RenderedNotes &each :
         {notes, render(markdown, options), renderPlain(markdown, options.style)}) {
        check(parseHtml(each.html).root, each);
        for (const QString &picture : each.pictures) {
            const QString scheme = QUrl(picture).scheme();
            expect(scheme == "http"_L1 || scheme == "https"_L1, "a picture comes from the web",
                   picture.toUtf8());
        }
    }
    return 0;
}
