#pragma once

#include "ui/notes/visualparts.h"

#include <QAccessible>
#include <QObject>

namespace ui {

class VisualEditor;

/// The parts of the visual notes as a screen reader's objects. Nothing is looked for until a client
/// asks, and an edit only marks what is known as old; what has come, gone or changed is told from
/// the event loop. An object keeps its id as long as its part is there.
class VisualPartTree : public QObject
{
public:
    /// \param root the editor's own interface; outlives this
    VisualPartTree(const VisualEditor &editor, QAccessibleInterface &root);
    ~VisualPartTree() override;
    Q_DISABLE_COPY_MOVE(VisualPartTree)

    /// Null when it is about to be deleted.
    [[nodiscard]] VisualEditor *editor() const;
    [[nodiscard]] QAccessibleInterface &root() const { return m_root; }

    /// Those that are not within a table.
    [[nodiscard]] int count();
    [[nodiscard]] QAccessibleInterface *at(int index);
    /// Null if there is none. Good until the notes change.
    [[nodiscard]] const VisualPart *find(const VisualPart::Key &key);
    [[nodiscard]] const VisualBlock *blockOf(const VisualPart &part) const;
    /// Its place among the children of its parent; -1: it is gone.
    [[nodiscard]] int indexOf(const VisualPart::Key &key);
    [[nodiscard]] QAccessibleInterface *parentOf(const VisualPart::Key &key);
    /// The cell of a table; null if there is none.
    [[nodiscard]] QAccessibleInterface *cell(const VisualPart::Key &table, int index);
    /// Null outside of them all.
    [[nodiscard]] QAccessibleInterface *partAt(QPoint global);
    [[nodiscard]] QRect rectOf(const VisualPart &part) const; ///< on the screen

private:
    struct Place
    {
        int part = 0;
        int sibling = 0;
    };

    void refresh();
    void forget();
    void announceLater();
    void announce();
    [[nodiscard]] QList<QAccessible::Id> changedSinceTold();
    [[nodiscard]] QAccessibleInterface *interfaceOf(const VisualPart &part);

    QAccessibleInterface &m_root;
    QList<VisualPart> m_parts;
    QList<int> m_top; ///< places among the parts of those not within a table
    QHash<VisualPart::Key, Place> m_places;
    QHash<VisualPart::Key, QAccessible::Id> m_ids; ///< of those that somebody has asked for
    QList<VisualBlock> m_told; ///< what somebody knows of what is in them
    QList<VisualPart::Key> m_added; ///< not told yet
    QList<QAccessible::Id> m_gone; ///< not told yet
    bool m_stale = true;
    bool m_known = false; ///< somebody knows what parts there were
    bool m_announcing = false;
};

} // namespace ui
