#pragma once

#include <QSslConfiguration>

namespace testing {

/// Makes a key and a certificate for 127.0.0.1 that nobody has signed but itself, and the
/// configuration of a server that shows it.
QSslConfiguration selfSignedServer();

} // namespace testing
