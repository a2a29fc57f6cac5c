#pragma once

#include "core/transfers/transfer.h"
#include "ui/common/theme.h"

#include <QDateTime>
#include <QString>

#include <optional>

/// Where a file stands, as people read it.
namespace ui::words {

struct Status
{
    QString text; ///< a few words for a cell
    QString line; ///< the same where there is room: with attempt and reason; empty: as `text`
    QString tip; ///< the whole story; may be empty
    theme::Tone tone = theme::Tone::Muted;
    double progress = -1; ///< 0..1 while bytes move or have been kept, else -1

    [[nodiscard]] const QString &longest() const { return line.isEmpty() ? text : line; }
};

/// \param now for the countdown while waiting \param held what holds the whole account back
Status status(const core::Transfer &transfer,
              const QDateTime &now = QDateTime::currentDateTimeUtc(),
              const std::optional<core::AccountObstacle> &held = {});
/// Its words change by time alone.
[[nodiscard]] bool countsDown(const core::Transfer &transfer);
/// "12.4 of 88.4 MB" on the way, else the size; empty while that is unknown.
QString bytes(const core::Transfer &transfer);
/// What holds all files of an account back, as a sentence with its countdown.
QString describe(const core::AccountObstacle &obstacle,
                 const QDateTime &now = QDateTime::currentDateTimeUtc());
/// The same in a few words: "waits for the network".
QString shortly(const core::AccountObstacle &obstacle);

/// "it is empty", to stand after the file's name and "cannot be uploaded:".
QString because(core::FileProblem problem);
/// One sentence that names the file and says what to do.
QString refusal(const core::Transfer &transfer);
/// What stands in the way of a name, with sizes and downloads.
QString clash(const core::Transfer &transfer);

} // namespace ui::words

Q_DECLARE_METATYPE(ui::words::Status)
