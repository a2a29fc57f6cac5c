#include "app/hub/jsontext.h"

#include <array>
#include <chrono>

namespace hub {

namespace {

constexpr std::array<char, 256> makeEscapes()
{
    std::array<char, 256> table{};
    for (std::size_t i = 0; i < 0x20; ++i)
        table[i] = 'u';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    table['"'] = '"';
    table['\\'] = '\\';
    return table;
}

constexpr std::array<char, 256> escapes = makeEscapes();

} // namespace

void JsonText::separate()
{
    if (!m_first)
        m_text.append(',');
    m_first = false;
}

void JsonText::open(char bracket)
{
    separate();
    m_text.append(bracket);
    m_first = true;
}

void JsonText::close(char bracket)
{
    m_text.append(bracket);
    m_first = false;
}

void JsonText::key(QByteArrayView name)
{
    separate();
    m_text.append('"').append(name).append("\":", 2);
    m_first = true;
}

void JsonText::text(QByteArrayView utf8)
{
    separate();
    m_text.append('"');
    const char *from = utf8.begin();
    for (const char *at = from; at != utf8.end(); ++at) {
        const char escape = escapes[static_cast<unsigned char>(*at)];
        if (!escape)
            continue;
        m_text.append(from, at - from).append('\\').append(escape);
        if (escape == 'u')
            m_text.append("00", 2).append(QByteArray(at, 1).toHex());
        from = at + 1;
    }
    m_text.append(from, utf8.end() - from).append('"');
}

void JsonText::number(qint64 value)
{
    separate();
    m_text.append(QByteArray::number(value));
}

void JsonText::boolean(bool value)
{
    raw(value ? "true" : "false");
}

void JsonText::null()
{
    raw("null");
}

void JsonText::raw(QByteArrayView json)
{
    separate();
    m_text.append(json);
}

void JsonText::textOrNull(QByteArrayView name, QByteArrayView utf8)
{
    key(name);
    if (utf8.isEmpty())
        null();
    else
        text(utf8);
}

void JsonText::time(QByteArrayView name, qint64 seconds)
{
    key(name);
    if (seconds == 0)
        null();
    else
        text(isoTime(seconds));
}

QByteArray isoTime(qint64 seconds)
{
    using namespace std::chrono;
    const sys_seconds time{std::chrono::seconds(seconds)};
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    QByteArray text("0000-00-00T00:00:00Z");
    const auto put = [&text](qsizetype at, qsizetype digits, auto value) {
        for (qsizetype i = at + digits - 1; i >= at; --i, value /= 10)
            text[i] = static_cast<char>('0' + value % 10);
    };
    put(0, 4, static_cast<int>(date.year()));
    put(5, 2, static_cast<unsigned>(date.month()));
    put(8, 2, static_cast<unsigned>(date.day()));
    put(11, 2, clock.hours().count());
    put(14, 2, clock.minutes().count());
    put(17, 2, clock.seconds().count());
    return text;
}

} // namespace hub
