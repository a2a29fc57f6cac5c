#include "app/hub/changelog.h"
#include "app/hub/paging.h"
#include "app/hub/releaserules.h"
#include "app/hub/representation.h"
#include "app/hub/routes.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostNoteCharacters = 125'000;

Reply releaseReply(Call &call, const Release &release, int status = 200)
{
    JsonText json;
    Representation(call.store, call.site, *call.repository).release(json, release);
    return jsonReply(json.take(), status);
}

/// The fields of a request, without those that this version does not know and so ignores.
std::optional<QJsonObject> fieldsOf(const Call &call)
{
    const auto document = QJsonDocument::fromJson(call.body);
    if (!document.isObject())
        return std::nullopt;
    QJsonObject fields = document.object();
    const Abilities &abilities = call.site.abilities;
    if (!abilities.makeLatest)
        fields.remove("make_latest"_L1);
    if (!abilities.generatedNotes)
        fields.remove("generate_release_notes"_L1);
    if (!abilities.discussions)
        fields.remove("discussion_category_name"_L1);
    return fields;
}

Reply notJson()
{
    return errorReply(400, "Problems parsing JSON");
}

/// The characters that GitHub counts, which a UTF-16 length overstates.
qsizetype characterCount(const QString &text)
{
    return text.size() - std::ranges::count_if(text, [](QChar c) { return c.isLowSurrogate(); });
}

FieldProblem releaseProblem(const char *code, const char *field, QByteArray message = {})
{
    return {"Release", code, field, std::move(message)};
}

LatestChoice latestChoice(const QString &text)
{
    if (text == "true"_L1)
        return LatestChoice::Yes;
    return text == "false"_L1 ? LatestChoice::No : LatestChoice::ByDate;
}

/// Takes over the plain fields; what is not in the request stays.
void takeFields(Release &release, const QJsonObject &fields)
{
    const auto text = [&](QLatin1StringView key, QByteArray &value) {
        if (fields[key].isString())
            value = fields[key].toString().toUtf8();
    };
    text("tag_name"_L1, release.tag);
    text("target_commitish"_L1, release.target);
    text("name"_L1, release.title);
    text("body"_L1, release.notes);
    text("discussion_category_name"_L1, release.discussionCategory);
    release.prerelease = fields["prerelease"_L1].toBool(release.prerelease);
}

std::optional<FieldProblem> problemWith(const Repository &repository, const Release &release,
                                        const QJsonObject &fields)
{
    if (!isTagName(release.tag))
        return releaseProblem("custom", "tag_name", "tag_name is not a valid tag");
    if (characterCount(fields["body"_L1].toString()) > mostNoteCharacters)
        return releaseProblem("custom", "body", "body is too long (maximum is 125000 characters)");
    if (repository.burntTags.contains(release.tag) && !release.immutable)
        return releaseProblem("custom", "tag_name", "tag_name was used by an immutable release");
    return std::nullopt;
}

std::optional<FieldProblem> problemWithPublishing(Repository &repository, const Release &release)
{
    if (publishedWithTag(repository, release.tag, release.id))
        return releaseProblem("already_exists", "tag_name");
    if (!repository.tags.contains(release.tag) && !resolveTarget(repository, release.target))
        return releaseProblem("invalid", "target_commitish");
    return std::nullopt;
}

/// Publishing, unpublishing and the choice of the latest.
void settle(Call &call, Release &release, bool wasDraft, const QJsonObject &fields)
{
    Repository &repository = *call.repository;
    const bool draft = fields["draft"_L1].toBool(wasDraft);
    const bool published = wasDraft && !draft;
    if (published)
        publish(repository, release, secondsNow());
    else if (!wasDraft && draft)
        unpublish(release);
    const QString choice = fields["make_latest"_L1].toVariant().toString();
    if (!call.site.abilities.makeLatest)
        return; // the date decides
    if (!release.draft && !release.prerelease && (published || !choice.isEmpty()))
        chooseLatest(repository, release, latestChoice(choice.isEmpty() ? u"true"_s : choice));
}

/// What a change may not touch once a release is immutable.
bool breaksImmutability(const Release &before, const Release &after, const QJsonObject &fields)
{
    return before.immutable
        && (before.tag != after.tag || before.target != after.target
            || fields["draft"_L1].toBool(false));
}

} // namespace

Reply listReleases(Call &call)
{
    const auto list = listing(*call.repository, call.mayPush());
    Representation representation(call.store, call.site, *call.repository);
    return pagedReply(
        call, static_cast<qsizetype>(list.size()),
        [&](JsonText &json, qsizetype i) {
            representation.release(json, *list[static_cast<size_t>(i)]);
        },
        "/releases");
}

Reply createRelease(Call &call)
{
    const auto fields = fieldsOf(call);
    if (!fields)
        return notJson();
    if ((*fields)["tag_name"_L1].toString().isEmpty())
        return validationFailed(releaseProblem("missing_field", "tag_name"));
    Repository &repository = *call.repository;
    if (repository.commits.empty())
        return errorReply(422, "Repository is empty.");

    Release release;
    release.target = repository.defaultBranch;
    takeFields(release, *fields);
    release.draft = true;
    if (const auto problem = problemWith(repository, release, *fields))
        return validationFailed(*problem);
    const bool draft = (*fields)["draft"_L1].toBool(false);
    if (!draft) {
        if (const auto problem = problemWithPublishing(repository, release))
            return validationFailed(*problem);
    }
    if ((*fields)["generate_release_notes"_L1].toBool(false)) {
        const GeneratedNotes generated
            = changelog(repository, call.site, {.tag = release.tag, .target = release.target});
        if (release.title.isEmpty())
            release.title = generated.title;
        release.notes += (release.notes.isEmpty() ? QByteArray() : "\n\n") + generated.body;
    }
    release.id = call.store.nextId();
    release.author = call.user().login;
    release.untagged = newUntaggedName();
    release.createdAt = secondsNow();
    release.updatedAt = release.createdAt;
    repository.releases.push_back(std::move(release));
    Release &stored = repository.releases.back();
    QJsonObject settled = *fields;
    settled["draft"_L1] = draft;
    settle(call, stored, true, settled);

    Reply reply = releaseReply(call, stored, 201);
    reply.setHeader("Location",
                    call.site.api + "/repos/" + repository.owner + '/' + repository.name
                        + "/releases/" + QByteArray::number(stored.id));
    return reply;
}

Reply latestReleaseReply(Call &call)
{
    const Release *release = latestRelease(*call.repository);
    return release ? releaseReply(call, *release) : notFound();
}

Reply releaseByTag(Call &call)
{
    const Release *release = publishedWithTag(*call.repository, call.captures.value(0));
    return release ? releaseReply(call, *release) : notFound();
}

Reply releaseById(Call &call)
{
    const Release *release = findRelease(*call.repository, call.capturedId());
    if (!release || (release->draft && !call.mayPush()))
        return notFound();
    return releaseReply(call, *release);
}

Reply updateRelease(Call &call)
{
    Repository &repository = *call.repository;
    Release *release = findRelease(repository, call.capturedId());
    if (!release)
        return notFound();
    const auto fields = fieldsOf(call);
    if (!fields)
        return notJson();

    Release changed = *release;
    takeFields(changed, *fields);
    // A change that does not name the tag loses it.
    if ((*fields)["tag_name"_L1].toString().isEmpty() && !changed.immutable)
        changed.tag = newUntaggedName();
    if (breaksImmutability(*release, changed, *fields))
        return errorReply(422, "Cannot change the tag or target of an immutable release.");
    if (const auto problem = problemWith(repository, changed, *fields))
        return validationFailed(*problem);
    if (!(*fields)["draft"_L1].toBool(release->draft)) {
        if (const auto problem = problemWithPublishing(repository, changed))
            return validationFailed(*problem);
    }
    const bool wasDraft = release->draft;
    const bool retagged = !wasDraft && changed.tag != release->tag;
    changed.updatedAt = secondsNow();
    *release = std::move(changed);
    settle(call, *release, wasDraft, *fields);
    if (retagged && !release->draft) {
        const qint64 publishedAt = release->publishedAt;
        publish(repository, *release, publishedAt); // makes the tag
    }
    return releaseReply(call, *release);
}

Reply deleteRelease(Call &call)
{
    Repository &repository = *call.repository;
    const Release *release = findRelease(repository, call.capturedId());
    if (!release)
        return notFound();
    if (release->immutable)
        repository.burntTags.append(release->tag);
    repository.releases.remove_if(
        [id = release->id](const Release &each) { return each.id == id; });
    return noContent();
}

Reply generateNotes(Call &call)
{
    if (!call.site.abilities.generatedNotes)
        return notFound();
    const auto fields = fieldsOf(call);
    if (!fields)
        return notJson();
    const auto text = [&](QLatin1StringView key) { return (*fields)[key].toString().toUtf8(); };
    const ChangelogRange range{.tag = text("tag_name"_L1),
                               .target = text("target_commitish"_L1),
                               .previousTag = text("previous_tag_name"_L1),
                               .configuration = text("configuration_file_path"_L1)};
    if (range.tag.isEmpty())
        return validationFailed(releaseProblem("missing_field", "tag_name"));
    const Repository &repository = *call.repository;
    if (!range.previousTag.isEmpty() && !repository.tags.contains(range.previousTag))
        return validationFailed(releaseProblem("invalid", "previous_tag_name"));
    if (!repository.tags.contains(range.tag) && !resolveTarget(repository, range.target))
        return validationFailed(releaseProblem("invalid", "target_commitish"));
    const GeneratedNotes generated = changelog(repository, call.site, range);
    JsonText json;
    json.open('{');
    json.text("name", generated.title);
    json.text("body", generated.body);
    json.close('}');
    return jsonReply(json.take());
}

Reply immutableReleases(Call &call)
{
    if (!call.site.abilities.immutableReleases)
        return notFound();
    JsonText json;
    json.open('{');
    json.boolean("enabled", call.repository->immutableReleases);
    json.boolean("enforced_by_owner", false);
    json.close('}');
    return jsonReply(json.take());
}

} // namespace hub
