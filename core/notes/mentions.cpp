#include "core/notes/mentions.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace core::notes {
namespace {

bool hasWordThatBegins(const QString &title, const QString &typed)
{
    for (qsizetype at = title.indexOf(typed, 0, Qt::CaseInsensitive); at >= 0;
         at = title.indexOf(typed, at + 1, Qt::CaseInsensitive)) {
        if (at == 0 || !title.at(at - 1).isLetterOrNumber())
            return true;
    }
    return false;
}

} // namespace

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

Mentions merged(const QList<Mentions> &sources)
{
    Mentions all;
    QSet<QString> names;
    QHash<QString, qsizetype> known;
    for (const Mentions &source : sources) {
        for (const QString &name : source.names) {
            const qsizetype before = names.size();
            names.insert(name.toLower());
            if (names.size() > before)
                all.names.append(name);
        }
        for (const IssueMention &issue : source.issues) {
            const auto before = known.constFind(issue.number);
            if (before == known.cend()) {
                known.insert(issue.number, all.issues.size());
                all.issues.append(issue);
                continue;
            }
            IssueMention &first = all.issues[*before];
            // Titles in notes are as old as the notes.
            const bool isBetter = first.kind == IssueMention::Kind::Unknown
                && issue.kind != IssueMention::Kind::Unknown;
            if (isBetter)
                first = issue;
            else if (first.title.isEmpty())
                first.title = issue.title;
        }
    }
    return all;
}

QStringList namesFor(const QStringList &names, const QString &typed, qsizetype most)
{
    QStringList found;
    for (const QString &name : names) {
        if (name == typed)
            found.prepend(name);
        else if (name.startsWith(typed, Qt::CaseInsensitive))
            found.append(name);
    }
    if (found.size() == 1 && found.constFirst() == typed)
        return {};
    return found.first(std::min(found.size(), most));
}

QList<IssueMention> issuesFor(const QList<IssueMention> &issues, const QString &typed,
                              qsizetype most)
{
    QList<IssueMention> found;
    QList<IssueMention> byTitle;
    for (const IssueMention &issue : issues) {
        if (issue.number == typed)
            found.prepend(issue);
        else if (issue.number.startsWith(typed))
            found.append(issue);
        else if (hasWordThatBegins(issue.title, typed))
            byTitle.append(issue);
    }
    found += byTitle;
    if (found.size() == 1 && found.constFirst().number == typed)
        return {};
    return found.first(std::min(found.size(), most));
}

std::optional<CompletionStart> completionStart(QStringView line)
{
    if (line.count(u'`') % 2 == 1)
        return {};
    static const QRegularExpression start(
        uR"((?:^|[\s(>*_"'\[])(?:(:)([a-z0-9_+-]{2,})|(@)([A-Za-z0-9_-]*)|(#)([\p{L}\p{N}_-]*))$)"_s);
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
