#include "ui/releases/releaselistpane.h"

#include "ui/common/accesstext.h"
#include "ui/common/busyline.h"
#include "ui/common/icons.h"
#include "ui/common/messagebar.h"
#include "ui/common/scopebutton.h"
#include "ui/common/statepage.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/releases/ageline.h"
#include "ui/releases/releasedelegate.h"
#include "ui/releases/releasemodel.h"

#include <QAction>
#include <QActionGroup>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QDataStream>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace ui {
using namespace Qt::StringLiterals;
using Order = ReleaseFilter::Order;
using Scope = ReleaseFilter::Scope;

namespace {

constexpr std::array orders{Order::Newest, Order::Version, Order::Downloads, Order::Size};
constexpr std::array scopes{Scope::All, Scope::Published, Scope::Drafts, Scope::Prereleases};

QString orderName(Order order)
{
    switch (order) {
    case Order::Newest:
        return ReleaseListPane::tr("Newest");
    case Order::Version:
        return ReleaseListPane::tr("Version");
    case Order::Downloads:
        return ReleaseListPane::tr("Downloads");
    case Order::Size:
        return ReleaseListPane::tr("Size");
    }
    Q_UNREACHABLE();
}

QString scopeName(Scope scope)
{
    switch (scope) {
    case Scope::All:
        return ReleaseListPane::tr("All", "releases");
    case Scope::Published:
        return ReleaseListPane::tr("Published");
    case Scope::Drafts:
        return ReleaseListPane::tr("Drafts");
    case Scope::Prereleases:
        return ReleaseListPane::tr("Pre-releases");
    }
    Q_UNREACHABLE();
}

} // namespace

ReleaseListPane::ReleaseListPane(ReleaseModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_filter(model)
{
    setObjectName(u"releaseListPane"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 0);
    column->setSpacing(6);
    createFilterBox(column);
    createScopes(column);
    createList(column);
    connectModel();
    updateCount();
    updateState();
}

// Building

void ReleaseListPane::createFilterBox(QBoxLayout *column)
{
    m_filterEdit = new QLineEdit(this);
    m_filterEdit->setObjectName(u"releaseFilter"_s);
    m_filterEdit->setAccessibleName(tr("Filter releases"));
    m_filterEdit->addAction(icon(u"search"_s, theme::Tone::Muted), QLineEdit::LeadingPosition);
    m_clearAction = m_filterEdit->addAction(icon(u"close"_s, theme::Tone::Muted),
                                            QLineEdit::TrailingPosition);
    m_clearAction->setText(tr("Clear filter"));
    m_clearAction->setToolTip(tr("Clear filter"));
    m_clearAction->setVisible(false);
    connect(m_clearAction, &QAction::triggered, this, &ReleaseListPane::clearFilter);
    connect(m_filterEdit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_clearAction->setVisible(!text.isEmpty());
        ask([&] { m_filter.setText(text); });
    });
    m_filterEdit->installEventFilter(this);
    column->addWidget(m_filterEdit);

    m_findAction = new QAction(icon(u"search"_s), tr("&Find release"), this);
    m_findAction->setShortcut(QKeySequence::Find);
    addAction(m_findAction);
    connect(m_findAction, &QAction::triggered, m_filterEdit, [this] {
        m_filterEdit->setFocus(Qt::ShortcutFocusReason);
        m_filterEdit->selectAll();
    });
}

void ReleaseListPane::createScopes(QBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    m_scopes = new QButtonGroup(this);
    for (const Scope scope : scopes) {
        auto *button = new ScopeButton(scopeName(scope), this);
        button->setObjectName(u"releaseScope%1"_s.arg(int(scope)));
        button->setChecked(scope == Scope::All);
        m_scopes->addButton(button, int(scope));
        row->addWidget(button);
    }
    connect(m_scopes, &QButtonGroup::idClicked, this, [this](int id) { setScope(Scope(id)); });
    row->addStretch(1);

    m_orderButton = new QToolButton(this);
    m_orderButton->setObjectName(u"releaseOrderButton"_s);
    m_orderButton->setAutoRaise(true);
    m_orderButton->setIcon(icon(u"sort"_s));
    m_orderButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_orderButton->setFocusPolicy(Qt::StrongFocus);
    connect(m_orderButton, &QToolButton::clicked, this, &ReleaseListPane::popUpOrderMenu);
    row->addWidget(m_orderButton);
    column->addLayout(row);
    applyOrder(m_filter.order(), m_filter.direction());
}

void ReleaseListPane::createList(QBoxLayout *column)
{
    m_bar = new MessageBar(this);
    column->addWidget(m_bar);
    m_ageLine = new AgeLine(this);
    connect(m_ageLine, &AgeLine::retryRequested, this, &ReleaseListPane::retryRequested);
    column->addWidget(m_ageLine);

    m_list = new QListView(this);
    m_list->setObjectName(u"releaseList"_s);
    m_list->setAccessibleName(tr("Releases"));
    m_list->setModel(&m_filter);
    m_list->setItemDelegate(new ReleaseDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT releaseActivated(index.data(ReleaseModel::IdRole).toLongLong());
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ReleaseListPane::takeSelection);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ReleaseListPane::takeSelection);
    auto *slash = new QShortcut(Qt::Key_Slash, m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(slash, &QShortcut::activated, m_findAction, &QAction::trigger);

    m_statePage = new StatePage(this);
    connect(m_statePage, &StatePage::secondaryTriggered, this, [this] {
        Q_EMIT linkActivated(m_phase == Phase::Failed ? m_refusal.page : m_access.page);
    });
    connect(m_statePage, &StatePage::primaryTriggered, this, [this] {
        if (m_model.rowCount() > 0)
            clearFilter();
        else if (m_phase == Phase::Failed && m_refusal.reason == core::Access::Reason::SignIn)
            Q_EMIT signInRequested();
        else if (m_phase == Phase::Failed)
            Q_EMIT retryRequested();
        else
            Q_EMIT newReleaseRequested();
    });
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_statePage);
    m_stack->setContentsMargins(0, 0, 0, 0);
    // The ground of the list goes on below its last row and behind what stands in its place.
    m_stack->setAutoFillBackground(true);
    m_stack->setBackgroundRole(QPalette::Base);
    column->addWidget(m_stack, 1);
    m_busyLine = new BusyLine(m_stack);

    m_readOnlyHint = new QLabel(this);
    m_readOnlyHint->setObjectName(u"readOnlyHint"_s);
    m_readOnlyHint->setTextFormat(Qt::PlainText);
    m_readOnlyHint->setWordWrap(true);
    m_readOnlyHint->setForegroundRole(QPalette::PlaceholderText);
    m_readOnlyHint->setVisible(false);
    column->addWidget(m_readOnlyHint);
}

void ReleaseListPane::connectModel()
{
    connect(&m_filter, &ReleaseFilter::aboutToRearrange, this, &ReleaseListPane::rememberPlace);
    connect(&m_filter, &ReleaseFilter::rearranged, this, [this] {
        restoreSelection();
        updateState();
    });
    const auto counted = [this] {
        updateCount();
        updateState();
        replaceRemoved();
    };
    connect(&m_model, &ReleaseModel::rowsInserted, this, counted);
    connect(&m_model, &ReleaseModel::rowsRemoved, this, counted);
    connect(&m_model, &ReleaseModel::modelReset, this, counted);
    connect(&m_model, &ReleaseModel::idChanged, this, [this](qint64 before, qint64 after) {
        if (m_selected.remove(before))
            m_selected.insert(after);
        if (m_current == before)
            m_current = after;
    });
}

// Filter, scope, order

bool ReleaseListPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filterEdit && event->type() == QEvent::KeyPress)
        return handleFilterKey(static_cast<QKeyEvent *>(event)->key());
    return QWidget::eventFilter(watched, event);
}

bool ReleaseListPane::handleFilterKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        if (m_filterEdit->text().isEmpty())
            focusList();
        else
            clearFilter();
        return true;
    case Qt::Key_Down:
    case Qt::Key_PageDown:
        focusList();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        focusList();
        if (m_list->currentIndex().isValid())
            Q_EMIT releaseActivated(m_current);
        return true;
    default:
        return false;
    }
}

/// Runs what the user asked of the filter, as opposed to what comes from the server.
void ReleaseListPane::ask(const std::function<void()> &change)
{
    m_asked = true;
    change();
    m_asked = false;
}

void ReleaseListPane::clearFilter()
{
    m_filterEdit->clear();
    setScope(Scope::All);
}

void ReleaseListPane::setScope(Scope scope)
{
    m_scopes->button(int(scope))->setChecked(true);
    ask([&] { m_filter.setScope(scope); });
}

void ReleaseListPane::applyOrder(Order order, Qt::SortOrder direction)
{
    ask([&] { m_filter.setOrder(order, direction); });
    m_orderButton->setText(orderName(order));
    m_orderButton->setAccessibleName(tr("Sorted by: %1").arg(orderName(order)));
    m_orderButton->setToolTip(tr("Sorted by: %1").arg(orderName(order)));
}

void ReleaseListPane::popUpOrderMenu()
{
    if (!m_orderMenu) {
        m_orderMenu = new QMenu(this);
        m_orderMenu->setObjectName(u"releaseOrderMenu"_s);
        auto *group = new QActionGroup(m_orderMenu);
        for (const Order order : orders) {
            QAction *action = m_orderMenu->addAction(orderName(order));
            action->setCheckable(true);
            action->setData(int(order));
            group->addAction(action);
            connect(action, &QAction::triggered, this,
                    [this, order] { applyOrder(order, m_filter.direction()); });
        }
        m_orderMenu->addSeparator();
        QAction *reversed = m_orderMenu->addAction(tr("Reverse order"));
        reversed->setCheckable(true);
        reversed->setData(-1);
        connect(reversed, &QAction::triggered, this, [this](bool on) {
            applyOrder(m_filter.order(), on ? Qt::AscendingOrder : Qt::DescendingOrder);
        });
    }
    for (QAction *action : m_orderMenu->actions()) {
        if (action->data().toInt() < 0)
            action->setChecked(m_filter.direction() == Qt::AscendingOrder);
        else if (!action->isSeparator())
            action->setChecked(action->data().toInt() == int(m_filter.order()));
    }
    m_orderMenu->popup(m_orderButton->mapToGlobal(QPoint(0, m_orderButton->height())));
}

void ReleaseListPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    int scopesWidth = 0;
    for (const QAbstractButton *button : m_scopes->buttons())
        scopesWidth += button->sizeHint().width() + 2;
    const int wordWidth = fontMetrics().horizontalAdvance(m_orderButton->text()) + 40;
    m_orderButton->setToolButtonStyle(
        scopesWidth + wordWidth > width() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

QByteArray ReleaseListPane::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << quint8(1) << qint32(m_filter.scope()) << qint32(m_filter.order())
           << qint32(m_filter.direction());
    return state;
}

bool ReleaseListPane::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    quint8 version = 0;
    qint32 scope = 0;
    qint32 order = 0;
    qint32 direction = 0;
    stream >> version >> scope >> order >> direction;
    if (stream.status() != QDataStream::Ok || version != 1 || scope < 0
        || scope >= int(scopes.size()) || order < 0 || order >= int(orders.size()) || direction < 0
        || direction > 1)
        return false;
    setScope(Scope(scope));
    applyOrder(Order(order), Qt::SortOrder(direction));
    return true;
}

// Selection

void ReleaseListPane::rememberPlace()
{
    m_rearranging = true;
    const int row = m_filter.rowOf(m_current);
    if (row >= 0)
        m_currentRow = row;
    m_topId = noRelease;
    const QModelIndex top = m_list->indexAt(QPoint(m_list->viewport()->width() / 2, 0));
    if (m_list->verticalScrollBar()->value() > 0 && top.isValid()) {
        m_topId = m_filter.idOf(top.row());
        m_topOffset = m_list->visualRect(top).top();
    }
}

void ReleaseListPane::restoreSelection()
{
    QItemSelection selection;
    for (const qint64 id : std::as_const(m_selected)) {
        const int row = m_filter.rowOf(id);
        if (row >= 0)
            selection.select(m_filter.index(row, 0), m_filter.index(row, 0));
    }
    m_rearranging = true;
    auto *model = m_list->selectionModel();
    const int row = m_filter.rowOf(m_current);
    model->setCurrentIndex(row < 0 ? QModelIndex() : m_filter.index(row, 0),
                           QItemSelectionModel::NoUpdate);
    model->select(selection, QItemSelectionModel::ClearAndSelect);
    m_rearranging = false;
    restoreScrolling();
    Q_EMIT selectionChanged();
}

/// What the user asked for starts at the current release or the top; what arrives by itself must
/// not move what is being looked at.
void ReleaseListPane::restoreScrolling()
{
    const int current = m_filter.rowOf(m_current);
    const int top = m_filter.rowOf(m_topId);
    if (m_asked && current >= 0) {
        m_list->scrollTo(m_filter.index(current, 0));
    } else if (m_asked) {
        m_list->scrollToTop();
    } else if (top >= 0) {
        m_list->doItemsLayout();
        const int shift = m_list->visualRect(m_filter.index(top, 0)).top() - m_topOffset;
        m_list->verticalScrollBar()->setValue(m_list->verticalScrollBar()->value() + shift);
    }
}

/// While releases are being read again, one that is missing may be on a page still to come.
void ReleaseListPane::replaceRemoved()
{
    if (m_model.rowOf(m_current) >= 0) {
        m_currentSeen = true;
        return;
    }
    if (!m_currentSeen || m_phase == Phase::Loading)
        return;
    const int neighbour = qMin(m_currentRow, m_filter.rowCount() - 1);
    setCurrentRelease(neighbour < 0 ? noRelease : m_filter.idOf(neighbour));
}

void ReleaseListPane::takeSelection()
{
    if (m_rearranging)
        return;
    m_selected.clear();
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes())
        m_selected.insert(m_filter.idOf(index.row()));
    const QModelIndex current = m_list->currentIndex();
    if (current.isValid() && m_selected.contains(m_filter.idOf(current.row())))
        setCurrent(m_filter.idOf(current.row()));
    Q_EMIT selectionChanged();
}

void ReleaseListPane::setCurrent(qint64 id)
{
    if (id == m_current)
        return;
    m_current = id;
    m_currentSeen = m_model.rowOf(id) >= 0;
    m_currentRow = qMax(0, m_filter.rowOf(id));
    Q_EMIT currentReleaseChanged(id);
}

void ReleaseListPane::setCurrentRelease(qint64 id)
{
    if (m_model.rowOf(id) >= 0 && m_filter.rowOf(id) < 0)
        clearFilter();
    m_selected = id == noRelease ? QSet<qint64>() : QSet<qint64>{id};
    setCurrent(id);
    ask([this] { restoreSelection(); });
}

QList<qint64> ReleaseListPane::selectedReleaseIds() const
{
    QList<int> rows;
    for (const qint64 id : m_selected) {
        const int row = m_filter.rowOf(id);
        if (row >= 0)
            rows << row;
    }
    std::sort(rows.begin(), rows.end());
    QList<qint64> ids;
    for (const int row : std::as_const(rows))
        ids << m_filter.idOf(row);
    return ids;
}

void ReleaseListPane::setContextActions(const QList<QAction *> &actions)
{
    for (QAction *action : m_list->actions())
        m_list->removeAction(action);
    m_list->addActions(actions);
}

void ReleaseListPane::focusList()
{
    if (m_filter.rowCount() == 0)
        return;
    const bool hidden = m_filter.rowOf(m_current) < 0;
    m_list->setFocus(Qt::OtherFocusReason);
    if (hidden)
        m_list->selectionModel()->setCurrentIndex(m_filter.index(0, 0),
                                                  QItemSelectionModel::ClearAndSelect);
}

// State

void ReleaseListPane::setLoading()
{
    m_phase = Phase::Loading;
    m_error.reset();
    updateState();
    updateBar();
}

void ReleaseListPane::setReady()
{
    m_phase = Phase::Ready;
    m_error.reset();
    replaceRemoved();
    updateState();
    updateBar();
}

void ReleaseListPane::setError(const core::Error &error, const core::Access &refusal)
{
    if (error.kind == core::Error::Kind::Cancelled)
        return setReady();
    m_phase = Phase::Failed;
    m_error = error;
    m_refusal = refusal;
    updateState();
    updateBar();
}

void ReleaseListPane::setAccess(const core::Access &access)
{
    m_access = access;
    m_readOnlyHint->setText(text::shortReadOnly(access));
    m_readOnlyHint->setToolTip(text::toolTip(text::describeReadOnly(access)));
    m_readOnlyHint->setVisible(!access.mayWrite());
    updateState();
}

/// The list cannot be read, and it is known what is missing.
void ReleaseListPane::showRefusal()
{
    const bool signIn = m_refusal.reason == core::Access::Reason::SignIn;
    m_statePage->setContent({.iconName = u"lock"_s,
                             .title = tr("The releases could not be read"),
                             .sentence = text::describe(m_refusal),
                             .primaryAction = signIn ? tr("Sign in again…") : tr("Try again"),
                             .secondaryAction = text::actionFor(m_refusal)});
}

void ReleaseListPane::updateCount()
{
    const int count = m_model.rowCount();
    m_filterEdit->setPlaceholderText(count == 0       ? tr("Filter releases")
                                         : count == 1 ? tr("Filter 1 release")
                                                      : tr("Filter %Ln releases", nullptr, count));
}

void ReleaseListPane::setAsOf(const QDateTime &time)
{
    m_asOf = time;
    updateBar();
}

void ReleaseListPane::updateBar()
{
    // Without releases the state page says it, in the middle of the empty room.
    const bool empty = m_model.rowCount() == 0;
    const bool offline = m_error && m_error->isOffline();
    if (empty || (!m_asOf.isValid() && !offline))
        m_ageLine->clear();
    else
        m_ageLine->show(m_asOf, offline);
    m_busyLine->setBusy(!empty && m_phase == Phase::Loading);
    if (empty || !m_error || offline)
        return m_bar->clear();
    if (m_refusal.mayWrite())
        m_bar->show(*m_error);
    else
        m_bar->show(*m_error, text::describe(m_refusal));
    if (const QString label = text::actionFor(m_refusal); !label.isEmpty())
        m_bar->addButton(label, [this] { Q_EMIT linkActivated(m_refusal.page); });
    m_bar->addButton(tr("Try again"), [this] { Q_EMIT retryRequested(); });
}

void ReleaseListPane::updateState()
{
    if (m_filter.rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    if (m_model.rowCount() > 0) {
        m_statePage->setContent(
            {.iconName = u"search"_s,
             .title = tr("No release matches"),
             .sentence = tr("The filter looks at title, tag, notes and the names "
                            "of assets."),
             .primaryAction = tr("Clear filter")});
    } else if (m_phase == Phase::Loading) {
        m_statePage->setLoading(tr("Reading the releases…"));
    } else if (m_phase == Phase::Failed && !m_refusal.mayWrite()) {
        showRefusal();
    } else if (m_phase == Phase::Failed) {
        m_statePage->setError(*m_error,
                              m_error->isOffline() ? tr("You are offline")
                                                   : tr("The releases could not be read"));
    } else if (!m_access.mayWrite()) {
        m_statePage->setContent({.iconName = u"tag"_s,
                                 .title = tr("No releases yet"),
                                 .sentence = text::describeReadOnly(m_access),
                                 .secondaryAction = text::actionFor(m_access)});
    } else {
        m_statePage->setContent({.iconName = u"tag"_s,
                                 .title = tr("No releases yet"),
                                 .sentence = tr("A release gives a tag its notes and files."),
                                 .primaryAction = tr("New release")});
    }
    m_stack->setCurrentWidget(m_statePage);
}

} // namespace ui
