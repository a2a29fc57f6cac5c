#include "ui/common/transferwords.h"

#include "ui/common/text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

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

QString percent(const Transfer &transfer)
{
    const double part = transfer.size > 0 ? double(transfer.done) / double(transfer.size) : 0;
    return Words::tr("%1%").arg(QLocale().toString(int(part * 100)));
}

Status running(const Transfer &transfer)
{
    QStringList parts{percent(transfer)};
    if (transfer.speed > 0)
        parts.append(text::speed(transfer.speed));
    if (transfer.timeLeft)
        parts.append(text::duration(*transfer.timeLeft));
    const double part = transfer.size > 0 ? double(transfer.done) / double(transfer.size) : 0;
    Status status{.text = parts.join(u" · "_s), .tone = Tone::Accent, .progress = part};
    if (transfer.attempt > 1)
        status.tip = Words::tr("Attempt %1.").arg(transfer.attempt);
    return status;
}

Status waiting(const Transfer &transfer, const QDateTime &now)
{
    if (transfer.kind == Transfer::Kind::Upload && transfer.releaseId <= 0)
        return {.text = Words::tr("starts when the draft is saved")};
    if (!transfer.error)
        return {.text = Words::tr("waiting")};
    Status status{.tip = text::describe(*transfer.error), .tone = Tone::Warning};
    if (!transfer.retryAt.isValid()) {
        status.text = Words::tr("%1 · looking again").arg(shortError(*transfer.error));
        return status;
    }
    const auto left = std::max(1s, std::chrono::seconds(now.secsTo(transfer.retryAt)));
    status.text = Words::tr("again in %1 · %2", "a time, then a short reason")
                      .arg(text::duration(left), shortError(*transfer.error));
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

Status status(const Transfer &transfer, const QDateTime &now)
{
    switch (transfer.state) {
    case State::Checking:
        return {.text = Words::tr("checking…")};
    case State::Waiting:
        return waiting(transfer, now);
    case State::Running:
        return running(transfer);
    case State::Verifying:
        return {.text = Words::tr("verifying…"), .tone = Tone::Accent};
    case State::Done:
        return finished(transfer);
    case State::Failed:
        if (transfer.problem)
            return {.text = shortProblem(*transfer.problem),
                    .tip = refusal(transfer),
                    .tone = Tone::Bad};
        return {.text = shortError(transfer.error.value_or(Error{})),
                .tip = text::describe(transfer.error.value_or(Error{})),
                .tone = Tone::Bad};
    case State::NeedsDecision:
        return {.text = Words::tr("name is taken"), .tip = clash(transfer), .tone = Tone::Warning};
    case State::Cancelled:
        return {.text = Words::tr("cancelled")};
    }
    Q_UNREACHABLE();
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
