#include "app/hub/seed.h"
#include "app/hub/seeding.h"

namespace hub {

void seedDemo(Store &store, const QByteArray &web)
{
    addAccounts(store);
    Repository &repository
        = addRepository(store, "octo-org", "tidewater", "Sync folders with the tide");
    addCommit(repository,
              {.subject = "Begin " + web, .author = "monalisa", .date = secondsNow() - day});
    repository.branches.insert("main", repository.commits.back().sha);
}

} // namespace hub
