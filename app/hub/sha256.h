#pragma once

#include <QByteArray>

#include <memory>

struct evp_md_ctx_st;

namespace hub {

/// SHA-256 in pieces, by OpenSSL, which uses the processor's instructions for it. A copy goes on
/// from where the original stood.
///
/// The client has one of its own: the hub shares no code with what it judges.
class Sha256
{
public:
    Sha256();
    Sha256(const Sha256 &other);
    Sha256 &operator=(const Sha256 &other);
    ~Sha256();

    void add(QByteArrayView bytes);
    [[nodiscard]] QByteArray result() const; ///< 32 raw bytes of all added so far

    static QByteArray of(QByteArrayView bytes);

private:
    struct Free
    {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

} // namespace hub
