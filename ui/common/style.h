#pragma once

#include "ui/common/theme.h"

#include <QProxyStyle>

namespace ui {

namespace theme {
/// Our palette for a scheme; `system` decides for Scheme::System.
[[nodiscard]] QPalette paletteFor(Scheme scheme, const QPalette &system);
} // namespace theme

/// Fusion, drawn flat: lines of one pixel, corners of 5, no gradients. Buttons marked by
/// theme::setPrimary() are filled. Used through theme::apply().
///
/// The palette is replaced in polish(QPalette &), which Qt also calls when the system changes its
/// own: so the window follows between light and dark without listening for anything.
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    explicit Style(theme::Scheme scheme);

    using QProxyStyle::polish;
    void polish(QPalette &palette) override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                       SubControl part, const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option,
                                         const QSize &contents,
                                         const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option,
                                  const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *answer) const override;
    [[nodiscard]] QIcon standardIcon(StandardPixmap which, const QStyleOption *option,
                                     const QWidget *widget) const override;

private:
    theme::Scheme m_scheme;
};

} // namespace ui
