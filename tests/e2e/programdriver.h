#pragma once

#include "app/program.h"

#include <QAbstractItemView>
#include <QPointer>
#include <QTemporaryDir>

#include <memory>

class QToolButton;

namespace ui {
class StatePage;
}

/// The whole program in this process, with a home folder of its own, driven by the keyboard, the
/// mouse and drops, its widgets found by objectName.
class ProgramDriver
{
public:
    /// \param home where what the program keeps goes from now on; a temporary folder unless told
    explicit ProgramDriver(const QString &home = {});
    ~ProgramDriver();

    /// Shows the window as if the program had been started anew.
    /// \param token of the host that the command line names
    void start(const app::CommandLine &commandLine, const QString &token);
    void stop(); ///< what was kept stays for the next start()
    void forgetAll(); ///< what was kept; stops first

    [[nodiscard]] ui::MainWindow &window() { return m_program->window(); }
    [[nodiscard]] app::Services &services() { return m_program->services(); }
    [[nodiscard]] app::Presence &presence() { return m_program->presence(); }
    /// nullptr until the host has been found.
    [[nodiscard]] core::HostSession *session() const { return m_session; }
    /// A folder for files to upload, away from what the program keeps.
    [[nodiscard]] QString filePath(const QString &name) const;
    QString makeFile(const QString &name, const QByteArray &bytes) const;

    /// The visible widget of that name, also in a dialog; nullptr without one.
    template <typename Widget = QWidget>
    [[nodiscard]] Widget *find(const QString &objectName) const
    {
        return qobject_cast<Widget *>(findWidget(objectName));
    }
    /// The state page that is visible in that widget; nullptr without one.
    [[nodiscard]] ui::StatePage *statePage(const QString &within) const;
    /// The words of the message bar that is visible directly in that widget, or is that widget.
    [[nodiscard]] QString message(const QString &within) const;
    [[nodiscard]] int rowCount(const QString &view) const; ///< -1 without that view
    /// The text typed into a line edit or an editable combo box; of the notes the source.
    [[nodiscard]] QString text(const QString &field) const;

    [[nodiscard]] bool canTrigger(const QString &action);
    // Each false when there is no such widget, or it is disabled.
    [[nodiscard]] bool trigger(const QString &action); ///< by its button in the tool bar
    [[nodiscard]] bool click(const QString &widget);
    [[nodiscard]] bool type(const QString &field, const QString &text); ///< after what is there
    /// Drags files over the widget, as a file manager does, and lets them go.
    [[nodiscard]] bool drop(const QString &widget, const QStringList &paths);

private:
    [[nodiscard]] QToolButton *buttonOf(const QString &action);
    [[nodiscard]] QWidget *findWidget(const QString &objectName) const;

    [[nodiscard]] QString inHome(const QString &name) const;

    QTemporaryDir m_temporary;
    QString m_home;
    std::unique_ptr<app::Program> m_program;
    QPointer<core::HostSession> m_session;
};
