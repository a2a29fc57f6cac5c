#include "core/notes/lineends.h"

#include "core/notes/linediff.h"

#include <algorithm>

namespace core::notes {

namespace {

constexpr QChar byteOrderMark{0xfeff};

bool endsLine(QChar c)
{
    switch (c.unicode()) {
    case u'\n':
    case u'\r':
    case 0x2029:
    case 0xfdd0:
    case 0xfdd1:
        return true;
    default:
        return false;
    }
}

/// The length of the line end at `at`, 0 if there is none.
qsizetype lineEndAt(QStringView text, qsizetype at)
{
    if (!endsLine(text[at]))
        return 0;
    return text[at] == u'\r' && at + 1 < text.size() && text[at + 1] == u'\n' ? 2 : 1;
}

QStringView withoutMark(QStringView text)
{
    return text.startsWith(byteOrderMark) ? text.mid(1) : text;
}

struct EndedLines
{
    QList<QStringView> lines;
    QList<QStringView> ends; ///< of the same number; the last one is empty
};

EndedLines splitKeepingEnds(QStringView text)
{
    EndedLines result;
    qsizetype start = 0;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype length = lineEndAt(text, at);
        if (length > 0) {
            result.lines.append(text.sliced(start, at - start));
            result.ends.append(text.sliced(at, length));
            start = at + length;
        }
        at += std::max<qsizetype>(length, 1);
    }
    result.lines.append(text.sliced(start));
    result.ends.append(QStringView());
    return result;
}

QStringView mostFrequentEnd(const EndedLines &original)
{
    QStringView best = u"\n";
    qsizetype most = 0;
    for (QStringView candidate : {QStringView(u"\n"), QStringView(u"\r\n"), QStringView(u"\r")}) {
        const qsizetype number = original.ends.count(candidate);
        if (number > most) {
            most = number;
            best = candidate;
        }
    }
    return best;
}

} // namespace

QString toEditorText(const QString &original)
{
    const QStringView text = withoutMark(original);
    QString result;
    result.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype length = lineEndAt(text, at);
        result.append(length > 0 ? QChar(u'\n') : text[at]);
        at += std::max<qsizetype>(length, 1);
    }
    return result;
}

QString fromEditorText(const QString &original, const QString &edited)
{
    const EndedLines before = splitKeepingEnds(withoutMark(original));
    const QList<QStringView> after = QStringView(edited).split(u'\n');
    const QStringView usual = mostFrequentEnd(before);

    QList<QStringView> ends(after.size(), usual);
    for (const LineMatch &match : matchingLines(before.lines, after)) {
        for (qsizetype i = 0; i < match.length; ++i) {
            const QStringView end = before.ends[match.before + i];
            if (!end.isEmpty())
                ends[match.after + i] = end;
        }
    }

    QString result;
    result.reserve(edited.size() + after.size() + 1);
    if (original.startsWith(byteOrderMark))
        result.append(byteOrderMark);
    for (qsizetype i = 0; i < after.size(); ++i) {
        result.append(after[i]);
        if (i + 1 == after.size())
            break;
        // A CR of its own and an LF behind it would be one line end.
        const bool joins = result.endsWith(u'\r') && ends[i].startsWith(u'\n');
        result.append(joins ? QStringView(u"\r") : ends[i]);
    }
    return result;
}

} // namespace core::notes
