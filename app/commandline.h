#pragma once

#include "core/github/types.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace app {

/// What the program was asked to do.
struct CommandLine
{
    bool demo = false;
    QString tourDirectory; ///< empty: no tour
    QUrl host; ///< of a GHES; empty: github.com
    core::RepoId repo; ///< to open; empty: the one open last
    QString tag; ///< of the release to open; empty: none
    QStringList files; ///< to add to that release, as given

    bool operator==(const CommandLine &) const = default;
};

/// A sentence for standard error instead, when the arguments do not fit; or for standard output
/// with `exitStatus` 0, for --help and --version.
struct Answer
{
    QString text;
    int exitStatus = 2;
};

struct Parsed
{
    std::optional<CommandLine> commandLine;
    Answer answer; ///< when there is no command line
};

/// \param arguments with the program's name first
Parsed parseCommandLine(const QStringList &arguments);

} // namespace app
