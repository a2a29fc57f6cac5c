#pragma once

#include <QByteArray>
#include <QList>

namespace core::notes {

inline constexpr char byteOrderMark[] = "\xef\xbb\xbf"; ///< in UTF-8

struct Range
{
    qsizetype begin = 0;
    qsizetype end = 0;

    bool operator==(const Range &) const = default;
    [[nodiscard]] bool isEmpty() const { return begin == end; }
    [[nodiscard]] qsizetype size() const { return end - begin; }
};

/// Puts `inserted` in the place of the bytes of `range`.
struct Splice
{
    Range range;
    QByteArray inserted;

    bool operator==(const Splice &) const = default;
};

QByteArray applied(const Splice &splice, const QByteArray &text);

/// The shortest single splice that makes `after` of `before`. Cuts no UTF-8 sequence apart.
Splice difference(const QByteArray &before, const QByteArray &after);

/// Notes as the server has them, and the same with LF only and without a byte order mark: what is
/// read and edited. Positions in the one are told as positions in the other.
class SourceText
{
public:
    SourceText() : SourceText(QByteArray()) { }
    explicit SourceText(QByteArray bytes);

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] const QByteArray &text() const { return m_text; }

    /// Where each line of the text begins; a text that ends with LF has an empty last one.
    [[nodiscard]] const QList<qsizetype> &lineStarts() const { return m_lineStarts; }
    [[nodiscard]] qsizetype lineAt(qsizetype textOffset) const;
    /// Without the LF.
    [[nodiscard]] Range line(qsizetype number) const;

    [[nodiscard]] qsizetype toBytes(qsizetype textOffset) const;
    /// Line ends that a splice of the text brings get the kind that the lines around have; those
    /// that it leaves keep theirs.
    [[nodiscard]] Splice toBytes(const Splice &splice) const;

private:
    [[nodiscard]] QByteArray lineEndNear(qsizetype textOffset) const;

    QByteArray m_bytes;
    QByteArray m_text;
    QList<qsizetype> m_lineStarts; ///< in the text
    QList<qsizetype> m_byteStarts; ///< of the same lines in the bytes
};

} // namespace core::notes
