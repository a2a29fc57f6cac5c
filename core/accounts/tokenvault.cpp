#include "core/accounts/tokenvault.h"

#include "core/base/log.h"

#include <qt6keychain/keychain.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {
namespace {

const QString serviceName = u"slipway"_s;

bool canNameAnEntry(const QString &key)
{
    return !key.isEmpty() && std::ranges::none_of(key, [](QChar c) {
        return c == u'\r' || c == u'\n' || c == u'\0';
    });
}

Error badKey()
{
    return Error{.kind = Error::Kind::Rejected,
                 .detail = u"a name for the keychain holds a character that it must not hold"_s};
}

/// What QtKeychain's answer means. It says "not found" of a locked keychain as well, so that the
/// state counts.
Error translated(QKeychain::Error code, const QString &text,
                 const Result<SecretService::State> &state)
{
    using State = SecretService::State;
    Error error{.detail = log::redacted(u"keychain: "_s + text)};
    if (code == QKeychain::NoBackendAvailable || code == QKeychain::NotImplemented) {
        error.kind = Error::Kind::NoKeychain;
    } else if (!state) {
        error = state.error();
    } else if (*state == State::Locked) {
        error.kind = Error::Kind::KeychainLocked;
    } else if (code == QKeychain::EntryNotFound) {
        error.kind = Error::Kind::NotFound;
    } else if (code == QKeychain::OtherError && *state == State::Absent) {
        error.kind = Error::Kind::NoKeychain;
    } else {
        error.kind = Error::Kind::KeychainDenied;
    }
    return error;
}

/// QtKeychain's jobs must not be deleted while libsecret works for them: they have no parent,
/// delete themselves, and are only listened to.
template <typename J>
J *entry(const QString &key)
{
    auto *job = new J(serviceName);
    job->setInsecureFallback(false);
    job->setKey(key);
    return job;
}

template <typename T>
class EntryJob : public JobOf<T>
{
protected:
    EntryJob(SecretService &service, QObject *parent) : JobOf<T>(parent), m_service(service) { }

    /// Starts `job`; only its success goes to `use`.
    template <typename J>
    void start(J *job, std::invocable<J *> auto use)
    {
        QObject::connect(job, &QKeychain::Job::finished, this, [this, job, use] {
            if (this->isCancelled())
                return;
            if (job->error() == QKeychain::NoError)
                return use(job);
            explain(job->error(), job->errorString());
        });
        job->start();
    }

    void cancel() override
    {
        m_cancelled = true;
        JobOf<T>::cancel();
    }
    [[nodiscard]] bool isCancelled() const { return m_cancelled; }

private:
    void explain(QKeychain::Error code, const QString &text)
    {
        this->attempt(m_service.state(), [this, code, text](const auto &state) {
            this->finish(translated(code, text, state));
        });
    }

    SecretService &m_service;
    bool m_cancelled = false;
};

class ReadJob : public EntryJob<QByteArray>
{
public:
    ReadJob(const QString &key, SecretService &service, QObject *parent) : EntryJob(service, parent)
    {
        if (!canNameAnEntry(key)) {
            finish(badKey());
            return;
        }
        start(entry<QKeychain::ReadPasswordJob>(key), [this](QKeychain::ReadPasswordJob *job) {
            const QByteArray token = job->binaryData();
            log::hide(token);
            finish(token);
        });
    }
};

class WriteJob : public EntryJob<Done>
{
public:
    using Counts = std::shared_ptr<QHash<QString, int>>;

    WriteJob(const QString &key, const QByteArray &token, SecretService &service, Counts counts,
             QObject *parent)
        : EntryJob(service, parent), m_counts(std::move(counts))
    {
        if (!canNameAnEntry(key)) {
            finish(badKey());
            return;
        }
        log::hide(token);
        m_number = ++(*m_counts)[key];
        m_job = entry<QKeychain::WritePasswordJob>(key);
        m_job->setTextData(QString::fromUtf8(token)); // as text, other tools can show it too
        start(m_job.data(), [this](QKeychain::WritePasswordJob *) { finish(Done{}); });
    }

    void cancel() override
    {
        const bool isWaiting = m_job && !isFinished() && !isCancelled();
        EntryJob::cancel();
        if (!isWaiting)
            return;
        const auto takeBack = [job = m_job.data(), counts = m_counts, number = m_number] {
            if (job->error() == QKeychain::NoError && counts->value(job->key()) == number)
                entry<QKeychain::DeletePasswordJob>(job->key())->start();
        };
        QObject::connect(m_job, &QKeychain::Job::finished, m_job, takeBack);
    }

private:
    QPointer<QKeychain::WritePasswordJob> m_job;
    Counts m_counts;
    int m_number = 0;
};

/// A locked keychain says "deleted" and keeps the entry, so the job reads before and after. The
/// first look also makes the keychain ask its user to unlock it.
class RemoveJob : public EntryJob<Done>
{
public:
    RemoveJob(const QString &key, SecretService &service, QObject *parent)
        : EntryJob(service, parent), m_key(key), m_service(service)
    {
        look([this] {
            start(entry<QKeychain::DeletePasswordJob>(m_key), [this](QKeychain::Job *) {
                look([this] {
                    finish(Error{.kind = Error::Kind::KeychainDenied,
                                 .detail = u"keychain: the entry is still there"_s});
                });
            });
        });
    }

private:
    /// Ends the job when there is no entry, goes on with `otherwise` when there is one.
    void look(const std::function<void()> &otherwise)
    {
        attempt(new ReadJob(m_key, m_service, this),
                [this, otherwise](const Result<QByteArray> &token) {
                    if (token)
                        return otherwise();
                    if (token.error().kind == Error::Kind::NotFound)
                        return finish(Done{});
                    finish(token.error());
                });
    }

    QString m_key;
    SecretService &m_service;
};

} // namespace

TokenVault::TokenVault(QObject *parent) : QObject(parent) { }

JobOf<QByteArray> *TokenVault::read(const QString &key)
{
    return new ReadJob(key, m_service, this);
}

JobOf<Done> *TokenVault::write(const QString &key, const QByteArray &token)
{
    return new WriteJob(key, token, m_service, m_writes, this);
}

JobOf<Done> *TokenVault::remove(const QString &key)
{
    return new RemoveJob(key, m_service, this);
}

} // namespace core
