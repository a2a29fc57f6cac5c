#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace core {

/// What to compare before trusting a certificate.
struct CertificateFacts
{
    QString subject; ///< foreign text
    QDateTime expiresAt; ///< UTC
    QString fingerprint; ///< of SHA-256: "AB:CD:…"
};

struct CertificateFile
{
    QByteArray pem; ///< all of its certificates
    QList<CertificateFacts> facts; ///< of each
};

/// Certificates in PEM or DER. LocalFile when it cannot be read, Malformed when it holds none or is
/// larger than 1 MB.
Result<CertificateFile> readCertificateFile(const QString &path);

} // namespace core
