#pragma once

#include "ui/common/theme.h"

#include <QLabel>

class QPainter;

namespace ui {

/// A short word in a pill: Draft, Pre-release, Latest, Immutable.
class Chip : public QWidget
{
    Q_OBJECT

public:
    explicit Chip(QWidget *parent = nullptr);
    void setContent(const QString &text, theme::Tone tone); ///< empty text: takes no room
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;

    /// For delegates: the size a chip needs, and the painting of one.
    static QSize sizeFor(const QString &text, const QFont &font);
    static void paint(QPainter &painter, const QRect &rect, const QString &text, theme::Tone tone,
                      const QPalette &palette, bool onSelection);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    theme::Tone m_tone = theme::Tone::Muted;
};

} // namespace ui
