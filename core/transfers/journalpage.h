#pragma once

#include "core/storage/transferjournal.h"
#include "core/transfers/planner.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <list>

namespace core {

/// A queue's page of the journal: what has to be written, and the actions that wait for that.
class JournalPage : public QObject
{
    Q_OBJECT

public:
    /// Opens the page, again and again if need be. \param journal, planner outlive this
    JournalPage(TransferJournal &journal, const QString &account, const Planner &planner);
    ~JournalPage() override; ///< what was handed over is written

    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    /// Has these written as they are when write() is called.
    void note(const QList<qint64> &changed, const QList<qint64> &removed, bool reordered);
    /// The action has to wait until its item has been written.
    void hold(const PlanAction &action);
    /// Lets go of an action of which nobody wants to hear any more.
    void abort(quint64 serial);
    /// Hands over to the journal what has been noted.
    void write();

Q_SIGNALS:
    /// Once, with what earlier queues have left.
    void opened(const QList<core::PlanItem> &items);
    /// All that belongs to these is on the disk.
    void kept(const QList<core::PlanAction> &actions);
    /// It is not. What was noted is tried again with the next write(), or after a while.
    void notKept(const QList<core::PlanAction> &actions, const core::Error &error);

private:
    struct Notes
    {
        QSet<qint64> changed;
        QSet<qint64> removed;
        bool reordered = false;
        QList<PlanAction> held;

        [[nodiscard]] bool isEmpty() const
        {
            return changed.isEmpty() && removed.isEmpty() && !reordered;
        }
    };

    void open();
    [[nodiscard]] TransferChange changeFor(const Notes &notes) const;
    void written(std::list<Notes>::iterator notes, const Result<Done> &done);
    void takeBack(const Notes &notes);

    TransferJournal &m_journal;
    const Planner &m_planner;
    const QString m_account;
    const QString m_page;
    Notes m_noted;
    std::list<Notes> m_onTheirWay; ///< in the order in which they were handed over
    QTimer m_again;
    bool m_isOpen = false;
    bool m_isOpening = false;
};

} // namespace core
