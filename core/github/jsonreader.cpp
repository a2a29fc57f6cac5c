#include "core/github/jsonreader.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace core::json {

Error malformed(const QString &what)
{
    return Error{.kind = Error::Kind::Malformed, .detail = what};
}

Result<QJsonDocument> parse(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error == QJsonParseError::NoError)
        return document;
    return malformed(u"not JSON: %1 at byte %2"_s.arg(problem.errorString()).arg(problem.offset));
}

QDateTime readTime(const QString &text)
{
    // The one form GitHub writes, "2024-05-06T07:08:09Z", by hand: a large repository has 200,000.
    const auto digits = [&](qsizetype from, qsizetype count) {
        int number = 0;
        for (qsizetype i = from; i < from + count; ++i) {
            const int digit = text[i].unicode() - u'0';
            if (digit < 0 || digit > 9)
                return -1;
            number = number * 10 + digit;
        }
        return number;
    };
    if (text.size() == 20 && text[10] == u'T' && text[19] == u'Z') {
        const QDate date(digits(0, 4), digits(5, 2), digits(8, 2));
        const QTime time(digits(11, 2), digits(14, 2), digits(17, 2));
        if (date.isValid() && time.isValid())
            return {date, time, Qt::UTC};
    }
    return QDateTime::fromString(text, Qt::ISODate).toUTC();
}

qint64 Reader::number(QLatin1StringView key)
{
    return readNumber(key, required(key));
}

qint64 Reader::optionalNumber(QLatin1StringView key)
{
    const QJsonValue value = optional(key);
    return value.isUndefined() ? 0 : readNumber(key, value);
}

int Reader::smallNumber(QLatin1StringView key)
{
    const qint64 value = number(key);
    if (value <= std::numeric_limits<int>::max())
        return int(value);
    note(key, "is too large"_L1);
    return 0;
}

QString Reader::text(QLatin1StringView key)
{
    return readText(key, required(key));
}

QString Reader::optionalText(QLatin1StringView key)
{
    const QJsonValue value = optional(key);
    return value.isUndefined() ? QString() : readText(key, value);
}

bool Reader::flag(QLatin1StringView key)
{
    return readFlag(key, required(key));
}

bool Reader::optionalFlag(QLatin1StringView key)
{
    const QJsonValue value = optional(key);
    return !value.isUndefined() && readFlag(key, value);
}

QDateTime Reader::optionalTime(QLatin1StringView key)
{
    const QString written = optionalText(key);
    return written.isEmpty() ? QDateTime() : readTime(written);
}

QUrl Reader::optionalUrl(QLatin1StringView key)
{
    return QUrl(optionalText(key), QUrl::StrictMode);
}

QJsonObject Reader::object(QLatin1StringView key)
{
    const QJsonValue value = required(key);
    if (!value.isUndefined() && !value.isObject())
        note(key, "is not an object"_L1);
    return value.toObject();
}

QJsonObject Reader::optionalObject(QLatin1StringView key)
{
    const QJsonValue value = optional(key);
    if (!value.isUndefined() && !value.isObject())
        note(key, "is not an object"_L1);
    return value.toObject();
}

QJsonArray Reader::optionalArray(QLatin1StringView key)
{
    const QJsonValue value = optional(key);
    if (!value.isUndefined() && !value.isArray())
        note(key, "is not a list"_L1);
    return value.toArray();
}

void Reader::note(const Reader &part)
{
    if (m_problem.isEmpty())
        m_problem = part.m_problem;
}

QJsonValue Reader::required(QLatin1StringView key)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined())
        note(key, "is missing"_L1);
    return value;
}

/// Undefined also for null.
QJsonValue Reader::optional(QLatin1StringView key) const
{
    const QJsonValue value = m_object.value(key);
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
}

qint64 Reader::readNumber(QLatin1StringView key, const QJsonValue &value)
{
    const qint64 number = value.toInteger(-1);
    if (number >= 0)
        return number;
    note(key, "is not a whole number from 0 up"_L1);
    return 0;
}

QString Reader::readText(QLatin1StringView key, const QJsonValue &value)
{
    if (!value.isString())
        note(key, "is not a text"_L1);
    return value.toString();
}

bool Reader::readFlag(QLatin1StringView key, const QJsonValue &value)
{
    if (!value.isBool())
        note(key, "is not true or false"_L1);
    return value.toBool();
}

void Reader::note(QLatin1StringView key, QLatin1StringView problem)
{
    if (!m_problem.isEmpty())
        return;
    QString where = m_part;
    if (m_index >= 0)
        where += u"[%1]"_s.arg(m_index);
    if (!where.isEmpty())
        where += u'.';
    m_problem = u"\"%1%2\" %3"_s.arg(where, key, problem);
}

} // namespace core::json
