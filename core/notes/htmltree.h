#pragma once

#include <QList>
#include <QString>

#include <vector>

namespace core::notes {

struct HtmlAttribute
{
    QString name; ///< lower case
    QString value; ///< entities resolved
};

/// An element or a piece of text.
struct HtmlNode
{
    QString tag; ///< lower case; empty for text
    QString text; ///< of a text node, entities resolved
    QList<HtmlAttribute> attributes;
    std::vector<HtmlNode> children;

    [[nodiscard]] bool isText() const { return tag.isEmpty(); }
    [[nodiscard]] QString attribute(QStringView name) const;
    [[nodiscard]] bool hasAttribute(QStringView name) const;
    /// Everything readable in it, without markup.
    [[nodiscard]] QString textContent() const;
};

struct HtmlTree
{
    HtmlNode root; ///< tag "#root"
    bool truncated = false; ///< there was more than maxHtmlNodes; the rest is missing
};

inline constexpr qsizetype maxHtmlDepth
    = 64; ///< elements deeper than this lose their tag, not their text
inline constexpr qsizetype maxHtmlNodes = 30'000;

/// Reads HTML of any quality in one pass, without going back: unclosed and misplaced tags are put
/// right much as a browser does, comments, declarations and the contents of `script`, `style` and
/// their like are dropped. What comes out is a tree, and thus well-formed, whatever went in.
HtmlTree parseHtml(QStringView html);

/// `&`, `<`, `>` and `"` as entities.
QString escaped(QStringView text);
/// The tree as HTML again.
QString toHtml(const HtmlNode &node);

} // namespace core::notes
