#include "app/program.h"
#include "core/accounts/accountlist.h"
#include "core/storage/editjournal.h"
#include "core/storage/releasecache.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace {

QTemporaryDir &home()
{
    static QTemporaryDir folder;
    return folder;
}

/// Looks at the preview of the notes when the window is painted for the first time.
class FirstPaint : public QObject
{
public:
    [[nodiscard]] bool seen() const { return m_seen; }
    [[nodiscard]] bool hadPreview() const { return m_preview; }

    bool eventFilter(QObject *object, QEvent *event) override
    {
        auto *window = qobject_cast<ui::MainWindow *>(object);
        if (event->type() == QEvent::Paint && window && !m_seen) {
            m_seen = true;
            const auto *preview = window->findChild<QTextBrowser *>(u"notesPreview"_s);
            m_preview = preview && preview->toPlainText().contains(u"Keeps the order"_s);
        }
        return false;
    }

private:
    bool m_seen = false;
    bool m_preview = false;
};

} // namespace

/// The window of an account that is remembered, whose server cannot be reached.
class TestFirstPicture : public QObject
{
    Q_OBJECT

public:
    static void initMain()
    {
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(home().filePath(u"config"_s)));
        qputenv("XDG_DATA_HOME", QFile::encodeName(home().filePath(u"data"_s)));
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nobody"); // and nobody's keychain
        for (const auto *name : {"GH_TOKEN", "GITHUB_TOKEN"})
            qunsetenv(name);
        QCoreApplication::setOrganizationName(u"slipway"_s);
        QCoreApplication::setApplicationName(u"slipway"_s);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const core::Account account{.host
                                    = core::Host::enterpriseServer(QUrl(u"http://127.0.0.1:9"_s)),
                                    .login = u"monalisa"_s,
                                    .keeping = core::Account::Keeping::Keychain};
        const core::Repository repository{.id = {.owner = u"octo-org"_s, .name = u"archive"_s},
                                          .defaultBranch = u"main"_s,
                                          .canPush = true};
        {
            QSettings store;
            core::Settings settings(store);
            settings.set(core::keys::accounts, core::accountlist::write({account}));
            settings.set(core::keys::lastRepository, account.key() + u' ' + repository.id.slug());
        }
        m_scope = {.host = account.host.displayName(), .repo = repository.id};
        m_release = {.id = 1, .tag = u"v1"_s, .title = u"One"_s, .notes = u"## Archive\n\n"_s};
        for (int i = 0; i < 60; ++i)
            m_release.notes += u"- Keeps the **order** of `entries` (#%1)\n"_s.arg(i);
        core::ReleaseCache cache(database());
        cache.keep(account.key(), repository.id,
                   {.asOf = QDateTime::currentDateTimeUtc().addSecs(-720),
                    .releases = {m_release},
                    .repository = repository,
                    .branches = {u"main"_s}});
        cache.keep(account.key(),
                   {.asOf = QDateTime::currentDateTimeUtc().addSecs(-720),
                    .user = {.id = 1, .login = account.login},
                    .repositories = {repository}});
    }

    /// Nobody is kept waiting for long: where the processors are busy the picture may come without.
    void window_opensWithThePreviewInIt()
    {
        bool hadPreview = false;
        for (int i = 0; i < 8 && !hadPreview; ++i) {
            app::Program program(*qApp, {});
            FirstPaint paint;
            qApp->installEventFilter(&paint);
            program.start();
            QTRY_VERIFY(paint.seen());
            hadPreview = paint.hadPreview();
        }

        QVERIFY(hadPreview);
    }

    /// The list may be there before the journal of edits has been read.
    void keptEdit_isShown()
    {
        {
            core::ReleaseEdit edit = core::ReleaseEdit::of(m_release);
            edit.content.notes = u"Typed before the program was killed"_s;
            edit.editedAt = QDateTime::currentDateTimeUtc();
            core::EditJournal(database()).keep(m_scope, edit);
        }

        app::Program program(*qApp, {});
        program.start();

        QTRY_VERIFY(program.window().findChild<QPlainTextEdit *>(u"notesSource"_s));
        auto *source = program.window().findChild<QPlainTextEdit *>(u"notesSource"_s);
        QTRY_COMPARE(source->toPlainText(), u"Typed before the program was killed"_s);
    }

private:
    static QString database()
    {
        return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
            + u"/slipway.sqlite"_s;
    }

    core::EditScope m_scope;
    core::Release m_release;
};

QTEST_MAIN(TestFirstPicture)
#include "tst_firstpicture.moc"
