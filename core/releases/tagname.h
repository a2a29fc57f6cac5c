#pragma once

#include <QStringView>

namespace core {

/// Why git would refuse a name for a tag; the rules of `git check-ref-format`, in the order in
/// which they are checked.
enum class TagProblem {
    None,
    Empty,
    Space,
    ControlCharacter,
    ForbiddenCharacter, ///< one of ~ ^ : ? * [ and backslash
    TwoDots,
    AtBrace, ///< `@{`
    OnlyAt,
    Slashes, ///< at the start or the end, or two in a row
    LeadingDash, ///< `git tag -x` would take it for an option
    LeadingDot, ///< of any part between slashes
    TrailingDot,
    LockSuffix, ///< any part ends in `.lock`
    TooLong, ///< more than 244 bytes: with `refs/tags/` it must fit into a file name
    FullReference, ///< `refs/…`: would become refs/tags/refs/…
};

TagProblem checkTagName(QStringView name);

} // namespace core
