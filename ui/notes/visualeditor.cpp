#include "ui/notes/visualeditor.h"

#include "ui/common/theme.h"
#include "ui/notes/atomobject.h"
#include "ui/notes/blockgrip.h"
#include "ui/notes/visualaccessible.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextTable>

#include <algorithm>

using namespace Qt::StringLiterals;
namespace notes = core::notes;

namespace ui {

namespace {

// Blocks put on the screen at once.
constexpr qsizetype firstBlocks = 60; ///< more than fit on it
constexpr qsizetype moreBlocks = 120; ///< done within a frame

} // namespace

VisualEditor::VisualEditor(QWidget *parent)
    : QTextEdit(parent)
    , m_session(new VisualSession(this))
    , m_atoms(new AtomObject(this))
    , m_projection(*document())
    , m_painter(m_projection, *document())
    , m_style(font(), palette(), {})
{
    // Before anything is told about this object; a second time it does nothing.
    QAccessible::installFactory(VisualAccessible::make);
    setObjectName(u"notesVisual"_s);
    setAccessibleName(tr("Release notes"));
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true); // lists and tables aside, see handleKey()
    // One that comes and goes would have all of the text laid out once more; see SourceEditor.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setPlaceholderText(tr("Describe this release"));
    document()->setDocumentMargin(VisualStyle::margin);
    document()->documentLayout()->registerHandler(VisualStyle::atomObject, m_atoms);
    viewport()->setMouseTracking(true);
    // Else it goes to the end of all that is put there, and everything in front is laid out.
    QTextCursor cursor = textCursor();
    cursor.setKeepPositionOnInsert(true);
    setTextCursor(cursor);
    m_atoms->setPalette(palette());
    m_grip = new BlockGrip(*this);
    connect(m_grip, &BlockGrip::moved, this, [this](int block, int siblings) {
        run([&] { return m_session->moveBy(block, siblings); });
    });
    m_more.setInterval(0);
    connect(&m_more, &QTimer::timeout, this, &VisualEditor::showMore);
    connect(m_session, &VisualSession::shown, this, &VisualEditor::showBlocks);
    connect(m_session, &VisualSession::changed, this, &VisualEditor::edited);
    connect(m_session, &VisualSession::refused, this, &VisualEditor::remarkRefusal);
    connect(this, &QTextEdit::cursorPositionChanged, this, &VisualEditor::cursorMoved);
    connect(this, &QTextEdit::selectionChanged, viewport(), qOverload<>(&QWidget::update));
    connect(document(), &QTextDocument::contentsChange, this, &VisualEditor::lookAtChange);
    connect(document(), &QTextDocument::contentsChanged, this, &VisualEditor::takeForeignChange);
}

VisualEditor::~VisualEditor() = default;

void VisualEditor::setContext(const notes::Context &context)
{
    if (m_context == context)
        return;
    m_context = context;
    restyle();
}

void VisualEditor::load(const QString &text)
{
    const QScopedValueRollback running(m_running, true);
    Q_EMIT remarked({});
    {
        const QScopedValueRollback showing(m_showing, true);
        m_projection.clear();
    }
    const QScopedValueRollback opening(m_opening, true);
    layOutLater([&] {
        m_session->load(text);
        moveCursor(QTextCursor::Start);
    });
}

/// A document without a size is not laid out; one that gets a size is, as far as it is seen.
void VisualEditor::layOutLater(const std::function<void()> &change)
{
    const double width = document()->textWidth();
    document()->setPageSize({0, 0});
    change();
    document()->setTextWidth(width);
}

void VisualEditor::rebuild()
{
    const QScopedValueRollback showing(m_showing, true);
    layOutLater([this] { m_projection.restyle(m_style); });
}

void VisualEditor::setSource(const QString &text)
{
    if (m_projection.blocks().isEmpty())
        return load(text);
    const int scrolled = verticalScrollBar()->value();
    run([&] { return m_session->setSource(text); });
    if (!hasFocus())
        verticalScrollBar()->setValue(scrolled);
}

/// A command may change the text, and knows where the cursor is then.
bool VisualEditor::run(const std::function<bool()> &command)
{
    showAll();
    const QScopedValueRollback running(m_running, true);
    Q_EMIT remarked({});
    if (!command())
        return false;
    placeCursor(m_session->wanted());
    return true;
}

void VisualEditor::remarkRefusal()
{
    Q_EMIT remarked(tr("This cannot be written in Markdown there. Edit the source of the block."));
}

void VisualEditor::showBlocks()
{
    m_more.stop();
    const QScopedValueRollback showing(m_showing, true);
    if (!m_opening)
        m_projection.show(m_session->blocks(), m_style);
    else if (!m_projection.showSome(m_session->blocks(), firstBlocks, m_style))
        m_more.start();
    viewport()->update();
}

/// Between two events, until all is there.
void VisualEditor::showMore()
{
    const QScopedValueRollback showing(m_showing, true);
    if (m_projection.showSome(m_session->blocks(), moreBlocks, m_style))
        m_more.stop();
}

void VisualEditor::showAll()
{
    if (!isWhole() && !m_showing)
        showBlocks();
}

void VisualEditor::restyle()
{
    showAll();
    m_style = VisualStyle(font(), palette(), m_context);
    m_atoms->setPalette(palette());
    const VisualSession::Selection selected = selection();
    const int scrolled = verticalScrollBar()->value();
    rebuild();
    const QScopedValueRollback running(m_running, true);
    placeCursor(selected);
    verticalScrollBar()->setValue(scrolled);
}

bool VisualEditor::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Leave:
        // Onto the grip it is no leaving.
        if (!m_grip->underMouse())
            m_grip->dismiss();
        break;
    case QEvent::MouseButtonPress:
    case QEvent::ContextMenu:
    case QEvent::DragEnter:
        showAll();
        break;
    default:
        break;
    }
    return QTextEdit::viewportEvent(event);
}

void VisualEditor::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    const bool isLook
        = event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (isLook && m_session)
        restyle();
}

// --- places ---

const VisualBlock *VisualEditor::blockAt(int position) const
{
    const int index = m_projection.indexAt(position);
    const QList<VisualBlock> &blocks = m_projection.blocks();
    return index >= 0 && index < blocks.size() ? &blocks[index] : nullptr;
}

VisualSession::Place VisualEditor::placeAt(int position, bool isFrom) const
{
    const int index = m_projection.indexAt(position);
    const QList<VisualBlock> &blocks = m_projection.blocks();
    if (index < 0 || index >= blocks.size())
        return {};
    if (blocks[index].kind == VisualBlock::Kind::Gap)
        return {blocks[index + 1].id, 0};
    const QTextBlock text = m_projection.textBlock(index);
    const int offset = position - text.position();
    if (blocks[index].isEditable())
        return {blocks[index].id, offset};
    if (blocks[index].kind == VisualBlock::Kind::Empty)
        return {blocks[index].id, 0};
    // What cannot be edited is there as a whole or not at all.
    const bool isPast = offset > 0 && (isFrom || offset >= text.length() - 1);
    return {blocks[index].id, isPast ? 1 : 0};
}

VisualSession::Selection VisualEditor::selection() const
{
    const QTextCursor cursor = textCursor();
    if (!cursor.hasSelection())
        return {placeAt(cursor.position(), true), placeAt(cursor.position(), true)};
    return {placeAt(cursor.selectionStart(), true), placeAt(cursor.selectionEnd(), false)};
}

/// Qt selects cells as a rectangle.
QList<int> VisualEditor::selectedCells() const
{
    const QTextCursor cursor = textCursor();
    QList<int> ids;
    QTextTable *table = cursor.hasComplexSelection() ? cursor.currentTable() : nullptr;
    if (!table)
        return ids;
    int row = 0;
    int rows = 0;
    int column = 0;
    int columns = 0;
    cursor.selectedTableCells(&row, &rows, &column, &columns);
    for (int i = row; i < row + rows; ++i) {
        for (int j = column; j < column + columns; ++j)
            ids.append(placeAt(table->cellAt(i, j).firstPosition(), true).id);
    }
    return ids;
}

void VisualEditor::select(const VisualSession::Selection &selection)
{
    showAll();
    {
        const QScopedValueRollback running(m_running, true);
        placeCursor(selection);
    }
    cursorMoved();
}

void VisualEditor::placeCursor(const VisualSession::Selection &selection)
{
    const auto positionOf = [this](const VisualSession::Place &place) {
        const int index = m_projection.indexOf(place.id);
        if (index < 0)
            return -1;
        const QTextBlock block = m_projection.textBlock(index);
        return block.position() + std::clamp(int(place.at), 0, block.length() - 1);
    };
    const int from = positionOf(selection.from);
    const int to = positionOf(selection.to);
    QTextCursor cursor = textCursor();
    if (from < 0 || to < 0) {
        cursor.clearSelection();
        setTextCursor(cursor);
        return;
    }
    cursor.setPosition(from);
    cursor.setPosition(to, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    if (hasFocus())
        ensureCursorVisible();
}

QTextBlock VisualEditor::textBlockOf(int id) const
{
    const int index = m_projection.indexOf(id);
    return index < 0 ? QTextBlock() : m_projection.textBlock(index);
}

QRect VisualEditor::signOf(int id) const
{
    const int index = m_projection.indexOf(id);
    if (index < 0)
        return {};
    return m_painter.signRect(index)
        .translated(-horizontalScrollBar()->value(), -verticalScrollBar()->value())
        .toAlignedRect();
}

QPointF VisualEditor::toDocument(QPointF viewportPosition) const
{
    return viewportPosition + QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value());
}

void VisualEditor::cursorMoved()
{
    if (m_showing || m_running || m_pressed)
        return;
    const QScopedValueRollback running(m_running, true);
    bool isOther = false;
    const auto seen = connect(m_session, &VisualSession::shown, this, [&] { isOther = true; });
    m_session->cursorMoved(selection());
    disconnect(seen);
    if (isOther)
        placeCursor(m_session->wanted());
}

// --- changes that nobody asked us about ---

/// Whatever finds a way past this class, such as a screen reader, changes the document.
void VisualEditor::lookAtChange(int position, int removed, int added)
{
    if (m_showing || (removed == 0 && added == 0))
        return;
    if (!m_foreign)
        m_foreign = {position, removed, added};
}

void VisualEditor::takeForeignChange()
{
    if (m_showing || !m_foreign)
        return;
    const ForeignChange change = *std::exchange(m_foreign, {});
    const int end = document()->characterCount() - 1;
    QTextCursor cursor(document());
    cursor.setPosition(std::min(change.position, end));
    cursor.setPosition(std::min(change.position + change.added, end), QTextCursor::KeepAnchor);
    const QString text = cursor.selectedText();
    if (m_projection.isIntact(m_style))
        return; // only how it looks
    const bool isWhole = change.position == 0 && change.removed > 0;
    rebuild();
    const int last = document()->characterCount() - 1;
    const VisualSession::Selection at{
        placeAt(std::min(change.position, last), true),
        placeAt(std::min(change.position + change.removed - (isWhole ? 1 : 0), last), false)};
    {
        const QScopedValueRollback running(m_running, true);
        placeCursor({at.from, at.from});
    }
    if (isReadOnly())
        return;
    QString plain = text;
    plain.replace(QChar::ParagraphSeparator, notes::lineBreak);
    run([&] { return m_session->insert(at, notes::plainInline(plain)); });
}

int VisualEditor::replace(const QList<notes::Selection> &hits, const QString &text)
{
    int replaced = 0;
    run([&] {
        VisualBatch batch(*m_session);
        // From the last one: those in front stay where they are.
        for (auto hit = hits.crbegin(); hit != hits.crend(); ++hit) {
            const VisualSession::Selection what{placeAt(int(hit->start), true),
                                                placeAt(int(hit->end), false)};
            const VisualBlock *block = blockAt(int(hit->start));
            const bool isText = block && block->isEditable() && what.from.id == what.to.id;
            if (isText && m_session->replace(what, text))
                ++replaced;
        }
        return replaced > 0;
    });
    return replaced;
}

bool VisualEditor::replaceText(int from, int to, const QString &text)
{
    if (isReadOnly() || m_projection.blocks().isEmpty())
        return false;
    showAll();
    const int end = document()->characterCount() - 1;
    from = std::clamp(from, 0, end);
    to = std::clamp(to, from, end);
    const int last = m_projection.indexAt(to);
    for (int i = m_projection.indexAt(from); i <= last; ++i) {
        const VisualBlock &block = m_projection.blocks()[i];
        if (block.kind == VisualBlock::Kind::Kept || block.kind == VisualBlock::Kind::Notice) {
            remarkRefusal();
            return false;
        }
    }
    const VisualSession::Selection what{placeAt(from, true), placeAt(to, false)};
    return run([&] {
        return text.isEmpty() ? m_session->remove(what) : m_session->pastePlain(what, text);
    });
}

// --- the screen ---

void VisualEditor::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        painter.setClipRegion(event->region());
        const QPointF offset = toDocument({0, 0});
        painter.translate(-offset);
        const QRectF visible = QRectF(event->rect()).translated(offset);
        m_painter.paintBelow(painter, visible, m_style);
        m_painter.paintBeside(painter, visible, m_style);
    }
    QTextEdit::paintEvent(event);
}

void VisualEditor::mousePressEvent(QMouseEvent *event)
{
    const int sign = m_painter.signAt(toDocument(event->position()));
    if (event->button() == Qt::LeftButton && sign >= 0) {
        toggleSign(VisualBlock(m_projection.blocks()[sign]));
        event->accept();
        return;
    }
    m_pressed = true;
    QTextEdit::mousePressEvent(event);
}

void VisualEditor::mouseMoveEvent(QMouseEvent *event)
{
    QTextEdit::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton)
        m_grip->follow(int(event->position().y()));
    const bool isSign = m_painter.signAt(toDocument(event->position())) >= 0;
    const QTextCharFormat format = cursorForPosition(event->pos()).charFormat();
    const bool isLink = format.boolProperty(VisualStyle::SourceLink)
        || (!anchorAt(event->pos()).isEmpty()
            && (isReadOnly() || event->modifiers().testFlag(Qt::ControlModifier)));
    viewport()->setCursor(isSign || isLink ? Qt::PointingHandCursor : Qt::IBeamCursor);
}

void VisualEditor::mouseReleaseEvent(QMouseEvent *event)
{
    const bool wasPressed = std::exchange(m_pressed, false);
    QTextEdit::mouseReleaseEvent(event);
    if (!wasPressed)
        return;
    if (event->button() == Qt::LeftButton && !textCursor().hasSelection())
        clickAt(event->pos(), event->modifiers());
    cursorMoved();
}

void VisualEditor::mouseDoubleClickEvent(QMouseEvent *event)
{
    const VisualBlock *block = blockAt(cursorForPosition(event->pos()).position());
    if (block && block->kind == VisualBlock::Kind::Kept && event->button() == Qt::LeftButton)
        return editSource(block->sourceId());
    QTextEdit::mouseDoubleClickEvent(event);
}

} // namespace ui
