#include "core/base/sha.h"

#include <openssl/evp.h>

namespace core {

void Sha::Free::operator()(evp_md_ctx_st *context) const noexcept
{
    EVP_MD_CTX_free(context);
}

Sha::Sha(ShaKind kind) : m_kind(kind), m_context(EVP_MD_CTX_new())
{
    Q_CHECK_PTR(m_context.get());
    reset();
}

void Sha::reset()
{
    const EVP_MD *algorithm = m_kind == ShaKind::Sha256 ? EVP_sha256() : EVP_sha512();
    // These fail only where SHA-2 is not built in or forbidden, and then nothing of ours can be
    // trusted: better to stop than to call unverified bytes verified.
    if (EVP_DigestInit_ex(m_context.get(), algorithm, nullptr) != 1)
        qFatal("OpenSSL offers no SHA-2");
}

void Sha::add(QByteArrayView bytes)
{
    if (EVP_DigestUpdate(m_context.get(), bytes.data(), static_cast<size_t>(bytes.size())) != 1)
        qFatal("OpenSSL could not hash");
}

QByteArray Sha::digest() const
{
    // The copy is what ends; this one can still take more.
    Sha ending(m_kind);
    QByteArray digest(sizeOf(m_kind), Qt::Uninitialized);
    unsigned int length = 0;
    auto *out = reinterpret_cast<unsigned char *>(digest.data());
    if (EVP_MD_CTX_copy_ex(ending.m_context.get(), m_context.get()) != 1
        || EVP_DigestFinal_ex(ending.m_context.get(), out, &length) != 1
        || length != static_cast<unsigned int>(digest.size()))
        qFatal("OpenSSL could not hash");
    return digest;
}

QByteArray Sha::of(ShaKind kind, QByteArrayView bytes)
{
    Sha hash(kind);
    hash.add(bytes);
    return hash.digest();
}

qsizetype Sha::sizeOf(ShaKind kind)
{
    return kind == ShaKind::Sha256 ? 32 : 64;
}

} // namespace core
