#include "core/http/responseheaders.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core {
namespace {

constexpr qsizetype longestLinkHeader = 8 * 1024;
constexpr qsizetype longestRequestId = 100;
constexpr std::chrono::seconds longestRetryAfter = 24h;

/// Digits only: QByteArray::toLongLong alone would take signs and blanks.
std::optional<qint64> readNumber(QByteArrayView text)
{
    const QByteArrayView digits = text.trimmed();
    if (digits.isEmpty()
        || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    bool ok = false;
    const qint64 number = digits.toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

QDateTime readHttpDate(const QByteArray &text)
{
    // Qt reads RFC 2822, whose zones are numbers; HTTP always writes GMT.
    QString date = QString::fromLatin1(text.trimmed());
    if (date.endsWith(" GMT"_L1))
        date.replace(date.size() - 3, 3, u"+0000"_s);
    return QDateTime::fromString(date, Qt::RFC2822Date).toUTC();
}

/// Walks over a header from left to right and never back.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text) : m_text(text) { }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    bool take(char wanted)
    {
        if (atEnd() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }
    void skip(QByteArrayView any)
    {
        while (!atEnd() && any.contains(m_text[m_at]))
            ++m_at;
    }
    QByteArrayView until(QByteArrayView any)
    {
        const qsizetype from = m_at;
        while (!atEnd() && !any.contains(m_text[m_at]))
            ++m_at;
        return m_text.sliced(from, m_at - from);
    }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
};

struct Link
{
    QByteArrayView target;
    QByteArrayView relations;
};

/// One `<target>; name=value; name="value"`.
std::optional<Link> readLink(Scanner &scanner)
{
    Link link;
    if (!scanner.take('<'))
        return std::nullopt;
    link.target = scanner.until(">");
    if (!scanner.take('>'))
        return std::nullopt;
    scanner.skip(" \t");
    while (scanner.take(';')) {
        scanner.skip(" \t");
        const QByteArrayView name = scanner.until("=;, \t");
        scanner.skip(" \t");
        QByteArrayView value;
        if (scanner.take('=')) {
            scanner.skip(" \t");
            if (scanner.take('"')) {
                value = scanner.until("\"");
                if (!scanner.take('"'))
                    return std::nullopt;
            } else {
                value = scanner.until(";, \t");
            }
        }
        if (name.compare("rel", Qt::CaseInsensitive) == 0 && link.relations.isNull())
            link.relations = value;
        scanner.skip(" \t");
    }
    return link;
}

bool names(QByteArrayView relations, QByteArrayView wanted)
{
    Scanner scanner(relations);
    while (!scanner.atEnd()) {
        scanner.skip(" \t");
        if (scanner.until(" \t").compare(wanted, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

PageLinks parseLinks(QByteArrayView header)
{
    if (header.size() > longestLinkHeader)
        return {};
    PageLinks links;
    Scanner scanner(header);
    scanner.skip(" \t,");
    while (!scanner.atEnd()) {
        const std::optional<Link> link = readLink(scanner);
        if (!link)
            return {};
        const QUrl url = QUrl::fromEncoded(link->target.toByteArray(), QUrl::StrictMode);
        if (url.isValid() && links.next.isEmpty() && names(link->relations, "next"))
            links.next = url;
        if (url.isValid() && links.last.isEmpty() && names(link->relations, "last"))
            links.last = url;
        if (!scanner.atEnd() && !scanner.take(','))
            return {};
        scanner.skip(" \t,");
    }
    return links;
}

QByteArray ResponseHeaders::value(QByteArrayView name) const
{
    for (const auto &[key, value] : m_headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool ResponseHeaders::has(QByteArrayView name) const
{
    return std::ranges::any_of(m_headers, [name](const auto &header) {
        return name.compare(header.first, Qt::CaseInsensitive) == 0;
    });
}

std::optional<RateBudget> ResponseHeaders::budget() const
{
    constexpr qint64 most = std::numeric_limits<int>::max();
    const auto limit = readNumber(value("X-RateLimit-Limit"));
    const auto remaining = readNumber(value("X-RateLimit-Remaining"));
    if (!limit || !remaining || *limit > most || *remaining > most)
        return std::nullopt;
    RateBudget budget{.limit = int(*limit), .remaining = int(*remaining), .resetsAt = {}};
    // The bound keeps the milliseconds within what QDateTime can hold.
    const auto reset = readNumber(value("X-RateLimit-Reset"));
    if (reset && *reset < (1LL << 40))
        budget.resetsAt = QDateTime::fromSecsSinceEpoch(*reset, Qt::UTC);
    return budget;
}

std::optional<std::chrono::seconds> ResponseHeaders::retryAfter(const QDateTime &now) const
{
    const QByteArray text = value("Retry-After");
    if (const auto seconds = readNumber(text))
        return std::min(std::chrono::seconds(*seconds), longestRetryAfter);
    const QDateTime then = readHttpDate(text);
    if (!then.isValid())
        return std::nullopt;
    const QDateTime from = date().isValid() ? date() : now;
    return std::clamp(std::chrono::seconds(from.secsTo(then)), 0s, longestRetryAfter);
}

std::optional<std::chrono::seconds> ResponseHeaders::untilReset(const QDateTime &now) const
{
    const auto known = budget();
    if (!known || known->remaining > 0 || !known->resetsAt.isValid())
        return std::nullopt;
    const QDateTime from = date().isValid() ? date() : now;
    return std::clamp(std::chrono::seconds(from.secsTo(known->resetsAt)), 0s, longestRetryAfter);
}

QString ResponseHeaders::requestId() const
{
    QString id = QString::fromLatin1(value("X-GitHub-Request-Id").left(longestRequestId));
    id.removeIf([](QChar c) { return !c.isPrint(); });
    return id;
}

QStringList ResponseHeaders::list(QByteArrayView name) const
{
    QStringList words;
    for (const QByteArray &word : value(name).split(',')) {
        if (const QByteArray trimmed = word.trimmed(); !trimmed.isEmpty())
            words.append(QString::fromLatin1(trimmed));
    }
    return words;
}

QStringList ResponseHeaders::scopes() const
{
    return list("X-OAuth-Scopes");
}

QStringList ResponseHeaders::acceptedScopes() const
{
    return list("X-Accepted-OAuth-Scopes");
}

PageLinks ResponseHeaders::links() const
{
    return parseLinks(value("Link"));
}

QDateTime ResponseHeaders::date() const
{
    return readHttpDate(value("Date"));
}

} // namespace core
