#pragma once

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QString>

#include <memory>

struct ssl_ctx_st;
struct x509_store_st;

namespace core {

/// The certificates that a server has shown, and what was made of them.
struct ShownCertificates
{
    QList<QByteArray> chain; ///< DER, the server's own first
    QString refusal; ///< OpenSSL's reason; empty: they are believed

    /// For an error's detail: the reason, and of whom each was and who had issued it.
    /// \param otherwise the reason when these were believed
    [[nodiscard]] QString describe(const QString &otherwise) const;
};

/// The certificates that BytePump believes in: those that Qt believes in, and the account's.
///
/// Made once. Given to libcurl as a bundle they would be parsed anew for each connection, which
/// costs more than sending a small file; and libcurl tells of a refusal, but not of whom.
class TrustStore
{
public:
    explicit TrustStore(const QList<QSslCertificate> &own);

    /// Makes connections of this context believe in these.
    /// \param shown outlives the handshake
    void installIn(ssl_ctx_st *context, ShownCertificates *shown) const;

private:
    struct Free
    {
        void operator()(x509_store_st *store) const noexcept;
    };

    std::unique_ptr<x509_store_st, Free> m_store;
};

} // namespace core
