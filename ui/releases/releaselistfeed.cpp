#include "ui/releases/releaselistfeed.h"

#include "ui/releases/releaselistpane.h"
#include "ui/releases/releasemodel.h"

namespace ui {

ReleaseListFeed::ReleaseListFeed(ReleaseModel &model, ReleaseListPane &pane, QObject *parent)
    : QObject(parent), m_model(model), m_pane(pane)
{
}

void ReleaseListFeed::setDesk(core::ReleaseDesk *desk)
{
    if (m_desk) {
        m_desk->disconnect(this);
        m_desk->store().disconnect(this);
        m_desk->shelf().disconnect(this);
    }
    m_desk = desk;
    m_local.clear();
    m_model.clear();
    if (!m_desk)
        return;
    connectStore();
    connectEdits();
    fill();
}

void ReleaseListFeed::connectStore()
{
    using core::ReleaseStore;
    ReleaseStore *store = &m_desk->store();
    connect(store, &ReleaseStore::releasesAdded, this,
            [this](const QList<core::Release> &releases) {
                m_model.append(releases);
                showEdits();
            });
    connect(store, &ReleaseStore::releaseChanged, this,
            [this](const core::Release &release) { m_model.upsert(release); });
    connect(store, &ReleaseStore::releaseRemoved, this,
            [this](qint64 id) { m_model.removeById(id); });
    connect(store, &ReleaseStore::latestChanged, this,
            [this](qint64 id) { m_model.setLatest(id); });
    connect(store, &ReleaseStore::stateChanged, this, &ReleaseListFeed::showState);
    connect(store, &ReleaseStore::repositoryChanged, this, &ReleaseListFeed::showState);
}

void ReleaseListFeed::connectEdits()
{
    using core::ReleaseDesk;
    connect(&m_desk->shelf(), &core::EditShelf::changed, this, &ReleaseListFeed::showEdits);
    connect(&m_desk->shelf(), &core::EditShelf::typed, this, &ReleaseListFeed::showEdits);
    connect(m_desk, &ReleaseDesk::accessChanged, this, &ReleaseListFeed::showState);
    connect(m_desk, &ReleaseDesk::busyChanged, this,
            [this](qint64 id) { m_model.setBusy(id, m_desk->isBusy(id)); });
    connect(m_desk, &ReleaseDesk::adopted, this,
            [this](qint64 before, const core::Release &release) {
                if (before < 0 && m_local.remove(before))
                    m_model.adopt(before, release);
            });
}

void ReleaseListFeed::fill()
{
    m_model.setReleases(m_desk->store().releases());
    m_model.setLatest(m_desk->store().latestId());
    showEdits();
    showState();
}

void ReleaseListFeed::showState()
{
    using State = core::ReleaseStore::State;
    const core::ReleaseStore &store = m_desk->store();
    // The reads go on trying; nobody has to wait for their last attempt to learn why.
    const bool waits = store.state() == State::Loading && store.isOffline();
    switch (store.state()) {
    case State::Remembered:
        if (store.asOf().isValid())
            m_pane.setReady();
        else
            m_pane.setLoading();
        break;
    case State::Loading:
        if (waits)
            m_pane.setError({.kind = core::Error::Kind::Unreachable});
        else
            m_pane.setLoading();
        break;
    case State::Loaded:
        m_pane.setReady();
        break;
    case State::Failed:
        m_pane.setError(store.error(), m_desk->accessAfter(store.error(), core::Doing::Reading));
        break;
    }
    const bool isOld
        = waits || store.state() == State::Remembered || store.state() == State::Failed;
    m_pane.setAsOf(isOld ? store.asOf() : QDateTime());
    m_pane.setAccess(m_desk->access());
}

void ReleaseListFeed::showEdits()
{
    QSet<qint64> edited;
    QSet<qint64> local;
    const auto &edits = m_desk->shelf().edits();
    for (auto edit = edits.cbegin(); edit != edits.cend(); ++edit) {
        edited.insert(edit.key());
        if (!edit->isNew())
            continue;
        local.insert(edit.key());
        core::Release release = edit->base;
        release.tag = edit->content.tag;
        release.title = edit->content.title;
        release.prerelease = edit->content.prerelease;
        release.createdAt = edit->editedAt;
        m_model.upsert(release);
    }
    for (const qint64 gone : std::as_const(m_local)) {
        if (!local.contains(gone))
            m_model.removeById(gone);
    }
    m_local = local;
    m_model.setEdited(edited);
}

} // namespace ui
