#include "ui/common/style.h"

#include "ui/common/icons.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>

namespace ui {
using namespace Qt::StringLiterals;
using theme::Tone;

namespace {

constexpr qreal radius = 5;
constexpr int textInset = 3; ///< more room between the border of a field and its text
constexpr int scrollBarExtent = 12;
constexpr int shortestSlider = 28;

bool isPrimary(const QWidget *widget)
{
    return widget && widget->property("primary").toBool();
}

QColor blended(const QColor &below, const QColor &above, qreal share)
{
    return QColor::fromRgbF(float(below.redF() * (1 - share) + above.redF() * share),
                            float(below.greenF() * (1 - share) + above.greenF() * share),
                            float(below.blueF() * (1 - share) + above.blueF() * share));
}

/// The border of things one can type or click into; darker than a plain line.
QColor borderColor(const QStyleOption &option)
{
    return option.palette.color(option.state & QStyle::State_Enabled ? QPalette::Dark
                                                                     : QPalette::Mid);
}

void drawBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border,
             qreal width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.alpha() > 0 ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(border.alpha() > 0 ? QPen(border, width) : QPen(Qt::NoPen));
    const qreal inset = width / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void drawField(QPainter *painter, const QStyleOption &option, const QColor &fill)
{
    const bool focus
        = option.state & QStyle::State_HasFocus && option.state & QStyle::State_Enabled;
    drawBox(painter, option.rect, fill,
            focus ? option.palette.color(QPalette::Highlight) : borderColor(option),
            focus ? 1.5 : 1);
}

void drawButton(QPainter *painter, const QStyleOption &option, const QWidget *widget)
{
    const QPalette &palette = option.palette;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool down = option.state & QStyle::State_Sunken;
    const bool hover = enabled && option.state & QStyle::State_MouseOver;
    if (isPrimary(widget) && enabled) {
        const QColor accent = palette.color(QPalette::Highlight);
        const QColor fill = down ? accent.darker(118) : hover ? accent.darker(108) : accent;
        drawBox(painter, option.rect, fill, fill);
    } else {
        QColor fill = palette.color(QPalette::Button);
        if (!enabled)
            fill = palette.color(QPalette::Window);
        else if (down || option.state & QStyle::State_On)
            fill = blended(fill, palette.color(QPalette::ButtonText), 0.12);
        else if (hover)
            fill = blended(fill, palette.color(QPalette::ButtonText), 0.05);
        drawBox(painter, option.rect, fill, borderColor(option));
    }
}

void drawToolButton(QPainter *painter, const QStyleOption &option, const QWidget *widget)
{
    if (!(option.state & QStyle::State_AutoRaise))
        return drawButton(painter, option, widget);
    const QColor ink = option.palette.color(QPalette::WindowText);
    const QColor ground = option.palette.color(QPalette::Window);
    if (option.state & QStyle::State_On)
        drawBox(painter, option.rect, blended(ground, ink, 0.08),
                option.palette.color(QPalette::Dark));
    else if (option.state & QStyle::State_Sunken)
        drawBox(painter, option.rect, blended(ground, ink, 0.12), Qt::transparent);
    else if (option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled)
        drawBox(painter, option.rect, blended(ground, ink, 0.06), Qt::transparent);
}

void drawFocus(QPainter *painter, const QStyleOption &option, const QWidget *widget)
{
    // Rows show by their ground where one is; a ring helps only those who move by keyboard.
    if (qobject_cast<const QAbstractItemView *>(widget)
        && !(option.state & QStyle::State_KeyboardFocusChange))
        return;
    const QColor ring = option.palette.color(QPalette::Highlight);
    drawBox(painter, option.rect, Qt::transparent, ring, 1.5);
}

void drawArrow(QPainter *painter, const QRect &rect, const QColor &color)
{
    const QPointF middle = QRectF(rect).center();
    QPainterPath path(middle + QPointF(-3.5, -1.75));
    path.lineTo(middle + QPointF(0, 1.75));
    path.lineTo(middle + QPointF(3.5, -1.75));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->restore();
}

void drawCheckBox(QPainter *painter, const QStyleOption &option)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const QPalette &palette = option.palette;
    const QColor fill = on && enabled ? palette.color(QPalette::Highlight)
                                      : palette.color(enabled ? QPalette::Base : QPalette::Window);
    const int side = qMin(option.rect.width(), option.rect.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option.rect).center());
    box.adjust(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(on && enabled ? fill : borderColor(option));
    painter->drawRoundedRect(box, 3, 3);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(enabled ? palette.color(QPalette::HighlightedText)
                                 : palette.color(QPalette::WindowText),
                         1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](qreal x, qreal y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    if (option.state & QStyle::State_NoChange)
        painter->drawLine(at(0.25, 0.5), at(0.75, 0.5));
    else if (on)
        painter->drawPolyline(QPolygonF{at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.3)});
    painter->restore();
}

void drawRadioButton(QPainter *painter, const QStyleOption &option)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const int side = qMin(option.rect.width(), option.rect.height());
    QRectF circle(0, 0, side, side);
    circle.moveCenter(QRectF(option.rect).center());
    circle.adjust(0.5, 0.5, -0.5, -0.5);
    const QColor accent = option.palette.color(enabled ? QPalette::Highlight : QPalette::Dark);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(option.palette.color(enabled ? QPalette::Base : QPalette::Window));
    painter->setPen(on ? accent : borderColor(option));
    painter->drawEllipse(circle);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(accent);
        const qreal inset = side * 0.24;
        painter->drawEllipse(circle.adjusted(inset, inset, -inset, -inset));
    }
    painter->restore();
}

/// A line of one pixel along the far (or near) edge of a bar.
void drawEdge(QPainter *painter, const QStyleOption &option, Qt::Edge edge)
{
    QRect line = option.rect;
    switch (edge) {
    case Qt::TopEdge:
        line.setHeight(1);
        break;
    case Qt::BottomEdge:
        line.setTop(line.bottom());
        break;
    case Qt::LeftEdge:
        line.setWidth(1);
        break;
    case Qt::RightEdge:
        line.setLeft(line.right());
        break;
    }
    painter->fillRect(line, option.palette.color(QPalette::Mid));
}

void drawHeaderSection(QPainter *painter, const QStyleOption &option)
{
    painter->fillRect(option.rect, option.palette.color(QPalette::Base));
    if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, option.palette.color(QPalette::Midlight));
    drawEdge(painter, option, Qt::BottomEdge);
}

void drawProgress(QPainter *painter, const QStyleOptionProgressBar &option)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QPainterPath shape;
    shape.addRoundedRect(option.rect, 3, 3);
    painter->setClipPath(shape);
    QRectF done = option.rect;
    const bool backwards = option.invertedAppearance
        != (option.direction == Qt::RightToLeft && option.state & QStyle::State_Horizontal);
    if (option.maximum > option.minimum) {
        const qreal share = qBound(0.0,
                                   (double(option.progress) - option.minimum)
                                       / (double(option.maximum) - option.minimum),
                                   1.0);
        done.setWidth(done.width() * share);
        if (backwards)
            done.moveRight(QRectF(option.rect).right());
        painter->fillRect(done, option.palette.color(QPalette::Highlight));
    } else {
        // Busy: a quiet, even tint. Motion belongs to the one who knows how long it takes.
        QColor tint = option.palette.color(QPalette::Highlight);
        tint.setAlphaF(0.45F);
        painter->fillRect(done, tint);
    }
    painter->restore();
}

void drawProgressLabel(QPainter *painter, const QStyleOptionProgressBar &option)
{
    if (!option.textVisible || option.text.isEmpty())
        return;
    // Each half of the words in the colour that reads on its ground.
    QRect done = option.rect;
    const bool backwards = option.invertedAppearance != (option.direction == Qt::RightToLeft);
    if (option.maximum > option.minimum) {
        const qint64 range = qint64(option.maximum) - option.minimum;
        done.setWidth(int((qint64(option.progress) - option.minimum) * done.width() / range));
        if (backwards)
            done.moveRight(option.rect.right());
    } else {
        done = {};
    }
    painter->save();
    painter->setClipRegion(QRegion(option.rect).subtracted(done));
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(option.rect, Qt::AlignCenter, option.text);
    painter->setClipRegion(done);
    painter->setPen(option.palette.color(QPalette::HighlightedText));
    painter->drawText(option.rect, Qt::AlignCenter, option.text);
    painter->restore();
}

QRect scrollBarSlider(const QStyleOptionSlider &option)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int size = length;
    int position = 0;
    if (range > 0) {
        const qint64 wanted = qint64(option.pageStep) * length / (range + option.pageStep);
        size = int(qBound(qint64(qMin(shortestSlider, length)), wanted, qint64(length)));
        position
            = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                              length - size, option.upsideDown);
    }
    const QRect &box = option.rect;
    return horizontal ? QRect(box.x() + position, box.y(), size, box.height())
                      : QRect(box.x(), box.y() + position, box.width(), size);
}

void drawScrollBar(QPainter *painter, const QStyleOptionSlider &option)
{
    painter->fillRect(option.rect, option.palette.color(QPalette::Base));
    if (option.maximum <= option.minimum)
        return;
    const bool active = option.state & QStyle::State_Sunken
        || (option.state & QStyle::State_MouseOver
            && option.activeSubControls & QStyle::SC_ScrollBarSlider);
    const QRectF handle = QRectF(scrollBarSlider(option)).adjusted(3, 3, -3, -3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(blended(option.palette.color(QPalette::Base),
                              option.palette.color(QPalette::Text), active ? 0.5 : 0.28));
    const qreal rounding = qMin(handle.width(), handle.height()) / 2;
    painter->drawRoundedRect(handle, rounding, rounding);
    painter->restore();
}

void drawSpinBox(QPainter *painter, const QStyleOptionSpinBox &option, const QRect &up,
                 const QRect &down)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    if (option.frame)
        drawField(painter, option,
                  option.palette.color(enabled ? QPalette::Base : QPalette::Window));
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto color = [&option](QAbstractSpinBox::StepEnabledFlag step) {
        return option.palette.color(option.stepEnabled & step ? QPalette::Active
                                                              : QPalette::Disabled,
                                    QPalette::ButtonText);
    };
    drawArrow(painter, down, color(QAbstractSpinBox::StepDownEnabled));
    painter->save();
    painter->translate(up.center());
    painter->scale(1, -1);
    painter->translate(-up.center());
    drawArrow(painter, up, color(QAbstractSpinBox::StepUpEnabled));
    painter->restore();
}

void drawComboBox(QPainter *painter, const QStyleOptionComboBox &option, const QRect &arrow)
{
    const bool lit = option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled
        && !option.editable;
    const QColor ground = option.palette.color(option.editable ? QPalette::Base : QPalette::Button);
    QColor fill = lit ? blended(ground, option.palette.color(QPalette::ButtonText), 0.05) : ground;
    if (!(option.state & QStyle::State_Enabled))
        fill = option.palette.color(QPalette::Window);
    if (option.frame)
        drawField(painter, option, fill);
    drawArrow(painter, arrow, option.palette.color(QPalette::ButtonText));
}

} // namespace

Style::Style(theme::Scheme scheme) : QProxyStyle(u"Fusion"_s), m_scheme(scheme) { }

void Style::polish(QPalette &palette)
{
    palette = theme::paletteFor(m_scheme, palette);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButton(painter, *option, widget);
    case PE_PanelButtonTool:
        return drawToolButton(painter, *option, widget);
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const bool enabled = option->state & State_Enabled;
        const QColor fill = option->palette.color(enabled ? QPalette::Base : QPalette::Window);
        if (frame && frame->lineWidth > 0)
            drawField(painter, *option, fill);
        else
            painter->fillRect(option->rect, fill);
        return;
    }
    case PE_FrameLineEdit:
        return drawField(painter, *option, Qt::transparent);
    case PE_IndicatorCheckBox:
        return drawCheckBox(painter, *option);
    case PE_IndicatorRadioButton:
        return drawRadioButton(painter, *option);
    case PE_FrameFocusRect:
        return drawFocus(painter, *option, widget);
    case PE_Frame:
        if (qobject_cast<const QAbstractScrollArea *>(widget)) {
            painter->setPen(option->palette.color(QPalette::Mid));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            return;
        }
        break;
    case PE_PanelStatusBar:
        return drawEdge(painter, *option, Qt::TopEdge);
    case PE_FrameStatusBarItem:
        return;
    case PE_IndicatorToolBarSeparator: {
        QRect line = option->rect;
        const bool upright = option->state & State_Horizontal;
        if (upright)
            line = QRect(line.center().x(), line.top() + 4, 1, line.height() - 8);
        else
            line = QRect(line.left() + 4, line.center().y(), line.width() - 8, 1);
        painter->fillRect(line, option->palette.color(QPalette::Mid));
        return;
    }
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, option->palette.color(QPalette::ToolTipBase));
        painter->setPen(option->palette.color(QPalette::Dark));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button && isPrimary(widget) && option->state & State_Enabled) {
            QStyleOptionButton filled(*button);
            filled.palette.setColor(QPalette::ButtonText,
                                    option->palette.color(QPalette::HighlightedText));
            return QProxyStyle::drawControl(element, &filled, painter, widget);
        }
        break;
    }
    case CE_Splitter:
        painter->fillRect(option->rect, option->palette.color(QPalette::Mid));
        return;
    case CE_ToolBar:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        return drawEdge(painter, *option, Qt::BottomEdge);
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        return drawEdge(painter, *option, Qt::BottomEdge);
    case CE_MenuBarItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (!item)
            break;
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        const bool lit
            = option->state & (State_Selected | State_Sunken) && option->state & State_Enabled;
        const QColor ink = option->palette.color(QPalette::WindowText);
        if (lit)
            drawBox(painter, option->rect.adjusted(1, 2, -1, -3),
                    blended(option->palette.color(QPalette::Window), ink, 0.1), Qt::transparent);
        int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine;
        if (!proxy()->styleHint(SH_UnderlineShortcut, option, widget))
            flags |= Qt::TextHideMnemonic;
        proxy()->drawItemText(painter, item->rect, flags, item->palette,
                              option->state & State_Enabled, item->text, QPalette::WindowText);
        return drawEdge(painter, *option, Qt::BottomEdge);
    }
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return drawHeaderSection(painter, *option);
    case CE_HeaderLabel: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (!header)
            break;
        QStyleOptionHeaderV2 quiet;
        if (const auto *newer = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option))
            quiet = *newer;
        else
            quiet.QStyleOptionHeader::operator=(*header);
        quiet.palette.setColor(QPalette::ButtonText, theme::color(Tone::Muted, option->palette));
        return QProxyStyle::drawControl(element, &quiet, painter, widget);
    }
    case CE_ProgressBarGroove: {
        const QPalette &palette = option->palette;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(palette.color(QPalette::Midlight));
        painter->drawRoundedRect(option->rect, 3, 3);
        painter->restore();
        return;
    }
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            return drawProgress(painter, *bar);
        break;
    case CE_ProgressBarLabel:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            return drawProgressLabel(painter, *bar);
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                               QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return drawScrollBar(painter, *bar);
    }
    if (control == CC_ComboBox) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            return drawComboBox(
                painter, *box,
                proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget));
    }
    if (control == CC_SpinBox) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            return drawSpinBox(painter, *box,
                               proxy()->subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget),
                               proxy()->subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget));
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option,
                            const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return rect.adjusted(textInset, 0, -textInset, 0);
    return rect;
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                            SubControl part, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!bar)
            return {};
        const QRect slider = scrollBarSlider(*bar);
        const bool horizontal = bar->orientation == Qt::Horizontal;
        QRect rest = option->rect;
        switch (part) {
        case SC_ScrollBarSlider:
            return slider;
        case SC_ScrollBarGroove:
            return rest;
        case SC_ScrollBarSubPage:
            horizontal ? rest.setRight(slider.left() - 1) : rest.setBottom(slider.top() - 1);
            return rest;
        case SC_ScrollBarAddPage:
            horizontal ? rest.setLeft(slider.right() + 1) : rest.setTop(slider.bottom() + 1);
            return rest;
        default: // no arrows at the ends
            return {};
        }
    }
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->direction == Qt::RightToLeft ? rect.adjusted(0, 0, -textInset, 0)
                                                    : rect.adjusted(textInset, 0, 0, 0);
    return rect;
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                              const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const int line = option ? option->fontMetrics.height() : 0;
    switch (type) {
    case CT_PushButton:
        return {size.width() + 8, qMax(size.height(), line + 12)};
    case CT_LineEdit:
    case CT_SpinBox:
        return {size.width(), qMax(size.height(), line + 10)};
    case CT_ComboBox:
        return {size.width() + 2 * textInset, qMax(size.height(), line + 10)};
    case CT_ToolButton:
        return {size.width() + 4, qMax(size.height(), line + 10)};
    case CT_HeaderSection:
        return {size.width(), qMax(size.height(), line + 12)};
    default:
        return size;
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth: // Qt widens the area that takes the mouse by itself
        return 1;
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_ScrollBarSliderMin:
        return shortestSlider;
    case PM_ToolBarIconSize:
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
        return 16;
    case PM_ToolBarItemSpacing:
        return 2;
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_ToolBarItemMargin:
        return 4;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *answer) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollView_FrameOnlyAroundContents:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ScrollBar_Transient:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

/// Looking for the desktop's own pictures takes some 10 ms of every start.
QIcon Style::standardIcon(StandardPixmap which, const QStyleOption *option,
                          const QWidget *widget) const
{
    switch (which) {
    case SP_LineEditClearButton:
        return icon(u"close"_s, Tone::Muted);
    case SP_ToolBarHorizontalExtensionButton:
    case SP_ToolBarVerticalExtensionButton:
        return icon(u"more"_s);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

} // namespace ui
