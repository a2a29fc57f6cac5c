#pragma once

#include <QObject>
#include <QPalette>
#include <QTextObjectInterface>

namespace ui {

/// Draws what stands in running text and is no text: a picture or a tag as a chip, a footnote's
/// number raised.
class AtomObject
    : public QObject
    , public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    explicit AtomObject(QObject *parent) : QObject(parent) { }

    void setPalette(const QPalette &palette) { m_palette = palette; }

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position,
                    const QTextFormat &format) override;

private:
    QPalette m_palette;
};

} // namespace ui
