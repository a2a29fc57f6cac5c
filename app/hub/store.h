#pragma once

#include "app/hub/blob.h"
#include "app/hub/model.h"

#include <QHash>

#include <mutex>

namespace hub {

/// Everything the hub knows. Whoever reads or writes holds `mutex`; asset bodies are streamed
/// without it.
class Store
{
public:
    mutable std::mutex mutex;

    std::vector<Account> accounts; ///< the tokens belong to the first, one to the third
    std::list<Repository> repositories;
    PatternBlobs patterns;

    [[nodiscard]] qint64 nextId() { return m_nextId++; }
    [[nodiscard]] const Account *account(QByteArrayView login) const;
    [[nodiscard]] Repository *repository(QByteArrayView owner, QByteArrayView name); ///< any case
    [[nodiscard]] Repository *repository(qint64 id);

private:
    qint64 m_nextId = 1000;
};

struct AssetPlace
{
    Release *release = nullptr;
    Asset *asset = nullptr;
};

[[nodiscard]] Release *findRelease(Repository &repository, qint64 id);
[[nodiscard]] AssetPlace findAsset(Repository &repository, qint64 id);
[[nodiscard]] const Commit *findCommit(const Repository &repository, QByteArrayView sha);
[[nodiscard]] qint64 secondsNow();

} // namespace hub
