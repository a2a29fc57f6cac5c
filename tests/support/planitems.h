#pragma once

#include "core/transfers/planitem.h"

/// Files on their way with every field set that the journal keeps.
namespace planitems {

inline core::Asset asset(qint64 id, const QString &name)
{
    return {.id = id,
            .name = name,
            .label = QStringLiteral("Linux, 64 bit"),
            .contentType = QStringLiteral("application/zip"),
            .state = core::AssetState::Uploaded,
            .size = 4'000'000'000,
            .downloads = 17,
            .sha256 = QByteArray(32, '\x9a'),
            .createdAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC),
            .updatedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'500'000, Qt::UTC)};
}

inline core::PlanItem upload(qint64 id)
{
    core::PlanItem item;
    item.id = id;
    item.kind = core::Transfer::Kind::Upload;
    item.step = core::PlanItem::Step::MovingAside;
    item.paused = true;
    item.unwanted = true;
    item.repo = {.owner = QStringLiteral("octo"), .name = QStringLiteral("demo")};
    item.releaseId = -1'700'000'000'123;
    item.releaseTag = QStringLiteral("v1.0.0-\"ä\"");
    item.uploadUrl = QUrl(QStringLiteral("https://uploads.github.com/repos/octo/demo/releases/7"));
    item.path = QStringLiteral("/home/octo/größe 😀\n.zip");
    item.name = QStringLiteral("tool.zip");
    item.label = QStringLiteral("Tool");
    item.size = 2'147'483'647;
    item.keepBoth = true;
    item.replaces = 9'007'199'254'740'993; // more than a double can tell
    item.sendName = QStringLiteral("tool.zip.new-1f");
    item.attempt = 3;
    item.unanswered = 2;
    item.foreign = QSet<qint64>{1, 2, 9'007'199'254'740'993};
    item.made = {11, 12};
    item.old = asset(5, QStringLiteral("tool.zip"));
    item.fresh = asset(11, QStringLiteral("tool.zip.new-1f"));
    item.fresh->state = core::AssetState::Starter;
    item.movedAside = true;
    item.removing = 11;
    item.proof = core::Proof::SizeOnly;
    item.sha256 = QByteArray(32, '\0');
    item.alreadyThere = true;
    item.leftBehind = QStringLiteral("tool.zip.rm-old-5");
    item.problem = core::FileProblem::Changed;
    return item;
}

inline core::PlanItem download(qint64 id)
{
    core::PlanItem item;
    item.id = id;
    item.kind = core::Transfer::Kind::Download;
    item.step = core::PlanItem::Step::Receiving;
    item.repo = {.owner = QStringLiteral("octo"), .name = QStringLiteral("demo")};
    item.releaseId = 7;
    item.path = QStringLiteral("/home/octo/Downloads");
    item.name = QStringLiteral("demo-1.0.tar.gz");
    item.size = -1;
    item.asset.name = item.name;
    item.archive = core::PlanItem::Archive::Tar;
    item.partPath = QStringLiteral("/home/octo/Downloads/demo-1.0.tar.gz.part");
    return item;
}

} // namespace planitems
