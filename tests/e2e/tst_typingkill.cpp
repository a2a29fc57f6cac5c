#include "tests/e2e/programdriver.h"
#include "tests/support/dice.h"
#include "tests/support/practicehost.h"
#include "ui/notes/notespane.h"
#include "ui/release/releasepage.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProcess>
#include <QTest>
#include <QTextBlock>
#include <QTextEdit>
#include <QThread>

#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;

namespace {

constexpr int patience = 60'000; ///< milliseconds
constexpr auto mayBeLost = 1'000ms;
const QString place = u"Typed here:"_s; ///< what is written stands behind it
const QString before = u"## Kills\n\n"_s + place + u"\n\n- one\n- two\n\n| a | b |\n|---|---|\n"_s;

/// The same clock in every process.
qint64 now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// What is typed from a beginning on: words that tell which they are, and now and then a line.
QString letters(qint64 from)
{
    QString text;
    constexpr qint64 longest = 2'000;
    for (qint64 word = from; text.size() < longest; ++word)
        text += (word % 7 == 6 ? u"\nword%1"_s : u" word%1"_s).arg(word);
    return text;
}

QString squeezed(QString text)
{
    return text.removeIf([](QChar c) { return c.isSpace(); });
}

/// In the process that is killed: the program, and somebody who types into it or looks at it.
/// Tells on standard output, a line at a time.
class Somebody
{
public:
    explicit Somebody(const QStringList &arguments)
        : m_does(arguments[1])
        , m_driver(arguments[2])
        , m_host(arguments[3])
        , m_token(arguments[4])
        , m_mode(arguments[5])
        , m_from(arguments[6].toLongLong())
    {
    }

    int run()
    {
        m_driver.start({.host = QUrl(m_host), .repo = {u"octo-org"_s, u"empty"_s}, .tag = u"v1"_s},
                       m_token);
        const bool isOpen = QTest::qWaitFor(
            [this] {
                const ui::ReleasePage *page = m_driver.window().releasePage();
                return page && page->isEditable() && m_driver.find(u"notesMode"_s)
                    && m_driver.text(u"releaseTitle"_s) == u"One"_s;
            },
            patience);
        if (!isOpen)
            return 2;
        return m_does == "type"_L1 ? type() : look();
    }

private:
    template <typename Editor>
    Editor *editorBehindPlace(const QString &name)
    {
        auto *editor = m_driver.find<Editor>(name);
        if (!editor)
            return nullptr;
        QTextCursor cursor = editor->document()->find(u"Typed here"_s);
        // Behind all that was typed: in front of the list.
        cursor = editor->document()->find(u"one"_s, cursor);
        cursor.movePosition(QTextCursor::StartOfBlock);
        cursor.movePosition(QTextCursor::PreviousCharacter);
        while (cursor.block().text().isEmpty() && cursor.movePosition(QTextCursor::PreviousBlock))
            cursor.movePosition(QTextCursor::EndOfBlock);
        editor->setTextCursor(cursor);
        editor->setFocus();
        return editor;
    }

    int type()
    {
        if (!m_driver.click(u"notesMode"_s + m_mode))
            return 3;
        QWidget *editor = m_mode == "Visual"_L1
            ? static_cast<QWidget *>(editorBehindPlace<QTextEdit>(u"notesVisual"_s))
            : editorBehindPlace<QPlainTextEdit>(u"notesSource"_s);
        if (!editor)
            return 4;
        const QString text = letters(m_from);
        for (qsizetype i = 0; i < text.size(); ++i) {
            std::printf("%lld %lld\n", now(), qint64(i));
            std::fflush(stdout);
            if (text[i] == u'\n')
                QTest::keyClick(editor, Qt::Key_Return);
            else
                QTest::sendKeyEvent(QTest::Click, editor, Qt::Key_unknown, QString(text[i]),
                                    Qt::NoModifier);
            QTest::qWait(pause);
        }
        return 5; // nobody has killed it
    }

    int look()
    {
        QJsonObject seen;
        const auto *unsaved = m_driver.find<QLabel>(u"unsavedText"_s);
        seen[u"unsaved"_s] = unsaved ? unsaved->text() : QString();
        if (!m_driver.click(u"notesModeVisual"_s))
            return 3;
        if (const auto *visual = m_driver.find<QTextEdit>(u"notesVisual"_s))
            seen[u"visual"_s] = visual->toPlainText();
        if (!m_driver.click(u"notesModeMarkdown"_s))
            return 4;
        seen[u"source"_s] = m_driver.text(u"notesSource"_s);
        std::printf("%s\n", QJsonDocument(seen).toJson(QJsonDocument::Compact).constData());
        return 0;
    }

    static constexpr int pause = 12; ///< milliseconds from key to key, as nobody can

    QString m_does;
    ProgramDriver m_driver;
    QString m_host;
    QString m_token;
    QString m_mode;
    qint64 m_from;
};

} // namespace

/// The program is killed while somebody types the notes: of what was typed, the last second may be
/// gone, and nothing else. SLIPWAY_SEED names other instants.
class TestTypingKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typing_losesAtMostASecond_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("as it looks") << u"ModeVisual"_s;
        QTest::newRow("as Markdown") << u"ModeMarkdown"_s;
    }

    void typing_losesAtMostASecond()
    {
        QFETCH(const QString, mode);
        PracticeHost host;
        const auto made = PracticeHost::await(host.api->createRelease(
            host.repo, {.tag = u"v1"_s, .title = u"One"_s, .notes = before, .draft = true}));
        QVERIFY(made);
        const QTemporaryDir home;
        const quint64 seed = qEnvironmentVariable("SLIPWAY_SEED", u"1"_s).toULongLong();
        simulation::Dice dice(seed);
        const auto arguments = [&](const QString &does, qint64 from) {
            return QStringList{does,
                               home.path(),
                               host.hub.baseUrl().toString(),
                               host.hub.token(),
                               mode.sliced(4),
                               QString::number(from)};
        };

        QString typed; ///< and kept, behind the place
        std::chrono::milliseconds worst{0};
        for (int run = 0; run < runs; ++run) {
            const qint64 from = 1'000 * (run + 1);
            Kill kill;
            QVERIFY2(kill.happens(arguments(u"type"_s, from), dice.between(100ms, 3'000ms)),
                     qPrintable(u"run %1: %2"_s.arg(run).arg(kill.problem)));
            QProcess looker;
            looker.start(QCoreApplication::applicationFilePath(), arguments(u"look"_s, 0));
            QVERIFY(finished(looker));
            QCOMPARE(looker.exitCode(), 0);
            const QJsonObject seen
                = QJsonDocument::fromJson(looker.readAllStandardOutput()).object();

            const QString source = seen[u"source"_s].toString();
            const qsizetype begin = source.indexOf(place) + place.size();
            const qsizetype end = source.lastIndexOf(u"\n\n- one\n- two\n\n| a | b |"_s);
            QVERIFY2(begin >= place.size() && end >= begin, qPrintable(source));
            const QString kept = squeezed(source.sliced(begin, end - begin));
            QVERIFY2(kept.startsWith(typed), qPrintable(u"lost long ago: "_s + source));
            const QString fresh = kept.sliced(typed.size());
            const QString wanted = letters(from);
            QVERIFY2(squeezed(wanted).startsWith(fresh), qPrintable(u"never typed: "_s + fresh));

            // The oldest key that is missing.
            qsizetype next = 0;
            for (qsizetype left = fresh.size();
                 left > 0 || (next < wanted.size() && wanted[next].isSpace()); ++next)
                left -= wanted[next].isSpace() ? 0 : 1;
            if (next < kill.keys.size()) {
                const auto age = std::chrono::milliseconds(kill.at - kill.keys[next]);
                worst = std::max(worst, age);
                QVERIFY2(
                    age <= mayBeLost,
                    qPrintable(u"run %1: what was typed for %2 ms is lost, of %3 keys"_s.arg(run)
                                   .arg(age.count())
                                   .arg(kill.keys.size())));
            }
            typed = kept;
            QVERIFY(squeezed(seen[u"visual"_s].toString()).contains(squeezed(place) + typed));
            QVERIFY(typed.isEmpty() || !seen[u"unsaved"_s].toString().isEmpty());
        }
        qInfo("%d kills, %lld letters kept, at most %lld ms lost", runs, qint64(typed.size()),
              qint64(worst.count()));
        QVERIFY(typed.size() > 4 * runs); // or nothing was typed
    }

private:
    static constexpr int runs = 8; ///< for each mode

    static bool finished(QProcess &process)
    {
        return PracticeHost::waitUntil([&] { return process.state() == QProcess::NotRunning; },
                                       std::chrono::milliseconds(2 * patience));
    }

    /// The program, typed into for a while and then killed.
    struct Kill
    {
        QList<qint64> keys; ///< when each was pressed
        qint64 at = 0; ///< when it was killed
        QString problem;

        bool happens(const QStringList &arguments, std::chrono::milliseconds after)
        {
            QProcess program;
            program.start(QCoreApplication::applicationFilePath(), arguments);
            const bool types = PracticeHost::waitUntil(
                [&] {
                    return program.bytesAvailable() > 0 || program.state() == QProcess::NotRunning;
                },
                std::chrono::milliseconds(2 * patience));
            // The server goes on answering meanwhile.
            const qint64 end = now() + after.count();
            PracticeHost::waitUntil([&] { return now() >= end; });
            at = now();
            program.kill();
            if (!types || !finished(program) || program.exitStatus() != QProcess::CrashExit) {
                problem = u"ended by itself with %1: "_s.arg(program.exitCode())
                    + QString::fromUtf8(program.readAllStandardError());
                return false;
            }
            for (const QByteArray &line : program.readAllStandardOutput().split('\n')) {
                if (const qsizetype blank = line.indexOf(' ');
                    blank > 0 && line.first(blank).toLongLong() <= at)
                    keys.append(line.first(blank).toLongLong());
            }
            return true;
        }
    };
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 7 && (arguments[1] == "type"_L1 || arguments[1] == "look"_L1))
        return Somebody(arguments).run();
    TestTypingKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_typingkill.moc"
