// Representation of a repository: mostly addresses.
#include "app/hub/representation.h"
#include "app/hub/store.h"

#include <array>
#include <utility>

namespace hub {

namespace {

constexpr std::array<std::pair<const char *, const char *>, 37> addresses{{
    {"forks_url", "/forks"},
    {"keys_url", "/keys{/key_id}"},
    {"collaborators_url", "/collaborators{/collaborator}"},
    {"teams_url", "/teams"},
    {"hooks_url", "/hooks"},
    {"issue_events_url", "/issues/events{/number}"},
    {"events_url", "/events"},
    {"assignees_url", "/assignees{/user}"},
    {"branches_url", "/branches{/branch}"},
    {"tags_url", "/tags"},
    {"blobs_url", "/git/blobs{/sha}"},
    {"git_tags_url", "/git/tags{/sha}"},
    {"git_refs_url", "/git/refs{/sha}"},
    {"trees_url", "/git/trees{/sha}"},
    {"statuses_url", "/statuses/{sha}"},
    {"languages_url", "/languages"},
    {"stargazers_url", "/stargazers"},
    {"contributors_url", "/contributors"},
    {"subscribers_url", "/subscribers"},
    {"subscription_url", "/subscription"},
    {"commits_url", "/commits{/sha}"},
    {"git_commits_url", "/git/commits{/sha}"},
    {"comments_url", "/comments{/number}"},
    {"issue_comment_url", "/issues/comments{/number}"},
    {"contents_url", "/contents/{+path}"},
    {"compare_url", "/compare/{base}...{head}"},
    {"merges_url", "/merges"},
    {"archive_url", "/{archive_format}{/ref}"},
    {"downloads_url", "/downloads"},
    {"issues_url", "/issues{/number}"},
    {"pulls_url", "/pulls{/number}"},
    {"milestones_url", "/milestones{/number}"},
    {"notifications_url", "/notifications{?since,all,participating}"},
    {"labels_url", "/labels{/name}"},
    {"releases_url", "/releases{/id}"},
    {"deployments_url", "/deployments"},
    {"url", ""},
}};

void permissions(JsonText &json, bool canPush)
{
    json.key("permissions");
    json.open('{');
    json.boolean("admin", canPush);
    json.boolean("maintain", canPush);
    json.boolean("push", canPush);
    json.boolean("triage", canPush);
    json.boolean("pull", true);
    json.close('}');
}

void times(JsonText &json, const Repository &repository)
{
    const qint64 pushed
        = repository.commits.empty() ? repository.createdAt : repository.commits.back().date;
    json.time("pushed_at", pushed);
    json.time("created_at", repository.createdAt);
    json.time("updated_at", pushed);
}

void features(JsonText &json, const Repository &repository)
{
    for (const char *key : {"has_issues", "has_projects", "has_downloads", "allow_forking"})
        json.boolean(key, true);
    for (const char *key : {"has_wiki", "has_pages", "disabled", "is_template",
                            "web_commit_signoff_required", "private", "fork"})
        json.boolean(key, false);
    json.boolean("archived", repository.archived);
    json.boolean("has_discussions", repository.discussions);
    json.text("visibility", "public");
}

void counts(JsonText &json, const Repository &repository)
{
    for (const char *key : {"stargazers_count", "watchers_count", "watchers"})
        json.number(key, repository.stars);
    for (const char *key : {"forks_count", "forks", "open_issues_count", "open_issues"})
        json.number(key, 0);
    json.number("size", 4096);
}

void onlyFull(JsonText &json, const Repository &repository)
{
    json.number("network_count", 0);
    json.number("subscribers_count", repository.stars / 40);
    for (const char *key : {"allow_rebase_merge", "allow_squash_merge", "allow_merge_commit"})
        json.boolean(key, true);
    for (const char *key : {"allow_auto_merge", "delete_branch_on_merge", "allow_update_branch"})
        json.boolean(key, false);
    json.raw("temp_clone_token", "null");
}

} // namespace

void Representation::repositoryBody(JsonText &json, bool canPush, bool full)
{
    const QByteArray slug = m_repository.owner + '/' + m_repository.name;
    json.open('{');
    json.number("id", m_repository.id);
    json.text("node_id", nodeId("R_", m_repository.id));
    json.text("name", m_repository.name);
    json.text("full_name", slug);
    json.raw("owner", person(m_repository.owner));
    json.text("html_url", m_web);
    json.textOrNull("description", m_repository.description);
    for (const auto &[key, path] : addresses)
        json.text(key, m_api + path);
    json.text("git_url", "git" + m_web.mid(m_web.indexOf(':')) + ".git");
    json.text("ssh_url", "git@127.0.0.1:" + slug + ".git");
    json.text("clone_url", m_web + ".git");
    json.text("svn_url", m_web);
    json.raw("homepage", "null");
    json.raw("mirror_url", "null");
    json.raw("license", "null");
    json.raw("topics", "[]");
    json.textOrNull("language", m_repository.language);
    json.text("default_branch", m_repository.defaultBranch);
    features(json, m_repository);
    counts(json, m_repository);
    times(json, m_repository);
    permissions(json, canPush);
    if (full)
        onlyFull(json, m_repository);
    json.close('}');
}

} // namespace hub
