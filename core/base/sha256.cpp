#include "core/base/sha256.h"

#include <openssl/evp.h>

namespace core {

void Sha256::Free::operator()(evp_md_ctx_st *context) const noexcept
{
    EVP_MD_CTX_free(context);
}

Sha256::Sha256() : m_context(EVP_MD_CTX_new())
{
    Q_CHECK_PTR(m_context.get());
    reset();
}

void Sha256::reset()
{
    // These fail only where SHA-256 is not built in or forbidden, and then nothing of ours can be
    // trusted: better to stop than to call unverified bytes verified.
    if (EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) != 1)
        qFatal("OpenSSL offers no SHA-256");
}

void Sha256::add(QByteArrayView bytes)
{
    if (EVP_DigestUpdate(m_context.get(), bytes.data(), static_cast<size_t>(bytes.size())) != 1)
        qFatal("OpenSSL could not hash");
}

QByteArray Sha256::digest() const
{
    // The copy is what ends; this one can still take more.
    Sha256 ending;
    QByteArray digest(32, Qt::Uninitialized);
    unsigned int length = 0;
    auto *out = reinterpret_cast<unsigned char *>(digest.data());
    if (EVP_MD_CTX_copy_ex(ending.m_context.get(), m_context.get()) != 1
        || EVP_DigestFinal_ex(ending.m_context.get(), out, &length) != 1 || length != 32)
        qFatal("OpenSSL could not hash");
    return digest;
}

QByteArray Sha256::of(QByteArrayView bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.digest();
}

} // namespace core
