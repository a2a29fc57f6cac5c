#include "core/storage/snapshotcodec.h"

#include <QDataStream>
#include <QHash>
#include <QIODevice>

#include <limits>

namespace core::snapshotcodec {
namespace {

/// To be raised with every change of what is written.
constexpr quint32 version = 1;
constexpr quint32 repositoryMark = 0x736c7072; ///< "rpls"
constexpr quint32 accountMark = 0x736c7061;
constexpr qint64 noTime = std::numeric_limits<qint64>::min();
constexpr qint64 latestTime = 253'402'300'799'999; ///< the end of the year 9999

/// QDataStream with the few shapes that snapshots are made of.
class Writer
{
public:
    explicit Writer(quint32 mark) : m_stream(&m_bytes, QIODevice::WriteOnly)
    {
        m_stream.setVersion(QDataStream::Qt_6_4);
        m_stream.setByteOrder(QDataStream::LittleEndian);
        m_stream << mark << version;
    }

    template <typename T>
    Writer &operator<<(const T &value)
    {
        m_stream << value;
        return *this;
    }
    void time(const QDateTime &time)
    {
        m_stream << (time.isValid() ? time.toMSecsSinceEpoch() : noTime);
    }
    void url(const QUrl &url) { m_stream << url.toEncoded(); }
    /// A text that many elements have in common is written once.
    void shared(const QString &text)
    {
        const auto known = m_shared.constFind(text);
        if (known != m_shared.cend()) {
            m_stream << *known;
            return;
        }
        const auto index = quint32(m_shared.size());
        m_shared.insert(text, index);
        m_stream << index << text;
    }
    [[nodiscard]] QByteArray bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
    QDataStream m_stream;
    QHash<QString, quint32> m_shared;
};

/// Reads what Writer wrote; from the first doubt on everything is empty and good() is false.
class Reader
{
public:
    Reader(const QByteArray &bytes, quint32 mark) : m_size(bytes.size()), m_stream(bytes)
    {
        m_stream.setVersion(QDataStream::Qt_6_4);
        m_stream.setByteOrder(QDataStream::LittleEndian);
        if (read<quint32>() != mark || read<quint32>() != version)
            doubt();
    }

    [[nodiscard]] bool good() const { return m_stream.status() == QDataStream::Ok; }
    /// Nothing may follow the last element.
    [[nodiscard]] bool isWhole() const { return good() && m_stream.atEnd(); }
    void doubt() { m_stream.setStatus(QDataStream::ReadCorruptData); }

    template <typename T>
    T read()
    {
        T value{};
        m_stream >> value;
        return value;
    }
    qint64 positive(qint64 least = 0)
    {
        const auto value = read<qint64>();
        if (value < least)
            doubt();
        return value;
    }
    /// Of elements that take at least `leastBytes` each; a larger number is a lie.
    qsizetype count(qsizetype leastBytes)
    {
        const auto number = read<quint32>();
        if (qsizetype(number) > m_size / leastBytes) {
            doubt();
            return 0;
        }
        return qsizetype(number);
    }
    QDateTime time()
    {
        const auto value = read<qint64>();
        if (value == noTime)
            return {};
        if (value < -latestTime || value > latestTime)
            doubt();
        return good() ? QDateTime::fromMSecsSinceEpoch(value, Qt::UTC) : QDateTime();
    }
    QUrl url()
    {
        const auto encoded = read<QByteArray>();
        return encoded.isEmpty() ? QUrl() : QUrl::fromEncoded(encoded, QUrl::StrictMode);
    }
    QString shared()
    {
        const auto index = qsizetype(read<quint32>());
        if (index == m_shared.size() && good())
            m_shared.append(read<QString>());
        else if (index > m_shared.size())
            doubt();
        return good() ? m_shared.at(index) : QString();
    }

private:
    qsizetype m_size;
    QDataStream m_stream;
    QStringList m_shared;
};

// Both directions of one type stand together: they have to name the same things in the same order.

void write(Writer &to, const Asset &asset)
{
    to << asset.id << asset.name;
    to.shared(asset.label);
    to.shared(asset.contentType);
    to << quint8(asset.state == AssetState::Starter) << asset.size << asset.downloads
       << asset.sha256;
    to.time(asset.createdAt);
    to.time(asset.updatedAt);
}

Asset readAsset(Reader &from)
{
    Asset asset;
    asset.id = from.positive(1);
    asset.name = from.read<QString>();
    asset.label = from.shared();
    asset.contentType = from.shared();
    asset.state = from.read<quint8>() == 0 ? AssetState::Uploaded : AssetState::Starter;
    asset.size = from.positive();
    asset.downloads = from.positive();
    asset.sha256 = from.read<QByteArray>();
    if (!asset.sha256.isEmpty() && asset.sha256.size() != 32)
        from.doubt();
    asset.createdAt = from.time();
    asset.updatedAt = from.time();
    return asset;
}

void write(Writer &to, const Release &release)
{
    to << release.id << release.tag;
    to.shared(release.target);
    to << release.title << release.notes
       << quint8(int(release.draft) | int(release.prerelease) << 1 | int(release.immutable) << 2);
    to.shared(release.author);
    to.time(release.createdAt);
    to.time(release.publishedAt);
    to.time(release.updatedAt);
    to.url(release.webUrl);
    to.url(release.uploadUrl);
    to.url(release.discussionUrl);
    to << quint32(release.assets.size());
    for (const Asset &asset : release.assets)
        write(to, asset);
}

Release readRelease(Reader &from)
{
    Release release;
    release.id = from.positive(1);
    release.tag = from.read<QString>();
    release.target = from.shared();
    release.title = from.read<QString>();
    release.notes = from.read<QString>();
    const auto flags = from.read<quint8>();
    release.draft = (flags & 1) != 0;
    release.prerelease = (flags & 2) != 0;
    release.immutable = (flags & 4) != 0;
    release.author = from.shared();
    release.createdAt = from.time();
    release.publishedAt = from.time();
    release.updatedAt = from.time();
    release.webUrl = from.url();
    release.uploadUrl = from.url();
    release.discussionUrl = from.url();
    const qsizetype assets = from.count(57);
    release.assets.reserve(assets);
    for (qsizetype i = 0; i < assets && from.good(); ++i)
        release.assets.append(readAsset(from));
    return release;
}

void write(Writer &to, const Repository &repository)
{
    to << repository.id.owner << repository.id.name << repository.description
       << repository.defaultBranch;
    to.url(repository.webUrl);
    to << quint8(int(repository.isPrivate) | int(repository.archived) << 1
                 | int(repository.canPush) << 2);
}

Repository readRepository(Reader &from)
{
    Repository repository;
    repository.id.owner = from.read<QString>();
    repository.id.name = from.read<QString>();
    repository.description = from.read<QString>();
    repository.defaultBranch = from.read<QString>();
    repository.webUrl = from.url();
    const auto flags = from.read<quint8>();
    repository.isPrivate = (flags & 1) != 0;
    repository.archived = (flags & 2) != 0;
    repository.canPush = (flags & 4) != 0;
    return repository;
}

void write(Writer &to, const QList<Repository> &repositories)
{
    to << quint32(repositories.size());
    for (const Repository &repository : repositories)
        write(to, repository);
}

QList<Repository> readRepositories(Reader &from)
{
    const qsizetype number = from.count(21);
    QList<Repository> repositories;
    repositories.reserve(number);
    for (qsizetype i = 0; i < number && from.good(); ++i)
        repositories.append(readRepository(from));
    return repositories;
}

void write(Writer &to, const QStringList &names)
{
    to << quint32(names.size());
    for (const QString &name : names)
        to << name;
}

QStringList readNames(Reader &from)
{
    const qsizetype number = from.count(4);
    QStringList names;
    names.reserve(number);
    for (qsizetype i = 0; i < number && from.good(); ++i)
        names.append(from.read<QString>());
    return names;
}

} // namespace

QByteArray encode(const RepositorySnapshot &snapshot)
{
    Writer to(repositoryMark);
    to.time(snapshot.asOf);
    to << snapshot.latestId;
    write(to, snapshot.repository);
    write(to, snapshot.tags);
    write(to, snapshot.branches);
    to << quint32(snapshot.releases.size());
    for (const Release &release : snapshot.releases)
        write(to, release);
    return to.bytes();
}

std::optional<RepositorySnapshot> decodeRepository(const QByteArray &bytes)
{
    Reader from(bytes, repositoryMark);
    RepositorySnapshot snapshot;
    snapshot.asOf = from.time();
    snapshot.latestId = from.positive();
    snapshot.repository = readRepository(from);
    snapshot.tags = readNames(from);
    snapshot.branches = readNames(from);
    const qsizetype releases = from.count(69);
    snapshot.releases.reserve(releases);
    for (qsizetype i = 0; i < releases && from.good(); ++i)
        snapshot.releases.append(readRelease(from));
    return from.isWhole() && snapshot.asOf.isValid() ? std::optional(std::move(snapshot))
                                                     : std::nullopt;
}

QByteArray encode(const AccountSnapshot &snapshot)
{
    Writer to(accountMark);
    to.time(snapshot.asOf);
    to << snapshot.user.id << snapshot.user.login << snapshot.user.name;
    write(to, snapshot.repositories);
    write(to, snapshot.added);
    return to.bytes();
}

std::optional<AccountSnapshot> decodeAccount(const QByteArray &bytes)
{
    Reader from(bytes, accountMark);
    AccountSnapshot snapshot;
    snapshot.asOf = from.time();
    snapshot.user.id = from.positive();
    snapshot.user.login = from.read<QString>();
    snapshot.user.name = from.read<QString>();
    snapshot.repositories = readRepositories(from);
    snapshot.added = readRepositories(from);
    return from.isWhole() && snapshot.asOf.isValid() ? std::optional(std::move(snapshot))
                                                     : std::nullopt;
}

} // namespace core::snapshotcodec
