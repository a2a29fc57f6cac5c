#include "core/notes/references.h"

#include <QStringList>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace core::notes {

namespace {

constexpr qsizetype shortShaLength = 7;
constexpr qsizetype fullShaLength = 40;
constexpr qsizetype longestName = 100;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isAsciiLetterOrDigit(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isNameCharacter(QChar c)
{
    return isAsciiLetterOrDigit(c) || c == u'-' || c == u'_' || c == u'.';
}

bool isHex(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f');
}

/// Letters and digits of any language, and the underscore: what a reference may not touch.
bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

bool isSha(QStringView text)
{
    if (text.size() < shortShaLength || text.size() > fullShaLength)
        return false;
    const bool digits = std::ranges::any_of(text, isDigit);
    const bool letters = std::ranges::any_of(text, [](QChar c) { return !isDigit(c); });
    return std::ranges::all_of(text, isHex) && digits && letters;
}

class Finder
{
public:
    Finder(QStringView text, const Context &context) : m_text(text), m_context(context) { }

    QList<Reference> run()
    {
        while (m_at < m_text.size()) {
            if (m_at > 0 && isWord(m_text[m_at - 1])) {
                ++m_at;
                continue;
            }
            if (!findIssue(m_at, m_at, m_context.repo) && !findMention() && !findWord())
                ++m_at;
        }
        return std::move(m_found);
    }

private:
    /// The end of the longest run of characters that `accept` takes, at most `longest` of them.
    template <typename Accept>
    qsizetype endOfRun(qsizetype from, Accept accept, qsizetype longest) const
    {
        qsizetype end = from;
        while (end < m_text.size() && end - from < longest && accept(m_text[end]))
            ++end;
        return end;
    }

    [[nodiscard]] bool endsWord(qsizetype at) const
    {
        return at >= m_text.size() || !isWord(m_text[at]);
    }

    void add(qsizetype start, qsizetype end, const QString &path, const QString &shown = {})
    {
        const QString text = m_text.sliced(start, end - start).toString();
        m_found.append({start, end - start,
                        m_context.web.toString(QUrl::FullyEncoded) + u'/' + path,
                        shown.isEmpty() ? text : shown});
        m_at = end;
    }

    /// `#12` at `hash`; the reference begins at `start`, before which stands the repository.
    bool findIssue(qsizetype start, qsizetype hash, const RepoId &repo)
    {
        if (hash >= m_text.size() || m_text[hash] != u'#' || repo.isEmpty())
            return false;
        const qsizetype end = endOfRun(hash + 1, isDigit, 10);
        if (end == hash + 1 || !endsWord(end))
            return false;
        add(start, end,
            repo.slug() + "/issues/"_L1 + m_text.sliced(hash + 1, end - hash - 1).toString());
        return true;
    }

    bool findMention()
    {
        if (m_text[m_at] != u'@')
            return false;
        const auto accept = [](QChar c) { return isAsciiLetterOrDigit(c) || c == u'-'; };
        qsizetype end = endOfRun(m_at + 1, accept, longestName);
        if (end == m_at + 1 || m_text[m_at + 1] == u'-')
            return false;
        while (m_text[end - 1] == u'-')
            --end;
        if (!endsWord(end))
            return false;
        const QStringView name = m_text.sliced(m_at + 1, end - m_at - 1);
        if (end < m_text.size() && m_text[end] == u'/') {
            qsizetype teamEnd = endOfRun(end + 1, isNameCharacter, longestName);
            while (teamEnd > end + 1 && m_text[teamEnd - 1] == u'.')
                --teamEnd;
            if (teamEnd > end + 1 && endsWord(teamEnd)) {
                add(m_at, teamEnd,
                    "orgs/"_L1 + name.toString() + "/teams/"_L1
                        + m_text.sliced(end + 1, teamEnd - end - 1).toString());
                return true;
            }
        }
        add(m_at, end, name.toString());
        return true;
    }

    /// What begins with a name: `GH-12`, `owner/repo#12`, `owner/repo@SHA`, or a SHA by itself.
    /// Steps over the name when it is none of these, so that it is looked at only once.
    bool findWord()
    {
        const qsizetype start = m_at;
        const qsizetype end = endOfRun(start, isNameCharacter, m_text.size());
        if (end == start)
            return false;
        const QStringView word = m_text.sliced(start, end - start);

        if (end < m_text.size() && m_text[end] == u'/' && word.size() <= longestName) {
            const qsizetype nameEnd = endOfRun(end + 1, isNameCharacter, longestName);
            const RepoId repo{word.toString(),
                              m_text.sliced(end + 1, nameEnd - end - 1).toString()};
            if (!repo.isEmpty()
                && (findIssue(start, nameEnd, repo) || findCommit(start, nameEnd, repo)))
                return true;
        }
        if (word.startsWith("GH-"_L1) && std::ranges::all_of(word.mid(3), isDigit)
            && word.size() > 3 && word.size() < 14 && !m_context.repo.isEmpty()) {
            add(start, end, m_context.repo.slug() + "/issues/"_L1 + word.mid(3).toString());
            return true;
        }
        const qsizetype hexEnd = endOfRun(start, isHex, fullShaLength + 1);
        if (isSha(m_text.sliced(start, hexEnd - start)) && isEndOfSha(hexEnd, end)
            && !m_context.repo.isEmpty()) {
            addCommit(start, start, hexEnd, m_context.repo, {});
            return true;
        }
        m_at = end;
        return true;
    }

    /// A sentence may end after a SHA; `deadbee1-x.tar` is no commit.
    [[nodiscard]] bool isEndOfSha(qsizetype hexEnd, qsizetype wordEnd) const
    {
        return std::ranges::all_of(m_text.sliced(hexEnd, wordEnd - hexEnd),
                                   [](QChar c) { return c == u'.'; });
    }

    bool findCommit(qsizetype start, qsizetype at, const RepoId &repo)
    {
        if (at >= m_text.size() || m_text[at] != u'@')
            return false;
        const qsizetype end = endOfRun(at + 1, isHex, fullShaLength + 1);
        if (!isSha(m_text.sliced(at + 1, end - at - 1)) || !endsWord(end))
            return false;
        addCommit(start, at + 1, end, repo, repo.slug() + u'@');
        return true;
    }

    void addCommit(qsizetype start, qsizetype shaStart, qsizetype end, const RepoId &repo,
                   const QString &shownBefore)
    {
        const QString sha = m_text.sliced(shaStart, end - shaStart).toString();
        add(start, end, repo.slug() + "/commit/"_L1 + sha, shownBefore + sha.left(shortShaLength));
    }

    QStringView m_text;
    const Context &m_context;
    qsizetype m_at = 0;
    QList<Reference> m_found;
};

} // namespace

QList<Reference> findReferences(QStringView text, const Context &context)
{
    if (context.web.isEmpty())
        return {};
    return Finder(text, context).run();
}

QString shortenedAddress(const QUrl &url, const Context &context)
{
    const QUrl &web = context.web;
    if (web.isEmpty() || url.scheme() != web.scheme() || url.host() != web.host()
        || url.port() != web.port() || url.hasQuery() || !url.path().startsWith(web.path()))
        return {};
    const QStringList parts = url.path().mid(web.path().size()).split(u'/', Qt::SkipEmptyParts);
    if (parts.size() != 4)
        return {};
    const RepoId repo{parts[0], parts[1]};
    const bool here = repo.slug().compare(context.repo.slug(), Qt::CaseInsensitive) == 0;
    const QString before = here ? QString() : repo.slug();
    const QString &kind = parts[2];
    const QString &last = parts[3];

    if (kind == "issues"_L1 || kind == "pull"_L1 || kind == "discussions"_L1) {
        if (!std::ranges::all_of(last, isDigit))
            return {};
        const bool comment
            = url.fragment().contains("comment"_L1) || url.fragment().startsWith("discussion_r"_L1);
        if (url.hasFragment() && !comment)
            return {};
        return before + u'#' + last + (comment ? u" (comment)"_s : QString());
    }
    if (url.hasFragment())
        return {};
    if (kind == "commit"_L1 && isSha(last))
        return (here ? QString() : repo.slug() + u'@') + last.left(shortShaLength);
    if (kind == "compare"_L1 && last.contains("..."_L1))
        return (here ? QString() : repo.slug() + u'@') + last;
    return {};
}

} // namespace core::notes
