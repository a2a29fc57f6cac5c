#include "ui/statistics/statisticspage.h"

#include "core/releases/releasestore.h"
#include "core/storage/downloadhistory.h"
#include "core/transfers/safename.h"
#include "core/transfers/threadjob.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/icons.h"
#include "ui/common/messagebar.h"
#include "ui/common/scopebutton.h"
#include "ui/common/statepage.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/statistics/reportpicture.h"
#include "ui/statistics/reportview.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QSaveFile>
#include <QStackedWidget>
#include <QToolButton>

namespace ui {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::DownloadStatistics;
using core::ReleaseStore;

StatisticsPage::StatisticsPage(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"statisticsPage"_s);
    setAccessibleName(tr("Statistics"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(0ms);
    connect(&m_delay, &QTimer::timeout, this, &StatisticsPage::count);
}

StatisticsPage::~StatisticsPage()
{
    for (const auto &job : {m_counting, m_asking}) {
        if (job)
            job->cancel();
    }
}

// Building

void StatisticsPage::createContents()
{
    if (m_stack)
        return;
    m_messages = new MessageBar(this);
    m_messages->setObjectName(u"statisticsMessages"_s);
    m_state = new StatePage(this);
    m_view = new ReportView(this);
    m_stack = new QStackedWidget(this);
    m_stack->setAutoFillBackground(true);
    m_stack->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_state);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(createHeader());
    column->addWidget(m_messages);
    column->addWidget(m_stack, 1);
}

QWidget *StatisticsPage::createHeader()
{
    auto *header = new QWidget(this);
    m_title = new ElidedLabel(header);
    m_title->setObjectName(u"statisticsTitle"_s);
    m_title->setFont(theme::scaled(m_title->font(), 1.4, true));
    auto *close = new QToolButton(header);
    close->setObjectName(u"closeStatisticsButton"_s);
    close->setIcon(icon(u"close"_s));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::StrongFocus);
    close->setToolTip(tr("Back to the release"));
    close->setAccessibleName(tr("Back to the release"));
    connect(close, &QToolButton::clicked, this, &StatisticsPage::closeRequested);
    auto *first = new QHBoxLayout;
    first->addWidget(m_title, 1);
    first->addWidget(close);

    m_all = new ScopeButton(tr("Whole repository"), header);
    m_all->setObjectName(u"statisticsOfRepository"_s);
    m_one = new ScopeButton(tr("Chosen release"), header);
    m_one->setObjectName(u"statisticsOfRelease"_s);
    auto *scopes = new QButtonGroup(this);
    auto *second = new QHBoxLayout;
    second->setSpacing(2);
    for (ScopeButton *button : {m_all, m_one}) {
        scopes->addButton(button);
        second->addWidget(button);
    }
    connect(m_all, &QToolButton::clicked, this, [this] { showRelease(false); });
    connect(m_one, &QToolButton::clicked, this, [this] { showRelease(true); });
    second->addStretch(1);
    m_export = new QToolButton(header);
    m_export->setObjectName(u"exportStatisticsButton"_s);
    m_export->setText(tr("Export"));
    m_export->setIcon(icon(u"download"_s));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setFocusPolicy(Qt::StrongFocus);
    createExportMenu();
    second->addWidget(m_export);

    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(18, 10, 16, 8);
    column->setSpacing(6);
    column->addLayout(first);
    column->addLayout(second);
    return header;
}

void StatisticsPage::createExportMenu()
{
    auto *menu = new QMenu(m_export);
    const auto add = [&](const QString &name, const QString &text, const QString &filter,
                         const QString &suffix, void (StatisticsPage::*write)(const QString &)) {
        QAction *action = menu->addAction(
            text, this, [this, filter, suffix, write] { chooseFile(filter, suffix, write); });
        action->setObjectName(name);
    };
    add(u"exportCsvAction"_s, tr("&Table as CSV…"), tr("Tables (*.csv)"), u"csv"_s,
        &StatisticsPage::exportCsv);
    add(u"exportSvgAction"_s, tr("Picture as &SVG…"), tr("Pictures (*.svg)"), u"svg"_s,
        &StatisticsPage::exportSvg);
    add(u"exportPngAction"_s, tr("Picture as &PNG…"), tr("Pictures (*.png)"), u"png"_s,
        &StatisticsPage::exportPng);
    m_export->setMenu(menu);
}

// What is shown

void StatisticsPage::setHistory(core::DownloadHistory *history)
{
    m_history = history;
}

void StatisticsPage::setStore(ReleaseStore *store, const QString &account)
{
    if (m_store)
        m_store->disconnect(this);
    m_store = store;
    m_account = account;
    m_releaseId = 0;
    m_counted = false;
    if (m_messages)
        m_messages->clear();
    if (store) {
        connect(store, &ReleaseStore::stateChanged, this, &StatisticsPage::updateLater);
        connect(store, &ReleaseStore::refreshed, this, &StatisticsPage::updateLater);
        connect(store, &ReleaseStore::releasesAdded, this, &StatisticsPage::updateLater);
        connect(store, &ReleaseStore::releaseChanged, this, &StatisticsPage::updateLater);
        connect(store, &ReleaseStore::releaseRemoved, this, &StatisticsPage::updateLater);
    }
    updateLater();
}

void StatisticsPage::setRelease(qint64 id)
{
    if (id == m_releaseId)
        return;
    m_releaseId = id;
    updateLater();
}

void StatisticsPage::showRelease(bool release)
{
    m_wantsRelease = release;
    updateLater();
}

const core::Release *StatisticsPage::release() const
{
    return m_store && m_wantsRelease ? m_store->release(m_releaseId) : nullptr;
}

bool StatisticsPage::showsRelease() const
{
    return release();
}

void StatisticsPage::showEvent(QShowEvent *event)
{
    createContents();
    QWidget::showEvent(event);
    count();
}

void StatisticsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

/// Once for all that changes in one go.
void StatisticsPage::updateLater()
{
    if (isVisible())
        m_delay.start();
}

void StatisticsPage::count()
{
    if (m_counting)
        m_counting->cancel();
    const core::Release *one = release();
    m_one->setEnabled(m_store && m_store->release(m_releaseId));
    (one ? m_one : m_all)->setChecked(true);
    if (!m_store)
        return showState();
    if (!m_counted)
        m_title->setText(m_store->repo().slug());
    // A hundred thousand names take a while to be looked at.
    const std::optional<core::Release> chosen = one ? std::optional(*one) : std::nullopt;
    auto *job = new core::ThreadJob<StatisticsReport>(
        [chosen, releases = m_store->releases(), repo = m_store->repo()](const std::atomic_bool &) {
            return StatisticsReport::of(chosen ? DownloadStatistics::ofOne(*chosen)
                                               : DownloadStatistics::of(releases),
                                        repo, chosen ? &*chosen : nullptr);
        },
        this);
    m_counting = job;
    job->then(this, [this, job](const core::Result<StatisticsReport> &report) {
        if (job != m_counting || !report)
            return;
        m_report = *report;
        m_counted = true;
        askForGrowth();
    });
    showState();
}

void StatisticsPage::askForGrowth()
{
    if (m_asking)
        m_asking->cancel();
    const bool kept = m_history && !m_account.isEmpty();
    m_report.setGrowth({}, kept);
    if (!kept || !m_store)
        return showReport();
    auto *job = m_history->growth(m_account, m_store->repo(), showsRelease() ? m_releaseId : 0);
    m_asking = job;
    job->then(this, [this, job](const core::Result<QList<core::DownloadDay>> &days) {
        if (job != m_asking)
            return;
        if (days)
            m_report.setGrowth(*days, true);
        else
            m_report.growthNote = text::describe(days.error());
        showReport();
    });
}

void StatisticsPage::showReport()
{
    m_title->setText(m_report.title);
    m_view->setReport(m_report);
    showState();
    Q_EMIT reportChanged();
}

void StatisticsPage::showState()
{
    const bool reading
        = m_store && !m_store->asOf().isValid() && m_store->state() == ReleaseStore::State::Loading;
    const bool empty = m_report.downloads == 0 && !m_report.hasLine();
    m_export->setEnabled(m_counted && m_store);
    m_stack->setCurrentWidget(
        m_counted && m_store && !reading && !empty ? static_cast<QWidget *>(m_view) : m_state);
    if (!m_store)
        m_state->setContent({.iconName = u"download"_s,
                             .title = tr("No repository chosen"),
                             .sentence = tr("Choose one to see how often its files were "
                                            "downloaded.")});
    else if (reading || !m_counted)
        m_state->setLoading(tr("Counting the downloads…"));
    else if (empty)
        m_state->setContent({.iconName = u"download"_s,
                             .title = tr("No downloads yet"),
                             .sentence = tr("Numbers appear here once somebody has downloaded a "
                                            "file of a release.")});
}

// Export

void StatisticsPage::chooseFile(const QString &filter, const QString &suffix,
                                void (StatisticsPage::*write)(const QString &path))
{
    if (!m_store)
        return;
    const core::Release *one = release();
    const QString what = one ? m_store->repo().name + u'-' + one->tag : m_store->repo().name;
    const QString name
        = u"%1-downloads-%2.%3"_s.arg(what, QDate::currentDate().toString(Qt::ISODate), suffix);
    auto *dialog = new QFileDialog(this, tr("Export statistics"));
    dialog->setObjectName(u"exportStatisticsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(core::safeFileName(name));
    connect(dialog, &QFileDialog::fileSelected, this, write);
    dialog->open();
}

void StatisticsPage::exportCsv(const QString &path)
{
    if (!m_store)
        return;
    const core::Release *one = release();
    auto *job = new core::ThreadJob<core::Done>(
        [path, releases = one ? QList{*one} : m_store->releases()](
            const std::atomic_bool &) -> core::Result<core::Done> {
            const QByteArray csv = core::downloadsAsCsv(releases);
            QSaveFile file(path);
            if (file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size() && file.commit())
                return core::Done{};
            return core::Error{.kind = core::Error::Kind::LocalFile,
                               .message = file.errorString(),
                               .detail = path};
        },
        this);
    job->then(this, [this, path](const core::Result<core::Done> &done) { tell(done, path); });
}

void StatisticsPage::exportSvg(const QString &path)
{
    tell(picture::writeSvg(m_report, font(), path), path);
}

void StatisticsPage::exportPng(const QString &path)
{
    tell(picture::writePng(m_report, font(), path), path);
}

void StatisticsPage::tell(const core::Result<core::Done> &done, const QString &path)
{
    if (done)
        m_messages->show(MessageBar::Tone::Info, tr("Saved as %1").arg(text::visible(path)));
    else
        m_messages->show(done.error());
}

} // namespace ui
