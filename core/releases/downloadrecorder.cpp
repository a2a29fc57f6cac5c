#include "core/releases/downloadrecorder.h"

#include "core/accounts/hostsession.h"
#include "core/releases/releasedesk.h"
#include "core/storage/downloadhistory.h"

namespace core {

DownloadRecorder::DownloadRecorder(Workspace &workspace, DownloadHistory &history, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_history(history)
{
    connect(&workspace, &Workspace::deskChanged, this, &DownloadRecorder::follow);
    connect(&workspace, &Workspace::sessionRemoved, this,
            [this](HostSession *session) { m_history.forget(session->key()); });
}

void DownloadRecorder::follow()
{
    disconnect(m_following);
    if (!m_workspace.desk())
        return;
    ReleaseStore *store = &m_workspace.desk()->store();
    m_following = connect(
        store, &ReleaseStore::refreshed, this, [this, store, session = m_workspace.session()] {
            if (session->account().keeping == Account::Keeping::Keychain)
                m_history.record(session->key(), store->repo(), store->releases(), store->asOf());
        });
}

} // namespace core
