#pragma once

#include "core/notes/context.h"

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <atomic>

namespace core::notes {

/// Colours as `#rrggbb` and a font family: this library knows no palette.
struct RenderStyle
{
    bool dark = false; ///< chooses among the sources of a `<picture>`
    QString text = QStringLiteral("#1f2328");
    QString muted = QStringLiteral("#59636e");
    QString link = QStringLiteral("#0969da");
    QString line = QStringLiteral("#d1d9e0"); ///< borders and rules
    QString panel = QStringLiteral("#f6f8fa"); ///< behind code blocks and chips
    QString mono = QStringLiteral("monospace");

    bool operator==(const RenderStyle &) const = default;
};

struct RenderOptions
{
    Context context;
    RenderStyle style;
    QSet<QString>
        pictures; ///< addresses that may be shown as a picture; others become a link "show"
    QMap<int, bool> details; ///< fold state by number where it differs from the source
    bool isHtml = false; ///< the text is no Markdown any more: the server has rendered it
};

/// Notes as HTML for QTextDocument. Holds no address to load: pictures are `notes-image:N`.
/// Besides http, https and mailto its links are `notes-image:N` (asks for picture N),
/// `notes-fold:N`, `notes-unfold:N` (of `<details>`) and `#name` (inside the page). The user state
/// of a text block is the line of the source it comes from, counting from 1, in ascending order; -1
/// where it is that of the block before.
struct RenderedNotes
{
    QString html;
    QStringList pictures; ///< the absolute address of each N
    bool plain = false; ///< too costly or too slow to read: the source as it stands
    bool truncated = false; ///< the end is left out, see maxElements

    bool operator==(const RenderedNotes &) const = default;
};

/// More than this is not shown: paragraphs, list items and, counted several times, cells and cards.
/// What counts is how long QTextDocument needs for them.
inline constexpr int maxElements = 8'000;

/// Hard line breaks, sanitised to GitHub's list, references and emoji resolved. Pure; bounded in
/// time for any input, see markdownToHtml(); stops early (with `plain`) when `stop` is set.
RenderedNotes render(const QString &markdown, const RenderOptions &options,
                     const std::atomic_bool *stop = nullptr);

/// The source itself, escaped: what is shown when rendering takes too long.
RenderedNotes renderPlain(const QString &markdown, const RenderStyle &style);

} // namespace core::notes
