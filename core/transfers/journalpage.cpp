#include "core/transfers/journalpage.h"

#include <utility>

using namespace std::chrono_literals;

namespace core {
namespace {

void drop(QList<PlanAction> &actions, quint64 serial)
{
    actions.removeIf([serial](const PlanAction &action) { return action.serial == serial; });
}

} // namespace

JournalPage::JournalPage(TransferJournal &journal, const QString &account, const Planner &planner)
    : m_journal(journal)
    , m_planner(planner)
    , m_account(account)
    , m_page(TransferJournal::freshPage())
{
    m_again.setInterval(10s);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &JournalPage::write);
    open();
}

JournalPage::~JournalPage()
{
    m_journal.close(m_page);
}

void JournalPage::note(const QList<qint64> &changed, const QList<qint64> &removed, bool reordered)
{
    for (const qint64 id : changed)
        m_noted.changed.insert(id);
    for (const qint64 id : removed) {
        m_noted.changed.remove(id);
        m_noted.removed.insert(id);
    }
    m_noted.reordered |= reordered;
}

void JournalPage::hold(const PlanAction &action)
{
    m_noted.changed.insert(action.item);
    m_noted.held.append(action);
}

void JournalPage::abort(quint64 serial)
{
    drop(m_noted.held, serial);
    for (Notes &notes : m_onTheirWay)
        drop(notes.held, serial);
}

void JournalPage::open()
{
    if (std::exchange(m_isOpening, true))
        return;
    m_journal.open(m_page, m_account)->then(this, [this](const Result<QList<PlanItem>> &items) {
        m_isOpening = false;
        if (!items) {
            m_again.start();
            Q_EMIT notKept(std::exchange(m_noted.held, {}), items.error());
            return;
        }
        m_isOpen = true;
        Q_EMIT opened(*items);
        write();
    });
}

void JournalPage::write()
{
    if (!m_isOpen)
        return open();
    if (m_noted.isEmpty())
        return;
    m_again.stop();
    m_onTheirWay.push_back(std::exchange(m_noted, {}));
    const auto notes = std::prev(m_onTheirWay.end());
    m_journal.keep(m_page, changeFor(*notes))->then(this, [this, notes](const Result<Done> &done) {
        written(notes, done);
    });
}

TransferChange JournalPage::changeFor(const Notes &notes) const
{
    TransferChange change;
    for (const qint64 id : notes.changed) {
        if (const PlanItem *item = m_planner.item(id))
            change.items.append(*item);
    }
    // New ones are placed in the order in which they are written.
    std::ranges::sort(change.items, {}, &PlanItem::id);
    change.removed = QList<qint64>(notes.removed.cbegin(), notes.removed.cend());
    if (notes.reordered) {
        for (const PlanItem &item : m_planner.items())
            change.order.append(item.id);
    }
    return change;
}

void JournalPage::written(std::list<Notes>::iterator notes, const Result<Done> &done)
{
    const Notes handedOver = std::move(*notes);
    m_onTheirWay.erase(notes);
    if (done) {
        if (!handedOver.held.isEmpty())
            Q_EMIT kept(handedOver.held);
        return;
    }
    takeBack(handedOver);
    m_again.start();
    Q_EMIT notKept(handedOver.held, done.error());
}

void JournalPage::takeBack(const Notes &notes)
{
    for (const qint64 id : notes.changed) {
        if (!m_noted.removed.contains(id))
            m_noted.changed.insert(id);
    }
    m_noted.removed += notes.removed;
    m_noted.reordered |= notes.reordered;
}

} // namespace core
