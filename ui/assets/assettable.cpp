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
    setDragEnabled(true);
    setFrameShape(NoFrame);
    setIndentation(0);
    setMinimumHeight(96);
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
}

/// Qt would offer the model's own words; what is wanted are files.
void AssetTable::startDrag(Qt::DropActions)
{
    Q_EMIT dragStarted();
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

/// Name takes what the others leave; where that is too little, the digest goes, then the label.
void AssetTable::fitColumns()
{
    if (header()->count() != AssetModel::ColumnCount)
        return;
    const auto room
        = [this](const QString &sample) { return fontMetrics().horizontalAdvance(sample) + 14; };
    const int label = room(u"Windows installer"_s);
    const int size = room(u"888.8 MB"_s);
    const int state = room(u"100% · 188.8 MB/s · 88 min"_s) + 22; // and a button
    const int digest = room(u"sha256:dddd…dddd"_s);
    const int downloads = room(tr("Downloads"));
    const int name = room(u"program-2.4.0-linux-x86_64.gz"_s);

    const int others = size + state + downloads;
    const int width = viewport()->width();
    setColumnHidden(AssetModel::DigestColumn, width < name + label + others + digest);
    setColumnHidden(AssetModel::LabelColumn, width < name + label + others);
    header()->setSectionResizeMode(AssetModel::NameColumn, QHeaderView::Stretch);
    setColumnWidth(AssetModel::LabelColumn, label);
    setColumnWidth(AssetModel::SizeColumn, size);
    setColumnWidth(AssetModel::StateColumn, state);
    setColumnWidth(AssetModel::DigestColumn, digest);
    setColumnWidth(AssetModel::DownloadsColumn, downloads);
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
