#include "properties.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const QCoreApplication program(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Tries on the Markdown files of a folder what the notes editor promises."_s);
    parser.addHelpOption();
    parser.addPositionalArgument(u"folder"_s, u"Where the files are."_s);
    const QCommandLineOption edits(u"edits"_s, u"Random edits of each variant of a file."_s,
                                   u"number"_s, u"8"_s);
    const QCommandLineOption seed(u"seed"_s, u"Where the random numbers begin."_s, u"number"_s,
                                  u"1"_s);
    parser.addOptions({edits, seed});
    parser.process(program);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);

    QStringList paths;
    for (QDirIterator files(parser.positionalArguments().first(), {u"*.md"_s, u"*.markdown"_s},
                            QDir::Files, QDirIterator::Subdirectories);
         files.hasNext();)
        paths.append(files.next());
    std::ranges::sort(paths);

    notescheck::Report all;
    for (const QString &path : std::as_const(paths)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            ++all.failures;
            std::printf("%s cannot be read\n", qUtf8Printable(path));
            continue;
        }
        const notescheck::Report one = notescheck::check(
            path, file.readAll(), parser.value(edits).toInt(), parser.value(seed).toUInt());
        for (const QString &message : one.messages)
            std::printf("%s\n", qUtf8Printable(message));
        std::fflush(stdout);
        all.add(one);
    }
    std::printf("%d edits were refused\n", all.refused);
    const double share = all.bytes == 0 ? 0 : 100.0 * double(all.opaqueBytes) / double(all.bytes);
    std::printf("%lld files, %d edits, %d failures, opaque %.1f %%\n", qint64(paths.size()),
                all.edits, all.failures, share);
    return all.failures == 0 ? 0 : 1;
}
