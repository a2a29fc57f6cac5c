#include "ui/assets/assettable.h"

#include "ui/assets/assetmodel.h"
#include "ui/common/theme.h"

#include <QHeaderView>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

AssetTable::AssetTable(QWidget *parent) : QTreeView(parent)
{
    setObjectName(u"assetTable"_s);
    setAccessibleName(tr("Assets"));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setSortingEnabled(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed | SelectedClicked);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setFrameShape(NoFrame);
    setIndentation(0);
    setMinimumHeight(96);
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
}

void AssetTable::setHint(const QString &hint)
{
    m_hint = hint;
    viewport()->update();
}

void AssetTable::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

/// Name takes what the others leave; on a narrow page the digest, then the label goes.
void AssetTable::fitColumns()
{
    if (header()->count() != AssetModel::ColumnCount)
        return;
    const int letter = fontMetrics().averageCharWidth();
    const int width = viewport()->width();
    const bool digest = width > letter * 100;
    const bool label = width > letter * 78;
    setColumnHidden(AssetModel::DigestColumn, !digest);
    setColumnHidden(AssetModel::LabelColumn, !label);
    header()->setSectionResizeMode(AssetModel::NameColumn, QHeaderView::Stretch);
    setColumnWidth(AssetModel::LabelColumn, letter * 17);
    setColumnWidth(AssetModel::SizeColumn, letter * 12);
    setColumnWidth(AssetModel::StateColumn, letter * 32);
    setColumnWidth(AssetModel::DigestColumn, letter * 22);
    setColumnWidth(AssetModel::DownloadsColumn, letter * 14);
}

void AssetTable::paintEvent(QPaintEvent *event)
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
