#include "ui/common/transferwords.h"

#include "ui/common/text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui::words {
namespace {

using core::Error;
using core::FileProblem;
using core::Transfer;
using State = Transfer::State;
using theme::Tone;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::TransferWords)
};

QString shortProblem(FileProblem problem)
{
    switch (problem) {
    case FileProblem::Missing:
        return Words::tr("file not found");
    case FileProblem::Folder:
        return Words::tr("is a folder");
    case FileProblem::Special:
        return Words::tr("not a regular file");
    case FileProblem::Unreadable:
        return Words::tr("cannot be read");
    case FileProblem::Empty:
        return Words::tr("empty file");
    case FileProblem::TooLarge:
        return Words::tr("too large");
    case FileProblem::SameName:
        return Words::tr("name is used twice");
    case FileProblem::Changed:
        return Words::tr("changed while it was sent");
    }
    Q_UNREACHABLE();
}

QString shortError(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Network:
        return Words::tr("connection lost");
    case Error::Kind::Unreachable:
        return Words::tr("no connection");
    case Error::Kind::Certificate:
        return Words::tr("certificate not trusted");
    case Error::Kind::Timeout:
        return Words::tr("no answer");
    case Error::Kind::Cancelled:
        return Words::tr("cancelled");
    case Error::Kind::SignInNeeded:
        return Words::tr("sign in again");
    case Error::Kind::Forbidden:
        return Words::tr("not allowed");
    case Error::Kind::RateLimited:
        return Words::tr("limit reached");
    case Error::Kind::NotFound:
        return Words::tr("not found on the server");
    case Error::Kind::Rejected:
        return error.hasCode(u"file_count") ? Words::tr("1,000 assets already")
                                            : Words::tr("refused by the server");
    case Error::Kind::Server:
        return Words::tr("server error");
    case Error::Kind::Malformed:
        return Words::tr("answer not understood");
    case Error::Kind::Untrusted:
        return Words::tr("foreign address");
    case Error::Kind::Conflict:
        return Words::tr("changed by somebody else");
    case Error::Kind::LocalFile:
        return Words::tr("cannot be read or written");
    case Error::Kind::Damaged:
        return Words::tr("damaged on the way");
    case Error::Kind::NoKeychain:
    case Error::Kind::KeychainLocked:
    case Error::Kind::KeychainDenied:
        return Words::tr("keychain not available");
    }
    Q_UNREACHABLE();
}

double part(const Transfer &transfer)
{
    return transfer.size > 0 ? double(transfer.done) / double(transfer.size) : 0;
}

QString percent(const Transfer &transfer)
{
    return Words::tr("%1%").arg(QLocale().toString(int(part(transfer) * 100)));
}

QString attempt(const Transfer &transfer, int number)
{
    if (transfer.attemptsAtMost <= 0)
        return Words::tr("attempt %1").arg(number);
    return Words::tr("attempt %1 of %2")
        .arg(qMin(number, transfer.attemptsAtMost))
        .arg(transfer.attemptsAtMost);
}

Status running(const Transfer &transfer)
{
    QStringList parts;
    if (transfer.size > 0)
        parts.append(percent(transfer));
    else
        parts.append(text::size(transfer.done)); // nobody knows of how many
    if (transfer.speed > 0)
        parts.append(text::speed(transfer.speed));
    if (transfer.timeLeft)
        parts.append(text::duration(*transfer.timeLeft));
    Status status{.text = parts.join(u" · "_s), .tone = Tone::Accent, .progress = part(transfer)};
    if (transfer.attempt > 1) {
        parts.append(attempt(transfer, transfer.attempt));
        status.line = parts.join(u" · "_s);
        status.tip = status.line;
    }
    return status;
}

/// To stand before ", again in 12 s".
QString happened(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Network:
        return Words::tr("the connection was lost");
    case Error::Kind::Unreachable:
        return Words::tr("waits for the network");
    case Error::Kind::Timeout:
        return Words::tr("the server did not answer");
    case Error::Kind::Server:
        return Words::tr("the server has a problem");
    case Error::Kind::Malformed:
        return Words::tr("the server’s answer was not understood");
    case Error::Kind::NotFound:
        return Words::tr("the server does not find it yet");
    case Error::Kind::LocalFile:
        return Words::tr("the disk of this computer refuses");
    case Error::Kind::RateLimited:
        return Words::tr("GitHub asked to wait");
    case Error::Kind::SignInNeeded:
        return Words::tr("signed out: sign in again");
    case Error::Kind::KeychainLocked:
        return Words::tr("the keychain is locked: unlock it");
    case Error::Kind::NoKeychain:
    case Error::Kind::KeychainDenied:
        return Words::tr("no token: sign in again");
    case Error::Kind::Certificate:
    case Error::Kind::Cancelled:
    case Error::Kind::Forbidden:
    case Error::Kind::Rejected:
    case Error::Kind::Untrusted:
    case Error::Kind::Conflict:
    case Error::Kind::Damaged:
        return shortError(error);
    }
    Q_UNREACHABLE();
}

/// What holds the account back costs no file an attempt.
bool isAccounts(const Error &error)
{
    using Kind = Error::Kind;
    constexpr std::array kinds{Kind::Unreachable, Kind::RateLimited,    Kind::SignInNeeded,
                               Kind::NoKeychain,  Kind::KeychainLocked, Kind::KeychainDenied};
    return std::ranges::find(kinds, error.kind) != kinds.end();
}

QString waitingLine(const Transfer &transfer, const Error &error, const QDateTime &retryAt,
                    std::chrono::seconds left)
{
    QString line = happened(error);
    if (error.kind == Error::Kind::RateLimited && retryAt.isValid())
        return Words::tr("GitHub asked to wait until %1", "a time of day")
            .arg(text::clockTime(retryAt));
    if (retryAt.isValid())
        line
            = Words::tr("%1, again in %2", "what happened, a time").arg(line, text::duration(left));
    if (!isAccounts(error) && transfer.attempt > 0)
        line += u" · "_s + attempt(transfer, transfer.attempt + 1);
    return line;
}

Status waiting(const Transfer &transfer, const QDateTime &now,
               const std::optional<core::AccountObstacle> &held)
{
    if (transfer.isPending())
        return {.text = Words::tr("starts when the draft is saved")};
    std::optional<Error> error = transfer.error;
    QDateTime retryAt = transfer.retryAt;
    if (!error && held) {
        error = held->error;
        retryAt = held->until;
    }
    if (!error)
        return {.text = Words::tr("waiting")};
    const auto left = std::max(1s, std::chrono::seconds(now.secsTo(retryAt)));
    Status status{.line = waitingLine(transfer, *error, retryAt, left),
                  .tip = text::describe(*error),
                  .tone = Tone::Warning};
    if (isAccounts(*error) && !retryAt.isValid())
        status.text = happened(*error);
    else if (!retryAt.isValid())
        status.text = Words::tr("%1 · looking again").arg(shortError(*error));
    else
        status.text = Words::tr("again in %1 · %2", "a time, then a short reason")
                          .arg(text::duration(left), shortError(*error));
    return status;
}

/// A download keeps the bytes that are here; an upload starts again with the first one.
Status paused(const Transfer &transfer)
{
    if (transfer.kind == Transfer::Kind::Upload)
        return {.text = Words::tr("paused")};
    if (transfer.done <= 0 || transfer.size <= 0)
        return {.text = Words::tr("paused")};
    return {.text = Words::tr("paused at %1").arg(percent(transfer)), .progress = part(transfer)};
}

Status failed(const Transfer &transfer)
{
    if (transfer.problem)
        return {
            .text = shortProblem(*transfer.problem), .tip = refusal(transfer), .tone = Tone::Bad};
    const Error error = transfer.error.value_or(Error{});
    Status status{.text = shortError(error), .tip = text::describe(error), .tone = Tone::Bad};
    if (transfer.attempt > 1)
        status.line = status.text + u" · "_s + attempt(transfer, transfer.attempt);
    return status;
}

Status finished(const Transfer &transfer)
{
    const bool verified = transfer.proof == core::Proof::Verified;
    Status status{.tone = Tone::Good};
    if (transfer.kind == Transfer::Kind::Download) {
        status.text = verified ? Words::tr("✓ downloaded, verified") : Words::tr("✓ downloaded");
        status.tip = Words::tr("Saved as %1.").arg(text::visible(transfer.path));
        return status;
    }
    if (transfer.alreadyThere)
        status.text = Words::tr("✓ already there");
    else
        status.text = verified ? Words::tr("✓ verified") : Words::tr("✓ size only");
    status.tip = verified ? Words::tr("The server holds exactly the bytes of your file (SHA-256).")
                          : Words::tr("The server tells no digest, so only the size was compared.");
    if (!transfer.leftBehind.isEmpty()) {
        status.tone = Tone::Warning;
        status.tip = Words::tr("The old file could not be deleted. It is now called “%1”.")
                         .arg(text::visible(transfer.leftBehind));
    }
    return status;
}

} // namespace

Status status(const Transfer &transfer, const QDateTime &now,
              const std::optional<core::AccountObstacle> &held)
{
    switch (transfer.state) {
    case State::Checking:
        return {.text = Words::tr("checking…")};
    case State::Waiting:
        return waiting(transfer, now, held);
    case State::Running:
        return running(transfer);
    case State::Verifying:
        return {.text = Words::tr("verifying…"), .tone = Tone::Accent};
    case State::Done:
        return finished(transfer);
    case State::Failed:
        return failed(transfer);
    case State::NeedsDecision:
        return {.text = Words::tr("name is taken"), .tip = clash(transfer), .tone = Tone::Warning};
    case State::Cancelled:
        return {.text = Words::tr("cancelled")};
    case State::Paused:
        return paused(transfer);
    }
    Q_UNREACHABLE();
}

bool countsDown(const Transfer &transfer)
{
    return transfer.state == State::Waiting && transfer.retryAt.isValid();
}

QString bytes(const Transfer &transfer)
{
    const bool onTheWay = transfer.state == State::Running || transfer.state == State::Paused;
    if (transfer.size <= 0)
        return onTheWay && transfer.done > 0 ? text::size(transfer.done) : QString();
    if (!onTheWay || transfer.done <= 0)
        return text::size(transfer.size);
    return Words::tr("%1 of %2", "two sizes")
        .arg(text::size(transfer.done), text::size(transfer.size));
}

QString describe(const core::AccountObstacle &obstacle, const QDateTime &now)
{
    const std::chrono::milliseconds left(std::max<qint64>(0, now.msecsTo(obstacle.until)));
    const bool dated = obstacle.until.isValid();
    switch (obstacle.error.kind) {
    case Error::Kind::RateLimited:
        if (dated)
            return Words::tr("GitHub asked to wait until %1. The files go on by themselves in %2.",
                             "a time of day, a countdown")
                .arg(text::clockTime(obstacle.until), text::countdown(left));
        return Words::tr("GitHub asked to wait. The files go on by themselves.");
    case Error::Kind::SignInNeeded:
        return Words::tr("Signed out. The files wait until you sign in again.");
    case Error::Kind::KeychainLocked:
        return Words::tr("The keychain is locked. The files wait until you unlock it or sign in "
                         "again.");
    case Error::Kind::NoKeychain:
    case Error::Kind::KeychainDenied:
        return Words::tr("The keychain gives no token. The files wait until you sign in again.");
    case Error::Kind::Unreachable:
        if (dated)
            return Words::tr("The files wait for the network. Next look in %1.", "a countdown")
                .arg(text::countdown(left));
        return Words::tr("The files wait for the network.");
    case Error::Kind::Network:
    case Error::Kind::Certificate:
    case Error::Kind::Timeout:
    case Error::Kind::Cancelled:
    case Error::Kind::Forbidden:
    case Error::Kind::NotFound:
    case Error::Kind::Rejected:
    case Error::Kind::Server:
    case Error::Kind::Malformed:
    case Error::Kind::Untrusted:
    case Error::Kind::Conflict:
    case Error::Kind::LocalFile:
    case Error::Kind::Damaged:
        return text::describe(obstacle.error);
    }
    Q_UNREACHABLE();
}

QString shortly(const core::AccountObstacle &obstacle)
{
    if (obstacle.error.kind == Error::Kind::RateLimited && obstacle.until.isValid())
        return Words::tr("GitHub asked to wait until %1", "a time of day")
            .arg(text::clockTime(obstacle.until));
    return happened(obstacle.error);
}

QString because(FileProblem problem)
{
    switch (problem) {
    case FileProblem::Missing:
        return Words::tr("it is no longer there.");
    case FileProblem::Folder:
        return Words::tr("it is a folder.");
    case FileProblem::Special:
        return Words::tr("it is a pipe or a device, not a file.");
    case FileProblem::Unreadable:
        return Words::tr("you may not read it. Check its permissions.");
    case FileProblem::Empty:
        return Words::tr("it is empty, and GitHub refuses empty files.");
    case FileProblem::TooLarge:
        return Words::tr("assets must stay under 2 GiB. Compress or split it.");
    case FileProblem::SameName:
        return Words::tr("another waiting file will have the same name. Rename one of them.");
    case FileProblem::Changed:
        return Words::tr("it was changed while it was sent. Try again once it is complete.");
    }
    Q_UNREACHABLE();
}

QString refusal(const Transfer &transfer)
{
    const QString file = text::visible(QFileInfo(transfer.path).fileName());
    if (transfer.problem == FileProblem::TooLarge)
        return Words::tr("“%1” has %2 and cannot be uploaded: %3", "a file, a size, a reason")
            .arg(file, text::size(transfer.size), because(*transfer.problem));
    if (transfer.problem)
        return Words::tr("“%1” cannot be uploaded: %2", "a file, a reason")
            .arg(file, because(*transfer.problem));
    const QString reason = text::describe(transfer.error.value_or(Error{}));
    const QString name
        = transfer.kind == Transfer::Kind::Upload ? file : text::visible(transfer.name);
    return transfer.kind == Transfer::Kind::Upload
        ? Words::tr("“%1” was not uploaded. %2", "a file, sentences").arg(name, reason)
        : Words::tr("“%1” was not downloaded. %2", "a file, sentences").arg(name, reason);
}

QString clash(const Transfer &transfer)
{
    const core::Asset taken = transfer.taken.value_or(core::Asset{});
    const QString name = text::visible(taken.name);
    if (taken.state == core::AssetState::Starter)
        return Words::tr("An upload of “%1” that never finished is in the way.").arg(name);
    return Words::tr("“%1” is already on the release (%2, downloads: %3). Yours has %4 and other "
                     "content.",
                     "a file, a size, a number, a size")
        .arg(name, text::size(taken.size), text::count(taken.downloads), text::size(transfer.size));
}

} // namespace ui::words
