#include "app/hub/hub.h"
#include "core/accounts/accountbook.h"
#include "core/accounts/clientid.h"
#include "core/accounts/tokenvault.h"
#include "core/settings/settings.h"
#include "tests/support/privatekeyring.h"
#include "tests/support/rawserver.h"
#include "tests/support/testcertificate.h"
#include "ui/accounts/accountcommands.h"
#include "ui/accounts/accountsummary.h"
#include "ui/accounts/certificatefield.h"
#include "ui/accounts/signindialog.h"
#include "ui/common/messagebar.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::Account;

/// The sign-in dialog with the practice server and a real keyring.
class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir(m_home.path()).mkpath(u"keys"_s));
        m_keyring = std::make_unique<PrivateKeyring>(m_home.filePath(u"keys"_s));
        QVERIFY2(m_keyring->startBus() && m_keyring->startKeyring(),
                 qPrintable(m_keyring->errorString()));
        m_keyring->enter();
        QVERIFY2(m_hub.start(), qPrintable(m_hub.errorString()));
        m_address = m_hub.baseUrl().toString();
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<QSettings>(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat);
        m_settings = std::make_unique<core::Settings>(*m_store);
        m_vault = std::make_unique<core::TokenVault>();
        m_book = std::make_unique<core::AccountBook>(*m_settings, *m_vault);
        m_dialog = std::make_unique<ui::SignInDialog>(*m_book, *m_settings);
        m_dialog->show();
        type(u"signInHost"_s, m_address);
    }

    void cleanup()
    {
        m_hub.clearFaults();
        m_dialog.reset();
        for (const core::HostSession *session : m_book->sessions()) {
            QSignalSpy gone(m_vault->remove(session->key()), &core::Job::finished);
            QVERIFY(gone.wait());
        }
        m_book.reset();
        m_vault.reset();
    }

    void host_isFoundWhileTyping()
    {
        QTRY_VERIFY(label(u"signInFound"_s).startsWith(u"GitHub Enterprise Server"_s));
        // A classic token can be made on every GitHub.
        QVERIFY(widget<QPushButton>(u"classicTokenButton"_s)->isVisibleTo(m_dialog.get()));

        type(u"signInHost"_s, u"github.com"_s);
        QTRY_COMPARE(label(u"signInFound"_s), u"GitHub.com"_s);
        QVERIFY(widget<QPushButton>(u"fineGrainedTokenButton"_s)->isVisibleTo(m_dialog.get()));
        QSignalSpy links(m_dialog.get(), &ui::SignInDialog::linkActivated);
        widget<QPushButton>(u"fineGrainedTokenButton"_s)->click();
        QCOMPARE(links.count(), 1);
        QCOMPARE(links.first().first().toUrl().host(), u"github.com"_s);
    }

    void token_endsInTheKeychain()
    {
        QVERIFY(!button()->isEnabled());
        type(u"signInToken"_s, m_hub.token() + u' ');
        QVERIFY(button()->isEnabled());
        button()->click();
        QCOMPARE(widget<QPushButton>(u"signInCancelButton"_s)->text(), u"Stop"_s);

        QTRY_COMPARE(label(u"accountKeeping"_s),
                     u"The token is kept in the keychain of this computer."_s);
        QVERIFY(label(u"accountWhere"_s).startsWith(u"monalisa on "_s));
        QVERIFY(label(u"accountPermissions"_s).contains(u"repo"_s));
        QCOMPARE(m_book->sessions().size(), 1);
        const QString key = m_book->sessions().first()->key();
        QCOMPARE(stored(key), m_hub.token().toLatin1());
        QCOMPARE(button()->text(), u"Done"_s);
        button()->click();
        QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
        // Nothing of it is in the settings.
        m_store->sync();
        QFile settings(m_store->fileName());
        QVERIFY(settings.open(QIODevice::ReadOnly));
        const QByteArray kept = settings.readAll();
        QVERIFY(kept.contains("monalisa"));
        QVERIFY(!kept.contains(m_hub.token().toLatin1()));
    }

    void wrongToken_isSaid_andNothingIsLost()
    {
        type(u"signInToken"_s, u"ghp_wrong"_s);
        button()->click();
        QTRY_VERIFY(!message().isEmpty());
        QVERIFY(m_book->sessions().isEmpty());
        QCOMPARE(widget<QLineEdit>(u"signInToken"_s)->text(), u"ghp_wrong"_s);
        QVERIFY(button()->isEnabled());
        QCOMPARE(widget<QPushButton>(u"signInCancelButton"_s)->text(), u"Cancel"_s);
    }

    void tokenWithoutScope_warns()
    {
        type(u"signInToken"_s, m_hub.scopelessToken());
        widget<QCheckBox>(u"rememberBox"_s)->setChecked(false);
        button()->click();
        auto *warning = widget<ui::MessageBar>(u"accountWarning"_s);
        QTRY_VERIFY(warning->isVisibleTo(m_dialog.get()));
        QVERIFY(warning->text().contains(u"repo"_s));
        QTRY_VERIFY(label(u"accountKeeping"_s).contains(u"until you quit"_s));
        QCOMPARE(stored(m_book->sessions().first()->key()), std::nullopt);
    }

    void pastedToken_leavesTheClipboard()
    {
        QApplication::clipboard()->setText(u" ghp_pasted\n"_s);
        widget<QPushButton>(u"pasteTokenButton"_s)->click();
        QCOMPARE(widget<QLineEdit>(u"signInToken"_s)->text(), u"ghp_pasted"_s);
        QCOMPARE(QApplication::clipboard()->text(), QString());
    }

    void lockedKeychain_canBeTriedAgain()
    {
        QVERIFY(m_keyring->lock());
        type(u"signInToken"_s, m_hub.token());
        button()->click();
        QTRY_VERIFY_WITH_TIMEOUT(message().contains(u"locked"_s), 15'000);
        // It works all the same.
        QVERIFY(label(u"accountKeeping"_s).contains(u"until you quit"_s));
        QCOMPARE(m_book->sessions().size(), 1);
        const QString key = m_book->sessions().first()->key();
        QTRY_VERIFY(!m_book->sessions().first()->repositories().isEmpty());

        QVERIFY(m_keyring->unlock());
        again()->click();
        QTRY_VERIFY(label(u"accountKeeping"_s).contains(u"in the keychain"_s));
        QCOMPARE(stored(key), m_hub.token().toLatin1());
    }

    void stoppedSignIn_leavesNothing()
    {
        m_hub.addFault(
            {.method = "GET", .pathPattern = u"/user$"_s, .wire = hub::Fault::Wire::Stall});
        type(u"signInToken"_s, m_hub.token());
        button()->click();
        QTRY_VERIFY(std::ranges::any_of(m_hub.requests(), [](const hub::SeenRequest &request) {
            return request.target.endsWith("/user");
        }));
        widget<QPushButton>(u"signInCancelButton"_s)->click();
        QVERIFY(m_dialog->isVisible());
        QVERIFY(button()->isEnabled());
        QVERIFY(message().isEmpty());
        QVERIFY(m_book->sessions().isEmpty());
    }

    void code_isShownCopiedAndEndsInAnAccount()
    {
        auto *ways = widget<QTabWidget>(u"signInWays"_s);
        ways->setCurrentIndex(1);
        QTRY_VERIFY(label(u"signInFound"_s).startsWith(u"GitHub Enterprise Server"_s));
        // A server of one's own needs a registration of its own.
        auto *clientId = widget<QLineEdit>(u"signInClientId"_s);
        QVERIFY(clientId->isVisibleTo(m_dialog.get()));
        QVERIFY(!button()->isEnabled());
        QTest::keyClicks(clientId, u"Iv1.0123456789abcdef"_s);
        button()->click();

        auto *code = widget<QLabel>(u"deviceCode"_s);
        QTRY_VERIFY(code->isVisibleTo(m_dialog.get()));
        QCOMPARE(code->text(), u"WAVE-2024"_s);
        QVERIFY(label(u"deviceTimeLeft"_s).contains(u"min"_s));
        QSignalSpy links(m_dialog.get(), &ui::SignInDialog::linkActivated);
        widget<QPushButton>(u"openDevicePageButton"_s)->click();
        QCOMPARE(QApplication::clipboard()->text(), u"WAVE-2024"_s);
        QCOMPARE(links.count(), 1);
        QCOMPARE(links.first().first().toUrl().path(), u"/login/device"_s);

        QTRY_COMPARE_WITH_TIMEOUT(m_book->sessions().size(), 1, 15'000);
        QTRY_VERIFY(label(u"accountKeeping"_s).contains(u"in the keychain"_s));
        QCOMPARE(core::clientid::of(m_book->sessions().first()->host(), *m_settings),
                 u"Iv1.0123456789abcdef"_s);
    }

    void gitHubCli_isAskedOnlyOnRequest_andTakenOver()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(u"gh"_s));
        qputenv("GH_CONFIG_DIR", m_folder->filePath(u"gh"_s).toUtf8());
        const QString host = m_address;
        QFile hosts(m_folder->filePath(u"gh/hosts.yml"_s));
        QVERIFY(hosts.open(QIODevice::WriteOnly));
        hosts.write(
            u"\"%1\":\n    users:\n        monalisa:\n    user: monalisa\n"_s.arg(host).toUtf8());
        hosts.close();
        QVERIFY(m_keyring->store(u"gh"_s,
                                 {u"service"_s, u"gh:"_s + host, u"username"_s, u"monalisa"_s},
                                 m_hub.token().toLatin1()));
        ui::SignInDialog dialog(*m_book, *m_settings);
        dialog.show();
        dialog.findChild<QTabWidget *>(u"signInWays"_s)->setCurrentIndex(2);
        auto *list = dialog.findChild<QListWidget *>(u"cliAccounts"_s);
        QCOMPARE(list->count(), 0);
        auto *signIn = dialog.findChild<QPushButton *>(u"signInButton"_s);
        QVERIFY(!signIn->isEnabled());

        dialog.findChild<QPushButton *>(u"lookForCliButton"_s)->click();
        QCOMPARE(list->count(), 1);
        QVERIFY(list->item(0)->text().startsWith(u"monalisa on "_s));
        signIn->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_book->sessions().size(), 1, 15'000);
        QCOMPARE(m_book->sessions().first()->account().login, u"monalisa"_s);
        qunsetenv("GH_CONFIG_DIR");
    }

    void ownAuthority_isAskedForWhenTheServerIsNotTrusted()
    {
        const QSslConfiguration tls = testing::selfSignedServer();
        testing::RawServer server(
            [](const testing::WireRequest &) {
                return testing::wireReply(200, R"({"installed_version":"3.17.1"})",
                                          {{"Content-Type", "application/json"}});
            },
            tls);
        auto *choose = widget<QPushButton>(u"certificateButton"_s);
        type(u"signInHost"_s, server.url({}).toString());
        QTRY_VERIFY(label(u"signInFound"_s).contains(u"certificate"_s));
        QVERIFY(choose->isVisibleTo(m_dialog.get()));

        const QString path = m_folder->filePath(u"authority.pem"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(tls.localCertificate().toPem());
        file.close();
        auto *field = m_dialog->findChild<ui::CertificateField *>();
        QVERIFY(!field->load(m_folder->filePath(u"missing.pem"_s)));
        QVERIFY(field->load(path));

        const QString print = QString::fromLatin1(
            tls.localCertificate().digest(QCryptographicHash::Sha256).toHex(':').toUpper());
        QVERIFY(label(u"certificateLabel"_s).contains(print));
        QTRY_VERIFY2(label(u"signInFound"_s).contains(u"3.17.1"_s),
                     qPrintable(label(u"signInFound"_s)));
    }

    void signOut_asksAndDeletesTheEntry()
    {
        signInWithToken();
        const QString key = m_book->sessions().first()->key();
        QCOMPARE(stored(key), m_hub.token().toLatin1());
        QWidget window;
        window.show();
        ui::AccountCommands commands(*m_book, *m_settings, &window);

        commands.signOut(key);
        auto *box = window.findChild<QMessageBox *>(u"signOutBox"_s);
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Return); // a stray key
        QTRY_VERIFY(!window.findChild<QMessageBox *>(u"signOutBox"_s));
        QCOMPARE(m_book->sessions().size(), 1);

        commands.signOut(key);
        box = window.findChild<QMessageBox *>(u"signOutBox"_s);
        for (QAbstractButton *made : box->buttons()) {
            if (box->buttonRole(made) == QMessageBox::DestructiveRole)
                made->click();
        }
        QTRY_VERIFY(m_book->sessions().isEmpty());
        QCOMPARE(stored(key), std::nullopt);
    }

    void signOut_thatTheKeychainRefuses_isNoSignOut()
    {
        signInWithToken();
        const QString key = m_book->sessions().first()->key();
        QVERIFY(m_keyring->lock());
        QWidget window;
        window.show();
        ui::AccountCommands commands(*m_book, *m_settings, &window);
        commands.signOut(key);
        auto *box = window.findChild<QMessageBox *>(u"signOutBox"_s);
        for (QAbstractButton *made : box->buttons()) {
            if (box->buttonRole(made) == QMessageBox::DestructiveRole)
                made->click();
        }
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QMessageBox *>(u"forgetAccountBox"_s), 15'000);
        QCOMPARE(m_book->sessions().size(), 1);
        QVERIFY(m_keyring->unlock());
        box = window.findChild<QMessageBox *>(u"forgetAccountBox"_s);
        for (QAbstractButton *made : box->buttons()) {
            if (box->buttonRole(made) == QMessageBox::AcceptRole)
                made->click();
        }
        QTRY_VERIFY(m_book->sessions().isEmpty());
        QCOMPARE(stored(key), std::nullopt);
    }

    void expiry_isCountedWhenItIsNear()
    {
        const QDateTime now(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);
        QCOMPARE(ui::AccountSummary::expiry({}, now), QString());
        QVERIFY(
            ui::AccountSummary::expiry(now.addDays(100), now).startsWith(u"It is good until"_s));
        QVERIFY(ui::AccountSummary::expiry(now.addDays(3), now).contains(u"3"_s));
        QVERIFY(ui::AccountSummary::expiry(now.addDays(-1), now).startsWith(u"It expired"_s));
    }

private:
    template <typename T>
    T *widget(const QString &name) const
    {
        T *found = m_dialog->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }

    [[nodiscard]] QString label(const QString &name) const { return widget<QLabel>(name)->text(); }
    [[nodiscard]] QPushButton *button() const { return widget<QPushButton>(u"signInButton"_s); }

    [[nodiscard]] QString message() const
    {
        const auto *bar = widget<ui::MessageBar>(u"signInMessages"_s);
        return bar->isVisibleTo(m_dialog.get()) ? bar->text() : QString();
    }

    [[nodiscard]] QAbstractButton *again() const
    {
        for (auto *made :
             widget<ui::MessageBar>(u"signInMessages"_s)->findChildren<QAbstractButton *>()) {
            if (made->text() == u"Try again"_s)
                return made;
        }
        qFatal("there is nothing to try again");
    }

    /// Replaces what stands there, as a person does.
    void type(const QString &name, const QString &text)
    {
        auto *field = widget<QLineEdit>(name);
        field->selectAll();
        QTest::keyClicks(field, text);
    }

    void signInWithToken()
    {
        type(u"signInToken"_s, m_hub.token());
        button()->click();
        QTRY_VERIFY(label(u"accountKeeping"_s).contains(u"in the keychain"_s));
    }

    [[nodiscard]] std::optional<QByteArray> stored(const QString &key) const
    {
        return m_keyring->lookup({u"server"_s, u"slipway"_s, u"user"_s, key});
    }

    QTemporaryDir m_home;
    hub::Hub m_hub{{.seed = hub::Seed::Demo}};
    QString m_address;
    std::unique_ptr<PrivateKeyring> m_keyring;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<core::Settings> m_settings;
    std::unique_ptr<core::TokenVault> m_vault;
    std::unique_ptr<core::AccountBook> m_book;
    std::unique_ptr<ui::SignInDialog> m_dialog;
};

QTEST_MAIN(TestSignIn)
#include "tst_signindialog.moc"
