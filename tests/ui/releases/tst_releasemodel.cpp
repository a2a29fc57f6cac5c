#include "ui/releases/releasefilter.h"
#include "ui/releases/releasemodel.h"
#include "ui/releases/textmatch.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using core::Release;
using ui::ReleaseFilter;
using ui::ReleaseModel;
using Order = ReleaseFilter::Order;
using Scope = ReleaseFilter::Scope;

namespace {

Release published(qint64 id, const QString &tag, const QString &day, const QString &title = {})
{
    Release release;
    release.id = id;
    release.tag = tag;
    release.title = title;
    release.draft = false;
    release.publishedAt = QDateTime(QDate::fromString(day, Qt::ISODate), QTime(12, 0), Qt::UTC);
    release.createdAt = release.publishedAt;
    return release;
}

core::Asset asset(const QString &name, qint64 size, qint64 downloads)
{
    core::Asset asset;
    asset.id = qint64(qHash(name));
    asset.name = name;
    asset.size = size;
    asset.downloads = downloads;
    return asset;
}

/// v1.9.0, v1.10.0, a candidate and a draft, newest last.
QList<Release> someReleases()
{
    Release nine = published(1, u"v1.9.0"_s, u"2026-01-10"_s, u"Nine"_s);
    nine.notes = u"Fixes the Flüsterton of the *tide*"_s;
    nine.assets = {asset(u"tide-1.9.0.zip"_s, 100, 500)};
    Release ten = published(2, u"v1.10.0"_s, u"2026-02-10"_s, u"Ten"_s);
    ten.assets = {asset(u"tide-1.10.0.dmg"_s, 300, 20), asset(u"tide-1.10.0.zip"_s, 10, 5)};
    Release candidate = published(3, u"v2.0.0-rc.1"_s, u"2026-03-10"_s, u"Two, first try"_s);
    candidate.prerelease = true;
    Release draft = published(4, u"v2.0.0"_s, u"2026-04-10"_s, u"Two"_s);
    draft.draft = true;
    draft.publishedAt = {};
    return {nine, ten, candidate, draft};
}

/// The tags as shown, from top to bottom.
QString shown(const ReleaseFilter &filter)
{
    QStringList tags;
    for (int row = 0; row < filter.rowCount(); ++row)
        tags << filter.index(row, ReleaseModel::TagColumn).data().toString();
    return tags.join(u' ');
}

QList<Release> manyReleases(int count)
{
    QRandomGenerator random(7);
    QList<Release> releases;
    for (int i = 1; i <= count; ++i) {
        Release release = published(i, u"v%1.%2"_s.arg(i / 20).arg(i % 20), u"2020-01-01"_s);
        release.publishedAt = release.publishedAt.addSecs(random.bounded(200'000'000));
        release.prerelease = random.bounded(4) == 0;
        release.draft = random.bounded(10) == 0;
        release.notes = random.bounded(3) == 0 ? u"repairs the harbour"_s : u"adds a mooring"_s;
        releases << release;
    }
    return releases;
}

} // namespace

class tst_ReleaseModel : public QObject
{
    Q_OBJECT

    /// A model with its filter, both watched.
    struct Fixture
    {
        ReleaseModel model;
        ReleaseFilter filter{model};
        QAbstractItemModelTester modelTester{
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        QAbstractItemModelTester filterTester{
            &filter, QAbstractItemModelTester::FailureReportingMode::QtTest};
    };

private Q_SLOTS:
    // The model

    void append_addsOnlyWhatIsNew()
    {
        Fixture fix;
        const QList<Release> releases = someReleases();
        fix.model.append(releases.first(2));
        QSignalSpy inserted(&fix.model, &ReleaseModel::rowsInserted);
        QSignalSpy changed(&fix.model, &ReleaseModel::dataChanged);

        QList<Release> page = releases.sliced(1);
        page[0].title = u"Ten, renamed"_s;
        fix.model.append(page);

        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted.first().at(1).toInt(), 2);
        QCOMPARE(inserted.first().at(2).toInt(), 3);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(fix.model.release(1).title, u"Ten, renamed"_s);
    }

    void append_keepsOneOfTwins()
    {
        Fixture fix;
        fix.model.append(someReleases() + someReleases());
        QCOMPARE(fix.model.rowCount(), 4);
        fix.model.setReleases(someReleases() + someReleases());
        QCOMPARE(fix.model.rowCount(), 4);
    }

    void upsert_replacesTheRowWithTheSameId()
    {
        Fixture fix;
        fix.model.append(someReleases());
        QSignalSpy changed(&fix.model, &ReleaseModel::dataChanged);
        Release ten = someReleases().at(1);
        ten.title = u"Renamed"_s;

        fix.model.upsert(ten);
        fix.model.upsert(ten); // no news

        QCOMPARE(fix.model.rowCount(), 4);
        QCOMPARE(fix.model.index(1, 0).data().toString(), u"Renamed"_s);
        QCOMPARE(changed.count(), 1);
    }

    void removeById_keepsTheOthersFindable()
    {
        Fixture fix;
        fix.model.append(someReleases());
        fix.model.removeById(2);
        fix.model.removeById(99); // harmless
        QCOMPARE(fix.model.rowOf(2), -1);
        for (const qint64 id : {1, 3, 4})
            QCOMPARE(fix.model.release(fix.model.rowOf(id)).id, id);
        QCOMPARE(shown(fix.filter), u"v2.0.0 v2.0.0-rc.1 v1.9.0"_s);
    }

    void adopt_givesALocalReleaseItsId()
    {
        Fixture fix;
        Release local = published(-1, u"v3"_s, u"2026-05-01"_s);
        fix.model.append(someReleases());
        fix.model.upsert(local);
        QSignalSpy changed(&fix.model, &ReleaseModel::idChanged);
        QSignalSpy removed(&fix.model, &ReleaseModel::rowsRemoved);

        local.id = 77;
        fix.model.adopt(-1, local);

        QCOMPARE(changed.count(), 1);
        QCOMPARE(removed.count(), 0);
        QCOMPARE(fix.model.rowOf(-1), -1);
        QCOMPARE(fix.model.rowOf(77), 4);
    }

    void adopt_afterARefreshLeavesOne()
    {
        Fixture fix;
        fix.model.upsert(published(-1, u"v3"_s, u"2026-05-01"_s));
        fix.model.upsert(published(77, u"v3"_s, u"2026-05-01"_s));
        fix.model.adopt(-1, published(77, u"v3"_s, u"2026-05-01"_s, u"Three"_s));
        QCOMPARE(fix.model.rowCount(), 1);
        QCOMPARE(fix.model.release(0).title, u"Three"_s);
    }

    void marks_areKeptByIdAndAnnounced()
    {
        Fixture fix;
        fix.model.append(someReleases());
        QSignalSpy changed(&fix.model, &ReleaseModel::dataChanged);

        fix.model.setLatest(2);
        fix.model.setEdited({1, 4});
        fix.model.setBusy(3, true);
        fix.model.setBusy(3, true); // no news

        QCOMPARE(changed.count(), 4);
        fix.model.setReleases(someReleases());
        QVERIFY(fix.model.index(1, 0).data(ReleaseModel::LatestRole).toBool());
        QVERIFY(fix.model.index(0, 0).data(ReleaseModel::EditedRole).toBool());
        QVERIFY(!fix.model.index(1, 0).data(ReleaseModel::EditedRole).toBool());
        QVERIFY(fix.model.index(2, 0).data(ReleaseModel::BusyRole).toBool());
    }

    void data_showsForeignTextSafely()
    {
        Fixture fix;
        fix.model.upsert(
            published(1, u"v1"_s, u"2026-01-01"_s, u"setup"_s + QChar(0x202e) + u"gpj <b>exe"_s));
        const QModelIndex index = fix.model.index(0, 0);
        QCOMPARE(index.data().toString(), u"setup\\u202egpj <b>exe"_s);
        QVERIFY(!index.data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
    }

    void accessibleText_saysBothLines()
    {
        Fixture fix;
        Release ten = someReleases().at(1);
        fix.model.upsert(ten);
        fix.model.setLatest(2);
        fix.model.setEdited({2});
        const QString heard = fix.model.index(0, 0).data(Qt::AccessibleTextRole).toString();
        for (const QString &part :
             {u"Ten"_s, u"Latest"_s, u"v1.10.0"_s, u"2 assets"_s, u"25"_s, u"unsaved"_s})
            QVERIFY2(heard.contains(part), qPrintable(heard));
    }

    // Matching

    void textMatch_findsEachWordAnywhere_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");

        QTest::newRow("empty") << u"  "_s << u"anything"_s << true;
        QTest::newRow("part of a word") << u"ide"_s << u"Tidewater"_s << true;
        QTest::newRow("case does not matter") << u"TIDE"_s << u"Tidewater"_s << true;
        QTest::newRow("all words, any order") << u"water 2.4"_s << u"v2.4 Tidewater"_s << true;
        QTest::newRow("one word missing") << u"water 9.9"_s << u"v2.4 Tidewater"_s << false;
        QTest::newRow("at the end") << u"ter"_s << u"Tidewater"_s << true;
        QTest::newRow("at the start") << u"ti"_s << u"Tidewater"_s << true;
        QTest::newRow("longer than the text") << u"tidewaters"_s << u"Tidewater"_s << false;
        QTest::newRow("repeated start") << u"aab"_s << u"aaab"_s << true;
        QTest::newRow("umlauts fold") << u"FLÜSTER"_s << u"Flüsterton"_s << true;
        QTest::newRow("same bytes only by half") << u"é"_s << u"è"_s << false;
    }
    void textMatch_findsEachWordAnywhere()
    {
        QFETCH(QString, query);
        QFETCH(QString, text);
        QTEST(ui::TextMatch(query).matches(ui::searchFolded(text)), "expected");
    }

    // The filter

    void order_sortsEachWay_data()
    {
        QTest::addColumn<Order>("order");
        QTest::addColumn<Qt::SortOrder>("direction");
        QTest::addColumn<QString>("expected");

        QTest::newRow("newest") << Order::Newest << Qt::DescendingOrder
                                << u"v2.0.0 v2.0.0-rc.1 v1.10.0 v1.9.0"_s;
        QTest::newRow("oldest") << Order::Newest << Qt::AscendingOrder
                                << u"v1.9.0 v1.10.0 v2.0.0-rc.1 v2.0.0"_s;
        QTest::newRow("version") << Order::Version << Qt::DescendingOrder
                                 << u"v2.0.0 v2.0.0-rc.1 v1.10.0 v1.9.0"_s;
        QTest::newRow("version up")
            << Order::Version << Qt::AscendingOrder << u"v1.9.0 v1.10.0 v2.0.0-rc.1 v2.0.0"_s;
        QTest::newRow("downloads")
            << Order::Downloads << Qt::DescendingOrder << u"v1.9.0 v1.10.0 v2.0.0 v2.0.0-rc.1"_s;
        QTest::newRow("size") << Order::Size << Qt::DescendingOrder
                              << u"v1.10.0 v1.9.0 v2.0.0 v2.0.0-rc.1"_s;
        QTest::newRow("size up, equals newest first")
            << Order::Size << Qt::AscendingOrder << u"v2.0.0 v2.0.0-rc.1 v1.9.0 v1.10.0"_s;
    }
    void order_sortsEachWay()
    {
        Fixture fix;
        fix.model.append(someReleases());
        QFETCH(Order, order);
        QFETCH(Qt::SortOrder, direction);
        fix.filter.setOrder(order, direction);
        QTEST(shown(fix.filter), "expected");
    }

    void scope_choosesByState_data()
    {
        QTest::addColumn<Scope>("scope");
        QTest::addColumn<QString>("expected");

        QTest::newRow("all") << Scope::All << u"v2.0.0 v2.0.0-rc.1 v1.10.0 v1.9.0"_s;
        QTest::newRow("published") << Scope::Published << u"v2.0.0-rc.1 v1.10.0 v1.9.0"_s;
        QTest::newRow("drafts") << Scope::Drafts << u"v2.0.0"_s;
        QTest::newRow("pre-releases") << Scope::Prereleases << u"v2.0.0-rc.1"_s;
    }
    void scope_choosesByState()
    {
        Fixture fix;
        fix.model.append(someReleases());
        QFETCH(Scope, scope);
        fix.filter.setScope(scope);
        QTEST(shown(fix.filter), "expected");
    }

    void text_looksInEveryField_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        QTest::newRow("title") << u"nine"_s << u"v1.9.0"_s;
        QTest::newRow("tag") << u"1.1"_s << u"v1.10.0"_s;
        QTest::newRow("notes") << u"flüster"_s << u"v1.9.0"_s;
        QTest::newRow("asset") << u".dmg"_s << u"v1.10.0"_s;
        QTest::newRow("several") << u"tide zip"_s << u"v1.10.0 v1.9.0"_s;
        QTest::newRow("nothing") << u"submarine"_s << u""_s;
    }
    void text_looksInEveryField()
    {
        Fixture fix;
        fix.model.append(someReleases());
        QFETCH(QString, text);
        fix.filter.setText(text);
        QTEST(shown(fix.filter), "expected");
    }

    void text_typedAndDeletedGivesTheSameAsAtOnce()
    {
        Fixture fix;
        fix.model.append(manyReleases(500));
        const QString typed = u"v1 harbour 2"_s;
        const auto atOnce = [&](const QString &text) {
            ReleaseFilter fresh(fix.model);
            fresh.setText(text);
            return shown(fresh);
        };
        for (qsizetype length = 1; length <= typed.size(); ++length) {
            fix.filter.setText(typed.first(length));
            QCOMPARE(shown(fix.filter), atOnce(typed.first(length)));
        }
        for (qsizetype length = typed.size(); length-- > 0;) {
            fix.filter.setText(typed.first(length));
            QCOMPARE(shown(fix.filter), atOnce(typed.first(length)));
        }
        QCOMPARE(fix.filter.rowCount(), 500);
    }

    void pages_mayArriveInAnyOrder()
    {
        const QList<Release> all = manyReleases(300);
        Fixture inOrder;
        inOrder.model.setReleases(all);
        Fixture fix;
        fix.filter.setText(u"harbour"_s);
        fix.filter.setText(u"harbour 1"_s);
        for (const int page : {2, 0, 1})
            fix.model.append(all.sliced(page * 100, 100));
        inOrder.filter.setText(u"harbour 1"_s);
        QVERIFY(!shown(fix.filter).isEmpty());
        QCOMPARE(shown(fix.filter), shown(inOrder.filter));
        fix.filter.setText(u"harbour"_s); // an earlier step has followed too
        inOrder.filter.setText(u"harbour"_s);
        QCOMPARE(shown(fix.filter), shown(inOrder.filter));
    }

    void rows_thatComeInOneBlockAreInserted()
    {
        Fixture fix;
        const QList<Release> releases = someReleases(); // newest last, so older ones go below
        fix.model.append({releases.at(3), releases.at(2)});
        QSignalSpy inserted(&fix.filter, &ReleaseFilter::rowsInserted);
        QSignalSpy reset(&fix.filter, &ReleaseFilter::modelReset);

        fix.model.append({releases.at(0), releases.at(1)});

        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted.first().at(1).toInt(), 2);
        QCOMPARE(inserted.first().at(2).toInt(), 3);
        QCOMPARE(reset.count(), 0);
    }

    void filtering_isOneSignalAtMost()
    {
        Fixture fix;
        fix.model.append(manyReleases(500));
        QSignalSpy reset(&fix.filter, &ReleaseFilter::modelReset);
        QSignalSpy removed(&fix.filter, &ReleaseFilter::rowsRemoved);
        QSignalSpy inserted(&fix.filter, &ReleaseFilter::rowsInserted);
        QSignalSpy moved(&fix.filter, &ReleaseFilter::layoutChanged);

        fix.filter.setText(u"harbour"_s);

        QCOMPARE(reset.count() + removed.count() + inserted.count() + moved.count(), 1);
        fix.filter.setText(u"harbour "_s); // matches the same
        QCOMPARE(reset.count() + removed.count() + inserted.count() + moved.count(), 1);
    }

    void sorting_carriesPersistentIndexes()
    {
        Fixture fix;
        fix.model.append(someReleases());
        const QPersistentModelIndex nine(fix.filter.index(fix.filter.rowOf(1), 0));
        QSignalSpy reset(&fix.filter, &ReleaseFilter::modelReset);
        fix.filter.setOrder(Order::Downloads);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(nine.row(), 0);
        QCOMPARE(nine.data(ReleaseModel::IdRole).toLongLong(), 1);
    }

    void change_movesTheRow()
    {
        Fixture fix;
        fix.model.append(someReleases());
        fix.filter.setScope(Scope::Drafts);
        Release draft = someReleases().at(3);
        draft.draft = false;
        fix.model.upsert(draft);
        QCOMPARE(shown(fix.filter), QString());
        fix.filter.setScope(Scope::Published);
        QVERIFY(fix.filter.rowOf(4) >= 0);
    }

    void mark_isPassedOnForItsRow()
    {
        Fixture fix;
        fix.model.append(someReleases());
        QSignalSpy changed(&fix.filter, &ReleaseFilter::dataChanged);
        fix.model.setLatest(2);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), fix.filter.rowOf(2));
    }

    void localReleases_standOnTop()
    {
        Fixture fix;
        fix.model.append(someReleases());
        Release local;
        local.id = 0;
        local.tag = u"new"_s;
        fix.model.upsert(local);
        for (const Order order : {Order::Newest, Order::Version, Order::Downloads, Order::Size}) {
            for (const Qt::SortOrder direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                fix.filter.setOrder(order, direction);
                QCOMPARE(fix.filter.idOf(0), 0);
            }
        }
        fix.filter.setText(u"submarine"_s);
        QCOMPARE(shown(fix.filter), u"new"_s);
    }

    void mapping_goesBothWays()
    {
        Fixture fix;
        fix.model.append(manyReleases(200));
        fix.filter.setText(u"harbour"_s);
        for (int row = 0; row < fix.filter.rowCount(); ++row) {
            const QModelIndex index = fix.filter.index(row, 1);
            QCOMPARE(fix.filter.mapFromSource(fix.filter.mapToSource(index)), index);
        }
    }

    void anyMixOfChanges_keepsTheListRight()
    {
        Fixture fix;
        QRandomGenerator random(11);
        const QList<Release> all = manyReleases(120);
        const QStringList texts{u""_s, u"h"_s, u"har"_s, u"v1"_s, u"v1 m"_s, u"moor"_s};
        for (int step = 0; step < 400; ++step) {
            Release release = all.at(random.bounded(int(all.size())));
            switch (random.bounded(6)) {
            case 0:
                fix.model.removeById(release.id);
                break;
            case 1:
                release.notes = u"moor"_s;
                release.draft = random.bounded(2) == 0;
                fix.model.upsert(release);
                break;
            case 2:
                fix.filter.setText(texts.at(random.bounded(int(texts.size()))));
                break;
            case 3:
                fix.filter.setScope(Scope(random.bounded(4)));
                break;
            case 4:
                fix.filter.setOrder(Order(random.bounded(4)), Qt::SortOrder(random.bounded(2)));
                break;
            default:
                fix.model.append(all.sliced(random.bounded(100), 20));
            }
            ReleaseFilter fresh(fix.model);
            fresh.setOrder(fix.filter.order(), fix.filter.direction());
            fresh.setScope(fix.filter.scope());
            fresh.setText(fix.filter.text());
            QCOMPARE(shown(fix.filter), shown(fresh));
        }
    }

    /// Nothing is folded while somebody waits for the list, all is before somebody types.
    void searchKeys_areComputedWhenThereIsTime()
    {
        ReleaseModel model;
        QList<Release> many = someReleases();
        for (qint64 id = 10; id < 800; ++id)
            many.append(published(id, u"v0.%1"_s.arg(id), u"2025-01-01"_s));
        model.append(many);
        QVERIFY(model.entry(0).searchKey.isNull());
        const auto computed = [&model] {
            int rows = 0;
            for (int row = 0; row < model.rowCount(); ++row)
                rows += model.entry(row).searchKey.isNull() ? 0 : 1;
            return rows;
        };

        QTRY_COMPARE(computed(), int(many.size()));
        many.first().title = u"Renamed"_s;
        model.upsert(many.first());
        QVERIFY(model.entry(0).searchKey.isNull());

        QVERIFY(model.searchKey(0).contains("renamed"));
        QTRY_COMPARE(computed(), int(many.size()));
    }
};

QTEST_MAIN(tst_ReleaseModel)
#include "tst_releasemodel.moc"
