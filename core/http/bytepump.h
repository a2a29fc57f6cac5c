#pragma once

#include "core/http/wire.h"

#include <QNetworkProxy>
#include <QPointer>
#include <QSslCertificate>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace core {

class DownloadFile;
class PumpWire;

/// What the pump is to move. Who may be asked, and with which headers, has been decided.
struct PumpOrder
{
    QByteArray verb = "GET";
    QUrl url = {};
    HeaderList headers = {}; ///< all but Host, Content-Length and Expect
    QString source = {}; ///< a file to send; empty: no body
    /// Asks before a large body whether it is wanted (`Expect: 100-continue`).
    bool asksFirst = true;
    std::shared_ptr<DownloadFile> sink = {}; ///< of a 2xx answer; null: kept in memory
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    qint64 longestBody = 0; ///< bytes of an answer kept in memory
};

/// Moves the bytes of files, both ways, with libcurl on a thread of its own.
///
/// QNetworkAccessManager keeps 16 KiB in flight and lives on the time of the user interface: it
/// sends at a third of the speed for four times the work, and loses a refusal that comes while a
/// body is on its way. What goes over the wire is what the order says and no more: no redirect is
/// followed, no cookie kept, nothing sent twice that changes anything, no proxy or password taken
/// from the environment.
///
/// One pump for each HttpClient: connections and TLS sessions are never shared between accounts,
/// which may believe in different certificates, and whoever owns the client ends the thread. The
/// destructor closes whatever is under way.
class BytePump : public QObject
{
    Q_OBJECT

public:
    /// \param own certificates believed in besides the system's
    explicit BytePump(const QList<QSslCertificate> &own, QObject *parent = nullptr);
    ~BytePump() override;

    /// Errors: those of HttpJob that the network and files cause. The wire goes with the pump.
    Wire *start(PumpOrder order);

    /// For transfers that start from now on, on connections of their own.
    void setOwnCertificates(const QList<QSslCertificate> &own);
    /// What starts from now on uses no connection that is there.
    void dropConnections();

protected:
    bool event(QEvent *event) override;

private:
    class Thread;

    void look();

    std::unique_ptr<Thread> m_thread;
    QList<QPointer<PumpWire>> m_wires; ///< not over yet
    QTimer m_clock; ///< runs while there is progress to tell
};

} // namespace core
