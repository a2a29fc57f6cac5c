#pragma once

#include "core/transfers/transfer.h"
#include "ui/common/theme.h"

#include <QString>

/// Where a file stands, as people read it.
namespace ui::words {

struct Status
{
    QString text; ///< a few words for a cell
    QString tip; ///< the whole story; may be empty
    theme::Tone tone = theme::Tone::Muted;
    double progress = -1; ///< 0..1 while bytes move, else -1
};

/// \param now for the countdown while waiting
Status status(const core::Transfer &transfer,
              const QDateTime &now = QDateTime::currentDateTimeUtc());

/// "it is empty", to stand after the file's name and "cannot be uploaded:".
QString because(core::FileProblem problem);
/// One sentence that names the file and says what to do.
QString refusal(const core::Transfer &transfer);
/// What stands in the way of a name, with sizes and downloads.
QString clash(const core::Transfer &transfer);

} // namespace ui::words

Q_DECLARE_METATYPE(ui::words::Status)
