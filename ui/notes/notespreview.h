#pragma once

#include "core/notes/render.h"

#include <QHash>
#include <QImage>
#include <QTextBrowser>

namespace ui {

/// Shows rendered notes and loads nothing by itself: no file, no address, no resource of the
/// program. A picture is there only if the owner has supplied it; others are links that ask for it.
class NotesPreview : public QTextBrowser
{
    Q_OBJECT

public:
    explicit NotesPreview(QWidget *parent = nullptr);

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
    void linkActivated(const QUrl &url); ///< https, or http after the user has agreed; nothing else
    void linkHovered(const QUrl &url); ///< an empty one when it is left
    void pictureRequested(const QUrl &url); ///< http or https
    void detailsToggled(int number, bool open); ///< `open`: what is wanted now

protected:
    void doSetSource(const QUrl &url, QTextDocument::ResourceType type) override;

private:
    void activate(const QUrl &url);
    void collectLines();

    struct Place
    {
        int line = 0; ///< from 0
        int position = 0; ///< in the document
    };

    QHash<QString, QImage> m_pictures;
    QStringList m_addresses; ///< of the pictures shown, by number
    QList<Place> m_places;
};

} // namespace ui
