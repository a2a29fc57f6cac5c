#include "tests/core/notes/corpus.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/dice.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

// Stands in for libFuzzer where the compiler is not clang: changes seeds at random, always the
// same for the same number, and keeps the input with which the target ends.

// Of the sanitizers' runtime, if there is one.
extern "C" void __sanitizer_set_death_callback(void (*callback)()) __attribute__((weak)); // NOLINT
extern "C" const char *__ubsan_default_options(); // NOLINT
extern "C" const char *__ubsan_default_options() // NOLINT
{
    return "halt_on_error=1:print_stacktrace=1";
}

namespace {

constexpr unsigned patience = 60; ///< seconds for one input
constexpr qsizetype longestSeed = 2'000; ///< real notes are cut
constexpr qsizetype longestInput = 4'000;

// Global, as a dying program has nothing else.
QByteArray theInput;
QByteArray theFile; ///< where it goes
bool isKept = false;

/// What a signal handler may do.
void keepInput()
{
    if (isKept || theFile.isEmpty())
        return;
    isKept = true;
    const int file = ::open(theFile.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0644); // NOLINT
    const bool done = file >= 0
        && ::write(file, theInput.constData(), size_t(theInput.size())) == theInput.size();
    for (const char *words :
         {done ? "the input is in " : "the input cannot be written to ", theFile.constData(), "\n"})
        (void)!::write(STDERR_FILENO, words, std::strlen(words));
}

void die(int signal)
{
    keepInput();
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void watch()
{
    std::signal(SIGABRT, die);
    std::signal(SIGALRM, die);
    if (__sanitizer_set_death_callback) {
        __sanitizer_set_death_callback(keepInput);
        return; // it tells more of a fault than we could
    }
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL})
        std::signal(signal, die);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

QList<QByteArray> filesIn(const QString &folder)
{
    QList<QByteArray> result;
    const QDir dir(folder);
    for (const QString &name : dir.entryList(QDir::Files, QDir::Name))
        result.append(contents(dir.filePath(name)));
    return result;
}

/// The words of a dictionary in libFuzzer's format: one a line, in quotes.
QList<QByteArray> wordsIn(const QString &path)
{
    QList<QByteArray> result;
    for (const QByteArray &line : contents(path).split('\n')) {
        if (!line.startsWith('"') || !line.endsWith('"'))
            continue;
        QByteArray word;
        for (qsizetype i = 1; i + 1 < line.size(); ++i) {
            if (line[i] == '\\' && line[i + 1] == 'x') {
                word += char(line.sliced(i + 2, 2).toInt(nullptr, 16));
                i += 3;
            } else {
                word += line[line[i] == '\\' ? ++i : i];
            }
        }
        result.append(word);
    }
    return result;
}

class Mutator
{
public:
    Mutator(quint64 seed, QList<QByteArray> seeds, QList<QByteArray> words)
        : m_dice(seed), m_seeds(std::move(seeds)), m_words(std::move(words))
    {
    }

    QByteArray next()
    {
        QByteArray result = m_dice.oneOf(std::as_const(m_seeds));
        for (int changes = m_dice.below(8); changes >= 0; --changes)
            change(result);
        return result.first(std::min(result.size(), longestInput));
    }

private:
    qsizetype place(qsizetype size) { return m_dice.below(int(size) + 1); }
    /// A part of a text, seldom a long one.
    QByteArray part(const QByteArray &text)
    {
        const qsizetype from = place(text.size());
        return text.mid(from, m_dice.below(m_dice.chance(200) ? 400 : 20));
    }

    void change(QByteArray &text)
    {
        const qsizetype at = place(text.size());
        switch (m_dice.below(10)) {
        case 0:
            text.insert(at, char(m_dice.below(256)));
            break;
        case 1:
            if (at < text.size())
                text[at] = char(text[at] ^ (1 << m_dice.below(8)));
            break;
        case 2:
            text.remove(at, m_dice.below(m_dice.chance(200) ? 200 : 8));
            break;
        case 3:
            text.insert(at, part(text));
            break;
        case 4:
            text.insert(at, part(m_dice.oneOf(std::as_const(m_seeds))));
            break;
        case 5:
            text.insert(at, part(text).repeated(m_dice.below(20)));
            break;
        case 6: // one more text, and numbers
            text += '\x1e' + part(m_dice.oneOf(std::as_const(m_seeds)));
            for (int i = m_dice.below(12); i > 0; --i)
                text += char(m_dice.below(256));
            break;
        default:
            text.insert(at, m_dice.oneOf(std::as_const(m_words)));
        }
    }

    simulation::Dice m_dice;
    const QList<QByteArray> m_seeds;
    const QList<QByteArray> m_words;
};

void run(const QByteArray &input)
{
    theInput = input;
    ::alarm(patience);
    // Of its own size exactly, so that the sanitizers see a step too far.
    const std::vector<std::uint8_t> copy(input.cbegin(), input.cend());
    LLVMFuzzerTestOneInput(copy.data(), copy.size());
    ::alarm(0);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication program(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Feeds one target with what nobody would think of."_s);
    parser.addHelpOption();
    parser.addPositionalArgument(u"file"_s, u"Inputs to try once more instead."_s, u"[file…]"_s);
    const QCommandLineOption seed(u"seed"_s, u"Where the random numbers begin."_s, u"number"_s,
                                  u"1"_s);
    const QCommandLineOption inputs(u"inputs"_s, u"How many."_s, u"number"_s, u"2000"_s);
    parser.addOptions({seed, inputs});
    parser.process(program);
    watch();

    const QStringList again = parser.positionalArguments();
    for (const QString &path : again)
        run(contents(path));
    if (!again.isEmpty()) {
        std::printf("%lld inputs were read without a failure\n", qint64(again.size()));
        return 0;
    }

    QList<QByteArray> seeds = filesIn(QStringLiteral(FUZZ_SEEDS));
    std::printf("%lld seeds", qint64(seeds.size()));
    if (FUZZ_NOTES) {
        const QList<corpus::Note> real = corpus::notes();
        for (const corpus::Note &note : real)
            seeds.append(note.text.toUtf8().left(longestSeed));
        std::printf(real.isEmpty() ? ", the real notes are not here" : " and %lld real notes",
                    qint64(real.size()));
    }
    if (seeds.isEmpty())
        qFatal("there is nothing to begin with");
    std::printf(", random numbers from %s\n", qPrintable(parser.value(seed)));
    std::fflush(stdout);

    for (const QByteArray &each : std::as_const(seeds)) {
        theFile = "failed-seed-" + QCoreApplication::applicationName().toUtf8();
        run(each);
    }
    Mutator mutator(parser.value(seed).toULongLong(), seeds, wordsIn(QStringLiteral(FUZZ_WORDS)));
    const int count = parser.value(inputs).toInt();
    for (int i = 0; i < count; ++i) {
        theFile = "failed-" + QCoreApplication::applicationName().toUtf8() + '-'
            + parser.value(seed).toUtf8() + '-' + QByteArray::number(i);
        run(mutator.next());
    }
    std::printf("%d inputs were read without a failure\n", count);
    return 0;
}
