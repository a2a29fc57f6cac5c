#include "app/hub/seed.h"
#include "app/hub/seeding.h"

namespace hub {

void seedEmpty(Store &store)
{
    addAccounts(store);
    Repository &repository = addRepository(store, "octo-org", "empty", "Nothing here yet");
    const qint64 now = secondsNow();
    addCommit(repository, {.subject = "Begin", .author = "monalisa", .date = now - 2 * day});
    addCommit(
        repository,
        {.subject = "Say what this is", .author = "hubot", .pullRequest = 1, .date = now - day});
    addIssue(repository,
             {.number = 2, .title = "Nobody knows what this is for", .author = "kofi-a"}, hour);
    repository.branches.insert("main", repository.commits.back().sha);
}

} // namespace hub
