#pragma once

#include "app/hub/call.h"
#include "app/hub/jsontext.h"

#include <algorithm>
#include <functional>

namespace hub {

/// The part of `total` things that a request's `per_page` and `page` ask for.
class PageOf
{
public:
    PageOf(const Call &call, qsizetype total);

    [[nodiscard]] bool isTooFar() const; ///< past what GitHub lists at all
    [[nodiscard]] qsizetype begin() const { return std::min((m_page - 1) * m_perPage, m_total); }
    [[nodiscard]] qsizetype end() const { return std::min(begin() + m_perPage, m_total); }
    /// GitHub's `Link`: absolute, and by the repository's number where there is one.
    void addLink(Reply &reply, const Call &call, const QByteArray &pathBelowRepository) const;

private:
    qsizetype m_perPage;
    qsizetype m_page;
    qsizetype m_total;
};

/// Answers a list endpoint with one page of `total` things and the `Link` to the others.
/// \param write writes the thing of that index
[[nodiscard]] Reply pagedReply(const Call &call, qsizetype total,
                               const std::function<void(JsonText &, qsizetype)> &write,
                               const QByteArray &pathBelowRepository = {});

} // namespace hub
