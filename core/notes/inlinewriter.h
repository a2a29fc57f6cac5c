#pragma once

#include "core/notes/document.h"

#include <functional>

namespace core::notes {

/// A way to write running text, and the places in it where a backslash may be needed.
struct Wording
{
    QByteArray content;
    QList<qsizetype> specials; ///< ascending

    bool operator==(const Wording &) const = default;
    /// With a backslash in front of each of these specials.
    [[nodiscard]] QByteArray escaped(const QList<qsizetype> &which) const;
};

/// The ways in which `wanted` could be written instead of the leaf's present text, the one that
/// changes least first. `accept` is asked about one after the other, until it takes one.
/// Returns whether it took one.
bool tryWordings(const Block &leaf, const InlineText &wanted,
                 const std::function<bool(const Wording &)> &accept);

} // namespace core::notes
