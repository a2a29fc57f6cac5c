#include "ui/common/statepage.h"
#include "ui/common/theme.h"
#include "ui/repositories/repositorymodel.h"
#include "ui/repositories/repositorysidebar.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using core::RepoId;
using core::Repository;
using ui::RepositoryModel;
using ui::RepositorySidebar;
using State = RepositoryModel::State;

namespace {

Repository repository(const QString &owner, const QString &name, bool canPush = true)
{
    Repository made;
    made.id = {owner, name};
    made.canPush = canPush;
    return made;
}

QList<Repository> octo()
{
    return {repository(u"octo-org"_s, u"tidewater"_s), repository(u"octo-org"_s, u"harbor"_s),
            repository(u"monalisa"_s, u"dotfiles"_s, false)};
}

/// The tree as text, two spaces a level.
QString printed(const QAbstractItemModel &model, const QModelIndex &parent = {},
                const QString &indent = {})
{
    QString all;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        all += indent + index.data().toString() + u'\n';
        all += printed(model, index, indent + u"  "_s);
    }
    return all;
}

struct Fixture
{
    RepositoryModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    RepositorySidebar sidebar{model};
    QTreeView *tree = sidebar.findChild<QTreeView *>(u"repositoryTree"_s);
    QSignalSpy chosen{&sidebar, &RepositorySidebar::repositoryChosen};

    Fixture()
    {
        sidebar.resize(240, 400);
        sidebar.show();
    }
    void addOcto()
    {
        model.setHost(u"a"_s, u"github.com"_s);
        model.setRepositories(u"a"_s, octo());
        model.setHost(u"b"_s, u"ghe.example.com"_s);
        model.setRepositories(u"b"_s, {repository(u"platform"_s, u"agent"_s)});
    }
    void click(const QModelIndex &index)
    {
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(index).center());
    }
};

} // namespace

class tst_Repositories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::theme::apply(*qApp, ui::theme::Scheme::Light); }

    void tree_showsRepositoriesByHost()
    {
        Fixture fix;
        fix.addOcto();
        QCOMPARE(printed(fix.model),
                 u"github.com\n"
                 "  octo-org/tidewater\n"
                 "  octo-org/harbor\n"
                 "  monalisa/dotfiles\n"
                 "ghe.example.com\n"
                 "  platform/agent\n"_s);
    }

    void note_tellsWhyThereIsNothing_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("expected");
        QTest::newRow("loading") << State::Loading
                                 << u"github.com\n  Reading the repositories…\n"_s;
        QTest::newRow("failed") << State::Failed << u"github.com\n  Not readable. Try again\n"_s;
        QTest::newRow("none") << State::Ready << u"github.com\n  No repositories\n"_s;
    }
    void note_tellsWhyThereIsNothing()
    {
        Fixture fix;
        QFETCH(State, state);
        fix.model.setHost(u"a"_s, u"github.com"_s);
        fix.model.setState(u"a"_s, state);
        QTEST(printed(fix.model), "expected");
    }

    void setRepositories_mayShrinkGrowAndEmpty()
    {
        Fixture fix;
        fix.addOcto();
        fix.model.setRepositories(u"a"_s, octo().first(1));
        fix.model.setRepositories(u"a"_s, octo());
        fix.model.setRepositories(u"a"_s, {});
        fix.model.setState(u"a"_s, State::Ready);
        fix.model.setRepositories(u"b"_s, octo().sliced(1));
        QCOMPARE(printed(fix.model),
                 u"github.com\n"
                 "  No repositories\n"
                 "ghe.example.com\n"
                 "  octo-org/harbor\n"
                 "  monalisa/dotfiles\n"_s);
    }

    void setRepositories_insertsPagesThatFollow()
    {
        Fixture fix;
        fix.model.setHost(u"a"_s, u"github.com"_s);
        fix.model.setRepositories(u"a"_s, octo().first(2));
        QSignalSpy removed(&fix.model, &RepositoryModel::rowsRemoved);
        fix.model.setRepositories(u"a"_s, octo());
        QCOMPARE(removed.count(), 0);
    }

    void removeHost_leavesTheOthersRight()
    {
        Fixture fix;
        fix.addOcto();
        fix.model.removeHost(u"a"_s);
        QCOMPARE(printed(fix.model), u"ghe.example.com\n  platform/agent\n"_s);
        QVERIFY(fix.model.find(u"b"_s, {u"platform"_s, u"agent"_s}).isValid());
    }

    void badge_marksWhatCannotBeChanged()
    {
        Fixture fix;
        Repository archived = repository(u"octo-org"_s, u"old"_s);
        archived.archived = true;
        fix.model.setHost(u"a"_s, u"github.com"_s);
        fix.model.setRepositories(u"a"_s, octo() << archived);
        const QModelIndex host = fix.model.findHost(u"a"_s);
        const auto badge = [&](int row) {
            return fix.model.index(row, 0, host).data(RepositoryModel::BadgeRole).toString();
        };
        QCOMPARE(badge(0), QString());
        QCOMPARE(badge(2), u"lock"_s);
        QCOMPARE(badge(3), u"archive"_s);
        QVERIFY(
            !fix.model.index(3, 0, host).data(Qt::AccessibleDescriptionRole).toString().isEmpty());
    }

    void click_chooses()
    {
        Fixture fix;
        fix.addOcto();
        fix.click(fix.model.find(u"b"_s, {u"platform"_s, u"agent"_s}));
        QCOMPARE(fix.chosen.count(), 1);
        QCOMPARE(fix.chosen.first().at(0).toString(), u"b"_s);
        QCOMPARE(fix.chosen.first().at(1).value<RepoId>().slug(), u"platform/agent"_s);
        fix.click(fix.model.findHost(u"a"_s)); // a host is no repository
        QCOMPARE(fix.chosen.count(), 1);
    }

    void arrows_choose()
    {
        Fixture fix;
        fix.addOcto();
        fix.sidebar.setCurrentRepository(u"a"_s, octo().first().id);
        QTest::keyClick(fix.tree, Qt::Key_Down);
        QCOMPARE(fix.chosen.count(), 1);
        QCOMPARE(fix.chosen.first().at(1).value<RepoId>(), octo().at(1).id);
    }

    void current_survivesARefresh()
    {
        Fixture fix;
        fix.addOcto();
        fix.click(fix.model.find(u"a"_s, octo().at(1).id));
        fix.chosen.clear();

        QList<Repository> newer = octo();
        newer.prepend(repository(u"octo-org"_s, u"anchor"_s));
        fix.model.setRepositories(u"a"_s, newer);
        fix.model.setRepositories(u"a"_s, {});
        fix.model.setRepositories(u"a"_s, newer);

        QCOMPARE(fix.chosen.count(), 0);
        QCOMPARE(fix.tree->currentIndex(), fix.model.find(u"a"_s, octo().at(1).id));
        QVERIFY(fix.tree->selectionModel()->isSelected(fix.tree->currentIndex()));
    }

    void setCurrentRepository_mayComeFirst()
    {
        Fixture fix;
        fix.sidebar.setCurrentRepository(u"a"_s, octo().at(2).id);
        fix.addOcto();
        QCOMPARE(fix.tree->currentIndex(), fix.model.find(u"a"_s, octo().at(2).id));
        QCOMPARE(fix.chosen.count(), 0);
    }

    void folding_isSavedAndRestored()
    {
        Fixture fix;
        fix.addOcto();
        QVERIFY(fix.tree->isExpanded(fix.model.findHost(u"a"_s)));
        fix.tree->collapse(fix.model.findHost(u"a"_s));
        const QByteArray state = fix.sidebar.saveState();

        Fixture other;
        QVERIFY(other.sidebar.restoreState(state)); // before the hosts are known
        other.addOcto();
        QVERIFY(!other.tree->isExpanded(other.model.findHost(u"a"_s)));
        QVERIFY(other.tree->isExpanded(other.model.findHost(u"b"_s)));
        QVERIFY(!other.sidebar.restoreState("rubbish"));
    }

    void failedNote_retriesOnClick()
    {
        Fixture fix;
        QSignalSpy retry(&fix.sidebar, &RepositorySidebar::retryRequested);
        fix.model.setHost(u"a"_s, u"github.com"_s);
        fix.model.setState(u"a"_s, State::Failed, u"No network"_s);
        fix.click(fix.model.index(0, 0, fix.model.findHost(u"a"_s)));
        QCOMPARE(retry.count(), 1);
        QCOMPARE(retry.first().first().toString(), u"a"_s);
        QCOMPARE(fix.chosen.count(), 0);
    }

    void noAccount_offersToAddOne()
    {
        Fixture fix;
        QSignalSpy asked(&fix.sidebar, &RepositorySidebar::addRequested);
        QVERIFY(!fix.tree->isVisible());
        fix.sidebar.findChild<QPushButton *>(u"statePrimaryButton"_s)->click();
        fix.sidebar.findChild<QToolButton *>(u"addRepositoryButton"_s)->click();
        QCOMPARE(asked.count(), 2);
        fix.addOcto();
        QVERIFY(fix.tree->isVisible());
    }

    void eachControl_hasAName()
    {
        Fixture fix;
        fix.addOcto();
        for (QWidget *widget : fix.sidebar.findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(!access->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(tst_Repositories)
#include "tst_repositories.moc"
