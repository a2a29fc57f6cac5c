#include "app/hub/hub.h"

#include "app/hub/httpserver.h"
#include "app/hub/seed.h"
#include "app/hub/service.h"
#include "app/hub/sha256.h"

#include <QDir>
#include <QTemporaryDir>

namespace hub {

using namespace Qt::StringLiterals;

class Hub::Private
{
public:
    explicit Private(Options given) : options(std::move(given)), service(options.basePath.toUtf8())
    {
    }

    bool start();

    const Options options;
    QString error;
    std::unique_ptr<QTemporaryDir> temporary; // outlives the store, whose files lie in it
    Service service;
    // Last, so that their threads end first.
    HttpServer api{[this](Exchange &exchange) { service.serveApi(exchange); }};
    HttpServer files{[this](Exchange &exchange) { service.serveFiles(exchange); }};

private:
    bool prepareDirectory();
    void settle();
    void seed();
};

bool Hub::Private::prepareDirectory()
{
    service.directory = options.dataDirectory;
    if (!service.directory.isEmpty())
        return QDir().mkpath(service.directory);
    temporary = std::make_unique<QTemporaryDir>();
    service.directory = temporary->path();
    return temporary->isValid();
}

void Hub::Private::settle()
{
    Site &site = service.site;
    site.isFronted = !options.front.isEmpty();
    const auto ownOrigin = [](int port) { return "http://127.0.0.1:" + QByteArray::number(port); };
    site.web = site.isFronted ? options.front.toEncoded() : ownOrigin(api.port());
    site.api = site.web + service.basePath;
    site.uploads = site.web + "/api/uploads";
    site.files = site.isFronted ? options.fileFront.toEncoded() : ownOrigin(files.port());
    site.fileSecret = Sha256::of(service.tokens.full);
    site.abilities = Abilities::of(options.version);
    const QVersionNumber &version = options.version;
    if (!version.isNull()) {
        const QVersionNumber whole(version.majorVersion(), version.minorVersion(),
                                   version.microVersion());
        site.enterpriseVersion = whole.toString().toLatin1();
    } else if (!service.basePath.isEmpty()) {
        site.enterpriseVersion = "3.17.0";
    }
}

void Hub::Private::seed()
{
    switch (options.seed) {
    case Seed::Demo:
        seedDemo(service.store, service.site.web);
        break;
    case Seed::Empty:
        seedEmpty(service.store);
        break;
    case Seed::Large:
        seedLarge(service.store);
        break;
    }
    service.store.patterns.hashAll();
}

bool Hub::Private::start()
{
    if (!prepareDirectory()) {
        error = u"The folder for asset files cannot be made."_s;
        return false;
    }
    if (!api.listen(options.port) || !files.listen(options.filePort)) {
        error = u"The port is in use."_s;
        return false;
    }
    settle();
    seed();
    api.start();
    files.start();
    return true;
}

Hub::Hub(Options options) : d(std::make_unique<Private>(std::move(options))) { }

Hub::~Hub()
{
    stop();
}

bool Hub::start()
{
    return d->start();
}

void Hub::stop()
{
    d->api.stop();
    d->files.stop();
}

QString Hub::errorString() const
{
    return d->error;
}

QUrl Hub::baseUrl() const
{
    return QUrl(QString::fromLatin1(d->service.site.web));
}

QUrl Hub::apiUrl() const
{
    return QUrl(QString::fromLatin1(d->service.site.api));
}

QString Hub::token() const
{
    return QString::fromLatin1(d->service.tokens.full);
}

QString Hub::secondToken() const
{
    return QString::fromLatin1(d->service.tokens.second);
}

QString Hub::readOnlyToken() const
{
    return QString::fromLatin1(d->service.tokens.readOnly);
}

QString Hub::scopelessToken() const
{
    return QString::fromLatin1(d->service.tokens.scopeless);
}

void Hub::addFault(Fault fault)
{
    d->service.faults.add(std::move(fault));
}

void Hub::clearFaults()
{
    d->service.faults.clear();
}

QList<SeenRequest> Hub::requests() const
{
    return d->service.log.all();
}

void Hub::clearRequests()
{
    d->service.log.clear();
}

QByteArray Hub::storedSha256(qint64 assetId) const
{
    const std::lock_guard lock(d->service.store.mutex);
    for (Repository &repository : d->service.store.repositories) {
        const AssetPlace place = findAsset(repository, assetId);
        if (!place.asset || !place.asset->blob)
            continue;
        Sha256 hash;
        QByteArray buffer(256 * 1024, '\0');
        for (qint64 offset = 0; offset < place.asset->blob->size();) {
            const qint64 got = place.asset->blob->read(offset, buffer.data(), buffer.size());
            if (got <= 0)
                return {};
            hash.add(QByteArrayView(buffer).first(got));
            offset += got;
        }
        return hash.result();
    }
    return {};
}

} // namespace hub
