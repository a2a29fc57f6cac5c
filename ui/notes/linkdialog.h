#pragma once

#include <QDialog>

class QLineEdit;

namespace ui {

/// Asks for an address, and the words that stand for it.
class LinkDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose { Link, Image };

    LinkDialog(Purpose purpose, const QString &text, const QString &address, QWidget *parent);

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString address() const;

private:
    QLineEdit *m_text = nullptr;
    QLineEdit *m_address = nullptr;
};

} // namespace ui
