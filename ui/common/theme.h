#pragma once

#include <QColor>
#include <QPalette>

class QAbstractButton;
class QApplication;
class QFont;

/// The calm look of the window, light and dark: palette, style and the few colours that a palette
/// has no role for. Follows the system unless told otherwise.
namespace ui::theme {

enum class Scheme { System, Light, Dark };

/// Sets style, palette and font of the application and follows later changes of the system's
/// palette. Call once, before the first window; call again to switch.
void apply(QApplication &application, Scheme scheme = Scheme::System);

[[nodiscard]] bool isDark(const QPalette &palette);

/// A colour with a meaning; each has a light and a dark value with enough contrast.
enum class Tone {
    Muted, ///< secondary text
    Line, ///< separators and borders
    Panel, ///< behind bars and headings
    Accent, ///< the primary button, the selected row
    Good, ///< verified, Latest
    Warning, ///< unsaved, Draft
    Bad, ///< failed, destructive
    Purple, ///< Pre-release
    Info, ///< Immutable, notes
};
[[nodiscard]] QColor color(Tone tone, const QPalette &palette);
/// A pale fill of the same tone, for chips and message bars.
[[nodiscard]] QColor fill(Tone tone, const QPalette &palette);

/// Fills the button with the accent colour: the one thing this place is for.
void setPrimary(QAbstractButton *button, bool primary = true);

/// Sizes beside the usual one, of which a window needs few: for each of them every start loads its
/// font and draws its letters.
inline constexpr qreal smallText = 0.92; ///< details below a title, chips
inline constexpr qreal largeTitle = 1.5; ///< what a page is about; the notes' own headings

/// `font` made larger or smaller by `factor`, whether it is given in points or in pixels.
[[nodiscard]] QFont scaled(const QFont &font, qreal factor, bool bold = false);

} // namespace ui::theme
