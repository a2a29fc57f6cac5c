#pragma once

#include "core/github/host.h"

#include <QUrl>

/// Where a browser makes a token that is good for releases.
namespace core::tokenpage {

/// Classic tokens exist everywhere.
QUrl classic(const Host &host);

/// github.com, and GHES from 3.10 on. Not offered where the version is unknown.
bool hasFineGrained(const Host &host);
/// With "Contents: write", which is what releases are, and "Workflows: write", without which no
/// release can be made of a commit that changes them. A host that fills nothing in shows the same
/// page, empty.
QUrl fineGrained(const Host &host);

} // namespace core::tokenpage
