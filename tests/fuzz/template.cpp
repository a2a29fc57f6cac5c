#include "core/notes/template.h"

#include "tests/fuzz/fuzz.h"

using namespace core::notes;
using namespace Qt::StringLiterals;
using fuzz::expect;

/// Only variables are replaced; what is kept is read as it was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QByteArray bytes = input.bytes();
    const QString text = QString::fromUtf8(bytes);
    const QString other = input.text();

    QString without = text;
    without.remove(u'{');
    expect(filled(without, {.tag = other}) == without, "a text without variables stays");
    expect(filled(u"{tag}"_s, {.tag = other}) == other, "what is put in is no template");
    QStringList names;
    for (const QString &name : mentionedNames(text)) {
        expect(text.contains(u'@' + name) && !names.contains(name, Qt::CaseInsensitive),
               "a name is told once");
        names.append(name);
    }

    const TemplateBook read(bytes);
    expect(TemplateBook(read.toBytes()).toBytes() == read.toBytes(), "a book is read as it was");
    TemplateBook book;
    book.put(u"github.com octo/tidewater"_s, {.name = u'n' + other, .text = text});
    const QList<Template> kept = TemplateBook(book.toBytes()).of(u"github.com octo/tidewater"_s);
    expect(kept == book.of(u"github.com octo/tidewater"_s), "a template is kept");
    return 0;
}
