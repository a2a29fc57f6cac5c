// The history of a program that does not exist.
#include "app/hub/seedtidewater.h"

#include <array>

namespace hub {

namespace {

constexpr qsizetype versionCount = 214;

/// A number below `bound` that looks random and is always the same.
quint32 scrambled(quint32 seed, quint32 bound)
{
    seed ^= seed >> 16;
    seed *= 0x7feb352dU;
    seed ^= seed >> 15;
    seed *= 0x846ca68bU;
    seed ^= seed >> 16;
    return seed % bound;
}

/// The versions of `major.minor`, newest first: patches, the release, its candidates.
void appendLine(QList<TidewaterVersion> &list, int major, int minor, int patches, int candidates)
{
    const QByteArray line = QByteArray::number(major) + '.' + QByteArray::number(minor) + '.';
    for (int patch = patches; patch >= 0; --patch)
        list.append({.version = line + QByteArray::number(patch)});
    for (int candidate = candidates; candidate > 0; --candidate)
        list.append({.version = line + "0-rc." + QByteArray::number(candidate)});
}

constexpr std::array subjects{
    "Show the folder's free space before a sync",
    "Retry a refused connection with growing pauses",
    "Do not wake a sleeping disk to look for changes",
    "Translate the tray menu into Portuguese",
    "Explain why a file was skipped",
    "Hash files while they are being read",
    "Stop following links in a circle",
    "Remember the width of the history's columns",
    "Read ignore rules from parent folders",
    "Close files before they are moved",
    "Make the status line fit into 80 columns",
    "Accept paths longer than 260 characters on Windows",
    "Count bytes instead of files in the progress bar",
    "Ask before a folder with unsaved changes is removed",
    "Speed up the first scan of large folders",
    "Keep extended attributes on macOS",
    "Give every button a name for screen readers",
    "Name the device in conflict copies",
    "Say which certificate was refused, and why",
    "Write the index in one go",
    "Add a shell completion for fish",
    "Drop support for protocol 3",
    "Pause when the battery is low",
    "Check names against Windows' reserved ones",
    "Show relative times in the history",
    "Fix a crash when the tray is not there",
    "Use less memory while a scan runs",
    "Document the exit codes",
    "Follow the system's dark palette",
    "Do not sync lock files of office programs",
    "Tell apart upper and lower case on both sides",
    "Limit the upload by time of day",
};

} // namespace

QList<TidewaterVersion> tidewaterVersions()
{
    QList<TidewaterVersion> list{
        {"2.4.0", 0, 0},       {"2.4.0-rc.2", 3, 1204}, {"2.4.0-rc.1", 11, 2871},
        {"2.3.1", 28, 48310},  {"2.3.0", 50, 31077},    {"2.2.4", 95, 112940},
        {"2.2.3", 114, 64002}, {"2.2.2", 135, 22418},   {"2.2.1", 146, 9115},
        {"2.2.0", 153, 40556}, {"2.1.0", 233, 87210},
    };
    const auto known = list.size();
    appendLine(list, 2, 0, 7, 3);
    for (int minor = 12; minor >= 0; --minor)
        appendLine(list, 1, minor, 3 + minor * 7 % 5, 1 + minor % 2);
    for (int minor = 22; minor > 0; --minor)
        appendLine(list, 0, minor, 2 + minor * 3 % 4, 0);
    // The oldest line has as many patches as it takes to come to the round number.
    while (list.size() > versionCount)
        list.remove(list.size() - 2);

    qint64 daysAgo = list.at(known - 1).daysAgo;
    for (qsizetype i = known; i < list.size(); ++i) {
        const auto seed = static_cast<quint32>(i);
        daysAgo += 3 + scrambled(seed, 12);
        list[i].daysAgo = daysAgo;
        const bool candidate = list[i].version.contains("-rc");
        const quint32 popular = candidate ? 2'000 : 60'000;
        list[i].downloads = 150 + scrambled(seed * 31, popular) * (versionCount - i) / versionCount;
    }
    return list;
}

QByteArray tidewaterSubject(int number)
{
    return subjects[scrambled(static_cast<quint32>(number), subjects.size())];
}

} // namespace hub
