#include "app/hub/seed.h"
#include "app/hub/seeding.h"

namespace hub {

void seedLarge(Store &store)
{
    addAccounts(store);
    addRepository(store, "octo-org", "archive", "Everything we ever released");
}

} // namespace hub
