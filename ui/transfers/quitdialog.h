#pragma once

#include <QMessageBox>

namespace core {
class TransferWatch;
}

namespace ui {

/// Asks what shall become of the files on their way, as the window is being closed. Says what is
/// true at the moment; opened with open(), deletes itself.
class QuitDialog : public QMessageBox
{
    Q_OBJECT

public:
    /// \param watch outlives this
    /// \param forgotten accounts with files on their way of which nothing is kept
    /// \param kept there are others, whose files go on at the next start
    QuitDialog(core::TransferWatch &watch, const QStringList &forgotten, bool kept,
               QWidget *parent);

Q_SIGNALS:
    void quitChosen();
    void backgroundChosen();

private:
    void showState();

    core::TransferWatch &m_watch;
    QStringList m_forgotten;
    bool m_kept;
    QPushButton *m_background;
};

} // namespace ui
