#include "ui/common/scopebutton.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace ui {

ScopeButton::ScopeButton(const QString &word, QWidget *parent) : QToolButton(parent)
{
    setText(word);
    setCheckable(true);
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ScopeButton::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(u'…') + 24, QToolButton::minimumSizeHint().height()};
}

void ScopeButton::paintEvent(QPaintEvent *)
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    const int frame = sizeHint().width() - fontMetrics().horizontalAdvance(text());
    option.text = fontMetrics().elidedText(text(), Qt::ElideRight, width() - qMin(frame, 6));
    QStylePainter(this).drawComplexControl(QStyle::CC_ToolButton, option);
}

} // namespace ui
