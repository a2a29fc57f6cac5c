#include "ui/common/diffview.h"

#include "core/transfers/threadjob.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QElapsedTimer>
#include <QFontDatabase>
#include <QTextBlockFormat>
#include <QTextCursor>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace ui {
namespace {

constexpr int context = 3; ///< unchanged lines shown around a change
/// Characters of both texts; up to here comparing takes a few milliseconds.
constexpr qsizetype shortTexts = 20'000;
constexpr auto slice = 8ms; ///< of the event loop's time
/// A line without blanks takes QTextLayout the square of its length to wrap, unless anywhere will
/// do.
constexpr qsizetype longLine = 5'000;

} // namespace

DiffView::DiffView(QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setLineWrapMode(QTextEdit::WidgetWidth);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setAccessibleName(tr("Changes to the notes"));
    setTabChangesFocus(true);
    connect(&m_next, &QTimer::timeout, this, &DiffView::addRows);
}

void DiffView::showText(const QString &whole)
{
    QList<Row> rows;
    for (const QString &line : whole.split(QLatin1Char('\n')))
        rows.append({.text = line.endsWith(QLatin1Char('\r')) ? line.chopped(1) : line});
    showRows(std::move(rows));
}

void DiffView::showDifference(const QString &before, const QString &after, bool whole)
{
    const auto show = [this, whole](const core::LineDiff &diff) { showDiff(diff, whole); };
    if (before.size() + after.size() <= shortTexts)
        return show(core::diff(before, after));
    auto *job = new core::ThreadJob<core::LineDiff>(
        [before, after](const std::atomic_bool &) -> core::Result<core::LineDiff> {
            return core::diff(before, after);
        },
        this);
    job->then(this, [show](const core::Result<core::LineDiff> &diff) {
        if (diff)
            show(*diff);
    });
}

void DiffView::showDiff(const core::LineDiff &diff, bool whole)
{
    using Kind = core::LineDiff::Kind;
    QList<bool> shown(diff.lines.size(), whole);
    for (qsizetype i = 0; i < diff.lines.size(); ++i) {
        if (diff.lines.at(i).kind == Kind::Same)
            continue;
        const auto last = std::min(diff.lines.size() - 1, i + context);
        for (auto near = std::max<qsizetype>(0, i - context); near <= last; ++near)
            shown[near] = true;
    }
    QList<Row> rows;
    for (qsizetype i = 0; i < diff.lines.size(); ++i) {
        const core::LineDiff::Line &line = diff.lines.at(i);
        if (shown.at(i)) {
            const QString sign = line.kind == Kind::Added ? QStringLiteral("+ ")
                : line.kind == Kind::Removed              ? QStringLiteral("− ")
                                                          : QStringLiteral("  ");
            rows.append({.kind = line.kind, .text = sign + line.text});
        } else if (rows.isEmpty() || !rows.constLast().leftOut) {
            rows.append({.leftOut = true, .text = QStringLiteral("⋯")});
        }
    }
    showRows(std::move(rows));
}

void DiffView::showRows(QList<Row> rows)
{
    clear();
    const bool anywhere
        = std::ranges::any_of(rows, [](const Row &row) { return row.text.size() > longLine; });
    setWordWrapMode(anywhere ? QTextOption::WrapAnywhere
                             : QTextOption::WrapAtWordBoundaryOrAnywhere);
    QFont changed = font();
    changed.setStyleStrategy(anywhere ? QFont::PreferNoShaping : QFont::PreferDefault);
    setFont(changed);
    m_rows = std::move(rows);
    m_added = 0;
    addRows();
    moveCursor(QTextCursor::Start);
}

void DiffView::addRows()
{
    QElapsedTimer timer;
    timer.start();
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    while (m_added < m_rows.size() && timer.elapsed() < slice.count())
        addRow(cursor, m_rows.at(m_added++));
    cursor.endEditBlock();
    if (m_added < m_rows.size())
        m_next.start(0);
    else
        m_next.stop();
}

void DiffView::addRow(QTextCursor &cursor, const Row &row)
{
    using Kind = core::LineDiff::Kind;
    QTextBlockFormat format;
    if (row.kind == Kind::Added)
        format.setBackground(theme::fill(theme::Tone::Good, palette()));
    else if (row.kind == Kind::Removed)
        format.setBackground(theme::fill(theme::Tone::Bad, palette()));
    QTextCharFormat characters;
    characters.setForeground(row.leftOut ? theme::color(theme::Tone::Muted, palette())
                                         : palette().color(QPalette::Text));
    if (m_added == 1)
        cursor.setBlockFormat(format);
    else
        cursor.insertBlock(format);
    // insertText takes markup for what it is: text.
    cursor.insertText(text::visible(row.text), characters);
}

} // namespace ui
