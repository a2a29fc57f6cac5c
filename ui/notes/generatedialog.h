#pragma once

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace core {
struct Error;
}

namespace ui {

class DiffView;
class MessageBar;

/// Notes as the server would write them, to be looked at before they become a part of the text.
/// Asks by asked(), at once and again when the question changes; whoever listens answers.
class GenerateDialog : public QDialog
{
    Q_OBJECT

public:
    /// How the generated text comes into the notes.
    enum class Placing { AtCursor, Append, Replace };

    struct Start
    {
        QString notes = {}; ///< as they are now, with LF
        QString tag = {}; ///< of the release
        QStringList previousTags = {}; ///< newest first
        bool hasCursor = true; ///< there is a place to insert at
    };
    GenerateDialog(const Start &start, QWidget *parent);

    void setGenerated(const QString &notes); ///< with LF
    void setProblem(const core::Error &error); ///< Cancelled just ends the waiting
    [[nodiscard]] const QString &generated() const { return m_generated; }

    /// Starts asking. After the listeners are connected.
    void ask();

Q_SIGNALS:
    /// \param previousTag, configuration empty: the server's choice. An earlier question is
    /// obsolete.
    void asked(const QString &previousTag, const QString &configuration);
    void cancelled(); ///< the answer is no longer wanted
    void taken(const QString &notes, Placing placing);

private:
    [[nodiscard]] QWidget *createQuestion(const Start &start);
    [[nodiscard]] QWidget *createButtons(bool hasCursor);
    void setAsking(bool asking);
    void showResult();
    void take(Placing placing);

    QString m_notes;
    QString m_generated;
    QComboBox *m_previousTag = nullptr;
    QLineEdit *m_configuration = nullptr;
    QPushButton *m_ask = nullptr;
    QLabel *m_state = nullptr;
    QProgressBar *m_progress = nullptr;
    MessageBar *m_messages = nullptr;
    DiffView *m_result = nullptr;
    QList<QPushButton *> m_placings;
    bool m_asking = false;
};

} // namespace ui
