#include "ui/release/deletedialog.h"

#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

DeleteDialog::DeleteDialog(const core::Release &release, bool tagExists, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("deleteDialog"));
    setWindowTitle(tr("Delete release"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(10);
    const auto add = [&](const QString &text) {
        auto *label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        column->addWidget(label);
        return label;
    };
    auto *heading = add(
        tr("Delete %1?").arg(text::visible(release.title.isEmpty() ? release.tag : release.title)));
    heading->setFont(theme::scaled(heading->font(), 1.4, true));
    if (!release.assets.isEmpty()) {
        qint64 bytes = 0;
        for (const core::Asset &asset : release.assets)
            bytes += asset.size;
        add(tr("Its notes and %n file(s) (%1, %2 downloads) will be gone from the server for good.",
               nullptr, static_cast<int>(release.assets.size()))
                .arg(text::size(bytes), text::count(release.downloads())));
    } else {
        add(tr("Its notes will be gone from the server for good. It has no files."));
    }
    if (release.immutable)
        add(tr("It is immutable: the tag %1 can never be used again.")
                .arg(text::visible(release.tag)));

    m_withTag = new QCheckBox(tr("Delete the tag %1 too").arg(text::visible(release.tag)), this);
    m_withTag->setObjectName(QStringLiteral("deleteTagBox"));
    m_withTag->setVisible(tagExists);
    column->addWidget(m_withTag);
    column->addStretch(1);

    auto *buttons = new QDialogButtonBox(this);
    auto *remove = buttons->addButton(tr("Delete release"), QDialogButtonBox::DestructiveRole);
    remove->setObjectName(QStringLiteral("confirmDeleteButton"));
    remove->setAutoDefault(false);
    auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    connect(remove, &QPushButton::clicked, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    cancel->setFocus();
    setMinimumWidth(440);
}

bool DeleteDialog::withTag() const
{
    return m_withTag->isChecked(); // stays unchecked while hidden
}

} // namespace ui
