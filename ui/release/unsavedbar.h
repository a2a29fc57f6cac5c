#pragma once

#include "core/releases/releaseedit.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

/// The bar below a release: what is unsaved, since when it is kept on this computer, and the
/// buttons that decide about it.
class UnsavedBar : public QWidget
{
    Q_OBJECT

public:
    enum class Step {
        Idle,
        Saving,
        Uploading,
        Paused, ///< as Uploading, but only paused files are left
        Publishing,
        Deleting
    };

    explicit UnsavedBar(QWidget *parent = nullptr);

    /// \param added, removed lines of the notes; shown when the notes are among the changes
    void setChanges(const core::ReleaseEdit &edit, int added, int removed);
    /// Invalid: not on the disk yet.
    void setKeptAt(const QDateTime &time);
    void setStep(Step step);
    /// Why nothing can be saved, such as a faulty tag; empty when it can.
    void setObstacle(const QString &reason);
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    void discardRequested();
    void reviewRequested();
    void saveRequested();
    void publishRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void update();
    void arrange();
    [[nodiscard]] QString describeChanges() const;
    [[nodiscard]] QString status() const;

    core::ReleaseEdit m_edit;
    int m_added = 0;
    int m_removed = 0;
    QDateTime m_keptAt;
    Step m_step = Step::Idle;
    QString m_obstacle;
    bool m_readOnly = false;
    QTimer m_clock; ///< the words "4 s ago" grow old

    QBoxLayout *m_layout; ///< one row, or two where the words need a row of their own
    QBoxLayout *m_words;
    QBoxLayout *m_buttons;
    QLabel *m_dot;
    QLabel *m_text;
    QPushButton *m_discard;
    QPushButton *m_review;
    QPushButton *m_save;
    QPushButton *m_publish;
};

/// "Title", "Notes" … as a heading.
QString fieldName(core::ReleaseField field);
/// "title", "notes" … within a sentence.
QString fieldInSentence(core::ReleaseField field);

} // namespace ui
