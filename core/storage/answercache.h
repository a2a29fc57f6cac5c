#pragma once

#include "core/base/job.h"
#include "core/http/responseheaders.h"

#include <QByteArray>
#include <QObject>
#include <QSet>
#include <QString>
#include <QThread>
#include <QUrl>

#include <functional>

namespace core {

class AnswerTable;

/// Who asked what. Two accounts may get different answers at one address.
struct AnswerKey
{
    QString account; ///< Account::key()
    QUrl url;
    QByteArray accept;

    bool operator==(const AnswerKey &) const = default;
};

/// What to ask "has it changed?" with.
struct AnswerMark
{
    QByteArray etag; ///< as sent, with its quotes and its W/
    QByteArray lastModified;

    [[nodiscard]] bool isEmpty() const { return etag.isEmpty() && lastModified.isEmpty(); }
    bool operator==(const AnswerMark &) const = default;
};

/// A 200 as it was received.
struct StoredAnswer
{
    AnswerMark mark;
    HeaderList headers; ///< those that belong to the body, such as Link
    QByteArray body;

    bool operator==(const StoredAnswer &) const = default;
};

/// The answers of servers, so that an unchanged one need not be sent, or counted, again.
///
/// An SQLite file of its own (mode 0600) on a thread of its own: what is typed never waits for it,
/// and it can be thrown away when it is damaged or a newer version's. Calls are carried out in
/// order. It is a cache: nothing here fails, things are only not there.
class AnswerCache : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 usualSize = 200 * 1024 * 1024;

    /// \param path its folder is made when missing; ":memory:" for accounts of which nothing is to
    /// stay on this computer
    /// \param most bytes, roughly; the least recently used goes first
    explicit AnswerCache(const QString &path, qint64 most = usualSize, QObject *parent = nullptr);
    ~AnswerCache() override; ///< waits until all that was asked for is written

    /// Empty when there is no such answer.
    JobOf<AnswerMark> *mark(const AnswerKey &key);
    /// NotFound when it has gone, cannot be read, or is no longer the one with that mark.
    JobOf<StoredAnswer> *answer(const AnswerKey &key, const AnswerMark &mark);
    void store(const AnswerKey &key, const StoredAnswer &answer);
    void remove(const AnswerKey &key);

    /// From now on answers of this account are kept.
    void admit(const QString &account);
    /// At sign-out. Ends when nothing of the account is left in the file; what is still under way
    /// for it is not kept either, until admit(). LocalFile when the file could not be cleared.
    JobOf<Done> *forget(const QString &account);

private:
    template <typename T>
    JobOf<T> *ask(std::function<Result<T>(AnswerTable &)> work);
    void tell(std::function<void(AnswerTable &)> work);

    QSet<QString> m_admitted;
    QThread m_thread;
    AnswerTable *m_table; ///< lives in m_thread, deleted when it ends
};

} // namespace core
