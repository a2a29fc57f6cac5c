#pragma once

#include <QByteArray>
#include <QList>

namespace hub {

enum class ArchiveFormat { Zip, TarGz };

/// One file of an archive.
struct ArchivedFile
{
    QByteArray path; ///< less than 100 bytes
    QByteArray bytes;
};

/// A small archive that the usual programs can open. Equal files and times give equal bytes.
[[nodiscard]] QByteArray archive(ArchiveFormat format, const QList<ArchivedFile> &files,
                                 qint64 time);

} // namespace hub
