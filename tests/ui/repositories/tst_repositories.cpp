#include "ui/common/statepage.h"
#include "ui/common/theme.h"
#include "ui/repositories/repositorymodel.h"
#include "ui/repositories/repositorysidebar.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTemporaryDir>
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
    made.webUrl = QUrl(u"https://github.com/%1/%2"_s.arg(owner, name));
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

RepositoryModel::AccountInfo account(const QString &host, const QString &login = {})
{
    core::Host made = core::Host::enterpriseServer(QUrl(u"https://"_s + host));
    return {.host = made, .login = login, .grants = {}};
}

struct Fixture
{
    QTemporaryDir folder;
    QSettings store{folder.filePath(u"s.ini"_s), QSettings::IniFormat};
    core::Settings settings{store};
    core::RepositoryBook book{settings};
    RepositoryModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    RepositorySidebar sidebar{model, book};
    QTreeView *tree = sidebar.findChild<QTreeView *>(u"repositoryTree"_s);
    QSignalSpy chosen{&sidebar, &RepositorySidebar::repositoryChosen};

    QHash<QString, QList<Repository>> lists; ///< of the accounts

    Fixture()
    {
        QObject::connect(&book, &core::RepositoryBook::changed, &sidebar,
                         [this](const QString &key) { show(key); });
        QObject::connect(&model, &RepositoryModel::moveRequested, &sidebar,
                         [this](const QString &key, const RepoId &repo, const RepoId &before) {
                             book.move({key, repo}, before, model.repositories(key));
                         });
        sidebar.resize(240, 400);
        sidebar.show();
        sidebar.activateWindow();
        if (!QTest::qWaitForWindowActive(&sidebar))
            qFatal("the window did not become active");
    }
    void addOcto()
    {
        add(u"a"_s, account(u"github.com"_s), octo());
        add(u"b"_s, account(u"ghe.example.com"_s), {repository(u"platform"_s, u"agent"_s)});
    }
    void add(const QString &key, const RepositoryModel::AccountInfo &info,
             const QList<Repository> &repositories)
    {
        model.setAccount(key, info);
        lists[key] = repositories;
        show(key);
    }
    /// As the feed does for a session.
    void show(const QString &key)
    {
        const QList<Repository> shown = book.arranged(key, lists.value(key));
        const auto pinned = std::ranges::count_if(shown, [&](const Repository &each) {
            return book.isPinned({key, each.id});
        });
        model.setRepositories(key, shown, int(pinned));
    }
    /// Many repositories of one account, "octo-org/r0" and so on.
    void addMany(int count)
    {
        QList<Repository> many;
        for (int i = 0; i < count; ++i)
            many.append(repository(u"octo-org"_s, u"r%1"_s.arg(i)));
        add(u"a"_s, account(u"github.com"_s), many);
    }
    QModelIndex shownIndex(const QString &key, const RepoId &id) const
    {
        const auto *proxy = qobject_cast<QSortFilterProxyModel *>(tree->model());
        return proxy->mapFromSource(model.find(key, id));
    }
    void makeCurrent(const QString &key, const RepoId &id)
    {
        tree->setFocus();
        tree->setCurrentIndex(shownIndex(key, id));
        chosen.clear();
    }
    QLineEdit *filter() const { return sidebar.findChild<QLineEdit *>(u"repositoryFilter"_s); }
    /// The names of the first account, as the model has them.
    QString names() const
    {
        QStringList all;
        for (const Repository &each : model.repositories(u"a"_s))
            all.append(each.id.name);
        return all.join(u' ');
    }
    void click(const QModelIndex &source)
    {
        const auto *proxy = qobject_cast<QSortFilterProxyModel *>(tree->model());
        const QModelIndex index = proxy->mapFromSource(source);
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
        QTest::newRow("waiting") << State::Waiting
                                 << u"github.com\n  Waiting for the keychain…\n"_s;
        QTest::newRow("signed out")
            << State::SignedOut << u"github.com\n  Signed out. Sign in again\n"_s;
        QTest::newRow("loading") << State::Loading
                                 << u"github.com\n  Reading the repositories…\n"_s;
        QTest::newRow("failed") << State::Failed << u"github.com\n  Not readable. Try again\n"_s;
        QTest::newRow("none") << State::Ready << u"github.com\n  No repositories. Add one\n"_s;
    }
    void note_tellsWhyThereIsNothing()
    {
        Fixture fix;
        QFETCH(State, state);
        fix.model.setAccount(u"a"_s, account(u"github.com"_s));
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
                 "  No repositories. Add one\n"
                 "ghe.example.com\n"
                 "  octo-org/harbor\n"
                 "  monalisa/dotfiles\n"_s);
    }

    void setRepositories_insertsPagesThatFollow()
    {
        Fixture fix;
        fix.model.setAccount(u"a"_s, account(u"github.com"_s));
        fix.model.setRepositories(u"a"_s, octo().first(2));
        QSignalSpy removed(&fix.model, &RepositoryModel::rowsRemoved);
        fix.model.setRepositories(u"a"_s, octo());
        QCOMPARE(removed.count(), 0);
    }

    void removeAccount_leavesTheOthersRight()
    {
        Fixture fix;
        fix.addOcto();
        fix.model.removeAccount(u"a"_s);
        QCOMPARE(printed(fix.model), u"ghe.example.com\n  platform/agent\n"_s);
        QVERIFY(fix.model.find(u"b"_s, {u"platform"_s, u"agent"_s}).isValid());
    }

    void badge_marksWhatCannotBeChanged()
    {
        Fixture fix;
        Repository archived = repository(u"octo-org"_s, u"old"_s);
        archived.archived = true;
        fix.model.setAccount(u"a"_s, account(u"github.com"_s));
        fix.model.setRepositories(u"a"_s, octo() << archived);
        const QModelIndex host = fix.model.findAccount(u"a"_s);
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
        fix.click(fix.model.findAccount(u"a"_s)); // a host is no repository
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
        QCOMPARE(fix.tree->currentIndex(), fix.shownIndex(u"a"_s, octo().at(1).id));
        QVERIFY(fix.tree->selectionModel()->isSelected(fix.tree->currentIndex()));
    }

    void setCurrentRepository_mayComeFirst()
    {
        Fixture fix;
        fix.sidebar.setCurrentRepository(u"a"_s, octo().at(2).id);
        fix.addOcto();
        QCOMPARE(fix.tree->currentIndex(), fix.shownIndex(u"a"_s, octo().at(2).id));
        QCOMPARE(fix.chosen.count(), 0);
    }

    void folding_isSavedAndRestored()
    {
        Fixture fix;
        fix.addOcto();
        const auto isOpen = [](const Fixture &of, int row) {
            return of.tree->isExpanded(of.tree->model()->index(row, 0));
        };
        QVERIFY(isOpen(fix, 0));
        fix.tree->collapse(fix.tree->model()->index(0, 0));
        const QByteArray state = fix.sidebar.saveState();

        Fixture other;
        QVERIFY(other.sidebar.restoreState(state)); // before the accounts are known
        other.addOcto();
        QVERIFY(!isOpen(other, 0));
        QVERIFY(isOpen(other, 1));
        QVERIFY(!other.sidebar.restoreState("rubbish"));
    }

    void failedNote_retriesOnClick()
    {
        Fixture fix;
        QSignalSpy retry(&fix.sidebar, &RepositorySidebar::retryRequested);
        fix.model.setAccount(u"a"_s, account(u"github.com"_s));
        fix.model.setState(u"a"_s, State::Failed, u"No network"_s);
        fix.click(fix.model.index(0, 0, fix.model.findAccount(u"a"_s)));
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

    void addButton_offersBoth()
    {
        Fixture fix;
        fix.addOcto();
        QSignalSpy account(&fix.sidebar, &RepositorySidebar::addRequested);
        QSignalSpy repository(&fix.sidebar, &RepositorySidebar::addRepositoryRequested);
        fix.sidebar.findChild<QToolButton *>(u"addRepositoryButton"_s)->click();
        auto *menu = fix.sidebar.findChild<QMenu *>(u"addMenu"_s);
        QVERIFY(menu && menu->isVisible());
        menu->actions().at(0)->trigger();
        menu->actions().at(1)->trigger();
        QCOMPARE(repository.count(), 1);
        QCOMPARE(account.count(), 1);
        menu->close();
    }

    void accounts_ofOneHostAreToldApart()
    {
        Fixture fix;
        fix.add(u"a"_s, account(u"github.com"_s, u"monalisa"_s), octo().first(1));
        QCOMPARE(fix.model.findAccount(u"a"_s).data().toString(), u"github.com"_s);
        fix.add(u"b"_s, account(u"github.com"_s, u"mona-at-work"_s), octo().first(1));
        fix.add(u"c"_s, account(u"ghe.example.com"_s, u"mlisa"_s), {});
        QCOMPARE(printed(fix.model),
                 u"github.com · monalisa\n"
                 "  octo-org/tidewater\n"
                 "github.com · mona-at-work\n"
                 "  octo-org/tidewater\n"
                 "ghe.example.com\n"
                 "  No repositories. Add one\n"_s);
        fix.model.removeAccount(u"b"_s);
        QCOMPARE(fix.model.findAccount(u"a"_s).data().toString(), u"github.com"_s);
    }

    void sameName_isOpenedUnderTheAccountClicked()
    {
        Fixture fix;
        fix.add(u"a"_s, account(u"github.com"_s, u"monalisa"_s), octo().first(1));
        fix.add(u"b"_s, account(u"github.com"_s, u"mona-at-work"_s), octo().first(1));
        fix.click(fix.model.find(u"b"_s, octo().first().id));
        fix.click(fix.model.find(u"a"_s, octo().first().id));
        QCOMPARE(fix.chosen.count(), 2);
        QCOMPARE(fix.chosen.at(0).at(0).toString(), u"b"_s);
        QCOMPARE(fix.chosen.at(1).at(0).toString(), u"a"_s);
    }

    void signedOutNote_standsAboveWhatIsKnown()
    {
        Fixture fix;
        fix.addOcto();
        fix.model.setState(u"b"_s, State::SignedOut, u"The token has expired."_s);
        QCOMPARE(printed(fix.model, fix.model.findAccount(u"b"_s)),
                 u"Signed out. Sign in again\nplatform/agent\n"_s);
        QSignalSpy signIn(&fix.sidebar, &RepositorySidebar::signInRequested);
        fix.click(fix.model.index(0, 0, fix.model.findAccount(u"b"_s)));
        QCOMPARE(signIn.count(), 1);
        QCOMPARE(signIn.first().first().toString(), u"b"_s);
        fix.click(fix.model.find(u"b"_s, {u"platform"_s, u"agent"_s}));
        QCOMPARE(fix.chosen.count(), 1);
        fix.model.setState(u"b"_s, State::Ready);
        QCOMPARE(printed(fix.model, fix.model.findAccount(u"b"_s)), u"platform/agent\n"_s);
    }

    void accountMenu_fitsItsState_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("expected");
        QTest::newRow("ready") << State::Ready << u"Refresh|Add repository…||Sign out…"_s;
        QTest::newRow("signed out")
            << State::SignedOut << u"Sign in again…|Add repository…||Sign out…"_s;
        QTest::newRow("waiting") << State::Waiting << u"Add repository…||Sign out…"_s;
    }
    void accountMenu_fitsItsState()
    {
        Fixture fix;
        QFETCH(State, state);
        fix.addOcto();
        fix.model.setState(u"a"_s, state);
        const QModelIndex row = fix.tree->model()->index(0, 0);
        Q_EMIT fix.tree->customContextMenuRequested(fix.tree->visualRect(row).center());
        auto *menu = fix.sidebar.findChild<QMenu *>(u"repositoryMenu"_s);
        QVERIFY(menu);
        QStringList entries;
        for (QAction *action : menu->actions())
            entries.append(action->text().remove(u'&'));
        menu->close();
        QTEST(entries.join(u'|'), "expected");
    }

    void signOut_isAskedForInTheMenu()
    {
        Fixture fix;
        fix.addOcto();
        QSignalSpy signOut(&fix.sidebar, &RepositorySidebar::signOutRequested);
        const QModelIndex row = fix.tree->model()->index(1, 0);
        Q_EMIT fix.tree->customContextMenuRequested(fix.tree->visualRect(row).center());
        auto *menu = fix.sidebar.findChild<QMenu *>(u"repositoryMenu"_s);
        menu->actions().last()->trigger();
        menu->close();
        QCOMPARE(signOut.count(), 1);
        QCOMPARE(signOut.first().first().toString(), u"b"_s);
    }

    void pin_movesToTheTopAndBack()
    {
        Fixture fix;
        fix.addOcto();
        fix.makeCurrent(u"a"_s, octo().at(2).id);
        QTest::keyClick(fix.tree, Qt::Key_P, Qt::AltModifier);
        QCOMPARE(fix.names(), u"dotfiles tidewater harbor"_s);
        const QModelIndex pinned = fix.model.find(u"a"_s, octo().at(2).id);
        QVERIFY(pinned.data(RepositoryModel::PinnedRole).toBool());
        QVERIFY(pinned.data(Qt::AccessibleDescriptionRole).toString().startsWith("Pinned."_L1));
        QCOMPARE(fix.tree->currentIndex(), fix.shownIndex(u"a"_s, octo().at(2).id));
        QTest::keyClick(fix.tree, Qt::Key_P, Qt::AltModifier);
        QCOMPARE(fix.names(), u"tidewater harbor dotfiles"_s);
        QCOMPARE(fix.chosen.count(), 0);
    }

    void altArrows_moveWithinTheAccount()
    {
        Fixture fix;
        fix.addOcto();
        fix.makeCurrent(u"a"_s, octo().at(0).id);
        QTest::keyClick(fix.tree, Qt::Key_Up, Qt::AltModifier); // it is the first
        QCOMPARE(fix.names(), u"tidewater harbor dotfiles"_s);
        QTest::keyClick(fix.tree, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(fix.names(), u"harbor tidewater dotfiles"_s);
        QTest::keyClick(fix.tree, Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(fix.tree, Qt::Key_Down, Qt::AltModifier); // it is the last
        QCOMPARE(fix.names(), u"harbor dotfiles tidewater"_s);
        QTest::keyClick(fix.tree, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(fix.names(), u"harbor tidewater dotfiles"_s);
        QCOMPARE(fix.chosen.count(), 0);
        QCOMPARE(fix.tree->currentIndex(), fix.shownIndex(u"a"_s, octo().at(0).id));
    }

    void drop_movesWithinTheAccountOnly()
    {
        Fixture fix;
        fix.addOcto();
        QAbstractItemModel *shown = fix.tree->model();
        const std::unique_ptr<QMimeData> data(
            shown->mimeData({fix.shownIndex(u"a"_s, octo().at(2).id)}));
        const QModelIndex own = shown->index(0, 0);
        const QModelIndex other = shown->index(1, 0);
        QVERIFY(shown->canDropMimeData(data.get(), Qt::MoveAction, 1, 0, own));
        QVERIFY(!shown->canDropMimeData(data.get(), Qt::MoveAction, 0, 0, other));
        QVERIFY(!shown->canDropMimeData(data.get(), Qt::MoveAction, 0, 0, {}));
        shown->dropMimeData(data.get(), Qt::MoveAction, 0, 0, other);
        QCOMPARE(fix.names(), u"tidewater harbor dotfiles"_s);
        shown->dropMimeData(data.get(), Qt::MoveAction, 1, 0, own);
        QCOMPARE(fix.names(), u"tidewater dotfiles harbor"_s);
        shown->dropMimeData(data.get(), Qt::MoveAction, -1, -1, own); // on the account itself
        QCOMPARE(fix.names(), u"tidewater harbor dotfiles"_s);
    }

    void remove_canBeUndone()
    {
        Fixture fix;
        fix.addOcto();
        QSignalSpy removed(&fix.sidebar, &RepositorySidebar::repositoryRemoved);
        fix.makeCurrent(u"a"_s, octo().at(1).id);
        QTest::keyClick(fix.tree, Qt::Key_Delete);
        QCOMPARE(fix.names(), u"tidewater dotfiles"_s);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(fix.chosen.count(), 0); // the neighbour is not opened in its place
        QTest::keyClick(fix.tree, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(fix.names(), u"tidewater harbor dotfiles"_s);
        QCOMPARE(fix.tree->currentIndex(), fix.shownIndex(u"a"_s, octo().at(1).id));
    }

    void rightClick_opensNothing()
    {
        Fixture fix;
        fix.addOcto();
        fix.makeCurrent(u"a"_s, octo().at(0).id);
        const QPoint place = fix.tree->visualRect(fix.shownIndex(u"a"_s, octo().at(1).id)).center();
        QTest::mouseClick(fix.tree->viewport(), Qt::RightButton, {}, place);
        Q_EMIT fix.tree->customContextMenuRequested(place);
        QCOMPARE(fix.chosen.count(), 0);
        fix.sidebar.findChild<QAction *>(u"removeRepositoryAction"_s)->trigger();
        QCOMPARE(fix.names(), u"tidewater dotfiles"_s); // the one below the mouse
        fix.sidebar.findChild<QMenu *>(u"repositoryMenu"_s)->close();
    }

    void filter_comesWithTheThirteenth()
    {
        Fixture fix;
        fix.addMany(12);
        QVERIFY(!fix.filter()->isVisible());
        fix.addMany(13);
        QVERIFY(fix.filter()->isVisible());
    }

    void filter_showsWhatHoldsAllWords()
    {
        Fixture fix;
        fix.addMany(60);
        fix.add(u"b"_s, account(u"ghe.example.com"_s), {repository(u"platform"_s, u"agent"_s)});
        fix.makeCurrent(u"a"_s, {u"octo-org"_s, u"r30"_s});
        QTest::keyClicks(fix.filter(), u"r5 OCTO"_s);
        QCOMPARE(printed(*fix.tree->model()).count(u'\n'), 1 + 11); // r5, r50 to r59
        QVERIFY(fix.tree->isExpanded(fix.tree->model()->index(0, 0)));
        QCOMPARE(fix.chosen.count(), 0);
        QTest::keyClick(fix.filter(), Qt::Key_Escape);
        QCOMPARE(printed(*fix.tree->model()).count(u'\n'), 2 + 61);
        QCOMPARE(fix.tree->currentIndex(), fix.shownIndex(u"a"_s, {u"octo-org"_s, u"r30"_s}));
    }

    void filter_opensTheFirstOnEnter()
    {
        Fixture fix;
        fix.addMany(60);
        QTest::keyClicks(fix.filter(), u"r42"_s);
        QTest::keyClick(fix.filter(), Qt::Key_Return);
        QCOMPARE(fix.chosen.count(), 1);
        QCOMPARE(fix.chosen.first().at(1).value<RepoId>().name, u"r42"_s);
        QVERIFY(fix.filter()->text().isEmpty());
    }

    void filter_takesWhatIsTypedInTheTree()
    {
        Fixture fix;
        fix.addMany(60);
        QTest::keyClick(fix.tree, Qt::Key_R);
        QCOMPARE(fix.filter()->text(), u"r"_s);
    }

    void filter_saysWhenNothingMatches()
    {
        Fixture fix;
        fix.addMany(60);
        fix.filter()->setText(u"nothing like it"_s);
        QVERIFY(!fix.tree->isVisible());
        fix.sidebar.findChild<QPushButton *>(u"statePrimaryButton"_s)->click();
        QVERIFY(fix.tree->isVisible());
        QVERIFY(fix.filter()->text().isEmpty());
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
