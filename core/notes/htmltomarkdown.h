#pragma once

#include <QByteArray>
#include <QString>

namespace core::notes {

/// What is pasted from a browser or a word processor, as Markdown: headings, paragraphs, lists,
/// quotes, code, tables, marks, links and pictures. What else there is loses its form, not its
/// text. Takes HTML of any quality.
QByteArray htmlToMarkdown(QStringView html);

} // namespace core::notes
