#pragma once

#include <QDateTime>
#include <QString>

namespace core {

/// The notes of a release as they once were.
struct NotesVersion
{
    enum class Origin {
        Server, ///< seen there
        Local, ///< written on this computer; may never have been saved
    };

    QString notes; ///< line ends as they were
    QDateTime seenAt; ///< UTC; of a local one when it was last written at
    Origin origin = Origin::Local;

    bool operator==(const NotesVersion &) const = default;
};

} // namespace core
