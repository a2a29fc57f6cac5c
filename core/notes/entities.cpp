#include "core/notes/entities.h"

#include "core/notes/cmark.h"

#include <QHash>

#include <algorithm>

namespace core::notes {

namespace {

bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// There is a list of two thousand names; cmark-gfm has it, but not for us.
QByteArray meaning(const QByteArray &reference)
{
    constexpr qsizetype mostKept = 500;
    thread_local QHash<QByteArray, QByteArray> known;
    if (const auto found = known.constFind(reference); found != known.constEnd())
        return *found;
    const cmark::Tree tree = cmark::parse(reference);
    cmark_node *paragraph = cmark_node_first_child(tree.get());
    cmark_node *text = paragraph ? cmark_node_first_child(paragraph) : nullptr;
    QByteArray result = text ? QByteArray(cmark_node_get_literal(text)) : QByteArray();
    if (result == reference || (text && cmark_node_next(text)))
        result.clear();
    if (known.size() < mostKept)
        known.insert(reference, result);
    return result;
}

} // namespace

bool isPunctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`')
        || (c >= '{' && c <= '~');
}

Entity entityAtStart(QByteArrayView text)
{
    constexpr qsizetype longest = 40;
    if (text.size() < 3 || text.front() != '&')
        return {};
    qsizetype end = text[1] == '#' ? 2 : 1;
    while (end < std::min(text.size(), longest) && isAlphanumeric(text[end]))
        ++end;
    if (end >= text.size() || text[end] != ';')
        return {};
    const QByteArray reference = text.first(end + 1).toByteArray();
    const QByteArray means = meaning(reference);
    if (means.isEmpty())
        return {};
    return {reference.size(), means};
}

} // namespace core::notes
