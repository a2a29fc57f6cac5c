#include "ui/notes/notespreview.h"

#include "ui/common/theme.h"
#include "ui/notes/sourceeditor.h"

#include <QAbstractTextDocumentLayout>
#include <QMessageBox>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int margin = 16; ///< pixels around the text
constexpr int listIndent = 28; ///< pixels a level

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
    document()->setDocumentMargin(margin);
    document()->setIndentWidth(listIndent);
    connect(this, &QTextBrowser::anchorClicked, this, &NotesPreview::activate);
    connect(this, &QTextBrowser::highlighted, this, [this](const QUrl &url) {
        const int number = numberIn(url, "notes-image"_L1);
        if (number >= 0)
            Q_EMIT linkHovered(QUrl(m_addresses.value(number)));
        else
            Q_EMIT linkHovered(url.scheme().startsWith("notes-"_L1) ? QUrl() : url);
    });
}

void NotesPreview::setNotes(const core::notes::RenderedNotes &notes)
{
    // Between the old text and the new one lies an empty document, which nobody should see.
    const int value = verticalScrollBar()->value();
    setUpdatesEnabled(false);
    m_addresses = notes.pictures;
    document()->setHtml(notes.html);
    collectLines();
    if (value > 0)
        document()
            ->documentLayout()
            ->documentSize(); // lays all of it out, so that the bar has its range
    verticalScrollBar()->setValue(value);
    setUpdatesEnabled(true);
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

void NotesPreview::collectLines()
{
    m_places.clear();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.userState() > 0)
            m_places.append({block.userState() - 1, block.position()});
    }
}

int NotesPreview::scrollValueOf(double line) const
{
    const auto top = [this](const Place &place) {
        return document()
            ->documentLayout()
            ->blockBoundingRect(document()->findBlock(place.position))
            .top();
    };
    const auto after = std::ranges::upper_bound(m_places, line, {}, &Place::line);
    const bool hasBefore = after != m_places.begin();
    const bool hasAfter = after != m_places.end();
    const double from = hasBefore ? top(*std::prev(after)) : 0;
    const double to = hasAfter ? top(*after) : document()->size().height();
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
    for (const Place &place : m_places) {
        const double top = document()
                               ->documentLayout()
                               ->blockBoundingRect(document()->findBlock(place.position))
                               .top();
        if (top > value)
            return before + (place.line - before) * (value - beforeTop) / (top - beforeTop);
        before = place.line;
        beforeTop = top;
    }
    return before;
}

/// Always answers with something: for an empty answer QTextDocument would look on the disk itself.
QVariant NotesPreview::loadResource(int type, const QUrl &name)
{
    if (type != QTextDocument::ImageResource)
        return QString(u""_s);
    const int number = numberIn(name, "notes-image"_L1);
    QImage picture = m_pictures.value(m_addresses.value(number));
    if (picture.isNull()) {
        QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
        nothing.fill(Qt::transparent);
        return nothing;
    }
    const int room = std::max(viewport()->width() - 2 * margin, 100);
    if (picture.width() > room)
        picture = picture.scaledToWidth(room, Qt::SmoothTransformation);
    return picture;
}

void NotesPreview::doSetSource(const QUrl &, QTextDocument::ResourceType)
{
    // This browser does not browse.
}

void NotesPreview::activate(const QUrl &url)
{
    if (const int number = numberIn(url, "notes-image"_L1); number >= 0) {
        const QUrl address(m_addresses.value(number));
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
