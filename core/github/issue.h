#pragma once

#include <QString>

namespace core {

enum class IssueState {
    Open,
    Closed,
    Merged, ///< pull requests only, and not told by every host
};

/// An issue or a pull request: GitHub numbers and lists them together.
struct Issue
{
    qint64 number = 0;
    QString title;
    bool isPullRequest = false;
    IssueState state = IssueState::Open;

    bool operator==(const Issue &) const = default;
};

} // namespace core
