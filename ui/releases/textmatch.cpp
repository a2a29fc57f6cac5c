#include "ui/releases/textmatch.h"

#include "ui/releases/releasemodel.h"

#include <algorithm>
#include <cstring>

namespace ui {

namespace {

/// The bytes of English and Markdown text, the commonest first.
constexpr std::string_view common = "e tanoirsl\ndcuhmpgf.by,w-v01k2x`/*#3456789_:()j[]@z\"q";

qsizetype commonness(char byte)
{
    const auto place = common.find(byte);
    return place == std::string_view::npos ? 0 : qsizetype(common.size() - place);
}

} // namespace

TextMatch::TextMatch(const QString &query)
{
    const QStringList words = query.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        Needle needle{.word = searchFolded(word)};
        const auto rarest
            = std::min_element(needle.word.cbegin(), needle.word.cend(), [](char left, char right) {
                  return commonness(left) < commonness(right);
              });
        needle.anchor = rarest - needle.word.cbegin();
        m_needles.push_back(needle);
    }
    std::sort(m_needles.begin(), m_needles.end(), [](const Needle &left, const Needle &right) {
        return left.word.size() > right.word.size();
    });
}

bool TextMatch::matches(const QByteArray &key) const
{
    return std::all_of(m_needles.begin(), m_needles.end(),
                       [&key](const Needle &needle) { return contains(key, needle); });
}

bool TextMatch::contains(const QByteArray &key, const Needle &needle)
{
    const auto length = std::size_t(needle.word.size());
    if (std::size_t(key.size()) < length)
        return false;
    const char *word = needle.word.constData();
    const char rarest = word[needle.anchor];
    const char *at = key.constData() + needle.anchor;
    const char *const end = key.constData() + key.size() - (needle.word.size() - 1 - needle.anchor);
    while (at < end) {
        at = static_cast<const char *>(std::memchr(at, rarest, std::size_t(end - at)));
        if (!at)
            return false;
        if (std::memcmp(at - needle.anchor, word, length) == 0)
            return true;
        ++at;
    }
    return false;
}

} // namespace ui
