#include "ui/notes/blockgrip.h"
#include "visualfixture.h"

#include <QMouseEvent>
#include <QTextBlock>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

struct Fixture : VisualFixture
{
    using VisualFixture::VisualFixture;

    BlockGrip &grip = *visual->findChild<BlockGrip *>(u"notesBlockGrip"_s);

    static void send(QWidget *widget, QEvent::Type type, QPoint at, Qt::MouseButtons held)
    {
        const bool isMove = type == QEvent::MouseMove;
        QMouseEvent event(type, QPointF(at), QPointF(widget->mapToGlobal(at)),
                          isMove ? Qt::NoButton : Qt::LeftButton, held, Qt::NoModifier);
        QCoreApplication::sendEvent(widget, &event);
    }

    /// In the viewport.
    [[nodiscard]] QRect rectOf(const QString &text) const
    {
        QTextCursor cursor = visual->document()->find(text);
        return visual->cursorRect(cursor);
    }

    void hover(const QString &text)
    {
        send(visual->viewport(), QEvent::MouseMove, {100, rectOf(text).center().y()}, Qt::NoButton);
    }

    void pull(const QString &text, bool behind)
    {
        const QRect rect = rectOf(text);
        const int y = behind ? rect.bottom() : rect.top();
        send(&grip, QEvent::MouseButtonPress, {7, 10}, Qt::LeftButton);
        send(&grip, QEvent::MouseMove, grip.mapFromParent(QPoint(7, y)), Qt::LeftButton);
    }

    void letGo() { send(&grip, QEvent::MouseButtonRelease, {7, 10}, Qt::NoButton); }
};

} // namespace

/// Blocks dragged by hand.
class TestBlockGrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grip_standsBesideTheBlock()
    {
        Fixture f(u"one\n\ntwo\n"_s);
        QVERIFY(!f.grip.isVisible());
        f.hover(u"two"_s);

        QVERIFY(f.grip.isVisible());
        QVERIFY(f.grip.geometry().intersects(
            QRect(0, f.rectOf(u"two"_s).top(), 100, f.rectOf(u"two"_s).height())));
        QVERIFY(!f.grip.accessibleName().isEmpty());
        f.caretBehind(u"two"_s);
        f.type(u"x"_s);
        QVERIFY(!f.grip.isVisible());
    }

    void grip_isNotThereWhereNothingMayBeChanged()
    {
        Fixture f(u"one\n\ntwo\n"_s);
        f.pane.setReadOnly(true, u"Not yours"_s);
        f.hover(u"two"_s);
        QVERIFY(!f.grip.isVisible());
    }

    void drag_movesTheBlock_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("block");
        QTest::addColumn<QString>("over");
        QTest::addColumn<bool>("behind");
        QTest::addColumn<QString>("expected");
        QTest::newRow("down") << u"# one\n\ntwo\n\nthree\n"_s << u"one"_s << u"two"_s << true
                              << u"two\n\n# one\n\nthree\n"_s;
        QTest::newRow("to the end") << u"# one\n\ntwo\n\nthree\n"_s << u"one"_s << u"three"_s
                                    << true << u"two\n\nthree\n\n# one\n"_s;
        QTest::newRow("up") << u"one\n\ntwo\n\n> three\n"_s << u"three"_s << u"one"_s << false
                            << u"> three\n\none\n\ntwo\n"_s;
        QTest::newRow("item") << u"- one\n- two\n- three\n"_s << u"one"_s << u"three"_s << true
                              << u"- two\n- three\n- one\n"_s;
        QTest::newRow("item with what is under it")
            << u"- one\n  - sub\n- two\n"_s << u"one"_s << u"two"_s << true
            << u"- two\n- one\n  - sub\n"_s;
        QTest::newRow("alert") << u"> [!NOTE]\n> mind\n\ntwo\n"_s << u"mind"_s << u"two"_s << true
                               << u"two\n\n> [!NOTE]\n> mind\n"_s;
        QTest::newRow("table") << u"| a |\n|---|\n| b |\n\ntwo\n"_s << u"b"_s << u"two"_s << true
                               << u"two\n\n| a |\n|---|\n| b |\n"_s;
        QTest::newRow("to where it is")
            << u"one\n\ntwo\n"_s << u"one"_s << u"two"_s << false << u"one\n\ntwo\n"_s;
    }

    void drag_movesTheBlock()
    {
        QFETCH(QString, source);
        QFETCH(QString, block);
        QFETCH(QString, over);
        QFETCH(bool, behind);
        Fixture f(source);
        f.hover(block);
        f.pull(over, behind);
        f.letGo();

        QTEST(f.notes(), "expected");
        QVERIFY(f.visual->isIntact());
        if (f.notes() == source)
            return;
        f.undo.undo(); // one step, however far
        QCOMPARE(f.notes(), source);
    }

    void escape_leavesEverythingAsItIs()
    {
        Fixture f(u"one\n\ntwo\n"_s);
        f.hover(u"one"_s);
        f.pull(u"two"_s, true);
        QTest::keyClick(&f.grip, Qt::Key_Escape);
        f.letGo();

        QCOMPARE(f.notes(), u"one\n\ntwo\n"_s);
        QVERIFY(!f.undo.canUndo());
        QVERIFY(!QWidget::keyboardGrabber());
    }
};

QTEST_MAIN(TestBlockGrip)
#include "tst_blockgrip.moc"
