#include "core/github/json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

using namespace Qt::StringLiterals;

namespace core::json {
namespace {

/// Longest sentence of a server that is worth keeping, in characters.
constexpr qsizetype longestMessage = 4'000;
constexpr qsizetype mostFieldProblems = 100;

Error malformed(const QString &what)
{
    return Error{.kind = Error::Kind::Malformed, .detail = what};
}

QDateTime readTime(const QString &text)
{
    // The one form GitHub writes, "2024-05-06T07:08:09Z", by hand: a large repository has 200,000.
    const auto digits = [&](qsizetype from, qsizetype count) {
        int number = 0;
        for (qsizetype i = from; i < from + count; ++i) {
            const int digit = text[i].unicode() - u'0';
            if (digit < 0 || digit > 9)
                return -1;
            number = number * 10 + digit;
        }
        return number;
    };
    if (text.size() == 20 && text[10] == u'T' && text[19] == u'Z') {
        const QDate date(digits(0, 4), digits(5, 2), digits(8, 2));
        const QTime time(digits(11, 2), digits(14, 2), digits(17, 2));
        if (date.isValid() && time.isValid())
            return {date, time, Qt::UTC};
    }
    return QDateTime::fromString(text, Qt::ISODate).toUTC();
}

/// Reads the values of one object and remembers the first that was not as it must be.
class Reader
{
public:
    explicit Reader(const QJsonObject &object, const QString &where = {})
        : m_object(object), m_where(where)
    {
    }

    qint64 number(QLatin1StringView key) { return readNumber(key, required(key)); }
    qint64 optionalNumber(QLatin1StringView key)
    {
        const QJsonValue value = optional(key);
        return value.isUndefined() ? 0 : readNumber(key, value);
    }
    int smallNumber(QLatin1StringView key)
    {
        const qint64 value = number(key);
        if (value <= std::numeric_limits<int>::max())
            return int(value);
        note(key, u"is too large"_s);
        return 0;
    }
    QString text(QLatin1StringView key) { return readText(key, required(key)); }
    QString optionalText(QLatin1StringView key)
    {
        const QJsonValue value = optional(key);
        return value.isUndefined() ? QString() : readText(key, value);
    }
    bool flag(QLatin1StringView key) { return readFlag(key, required(key)); }
    bool optionalFlag(QLatin1StringView key)
    {
        const QJsonValue value = optional(key);
        return !value.isUndefined() && readFlag(key, value);
    }
    QDateTime optionalTime(QLatin1StringView key)
    {
        const QString written = optionalText(key);
        return written.isEmpty() ? QDateTime() : readTime(written);
    }
    QUrl optionalUrl(QLatin1StringView key) { return QUrl(optionalText(key), QUrl::StrictMode); }
    QJsonObject object(QLatin1StringView key)
    {
        const QJsonValue value = required(key);
        if (!value.isUndefined() && !value.isObject())
            note(key, u"is not an object"_s);
        return value.toObject();
    }
    QJsonObject optionalObject(QLatin1StringView key) const { return optional(key).toObject(); }
    QJsonArray optionalArray(QLatin1StringView key)
    {
        const QJsonValue value = optional(key);
        if (!value.isUndefined() && !value.isArray())
            note(key, u"is not a list"_s);
        return value.toArray();
    }

    /// Takes over what a reader of a part found.
    void note(const Reader &part)
    {
        if (m_problem.isEmpty())
            m_problem = part.m_problem;
    }
    [[nodiscard]] bool failed() const { return !m_problem.isEmpty(); }
    template <typename T>
    Result<T> result(T value) const
    {
        return failed() ? Result<T>(malformed(m_problem)) : Result<T>(std::move(value));
    }

private:
    QJsonValue required(QLatin1StringView key)
    {
        const QJsonValue value = m_object.value(key);
        if (value.isUndefined())
            note(key, u"is missing"_s);
        return value;
    }
    /// Undefined also for null.
    [[nodiscard]] QJsonValue optional(QLatin1StringView key) const
    {
        const QJsonValue value = m_object.value(key);
        return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
    }
    qint64 readNumber(QLatin1StringView key, const QJsonValue &value)
    {
        const qint64 number = value.toInteger(-1);
        if (number >= 0)
            return number;
        note(key, u"is not a whole number from 0 up"_s);
        return 0;
    }
    QString readText(QLatin1StringView key, const QJsonValue &value)
    {
        if (!value.isString())
            note(key, u"is not a text"_s);
        return value.toString();
    }
    bool readFlag(QLatin1StringView key, const QJsonValue &value)
    {
        if (!value.isBool())
            note(key, u"is not true or false"_s);
        return value.toBool();
    }
    void note(QLatin1StringView key, const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = u"\"%1%2\" %3"_s.arg(m_where, key, problem);
    }

    QJsonObject m_object;
    QString m_where;
    QString m_problem;
};

Result<QJsonDocument> parse(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error == QJsonParseError::NoError)
        return document;
    return malformed(u"not JSON: %1 at byte %2"_s.arg(problem.errorString()).arg(problem.offset));
}

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
QList<T> readEach(const QJsonArray &array, Texts &texts, Reader &whole, const QString &where,
                  T (*read)(Reader &, Texts &))
{
    QList<T> elements;
    elements.reserve(array.size());
    for (qsizetype i = 0; i < array.size() && !whole.failed(); ++i) {
        Reader reader(array.at(i).toObject(), u"%1[%2]."_s.arg(where).arg(i));
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
    Reader owner(reader.object("owner"_L1), u"owner."_s);
    Reader permissions(reader.optionalObject("permissions"_L1), u"permissions."_s);
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

/// Branches and tags look alike: a name and the commit it points to.
template <typename T>
T namedCommit(Reader &reader, Texts &)
{
    Reader commit(reader.object("commit"_L1), u"commit."_s);
    T result{.name = reader.text("name"_L1), .sha = commit.text("sha"_L1)};
    reader.note(commit);
    return result;
}

Tag tagRef(Reader &reader, Texts &)
{
    Reader object(reader.object("object"_L1), u"object."_s);
    QString name = reader.text("ref"_L1);
    if (name.startsWith("refs/tags/"_L1))
        name.remove(0, "refs/tags/"_L1.size());
    Tag result{.name = name, .sha = object.text("sha"_L1)};
    reader.note(object);
    return result;
}

QString commitSubject(Reader &reader, Texts &)
{
    Reader commit(reader.object("commit"_L1), u"commit."_s);
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
        = readEach(reader.optionalArray("commits"_L1), texts, reader, u"commits"_s, commitSubject);
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
    Reader author(reader.optionalObject("author"_L1), u"author."_s);
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
    result.assets = readEach(reader.optionalArray("assets"_L1), texts, reader, u"assets"_s, asset);
    reader.note(author);
    return result;
}

GeneratedNotes generatedNotes(Reader &reader, Texts &)
{
    return {.title = reader.optionalText("name"_L1), .notes = reader.text("body"_L1)};
}

RateBudget rateLimit(Reader &reader, Texts &)
{
    Reader resources(reader.object("resources"_L1), u"resources."_s);
    Reader core(resources.object("core"_L1), u"resources.core."_s);
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
    return compact(object);
}

QByteArray writeAsset(const AssetFields &fields)
{
    return compact({{u"name"_s, fields.name}, {u"label"_s, fields.label}});
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

QByteArray writeMarkdownRequest(const QString &markdown, const RepoId &context)
{
    QJsonObject object{{u"text"_s, markdown}, {u"mode"_s, u"gfm"_s}};
    if (!context.isEmpty())
        object.insert("context"_L1, context.slug());
    return compact(object);
}

} // namespace core::json
