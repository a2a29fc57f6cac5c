#include "core/transfers/contenttype.h"

#include "core/transfers/checksums.h"

#include <QMimeDatabase>

#include <array>

using namespace Qt::StringLiterals;

namespace core {
namespace {

struct Known
{
    QLatin1StringView suffix;
    QLatin1StringView type;
};

/// What releases are full of, and desktops call by names of their own which browsers do not know,
/// or differ about.
constexpr std::array table{
    Known{".tar.gz"_L1, "application/gzip"_L1},
    Known{".tgz"_L1, "application/gzip"_L1},
    Known{".tar.xz"_L1, "application/x-xz"_L1},
    Known{".txz"_L1, "application/x-xz"_L1},
    Known{".tar.bz2"_L1, "application/x-bzip2"_L1},
    Known{".tbz2"_L1, "application/x-bzip2"_L1},
    Known{".tar.zst"_L1, "application/zstd"_L1},
    Known{".deb"_L1, "application/vnd.debian.binary-package"_L1},
    Known{".rpm"_L1, "application/x-rpm"_L1},
    Known{".appimage"_L1, "application/vnd.appimage"_L1},
    Known{".apk"_L1, "application/vnd.android.package-archive"_L1},
    Known{".dmg"_L1, "application/x-apple-diskimage"_L1},
    Known{".exe"_L1, "application/vnd.microsoft.portable-executable"_L1},
    Known{".msi"_L1, "application/x-msi"_L1},
    Known{".asc"_L1, "application/pgp-signature"_L1},
    Known{".sig"_L1, "application/pgp-signature"_L1},
    Known{".minisig"_L1, "text/plain"_L1},
    Known{".wasm"_L1, "application/wasm"_L1},
};

} // namespace

QByteArray contentTypeOf(const QString &fileName)
{
    for (const Known &known : table) {
        if (fileName.endsWith(known.suffix, Qt::CaseInsensitive))
            return QByteArray(known.type.data(), known.type.size());
    }
    if (checksumFile(fileName) != ChecksumFile::No)
        return QByteArrayLiteral("text/plain");
    static const QMimeDatabase database;
    const QMimeType type = database.mimeTypeForFile(fileName, QMimeDatabase::MatchExtension);
    return type.isValid() ? type.name().toLatin1() : QByteArrayLiteral("application/octet-stream");
}

} // namespace core
