#include "core/transfers/partfile.h"

#include "core/base/sha256.h"
#include "core/transfers/safename.h"
#include "core/transfers/threadjob.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace core::partfile {
namespace {

constexpr int mostNumbers = 1'000;

Error localFile(const QString &detail)
{
    return Error{.kind = Error::Kind::LocalFile, .detail = detail};
}

Result<QString> make(const QString &folder, const QString &name, const QStringList &inUse)
{
    QFile part;
    for (int number = 0; number < mostNumbers; ++number) {
        part.setFileName(QDir(folder).filePath(numberedFileName(name, number) + u".part"_s));
        if (inUse.contains(part.fileName()))
            continue;
        if (part.open(QIODevice::ReadWrite | QIODevice::NewOnly))
            return part.fileName();
        const QFileInfo inTheWay(part.fileName());
        if (!inTheWay.isSymLink() && !inTheWay.exists())
            break;
    }
    return localFile(part.fileName() + u": "_s + part.errorString());
}

Result<qint64> sizeOf(const QString &part)
{
    const QFileInfo facts(part);
    if (facts.isSymLink() || (facts.exists() && !facts.isFile()))
        return localFile(part + u": is no longer the file that was made"_s);
    return facts.exists() ? facts.size() : qint64(0);
}

bool toDisk(QFile &file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return true;
#endif
}

/// A name is on the disk when its folder is.
void folderToDisk(const QString &path)
{
#ifdef Q_OS_UNIX
    const QByteArray folder = QFile::encodeName(QFileInfo(path).path());
    const int file = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return;
    ::fsync(file);
    ::close(file);
#endif
}

enum class Claim { Ours, Taken, Impossible };

/// Gives `part` the name `path` unless something has it. QFile::rename() looks first and renames
/// then, and two downloads that end together both see nothing.
Claim claim(const QString &part, const QString &path)
{
#ifdef Q_OS_UNIX
    const QByteArray from = QFile::encodeName(part);
    const QByteArray to = QFile::encodeName(path);
    if (::link(from.constData(), to.constData()) == 0) {
        ::unlink(from.constData());
        return Claim::Ours;
    }
    if (errno == EEXIST)
        return Claim::Taken;
    // Some file systems know no links: take the name with an empty file, and put ours over it.
    const int placeholder = ::open(to.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (placeholder < 0)
        return errno == EEXIST ? Claim::Taken : Claim::Impossible;
    ::close(placeholder);
    return ::rename(from.constData(), to.constData()) == 0 ? Claim::Ours : Claim::Impossible;
#else
    if (QFile::rename(part, path)) // MoveFile refuses to replace by itself
        return Claim::Ours;
    return QFile::exists(path) ? Claim::Taken : Claim::Impossible;
#endif
}

bool holds(const QString &path, qint64 size, const QByteArray &sha256,
           const std::atomic_bool &unwanted)
{
    QFile file(path);
    if (file.size() != size || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    Sha256 hash;
    QByteArray piece(256 * 1024, Qt::Uninitialized);
    while (!unwanted) {
        const qint64 got = file.read(piece.data(), piece.size());
        if (got <= 0)
            return got == 0 && hash.digest() == sha256;
        hash.add(QByteArrayView(piece).first(got));
    }
    return false;
}

/// The program may have been stopped between naming the file and noting it down.
Result<QString> settled(const QString &part, const QString &name, qint64 size,
                        const QByteArray &sha256, const std::atomic_bool &unwanted)
{
    const QDir folder = QFileInfo(part).dir();
    for (int number = 0; number < mostNumbers; ++number) {
        const QString path = folder.filePath(numberedFileName(name, number));
        if (!QFileInfo::exists(path))
            break;
        if (QFileInfo(path).isFile() && holds(path, size, sha256, unwanted))
            return path;
    }
    return localFile(part + u": is gone"_s);
}

Result<QString> settle(const QString &part, const QString &name, qint64 size,
                       const QByteArray &sha256, const std::atomic_bool &unwanted)
{
    if (!QFileInfo::exists(part))
        return settled(part, name, size, sha256, unwanted);
    QFile file(part);
    // ReadWrite: opening for writing alone would truncate.
    if (!file.open(QIODevice::ReadWrite) || !toDisk(file))
        return localFile(part + u": "_s + file.errorString());
    if (file.size() != size)
        return localFile(part + u": has changed"_s);
    file.close();
    const QDir folder = QFileInfo(part).dir();
    for (int number = 0; number < mostNumbers; ++number) {
        const QString path = folder.filePath(numberedFileName(name, number));
        const Claim outcome = claim(part, path);
        if (outcome == Claim::Ours) {
            folderToDisk(path);
            return path;
        }
        if (outcome == Claim::Impossible)
            break;
    }
    return localFile(u"cannot name the file in "_s + folder.path());
}

} // namespace

JobOf<QString> *makeJob(const QString &folder, const QString &name, const QStringList &inUse,
                        QObject *parent)
{
    return new ThreadJob<QString>(
        [=](const std::atomic_bool &) { return make(folder, name, inUse); }, parent);
}

JobOf<qint64> *sizeJob(const QString &part, QObject *parent)
{
    return new ThreadJob<qint64>([part](const std::atomic_bool &) { return sizeOf(part); }, parent);
}

JobOf<QString> *settleJob(const QString &part, const QString &name, qint64 size,
                          const QByteArray &sha256, QObject *parent)
{
    return new ThreadJob<QString>(
        [=](const std::atomic_bool &unwanted) {
            return settle(part, name, size, sha256, unwanted);
        },
        parent);
}

void drop(const QString &part)
{
    (void)QtConcurrent::run([part] { return QFile::remove(part); });
}

} // namespace core::partfile
