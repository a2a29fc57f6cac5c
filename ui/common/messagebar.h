#pragma once

#include "core/base/error.h"

#include <QFrame>

#include <functional>

class QBoxLayout;
class QLabel;
class QToolButton;

namespace ui {

/// A line of text above what it speaks of, hidden while there is nothing to say.
/// Takes foreign text: shows it as plain text. One message at a time; a new one replaces the old.
/// Has no child widgets until the first message.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    enum class Tone { Info, Warning, Bad };

    explicit MessageBar(QWidget *parent = nullptr);

    void show(Tone tone, const QString &text);
    /// Hides instead for Error::Kind::Cancelled. Has a "Details" button when there are any.
    void show(const core::Error &error);
    /// The same in words that know more of what was going on.
    void show(const core::Error &error, const QString &text);
    /// Adds a button to the message shown; its click calls `act` and hides the bar.
    void addButton(const QString &label, std::function<void()> act);
    void clear();
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize sizeHint() const override; ///< as high as the text is at this width

Q_SIGNALS:
    void dismissed(); ///< closed by the user

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void createContents();
    void fold();
    void setDetails(const QString &details);

    Tone m_tone = Tone::Info;
    QLabel *m_icon = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_details = nullptr;
    QToolButton *m_detailsButton = nullptr;
    QBoxLayout *m_body = nullptr; ///< the text and m_buttons, side by side or one above the other
    QBoxLayout *m_buttons = nullptr;
};

} // namespace ui
