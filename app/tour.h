#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>

namespace ui {
class MainWindow;
}

namespace app {

/// Does the main job by itself, through the widgets a person would use, on the practice server: a
/// new release, notes, files, review, publishing, and what can go wrong. Saves a picture of each
/// step as `NN-name.png`.
class Tour : public QObject
{
    Q_OBJECT

public:
    /// \param window outlives this
    Tour(ui::MainWindow &window, const QString &folder, QObject *parent = nullptr);

Q_SIGNALS:
    /// Once. 0 when each step came to what it waits for; 1 after the first that did not.
    void finished(int exitStatus);

private:
    struct Step
    {
        QString name;
        std::function<void()> act;
        std::function<bool()> arrived; ///< looked at until true, 20 seconds at most
    };

    void planReading();
    void planWriting();
    void planModes();
    void planFiles();
    void planChangingFiles();
    void planPublishing();
    void planTidyingUp();
    void add(const QString &name, std::function<void()> act, std::function<bool()> arrived);
    void next();
    void look();
    void savePicture(const QString &name);
    void end(int status, const QString &message);
    [[nodiscard]] bool hasAsset(const QString &name) const;
    QString makeFile(const QString &name, qint64 size);

    ui::MainWindow &m_window;
    QString m_folder;
    QTemporaryDir m_files;
    QList<Step> m_steps;
    qsizetype m_current = -1;
    int m_pictures = 0;
    QElapsedTimer m_since;
    QTimer m_poll;
};

} // namespace app
