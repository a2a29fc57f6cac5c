// slipway-bench: this program's way of moving files, without its windows, for transfers.py to
// measure beside others.
//
//   slipway-bench [OPTIONS] upload UPLOAD_URL FILE…  puts files on a release
//   slipway-bench [OPTIONS] download ASSET PATH      brings one asset into a file
//
// The token stands in the environment variable SLIPWAY_BENCH_TOKEN. Prints one JSON object: the
// SHA-256 of each file as it was computed on the way, the most memory there was (in bytes), and,
// with --warm, what was in use before anything moved.
#include "core/github/api.h"
#include "core/http/httpclient.h"
#include "core/http/manners.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>
#include <QTimer>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

/// A line of "Vm…: 123 kB" of this process, in bytes.
qint64 memory(QByteArrayView name)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return 0;
}

struct Order
{
    core::RepoId repo;
    QString what; ///< an upload URL, or the number of an asset
    QStringList paths;
    int parallel = 2;
};

/// What is measured. Reports once, when all has been moved or the first thing has failed.
class Work : public QObject
{
    Q_OBJECT

public:
    Work(core::Api &api, Order order) : m_api(api), m_order(std::move(order)) { }

    void upload()
    {
        m_release.uploadUrl = QUrl(m_order.what);
        const auto together = std::min<qsizetype>(m_order.parallel, m_order.paths.size());
        for (qsizetype i = 0; i < together; ++i)
            uploadNext();
    }

    void download()
    {
        m_api
            .downloadAsset(m_order.repo, m_order.what.toLongLong(),
                           {.path = m_order.paths.value(0)})
            ->then(this, [this](const core::Result<core::DownloadedBytes> &bytes) {
                if (!bytes)
                    return fail(bytes.error());
                note(bytes->sha256);
                Q_EMIT ended(m_digests);
            });
    }

Q_SIGNALS:
    void ended(const QJsonArray &digests);
    void failed(const QString &why);

private:
    void uploadNext()
    {
        if (m_next >= m_order.paths.size())
            return;
        const QString path = m_order.paths.at(m_next++);
        m_api.uploadAsset(m_release, {.path = path, .name = QFileInfo(path).fileName()})
            ->then(this, [this](const core::Result<core::UploadedAsset> &stored) {
                if (!stored)
                    return fail(stored.error());
                if (stored->asset.size != stored->sentBytes)
                    return fail({.detail = u"the server stored another size"_s});
                note(stored->sentSha256);
                if (m_digests.size() == m_order.paths.size())
                    Q_EMIT ended(m_digests);
                else
                    uploadNext();
            });
    }

    void note(const QByteArray &sha256) { m_digests.append(QString::fromLatin1(sha256.toHex())); }

    void fail(const core::Error &error)
    {
        Q_EMIT failed(u"%1 %2 %3"_s.arg(error.httpStatus).arg(error.message, error.detail));
    }

    core::Api &m_api;
    Order m_order;
    core::Release m_release;
    qsizetype m_next = 0;
    QJsonArray m_digests;
};

core::RepoId repoNamed(const QString &name)
{
    return {name.section(u'/', 0, 0), name.section(u'/', 1)};
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({
        {u"host"_s, u"Address of the server."_s, u"URL"_s},
        {u"certificate"_s, u"Certificate to believe in besides the system's."_s, u"FILE"_s},
        {u"repo"_s, u"Repository."_s, u"OWNER/NAME"_s},
        {u"parallel"_s, u"Uploads at once."_s, u"N"_s, u"2"_s},
        {u"warm"_s, u"Ask the server something first, as the program has when it idles."_s},
    });
    parser.addPositionalArgument(u"what"_s, u"upload or download"_s);
    parser.process(application);
    const QStringList words = parser.positionalArguments();

    const auto host = core::Host::enterpriseServer(QUrl(parser.value(u"host"_s)));
    core::HttpClient http(qgetenv("SLIPWAY_BENCH_TOKEN"), host.tokenOrigins());
    http.setManners(core::Manners::hasty()); // measured is the way, not the waiting
    if (parser.isSet(u"certificate"_s))
        http.setOwnCertificates(QSslCertificate::fromPath(parser.value(u"certificate"_s)));
    core::Api api(http, host);
    Work work(api,
              {.repo = repoNamed(parser.value(u"repo"_s)),
               .what = words.value(1),
               .paths = words.mid(2),
               .parallel = parser.value(u"parallel"_s).toInt()});

    qint64 before = 0;
    QObject::connect(&work, &Work::failed, &application, [](const QString &why) {
        std::fprintf(stderr, "slipway-bench: %s\n", qPrintable(why));
        QCoreApplication::exit(1);
    });
    QObject::connect(&work, &Work::ended, &application, [&before](const QJsonArray &digests) {
        const QJsonObject said{
            {u"idle"_s, before}, {u"peak"_s, memory("VmHWM")}, {u"sha256"_s, digests}};
        std::puts(QJsonDocument(said).toJson(QJsonDocument::Compact).constData());
        QCoreApplication::quit();
    });
    const auto begin = [&] {
        before = memory("VmRSS");
        if (words.value(0) == "upload"_L1)
            work.upload();
        else
            work.download();
    };
    if (parser.isSet(u"warm"_s))
        api.user()->then(&work, [&](const core::Result<core::User> &) { begin(); });
    else
        QTimer::singleShot(0, &work, begin);
    return QCoreApplication::exec();
}

#include "slipway_bench.moc"
