#include "core/transfers/uploadjob.h"

#include "core/base/waitjob.h"
#include "core/http/httpclient.h"
#include "core/http/rategate.h"
#include "core/http/writepacer.h"
#include "core/transfers/assetdeletejob.h"
#include "core/transfers/assetname.h"
#include "core/transfers/contenttype.h"
#include "core/transfers/filejobs.h"
#include "core/transfers/swapjob.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr std::chrono::hours longestLimit{1};
constexpr std::chrono::seconds tellingWait{5};

bool meansAlreadyThere(const Error &error)
{
    return error.kind == Error::Kind::Rejected && error.hasCode(u"already_exists");
}

/// The server may have stored the file although this is what we got for an answer.
bool isAmbiguous(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Unreachable: // stored nothing, but worth another look and another try
    case Error::Kind::Network:
    case Error::Kind::Timeout:
    case Error::Kind::Server:
    case Error::Kind::Malformed:
    case Error::Kind::LocalFile: // found out after the last byte had gone
        return true;
    case Error::Kind::Rejected:
        return meansAlreadyThere(error);
    case Error::Kind::Certificate:
    case Error::Kind::Cancelled:
    case Error::Kind::SignInNeeded:
    case Error::Kind::Forbidden:
    case Error::Kind::RateLimited:
    case Error::Kind::NotFound:
    case Error::Kind::Untrusted:
    case Error::Kind::Conflict:
    case Error::Kind::Damaged:
    case Error::Kind::NoKeychain:
    case Error::Kind::KeychainLocked:
    case Error::Kind::KeychainDenied:
        return false;
    }
    Q_UNREACHABLE();
}

const Asset *named(const QList<Asset> &assets, const QString &name)
{
    const auto found = std::ranges::find(assets, name, &Asset::name);
    return found == assets.end() ? nullptr : &*found;
}

QStringList namesOf(const QList<Asset> &assets)
{
    QStringList names;
    for (const Asset &asset : assets)
        names.append(asset.name);
    return names;
}

} // namespace

UploadJob::UploadJob(Api &api, const TransferPolicy &policy, UploadOrder order, QObject *parent)
    : JobOf(parent)
    , m_api(api)
    , m_policy(policy)
    , m_order(std::move(order))
    , m_sendName(m_order.name)
{
    check();
}

void UploadJob::cancel()
{
    // Half a replacement would leave the name vacant; it takes three short calls.
    if (m_stage != Stage::Replacing)
        JobOf::cancel();
}

void UploadJob::check()
{
    run(checkFileJob(m_order.path, this), [this](const LocalFile &file) {
        m_size = file.size;
        m_problem = file.problem;
        if (m_problem)
            return finish(Error{.kind = Error::Kind::LocalFile, .detail = m_order.path});
        look();
    });
}

void UploadJob::look()
{
    setStage(Stage::Looking);
    attempt(m_api.assets(m_order.repo, m_order.release.id),
            [this](const Result<QList<Asset>> &assets) {
                if (assets)
                    judge(*assets);
                else if (assets.error().kind == Error::Kind::RateLimited)
                    waitAndLook(assets.error());
                else
                    finish(assets.error());
            });
}

void UploadJob::judge(const QList<Asset> &assets)
{
    if (!m_order.foreign) {
        m_order.foreign.emplace();
        for (const Asset &asset : assets)
            m_order.foreign->insert(asset.id);
    }
    if (m_attempt == 0 && !chooseName(assets))
        return;

    if (const Asset *existing = named(assets, m_sendName)) {
        if (existing->state == AssetState::Uploaded)
            return compareWith(*existing);
        if (!isOurs(*existing))
            return finish(UploadOutcome{.end = UploadOutcome::End::NameTaken, .asset = *existing});
        if (++m_cleanups > m_policy.looks)
            return finish(m_missed.value_or(Error{.kind = Error::Kind::Server}));
        return removeOurs(existing->id, [this] { look(); });
    }
    if (m_missed)
        return missed(*std::exchange(m_missed, std::nullopt));
    if (assets.size() >= mostAssets)
        return finish(Error{.kind = Error::Kind::Rejected,
                            .fields = {{.resource = u"ReleaseAsset"_s, .code = u"file_count"_s}}});
    sendWhenFree();
}

bool UploadJob::chooseName(const QList<Asset> &assets)
{
    m_sendName = m_order.name;
    m_old.reset();
    const Asset *existing = named(assets, m_order.name);
    if (!existing)
        return true;
    if (m_order.keepBoth) {
        m_sendName = freeAssetName(m_order.name, namesOf(assets));
        return true;
    }
    if (m_order.replaces != existing->id)
        return true;
    if (existing->state == AssetState::Starter) {
        // Holds nothing, and deleting it was confirmed.
        removeOurs(existing->id, [this] { look(); });
        return false;
    }
    m_old = *existing;
    const QString mark = QString::number(QRandomGenerator::global()->generate(), 16);
    m_sendName = u"%1.new-%2"_s.arg(m_order.name, mark);
    return true;
}

void UploadJob::compareWith(const Asset &existing)
{
    const bool ours = isOurs(existing);
    if (existing.size != m_size || (existing.sha256.isEmpty() && !ours))
        return finish(UploadOutcome{.end = UploadOutcome::End::NameTaken, .asset = existing});
    // A 2 GiB file takes seconds; worth it, since sending it again takes minutes.
    run(digestJob(m_order.path, this),
        [this, existing](const QByteArray &sha256) { judgeEqual(existing, sha256); });
}

void UploadJob::judgeEqual(const Asset &existing, const QByteArray &sha256)
{
    if (!existing.sha256.isEmpty() && existing.sha256 != sha256)
        return finish(UploadOutcome{.end = UploadOutcome::End::NameTaken, .asset = existing});
    const Proof proof = existing.sha256.isEmpty() ? Proof::SizeOnly : Proof::Verified;
    if (isOurs(existing))
        return store(existing, proof, sha256);
    finish(UploadOutcome{.end = UploadOutcome::End::AlreadyThere,
                         .asset = existing,
                         .proof = proof,
                         .sha256 = sha256});
}

void UploadJob::removeOurs(qint64 id, std::function<void()> next)
{
    run(new AssetDeleteJob(m_api, m_policy.other, m_order.repo, id, this),
        [next = std::move(next)](const Done &) { next(); });
}

void UploadJob::sendWhenFree()
{
    WritePacer &pacer = m_api.http().pacer();
    // The usual second between two is not worth telling of.
    if (const auto wait = pacer.waitFor(true); wait >= tellingWait) {
        m_obstacle = Error{.kind = Error::Kind::RateLimited};
        m_retryAt = QDateTime::currentDateTimeUtc().addMSecs(wait.count());
    }
    setStage(Stage::Waiting);
    run(pacer.turn(true, this), [this](const Done &) { send(); });
}

void UploadJob::send()
{
    ++m_attempt;
    m_cleanups = 0;
    m_obstacle.reset();
    m_retryAt = {};
    setStage(Stage::Sending);
    auto *post = m_api.uploadAsset(m_order.release,
                                   {.path = m_order.path,
                                    .name = m_sendName,
                                    .label = m_order.label,
                                    .contentType = contentTypeOf(m_order.name)});
    connect(post, &Job::progressChanged, this, [this](qint64 done, qint64 total) {
        // What comes after the last byte is the reply.
        if (total <= 0 || m_stage != Stage::Sending)
            return;
        Q_EMIT progressChanged(done, total);
        if (done >= total)
            setStage(Stage::Verifying);
    });
    attempt(post, [this](const Result<UploadedAsset> &outcome) { sent(outcome); });
}

void UploadJob::sent(const Result<UploadedAsset> &outcome)
{
    if (outcome)
        return verify(*outcome);
    const Error &error = outcome.error();
    if (error.kind == Error::Kind::RateLimited) {
        --m_attempt;
        return waitAndLook(error);
    }
    if (!isAmbiguous(error))
        return finish(error);
    if (error.kind == Error::Kind::LocalFile)
        m_problem = checkLocalFile(m_order.path).problem.value_or(FileProblem::Changed);
    m_missed = error;
    look();
}

void UploadJob::verify(const UploadedAsset &stored)
{
    setStage(Stage::Verifying);
    const Asset &asset = stored.asset;
    const bool whole = asset.state == AssetState::Uploaded && asset.size == stored.sentBytes
        && (asset.sha256.isEmpty() || asset.sha256 == stored.sentSha256);
    if (whole)
        return store(asset, asset.sha256.isEmpty() ? Proof::SizeOnly : Proof::Verified,
                     stored.sentSha256);
    removeOurs(asset.id, [this, requestId = stored.requestId] {
        finish(Error{.kind = Error::Kind::Damaged,
                     .detail = u"the server stored other bytes of "_s + m_sendName,
                     .requestId = requestId});
    });
}

/// The last POST ended badly and the release does not list the file.
void UploadJob::missed(const Error &error)
{
    if (meansAlreadyThere(error)) {
        if (++m_looks >= m_policy.looks)
            return finish(error);
        m_missed = error;
        m_obstacle = error;
        setStage(Stage::Waiting);
        return run(new WaitJob(m_policy.lookAgain, this), [this](const Done &) { look(); });
    }
    if (m_problem)
        return finish(error);
    waitAndLook(error);
}

void UploadJob::waitAndLook(const Error &error)
{
    std::optional<std::chrono::milliseconds> wait;
    if (error.kind == Error::Kind::RateLimited) {
        // Costs no attempt. Everybody else of this account waits too, at its gate.
        const auto doubled = m_policy.limitDelay * (1 << std::min(m_limits++, 16));
        wait = error.retryAfter ? *error.retryAfter
                                : std::min<std::chrono::milliseconds>(doubled, longestLimit);
        wait = std::max(*wait, m_api.http().gate().remaining());
    } else {
        wait = m_policy.uploads.delayAfter(m_attempt, error,
                                           QRandomGenerator::global()->generateDouble());
    }
    if (!wait)
        return finish(error);

    m_obstacle = error;
    m_retryAt = QDateTime::currentDateTimeUtc().addMSecs(wait->count());
    setStage(Stage::Waiting);
    run(new WaitJob(*wait, this), [this](const Done &) { look(); });
}

void UploadJob::store(const Asset &asset, Proof proof, const QByteArray &sha256)
{
    if (!m_old)
        return finish(UploadOutcome{.asset = asset, .proof = proof, .sha256 = sha256});

    setStage(Stage::Replacing);
    auto *swap
        = new SwapJob(m_api, m_policy.other, m_order.repo, *m_old, asset, m_order.label, this);
    attempt(swap, [this, swap, asset, proof, sha256](const Result<Asset> &swapped) {
        if (swapped)
            return finish(UploadOutcome{.asset = *swapped,
                                        .proof = proof,
                                        .sha256 = sha256,
                                        .leftBehind = swap->leftBehind()});
        const Error reason = swapped.error();
        // While the old one has lost its name, the new one is the copy that people can still find.
        if (!swap->leftBehind().isEmpty())
            return finish(reason);
        removeOurs(asset.id, [this, reason] { finish(reason); });
    });
}

void UploadJob::setStage(Stage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged();
}

bool UploadJob::isOurs(const Asset &asset) const
{
    return m_order.foreign && !m_order.foreign->contains(asset.id);
}

} // namespace core
