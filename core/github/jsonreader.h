#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

/// What json.cpp reads with. Knows no key of GitHub's.
namespace core::json {

Error malformed(const QString &what);
Result<QJsonDocument> parse(const QByteArray &json);
/// ISO 8601; UTC. Invalid for anything else.
QDateTime readTime(const QString &text);

/// Reads the values of one object and remembers the first that was not as it must be.
///
/// "optional" values may be missing or null and are empty then; a wrong type is wrong for them as
/// well.
class Reader
{
public:
    /// \param part what the object is called in problems, such as "author" or, with `index`,
    /// "assets"
    explicit Reader(const QJsonObject &object, QLatin1StringView part = {}, qsizetype index = -1)
        : m_object(object), m_part(part), m_index(index)
    {
    }

    qint64 number(QLatin1StringView key); ///< whole, from 0 up
    qint64 optionalNumber(QLatin1StringView key);
    int smallNumber(QLatin1StringView key);
    QString text(QLatin1StringView key);
    QString optionalText(QLatin1StringView key);
    bool flag(QLatin1StringView key);
    bool optionalFlag(QLatin1StringView key);
    QDateTime optionalTime(QLatin1StringView key);
    QUrl optionalUrl(QLatin1StringView key);
    QJsonObject object(QLatin1StringView key);
    QJsonObject optionalObject(QLatin1StringView key);
    QJsonArray optionalArray(QLatin1StringView key);

    /// Takes over what a reader of a part found.
    void note(const Reader &part);
    [[nodiscard]] bool failed() const { return !m_problem.isEmpty(); }
    /// The value, or Malformed with the first problem.
    template <typename T>
    Result<T> result(T value) const
    {
        return failed() ? Result<T>(malformed(m_problem)) : Result<T>(std::move(value));
    }

private:
    QJsonValue required(QLatin1StringView key);
    [[nodiscard]] QJsonValue optional(QLatin1StringView key) const;
    qint64 readNumber(QLatin1StringView key, const QJsonValue &value);
    QString readText(QLatin1StringView key, const QJsonValue &value);
    bool readFlag(QLatin1StringView key, const QJsonValue &value);
    void note(QLatin1StringView key, QLatin1StringView problem);

    QJsonObject m_object;
    QLatin1StringView m_part;
    qsizetype m_index;
    QString m_problem;
};

} // namespace core::json
