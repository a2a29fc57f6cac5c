#pragma once

#include <QAbstractButton>

namespace ui {

/// A check box drawn as a sliding switch; its text stands to the right. Space and click toggle it.
class Switch : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Switch(const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
