#include "ui/assets/checksumsdialog.h"

#include "ui/common/messagebar.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace ui {

using core::ChecksumSource;
using core::DigestOrigin;
using core::ShaKind;

namespace {

enum Column { NameColumn, SizeColumn, OriginColumn };

QString words(DigestOrigin origin, const ChecksumSource &source)
{
    switch (origin) {
    case DigestOrigin::Known:
        return ChecksumsDialog::tr("known");
    case DigestOrigin::Here:
        return source.assetId == 0 ? ChecksumsDialog::tr("from the file that is being added")
                                   : ChecksumsDialog::tr("from the file here");
    case DigestOrigin::Server:
        return ChecksumsDialog::tr("has to be fetched");
    }
    Q_UNREACHABLE();
}

} // namespace

ChecksumsDialog::ChecksumsDialog(core::Api &api, Release release, QString scratch, QWidget *parent)
    : QDialog(parent), m_api(api), m_release(std::move(release)), m_scratch(std::move(scratch))
{
    setObjectName(u"checksumsDialog"_s);
    setWindowModality(Qt::WindowModal);
    createLayout();
    showState();
    resize(640, qBound(340, 260 + int(m_release.sources.size()) * 24, 560));
}

ChecksumsDialog::~ChecksumsDialog()
{
    if (m_job)
        m_job->cancel();
}

void ChecksumsDialog::createLayout()
{
    const QString heading = m_release.tag.isEmpty()
        ? tr("Checksums for the new release")
        : tr("Checksums for %1").arg(text::visible(m_release.tag));
    setWindowTitle(heading);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(10);
    auto *title = new QLabel(heading, this);
    title->setTextFormat(Qt::PlainText);
    title->setFont(theme::scaled(title->font(), 1.4, true));
    column->addWidget(title);
    auto *what = new QLabel(tr("With such a file people can check what they have downloaded: "
                               "sha256sum -c SHA256SUMS"),
                            this);
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    what->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(what);
    createKinds(column);
    createFiles(column);
    m_messages = new MessageBar(this);
    m_messages->setObjectName(u"checksumsMessages"_s);
    column->addWidget(m_messages);
    createButtons(column);
}

void ChecksumsDialog::createKinds(QVBoxLayout *column)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(18);
    const auto add = [&](ShaKind kind, const QString &name) {
        const QString file = core::checksumFileName(kind);
        const bool present = m_release.present.contains(file);
        auto *box = new QCheckBox(
            present ? tr("%1, replacing the one on the release").arg(file) : file, this);
        box->setObjectName(name);
        box->setChecked(kind == ShaKind::Sha256 || present);
        if (present)
            box->setToolTip(tr("Its downloads count from 0 again. The old one stays until the new "
                               "one is verified."));
        connect(box, &QCheckBox::toggled, this, &ChecksumsDialog::showState);
        line->addWidget(box);
        return box;
    };
    m_sha256 = add(ShaKind::Sha256, u"sha256Box"_s);
    m_sha512 = add(ShaKind::Sha512, u"sha512Box"_s);
    line->addStretch(1);
    column->addLayout(line);
}

void ChecksumsDialog::createFiles(QVBoxLayout *column)
{
    m_all = new QCheckBox(tr("&All files"), this);
    m_all->setObjectName(u"allFilesBox"_s);
    m_files = new QTreeWidget(this);
    m_files->setObjectName(u"checksumFiles"_s);
    m_files->setAccessibleName(tr("Files to list"));
    m_files->setHeaderLabels({tr("File"), tr("Size"), tr("Digest")});
    m_files->setRootIsDecorated(false);
    m_files->setUniformRowHeights(true);
    m_files->setAllColumnsShowFocus(true);
    m_files->header()->setStretchLastSection(false);
    m_files->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_files->header()->setSectionResizeMode(SizeColumn, QHeaderView::ResizeToContents);
    m_files->header()->setSectionResizeMode(OriginColumn, QHeaderView::ResizeToContents);
    for (const ChecksumSource &source : std::as_const(m_release.sources)) {
        auto *item = new QTreeWidgetItem(m_files);
        item->setText(NameColumn, text::visible(source.name));
        item->setToolTip(NameColumn, text::toolTip(source.name));
        item->setSizeHint(NameColumn, QSize(0, fontMetrics().height() + 9));
        item->setText(SizeColumn, text::size(source.size));
        item->setTextAlignment(SizeColumn, Qt::AlignRight | Qt::AlignVCenter);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        // Signatures and checksums are not listed by those who make such files.
        item->setCheckState(NameColumn,
                            core::isBesideChecksums(source.name) ? Qt::Unchecked : Qt::Checked);
    }
    connect(m_files, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *, int changed) {
        if (changed == NameColumn)
            showState();
    });
    connect(m_all, &QCheckBox::clicked, this, [this] {
        const Qt::CheckState state
            = m_all->checkState() == Qt::Unchecked ? Qt::Unchecked : Qt::Checked;
        const QSignalBlocker blocker(m_files);
        for (int i = 0; i < m_files->topLevelItemCount(); ++i)
            m_files->topLevelItem(i)->setCheckState(NameColumn, state);
        showState();
    });
    column->addWidget(m_all);
    column->addWidget(m_files, 1);
}

void ChecksumsDialog::createButtons(QVBoxLayout *column)
{
    m_summary = new QLabel(this);
    m_summary->setObjectName(u"checksumsSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"checksumsProgress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(120);
    m_progress->hide();
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"checksumsCancelButton"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_make = new QPushButton(tr("&Make and upload"), this);
    m_make->setObjectName(u"checksumsMakeButton"_s);
    theme::setPrimary(m_make);
    connect(m_make, &QPushButton::clicked, this, &ChecksumsDialog::make);
    for (QPushButton *button : {cancel, m_make})
        button->setAutoDefault(false); // it may replace something: a stray Enter must not act
    auto *footer = new QHBoxLayout;
    footer->setSpacing(10);
    footer->addWidget(m_summary, 1);
    footer->addWidget(m_progress);
    footer->addWidget(cancel);
    footer->addWidget(m_make);
    column->addLayout(footer);
}

QList<ShaKind> ChecksumsDialog::kinds() const
{
    QList<ShaKind> wanted;
    if (m_sha256->isChecked())
        wanted.append(ShaKind::Sha256);
    if (m_sha512->isChecked())
        wanted.append(ShaKind::Sha512);
    return wanted;
}

QList<ChecksumSource> ChecksumsDialog::chosen() const
{
    QList<ChecksumSource> sources;
    for (int i = 0; i < m_files->topLevelItemCount(); ++i) {
        if (m_files->topLevelItem(i)->checkState(NameColumn) == Qt::Checked)
            sources.append(m_release.sources.at(i));
    }
    return sources;
}

void ChecksumsDialog::showState()
{
    const QList<ShaKind> wanted = kinds();
    qint64 toFetch = 0;
    int count = 0;
    {
        const QSignalBlocker blocker(m_files);
        for (int i = 0; i < m_files->topLevelItemCount(); ++i) {
            QTreeWidgetItem *item = m_files->topLevelItem(i);
            const ChecksumSource &source = m_release.sources.at(i);
            const DigestOrigin origin = core::originOf(source, wanted);
            item->setText(OriginColumn, words(origin, source));
            if (item->checkState(NameColumn) != Qt::Checked)
                continue;
            ++count;
            toFetch += origin == DigestOrigin::Server ? source.size : 0;
        }
    }
    m_files->viewport()->update();
    m_all->setCheckState(count == 0                                  ? Qt::Unchecked
                             : count == m_files->topLevelItemCount() ? Qt::Checked
                                                                     : Qt::PartiallyChecked);
    const bool working = m_job;
    m_summary->setText(m_files->topLevelItemCount() == 0 ? tr("The release has no files yet.")
                           : toFetch > 0
                           ? tr("%n file(s) · %1 to fetch", nullptr, count).arg(text::size(toFetch))
                           : tr("%n file(s)", nullptr, count));
    m_progress->setVisible(working);
    for (QWidget *widget : {static_cast<QWidget *>(m_files), static_cast<QWidget *>(m_all),
                            static_cast<QWidget *>(m_sha256), static_cast<QWidget *>(m_sha512)})
        widget->setEnabled(!working);
    m_make->setEnabled(!working && count > 0 && !wanted.isEmpty());
}

void ChecksumsDialog::make()
{
    m_messages->clear();
    m_job = new core::MakeChecksumsJob(m_api, m_release.repo, chosen(), kinds(), this);
    m_progress->setRange(0, 0);
    connect(m_job, &core::Job::progressChanged, this, [this](qint64 done, qint64 total) {
        m_progress->setRange(0, 1000);
        m_progress->setValue(total > 0 ? int(done * 1000 / total) : 0);
    });
    m_job->then(this, [this](const auto &lines) { ended(lines); });
    showState();
}

void ChecksumsDialog::ended(const core::Result<QList<core::ChecksumLine>> &lines)
{
    m_job = nullptr;
    showState();
    if (!lines)
        return m_messages->show(lines.error());
    QStringList paths;
    for (const ShaKind kind : kinds()) {
        const auto path = core::keepChecksums(m_scratch, kind, *lines);
        if (!path)
            return m_messages->show(path.error());
        paths.append(*path);
    }
    Q_EMIT made(paths);
    accept();
}

} // namespace ui
