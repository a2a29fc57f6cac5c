#pragma once

#include "core/notes/textsearch.h"
#include "ui/notes/findtarget.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace ui {

/// *Find* and *Replace* in the notes, in whichever form they are shown. Hidden until wanted.
/// Searching goes round at the ends, and every hit on the screen is marked.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    /// What is searched from now on. Ctrl+F and, while the bar is open, Esc are taken from the
    /// widget of the text. \param target belongs to the bar from now on
    void setTarget(FindTarget *target);
    /// What may be done to the text is another.
    void updateReplacing();

    void open(bool replacing); ///< and looks for what is selected, if that is in one line
    void findNext();
    void findPrevious();

Q_SIGNALS:
    void closed();
    void sourceRequested(); ///< to replace there

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QHBoxLayout *createFind();
    [[nodiscard]] QWidget *createReplace();
    QToolButton *addButton(QHBoxLayout *row, const QString &name, const QString &text);
    void search();
    void lookAgain();
    void showCount();
    void showMarks();
    void goTo(qsizetype hit);
    void replaceOne();
    void replaceEvery();
    void showLeft(int hits);
    [[nodiscard]] qsizetype currentHit() const; ///< the one that is selected; -1: none is

    QLineEdit *m_words = nullptr;
    QToolButton *m_matchCase = nullptr;
    QToolButton *m_wholeWords = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QLabel *m_count = nullptr;
    QWidget *m_replaceRow = nullptr;
    QLineEdit *m_replacement = nullptr;
    QPushButton *m_replaceOne = nullptr;
    QPushButton *m_replaceAll = nullptr;
    QLabel *m_whyNot = nullptr;
    QPushButton *m_toSource = nullptr;

    FindTarget *m_target = nullptr;
    QList<core::notes::Selection> m_hits;
    qsizetype m_from = 0; ///< where the cursor was when the words were typed
};

} // namespace ui
