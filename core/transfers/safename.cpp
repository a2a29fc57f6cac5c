#include "core/transfers/safename.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr qsizetype longestName = 240; // bytes; file systems take 255

bool isUnsafe(uint c)
{
    if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        return true;
    switch (QChar::category(char32_t(c))) {
    case QChar::Other_Control:
    case QChar::Other_Format: // among them what turns the direction of writing
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return c < 0x80 && u"<>:\"|?*/\\"_s.contains(QChar(c));
    }
}

bool isDevice(const QString &name)
{
    // Windows takes "nul.tar.gz" for the device too, and superscript digits for digits.
    static constexpr std::array devices{"CON"_L1, "PRN"_L1,    "AUX"_L1,
                                        "NUL"_L1, "CONIN$"_L1, "CONOUT$"_L1};
    const QString stem = name.section(u'.', 0, 0).trimmed().toUpper();
    if (std::ranges::find(devices, stem) != devices.end())
        return true;
    return stem.size() == 4 && (stem.startsWith("COM"_L1) || stem.startsWith("LPT"_L1))
        && (stem.at(3).isDigit() || u"¹²³"_s.contains(stem.at(3)));
}

qsizetype suffixStart(const QString &name)
{
    const qsizetype last = name.lastIndexOf(u'.');
    if (last <= 0 || name.size() - last > 16)
        return name.size();
    return last > 4 && QStringView(name).sliced(last - 4, 4) == ".tar"_L1 ? last - 4 : last;
}

/// Cut before the suffix and between characters.
QString shortened(const QString &name)
{
    const qsizetype suffix = suffixStart(name);
    QString stem = name.left(suffix);
    const qsizetype room = longestName - name.mid(suffix).toUtf8().size();
    while (stem.toUtf8().size() > room)
        stem.chop(stem.back().isLowSurrogate() && stem.size() > 1 ? 2 : 1);
    return stem + name.mid(suffix);
}

} // namespace

QString safeFileName(const QString &serverName)
{
    const qsizetype slash = std::max(serverName.lastIndexOf(u'/'), serverName.lastIndexOf(u'\\'));
    QString name;
    for (const uint c : serverName.mid(slash + 1).toUcs4())
        name += isUnsafe(c) ? u"_"_s : QString::fromUcs4(reinterpret_cast<const char32_t *>(&c), 1);
    name = shortened(name.trimmed());

    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    if (name.startsWith(u'.'))
        name[0] = u'_';
    if (name.isEmpty())
        return u"download"_s;
    return isDevice(name) ? u'_' + name : name;
}

QString numberedFileName(const QString &name, int number)
{
    if (number <= 0)
        return name;
    const qsizetype suffix = suffixStart(name);
    return name.left(suffix) + u" (%1)"_s.arg(number) + name.mid(suffix);
}

} // namespace core
