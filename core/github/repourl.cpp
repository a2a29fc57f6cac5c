#include "core/github/repourl.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr qsizetype longestAddress = 2000;

/// First segments of GitHub's own pages, which no account can be called.
constexpr std::array ownPages{
    "about"_L1,         "apps"_L1,     "codespaces"_L1,  "collections"_L1, "customer-stories"_L1,
    "dashboard"_L1,     "explore"_L1,  "features"_L1,    "issues"_L1,      "join"_L1,
    "login"_L1,         "logout"_L1,   "marketplace"_L1, "new"_L1,         "notifications"_L1,
    "organizations"_L1, "orgs"_L1,     "pricing"_L1,     "pulls"_L1,       "search"_L1,
    "security"_L1,      "sessions"_L1, "settings"_L1,    "site"_L1,        "sponsors"_L1,
    "stafftools"_L1,    "stars"_L1,    "topics"_L1,      "trending"_L1,    "users"_L1,
};

bool hidesSomething(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph
            || c == QChar::ReplacementCharacter;
    });
}

/// The path's segments, decoded once. Nothing when one of them is up to something.
std::optional<QStringList> segmentsOf(const QString &encodedPath)
{
    QStringList segments;
    for (const QString &encoded : encodedPath.split(u'/', Qt::SkipEmptyParts)) {
        const QString segment = QUrl::fromPercentEncoding(encoded.toUtf8());
        if (segment == "."_L1 || segment == ".."_L1 || hidesSomething(segment))
            return std::nullopt;
        segments.append(segment);
    }
    return segments;
}

std::optional<RepoId> repoIn(const QStringList &segments)
{
    QString name = segments.value(1);
    if (name.endsWith(".git"_L1, Qt::CaseInsensitive))
        name.chop(4);
    return RepoId::fromSlug(segments.value(0) + u'/' + name);
}

/// What follows owner/name on a web page's address.
void readPage(const QStringList &rest, RepoReference &reference)
{
    if (rest.size() < 3 || rest.at(0) != "releases"_L1)
        return;
    // A tag may hold slashes, also such as nobody has encoded.
    if (rest.at(1) == "tag"_L1 || rest.at(1) == "edit"_L1 || rest.at(1) == "expanded_assets"_L1)
        reference.tag = rest.sliced(2).join(u'/');
    else if (rest.at(1) == "download"_L1 && rest.size() > 3)
        reference.tag = rest.sliced(2, rest.size() - 3).join(u'/');
}

/// What follows owner/name on an address of the API.
void readEndpoint(const QStringList &rest, RepoReference &reference)
{
    if (rest.size() < 2 || rest.at(0) != "releases"_L1)
        return;
    if (rest.at(1) == "tags"_L1)
        reference.tag = rest.sliced(2).join(u'/');
    else
        reference.releaseId = qMax<qint64>(0, rest.at(1).toLongLong());
}

std::optional<RepoReference> readSegments(const QString &host, const QStringList &segments)
{
    RepoReference reference{.host = host};
    QStringList path = segments;
    bool api = host == "api.github.com"_L1 || host == "uploads.github.com"_L1;
    if (path.value(0) == "api"_L1 && (path.value(1) == "v3"_L1 || path.value(1) == "uploads"_L1)) {
        api = true;
        path.remove(0, 2);
    }
    if (api) {
        if (path.value(0) != "repos"_L1)
            return std::nullopt;
        path.removeFirst();
    } else if (std::ranges::find(ownPages, path.value(0).toLower()) != ownPages.end()) {
        return std::nullopt;
    }
    const auto repo = repoIn(path);
    if (!repo)
        return std::nullopt;
    reference.repo = *repo;
    if (host.endsWith(".github.com"_L1) || host.endsWith(".githubusercontent.com"_L1)) {
        static const QStringList known{u"www.github.com"_s,     u"api.github.com"_s,
                                       u"uploads.github.com"_s, u"codeload.github.com"_s,
                                       u"ssh.github.com"_s,     u"raw.githubusercontent.com"_s};
        if (!known.contains(host))
            return std::nullopt; // gists, pages and such are no repositories
        reference.host = u"github.com"_s;
    }
    if (api)
        readEndpoint(path.sliced(2), reference);
    else
        readPage(path.sliced(2), reference);
    return reference;
}

std::optional<RepoReference> readUrl(const QString &text)
{
    const QUrl url(text, QUrl::TolerantMode);
    static const QStringList schemes{u"https"_s, u"http"_s,    u"ssh"_s,
                                     u"git"_s,   u"git+ssh"_s, u"git+https"_s};
    if (!url.isValid() || !schemes.contains(url.scheme()) || url.host().isEmpty())
        return std::nullopt;
    const bool web = url.scheme().startsWith("http"_L1);
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.endsWith(u'.'))
        host.chop(1);
    // The port of SSH says nothing about that of the web server.
    const int usual = url.scheme() == "http"_L1 ? 80 : 443;
    if (web && url.port(usual) != usual)
        host += u':' + QString::number(url.port());
    const auto segments = segmentsOf(url.path(QUrl::FullyEncoded));
    return segments ? readSegments(host, *segments) : std::nullopt;
}

/// `git@host:owner/name.git`
std::optional<RepoReference> readScp(const QString &text)
{
    static const QRegularExpression form(uR"(^[A-Za-z0-9._-]+@([A-Za-z0-9.-]+):(?!//)([^:]+)$)"_s);
    const auto match = form.match(text);
    return match.hasMatch() ? readUrl(u"ssh://"_s + match.captured(1) + u'/' + match.captured(2))
                            : std::nullopt;
}

/// owner/name, owner/name@tag
std::optional<RepoReference> readSlug(const QString &text)
{
    const auto at = text.indexOf(u'@');
    const QString tag = at < 0 ? QString() : text.sliced(at + 1);
    const auto segments = segmentsOf(at < 0 ? text : text.first(at));
    if (!segments || segments->size() != 2 || tag.contains(u' ') || (at >= 0 && tag.isEmpty()))
        return std::nullopt;
    const auto repo = repoIn(*segments);
    return repo ? std::optional(RepoReference{.repo = *repo, .tag = tag}) : std::nullopt;
}

QString authorityOf(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    return url.port() < 0 ? host : host + u':' + QString::number(url.port());
}

} // namespace

bool RepoReference::isOn(const Host &on) const
{
    return host.isEmpty() || host == authorityOf(on.web) || host == authorityOf(on.api)
        || host == authorityOf(on.uploads);
}

bool RepoReference::means(const Release &release) const
{
    if (releaseId != 0)
        return release.id == releaseId;
    if (tag.isEmpty())
        return false;
    return release.tag == tag || (release.draft && release.webUrl.path().endsWith(u'/' + tag));
}

std::optional<RepoReference> readRepoReference(const QString &text)
{
    QString address = text.trimmed();
    if (address.startsWith(u'<') && address.endsWith(u'>')) // as mails and notes write them
        address = address.sliced(1, address.size() - 2).trimmed();
    if (address.isEmpty() || address.size() > longestAddress || hidesSomething(address))
        return std::nullopt;
    if (address.contains("://"_L1))
        return readUrl(address);
    if (auto reference = readScp(address))
        return reference;
    // An owner has no dots and no colon; what has one is the host of an address without its scheme.
    const QString first = address.section(u'/', 0, 0);
    if (first.contains(u'.') || first.contains(u':'))
        return readUrl(u"https://"_s + address);
    return readSlug(address);
}

} // namespace core
