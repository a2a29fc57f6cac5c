#include "ui/accounts/certificatefield.h"

#include "core/accounts/certificatefile.h"
#include "ui/common/text.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

CertificateField::CertificateField(QWidget *parent)
    : QWidget(parent)
    , m_choose(new QPushButton(tr("Own certificate authority…"), this))
    , m_clear(new QPushButton(tr("Remove"), this))
    , m_shown(new QLabel(this))
{
    m_choose->setObjectName(QStringLiteral("certificateButton"));
    m_choose->setAutoDefault(false);
    m_choose->setToolTip(tr("For servers whose certificate this computer does not know"));
    m_clear->setObjectName(QStringLiteral("removeCertificateButton"));
    m_clear->setAutoDefault(false);
    m_shown->setObjectName(QStringLiteral("certificateLabel"));
    m_shown->setTextFormat(Qt::PlainText);
    m_shown->setWordWrap(true);
    m_shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(m_choose, &QPushButton::clicked, this, &CertificateField::choose);
    connect(m_clear, &QPushButton::clicked, this, &CertificateField::clear);

    auto *row = new QHBoxLayout;
    row->addWidget(m_choose);
    row->addWidget(m_clear);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(row);
    column->addWidget(m_shown);
    m_clear->hide();
    m_shown->hide();
}

void CertificateField::choose()
{
    auto *dialog = new QFileDialog(this, tr("Certificate authority"));
    dialog->setObjectName(QStringLiteral("certificateDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer *.der)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &CertificateField::load);
    dialog->open();
}

bool CertificateField::load(const QString &path)
{
    const auto read = core::readCertificateFile(path);
    m_shown->show();
    if (!read) {
        m_shown->setText(tr("%1 holds no certificate that can be read.").arg(text::visible(path)));
        return false;
    }
    QStringList lines;
    for (const core::CertificateFacts &facts : read->facts)
        lines.append(
            tr("%1, valid until %2\nSHA-256 %3")
                .arg(text::visible(facts.subject),
                     QLocale().toString(facts.expiresAt.toLocalTime().date(), QLocale::ShortFormat),
                     facts.fingerprint));
    lines.append(tr("Compare the fingerprint with what your administrator gives you."));
    m_shown->setText(lines.join(QLatin1Char('\n')));
    m_pem = read->pem;
    m_clear->show();
    Q_EMIT changed();
    return true;
}

void CertificateField::clear()
{
    m_pem.clear();
    m_clear->hide();
    m_shown->hide();
    m_choose->setFocus();
    Q_EMIT changed();
}

} // namespace ui
