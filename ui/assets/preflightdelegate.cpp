#include "ui/assets/preflightdelegate.h"

#include "ui/assets/preflightmodel.h"
#include "ui/common/icons.h"

#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int margin = 5;
constexpr int padding = 7; // above and below
constexpr int arrow = 12;
constexpr int inset = 8; // of the words in a button

QFont titleFont(const QFont &font)
{
    QFont bold = font;
    bold.setBold(true);
    return bold;
}

QFont smallFont(const QFont &font)
{
    return theme::scaled(font, theme::smallText);
}

bool isButton(const QModelIndex &index)
{
    return index.data(PreflightModel::ChoiceRole).toBool();
}

int buttonHeight(const QStyleOptionViewItem &option)
{
    return option.fontMetrics.height() + 8;
}

QColor ink(const QStyleOptionViewItem &option, theme::Tone tone)
{
    return option.state.testFlag(QStyle::State_Selected)
        ? option.palette.color(QPalette::HighlightedText)
        : theme::color(tone, option.palette);
}

void drawLine(QPainter *painter, const QRect &rect, const QString &text, Qt::TextElideMode elide)
{
    painter->drawText(rect, int(Qt::AlignLeft | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(text, elide, rect.width()));
}

/// The name, and what there is to say about the file below it.
void paintFile(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QRect line = option.rect.adjusted(margin, padding, -margin, 0);
    const QStringList about = index.data(PreflightModel::AboutRole).toStringList();
    const QFontMetrics title(titleFont(option.font));
    if (about.isEmpty())
        line.setTop(option.rect.center().y() - title.height() / 2);
    line.setHeight(title.height());
    painter->setFont(titleFont(option.font));
    painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    drawLine(painter, line, index.data().toString(), Qt::ElideMiddle); // the end tells apart

    painter->setFont(smallFont(option.font));
    painter->setPen(ink(option,
                        index.data(PreflightModel::WarnsRole).toBool() ? theme::Tone::Warning
                                                                       : theme::Tone::Muted));
    for (const QString &text : about) {
        line.moveTop(line.bottom() + 1);
        line.setHeight(painter->fontMetrics().height());
        drawLine(painter, line, text, Qt::ElideRight);
    }
}

void paintButton(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
                 const QModelIndex &index)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    QStyleOptionButton button;
    button.rect = rect;
    button.palette = option.palette;
    button.state = QStyle::State_Enabled | QStyle::State_Raised;
    if (option.state.testFlag(QStyle::State_MouseOver))
        button.state |= QStyle::State_MouseOver;
    style->drawPrimitive(QStyle::PE_PanelButtonCommand, &button, painter);

    painter->setFont(option.font);
    const auto tone = theme::Tone(index.data(PreflightModel::ToneRole).toInt());
    painter->setPen(tone == theme::Tone::Warning ? theme::color(tone, option.palette)
                                                 : option.palette.color(QPalette::ButtonText));
    drawLine(painter, rect.adjusted(inset, 0, -inset - arrow, 0), index.data().toString(),
             Qt::ElideRight);
    icon(u"chevron-down"_s)
        .paint(painter,
               QRect(rect.right() - inset - arrow + 3, rect.center().y() - arrow / 2 + 1, arrow,
                     arrow));
}

void paintOutcome(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QRect below = option.rect.adjusted(margin, 0, -margin, 0);
    if (isButton(index)) {
        const QRect button = PreflightDelegate::buttonRect(option, index);
        paintButton(painter, option, button, index);
        below.setTop(button.bottom() + 2);
    } else {
        painter->setFont(option.font);
        painter->setPen(ink(option, theme::Tone(index.data(PreflightModel::ToneRole).toInt())));
        drawLine(painter, below, index.data().toString(), Qt::ElideRight);
        return;
    }
    painter->setFont(smallFont(option.font));
    painter->setPen(ink(option, theme::Tone::Muted));
    for (const QString &note : index.data(PreflightModel::NotesRole).toStringList()) {
        below.setHeight(painter->fontMetrics().height());
        drawLine(painter, below, note, Qt::ElideRight);
        below.moveTop(below.bottom() + 1);
    }
}

} // namespace

QRect PreflightDelegate::buttonRect(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (!isButton(index))
        return {};
    const int wanted
        = option.fontMetrics.horizontalAdvance(index.data().toString()) + 2 * inset + arrow + 4;
    QRect button(option.rect.left() + margin, option.rect.top() + padding - 1,
                 qMin(wanted, option.rect.width() - 2 * margin), buttonHeight(option));
    if (index.data(PreflightModel::NotesRole).toStringList().isEmpty())
        button.moveTop(option.rect.center().y() - button.height() / 2);
    return button;
}

void PreflightDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    if (index.column() == PreflightModel::LabelColumn
        || index.column() == PreflightModel::SizeColumn)
        return QStyledItemDelegate::paint(painter, given, index);

    QStyleOptionViewItem ground = option;
    ground.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
    painter->save();
    if (index.column() == PreflightModel::FileColumn)
        paintFile(painter, option, index);
    else
        paintOutcome(painter, option, index);
    painter->restore();
}

QSize PreflightDelegate::sizeHint(const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const int line = option.fontMetrics.height();
    const int small = QFontMetrics(smallFont(option.font)).height();
    int height = line;
    if (index.column() == PreflightModel::FileColumn)
        height += int(index.data(PreflightModel::AboutRole).toStringList().size()) * small;
    else if (isButton(index))
        height = buttonHeight(option) + 2
            + int(index.data(PreflightModel::NotesRole).toStringList().size()) * small;
    return {80, height + 2 * padding};
}

bool PreflightDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease && isButton(index)) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton
            && buttonRect(option, index).contains(mouse->position().toPoint())) {
            Q_EMIT choiceClicked(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

QWidget *PreflightDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                         const QModelIndex &index) const
{
    auto *editor = new QLineEdit(parent);
    editor->setAccessibleName(
        index.column() == PreflightModel::FileColumn ? tr("Name on the release") : tr("Label"));
    return editor;
}

/// A field as high as a line, not as the whole row.
void PreflightDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                             const QModelIndex &) const
{
    const int height = qMin(editor->sizeHint().height(), option.rect.height());
    const int top = option.rect.height() > 2 * height ? option.rect.top() + 2
                                                      : option.rect.center().y() - height / 2;
    editor->setGeometry(option.rect.left() + 2, top, option.rect.width() - 4, height);
}

} // namespace ui
