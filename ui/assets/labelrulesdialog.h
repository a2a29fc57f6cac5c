#pragma once

#include "core/transfers/labelrules.h"

#include <QDialog>
#include <QStringList>

class QLabel;
class QLineEdit;
class QTableWidget;
class QToolButton;
class QVBoxLayout;

namespace ui {

/// Edits the rules by which files get their labels, and shows at once what they make of an example.
/// Keeps nothing itself: the owner takes rules() after accepted().
class LabelRulesDialog : public QDialog
{
    Q_OBJECT

public:
    /// What {version} and {tag} stand for in the example, and names to try the rules on.
    struct Example
    {
        QString version = {};
        QString tag = {};
        QStringList names = {};
    };

    LabelRulesDialog(const core::LabelRules &rules, const Example &example,
                     QWidget *parent = nullptr);

    [[nodiscard]] core::LabelRules rules() const;

private:
    void createLayout();
    void createTable(QVBoxLayout *column);
    void createExample(QVBoxLayout *column);
    void createButtons(QVBoxLayout *column);
    void addRow(const core::LabelRule &rule);
    void addRule();
    void addUsual();
    void removeRule();
    void moveRule(int by);
    void showState();

    Example m_example;
    QTableWidget *m_table = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_outcome = nullptr;
};

} // namespace ui
