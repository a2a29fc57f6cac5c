#include "core/github/types.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core {

std::optional<RepoId> RepoId::fromSlug(const QString &slug)
{
    static const QRegularExpression form(uR"(^([A-Za-z0-9][A-Za-z0-9_-]*)/([A-Za-z0-9._-]+)$)"_s);
    const auto match = form.match(slug);
    if (!match.hasMatch() || match.captured(2) == "."_L1 || match.captured(2) == ".."_L1)
        return std::nullopt;
    return RepoId{.owner = match.captured(1), .name = match.captured(2)};
}

} // namespace core
