#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

struct evp_md_ctx_st;

namespace core {

/// SHA-256 of bytes that come in pieces, by OpenSSL's EVP.
///
/// QCryptographicHash of Qt 6.4 does without the CPU's own instructions and runs at a tenth of the
/// speed, which is then the speed of an upload. Movable, not copyable; one thread at a time.
class Sha256
{
public:
    Sha256();
    Sha256(Sha256 &&) noexcept = default;
    Sha256 &operator=(Sha256 &&) noexcept = default;
    ~Sha256() = default;

    void add(QByteArrayView bytes);
    /// 32 raw bytes over all that was added so far; adding may go on.
    [[nodiscard]] QByteArray digest() const;
    /// Forgets what was added.
    void reset();

    static QByteArray of(QByteArrayView bytes);

private:
    struct Free
    {
        void operator()(evp_md_ctx_st *context) const noexcept;
    };

    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

} // namespace core
