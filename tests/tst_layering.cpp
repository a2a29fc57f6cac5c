#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// One `#include` of ours or Qt's.
struct Include
{
    QString file; ///< from the root
    QString target; ///< as written between the quotes or brackets
    bool ours = false; ///< in quotes
};

QList<Include> includesBelow(const QString &folder)
{
    static const QRegularExpression form(uR"(^\s*#\s*include\s+(["<])([^">]+)[">])"_s,
                                         QRegularExpression::MultilineOption);
    QList<Include> includes;
    QDirIterator files(u"" SOURCE_ROOT "/"_s + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        for (auto matches = form.globalMatch(text); matches.hasNext();) {
            const auto match = matches.next();
            includes.append({QDir(u"" SOURCE_ROOT ""_s).relativeFilePath(file.fileName()),
                             match.captured(2), match.captured(1) == u"\""_s});
        }
    }
    return includes;
}

/// "ui/notes/notespane.h" is in "ui/notes"; a file directly in ui is in "ui".
QString roomOf(const QString &path)
{
    return path.section(u'/', 0, -2);
}

bool isNetwork(const QString &target)
{
    static const QStringList names{u"QNetwork"_s, u"QSsl"_s,  u"QTcp"_s,
                                   u"QUdp"_s,     u"QHttp"_s, u"QAbstractSocket"_s,
                                   u"QtNetwork"_s};
    return std::ranges::any_of(names, [&](const QString &name) { return target.startsWith(name); });
}

bool isGui(const QString &target)
{
    static const QRegularExpression widget(
        u"^(QtWidgets|QtGui)(/|$)|^Q(Widget|Application|GuiApplication|Painter|Pixmap|Image|Color|"
        "Icon|Font|Palette|TextDocument|TextCursor|Clipboard|Action|Window)$"_s);
    return widget.match(target).hasMatch();
}

} // namespace

/// Reads our own includes: the arrows go app → ui → core → Qt and never back.
class TestLayering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void include_pointsTheRightWay_data()
    {
        QTest::addColumn<QString>("layer");
        QTest::addColumn<QStringList>("allowed");
        QTest::newRow("core") << u"core"_s << QStringList{u"core/"_s};
        QTest::newRow("ui") << u"ui"_s << QStringList{u"ui/"_s, u"core/"_s};
        QTest::newRow("hub") << u"app/hub"_s << QStringList{u"app/hub/"_s};
    }

    void include_pointsTheRightWay()
    {
        QFETCH(const QString, layer);
        QFETCH(const QStringList, allowed);
        const QList<Include> includes = includesBelow(layer);
        QVERIFY2(includes.size() > 10, "found no includes: is the source still where it was?");

        QStringList wrong;
        for (const Include &include : includes) {
            const bool fine = std::ranges::any_of(
                allowed, [&](const QString &prefix) { return include.target.startsWith(prefix); });
            const bool moc
                = include.target.endsWith(u".moc"_s) || include.target == u"precompiled.h"_s;
            if (include.ours && !fine && !moc)
                wrong.append(include.file + u" includes "_s + include.target);
        }
        QCOMPARE(wrong.join(u'\n'), QString());
    }

    void core_knowsNoWidgets()
    {
        QStringList wrong;
        for (const Include &include : includesBelow(u"core"_s)) {
            if (isGui(include.target))
                wrong.append(include.file + u" includes "_s + include.target);
        }
        QCOMPARE(wrong.join(u'\n'), QString());
    }

    void ui_knowsNoNetwork()
    {
        QStringList wrong;
        for (const Include &include : includesBelow(u"ui"_s)) {
            if (isNetwork(include.target))
                wrong.append(include.file + u" includes "_s + include.target);
        }
        QCOMPARE(wrong.join(u'\n'), QString());
    }

    /// Two feature folders of ui meet only in mainwindow, in the page of a release, which is made
    /// of them, or in common.
    void ui_featuresDoNotKnowEachOther()
    {
        QStringList wrong;
        for (const Include &include : includesBelow(u"ui"_s)) {
            const QString from = roomOf(include.file);
            const QString to = roomOf(include.target);
            const bool meeting = from == u"ui"_s || from == u"ui/release"_s;
            if (!include.ours || !to.startsWith(u"ui/"_s) || meeting || to == u"ui/common"_s)
                continue;
            if (from != to)
                wrong.append(include.file + u" includes "_s + include.target);
        }
        QCOMPARE(wrong.join(u'\n'), QString());
    }

    void json_keysOfGitHubAreSpelledInOnePlace()
    {
        QStringList wrong;
        for (const QString &folder : {u"core"_s, u"ui"_s}) {
            QDirIterator files(u"" SOURCE_ROOT "/"_s + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const bool spells = file.readAll().contains("\"browser_download_url\"");
                const bool may = file.fileName().contains(u"core/github/json"_s);
                if (spells && !may)
                    wrong.append(file.fileName());
            }
        }
        QCOMPARE(wrong.join(u'\n'), QString());
    }

    void guards_recogniseWhatTheyForbid()
    {
        QVERIFY(isGui(u"QWidget"_s));
        QVERIFY(isGui(u"QtWidgets/QLabel"_s));
        QVERIFY(!isGui(u"QTimer"_s));
        QVERIFY(isNetwork(u"QNetworkReply"_s));
        QVERIFY(!isNetwork(u"QNamed"_s));
        QCOMPARE(roomOf(u"ui/notes/notespane.h"_s), u"ui/notes"_s);
    }
};

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
