#pragma once

#include "core/base/error.h"

#include <QDateTime>
#include <QString>

#include <chrono>

/// Values as people read them, in the system's language and number format.
namespace ui::text {

/// What went wrong and what to do next, in one or two sentences. Empty for Cancelled.
/// GitHub's own message is part of it where it has one. Plain text, never markup.
QString describe(const core::Error &error);
/// Why a remembered account has no token, and what to do next.
QString describeSignedOut(const core::Error &error);
/// For the "Details" box: status, request id, GitHub's fields; untranslated.
QString details(const core::Error &error);

QString size(qint64 bytes); ///< "48.2 MB" (powers of 1000, as GitHub and file managers count)
QString count(qint64 number); ///< "48,310"
QString speed(double bytesPerSecond); ///< "11.2 MB/s"
QString duration(std::chrono::seconds left); ///< "3 s", "2 min", "1 h 5 min"
/// "0:42", "12:03", "1:00:00"; a part of a second counts as one, so that it never shows nothing
/// left while there is.
QString countdown(std::chrono::milliseconds left);
/// "just now", "2 min ago", "3 days ago", then "24 Oct 2026". \param now for tests
QString age(const QDateTime &time, const QDateTime &now = QDateTime::currentDateTimeUtc());
/// "24 Oct 2026 14:20" in local time; for tooltips.
QString dateTime(const QDateTime &time);
/// "14:05" in local time. Minutes are enough: seconds would only seem exact.
QString clockTime(const QDateTime &time);
/// "sha256:9f2c…b71e" from 32 raw bytes; empty for an empty digest.
QString shortDigest(const QByteArray &sha256);
/// Foreign text made safe to show: control and bidirectional override characters become visible
/// escapes such as "\u202e".
QString visible(const QString &foreign);
/// Foreign text for setToolTip(), which would otherwise guess at markup in it.
QString toolTip(const QString &foreign);

} // namespace ui::text
