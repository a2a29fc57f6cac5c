#include "core/http/truststore.h"

#include <QDir>
#include <QSslConfiguration>
#include <QStringList>

#include <openssl/ssl.h>
#include <openssl/x509.h>

using namespace Qt::StringLiterals;

namespace core {
namespace {

void add(X509_STORE *store, const QSslCertificate &certificate)
{
    const QByteArray der = certificate.toDer();
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
    if (X509 *parsed = d2i_X509(nullptr, &bytes, long(der.size()))) {
        X509_STORE_add_cert(store, parsed); // keeps a reference of its own
        X509_free(parsed);
    }
}

/// Where a folder names its certificates by their hashes, OpenSSL reads those that it needs. So
/// does Qt; reading all of them takes a fifth of a second.
bool readsOnDemand(X509_STORE *store)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    static constexpr auto folder = "/etc/ssl/certs";
    const QDir certificates(QString::fromLatin1(folder));
    return !certificates.entryList({u"*.0"_s}, QDir::Files).isEmpty()
        && X509_STORE_load_path(store, folder) == 1;
#else
    Q_UNUSED(store)
    return false;
#endif
}

QByteArray toDer(X509 *certificate)
{
    unsigned char *bytes = nullptr;
    const int size = i2d_X509(certificate, &bytes);
    const QByteArray der(reinterpret_cast<const char *>(bytes), std::max(size, 0));
    OPENSSL_free(bytes);
    return der;
}

/// In place of OpenSSL's own, to remember what was shown.
int verify(X509_STORE_CTX *context, void *user)
{
    auto *shown = static_cast<ShownCertificates *>(user);
    *shown = {};
    const bool believed = X509_verify_cert(context) == 1;
    if (!believed)
        shown->refusal
            = QString::fromUtf8(X509_verify_cert_error_string(X509_STORE_CTX_get_error(context)));
    const STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(context);
    for (int i = 0; i < sk_X509_num(chain); ++i)
        shown->chain.append(toDer(sk_X509_value(chain, i)));
    return believed ? 1 : 0;
}

} // namespace

QString ShownCertificates::describe(const QString &otherwise) const
{
    QStringList names;
    for (const QByteArray &der : chain) {
        const QSslCertificate each(der, QSsl::Der);
        names.append(u"certificate of %1, issued by %2"_s.arg(each.subjectDisplayName(),
                                                              each.issuerDisplayName()));
    }
    const QString reason = refusal.isEmpty() ? otherwise : refusal;
    return names.isEmpty() ? reason : u"%1 (%2)"_s.arg(reason, names.join(u"; "_s));
}

void TrustStore::Free::operator()(x509_store_st *store) const noexcept
{
    X509_STORE_free(store);
}

TrustStore::TrustStore(const QList<QSslCertificate> &own) : m_store(X509_STORE_new())
{
    Q_CHECK_PTR(m_store.get());
    QList<QSslCertificate> all = own;
    if (!readsOnDemand(m_store.get()))
        all += QSslConfiguration::systemCaCertificates();
    for (const QSslCertificate &certificate : std::as_const(all))
        add(m_store.get(), certificate);
}

void TrustStore::installIn(ssl_ctx_st *context, ShownCertificates *shown) const
{
    X509_STORE_up_ref(m_store.get());
    SSL_CTX_set_cert_store(context, m_store.get());
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_cert_verify_callback(context, verify, shown);
}

} // namespace core
