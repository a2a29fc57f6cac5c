#include "core/storage/snapshotcodec.h"

#include "core/storage/sharedslices.h"

#include <QHash>
#include <QtEndian>

#include <limits>
#include <utility>

namespace core::snapshotcodec {
namespace {

/// To be raised with every change of what is written.
constexpr quint32 version = 2;
constexpr quint32 repositoryMark = 0x736c7072; ///< "rpls"
constexpr quint32 accountMark = 0x736c7061;
constexpr quint32 mentionsMark = 0x736c706d;
constexpr qint64 latestTime = 253'402'300'799'999; ///< the end of the year 9999
constexpr qsizetype digestSize = 32;
constexpr qsizetype textsStart = 1; ///< a byte order mark would be dropped from the very start

// A snapshot is a head of five numbers of four bytes (mark, version, and how much there is of each
// of the three parts), then
// - all texts in UTF-8, each with a zero behind it: they become one QString that is cut into
// slices,
// - all digests in the same way,
// - the numbers, seven bits a byte; those that are often near their forerunner as a difference.
// Numbers tell how long each text is, and everything is read in the order in which it was written.

/// Small for small numbers of either sign.
quint64 folded(qint64 number)
{
    return (quint64(number) << 1) ^ quint64(number >> 63);
}

qint64 unfolded(quint64 number)
{
    return qint64(number >> 1) ^ -qint64(number & 1);
}

class Writer
{
public:
    void number(quint64 number)
    {
        for (; number >= 0x80; number >>= 7)
            m_numbers.append(char(number | 0x80));
        m_numbers.append(char(number));
    }
    void id(qint64 id) { number(folded(id - std::exchange(m_lastId, id))); }
    void text(const QString &text)
    {
        number(quint64(text.size()));
        if (!text.isEmpty())
            m_texts += text + QChar(0);
    }
    /// A text that many elements have in common is written once.
    void shared(const QString &text)
    {
        const auto known = m_shared.constFind(text);
        if (known != m_shared.cend())
            return number(*known);
        const auto index = quint64(m_shared.size());
        m_shared.insert(text, index);
        number(index);
        this->text(text);
    }
    void digest(const QByteArray &digest)
    {
        const bool there = digest.size() == digestSize;
        number(there);
        if (there)
            m_digests += digest + '\0';
    }
    void time(const QDateTime &time)
    {
        const qint64 value = time.isValid() ? time.toMSecsSinceEpoch() : latestTime + 1;
        const bool there = value >= -latestTime && value <= latestTime;
        number(there ? 1 + folded(value - std::exchange(m_lastTime, value)) : 0);
    }
    /// Scheme and host are those of many.
    void url(const QUrl &url)
    {
        const QString all = QString::fromLatin1(url.toEncoded());
        const QString path = url.path(QUrl::FullyEncoded);
        const bool endsWithPath = !path.isEmpty() && all.endsWith(path);
        shared(endsWithPath ? all.chopped(path.size()) : QString());
        text(endsWithPath ? path : all);
    }
    [[nodiscard]] QByteArray bytes(quint32 mark) const
    {
        const QByteArray texts = m_texts.toUtf8();
        QByteArray head(headSize, Qt::Uninitialized);
        qToLittleEndian(mark, head.data());
        qToLittleEndian(version, head.data() + 4);
        qToLittleEndian(quint32(texts.size()), head.data() + 8);
        qToLittleEndian(quint32(m_digests.size()), head.data() + 12);
        qToLittleEndian(quint32(m_numbers.size()), head.data() + 16);
        return head + texts + m_digests + m_numbers;
    }

    static constexpr qsizetype headSize = 20;

private:
    QString m_texts = QString(textsStart, u'\n');
    QByteArray m_digests;
    QByteArray m_numbers;
    QHash<QString, quint64> m_shared;
    qint64 m_lastId = 0;
    qint64 m_lastTime = 0;
};

/// Reads what Writer wrote; from the first doubt on everything is empty and good() is false.
class Reader
{
public:
    Reader(const QByteArray &bytes, quint32 mark) : Reader(bytes, partsOf(bytes, mark)) { }

    [[nodiscard]] bool good() const { return m_good; }
    /// Nothing may be left over.
    [[nodiscard]] bool isWhole() const
    {
        return m_good && m_at == m_end && m_texts.atEnd() && m_digests.atEnd();
    }
    void doubt()
    {
        m_good = false;
        m_at = m_end;
    }

    quint64 number()
    {
        quint64 number = 0;
        for (int shift = 0; m_at != m_end && shift < 64; shift += 7) {
            const auto byte = quint8(*m_at++);
            number |= quint64(byte & 0x7f) << shift;
            if (byte < 0x80)
                return number;
        }
        doubt();
        return 0;
    }
    qint64 positive()
    {
        const quint64 value = number();
        if (value > quint64(std::numeric_limits<qint64>::max()))
            doubt();
        return good() ? qint64(value) : 0;
    }
    qint64 id()
    {
        m_lastId = qint64(quint64(m_lastId) + quint64(unfolded(number())));
        if (m_lastId <= 0)
            doubt();
        return m_lastId;
    }
    bool flag() { return number() != 0; }
    /// Of elements that take at least `leastBytes` each; a larger number is a lie.
    qsizetype count(qsizetype leastBytes)
    {
        const quint64 count = number();
        if (count > quint64((m_end - m_at) / leastBytes)) {
            doubt();
            return 0;
        }
        return qsizetype(count);
    }
    QString text()
    {
        const qint64 size = positive();
        if (size == 0)
            return {};
        const QString text = m_texts.next(size);
        if (text.isNull())
            doubt();
        return text;
    }
    const QString &shared()
    {
        const quint64 index = number();
        if (index == quint64(m_shared.size()) && good())
            m_shared.append(text());
        else if (index > quint64(m_shared.size()))
            doubt();
        return good() ? m_shared.at(qsizetype(index)) : m_none;
    }
    QByteArray digest()
    {
        if (!flag())
            return {};
        const QByteArray digest = m_digests.next(digestSize);
        if (digest.isNull())
            doubt();
        return digest;
    }
    QDateTime time()
    {
        const quint64 difference = number();
        if (difference == 0)
            return {};
        m_lastTime = qint64(quint64(m_lastTime) + quint64(unfolded(difference - 1)));
        if (m_lastTime < -latestTime || m_lastTime > latestTime)
            doubt();
        return good() ? QDateTime::fromMSecsSinceEpoch(m_lastTime, Qt::UTC) : QDateTime();
    }
    QUrl url()
    {
        const QString &before = shared();
        if (before.isEmpty()) {
            const QString all = text();
            return all.isEmpty() ? QUrl() : QUrl(all, QUrl::StrictMode);
        }
        // Reading one address takes as long as ten texts.
        auto known = m_places.find(before);
        if (known == m_places.end())
            known = m_places.insert(before, QUrl(before, QUrl::StrictMode));
        QUrl url = *known;
        url.setPath(text(), QUrl::StrictMode);
        return url;
    }

private:
    struct Parts
    {
        QString texts;
        QByteArray digests;
        QByteArrayView numbers;
        bool good = false;
    };

    static Parts partsOf(const QByteArray &bytes, quint32 mark)
    {
        const auto head = [&bytes](qsizetype index) {
            return qFromLittleEndian<quint32>(bytes.constData() + 4 * index);
        };
        if (bytes.size() < Writer::headSize || head(0) != mark || head(1) != version)
            return {};
        const qsizetype texts = head(2);
        const qsizetype digests = head(3);
        const qsizetype numbers = head(4);
        if (texts < textsStart || texts + digests + numbers != bytes.size() - Writer::headSize)
            return {};
        const QByteArrayView all = QByteArrayView(bytes).sliced(Writer::headSize);
        return {.texts = QString::fromUtf8(all.first(texts)),
                .digests = all.sliced(texts, digests).toByteArray(),
                .numbers = all.last(numbers),
                .good = true};
    }

    Reader(const QByteArray &, const Parts &parts)
        : m_texts(parts.texts, textsStart)
        , m_digests(parts.digests)
        , m_at(parts.numbers.begin())
        , m_end(parts.numbers.end())
        , m_good(parts.good)
    {
    }

    SharedSlices<QString> m_texts;
    SharedSlices<QByteArray> m_digests;
    QByteArrayView::const_iterator m_at;
    QByteArrayView::const_iterator m_end;
    bool m_good;
    QStringList m_shared;
    const QString m_none;
    QHash<QString, QUrl> m_places;
    qint64 m_lastId = 0;
    qint64 m_lastTime = 0;
};

// Both directions of one type stand together: they have to name the same things in the same order.

void write(Writer &to, const Asset &asset)
{
    to.id(asset.id);
    to.text(asset.name);
    to.shared(asset.label);
    to.shared(asset.contentType);
    to.number(asset.state == AssetState::Starter);
    to.number(quint64(asset.size));
    to.number(quint64(asset.downloads));
    to.digest(asset.sha256);
    to.time(asset.createdAt);
    to.time(asset.updatedAt);
}

constexpr qsizetype leastOfAsset = 10;

Asset readAsset(Reader &from)
{
    Asset asset;
    asset.id = from.id();
    asset.name = from.text();
    asset.label = from.shared();
    asset.contentType = from.shared();
    asset.state = from.flag() ? AssetState::Starter : AssetState::Uploaded;
    asset.size = from.positive();
    asset.downloads = from.positive();
    asset.sha256 = from.digest();
    asset.createdAt = from.time();
    asset.updatedAt = from.time();
    return asset;
}

void write(Writer &to, const Release &release)
{
    to.id(release.id);
    to.text(release.tag);
    to.shared(release.target);
    to.text(release.title);
    to.text(release.notes);
    to.number(quint64(release.draft) | quint64(release.prerelease) << 1
              | quint64(release.immutable) << 2);
    to.shared(release.author);
    to.time(release.createdAt);
    to.time(release.publishedAt);
    to.time(release.updatedAt);
    to.url(release.webUrl);
    to.url(release.uploadUrl);
    to.url(release.discussionUrl);
    to.number(quint64(release.assets.size()));
    for (const Asset &asset : release.assets)
        write(to, asset);
}

constexpr qsizetype leastOfRelease = 17;

Release readRelease(Reader &from)
{
    Release release;
    release.id = from.id();
    release.tag = from.text();
    release.target = from.shared();
    release.title = from.text();
    release.notes = from.text();
    const quint64 flags = from.number();
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
    const qsizetype assets = from.count(leastOfAsset);
    release.assets.reserve(assets);
    for (qsizetype i = 0; i < assets && from.good(); ++i)
        release.assets.append(readAsset(from));
    return release;
}

void write(Writer &to, const Repository &repository)
{
    to.text(repository.id.owner);
    to.text(repository.id.name);
    to.text(repository.description);
    to.text(repository.defaultBranch);
    to.url(repository.webUrl);
    to.number(quint64(repository.isPrivate) | quint64(repository.archived) << 1
              | quint64(repository.canPush) << 2);
}

constexpr qsizetype leastOfRepository = 7;

Repository readRepository(Reader &from)
{
    Repository repository;
    repository.id.owner = from.text();
    repository.id.name = from.text();
    repository.description = from.text();
    repository.defaultBranch = from.text();
    repository.webUrl = from.url();
    const quint64 flags = from.number();
    repository.isPrivate = (flags & 1) != 0;
    repository.archived = (flags & 2) != 0;
    repository.canPush = (flags & 4) != 0;
    return repository;
}

void write(Writer &to, const QList<Repository> &repositories)
{
    to.number(quint64(repositories.size()));
    for (const Repository &repository : repositories)
        write(to, repository);
}

QList<Repository> readRepositories(Reader &from)
{
    const qsizetype number = from.count(leastOfRepository);
    QList<Repository> repositories;
    repositories.reserve(number);
    for (qsizetype i = 0; i < number && from.good(); ++i)
        repositories.append(readRepository(from));
    return repositories;
}

void write(Writer &to, const QStringList &names)
{
    to.number(quint64(names.size()));
    for (const QString &name : names)
        to.text(name);
}

QStringList readNames(Reader &from)
{
    const qsizetype number = from.count(1);
    QStringList names;
    names.reserve(number);
    for (qsizetype i = 0; i < number && from.good(); ++i)
        names.append(from.text());
    return names;
}

void write(Writer &to, const Issue &issue)
{
    to.id(issue.number);
    to.text(issue.title);
    to.number(quint64(issue.isPullRequest) | quint64(issue.state) << 1);
}

constexpr qsizetype leastOfIssue = 3;

Issue readIssue(Reader &from)
{
    Issue issue;
    issue.number = from.id();
    issue.title = from.text();
    const quint64 flags = from.number();
    issue.isPullRequest = (flags & 1) != 0;
    if (flags >> 1 > quint64(IssueState::Merged))
        from.doubt();
    else
        issue.state = IssueState(flags >> 1);
    return issue;
}

} // namespace

QByteArray encode(const RepositorySnapshot &snapshot)
{
    Writer to;
    to.time(snapshot.asOf);
    to.number(quint64(snapshot.latestId));
    write(to, snapshot.repository);
    write(to, snapshot.tags);
    write(to, snapshot.branches);
    to.number(quint64(snapshot.releases.size()));
    for (const Release &release : snapshot.releases)
        write(to, release);
    return to.bytes(repositoryMark);
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
    const qsizetype releases = from.count(leastOfRelease);
    snapshot.releases.reserve(releases);
    for (qsizetype i = 0; i < releases && from.good(); ++i)
        snapshot.releases.append(readRelease(from));
    return from.isWhole() && snapshot.asOf.isValid() ? std::optional(std::move(snapshot))
                                                     : std::nullopt;
}

QByteArray encode(const AccountSnapshot &snapshot)
{
    Writer to;
    to.time(snapshot.asOf);
    to.number(quint64(snapshot.user.id));
    to.text(snapshot.user.login);
    to.text(snapshot.user.name);
    write(to, snapshot.repositories);
    write(to, snapshot.added);
    return to.bytes(accountMark);
}

std::optional<AccountSnapshot> decodeAccount(const QByteArray &bytes)
{
    Reader from(bytes, accountMark);
    AccountSnapshot snapshot;
    snapshot.asOf = from.time();
    snapshot.user.id = from.positive();
    snapshot.user.login = from.text();
    snapshot.user.name = from.text();
    snapshot.repositories = readRepositories(from);
    snapshot.added = readRepositories(from);
    return from.isWhole() && snapshot.asOf.isValid() ? std::optional(std::move(snapshot))
                                                     : std::nullopt;
}

QByteArray encode(const MentionsSnapshot &snapshot)
{
    Writer to;
    to.time(snapshot.asOf);
    write(to, snapshot.contributors);
    to.number(quint64(snapshot.issues.size()));
    for (const Issue &issue : snapshot.issues)
        write(to, issue);
    return to.bytes(mentionsMark);
}

std::optional<MentionsSnapshot> decodeMentions(const QByteArray &bytes)
{
    Reader from(bytes, mentionsMark);
    MentionsSnapshot snapshot;
    snapshot.asOf = from.time();
    snapshot.contributors = readNames(from);
    const qsizetype issues = from.count(leastOfIssue);
    snapshot.issues.reserve(issues);
    for (qsizetype i = 0; i < issues && from.good(); ++i)
        snapshot.issues.append(readIssue(from));
    return from.isWhole() && snapshot.asOf.isValid() ? std::optional(std::move(snapshot))
                                                     : std::nullopt;
}

} // namespace core::snapshotcodec
