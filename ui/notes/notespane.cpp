#include "ui/notes/notespane.h"

#include "core/notes/lineends.h"
#include "core/releases/releaseedit.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/theme.h"
#include "ui/notes/completiontarget.h"
#include "ui/notes/documentundo.h"
#include "ui/notes/findbar.h"
#include "ui/notes/markdownhighlighter.h"
#include "ui/notes/notescompleter.h"
#include "ui/notes/notespreview.h"
#include "ui/notes/templatesmenu.h"
#include "ui/notes/visualeditor.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QTextBlock>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

constexpr auto renderPause = 100ms;
constexpr auto longestRenderPause = 1000ms;
/// From here on colouring the source takes longer than a frame.
constexpr qsizetype longText = 20'000;
/// From here on the counter warns.
constexpr qsizetype nearlyFull = core::longestNotes * 96 / 100;

QLabel *mutedLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void setColor(QWidget *widget, const QColor &color)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, color);
    widget->setPalette(palette);
}

} // namespace

NotesPane::NotesPane(QUndoStack &undo, QWidget *parent) : QWidget(parent), m_undo(undo)
{
    m_pool.setMaxThreadCount(2); // a second one, for when the first is held up by hostile text
    createLayout();
    m_highlighter = new MarkdownHighlighter(m_editor->document());
    m_renderTimer = new QTimer(this);
    m_renderTimer->setSingleShot(true);
    m_renderTimer->setInterval(renderPause);
    connect(m_renderTimer, &QTimer::timeout, this, &NotesPane::render);
    connectEditor();
    connectPreview();
    updateColors();
    setMode(NotesMode::SideBySide);
    updateCounter();
}

NotesPane::~NotesPane() = default;

void NotesPane::createLayout()
{
    m_toolBar = new NotesToolBar(this);
    m_find = new FindBar(this);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"notesSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_editor = new SourceEditor(m_splitter);
    m_preview = new NotesPreview(m_splitter);
    m_splitter->setSizes({1000, 1000});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolBar);
    layout->addWidget(m_find);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(createFooter());
    setFocusProxy(m_editor);
}

QWidget *NotesPane::createFooter()
{
    auto *footer = new QWidget(this);
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(14, 4, 14, 4);
    layout->setSpacing(16);
    m_counter = mutedLabel(u"notesCounter"_s, footer);
    m_status = new ElidedLabel(footer);
    m_status->setObjectName(u"notesStatus"_s);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout->addWidget(m_counter);
    layout->addWidget(m_status, 1);
    const auto add = [&](const QString &name, const QString &text) {
        auto *button = new QToolButton(footer);
        button->setObjectName(name);
        button->setText(text);
        button->setAccessibleName(text);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
        return button;
    };
    m_exactButton = add(u"notesExactButton"_s, tr("Exact preview"));
    connect(m_exactButton, &QToolButton::clicked, this, &NotesPane::askForExact);
    QToolButton *history = add(u"notesHistoryButton"_s, tr("History…"));
    history->setToolTip(tr("What these notes were before"));
    history->setAccessibleName(tr("History of the notes"));
    connect(history, &QToolButton::clicked, this, &NotesPane::historyRequested);
    return footer;
}

void NotesPane::connectEditor()
{
    new DocumentUndo(*m_editor, m_undo, tr("Edit notes"), this);
    connect(m_editor->document(), &QTextDocument::contentsChange, this,
            [this](int, int removed, int added) {
                if (m_loading || m_highlighter->isColoring() || (removed == 0 && added == 0))
                    return;
                m_visualStale = m_visualStale || !m_visualEdits;
                textChanged();
            });
    connect(m_editor->document(), &QTextDocument::contentsChanged, this, &NotesPane::updateVisual);
    connect(m_editor, &SourceEditor::previewToggleRequested, this, &NotesPane::togglePreview);
    connect(m_editor, &SourceEditor::filesPasted, this, &NotesPane::filesPasted);
    connect(m_editor->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &NotesPane::scrollPreview);
    connect(m_toolBar, &NotesToolBar::formatTriggered, this, [this](SourceEditor::Format format) {
        if (m_mode == NotesMode::Visual)
            m_visual->format(format);
        else
            m_editor->format(format);
        editorOf(m_mode)->setFocus();
    });
    m_completer = createCompleter(CompletionTarget::of(*m_editor, m_editor));
    connect(m_toolBar, &NotesToolBar::findTriggered, this, &NotesPane::find);
    const TemplatesMenu *templates = m_toolBar->templates();
    connect(templates, &TemplatesMenu::chosen, this, &NotesPane::templateChosen);
    connect(templates, &TemplatesMenu::saveRequested, this, &NotesPane::templateSaveRequested);
    connect(templates, &TemplatesMenu::removeRequested, this, &NotesPane::templateRemoveRequested);
    connect(m_find, &FindBar::closed, this, [this] { editorOf(m_mode)->setFocus(); });
    connect(m_find, &FindBar::sourceRequested, this, [this] { setMode(NotesMode::Markdown); });
    connect(m_toolBar, &NotesToolBar::modeChosen, this, &NotesPane::setMode);
    connect(m_toolBar, &NotesToolBar::generateTriggered, this, &NotesPane::generateRequested);
}

void NotesPane::createVisual()
{
    m_visual = new VisualEditor(m_splitter);
    m_splitter->insertWidget(0, m_visual);
    setTabOrder(m_editor, m_visual); // between the tool bar and the footer
    m_visual->setContext(m_context);
    m_visual->setReadOnly(m_editor->isReadOnly());
    m_visual->setAccessibleDescription(m_readOnlyReason);
    m_visualCompleter = createCompleter(CompletionTarget::of(*m_visual, m_visual));
    connect(m_visual, &VisualEditor::edited, this,
            [this](const core::notes::TextChange &change, bool isTyping) {
                const QScopedValueRollback edits(m_visualEdits, true);
                m_editor->applyUnseen(change, isTyping);
            });
    connect(m_visual, &VisualEditor::previewToggleRequested, this, &NotesPane::togglePreview);
    connect(m_visual, &VisualEditor::sourceRequested, this,
            [this] { setMode(NotesMode::Markdown); });
    connect(m_visual, &VisualEditor::linkActivated, this, &NotesPane::linkActivated);
    connect(m_visual, &VisualEditor::filesPasted, this, &NotesPane::filesPasted);
    connect(m_visual, &VisualEditor::remarked, m_status, &QLabel::setText);
}

NotesCompleter *NotesPane::createCompleter(CompletionTarget *target)
{
    auto *completer = new NotesCompleter(target, this);
    completer->setMentions(m_mentions);
    connect(completer, &NotesCompleter::mentionsWanted, this, &NotesPane::mentionsWanted);
    return completer;
}

/// Only while it is on the screen: what nobody sees has time.
void NotesPane::updateVisual()
{
    if (!m_visualStale || m_mode != NotesMode::Visual)
        return;
    m_visualStale = false;
    m_visual->setSource(notes());
}

void NotesPane::connectPreview()
{
    auto *toggle = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), m_preview);
    toggle->setContext(Qt::WidgetShortcut);
    connect(toggle, &QShortcut::activated, this, &NotesPane::togglePreview);
    connect(m_preview->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &NotesPane::scrollEditor);
    connect(m_preview, &NotesPreview::shown, this, [this](std::chrono::milliseconds taken) {
        // Laying out very long notes takes a processor for a while: then not at every key.
        m_renderTimer->setInterval(
            std::clamp<std::chrono::milliseconds>(4 * taken, renderPause, longestRenderPause));
        scrollPreview();
        if (m_mode == NotesMode::Preview)
            updateFinding(); // it is another document
    });
    connect(m_preview, &NotesPreview::linkActivated, this, &NotesPane::linkActivated);
    connect(m_preview, &NotesPreview::pictureRequested, this, &NotesPane::imageRequested);
    connect(m_preview, &NotesPreview::linkHovered, this, [this](const QUrl &url) {
        // encoded, so that a name in another script shows its true form
        m_status->setText(url.isEmpty() ? m_previewRemark : url.toString(QUrl::FullyEncoded));
    });
    connect(m_preview, &NotesPreview::detailsToggled, this, [this](int number, bool open) {
        m_details.insert(number, open);
        render();
    });
}

void NotesPane::setNotes(const QString &text)
{
    m_loading = true;
    if (text.size() > longText)
        m_highlighter->pause();
    m_editor->setSource(core::notes::toEditorText(text));
    m_editor->document()->setModified(false);
    m_loading = false;
    m_exact.clear();
    m_details.clear();
    m_preview->verticalScrollBar()->setValue(0);
    m_visualStale = m_mode != NotesMode::Visual;
    if (!m_visualStale)
        m_visual->load(notes());
    updateCounter();
    if (m_mode == NotesMode::SideBySide || m_mode == NotesMode::Preview)
        startRendering(); // also before the window opens, which then has it in its first picture
    else
        render();
}

QString NotesPane::notes() const
{
    return m_editor->source();
}

void NotesPane::setContext(const core::notes::Context &context)
{
    if (m_context == context)
        return;
    m_context = context;
    updateExact();
    if (m_visual)
        m_visual->setContext(context);
    renderSoon();
}

void NotesPane::setReadOnly(bool readOnly, const QString &reason)
{
    m_editor->setReadOnly(readOnly);
    m_readOnlyReason = readOnly ? reason : QString();
    m_toolBar->setFormatsEnabled(!readOnly && m_mode != NotesMode::Preview);
    m_toolBar->setGenerateEnabled(!readOnly, m_readOnlyReason);
    m_editor->setAccessibleDescription(m_readOnlyReason);
    if (m_visual) {
        m_visual->setReadOnly(readOnly);
        m_visual->setAccessibleDescription(m_readOnlyReason);
    }
    m_find->updateReplacing();
    updateCounter();
}

void NotesPane::setTemplates(const QList<core::notes::Template> &templates)
{
    m_toolBar->templates()->setTemplates(templates);
}

void NotesPane::setMentions(const core::notes::Mentions &mentions)
{
    m_mentions = mentions;
    m_completer->setMentions(mentions);
    if (m_visualCompleter)
        m_visualCompleter->setMentions(mentions);
}

void NotesPane::setGenerateAvailable(bool available)
{
    m_toolBar->setGenerateAvailable(available);
}

void NotesPane::insertGenerated(const QString &text, GenerateDialog::Placing placing)
{
    const QString generated = core::notes::toEditorText(text);
    switch (placing) {
    case GenerateDialog::Placing::Replace:
        return replaceAll(generated);
    case GenerateDialog::Placing::AtCursor:
        return m_editor->apply(core::notes::insertParagraph(notes(), insertionPoint(), generated));
    case GenerateDialog::Placing::Append:
        return m_editor->apply(core::notes::appendParagraph(notes(), generated));
    }
}

/// In the visual mode behind the whole list, table or quote that the cursor is in.
qsizetype NotesPane::insertionPoint() const
{
    if (m_mode == NotesMode::Preview)
        return notes().size();
    if (m_mode != NotesMode::Visual)
        return m_editor->selection().end;
    const core::notes::Document &document = m_visual->session().document();
    const core::notes::Block *block = m_visual->session().block(m_visual->selection().to.id);
    while (block && block->depth > 1)
        block = &document.blocks().at(block->parent);
    return block ? QString::fromUtf8(document.text().first(block->range.end)).size()
                 : notes().size();
}

void NotesPane::replaceAll(const QString &text)
{
    m_editor->apply({.start = 0,
                     .length = notes().size(),
                     .inserted = core::notes::toEditorText(text),
                     .selection = {}});
}

void NotesPane::setMode(NotesMode mode)
{
    const bool changed = m_mode != mode;
    // The cursor of the source goes along, whichever of them somebody writes in.
    if (changed && m_mode == NotesMode::Visual)
        m_editor->moveCursorTo(m_visual->session().sourceOffset(m_visual->selection().to));
    const bool hadFocus
        = m_editor->hasFocus() || m_preview->hasFocus() || (m_visual && m_visual->hasFocus());
    if (mode == NotesMode::Visual && !m_visual)
        createVisual();
    if (mode != NotesMode::Preview)
        m_modeBeforePreview = mode;
    m_mode = mode;
    m_toolBar->setMode(mode);
    m_toolBar->setFormatsEnabled(mode != NotesMode::Preview && !m_editor->isReadOnly());
    updateVisual();
    if (const qsizetype at = m_editor->selection().end;
        changed && mode == NotesMode::Visual && at > 0) {
        const VisualSession::Place place = m_visual->session().placeAtSource(at);
        m_visual->select({place, place});
    }
    const bool showsSource = mode == NotesMode::Markdown || mode == NotesMode::SideBySide;
    m_editor->setVisible(showsSource);
    m_highlighter->setSeen(showsSource);
    m_preview->setVisible(mode == NotesMode::Preview || mode == NotesMode::SideBySide);
    if (m_visual)
        m_visual->setVisible(mode == NotesMode::Visual);
    updateFinding();
    updateExact();
    setFocusProxy(editorOf(mode));
    if (hadFocus)
        focusProxy()->setFocus();
    if (m_stale)
        render();
    else
        scrollPreview();
    if (changed)
        Q_EMIT modeChanged(mode);
}

QWidget *NotesPane::editorOf(NotesMode mode) const
{
    switch (mode) {
    case NotesMode::Preview:
        return m_preview;
    case NotesMode::Visual:
        return m_visual;
    case NotesMode::Markdown:
    case NotesMode::SideBySide:
        break;
    }
    return m_editor;
}

void NotesPane::updateFinding()
{
    switch (m_mode) {
    case NotesMode::Preview:
        return m_find->setTarget(FindTarget::of(*m_preview, m_find));
    case NotesMode::Visual:
        return m_find->setTarget(FindTarget::of(*m_visual, m_find));
    case NotesMode::Markdown:
    case NotesMode::SideBySide:
        return m_find->setTarget(FindTarget::of(*m_editor, m_find));
    }
}

void NotesPane::find()
{
    m_find->open(false);
}

void NotesPane::replace()
{
    m_find->open(true);
}

void NotesPane::findNext()
{
    m_find->findNext();
}

void NotesPane::findPrevious()
{
    m_find->findPrevious();
}

void NotesPane::togglePreview()
{
    setMode(m_mode == NotesMode::Preview ? m_modeBeforePreview : NotesMode::Preview);
}

void NotesPane::setImage(const QUrl &url, const QImage &image)
{
    if (image.isNull())
        return;
    m_preview->setPicture(url.toString(QUrl::FullyEncoded), image);
    render();
}

void NotesPane::focusEditor()
{
    if (m_mode == NotesMode::Preview)
        setMode(m_modeBeforePreview);
    editorOf(m_mode)->setFocus();
}

void NotesPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter) {
        updateColors();
        renderSoon();
    }
}

void NotesPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        render();
}

/// Only on request: what is not published yet leaves this computer by it.
void NotesPane::askForExact()
{
    m_status->setText(tr("The text is sent to %1…").arg(m_context.web.host()));
    m_exactButton->setEnabled(false);
    Q_EMIT exactRequested(notes());
}

void NotesPane::setExact(const QString &notes, const QString &html)
{
    m_exactButton->setEnabled(true);
    m_status->setText(m_previewRemark);
    if (html.isEmpty() || notes != this->notes())
        return;
    m_exact = html;
    render();
}

void NotesPane::updateExact()
{
    const QString host = m_context.web.host();
    m_exactButton->setToolTip(
        tr("The text is sent to %1, and shown as it is shown there.").arg(host));
    m_exactButton->setAccessibleDescription(m_exactButton->toolTip());
    m_exactButton->setVisible(!host.isEmpty()
                              && (m_mode == NotesMode::SideBySide || m_mode == NotesMode::Preview));
}

void NotesPane::textChanged()
{
    m_exact.clear();
    updateCounter();
    renderSoon();
    Q_EMIT edited();
}

void NotesPane::updateCounter()
{
    const QLocale locale;
    const qsizetype length = core::notesLength(notes());
    const qsizetype over = length - core::longestNotes;
    QString text = tr("%1 / %2", "characters typed / allowed")
                       .arg(locale.toString(length), locale.toString(core::longestNotes));
    if (over > 0)
        text += u"  ·  "_s
            + tr("%1 more than GitHub takes", "characters").arg(locale.toString(over));
    if (!m_readOnlyReason.isEmpty())
        text += u"  ·  "_s + m_readOnlyReason;
    m_counter->setText(text);
    const theme::Tone tone = over > 0 ? theme::Tone::Bad
        : length > nearlyFull         ? theme::Tone::Warning
                                      : theme::Tone::Muted;
    setColor(m_counter, theme::color(tone, palette()));
}

void NotesPane::updateColors()
{
    m_highlighter->setPalette(palette());
    setColor(m_status, theme::color(theme::Tone::Muted, palette()));
    updateCounter();
}

bool NotesPane::previewIsWanted() const
{
    return isVisible() && (m_mode == NotesMode::SideBySide || m_mode == NotesMode::Preview);
}

/// While somebody types without a pause the preview still follows: the timer is not started anew.
void NotesPane::renderSoon()
{
    m_stale = true;
    if (previewIsWanted() && !m_renderTimer->isActive())
        m_renderTimer->start();
}

void NotesPane::render()
{
    m_stale = true;
    m_renderTimer->stop();
    if (previewIsWanted())
        startRendering();
}

void NotesPane::startRendering()
{
    m_renderTimer->stop();
    if (m_job)
        m_job->cancel();
    m_stale = false;
    m_job = new core::notes::RenderJob(m_exact.isEmpty() ? notes() : m_exact,
                                       {.context = m_context,
                                        .style = m_preview->renderStyle(),
                                        .pictures = m_preview->pictures(),
                                        .details = m_details,
                                        .isHtml = !m_exact.isEmpty()},
                                       m_pool, this);
    m_job->then(this, [this](const core::Result<core::notes::RenderedNotes> &notes) {
        if (notes && notes->plain && !m_exact.isEmpty()) {
            m_exact.clear(); // nobody wants to read HTML
            render();
        } else if (notes) {
            showRendered(*notes);
        }
    });
}

void NotesPane::showRendered(const core::notes::RenderedNotes &notes)
{
    m_job.clear();
    m_previewRemark = notes.plain ? tr("Too costly to lay out: shown as plain text")
        : notes.truncated         ? tr("Very long: the end is not shown in the preview")
        : !m_exact.isEmpty()      ? tr("As %1 shows it").arg(m_context.web.host())
                                  : QString();
    m_status->setText(m_previewRemark);
    m_preview->setNotes(notes);
    Q_EMIT rendered();
}

void NotesPane::scrollPreview()
{
    if (m_scrolling || m_mode != NotesMode::SideBySide)
        return;
    m_scrolling = true;
    const QScrollBar *from = m_editor->verticalScrollBar();
    QScrollBar *to = m_preview->verticalScrollBar();
    if (from->value() == from->minimum())
        to->setValue(to->minimum());
    else if (from->value() == from->maximum())
        to->setValue(to->maximum());
    else
        to->setValue(m_preview->scrollValueOf(m_editor->firstVisibleLine()));
    m_scrolling = false;
}

void NotesPane::scrollEditor()
{
    if (m_scrolling || m_mode != NotesMode::SideBySide)
        return;
    m_scrolling = true;
    const QScrollBar *from = m_preview->verticalScrollBar();
    QScrollBar *to = m_editor->verticalScrollBar();
    if (from->value() == from->minimum())
        to->setValue(to->minimum());
    else if (from->value() == from->maximum())
        to->setValue(to->maximum());
    else
        to->setValue(m_editor->scrollValueOf(m_preview->lineAtTop()));
    m_scrolling = false;
}

} // namespace ui
