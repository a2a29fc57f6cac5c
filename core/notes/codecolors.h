#pragma once

#include <QList>
#include <QString>

namespace core::notes {

/// A stretch of source code that stands out.
struct CodeSpan
{
    enum class Kind { Comment, Text, Number, Keyword, Added, Removed };

    qsizetype start = 0;
    qsizetype length = 0;
    Kind kind = Kind::Comment;

    bool operator==(const CodeSpan &) const = default;
};

/// Comments, quoted text, numbers and common keywords, by rules that many languages share; for
/// `diff` the changed lines. A help for the eye, as release notes quote a few lines only. Nothing
/// for an unknown language. In ascending order, not overlapping. Linear.
QList<CodeSpan> codeSpans(QStringView code, const QString &language);

} // namespace core::notes
