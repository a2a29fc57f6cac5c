#include "ui/assets/preflightsheet.h"

#include "core/transfers/checksums.h"
#include "core/transfers/digestsjob.h"
#include "ui/assets/preflightdelegate.h"
#include "ui/assets/preflightmodel.h"
#include "ui/common/busyline.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/text.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeView>

#include <numeric>

using namespace Qt::StringLiterals;

namespace ui {

using core::ClashDecision;
using core::PreflightVerdict;
using Kind = PreflightVerdict::Kind;

namespace {

constexpr int worthAGauge = 100; ///< assets; of fewer the number alone says enough

QLabel *plainLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

PreflightSheet::PreflightSheet(const QList<core::PreflightFile> &files,
                               const core::PreflightRelease &release, QWidget *parent)
    : QDialog(parent), m_model(new PreflightModel(files, release, this))
{
    setObjectName(u"preflightSheet"_s);
    setWindowModality(Qt::WindowModal);
    createLayout(release.tag);
    connect(m_model, &PreflightModel::judged, this, [this] {
        showState();
        hashNext();
    });
    showState();
    resize(900, wantedHeight());
    hashNext();
    m_table->setFocus();
}

PreflightSheet::~PreflightSheet()
{
    if (m_hashing)
        m_hashing->cancel();
}

void PreflightSheet::createLayout(const QString &tag)
{
    const auto count = int(m_model->files().size());
    const QString heading = tag.isEmpty()
        ? tr("Add %n file(s) to the new release", nullptr, count)
        : tr("Add %n file(s) to %1", nullptr, count).arg(text::visible(tag));
    setWindowTitle(heading);
    m_heading = plainLabel(u"preflightHeading"_s, this);
    m_heading->setText(heading);
    m_heading->setForegroundRole(QPalette::WindowText);
    m_heading->setFont(theme::scaled(m_heading->font(), 1.4, true));
    m_summary = new ElidedLabel(this);
    m_summary->setObjectName(u"preflightSummary"_s);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_remarks = plainLabel(u"preflightRemarks"_s, this);
    m_remarks->setWordWrap(true);
    m_remarks->hide();
    createTable();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(10);
    column->addWidget(m_heading);
    column->addWidget(m_summary);
    column->addWidget(m_remarks);
    column->addWidget(createClashBar());
    column->addWidget(m_table, 1);
    createFooter(column);
}

QWidget *PreflightSheet::createClashBar()
{
    m_clashBar = new QWidget(this);
    auto *bar = new QHBoxLayout(m_clashBar);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(8);
    m_clashes = plainLabel(u"preflightClashes"_s, m_clashBar);
    bar->addWidget(m_clashes);
    bar->addStretch(1);
    const auto add = [&](const QString &label, const QString &name, ClashDecision decision) {
        auto *button = new QPushButton(label, m_clashBar);
        button->setObjectName(name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, decision] { decideAll(decision); });
        bar->addWidget(button);
    };
    add(tr("&Replace all"), u"replaceAllButton"_s, ClashDecision::Replace);
    add(tr("&Keep both of all"), u"keepBothAllButton"_s, ClashDecision::KeepBoth);
    add(tr("&Skip all"), u"skipAllButton"_s, ClashDecision::Skip);
    return m_clashBar;
}

void PreflightSheet::createTable()
{
    m_table = new QTreeView(this);
    m_table->setObjectName(u"preflightTable"_s);
    m_table->setAccessibleName(tr("Files to add"));
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    m_table->setItemsExpandable(false);
    m_table->setIndentation(0);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setHighlightSections(false);
    m_table->header()->setSectionsMovable(false);
    auto *delegate = new PreflightDelegate(this);
    m_table->setItemDelegate(delegate);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    m_table->viewport()->setMouseTracking(true);
    m_busy = new BusyLine(m_table);
    // Where the keyboard starts; nothing is selected before somebody does.
    m_table->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::NoUpdate);
    connect(delegate, &PreflightDelegate::choiceClicked, this, &PreflightSheet::showMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        if (const QModelIndex index = m_table->indexAt(at); index.isValid())
            showMenu(index);
    });
}

void PreflightSheet::createFooter(QVBoxLayout *column)
{
    m_room = plainLabel(u"preflightRoom"_s, this);
    m_gauge = new QProgressBar(this);
    m_gauge->setObjectName(u"preflightGauge"_s);
    m_gauge->setAccessibleName(tr("Assets on the release"));
    m_gauge->setRange(0, core::mostAssets);
    m_gauge->setTextVisible(false);
    m_gauge->setFixedSize(96, 6);
    m_checksums = new QCheckBox(this);
    m_checksums->setObjectName(u"preflightChecksumsBox"_s);
    m_checksums->hide();
    auto *labels = new QPushButton(tr("&Labels…"), this);
    labels->setObjectName(u"preflightLabelsButton"_s);
    labels->setToolTip(tr("Rules that give files their labels"));
    connect(labels, &QPushButton::clicked, this, &PreflightSheet::labelRulesRequested);
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(u"preflightCancelButton"_s);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_upload = new QPushButton(this);
    m_upload->setObjectName(u"preflightUploadButton"_s);
    theme::setPrimary(m_upload);
    connect(m_upload, &QPushButton::clicked, this, &PreflightSheet::accept);
    for (QPushButton *button : {labels, m_cancel, m_upload})
        button->setAutoDefault(false); // a stray Enter must not act

    auto *footer = new QHBoxLayout;
    footer->setSpacing(10);
    footer->addWidget(m_gauge);
    footer->addWidget(m_room, 1);
    footer->addWidget(labels);
    footer->addWidget(m_cancel);
    footer->addWidget(m_upload);
    column->addWidget(m_checksums);
    column->addLayout(footer);
}

void PreflightSheet::setTiming(Timing timing)
{
    m_timing = std::move(timing);
    showState();
}

void PreflightSheet::setRemarks(const QStringList &remarks)
{
    m_remarks->setText(remarks.join(u'\n'));
    m_remarks->setVisible(!remarks.isEmpty());
}

void PreflightSheet::setRelease(const core::PreflightRelease &release)
{
    m_model->setRelease(release);
}

void PreflightSheet::setLabels(const core::LabelRules &labels)
{
    m_model->setLabels(labels);
}

void PreflightSheet::offerChecksums(bool present, bool wanted)
{
    m_checksums->setText(present ? tr("Also make SHA256SUMS anew, replacing the one on the release")
                                 : tr("Also make and upload SHA256SUMS"));
    m_checksums->setToolTip(present
                                ? tr("Its downloads count from 0 again. The old one stays until "
                                     "the new one is verified.")
                                : QString());
    m_checksums->setChecked(wanted);
    m_checksums->show();
    showState();
}

/// Nobody wants two of them.
bool PreflightSheet::wantsChecksums() const
{
    return m_checksums->isEnabled() && m_checksums->isChecked();
}

const QList<core::PreflightFile> &PreflightSheet::files() const
{
    return m_model->files();
}

const core::Preflight &PreflightSheet::preflight() const
{
    return m_model->all();
}

void PreflightSheet::accept()
{
    if (m_upload->isEnabled())
        QDialog::accept();
}

QList<int> PreflightSheet::clashRows() const
{
    QList<int> rows;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->verdict(row).kind == Kind::Clash)
            rows.append(row);
    }
    return rows;
}

/// What is selected; otherwise where the keyboard is.
QList<int> PreflightSheet::chosenRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    if (rows.isEmpty() && m_table->currentIndex().isValid())
        rows.append(m_table->currentIndex().row());
    return rows;
}

void PreflightSheet::decideAll(ClashDecision decision)
{
    m_model->decide(clashRows(), decision);
}

void PreflightSheet::showState()
{
    const core::Preflight &all = m_model->all();
    QString summary = words::summary(all, m_timing ? m_timing(all) : std::nullopt);
    if (m_hashing)
        summary += u" · "_s + tr("comparing… %1%").arg(QLocale().toString(int(m_hashed * 100)));
    m_summary->setText(summary);
    m_busy->setBusy(m_hashing);

    const auto clashes = int(clashRows().size());
    m_clashBar->setVisible(clashes > 0);
    m_clashes->setText(tr("%n name(s) are taken on the release.", nullptr, clashes));

    const QString sums = core::checksumFileName(core::ShaKind::Sha256);
    m_checksums->setEnabled(std::ranges::none_of(all.verdicts, [&](const PreflightVerdict &each) {
        return each.name == sums && (each.isSent() || each.isUndecided());
    }));
    m_room->setText(words::room(all));
    m_gauge->setVisible(all.assetsAtMost >= worthAGauge);
    m_gauge->setValue(qMin(all.assetsAtMost, core::mostAssets));
    m_room->setToolTip(all.assetsAtMost > all.assetsAfter
                           ? tr("A replacement needs a place of its own until the old file is "
                                "deleted.")
                           : QString());

    m_upload->setText(all.sent > 0 ? tr("&Upload %n file(s)", nullptr, all.sent)
                                   : tr("Nothing to upload"));
    m_upload->setEnabled(all.sent > 0 && all.undecided == 0);
    m_upload->setToolTip(all.undecided > 0 ? tr("Some files need a decision first.") : QString());
}

/// One after the other, so that each is told as soon as it is known.
void PreflightSheet::hashNext()
{
    const int row = m_model->rowToHash();
    if (m_hashing || row < 0)
        return;
    const core::PreflightFile &file = m_model->file(row);
    m_hashed = 0;
    m_hashing = new core::DigestsJob({file.path}, {core::ShaKind::Sha256}, file.facts.size, this);
    connect(m_hashing, &core::Job::progressChanged, this, [this](qint64 done, qint64 total) {
        m_hashed = total > 0 ? qMin(1.0, double(done) / double(total)) : 0;
        showState();
    });
    m_hashing->then(this, [this, row](const core::Result<QList<core::FileDigests>> &digests) {
        m_hashing = nullptr;
        if (digests)
            m_model->setDigest(row, digests->first().sha256);
    });
    showState();
}

void PreflightSheet::edit(int column)
{
    const QModelIndex index = m_table->currentIndex().siblingAtColumn(column);
    if (index.flags().testFlag(Qt::ItemIsEditable)) {
        m_table->setCurrentIndex(index);
        m_table->edit(index);
    }
}

void PreflightSheet::showMenu(const QModelIndex &index)
{
    if (!chosenRows().contains(index.row()))
        m_table->setCurrentIndex(index);
    const QList<int> rows = chosenRows();
    const PreflightVerdict &verdict = m_model->verdict(index.row());

    auto *menu = new QMenu(this);
    menu->setObjectName(u"preflightMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &label, bool checked, const std::function<void()> &act) {
        QAction *action = menu->addAction(label);
        action->setCheckable(checked);
        action->setChecked(checked);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    const auto offer = [&](const QString &label, ClashDecision decision) {
        add(label, verdict.decision == decision,
            [this, rows, decision] { m_model->decide(rows, decision); });
    };
    if (verdict.kind == Kind::Clash) {
        offer(tr("&Replace the one on the release"), ClashDecision::Replace);
        offer(tr("&Keep both"), ClashDecision::KeepBoth);
        offer(tr("&Skip"), ClashDecision::Skip);
        menu->addSeparator();
    }
    if (index.siblingAtColumn(PreflightModel::FileColumn).flags() & Qt::ItemIsEditable) {
        add(tr("Change &name…"), false, [this] {
            edit(PreflightModel::FileColumn);
        })->setShortcut(Qt::Key_F2);
        add(tr("Change &label…"), false, [this] {
            edit(PreflightModel::LabelColumn);
        })->setShortcut(Qt::SHIFT | Qt::Key_F2);
        menu->addSeparator();
    }
    if (verdict.kind == Kind::LeftOut)
        add(tr("&Put back"), false, [this, rows] { m_model->setLeftOut(rows, false); });
    else if (verdict.kind != Kind::Refused)
        add(tr("Leave &out"), false, [this, rows] {
            m_model->setLeftOut(rows, true);
        })->setShortcut(Qt::Key_Delete);
    if (menu->isEmpty())
        return delete menu;

    const QRect cell = m_table->visualRect(index.siblingAtColumn(PreflightModel::OutcomeColumn));
    menu->popup(m_table->viewport()->mapToGlobal(cell.bottomLeft()));
    menu->setActiveAction(menu->actions().constFirst());
}

void PreflightSheet::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier) && !event->isAutoRepeat())
        return accept();
    QDialog::keyPressEvent(event);
}

bool PreflightSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);

    const auto *key = static_cast<QKeyEvent *>(event);
    const QModelIndex current = m_table->currentIndex();
    const bool plain = key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier;
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
    case Qt::Key_Menu:
        if (!plain || !current.isValid())
            break;
        showMenu(current);
        return true;
    case Qt::Key_F2:
        edit(key->modifiers() == Qt::ShiftModifier ? PreflightModel::LabelColumn
                                                   : PreflightModel::FileColumn);
        return true;
    case Qt::Key_Delete:
        m_model->setLeftOut(chosenRows(), true);
        return true;
    default:
        break;
    }
    return QDialog::eventFilter(watched, event);
}

/// As high as its rows are, within reason.
int PreflightSheet::wantedHeight() const
{
    const int line = fontMetrics().height();
    int rows = 0;
    for (int row = 0; row < m_model->rowCount() && rows < 400; ++row)
        rows += m_table->sizeHintForIndex(m_model->index(row, 0)).height() + line / 2;
    return qBound(300, rows + 14 * line, 560);
}

/// What will happen has its room; the name takes what the others leave.
void PreflightSheet::fitColumns()
{
    const int width = m_table->viewport()->width();
    const auto room = [this](const QString &sample) {
        return m_table->fontMetrics().horizontalAdvance(sample) + 16;
    };
    m_table->header()->setSectionResizeMode(PreflightModel::FileColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(PreflightModel::LabelColumn, width * 16 / 100);
    m_table->setColumnWidth(PreflightModel::SizeColumn, room(u"888.8 MB"_s));
    m_table->setColumnWidth(PreflightModel::OutcomeColumn, width * 32 / 100);
}

} // namespace ui
