#include "core/accounts/tokenfacts.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace core::tokenfacts {
namespace {

constexpr qsizetype longest = 50;

QString text(const ResponseHeaders &headers, QByteArrayView name)
{
    return QString::fromLatin1(headers.value(name).left(longest)).trimmed();
}

/// "UTC", or "-0800" as seconds east of it.
std::optional<int> offset(const QString &zone)
{
    if (zone == "UTC"_L1)
        return 0;
    const QTime time = QTime::fromString(zone.mid(1), u"HHmm"_s);
    const bool west = zone.startsWith(u'-');
    if (!time.isValid() || (!west && !zone.startsWith(u'+')))
        return std::nullopt;
    const int seconds = QTime(0, 0).secsTo(time);
    return west ? -seconds : seconds;
}

} // namespace

QDateTime expiry(const ResponseHeaders &headers)
{
    const QString told = text(headers, "GitHub-Authentication-Token-Expiration");
    const auto space = told.lastIndexOf(u' ');
    const QDateTime local = QDateTime::fromString(told.left(space), u"yyyy-MM-dd HH:mm:ss"_s);
    if (const auto east = offset(told.mid(space + 1)); east && local.isValid())
        return QDateTime(local.date(), local.time(), Qt::OffsetFromUTC, *east).toUTC();
    const QDateTime iso = QDateTime::fromString(told, Qt::ISODate);
    return iso.isValid() ? iso.toUTC() : QDateTime();
}

QVersionNumber serverVersion(const ResponseHeaders &headers)
{
    return QVersionNumber::fromString(text(headers, "X-GitHub-Enterprise-Version"));
}

} // namespace core::tokenfacts
