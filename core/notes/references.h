#pragma once

#include "core/notes/context.h"

#include <QList>
#include <QString>

namespace core::notes {

/// A piece of running text that GitHub turns into a link.
struct Reference
{
    qsizetype start = 0; ///< in UTF-16 units
    qsizetype length = 0;
    QString url;
    QString shown; ///< what stands in its place: a commit is shortened

    bool operator==(const Reference &) const = default;
};

/// Finds `#12`, `GH-12`, `owner/repo#12`, `@name`, `@organisation/team`, commit SHAs and
/// `owner/repo@SHA`. Takes text without markup; does not look at addresses, those are links
/// already. GitHub links a short SHA only if there is such a commit; here seven or more hexadecimal
/// digits count when both letters and digits are among them. Linear.
QList<Reference> findReferences(QStringView text, const Context &context);

/// How GitHub shows a bare address of an issue, pull request, commit or comparison on the same
/// host:
/// "#12", "owner/repo#12", "1a2b3c4", "v1...v2". Empty if it shows the address itself.
QString shortenedAddress(const QUrl &url, const Context &context);

} // namespace core::notes
