#include "tests/support/transferscene.h"

#include "core/base/sha256.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using hub::Fault;
using State = Transfer::State;

namespace {

const QString ofAsset = u"/releases/assets/\\d+$"_s;
const QString ofRelease = u"/releases/\\d+/assets$"_s;
const QByteArray kept(70'000, 'k'); ///< what is fetched

} // namespace

TransferPolicy hastyPolicy()
{
    return {.uploads = {.maxAttempts = 5, .shortestDelay = 1ms, .longestDelay = 6ms},
            .other = {.maxAttempts = 6, .shortestDelay = 1ms, .longestDelay = 6ms},
            .limitDelay = 10ms,
            .lookAgain = 3ms,
            .longestLimit = 40ms,
            .probeDelay = 5ms,
            .longestProbe = 20ms,
            .lostGrace = 200ms,
            .lostAgain = 5ms};
}

QList<Fault> faultsOf(QRandomGenerator &random)
{
    struct Place
    {
        QByteArray method;
        QString path;
        int weight;
    };
    const QList<Place> places{{"POST", ofRelease, 5},
                              {"GET", ofRelease, 3},
                              {"PATCH", ofAsset, 3},
                              {"DELETE", ofAsset, 3},
                              {"GET", u"^(?!/api/).*"_s, 2}};
    int weights = 0;
    for (const Place &place : places)
        weights += place.weight;

    QList<Fault> faults;
    for (int count = random.bounded(1, 7); count > 0; --count) {
        int at = random.bounded(weights);
        auto place = places.cbegin();
        for (; at >= place->weight; ++place)
            at -= place->weight;
        Fault fault{.method = place->method,
                    .pathPattern = place->path,
                    .skip = random.bounded(4),
                    .times = random.bounded(1, 3),
                    .delay = std::chrono::milliseconds(random.bounded(8)),
                    .afterCommit = random.bounded(2) == 0,
                    .readBody = random.bounded(4) != 0};
        switch (random.bounded(8)) {
        case 0:
            fault.wire = Fault::Wire::CutBeforeReply;
            break;
        case 1:
            fault.wire = Fault::Wire::CutMidReply;
            break;
        case 2:
            fault.wire = Fault::Wire::Stall;
            break;
        case 3:
            fault.wire = Fault::Wire::StallMidReply;
            break;
        case 4:
            fault.wire = Fault::Wire::CloseAfterReply;
            break;
        case 5:
            fault.status = 429;
            fault.afterCommit = false;
            fault.body = "{\"message\":\"You have exceeded a secondary rate limit\"}";
            break;
        default:
            fault.status = QList<int>{500, 502, 503, 504}.at(random.bounded(4));
            fault.body = "<html>bad gateway</html>";
            break;
        }
        faults.append(fault);
    }
    return faults;
}

QString TransferScene::file(const QString &name, const QByteArray &bytes)
{
    const QString path = m_folder->filePath(name);
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

void TransferScene::put(const QString &name, const QByteArray &bytes, Asset &into)
{
    const auto stored = PracticeHost::await(
        m_host.api->uploadAsset(m_release, {.path = file(u"put"_s, bytes), .name = name}));
    if (!stored)
        qFatal("cannot prepare: %s", qPrintable(stored.error().detail));
    into = stored->asset;
}

void TransferScene::prepare(QRandomGenerator &random)
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_downloads = std::make_unique<QTemporaryDir>();
    m_release = m_host.draft(u"v%1"_s.arg(++m_number));
    put(u"old.zip"_s, "the old content", m_old);
    put(u"both.zip"_s, "somebody else's", m_both);
    put(u"keep.bin"_s, kept, m_keep);
    m_files.clear();
    for (const QString &name : {u"small"_s, u"large.bin"_s, u"old.zip"_s, u"both.zip"_s}) {
        const int size
            = name == "large.bin"_L1 ? random.bounded(200'000, 900'000) : random.bounded(1, 3'000);
        QByteArray bytes(size, Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char(random.bounded(256));
        m_files.insert(name, bytes);
    }
}

void TransferScene::enqueue(TransferQueue &queue)
{
    for (const QString &name : {u"small"_s, u"old.zip"_s, u"large.bin"_s, u"both.zip"_s}) {
        UploadChoice choice;
        if (name == "old.zip"_L1)
            choice.replaces = m_old.id;
        choice.keepBoth = name == "both.zip"_L1;
        queue.upload(m_host.repo, m_release, file(name, m_files.value(name)), choice);
    }
    queue.download(m_host.repo, m_release, m_keep, m_downloads->path());
}

QString TransferScene::describe(const TransferQueue &queue)
{
    QStringList states;
    for (const Transfer &transfer : queue.transfers()) {
        states.append(u"%1 %2 %3"_s.arg(transfer.name)
                          .arg(int(transfer.state))
                          .arg(transfer.error ? transfer.error->detail : QString()));
    }
    return states.join(u"; "_s);
}

QString TransferScene::judgeTransfers(const TransferQueue &queue) const
{
    for (const Transfer &transfer : queue.transfers()) {
        if (transfer.state != State::Done)
            return u"not done: "_s + describe(queue);
        const bool isUpload = transfer.kind == Transfer::Kind::Upload;
        const QByteArray bytes
            = isUpload ? m_files.value(QFileInfo(transfer.path).fileName()) : kept;
        if (transfer.proof != Proof::Verified || transfer.sha256 != Sha256::of(bytes))
            return u"not proven: "_s + transfer.name;
        if (isUpload && m_host.hub.storedSha256(transfer.assetId) != Sha256::of(bytes))
            return u"the server holds other bytes: "_s + transfer.name;
    }
    return {};
}

QString TransferScene::judgeWorld()
{
    const QStringList fetched = QDir(m_downloads->path()).entryList(QDir::Files | QDir::Hidden);
    if (fetched != QStringList{u"keep.bin"_s})
        return u"the folder holds "_s + fetched.join(u' ');

    QHash<QString, Asset> there;
    QStringList names;
    for (const Asset &asset : m_host.assets(m_release)) {
        there.insert(asset.name, asset);
        names.append(asset.name + (asset.state == AssetState::Uploaded ? u""_s : u"?"_s));
    }
    names.sort();
    const QString found = names.join(u' ');
    if (found != "both-2.zip both.zip keep.bin large.bin old.zip small"_L1)
        return u"the release holds "_s + found;
    if (there.value(u"keep.bin"_s).id != m_keep.id || there.value(u"both.zip"_s).id != m_both.id)
        return u"something of others was replaced"_s;
    const QHash<QString, QString> sources{{u"small"_s, u"small"_s},
                                          {u"large.bin"_s, u"large.bin"_s},
                                          {u"old.zip"_s, u"old.zip"_s},
                                          {u"both-2.zip"_s, u"both.zip"_s}};
    for (const auto &[name, source] : sources.asKeyValueRange()) {
        const QByteArray wanted = Sha256::of(m_files.value(source));
        if (m_host.hub.storedSha256(there.value(name).id) != wanted)
            return u"the server holds other bytes: "_s + name;
    }
    return {};
}

QString TransferScene::judgeLog() const
{
    static const QRegularExpression idAtEnd(u"/assets/(\\d+)$"_s);
    bool freshNamed = false;
    for (const hub::SeenRequest &request : m_host.hub.requests()) {
        const qint64 id = idAtEnd.match(QString::fromUtf8(request.target)).captured(1).toLongLong();
        if (request.method == "PATCH" && id != m_old.id && id != m_both.id && id != m_keep.id
            && request.body.contains("\"old.zip\""))
            freshNamed = true;
        if (request.method != "DELETE")
            continue;
        if (id == m_both.id || id == m_keep.id)
            return u"deleted an asset of others"_s;
        if (id == m_old.id && !freshNamed)
            return u"deleted the old copy too early"_s;
    }
    return {};
}
