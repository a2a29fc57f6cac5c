#include "ui/notes/blocksourcedialog.h"

#include "ui/notes/markdownhighlighter.h"
#include "ui/notes/sourceeditor.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace ui {

BlockSourceDialog::BlockSourceDialog(const QString &source, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"notesBlockSourceDialog"_s);
    setWindowTitle(tr("Source of this block"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_editor = new SourceEditor(this);
    m_editor->setObjectName(u"notesBlockSource"_s);
    m_editor->setAccessibleName(tr("Markdown of this block"));
    m_editor->setFrameShape(QFrame::StyledPanel);
    auto *highlighter = new MarkdownHighlighter(m_editor->document());
    highlighter->setPalette(palette());
    m_editor->setSource(source);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_editor, 1);
    layout->addWidget(buttons);
    resize(640, 360);
    m_editor->setFocus();
}

QString BlockSourceDialog::source() const
{
    return m_editor->source();
}

} // namespace ui
