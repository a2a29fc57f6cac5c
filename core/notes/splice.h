#pragma once

#include "core/notes/document.h"

#include <functional>
#include <optional>

/// Edits of notes. Each is tried on the source, read again, and given only if what is read then is
/// exactly what was wanted, everywhere in the notes.
namespace core::notes {

struct Edit
{
    Splice splice; ///< of the bytes
    Document after;
};

/// Nothing: there is no way to write it. The block can still be edited as source.
using MaybeEdit = std::optional<Edit>;

/// The text of a paragraph, heading, cell or summary. A break in a cell becomes `<br>`.
MaybeEdit setText(const Document &before, int id, const InlineText &wanted);
/// The lines of a code block, with LF.
MaybeEdit setCode(const Document &before, int id, const QString &code);
/// The language of a code block.
MaybeEdit setCodeInfo(const Document &before, int id, const QString &info);
/// The whole source, as edited elsewhere.
Edit setSource(const Document &before, const QByteArray &bytes);
/// The source of one block, as edited elsewhere; with LF. What else it changes is not looked at.
Edit setBlockSource(const Document &before, int id, const QByteArray &text);

/// What all edits are made of: `after` (with LF) is taken if it reads as wanted. It differs from
/// the text only `within`.
MaybeEdit verified(const Document &before, const QByteArray &after, const QList<Outline> &wanted,
                   Range within, bool exactly = true);

/// Splices of the same text, none of which may touch another.
QByteArray applied(QList<Splice> splices, const QByteArray &text);

/// The bytes with which a leaf's content becomes another.
QByteArray withContent(const Document &document, int index, const QByteArray &content);
/// The least change of the leaf's content that, read on its own, gives this text; nothing if there
/// is none. `accept` may refuse what is found, and is then asked about the next.
std::optional<QByteArray> contentFor(const Document &document, int index, const InlineText &wanted,
                                     const std::function<bool(const QByteArray &)> &accept);
/// What a leaf's content gives when it is read on its own; nothing if it is then something else.
std::optional<InlineText> readAlone(const Document &document, const Block &leaf,
                                    const QByteArray &content);

} // namespace core::notes
