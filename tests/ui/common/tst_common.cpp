#include "ui/common/chip.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/icons.h"
#include "ui/common/messagebar.h"
#include "ui/common/statepage.h"
#include "ui/common/switch.h"
#include "ui/common/text.h"
#include "ui/common/textline.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QBoxLayout>
#include <QDir>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStyle>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace ui;
using core::Error;

namespace {

qreal luminance(const QColor &color)
{
    const auto linear = [](qreal part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

qreal contrast(const QColor &one, const QColor &other)
{
    const qreal a = luminance(one);
    const qreal b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

/// The colours of the pixels an icon has painted at all.
QColor inkOf(const QIcon &icon, QIcon::Mode mode = QIcon::Normal)
{
    const QImage image = icon.pixmap(QSize(64, 64), 1.0, mode).toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() == 255)
                return image.pixelColor(x, y);
        }
    }
    return {};
}

/// Where a white picture is dark.
QRect inkedPart(const QImage &image)
{
    QRect part;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).lightness() < 128)
                part |= QRect(x, y, 1, 1);
        }
    }
    return part;
}

} // namespace

class tst_Common : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { theme::apply(*qApp, theme::Scheme::Light); }

    void theme_switchesThePalette()
    {
        QVERIFY(!theme::isDark(QApplication::palette()));
        theme::apply(*qApp, theme::Scheme::Dark);
        QVERIFY(theme::isDark(QApplication::palette()));
    }

    void theme_hasEnoughContrast_data()
    {
        QTest::addColumn<theme::Scheme>("scheme");
        QTest::newRow("light") << theme::Scheme::Light;
        QTest::newRow("dark") << theme::Scheme::Dark;
    }
    void theme_hasEnoughContrast()
    {
        QFETCH(theme::Scheme, scheme);
        theme::apply(*qApp, scheme);
        const QPalette palette = QApplication::palette();
        using theme::Tone;

        for (const Tone tone :
             {Tone::Muted, Tone::Good, Tone::Warning, Tone::Bad, Tone::Purple, Tone::Info}) {
            const QColor ink = theme::color(tone, palette);
            for (const QColor &ground :
                 {palette.color(QPalette::Base), palette.color(QPalette::Window),
                  theme::fill(tone, palette)}) {
                const qreal found = contrast(ink, ground);
                QVERIFY2(found >= 4.5, qPrintable(u"tone %1: %2"_s.arg(int(tone)).arg(found)));
            }
        }
        QVERIFY(
            contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight))
            >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base))
                >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::Link), palette.color(QPalette::Base)) >= 4.5);
    }

    void theme_neverShrinksTheFont()
    {
        QFont font = QApplication::font();
        font.setPointSizeF(17);
        QApplication::setFont(font);
        theme::apply(*qApp, theme::Scheme::Light);
        QCOMPARE(QApplication::font().pointSizeF(), 17.0);
        QApplication::setFont({});
    }

    void setPrimary_fillsTheButton()
    {
        QPushButton button(u"Publish"_s);
        button.resize(100, 30);
        theme::setPrimary(&button);
        const QImage image = button.grab().toImage();
        QCOMPARE(image.pixelColor(6, 15), QApplication::palette().color(QPalette::Highlight));
    }

    void icon_drawsEachName_data()
    {
        QTest::addColumn<QString>("name");
        icon(u"plus"_s).pixmap(16); // makes the resources known
        const QStringList files = QDir(u":/slipway/icons"_s).entryList();
        QVERIFY(files.size() > 50);
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << file.chopped(4);
    }
    void icon_drawsEachName()
    {
        QFETCH(QString, name);
        for (const int side : {16, 64}) {
            const QImage image = icon(name).pixmap(QSize(side, side), 1.0).toImage();
            QCOMPARE(image.size(), QSize(side, side));
            int painted = 0;
            for (int y = 0; y < side; ++y) {
                for (int x = 0; x < side; ++x)
                    painted += image.pixelColor(x, y).alpha() > 60;
            }
            QVERIFY2(painted > side * side / 40, qPrintable(QString::number(painted)));
        }
    }

    void icon_takesThePalettesColour()
    {
        const QIcon one = icon(u"plus"_s);
        QCOMPARE(inkOf(one), QApplication::palette().color(QPalette::WindowText));
        QCOMPARE(inkOf(one, QIcon::Selected),
                 QApplication::palette().color(QPalette::HighlightedText));
        QCOMPARE(inkOf(one, QIcon::Disabled),
                 QApplication::palette().color(QPalette::Disabled, QPalette::WindowText));

        theme::apply(*qApp, theme::Scheme::Dark);

        QCOMPARE(inkOf(one), QApplication::palette().color(QPalette::WindowText));
        QCOMPARE(inkOf(icon(u"trash"_s, theme::Tone::Bad)),
                 theme::color(theme::Tone::Bad, QApplication::palette()));
    }

    void icon_isSharpOnDenseScreens()
    {
        const QPixmap pixmap = icon(u"plus"_s).pixmap(QSize(16, 16), 2.0);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    }

    void chip_takesNoRoomWithoutText()
    {
        Chip chip;
        QCOMPARE(chip.sizeHint(), QSize(0, 0));
        chip.setContent(u"Draft"_s, theme::Tone::Warning);
        QVERIFY(!chip.isHidden());
        QCOMPARE(chip.sizeHint(), Chip::sizeFor(u"Draft"_s, chip.font()));
        chip.setContent({}, theme::Tone::Warning);
        QVERIFY(chip.isHidden());
    }

    void switch_togglesByKeyAndClick()
    {
        Switch widget(u"&Draft"_s);
        widget.resize(widget.sizeHint());
        QSignalSpy toggled(&widget, &Switch::toggled);
        QTest::keyClick(&widget, Qt::Key_Space);
        QVERIFY(widget.isChecked());
        QTest::mouseClick(&widget, Qt::LeftButton);
        QVERIFY(!widget.isChecked());
        QCOMPARE(toggled.count(), 2);
    }

    void switch_tellsItsNameAndState()
    {
        Switch widget(u"&Draft"_s);
        widget.setChecked(true);
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&widget);
        QVERIFY(access);
        QCOMPARE(access->text(QAccessible::Name), u"Draft"_s);
        QCOMPARE(access->role(), QAccessible::CheckBox);
        QVERIFY(access->state().checked);
    }

    void messageBar_hidesForCancelled()
    {
        MessageBar bar;
        bar.show(Error{.kind = Error::Kind::Timeout});
        QVERIFY(!bar.isHidden());
        QCOMPARE(bar.text(), text::describe({.kind = Error::Kind::Timeout}));
        bar.show(Error{.kind = Error::Kind::Cancelled});
        QVERIFY(bar.isHidden());
        QCOMPARE(bar.text(), QString());
    }

    void messageBar_showsForeignTextAsItIs()
    {
        MessageBar bar;
        bar.show(MessageBar::Tone::Info, u"<b>bold</b>"_s);
        for (const QLabel *label : bar.findChildren<QLabel *>())
            QVERIFY(label->textFormat() == Qt::PlainText || !label->pixmap().isNull());
    }

    void messageBar_buttonActsAndHides()
    {
        MessageBar bar;
        int acted = 0;
        bar.show(MessageBar::Tone::Warning, u"Somebody changed this."_s);
        bar.addButton(u"Compare"_s, [&] {
            ++acted;
            bar.show(MessageBar::Tone::Info, u"Comparing."_s); // a new message may follow at once
        });
        bar.findChild<QPushButton *>()->click();
        QCOMPARE(acted, 1);
        QCOMPARE(bar.text(), u"Comparing."_s);
        QTRY_VERIFY(!bar.findChild<QPushButton *>());
    }

    void messageBar_closesByItsButton()
    {
        MessageBar bar;
        QSignalSpy dismissed(&bar, &MessageBar::dismissed);
        bar.show(MessageBar::Tone::Info, u"Saved."_s);
        for (QToolButton *button : bar.findChildren<QToolButton *>()) {
            if (!button->isCheckable())
                button->click();
        }
        QCOMPARE(dismissed.count(), 1);
        QVERIFY(bar.isHidden());
    }

    void messageBar_showsAllItsTextAtAnyWidth_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("narrow") << 280;
        QTest::newRow("list") << 400;
        QTest::newRow("wide") << 900;
    }
    void messageBar_showsAllItsTextAtAnyWidth()
    {
        QFETCH(int, width);
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *bar = new MessageBar;
        column->addWidget(bar);
        column->addWidget(new QWidget, 1);
        window.resize(width, 500);
        window.show();
        bar->show(Error{.kind = Error::Kind::Forbidden,
                        .httpStatus = 403,
                        .message = u"Resource not accessible by personal access token"_s});
        bar->addButton(u"Try again"_s, [] {});
        for (QLabel *label : bar->findChildren<QLabel *>()) {
            if (!label->text().isEmpty() && !label->isHidden())
                QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()),
                             qPrintable(u"%1 wide, %2 of %3 high"_s.arg(label->width())
                                            .arg(label->height())
                                            .arg(label->heightForWidth(label->width()))));
        }
        QCOMPARE(window.width(), width);
    }

    void messageBar_namesEachButton()
    {
        MessageBar bar;
        bar.show(Error{.kind = Error::Kind::Server, .httpStatus = 500});
        for (QToolButton *button : bar.findChildren<QToolButton *>()) {
            QAccessibleInterface *access = QAccessible::queryAccessibleInterface(button);
            QVERIFY(!access->text(QAccessible::Name).isEmpty());
        }
    }

    void textLine_paintsWhereItIsTold_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addColumn<Qt::Alignment>("alignment");
        QTest::addColumn<bool>("left");
        const Qt::Alignment start = Qt::AlignLeft | Qt::AlignVCenter;
        const Qt::Alignment end = Qt::AlignRight | Qt::AlignVCenter;
        QTest::newRow("from the left") << u"v1.0"_s << Qt::LeftToRight << start << true;
        QTest::newRow("a number") << u"12"_s << Qt::LeftToRight << end << false;
        QTest::newRow("from the right") << u"v1.0"_s << Qt::RightToLeft << start << false;
        QTest::newRow("a number from the right") << u"12"_s << Qt::RightToLeft << end << true;
        QTest::newRow("Hebrew") << u"שלום"_s << Qt::RightToLeft << start << false;
    }

    void textLine_paintsWhereItIsTold()
    {
        QFETCH(const QString, text);
        QFETCH(const Qt::LayoutDirection, direction);
        QFETCH(const Qt::Alignment, alignment);
        QImage image(200, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        TextLine line(text, QApplication::font(), direction);
        QVERIFY(line.width() > 0 && line.width() < 80);
        {
            QPainter painter(&image);
            line.paint(painter, QRect(10, 0, 180, 40), Qt::black, alignment);
        }

        const QRect ink = inkedPart(image);
        QFETCH(const bool, left);
        QVERIFY(left ? ink.left() >= 10 && ink.right() < 100
                     : ink.left() > 100 && ink.right() < 190);
        QVERIFY(std::abs(ink.center().y() - 20) <= 4);
    }

    void textLine_isShortenedWhereItDoesNotFit()
    {
        const QString name = u"program-2.4.0-linux-x86_64.tar.gz"_s;
        QImage image(200, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        TextLine line(name, QApplication::font());
        QCOMPARE(line.width(), QFontMetrics(QApplication::font()).horizontalAdvance(name));
        {
            QPainter painter(&image);
            line.paint(painter, QRect(10, 0, 80, 40), Qt::black, Qt::AlignLeft, Qt::ElideMiddle);
        }

        QVERIFY(line.width() <= 80);
        QVERIFY(inkedPart(image).right() <= 90);
    }

    /// The desktop's own take long to look for.
    void clearButton_isOurs()
    {
        const QStyle *style = QApplication::style();
        QCOMPARE(style->standardIcon(QStyle::SP_LineEditClearButton).name(), u"close"_s);
    }

    void statePage_showsProgressOnlyWhenItTakesLong()
    {
        StatePage page;
        page.show();
        page.setLoading(u"Loading releases."_s);
        QVERIFY(page.isLoading());
        QVERIFY(!page.findChild<QProgressBar *>());
        QTRY_VERIFY(page.findChild<QProgressBar *>());
        QVERIFY(!page.findChild<QProgressBar *>()->isHidden());
        QCOMPARE(page.sentence(), u"Loading releases."_s);

        page.setContent({.iconName = u"tag"_s, .title = u"No releases yet"_s});

        QVERIFY(page.findChild<QProgressBar *>()->isHidden());
        QVERIFY(!page.isLoading());
    }

    void statePage_offersToTryAgain()
    {
        StatePage page;
        page.show();
        QSignalSpy tried(&page, &StatePage::primaryTriggered);
        page.setError({.kind = Error::Kind::Network}, u"You are offline"_s);
        QCOMPARE(page.title(), u"You are offline"_s);
        QCOMPARE(page.sentence(), text::describe({.kind = Error::Kind::Network}));
        page.findChild<QPushButton *>(u"statePrimaryButton"_s)->click();
        QCOMPARE(tried.count(), 1);
        QVERIFY(page.findChild<QPushButton *>(u"stateSecondaryButton"_s)->isHidden());
    }

    /// A stack asks every one of its pages how large it would like to be.
    void statePage_isBuiltWhenItIsSeen()
    {
        QStackedWidget stack;
        stack.addWidget(new QWidget);
        auto *page = new StatePage;
        stack.addWidget(page);
        stack.resize(400, 300);
        stack.show();

        page->setContent({.title = u"No releases yet"_s});
        QCOMPARE(page->title(), u"No releases yet"_s);
        QVERIFY(page->findChildren<QWidget *>().isEmpty());
        stack.setCurrentWidget(page);

        const auto labels = page->findChildren<QLabel *>();
        const auto title = std::ranges::find(labels, page->title(), &QLabel::text);
        QVERIFY(title != labels.end());
        QVERIFY((*title)->isVisible());
        QVERIFY((*title)->width() > 100);
        page->setContent({.title = u"No release matches"_s});
        QCOMPARE((*title)->text(), page->title());
    }

    void elidedLabel_mayBecomeNarrow()
    {
        ElidedLabel label;
        label.setText(u"a name that is much longer than the room there is for it"_s);
        QVERIFY(label.minimumSizeHint().width() < 60);
        QVERIFY(label.sizeHint().width() > 200);
        QCOMPARE(label.textFormat(), Qt::PlainText);
    }
};

QTEST_MAIN(tst_Common)
#include "tst_common.moc"
