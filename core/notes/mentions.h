#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace core::notes {

/// An issue or a pull request that notes speak of.
struct IssueMention
{
    QString number; ///< digits only
    QString title; ///< where the notes are as GitHub generates them; else empty

    bool operator==(const IssueMention &) const = default;
};

/// As `#12` or by their address in the repository `slug` ("owner/name"), each once, in the order of
/// the text. A title is taken from wherever it stands.
QList<IssueMention> mentionedIssues(const QString &notes, const QString &slug);

/// What is being typed in front of the cursor and could be completed.
struct CompletionStart
{
    QChar sign; ///< `:`, `@` or `#`
    QString typed; ///< behind it
    qsizetype position = 0; ///< of the sign in the line

    bool operator==(const CompletionStart &) const = default;
};
/// \param line up to the cursor. nullopt where a sign begins nothing: within words and code; of an
/// emoji two letters are wanted, or every colon would offer some.
std::optional<CompletionStart> completionStart(QStringView line);

} // namespace core::notes
