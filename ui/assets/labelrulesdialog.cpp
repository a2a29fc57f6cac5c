#include "ui/assets/labelrulesdialog.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QCompleter>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QToolButton>

#include <array>
#include <functional>

using namespace Qt::StringLiterals;

namespace ui {

using core::LabelRule;
using core::LabelRules;

namespace {

enum Column { PatternColumn, LabelColumn };

/// What most projects would write. Not translated: they are shown to everybody who downloads.
const std::array usualRules{
    LabelRule{u"*linux*x86_64*"_s, u"Linux (x86-64)"_s},
    LabelRule{u"*linux*amd64*"_s, u"Linux (x86-64)"_s},
    LabelRule{u"*linux*arm64*"_s, u"Linux (Arm64)"_s},
    LabelRule{u"*linux*aarch64*"_s, u"Linux (Arm64)"_s},
    LabelRule{u"*.deb"_s, u"Debian and Ubuntu: {name}"_s},
    LabelRule{u"*.rpm"_s, u"Fedora and openSUSE: {name}"_s},
    LabelRule{u"*.AppImage"_s, u"Linux AppImage"_s},
    LabelRule{u"*.dmg"_s, u"macOS"_s},
    LabelRule{u"*.msi"_s, u"Windows installer"_s},
    LabelRule{u"SHA256SUMS"_s, u"Checksums (SHA-256)"_s},
};

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

LabelRulesDialog::LabelRulesDialog(const LabelRules &rules, const Example &example, QWidget *parent)
    : QDialog(parent), m_example(example)
{
    setObjectName(u"labelRulesDialog"_s);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Labels by rule"));
    createLayout();
    for (const LabelRule &rule : rules.rules())
        addRow(rule);
    if (m_table->rowCount() > 0)
        m_table->setCurrentCell(0, PatternColumn);
    showState();
    resize(600, 460);
}

void LabelRulesDialog::createLayout()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(10);
    auto *title = plainLabel(tr("Labels by rule"), this);
    title->setFont(theme::scaled(title->font(), 1.4, true));
    column->addWidget(title);
    auto *what
        = plainLabel(tr("GitHub shows the label of a file instead of its name. The first rule "
                        "that fits a name decides; * stands for anything, ? for one letter."),
                     this);
    what->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(what);
    createTable(column);
    createExample(column);
    createButtons(column);
}

void LabelRulesDialog::createTable(QVBoxLayout *column)
{
    m_table = new QTableWidget(0, 2, this);
    m_table->setObjectName(u"labelRulesTable"_s);
    m_table->setAccessibleName(tr("Rules"));
    m_table->setHorizontalHeaderLabels({tr("Names like"), tr("Get the label")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false); // Tab leads on to the buttons
    connect(m_table, &QTableWidget::itemChanged, this, &LabelRulesDialog::showState);
    connect(m_table, &QTableWidget::currentCellChanged, this, &LabelRulesDialog::showState);
    column->addWidget(m_table, 1);

    auto *bar = new QHBoxLayout;
    bar->setSpacing(6);
    const auto button = [&](const QString &name, const QString &iconName, const QString &label,
                            const std::function<void()> &act) {
        auto *made = new QToolButton(this);
        made->setObjectName(name);
        made->setText(label);
        made->setAccessibleName(label);
        if (!iconName.isEmpty())
            made->setIcon(icon(iconName));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setAutoRaise(true);
        connect(made, &QToolButton::clicked, this, act);
        bar->addWidget(made);
        return made;
    };
    button(u"addRuleButton"_s, u"plus"_s, tr("Add"), [this] { addRule(); });
    m_remove = button(u"removeRuleButton"_s, u"trash"_s, tr("Remove"), [this] { removeRule(); });
    m_up = button(u"ruleUpButton"_s, {}, tr("Up"), [this] { moveRule(-1); });
    m_down = button(u"ruleDownButton"_s, {}, tr("Down"), [this] { moveRule(1); });
    bar->addStretch(1);
    button(u"usualRulesButton"_s, u"star"_s, tr("Add usual rules"), [this] { addUsual(); });
    column->addLayout(bar);
}

void LabelRulesDialog::createExample(QVBoxLayout *column)
{
    auto *line = new QHBoxLayout;
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"labelExample"_s);
    m_name->setText(m_example.names.value(0, u"program-2.4.0-linux-x86_64.tar.gz"_s));
    auto *completer = new QCompleter(m_example.names, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_name->setCompleter(completer);
    auto *label = new QLabel(tr("&Example:"), this);
    label->setBuddy(m_name);
    line->addWidget(label);
    line->addWidget(m_name, 1);
    m_outcome = plainLabel({}, this);
    m_outcome->setObjectName(u"labelOutcome"_s);
    connect(m_name, &QLineEdit::textChanged, this, &LabelRulesDialog::showState);
    column->addLayout(line);
    column->addWidget(m_outcome);
    auto *hint = plainLabel(tr("In a label {name}, {version} and {tag} stand for those of the file "
                               "and its release."),
                            this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(hint);
}

void LabelRulesDialog::createButtons(QVBoxLayout *column)
{
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *keep = new QPushButton(tr("&Keep these rules"), this);
    keep->setObjectName(u"keepRulesButton"_s);
    theme::setPrimary(keep);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(keep, &QPushButton::clicked, this, &QDialog::accept);
    auto *line = new QHBoxLayout;
    line->addStretch(1);
    for (QPushButton *button : {cancel, keep}) {
        button->setAutoDefault(false); // Enter ends the typing in a cell
        line->addWidget(button);
    }
    column->addLayout(line);
}

void LabelRulesDialog::addRow(const LabelRule &rule)
{
    const QSignalBlocker blocker(m_table);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, PatternColumn, new QTableWidgetItem(rule.pattern));
    m_table->setItem(row, LabelColumn, new QTableWidgetItem(rule.label));
}

void LabelRulesDialog::addRule()
{
    addRow({});
    m_table->setCurrentCell(m_table->rowCount() - 1, PatternColumn);
    m_table->setFocus();
    m_table->editItem(m_table->currentItem());
}

void LabelRulesDialog::addUsual()
{
    const QList<LabelRule> present = rules().rules();
    for (const LabelRule &rule : usualRules) {
        const bool known = std::ranges::any_of(
            present, [&](const LabelRule &each) { return each.pattern == rule.pattern; });
        if (!known)
            addRow(rule);
    }
    showState();
}

void LabelRulesDialog::removeRule()
{
    m_table->removeRow(m_table->currentRow());
    showState();
}

void LabelRulesDialog::moveRule(int by)
{
    const int from = m_table->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_table->rowCount())
        return;
    {
        const QSignalBlocker blocker(m_table);
        for (const int column : {PatternColumn, LabelColumn}) {
            QTableWidgetItem *moved = m_table->takeItem(from, column);
            m_table->setItem(from, column, m_table->takeItem(to, column));
            m_table->setItem(to, column, moved);
        }
    }
    m_table->setCurrentCell(to, m_table->currentColumn());
    showState();
}

LabelRules LabelRulesDialog::rules() const
{
    QList<LabelRule> list;
    for (int row = 0; row < m_table->rowCount(); ++row)
        list.append({.pattern = m_table->item(row, PatternColumn)->text(),
                     .label = m_table->item(row, LabelColumn)->text()});
    return LabelRules(list);
}

void LabelRulesDialog::showState()
{
    const int row = m_table->currentRow();
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_table->rowCount());

    const LabelRules now = rules();
    const QString name = m_name->text().trimmed();
    const QString label = now.labelFor(name, m_example.version, m_example.tag);
    const qsizetype rule = now.ruleFor(name);
    if (rule < 0)
        m_outcome->setText(tr("No rule fits: it gets no label."));
    else if (label.isEmpty())
        m_outcome->setText(tr("“%1” fits and gives no label.", "a pattern")
                               .arg(text::visible(now.rules().at(rule).pattern)));
    else
        m_outcome->setText(tr("Its label is “%1”.").arg(text::visible(label)));
}

} // namespace ui
