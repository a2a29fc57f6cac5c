#pragma once

#include <QString>
#include <QStringList>

namespace core::notes {

/// The characters behind a shortcode such as `tada`; empty for an unknown one.
QStringView emojiNamed(QStringView name);

/// The shortcodes that begin so, at most so many, in the order of the alphabet.
QStringList emojiNames(QStringView prefix, qsizetype most);

/// Running text with `:tada:` replaced by its characters. Unknown names stay as written.
QString withEmoji(QStringView text);

} // namespace core::notes
