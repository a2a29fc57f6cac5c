#include "ui/notes/historydialog.h"

#include "core/notes/lineends.h"
#include "ui/common/diffview.h"
#include "ui/common/messagebar.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int rowHeight = 28;

enum Column { TimeColumn, OriginColumn, LengthColumn, ColumnCount };

QString originText(core::NotesVersion::Origin origin)
{
    switch (origin) {
    case core::NotesVersion::Origin::Server:
        return HistoryDialog::tr("Server");
    case core::NotesVersion::Origin::Local:
        return HistoryDialog::tr("This computer");
    }
    Q_UNREACHABLE();
}

} // namespace

HistoryDialog::HistoryDialog(const QString &notes, QWidget *parent)
    : QDialog(parent), m_notes(notes)
{
    setObjectName(u"historyDialog"_s);
    setWindowTitle(tr("History of the notes"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *heading = new QLabel(windowTitle(), this);
    heading->setFont(theme::scaled(heading->font(), 1.4, true));
    m_messages = new MessageBar(this);
    m_messages->setObjectName(u"historyMessages"_s);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    m_list = new QTreeWidget(splitter);
    m_list->setObjectName(u"historyList"_s);
    m_list->setAccessibleName(tr("Versions, the newest first"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderLabels({tr("Seen"), tr("Origin"), tr("Characters")});
    m_list->headerItem()->setTextAlignment(LengthColumn, Qt::AlignRight | Qt::AlignVCenter);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(TimeColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(OriginColumn, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(LengthColumn, QHeaderView::ResizeToContents);
    auto *right = new QWidget(splitter);
    m_what = new QLabel(right);
    m_what->setObjectName(u"historyWhat"_s);
    m_what->setTextFormat(Qt::PlainText);
    m_what->setWordWrap(true);
    m_what->setForegroundRole(QPalette::PlaceholderText);
    m_difference = new DiffView(right);
    m_difference->setObjectName(u"historyDiff"_s);
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(10, 0, 0, 0);
    rightColumn->addWidget(m_what);
    rightColumn->addWidget(m_difference, 1);
    splitter->setSizes({360, 560});

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    m_restore = buttons->addButton(tr("&Restore this version"), QDialogButtonBox::AcceptRole);
    m_restore->setObjectName(u"historyRestore"_s);
    m_restore->setAutoDefault(false);
    theme::setPrimary(m_restore);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (const core::NotesVersion *version = current())
            Q_EMIT restored(core::notes::toEditorText(version->notes));
        accept();
    });
    connect(m_list, &QTreeWidget::currentItemChanged, this, &HistoryDialog::showVersion);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(10);
    column->addWidget(heading);
    column->addWidget(m_messages);
    column->addWidget(splitter, 1);
    column->addWidget(buttons);
    resize(960, 600);
    m_what->setText(tr("Looking…"));
    m_restore->setEnabled(false);
}

void HistoryDialog::setVersions(const QList<core::NotesVersion> &versions)
{
    m_versions = versions;
    m_list->clear();
    QList<QTreeWidgetItem *> items;
    for (const core::NotesVersion &version : versions) {
        auto *item = new QTreeWidgetItem;
        item->setText(TimeColumn, text::age(version.seenAt));
        item->setToolTip(TimeColumn, text::dateTime(version.seenAt));
        item->setText(OriginColumn, originText(version.origin));
        item->setText(LengthColumn, text::count(version.notes.size()));
        item->setTextAlignment(LengthColumn, Qt::AlignRight | Qt::AlignVCenter);
        item->setSizeHint(TimeColumn, {0, rowHeight});
        items.append(item);
    }
    m_list->addTopLevelItems(items);
    if (!items.isEmpty())
        m_list->setCurrentItem(items.constFirst());
    m_list->setFocus();
    showVersion();
}

void HistoryDialog::setProblem(const core::Error &error)
{
    m_what->clear();
    m_messages->show(error);
}

void HistoryDialog::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    showVersion();
}

const core::NotesVersion *HistoryDialog::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row < 0 || row >= m_versions.size() ? nullptr : &m_versions.at(row);
}

void HistoryDialog::showVersion()
{
    const core::NotesVersion *version = current();
    const bool same = version && core::notes::toEditorText(version->notes) == m_notes;
    m_restore->setEnabled(version && !same && !m_readOnly);
    if (!version) {
        m_difference->clear();
        m_what->setText(tr("No other version is known yet. From now on each one that is seen on "
                           "the server or written here is kept on this computer."));
        return;
    }
    if (same) {
        m_what->setText(tr("This is what the notes are now."));
        m_difference->showText(m_notes);
        return;
    }
    m_what->setText(tr("What restoring this version would change"));
    m_difference->showDifference(m_notes, core::notes::toEditorText(version->notes));
}

} // namespace ui
