#include "ui/transfers/quitdialog.h"

#include "core/transfers/transferwatch.h"
#include "ui/common/text.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {

QuitDialog::QuitDialog(core::TransferWatch &watch, const QStringList &forgotten, bool kept,
                       QWidget *parent)
    : QMessageBox(QMessageBox::Question, tr("Quit Slipway"), {}, QMessageBox::NoButton, parent)
    , m_watch(watch)
    , m_forgotten(forgotten)
    , m_kept(kept)
{
    setObjectName(u"quitDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setTextFormat(Qt::PlainText);
    auto *quit = addButton(tr("&Quit"), QMessageBox::DestructiveRole);
    quit->setObjectName(u"quitButton"_s);
    m_background = addButton(tr("Go on in the &background"), QMessageBox::ActionRole);
    m_background->setObjectName(u"backgroundButton"_s);
    auto *cancel = addButton(QMessageBox::Cancel);
    cancel->setObjectName(u"quitCancelButton"_s);
    setDefaultButton(cancel);
    setEscapeButton(cancel);
    connect(quit, &QPushButton::clicked, this, &QuitDialog::quitChosen);
    connect(m_background, &QPushButton::clicked, this, &QuitDialog::backgroundChosen);
    connect(&watch, &core::TransferWatch::changed, this, &QuitDialog::showState);
    showState();
}

void QuitDialog::showState()
{
    const int files = m_watch.overview().underWay();
    m_background->setVisible(files > 0);
    if (files == 0) {
        setText(tr("No file is on its way any more."));
        return setInformativeText({});
    }
    setText(files == 1 ? tr("1 file is still on its way.")
                       : tr("%n files are still on their way.", nullptr, files));
    QStringList sentences;
    if (m_kept)
        sentences.append(tr("After quitting they go on at the next start: downloads where they "
                            "stopped, uploads with the file that was broken off."));
    if (!m_forgotten.isEmpty())
        sentences.append(tr("Those of %1 do not go on after quitting, because Slipway does not "
                            "remember this account. You would have to add them again.")
                             .arg(text::visible(m_forgotten.join(u", "_s))));
    sentences.append(tr("In the background they go on now, and Slipway quits by itself once "
                        "all have arrived."));
    setInformativeText(sentences.join(u"\n\n"_s));
}

} // namespace ui
