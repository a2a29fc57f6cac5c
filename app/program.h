#pragma once

#include "app/commandline.h"
#include "app/services.h"
#include "ui/mainwindow.h"

class QApplication;

namespace app {

/// The whole program but for its arguments and event loop: words, look, services and window. main()
/// runs one; benchmarks and end-to-end tests run the same.
class Program
{
public:
    /// \param application outlives this
    Program(QApplication &application, const CommandLine &commandLine);

    /// Shows the window and starts to connect. Returns at once.
    void start();

    [[nodiscard]] ui::MainWindow &window() { return m_window; }
    [[nodiscard]] Services &services() { return m_services; }

private:
    QApplication &m_application;
    Services m_services;
    ui::MainWindow m_window;
};

/// Loads our words and Qt's for the system's language. To be called before the first sentence, such
/// as that of --help.
void loadTranslations(QApplication &application);

} // namespace app
