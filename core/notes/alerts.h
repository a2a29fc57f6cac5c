#pragma once

#include "core/notes/htmltree.h"

#include <optional>

namespace core::notes {

/// GitHub's marked quotes: `> [!NOTE]` and its four kin.
struct AlertKind
{
    QLatin1StringView marker; ///< "NOTE", compared without regard to case
    QLatin1StringView title; ///< as GitHub shows it, in English everywhere
    char16_t sign;
    QLatin1StringView lightColor;
    QLatin1StringView darkColor;
    QLatin1StringView lightFill;
    QLatin1StringView darkFill;
};

/// The kind that a line such as `[!NOTE]` begins.
const AlertKind *alertKind(QStringView line);

/// The kind of alert that a `blockquote` is, if it is one: its first paragraph begins with the
/// marker, on a line of its own.
const AlertKind *alertKind(const HtmlNode &blockquote);

/// The quote without that line.
HtmlNode withoutAlertMarker(const HtmlNode &blockquote);

} // namespace core::notes
