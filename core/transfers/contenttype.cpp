#include "core/transfers/contenttype.h"

#include <QMimeDatabase>

namespace core {

QByteArray contentTypeOf(const QString &fileName)
{
    static const QMimeDatabase database;
    const QMimeType type = database.mimeTypeForFile(fileName, QMimeDatabase::MatchExtension);
    return type.isValid() ? type.name().toLatin1() : QByteArrayLiteral("application/octet-stream");
}

} // namespace core
