#include "ui/common/text.h"

#include "ui/common/accesstext.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui::text {
using namespace Qt::StringLiterals;
using core::Error;

namespace {

/// Gives these functions a translation context.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::text)
};

/// GitHub's sentence on one safe line, ending in a full stop; empty when there is none.
QString spoken(const QString &message)
{
    QString sentence = visible(message.simplified());
    if (sentence.isEmpty())
        return {};
    const QChar last = sentence.back();
    if (last != u'.' && last != u'!' && last != u'?')
        sentence += u'.';
    return sentence;
}

QString aboutField(const core::FieldProblem &problem)
{
    if (!problem.message.isEmpty())
        return spoken(problem.message);
    const QString field = visible(problem.field.isEmpty() ? problem.resource : problem.field);
    if (problem.code == "already_exists"_L1)
        return Words::tr("“%1” is already taken.").arg(field);
    if (problem.code == "missing_field"_L1 || problem.code == "missing"_L1)
        return Words::tr("“%1” is missing.").arg(field);
    return Words::tr("“%1” is not valid.").arg(field);
}

/// What the server said, with each field it complained about.
QString serversWords(const Error &error)
{
    QStringList parts;
    // GitHub's "Validation Failed" says nothing that the fields do not say better.
    if (error.fields.isEmpty() || error.message != "Validation Failed"_L1)
        parts << spoken(error.message);
    for (const core::FieldProblem &problem : error.fields)
        parts << aboutField(problem);
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(u' ');
}

/// A sentence of ours, then the server's when it has one.
QString withServersWords(const QString &ours, const Error &error)
{
    const QString theirs = serversWords(error);
    return theirs.isEmpty() ? ours : Words::tr("%1 The server says: %2").arg(ours, theirs);
}

QString aboutWaiting(const Error &error)
{
    if (!error.retryAfter)
        return Words::tr("The server asks for a pause: too many requests. Try again in a minute.");
    return Words::tr("The server asks for a pause: too many requests. Try again in %1.")
        .arg(duration(*error.retryAfter));
}

QString aboutRejection(const Error &error)
{
    const QString theirs = serversWords(error);
    if (theirs.isEmpty())
        return Words::tr("The server refused this (HTTP status %1). Check what you entered.")
            .arg(error.httpStatus);
    return Words::tr("The server refused this: %1").arg(theirs);
}

QString aboutServer(const Error &error)
{
    if (error.httpStatus == 0)
        return Words::tr("The server has a problem of its own. Try again in a moment.");
    return Words::tr("The server has a problem of its own (HTTP status %1). Try again in a moment.")
        .arg(error.httpStatus);
}

bool needsEscape(QChar c)
{
    const char16_t code = c.unicode();
    return c.category() == QChar::Other_Control || c.isSurrogate() || code == 0x061c
        || code == 0x200b || code == 0x200e || code == 0x200f || (code >= 0x2028 && code <= 0x202e)
        || (code >= 0x2060 && code <= 0x206f) || code == 0xfeff;
}

/// What the answer itself tells of a missing right; empty when that is nothing.
QString aboutAccess(const Error &error)
{
    using Reason = core::Access::Reason;
    const core::Access access = core::accessAfter(error, core::Doing::Reading, {}, {}, {});
    switch (access.reason) {
    case Reason::None:
    case Reason::Hidden:
    case Reason::Other:
    case Reason::SignIn:
        return {};
    case Reason::Archived:
    case Reason::Role:
    case Reason::Scope:
    case Reason::Permission:
    case Reason::Workflows:
    case Reason::SignOn:
    case Reason::Policy:
    case Reason::TakenDown:
        return describe(access);
    }
    Q_UNREACHABLE();
}

/// English needs two forms; a language that needs more finds them in the plural string.
QString ago(const QString &one, const QString &many, qint64 number)
{
    return number == 1 ? one : many;
}

} // namespace

QString describe(const Error &error)
{
    if (const QString refusal = aboutAccess(error); !refusal.isEmpty())
        return refusal;
    switch (error.kind) {
    case Error::Kind::Network:
        return Words::tr("The connection was lost before the server had answered. Check your "
                         "connection, then try again.");
    case Error::Kind::Unreachable:
        return Words::tr("The server cannot be reached. Check the address and your connection, "
                         "then try again.");
    case Error::Kind::Certificate:
        return Words::tr("The server's certificate cannot be trusted, so nothing was sent. Check "
                         "the address, or add your organisation's certificate to the account.");
    case Error::Kind::Timeout:
        return Words::tr("The server stopped answering. Try again.");
    case Error::Kind::Cancelled:
        return {};
    case Error::Kind::SignInNeeded:
        return Words::tr("The server does not accept this token. Sign in again.");
    case Error::Kind::Forbidden:
        return withServersWords(Words::tr("This account is not allowed to do that. Check the "
                                          "token's permissions."),
                                error);
    case Error::Kind::RateLimited:
        return aboutWaiting(error);
    case Error::Kind::NotFound:
        return Words::tr("The server knows nothing at this address, or hides it from this account. "
                         "Check the name and the token's permissions.");
    case Error::Kind::Rejected:
        return aboutRejection(error);
    case Error::Kind::Server:
        return aboutServer(error);
    case Error::Kind::Malformed:
        return Words::tr("The server's answer could not be understood. Check that the address is "
                         "that of a GitHub server.");
    case Error::Kind::Untrusted:
        return Words::tr("The server pointed to a foreign address, which your token must not go "
                         "to. Nothing was sent there.");
    case Error::Kind::Conflict:
        return Words::tr("Somebody else has changed this release meanwhile. Compare both versions "
                         "before you save.");
    case Error::Kind::LocalFile:
        return error.message.isEmpty()
            ? Words::tr("A file on this computer cannot be read or written. Check that it "
                        "exists and that you may use it.")
            : Words::tr("A file on this computer cannot be used: %1").arg(spoken(error.message));
    case Error::Kind::Damaged:
        return Words::tr("What arrived differs from what was sent. Try again.");
    case Error::Kind::NoKeychain:
        return Words::tr("This computer runs no keychain, so the token can be kept only until you "
                         "quit.");
    case Error::Kind::KeychainLocked:
        return Words::tr("The keychain is locked. Unlock it, then try again.");
    case Error::Kind::KeychainDenied:
        return Words::tr("The keychain did not give access to the token. Try again, or sign in "
                         "with the token once more.");
    }
    Q_UNREACHABLE();
}

QString describeSignedOut(const Error &error)
{
    if (error.kind == Error::Kind::NotFound)
        return Words::tr("The keychain has no token for this account any more. Sign in again.");
    return describe(error);
}

QString details(const Error &error)
{
    QStringList lines;
    if (error.httpStatus > 0)
        lines << u"HTTP status: %1"_s.arg(error.httpStatus);
    if (!error.message.isEmpty())
        lines << u"Message: "_s + visible(error.message.simplified());
    for (const core::FieldProblem &problem : error.fields)
        lines << u"Field: %1.%2 %3 %4"_s
                     .arg(problem.resource, problem.field, problem.code,
                          visible(problem.message.simplified()))
                     .trimmed();
    if (!error.requestId.isEmpty())
        lines << u"Request id: "_s + visible(error.requestId);
    for (const QString &line : error.detail.split(u'\n', Qt::SkipEmptyParts))
        lines << visible(line.simplified());
    return lines.join(u'\n');
}

QString size(qint64 bytes)
{
    const QLocale locale;
    if (bytes < 1000)
        return Words::tr("%1 B").arg(locale.toString(bytes));
    double value = double(bytes) / 1000;
    int unit = 0;
    // 999.95 would be printed as 1000.0
    while (value >= 999.95 && unit < 3) {
        value /= 1000;
        ++unit;
    }
    const QString number = locale.toString(value, 'f', 1);
    switch (unit) {
    case 0:
        return Words::tr("%1 kB").arg(number);
    case 1:
        return Words::tr("%1 MB").arg(number);
    case 2:
        return Words::tr("%1 GB").arg(number);
    default:
        return Words::tr("%1 TB").arg(number);
    }
}

QString count(qint64 number)
{
    return QLocale().toString(number);
}

QString speed(double bytesPerSecond)
{
    return Words::tr("%1/s").arg(size(qint64(qMax(0.0, bytesPerSecond))));
}

QString duration(std::chrono::seconds left)
{
    const qint64 seconds = qMax<qint64>(0, left.count());
    if (seconds < 60)
        return Words::tr("%1 s").arg(seconds);
    const qint64 minutes = (seconds + 30) / 60;
    if (minutes < 60)
        return Words::tr("%1 min").arg(minutes);
    if (minutes % 60 == 0)
        return Words::tr("%1 h").arg(minutes / 60);
    return Words::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString countdown(std::chrono::milliseconds left)
{
    const auto seconds = std::max<qint64>(std::chrono::ceil<std::chrono::seconds>(left).count(), 0);
    const auto twoDigits
        = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QLatin1Char('0')); };
    const QString tail = twoDigits(seconds % 60);
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return u"%1:%2"_s.arg(minutes).arg(tail);
    return u"%1:%2:%3"_s.arg(minutes / 60).arg(twoDigits(minutes % 60), tail);
}

QString age(const QDateTime &time, const QDateTime &now)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    if (!time.isValid())
        return {};
    const qint64 passed = time.secsTo(now);
    // The server's clock may be a little ahead of ours.
    if (passed > -5 * minute && passed < minute)
        return Words::tr("just now");
    if (passed > 0 && passed < hour)
        return Words::tr("%1 min ago").arg(passed / minute);
    if (passed > 0 && passed < day) {
        const qint64 hours = passed / hour;
        return ago(Words::tr("1 hour ago"), Words::tr("%n hours ago", nullptr, int(hours)), hours);
    }
    if (passed > 0 && passed < 14 * day) {
        const qint64 days = passed / day;
        return ago(Words::tr("1 day ago"), Words::tr("%n days ago", nullptr, int(days)), days);
    }
    return QLocale().toString(time.toLocalTime().date(),
                              Words::tr("d MMM yyyy", "date, as QLocale::toString() takes it"));
}

QString dateTime(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    return QLocale().toString(
        time.toLocalTime(),
        Words::tr("d MMM yyyy HH:mm", "date and time, as QLocale::toString() takes it"));
}

QString clockTime(const QDateTime &time)
{
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    format.remove(u":ss"_s);
    return QLocale().toString(time.toLocalTime().time(), format);
}

QString shortDigest(const QByteArray &sha256)
{
    if (sha256.isEmpty())
        return {};
    const QString hex = QString::fromLatin1(sha256.toHex());
    return u"sha256:%1…%2"_s.arg(hex.first(4), hex.last(4));
}

QString visible(const QString &foreign)
{
    QString result;
    result.reserve(foreign.size());
    for (qsizetype i = 0; i < foreign.size(); ++i) {
        const QChar c = foreign.at(i);
        if (c.isHighSurrogate() && i + 1 < foreign.size() && foreign.at(i + 1).isLowSurrogate()) {
            result += c;
            result += foreign.at(++i);
        } else if (needsEscape(c)) {
            result += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        } else {
            result += c;
        }
    }
    return result;
}

QString toolTip(const QString &foreign)
{
    return foreign.isEmpty() ? QString() : u"<qt>%1</qt>"_s.arg(visible(foreign).toHtmlEscaped());
}

} // namespace ui::text
