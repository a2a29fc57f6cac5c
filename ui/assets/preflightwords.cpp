#include "ui/assets/preflightwords.h"

#include "ui/common/text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui::words {
namespace {

using core::ClashDecision;
using core::FileProblem;
using core::PreflightFile;
using core::PreflightVerdict;
using theme::Tone;
using Kind = PreflightVerdict::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::PreflightWords)
};

QString shortHex(const QByteArray &sha256)
{
    const QString hex = QString::fromLatin1(sha256.toHex());
    return hex.first(4) + u'…' + hex.last(4);
}

QString whyRefused(const PreflightFile &file)
{
    switch (*file.facts.problem) {
    case FileProblem::Missing:
        return file.linkTarget.isEmpty() ? Words::tr("It is no longer there.")
                                         : Words::tr("The link leads nowhere.");
    case FileProblem::Folder:
        return Words::tr("It is a folder.");
    case FileProblem::Special:
        return Words::tr("It is a pipe or a device, not a file.");
    case FileProblem::Unreadable:
        return Words::tr("You may not read it. Check its permissions.");
    case FileProblem::Empty:
        return Words::tr("It is empty, and GitHub refuses empty files.");
    case FileProblem::TooLarge:
        return Words::tr("It has %1, and assets must stay under 2 GiB. Compress or split it.")
            .arg(text::size(file.facts.size));
    case FileProblem::SameName:
    case FileProblem::Changed:
        break; // not found out by looking at one file
    }
    return Words::tr("It cannot be sent.");
}

QStringList aboutClash(const PreflightFile &file, const PreflightVerdict &verdict)
{
    const core::Asset &there = *verdict.existing;
    if (there.state == core::AssetState::Starter)
        return {Words::tr("An upload of this name that never finished is in the way.")};

    const QString sizes
        = Words::tr("On the release: %1, downloads: %2. Yours: %3.", "a size, a number, a size")
              .arg(text::size(there.size), text::count(there.downloads),
                   text::size(file.facts.size));
    if (verdict.mayBeSame)
        return {sizes, Words::tr("Comparing the content…")};
    if (there.sha256.isEmpty())
        return {sizes,
                there.size == file.facts.size
                    ? Words::tr("Whether the content is the same is not known: the server tells "
                                "no digest.")
                    : Words::tr("The content is another.")};
    if (file.sha256.isEmpty())
        return {sizes, Words::tr("The content is another.")};
    return {sizes,
            Words::tr("The SHA-256 differs: %1 there, %2 here.", "two digests")
                .arg(shortHex(there.sha256), shortHex(file.sha256))};
}

void foreseeClash(const PreflightFile &file, const PreflightVerdict &verdict, Foresight &seen)
{
    seen.about += aboutClash(file, verdict);
    seen.offersChoice = true;
    if (!verdict.decision) {
        seen.outcome = Words::tr("Choose…");
        seen.notes = {Words::tr("Nothing is replaced unless you say so.")};
        seen.tone = Tone::Warning;
        return;
    }
    const bool unfinished = verdict.existing->state == core::AssetState::Starter;
    switch (*verdict.decision) {
    case ClashDecision::Replace:
        seen.outcome = Words::tr("Replace");
        seen.notes = unfinished
            ? QStringList(Words::tr("The unfinished one is deleted."))
            : QStringList{Words::tr("Its downloads count from 0 again."),
                          Words::tr("The old one stays until yours is verified.")};
        break;
    case ClashDecision::KeepBoth:
        seen.outcome = Words::tr("Keep both");
        seen.notes = {Words::tr("Yours is stored as “%1”.").arg(text::visible(verdict.name))};
        break;
    case ClashDecision::Skip:
        seen.outcome = Words::tr("Skip");
        seen.notes = {Words::tr("The one on the release stays as it is.")};
        break;
    }
}

void foreseeSending(const PreflightFile &file, const PreflightVerdict &verdict, Foresight &seen)
{
    seen.outcome = Words::tr("Ready");
    seen.tone = Tone::Good;
    if (verdict.renamed) {
        seen.about.append(
            Words::tr("GitHub will store it as “%1”.").arg(text::visible(verdict.name)));
        seen.outcome = Words::tr("Keep that name");
        seen.offersChoice = true;
        if (verdict.label == file.wantedName())
            seen.notes = {Words::tr("The name as it is here becomes its label.")};
    }
    if (file.leadsAway) {
        seen.warns = true;
        if (!verdict.renamed)
            seen.outcome = Words::tr("Send what it leads to");
        seen.offersChoice = true;
    }
}

} // namespace

Foresight foresee(const PreflightFile &file, const PreflightVerdict &verdict)
{
    Foresight seen;
    if (!file.name.isEmpty() && verdict.name != file.fileName())
        seen.about.append(Words::tr("Here it is called “%1”.").arg(text::visible(file.fileName())));
    if (!file.linkTarget.isEmpty() && !file.facts.problem)
        seen.about.append(Words::tr("A link to %1").arg(text::visible(file.linkTarget)));

    switch (verdict.kind) {
    case Kind::Ready:
        foreseeSending(file, verdict, seen);
        break;
    case Kind::Clash:
        foreseeClash(file, verdict, seen);
        break;
    case Kind::AlreadyThere:
        seen.outcome = Words::tr("Already there, identical: skipped");
        seen.tone = Tone::Good;
        break;
    case Kind::AlreadyWaiting:
        seen.outcome = Words::tr("Already on its way");
        break;
    case Kind::SameName:
        seen.about.append(Words::tr("Another file would get the name “%1” as well.")
                              .arg(text::visible(verdict.name)));
        seen.outcome = Words::tr("Choose…");
        seen.notes = {Words::tr("Change the name of one, or leave one out.")};
        seen.tone = Tone::Warning;
        seen.offersChoice = true;
        break;
    case Kind::Refused:
        seen.about.append(whyRefused(file));
        seen.warns = true;
        seen.outcome = Words::tr("Left out");
        seen.tone = Tone::Warning;
        break;
    case Kind::NoRoom:
        seen.about.append(verdict.decision == ClashDecision::Replace
                              ? Words::tr("The release is full: there is no place for the new copy "
                                          "before the old one is deleted.")
                              : Words::tr("The release is full: it holds at most %1 assets.")
                                    .arg(text::count(core::mostAssets)));
        seen.warns = true;
        seen.outcome = Words::tr("Left out");
        seen.tone = Tone::Warning;
        break;
    case Kind::LeftOut:
        seen.outcome = Words::tr("Left out");
        seen.offersChoice = true;
        break;
    }
    return seen;
}

QString summary(const core::Preflight &all, std::optional<std::chrono::seconds> time)
{
    QStringList parts;
    if (all.undecided > 0)
        parts.append(Words::tr("%n to decide", nullptr, all.undecided));
    parts.append(Words::tr("%n to send", nullptr, all.sent));
    if (all.sent > 0)
        parts.append(text::size(all.bytes));
    if (all.sent > 0 && time)
        parts.append(Words::tr("about %1", "a time").arg(text::duration(*time)));
    if (all.alreadyThere > 0)
        parts.append(Words::tr("%n already there", nullptr, all.alreadyThere));
    if (all.notSent > 0)
        parts.append(Words::tr("%n left out", nullptr, all.notSent));
    return parts.join(u" · "_s);
}

QString room(const core::Preflight &all)
{
    if (all.assetsAtMost > all.assetsAfter)
        return Words::tr("%1 of %2 assets, %3 while replacing")
            .arg(text::count(all.assetsAfter), text::count(core::mostAssets),
                 text::count(all.assetsAtMost));
    return Words::tr("%1 of %2 assets")
        .arg(text::count(all.assetsAfter), text::count(core::mostAssets));
}

} // namespace ui::words
