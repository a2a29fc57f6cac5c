#pragma once

#include <QString>

#include <atomic>
#include <optional>

namespace core::notes {

/// GitHub's Markdown as HTML, *not yet safe*: raw HTML passes through. Tables, strikethrough,
/// autolinks, task lists, footnotes; every line break is one, as on release pages. Block elements
/// carry `data-sourcepos="line:column-line:column"`.
/// Nothing when `stop` was set meanwhile (looked at between lines; the work on inlines cannot be
/// stopped), or when the text is made so that reading it would take memory or time out of all
/// proportion.
std::optional<QString> markdownToHtml(QStringView markdown, const std::atomic_bool *stop = nullptr);

} // namespace core::notes
