#include "ui/repositories/repositorysidebar.h"

#include "ui/common/icons.h"
#include "ui/common/statepage.h"
#include "ui/common/theme.h"
#include "ui/repositories/repositorydelegate.h"
#include "ui/repositories/repositorymodel.h"

#include <QBoxLayout>
#include <QDataStream>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

namespace ui {
using namespace Qt::StringLiterals;
using Kind = RepositoryModel::Kind;

namespace {

Kind kindOf(const QModelIndex &index)
{
    return Kind(index.data(RepositoryModel::KindRole).toInt());
}

QString hostKeyOf(const QModelIndex &index)
{
    return index.data(RepositoryModel::HostKeyRole).toString();
}

} // namespace

RepositorySidebar::RepositorySidebar(RepositoryModel &model, QWidget *parent)
    : QWidget(parent), m_model(model)
{
    setObjectName(u"repositorySidebar"_s);
    setAccessibleName(tr("Repositories"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 8, 0, 0);
    column->setSpacing(6);
    createHeading(column);
    createTree(column);
    connectModel();
    expandHosts();
    updateState();
}

void RepositorySidebar::createHeading(QBoxLayout *column)
{
    auto *heading = new QLabel(tr("Repositories"), this);
    QFont font = heading->font();
    font.setCapitalization(QFont::AllUppercase);
    heading->setFont(theme::scaled(font, 0.95));
    heading->setForegroundRole(QPalette::PlaceholderText);

    auto *add = new QToolButton(this);
    add->setObjectName(u"addRepositoryButton"_s);
    add->setIcon(icon(u"plus"_s));
    add->setAutoRaise(true);
    add->setFocusPolicy(Qt::StrongFocus);
    add->setToolTip(tr("Add account"));
    add->setAccessibleName(tr("Add account"));
    connect(add, &QToolButton::clicked, this, &RepositorySidebar::addRequested);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(6, 0, 6, 0);
    row->addWidget(heading, 1);
    row->addWidget(add);
    column->addLayout(row);
}

void RepositorySidebar::createTree(QBoxLayout *column)
{
    m_tree = new QTreeView(this);
    m_tree->setObjectName(u"repositoryTree"_s);
    m_tree->setAccessibleName(tr("Repositories"));
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new RepositoryDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(14);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &RepositorySidebar::choose);
    const auto retry = [this](const QModelIndex &index) {
        if (kindOf(index) == Kind::NoteRow
            && index.data(RepositoryModel::StateRole).toInt()
                == int(RepositoryModel::State::Failed))
            Q_EMIT retryRequested(hostKeyOf(index));
    };
    connect(m_tree, &QTreeView::clicked, this, retry);
    connect(m_tree, &QTreeView::activated, this, retry);
    connect(m_tree, &QTreeView::collapsed, this,
            [this](const QModelIndex &index) { m_folded.insert(hostKeyOf(index)); });
    connect(m_tree, &QTreeView::expanded, this,
            [this](const QModelIndex &index) { m_folded.remove(hostKeyOf(index)); });

    m_statePage = new StatePage(this);
    connect(m_statePage, &StatePage::primaryTriggered, this, &RepositorySidebar::addRequested);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_statePage);
    column->addWidget(m_stack, 1);
}

void RepositorySidebar::connectModel()
{
    // A refresh takes rows away and brings them back; the view would wander to a neighbour.
    connect(&m_model, &RepositoryModel::rowsAboutToBeRemoved, this, [this] { m_restoring = true; });
    const auto settled = [this] {
        m_restoring = false;
        expandHosts();
        restoreCurrent();
        updateState();
    };
    connect(&m_model, &RepositoryModel::rowsInserted, this, settled);
    connect(&m_model, &RepositoryModel::rowsRemoved, this, settled);
}

void RepositorySidebar::choose(const QModelIndex &index)
{
    if (m_restoring || !index.isValid() || kindOf(index) != Kind::RepositoryRow)
        return;
    const core::RepoId id = m_model.repository(index)->id;
    const QString key = hostKeyOf(index);
    if (id == m_current && key == m_currentHost)
        return;
    m_current = id;
    m_currentHost = key;
    Q_EMIT repositoryChosen(key, id);
}

void RepositorySidebar::setCurrentRepository(const QString &hostKey, const core::RepoId &id)
{
    m_currentHost = hostKey;
    m_current = id;
    restoreCurrent();
}

void RepositorySidebar::restoreCurrent()
{
    const QModelIndex wanted = m_model.find(m_currentHost, m_current);
    if (wanted == m_tree->currentIndex() && wanted.isValid())
        return;
    m_restoring = true;
    if (wanted.isValid())
        m_tree->setCurrentIndex(wanted);
    else
        m_tree->selectionModel()->clear();
    m_restoring = false;
}

void RepositorySidebar::expandHosts()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex host = m_model.index(row, 0);
        m_tree->setExpanded(host, !m_folded.contains(hostKeyOf(host)));
    }
}

void RepositorySidebar::updateState()
{
    if (m_model.rowCount() > 0) {
        m_stack->setCurrentWidget(m_tree);
        return;
    }
    m_statePage->setContent({.iconName = u"account"_s,
                             .title = tr("No account yet"),
                             .sentence = tr("Add one to see its repositories."),
                             .primaryAction = tr("Add account")});
    m_stack->setCurrentWidget(m_statePage);
}

QByteArray RepositorySidebar::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << quint8(1) << m_folded;
    return state;
}

bool RepositorySidebar::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_0);
    quint8 version = 0;
    QSet<QString> folded;
    stream >> version >> folded;
    if (stream.status() != QDataStream::Ok || version != 1)
        return false;
    m_folded = folded;
    expandHosts();
    return true;
}

} // namespace ui
