#pragma once

#include "core/github/types.h"

#include <QDialog>

class QCheckBox;
class QPushButton;

namespace ui {

/// Asks before a release is deleted, naming what goes with it. Nothing is the default button.
class DeleteDialog : public QDialog
{
    Q_OBJECT

public:
    DeleteDialog(const core::Release &release, bool tagExists, QWidget *parent = nullptr);

    [[nodiscard]] bool withTag() const;

private:
    QCheckBox *m_withTag;
};

} // namespace ui
