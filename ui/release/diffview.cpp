#include "ui/release/diffview.h"

#include "core/notes/linediff.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QFontDatabase>
#include <QTextBlockFormat>
#include <QTextCursor>

#include <algorithm>

namespace ui {
namespace {

constexpr int context = 3; ///< unchanged lines shown around a change

} // namespace

DiffView::DiffView(QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setLineWrapMode(QTextEdit::WidgetWidth);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setAccessibleName(tr("Changes to the notes"));
    setTabChangesFocus(true);
}

void DiffView::showText(const QString &whole)
{
    QStringList lines = whole.split(QLatin1Char('\n'));
    for (QString &line : lines)
        line = text::visible(line.endsWith(QLatin1Char('\r')) ? line.chopped(1) : line);
    setPlainText(lines.join(QLatin1Char('\n')));
}

void DiffView::showDifference(const QString &before, const QString &after, bool whole)
{
    using Kind = core::LineDiff::Kind;
    clear();
    const core::LineDiff diff = core::diff(before, after);
    QList<bool> shown(diff.lines.size(), whole);
    for (qsizetype i = 0; i < diff.lines.size(); ++i) {
        if (diff.lines.at(i).kind == Kind::Same)
            continue;
        const auto last = std::min(diff.lines.size() - 1, i + context);
        for (auto near = std::max<qsizetype>(0, i - context); near <= last; ++near)
            shown[near] = true;
    }

    QTextCursor cursor(document());
    cursor.beginEditBlock();
    bool first = true;
    bool skipping = false;
    const auto addLine
        = [&](const QString &text, const QTextBlockFormat &format, const QColor &ink) {
              if (!first)
                  cursor.insertBlock();
              first = false;
              cursor.setBlockFormat(format);
              QTextCharFormat characters;
              characters.setForeground(ink);
              // insertText takes markup for what it is: text.
              cursor.insertText(text::visible(text), characters);
          };
    for (qsizetype i = 0; i < diff.lines.size(); ++i) {
        const core::LineDiff::Line &line = diff.lines.at(i);
        if (!shown.at(i)) {
            if (!skipping)
                addLine(QStringLiteral("⋯"), {}, theme::color(theme::Tone::Muted, palette()));
            skipping = true;
            continue;
        }
        skipping = false;
        QTextBlockFormat format;
        QString sign = QStringLiteral("  ");
        if (line.kind == Kind::Added) {
            format.setBackground(theme::fill(theme::Tone::Good, palette()));
            sign = QStringLiteral("+ ");
        } else if (line.kind == Kind::Removed) {
            format.setBackground(theme::fill(theme::Tone::Bad, palette()));
            sign = QStringLiteral("− ");
        }
        addLine(sign + line.text, format, palette().color(QPalette::Text));
    }
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
}

} // namespace ui
