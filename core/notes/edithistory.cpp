#include "core/notes/edithistory.h"

namespace core::notes {

void EditHistory::apply(Edit edit, bool joins)
{
    const Splice &splice = edit.splice;
    const Splice back{{splice.range.begin, splice.range.begin + splice.inserted.size()},
                      bytes().sliced(splice.range.begin, splice.range.size())};
    m_steps.resize(m_position);
    m_steps.append({back, splice, m_document.ids(), edit.after.ids(), joins && m_position > 0});
    ++m_position;
    m_document = std::move(edit.after);
}

void EditHistory::undo()
{
    while (canUndo()) {
        const Step &step = m_steps[--m_position];
        go(step.back, step.idsBefore);
        if (!step.joins)
            break;
    }
}

void EditHistory::redo()
{
    while (canRedo()) {
        const Step &step = m_steps[m_position++];
        go(step.forth, step.idsAfter);
        if (!canRedo() || !m_steps[m_position].joins)
            break;
    }
}

void EditHistory::go(const Splice &splice, const QList<int> &ids)
{
    m_document = Document(applied(splice, bytes()));
    m_document.setIds(ids);
}

} // namespace core::notes
