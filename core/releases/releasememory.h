#pragma once

#include "core/github/types.h"

#include <QObject>
#include <QTimer>

namespace core {

class ReleaseCache;
class ReleaseStore;

/// Gives a store what the cache remembers, and the cache what the store learns: after each complete
/// refresh, and soon after each change made here. A list that was never read to its end is not
/// kept.
class ReleaseMemory : public QObject
{
    Q_OBJECT

public:
    /// \param store, cache outlive this
    ReleaseMemory(ReleaseStore &store, ReleaseCache &cache, QString account);
    ~ReleaseMemory() override; ///< hands what is still waiting to the cache

private:
    void noteChange();
    void noteRefresh();
    void keep();

    ReleaseStore &m_store;
    ReleaseCache &m_cache;
    QString m_account;
    QTimer m_delay;
    bool m_changed = false; ///< since the cache was last told
};

} // namespace core
