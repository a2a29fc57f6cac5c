#pragma once

#include "app/hub/exchange.h"
#include "app/hub/site.h"

#include <QHash>

#include <mutex>

namespace hub {

/// Device sign-in. There is nobody to type the code, so the hub approves it by itself: the first
/// question is answered "pending", the next with the token.
class DeviceSignIn
{
public:
    explicit DeviceSignIn(QByteArray token);

    /// \param form the body, `a=b&c=d` or JSON
    [[nodiscard]] Reply requestCode(const RequestHead &head, const QByteArray &form,
                                    const Site &site);
    [[nodiscard]] Reply requestToken(const RequestHead &head, const QByteArray &form);

private:
    const QByteArray m_token;
    std::mutex m_mutex;
    QHash<QByteArray, int> m_questions; ///< by device code
};

} // namespace hub
