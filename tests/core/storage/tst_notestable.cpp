#include "core/releases/editshelf.h"
#include "core/storage/editjournal.h"
#include "core/storage/notestable.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

using Origin = NotesVersion::Origin;

const EditScope scope{.host = u"github.com"_s, .repo = {.owner = u"octo"_s, .name = u"demo"_s}};

QDateTime at(int seconds)
{
    return QDateTime::fromSecsSinceEpoch(1'700'000'000 + seconds, Qt::UTC);
}

} // namespace

class TestNotesTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"edits.sqlite"_s);
        m_table = std::make_unique<NotesTable>(m_path);
    }

    void versions_areToldNewestFirst()
    {
        keep(1, u"first"_s, 0, Origin::Server);
        keep(1, u"second\r\n"_s, 1000, Origin::Local);
        keep(1, u"third"_s, 2000, Origin::Server);
        keep(2, u"of another release"_s, 3000, Origin::Server);

        const auto found = m_table->versions(scope, 1);
        QVERIFY(found);
        QCOMPARE(*found,
                 (QList<NotesVersion>{
                     {.notes = u"third"_s, .seenAt = at(2000), .origin = Origin::Server},
                     {.notes = u"second\r\n"_s, .seenAt = at(1000), .origin = Origin::Local},
                     {.notes = u"first"_s, .seenAt = at(0), .origin = Origin::Server}}));
    }

    void text_isKeptOnce()
    {
        keep(1, u"a\nb"_s, 0, Origin::Server);
        keep(1, u"a\nb"_s, 10, Origin::Server);
        keep(1, u"a\r\nb"_s, 20, Origin::Server); // the same words
        keep(1, u"a\nb"_s, 30, Origin::Local);
        QCOMPARE(told(1), u"a\nb@0s"_s);

        keep(1, u"c"_s, 40, Origin::Server);
        keep(1, u"a\nb"_s, 50, Origin::Server); // they went back
        QCOMPARE(told(1), u"a\nb@50s c@40s"_s);
    }

    void savedText_becomesTheServers()
    {
        keep(1, u"mine"_s, 0, Origin::Local);
        keep(1, u"mine"_s, 10, Origin::Server);
        QCOMPARE(told(1), u"mine@10s"_s);
        keep(1, u"mine too"_s, 20, Origin::Local);
        QCOMPARE(told(1), u"mine too@20l mine@10s"_s);
    }

    void typing_isOneVersionForSomeMinutes()
    {
        keep(1, u"a"_s, 0, Origin::Local);
        keep(1, u"ab"_s, 100, Origin::Local);
        keep(1, u"abc"_s, 200, Origin::Local);
        QCOMPARE(told(1), u"abc@200l"_s);
        keep(1, u"abcd"_s, 400, Origin::Local);
        QCOMPARE(told(1), u"abcd@400l abc@200l"_s);
    }

    /// Neither at once nor key by key.
    void removedText_isKept()
    {
        const QString text(200, u'x');
        keep(1, text, 0, Origin::Local);
        for (int length = 199; length > 0; --length)
            keep(1, text.left(length), 1, Origin::Local);

        const auto found = m_table->versions(scope, 1);
        QVERIFY(found && found->size() >= 2 && found->size() <= 4);
        QVERIFY(found->constLast().notes.size() >= 120);
    }

    void sealedVersion_staysAsItIs()
    {
        keep(1, u"discarded"_s, 0, Origin::Local);
        QVERIFY(m_table->seal(scope, 1));
        keep(1, u"discarded and begun anew"_s, 5, Origin::Local);
        QCOMPARE(told(1), u"discarded and begun anew@5l discarded@0l"_s);
    }

    void emptyText_isNoVersion()
    {
        keep(1, {}, 0, Origin::Server);
        QCOMPARE(told(1), QString());
    }

    void savedDraft_takesItsVersionsAlong()
    {
        keep(-5, u"new"_s, 0, Origin::Local);
        keep(7, u"other"_s, 5, Origin::Server);
        QVERIFY(m_table->move(scope, -5, 7));
        QCOMPARE(told(7), u"other@5s new@0l"_s);
        QCOMPARE(told(-5), QString());
    }

    void oldestLocalOnes_goFirst()
    {
        keep(1, u"from the server"_s, 0, Origin::Server);
        for (int i = 1; i <= NotesTable::mostVersions + 3; ++i)
            keep(1, u"text %1"_s.arg(i), i * 1000, Origin::Local);

        const auto found = m_table->versions(scope, 1);
        QVERIFY(found);
        QCOMPARE(found->size(), NotesTable::mostVersions);
        QCOMPARE(found->constLast().notes, u"from the server"_s);
        QCOMPARE(found->at(found->size() - 2).notes, u"text 5"_s);
    }

    /// What nobody has saved is what there is no other copy of.
    void newestLocalOne_staysAmongManyOfTheServer()
    {
        for (int i = 0; i < NotesTable::mostVersions; ++i)
            keep(1, u"text %1"_s.arg(i), i, Origin::Server);
        keep(1, u"mine"_s, 5000, Origin::Local);

        const auto found = m_table->versions(scope, 1);
        QVERIFY(found);
        QCOMPARE(found->size(), NotesTable::mostVersions);
        QCOMPARE(found->constFirst().notes, u"mine"_s);
    }

    /// Through the shelf, as the page does: also what was typed within the last second.
    void shelf_keepsWhatIsDiscarded()
    {
        EditJournal journal(m_path);
        EditShelf shelf(journal, scope);
        ReleaseEdit edit = ReleaseEdit::of(Release{.id = 3, .tag = u"v1"_s, .notes = u"theirs"_s});
        edit.content.notes = u"typed"_s;
        shelf.put(edit);
        shelf.forget(3);
        shelf.sawOnServer(3, u"theirs"_s);

        std::optional<QList<NotesVersion>> found;
        shelf.versions(3)->then(this, [&](const Result<QList<NotesVersion>> &versions) {
            found = versions ? *versions : QList<NotesVersion>();
        });
        QTRY_VERIFY(found);
        QCOMPARE(found->size(), 2);
        QCOMPARE(found->at(0).notes, u"theirs"_s);
        QCOMPARE(found->at(1).notes, u"typed"_s);
    }

private:
    void keep(qint64 id, const QString &notes, int seconds, Origin origin)
    {
        QVERIFY(
            m_table->keep(scope, id, {.notes = notes, .seenAt = at(seconds), .origin = origin}));
    }

    /// "text@seconds" and s or l for the origin.
    QString told(qint64 id)
    {
        const auto found = m_table->versions(scope, id);
        QStringList parts;
        for (const NotesVersion &version : found ? *found : QList<NotesVersion>())
            parts.append(u"%1@%2%3"_s.arg(version.notes)
                             .arg(at(0).secsTo(version.seenAt))

                             .arg(QChar(version.origin == Origin::Server ? u's' : u'l')));
        return parts.join(u' ');
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<NotesTable> m_table;
};

QTEST_GUILESS_MAIN(TestNotesTable)
#include "tst_notestable.moc"
