#pragma once

#include "core/github/types.h"

#include <QProcess>
#include <QUrl>

/// npm's `emulate`: a GitHub that we did not write, in a process of its own on loopback, seeded by
/// emulate.yaml. Ends with this object, and by the kernel's hand when the test is killed.
class Emulate
{
public:
    ~Emulate();

    /// Starts and waits until it answers; false with a reason in errorString(), mostly that its
    /// npm packages are not installed.
    [[nodiscard]] bool start();
    [[nodiscard]] QString errorString() const { return m_error; }

    [[nodiscard]] QUrl baseUrl() const { return m_baseUrl; } ///< the API lies at its root
    [[nodiscard]] static QString login();
    [[nodiscard]] static QString token();
    [[nodiscard]] static core::RepoId lighthouse(); ///< one branch, no releases
    [[nodiscard]] static core::RepoId archive(); ///< the same

private:
    [[nodiscard]] bool startOn(quint16 port);
    [[nodiscard]] bool answers(quint16 port);

    QProcess m_process;
    QUrl m_baseUrl;
    QString m_error;
};
