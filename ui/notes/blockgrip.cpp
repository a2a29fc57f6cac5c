#include "ui/notes/blockgrip.h"

#include "ui/common/theme.h"
#include "ui/notes/visualeditor.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;
namespace notes = core::notes;

namespace ui {

namespace {

// pixels
constexpr QSize gripSize(14, 20);
constexpr int fromEdge = 3;
constexpr int lineWidth = 2;
constexpr int scrollZone = 24; ///< at the upper and lower edge, while something is dragged
constexpr int scrollStep = 18;

/// The gap in front of a table stands for it.
int idOf(const VisualBlock &block)
{
    return block.id != 0 ? block.id : block.tableId;
}

} // namespace

BlockGrip::BlockGrip(VisualEditor &editor)
    : QWidget(editor.viewport()), m_editor(editor), m_line(new QWidget(editor.viewport()))
{
    setObjectName(u"notesBlockGrip"_s);
    setAccessibleName(tr("Move this block"));
    setToolTip(tr("Drag to move. Alt+Up and Alt+Down move it too."));
    setFixedSize(gripSize);
    setCursor(Qt::OpenHandCursor);
    hide();
    m_line->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_line->setAutoFillBackground(true);
    m_line->setBackgroundRole(QPalette::Window);
    m_line->hide();
    connect(editor.verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (!m_dragging)
            dismiss();
    });
    connect(&editor.session(), &VisualSession::shown, this, &BlockGrip::dismiss);
}

/// Of the block of text there; -1: none.
int BlockGrip::numberAt(int y) const
{
    // Within the first cell, where there is a table: beside it stands what follows.
    const QPoint place(int(VisualStyle::margin) + 8, y);
    const int number = m_editor.cursorForPosition(place).blockNumber();
    return number < m_editor.session().blocks().size() ? number : -1;
}

/// In the viewport, as far as it is seen. `number`: one of the blocks of text within.
QRect BlockGrip::rectOf(int block, int number) const
{
    const QList<VisualBlock> &blocks = m_editor.session().blocks();
    const notes::Document &document = m_editor.session().document();
    const int index = document.indexOf(block);
    const auto isWithin = [&](int at) {
        const int leaf = document.indexOf(idOf(blocks[at]));
        return leaf >= index && leaf < document[index].end;
    };
    const int scrolled = m_editor.verticalScrollBar()->value();
    const auto one = [&](int at) {
        const QTextBlock text = m_editor.document()->findBlockByNumber(at);
        return m_editor.document()
            ->documentLayout()
            ->blockBoundingRect(text)
            .translated(0, -scrolled)
            .toAlignedRect();
    };
    QRect rect = one(number);
    for (int at = number - 1; at >= 0 && rect.top() > 0 && isWithin(at); --at)
        rect |= one(at);
    const int bottom = m_editor.viewport()->height();
    for (int at = number + 1; at < blocks.size() && rect.bottom() < bottom && isWithin(at); ++at)
        rect |= one(at);
    return rect;
}

void BlockGrip::follow(int y)
{
    if (m_dragging)
        return;
    const int number = numberAt(y);
    const QList<VisualBlock> &blocks = m_editor.session().blocks();
    const int block = number < 0 ? 0 : m_editor.session().unitAround(idOf(blocks[number]));
    if (block == 0 || m_editor.isReadOnly())
        return dismiss();
    m_block = block;
    const QRect rect = rectOf(block, number);
    move(fromEdge, std::max(rect.top(), 0));
    show();
    raise();
}

void BlockGrip::dismiss()
{
    endDrag();
    m_block = 0;
    hide();
}

void BlockGrip::lookForPlace(int y)
{
    m_siblings = 0;
    m_line->hide();
    const notes::Document &document = m_editor.session().document();
    const int number = numberAt(y);
    const int index = document.indexOf(m_block);
    if (number < 0 || index < 0)
        return;
    const int parent = document[index].parent;
    int over = document.indexOf(idOf(m_editor.session().blocks()[number]));
    while (over > 0 && document[over].parent != parent)
        over = document[over].parent;
    if (over <= 0)
        return; // beside the list that it belongs to
    const QRect rect = rectOf(document[over].id, number);
    const QList<int> siblings = document.children(parent);
    const auto from = int(siblings.indexOf(index));
    const auto to = int(siblings.indexOf(over));
    const bool behind = y > rect.center().y();
    // Between the same two that it stands between, nothing moves.
    m_siblings = to == from ? 0 : to > from ? to - from - (behind ? 0 : 1) : to - from + behind;
    if (m_siblings == 0)
        return;
    QPalette colors = m_editor.palette();
    colors.setColor(QPalette::Window, theme::color(theme::Tone::Accent, colors));
    m_line->setPalette(colors);
    m_line->setGeometry(int(VisualStyle::margin), (behind ? rect.bottom() : rect.top()) - 1,
                        m_editor.viewport()->width() - 2 * int(VisualStyle::margin), lineWidth);
    m_line->show();
    m_line->raise();
}

void BlockGrip::endDrag()
{
    m_line->hide();
    m_siblings = 0;
    setCursor(Qt::OpenHandCursor);
    if (std::exchange(m_dragging, false))
        releaseKeyboard();
}

void BlockGrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_block == 0)
        return;
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
    grabKeyboard(); // for Esc
}

void BlockGrip::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging)
        return;
    const int y = mapToParent(event->pos()).y();
    QScrollBar *bar = m_editor.verticalScrollBar();
    if (y < scrollZone)
        bar->setValue(bar->value() - scrollStep);
    else if (y > m_editor.viewport()->height() - scrollZone)
        bar->setValue(bar->value() + scrollStep);
    lookForPlace(y);
}

void BlockGrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragging || event->button() != Qt::LeftButton)
        return;
    const int block = m_block;
    const int siblings = m_siblings;
    endDrag();
    if (siblings != 0)
        Q_EMIT moved(block, siblings);
}

void BlockGrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        endDrag();
}

void BlockGrip::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(theme::Tone::Muted, m_editor.palette()));
    for (const double x : {4.5, 9.5}) {
        for (const double y : {5.0, 10.0, 15.0})
            painter.drawEllipse(QPointF(x, y), 1.4, 1.4);
    }
}

} // namespace ui
