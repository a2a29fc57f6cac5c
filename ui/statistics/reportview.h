#pragma once

#include "ui/statistics/statisticsreport.h"

#include <QScrollArea>

class QBoxLayout;
class QLabel;

namespace ui {

class BarList;
class FlowLayout;
class GrowthChart;

/// A report, one part below the other. What has the keyboard scrolls into view.
class ReportView : public QScrollArea
{
    Q_OBJECT

public:
    explicit ReportView(QWidget *parent = nullptr);

    void setReport(const StatisticsReport &report);

private:
    QWidget *createBody();
    BarList *addBars(QBoxLayout *column, QWidget *body, const QString &name, const QString &title);
    void setFigures(const QList<Figure> &figures);

    FlowLayout *m_figures = nullptr;
    GrowthChart *m_growth = nullptr;
    QLabel *m_growthNote = nullptr;
    BarList *m_platforms = nullptr;
    BarList *m_releases = nullptr;
    BarList *m_files = nullptr;
};

} // namespace ui
