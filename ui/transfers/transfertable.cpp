#include "ui/transfers/transfertable.h"

#include "ui/common/theme.h"
#include "ui/transfers/transfermodel.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

TransferTable::TransferTable(QWidget *parent) : QTreeView(parent)
{
    setObjectName(u"transferTable"_s);
    setAccessibleName(tr("Transfers"));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setFrameShape(NoFrame);
    setDragDropMode(InternalMove);
    setDropIndicatorShown(true);
    setAutoScroll(true);
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
}

void TransferTable::setHint(const QString &hint)
{
    m_hint = hint;
    setAccessibleDescription(hint);
    viewport()->update();
}

void TransferTable::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
    // In a low window rows are worth more than their headings.
    setHeaderHidden(height() < fontMetrics().height() * 8);
}

/// Reason and attempt are what people come for; the names share what is left.
void TransferTable::fitColumns()
{
    if (header()->count() != TransferModel::ColumnCount)
        return;
    const auto room
        = [this](const QString &sample) { return fontMetrics().horizontalAdvance(sample) + 14; };
    const int width = viewport()->width();
    const int size = room(u"888.8 MB of 888.8 MB"_s);
    const int state = qMin(
        room(u"the server did not answer, again in 88 s · attempt 2 of 5"_s) + 44, width * 2 / 5);
    setColumnHidden(TransferModel::SizeColumn, width < room(QString(60, u'x')));
    header()->setSectionResizeMode(TransferModel::FileColumn, QHeaderView::Stretch);
    setColumnWidth(TransferModel::SizeColumn, size);
    setColumnWidth(TransferModel::StateColumn, state);
    setColumnWidth(TransferModel::ReleaseColumn, (width - size - state) * 2 / 5);
}

void TransferTable::contextMenuEvent(QContextMenuEvent *event)
{
    // By keyboard it opens at the row it is about.
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QRect row = visualRect(currentIndex());
    Q_EMIT menuRequested(byKey && row.isValid() ? viewport()->mapToGlobal(row.bottomLeft())
                                                : event->globalPos());
}

void TransferTable::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (!model() || model()->rowCount() > 0 || m_hint.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(theme::color(theme::Tone::Muted, palette()));
    painter.drawText(viewport()->rect().adjusted(16, 8, -16, -8),
                     int(Qt::AlignCenter | Qt::TextWordWrap), m_hint);
}

} // namespace ui
