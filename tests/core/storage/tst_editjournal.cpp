#include "core/releases/editshelf.h"
#include "core/storage/editjournal.h"
#include "core/storage/edittable.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

const EditScope scope{.host = u"github.com"_s, .repo = {.owner = u"octo"_s, .name = u"demo"_s}};

ReleaseEdit edit(qint64 id, const QString &title)
{
    ReleaseEdit made = ReleaseEdit::of(Release{.id = id, .tag = u"v1"_s});
    made.content.title = title;
    made.editedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + id, Qt::UTC);
    return made;
}

} // namespace

class TestEditJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"new/folder/slipway.sqlite"_s);
    }

    void keep_outlivesTheJournal()
    {
        {
            EditJournal journal(m_path);
            journal.keep(scope, edit(1, u"first"_s));
            journal.keep(scope, edit(1, u"second"_s));
            journal.keep(scope, edit(2, u"other"_s));
        } // the destructor writes what is waiting

        QCOMPARE(titles(scope), (QStringList{u"other"_s, u"second"_s}));
    }

    void keep_tellsWhenItIsOnTheDisk()
    {
        EditJournal journal(m_path);
        QSignalSpy kept(&journal, &EditJournal::kept);

        journal.keep(scope, edit(5, u"x"_s));

        QVERIFY(kept.wait());
        QCOMPARE(kept.first().at(1).toLongLong(), 5);
        QCOMPARE(titles(scope), QStringList{u"x"_s});
    }

    void forget_removesOnlyThatRelease()
    {
        {
            EditJournal journal(m_path);
            journal.keep(scope, edit(1, u"one"_s));
            journal.keep(scope, edit(2, u"two"_s));
            journal.forget(scope, 1);
        }
        QCOMPARE(titles(scope), QStringList{u"two"_s});
    }

    void edits_belongToOneRepositoryOnOneHost()
    {
        EditScope elsewhere = scope;
        elsewhere.host = u"ghe.example.com"_s;
        {
            EditJournal journal(m_path);
            journal.keep(scope, edit(1, u"here"_s));
            journal.keep(elsewhere, edit(1, u"there"_s));
        }
        QCOMPARE(titles(scope), QStringList{u"here"_s});
        QCOMPARE(titles(elsewhere), QStringList{u"there"_s});
    }

    void unwritablePath_isToldAndHarmless()
    {
        QFile file(m_folder->filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        EditJournal journal(m_folder->filePath(u"file/below.sqlite"_s));
        QSignalSpy failed(&journal, &EditJournal::failed);
        const QSignalSpy kept(&journal, &EditJournal::kept);

        journal.keep(scope, edit(1, u"x"_s));

        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::LocalFile);
        QVERIFY(kept.isEmpty());
    }

    void damagedDatabase_isToldAndLeftAlone()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray rubbish(5000, 'x');
        file.write(rubbish);
        file.close();
        EditJournal journal(m_path);
        std::optional<Result<QList<ReleaseEdit>>> answer;

        journal.edits(scope)->then(this, [&](const auto &result) { answer = result; });

        QTRY_VERIFY(answer);
        QVERIFY(!*answer);
        QCOMPARE(answer->error().kind, Error::Kind::LocalFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), rubbish);
    }

    /// Only then does what was announced as kept survive a power cut.
    void table_syncsEveryWrite()
    {
        EditTable table(m_path);
        QVERIFY(table.keep(scope, edit(1, u"x"_s)));

        const QStringList connections = QSqlDatabase::connectionNames();
        QCOMPARE(connections.size(), 1);
        QSqlQuery query(QSqlDatabase::database(connections.first()));
        QVERIFY(query.exec(u"PRAGMA synchronous"_s) && query.next());
        QCOMPARE(query.value(0).toInt(), 2); // FULL
    }

    void shelf_keepsWhileSomebodyTypesWithoutAPause()
    {
        EditJournal journal(m_path);
        EditShelf shelf(journal, scope);
        QSignalSpy kept(&shelf, &EditShelf::kept);
        int typed = 0;
        QTimer keys;
        connect(&keys, &QTimer::timeout, this, [&] { shelf.put(edit(1, QString(++typed, u'x'))); });
        keys.start(20);

        QVERIFY(kept.wait());

        QVERIFY(keys.isActive());
        QVERIFY(!titles(scope).isEmpty());
    }

    void shelf_writesWhatIsWaitingAtTheEnd()
    {
        {
            EditJournal journal(m_path);
            EditShelf shelf(journal, scope);
            shelf.put(edit(1, u"typed last"_s));
        }
        QCOMPARE(titles(scope), QStringList{u"typed last"_s});
    }

    void file_isForItsOwnerOnly()
    {
        {
            EditJournal journal(m_path);
            journal.keep(scope, edit(1, u"x"_s));
        }
        const auto others
            = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QCOMPARE(QFile::permissions(m_path) & others, QFile::Permissions());
    }

private:
    QStringList titles(const EditScope &where)
    {
        EditJournal journal(m_path);
        std::optional<QStringList> found;
        journal.edits(where)->then(this, [&](const Result<QList<ReleaseEdit>> &edits) {
            found.emplace();
            if (!edits)
                return;
            for (const ReleaseEdit &each : *edits)
                found->append(each.content.title);
        });
        if (!QTest::qWaitFor([&] { return found.has_value(); }))
            return {u"no answer"_s};
        return *found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestEditJournal)
#include "tst_editjournal.moc"
