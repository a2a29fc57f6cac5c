#include "core/accounts/certificatefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>

namespace core {
namespace {

constexpr qint64 largest = 1024 * 1024;

CertificateFacts factsOf(const QSslCertificate &certificate)
{
    const QByteArray digest = certificate.digest(QCryptographicHash::Sha256);
    return {.subject = certificate.subjectDisplayName(),
            .expiresAt = certificate.expiryDate().toUTC(),
            .fingerprint = QString::fromLatin1(digest.toHex(':').toUpper())};
}

} // namespace

Result<CertificateFile> readCertificateFile(const QString &path)
{
    QFile file(path);
    // A pipe would keep its reader waiting.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return Error{.kind = Error::Kind::LocalFile, .detail = file.errorString()};
    const QByteArray data = file.read(largest + 1);
    QList<QSslCertificate> certificates = QSslCertificate::fromData(data, QSsl::Pem);
    if (certificates.isEmpty())
        certificates = QSslCertificate::fromData(data, QSsl::Der);
    certificates.removeIf([](const QSslCertificate &certificate) { return certificate.isNull(); });
    if (certificates.isEmpty() || data.size() > largest)
        return Error{.kind = Error::Kind::Malformed, .detail = path};

    CertificateFile read;
    for (const QSslCertificate &certificate : std::as_const(certificates)) {
        read.pem += certificate.toPem();
        read.facts.append(factsOf(certificate));
    }
    return read;
}

} // namespace core
