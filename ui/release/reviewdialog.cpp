#include "ui/release/reviewdialog.h"

#include "ui/common/diffview.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/release/unsavedbar.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

ReviewDialog::ReviewDialog(Purpose purpose, const core::ReleaseEdit &edit, const Context &context,
                           QWidget *parent)
    : QDialog(parent), m_purpose(purpose)
{
    setObjectName(QStringLiteral("reviewDialog"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(10);
    addHeading(column, edit, context);
    if (purpose == Purpose::Publish)
        addSummary(column, edit, context);
    if (purpose == Purpose::Unpublish)
        column->addWidget(plainLabel(tr("Visitors will no longer see it, and its files cannot be "
                                        "downloaded by the public. The tag stays."),
                                     this));
    addFields(column, edit, context);
    addNotes(column, edit);
    addButtons(column);
    const bool showsText = findChild<DiffView *>() != nullptr;
    resize(720, showsText ? 560 : sizeHint().height());
}

void ReviewDialog::addHeading(QVBoxLayout *column, const core::ReleaseEdit &edit,
                              const Context & /*context*/)
{
    const QString tag = text::visible(edit.content.tag);
    QString heading;
    switch (m_purpose) {
    case Purpose::Look:
        setWindowTitle(tr("Review changes"));
        heading = edit.isNew() ? tr("What the new draft will hold") : tr("What saving will change");
        break;
    case Purpose::Publish:
        setWindowTitle(tr("Publish release"));
        heading = tr("Publish %1").arg(tag);
        break;
    case Purpose::Unpublish:
        setWindowTitle(tr("Take back as draft"));
        heading = tr("Take %1 back as a draft").arg(tag);
        break;
    case Purpose::Discard:
        setWindowTitle(tr("Discard changes"));
        heading = edit.isNew() ? tr("Discard this new release?") : tr("Discard these changes?");
        break;
    case Purpose::Compare:
        setWindowTitle(tr("Compare"));
        heading = tr("What is on the server now, and what yours would make of it");
        break;
    }
    auto *label = plainLabel(heading, this);
    label->setFont(theme::scaled(label->font(), 1.4, true));
    column->addWidget(label);
}

void ReviewDialog::addSummary(QVBoxLayout *column, const core::ReleaseEdit &edit,
                              const Context &context)
{
    const QString tag = text::visible(edit.content.tag);
    const QString target
        = edit.content.target.isEmpty() ? context.defaultBranch : edit.content.target;
    QStringList lines;
    lines.append(context.tagExists
                     ? tr("The tag %1 exists already and stays where it is.").arg(tag)
                     : tr("The tag %1 will be made at %2.").arg(tag, text::visible(target)));
    if (edit.content.prerelease)
        lines.append(tr("It will be marked as a pre-release."));
    else if (!context.makesLatestKnown || edit.content.latest == core::MakeLatest::Automatic)
        lines.append(tr("Whether it becomes the latest release is decided by date and version."));
    else if (edit.content.latest == core::MakeLatest::Yes)
        lines.append(tr("It will be the latest release."));
    else
        lines.append(tr("It will not become the latest release."));
    if (!edit.content.discussionCategory.isEmpty())
        lines.append(tr("A discussion will be opened in %1.")
                         .arg(text::visible(edit.content.discussionCategory)));
    lines.append(
        context.assets.isEmpty() && context.uploadsWaiting == 0
            ? tr("It has no files.")
            : tr("%n file(s) on the release.", nullptr, static_cast<int>(context.assets.size())));
    if (context.uploadsWaiting > 0)
        lines.append(
            tr("%n file(s) will be uploaded first; it goes public only when all are there.",
               nullptr, context.uploadsWaiting));
    lines.append(tr("Everybody who can see the repository will see it, and watchers are told."));
    for (const QString &line : lines)
        column->addWidget(plainLabel(QStringLiteral("•  ") + line, this));
    if (!context.assets.isEmpty()) {
        QStringList names;
        for (const QString &name : context.assets)
            names.append(text::visible(name));
        auto *label = plainLabel(names.join(QStringLiteral(", ")), this);
        label->setForegroundRole(QPalette::PlaceholderText);
        column->addWidget(label);
    }
}

void ReviewDialog::addFields(QVBoxLayout *column, const core::ReleaseEdit &edit,
                             const Context &context)
{
    const core::ReleaseContent before = core::ReleaseContent::of(edit.base);
    const core::ReleaseContent &after = edit.content;
    const auto yesNo = [](bool yes) { return yes ? tr("Yes") : tr("No"); };
    const auto latest = [](core::MakeLatest choice) {
        switch (choice) {
        case core::MakeLatest::Automatic:
            return tr("Automatic");
        case core::MakeLatest::Yes:
            return tr("Yes");
        case core::MakeLatest::No:
            return tr("No");
        }
        Q_UNREACHABLE();
    };
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(2, 1);
    int row = 0;
    const auto add = [&](core::ReleaseField field, const QString &from, const QString &to) {
        auto *name = plainLabel(fieldName(field), this);
        name->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(name, row, 0, Qt::AlignTop);
        if (!edit.isNew() && !from.isEmpty()) {
            auto *old = plainLabel(text::visible(from), this);
            QFont struck = old->font();
            struck.setStrikeOut(true);
            old->setFont(struck);
            old->setForegroundRole(QPalette::PlaceholderText);
            grid->addWidget(old, row, 1, Qt::AlignTop);
        }
        grid->addWidget(plainLabel(text::visible(to.isEmpty() ? tr("(empty)") : to), this), row, 2,
                        Qt::AlignTop);
        ++row;
    };
    for (const core::ReleaseField field : edit.changes()) {
        if (m_purpose == Purpose::Publish && field == core::ReleaseField::Draft)
            continue; // that is what publishing means
        switch (field) {
        case core::ReleaseField::Tag:
            add(field, before.tag, after.tag);
            break;
        case core::ReleaseField::Target:
            add(field, before.target.isEmpty() ? context.defaultBranch : before.target,
                after.target);
            break;
        case core::ReleaseField::Title:
            add(field, before.title, after.title);
            break;
        case core::ReleaseField::Notes:
            break; // below, as a diff
        case core::ReleaseField::Draft:
            add(field, yesNo(before.draft), yesNo(after.draft));
            break;
        case core::ReleaseField::Prerelease:
            add(field, yesNo(before.prerelease), yesNo(after.prerelease));
            break;
        case core::ReleaseField::Latest:
            add(field, latest(before.latest), latest(after.latest));
            break;
        case core::ReleaseField::Discussion:
            add(field, before.discussionCategory, after.discussionCategory);
            break;
        }
    }
    column->addLayout(grid);
}

void ReviewDialog::addNotes(QVBoxLayout *column, const core::ReleaseEdit &edit)
{
    const bool changed = edit.changes().contains(core::ReleaseField::Notes);
    // Before it goes public the whole text is shown, not only what is new in it.
    const bool whole = m_purpose == Purpose::Publish && !edit.content.notes.isEmpty();
    if (!changed && !whole) {
        if (m_purpose != Purpose::Unpublish)
            column->addWidget(plainLabel(edit.content.notes.isEmpty()
                                             ? tr("There are no notes.")
                                             : tr("The notes stay as they are on the server."),
                                         this));
        column->addStretch(1);
        return;
    }
    auto *name = plainLabel(fieldName(core::ReleaseField::Notes), this);
    name->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(name);
    auto *diff = new DiffView(this);
    diff->setObjectName(QStringLiteral("notesDiff"));
    if (whole && !changed)
        diff->showText(edit.content.notes);
    else
        diff->showDifference(edit.base.notes, edit.content.notes, whole);
    column->addWidget(diff, 1);
}

void ReviewDialog::addButtons(QVBoxLayout *column)
{
    auto *buttons = new QDialogButtonBox(this);
    const auto confirm = [&](const QString &label, const QString &name, bool primary) {
        auto *button = buttons->addButton(label, QDialogButtonBox::AcceptRole);
        button->setObjectName(name);
        theme::setPrimary(button, primary);
        // A stray Enter must not act. Without a default of ours the box would choose this button.
        button->setAutoDefault(false);
        auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
        cancel->setDefault(true);
        cancel->setFocus();
    };
    switch (m_purpose) {
    case Purpose::Publish:
        confirm(tr("Publish release"), QStringLiteral("confirmPublishButton"), true);
        break;
    case Purpose::Unpublish:
        confirm(tr("Take back as draft"), QStringLiteral("confirmUnpublishButton"), true);
        break;
    case Purpose::Discard:
        confirm(tr("Discard"), QStringLiteral("confirmDiscardButton"), false);
        break;
    case Purpose::Look:
    case Purpose::Compare:
        buttons->addButton(QDialogButtonBox::Close);
        break;
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

} // namespace ui
