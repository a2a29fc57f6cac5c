#pragma once

#include "core/base/error.h"
#include "core/github/types.h"
#include "core/notes/mentions.h"
#include "core/storage/snapshot.h"

#include <QDeadlineTimer>
#include <QObject>

#include <chrono>

namespace core {

class Api;
class ReleaseCache;

/// Whom and what the notes of one repository can speak of: its contributors, and the issues and
/// pull requests that were changed last.
///
/// Nobody is asked before somebody wants them, and the server at most once in a while. They only
/// help to write: what fails, fails silently, and what was known stays.
class MentionBook : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes usualPause{10};

    /// \param api outlives this
    /// \param pause after an answer, before the server is asked again
    MentionBook(Api &api, RepoId repo, std::chrono::milliseconds pause = usualPause,
                QObject *parent = nullptr);

    /// Begins with what was last known, and keeps what is learnt from now on. Harmless when
    /// repeated. \param cache outlives this \param account Account::key()
    void keepIn(ReleaseCache &cache, const QString &account);

    /// As far as they are known.
    [[nodiscard]] notes::Mentions mentions() const;

    /// Somebody types one. changed() comes later, if there is anything new.
    void want();

Q_SIGNALS:
    void changed(); ///< mentions()

private:
    void restore(const MentionsSnapshot &snapshot);
    void ask();
    void noteAnswer(const Error *error);

    Api &m_api;
    const RepoId m_repo;
    const std::chrono::milliseconds m_pause;
    ReleaseCache *m_cache = nullptr;
    QString m_account;
    MentionsSnapshot m_known;
    QDeadlineTimer m_mayAsk{0};
    int m_asked = 0; ///< answers that are to come
    bool m_remembering = false; ///< the cache is being read
    bool m_remembered = false; ///< it has been
    bool m_answered = false; ///< since the last question
    bool m_changed = false; ///< what the cache has is older
};

} // namespace core
