#pragma once

#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QUrl>

/// One server, and the version of GitHub whose description it is held against.
struct CheckedServer
{
    QString name; ///< what reports call it
    QString description; ///< "github.com" or "ghes-3.17", as descriptions.mjs lists them
    QUrl origin; ///< scheme, host and port
    QString prefix; ///< where its API lies below that; may be empty
    bool isEmulate = false; ///< its own known mistakes are counted apart
};

/// serve.mjs in a process of its own: for each server an address that passes everything on and has
/// it checked by Prism. Ends with this object, and by the kernel's hand when the test is killed.
class Fronts
{
public:
    ~Fronts();

    /// Starts and waits until all of them answer; false with a reason in errorString(), mostly that
    /// the npm packages are not installed.
    [[nodiscard]] bool start(const QList<CheckedServer> &servers);
    [[nodiscard]] QString errorString() const { return m_error; }

    [[nodiscard]] QUrl origin(const QString &name) const { return m_origins.value(name); }
    /// One of the report's pages; see serve.mjs. Waits for it; empty when that failed.
    [[nodiscard]] QJsonObject report(const QString &page) const;

private:
    QProcess m_process;
    QMap<QString, QUrl> m_origins;
    QUrl m_report;
    QString m_error;
};
