#include "ui/notes/generatedialog.h"

#include "ui/common/diffview.h"
#include "ui/common/messagebar.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {

GenerateDialog::GenerateDialog(const Start &start, QWidget *parent)
    : QDialog(parent), m_notes(start.notes)
{
    setObjectName(u"generateDialog"_s);
    setWindowTitle(tr("Generate notes"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *heading = new QLabel(tr("Notes for %1").arg(text::visible(start.tag)), this);
    heading->setTextFormat(Qt::PlainText);
    heading->setFont(theme::scaled(heading->font(), 1.4, true));
    m_messages = new MessageBar(this);
    m_messages->setObjectName(u"generateMessages"_s);
    m_state = new QLabel(this);
    m_state->setObjectName(u"generateState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"generateProgress"_s);
    m_progress->setAccessibleName(tr("The server is writing"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(140);
    auto *state = new QHBoxLayout;
    state->addWidget(m_state, 1);
    state->addWidget(m_progress);
    m_result = new DiffView(this);
    m_result->setObjectName(u"generatedDiff"_s);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(10);
    column->addWidget(heading);
    column->addWidget(createQuestion(start));
    column->addWidget(m_messages);
    column->addLayout(state);
    column->addWidget(m_result, 1);
    column->addWidget(createButtons(start.hasCursor));
    resize(760, 600);
    setAsking(false);

    connect(this, &QDialog::finished, this, [this] {
        if (m_asking)
            Q_EMIT cancelled();
    });
}

QWidget *GenerateDialog::createQuestion(const Start &start)
{
    auto *question = new QWidget(this);
    auto *form = new QFormLayout(question);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_previousTag = new QComboBox(question);
    m_previousTag->setObjectName(u"generatePreviousTag"_s);
    m_previousTag->addItem(tr("The previous release"), QString());
    for (const QString &tag : start.previousTags) {
        if (tag != start.tag)
            m_previousTag->addItem(text::visible(tag), tag);
    }
    connect(m_previousTag, &QComboBox::activated, this, &GenerateDialog::ask);
    form->addRow(tr("Changes &since:"), m_previousTag);

    m_configuration = new QLineEdit(question);
    m_configuration->setObjectName(u"generateConfiguration"_s);
    m_configuration->setPlaceholderText(u".github/release.yml"_s);
    m_configuration->setToolTip(
        tr("A file in the repository that says which changes are listed, and under which "
           "headings. Leave it empty for the usual one."));
    m_ask = new QPushButton(tr("&Ask again"), question);
    m_ask->setObjectName(u"generateAskButton"_s);
    connect(m_ask, &QPushButton::clicked, this, [this] {
        if (!m_asking)
            return ask();
        setAsking(false);
        Q_EMIT cancelled();
    });
    auto *row = new QHBoxLayout;
    row->addWidget(m_configuration, 1);
    row->addWidget(m_ask);
    form->addRow(tr("&Configuration file:"), row);
    if (auto *label = qobject_cast<QLabel *>(form->labelForField(row)))
        label->setBuddy(m_configuration); // a layout cannot be one
    return question;
}

QWidget *GenerateDialog::createButtons(bool hasCursor)
{
    auto *buttons = new QDialogButtonBox(this);
    const auto add = [&](const QString &name, const QString &label, Placing placing) {
        auto *button = buttons->addButton(label, QDialogButtonBox::ActionRole);
        button->setObjectName(name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, placing] { take(placing); });
        m_placings.append(button);
        return button;
    };
    if (m_notes.trimmed().isEmpty()) {
        theme::setPrimary(add(u"generateReplace"_s, tr("&Use these notes"), Placing::Replace));
    } else {
        if (hasCursor)
            add(u"generateInsert"_s, tr("&Insert at the cursor"), Placing::AtCursor);
        add(u"generateReplace"_s, tr("&Replace the notes"), Placing::Replace);
        theme::setPrimary(add(u"generateAppend"_s, tr("Add at the &end"), Placing::Append));
    }
    auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void GenerateDialog::ask()
{
    setAsking(true);
    m_messages->clear();
    Q_EMIT asked(m_previousTag->currentData().toString(), m_configuration->text().trimmed());
}

void GenerateDialog::setGenerated(const QString &notes)
{
    m_generated = notes;
    setAsking(false);
    showResult();
}

void GenerateDialog::setProblem(const core::Error &error)
{
    setAsking(false);
    m_messages->show(error);
}

void GenerateDialog::setAsking(bool asking)
{
    m_asking = asking;
    m_progress->setVisible(asking);
    // One button: what it does is what there is to be done.
    m_ask->setText(asking ? tr("&Stop") : m_generated.isEmpty() ? tr("&Ask") : tr("&Ask again"));
    m_ask->setDefault(!asking);
    for (QPushButton *placing : std::as_const(m_placings))
        placing->setEnabled(!asking && !m_generated.isEmpty());
    m_state->setText(asking                      ? tr("The server is writing the notes.")
                         : m_generated.isEmpty() ? tr("There are no notes yet.")
                         : m_notes.trimmed().isEmpty()
                         ? tr("What the server wrote")
                         : tr("What the server wrote, compared with the notes as they are"));
}

void GenerateDialog::showResult()
{
    if (m_notes.trimmed().isEmpty())
        m_result->showText(m_generated);
    else
        m_result->showDifference(m_notes, m_generated, true);
}

void GenerateDialog::take(Placing placing)
{
    Q_EMIT taken(m_generated, placing);
    accept();
}

} // namespace ui
