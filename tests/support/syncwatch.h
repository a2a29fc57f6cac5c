#pragma once

#include <QString>

/// Whether a file was synced to the disk while it had this (canonical) name. The program of the
/// test has an fsync() of its own, which stands in front of the C library's; on Linux.
bool wasSynced(const QString &path);
