#include "core/github/json.h"
#include "core/storage/snapshotcodec.h"
#include "core/transfers/planitemcodec.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace core;
using fuzz::expect;

namespace {

QByteArray overwritten(QByteArray bytes, qsizetype at, const QByteArray &with)
{
    const qsizetype length = std::min(with.size(), bytes.size() - at);
    return bytes.replace(at, length, with.constData(), length);
}

} // namespace

/// What was kept on the disk and damaged there is not read, or read as something that can be kept.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QByteArray first = input.bytes();
    const QByteArray second = input.bytes();

    if (const auto item = planitemcodec::decode(first)) {
        const auto again = planitemcodec::decode(planitemcodec::encode(*item));
        expect(again && *again == *item, "a file on its way is kept as it is");
    }

    RepositorySnapshot repository;
    repository.asOf = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    if (const auto releases = json::readReleases(first))
        repository.releases = *releases;
    repository.tags = QString::fromUtf8(second).split(u'\n');
    AccountSnapshot account;
    account.asOf = repository.asOf;
    if (const auto repositories = json::readRepositories(first))
        account.repositories = *repositories;
    account.user.login = QString::fromUtf8(second);
    const QByteArray keptRepository = snapshotcodec::encode(repository);
    const QByteArray keptAccount = snapshotcodec::encode(account);
    // Addresses are equal when they are written alike.
    const auto readRepository = snapshotcodec::decodeRepository(keptRepository);
    expect(readRepository && snapshotcodec::encode(*readRepository) == keptRepository,
           "a repository is kept");
    const auto readAccount = snapshotcodec::decodeAccount(keptAccount);
    expect(readAccount && snapshotcodec::encode(*readAccount) == keptAccount, "an account is kept");

    const quint32 at = input.number();
    for (const QByteArray &kept : {keptRepository, keptAccount}) {
        const qsizetype place = qsizetype(at) % (kept.size() + 1);
        for (const QByteArray &damaged :
             {overwritten(kept, place, second), kept.first(place), first}) {
            if (const auto read = snapshotcodec::decodeRepository(damaged))
                expect(snapshotcodec::decodeRepository(snapshotcodec::encode(*read)).has_value(),
                       "what is read of a repository can be kept");
            if (const auto read = snapshotcodec::decodeAccount(damaged))
                expect(snapshotcodec::decodeAccount(snapshotcodec::encode(*read)).has_value(),
                       "what is read of an account can be kept");
        }
    }
    return 0;
}
