#include "core/notes/references.h"

#include "core/notes/mentions.h"
#include "core/notes/textsearch.h"
#include "tests/fuzz/fuzz.h"

#include <QUrl>

using namespace core::notes;
using namespace Qt::StringLiterals;
using fuzz::expect;

/// What is found in a text stands there, in order, and leads to the host.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QString text = input.text();
    const QString words = input.text();
    const Context context{.web = QUrl(u"https://ghe.example.com/base"_s),
                          .repo = {u"octo"_s, u"tidewater"_s}};
    qsizetype at = 0;
    for (const Reference &found : findReferences(text, context)) {
        expect(found.start >= at && found.length > 0, "references come in order");
        at = found.start + found.length;
        expect(at <= text.size(), "a reference stands in the text");
        expect(found.url.startsWith("https://ghe.example.com/base/"_L1)
                   && QUrl(found.url).isValid(),
               "a reference leads to the host", found.url.toUtf8());
        expect(!found.shown.isEmpty(), "a reference is shown");
        (void)shortenedAddress(QUrl(found.url), context);
    }
    (void)shortenedAddress(QUrl(text), context);

    QStringList numbers;
    for (const IssueMention &issue : mentionedIssues(text, u"octo/tidewater"_s)) {
        expect(text.contains(issue.number) && !numbers.contains(issue.number),
               "an issue is mentioned once", issue.number.toUtf8());
        numbers.append(issue.number);
    }
    const QString line = text.section(u'\n', -1);
    if (const auto start = completionStart(line)) {
        expect(line.sliced(start->position) == start->sign + start->typed,
               "what is to be completed ends the line");
    }

    const TextQuery query{.words = words, .matchCase = size % 2 == 0, .wholeWords = size % 3 == 0};
    const QList<Selection> hits = findAll(text, query);
    at = 0;
    for (const Selection &hit : hits) {
        expect(hit.start >= at && hit.end > hit.start && hit.end <= text.size(),
               "what was found comes in order");
        expect(QStringView(text)
                       .sliced(hit.start, hit.end - hit.start)
                       .compare(words, query.matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive)
                   == 0,
               "what was found was looked for");
        at = hit.end;
    }
    if (!hits.isEmpty()) {
        const TextChange change = replaceAll(text, hits, words);
        QString replaced = text;
        replaced.replace(change.start, change.length, change.inserted);
        expect(replaced.compare(text, query.matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive)
                   == 0,
               "words replaced by themselves stay");
    }
    return 0;
}
