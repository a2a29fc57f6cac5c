#pragma once

#include <QByteArrayView>

namespace core::notes {

/// The end of what follows the text of a link or image, from its `]` on: `](…)`, `][label]` or
/// just `]`. -1 if there is no `]` at `at`.
qsizetype endOfLink(QByteArrayView text, qsizetype at);

/// The end of the link reference definition that begins at `at`, past its line end; -1 if there is
/// none. One whose title is on a line of its own counts without the title.
qsizetype endOfDefinition(QByteArrayView text, qsizetype at);

} // namespace core::notes
