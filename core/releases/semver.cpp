#include "core/releases/semver.h"

#include <algorithm>
#include <limits>

namespace core {
using namespace Qt::StringLiterals;

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isWord(QChar c)
{
    return c.isLetterOrNumber();
}

/// Where the version starts: at digits that begin a word or follow a lone "v", else at the first
/// digit ("rel2.0"); -1 without any digit.
qsizetype versionStart(QStringView tag)
{
    qsizetype firstDigit = -1;
    for (qsizetype i = 0; i < tag.size(); ++i) {
        if (!isDigit(tag.at(i)))
            continue;
        if (firstDigit < 0)
            firstDigit = i;
        if (i == 0 || (!isWord(tag.at(i - 1)) && tag.at(i - 1) != u'.'))
            return i;
        const bool afterV = tag.at(i - 1) == u'v' || tag.at(i - 1) == u'V';
        if (afterV && (i == 1 || !isWord(tag.at(i - 2))))
            return i;
    }
    return firstDigit;
}

qsizetype digitsEnd(QStringView text, qsizetype from)
{
    while (from < text.size() && isDigit(text.at(from)))
        ++from;
    return from;
}

quint64 toNumber(QStringView digits)
{
    bool fits = false;
    const quint64 number = digits.toULongLong(&fits);
    return fits ? number : std::numeric_limits<quint64>::max();
}

bool meansFinal(const QString &identifier)
{
    return identifier == "final"_L1 || identifier == "ga"_L1 || identifier == "release"_L1;
}

QList<QString> identifiers(QStringView text)
{
    QList<QString> result;
    for (const QStringView part : text.split(u'.')) {
        if (!part.isEmpty())
            result << part.toString().toLower();
    }
    return result.size() == 1 && meansFinal(result.first()) ? QList<QString>() : result;
}

std::weak_ordering compareIdentifiers(const QString &left, const QString &right)
{
    const bool leftIsNumber = std::all_of(left.begin(), left.end(), isDigit);
    const bool rightIsNumber = std::all_of(right.begin(), right.end(), isDigit);
    if (leftIsNumber != rightIsNumber)
        return leftIsNumber ? std::weak_ordering::less : std::weak_ordering::greater;
    return compareNaturally(left, right);
}

std::weak_ordering fromInt(int sign)
{
    return sign < 0 ? std::weak_ordering::less
        : sign == 0 ? std::weak_ordering::equivalent
                    : std::weak_ordering::greater;
}

/// Digit runs of any length, without turning them into numbers.
std::weak_ordering compareDigits(QStringView left, QStringView right)
{
    const auto significant = [](QStringView digits) {
        while (digits.size() > 1 && digits.front() == u'0')
            digits = digits.sliced(1);
        return digits;
    };
    const QStringView a = significant(left);
    const QStringView b = significant(right);
    if (a.size() != b.size())
        return a.size() <=> b.size();
    return fromInt(a.compare(b));
}

} // namespace

std::weak_ordering compareNaturally(QStringView left, QStringView right)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < left.size() && j < right.size()) {
        if (isDigit(left.at(i)) && isDigit(right.at(j))) {
            const qsizetype leftEnd = digitsEnd(left, i);
            const qsizetype rightEnd = digitsEnd(right, j);
            const auto order
                = compareDigits(left.sliced(i, leftEnd - i), right.sliced(j, rightEnd - j));
            if (order != 0)
                return order;
            i = leftEnd;
            j = rightEnd;
        } else if (left.at(i) != right.at(j)) {
            return left.at(i).unicode() <=> right.at(j).unicode();
        } else {
            ++i;
            ++j;
        }
    }
    return (left.size() - i) <=> (right.size() - j);
}

SemVer::SemVer(const QString &tag)
{
    const QStringView text = tag;
    qsizetype at = versionStart(text);
    if (at < 0) {
        m_text = tag;
        return;
    }
    qsizetype end = digitsEnd(text, at);
    m_numbers << toNumber(text.sliced(at, end - at));
    while (end + 1 < text.size() && text.at(end) == u'.' && isDigit(text.at(end + 1))) {
        at = end + 1;
        end = digitsEnd(text, at);
        m_numbers << toNumber(text.sliced(at, end - at));
    }
    QStringView rest = text.sliced(end);
    if (const qsizetype build = rest.indexOf(u'+'); build >= 0)
        rest = rest.first(build);
    if (!rest.isEmpty() && !isWord(rest.front()))
        rest = rest.sliced(1);
    m_prerelease = identifiers(rest);
}

std::weak_ordering operator<=>(const SemVer &left, const SemVer &right)
{
    if (left.isValid() != right.isValid())
        return left.isValid() ? std::weak_ordering::greater : std::weak_ordering::less;
    if (!left.isValid())
        return compareNaturally(left.m_text, right.m_text);

    const qsizetype parts = std::max(left.m_numbers.size(), right.m_numbers.size());
    for (qsizetype i = 0; i < parts; ++i) {
        const auto order = left.m_numbers.value(i) <=> right.m_numbers.value(i);
        if (order != 0)
            return order;
    }
    // A pre-release comes before what it prepares.
    if (left.isPrerelease() != right.isPrerelease())
        return left.isPrerelease() ? std::weak_ordering::less : std::weak_ordering::greater;
    const qsizetype shared = std::min(left.m_prerelease.size(), right.m_prerelease.size());
    for (qsizetype i = 0; i < shared; ++i) {
        const auto order = compareIdentifiers(left.m_prerelease.at(i), right.m_prerelease.at(i));
        if (order != 0)
            return order;
    }
    return left.m_prerelease.size() <=> right.m_prerelease.size();
}

} // namespace core
