#include "ui/notes/notespane.h"

#include <QApplication>
#include <QFile>
#include <QUndoStack>

using namespace Qt::StringLiterals;

/// Nothing but the visual notes, for programs that look at us from outside.
/// Usage: slipway-notes FILE; what is edited is written back, and a link that is opened is appended
/// to FILE.opened.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString path = QApplication::arguments().value(1);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qCritical("%s cannot be read", qPrintable(path));
        return 1;
    }
    QUndoStack undo;
    ui::NotesPane pane(undo);
    pane.setMode(ui::NotesMode::Visual);
    pane.setNotes(QString::fromUtf8(file.readAll()));
    file.close();
    const auto write = [](const QString &to, const QByteArray &bytes, QIODevice::OpenMode mode) {
        QFile target(to);
        if (!target.open(mode) || target.write(bytes) != bytes.size())
            qCritical("%s cannot be written", qPrintable(to));
    };
    QObject::connect(&pane, &ui::NotesPane::edited, &pane,
                     [&] { write(path, pane.notes().toUtf8(), QIODevice::WriteOnly); });
    QObject::connect(&pane, &ui::NotesPane::linkActivated, &pane, [&](const QUrl &url) {
        write(path + u".opened"_s, url.toEncoded() + '\n', QIODevice::Append);
    });
    pane.resize(900, 600);
    pane.show();
    pane.focusEditor();
    return QApplication::exec();
}
