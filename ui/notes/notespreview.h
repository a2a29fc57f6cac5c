#pragma once

#include "core/notes/render.h"
#include "ui/notes/notesdocument.h"

#include <QHash>
#include <QImage>
#include <QTextBrowser>
#include <QThreadPool>

#include <chrono>
#include <memory>

namespace ui {

/// Shows rendered notes and loads nothing by itself: no file, no address, no resource of the
/// program. A picture is there only if the owner has supplied it; others are links that ask for it.
/// Long notes are laid out on another thread; until that is done, the ones before stay.
class NotesPreview : public QTextBrowser
{
    Q_OBJECT

public:
    explicit NotesPreview(QWidget *parent = nullptr);
    ~NotesPreview() override;

    /// Keeps the scroll position.
    void setNotes(const core::notes::RenderedNotes &notes);
    /// What the renderer needs to know of this widget's colours and fonts.
    [[nodiscard]] core::notes::RenderStyle renderStyle() const;

    void setPicture(const QString &address, const QImage &picture);
    [[nodiscard]] QSet<QString> pictures() const;

    /// Where source line `line` (from 0, may lie between two) is shown, in scroll bar units.
    [[nodiscard]] int scrollValueOf(double line) const;
    /// The opposite, for the top of the view.
    [[nodiscard]] double lineAtTop() const;

    QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    /// Other notes are on the screen, or the same in another width; `taken` is what laying them out
    /// has cost.
    void shown(std::chrono::milliseconds taken);
    void linkActivated(const QUrl &url); ///< https, or http after the user has agreed; nothing else
    void linkHovered(const QUrl &url); ///< an empty one when it is left
    void pictureRequested(const QUrl &url); ///< http or https
    void detailsToggled(int number, bool open); ///< `open`: what is wanted now

protected:
    void doSetSource(const QUrl &url, QTextDocument::ResourceType type) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void activate(const QUrl &url);
    [[nodiscard]] NotesDocument::Look look() const;
    [[nodiscard]] int textWidth() const;
    void layOut();
    void show(std::unique_ptr<LaidOutNotes> notes);
    void discard(std::unique_ptr<LaidOutNotes> notes);

    core::notes::RenderedNotes m_notes;
    QHash<QString, QImage> m_pictures;
    NotesDocument::Look m_look; ///< of what is shown or being laid out
    std::unique_ptr<LaidOutNotes> m_shown;
    QThreadPool m_pool;
    bool m_working = false; ///< a thread lays something out
    bool m_outdated = false; ///< and meanwhile something else is wanted
    bool m_swapping = false; ///< one document takes the place of another
    int m_rounds = 0; ///< how often the scroll bar alone has changed the width
};

} // namespace ui
