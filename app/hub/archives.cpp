#include "app/hub/archives.h"

#include <QDateTime>

namespace hub {

namespace {

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320U : 0U);
    }
    return ~crc;
}

/// Little-endian.
QByteArray number(quint32 value, int size)
{
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes += static_cast<char>(value >> (8 * i));
    return bytes;
}

// --- zip, without packing ------------------------------------------------------------------------

quint32 dosTime(qint64 time)
{
    const QDateTime utc = QDateTime::fromSecsSinceEpoch(time, Qt::UTC);
    const QDate date = utc.date();
    const QTime clock = utc.time();
    const int day = ((date.year() - 1980) << 9) | (date.month() << 5) | date.day();
    const int second = (clock.hour() << 11) | (clock.minute() << 5) | (clock.second() / 2);
    return (static_cast<quint32>(day) << 16) | static_cast<quint32>(second);
}

/// What a file's own header and its line in the table have in common.
QByteArray entry(const ArchivedFile &file, qint64 time)
{
    const auto size = static_cast<quint32>(file.bytes.size());
    return number(20, 2) + number(0x800, 2) + number(0, 2) + number(dosTime(time), 4)
        + number(crc32(file.bytes), 4) + number(size, 4) + number(size, 4)
        + number(static_cast<quint32>(file.path.size()), 2) + number(0, 2);
}

QByteArray zip(const QList<ArchivedFile> &files, qint64 time)
{
    QByteArray out;
    QByteArray table;
    for (const ArchivedFile &file : files) {
        const auto offset = static_cast<quint32>(out.size());
        out += "PK\x03\x04" + entry(file, time) + file.path + file.bytes;
        table += "PK\x01\x02" + number(20, 2) + entry(file, time) + number(0, 2) + number(0, 2)
            + number(0, 2) + number(0, 4) + number(offset, 4) + file.path;
    }
    const auto count = static_cast<quint32>(files.size());
    const auto tableAt = static_cast<quint32>(out.size());
    out += table;
    return out + "PK\x05\x06" + number(0, 4) + number(count, 2) + number(count, 2)
        + number(static_cast<quint32>(table.size()), 4) + number(tableAt, 4) + number(0, 2);
}

// --- tar, packed with gzip -----------------------------------------------------------------------

QByteArray octal(qint64 value, int size)
{
    return QByteArray::number(value, 8).rightJustified(size - 1, '0') + '\0';
}

QByteArray tarHeader(const ArchivedFile &file, qint64 time)
{
    QByteArray header = file.path.leftJustified(100, '\0');
    header += octal(0644, 8) + octal(0, 8) + octal(0, 8) + octal(file.bytes.size(), 12)
        + octal(time, 12) + "        0";
    header = header.leftJustified(257, '\0') + QByteArray("ustar\00000", 8);
    header = header.leftJustified(512, '\0');
    qint64 sum = 0;
    for (const char byte : std::as_const(header))
        sum += static_cast<quint8>(byte);
    return header.replace(148, 8, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0' + ' ');
}

QByteArray tar(const QList<ArchivedFile> &files, qint64 time)
{
    QByteArray out;
    for (const ArchivedFile &file : files) {
        out += tarHeader(file, time) + file.bytes;
        out = out.leftJustified((out.size() + 511) / 512 * 512, '\0');
    }
    return out + QByteArray(1024, '\0');
}

QByteArray gzip(const QByteArray &bytes)
{
    // Qt's frame: four bytes of length, two of zlib's, and four of its checksum at the end.
    const QByteArray packed = qCompress(bytes);
    return QByteArray::fromHex("1f8b08000000000000ff") + packed.sliced(6, packed.size() - 10)
        + number(crc32(bytes), 4) + number(static_cast<quint32>(bytes.size()), 4);
}

} // namespace

QByteArray archive(ArchiveFormat format, const QList<ArchivedFile> &files, qint64 time)
{
    return format == ArchiveFormat::Zip ? zip(files, time) : gzip(tar(files, time));
}

} // namespace hub
