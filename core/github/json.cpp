#include "core/github/json.h"

#include "core/github/jsonreader.h"

using namespace Qt::StringLiterals;

namespace core::json {
namespace {

/// Longest sentence of a server that is worth keeping, in characters.
constexpr qsizetype longestMessage = 4'000;
constexpr qsizetype mostFieldProblems = 100;

template <typename T>
Result<T> readOne(const QByteArray &json, T (*read)(Reader &, Texts &))
{
    const auto document = parse(json);
    if (!document)
        return document.error();
    if (!document->isObject())
        return malformed(u"not a JSON object"_s);
    Texts texts;
    Reader reader(document->object());
    return reader.result(read(reader, texts));
}

template <typename T>
QList<T> readEach(const QJsonArray &array, Texts &texts, Reader &whole, QLatin1StringView part,
                  T (*read)(Reader &, Texts &))
{
    QList<T> elements;
    elements.reserve(array.size());
    for (qsizetype i = 0; i < array.size() && !whole.failed(); ++i) {
        Reader reader(array.at(i).toObject(), part, i);
        elements.append(read(reader, texts));
        whole.note(reader);
    }
    return elements;
}

template <typename T>
Result<QList<T>> readList(const QByteArray &json, T (*read)(Reader &, Texts &))
{
    const auto document = parse(json);
    if (!document)
        return document.error();
    if (!document->isArray())
        return malformed(u"not a JSON list"_s);
    Texts texts;
    Reader whole({});
    return whole.result(readEach(document->array(), texts, whole, {}, read));
}

User user(Reader &reader, Texts &)
{
    return {.id = reader.number("id"_L1),
            .login = reader.text("login"_L1),
            .name = reader.optionalText("name"_L1)};
}

Repository repository(Reader &reader, Texts &texts)
{
    Reader owner(reader.object("owner"_L1), "owner"_L1);
    Reader permissions(reader.optionalObject("permissions"_L1), "permissions"_L1);
    Repository result{
        .id = {.owner = texts.shared(owner.text("login"_L1)), .name = reader.text("name"_L1)},
        .description = reader.optionalText("description"_L1),
        .defaultBranch = texts.shared(reader.optionalText("default_branch"_L1)),
        .webUrl = reader.optionalUrl("html_url"_L1),
        .isPrivate = reader.optionalFlag("private"_L1),
        .archived = reader.optionalFlag("archived"_L1),
        .canPush = permissions.optionalFlag("push"_L1),
    };
    reader.note(owner);
    reader.note(permissions);
    return result;
}

DeviceGrant deviceGrant(Reader &reader, Texts &)
{
    return {.deviceCode = reader.text("device_code"_L1).toUtf8(),
            .userCode = reader.text("user_code"_L1),
            .page = reader.optionalUrl("verification_uri"_L1),
            .expiresIn = reader.optionalNumber("expires_in"_L1),
            .interval = reader.optionalNumber("interval"_L1)};
}

TokenGrant tokenGrant(Reader &reader, Texts &)
{
    return {.token = reader.text("access_token"_L1).toUtf8()};
}

/// Branches and tags look alike: a name and the commit it points to.
template <typename T>
T namedCommit(Reader &reader, Texts &)
{
    Reader commit(reader.object("commit"_L1), "commit"_L1);
    T result{.name = reader.text("name"_L1), .sha = commit.text("sha"_L1)};
    reader.note(commit);
    return result;
}

Tag tagRef(Reader &reader, Texts &)
{
    Reader object(reader.object("object"_L1), "object"_L1);
    QString name = reader.text("ref"_L1);
    if (name.startsWith("refs/tags/"_L1))
        name.remove(0, "refs/tags/"_L1.size());
    Tag result{.name = name, .sha = object.text("sha"_L1)};
    reader.note(object);
    return result;
}

QString commitSubject(Reader &reader, Texts &)
{
    Reader commit(reader.object("commit"_L1), "commit"_L1);
    const QString message = commit.text("message"_L1);
    reader.note(commit);
    return message.section(u'\n', 0, 0).trimmed();
}

Comparison comparison(Reader &reader, Texts &texts)
{
    Comparison result{
        .aheadBy = reader.smallNumber("ahead_by"_L1),
        .behindBy = reader.smallNumber("behind_by"_L1),
        .totalCommits = reader.smallNumber("total_commits"_L1),
        .subjects = {},
    };
    result.subjects
        = readEach(reader.optionalArray("commits"_L1), texts, reader, "commits"_L1, commitSubject);
    return result;
}

QString contributor(Reader &reader, Texts &)
{
    return reader.optionalText("login"_L1);
}

Issue issue(Reader &reader, Texts &)
{
    const QJsonObject pullRequest = reader.optionalObject("pull_request"_L1);
    Reader merging(pullRequest, "pull_request"_L1);
    const bool isMerged = merging.optionalTime("merged_at"_L1).isValid();
    const bool isOpen = reader.text("state"_L1) == "open"_L1;
    Issue result{.number = reader.number("number"_L1),
                 .title = reader.text("title"_L1),
                 .isPullRequest = !pullRequest.isEmpty(),
                 .state = isOpen ? IssueState::Open
                     : isMerged  ? IssueState::Merged
                                 : IssueState::Closed};
    reader.note(merging);
    return result;
}

bool enabled(Reader &reader, Texts &)
{
    return reader.flag("enabled"_L1);
}

/// 32 raw bytes; empty for any other algorithm or form, which is as good as none.
QByteArray readDigest(const QString &text)
{
    constexpr auto prefix = "sha256:"_L1;
    if (!text.startsWith(prefix) || text.size() != prefix.size() + 64)
        return {};
    const QByteArray raw = QByteArray::fromHex(QStringView(text).sliced(prefix.size()).toLatin1());
    return raw.size() == 32 ? raw : QByteArray();
}

Asset asset(Reader &reader, Texts &texts)
{
    const QString state = reader.optionalText("state"_L1);
    return {
        .id = reader.number("id"_L1),
        .name = reader.text("name"_L1),
        .label = texts.shared(reader.optionalText("label"_L1)),
        .contentType = texts.shared(reader.optionalText("content_type"_L1)),
        .state
        = state.isEmpty() || state == "uploaded"_L1 ? AssetState::Uploaded : AssetState::Starter,
        .size = reader.number("size"_L1),
        .downloads = reader.optionalNumber("download_count"_L1),
        .sha256 = readDigest(reader.optionalText("digest"_L1)),
        .createdAt = reader.optionalTime("created_at"_L1),
        .updatedAt = reader.optionalTime("updated_at"_L1),
    };
}

/// `https://…/assets{?name,label}` without the braces.
QUrl uploadUrl(const QString &text)
{
    return QUrl(text.section(u'{', 0, 0), QUrl::StrictMode);
}

Release release(Reader &reader, Texts &texts)
{
    Reader author(reader.optionalObject("author"_L1), "author"_L1);
    Release result{
        .id = reader.number("id"_L1),
        .tag = reader.text("tag_name"_L1),
        .target = texts.shared(reader.optionalText("target_commitish"_L1)),
        .title = reader.optionalText("name"_L1),
        .notes = reader.optionalText("body"_L1),
        .draft = reader.flag("draft"_L1),
        .prerelease = reader.flag("prerelease"_L1),
        .immutable = reader.optionalFlag("immutable"_L1),
        .author = texts.shared(author.optionalText("login"_L1)),
        .createdAt = reader.optionalTime("created_at"_L1),
        .publishedAt = reader.optionalTime("published_at"_L1),
        .updatedAt = reader.optionalTime("updated_at"_L1),
        .webUrl = reader.optionalUrl("html_url"_L1),
        .uploadUrl = uploadUrl(reader.optionalText("upload_url"_L1)),
        .discussionUrl = reader.optionalUrl("discussion_url"_L1),
        .assets = {},
    };
    result.assets = readEach(reader.optionalArray("assets"_L1), texts, reader, "assets"_L1, asset);
    reader.note(author);
    return result;
}

GeneratedNotes generatedNotes(Reader &reader, Texts &)
{
    return {.title = reader.optionalText("name"_L1), .notes = reader.text("body"_L1)};
}

RateBudget rateLimit(Reader &reader, Texts &)
{
    Reader resources(reader.object("resources"_L1), "resources"_L1);
    Reader core(resources.object("core"_L1), "resources.core"_L1);
    const RateBudget budget{
        .limit = core.smallNumber("limit"_L1),
        .remaining = core.smallNumber("remaining"_L1),
        // The bound keeps the milliseconds within what QDateTime can hold.
        .resetsAt
        = QDateTime::fromSecsSinceEpoch(std::min(core.number("reset"_L1), 1LL << 40), Qt::UTC),
    };
    reader.note(resources);
    reader.note(core);
    return budget;
}

QVersionNumber installedVersion(Reader &reader, Texts &)
{
    return QVersionNumber::fromString(reader.optionalText("installed_version"_L1));
}

FieldProblem fieldProblem(const QJsonValue &value)
{
    if (value.isString()) // older endpoints give bare sentences
        return {.resource = {},
                .field = {},
                .code = u"custom"_s,
                .message = value.toString().left(longestMessage)};
    const QJsonObject object = value.toObject();
    const auto text
        = [&](QLatin1StringView key) { return object.value(key).toString().left(longestMessage); };
    return {.resource = text("resource"_L1),
            .field = text("field"_L1),
            .code = text("code"_L1),
            .message = text("message"_L1)};
}

QLatin1StringView wordFor(MakeLatest choice)
{
    switch (choice) {
    case MakeLatest::Automatic:
        return "legacy"_L1;
    case MakeLatest::Yes:
        return "true"_L1;
    case MakeLatest::No:
        return "false"_L1;
    }
    Q_UNREACHABLE();
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void insertUnlessEmpty(QJsonObject &object, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

} // namespace

Result<User> readUser(const QByteArray &json)
{
    return readOne(json, user);
}

Result<Repository> readRepository(const QByteArray &json)
{
    return readOne(json, repository);
}

Result<QList<Repository>> readRepositories(const QByteArray &json)
{
    return readList(json, repository);
}

Result<QList<Branch>> readBranches(const QByteArray &json)
{
    return readList(json, namedCommit<Branch>);
}

Result<QList<Tag>> readTags(const QByteArray &json)
{
    return readList(json, namedCommit<Tag>);
}

Result<Tag> readTagRef(const QByteArray &json)
{
    return readOne(json, tagRef);
}

Result<Comparison> readComparison(const QByteArray &json)
{
    return readOne(json, comparison);
}

Result<QStringList> readContributors(const QByteArray &json)
{
    return readList(json, contributor).transform([](QStringList logins) {
        logins.removeAll(QString());
        return logins;
    });
}

Result<QList<Issue>> readIssues(const QByteArray &json)
{
    return readList(json, issue);
}

Result<bool> readImmutableReleases(const QByteArray &json)
{
    return readOne(json, enabled);
}

Result<Release> readRelease(const QByteArray &json)
{
    return readOne(json, release);
}

Result<QList<Release>> readReleases(const QByteArray &json)
{
    return readList(json, release);
}

Result<Asset> readAsset(const QByteArray &json)
{
    return readOne(json, asset);
}

Result<QList<Asset>> readAssets(const QByteArray &json)
{
    return readList(json, asset);
}

Result<GeneratedNotes> readGeneratedNotes(const QByteArray &json)
{
    return readOne(json, generatedNotes);
}

Result<RateBudget> readRateLimit(const QByteArray &json)
{
    return readOne(json, rateLimit);
}

Result<QVersionNumber> readMeta(const QByteArray &json)
{
    return readOne(json, installedVersion);
}

Problem readProblem(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    Problem problem{.message = object.value("message"_L1).toString().left(longestMessage),
                    .fields = {}};
    const QJsonValue errors = object.value("errors"_L1);
    const QJsonArray list = errors.isString() ? QJsonArray{errors} : errors.toArray();
    for (qsizetype i = 0; i < std::min(list.size(), mostFieldProblems); ++i)
        problem.fields.append(fieldProblem(list.at(i)));
    return problem;
}

Result<DeviceGrant> readDeviceGrant(const QByteArray &json)
{
    return readOne(json, deviceGrant);
}

Result<TokenGrant> readTokenGrant(const QByteArray &json)
{
    return readOne(json, tokenGrant);
}

SignInRefusal readSignInRefusal(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    return {.code = object.value("error"_L1).toString().left(longestMessage),
            .description = object.value("error_description"_L1).toString().left(longestMessage),
            .interval = std::max<qint64>(0, object.value("interval"_L1).toInteger())};
}

QByteArray writeRelease(const ReleaseFields &fields, const HostFeatures &features)
{
    QJsonObject object{{u"tag_name"_s, fields.tag}, {u"name"_s, fields.title}};
    insertUnlessEmpty(object, "target_commitish"_L1, fields.target);
    if (fields.notes)
        object.insert("body"_L1, *fields.notes);
    if (fields.draft)
        object.insert("draft"_L1, *fields.draft);
    if (fields.prerelease)
        object.insert("prerelease"_L1, *fields.prerelease);
    if (fields.makeLatest && features.makesLatest)
        object.insert("make_latest"_L1, wordFor(*fields.makeLatest));
    if (features.discussions)
        insertUnlessEmpty(object, "discussion_category_name"_L1, fields.discussionCategory);
    if (fields.generateNotes && features.generatesNotes)
        object.insert("generate_release_notes"_L1, true);
    return compact(object);
}

QByteArray writeAsset(const AssetFields &fields)
{
    QJsonObject object{{u"name"_s, fields.name}, {u"label"_s, fields.label}};
    if (fields.state)
        object.insert("state"_L1,
                      *fields.state == AssetState::Uploaded ? "uploaded"_L1 : "starter"_L1);
    return compact(object);
}

QByteArray writeNotesRequest(const QString &tag, const QString &target, const QString &previousTag,
                             const QString &configuration)
{
    QJsonObject object{{u"tag_name"_s, tag}};
    insertUnlessEmpty(object, "target_commitish"_L1, target);
    insertUnlessEmpty(object, "previous_tag_name"_L1, previousTag);
    insertUnlessEmpty(object, "configuration_file_path"_L1, configuration);
    return compact(object);
}

QByteArray writeMarkdownRequest(const QString &markdown, const RepoId &context, MarkdownMode mode)
{
    QJsonObject object{{u"text"_s, markdown},
                       {u"mode"_s, mode == MarkdownMode::Comment ? u"gfm"_s : u"markdown"_s}};
    if (!context.isEmpty())
        object.insert("context"_L1, context.slug());
    return compact(object);
}

} // namespace core::json
