#pragma once

#include "core/base/error.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

/// What stands where a list or page would be while there is nothing to show: an icon, a title, a
/// sentence that says what to do next, and up to two buttons. Takes foreign text as plain text.
/// Has no child widgets until it shows something: most stand in a stack and are never seen.
class StatePage : public QWidget
{
    Q_OBJECT

public:
    struct Content
    {
        QString iconName; ///< empty: none
        QString title;
        QString sentence = {};
        QString primaryAction = {}; ///< label of the filled button; empty: none
        QString secondaryAction = {}; ///< empty: none
    };

    explicit StatePage(QWidget *parent = nullptr);

    void setContent(const Content &content);
    /// Blank at first; a quiet progress bar with `sentence` after 300 ms, so that what is quick
    /// does not flicker.
    void setLoading(const QString &sentence);
    /// The error in words, with "Try again" as its button. Looks as offline when it is.
    void setError(const core::Error &error, const QString &title);

    [[nodiscard]] QString title() const { return m_content.title; }
    [[nodiscard]] QString sentence() const { return m_content.sentence; }
    [[nodiscard]] bool isLoading() const { return m_loading; }

Q_SIGNALS:
    void primaryTriggered();
    void secondaryTriggered();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void createContents();
    void put(const Content &content, bool busy);
    void fill();

    Content m_content;
    bool m_busy = false; ///< the progress bar is there
    bool m_outdated = false; ///< the widgets show something else, or there are none
    QTimer m_delay;
    QString m_loadingSentence;
    bool m_loading = false;
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_sentence = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_primary = nullptr;
    QPushButton *m_secondary = nullptr;
};

} // namespace ui
