#pragma once

#include <QString>

namespace core::notes {

/// The characters behind a shortcode such as `tada`; empty for an unknown one.
QStringView emojiNamed(QStringView name);

/// Running text with `:tada:` replaced by its characters. Unknown names stay as written.
QString withEmoji(QStringView text);

} // namespace core::notes
