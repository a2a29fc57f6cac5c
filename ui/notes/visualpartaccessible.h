#pragma once

#include "ui/notes/visualparttree.h"

namespace ui {

/// A heading, link, box or the like of the visual notes, to a screen reader. Deleted by its tree.
class VisualPartAccessible
    : public QAccessibleInterface
    , public QAccessibleActionInterface
    , public QAccessibleHyperlinkInterface
{
    Q_DECLARE_TR_FUNCTIONS(VisualPartAccessible)

public:
    VisualPartAccessible(VisualPartTree &tree, const VisualPart::Key &key)
        : m_tree(tree), m_key(key)
    {
    }

    [[nodiscard]] const VisualPart::Key &key() const { return m_key; }
    /// What is otherwise than somebody has been told.
    void tellChanges();
    void tellGoing();

    [[nodiscard]] bool isValid() const override { return m_isGoing || part(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override { return m_tree.root().window(); }
    [[nodiscard]] QAccessibleInterface *parent() const override { return m_tree.parentOf(m_key); }
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QString text(QAccessible::Text what) const override;
    void setText(QAccessible::Text, const QString &) override { } // only the editor is written in
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override;
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString &name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString &name) const override;

    [[nodiscard]] QString anchor() const override { return text(QAccessible::Name); }
    [[nodiscard]] QString anchorTarget() const override;
    [[nodiscard]] int startIndex() const override;
    [[nodiscard]] int endIndex() const override;

protected:
    [[nodiscard]] VisualPartTree &tree() const { return m_tree; }
    [[nodiscard]] const VisualPart *part() const { return m_tree.find(m_key); }
    [[nodiscard]] const VisualBlock *block() const;

private:
    [[nodiscard]] QString name(const VisualPart &part, const VisualBlock &block) const;
    [[nodiscard]] QString description(const VisualPart &part, const VisualBlock &block) const;
    [[nodiscard]] QString destination() const;
    [[nodiscard]] QString activation() const; ///< empty: there is nothing to do

    VisualPartTree &m_tree;
    VisualPart::Key m_key;
    mutable std::optional<QString> m_toldName;
    mutable std::optional<QAccessible::State> m_toldState;
    bool m_isGoing = false;
};

/// Tables and cells know their kin besides.
QAccessibleInterface *makeVisualPartAccessible(VisualPartTree &tree, const VisualPart::Key &key);

} // namespace ui
