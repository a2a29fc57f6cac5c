#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QList>
#include <QString>

/// The 389 real release notes, which lie beside the project and not in it.
namespace corpus {

struct Note
{
    QString name;
    QString text;
};

/// `shared/corpus/notes` in a folder above the build; empty if there is none.
inline QString folder()
{
    QDir dir(QCoreApplication::applicationDirPath());
    do {
        const QString candidate = dir.filePath(QStringLiteral("shared/corpus/notes"));
        if (QDir(candidate).exists())
            return candidate;
    } while (dir.cdUp());
    return {};
}

inline QList<Note> notes()
{
    QList<Note> result;
    const QDir dir(folder());
    for (const QString &name : dir.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            result.append({name, QString::fromUtf8(file.readAll())});
    }
    return result;
}

} // namespace corpus
