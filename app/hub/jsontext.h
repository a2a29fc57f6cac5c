#pragma once

#include <QByteArray>

namespace hub {

/// Writes JSON straight into bytes. A page of releases is some 2 MB: QJsonDocument would take
/// longer than everything else the hub does for it.
class JsonText
{
public:
    explicit JsonText(qsizetype reserve = 4096) { m_text.reserve(reserve); }

    void open(char bracket); ///< `{` or `[`
    void close(char bracket);
    void key(QByteArrayView name); ///< trusted: letters and underscores

    void text(QByteArrayView utf8);
    void number(qint64 value);
    void boolean(bool value);
    void null();
    void raw(QByteArrayView json); ///< a whole value, written before

    void text(QByteArrayView name, QByteArrayView utf8)
    {
        key(name);
        text(utf8);
    }
    void textOrNull(QByteArrayView name, QByteArrayView utf8); ///< null when empty
    void time(QByteArrayView name, qint64 seconds); ///< null when 0
    void number(QByteArrayView name, qint64 value)
    {
        key(name);
        number(value);
    }
    void boolean(QByteArrayView name, bool value)
    {
        key(name);
        boolean(value);
    }
    void raw(QByteArrayView name, QByteArrayView json)
    {
        key(name);
        raw(json);
    }

    [[nodiscard]] QByteArray take() { return std::exchange(m_text, {}); }

private:
    void separate();

    QByteArray m_text;
    bool m_first = true;
};

/// `2026-11-21T02:12:15Z`.
[[nodiscard]] QByteArray isoTime(qint64 seconds);

} // namespace hub
