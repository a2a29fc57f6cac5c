#include "core/releases/tagname.h"

#include <QString>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr qsizetype longestTag = 244;

TagProblem checkCharacters(QStringView name)
{
    for (const QChar c : name) {
        if (c == u' ')
            return TagProblem::Space;
        if (c < u' ' || c == u'\x7f')
            return TagProblem::ControlCharacter;
        if (u"~^:?*[\\"_s.contains(c))
            return TagProblem::ForbiddenCharacter;
    }
    return TagProblem::None;
}

TagProblem checkParts(QStringView name)
{
    for (const QStringView part : name.split(u'/')) {
        if (part.isEmpty())
            return TagProblem::Slashes;
        if (part.startsWith(u'.'))
            return TagProblem::LeadingDot;
        if (part.endsWith(u".lock"))
            return TagProblem::LockSuffix;
    }
    return TagProblem::None;
}

} // namespace

TagProblem checkTagName(QStringView name)
{
    if (name.isEmpty())
        return TagProblem::Empty;
    if (const TagProblem problem = checkCharacters(name); problem != TagProblem::None)
        return problem;
    if (name.contains(u".."))
        return TagProblem::TwoDots;
    if (name.contains(u"@{"))
        return TagProblem::AtBrace;
    if (name == u"@")
        return TagProblem::OnlyAt;
    if (name.startsWith(u'-'))
        return TagProblem::LeadingDash;
    if (name.startsWith(u"refs/"))
        return TagProblem::FullReference;
    if (const TagProblem problem = checkParts(name); problem != TagProblem::None)
        return problem;
    if (name.endsWith(u'.'))
        return TagProblem::TrailingDot;
    return name.toUtf8().size() > longestTag ? TagProblem::TooLong : TagProblem::None;
}

} // namespace core
