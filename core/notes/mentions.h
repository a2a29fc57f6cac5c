#pragma once

#include "core/github/issue.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace core::notes {

/// An issue or a pull request that notes speak of, or could.
struct IssueMention
{
    enum class Kind { Unknown, Issue, PullRequest };

    QString number; ///< digits only
    QString title = {}; ///< empty where nobody has told
    Kind kind = Kind::Unknown; ///< notes alone do not tell
    IssueState state = IssueState::Open; ///< of a known kind

    bool operator==(const IssueMention &) const = default;
};

/// As `#12` or by their address in the repository `slug` ("owner/name"), each once, in the order of
/// the text. A title is taken from wherever it stands.
QList<IssueMention> mentionedIssues(const QString &notes, const QString &slug);

/// Who and what there is to speak of; the first ones are offered first.
struct Mentions
{
    QStringList names;
    QList<IssueMention> issues;

    bool operator==(const Mentions &) const = default;
};

/// Each once, in the order of the sources, with what any of them knows of it.
Mentions merged(const QList<Mentions> &sources);

/// Those that begin so, in any case, at most so many. None when that is one, and typed already.
QStringList namesFor(const QStringList &names, const QString &typed, qsizetype most);
/// Those with a number that begins so, the number itself first; then those with a word in their
/// title that does. None when that is one, and typed already.
QList<IssueMention> issuesFor(const QList<IssueMention> &issues, const QString &typed,
                              qsizetype most);

/// What is being typed in front of the cursor and could be completed.
struct CompletionStart
{
    QChar sign; ///< `:`, `@` or `#`
    QString typed; ///< behind it
    qsizetype position = 0; ///< of the sign in the line; the cursor is behind what is typed

    bool operator==(const CompletionStart &) const = default;
};
/// \param line up to the cursor. nullopt where a sign begins nothing: within words and code; of an
/// emoji two letters are wanted, or every colon would offer some.
std::optional<CompletionStart> completionStart(QStringView line);

} // namespace core::notes
