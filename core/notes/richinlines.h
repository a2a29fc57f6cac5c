#pragma once

#include "core/notes/htmltree.h"
#include "core/notes/render.h"

#include <span>
#include <utility>

namespace core::notes {

/// Writes what stands inside a line of text: marks, links, references, emoji, code, pictures.
/// Text goes to the end of a string that is shared with the writer of blocks.
class RichInlines
{
public:
    /// \param options outlives this, as does `out`
    RichInlines(const RenderOptions &options, QString &out) : m_options(options), m_out(out) { }

    /// One line or paragraph. Its elements' ids become anchors.
    void write(std::span<const HtmlNode> nodes);
    /// The same inside a link that the caller has opened, to this address.
    void writeInLink(std::span<const HtmlNode> nodes, const QString &address);

    /// An anchor of this name at the start of the next text.
    void addAnchor(const QString &name);

    /// The absolute addresses of the pictures met so far.
    [[nodiscard]] const QStringList &pictures() const { return m_pictures; }

private:
    void node(const HtmlNode &node);
    void marked(const HtmlNode &node, const QString &open, const QString &close);
    void code(const HtmlNode &node);
    void text(QStringView text);
    void link(const HtmlNode &node);
    void openLink(const QString &address);
    void pictureChoice(const HtmlNode &node);
    void picture(const QString &source, const HtmlNode &node);
    void pictureLink(const QString &number, const QString &name);
    void writeAnchors();
    void anchorOf(const HtmlNode &node);
    [[nodiscard]] QString absolute(const QString &address) const;

    const RenderOptions &m_options;
    QString &m_out;
    QStringList m_pictures;
    QStringList m_anchors; ///< waiting for text
    int m_anchorsWritten = 0;
    QString m_linkTarget;
    bool m_inLink = false;
    bool m_inCode = false;
    bool m_atLineStart = true;
};

/// ` name="12"` from an element's attribute if it is a sensible number of pixels or, where
/// `percent` says so, a percentage; else empty.
QString numberAttribute(const HtmlNode &node, const QString &name, int most, bool percent);

/// Sets a variable for as long as it lives.
template <typename T>
class Scope
{
public:
    Scope(T &variable, T value)
        : m_variable(variable), m_before(std::exchange(variable, std::move(value)))
    {
    }
    ~Scope() { m_variable = std::move(m_before); }
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;
    Scope(Scope &&) = delete;
    Scope &operator=(Scope &&) = delete;

private:
    T &m_variable;
    T m_before;
};

} // namespace core::notes
