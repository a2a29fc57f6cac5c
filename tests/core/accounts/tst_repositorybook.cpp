#include "core/accounts/repositorybook.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::RepoId;
using core::Repository;
using core::RepositoryBook;
using core::RepositoryPlace;

namespace {

const QString mona = u"github.com/monalisa"_s;
const QString work = u"github.com/mona-at-work"_s;

QList<Repository> repositories(const QStringList &names)
{
    QList<Repository> list;
    for (const QString &name : names)
        list.append({.id = {u"octo-org"_s, name}});
    return list;
}

RepositoryPlace place(const QString &name, const QString &account = mona)
{
    return {.account = account, .repo = {u"octo-org"_s, name}};
}

struct Fixture
{
    QTemporaryDir folder;
    QSettings store{folder.filePath(u"s.ini"_s), QSettings::IniFormat};
    core::Settings settings{store};
    RepositoryBook book{settings};
    const QList<Repository> all = repositories({u"a"_s, u"b"_s, u"c"_s, u"d"_s});

    /// The names as they are shown.
    QString shown(const QString &account = mona)
    {
        QStringList names;
        for (const Repository &repository : book.arranged(account, all))
            names.append(repository.id.name);
        return names.join(u' ');
    }
    void move(const QString &name, const QString &before)
    {
        const RepoId target = before.isEmpty() ? RepoId() : RepoId{u"octo-org"_s, before};
        book.move(place(name), target, book.arranged(mona, all));
    }
};

} // namespace

class TestRepositoryBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void untouched_keepsTheServersOrder()
    {
        Fixture fix;
        QCOMPARE(fix.shown(), u"a b c d"_s);
        QVERIFY(!fix.book.canUndo());
    }

    void pinned_comeFirstInTheirOwnOrder()
    {
        Fixture fix;
        fix.book.setPinned(place(u"c"_s), true);
        fix.book.setPinned(place(u"b"_s), true);
        QCOMPARE(fix.shown(), u"c b a d"_s);
        fix.move(u"b"_s, u"c"_s);
        QCOMPARE(fix.shown(), u"b c a d"_s);
        fix.book.setPinned(place(u"c"_s), false);
        QCOMPARE(fix.shown(), u"b a c d"_s);
    }

    void move_keepsPinnedBeforeTheOthers()
    {
        Fixture fix;
        fix.book.setPinned(place(u"d"_s), true);
        fix.move(u"c"_s, u"d"_s); // to the very top, which is not for it
        QCOMPARE(fix.shown(), u"d c a b"_s);
        fix.move(u"d"_s, u"b"_s);
        QCOMPARE(fix.shown(), u"d c a b"_s);
    }

    void move_mayGoToTheEnd()
    {
        Fixture fix;
        fix.move(u"a"_s, {});
        QCOMPARE(fix.shown(), u"b c d a"_s);
    }

    void newOnTheServer_standsBehindWhatWasMoved()
    {
        Fixture fix;
        fix.book.move(place(u"b"_s), {u"octo-org"_s, u"a"_s},
                      fix.book.arranged(mona, fix.all.first(2)));
        QCOMPARE(fix.shown(), u"b a c d"_s);
    }

    void remove_hidesUntilAddedAgain()
    {
        Fixture fix;
        fix.book.setPinned(place(u"b"_s), true);
        fix.book.remove(place(u"b"_s));
        QCOMPARE(fix.shown(), u"a c d"_s);
        QVERIFY(fix.book.isRemoved(place(u"B"_s)));
        fix.book.add(place(u"b"_s));
        QCOMPARE(fix.shown(), u"a b c d"_s);
        QCOMPARE(fix.book.added(mona), QList<RepoId>{place(u"b"_s).repo});
    }

    void accounts_knowNothingOfEachOther()
    {
        Fixture fix;
        fix.book.add(place(u"z"_s, work));
        fix.book.remove(place(u"a"_s));
        fix.book.setPinned(place(u"d"_s), true);
        QCOMPARE(fix.shown(work), u"a b c d"_s);
        QVERIFY(fix.book.added(mona).isEmpty());
        QVERIFY(!fix.book.isPinned(place(u"d"_s, work)));
    }

    void undo_goesBackStepByStep()
    {
        Fixture fix;
        fix.book.setPinned(place(u"c"_s), true);
        fix.book.remove(place(u"c"_s));
        fix.move(u"d"_s, u"a"_s);
        QCOMPARE(fix.shown(), u"d a b"_s);
        QSignalSpy changed(&fix.book, &RepositoryBook::changed);
        fix.book.undo();
        QCOMPARE(fix.shown(), u"a b d"_s);
        fix.book.undo();
        QCOMPARE(fix.shown(), u"c a b d"_s);
        fix.book.undo();
        QCOMPARE(fix.shown(), u"a b c d"_s);
        QVERIFY(!fix.book.canUndo());
        QCOMPARE(changed.count(), 3);
    }

    void undo_keepsWhatWasAddedSince()
    {
        Fixture fix;
        fix.book.add(place(u"y"_s));
        fix.book.remove(place(u"y"_s));
        fix.book.add(place(u"z"_s));
        fix.book.undo();
        QCOMPARE(fix.book.added(mona), QList<RepoId>({place(u"y"_s).repo, place(u"z"_s).repo}));
        QVERIFY(!fix.book.canUndo());
    }

    void noChange_isNoStep()
    {
        Fixture fix;
        fix.book.setPinned(place(u"c"_s), false);
        QVERIFY(!fix.book.canUndo());
    }

    void recent_keepsTheLastTenUnderTheirAccounts()
    {
        Fixture fix;
        for (int i = 0; i < 12; ++i)
            fix.book.noteOpened(place(u"r%1"_s.arg(i)));
        fix.book.noteOpened(place(u"r5"_s, work));
        fix.book.noteOpened(place(u"r5"_s));
        QCOMPARE(fix.book.recent().size(), 10);
        QCOMPARE(fix.book.recent().at(0), place(u"r5"_s));
        QCOMPARE(fix.book.recent().at(1), place(u"r5"_s, work));
        QCOMPARE(fix.book.recent().at(2), place(u"r11"_s));
    }

    void accountOf_isTheOneThatOpenedItLast()
    {
        Fixture fix;
        const QStringList both{mona, work};
        const RepoId repo = place(u"a"_s).repo;
        QCOMPARE(fix.book.accountOf(repo, both), QString());
        fix.book.add(place(u"a"_s, work));
        QCOMPARE(fix.book.accountOf(repo, both), work);
        fix.book.noteOpened(place(u"a"_s, mona));
        QCOMPARE(fix.book.accountOf(repo, both), mona);
        QCOMPARE(fix.book.accountOf(repo, {work}), work);
    }

    void forget_leavesNothingOfTheAccount()
    {
        Fixture fix;
        fix.book.add(place(u"z"_s, work));
        fix.book.setPinned(place(u"z"_s, work), true);
        fix.book.noteOpened(place(u"z"_s, work));
        fix.book.noteOpened(place(u"a"_s));
        fix.book.forget(work);
        QVERIFY(fix.book.added(work).isEmpty());
        QCOMPARE(fix.book.recent(), QList{place(u"a"_s)});
        QVERIFY(!fix.book.canUndo());
        QVERIFY(!fix.settings.get(core::keys::repositoryBook).contains("mona-at-work"));
    }

    void book_isThereAgainNextTime()
    {
        Fixture fix;
        fix.book.add(place(u"z"_s));
        fix.book.setPinned(place(u"c"_s), true);
        fix.move(u"b"_s, u"a"_s);
        fix.book.remove(place(u"d"_s));
        fix.book.noteOpened(place(u"c"_s));

        RepositoryBook again(fix.settings);
        QCOMPARE(again.arranged(mona, fix.all), fix.book.arranged(mona, fix.all));
        QCOMPARE(fix.shown(), u"c b a"_s);
        QCOMPARE(again.added(mona), fix.book.added(mona));
        QCOMPARE(again.recent(), fix.book.recent());
        QVERIFY(!again.canUndo());
    }

    void load_ignoresRubbish_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::newRow("no JSON") << QByteArray("{{{");
        QTest::newRow("a list") << QByteArray("[1,2]");
        QTest::newRow("wrong types")
            << QByteArray(R"({"accounts":{"github.com/monalisa":{"pinned":7,"added":["../x",3]}},
                              "recent":[5,{"repository":"a/../b"}]})");
    }
    void load_ignoresRubbish()
    {
        Fixture fix;
        QFETCH(const QByteArray, stored);
        fix.settings.set(core::keys::repositoryBook, stored);
        const RepositoryBook book(fix.settings);
        QCOMPARE(book.arranged(mona, fix.all), fix.all);
        QVERIFY(book.added(mona).isEmpty());
        QVERIFY(book.recent().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRepositoryBook)
#include "tst_repositorybook.moc"
