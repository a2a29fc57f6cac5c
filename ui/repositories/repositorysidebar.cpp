#include "ui/repositories/repositorysidebar.h"

#include "ui/common/icons.h"
#include "ui/common/statepage.h"
#include "ui/common/theme.h"
#include "ui/repositories/repositorydelegate.h"
#include "ui/repositories/repositoryfilter.h"
#include "ui/repositories/repositorymodel.h"

#include <QAction>
#include <QBoxLayout>
#include <QDataStream>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

namespace ui {
using namespace Qt::StringLiterals;
using Kind = RepositoryModel::Kind;
using State = RepositoryModel::State;

namespace {

Kind kindOf(const QModelIndex &index)
{
    return Kind(index.data(RepositoryModel::KindRole).toInt());
}

QString accountOf(const QModelIndex &index)
{
    return index.data(RepositoryModel::AccountRole).toString();
}

} // namespace

RepositorySidebar::RepositorySidebar(RepositoryModel &model, core::RepositoryBook &book,
                                     QWidget *parent)
    : QWidget(parent), m_model(model), m_book(book), m_filter(new RepositoryFilter(this))
{
    setObjectName(u"repositorySidebar"_s);
    setAccessibleName(tr("Repositories"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 8, 0, 0);
    column->setSpacing(6);
    createHeading(column);
    createFilter(column);
    createTree(column);
    createActions();
    connectModel();
    expandAccounts();
    updateState();
}

void RepositorySidebar::createHeading(QBoxLayout *column)
{
    auto *heading = new QLabel(tr("Repositories"), this);
    QFont font = heading->font();
    font.setCapitalization(QFont::AllUppercase);
    heading->setFont(theme::scaled(font, theme::smallText));
    heading->setForegroundRole(QPalette::PlaceholderText);

    m_addButton = new QToolButton(this);
    m_addButton->setObjectName(u"addRepositoryButton"_s);
    m_addButton->setIcon(icon(u"plus"_s));
    m_addButton->setAutoRaise(true);
    m_addButton->setFocusPolicy(Qt::StrongFocus);
    m_addButton->setToolTip(tr("Add a repository or an account"));
    m_addButton->setAccessibleName(tr("Add a repository or an account"));
    connect(m_addButton, &QToolButton::clicked, this, &RepositorySidebar::popUpAddMenu);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(6, 0, 6, 0);
    row->addWidget(heading, 1);
    row->addWidget(m_addButton);
    column->addLayout(row);
}

void RepositorySidebar::createFilter(QBoxLayout *column)
{
    m_filterEdit = new QLineEdit(this);
    m_filterEdit->setObjectName(u"repositoryFilter"_s);
    m_filterEdit->setAccessibleName(tr("Filter repositories"));
    m_filterEdit->setPlaceholderText(tr("Filter repositories"));
    m_filterEdit->setClearButtonEnabled(true);
    m_filterEdit->installEventFilter(this);
    connect(m_filterEdit, &QLineEdit::textChanged, this, &RepositorySidebar::setFilter);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(6, 0, 6, 0);
    row->addWidget(m_filterEdit);
    column->addLayout(row);
}

void RepositorySidebar::createTree(QBoxLayout *column)
{
    // A view looks for a neighbour of a row that goes; whoever asked for that must know before.
    connect(m_filter, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this] { m_restoring = true; });
    m_filter->setSourceModel(&m_model);
    m_tree = new QTreeView(this);
    m_tree->setObjectName(u"repositoryTree"_s);
    m_tree->setAccessibleName(tr("Repositories"));
    m_tree->setModel(m_filter);
    m_tree->setItemDelegate(new RepositoryDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setTextElideMode(Qt::ElideMiddle); // the name tells more than its owner
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(14);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setDragDropMode(QAbstractItemView::InternalMove);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->installEventFilter(this);
    m_tree->viewport()->installEventFilter(this);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &RepositorySidebar::choose);
    connect(m_tree, &QTreeView::clicked, this, &RepositorySidebar::obeyNote);
    connect(m_tree, &QTreeView::activated, this, &RepositorySidebar::obeyNote);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &RepositorySidebar::popUpMenu);
    const auto remember = [this](const QModelIndex &index, bool folded) {
        if (m_filter->isFiltering())
            return; // opened to show what was found
        if (folded)
            m_folded.insert(accountOf(index));
        else
            m_folded.remove(accountOf(index));
    };
    connect(m_tree, &QTreeView::collapsed, this,
            [remember](const QModelIndex &index) { remember(index, true); });
    connect(m_tree, &QTreeView::expanded, this,
            [remember](const QModelIndex &index) { remember(index, false); });

    m_statePage = new StatePage(this);
    connect(m_statePage, &StatePage::primaryTriggered, this, [this] {
        if (m_model.rowCount() == 0)
            Q_EMIT addRequested();
        else
            m_filterEdit->clear();
    });
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_statePage);
    column->addWidget(m_stack, 1);
}

void RepositorySidebar::createActions()
{
    const auto add = [this](const QString &name, const QString &text, const QString &iconName,
                            const QKeySequence &keys, auto act) {
        auto *action = new QAction(text, m_tree);
        if (!iconName.isEmpty())
            action->setIcon(icon(iconName));
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, act);
        m_tree->addAction(action);
        return action;
    };
    m_pinAction = add(u"pinRepositoryAction"_s, tr("&Pin to the top"), u"pin"_s,
                      QKeySequence(Qt::ALT | Qt::Key_P), [this] { togglePinned(); });
    m_upAction = add(u"moveRepositoryUpAction"_s, tr("Move &up"), {},
                     QKeySequence(Qt::ALT | Qt::Key_Up), [this] { move(-1); });
    m_downAction = add(u"moveRepositoryDownAction"_s, tr("Move &down"), {},
                       QKeySequence(Qt::ALT | Qt::Key_Down), [this] { move(1); });
    m_removeAction = add(u"removeRepositoryAction"_s, tr("&Remove from the list"), u"close"_s,
                         QKeySequence(Qt::Key_Delete), [this] { removeCurrent(); });
}

void RepositorySidebar::connectModel()
{
    const auto settled = [this] {
        m_restoring = false;
        expandAccounts();
        restoreCurrent();
        updateState();
    };
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, settled);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, settled);
}

// Choosing

void RepositorySidebar::choose(const QModelIndex &index)
{
    if (m_restoring || !index.isValid() || kindOf(index) != Kind::RepositoryRow)
        return;
    const core::RepositoryPlace place = placeOf(index);
    if (place.repo == m_current && place.account == m_currentAccount)
        return;
    m_current = place.repo;
    m_currentAccount = place.account;
    Q_EMIT repositoryChosen(place.account, place.repo);
}

void RepositorySidebar::obeyNote(const QModelIndex &index)
{
    if (kindOf(index) != Kind::NoteRow)
        return;
    const QString account = accountOf(index);
    switch (State(index.data(RepositoryModel::StateRole).toInt())) {
    case State::SignedOut:
        return Q_EMIT signInRequested(account);
    case State::Failed:
        return Q_EMIT retryRequested(account);
    case State::Ready:
        return Q_EMIT addRepositoryRequested(account);
    case State::Waiting:
    case State::Loading:
        return;
    }
}

void RepositorySidebar::setCurrentRepository(const QString &account, const core::RepoId &id)
{
    m_currentAccount = account;
    m_current = id;
    restoreCurrent();
}

void RepositorySidebar::restoreCurrent()
{
    const QModelIndex wanted = m_filter->mapFromSource(m_model.find(m_currentAccount, m_current));
    if (wanted == m_tree->currentIndex() && wanted.isValid())
        return;
    const QScopedValueRollback restoring(m_restoring, true);
    if (wanted.isValid())
        m_tree->setCurrentIndex(wanted);
    else
        m_tree->selectionModel()->clear();
}

core::RepositoryPlace RepositorySidebar::placeOf(const QModelIndex &index) const
{
    const core::Repository *repository = m_model.repository(m_filter->mapToSource(index));
    return repository ? core::RepositoryPlace{accountOf(index), repository->id}
                      : core::RepositoryPlace{};
}

core::RepositoryPlace RepositorySidebar::currentPlace() const
{
    return placeOf(m_menuIndex.isValid() ? QModelIndex(m_menuIndex) : m_tree->currentIndex());
}

// Menus

void RepositorySidebar::popUpAddMenu()
{
    if (m_model.rowCount() == 0)
        return Q_EMIT addRequested();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"addMenu"_s);
    menu->addAction(icon(u"repo"_s), tr("Add &repository…"), this,
                    [this] { Q_EMIT addRepositoryRequested({}); });
    menu->addAction(icon(u"account"_s), tr("Add &account…"), this,
                    [this] { Q_EMIT addRequested(); });
    menu->popup(m_addButton->mapToGlobal(QPoint(0, m_addButton->height())));
}

void RepositorySidebar::popUpMenu(const QPoint &position)
{
    QModelIndex index = m_tree->indexAt(position);
    if (!index.isValid())
        index = m_tree->currentIndex();
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"repositoryMenu"_s);
    m_menuIndex = index;
    connect(menu, &QObject::destroyed, this, [this] { m_menuIndex = QModelIndex(); });
    if (kindOf(index) == Kind::RepositoryRow)
        fillRepositoryMenu(*menu, index);
    else
        fillAccountMenu(*menu, accountOf(index), index.data(RepositoryModel::StateRole).toInt());
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void RepositorySidebar::fillAccountMenu(QMenu &menu, const QString &account, int state)
{
    if (State(state) == State::SignedOut)
        menu.addAction(icon(u"account"_s), tr("Sign &in again…"), this,
                       [this, account] { Q_EMIT signInRequested(account); });
    else if (State(state) != State::Waiting)
        menu.addAction(icon(u"refresh"_s), tr("&Refresh"), this,
                       [this, account] { Q_EMIT retryRequested(account); });
    menu.addAction(icon(u"plus"_s), tr("&Add repository…"), this,
                   [this, account] { Q_EMIT addRepositoryRequested(account); });
    menu.addSeparator();
    menu.addAction(tr("Sign &out…"), this, [this, account] { Q_EMIT signOutRequested(account); });
}

void RepositorySidebar::fillRepositoryMenu(QMenu &menu, const QModelIndex &index)
{
    const bool pinned = index.data(RepositoryModel::PinnedRole).toBool();
    m_pinAction->setText(pinned ? tr("Un&pin") : tr("&Pin to the top"));
    menu.addAction(m_pinAction);
    menu.addAction(m_upAction);
    menu.addAction(m_downAction);
    menu.addSeparator();
    menu.addAction(m_removeAction);
}

// What the user makes of the list

void RepositorySidebar::togglePinned()
{
    const core::RepositoryPlace place = currentPlace();
    if (!place.repo.isEmpty())
        m_book.setPinned(place, !m_book.isPinned(place));
}

void RepositorySidebar::move(int steps)
{
    const core::RepositoryPlace place = currentPlace();
    if (place.repo.isEmpty() || m_filter->isFiltering())
        return;
    const QList<core::Repository> shown = m_model.repositories(place.account);
    qsizetype at = 0;
    while (shown.at(at).id != place.repo)
        ++at;
    const qsizetype to = at + steps;
    if (to < 0 || to >= shown.size()
        || m_book.isPinned({place.account, shown.at(to).id}) != m_book.isPinned(place))
        return;
    // Before the one above; or before the one behind the one below.
    const qsizetype before = steps < 0 ? to : to + 1;
    m_book.move(place, before < shown.size() ? shown.at(before).id : core::RepoId(), shown);
}

void RepositorySidebar::removeCurrent()
{
    const core::RepositoryPlace place = currentPlace();
    if (place.repo.isEmpty())
        return;
    m_book.remove(place);
    Q_EMIT repositoryRemoved(place.account, place.repo);
}

// Filter and keys

void RepositorySidebar::setFilter(const QString &text)
{
    {
        const QScopedValueRollback restoring(m_restoring, true);
        m_filter->setText(text);
    }
    m_restoring = false;
    m_tree->setDragEnabled(!m_filter->isFiltering()); // a place between what is shown is none
    expandAccounts();
    restoreCurrent();
    updateState();
}

bool RepositorySidebar::handleFilterKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        m_tree->setFocus(Qt::OtherFocusReason);
        if (currentPlace().repo.isEmpty()) {
            const QModelIndex first = m_filter->index(0, 0, m_filter->index(0, 0));
            m_tree->setCurrentIndex(first);
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_filter->isFiltering() && m_filter->rowCount() > 0) {
            const QPersistentModelIndex first(m_filter->index(0, 0, m_filter->index(0, 0)));
            m_filterEdit->clear();
            m_tree->setCurrentIndex(first);
            m_tree->setFocus(Qt::OtherFocusReason);
        }
        return true;
    case Qt::Key_Escape:
        if (m_filterEdit->text().isEmpty())
            return false;
        m_filterEdit->clear();
        return true;
    default:
        return false;
    }
}

bool RepositorySidebar::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_tree)
        return false; // still being put together
    // The menu is about the row below the mouse, and asking for it opens nothing.
    if (watched == m_tree->viewport() && event->type() == QEvent::MouseButtonPress
        && static_cast<QMouseEvent *>(event)->button() == Qt::RightButton)
        return true;
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_filterEdit && event->type() == QEvent::KeyPress && handleFilterKey(key->key()))
        return true;
    if (watched == m_tree && key->matches(QKeySequence::Undo) && m_book.canUndo()) {
        // The window's undo is for the release; here it is for the list.
        if (event->type() == QEvent::KeyPress)
            m_book.undo();
        event->accept();
        return true;
    }
    const bool plain = (key->modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
    if (watched == m_tree && event->type() == QEvent::KeyPress && plain && m_filterEdit->isVisible()
        && !key->text().isEmpty() && key->text().at(0).isLetterOrNumber()) {
        m_filterEdit->setFocus(Qt::OtherFocusReason);
        m_filterEdit->setText(key->text());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

// What is shown

void RepositorySidebar::expandAccounts()
{
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex account = m_filter->index(row, 0);
        m_tree->setExpanded(account,
                            m_filter->isFiltering() || !m_folded.contains(accountOf(account)));
    }
}

void RepositorySidebar::updateState()
{
    m_filterEdit->setVisible(m_model.repositoryCount() > mostWithoutFilter
                             || !m_filterEdit->text().isEmpty());
    if (m_filter->rowCount() > 0) {
        m_stack->setCurrentWidget(m_tree);
        return;
    }
    if (m_model.rowCount() > 0)
        m_statePage->setContent({.iconName = u"search"_s,
                                 .title = tr("No repository matches"),
                                 .sentence = tr("The filter looks at owner and name."),
                                 .primaryAction = tr("Clear filter")});
    else
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
    expandAccounts();
    return true;
}

} // namespace ui
