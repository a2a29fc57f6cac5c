#include "core/releases/releaseedit.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace core {
namespace {

QList<ReleaseField> difference(const ReleaseContent &before, const ReleaseContent &after)
{
    QList<ReleaseField> fields;
    const auto compare = [&](ReleaseField field, auto ReleaseContent::*member) {
        if (before.*member != after.*member)
            fields.append(field);
    };
    compare(ReleaseField::Tag, &ReleaseContent::tag);
    compare(ReleaseField::Target, &ReleaseContent::target);
    compare(ReleaseField::Title, &ReleaseContent::title);
    compare(ReleaseField::Notes, &ReleaseContent::notes);
    compare(ReleaseField::Draft, &ReleaseContent::draft);
    compare(ReleaseField::Prerelease, &ReleaseContent::prerelease);
    compare(ReleaseField::Latest, &ReleaseContent::latest);
    compare(ReleaseField::Discussion, &ReleaseContent::discussionCategory);
    return fields;
}

QJsonObject contentToJson(const ReleaseContent &content)
{
    return {
        {u"tag"_s, content.tag},
        {u"target"_s, content.target},
        {u"title"_s, content.title},
        {u"notes"_s, content.notes},
        {u"draft"_s, content.draft},
        {u"prerelease"_s, content.prerelease},
        {u"latest"_s, static_cast<int>(content.latest)},
        {u"discussion"_s, content.discussionCategory},
    };
}

ReleaseContent contentFromJson(const QJsonObject &object)
{
    const int latest = object.value("latest"_L1).toInt();
    return {
        .tag = object.value("tag"_L1).toString(),
        .target = object.value("target"_L1).toString(),
        .title = object.value("title"_L1).toString(),
        .notes = object.value("notes"_L1).toString(),
        .draft = object.value("draft"_L1).toBool(true),
        .prerelease = object.value("prerelease"_L1).toBool(),
        .latest = latest >= 0 && latest <= static_cast<int>(MakeLatest::No)
            ? static_cast<MakeLatest>(latest)
            : MakeLatest::Automatic,
        .discussionCategory = object.value("discussion"_L1).toString(),
    };
}

} // namespace

ReleaseContent ReleaseContent::of(const Release &release)
{
    return {
        .tag = release.tag,
        .target = release.target,
        .title = release.title,
        .notes = release.notes,
        .draft = release.draft,
        .prerelease = release.prerelease,
        .latest = MakeLatest::Automatic,
        .discussionCategory = {},
    };
}

ReleaseEdit ReleaseEdit::of(const Release &release)
{
    return {.base = release, .content = ReleaseContent::of(release), .editedAt = {}};
}

ReleaseEdit ReleaseEdit::fresh(qint64 localId)
{
    Q_ASSERT(localId < 0);
    return of(Release{.id = localId});
}

QList<ReleaseField> ReleaseEdit::changes() const
{
    return difference(ReleaseContent::of(base), content);
}

ReleaseFields ReleaseEdit::fields() const
{
    ReleaseFields fields{.tag = content.tag, .target = content.target, .title = content.title};
    const auto changed = changes();
    if (isNew() || changed.contains(ReleaseField::Notes))
        fields.notes = content.notes;
    if (isNew() || changed.contains(ReleaseField::Draft))
        fields.draft = content.draft;
    if (isNew() || changed.contains(ReleaseField::Prerelease))
        fields.prerelease = content.prerelease;
    // Drafts and pre-releases are never the latest; GitHub refuses "true" for them.
    if (!content.draft && !content.prerelease
        && (publishes() || changed.contains(ReleaseField::Latest)))
        fields.makeLatest = content.latest;
    if (!content.draft)
        fields.discussionCategory = content.discussionCategory;
    return fields;
}

qsizetype notesLength(const QString &notes)
{
    return notes.size() - std::ranges::count_if(notes, [](QChar c) { return c.isLowSurrogate(); });
}

Rebased rebase(const ReleaseEdit &edit, const Release &server)
{
    Rebased result{.edit = ReleaseEdit::of(server), .conflicts = {}};
    result.edit.editedAt = edit.editedAt;
    const ReleaseContent base = ReleaseContent::of(edit.base);
    ReleaseContent &merged = result.edit.content;
    const auto merge = [&](ReleaseField field, auto ReleaseContent::*member) {
        const bool ours = edit.content.*member != base.*member;
        const bool theirs = merged.*member != base.*member;
        if (!ours)
            return;
        if (theirs && merged.*member != edit.content.*member)
            result.conflicts.append(field);
        merged.*member = edit.content.*member;
    };
    merge(ReleaseField::Tag, &ReleaseContent::tag);
    merge(ReleaseField::Target, &ReleaseContent::target);
    merge(ReleaseField::Title, &ReleaseContent::title);
    merge(ReleaseField::Notes, &ReleaseContent::notes);
    merge(ReleaseField::Draft, &ReleaseContent::draft);
    merge(ReleaseField::Prerelease, &ReleaseContent::prerelease);
    merge(ReleaseField::Latest, &ReleaseContent::latest);
    merge(ReleaseField::Discussion, &ReleaseContent::discussionCategory);
    return result;
}

QJsonObject toJournal(const ReleaseEdit &edit)
{
    return {
        {u"id"_s, edit.base.id},
        {u"base"_s, contentToJson(ReleaseContent::of(edit.base))},
        {u"content"_s, contentToJson(edit.content)},
        {u"editedAt"_s, edit.editedAt.toString(Qt::ISODateWithMs)},
    };
}

Result<ReleaseEdit> fromJournal(const QJsonObject &object)
{
    for (const auto key : {"id"_L1, "base"_L1, "content"_L1}) {
        if (!object.contains(key))
            return Error{.kind = Error::Kind::Malformed, .detail = u"journal: no key "_s + key};
    }
    const ReleaseContent base = contentFromJson(object.value("base"_L1).toObject());
    ReleaseEdit edit;
    edit.base.id = object.value("id"_L1).toInteger();
    edit.base.tag = base.tag;
    edit.base.target = base.target;
    edit.base.title = base.title;
    edit.base.notes = base.notes;
    edit.base.draft = base.draft;
    edit.base.prerelease = base.prerelease;
    edit.content = contentFromJson(object.value("content"_L1).toObject());
    edit.editedAt
        = QDateTime::fromString(object.value("editedAt"_L1).toString(), Qt::ISODateWithMs);
    return edit;
}

} // namespace core
