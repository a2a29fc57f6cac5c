#pragma once

#include "core/base/sha.h"

namespace core {

/// What GitHub's digests are.
class Sha256 : public Sha
{
public:
    Sha256() : Sha(ShaKind::Sha256) { }

    static QByteArray of(QByteArrayView bytes) { return Sha::of(ShaKind::Sha256, bytes); }
};

} // namespace core
