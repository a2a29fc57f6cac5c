#include "ui/common/accesstext.h"

#include "ui/common/text.h"

#include <QCoreApplication>

namespace ui::text {
using namespace Qt::StringLiterals;
using Reason = core::Access::Reason;

namespace {

/// Gives these functions a translation context.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::accesstext)
};

QString aboutSignOn(const QString &owner)
{
    if (owner.isEmpty())
        return Words::tr("The organisation asks for single sign-on. Authorise the token for it, "
                         "then try again.");
    return Words::tr("%1 asks for single sign-on. Authorise the token for this organisation, then "
                     "try again.")
        .arg(owner);
}

QString aboutPolicy(const QString &owner)
{
    if (owner.isEmpty())
        return Words::tr("The organisation does not admit this kind of token, this app, or this "
                         "network. Its owners can tell which it admits.");
    return Words::tr("%1 does not admit this kind of token, this app, or this network. The owners "
                     "of the organisation can tell which it admits.")
        .arg(owner);
}

/// Whether the account may not push, so that the server keeps the drafts to itself.
bool hidesDrafts(Reason reason)
{
    return reason == Reason::Role || reason == Reason::Permission || reason == Reason::SignIn;
}

} // namespace

QString describe(const core::Access &access)
{
    const QString owner = visible(access.owner);
    const QString scope = visible(access.scopes.value(0));
    switch (access.reason) {
    case Reason::None:
        return {};
    case Reason::Archived:
        return Words::tr("This repository is archived: nothing in it can be changed until it is "
                         "unarchived in its settings.");
    case Reason::Role:
        return owner.isEmpty()
            ? Words::tr("Your account may read this repository but not change it. Ask its owner "
                        "for write access.")
            : Words::tr("Your account may read this repository but not change it. Ask %1 for "
                        "write access.")
                  .arg(owner);
    case Reason::Scope:
        return Words::tr("The token lacks the scope “%1”, so releases cannot be changed here. Give "
                         "it the scope, or sign in with a token that has it.")
            .arg(scope);
    case Reason::Permission:
        return Words::tr("Changing releases here needs a token that covers this repository with "
                         "the permission “Contents: Read and write”, and an account that may write "
                         "to it.");
    case Reason::Workflows:
        return Words::tr("The tag would be made at a commit that changes workflow files, which "
                         "the token must not do. Give it the scope “workflow”, or the permission "
                         "“Workflows: Read and write” if it is fine-grained.");
    case Reason::SignOn:
        return aboutSignOn(owner);
    case Reason::Policy:
        return aboutPolicy(owner);
    case Reason::Hidden:
        return Words::tr("There is no such repository, or it is private and the token cannot see "
                         "it. Check the name. A private one needs the scope “repo”, or a "
                         "fine-grained token that covers it.");
    case Reason::SignIn:
        return Words::tr("The server wants to know who you are. Sign in, and make sure that the "
                         "token has not expired.");
    case Reason::TakenDown:
        return Words::tr("The server has blocked this repository for legal reasons.");
    case Reason::Other:
        return Words::tr("This account is not allowed to do that. Check the token's permissions.");
    }
    Q_UNREACHABLE();
}

QString describeReadOnly(const core::Access &access)
{
    const QString why = describe(access);
    if (!hidesDrafts(access.reason))
        return why;
    return Words::tr("%1 Drafts are shown only to those who may change the repository.").arg(why);
}

QString shortReadOnly(const core::Access &access)
{
    if (access.mayWrite())
        return {};
    if (access.reason == Reason::Archived)
        return Words::tr("Archived, so read only.");
    return hidesDrafts(access.reason) ? Words::tr("Read only. Drafts stay hidden.")
                                      : Words::tr("Read only.");
}

QString actionFor(const core::Access &access)
{
    if (access.page.isEmpty())
        return {};
    switch (access.reason) {
    case Reason::None:
    case Reason::SignIn:
        return {};
    case Reason::Archived:
    case Reason::Role:
    case Reason::TakenDown:
        return Words::tr("Open the repository's page");
    case Reason::Scope:
    case Reason::Permission:
    case Reason::Workflows:
    case Reason::Hidden:
    case Reason::Other:
        return Words::tr("Open the token settings");
    case Reason::SignOn:
        return Words::tr("Authorise the token…");
    case Reason::Policy:
        return Words::tr("Open the organisation's page");
    }
    Q_UNREACHABLE();
}

} // namespace ui::text
