#pragma once

#include "ui/palette/palettemodel.h"

#include <QLineEdit>
#include <QPointer>

class QAction;
class QFrame;
class QLabel;
class QListView;

namespace ui {

/// The box in the tool bar that goes to anything by a few letters of its name.
///
/// Its list opens below it, inside the window, while it has the focus; the focus stays in the box.
/// Arrows move, Enter or a click runs an entry, Esc gives the focus back to where it came from.
class CommandPalette : public QLineEdit
{
    Q_OBJECT

public:
    using Provider = std::function<QList<PaletteEntry>()>;

    explicit CommandPalette(QWidget *parent = nullptr);
    ~CommandPalette() override;

    /// Asked anew each time the list opens.
    void setProvider(Provider provider);
    /// What a text means by itself, such as a pasted address; asked with each change of it.
    using Interpreter = std::function<QList<PaletteEntry>(const QString &text)>;
    void setInterpreter(Interpreter interpreter);

    /// Ctrl+K; for the menu. Works in the whole window without being put into one.
    [[nodiscard]] QAction *openAction() const { return m_openAction; }
    [[nodiscard]] bool isOpen() const;
    void open();
    void close();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool handleKey(int key);
    void createPopup();
    void placePopup();
    void showMatches();
    void move(int steps);
    void run(int row);

    Provider m_provider;
    Interpreter m_interpreter;
    PaletteModel m_model;
    QAction *m_openAction = nullptr;
    mutable int m_textWidth = 0; ///< of the placeholder; 0: to be measured
    QFrame *m_popup = nullptr; ///< a child of the window, made when first needed
    QListView *m_list = nullptr;
    QLabel *m_nothing = nullptr;
    QPointer<QWidget> m_cameFrom;
};

} // namespace ui
