#include "ui/common/text.h"
#include "ui/mainwindow.h"
#include "ui/palette/commandpalette.h"
#include "ui/release/releasepage.h"
#include "ui/releases/releaselistpane.h"
#include "ui/releases/releasemodel.h"
#include "ui/repositories/repositorymodel.h"
#include "ui/repositories/repositorysidebar.h"

#include <QAction>

// What the command palette offers.
namespace ui {

/// Of a pasted address, one for each account that could open it.
QList<PaletteEntry> MainWindow::meaningsOf(const QString &text)
{
    const auto reference = core::readRepoReference(text);
    if (!reference || (reference->host.isEmpty() && reference->tag.isEmpty()))
        return {}; // owner/name alone is found in the lists
    QList<PaletteEntry> meanings;
    const QString title = reference->tag.isEmpty()
        ? tr("Open %1").arg(reference->repo.slug())
        : tr("Open %1 of %2", "release, repository").arg(reference->tag, reference->repo.slug());
    for (core::HostSession *session : m_workspace.sessions()) {
        if (reference->isOn(session->host()))
            meanings.append({.title = title,
                             .detail = session->key(),
                             .iconName = QStringLiteral("link"),
                             .run = [this, session, text, reference = *reference] {
                                 openAddress(session, text, reference);
                             }});
    }
    if (meanings.isEmpty())
        meanings.append({.title = title,
                         .detail = tr("Sign in on %1 first").arg(reference->host),
                         .iconName = QStringLiteral("link"),
                         .run = [this, text] { askForRepository({}, text); }});
    const auto used = m_workspace.book().accountOf(reference->repo, accountKeys());
    std::ranges::stable_partition(
        meanings, [&](const PaletteEntry &meaning) { return meaning.detail == used; });
    return meanings;
}

QStringList MainWindow::accountKeys() const
{
    QStringList keys;
    for (const core::HostSession *session : m_workspace.sessions())
        keys.append(session->key());
    return keys;
}

/// Straight away if the account lists it; else it is looked up first.
void MainWindow::openAddress(core::HostSession *session, const QString &text,
                             const core::RepoReference &reference)
{
    for (const core::Repository &repository : session->repositories()) {
        if (repository.id.slug().compare(reference.repo.slug(), Qt::CaseInsensitive) == 0)
            return openReference(session, repository.id, reference);
    }
    askForRepository(session->key(), text);
}

QList<PaletteEntry> MainWindow::paletteEntries()
{
    QList<PaletteEntry> entries;
    for (const core::RepositoryPlace &place : m_workspace.book().recent()) {
        core::HostSession *session = m_workspace.sessionOf(place.account);
        if (!session
            || (desk() && session == m_workspace.session() && desk()->store().repo() == place.repo))
            continue;
        entries.append(
            {.title = place.repo.slug(),
             .detail = tr("Opened lately"),
             .iconName = QStringLiteral("history"),
             .run = [this, session, id = place.repo] { m_workspace.open(session, id); }});
    }
    for (QAction *action : actions()) {
        if (!action->isEnabled() || action->objectName().isEmpty())
            continue;
        entries.append({.title = action->text().remove(QLatin1Char('&')),
                        .detail = action->shortcut().toString(QKeySequence::NativeText),
                        .iconName = QStringLiteral("chevron-down"),
                        .run = [action] { action->trigger(); }});
    }
    for (core::HostSession *session : m_workspace.sessions()) {
        for (const core::Repository &repository : session->repositories())
            entries.append(
                {.title = repository.id.slug(),
                 .detail = session->host().displayName(),
                 .iconName = QStringLiteral("repo"),
                 .run = [this, session, id = repository.id] { m_workspace.open(session, id); }});
    }
    if (!desk())
        return entries;
    for (const core::Release &release : desk()->store().releases()) {
        const auto go = [this, id = release.id] { m_list->setCurrentRelease(id); };
        entries.append({.title = release.title.isEmpty() ? release.tag : release.title,
                        .detail = release.tag,
                        .iconName = QStringLiteral("tag"),
                        .run = go});
        for (const core::Asset &asset : release.assets)
            entries.append({.title = asset.name,
                            .detail = release.tag,
                            .iconName = QStringLiteral("file"),
                            .run = go});
    }
    return entries;
}

} // namespace ui
