#include "ui/status/accountstatus.h"

#include "core/accounts/hostsession.h"
#include "core/http/rategate.h"
#include "core/releases/workspace.h"
#include "ui/common/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

using namespace std::chrono_literals;

namespace ui {
namespace {

QLabel *plainLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    return label;
}

bool isSpent(const core::HttpClient &http)
{
    return http.lastBudget() && http.lastBudget()->remaining == 0;
}

} // namespace

AccountStatus::AccountStatus(core::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_pause(plainLabel(QStringLiteral("pauseCountdown"), this))
    , m_budget(plainLabel(QStringLiteral("apiBudget"), this))
{
    setObjectName(QStringLiteral("accountStatus"));
    m_budget->setForegroundRole(QPalette::PlaceholderText);
    m_pause->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_pause);
    row->addWidget(m_budget);
    m_tick.setSingleShot(true);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, &AccountStatus::showPause);

    connect(&workspace, &core::Workspace::sessionAdded, this, &AccountStatus::follow);
    connect(&workspace, &core::Workspace::sessionRemoved, this, &AccountStatus::forget);
    connect(&workspace, &core::Workspace::deskChanged, this, &AccountStatus::update);
    for (core::HostSession *session : workspace.sessions())
        follow(session);
}

void AccountStatus::follow(core::HostSession *session)
{
    connect(&session->http(), &core::HttpClient::budgetChanged, this, &AccountStatus::update);
    connect(&session->http().gate(), &core::RateGate::pauseChanged, this, &AccountStatus::update);
    connect(session, &core::HostSession::stateChanged, this, &AccountStatus::update);
    update();
}

void AccountStatus::forget(core::HostSession *session)
{
    session->disconnect(this);
    session->http().disconnect(this);
    session->http().gate().disconnect(this);
    update();
}

void AccountStatus::update()
{
    m_budget->clear();
    core::HostSession *session = m_workspace.session();
    const auto budget = session ? session->http().lastBudget() : std::nullopt;
    if (budget && budget->remaining >= 0)
        m_budget->setText(tr("API %1 / %2 · resets %3")
                              .arg(text::count(budget->remaining), text::count(budget->limit),
                                   text::clockTime(budget->resetsAt)));
    setToolTip(tip());
    showPause();
}

void AccountStatus::showPause()
{
    m_tick.stop();
    core::HostSession *session = m_workspace.session();
    const auto left = session ? session->http().gate().remaining() : 0ms;
    m_pause->setVisible(left > 0ms);
    if (left == 0ms)
        return m_pause->clear();
    m_pause->setText((isSpent(session->http())
                          ? tr("This hour’s requests are used up: goes on in %1")
                          : tr("GitHub asks for a pause: goes on in %1"))
                         .arg(text::countdown(left)));
    // Next when the number changes, that is, on the whole second.
    m_tick.start(std::max(left % 1s, 1ms));
}

QString AccountStatus::tip() const
{
    QStringList lines;
    for (core::HostSession *session : m_workspace.sessions()) {
        const QString who = session->login().isEmpty()
            ? session->host().displayName()
            : tr("%1 @ %2", "login at host").arg(session->login(), session->host().displayName());
        const auto &budget = session->http().lastBudget();
        if (const QDateTime until = session->http().gate().pausedUntil(); until.isValid())
            lines << tr("%1: pauses until %2").arg(who, text::clockTime(until));
        else if (budget && budget->remaining >= 0)
            lines << tr("%1: %2 of %3 requests left, all again at %4")
                         .arg(who, text::count(budget->remaining), text::count(budget->limit),
                              text::clockTime(budget->resetsAt));
    }
    for (QString &line : lines)
        line = text::visible(line).toHtmlEscaped();
    return lines.isEmpty() ? QString()
                           : QStringLiteral("<qt>%1</qt>").arg(lines.join(QStringLiteral("<br>")));
}

} // namespace ui
