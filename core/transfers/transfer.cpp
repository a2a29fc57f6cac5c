#include "core/transfers/transfer.h"

#include <QFileInfo>

namespace core {

bool Transfer::isRenamed() const
{
    return kind == Kind::Upload && QFileInfo(path).fileName() != name;
}

} // namespace core
