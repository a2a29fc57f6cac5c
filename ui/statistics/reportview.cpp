#include "ui/statistics/reportview.h"

#include "ui/common/flowlayout.h"
#include "ui/common/theme.h"
#include "ui/statistics/barlist.h"
#include "ui/statistics/growthchart.h"

#include <QBoxLayout>
#include <QLabel>

namespace ui {
using namespace Qt::StringLiterals;

namespace {

QLabel *plainLabel(QWidget *parent, const QString &text = {})
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel *heading(QWidget *parent, const QString &text)
{
    auto *label = plainLabel(parent, text);
    label->setFont(theme::scaled(label->font(), 1.1, true));
    label->setContentsMargins(8, 16, 8, 4);
    return label;
}

} // namespace

ReportView::ReportView(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(u"statisticsReport"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // its parts have the keyboard
    setWidget(createBody());
    viewport()->setBackgroundRole(QPalette::Base);
}

QWidget *ReportView::createBody()
{
    auto *body = new QWidget;
    body->setBackgroundRole(QPalette::Base);
    auto *figures = new QWidget(body);
    m_figures = new FlowLayout(figures);
    m_figures->setSpacings(12, 12);
    figures->setContentsMargins(8, 0, 8, 0);
    m_growth = new GrowthChart(body);
    m_growthNote = plainLabel(body);
    m_growthNote->setObjectName(u"growthNote"_s);
    m_growthNote->setWordWrap(true);
    m_growthNote->setForegroundRole(QPalette::PlaceholderText);
    m_growthNote->setContentsMargins(8, 0, 8, 0);

    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(10, 14, 10, 18);
    column->setSpacing(0);
    column->addWidget(figures);
    column->addWidget(heading(body, tr("Growth")));
    column->addWidget(m_growth);
    column->addWidget(m_growthNote);
    m_platforms = addBars(column, body, u"platformBars"_s, tr("Platforms"));
    m_releases = addBars(column, body, u"releaseBars"_s, tr("Downloads by release"));
    m_files = addBars(column, body, u"fileBars"_s, tr("Downloads by file"));
    column->addStretch(1);
    return body;
}

BarList *ReportView::addBars(QBoxLayout *column, QWidget *body, const QString &name,
                             const QString &title)
{
    auto *section = new QWidget(body);
    auto *list = new BarList(section);
    list->setObjectName(name);
    list->setAccessibleName(title);
    auto *rows = new QVBoxLayout(section);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(heading(section, title));
    rows->addWidget(list);
    column->addWidget(section);
    connect(list, &BarList::currentRowShown, this, [this, list](const QRect &row) {
        const QPoint at = list->viewport()->mapTo(widget(), row.center());
        ensureVisible(at.x(), at.y(), 0, row.height());
    });
    return list;
}

void ReportView::setReport(const StatisticsReport &report)
{
    setFigures(report.figures);
    m_growth->setVisible(report.hasLine());
    m_growth->setDays(report.growth);
    m_growthNote->setText(report.growthNote);
    m_growthNote->setVisible(!report.growthNote.isEmpty());
    const auto put = [](BarList *list, const QList<BarRow> &rows) {
        list->setRows(rows);
        list->parentWidget()->setVisible(!rows.isEmpty());
    };
    put(m_platforms, report.platforms);
    put(m_releases, report.releases);
    put(m_files, report.files);
}

void ReportView::setFigures(const QList<Figure> &figures)
{
    while (QLayoutItem *item = m_figures->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Figure &figure : figures) {
        auto *tile = new QWidget(widget());
        tile->setToolTip(figure.explanation);
        tile->setMinimumWidth(fontMetrics().averageCharWidth() * 15);
        auto *value = plainLabel(tile, figure.value);
        value->setFont(theme::scaled(value->font(), 1.6, true));
        auto *word = plainLabel(tile, figure.word);
        word->setForegroundRole(QPalette::PlaceholderText);
        auto *column = new QVBoxLayout(tile);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(1);
        column->addWidget(value);
        column->addWidget(word);
        m_figures->addWidget(tile);
        tile->show();
    }
}

} // namespace ui
