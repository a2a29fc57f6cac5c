#pragma once

#include "core/transfers/preflight.h"
#include "ui/common/theme.h"

#include <QString>
#include <QStringList>

/// What will become of a file, as people read it before it is sent.
namespace ui::words {

struct Foresight
{
    QStringList about; ///< lines under the file's name; may be none
    bool warns = false; ///< `about` tells of a trouble
    QString outcome; ///< a few words
    QStringList notes = {}; ///< lines under the outcome; may be none
    theme::Tone tone = theme::Tone::Muted; ///< of the outcome
    bool offersChoice = false; ///< there is something to choose that matters
};

Foresight foresee(const core::PreflightFile &file, const core::PreflightVerdict &verdict);

/// "1 to decide · 3 to send · 240 MB · about 22 s · 1 already there".
/// \param time nullopt: not told
QString summary(const core::Preflight &all, std::optional<std::chrono::seconds> time);
/// "17 of 1,000 assets".
QString room(const core::Preflight &all);

} // namespace ui::words
