#pragma once

#include <QString>

/// An editor knows only LF. These two functions stand between it and the text as the server has it,
/// so that what nobody touched is written back as it was.
namespace core::notes {

/// The text for an editor: every line end becomes LF, a leading byte order mark goes.
/// Line ends are CRLF, LF, CR, U+2029 and the two noncharacters that QTextDocument takes for one.
QString toEditorText(const QString &original);

/// The opposite: `edited` with the line ends that `original` had. Lines that stayed keep their own
/// end; new ones get the kind that most lines of the original have (LF if it has none). The byte
/// order mark stays. `fromEditorText(x, toEditorText(x)) == x` for every x.
QString fromEditorText(const QString &original, const QString &edited);

} // namespace core::notes
