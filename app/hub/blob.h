#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>
#include <future>
#include <memory>

namespace hub {

/// The bytes of one asset. Never changes; may be read from several threads.
class Blob
{
public:
    virtual ~Blob() = default;

    [[nodiscard]] virtual qint64 size() const = 0;
    [[nodiscard]] virtual QByteArray sha256() const = 0; ///< 32 raw bytes
    /// Copies at most `max` bytes from `offset` on. Returns how many; -1 when they cannot be read.
    virtual qint64 read(qint64 offset, char *to, qint64 max) const = 0;
    [[nodiscard]] virtual QString path() const { return {}; } ///< empty: not in a file
};

/// Short texts, such as a list of checksums.
class TextBlob : public Blob
{
public:
    explicit TextBlob(QByteArray text);

    [[nodiscard]] qint64 size() const override { return m_text.size(); }
    [[nodiscard]] QByteArray sha256() const override;
    qint64 read(qint64 offset, char *to, qint64 max) const override;

private:
    QByteArray m_text;
};

/// A file that was uploaded. Removes it when nobody needs it any more.
class FileBlob : public Blob
{
public:
    /// \param sha256 empty: not known
    FileBlob(QString path, qint64 size, QByteArray sha256);
    ~FileBlob() override;

    FileBlob(const FileBlob &) = delete;
    FileBlob &operator=(const FileBlob &) = delete;

    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] QByteArray sha256() const override { return m_sha256; }
    qint64 read(qint64 offset, char *to, qint64 max) const override;
    [[nodiscard]] QString path() const override { return m_path; }

private:
    QString m_path;
    qint64 m_size;
    QByteArray m_sha256;
};

/// A list of other blobs' digests, as `sha256sum` writes it. Asks them when it is asked itself.
class ChecksumsBlob : public Blob
{
public:
    struct Line
    {
        std::shared_ptr<const Blob> blob;
        QByteArray name;
    };
    explicit ChecksumsBlob(QList<Line> lines);

    [[nodiscard]] qint64 size() const override;
    [[nodiscard]] QByteArray sha256() const override;
    qint64 read(qint64 offset, char *to, qint64 max) const override;

private:
    [[nodiscard]] QByteArray text() const;

    QList<Line> m_lines;
};

/// Makes blobs of any size that cost nothing until they are read, and yet have a true digest.
///
/// All begin with the same endless pattern and end in a few bytes of their own. So one pass over
/// the pattern, as long as the largest blob, gives every digest: at each blob's end the hash is
/// copied and finished with the blob's own tail.
class PatternBlobs
{
public:
    PatternBlobs();
    ~PatternBlobs(); ///< abandons the pass; digests not reached stay empty

    PatternBlobs(const PatternBlobs &) = delete;
    PatternBlobs &operator=(const PatternBlobs &) = delete;

    /// \param key makes the tail; equal sizes and keys give equal bytes
    [[nodiscard]] std::shared_ptr<const Blob> make(qint64 size, quint64 key);

    /// Begins the pass on a thread of its own. Asking a blob for its digest waits for the end.
    void hashAll();

private:
    class PatternBlob;
    struct Pattern;

    std::shared_ptr<Pattern> m_pattern;
    QList<std::shared_ptr<PatternBlob>> m_pending;
    std::future<void> m_pass;
};

} // namespace hub
