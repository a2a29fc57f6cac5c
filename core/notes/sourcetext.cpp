#include "core/notes/sourcetext.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace core::notes {

namespace {

bool continuesCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
}

} // namespace

QByteArray applied(const Splice &splice, const QByteArray &text)
{
    QByteArray result;
    result.reserve(text.size() - splice.range.size() + splice.inserted.size());
    result.append(QByteArrayView(text).first(splice.range.begin));
    result.append(splice.inserted);
    result.append(QByteArrayView(text).sliced(splice.range.end));
    return result;
}

Splice difference(const QByteArray &before, const QByteArray &after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype begin = 0;
    while (begin < shorter && before[begin] == after[begin])
        ++begin;
    const auto splits = [](const QByteArray &text, qsizetype at) {
        return at < text.size() && continuesCharacter(text[at]);
    };
    while (begin > 0 && (splits(before, begin) || splits(after, begin)))
        --begin;
    qsizetype same = 0;
    while (same < shorter - begin
           && before[before.size() - 1 - same] == after[after.size() - 1 - same])
        ++same;
    while (same > 0 && splits(before, before.size() - same))
        --same;
    return {{begin, before.size() - same}, after.sliced(begin, after.size() - same - begin)};
}

SourceText::SourceText(QByteArray bytes) : m_bytes(std::move(bytes))
{
    constexpr qsizetype markLength = 3;
    qsizetype at = m_bytes.startsWith(byteOrderMark) ? markLength : 0;
    if (at == 0 && !m_bytes.contains('\r')) {
        m_text = m_bytes;
    } else {
        m_text.reserve(m_bytes.size() - at);
    }
    const bool copies = m_text.isEmpty();

    const auto begin = [&] {
        m_lineStarts.append(copies ? m_text.size() : at);
        m_byteStarts.append(at);
    };
    begin();
    const char *const data = m_bytes.constData();
    while (at < m_bytes.size()) {
        if (!copies) {
            const void *found = std::memchr(data + at, '\n', size_t(m_bytes.size() - at));
            if (!found)
                break;
            at = static_cast<const char *>(found) - data + 1;
            begin();
            continue;
        }
        const char c = data[at++];
        if (c != '\n' && c != '\r') {
            m_text.append(c);
            continue;
        }
        if (c == '\r' && at < m_bytes.size() && data[at] == '\n')
            ++at;
        m_text.append('\n');
        begin();
    }
}

qsizetype SourceText::lineAt(qsizetype textOffset) const
{
    const auto after = std::ranges::upper_bound(m_lineStarts, textOffset);
    return after - m_lineStarts.begin() - 1;
}

Range SourceText::line(qsizetype number) const
{
    const qsizetype end
        = number + 1 < m_lineStarts.size() ? m_lineStarts[number + 1] - 1 : m_text.size();
    return {m_lineStarts[number], end};
}

qsizetype SourceText::toBytes(qsizetype textOffset) const
{
    const qsizetype number = lineAt(textOffset);
    return m_byteStarts[number] + textOffset - m_lineStarts[number];
}

QByteArray SourceText::lineEndNear(qsizetype textOffset) const
{
    const auto endOf = [this](qsizetype number) {
        const qsizetype from = toBytes(line(number).end);
        return m_bytes.sliced(from, m_byteStarts[number + 1] - from);
    };
    const qsizetype number = lineAt(textOffset);
    if (number + 1 < m_lineStarts.size())
        return endOf(number);
    return number > 0 ? endOf(number - 1) : QByteArrayLiteral("\n");
}

Splice SourceText::toBytes(const Splice &splice) const
{
    Splice result{{toBytes(splice.range.begin), toBytes(splice.range.end)}, {}};
    const QByteArray usual = lineEndNear(splice.range.begin);
    qsizetype replaced = lineAt(splice.range.begin);
    for (const char c : splice.inserted) {
        if (c != '\n') {
            result.inserted.append(c);
            continue;
        }
        const bool isThere
            = replaced + 1 < m_lineStarts.size() && line(replaced).end < splice.range.end;
        const qsizetype from = isThere ? toBytes(line(replaced).end) : 0;
        result.inserted.append(isThere ? m_bytes.sliced(from, m_byteStarts[replaced + 1] - from)
                                       : usual);
        ++replaced;
    }
    // A CR of its own in front of an LF would become part of that: among what is put in, and where
    // that meets what stays. So all that is put in is LF then, and so are the CRs right in front.
    if (SourceText(applied(result, m_bytes)).text() == applied(splice, m_text))
        return result;
    result.inserted = splice.inserted;
    for (; result.range.begin > 0 && m_bytes[result.range.begin - 1] == '\r'; --result.range.begin)
        result.inserted.prepend('\n');
    return result;
}

} // namespace core::notes
