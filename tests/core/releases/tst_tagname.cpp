#include "core/releases/tagname.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using core::TagProblem;

class TestTagName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void check_namesTheRule_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<TagProblem>("problem");
        QTest::newRow("version") << u"v1.2.3"_s << TagProblem::None;
        QTest::newRow("pre-release with plus") << u"2.0.0-rc.1+build.5"_s << TagProblem::None;
        QTest::newRow("folder") << u"cli/v1"_s << TagProblem::None;
        QTest::newRow("other letters") << u"vértical-日本"_s << TagProblem::None;
        QTest::newRow("at inside") << u"pkg@1.0"_s << TagProblem::None;
        QTest::newRow("empty") << QString() << TagProblem::Empty;
        QTest::newRow("space") << u"v 1"_s << TagProblem::Space;
        QTest::newRow("tab") << u"v\t1"_s << TagProblem::ControlCharacter;
        QTest::newRow("delete") << u"v\x7f"_s << TagProblem::ControlCharacter;
        for (const QChar c : u"~^:?*[\\"_s)
            QTest::addRow("forbidden %c", c.toLatin1())
                << u"v"_s + c << TagProblem::ForbiddenCharacter;
        QTest::newRow("two dots") << u"v1..2"_s << TagProblem::TwoDots;
        QTest::newRow("at brace") << u"v@{1}"_s << TagProblem::AtBrace;
        QTest::newRow("only at") << u"@"_s << TagProblem::OnlyAt;
        QTest::newRow("leading slash") << u"/v1"_s << TagProblem::Slashes;
        QTest::newRow("trailing slash") << u"v1/"_s << TagProblem::Slashes;
        QTest::newRow("double slash") << u"v//1"_s << TagProblem::Slashes;
        QTest::newRow("leading dash") << u"-v1"_s << TagProblem::LeadingDash;
        QTest::newRow("leading dot") << u".v1"_s << TagProblem::LeadingDot;
        QTest::newRow("leading dot of a part") << u"a/.b"_s << TagProblem::LeadingDot;
        QTest::newRow("trailing dot") << u"v1."_s << TagProblem::TrailingDot;
        QTest::newRow("lock") << u"v1.lock"_s << TagProblem::LockSuffix;
        QTest::newRow("lock in a part") << u"a.lock/b"_s << TagProblem::LockSuffix;
        QTest::newRow("too long") << QString(245, u'v') << TagProblem::TooLong;
        QTest::newRow("full reference") << u"refs/tags/v1"_s << TagProblem::FullReference;
    }

    void check_namesTheRule()
    {
        QFETCH(const QString, name);
        QFETCH(const TagProblem, problem);

        QCOMPARE(core::checkTagName(name), problem);
    }

    /// git itself is the judge of the rows above; ours is stricter only where said.
    void check_agreesWithGit_data() { check_namesTheRule_data(); }

    void check_agreesWithGit()
    {
        QFETCH(const QString, name);
        QFETCH(const TagProblem, problem);
        const bool stricter = problem == TagProblem::LeadingDash || problem == TagProblem::TooLong
            || problem == TagProblem::FullReference;
        if (stricter || name.isEmpty())
            return;

        const int status
            = QProcess::execute(u"git"_s, {u"check-ref-format"_s, u"refs/tags/"_s + name});

        // "refs/tags/@" is fine for git; a tag named so cannot be given on a command line.
        QCOMPARE(status == 0, problem == TagProblem::None || problem == TagProblem::OnlyAt);
    }
};

QTEST_GUILESS_MAIN(TestTagName)
#include "tst_tagname.moc"
