#pragma once

#include <QByteArray>

namespace hub {

/// GitHub-flavoured Markdown as HTML, without any HTML of the text's own.
[[nodiscard]] QByteArray htmlOf(const QByteArray &markdown, bool hardBreaks);

} // namespace hub
