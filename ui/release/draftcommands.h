#pragma once

#include "core/releases/releaseedit.h"

#include <QUndoCommand>

#include <functional>
#include <utility>

namespace ui {

/// One step of undo for one field of a release; typing into the same field merges into a step that
/// vanishes when it comes back to where it began.
template <typename T>
class SetField : public QUndoCommand
{
public:
    /// \param changed called after each undo and redo, to show the value; may be empty
    SetField(core::ReleaseField which, core::ReleaseContent &content,
             T core::ReleaseContent::*field, T value, std::function<void()> changed)
        : m_which(which)
        , m_content(content)
        , m_field(field)
        , m_before(content.*field)
        , m_after(std::move(value))
        , m_changed(std::move(changed))
    {
    }

    void undo() override { set(m_before); }
    void redo() override { set(m_after); }
    [[nodiscard]] int id() const override { return static_cast<int>(m_which) + 1; }

    bool mergeWith(const QUndoCommand *other) override
    {
        m_after = static_cast<const SetField *>(other)->m_after;
        setObsolete(m_after == m_before);
        return true;
    }

private:
    void set(const T &value)
    {
        m_content.*m_field = value;
        if (m_changed)
            m_changed();
    }

    core::ReleaseField m_which;
    core::ReleaseContent &m_content;
    T core::ReleaseContent::*m_field;
    T m_before;
    T m_after;
    std::function<void()> m_changed;
};

} // namespace ui
