#pragma once

#include "core/notes/context.h"
#include "ui/notes/visualblocks.h"

#include <QCoreApplication>
#include <QFont>
#include <QPalette>
#include <QTextFormat>

namespace ui {

/// How the visual editor's blocks look in one font and palette.
class VisualStyle
{
    Q_DECLARE_TR_FUNCTIONS(VisualStyle)

public:
    /// Characters that look the same.
    struct Piece
    {
        QString text;
        QTextCharFormat format;
        bool operator==(const Piece &) const = default;
    };

    static constexpr int margin = 20; ///< pixels around the text
    static constexpr int codePadding = 12;
    /// What an atom is drawn by, and what it says.
    static constexpr int atomObject = QTextFormat::UserObject + 1;
    enum Property { AtomKind = QTextFormat::UserProperty + 1, AtomText, SourceLink };

    VisualStyle(const QFont &font, const QPalette &palette, core::notes::Context context);

    [[nodiscard]] QTextBlockFormat blockFormat(const VisualBlock &block) const;
    /// Of the block itself: what its height is when it is empty.
    [[nodiscard]] QTextCharFormat charFormat(const VisualBlock &block) const;
    [[nodiscard]] QList<Piece> pieces(const VisualBlock &block) const;
    [[nodiscard]] QTextTableFormat tableFormat(const VisualBlock &gap) const;

    [[nodiscard]] const QPalette &palette() const { return m_palette; }
    [[nodiscard]] const QFont &font() const { return m_font; }

private:
    [[nodiscard]] QTextCharFormat runFormat(const core::notes::Run &run,
                                            const QTextCharFormat &base) const;
    void appendRun(QList<Piece> &pieces, const core::notes::Run &run,
                   const QTextCharFormat &base) const;
    void appendKept(QList<Piece> &pieces, const VisualBlock &block) const;
    void appendCode(QList<Piece> &pieces, const VisualBlock &block) const;

    QFont m_font;
    QFont m_mono;
    QPalette m_palette;
    core::notes::Context m_context;
};

} // namespace ui
