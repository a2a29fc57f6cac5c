#include "app/hub/pictures.h"

#include <QtEndian>

#include <array>
#include <cmath>

namespace hub {

namespace {

constexpr int width = 480;
constexpr int height = 160;

struct Colour
{
    double red = 0;
    double green = 0;
    double blue = 0;
};

struct Palette
{
    Colour sky;
    Colour horizon;
    Colour sea;
    Colour deep;
};

constexpr Palette byDay{{176, 214, 240}, {246, 238, 220}, {62, 140, 176}, {16, 62, 100}};
constexpr Palette byNight{{14, 20, 40}, {58, 64, 96}, {26, 62, 92}, {6, 18, 36}};

Colour between(const Colour &a, const Colour &b, double share)
{
    const auto mix = [share](double from, double to) { return from + (to - from) * share; };
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

/// Three waves, one behind the other.
Colour colourAt(const Palette &palette, int x, int y)
{
    constexpr int waves = 3;
    Colour colour = between(palette.sky, palette.horizon, static_cast<double>(y) / height);
    for (int wave = 0; wave < waves; ++wave) {
        const double crest = height * (0.45 + 0.16 * wave)
            + std::sin(x / (38.0 + 17.0 * wave) + wave * 2.1) * (6.0 + 3.0 * wave);
        if (y >= crest)
            colour = between(palette.sea, palette.deep, static_cast<double>(wave) / (waves - 1));
    }
    return colour;
}

quint32 checksum(QByteArrayView bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) ? 0xedb88320U : 0U);
    }
    return ~crc;
}

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(const char *type, const QByteArray &content)
{
    const QByteArray checked = type + content;
    return bigEndian(static_cast<quint32>(content.size())) + checked + bigEndian(checksum(checked));
}

} // namespace

QByteArray pictureNamed(const QByteArray &name)
{
    const Palette &palette = name.contains("dark") ? byNight : byDay;
    QByteArray pixels;
    pixels.reserve(height * (1 + width * 3));
    for (int y = 0; y < height; ++y) {
        pixels.append('\0'); // this line is stored as it is
        for (int x = 0; x < width; ++x) {
            const Colour colour = colourAt(palette, x, y);
            for (const double part : {colour.red, colour.green, colour.blue})
                pixels.append(static_cast<char>(std::lround(part)));
        }
    }
    constexpr std::array<char, 5> trueColour{8, 2, 0, 0, 0};
    const QByteArray header
        = bigEndian(width) + bigEndian(height) + QByteArray(trueColour.data(), trueColour.size());
    constexpr qsizetype qtPrefix = 4; // qCompress() puts a length before the zlib stream
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header)
        + chunk("IDAT", qCompress(pixels).mid(qtPrefix)) + chunk("IEND", {});
}

} // namespace hub
