#pragma once

#include "core/base/job.h"
#include "core/github/types.h"
#include "ui/statistics/statisticsreport.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace core {
class DownloadHistory;
class ReleaseStore;
} // namespace core

namespace ui {

class MessageBar;
class ReportView;
class ScopeButton;
class StatePage;

/// How often what was downloaded, of the whole repository or of the chosen release: totals, growth,
/// platforms, releases and files, to be saved as a table or a picture.
///
/// Follows the store while it is visible; counts on another thread. Has no child widgets until it
/// is shown for the first time.
class StatisticsPage : public QWidget
{
    Q_OBJECT

public:
    explicit StatisticsPage(QWidget *parent = nullptr);
    ~StatisticsPage() override;

    /// \param history outlives this; nullptr: no growth
    void setHistory(core::DownloadHistory *history);
    /// \param store nullptr: none \param account Account::key() of one that is remembered; empty:
    /// no growth is kept
    void setStore(core::ReleaseStore *store, const QString &account);
    void setRelease(qint64 id); ///< the chosen one; 0 or not on the server: none
    void showRelease(bool release); ///< rather than the whole repository
    [[nodiscard]] bool showsRelease() const;
    [[nodiscard]] const StatisticsReport &report() const { return m_report; }

    void exportCsv(const QString &path);
    void exportSvg(const QString &path);
    void exportPng(const QString &path);

Q_SIGNALS:
    void closeRequested();
    void reportChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createContents();
    QWidget *createHeader();
    void createExportMenu();
    void updateLater();
    void count();
    void askForGrowth();
    void showReport();
    void showState();
    void chooseFile(const QString &filter, const QString &suffix,
                    void (StatisticsPage::*write)(const QString &path));
    void tell(const core::Result<core::Done> &done, const QString &path);
    [[nodiscard]] const core::Release *release() const; ///< that is to be shown; nullptr: all

    core::DownloadHistory *m_history = nullptr;
    QPointer<core::ReleaseStore> m_store;
    QString m_account;
    qint64 m_releaseId = 0;
    bool m_wantsRelease = false;
    StatisticsReport m_report;
    bool m_counted = false; ///< m_report is of this repository
    QTimer m_delay;
    QPointer<core::Job> m_counting;
    QPointer<core::Job> m_asking;

    QLabel *m_title = nullptr;
    ScopeButton *m_all = nullptr;
    ScopeButton *m_one = nullptr;
    QToolButton *m_export = nullptr;
    MessageBar *m_messages = nullptr;
    QStackedWidget *m_stack = nullptr; ///< m_view or m_state
    ReportView *m_view = nullptr;
    StatePage *m_state = nullptr;
};

} // namespace ui
