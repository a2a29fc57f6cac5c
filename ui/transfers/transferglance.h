#pragma once

#include <QAbstractButton>

namespace core {
class TransferWatch;
}

namespace ui {

/// All transfers in the status bar: a slim bar and a few words. Hidden while there is nothing to
/// say.
class TransferGlance : public QAbstractButton
{
    Q_OBJECT

public:
    /// \param watch outlives this
    explicit TransferGlance(core::TransferWatch &watch, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void showState();

    core::TransferWatch &m_watch;
    QSize m_hint; ///< as last told to the layout
};

} // namespace ui
