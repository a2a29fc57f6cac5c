#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

struct evp_md_ctx_st;

namespace core {

enum class ShaKind { Sha256, Sha512 };

/// SHA-2 of bytes that come in pieces, by OpenSSL's EVP.
///
/// QCryptographicHash of Qt 6.4 does without the CPU's own instructions and runs at a tenth of the
/// speed, which is then the speed of an upload. Movable, not copyable; one thread at a time.
class Sha
{
public:
    explicit Sha(ShaKind kind);

    [[nodiscard]] ShaKind kind() const { return m_kind; }
    void add(QByteArrayView bytes);
    /// Raw bytes over all that was added so far; adding may go on.
    [[nodiscard]] QByteArray digest() const;
    /// Forgets what was added.
    void reset();

    static QByteArray of(ShaKind kind, QByteArrayView bytes);
    static qsizetype sizeOf(ShaKind kind); ///< of a digest, in bytes

private:
    struct Free
    {
        void operator()(evp_md_ctx_st *context) const noexcept;
    };

    ShaKind m_kind;
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

} // namespace core
