#include "core/transfers/safename.h"
#include "tests/support/planwatch.h"
#include "tests/support/planworld.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using Kind = core::PlanAction::Kind;

// What becomes of the actions: on the disk, on the way to the server, there, and on the way back.
namespace simulation {
namespace {

Error failure(Error::Kind kind, int status = 0)
{
    return {.kind = kind, .httpStatus = status};
}

Error unreachable()
{
    return failure(Error::Kind::Unreachable);
}

Error limited(std::optional<std::chrono::seconds> retryAfter)
{
    Error error = failure(Error::Kind::RateLimited, 429);
    error.retryAfter = retryAfter;
    return error;
}

/// What the program sees although the server has done what was asked.
std::optional<Error> hiddenSuccess(Fate fate)
{
    switch (fate) {
    case Fate::LostAfter:
    case Fate::LaggingLost:
        return failure(Error::Kind::Network);
    case Fate::StallAfter:
        return failure(Error::Kind::Timeout);
    case Fate::ErrorAfter:
        return failure(Error::Kind::Server, 504);
    case Fate::PageAfter:
        return failure(Error::Kind::Malformed, 200);
    default:
        return std::nullopt;
    }
}

} // namespace

void PlanWorld::begin(const PlanAction &action)
{
    if (action.kind == Kind::Abort)
        return stop(action);
    if (action.kind == Kind::DropPart) {
        note(u"#%1 drops %2"_s.arg(action.item).arg(action.name));
        disk.parts.erase(action.name);
        return;
    }
    const PlanItem *item = m_planner->item(action.item);
    if (!item)
        return;
    const quint64 number = ++m_lastRequest;
    Request &request = m_requests[number];
    request.action = action;
    request.wish = wishOf(action.item);
    request.life = m_life;
    request.since = m_now;
    request.release = item->releaseId;
    const Fate fate = fateAt(action.kind);
    request.fate = fate;
    if (fate == Fate::CrashBefore) {
        m_requests.erase(number);
        return crash();
    }
    if (fate == Fate::Sleep)
        at(m_now + dice.between(0ms, 800ms), [this] { sleep(dice.between(1min, 8h)); });

    switch (action.kind) {
    case Kind::TakeTurn: {
        const PlanTime turn = std::max(m_now, m_nextTurn);
        m_nextTurn = turn + 1s;
        at(turn, [this, number] { deliver(number); });
        break;
    }
    case Kind::CheckFile:
    case Kind::HashFile:
    case Kind::MakePart:
    case Kind::Settle:
        at(m_now + dice.between(1ms, 300ms), [this, number] { onDisk(number); });
        break;
    case Kind::DeleteAsset:
    case Kind::RenameAsset:
        if (!action.atOnce) {
            const PlanTime turn = std::max(m_now, m_nextTurn);
            m_nextTurn = turn + 1s;
            at(turn, [this, number] { send(number); });
            break;
        }
        [[fallthrough]];
    case Kind::ListAssets:
    case Kind::Post:
    case Kind::HashRemote:
    case Kind::Receive:
        send(number);
        break;
    case Kind::DropPart:
    case Kind::Abort:
        break;
    }
}

void PlanWorld::stop(const PlanAction &abort)
{
    const auto drop = [&](QList<PlanAction> &held) {
        held.removeIf([&](const PlanAction &action) { return action.serial == abort.serial; });
    };
    drop(m_noted.held);
    for (Page &page : m_onTheirWay)
        drop(page.held);
    for (auto &[number, request] : m_requests) {
        if (request.life != m_life || request.action.serial != abort.serial)
            continue;
        note(u"#%1 stops %2"_s.arg(abort.item).arg(nameOf(request.action.kind)));
        request.abandoned = true;
        if (request.action.kind == Kind::Post && request.onWire)
            m_watch->stoppedPost(request.wish);
        if (request.action.kind == Kind::Receive && request.onWire && !request.arrived) {
            receiveSome(request);
            request.dead = true;
        } else if (request.onWire && !request.arrived && dice.chance(700)) {
            request.dead = true;
            if (request.action.kind == Kind::Post && dice.chance(500))
                leaveStarter(request);
        }
    }
}

/// Why the request does not even get to where it would be carried out.
std::optional<Error> PlanWorld::inTheWay(Request &request)
{
    if (request.fate == Fate::Unreachable && dice.chance(500))
        goOffline(dice.between(5s, 10min));
    if (request.fate == Fate::Unreachable || m_now < m_offlineUntil)
        return unreachable();
    if (request.fate == Fate::SignedOut && !m_signedOut) {
        m_signedOut = true;
        at(m_now + dice.between(5s, 1h), [this] { signIn(); });
    }
    if (m_signedOut)
        return failure(Error::Kind::SignInNeeded, 401);
    if (request.fate == Fate::Limited || request.fate == Fate::LimitedSilently) {
        m_limitIsTold = request.fate == Fate::Limited;
        m_limitedUntil = m_now + std::chrono::seconds(5 + dice.below(115));
    }
    if (m_now < m_limitedUntil) {
        if (!m_limitIsTold)
            return limited(std::nullopt);
        const auto left = std::chrono::ceil<std::chrono::seconds>(m_limitedUntil - m_now);
        return limited(left);
    }
    switch (request.fate) {
    case Fate::LostBefore:
    case Fate::LostLate:
        return failure(Error::Kind::Network);
    case Fate::StallBefore:
        return failure(Error::Kind::Timeout);
    case Fate::ErrorBefore:
        return failure(Error::Kind::Server, 502);
    case Fate::PageBefore:
        return failure(Error::Kind::Malformed, 200);
    case Fate::Forbidden:
        return failure(Error::Kind::Forbidden, 403);
    case Fate::NotFound:
        return failure(Error::Kind::NotFound, 404);
    default:
        return std::nullopt;
    }
}

void PlanWorld::send(quint64 number)
{
    const auto found = m_requests.find(number);
    if (found == m_requests.end())
        return;
    Request &request = found->second;
    if (request.life != m_life || request.abandoned) {
        m_requests.erase(found);
        return;
    }
    const PlanItem *item = m_planner->item(request.action.item);
    request.since = m_now;
    const bool hasFile = item && disk.files.contains(item->path);
    if (hasFile && request.action.kind == Kind::Post)
        request.content = disk.files.value(item->path);
    if (isTracing())
        note(u"#%1 %2 %3"_s.arg(request.action.item)
                 .arg(nameOf(request.action.kind),
                      request.action.name.isEmpty() ? QString::number(request.action.assetId)
                                                    : request.action.name));
    m_watch->started(request);
    request.onWire = true;
    ++m_sent.at(size_t(request.action.kind));
    if (request.action.kind == Kind::Post && !hasFile)
        return answerLater(number, failure(Error::Kind::LocalFile), dice.between(1ms, 5ms));

    if (const auto error = inTheWay(request)) {
        const bool stalls = error->kind == Error::Kind::Timeout;
        const PlanTime delay = stalls ? dice.between(1min, 10min) : dice.between(5ms, 2s);
        if (request.fate == Fate::LostLate && error->kind == Error::Kind::Network) {
            at(m_now + delay + dice.between(1ms, 900ms), [this, late = request]() mutable {
                late.over = true;
                carryOut(late);
            });
        }
        return answerLater(number, *error, delay);
    }
    const bool isLong = request.action.kind == Kind::Post || request.action.kind == Kind::Receive
        || request.action.kind == Kind::HashRemote;
    at(m_now + (isLong ? dice.between(200ms, 20s) : dice.between(20ms, 300ms)),
       [this, number] { arrive(number); });
}

void PlanWorld::arrive(quint64 number)
{
    const auto found = m_requests.find(number);
    if (found == m_requests.end())
        return;
    Request &request = found->second;
    if (request.dead) {
        if (request.life != m_life || request.abandoned)
            m_requests.erase(found);
        return;
    }
    carryOut(request);
    if (request.life != m_life || request.abandoned) {
        m_requests.erase(found);
        return;
    }
    if (request.fate == Fate::CrashAfter)
        return crash();
    if (const auto error = hiddenSuccess(request.fate))
        return answerLater(number, *error,
                           error->kind == Error::Kind::Timeout ? dice.between(1min, 10min)
                                                               : dice.between(5ms, 2s));
    answerLater(number, dice.between(5ms, 200ms));
}

void PlanWorld::carryOut(Request &request)
{
    request.arrived = true;
    const GithubModel::Author author = request.wish + 1;
    const auto take = [&request](const auto &result) {
        if (result)
            request.answer = *result;
        else
            request.answer = result.error();
    };
    switch (request.action.kind) {
    case Kind::ListAssets:
        return take(request.fate == Fate::OldList ? server.oldList(request.release, m_now)
                                                  : server.list(request.release, m_now));
    case Kind::Post:
        return storePost(request);
    case Kind::DeleteAsset:
        return take(server.remove(request.action.assetId, author, m_now));
    case Kind::RenameAsset:
        return take(server.rename(request.action.assetId, request.action.name, request.action.label,
                                  author, m_now));
    case Kind::HashRemote: {
        if (request.fate == Fate::Cut) {
            request.answer = failure(Error::Kind::Network);
            return;
        }
        const auto bytes = server.bytes(request.action.assetId);
        return take(bytes.transform([](const Content &content) { return content.sha256(); }));
    }
    case Kind::Receive:
        return receiveSome(request);
    default:
        return;
    }
}

bool PlanWorld::isLate(const Request &request) const
{
    return request.over || request.abandoned || request.life != m_life;
}

void PlanWorld::leaveStarter(const Request &request)
{
    const auto made = server.leaveStarter(request.release, request.action.name,
                                          request.action.label, request.wish + 1, m_now);
    if (made && isLate(request))
        m_watch->cameLate(made->id);
}

void PlanWorld::storePost(Request &request)
{
    const GithubModel::Author author = request.wish + 1;
    const PlanAction &action = request.action;
    if (request.fate == Fate::ErrorStarter || request.fate == Fate::LostStarter) {
        leaveStarter(request);
        request.answer = request.fate == Fate::ErrorStarter ? failure(Error::Kind::Server, 502)
                                                            : failure(Error::Kind::Network);
        return;
    }
    touchFile(request);
    const QString path = m_wishes[size_t(request.wish)].asked.path;
    const Content there = disk.files.value(path);
    if (there.size < request.content.size) {
        if (dice.chance(500))
            leaveStarter(request);
        request.answer = failure(Error::Kind::LocalFile);
        return;
    }
    Content stored = request.content;
    const bool torn = there != request.content;
    if (torn || request.fate == Fate::Stale)
        stored = otherContent(stored.size);
    if (request.fate == Fate::Truncated || request.fate == Fate::EarlyYes)
        stored = otherContent(stored.size / 2);
    const bool lags = request.fate == Fate::Lagging || request.fate == Fate::LaggingLost;
    const QString name = request.fate == Fate::Renamed ? u"r."_s + action.name : action.name;
    const Result<Asset> made = server.post(request.release, name, action.label, stored, author,
                                           m_now, lags ? dice.between(1s, 50s) : PlanTime(0));
    // Under a name that nobody has foreseen it is found by its answer only.
    if (made && (isLate(request) || lags || request.fate == Fate::Renamed))
        m_watch->cameLate(made->id);
    if (!made)
        request.answer = made.error();
    else if (torn)
        request.answer = failure(Error::Kind::LocalFile, 201);
    else if (request.fate == Fate::EarlyYes)
        request.answer = failure(Error::Kind::Damaged, 201);
    else
        request.answer = UploadedAsset{.asset = *made,
                                       .sentBytes = request.content.size,
                                       .sentSha256 = request.content.sha256()};
}

/// What somebody does to the file just now.
void PlanWorld::touchFile(Request &request)
{
    if (request.wish < 0)
        return;
    const QString path = m_wishes[size_t(request.wish)].asked.path;
    const Content there = disk.files.value(path);
    if (request.fate == Fate::FileVanished)
        disk.files.remove(path);
    else if (request.fate == Fate::FileGrew)
        disk.write(path, otherContent(there.size + 1000));
    else if (request.fate == Fate::FileShrank)
        disk.write(path, otherContent(std::max<qint64>(there.size / 3, 2)));
    else if (request.fate == Fate::FileRewritten)
        disk.write(path, otherContent(there.size));
    else
        return;
    note(u"the file of #%1 is another"_s.arg(request.action.item));
}

void PlanWorld::receiveSome(Request &request)
{
    const bool ends = request.arrived; // otherwise it is broken off somewhere
    const PlanItem &asked = m_wishes[size_t(request.wish)].asked;
    const PlanItem *item = m_planner && request.life == m_life
        ? m_planner->item(request.action.item)
        : journaled(request.action.item);
    if (!item || item->partPath.isEmpty()) {
        request.answer = failure(Error::Kind::LocalFile);
        return;
    }
    Disk::Part &part = disk.parts[item->partPath]; // one that is gone is begun anew
    const bool isArchive = asked.archive != PlanItem::Archive::None;
    const Result<Content> source
        = isArchive ? Result<Content>(Content{70'000, 7}) : server.bytes(asked.asset.id);
    if (!source) {
        request.answer = source.error();
        request.partSize = part.size;
        return;
    }
    if (request.action.fromStart || isArchive) {
        part.size = 0;
    } else if (part.size > source->size) {
        request.answer = failure(Error::Kind::Rejected, 416);
        request.partSize = part.size;
        return;
    }
    const Fate fate = request.fate;
    if (part.size == 0)
        part.of = *source;
    if ((part.size > 0 && part.of != *source) || (ends && fate == Fate::Spoiled))
        part.of = otherContent(source->size);
    const qint64 missing = source->size - part.size;
    const bool isCut
        = fate == Fate::Cut || (fate == Fate::CutSilently && !isArchive) || fate == Fate::DiskFull;
    part.size += !ends || isCut ? qint64(dice.next() % quint64(missing + 1)) : missing;
    request.partSize = part.size;
    if (!ends || fate == Fate::Cut) {
        if (!request.dead || ends)
            request.answer = failure(Error::Kind::Network);
    } else if (fate == Fate::DiskFull) {
        request.answer = failure(Error::Kind::LocalFile);
    } else {
        const bool isWhole = part.size == source->size;
        request.answer = DownloadedBytes{.size = part.size,
                                         .sha256 = isWhole ? part.of.sha256()
                                                           : otherContent(part.size).sha256()};
    }
}

void PlanWorld::onDisk(quint64 number)
{
    const auto found = m_requests.find(number);
    if (found == m_requests.end())
        return;
    Request &request = found->second;
    if (request.life != m_life || request.abandoned || !m_planner->item(request.action.item)) {
        m_requests.erase(found);
        return;
    }
    const PlanItem &item = *m_planner->item(request.action.item);
    if (isTracing())
        note(u"#%1 %2"_s.arg(item.id).arg(nameOf(request.action.kind)));
    const bool isFull = request.fate == Fate::DiskFull;
    switch (request.action.kind) {
    case Kind::CheckFile: {
        touchFile(request);
        const auto file = disk.files.constFind(item.path);
        LocalFile seen;
        if (disk.problems.contains(item.path))
            seen.problem = disk.problems[item.path];
        else if (file == disk.files.cend())
            seen.problem = FileProblem::Missing;
        else if (file->size == 0)
            seen.problem = FileProblem::Empty;
        else
            seen.size = file->size;
        request.answer = seen;
        break;
    }
    case Kind::HashFile: {
        touchFile(request);
        const auto file = disk.files.constFind(item.path);
        if (file == disk.files.cend())
            request.answer = failure(Error::Kind::LocalFile);
        else
            request.answer = file->sha256();
        break;
    }
    case Kind::MakePart: {
        if (isFull) {
            request.answer = failure(Error::Kind::LocalFile);
            break;
        }
        QString path;
        for (int i = 0;
             path.isEmpty() || disk.parts.contains(path) || request.action.inUse.contains(path);
             ++i)
            path = item.path + u'/' + numberedFileName(item.name, i) + u".part"_s;
        disk.parts[path] = {};
        request.answer = path;
        break;
    }
    case Kind::Settle:
        settle(request);
        break;
    default:
        break;
    }
    if (request.fate == Fate::CrashAfter)
        return crash();
    deliver(number);
}

void PlanWorld::settle(Request &request)
{
    const PlanItem &item = *m_planner->item(request.action.item);
    const auto part = disk.parts.find(item.partPath);
    if (part == disk.parts.end()) {
        // Done before a crash?
        for (const auto &[path, file] : disk.received) {
            if (path.startsWith(item.path + u'/') && file.second.sha256() == item.sha256) {
                request.answer = path;
                return;
            }
        }
        request.answer = failure(Error::Kind::LocalFile);
        return;
    }
    if (request.fate == Fate::DiskFull) {
        request.answer = failure(Error::Kind::LocalFile);
        return;
    }
    QString path;
    for (int i = 0; path.isEmpty() || disk.received.contains(path); ++i)
        path = item.path + u'/' + numberedFileName(item.name, i);
    Content content = part->second.of;
    if (part->second.size != content.size)
        content = otherContent(part->second.size);
    disk.received[path] = {request.wish, content};
    disk.parts.erase(part);
    request.answer = path;
}

// --- answers ------------------------------------------------------------------------------------

void PlanWorld::answerLater(quint64 number, PlanTime delay)
{
    at(m_now + delay, [this, number] {
        const auto found = m_requests.find(number);
        if (found != m_requests.end() && !found->second.dead)
            deliver(number);
    });
}

void PlanWorld::answerLater(quint64 number, const Error &error, PlanTime delay)
{
    m_requests[number].answer = error;
    answerLater(number, delay);
}

void PlanWorld::deliver(quint64 number)
{
    const auto found = m_requests.find(number);
    if (found == m_requests.end())
        return;
    const Request request = std::move(found->second);
    m_requests.erase(found);
    if (request.life != m_life || request.abandoned)
        return;

    const auto *error = std::get_if<Error>(&request.answer);
    if (isTracing() && error)
        note(u"#%1 %2: error %3, status %4%5"_s.arg(request.action.item)
                 .arg(nameOf(request.action.kind))
                 .arg(int(error->kind))
                 .arg(error->httpStatus)
                 .arg(error->fields.isEmpty() ? QString() : u' ' + error->fields.first().code));
    if (error && error->kind == Error::Kind::RateLimited && error->retryAfter)
        m_toldLimit = std::max<PlanTime>(m_toldLimit, m_now + *error->retryAfter);
    if (error && error->kind == Error::Kind::SignInNeeded && !m_signedOut)
        at(m_now + 1s, [this] { signIn(); }); // the answer is older than the sign-in
    m_watch->answered(request);

    const quint64 serial = request.action.serial;
    const auto result = [&]<typename T>(std::in_place_type_t<T>) -> Result<T> {
        if (error)
            return *error;
        if (const T *value = std::get_if<T>(&request.answer))
            return *value;
        m_watch->complain(u"the simulation has no answer"_s);
        return failure(Error::Kind::Cancelled);
    };
    switch (request.action.kind) {
    case Kind::CheckFile:
        m_planner->checked(serial, result(std::in_place_type<LocalFile>), m_now);
        break;
    case Kind::HashFile:
        m_planner->hashed(serial, result(std::in_place_type<QByteArray>), m_now);
        break;
    case Kind::ListAssets:
        if (!error)
            m_watch->listed(request.release, request.since);
        m_planner->listed(serial, result(std::in_place_type<QList<Asset>>), m_now);
        break;
    case Kind::TakeTurn:
        m_planner->turnGiven(serial, m_now);
        break;
    case Kind::Post:
        m_planner->posted(serial, result(std::in_place_type<UploadedAsset>), m_now);
        break;
    case Kind::HashRemote:
        m_planner->remoteHashed(serial, result(std::in_place_type<QByteArray>), m_now);
        break;
    case Kind::DeleteAsset:
        m_planner->deleted(serial, result(std::in_place_type<core::Done>), m_now);
        break;
    case Kind::RenameAsset:
        m_planner->renamed(serial, result(std::in_place_type<Asset>), m_now);
        break;
    case Kind::MakePart:
        m_planner->partMade(serial, result(std::in_place_type<QString>), m_now);
        break;
    case Kind::Receive:
        m_planner->received(serial, result(std::in_place_type<DownloadedBytes>), request.partSize,
                            m_now);
        break;
    case Kind::Settle:
        m_planner->settled(serial, result(std::in_place_type<QString>), m_now);
        break;
    case Kind::DropPart:
    case Kind::Abort:
        break;
    }
    afterCall();
}

/// As many bytes that nobody has seen before.
Content PlanWorld::otherContent(qint64 size)
{
    return {.size = std::max<qint64>(size, 1), .number = ++m_lastContent};
}

} // namespace simulation
