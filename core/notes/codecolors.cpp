#include "core/notes/codecolors.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

struct Language
{
    QLatin1StringView names; ///< with blanks around each
    QLatin1StringView lineComment;
    QLatin1StringView blockComment; ///< `/*` or none; ends in `*/`
    QLatin1StringView quotes;
    QLatin1StringView keywords; ///< with blanks around each
};

constexpr auto cKeywords
    = " auto bool break case catch char class const constexpr continue def default delete do "
      "double "
      "else enum export extends false final float fn for from func function go if impl import in "
      "int "
      "interface let long match mod mut namespace new nil null nullptr override package private "
      "protected public return self short static struct super switch template this throw trait "
      "true "
      "try type typename undefined unsigned use using val var virtual void where while async await "_L1;
constexpr auto scriptKeywords
    = " and as assert break class continue def del do done elif else end esac except export false "
      "False "
      "fi finally for from function if import in is lambda let local module None not nil or pass "
      "raise "
      "require return self set then true True try unless until when while with yield "_L1;

constexpr auto languages = std::to_array<Language>({
    {" c c++ cpp h hpp cs csharp java js javascript jsx ts typescript tsx go golang rust rs kotlin "
     "kt swift "
     "scala dart php groovy objc qml proto "_L1,
     "//"_L1, "/*"_L1, "\"'`"_L1, cKeywords},
    {" sh bash zsh shell console fish python py ruby rb perl pl r elixir ex dockerfile docker make "
     "makefile "
     "cmake nix powershell ps1 "_L1,
     "#"_L1, ""_L1, "\"'"_L1, scriptKeywords},
    {" yaml yml toml ini conf properties env "_L1, "#"_L1, ""_L1, "\"'"_L1,
     " true false null yes no on off "_L1},
    {" json jsonc json5 "_L1, "//"_L1, "/*"_L1, "\""_L1, " true false null "_L1},
    {" sql "_L1, "--"_L1, "/*"_L1, "'\""_L1,
     " select from where insert into values update set delete create alter drop table index join "
     "on and or "
     "not null primary key SELECT FROM WHERE INSERT INTO VALUES UPDATE SET DELETE CREATE ALTER "
     "DROP TABLE "
     "INDEX JOIN ON AND OR NOT NULL PRIMARY KEY "_L1},
    {" lua haskell hs "_L1, "--"_L1, ""_L1, "\"'"_L1, scriptKeywords},
    {" css scss less "_L1, ""_L1, "/*"_L1, "\"'"_L1, ""_L1},
});

bool isListed(QLatin1StringView list, QStringView word)
{
    return !word.isEmpty() && list.contains(QString(u' ' + word.toString() + u' '));
}

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

qsizetype endOfLine(QStringView code, qsizetype from)
{
    const qsizetype end = code.indexOf(u'\n', from);
    return end < 0 ? code.size() : end;
}

QList<CodeSpan> changedLines(QStringView code)
{
    QList<CodeSpan> result;
    for (qsizetype at = 0; at < code.size();) {
        const qsizetype end = endOfLine(code, at);
        if (code[at] == u'+')
            result.append({at, end - at, CodeSpan::Kind::Added});
        else if (code[at] == u'-')
            result.append({at, end - at, CodeSpan::Kind::Removed});
        else if (code[at] == u'@')
            result.append({at, end - at, CodeSpan::Kind::Keyword});
        at = end + 1;
    }
    return result;
}

/// The end of a quoted text; it does not go beyond its line.
qsizetype endOfQuoted(QStringView code, qsizetype start)
{
    for (qsizetype at = start + 1; at < code.size() && code[at] != u'\n'; ++at) {
        if (code[at] == u'\\')
            ++at;
        else if (code[at] == code[start])
            return at + 1;
    }
    return start;
}

} // namespace

QList<CodeSpan> codeSpans(QStringView code, const QString &language)
{
    const QString name = language.section(u' ', 0, 0).toLower();
    if (name == "diff"_L1 || name == "patch"_L1)
        return changedLines(code);
    const auto found = std::ranges::find_if(
        languages, [&](const Language &known) { return isListed(known.names, name); });
    if (found == languages.end())
        return {};

    QList<CodeSpan> result;
    for (qsizetype at = 0; at < code.size();) {
        const QStringView rest = code.sliced(at);
        const QChar c = code[at];
        qsizetype end = at + 1;
        std::optional<CodeSpan::Kind> kind;
        // `#` in a shell begins a comment only at the start of a word: `$#`, `a#b`
        const bool wordStart = at == 0 || code[at - 1].isSpace() || found->lineComment != "#"_L1;
        if (!found->lineComment.isEmpty() && wordStart && rest.startsWith(found->lineComment)) {
            end = endOfLine(code, at);
            kind = CodeSpan::Kind::Comment;
        } else if (!found->blockComment.isEmpty() && rest.startsWith(found->blockComment)) {
            const qsizetype close = code.indexOf("*/"_L1, at + 2);
            end = close < 0 ? code.size() : close + 2;
            kind = CodeSpan::Kind::Comment;
        } else if (found->quotes.contains(c)) {
            const qsizetype close = endOfQuoted(code, at);
            if (close > at) {
                end = close;
                kind = CodeSpan::Kind::Text;
            }
        } else if (isWord(c)) {
            while (end < code.size() && (isWord(code[end]) || (c.isDigit() && code[end] == u'.')))
                ++end;
            if (c.isDigit())
                kind = CodeSpan::Kind::Number;
            else if (isListed(found->keywords, code.sliced(at, end - at)))
                kind = CodeSpan::Kind::Keyword;
        }
        if (kind)
            result.append({at, end - at, *kind});
        at = end;
    }
    return result;
}

} // namespace core::notes
