#include "ui/common/theme.h"

#include "ui/common/style.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFontDatabase>

#include <array>

namespace ui::theme {
using namespace Qt::StringLiterals;

namespace {

struct ToneColors
{
    QRgb light;
    QRgb dark;
    QRgb lightFill;
    QRgb darkFill;
};

/// In the order of Tone. Text tones reach a contrast of 4.5 on Base, Window and their own fill.
constexpr std::array<ToneColors, 9> tones{{
    {0xff5f6772, 0xffa0a7b1, 0xffeceef1, 0xff2a2e34}, // Muted
    {0xffd9dce1, 0xff34383f, 0xffe8eaed, 0xff2a2e34}, // Line
    {0xfff5f6f8, 0xff1e2125, 0xffeceef1, 0xff282c33}, // Panel
    {0xff2563eb, 0xff2f6ee8, 0xffe4ecfd, 0xff1b2c4d}, // Accent
    {0xff166534, 0xff4ade80, 0xffe3f3e9, 0xff163323}, // Good
    {0xffa8470a, 0xfffb9d4b, 0xfffdefe3, 0xff3b2715}, // Warning
    {0xffbf1d2c, 0xfff8787f, 0xfffde8ea, 0xff40191d}, // Bad
    {0xff6d28d9, 0xffc4a1ff, 0xfff1e9fe, 0xff2f1f4d}, // Purple
    {0xff1d4fc4, 0xff7fb0ff, 0xffe4ecfd, 0xff1b2c4d}, // Info
}};

const ToneColors &valuesOf(Tone tone)
{
    return tones.at(static_cast<std::size_t>(tone));
}

QPalette made(bool dark)
{
    const auto pick
        = [dark](QRgb light, QRgb darkValue) { return QColor::fromRgba(dark ? darkValue : light); };
    const QColor text = pick(0xff1f2328, 0xffe6e8eb);
    const QColor faint = pick(0xff9aa1ab, 0xff666d77);
    const QColor line = pick(0xffd9dce1, 0xff34383f);

    QPalette palette;
    palette.setColor(QPalette::Window, pick(0xfff5f6f8, 0xff1e2125));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, pick(0xffffffff, 0xff16181c));
    palette.setColor(QPalette::AlternateBase, pick(0xfff8f9fa, 0xff1b1e23));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, pick(0xffffffff, 0xff2a2e35));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, pick(0xffffffff, 0xff2a2e35));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, pick(0xff6b727c, 0xff8d949e));
    palette.setColor(QPalette::Highlight, pick(0xff2563eb, 0xff2f6ee8));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, pick(0xff1d4fc4, 0xff7fb0ff));
    palette.setColor(QPalette::LinkVisited, pick(0xff6d28d9, 0xffc4a1ff));
    palette.setColor(QPalette::Light, pick(0xffffffff, 0xff34383f));
    palette.setColor(QPalette::Midlight, pick(0xffeceef1, 0xff2a2e34));
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, pick(0xffb6bbc3, 0xff4a4f58));
    palette.setColor(QPalette::Shadow, pick(0xff8b929c, 0xff0b0c0e));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::PlaceholderText, QPalette::Link})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, faint);
    return palette;
}

/// Desktops without settings of their own leave Qt with a name that only fontconfig can resolve.
bool isBareFallback(const QFont &font)
{
    const QString family = font.family().toLower();
    return family.isEmpty() || family == "sans serif"_L1 || family == "sans-serif"_L1
        || family == "sans"_L1 || family == "helvetica"_L1;
}

void applyFont(QApplication &application)
{
    QFont font = QApplication::font();
    if (!isBareFallback(font) || !QFontDatabase::hasFamily(u"Inter"_s))
        return;
    font.setFamily(u"Inter"_s);
    if (font.pointSizeF() > 0 && font.pointSizeF() < 10)
        font.setPointSizeF(10);
    application.setFont(font);
}

} // namespace

QPalette paletteFor(Scheme scheme, const QPalette &system)
{
    return made(scheme == Scheme::Dark || (scheme == Scheme::System && isDark(system)));
}

void apply(QApplication &application, Scheme scheme)
{
    applyFont(application);
    application.setStyle(new Style(scheme));
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness()
        < palette.color(QPalette::WindowText).lightness();
}

QColor color(Tone tone, const QPalette &palette)
{
    const ToneColors &values = valuesOf(tone);
    return QColor::fromRgba(isDark(palette) ? values.dark : values.light);
}

QColor fill(Tone tone, const QPalette &palette)
{
    const ToneColors &values = valuesOf(tone);
    return QColor::fromRgba(isDark(palette) ? values.darkFill : values.lightFill);
}

void setPrimary(QAbstractButton *button, bool primary)
{
    button->setProperty("primary", primary);
    button->update();
}

QFont scaled(const QFont &font, qreal factor, bool bold)
{
    QFont result = font;
    if (font.pointSizeF() > 0)
        result.setPointSizeF(font.pointSizeF() * factor);
    else
        result.setPixelSize(qMax(1, qRound(font.pixelSize() * factor)));
    if (bold)
        result.setBold(true);
    return result;
}

} // namespace ui::theme
