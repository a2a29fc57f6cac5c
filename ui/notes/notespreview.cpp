#include "ui/notes/notespreview.h"

#include "ui/common/theme.h"
#include "ui/notes/sourceeditor.h"

#include <QElapsedTimer>
#include <QMessageBox>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int margin = NotesDocument::margin;
/// Up to here (in characters of HTML) laying out takes a few milliseconds, and is done at once:
/// then nothing flickers while the window changes its size.
constexpr qsizetype shortNotes = 20'000;

QString hex(const QColor &color)
{
    return color.name(QColor::HexRgb);
}

/// The N of `notes-image:N`; -1 for anything else.
int numberIn(const QUrl &url, QLatin1StringView scheme)
{
    bool ok = false;
    const int number = url.path().toInt(&ok);
    return ok && url.scheme() == scheme ? number : -1;
}

} // namespace

NotesPreview::NotesPreview(QWidget *parent) : QTextBrowser(parent)
{
    setObjectName(u"notesPreview"_s);
    setAccessibleName(tr("Release notes, as they will be published"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    m_pool.setMaxThreadCount(1);
    // Where the edges of a selection are is known to the borrowed layout only.
    connect(this, &QTextBrowser::selectionChanged, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QTextBrowser::anchorClicked, this, &NotesPreview::activate);
    connect(this, &QTextBrowser::highlighted, this, [this](const QUrl &url) {
        const int number = numberIn(url, "notes-image"_L1);
        if (number >= 0)
            Q_EMIT linkHovered(QUrl(m_notes.pictures.value(number)));
        else
            Q_EMIT linkHovered(url.scheme().startsWith("notes-"_L1) ? QUrl() : url);
    });
}

NotesPreview::~NotesPreview()
{
    m_pool.waitForDone();
    // Whoever listens may be half gone.
    verticalScrollBar()->blockSignals(true);
    setDocument(nullptr);
}

void NotesPreview::setNotes(const core::notes::RenderedNotes &notes)
{
    m_notes = notes;
    m_rounds = 0;
    layOut();
}

NotesDocument::Look NotesPreview::look() const
{
    return {.font = font(), .width = textWidth(), .pictures = m_pictures};
}

/// With room for a scroll bar, also while there is none: one that comes or goes moves no word.
int NotesPreview::textWidth() const
{
    const QScrollBar *bar = verticalScrollBar();
    return viewport()->width() - (bar->isVisibleTo(this) ? 0 : bar->sizeHint().width());
}

void NotesPreview::layOut()
{
    // While it is hidden its width may not be the one that it will have.
    if (m_working || !isVisible()) {
        m_outdated = true;
        return;
    }
    m_outdated = false;
    m_look = look();
    QElapsedTimer timer;
    timer.start();
    if (m_notes.html.size() <= shortNotes) {
        show(std::make_unique<LaidOutNotes>(m_notes, m_look, thread()));
        Q_EMIT shown(std::chrono::milliseconds(timer.elapsed()));
        return;
    }
    m_working = true;
    // The destructor waits for the thread: this outlives it.
    m_pool.start([this, home = thread(), notes = m_notes, look = m_look, timer] {
        auto laidOut = std::make_shared<std::unique_ptr<LaidOutNotes>>(
            std::make_unique<LaidOutNotes>(notes, look, home));
        QMetaObject::invokeMethod(
            this,
            [this, laidOut, timer] {
                m_working = false;
                show(std::move(*laidOut));
                if (m_outdated)
                    layOut();
                Q_EMIT shown(std::chrono::milliseconds(timer.elapsed()));
            },
            Qt::QueuedConnection);
    });
}

void NotesPreview::show(std::unique_ptr<LaidOutNotes> notes)
{
    const int value = verticalScrollBar()->value();
    const int anchor = textCursor().anchor();
    const int position = textCursor().position();
    const int length = document()->characterCount();
    std::swap(m_shown, notes);
    {
        const QScopedValueRollback swapping(m_swapping, true);
        setDocument(m_shown->document());
        // The same text in another width: what is selected stays so.
        if (anchor != position && document()->characterCount() == length) {
            QTextCursor cursor(document());
            cursor.setPosition(anchor);
            cursor.setPosition(position, QTextCursor::KeepAnchor);
            setTextCursor(cursor);
        }
        verticalScrollBar()->setValue(value);
    }
    // A document that is laid out already, as tall as the last one, asks for nothing.
    viewport()->update();
    if (notes)
        discard(std::move(notes));
    // Something changed the width, but must not do so for ever.
    if (m_look.width != textWidth() && ++m_rounds <= 2)
        layOut();
}

/// Taking a long document apart takes a while too.
void NotesPreview::discard(std::unique_ptr<LaidOutNotes> notes)
{
    if (notes->leave())
        m_pool.start([old = std::shared_ptr<LaidOutNotes>(std::move(notes))] {});
}

void NotesPreview::showEvent(QShowEvent *event)
{
    QTextBrowser::showEvent(event);
    if (m_outdated)
        layOut();
}

void NotesPreview::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    if (m_shown && !m_swapping && m_look.width != textWidth()) {
        m_rounds = 0;
        layOut();
    }
}

void NotesPreview::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_shown)
        layOut();
}

core::notes::RenderStyle NotesPreview::renderStyle() const
{
    return {.dark = theme::isDark(palette()),
            .text = hex(palette().color(QPalette::Text)),
            .muted = hex(theme::color(theme::Tone::Muted, palette())),
            .link = hex(palette().color(QPalette::Link)),
            .line = hex(theme::color(theme::Tone::Line, palette())),
            .panel = hex(theme::color(theme::Tone::Panel, palette())),
            .mono = sourceFont().families().constFirst()};
}

void NotesPreview::setPicture(const QString &address, const QImage &picture)
{
    m_pictures.insert(address, picture);
}

QSet<QString> NotesPreview::pictures() const
{
    return {m_pictures.keyBegin(), m_pictures.keyEnd()};
}

int NotesPreview::scrollValueOf(double line) const
{
    using Place = LaidOutNotes::Place;
    if (!m_shown)
        return 0;
    const QList<Place> &places = m_shown->places();
    const auto after = std::ranges::upper_bound(places, line, {}, &Place::line);
    const bool hasBefore = after != places.begin();
    const bool hasAfter = after != places.end();
    const double from = hasBefore ? std::prev(after)->top : 0;
    const double to = hasAfter ? after->top : m_shown->height();
    const double fromLine = hasBefore ? std::prev(after)->line : 0;
    const double toLine = hasAfter ? after->line : fromLine + 1;
    const double share
        = toLine > fromLine ? std::clamp((line - fromLine) / (toLine - fromLine), 0.0, 1.0) : 0;
    return std::max(0, int(from + share * (to - from)) - (line > 0 ? margin / 2 : margin));
}

double NotesPreview::lineAtTop() const
{
    const int value = verticalScrollBar()->value() + margin / 2;
    double before = 0;
    double beforeTop = 0;
    if (!m_shown)
        return 0;
    for (const LaidOutNotes::Place &place : m_shown->places()) {
        if (place.top > value)
            return before + (place.line - before) * (value - beforeTop) / (place.top - beforeTop);
        before = place.line;
        beforeTop = place.top;
    }
    return before;
}

/// What is shown is a NotesDocument, which answers for itself; this is for any other.
QVariant NotesPreview::loadResource(int, const QUrl &)
{
    return QString(u""_s);
}

void NotesPreview::doSetSource(const QUrl &, QTextDocument::ResourceType)
{
    // This browser does not browse.
}

void NotesPreview::activate(const QUrl &url)
{
    if (const int number = numberIn(url, "notes-image"_L1); number >= 0) {
        const QUrl address(m_notes.pictures.value(number));
        if (address.scheme() == "https"_L1 || address.scheme() == "http"_L1)
            Q_EMIT pictureRequested(address);
        return;
    }
    for (const bool open : {false, true}) {
        const int number = numberIn(url, open ? "notes-unfold"_L1 : "notes-fold"_L1);
        if (number >= 0) {
            Q_EMIT detailsToggled(number, open);
            return;
        }
    }
    if (url.isRelative() && url.hasFragment()) {
        scrollToAnchor(url.fragment());
        return;
    }
    if (url.host().isEmpty())
        return;
    if (url.scheme() == "https"_L1) {
        Q_EMIT linkActivated(url);
    } else if (url.scheme() == "http"_L1) {
        auto *question = new QMessageBox(QMessageBox::Question, tr("Open link"),
                                         tr("This address is not encrypted. Open it anyway?"),
                                         QMessageBox::Open | QMessageBox::Cancel, this);
        question->setAttribute(Qt::WA_DeleteOnClose);
        question->setTextFormat(Qt::PlainText);
        question->setInformativeText(url.toString(QUrl::FullyEncoded));
        question->setDefaultButton(QMessageBox::Cancel);
        connect(question, &QMessageBox::finished, this, [this, url](int answer) {
            if (answer == QMessageBox::Open)
                Q_EMIT linkActivated(url);
        });
        question->open();
    }
}

} // namespace ui
