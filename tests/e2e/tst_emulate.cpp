#include "core/accounts/hostsession.h"
#include "core/github/hostprobe.h"
#include "core/releases/publishflow.h"
#include "core/releases/releasedesk.h"
#include "tests/e2e/emulate.h"
#include "tests/support/await.h"
#include "tests/support/signedin.h"

#include <QCryptographicHash>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using testing::await;

namespace {

constexpr int patience = 30'000; ///< milliseconds; the machine may be busy

QStringList namesOf(const QList<Asset> &assets)
{
    QStringList names;
    for (const Asset &asset : assets)
        names.append(asset.name);
    names.sort();
    return names;
}

} // namespace

/// The stack below the window against a GitHub that we did not write: from finding the API to a
/// release that is made, filled, published and gone again.
///
/// What emulate lacks and we live with: it gives no digests (hence Proof::SizeOnly), keeps names as
/// they are sent, makes no tag when a release is published, and lets no two drafts share a tag.
class TestEmulate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_emulate.start(), qPrintable(m_emulate.errorString()));
        HttpClient client(Emulate::token().toUtf8(), {m_emulate.baseUrl()});

        const auto found = await(new HostProbe(client, m_emulate.baseUrl(), &client));

        QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
        QCOMPARE(found->kind, Host::Kind::EnterpriseServer);
        QCOMPARE(found->api, m_emulate.baseUrl());
        m_host = *found;
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = signedIn(m_host, Emulate::token());
        m_journal = std::make_unique<EditJournal>(m_folder->filePath(u"edits.sqlite"_s));
        m_desk = std::make_unique<ReleaseDesk>(m_session->api(), repo, *m_journal,
                                               LookAgain{.first = 1ms, .each = 50ms, .times = 3});
    }

    void cleanup()
    {
        m_desk.reset();
        m_journal.reset();
        m_session.reset();
    }

    void session_knowsWhoIsSignedInAndWhatToWorkOn()
    {
        m_session->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->state() != HostSession::State::Loading, patience);

        QCOMPARE(m_session->state(), HostSession::State::Ready);
        QCOMPARE(m_session->login(), Emulate::login());
        const auto &repositories = m_session->repositories();
        QCOMPARE(repositories.size(), 2);
        const auto lighthouse = std::ranges::find(repositories, repo, &Repository::id);
        QVERIFY(lighthouse != repositories.end());
        QVERIFY(lighthouse->canPush);
        QCOMPARE(lighthouse->defaultBranch, u"main"_s);
        QCOMPARE(lighthouse->description, u"Releases are made here"_s);
    }

    /// A job at a time, as a person at the window would do it.
    void release_isMadeFilledEditedPublishedAndDeleted()
    {
        ReleaseEdit edit = fresh(u"v1.0"_s);
        edit.content.notes = u"# First\n\nWith *everything*: ünï côdé, 日本語 and 🚢\n"_s;
        const Release draft = saved(edit);
        QVERIFY(draft.id > 0);
        QVERIFY(draft.draft);
        QCOMPARE(draft.notes, edit.content.notes);
        QCOMPARE(draft.target, u"main"_s);

        upload(draft,
               {file(u"lighthouse-1.0.tar.gz"_s, QByteArray(3 << 20, 'z')),
                file(u"lighthouse+tools-1.0.zip"_s, QByteArray(70'000, 'p')),
                file(u"LICENSE"_s, "free")});
        const auto transfers = m_session->transfers().transfersOf(repo, draft.id);
        QCOMPARE(transfers.size(), 3);
        for (const Transfer &transfer : transfers) {
            QCOMPARE(transfer.state, Transfer::State::Done);
            QCOMPARE(transfer.proof, Proof::SizeOnly);
            QCOMPARE(transfer.sha256, digestOf(transfer.path));
        }

        edit = *m_desk->editOf(draft.id);
        edit.content.title = u"The first one"_s;
        edit.content.notes += u"\nChecked.\n"_s;
        const Release edited = saved(edit);
        QCOMPARE(edited.id, draft.id);
        QCOMPARE(edited.tag, u"v1.0"_s);
        QCOMPARE(edited.notes, edit.content.notes);

        const Release published = publish(ReleaseEdit::of(edited));
        QCOMPARE(published.id, draft.id);
        QCOMPARE(published.state(), ReleaseState::Published);
        QVERIFY(published.publishedAt.isValid());

        ReleaseStore store(m_session->api(), repo);
        refresh(store);
        QVERIFY(store.release(draft.id));
        const QStringList names{u"LICENSE"_s, u"lighthouse+tools-1.0.zip"_s,
                                u"lighthouse-1.0.tar.gz"_s};
        QCOMPARE(namesOf(store.release(draft.id)->assets), names);
        QTRY_COMPARE(store.latestId(), draft.id);

        const auto license = std::ranges::find(published.assets, u"LICENSE"_s, &Asset::name);
        QVERIFY(license != published.assets.end());
        const auto renamed = await(m_session->transfers().updateAsset(
            repo, draft.id, license->id, {.name = u"COPYING"_s, .label = u"The licence"_s}));
        QVERIFY(renamed);
        QCOMPARE(renamed->id, license->id);
        QCOMPARE(renamed->name, u"COPYING"_s);
        QCOMPARE(renamed->label, u"The licence"_s);
        QCOMPARE(renamed->size, 4);

        makeTag(u"v1.0"_s);
        QVERIFY(await(m_session->api().tag(repo, u"v1.0"_s)));
        remove(published, true);
        QCOMPARE(await(m_session->api().release(repo, draft.id)).error().kind,
                 Error::Kind::NotFound);
        QCOMPARE(await(m_session->api().tag(repo, u"v1.0"_s)).error().kind, Error::Kind::NotFound);
    }

    /// The button pressed before anything is on the server.
    void publish_ofAFreshReleaseTakesItsWaitingFilesAlong()
    {
        const ReleaseEdit edit = fresh(u"v2.0"_s);
        for (const QString &name : {u"a.txt"_s, u"b.txt"_s, u"c.txt"_s})
            m_session->transfers().upload(repo, edit.base, file(name, name.toUtf8()));

        const Release published = publish(edit);

        QVERIFY(!published.draft);
        QCOMPARE(published.tag, u"v2.0"_s);
        QCOMPARE(namesOf(published.assets), (QStringList{u"a.txt"_s, u"b.txt"_s, u"c.txt"_s}));
        remove(published, false);
    }

    /// emulate would store a second file of that name without a word.
    void upload_ofATakenNameAsksAndThenReplaces()
    {
        const Release draft = saved(fresh(u"v3.0"_s));
        upload(draft, {file(u"app.bin"_s, "old bytes")});
        const Asset old = await(m_session->api().assets(repo, draft.id)).value().first();
        auto &queue = m_session->transfers();

        const qint64 second = queue.upload(repo, draft, file(u"app.bin"_s, "newer bytes"));
        QTRY_COMPARE_WITH_TIMEOUT(queue.transfer(second)->state, Transfer::State::NeedsDecision,
                                  patience);
        QCOMPARE(queue.transfer(second)->taken->id, old.id);
        queue.decide(second, ClashDecision::Replace);
        QTRY_VERIFY_WITH_TIMEOUT(queue.transfer(second)->isOver(), patience);

        QCOMPARE(queue.transfer(second)->state, Transfer::State::Done);
        const auto now = await(m_session->api().assets(repo, draft.id)).value();
        QCOMPARE(namesOf(now), QStringList{u"app.bin"_s});
        QCOMPARE(now.first().size, 11);
        QVERIFY(now.first().id != old.id);
        remove(draft, false);
    }

    void save_overSomebodyElsesChangeIsAConflict()
    {
        const Release draft = saved(fresh(u"v4.0"_s));
        const auto theirs = await(m_session->api().updateRelease(repo, draft.id,
                                                                 {.tag = draft.tag,
                                                                  .target = draft.target,
                                                                  .title = draft.title,
                                                                  .notes = u"theirs"_s}));
        QVERIFY(theirs);
        ReleaseEdit mine = ReleaseEdit::of(draft);
        mine.content.notes = u"mine"_s;
        QSignalSpy conflicted(m_desk.get(), &ReleaseDesk::conflicted);

        m_desk->save(mine);

        QVERIFY(conflicted.wait(patience));
        QCOMPARE(await(m_session->api().release(repo, draft.id))->notes, u"theirs"_s);
        remove(draft, false);
    }

    void save_ofATagThatIsTakenIsRefusedAndKept()
    {
        const Release first = saved(fresh(u"v5.0"_s));
        const ReleaseEdit second = fresh(u"v5.0"_s);
        m_desk->shelf().put(second);
        QSignalSpy failed(m_desk.get(), &ReleaseDesk::failed);

        m_desk->save(second);

        QVERIFY(failed.wait(patience));
        const auto error = failed.first().at(1).value<Error>();
        QCOMPARE(error.kind, Error::Kind::Rejected);
        QCOMPARE(error.httpStatus, 422);
        QVERIFY(!error.message.isEmpty());
        QVERIFY(m_desk->shelf().edit(second.base.id));
        remove(first, false);
    }

    void refresh_ofAnUnknownRepositoryTellsThatThereIsNone()
    {
        ReleaseStore store(m_session->api(), {.owner = Emulate::login(), .name = u"atlantis"_s});

        refresh(store);

        QCOMPARE(store.state(), ReleaseStore::State::Failed);
        QCOMPARE(store.error().kind, Error::Kind::NotFound);
    }

    void refresh_readsEveryPage()
    {
        constexpr int count = 205;
        const RepoId archive = Emulate::archive();
        int made = 0;
        for (int number = 1; number <= count; ++number) {
            m_session->api()
                .createRelease(archive, {.tag = u"v%1"_s.arg(number), .draft = false})
                ->then(this, [&made](const Result<Release> &result) { made += result ? 1 : 0; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(made, count, patience);
        ReleaseStore store(m_session->api(), archive);

        refresh(store);

        QCOMPARE(store.state(), ReleaseStore::State::Loaded);
        QSet<QString> tags;
        for (const Release &release : store.releases())
            tags.insert(release.tag);
        QCOMPARE(tags.size(), count);
        QCOMPARE(store.releases().size(), count);
    }

private:
    static ReleaseEdit fresh(const QString &tag)
    {
        static qint64 nextId = -1;
        ReleaseEdit edit = ReleaseEdit::fresh(nextId--);
        edit.content.tag = tag;
        edit.content.title = u"Lighthouse "_s + tag;
        return edit;
    }

    /// Saves and waits; a release with id 0 if that failed.
    Release saved(const ReleaseEdit &edit)
    {
        QSignalSpy spy(m_desk.get(), &ReleaseDesk::saved);
        m_desk->save(edit);
        return spy.wait(patience) ? spy.first().at(1).value<Release>() : Release{};
    }

    /// With the files that wait for it; a release with id 0 if that failed.
    Release publish(const ReleaseEdit &edit)
    {
        QSignalSpy spy(m_desk.get(), &ReleaseDesk::published);
        new PublishFlow(*m_desk, m_session->transfers(), edit, this);
        return spy.wait(patience) ? spy.first().first().value<Release>() : Release{};
    }

    void upload(const Release &draft, const QStringList &paths)
    {
        for (const QString &path : paths)
            m_session->transfers().upload(repo, draft, path);
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->transfers().isUploadingTo(repo, draft.id), patience);
    }

    void remove(const Release &release, bool withTag)
    {
        QSignalSpy deleted(m_desk.get(), &ReleaseDesk::deleted);
        m_desk->deleteRelease(release, withTag);
        QVERIFY(deleted.wait(patience));
    }

    void refresh(ReleaseStore &store)
    {
        store.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(store.state() != ReleaseStore::State::Loading, patience);
    }

    /// Publishing makes the tag on GitHub; here somebody has to push it.
    void makeTag(const QString &name)
    {
        const auto branches = await(m_session->api().branches(repo));
        QVERIFY(branches);
        QNetworkRequest request(
            m_emulate.baseUrl().resolved(QUrl(u"/repos/%1/git/refs"_s.arg(repo.slug()))));
        request.setRawHeader("Authorization", "Bearer " + Emulate::token().toUtf8());
        request.setRawHeader("Content-Type", "application/json");
        const QString body
            = u"{\"ref\":\"refs/tags/%1\",\"sha\":\"%2\"}"_s.arg(name, branches->first().sha);
        QNetworkAccessManager git;
        std::unique_ptr<QNetworkReply> pushed(git.post(request, body.toUtf8()));
        QTRY_VERIFY_WITH_TIMEOUT(pushed->isFinished(), patience);
        QCOMPARE(pushed->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 201);
    }

    QString file(const QString &name, const QByteArray &bytes)
    {
        QFile made(m_folder->filePath(name));
        if (made.open(QIODevice::WriteOnly))
            made.write(bytes);
        return made.fileName();
    }

    static QByteArray digestOf(const QString &path)
    {
        QFile file(path);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
    }

    const RepoId repo = Emulate::lighthouse();
    Emulate m_emulate;
    Host m_host;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HostSession> m_session;
    std::unique_ptr<EditJournal> m_journal;
    std::unique_ptr<ReleaseDesk> m_desk;
};

QTEST_GUILESS_MAIN(TestEmulate)
#include "tst_emulate.moc"
