#include "ui/notes/notesdocument.h"

#include "ui/notes/borrowedlayout.h"

#include <QAbstractEventDispatcher>
#include <QDeadlineTimer>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocumentFragment>
#include <QTextLayout>
#include <QThread>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int listIndent = 28; ///< pixels a level

/// QTextDocument's layout starts timers to go on later, also where everything is done already. They
/// would go along to the next thread, and could not be stopped by the one after that.
void letTimersEnd(QAbstractTextDocumentLayout &layout)
{
    QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    const QDeadlineTimer patience(100);
    while (!dispatcher->registeredTimers(&layout).isEmpty() && !patience.hasExpired())
        dispatcher->processEvents(QEventLoop::WaitForMoreEvents);
}

} // namespace

NotesDocument::NotesDocument(const core::notes::RenderedNotes &notes, const Look &look)
    : m_addresses(notes.pictures)
    , m_pictures(look.pictures)
    , m_room(std::max(look.width - 2 * margin, 100))
{
    setUndoRedoEnabled(false);
    setDocumentMargin(margin);
    setIndentWidth(listIndent);
    setDefaultFont(look.font);
    setHtml(notes.html);
}

NotesDocument::NotesDocument(const NotesDocument &other)
    : QTextDocument()
    , m_addresses(other.m_addresses)
    , m_pictures(other.m_pictures)
    , m_room(other.m_room)
{
    setUndoRedoEnabled(false);
    setDocumentMargin(margin);
    setIndentWidth(listIndent);
    setDefaultFont(other.defaultFont());
    QTextCursor(this).insertFragment(QTextDocumentFragment(&other));
}

/// Always answers with something: for an empty answer QTextDocument would look on the disk itself.
QVariant NotesDocument::loadResource(int type, const QUrl &name)
{
    if (type != ImageResource)
        return QString(u""_s);
    bool isNumber = false;
    const int number = name.path().toInt(&isNumber);
    const bool known = isNumber && name.scheme() == "notes-image"_L1;
    QImage picture = known ? m_pictures.value(m_addresses.value(number)) : QImage();
    if (picture.isNull()) {
        QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
        nothing.fill(Qt::transparent);
        return nothing;
    }
    if (picture.width() > m_room)
        picture = picture.scaledToWidth(m_room, Qt::SmoothTransformation);
    return picture;
}

LaidOutNotes::LaidOutNotes(const core::notes::RenderedNotes &notes, const NotesDocument::Look &look,
                           QThread *home)
    : m_lines(std::make_unique<NotesDocument>(notes, look))
    , m_text(std::make_unique<NotesDocument>(*m_lines))
{
    m_lines->setTextWidth(look.width);
    // What is shaped is kept for painting; but its fonts are those of this thread.
    if (QThread::currentThread() == home) {
        for (QTextBlock block = m_lines->begin(); block.isValid(); block = block.next())
            block.layout()->setCacheEnabled(true);
    }
    m_text->setDocumentLayout(new BorrowedLayout(*m_text, *m_lines));
    QAbstractTextDocumentLayout *layout = m_lines->documentLayout();
    m_height = layout->documentSize().height(); // lays out all of it
    for (QTextBlock block = m_lines->begin(); block.isValid(); block = block.next()) {
        if (block.userState() > 0)
            m_places.append({block.userState() - 1, layout->blockBoundingRect(block).top()});
    }
    if (QThread::currentThread() == home)
        return;
    m_madeElsewhere = true;
    letTimersEnd(*layout);
    m_lines->moveToThread(home);
    m_text->moveToThread(home);
}

LaidOutNotes::~LaidOutNotes() = default;

bool LaidOutNotes::leave()
{
    if (m_madeElsewhere) {
        m_lines->moveToThread(nullptr);
        m_text->moveToThread(nullptr);
    }
    return m_madeElsewhere;
}

} // namespace ui
