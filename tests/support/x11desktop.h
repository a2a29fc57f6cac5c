#pragma once

#include <QImage>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRect>

#include <memory>
#include <optional>
#include <vector>

/// A desktop for programs that are not ours: an X server without a screen, openbox as its window
/// manager, a session bus and a home folder of its own. Everything ends with this object, and by
/// the kernel's hand when the test is killed.
class X11Desktop
{
public:
    /// \param home must exist and be empty; all that the programs keep goes there
    explicit X11Desktop(const QString &home);
    ~X11Desktop();

    /// Waits until the window manager is there; false with a reason in errorString().
    [[nodiscard]] bool start(QSize size);
    [[nodiscard]] QString errorString() const { return m_error; }

    /// Starts a program on this desktop, with its output passed on to ours.
    /// \param extra variables besides the desktop's own
    [[nodiscard]] bool run(const QString &program, const QStringList &arguments,
                           const QProcessEnvironment &extra = {});

    /// The visible window of that class, once it has come; 0 if none does for 30 s.
    [[nodiscard]] qulonglong window(const QString &windowClass) const;
    /// A window whose title holds these words has come; false if none does for 30 s.
    [[nodiscard]] bool shows(const QString &title) const;
    /// Of the window's contents, in the screen's coordinates.
    [[nodiscard]] QRect geometry(qulonglong window) const;
    /// Moves, resizes and activates it, and waits until that is so, as far as its size hints let
    /// it.
    [[nodiscard]] bool place(qulonglong window, QRect where) const;
    void press(const QString &keys) const; ///< in xdotool's spelling, such as "ctrl+a"
    /// As a hand would: grips, hesitates, moves in small steps, and lets go.
    /// \param step pause after each little move
    void drag(QPoint from, QPoint to, std::chrono::milliseconds step) const;
    [[nodiscard]] QImage picture() const; ///< of the whole screen; null when that failed

private:
    [[nodiscard]] bool startServer(QSize size);
    [[nodiscard]] bool startBus();
    [[nodiscard]] bool startWindowManager();
    QProcess *launch(const QString &program, const QStringList &arguments, bool readOutput);
    std::optional<QByteArray> output(const QString &program, const QStringList &arguments) const;

    QString m_home;
    QProcessEnvironment m_environment;
    std::vector<std::unique_ptr<QProcess>> m_processes; ///< in the order of their start
    QString m_error;
};
