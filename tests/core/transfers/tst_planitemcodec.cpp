#include "core/transfers/planitemcodec.h"
#include "tests/support/planitems.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

QJsonObject objectOf(const PlanItem &item)
{
    return QJsonDocument::fromJson(planitemcodec::encode(item)).object();
}

Result<PlanItem> decoded(const QJsonObject &object)
{
    return planitemcodec::decode(QJsonDocument(object).toJson());
}

} // namespace

class TestPlanItemCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_keepsWhatMustSurvive_data()
    {
        QTest::addColumn<PlanItem>("item");
        QTest::newRow("everything of an upload") << planitems::upload(3);
        QTest::newRow("everything of a download") << planitems::download(4);
        PlanItem plain;
        plain.id = 1;
        plain.repo = {.owner = u"a"_s, .name = u"b"_s};
        plain.path = u"/a"_s;
        plain.name = u"a"_s;
        QTest::newRow("as little as can be") << plain;
        plain.foreign.emplace();
        QTest::newRow("looked, and there was nothing") << plain;
        plain.unwanted = true;
        QTest::newRow("removed while it is still being tidied up") << plain;
    }

    void roundTrip_keepsWhatMustSurvive()
    {
        QFETCH(const PlanItem, item);

        const auto again = planitemcodec::decode(planitemcodec::encode(item));

        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QVERIFY(*again == item);
    }

    void roundTrip_knowsEveryStep()
    {
        using Step = PlanItem::Step;
        for (int i = 0; i <= int(Step::Cancelled); ++i) {
            PlanItem item = planitems::upload(1);
            item.step = Step(i);
            const bool ofDownload = item.step == Step::MakingPart || item.step == Step::Receiving
                || item.step == Step::Settling;
            if (ofDownload)
                item = planitems::download(1);
            item.step = Step(i);

            const auto again = planitemcodec::decode(planitemcodec::encode(item));

            QVERIFY2(again && again->step == item.step, qPrintable(QString::number(i)));
        }
    }

    void whatIsPassing_isLeftOut()
    {
        PlanItem item = planitems::upload(3);
        const PlanItem kept = item;
        item.obstacle = Error{.message = u"a server's words"_s};
        item.taken = planitems::asset(1, u"x"_s);
        item.notBefore = PlanTime(5);
        item.missed = Error{};
        item.tries = 3;
        item.received = 9;

        const QByteArray json = planitemcodec::encode(item);

        QVERIFY(!json.contains("words"));
        QVERIFY(*planitemcodec::decode(json) == kept);
    }

    void credentialsInAnAddress_areNotKept()
    {
        PlanItem item = planitems::upload(3);
        item.uploadUrl = QUrl(u"https://me:secret@uploads.github.com/x"_s);

        QVERIFY(!planitemcodec::encode(item).contains("secret"));
    }

    void wrong_isRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const QJsonValue words(u"x"_s);
        QTest::newRow("id: negative") << u"id"_s << QJsonValue(-1);
        QTest::newRow("id: none") << u"id"_s << QJsonValue(0);
        QTest::newRow("id: words") << u"id"_s << words;
        QTest::newRow("kind: unknown") << u"kind"_s << words;
        QTest::newRow("step: unknown") << u"step"_s << words;
        QTest::newRow("step: of the other kind") << u"step"_s << QJsonValue(u"settling"_s);
        QTest::newRow("paused: a number") << u"paused"_s << QJsonValue(1);
        QTest::newRow("owner: empty") << u"owner"_s << QJsonValue(u""_s);
        QTest::newRow("path: empty") << u"path"_s << QJsonValue(u""_s);
        QTest::newRow("name: null") << u"name"_s << QJsonValue();
        QTest::newRow("size: negative") << u"size"_s << QJsonValue(-1);
        QTest::newRow("size: half a byte") << u"size"_s << QJsonValue(1.5);
        QTest::newRow("size: endless") << u"size"_s << QJsonValue(1e300);
        QTest::newRow("release: words") << u"release"_s << words;
        QTest::newRow("release: a fraction") << u"release"_s << QJsonValue(-1.5);
        QTest::newRow("attempt: more than an int") << u"attempt"_s << QJsonValue(5e9);
        QTest::newRow("sha256: too short") << u"sha256"_s << QJsonValue(u"9a9a"_s);
        QTest::newRow("sha256: not hex") << u"sha256"_s << QJsonValue(QString(64, u'z'));
        QTest::newRow("foreign: no ids") << u"foreign"_s << QJsonValue(QJsonArray{u"x"_s});
        QTest::newRow("foreign: no list") << u"foreign"_s << words;
        QTest::newRow("made: below one") << u"made"_s << QJsonValue(QJsonArray{0});
        QTest::newRow("old: not an asset") << u"old"_s << QJsonValue(QJsonObject{});
        QTest::newRow("old: words") << u"old"_s << words;
        QTest::newRow("uploadTo: no address") << u"uploadTo"_s << QJsonValue(u"http://[x"_s);
        QTest::newRow("part: any file") << u"part"_s << QJsonValue(u"/etc/passwd"_s);
        QTest::newRow("problem: unknown") << u"problem"_s << words;
    }

    void wrong_isRefused()
    {
        QFETCH(const QString, key);
        QFETCH(const QJsonValue, value);
        QJsonObject object = objectOf(planitems::upload(3));
        object.insert(key, value);

        const auto item = decoded(object);

        QVERIFY(!item);
        QCOMPARE(item.error().kind, Error::Kind::Malformed);
        QVERIFY(!item.error().detail.isEmpty());
    }

    void missingKey_isRefused()
    {
        const QJsonObject whole = objectOf(planitems::upload(3));
        const QStringList optional{u"foreign"_s, u"old"_s,    u"fresh"_s,   u"problem"_s,
                                   u"made"_s,    u"sha256"_s, u"uploadTo"_s};
        for (const QString &key : whole.keys()) {
            QJsonObject object = whole;
            object.remove(key);
            // Without the old copy the new one makes no sense.
            const bool mayMiss = optional.contains(key) && key != "old"_L1;
            QVERIFY2(decoded(object).has_value() == mayMiss, qPrintable(key));
        }
    }

    void unknownKey_isIgnored()
    {
        QJsonObject object = objectOf(planitems::upload(3));
        object.insert("fromALaterVersion"_L1, 1);

        QVERIFY(*decoded(object) == planitems::upload(3));
    }

    void truncated_isRefused()
    {
        const QByteArray json = planitemcodec::encode(planitems::upload(3));
        for (qsizetype length = 0; length < json.size(); ++length)
            QVERIFY2(!planitemcodec::decode(json.first(length)),
                     qPrintable(QString::number(length)));
    }

    /// Whatever a broken disk makes of it: refused, or something that could have been written.
    void damaged_isRefusedOrMakesSense()
    {
        QRandomGenerator random(20'261'127);
        const QByteArray whole = planitemcodec::encode(planitems::upload(3));
        int refused = 0;
        for (int round = 0; round < 20'000; ++round) {
            QByteArray json = whole;
            for (int i = random.bounded(1, 4); i > 0; --i)
                json[random.bounded(json.size())] = char(random.bounded(256));

            const auto item = planitemcodec::decode(json);

            if (!item) {
                ++refused;
                continue;
            }
            QVERIFY(item->id > 0 && item->size >= 0 && !item->path.isEmpty());
            const QByteArray once = planitemcodec::encode(*item);
            const auto again = planitemcodec::decode(once);
            QVERIFY2(again && planitemcodec::encode(*again) == once, json.constData());
        }
        QVERIFY(refused > 1'000 && refused < 20'000);
    }
};

QTEST_GUILESS_MAIN(TestPlanItemCodec)
#include "tst_planitemcodec.moc"
