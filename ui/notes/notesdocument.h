#pragma once

#include "core/notes/render.h"

#include <QFont>
#include <QHash>
#include <QImage>
#include <QTextDocument>

#include <memory>

namespace ui {

/// Rendered notes, which load nothing by themselves: no file, no address, no resource of the
/// program. A picture is there only if it came with them; others are a transparent point.
class NotesDocument : public QTextDocument
{
    Q_OBJECT

public:
    /// What the layout depends on besides the notes.
    struct Look
    {
        QFont font;
        int width = 0; ///< pixels, of the viewport
        QHash<QString, QImage> pictures; ///< by address
    };

    static constexpr int margin = 16; ///< pixels around the text

    NotesDocument(const core::notes::RenderedNotes &notes, const Look &look);
    /// The same text once more, for a fraction of what reading its HTML takes.
    explicit NotesDocument(const NotesDocument &other);

protected:
    QVariant loadResource(int type, const QUrl &name) override;

private:
    QStringList m_addresses;
    QHash<QString, QImage> m_pictures;
    int m_room = 0;
};

/// Notes laid out for one width: by any thread that has an event dispatcher, for the thread of the
/// user interface, which then only has to paint. QTextEdit lays a document out anew when it is
/// given one, however it was before; so there are two: one that holds the lines, and one for
/// QTextEdit with everything that can be selected, whose layout is that of the first.
class LaidOutNotes
{
public:
    /// A paragraph of the source.
    struct Place
    {
        int line = 0; ///< from 0
        double top = 0; ///< pixels
    };

    /// \param home the thread that will use this
    LaidOutNotes(const core::notes::RenderedNotes &notes, const NotesDocument::Look &look,
                 QThread *home);
    ~LaidOutNotes();
    Q_DISABLE_COPY_MOVE(LaidOutNotes)

    /// To be shown by a QTextEdit; lives as long as this.
    [[nodiscard]] QTextDocument *document() const { return m_text.get(); }
    [[nodiscard]] const QList<Place> &places() const { return m_places; }
    [[nodiscard]] double height() const { return m_height; }

    /// Nobody uses it any more: another thread may take it apart.
    /// \return false if it must not, because it was made on the thread that used it
    bool leave();

private:
    std::unique_ptr<NotesDocument> m_lines;
    std::unique_ptr<NotesDocument> m_text; ///< refers to the lines
    QList<Place> m_places;
    double m_height = 0;
    bool m_madeElsewhere = false;
};

} // namespace ui
