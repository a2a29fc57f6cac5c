#include "ui/notes/linkdialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {

LinkDialog::LinkDialog(Purpose purpose, const QString &text, const QString &address,
                       QWidget *parent)
    : QDialog(parent)
{
    const bool isImage = purpose == Purpose::Image;
    setObjectName(u"notesLinkDialog"_s);
    setWindowTitle(isImage ? tr("Image") : tr("Link"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_text = new QLineEdit(text, this);
    m_text->setObjectName(u"notesLinkText"_s);
    m_address = new QLineEdit(address, this);
    m_address->setObjectName(u"notesLinkAddress"_s);
    m_address->setMinimumWidth(360);
    m_address->setPlaceholderText(u"https://"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton *ok = buttons->button(QDialogButtonBox::Ok);
    const auto check = [this, ok] { ok->setEnabled(!m_address->text().trimmed().isEmpty()); };
    connect(m_address, &QLineEdit::textChanged, this, check);
    check();
    auto *layout = new QFormLayout(this);
    layout->addRow(isImage ? tr("&Description:") : tr("&Text:"), m_text);
    layout->addRow(tr("&Address:"), m_address);
    layout->addRow(buttons);
    (text.isEmpty() ? m_text : m_address)->setFocus();
}

QString LinkDialog::text() const
{
    return m_text->text();
}

QString LinkDialog::address() const
{
    return m_address->text().trimmed();
}

} // namespace ui
