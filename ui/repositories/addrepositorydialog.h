#pragma once

#include "core/accounts/repositorybook.h"
#include "core/base/job.h"
#include "core/github/access.h"
#include "core/github/repourl.h"

#include <QDialog>
#include <QPointer>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace core {
class HostSession;
}

namespace ui {

/// Asks for a repository: owner/name, any address below it, or a few letters of one that an account
/// has already. Looks it up under the account chosen before it says yes.
class AddRepositoryDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param sessions, book outlive this
    AddRepositoryDialog(QList<core::HostSession *> sessions, const core::RepositoryBook &book,
                        QWidget *parent = nullptr);
    ~AddRepositoryDialog() override;

    /// The account to be preferred where several fit.
    void setAccount(const QString &key);
    void setText(const QString &text);

Q_SIGNALS:
    /// It exists and can be read; the dialog is closing.
    /// \param reference tells the release, if one was named
    void repositoryFound(const QString &account, const core::Repository &repository,
                         const core::RepoReference &reference);
    /// Nobody is signed in on that host ("ghe.example.com").
    void signInAtRequested(const QString &host);
    void signInRequested(const QString &account);
    void linkActivated(const QUrl &url);

private:
    void createLayout();
    void textChanged();
    void accountChanged();
    void showAccounts(const QList<core::HostSession *> &fitting);
    void showMatches(const QString &text);
    void take(QListWidgetItem *item);
    void look();
    void showRefusal(const core::Error &error, const core::HostSession &session);
    /// \param act called by the button, which is hidden without a label
    void showStatus(const QString &sentence, const QString &label = {},
                    std::function<void()> act = {});
    void setLooking(bool looking);
    [[nodiscard]] core::HostSession *chosen() const; ///< nullptr: no account fits
    [[nodiscard]] core::HostSession *bestOf(const QList<core::HostSession *> &fitting) const;
    [[nodiscard]] QString nameOf(const core::HostSession &session) const;

    QList<core::HostSession *> m_sessions;
    const core::RepositoryBook &m_book;
    std::optional<core::RepoReference> m_reference;
    QString m_preferred; ///< key of an account
    QPointer<core::Job> m_job;
    std::function<void()> m_act;

    QLineEdit *m_field;
    QLabel *m_accountLabel;
    QComboBox *m_accounts;
    QListWidget *m_matches;
    QLabel *m_status;
    QPushButton *m_action;
    QPushButton *m_add;
};

} // namespace ui
