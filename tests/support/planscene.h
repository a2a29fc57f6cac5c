#pragma once

#include "core/transfers/assetname.h"
#include "tests/support/planwatch.h"
#include "tests/support/planworld.h"

namespace simulation {

/// One release, a few files and what goes wrong with them, for a test that tells one story.
class Scene
{
public:
    using Fault = std::pair<Boundary, QList<Fate>>;

    /// \param faults what happens the first, second, … time that something is done
    explicit Scene(const QList<Fault> &faults = {}, const core::TransferPolicy &policy = {})
        : world({.policy = policy, .seed = 1, .tracing = true}, fates)
    {
        for (const auto &[boundary, kinds] : faults)
            fates.add(boundary, kinds);
    }

    FatesInTurn fates;
    PlanWorld world;
    const qint64 release = world.server.addRelease();

    static constexpr qint64 small
        = 2'000; ///< bytes; fetched and compared where digests are missing
    static constexpr qint64 large = 3'000'000;

    /// \return the wish's number
    int upload(const QString &name, qint64 size = large) { return uploadTo(release, name, size); }
    int uploadTo(qint64 releaseId, const QString &name, qint64 size = large)
    {
        const QString path = QStringLiteral("/files/%1/%2").arg(++m_lastNumber).arg(name);
        write(path, size);
        return world.add({.repo = repo,
                          .releaseId = releaseId,
                          .path = path,
                          .name = core::predictedAssetName(name)});
    }
    void write(const QString &path, qint64 size)
    {
        world.disk.write(path, {.size = size, .number = quint32(++m_lastNumber)});
    }
    int download(const core::Asset &asset)
    {
        return world.add({.kind = core::Transfer::Kind::Download,
                          .repo = repo,
                          .releaseId = release,
                          .path = QStringLiteral("/downloads"),
                          .name = asset.name,
                          .size = asset.size,
                          .asset = asset});
    }
    /// Somebody else has stored this.
    core::Asset foreign(const QString &name, qint64 size = large)
    {
        return store(name, {.size = size, .number = quint32(++m_lastNumber)});
    }
    core::Asset store(const QString &name, const Content &content)
    {
        const auto asset
            = world.server.post(release, name, {}, content, GithubModel::stranger, world.now());
        return asset ? *asset : core::Asset{};
    }

    /// Until nothing happens any more by itself.
    void run() { world.runUntilQuiet(); }
    void runFor(PlanTime time)
    {
        const PlanTime end = world.now() + time;
        bool isOver = false;
        world.at(end, [&isOver] { isOver = true; });
        while (!isOver && world.step()) { }
    }
    /// Runs up to the moment after something has been put on the wire for the `count`th time.
    void runUntilSent(core::PlanAction::Kind kind, int count = 1)
    {
        while (world.sent(kind) < count && world.step()) { }
    }

    /// Up to where the program is killed.
    void runUntilKilled()
    {
        while (world.isRunning() && world.step()) { }
    }

    [[nodiscard]] const core::PlanItem &item(int wish = 0) const
    {
        static const core::PlanItem none;
        const Wish &wanted = world.wishes().at(size_t(wish));
        const core::PlanItem *item = world.itemOf(wanted);
        return item ? *item : wanted.done ? wanted.outcome : none;
    }
    [[nodiscard]] core::PlanItem::Step step(int wish = 0) const { return item(wish).step; }
    /// Names on the release, sorted; "starter" after an unfinished one.
    [[nodiscard]] QString onRelease() const
    {
        QStringList names;
        for (const GithubModel::Held &held : world.server.held()) {
            const bool isWhole = held.asset.state == core::AssetState::Uploaded;
            names.append(held.asset.name + (isWhole ? QString() : QStringLiteral(" starter")));
        }
        names.sort();
        return names.join(QStringLiteral(", "));
    }
    /// What was broken of all that is promised; the story so far in front of it.
    [[nodiscard]] QString complaint()
    {
        world.watch().atRest();
        world.watch().noLeftovers();
        const QString &complaint = world.watch().complaint();
        return complaint.isEmpty() ? complaint : world.trace.join(QStringLiteral("\n"));
    }

    const core::RepoId repo{.owner = QStringLiteral("octo"), .name = QStringLiteral("demo")};

private:
    int m_lastNumber = 0;
};

} // namespace simulation
