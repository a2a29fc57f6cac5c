#pragma once

#include "core/notes/splice.h"

namespace core::notes {

/// Notes that are edited: undone step by step to the very bytes they were, whichever way they were
/// edited. Blocks come back with the ids they had.
class EditHistory
{
public:
    explicit EditHistory(const QByteArray &bytes = {}) : m_document(bytes) { }

    [[nodiscard]] const Document &document() const { return m_document; }
    [[nodiscard]] const QByteArray &bytes() const { return m_document.source().bytes(); }

    /// `joins`: one step together with the one before, as letters typed in a row are.
    void apply(Edit edit, bool joins = false);
    [[nodiscard]] bool canUndo() const { return m_position > 0; }
    [[nodiscard]] bool canRedo() const { return m_position < m_steps.size(); }
    void undo();
    void redo();

private:
    struct Step
    {
        Splice back;
        Splice forth;
        QList<int> idsBefore;
        QList<int> idsAfter;
        bool joins = false;
    };
    void go(const Splice &splice, const QList<int> &ids);

    Document m_document;
    QList<Step> m_steps;
    qsizetype m_position = 0; ///< how many of them are done
};

} // namespace core::notes
