#include "core/transfers/assetname.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace core {
namespace {

// Letters that no decomposition takes apart.
constexpr std::array<std::pair<char16_t, QLatin1StringView>, 17> spelledOut{{
    {u'Æ', "AE"_L1},
    {u'æ', "ae"_L1},
    {u'Ð', "D"_L1},
    {u'ð', "d"_L1},
    {u'Đ', "D"_L1},
    {u'đ', "d"_L1},
    {u'Ø', "O"_L1},
    {u'ø', "o"_L1},
    {u'Þ', "Th"_L1},
    {u'þ', "th"_L1},
    {u'ß', "ss"_L1},
    {u'Ł', "L"_L1},
    {u'ł', "l"_L1},
    {u'Œ', "OE"_L1},
    {u'œ', "oe"_L1},
    {u'ı', "i"_L1},
    {u'ŋ', "ng"_L1},
}};

bool stays(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9')
        || u == u'-' || u == u'_' || u == u'+' || u == u'@';
}

/// Kept characters as they are, everything between them as one dot.
QString dotted(const QString &text)
{
    QString out;
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (c.isMark())
            continue;
        if (stays(c)) {
            out += c;
            continue;
        }
        const auto *known
            = std::ranges::find(spelledOut, c.unicode(), &decltype(spelledOut)::value_type::first);
        if (known != spelledOut.end())
            out += known->second;
        else if (!out.endsWith(u'.'))
            out += u'.';
    }
    return out;
}

QString withoutOuterDots(QString text)
{
    while (text.startsWith(u'.'))
        text.remove(0, 1);
    while (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

/// Where the suffix begins; "tar.gz" and its like count as one.
qsizetype suffixStart(const QString &name)
{
    const qsizetype last = name.lastIndexOf(u'.');
    if (last <= 0)
        return name.size();
    const qsizetype before = name.lastIndexOf(u'.', last - 1);
    return before > 0 && QStringView(name).sliced(before, last - before) == ".tar"_L1 ? before
                                                                                      : last;
}

} // namespace

QString predictedAssetName(const QString &fileName)
{
    if (fileName.startsWith(u'.')) {
        const QString rest = withoutOuterDots(dotted(fileName));
        return rest.isEmpty() ? u"default"_s : u"default."_s + rest;
    }

    const QString name = withoutOuterDots(dotted(fileName));
    if (name.isEmpty())
        return u"default"_s;
    const qsizetype suffix = fileName.lastIndexOf(u'.');
    const bool onlySuffixLeft
        = suffix > 0 && withoutOuterDots(dotted(fileName.left(suffix))).isEmpty();
    return onlySuffixLeft ? u"default."_s + name : name;
}

QString freeAssetName(const QString &name, const QStringList &taken)
{
    if (!taken.contains(name))
        return name;
    const qsizetype suffix = suffixStart(name);
    for (int number = 2;; ++number) {
        const QString other = name.left(suffix) + u'-' + QString::number(number) + name.mid(suffix);
        if (!taken.contains(other))
            return other;
    }
}

} // namespace core
