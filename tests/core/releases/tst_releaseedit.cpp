#include "core/releases/releaseedit.h"

#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

const Release draft{
    .id = 7, .tag = u"v1"_s, .target = u"main"_s, .title = u"One"_s, .notes = u"a"_s};

ReleaseEdit edited(auto change)
{
    ReleaseEdit edit = ReleaseEdit::of(draft);
    change(edit.content);
    return edit;
}

} // namespace

class TestReleaseEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changes_nameTheFields()
    {
        QVERIFY(!ReleaseEdit::of(draft).isChanged());
        const ReleaseEdit edit = edited([](ReleaseContent &content) {
            content.title = u"Two"_s;
            content.prerelease = true;
        });

        QCOMPARE(edit.changes(), (QList{ReleaseField::Title, ReleaseField::Prerelease}));
    }

    /// Without the tag, GitHub renames it to `untagged-…`.
    void fields_alwaysCarryTagTargetAndTitle()
    {
        const ReleaseFields fields
            = edited([](ReleaseContent &content) { content.notes = u"b"_s; }).fields();

        QCOMPARE(fields,
                 (ReleaseFields{
                     .tag = u"v1"_s, .target = u"main"_s, .title = u"One"_s, .notes = u"b"_s}));
    }

    void fields_ofANewReleaseSayEverything()
    {
        ReleaseEdit edit = ReleaseEdit::fresh(-3);
        edit.content.tag = u"v2"_s;

        const ReleaseFields fields = edit.fields();

        QCOMPARE(fields.draft, std::optional(true));
        QCOMPARE(fields.prerelease, std::optional(false));
        QCOMPARE(fields.notes, std::optional(QString()));
        QVERIFY(!fields.makeLatest);
    }

    void fields_sayLatestOnlyWhereItMayBe_data()
    {
        QTest::addColumn<bool>("draft");
        QTest::addColumn<bool>("prerelease");
        QTest::addColumn<bool>("sent");
        QTest::newRow("stays a draft") << true << false << false;
        QTest::newRow("published") << false << false << true;
        QTest::newRow("published as pre-release") << false << true << false;
    }

    void fields_sayLatestOnlyWhereItMayBe()
    {
        QFETCH(const bool, draft);
        QFETCH(const bool, prerelease);
        QFETCH(const bool, sent);

        const ReleaseFields fields = edited([&](ReleaseContent &content) {
                                         content.draft = draft;
                                         content.prerelease = prerelease;
                                         content.latest = MakeLatest::Yes;
                                     }).fields();

        QCOMPARE(fields.makeLatest.has_value(), sent);
    }

    void notesLength_countsCodePoints() { QCOMPARE(notesLength(u"aé日😀"_s), 4); }

    void rebase_keepsBothSides()
    {
        const ReleaseEdit mine = edited([](ReleaseContent &content) { content.title = u"Mine"_s; });
        Release server = draft;
        server.notes = u"theirs"_s;

        const Rebased rebased = rebase(mine, server);

        QVERIFY(rebased.conflicts.isEmpty());
        QCOMPARE(rebased.edit.content.title, u"Mine"_s);
        QCOMPARE(rebased.edit.content.notes, u"theirs"_s);
        QCOMPARE(rebased.edit.changes(), QList{ReleaseField::Title});
    }

    void rebase_namesWhatBothChanged()
    {
        const ReleaseEdit mine = edited([](ReleaseContent &content) { content.title = u"Mine"_s; });
        Release server = draft;
        server.title = u"Theirs"_s;

        const Rebased rebased = rebase(mine, server);

        QCOMPARE(rebased.conflicts, QList{ReleaseField::Title});
        QCOMPARE(rebased.edit.content.title, u"Mine"_s);
    }

    void rebase_isNoConflictWhenBothWantTheSame()
    {
        const ReleaseEdit mine = edited([](ReleaseContent &content) { content.title = u"Same"_s; });
        Release server = draft;
        server.title = u"Same"_s;

        const Rebased rebased = rebase(mine, server);

        QVERIFY(rebased.conflicts.isEmpty());
        QVERIFY(!rebased.edit.isChanged());
    }

    void journal_bringsEverythingBack()
    {
        ReleaseEdit edit = edited([](ReleaseContent &content) {
            content = {.tag = u"v9"_s,
                       .target = u"dev"_s,
                       .title = u"T\u202e"_s,
                       .notes = u"x\r\ny\n"_s,
                       .draft = false,
                       .prerelease = true,
                       .latest = MakeLatest::No,
                       .discussionCategory = u"Ideas"_s};
        });
        edit.editedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);

        const auto back = fromJournal(toJournal(edit));

        QVERIFY(back);
        QCOMPARE(*back, edit);
    }

    void journal_namesTheMissingKey_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("id") << u"id"_s;
        QTest::newRow("base") << u"base"_s;
        QTest::newRow("content") << u"content"_s;
    }

    void journal_namesTheMissingKey()
    {
        QFETCH(const QString, key);
        QJsonObject object = toJournal(ReleaseEdit::of(draft));
        object.remove(key);

        const auto back = fromJournal(object);

        QVERIFY(!back);
        QCOMPARE(back.error().kind, Error::Kind::Malformed);
        QVERIFY(back.error().detail.endsWith(key));
    }
};

QTEST_GUILESS_MAIN(TestReleaseEdit)
#include "tst_releaseedit.moc"
