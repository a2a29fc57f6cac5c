#pragma once

#include "app/hub/jsontext.h"
#include "app/hub/model.h"
#include "app/hub/site.h"

namespace hub {

class Store;

// Writes things as GitHub's API shows them, with every key that its schema requires.

/// Spares repeating for 100,000 assets what is the same for all of a repository's.
class Representation
{
public:
    Representation(const Store &store, const Site &site, const Repository &repository);

    void release(JsonText &json, const Release &release);
    void asset(JsonText &json, const Release &release, const Asset &asset);
    void repositoryBody(JsonText &json, bool canPush, bool full);
    void tag(JsonText &json, const QByteArray &name, const QByteArray &sha);
    void branch(JsonText &json, const QByteArray &name, const QByteArray &sha);
    void ref(JsonText &json, const QByteArray &name, const QByteArray &sha);
    void commit(JsonText &json, const Commit &commit);
    void contributor(JsonText &json, const QByteArray &login, qsizetype commits);
    void issue(JsonText &json, const Issue &issue);

    [[nodiscard]] QByteArray releasePage(const Release &release) const; ///< web address
    [[nodiscard]] QByteArray apiUrl() const { return m_api; }
    [[nodiscard]] QByteArray webUrl() const { return m_web; }

private:
    const QByteArray &person(const QByteArray &login);
    [[nodiscard]] Account accountOf(const QByteArray &login) const;

    const Store &m_store;
    const Site &m_site;
    const Repository &m_repository;
    QByteArray m_api; ///< `…/repos/owner/name`
    QByteArray m_web; ///< `…/owner/name`
    QByteArray m_personLogin; ///< whom m_person shows
    QByteArray m_person;
};

/// GitHub's `simple-user`; `full` adds what `GET /user` shows.
[[nodiscard]] QByteArray accountJson(const Account &account, const Site &site, bool full = false);

[[nodiscard]] QByteArray nodeId(const char *prefix, qint64 id);

} // namespace hub
