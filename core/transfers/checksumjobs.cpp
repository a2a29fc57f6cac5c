#include "core/transfers/checksumjobs.h"

#include "core/base/waitjob.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryFile>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr qint64 largestList = 1024 * 1024; ///< bytes; SHA-512 of 1,000 files are 200 KiB
constexpr qsizetype mostLists = 4; ///< read without being asked to

} // namespace

DigestOrigin originOf(const ChecksumSource &source, const QList<ShaKind> &kinds)
{
    if (!kinds.contains(ShaKind::Sha512) && !source.sha256.isEmpty())
        return DigestOrigin::Known;
    return source.path.isEmpty() ? DigestOrigin::Server : DigestOrigin::Here;
}

// --- fetching -----------------------------------------------------------------------------------

FetchDigestsJob::FetchDigestsJob(Api &api, const RepoId &repo, const Asset &asset,
                                 const QList<ShaKind> &kinds, QObject *parent)
    : JobOf(parent), m_api(api), m_repo(repo), m_asset(asset)
{
    QList<ShaKind> all = kinds;
    if (!all.contains(ShaKind::Sha256))
        all.append(ShaKind::Sha256); // to know that it is the right file
    m_kinds = all;
    if (m_file.open())
        fetch();
    else
        finish(Error{.kind = Error::Kind::LocalFile, .detail = m_file.errorString()});
}

FetchDigestsJob::~FetchDigestsJob()
{
    delete m_get; // before the file it writes into
}

void FetchDigestsJob::fetch()
{
    ++m_attempt;
    auto *get = m_api.downloadAsset(m_repo, m_asset.id,
                                    {.path = m_file.fileName(), .size = m_asset.size});
    m_get = get;
    connect(get, &Job::progressChanged, this,
            [this](qint64 done) { Q_EMIT progressChanged(done, m_asset.size); });
    attempt(get, [this](const Result<DownloadedBytes> &bytes) {
        if (!bytes) {
            const auto wait = m_policy.delayAfter(m_attempt, bytes.error(),
                                                  QRandomGenerator::global()->generateDouble());
            if (!wait)
                return finish(bytes.error());
            return run(new WaitJob(*wait, this), [this](const Done &) { fetch(); });
        }
        hash(*bytes);
    });
}

void FetchDigestsJob::hash(const DownloadedBytes &bytes)
{
    const Error damaged{
        .kind = Error::Kind::Damaged, .detail = m_asset.name, .requestId = bytes.requestId};
    if (bytes.size != m_asset.size || (!m_asset.sha256.isEmpty() && bytes.sha256 != m_asset.sha256))
        return finish(damaged);
    run(new DigestsJob({m_file.fileName()}, m_kinds, m_asset.size, this),
        [this, damaged](const QList<FileDigests> &digests) {
            if (digests.isEmpty() || digests.first().size != m_asset.size)
                return finish(damaged);
            finish(digests.first());
        });
}

// --- making -------------------------------------------------------------------------------------

MakeChecksumsJob::MakeChecksumsJob(Api &api, const RepoId &repo, QList<ChecksumSource> sources,
                                   QList<ShaKind> kinds, QObject *parent)
    : JobOf(parent)
    , m_api(api)
    , m_repo(repo)
    , m_sources(std::move(sources))
    , m_kinds(std::move(kinds))
    , m_digests(m_sources.size())
{
    for (qsizetype i = 0; i < m_sources.size(); ++i) {
        m_digests[i].sha256 = m_sources.at(i).sha256;
        const DigestOrigin origin = originOf(m_sources.at(i), m_kinds);
        if (origin != DigestOrigin::Known)
            m_total += m_sources.at(i).size;
        if (origin == DigestOrigin::Here)
            m_toHash.append(i);
    }
    hashHere();
}

void MakeChecksumsJob::hashHere()
{
    if (m_toHash.isEmpty())
        return fetchNext();
    QStringList paths;
    for (const qsizetype i : std::as_const(m_toHash))
        paths.append(m_sources.at(i).path);
    QList<ShaKind> kinds{ShaKind::Sha256}; // tells whether it is the file on the server
    if (m_kinds.contains(ShaKind::Sha512))
        kinds.append(ShaKind::Sha512);
    auto *job = new DigestsJob(paths, kinds, -1, this);
    connect(job, &Job::progressChanged, this, [this](qint64 done) { tell(done); });
    run(job, [this](const QList<FileDigests> &digests) { takeIn(digests); });
}

/// A file here that is gone, or another than the one on the server, says nothing.
void MakeChecksumsJob::takeIn(const QList<FileDigests> &digests)
{
    for (qsizetype k = 0; k < digests.size(); ++k) {
        const qsizetype i = m_toHash.at(k);
        ChecksumSource &source = m_sources[i];
        const bool same = digests.at(k).isReadable()
            && (source.sha256.isEmpty() ? digests.at(k).size == source.size
                                        : digests.at(k).sha256 == source.sha256);
        if (same)
            m_digests[i] = digests.at(k);
        else if (source.assetId == 0)
            return finish(Error{.kind = Error::Kind::LocalFile, .detail = source.path});
        else
            source.path.clear();
        m_done += same ? source.size : 0;
    }
    fetchNext();
}

void MakeChecksumsJob::fetchNext()
{
    for (qsizetype i = 0; i < m_sources.size(); ++i) {
        const bool complete = std::ranges::none_of(
            m_kinds, [&](ShaKind kind) { return m_digests.at(i).of(kind).isEmpty(); });
        if (complete)
            continue;
        const ChecksumSource &source = m_sources.at(i);
        auto *job = new FetchDigestsJob(m_api, m_repo,
                                        {.id = source.assetId,
                                         .name = source.name,
                                         .size = source.size,
                                         .sha256 = source.sha256},
                                        m_kinds, this);
        connect(job, &Job::progressChanged, this, [this](qint64 done) { tell(done); });
        return run(job, [this, i](const FileDigests &digests) {
            m_digests[i] = digests;
            m_done += m_sources.at(i).size;
            fetchNext();
        });
    }
    end();
}

void MakeChecksumsJob::tell(qint64 here)
{
    Q_EMIT progressChanged(std::min(m_done + here, m_total), m_total);
}

void MakeChecksumsJob::end()
{
    QList<ChecksumLine> lines;
    for (const ShaKind kind : std::as_const(m_kinds)) {
        for (qsizetype i = 0; i < m_sources.size(); ++i)
            lines.append(
                {.kind = kind, .digest = m_digests.at(i).of(kind), .name = m_sources.at(i).name});
    }
    // The order of people, not that of uploading.
    std::ranges::stable_sort(lines, [](const ChecksumLine &a, const ChecksumLine &b) {
        return a.kind != b.kind ? a.kind < b.kind : a.name < b.name;
    });
    finish(lines);
}

// --- checking -----------------------------------------------------------------------------------

bool ChecksumReport::contradicts() const
{
    return std::ranges::any_of(files,
                               [](const Checked &each) { return each.verdict.contradicts(); });
}

CheckChecksumsJob::CheckChecksumsJob(Api &api, const RepoId &repo, QList<Asset> assets, Depth depth,
                                     QHash<qint64, QByteArray> known, QObject *parent)
    : JobOf(parent)
    , m_api(api)
    , m_repo(repo)
    , m_assets(std::move(assets))
    , m_depth(depth)
    , m_contents(std::move(known))
{
    for (const Asset &asset : std::as_const(m_assets)) {
        const ChecksumFile form = checksumFile(asset.name);
        const bool wanted = form == ChecksumFile::ForMany
            || (form == ChecksumFile::ForOne && depth == Depth::Everything);
        if (!wanted || asset.state != AssetState::Uploaded)
            continue;
        if (asset.size > largestList)
            m_report.tooLarge.append(asset.name);
        else if (depth == Depth::Everything || m_toRead.size() < mostLists)
            m_toRead.append(asset);
    }
    readNext();
}

CheckChecksumsJob::~CheckChecksumsJob()
{
    delete m_get; // before the sink it writes into
}

/// Which assets have to be fetched for want of a digest.
void CheckChecksumsJob::findUnknown()
{
    QHash<QString, qint64> ids;
    for (const Asset &asset : std::as_const(m_assets))
        ids.insert(asset.name, asset.id);
    for (const ChecksumReport::Checked &each : std::as_const(m_report.files)) {
        for (const ChecksumLine &line : each.list.lines) {
            const std::pair wanted(ids.value(line.baseName()), line.kind);
            if (each.verdict.unknown.contains(line.baseName()) && !m_toFetch.contains(wanted))
                m_toFetch.append(wanted);
        }
    }
}

void CheckChecksumsJob::readNext()
{
    if (m_toRead.isEmpty()) {
        if (m_depth == Depth::Everything)
            findUnknown();
        return fetchNext();
    }
    const Asset file = m_toRead.takeFirst();
    const auto judge = [this, file] {
        const ChecksumList list = readChecksums(m_contents.value(file.id), file.name);
        m_report.files.append({.file = file,
                               .list = list,
                               .verdict = holdAgainst(list, checksumFile(file.name), m_assets)});
        readNext();
    };
    if (m_contents.contains(file.id))
        return judge();
    auto list = std::make_shared<QTemporaryFile>();
    if (!list->open())
        return finish(Error{.kind = Error::Kind::LocalFile, .detail = list->errorString()});
    auto *get = m_api.downloadAsset(m_repo, file.id, {.path = list->fileName(), .size = file.size});
    m_get = get;
    run(get, [this, file, judge, list](const DownloadedBytes &) {
        list->seek(0);
        m_contents.insert(file.id, list->read(largestList));
        judge();
    });
}

void CheckChecksumsJob::fetchNext()
{
    if (m_toFetch.isEmpty()) {
        for (ChecksumReport::Checked &each : m_report.files)
            each.verdict
                = holdAgainst(each.list, checksumFile(each.file.name), m_assets, m_fetched);
        return finish(m_report);
    }
    const auto [id, kind] = m_toFetch.takeFirst();
    const auto asset = std::ranges::find(m_assets, id, &Asset::id);
    auto *job = new FetchDigestsJob(m_api, m_repo, *asset, {kind}, this);
    connect(job, &Job::progressChanged, this, &Job::progressChanged);
    run(job, [this, id = id, kind = kind](const FileDigests &digests) {
        m_fetched.append({.assetId = id, .kind = kind, .digest = digests.of(kind)});
        fetchNext();
    });
}

// --- keeping ------------------------------------------------------------------------------------

Result<QString> keepChecksums(const QString &folder, ShaKind kind, const QList<ChecksumLine> &lines)
{
    const QDir own(QDir(folder).filePath(u"checksums/"_s
                                         + QUuid::createUuid().toString(QUuid::WithoutBraces)));
    QFile file(own.filePath(checksumFileName(kind)));
    QList<ChecksumLine> ofKind;
    std::ranges::copy_if(lines, std::back_inserter(ofKind),
                         [kind](const ChecksumLine &line) { return line.kind == kind; });
    const QByteArray text = writeChecksums(ofKind);
    if (!own.mkpath(u"."_s) || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
        || file.write(text) != text.size() || !file.flush())
        return Error{.kind = Error::Kind::LocalFile, .detail = file.fileName()};
    return file.fileName();
}

} // namespace core
