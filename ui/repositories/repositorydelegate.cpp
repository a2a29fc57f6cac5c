#include "ui/repositories/repositorydelegate.h"

#include "ui/common/icons.h"
#include "ui/common/transferpainting.h"
#include "ui/repositories/repositorymodel.h"

#include <QApplication>
#include <QPainter>

namespace ui {
using namespace Qt::StringLiterals;

namespace {

constexpr int badgeSize = 14;
constexpr int badgeGap = 6;

bool isNote(const QModelIndex &index)
{
    return index.data(RepositoryModel::KindRole).toInt() == int(RepositoryModel::Kind::NoteRow);
}

} // namespace

void RepositoryDelegate::initStyleOption(QStyleOptionViewItem *option,
                                         const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (isNote(index)) {
        option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
        option->font.setItalic(true);
    }
}

void RepositoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QString badge = index.data(RepositoryModel::BadgeRole).toString();
    if (!badge.isEmpty()) {
        const QStyle *style = row.widget ? row.widget->style() : QApplication::style();
        // The text gives way to the badge, also where the style would let it run on.
        const QRect words = style->subElementRect(QStyle::SE_ItemViewItemText, &row, row.widget);
        row.text = row.fontMetrics.elidedText(row.text, Qt::ElideMiddle,
                                              words.width() - badgeSize - 2 * badgeGap);
    }
    cell::paint(*painter, row);
    if (badge.isEmpty())
        return;
    const QRect place
        = QStyle::alignedRect(row.direction, Qt::AlignRight | Qt::AlignVCenter,
                              {badgeSize, badgeSize}, row.rect.adjusted(badgeGap, 0, -badgeGap, 0));
    const bool selected = row.state & QStyle::State_Selected;
    const auto tone = badge == "warning"_L1 ? theme::Tone::Warning : theme::Tone::Muted;
    icon(badge, tone)
        .paint(painter, place, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
}

QSize RepositoryDelegate::sizeHint(const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), qMax(size.height(), option.fontMetrics.height() + 6)};
}

} // namespace ui
