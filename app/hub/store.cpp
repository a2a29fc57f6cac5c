#include "app/hub/store.h"

#include "app/hub/site.h"

#include <QDateTime>

#include <algorithm>

namespace hub {

QByteArray encoded(const QByteArray &segment)
{
    return segment.toPercentEncoding();
}

const Account *Store::account(QByteArrayView login) const
{
    const auto found = std::ranges::find(accounts, login, &Account::login);
    return found == accounts.end() ? nullptr : &*found;
}

Repository *Store::repository(QByteArrayView owner, QByteArrayView name)
{
    for (Repository &each : repositories) {
        if (each.owner.compare(owner, Qt::CaseInsensitive) == 0
            && each.name.compare(name, Qt::CaseInsensitive) == 0)
            return &each;
    }
    return nullptr;
}

Repository *Store::repository(qint64 id)
{
    const auto found = std::ranges::find(repositories, id, &Repository::id);
    return found == repositories.end() ? nullptr : &*found;
}

Release *findRelease(Repository &repository, qint64 id)
{
    const auto found = std::ranges::find(repository.releases, id, &Release::id);
    return found == repository.releases.end() ? nullptr : &*found;
}

AssetPlace findAsset(Repository &repository, qint64 id)
{
    for (Release &release : repository.releases) {
        const auto found = std::ranges::find(release.assets, id, &Asset::id);
        if (found != release.assets.end())
            return {&release, &*found};
    }
    return {};
}

const Commit *findCommit(const Repository &repository, QByteArrayView sha)
{
    const auto found = std::ranges::find(repository.commits, sha, &Commit::sha);
    return found == repository.commits.end() ? nullptr : &*found;
}

qint64 secondsNow()
{
    return QDateTime::currentSecsSinceEpoch();
}

} // namespace hub
