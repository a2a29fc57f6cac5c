#pragma once

#include "randomedit.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

/// What the notes editor promises about bytes, tried on one text.
namespace notescheck {

struct Report
{
    int edits = 0; ///< tried
    int refused = 0; ///< of these; the editor may say no, but not do wrong
    int failures = 0;
    qsizetype bytes = 0;
    qsizetype opaqueBytes = 0; ///< in leaves whose text cannot be edited
    QStringList messages; ///< one a failure: name, property, how to see it again

    void add(const Report &other);
};

/// The text with LF, CRLF, both, without its last line end, with a byte order mark.
struct Variant
{
    QByteArray name;
    QByteArray bytes;
};
QList<Variant> variants(const QByteArray &source);

/// What is wrong with the notes as they are opened; empty: nothing.
QByteArray wrongUnedited(const QByteArray &bytes);

/// Edits after each other, in the end all undone and all done again.
struct Walk
{
    QByteArray wrong; ///< empty: nothing
    QByteArray log;
    int edits = 0;
    int refused = 0;
};
Walk walk(const QByteArray &bytes, const QList<RandomEdit> &edits);

/// `edits`: random ones of each variant, in a row. The same seed does the same.
Report check(const QString &name, const QByteArray &source, int edits, quint32 seed);

} // namespace notescheck
