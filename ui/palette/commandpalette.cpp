#include "ui/palette/commandpalette.h"

#include "ui/common/theme.h"
#include "ui/palette/palettedelegate.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>

namespace ui {
using namespace Qt::StringLiterals;

namespace {

constexpr int widestPopup = 640;
constexpr int shownRows = 10;

} // namespace

CommandPalette::CommandPalette(QWidget *parent) : QLineEdit(parent)
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Go to repository, release, asset or command"));
    setPlaceholderText(tr("Go to repository, release, asset or command   Ctrl+K"));
    // Opened by shortcut or click; Tab goes on to what one works on.
    setFocusPolicy(Qt::ClickFocus);

    m_openAction = new QAction(tr("&Go to…"), this);
    m_openAction->setObjectName(u"commandPaletteAction"_s);
    m_openAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    addAction(m_openAction);
    connect(m_openAction, &QAction::triggered, this, &CommandPalette::open);
    connect(this, &QLineEdit::textChanged, this, [this] {
        if (isOpen())
            showMatches();
    });
}

CommandPalette::~CommandPalette()
{
    delete m_popup; // belongs to the window, but its model is ours
}

void CommandPalette::setProvider(Provider provider)
{
    m_provider = std::move(provider);
}

void CommandPalette::setInterpreter(Interpreter interpreter)
{
    m_interpreter = std::move(interpreter);
}

bool CommandPalette::isOpen() const
{
    return m_popup && m_popup->isVisible();
}

QSize CommandPalette::sizeHint() const
{
    if (m_textWidth == 0) // a tool bar asks a dozen times
        m_textWidth = fontMetrics().horizontalAdvance(placeholderText());
    return {m_textWidth + 28, QLineEdit::sizeHint().height()};
}

void CommandPalette::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_textWidth = 0;
}

QSize CommandPalette::minimumSizeHint() const
{
    return {120, QLineEdit::minimumSizeHint().height()};
}

// Opening and closing

void CommandPalette::createPopup()
{
    if (m_popup)
        return;
    m_popup = new QFrame(window());
    m_popup->setObjectName(u"commandPalettePopup"_s);
    // The margin of one pixel shows as its border.
    m_popup->setAutoFillBackground(true);
    m_popup->setBackgroundRole(QPalette::Dark);
    m_list = new QListView(m_popup);
    m_list->setObjectName(u"commandPaletteList"_s);
    m_list->setAccessibleName(tr("Matches"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { run(index.row()); });
    m_nothing = new QLabel(tr("Nothing matches."), m_popup);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setMargin(10);
    m_nothing->setAutoFillBackground(true);
    m_nothing->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(m_popup);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);
    m_popup->hide();
}

void CommandPalette::open()
{
    if (isOpen())
        return;
    createPopup();
    m_model.setEntries(m_provider ? m_provider() : QList<PaletteEntry>());
    if (!hasFocus())
        m_cameFrom = QApplication::focusWidget();
    showMatches();
    m_popup->show();
    m_popup->raise();
    window()->installEventFilter(this);
    if (!hasFocus())
        setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void CommandPalette::close()
{
    if (!isOpen())
        return;
    m_popup->hide();
    window()->removeEventFilter(this);
    clear();
    m_model.setEntries({});
    if (hasFocus()) {
        if (m_cameFrom)
            m_cameFrom->setFocus(Qt::PopupFocusReason);
        else
            clearFocus();
    }
}

void CommandPalette::showMatches()
{
    m_model.setPattern(text());
    m_model.setMeanings(m_interpreter ? m_interpreter(text()) : QList<PaletteEntry>());
    const int rows = m_model.rowCount();
    m_list->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    if (rows > 0)
        m_list->setCurrentIndex(m_model.index(0));
    placePopup();
}

/// Below the box, as wide as it or wider, never beyond the window.
void CommandPalette::placePopup()
{
    const QRect room = window()->rect().adjusted(8, 8, -8, -8);
    const int width = qMin(room.width(), qMax(this->width(), widestPopup));
    const int rows = qMin(m_model.rowCount(), shownRows);
    const int rowHeight = m_list->sizeHintForRow(0);
    const QPoint below = mapTo(window(), QPoint(0, this->height() + 3));
    const int height = qMin(rows > 0 ? rows * rowHeight + 2 : m_nothing->sizeHint().height() + 2,
                            room.bottom() - below.y());
    int left = layoutDirection() == Qt::RightToLeft ? below.x() + this->width() - width : below.x();
    left = qBound(room.left(), left, qMax(room.left(), room.right() + 1 - width));
    m_popup->setGeometry(left, below.y(), width, height);
}

// Keys and mouse

void CommandPalette::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        open();
}

void CommandPalette::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        close();
}

void CommandPalette::mousePressEvent(QMouseEvent *event)
{
    QLineEdit::mousePressEvent(event);
    open();
}

bool CommandPalette::event(QEvent *event)
{
    // Before shortcuts: Esc and the arrows are ours while the list is open.
    if (event->type() == QEvent::ShortcutOverride && isOpen()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress && handleKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QLineEdit::event(event);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window() && event->type() == QEvent::Resize && isOpen())
        placePopup();
    return QLineEdit::eventFilter(watched, event);
}

bool CommandPalette::handleKey(int key)
{
    if (!isOpen()) {
        if (key != Qt::Key_Down)
            return false;
        open();
        return true;
    }
    switch (key) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(shownRows - 1);
        return true;
    case Qt::Key_PageUp:
        move(1 - shownRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex().row());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void CommandPalette::move(int steps)
{
    const int rows = m_model.rowCount();
    if (rows == 0)
        return;
    const int row = qBound(0, m_list->currentIndex().row() + steps, rows - 1);
    m_list->setCurrentIndex(m_model.index(row));
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const std::function<void()> act = m_model.entry(row).run; // closing forgets the entries
    close();
    if (act)
        act();
}

} // namespace ui
