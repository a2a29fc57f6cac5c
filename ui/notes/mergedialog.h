#pragma once

#include "core/notes/merge3.h"

#include <QDialog>
#include <QTextCursor>

#include <optional>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace ui {

/// Two versions of the notes that were made from the same one, put together. What only one side
/// changed is merged already; where both did, somebody chooses, or writes it anew in the result.
class MergeDialog : public QDialog
{
    Q_OBJECT

public:
    struct Versions
    {
        QString base = {}; ///< what both started from; all with LF
        QString mine = {};
        QString theirs = {};
    };
    /// \param merge of the versions
    MergeDialog(const Versions &versions, const core::notes::Merge &merge, QWidget *parent);

    /// With LF.
    [[nodiscard]] QString result() const;
    [[nodiscard]] int undecided() const;

Q_SIGNALS:
    /// Confirmed, which is possible when nothing is undecided.
    void merged(const QString &notes);

private:
    /// A place where both changed the same, and where it is in the result.
    struct Place
    {
        core::notes::MergePiece piece;
        int start = 0;
        int end = 0;
        std::optional<core::notes::Choice> choice;
        bool byHand = false;
    };

    [[nodiscard]] QWidget *createVersions(const Versions &versions);
    [[nodiscard]] QWidget *createPlaces();
    [[nodiscard]] QWidget *createChoices();
    void fillResult(const core::notes::Merge &merge);
    void showPlace(int place);
    void choose(core::notes::Choice choice);
    void lookAtEdit(int position, int removed, int added);
    [[nodiscard]] QTextCursor cursorAt(const Place &place) const;
    void showState();

    QList<Place> m_places;
    int m_current = -1;
    bool m_choosing = false;
    QList<QPlainTextEdit *> m_sides; ///< of the place: mine, before, theirs
    QLabel *m_which = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QButtonGroup *m_choices = nullptr;
    QPlainTextEdit *m_result = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_take = nullptr;
};

} // namespace ui
