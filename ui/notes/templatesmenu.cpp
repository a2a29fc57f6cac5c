#include "ui/notes/templatesmenu.h"

#include "ui/common/text.h"

#include <QInputDialog>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString label(const core::notes::Template &which)
{
    return text::visible(which.name).replace(u'&', u"&&"_s);
}

} // namespace

TemplatesMenu::TemplatesMenu(QWidget *parent) : QMenu(tr("&Templates"), parent)
{
    setObjectName(u"notesTemplates"_s);
    setToolTipsVisible(true);
    setTemplates({});
}

void TemplatesMenu::setTemplates(const QList<core::notes::Template> &templates)
{
    clear();
    for (const core::notes::Template &each : templates) {
        QAction *action = addAction(label(each));
        action->setToolTip(text::toolTip(each.text.left(400)));
        connect(action, &QAction::triggered, this, [this, each] { Q_EMIT chosen(each); });
    }
    addSeparator();
    QAction *save = addAction(tr("&Save these notes as a template…"));
    save->setObjectName(u"notesTemplateSave"_s);
    connect(save, &QAction::triggered, this, &TemplatesMenu::askForName);
    if (templates.isEmpty())
        return;
    QMenu *removal = addMenu(tr("&Remove a template"));
    for (const core::notes::Template &each : templates)
        connect(removal->addAction(label(each)), &QAction::triggered, this,
                [this, each] { Q_EMIT removeRequested(each); });
}

void TemplatesMenu::askForName()
{
    auto *dialog = new QInputDialog(parentWidget());
    dialog->setObjectName(u"notesTemplateName"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save as a template"));
    dialog->setLabelText(
        tr("Name of the template; one of the same name is replaced. In the text, {tag}, "
           "{previous}, {date} and {contributors} stand for those of the release it is used in."));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        if (!name.trimmed().isEmpty())
            Q_EMIT saveRequested(name.trimmed());
    });
    dialog->open();
}

} // namespace ui
