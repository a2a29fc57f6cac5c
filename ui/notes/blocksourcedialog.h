#pragma once

#include <QDialog>

namespace ui {

class SourceEditor;

/// The Markdown of one block, to be edited as such.
class BlockSourceDialog : public QDialog
{
    Q_OBJECT

public:
    BlockSourceDialog(const QString &source, QWidget *parent);

    [[nodiscard]] QString source() const;

private:
    SourceEditor *m_editor = nullptr;
};

} // namespace ui
