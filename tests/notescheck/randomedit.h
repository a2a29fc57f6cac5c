#pragma once

#include "core/notes/edithistory.h"

#include <QRandomGenerator>

#include <optional>

namespace notescheck {

/// Something a user might do, as numbers: it means something in any text, so that what comes
/// before it can be left out.
struct RandomEdit
{
    quint32 kind = 0;
    quint32 block = 0;
    quint32 from = 0;
    quint32 length = 0;
    quint32 choice = 0;

    static RandomEdit make(QRandomGenerator &random);

    /// Steps in the history, which perform() knows nothing of.
    [[nodiscard]] bool isUndo() const;
    [[nodiscard]] bool isRedo() const;
};

/// What became of it.
struct Outcome
{
    QByteArray what; ///< for the message
    core::notes::MaybeEdit edit; ///< nothing: refused
    bool applies = false; ///< the text has something to do this to
    int leaf = -1; ///< the index of the block whose own bytes alone may have changed; -1: any
    core::notes::InlineText wanted; ///< with `leaf`: its text
    QByteArray word; ///< the difference has to be this; empty: anything
    std::optional<QString> left = {}; ///< readable() of what has to come of it; unset: anything
};

/// All that can be read in the notes, in its order and without blanks.
QString readable(const core::notes::Document &document);

Outcome perform(const RandomEdit &edit, const core::notes::Document &document);

} // namespace notescheck
