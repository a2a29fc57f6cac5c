#pragma once

#include "app/commandline.h"
#include "app/presence.h"
#include "app/services.h"
#include "ui/mainwindow.h"

class QApplication;

namespace app {

/// The whole program but for its arguments and event loop: words, look, services and window. main()
/// runs one; benchmarks and end-to-end tests run the same.
class Program : public QObject
{
    Q_OBJECT

public:
    /// \param application outlives this
    Program(QApplication &application, const CommandLine &commandLine);

    /// Shows the window, with what is remembered if that is there soon, and, once it has been
    /// painted, starts to connect. Returns at once.
    void start();

    [[nodiscard]] ui::MainWindow &window() { return m_window; }
    [[nodiscard]] Services &services() { return m_services; }
    [[nodiscard]] Presence &presence() { return m_presence; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void revealFilled();
    void reveal();
    void connectSoon();

    QApplication &m_application;
    Services m_services;
    ui::MainWindow m_window;
    Presence m_presence;
    bool m_revealed = false;
    bool m_connecting = false;
};

/// Loads our words and Qt's for the system's language. To be called before the first sentence, such
/// as that of --help.
void loadTranslations(QApplication &application);

} // namespace app
