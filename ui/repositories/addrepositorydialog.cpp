#include "ui/repositories/addrepositorydialog.h"

#include "core/accounts/hostsession.h"
#include "ui/common/accesstext.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
using namespace Qt::StringLiterals;

namespace {

constexpr int mostMatches = 100;

enum ItemRole { SlugRole = Qt::UserRole, AccountRole };

bool isSignedOut(const core::HostSession &session)
{
    using State = core::HostSession::State;
    return session.state() == State::SignedOut || session.state() == State::WaitingForToken;
}

} // namespace

AddRepositoryDialog::AddRepositoryDialog(QList<core::HostSession *> sessions,
                                         const core::RepositoryBook &book, QWidget *parent)
    : QDialog(parent), m_sessions(std::move(sessions)), m_book(book)
{
    setObjectName(u"addRepositoryDialog"_s);
    setWindowTitle(tr("Add repository"));
    createLayout();
    textChanged();
}

AddRepositoryDialog::~AddRepositoryDialog()
{
    if (m_job)
        m_job->cancel();
}

void AddRepositoryDialog::createLayout()
{
    m_field = new QLineEdit(this);
    m_field->setObjectName(u"addRepositoryField"_s);
    m_field->setPlaceholderText(tr("owner/name, or any web address of it"));
    m_field->setClearButtonEnabled(true);
    m_accounts = new QComboBox(this);
    m_accounts->setObjectName(u"addRepositoryAccount"_s);
    m_matches = new QListWidget(this);
    m_matches->setObjectName(u"addRepositoryMatches"_s);
    m_matches->setAccessibleName(tr("Repositories of your accounts"));
    m_matches->setUniformItemSizes(true);
    m_status = new QLabel(this);
    m_status->setObjectName(u"addRepositoryStatus"_s);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_action = new QPushButton(this);
    m_action->setObjectName(u"addRepositoryAction"_s);
    m_action->setAutoDefault(false);

    auto *form = new QFormLayout;
    form->addRow(tr("&Repository:"), m_field);
    m_accountLabel = new QLabel(tr("A&ccount:"), this);
    m_accountLabel->setBuddy(m_accounts);
    form->addRow(m_accountLabel, m_accounts);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("&Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(u"addRepositoryAccept"_s);
    m_add->setDefault(true);
    theme::setPrimary(m_add);

    auto *statusRow = new QVBoxLayout;
    statusRow->addWidget(m_status);
    statusRow->addWidget(m_action, 0, Qt::AlignLeft);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addLayout(form);
    column->addWidget(m_matches, 1);
    column->addLayout(statusRow);
    column->addWidget(buttons);
    resize(520, 420);

    connect(m_field, &QLineEdit::textChanged, this, &AddRepositoryDialog::textChanged);
    connect(m_accounts, &QComboBox::activated, this, &AddRepositoryDialog::accountChanged);
    connect(m_matches, &QListWidget::itemClicked, this, &AddRepositoryDialog::take);
    connect(m_matches, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        take(item);
        look();
    });
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (const auto act = m_act)
            act();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &AddRepositoryDialog::look);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void AddRepositoryDialog::setAccount(const QString &key)
{
    m_preferred = key;
    textChanged();
}

void AddRepositoryDialog::setText(const QString &text)
{
    m_field->setText(text);
}

// What is meant

void AddRepositoryDialog::textChanged()
{
    if (m_job)
        m_job->cancel();
    m_job = nullptr;
    setLooking(false);
    const QString text = m_field->text().trimmed();
    m_reference = core::readRepoReference(text);
    QList<core::HostSession *> fitting;
    for (core::HostSession *session : std::as_const(m_sessions)) {
        if (!m_reference || m_reference->isOn(session->host()))
            fitting.append(session);
    }
    showAccounts(fitting);
    showMatches(m_reference ? m_reference->repo.slug() : text);
    m_add->setEnabled(m_reference && !fitting.isEmpty());

    if (m_reference && fitting.isEmpty()) {
        const QString host = m_reference->host;
        return showStatus(tr("You have no account on %1 yet.").arg(text::visible(host)),
                          tr("Sign in on %1…").arg(text::visible(host)), [this, host] {
                              Q_EMIT signInAtRequested(host);
                              reject();
                          });
    }
    if (m_reference && !m_reference->tag.isEmpty())
        return showStatus(
            tr("Its release %1 is opened as well.").arg(text::visible(m_reference->tag)));
    if (!m_reference && text.contains("://"_L1))
        return showStatus(tr("This is no address of a repository."));
    showStatus({});
}

void AddRepositoryDialog::accountChanged()
{
    m_preferred = m_accounts->currentData().toString();
    textChanged();
}

void AddRepositoryDialog::showAccounts(const QList<core::HostSession *> &fitting)
{
    const QSignalBlocker quiet(m_accounts);
    m_accounts->clear();
    for (const core::HostSession *session : fitting)
        m_accounts->addItem(text::visible(nameOf(*session)), session->key());
    if (const core::HostSession *best = bestOf(fitting))
        m_accounts->setCurrentIndex(m_accounts->findData(best->key()));
    m_accounts->setVisible(fitting.size() > 1);
    m_accountLabel->setVisible(fitting.size() > 1);
}

core::HostSession *AddRepositoryDialog::bestOf(const QList<core::HostSession *> &fitting) const
{
    QStringList keys;
    for (const core::HostSession *session : fitting)
        keys.append(session->key());
    QString best = m_preferred;
    if (!keys.contains(best) && m_reference)
        best = m_book.accountOf(m_reference->repo, keys);
    const auto known = [&](core::HostSession *session) {
        return m_reference
            && std::ranges::any_of(session->repositories(), [&](const core::Repository &each) {
                   return each.id == m_reference->repo;
               });
    };
    for (core::HostSession *session : fitting) {
        if (session->key() == best)
            return session;
    }
    const auto found = std::ranges::find_if(fitting, known);
    return found == fitting.end() ? fitting.value(0) : *found;
}

core::HostSession *AddRepositoryDialog::chosen() const
{
    const QString key = m_accounts->currentData().toString();
    const auto found = std::ranges::find(m_sessions, key, &core::HostSession::key);
    return found == m_sessions.end() ? nullptr : *found;
}

QString AddRepositoryDialog::nameOf(const core::HostSession &session) const
{
    const QString host = session.host().displayName();
    return session.login().isEmpty() ? host
                                     : tr("%1 · %2", "host and login").arg(host, session.login());
}

void AddRepositoryDialog::showMatches(const QString &text)
{
    m_matches->clear();
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const core::HostSession *session : std::as_const(m_sessions)) {
        for (const core::Repository &repository : session->repositories()) {
            const QString slug = repository.id.slug();
            const bool fits = std::ranges::all_of(words, [&](const QString &word) {
                return slug.contains(word, Qt::CaseInsensitive);
            });
            if (!fits || m_matches->count() >= mostMatches)
                continue;
            auto *item = new QListWidgetItem(icon(u"folder"_s), text::visible(slug), m_matches);
            if (m_sessions.size() > 1)
                item->setText(tr("%1  –  %2", "repository and account")
                                  .arg(text::visible(slug), text::visible(nameOf(*session))));
            item->setData(SlugRole, slug);
            item->setData(AccountRole, session->key());
        }
    }
}

void AddRepositoryDialog::take(QListWidgetItem *item)
{
    const QString slug = item->data(SlugRole).toString(); // the item goes with the old text
    m_preferred = item->data(AccountRole).toString();
    m_field->setText(slug);
    textChanged();
}

// Looking it up

void AddRepositoryDialog::look()
{
    core::HostSession *session = chosen();
    if (!m_reference || !session || m_job)
        return;
    if (isSignedOut(*session))
        return showStatus(tr("This account is signed out."), tr("Sign in again…"),
                          [this, key = session->key()] {
                              Q_EMIT signInRequested(key);
                              reject();
                          });
    setLooking(true);
    showStatus(tr("Looking for %1…").arg(m_reference->repo.slug()));
    auto *job = session->api().repository(m_reference->repo);
    m_job = job;
    job->then(this, [this, session](const core::Result<core::Repository> &repository) {
        if (!repository && repository.error().kind == core::Error::Kind::Cancelled)
            return; // another one may be under way
        m_job = nullptr;
        setLooking(false);
        if (!repository)
            return showRefusal(repository.error(), *session);
        Q_EMIT repositoryFound(session->key(), *repository, *m_reference);
        accept();
    });
}

void AddRepositoryDialog::showRefusal(const core::Error &error, const core::HostSession &session)
{
    const core::Access access = core::accessAfter(
        error, core::Doing::Reading, {.id = m_reference->repo}, session.grants(), session.host());
    if (access.reason == core::Access::Reason::SignIn)
        return showStatus(text::describe(access), tr("Sign in again…"),
                          [this, key = session.key()] {
                              Q_EMIT signInRequested(key);
                              reject();
                          });
    if (access.mayWrite())
        return showStatus(text::describe(error));
    showStatus(text::describe(access), text::actionFor(access),
               [this, page = access.page] { Q_EMIT linkActivated(page); });
}

void AddRepositoryDialog::showStatus(const QString &sentence, const QString &label,
                                     std::function<void()> act)
{
    m_status->setText(sentence);
    m_action->setText(label);
    m_action->setVisible(!label.isEmpty());
    m_act = std::move(act);
}

void AddRepositoryDialog::setLooking(bool looking)
{
    m_add->setEnabled(!looking && m_reference && m_accounts->count() > 0);
}

} // namespace ui
