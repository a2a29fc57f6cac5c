#include "app/hub/representation.h"

#include "app/hub/blob.h"
#include "app/hub/store.h"

namespace hub {

namespace {

constexpr qint64 accountsBegan = 1201832625;

void accountBody(JsonText &json, const Account &account, const Site &site)
{
    const QByteArray url = site.api + "/users/" + account.login;
    json.text("login", account.login);
    json.number("id", account.id);
    json.text("node_id", nodeId("U_", account.id));
    json.text("avatar_url", site.web + "/avatars/u/" + QByteArray::number(account.id));
    json.text("gravatar_id", "");
    json.text("url", url);
    json.text("html_url", site.web + '/' + account.login);
    json.text("followers_url", url + "/followers");
    json.text("following_url", url + "/following{/other_user}");
    json.text("gists_url", url + "/gists{/gist_id}");
    json.text("starred_url", url + "/starred{/owner}{/repo}");
    json.text("subscriptions_url", url + "/subscriptions");
    json.text("organizations_url", url + "/orgs");
    json.text("repos_url", url + "/repos");
    json.text("events_url", url + "/events{/privacy}");
    json.text("received_events_url", url + "/received_events");
    json.text("type", account.organisation ? "Organization" : "User");
    json.boolean("site_admin", false);
}

void profile(JsonText &json, const Account &account)
{
    json.textOrNull("name", account.name);
    for (const char *key : {"company", "location", "email", "hireable", "bio", "twitter_username"})
        json.raw(key, "null");
    json.text("blog", "");
    for (const char *key :
         {"public_repos", "public_gists", "followers", "following", "private_gists",
          "total_private_repos", "owned_private_repos", "disk_usage", "collaborators"})
        json.number(key, 0);
    json.boolean("two_factor_authentication", true);
    json.time("created_at", accountsBegan);
    json.time("updated_at", accountsBegan);
}

QByteArray lowerHex(const QByteArray &bytes)
{
    return bytes.toHex();
}

} // namespace

QByteArray nodeId(const char *prefix, qint64 id)
{
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return prefix + ("kwDO" + QByteArray::number(id)).toBase64(options);
}

QByteArray accountJson(const Account &account, const Site &site, bool full)
{
    JsonText json;
    json.open('{');
    accountBody(json, account, site);
    if (full)
        profile(json, account);
    json.close('}');
    return json.take();
}

Representation::Representation(const Store &store, const Site &site, const Repository &repository)
    : m_store(store)
    , m_site(site)
    , m_repository(repository)
    , m_api(site.api + "/repos/" + repository.owner + '/' + repository.name)
    , m_web(site.web + '/' + repository.owner + '/' + repository.name)
{
}

const QByteArray &Representation::person(const QByteArray &login)
{
    if (m_personLogin != login || m_person.isEmpty()) {
        m_personLogin = login;
        m_person = accountJson(accountOf(login), m_site);
    }
    return m_person;
}

Account Representation::accountOf(const QByteArray &login) const
{
    const Account *account = m_store.account(login);
    return account ? *account : Account{1, login, login};
}

QByteArray Representation::releasePage(const Release &release) const
{
    return m_web + "/releases/tag/" + encoded(release.draft ? release.untagged : release.tag);
}

void Representation::release(JsonText &json, const Release &release)
{
    const QByteArray id = QByteArray::number(release.id);
    const QByteArray url = m_api + "/releases/" + id;
    json.open('{');
    json.text("url", url);
    json.text("assets_url", url + "/assets");
    json.text("upload_url",
              m_site.uploads + "/repos/" + m_repository.owner + '/' + m_repository.name
                  + "/releases/" + id + "/assets{?name,label}");
    json.text("html_url", releasePage(release));
    json.number("id", release.id);
    json.raw("author", person(release.author));
    json.text("node_id", nodeId("RE_", release.id));
    json.text("tag_name", release.tag);
    json.text("target_commitish", release.target);
    json.textOrNull("name", release.title);
    json.boolean("draft", release.draft);
    if (m_site.abilities.digests)
        json.boolean("immutable", release.immutable);
    json.boolean("prerelease", release.prerelease);
    json.time("created_at", release.createdAt);
    if (m_site.abilities.digests)
        json.time("updated_at", release.updatedAt);
    json.time("published_at", release.publishedAt);
    json.key("assets");
    json.open('[');
    for (const Asset &each : release.assets)
        asset(json, release, each);
    json.close(']');
    const QByteArray ref = "refs/tags/" + encoded(release.tag);
    json.textOrNull("tarball_url", release.draft ? QByteArray() : m_api + "/tarball/" + ref);
    json.textOrNull("zipball_url", release.draft ? QByteArray() : m_api + "/zipball/" + ref);
    json.text("body", release.notes);
    if (!release.discussionCategory.isEmpty() && !release.draft)
        json.text("discussion_url", m_web + "/discussions/" + id);
    json.close('}');
}

void Representation::asset(JsonText &json, const Release &release, const Asset &asset)
{
    json.open('{');
    json.text("url", m_api + "/releases/assets/" + QByteArray::number(asset.id));
    json.number("id", asset.id);
    json.text("node_id", nodeId("RA_", asset.id));
    json.text("name", asset.name);
    json.text("label", asset.label);
    json.raw("uploader", person(release.author));
    json.text("content_type", asset.contentType);
    json.text("state", asset.blob ? "uploaded" : "starter");
    json.number("size", asset.blob ? asset.blob->size() : 0);
    if (m_site.abilities.digests) {
        const bool known = asset.blob && asset.digestKnown;
        json.textOrNull("digest",
                        known ? "sha256:" + lowerHex(asset.blob->sha256()) : QByteArray());
    }
    json.number("download_count", asset.downloads);
    json.time("created_at", asset.createdAt);
    json.time("updated_at", asset.updatedAt);
    json.text("browser_download_url",
              m_web + "/releases/download/"
                  + encoded(release.draft ? release.untagged : release.tag) + '/'
                  + encoded(asset.name));
    json.close('}');
}

void Representation::tag(JsonText &json, const QByteArray &name, const QByteArray &sha)
{
    const QByteArray ref = "/refs/tags/" + encoded(name);
    json.open('{');
    json.text("name", name);
    json.text("zipball_url", m_api + "/zipball" + ref);
    json.text("tarball_url", m_api + "/tarball" + ref);
    json.key("commit");
    json.open('{');
    json.text("sha", sha);
    json.text("url", m_api + "/commits/" + sha);
    json.close('}');
    json.text("node_id", "REF_" + nodeId("", m_repository.id) + encoded(name));
    json.close('}');
}

void Representation::branch(JsonText &json, const QByteArray &name, const QByteArray &sha)
{
    json.open('{');
    json.text("name", name);
    json.key("commit");
    json.open('{');
    json.text("sha", sha);
    json.text("url", m_api + "/commits/" + sha);
    json.close('}');
    json.boolean("protected", name == m_repository.defaultBranch);
    json.close('}');
}

void Representation::ref(JsonText &json, const QByteArray &name, const QByteArray &sha)
{
    json.open('{');
    json.text("ref", "refs/tags/" + name);
    json.text("node_id", "REF_" + nodeId("", m_repository.id) + encoded(name));
    json.text("url", m_api + "/git/refs/tags/" + encoded(name));
    json.key("object");
    json.open('{');
    json.text("sha", sha);
    json.text("type", "commit");
    json.text("url", m_api + "/git/commits/" + sha);
    json.close('}');
    json.close('}');
}

void Representation::commit(JsonText &json, const Commit &commit)
{
    const auto signature = [&](const char *key) {
        json.key(key);
        json.open('{');
        json.text("name", commit.author);
        json.text("email", commit.author + "@users.noreply.example");
        json.time("date", commit.date);
        json.close('}');
    };
    const QByteArray tree = commit.sha;
    json.open('{');
    json.text("sha", commit.sha);
    json.text("node_id", "C_" + commit.sha);
    json.key("commit");
    json.open('{');
    signature("author");
    signature("committer");
    json.text("message", commit.subject);
    json.key("tree");
    json.open('{');
    json.text("sha", tree);
    json.text("url", m_api + "/git/trees/" + tree);
    json.close('}');
    json.text("url", m_api + "/git/commits/" + commit.sha);
    json.number("comment_count", 0);
    json.raw(
        "verification",
        R"({"verified":false,"reason":"unsigned","signature":null,"payload":null,"verified_at":null})");
    json.close('}');
    json.text("url", m_api + "/commits/" + commit.sha);
    json.text("html_url", m_web + "/commit/" + commit.sha);
    json.text("comments_url", m_api + "/commits/" + commit.sha + "/comments");
    json.raw("author", person(commit.author));
    json.raw("committer", person(commit.author));
    json.raw("parents", "[]");
    json.close('}');
}

void Representation::contributor(JsonText &json, const QByteArray &login, qsizetype commits)
{
    json.open('{');
    accountBody(json, accountOf(login), m_site);
    json.number("contributions", commits);
    json.close('}');
}

void Representation::issue(JsonText &json, const Issue &issue)
{
    const QByteArray number = QByteArray::number(issue.number);
    const QByteArray url = m_api + "/issues/" + number;
    const QByteArray page = m_web + (issue.pullRequest ? "/pull/" : "/issues/") + number;
    const qint64 id = m_repository.id * 1'000'000 + issue.number;
    json.open('{');
    json.text("url", url);
    json.text("repository_url", m_api);
    json.text("labels_url", url + "/labels{/name}");
    json.text("comments_url", url + "/comments");
    json.text("events_url", url + "/events");
    json.text("html_url", page);
    json.number("id", id);
    json.text("node_id", nodeId(issue.pullRequest ? "PR_" : "I_", id));
    json.number("number", issue.number);
    json.text("title", issue.title);
    json.raw("user", person(issue.author));
    json.raw("labels", "[]");
    json.text("state", issue.closedAt == 0 ? "open" : "closed");
    json.boolean("locked", false);
    json.raw("assignee", "null");
    json.raw("assignees", "[]");
    json.raw("milestone", "null");
    json.number("comments", 0);
    json.time("created_at", issue.createdAt);
    json.time("updated_at", issue.updatedAt);
    json.time("closed_at", issue.closedAt);
    json.text("author_association", "MEMBER");
    json.raw("active_lock_reason", "null");
    if (issue.pullRequest) {
        const QByteArray api = m_api + "/pulls/" + number;
        json.key("pull_request");
        json.open('{');
        json.text("url", api);
        json.text("html_url", page);
        json.text("diff_url", page + ".diff");
        json.text("patch_url", page + ".patch");
        json.time("merged_at", issue.closedAt);
        json.close('}');
        json.boolean("draft", false);
    }
    json.raw("body", "null");
    json.close('}');
}

} // namespace hub
