#include "core/notes/mentions.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core::notes {

QList<IssueMention> mentionedIssues(const QString &notes, const QString &slug)
{
    static const QRegularExpression mention(
        uR"((?<![\w&/])#(\d{1,9})\b|/([\w.-]+/[\w.-]+)/(?:pull|issues)/(\d{1,9})\b)"_s);
    static const QRegularExpression generated(uR"(^[*-] (.+) by @\S+ in $)"_s);
    QList<IssueMention> found;
    QHash<QString, qsizetype> known;
    qsizetype lineStart = 0;
    for (auto matches = mention.globalMatch(notes); matches.hasNext();) {
        const auto match = matches.next();
        const bool isAddress = match.hasCaptured(3);
        if (isAddress && match.captured(2).compare(slug, Qt::CaseInsensitive) != 0)
            continue;
        const QString number = match.captured(isAddress ? 3 : 1);
        QString title;
        if (isAddress) {
            lineStart = notes.lastIndexOf(u'\n', match.capturedStart()) + 1;
            const qsizetype address = notes.lastIndexOf(u' ', match.capturedStart()) + 1;
            if (address > lineStart)
                title = generated.match(notes.sliced(lineStart, address - lineStart)).captured(1);
        }
        const auto before = known.constFind(number);
        if (before == known.cend()) {
            known.insert(number, found.size());
            found.append({.number = number, .title = title});
        } else if (found.at(*before).title.isEmpty()) {
            found[*before].title = title;
        }
    }
    return found;
}

std::optional<CompletionStart> completionStart(QStringView line)
{
    if (line.count(u'`') % 2 == 1)
        return {};
    static const QRegularExpression start(
        uR"((?:^|[\s(>*_"'\[])(?:(:)([a-z0-9_+-]{2,})|(@)([A-Za-z0-9-]*)|(#)(\d*))$)"_s);
    // A line without end is no word.
    constexpr qsizetype farthest = 80;
    const qsizetype from = std::max<qsizetype>(0, line.size() - farthest);
    const auto match = start.match(line.sliced(from).toString());
    for (const int group : {1, 3, 5}) {
        if (match.hasCaptured(group))
            return CompletionStart{.sign = match.captured(group).front(),
                                   .typed = match.captured(group + 1),
                                   .position = from + match.capturedStart(group)};
    }
    return {};
}

} // namespace core::notes
