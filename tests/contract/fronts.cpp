#include "tests/contract/fronts.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <memory>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; ///< milliseconds; reading the descriptions takes a few seconds

const QString folder = QStringLiteral(CONTRACT_FOLDER);
/// The end-to-end tests bring the right one.
const QString node = QStringLiteral(E2E_FOLDER) + u"/node_modules/.bin/node"_s;

QByteArray wish(const QList<CheckedServer> &servers)
{
    QJsonArray list;
    for (const CheckedServer &server : servers) {
        list.append(QJsonObject{{u"name"_s, server.name},
                                {u"description"_s, server.description},
                                {u"upstream"_s, server.origin.toString(QUrl::StripTrailingSlash)},
                                {u"prefix"_s, server.prefix},
                                {u"isEmulate"_s, server.isEmulate}});
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

Fronts::~Fronts()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

bool Fronts::start(const QList<CheckedServer> &servers)
{
    const QString needed = folder + u"/node_modules/@stoplight/prism-http-server"_s;
    if (!QFileInfo(node).isExecutable() || !QFileInfo::exists(needed)) {
        m_error = u"Prism is not installed: run `npm ci` in %1 and in %2, or `./dev test`"_s.arg(
            folder, QStringLiteral(E2E_FOLDER));
        return false;
    }
#ifdef Q_OS_LINUX
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(node, {folder + u"/serve.mjs"_s});
    m_process.write(wish(servers));
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patience)) {
            m_error = u"Prism did not start: "_s + m_process.errorString();
            return false;
        }
    }
    const QJsonObject told = QJsonDocument::fromJson(m_process.readLine()).object();
    m_report = QUrl(told["report"_L1].toString());
    const QJsonObject origins = told["fronts"_L1].toObject();
    for (auto each = origins.begin(); each != origins.end(); ++each)
        m_origins.insert(each.key(), QUrl(each.value().toString()));
    return true;
}

QJsonObject Fronts::report(const QString &page) const
{
    QNetworkAccessManager network;
    const QUrl url = m_report.resolved(QUrl(page));
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, patience))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object();
}
