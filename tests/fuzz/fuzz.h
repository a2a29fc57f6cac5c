#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// What fuzz targets share. Each is a program that reads anything at all, made by libFuzzer or by
/// main.cpp, and says what holds whatever that was.
namespace fuzz {

/// Ends the program unless `holds`.
inline void expect(bool holds, const char *what, const QByteArray &detail = {})
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n%s\n", what, detail.constData());
    std::abort();
}

/// Bytes taken apart: texts from the front, numbers from the end, so that the one may change
/// without the other.
class Input
{
public:
    /// The bytes outlive this.
    Input(const std::uint8_t *data, std::size_t size)
        : m_bytes(QByteArray::fromRawData(reinterpret_cast<const char *>(data), qsizetype(size)))
        , m_made(qChecksum(m_bytes))
    {
    }

    /// Up to the next record separator (0x1e), or all that is left.
    QByteArray bytes()
    {
        const qsizetype end = m_bytes.indexOf('\x1e');
        const QByteArray piece = end < 0 ? m_bytes : m_bytes.first(end);
        m_bytes = end < 0 ? QByteArray() : m_bytes.sliced(end + 1);
        return QByteArray(piece.constData(),
                          piece.size()); // ends where it ends, for the sanitizers
    }
    QString text() { return QString::fromUtf8(bytes()); }

    /// Made up of the whole input when nothing is left.
    quint32 number()
    {
        if (m_bytes.isEmpty()) {
            m_made = m_made * 1'103'515'245U + 12'345U;
            return m_made ^ m_made >> 16U;
        }
        quint32 result = 0;
        for (int i = 0; i < 4 && !m_bytes.isEmpty(); ++i) {
            result = result << 8U | static_cast<unsigned char>(m_bytes.back());
            m_bytes.chop(1);
        }
        return result;
    }
    /// 0 to `most`
    qsizetype upTo(qsizetype most) { return qsizetype(number()) % (most + 1); }

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }

private:
    QByteArray m_bytes;
    quint32 m_made;
};

} // namespace fuzz

/// What the target does with one input; returns 0. libFuzzer asks for this name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
