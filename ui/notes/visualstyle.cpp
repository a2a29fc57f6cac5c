#include "ui/notes/visualstyle.h"

#include "core/notes/alerts.h"
#include "core/notes/codecolors.h"
#include "core/notes/htmltree.h"
#include "core/notes/references.h"
#include "ui/common/theme.h"
#include "ui/notes/sourceeditor.h"

#include <array>

using namespace Qt::StringLiterals;
namespace notes = core::notes;

namespace ui {

namespace {

using notes::BlockKind;

constexpr auto headingScale = std::to_array({1.0, 1.6, 1.35, 1.15, 1.0, 0.9, 0.85});
constexpr int lineHeight = 118; ///< percent

/// Characters that QTextDocument would take for the end of a block; each stays one character.
QString shownText(QString text)
{
    for (QChar &c : text) {
        if (c == u'\n' || c == u'\r' || c == QChar::ParagraphSeparator || c == QChar(0xfdd0)
            || c == QChar(0xfdd1))
            c = QChar::ReplacementCharacter;
    }
    return text;
}

void append(QList<VisualStyle::Piece> &pieces, const QString &text, const QTextCharFormat &format)
{
    if (text.isEmpty())
        return;
    if (!pieces.isEmpty() && pieces.constLast().format == format)
        pieces.last().text += text;
    else
        pieces.append({text, format});
}

QColor codeColor(notes::CodeSpan::Kind kind, bool dark)
{
    using enum notes::CodeSpan::Kind;
    switch (kind) {
    case Comment:
        return QColor::fromRgb(dark ? 0x9198a1 : 0x59636e);
    case Text:
        return QColor::fromRgb(dark ? 0xa5d6ff : 0x0a3069);
    case Number:
        return QColor::fromRgb(dark ? 0x79c0ff : 0x0550ae);
    case Keyword:
        return QColor::fromRgb(dark ? 0xff7b72 : 0xb3202c);
    case Added:
        return QColor::fromRgb(dark ? 0x7ee787 : 0x116329);
    case Removed:
        return QColor::fromRgb(dark ? 0xffa198 : 0x82071e);
    }
    return {};
}

Qt::Alignment alignmentOf(const VisualBlock &block)
{
    switch (block.cell.alignments.value(block.cell.column)) {
    case notes::Alignment::Center:
        return Qt::AlignHCenter;
    case notes::Alignment::Right:
        return Qt::AlignRight;
    default:
        return Qt::AlignLeft;
    }
}

} // namespace

VisualStyle::VisualStyle(const QFont &font, const QPalette &palette, notes::Context context)
    : m_font(font), m_mono(sourceFont()), m_palette(palette), m_context(std::move(context))
{
}

QTextBlockFormat VisualStyle::blockFormat(const VisualBlock &block) const
{
    QTextBlockFormat format;
    if (block.kind == VisualBlock::Kind::Gap) {
        format.setLineHeight(1, QTextBlockFormat::FixedHeight);
        format.setTopMargin(block.space);
        return format;
    }
    if (block.isCell()) {
        format.setAlignment(alignmentOf(block));
        return format;
    }
    format.setTopMargin(block.space);
    format.setLeftMargin(block.left);
    if (block.kind == VisualBlock::Kind::Code) {
        format.setLeftMargin(block.left + codePadding);
        format.setRightMargin(codePadding);
    } else if (!block.frames.isEmpty()) {
        format.setRightMargin(codePadding);
    }
    format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
    if (block.leaf == BlockKind::Heading)
        format.setHeadingLevel(block.level);
    if (block.kind == VisualBlock::Kind::Code)
        format.setNonBreakableLines(false);
    return format;
}

/// Says only what is not the document's own font and colour: there are thousands of these.
QTextCharFormat VisualStyle::charFormat(const VisualBlock &block) const
{
    QTextCharFormat format;
    const auto scale = [&](double factor) {
        if (m_font.pointSizeF() > 0)
            format.setFontPointSize(m_font.pointSizeF() * factor);
        else
            format.setProperty(QTextFormat::FontPixelSize, qRound(m_font.pixelSize() * factor));
    };
    switch (block.kind) {
    case VisualBlock::Kind::Gap:
        scale(0.1);
        break;
    case VisualBlock::Kind::Code:
        format.setFontFamilies(m_mono.families());
        format.setFontFixedPitch(true);
        break;
    case VisualBlock::Kind::Title:
        format.setFontWeight(QFont::Bold);
        if (const notes::AlertKind *kind = notes::alertKind(QString(u"[!%1]"_s.arg(block.info))))
            format.setForeground(
                QColor(theme::isDark(m_palette) ? kind->darkColor : kind->lightColor));
        break;
    default:
        if (block.leaf == BlockKind::Heading) {
            scale(headingScale.at(size_t(block.level)));
            format.setFontWeight(QFont::Bold);
        } else if (block.leaf == BlockKind::Summary || block.cell.row == 0) {
            format.setFontWeight(QFont::Bold);
        }
    }
    return format;
}

QTextTableFormat VisualStyle::tableFormat(const VisualBlock &gap) const
{
    QTextTableFormat format;
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(theme::color(theme::Tone::Line, m_palette));
    format.setBorderCollapse(true);
    format.setCellSpacing(0);
    format.setCellPadding(6);
    format.setLeftMargin(gap.left);
    format.setTopMargin(2);
    format.setBottomMargin(gap.below);
    format.setHeaderRowCount(1);
    return format;
}

QList<VisualStyle::Piece> VisualStyle::pieces(const VisualBlock &block) const
{
    QList<Piece> pieces;
    const QTextCharFormat base = charFormat(block);
    switch (block.kind) {
    case VisualBlock::Kind::Gap:
    case VisualBlock::Kind::Rule:
    case VisualBlock::Kind::Empty:
        break;
    case VisualBlock::Kind::Title:
        if (const notes::AlertKind *kind = notes::alertKind(QString(u"[!%1]"_s.arg(block.info))))
            append(pieces, QChar(kind->sign) + u' ' + QString(kind->title), base);
        else
            append(pieces, tr("Details"), base);
        break;
    case VisualBlock::Kind::Notice:
    case VisualBlock::Kind::Kept:
        appendKept(pieces, block);
        break;
    case VisualBlock::Kind::Code:
        appendCode(pieces, block);
        break;
    case VisualBlock::Kind::Text:
        for (const notes::Run &run : block.text)
            appendRun(pieces, run, base);
    }
    return pieces;
}

QTextCharFormat VisualStyle::runFormat(const notes::Run &run, const QTextCharFormat &base) const
{
    using notes::Mark;
    QTextCharFormat format = base;
    if (run.marks.testFlag(Mark::Strong))
        format.setFontWeight(QFont::Bold);
    if (run.marks.testFlag(Mark::Emphasis))
        format.setFontItalic(true);
    if (run.marks.testFlag(Mark::Strike))
        format.setFontStrikeOut(true);
    if (run.marks.testFlag(Mark::Code)) {
        format.setFontFamilies(m_mono.families());
        format.setFontFixedPitch(true);
        format.setBackground(theme::color(theme::Tone::Panel, m_palette));
    }
    if (run.link.set) {
        format.setAnchor(true);
        format.setAnchorHref(run.link.destination);
        format.setForeground(m_palette.color(QPalette::Link));
        format.setFontUnderline(true);
        format.setToolTip(run.link.title);
    }
    if (run.atom.kind != notes::Atom::Kind::None) {
        format.setObjectType(atomObject);
        if (run.atom.kind != notes::Atom::Kind::FootnoteReference)
            format.setVerticalAlignment(QTextCharFormat::AlignMiddle);
        format.setProperty(AtomKind, int(run.atom.kind));
        format.setProperty(AtomText, run.atom.text);
        format.setToolTip(run.atom.kind == notes::Atom::Kind::Image ? run.atom.destination
                                                                    : run.atom.text);
    }
    return format;
}

/// With what GitHub makes a link of on its own in the colour of one.
void VisualStyle::appendRun(QList<Piece> &pieces, const notes::Run &run,
                            const QTextCharFormat &base) const
{
    const QTextCharFormat format = runFormat(run, base);
    const QString text = shownText(run.text);
    qsizetype at = 0;
    if (!run.link.set && !run.marks.testFlag(notes::Mark::Code)
        && run.atom.kind == notes::Atom::Kind::None) {
        for (const notes::Reference &reference : notes::findReferences(run.text, m_context)) {
            append(pieces, text.sliced(at, reference.start - at), format);
            QTextCharFormat linked = format;
            linked.setForeground(m_palette.color(QPalette::Link));
            append(pieces, text.sliced(reference.start, reference.length), linked);
            at = reference.start + reference.length;
        }
    }
    append(pieces, text.sliced(at), format);
}

void VisualStyle::appendCode(QList<Piece> &pieces, const VisualBlock &block) const
{
    QString code = notes::plainText(block.text);
    const QString text = shownText(code);
    const QTextCharFormat base = charFormat(block);
    const bool dark = theme::isDark(m_palette);
    code.replace(notes::lineBreak, u'\n');
    qsizetype at = 0;
    for (const notes::CodeSpan &span : notes::codeSpans(code, block.info)) {
        append(pieces, text.sliced(at, span.start - at), base);
        QTextCharFormat colored = base;
        colored.setForeground(codeColor(span.kind, dark));
        append(pieces, text.sliced(span.start, span.length), colored);
        at = span.start + span.length;
    }
    append(pieces, text.sliced(at), base);
}

/// What it says as far as it can be told, and below it what can be done.
void VisualStyle::appendKept(QList<Piece> &pieces, const VisualBlock &block) const
{
    const QTextCharFormat base = charFormat(block);
    QTextCharFormat muted = base;
    muted.setForeground(theme::color(theme::Tone::Muted, m_palette));
    QString what;
    switch (block.leaf) {
    case BlockKind::Html: {
        const QString words
            = notes::parseHtml(notes::plainText(block.text).replace(notes::lineBreak, u'\n'))
                  .root.textContent()
                  .simplified();
        append(pieces, shownText(words.left(300)), base);
        what = tr("Raw HTML, kept exactly as written");
        break;
    }
    case BlockKind::Definition:
        what = tr("Link addresses, kept exactly as written");
        break;
    case BlockKind::Table:
        what = tr("Table with %n row(s), kept exactly as written", nullptr, block.info.toInt());
        break;
    default:
        if (block.kind == VisualBlock::Kind::Notice) {
            append(pieces, tr("These notes are too large to be edited visually."), base);
            what = tr("They stay exactly as written");
        } else {
            for (const notes::Run &run : block.text)
                appendRun(pieces, run, base);
            what = tr("Kept exactly as written");
        }
    }
    if (!pieces.isEmpty())
        append(pieces, notes::lineBreak, base);
    append(pieces, what + u"  ·  "_s, muted);
    QTextCharFormat link = base;
    link.setForeground(m_palette.color(QPalette::Link));
    link.setFontUnderline(true);
    link.setProperty(SourceLink, true);
    append(pieces,
           block.kind == VisualBlock::Kind::Notice ? tr("Edit as Markdown")
                                                   : tr("Edit source of this block"),
           link);
}

} // namespace ui
