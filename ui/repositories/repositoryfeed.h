#pragma once

#include "core/accounts/repositorybook.h"

#include <QObject>

namespace core {
class HostSession;
}

namespace ui {

class RepositoryModel;

/// Keeps the sidebar's list as the accounts know it and as the user's book has it.
class RepositoryFeed : public QObject
{
    Q_OBJECT

public:
    /// \param model, book outlive this
    RepositoryFeed(RepositoryModel &model, core::RepositoryBook &book, QObject *parent = nullptr);

    /// \param session outlives this, unless removeSession() comes first
    void addSession(core::HostSession *session);
    void removeSession(core::HostSession *session);

private:
    void showRepositories(core::HostSession *session);
    void showState(core::HostSession *session);

    RepositoryModel &m_model;
    core::RepositoryBook &m_book;
    QList<core::HostSession *> m_sessions;
};

} // namespace ui
