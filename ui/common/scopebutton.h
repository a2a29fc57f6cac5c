#pragma once

#include <QToolButton>

namespace ui {

/// One of a row of exclusive choices. Shortens its word rather than widening the window.
class ScopeButton : public QToolButton
{
    Q_OBJECT

public:
    explicit ScopeButton(const QString &word, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
