#include "core/transfers/planitemcodec.h"

#include "core/github/jsonreader.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace core::planitemcodec {
namespace {

using json::Reader;
using Kind = Transfer::Kind;
using Step = PlanItem::Step;
using Archive = PlanItem::Archive;

template <typename T, size_t Count>
using Words = std::array<std::pair<T, QLatin1StringView>, Count>;

constexpr Words<Kind, 2> kinds{{{Kind::Upload, "upload"_L1}, {Kind::Download, "download"_L1}}};

constexpr Words<Step, 20> steps{{
    {Step::Unchecked, "unchecked"_L1},
    {Step::Ready, "ready"_L1},
    {Step::Looking, "looking"_L1},
    {Step::Comparing, "comparing"_L1},
    {Step::Turning, "turning"_L1},
    {Step::Sending, "sending"_L1},
    {Step::Proving, "proving"_L1},
    {Step::Removing, "removing"_L1},
    {Step::MovingAside, "movingAside"_L1},
    {Step::Naming, "naming"_L1},
    {Step::GivingBack, "givingBack"_L1},
    {Step::DeletingOld, "deletingOld"_L1},
    {Step::Tidying, "tidying"_L1},
    {Step::MakingPart, "makingPart"_L1},
    {Step::Receiving, "receiving"_L1},
    {Step::Settling, "settling"_L1},
    {Step::Done, "done"_L1},
    {Step::Failed, "failed"_L1},
    {Step::NeedsDecision, "undecided"_L1},
    {Step::Cancelled, "cancelled"_L1},
}};

constexpr Words<Archive, 3> archives{
    {{Archive::None, "none"_L1}, {Archive::Zip, "zip"_L1}, {Archive::Tar, "tar"_L1}}};

constexpr Words<Proof, 3> proofs{
    {{Proof::None, "none"_L1}, {Proof::SizeOnly, "size"_L1}, {Proof::Verified, "verified"_L1}}};

constexpr Words<AssetState, 2> states{
    {{AssetState::Uploaded, "whole"_L1}, {AssetState::Starter, "unfinished"_L1}}};

constexpr Words<FileProblem, 8> problems{{
    {FileProblem::Missing, "missing"_L1},
    {FileProblem::Folder, "folder"_L1},
    {FileProblem::Special, "special"_L1},
    {FileProblem::Unreadable, "unreadable"_L1},
    {FileProblem::Empty, "empty"_L1},
    {FileProblem::TooLarge, "tooLarge"_L1},
    {FileProblem::SameName, "sameName"_L1},
    {FileProblem::Changed, "changed"_L1},
}};

template <typename T, size_t Count>
QString wordFor(const Words<T, Count> &words, T value)
{
    return std::ranges::find(words, value, &Words<T, Count>::value_type::first)->second;
}

/// Reads what Reader does not know: values that only we write.
class Fields
{
public:
    explicit Fields(const QJsonObject &object, QLatin1StringView part = {})
        : m_object(object), m_reader(object, part)
    {
    }

    Reader &reader() { return m_reader; }
    [[nodiscard]] bool failed() const { return m_reader.failed() || !m_problem.isEmpty(); }
    [[nodiscard]] Error problem() const
    {
        return m_reader.failed() ? m_reader.result(0).error() : json::malformed(m_problem);
    }
    void refuse(const QString &what)
    {
        if (m_problem.isEmpty())
            m_problem = what;
    }
    void note(const Fields &part)
    {
        if (part.failed())
            refuse(part.problem().detail);
    }

    template <typename T, size_t Count>
    T word(QLatin1StringView key, const Words<T, Count> &words)
    {
        const QString written = m_reader.text(key);
        const auto found = std::ranges::find(words, written, &Words<T, Count>::value_type::second);
        if (found != words.end())
            return found->first;
        refuse(u"\"%1\" is no word of ours"_s.arg(key));
        return words.front().first;
    }
    /// Also below 0: releases that are not on the server, sizes that are not known.
    qint64 signedNumber(QLatin1StringView key, qint64 least)
    {
        const QJsonValue value = m_object.value(key);
        const qint64 number = value.toInteger(least);
        if (!value.isDouble() || number < least || double(number) != value.toDouble())
            refuse(u"\"%1\" is not a number that can be"_s.arg(key));
        return number;
    }
    QByteArray digest(QLatin1StringView key)
    {
        const QByteArray hex = m_reader.optionalText(key).toLatin1();
        const QByteArray bytes = QByteArray::fromHex(hex);
        if (bytes.toHex() != hex || (!bytes.isEmpty() && bytes.size() != 32))
            refuse(u"\"%1\" is not a digest"_s.arg(key));
        return bytes;
    }
    QUrl address(QLatin1StringView key)
    {
        const QUrl url = m_reader.optionalUrl(key);
        const bool none = m_object.value(key).toString().isEmpty();
        if (!none && (!url.isValid() || url.isRelative() || !url.userInfo().isEmpty()))
            refuse(u"\"%1\" is no address"_s.arg(key));
        return url;
    }
    QSet<qint64> ids(QLatin1StringView key)
    {
        QSet<qint64> found;
        for (const QJsonValue &value : m_reader.optionalArray(key)) {
            const qint64 id = value.toInteger(0);
            if (id <= 0)
                refuse(u"\"%1\" holds something that is no id"_s.arg(key));
            found.insert(id);
        }
        return found;
    }
    [[nodiscard]] bool has(QLatin1StringView key) const { return m_object.contains(key); }

private:
    QJsonObject m_object;
    Reader m_reader;
    QString m_problem;
};

QJsonArray toJson(const QSet<qint64> &ids)
{
    QList<qint64> sorted(ids.cbegin(), ids.cend());
    std::ranges::sort(sorted);
    QJsonArray array;
    for (const qint64 id : std::as_const(sorted))
        array.append(id);
    return array;
}

QString toText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QJsonObject toJson(const Asset &asset)
{
    return {
        {u"id"_s, asset.id},
        {u"name"_s, asset.name},
        {u"label"_s, asset.label},
        {u"type"_s, asset.contentType},
        {u"state"_s, wordFor(states, asset.state)},
        {u"bytes"_s, asset.size},
        {u"downloads"_s, asset.downloads},
        {u"sha256"_s, QString::fromLatin1(asset.sha256.toHex())},
        {u"created"_s, toText(asset.createdAt)},
        {u"updated"_s, toText(asset.updatedAt)},
    };
}

Asset readAsset(Fields &whole, QLatin1StringView key)
{
    Fields fields(whole.reader().object(key), key);
    Reader &reader = fields.reader();
    Asset asset;
    asset.id = reader.number("id"_L1);
    asset.name = reader.text("name"_L1);
    asset.label = reader.text("label"_L1);
    asset.contentType = reader.text("type"_L1);
    asset.state = fields.word("state"_L1, states);
    asset.size = reader.number("bytes"_L1);
    asset.downloads = reader.number("downloads"_L1);
    asset.sha256 = fields.digest("sha256"_L1);
    asset.createdAt = reader.optionalTime("created"_L1);
    asset.updatedAt = reader.optionalTime("updated"_L1);
    whole.note(fields);
    return asset;
}

bool suits(Step step, Kind kind)
{
    switch (step) {
    case Step::Unchecked:
    case Step::Looking:
    case Step::Comparing:
    case Step::Turning:
    case Step::Sending:
    case Step::Proving:
    case Step::Removing:
    case Step::MovingAside:
    case Step::Naming:
    case Step::GivingBack:
    case Step::DeletingOld:
    case Step::Tidying:
    case Step::NeedsDecision:
        return kind == Kind::Upload;
    case Step::MakingPart:
    case Step::Receiving:
    case Step::Settling:
        return kind == Kind::Download;
    case Step::Ready:
    case Step::Done:
    case Step::Failed:
    case Step::Cancelled:
        return true;
    }
    Q_UNREACHABLE();
}

void writeUpload(QJsonObject &to, const PlanItem &item)
{
    to.insert("keepBoth"_L1, item.keepBoth);
    to.insert("replaces"_L1, item.replaces);
    to.insert("sendName"_L1, item.sendName);
    to.insert("unanswered"_L1, item.unanswered);
    if (item.foreign)
        to.insert("foreign"_L1, toJson(*item.foreign));
    to.insert("made"_L1, toJson(item.made));
    if (item.old)
        to.insert("old"_L1, toJson(*item.old));
    if (item.fresh)
        to.insert("fresh"_L1, toJson(*item.fresh));
    to.insert("movedAside"_L1, item.movedAside);
    to.insert("removing"_L1, item.removing);
}

void readUpload(Fields &from, PlanItem &item)
{
    Reader &reader = from.reader();
    item.keepBoth = reader.flag("keepBoth"_L1);
    item.replaces = reader.number("replaces"_L1);
    item.sendName = reader.text("sendName"_L1);
    item.unanswered = reader.smallNumber("unanswered"_L1);
    if (from.has("foreign"_L1))
        item.foreign = from.ids("foreign"_L1);
    item.made = from.ids("made"_L1);
    if (from.has("old"_L1))
        item.old = readAsset(from, "old"_L1);
    if (from.has("fresh"_L1))
        item.fresh = readAsset(from, "fresh"_L1);
    item.movedAside = reader.flag("movedAside"_L1);
    item.removing = reader.number("removing"_L1);
}

void checkSense(Fields &fields, const PlanItem &item)
{
    if (item.id <= 0)
        fields.refuse(u"\"id\" is none"_s);
    if (item.repo.isEmpty())
        fields.refuse(u"\"repository\" is none"_s);
    if (item.path.isEmpty() || item.name.isEmpty())
        fields.refuse(u"there is no file"_s);
    if (!suits(item.step, item.kind))
        fields.refuse(u"\"step\" is not one of this kind"_s);
    if (item.kind == Kind::Upload && item.size < 0)
        fields.refuse(u"\"size\" is negative"_s);
    // It is deleted when nobody wants it any more.
    if (!item.partPath.isEmpty() && !item.partPath.endsWith(".part"_L1))
        fields.refuse(u"\"part\" is not one of ours"_s);
    if (item.fresh && !item.old)
        fields.refuse(u"\"fresh\" stands alone"_s);
}

} // namespace

QByteArray encode(const PlanItem &item)
{
    QJsonObject to{
        {u"id"_s, item.id},
        {u"kind"_s, wordFor(kinds, item.kind)},
        {u"step"_s, wordFor(steps, item.step)},
        {u"paused"_s, item.paused},
        {u"unwanted"_s, item.unwanted},
        {u"owner"_s, item.repo.owner},
        {u"repository"_s, item.repo.name},
        {u"release"_s, item.releaseId},
        {u"tag"_s, item.releaseTag},
        {u"uploadTo"_s, item.uploadUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo)},
        {u"path"_s, item.path},
        {u"name"_s, item.name},
        {u"label"_s, item.label},
        {u"size"_s, item.size},
        {u"attempt"_s, item.attempt},
        {u"proof"_s, wordFor(proofs, item.proof)},
        {u"sha256"_s, QString::fromLatin1(item.sha256.toHex())},
        {u"alreadyThere"_s, item.alreadyThere},
        {u"leftBehind"_s, item.leftBehind},
        {u"asset"_s, toJson(item.asset)},
        {u"archive"_s, wordFor(archives, item.archive)},
        {u"part"_s, item.partPath},
    };
    if (item.problem)
        to.insert("problem"_L1, wordFor(problems, *item.problem));
    writeUpload(to, item);
    return QJsonDocument(to).toJson(QJsonDocument::Compact);
}

Result<PlanItem> decode(const QByteArray &json)
{
    const auto document = json::parse(json);
    if (!document)
        return document.error();
    Fields from(document->object());
    Reader &reader = from.reader();
    PlanItem item;
    item.id = reader.number("id"_L1);
    item.kind = from.word("kind"_L1, kinds);
    item.step = from.word("step"_L1, steps);
    item.paused = reader.flag("paused"_L1);
    item.unwanted = reader.flag("unwanted"_L1);
    item.repo = {.owner = reader.text("owner"_L1), .name = reader.text("repository"_L1)};
    item.releaseId = from.signedNumber("release"_L1, std::numeric_limits<qint64>::min());
    item.releaseTag = reader.text("tag"_L1);
    item.uploadUrl = from.address("uploadTo"_L1);
    item.path = reader.text("path"_L1);
    item.name = reader.text("name"_L1);
    item.label = reader.text("label"_L1);
    item.size = from.signedNumber("size"_L1, -1);
    item.attempt = reader.smallNumber("attempt"_L1);
    item.proof = from.word("proof"_L1, proofs);
    item.sha256 = from.digest("sha256"_L1);
    item.alreadyThere = reader.flag("alreadyThere"_L1);
    item.leftBehind = reader.text("leftBehind"_L1);
    item.asset = readAsset(from, "asset"_L1);
    item.archive = from.word("archive"_L1, archives);
    item.partPath = reader.text("part"_L1);
    if (from.has("problem"_L1))
        item.problem = from.word("problem"_L1, problems);
    readUpload(from, item);
    checkSense(from, item);
    if (from.failed())
        return from.problem();
    return item;
}

} // namespace core::planitemcodec
