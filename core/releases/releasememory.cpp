#include "core/releases/releasememory.h"

#include "core/releases/releasestore.h"
#include "core/storage/releasecache.h"

using namespace std::chrono_literals;

namespace core {

ReleaseMemory::ReleaseMemory(ReleaseStore &store, ReleaseCache &cache, QString account)
    : m_store(store), m_cache(cache), m_account(std::move(account))
{
    m_delay.setInterval(1s);
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &ReleaseMemory::keep);
    m_cache.repository(m_account, m_store.repo())
        ->then(this, [this](const Result<RepositorySnapshot> &snapshot) {
            m_store.restore(snapshot ? *snapshot : RepositorySnapshot{});
            // Only from now on: what was just restored need not be written again.
            for (const auto signal :
                 {&ReleaseStore::repositoryChanged, &ReleaseStore::referencesChanged})
                connect(&m_store, signal, this, &ReleaseMemory::noteChange);
            connect(&m_store, &ReleaseStore::releasesAdded, this, &ReleaseMemory::noteChange);
            connect(&m_store, &ReleaseStore::releaseChanged, this, &ReleaseMemory::noteChange);
            connect(&m_store, &ReleaseStore::releaseRemoved, this, &ReleaseMemory::noteChange);
            connect(&m_store, &ReleaseStore::latestChanged, this, &ReleaseMemory::noteChange);
            connect(&m_store, &ReleaseStore::refreshed, this, &ReleaseMemory::noteRefresh);
            if (!snapshot || m_store.asOf() > snapshot->asOf)
                noteChange(); // the server was quicker than the disk
        });
}

ReleaseMemory::~ReleaseMemory()
{
    if (m_changed)
        keep();
}

void ReleaseMemory::noteChange()
{
    m_changed = true;
    if (!m_delay.isActive())
        m_delay.start();
}

void ReleaseMemory::noteRefresh()
{
    if (m_changed)
        keep();
    else
        m_cache.confirm(m_account, m_store.repo(), m_store.asOf());
}

void ReleaseMemory::keep()
{
    m_delay.stop();
    if (!m_store.asOf().isValid())
        return; // the first reading is still under way
    m_changed = false;
    m_cache.keep(m_account, m_store.repo(), m_store.snapshot());
}

} // namespace core
