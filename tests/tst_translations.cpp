#include "app/program.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

/// One `<message>` of a .ts file.
struct Message
{
    QString source;
    QStringList translations; ///< several for plural forms
    QString type; ///< "unfinished", "vanished" …; empty when it is finished
    bool plural = false;
};

QList<Message> messagesOf(const QString &path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "message"_L1) {
            messages.append(Message{});
            messages.last().plural = xml.attributes().value("numerus"_L1) == "yes"_L1;
        } else if (xml.name() == "source"_L1) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            messages.last().type = xml.attributes().value("type"_L1).toString();
            if (!messages.last().plural)
                messages.last().translations.append(xml.readElementText());
        } else if (xml.name() == "numerusform"_L1) {
            messages.last().translations.append(xml.readElementText());
        }
    }
    return messages;
}

/// %1, %2, %n … in the order of the alphabet.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression form(u"%(L?[0-9]+|n)"_s);
    QStringList found;
    for (auto matches = form.globalMatch(text); matches.hasNext();)
        found.append(matches.next().captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

QString folder()
{
    return u"" SOURCE_ROOT "/translations/"_s;
}

} // namespace

/// Every word is there in every language.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEntry_isFinishedAndFits_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("German") << u"slipway_de.ts"_s;
        QTest::newRow("Brazilian Portuguese") << u"slipway_pt_BR.ts"_s;
        QTest::newRow("English plurals") << u"slipway_en.ts"_s;
    }

    void everyEntry_isFinishedAndFits()
    {
        QFETCH(const QString, file);
        const QList<Message> messages = messagesOf(folder() + file);
        QVERIFY2(messages.size() > 5, "nothing to look at");

        QStringList wrong;
        for (const Message &message : messages) {
            if (!message.type.isEmpty() || message.translations.contains(QString()))
                wrong.append(u"unfinished: "_s + message.source);
            for (const QString &translation : message.translations) {
                QStringList expected = placeholders(message.source);
                QStringList got = placeholders(translation);
                // "One file" need not say its number.
                if (message.plural) {
                    expected.removeAll(u"%n"_s);
                    got.removeAll(u"%n"_s);
                }
                if (expected != got)
                    wrong.append(u"other placeholders: "_s + message.source);
            }
        }
        QCOMPARE(wrong.join(u'\n'), QString());
    }

    /// The files hold what the source says today.
    void everyString_isInTheFiles_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("German") << u"slipway_de.ts"_s << QStringList{};
        QTest::newRow("Brazilian Portuguese") << u"slipway_pt_BR.ts"_s << QStringList{};
        QTest::newRow("English plurals") << u"slipway_en.ts"_s << QStringList{u"-pluralonly"_s};
    }

    void everyString_isInTheFiles()
    {
        QFETCH(const QString, file);
        QFETCH(const QStringList, options);
        const QTemporaryDir temporary;
        const QString fresh = temporary.filePath(file);
        QVERIFY(QFile::copy(folder() + file, fresh));
        QProcess lupdate;
        lupdate.setWorkingDirectory(u"" SOURCE_ROOT ""_s);
        lupdate.start(u"" LUPDATE ""_s,
                      // As `./dev words` does it: with -I the classes' full names are found.
                      QStringList{u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s,
                                  u"-I"_s, u"."_s}
                          + options + QStringList{u"app"_s, u"core"_s, u"ui"_s, u"-ts"_s, fresh});
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);

        const auto sources = [](const QString &path) {
            QStringList list;
            for (const Message &message : messagesOf(path))
                list.append(message.source);
            list.sort();
            return list.join(u'\n');
        };
        QCOMPARE(sources(folder() + file), sources(fresh));
    }

    void buttonsOfQt_speakTheLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("cancel");
        QTest::newRow("German") << u"de"_s << u"Abbrechen"_s;
        QTest::newRow("Portuguese") << u"pt_BR"_s << u"Cancelar"_s;
    }
    void buttonsOfQt_speakTheLanguage()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, cancel);

        QLocale::setDefault(QLocale(language));
        app::loadTranslations(*qApp);

        const QDialogButtonBox box(QDialogButtonBox::Cancel);
        QCOMPARE(box.button(QDialogButtonBox::Cancel)->text().remove(u'&'), cancel);
        // Also where the system has no words of Qt's.
        QVERIFY(QFile::exists(u":/i18n/qtbase_%1.qm"_s.arg(language)));
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
