#pragma once

#include <QDateTime>
#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace ui {

/// One quiet line above a list that shows what was known earlier: how old that is, whether the
/// server cannot be reached, and a way to try again. Hidden while there is nothing to say.
class AgeLine : public QWidget
{
    Q_OBJECT

public:
    explicit AgeLine(QWidget *parent = nullptr);

    /// \param asOf when it was true; invalid: never known as a whole
    void show(const QDateTime &asOf, bool offline);
    void clear();

Q_SIGNALS:
    void retryRequested();

private:
    void update();

    QDateTime m_asOf;
    bool m_offline = false;
    QTimer m_clock; ///< the age grows
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_retry;
};

} // namespace ui
