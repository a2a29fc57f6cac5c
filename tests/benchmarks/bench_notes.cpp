// How long the notes hold up the event loop, for real and for hostile texts:
//   notes.open    another text comes into the editor and its preview
//   notes.type    the longest hold-up while somebody types at the end, and what a key costs
//   notes.end     the scroll bar goes to the end
//   notes.resize  the window changes its width there
//   visual.open, visual.type, visual.save
//                 the same in the visual mode, typing in the middle; and the source taken out of it
//   notes.review  the dialog with the differences of two texts
// *_ms is the clock on the wall, cpu_* what this thread computed; a busy machine makes them differ.
#include "core/notes/lineends.h"
#include "core/releases/releaseedit.h"
#include "tests/benchmarks/stallmeter.h"
#include "tests/core/notes/corpus.h"
#include "ui/common/theme.h"
#include "ui/notes/notespane.h"
#include "ui/notes/notespreview.h"
#include "ui/notes/sourceeditor.h"
#include "ui/notes/visualeditor.h"
#include "ui/release/reviewdialog.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTextStream>
#include <QTimer>
#include <QUndoStack>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

struct Case
{
    QString name;
    QString text;
};

/// Prose, lists, links and code as people write them.
QString ordinary(qsizetype length)
{
    QString text;
    for (int i = 1; text.size() < length; ++i) {
        text += u"## Part %1\n\nThe tide tables are read **twice as fast**, see #%2 and `tide "
                u"--fast`. "
                "Thanks to @octo for the [patch](https://example.org/p/%2).\n\n"
                "- Fix a crash in https://github.com/octo/tide/pull/%2 by @someone\n"
                "- Read the *new* format of stations, with `--format=%1`\n"
                "- Say which station is missing\n\n"_s.arg(i)
                    .arg(1000 + i);
        if (i % 8 == 0)
            text += u"```cpp\nint station = %1; // the nearest\nreturn station;\n```\n\n"_s.arg(i);
        if (i % 12 == 0)
            text += u"| Station | Height |\n|---|---|\n| North | %1 |\n| South | %2 |\n\n"_s.arg(i)
                        .arg(i + 1);
    }
    return text.left(length);
}

QString nestedList()
{
    QString text;
    for (int i = 0; i < 5'000; ++i)
        text += QString(2 * (i % 10), u' ') + u"- item %1\n"_s.arg(i);
    return text;
}

QList<Case> cases()
{
    QList<Case> result;
    QList<corpus::Note> real = corpus::notes();
    std::ranges::sort(real, std::greater(),
                      [](const corpus::Note &note) { return note.text.size(); });
    for (const corpus::Note &note : real.first(std::min<qsizetype>(2, real.size())))
        result.append({u"real "_s + note.name, core::notes::toEditorText(note.text)});
    QString row = u"| a | b |\n|---|---|\n"_s;
    for (int i = 0; i < 20'000; ++i)
        row += u"|%1|x|\n"_s.arg(i % 10);
    result.append({u"ordinary"_s, ordinary(125'000)});
    result.append({u"emphasis"_s, u"*a_b* "_s.repeated(20'000)});
    result.append({u"emphasis lines"_s, u"*a_b* \n"_s.repeated(17'000)});
    result.append({u"table"_s, row});
    result.append({u"nested list"_s, nestedList()});
    result.append({u"one line"_s, u"word "_s.repeated(25'000)});
    result.append({u"one word"_s, QString(125'000, u'x')});
    result.append({u"short lines"_s, u"a\n"_s.repeated(62'500)});
    return result;
}

/// Lets the event loop run until it has had nothing to do for a while.
void settle(const StallMeter &meter)
{
    QEventLoop loop;
    QTimer timer;
    double before = meter.computed();
    int quiet = 0;
    QObject::connect(&timer, &QTimer::timeout, [&] {
        const double computed = meter.computed();
        quiet = computed - before < 6 ? quiet + 1 : 0; // the meter itself takes some
        before = computed;
        if (quiet == 8)
            loop.quit();
    });
    timer.start(50);
    loop.exec();
}

StallMeter::Stall during(StallMeter &meter, const std::function<void()> &step)
{
    settle(meter);
    meter.take();
    QTimer::singleShot(0, qApp, step);
    settle(meter);
    return meter.take();
}

double share(std::vector<double> values, double which)
{
    std::ranges::sort(values);
    return values.at(size_t(std::ceil(which * double(values.size() - 1))));
}

/// A key that another thread or the timer of a keyboard brings: at any moment, whatever goes on.
class Typist : public QObject
{
public:
    Typist(QAbstractScrollArea &editor, const StallMeter &meter) : m_editor(editor), m_meter(meter)
    {
    }

    void type(int keys)
    {
        std::thread hands([this, keys] {
            QRandomGenerator random(1);
            for (int i = 0; i < keys; ++i) {
                QCoreApplication::postEvent(this, new Key(StallMeter::now(), m_meter.computed()));
                std::this_thread::sleep_for(std::chrono::milliseconds(30 + random.bounded(40)));
            }
            QMetaObject::invokeMethod(&m_loop, &QEventLoop::quit);
        });
        m_loop.exec();
        hands.join();
    }

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        const auto *key = static_cast<Key *>(event);
        QKeyEvent press(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, u"a"_s);
        QCoreApplication::sendEvent(&m_editor, &press);
        m_editor.viewport()->repaint();
        wall.push_back(StallMeter::now() - key->postedAt);
        cpu.push_back(m_meter.computed() - key->computedThen);
        return true;
    }

    std::vector<double> wall;
    std::vector<double> cpu;

private:
    struct Key : QEvent
    {
        Key(double now, double computed) : QEvent(User), postedAt(now), computedThen(computed) { }
        double postedAt;
        double computedThen;
    };

    QAbstractScrollArea &m_editor;
    const StallMeter &m_meter;
    QEventLoop m_loop;
};

/// A table for people, or one JSON object a line.
class Report
{
public:
    explicit Report(bool json) : m_json(json) { }

    void add(const QString &name, const QString &text,
             const QList<std::pair<QString, double>> &values)
    {
        if (m_json) {
            QJsonObject line{{u"bench"_s, name}, {u"text"_s, text}};
            for (const auto &[key, value] : values)
                line.insert(key, std::round(value * 100) / 100);
            m_out << QJsonDocument(line).toJson(QJsonDocument::Compact) << Qt::endl;
            return;
        }
        m_out << name.leftJustified(14) << text.leftJustified(16);
        for (const auto &[key, value] : values)
            m_out << u"%1 %2   "_s.arg(key).arg(value, 0, 'f', 1);
        m_out << Qt::endl;
    }

private:
    bool m_json;
    QTextStream m_out{stdout};
};

QList<std::pair<QString, double>> figures(const StallMeter::Stall &stall)
{
    return {{u"stall_ms"_s, stall.wall}, {u"cpu_ms"_s, stall.cpu}};
}

void measureEditor(const Case &one, int keys, Report &report)
{
    QUndoStack undo;
    ui::NotesPane pane(undo);
    pane.resize(1000, 600);
    pane.show();
    auto *editor = pane.findChild<ui::SourceEditor *>(u"notesSource"_s);
    auto *preview = pane.findChild<QAbstractScrollArea *>(u"notesPreview"_s);
    StallMeter meter;

    double set = 0;
    double shown = 0;
    QObject::connect(pane.findChild<ui::NotesPreview *>(), &ui::NotesPreview::shown, &pane,
                     [&] { shown = StallMeter::now(); });
    auto opened = figures(during(meter, [&] {
        set = StallMeter::now();
        pane.setNotes(one.text);
    }));
    opened.append({u"until_shown_ms"_s, shown - set});
    report.add(u"notes.open"_s, one.name, opened);
    report.add(u"notes.end"_s, one.name, figures(during(meter, [&] {
                   editor->moveCursor(QTextCursor::End);
                   preview->verticalScrollBar()->setValue(preview->verticalScrollBar()->maximum());
               })));
    settle(meter);
    meter.take();
    Typist typist(*editor, meter);
    typist.type(keys);
    settle(meter);
    auto typed = figures(meter.take());
    typed += {{u"key_p99_ms"_s, share(typist.wall, 0.99)},
              {u"key_median_ms"_s, share(typist.wall, 0.5)},
              {u"cpu_key_p99_ms"_s, share(typist.cpu, 0.99)}};
    report.add(u"notes.type"_s, one.name, typed);
    report.add(u"notes.resize"_s, one.name, figures(during(meter, [&] { pane.resize(900, 600); })));
}

void measureVisual(const Case &one, int keys, Report &report)
{
    QUndoStack undo;
    ui::NotesPane pane(undo);
    pane.resize(1000, 600);
    pane.setMode(ui::NotesMode::Visual);
    pane.show();
    auto *editor = pane.findChild<ui::VisualEditor *>(u"notesVisual"_s);
    StallMeter meter;
    double opened = 0;
    auto open = figures(during(meter, [&] {
        const double from = StallMeter::now();
        pane.setNotes(one.text);
        editor->viewport()->repaint();
        opened = StallMeter::now() - from;
    }));
    open.append({u"until_shown_ms"_s, opened});
    report.add(u"visual.open"_s, one.name, open);
    // In the nearest block that can be typed into.
    const QList<ui::VisualBlock> &blocks = editor->session().blocks();
    const auto place
        = std::find_if(blocks.begin() + blocks.size() / 2, blocks.end(),
                       [](const ui::VisualBlock &block) { return block.isEditable(); });
    if (place != blocks.end())
        editor->select({{place->id, 1}, {place->id, 1}});
    settle(meter);
    meter.take();
    Typist typist(*editor, meter);
    typist.type(keys);
    settle(meter);
    auto typed = figures(meter.take());
    typed += {{u"key_p99_ms"_s, share(typist.wall, 0.99)},
              {u"key_median_ms"_s, share(typist.wall, 0.5)},
              {u"cpu_key_p99_ms"_s, share(typist.cpu, 0.99)}};
    report.add(u"visual.type"_s, one.name, typed);
    const double from = StallMeter::now();
    const QByteArray saved = pane.notes().toUtf8();
    report.add(u"visual.save"_s, one.name,
               {{u"ms"_s, StallMeter::now() - from}, {u"bytes"_s, double(saved.size())}});
}

void measureReview(const QString &name, const QString &before, const QString &after, Report &report)
{
    core::ReleaseEdit edit;
    edit.base.id = 1;
    edit.base.tag = u"v1"_s;
    edit.base.notes = before;
    edit.content = core::ReleaseContent::of(edit.base);
    edit.content.notes = after;
    StallMeter meter;
    std::unique_ptr<ui::ReviewDialog> dialog;
    report.add(u"notes.review"_s, name, figures(during(meter, [&] {
                   dialog = std::make_unique<ui::ReviewDialog>(ui::ReviewDialog::Purpose::Publish,
                                                               edit, ui::ReviewDialog::Context());
                   dialog->show();
               })));
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"json"_s, u"One JSON object a line."_s},
                       {u"keys"_s, u"Keys typed into each text."_s, u"N"_s, u"100"_s},
                       {u"only"_s, u"Texts whose name contains this."_s, u"TEXT"_s}});
    parser.process(application);
    ui::theme::apply(application);
    Report report(parser.isSet(u"json"_s));

    const QString only = parser.value(u"only"_s);
    for (const Case &one : cases()) {
        if (one.name.contains(only))
            measureEditor(one, parser.value(u"keys"_s).toInt(), report);
        if (one.name.contains(only))
            measureVisual(one, parser.value(u"keys"_s).toInt(), report);
    }
    const QString numbered = [] {
        QString text;
        for (int i = 0; text.size() < 125'000; ++i)
            text += QString::number(i) + u'\n';
        return text;
    }();
    const QList<std::tuple<QString, QString, QString>> pairs{
        {u"rewritten"_s, ordinary(125'000), u"Something *else*, all of it.\n"_s.repeated(4300)},
        {u"short lines"_s, u"a\nb\n"_s.repeated(31'250), numbered},
        {u"one line"_s, u"word "_s.repeated(25'000), u"other "_s.repeated(20'800)}};
    for (const auto &[name, before, after] : pairs) {
        if (name.contains(only))
            measureReview(name, before, after, report);
    }
    return 0;
}
