#include "app/hub/blob.h"

#include "app/hub/sha256.h"

#include <QFile>

#include <algorithm>

namespace hub {

namespace {

constexpr qint64 tailSize = 64;
constexpr qint64 blockSize = 1024 * 1024;

/// Splitmix64: a well mixed number for each seed.
quint64 mixed(quint64 seed)
{
    seed += 0x9e3779b97f4a7c15ULL;
    seed = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    seed = (seed ^ (seed >> 27)) * 0x94d049bb133111ebULL;
    return seed ^ (seed >> 31);
}

QByteArray noise(quint64 seed, qint64 size)
{
    QByteArray bytes;
    bytes.reserve(size + 8);
    for (quint64 i = 0; bytes.size() < size; ++i) {
        const quint64 word = mixed(seed + i);
        bytes.append(reinterpret_cast<const char *>(&word), sizeof word);
    }
    bytes.truncate(size);
    return bytes;
}

qint64 copyPart(QByteArrayView from, qint64 offset, char *to, qint64 max)
{
    const qint64 count = std::clamp<qint64>(from.size() - offset, 0, max);
    std::copy_n(from.data() + offset, count, to);
    return count;
}

} // namespace

TextBlob::TextBlob(QByteArray text) : m_text(std::move(text)) { }

QByteArray TextBlob::sha256() const
{
    return Sha256::of(m_text);
}

qint64 TextBlob::read(qint64 offset, char *to, qint64 max) const
{
    return copyPart(m_text, offset, to, max);
}

FileBlob::FileBlob(QString path, qint64 size, QByteArray sha256)
    : m_path(std::move(path)), m_size(size), m_sha256(std::move(sha256))
{
}

FileBlob::~FileBlob()
{
    QFile::remove(m_path);
}

qint64 FileBlob::read(qint64 offset, char *to, qint64 max) const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || !file.seek(offset))
        return -1;
    return file.read(to, max);
}

ChecksumsBlob::ChecksumsBlob(QList<Line> lines) : m_lines(std::move(lines)) { }

qint64 ChecksumsBlob::size() const
{
    qint64 size = 0;
    for (const Line &line : m_lines)
        size += 64 + 2 + line.name.size() + 1;
    return size;
}

QByteArray ChecksumsBlob::sha256() const
{
    return Sha256::of(text());
}

qint64 ChecksumsBlob::read(qint64 offset, char *to, qint64 max) const
{
    return copyPart(text(), offset, to, max);
}

QByteArray ChecksumsBlob::text() const
{
    QByteArray text;
    for (const Line &line : m_lines)
        text += line.blob->sha256().toHex() + "  " + line.name + '\n';
    return text;
}

struct PatternBlobs::Pattern
{
    const QByteArray block = noise(1, blockSize);
    std::atomic<bool> abandoned = false;
    std::promise<void> promise;
    const std::shared_future<void> hashed = promise.get_future().share();
};

class PatternBlobs::PatternBlob : public Blob
{
public:
    PatternBlob(std::shared_ptr<const Pattern> pattern, qint64 size, quint64 key)
        : m_pattern(std::move(pattern)), m_size(size), m_key(key)
    {
    }

    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] qint64 bodySize() const { return std::max<qint64>(0, m_size - tailSize); }

    [[nodiscard]] QByteArray sha256() const override
    {
        m_pattern->hashed.wait();
        return m_sha256;
    }

    qint64 read(qint64 offset, char *to, qint64 max) const override
    {
        const qint64 body = bodySize();
        if (offset >= body)
            return copyPart(tail(), offset - body, to, max);
        qint64 done = 0;
        while (done < max && offset + done < body) {
            const qint64 rest = std::min(max - done, body - offset - done);
            done += copyPart(m_pattern->block, (offset + done) % blockSize, to + done, rest);
        }
        return done;
    }

    void finishDigest(const Sha256 &hashOfBody)
    {
        Sha256 hash(hashOfBody);
        hash.add(tail());
        m_sha256 = hash.result();
    }

private:
    [[nodiscard]] QByteArray tail() const { return noise(mixed(m_key), m_size - bodySize()); }

    std::shared_ptr<const Pattern> m_pattern;
    qint64 m_size;
    quint64 m_key;
    QByteArray m_sha256; // written before `hashed` is set, read after
};

PatternBlobs::PatternBlobs() : m_pattern(std::make_shared<Pattern>()) { }

PatternBlobs::~PatternBlobs()
{
    m_pattern->abandoned = true;
    if (m_pass.valid())
        m_pass.wait();
}

std::shared_ptr<const Blob> PatternBlobs::make(qint64 size, quint64 key)
{
    auto blob = std::make_shared<PatternBlob>(m_pattern, size, key);
    m_pending.append(blob);
    return blob;
}

void PatternBlobs::hashAll()
{
    m_pass = std::async(std::launch::async, [pattern = m_pattern, blobs = m_pending]() mutable {
        std::sort(blobs.begin(), blobs.end(),
                  [](const auto &a, const auto &b) { return a->bodySize() < b->bodySize(); });
        Sha256 hash;
        qint64 reached = 0;
        for (const auto &blob : std::as_const(blobs)) {
            while (reached < blob->bodySize() && !pattern->abandoned) {
                const qint64 offset = reached % blockSize;
                const qint64 count = std::min(blockSize - offset, blob->bodySize() - reached);
                hash.add(QByteArrayView(pattern->block).sliced(offset, count));
                reached += count;
            }
            if (pattern->abandoned)
                break;
            blob->finishDigest(hash);
        }
        pattern->promise.set_value();
    });
    m_pending.clear();
}

} // namespace hub
