#pragma once

#include "core/base/job.h"
#include "core/transfers/planitem.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <list>
#include <mutex>

namespace core {

class TransferTable;

/// What has become of the files of one queue since it was last told.
struct TransferChange
{
    QList<PlanItem> items = {}; ///< new or changed
    QList<qint64> removed = {};
    QList<qint64> order = {}; ///< all ids in their order; empty: as it was, new ones last

    bool operator==(const TransferChange &) const = default;
};

/// Keeps what is under way to releases and from them, so that the next start can go on with it.
///
/// Each queue writes on a page of its own. A page belongs to whoever has opened it until that is
/// closed or its program ends, however that happens; then the next queue of the same account takes
/// over what is on it. So no two windows, and no two queues of one account, ever work on the same
/// file.
///
/// An SQLite table written by a thread of its own. What comes while it writes is written together
/// the next time, in one transaction synced to the disk: four hundred small files do not wait for
/// four hundred syncs.
class TransferJournal : public QObject
{
    Q_OBJECT

public:
    /// \param path of the database file; its folder is made when missing
    explicit TransferJournal(const QString &path, QObject *parent = nullptr);
    ~TransferJournal() override; ///< waits until all that was asked for is written

    /// A name that no page has.
    [[nodiscard]] static QString freshPage();
    /// Opens a page, and moves to it what lies on pages of that account that are nobody's: the
    /// items, in their order. What cannot be read stays in the table, for a version that can.
    /// LocalFile when the database cannot be used; to be asked again then.
    /// \param account Account::key()
    JobOf<QList<PlanItem>> *open(const QString &page, const QString &account);
    /// Ends when the change is on the disk. LocalFile: it is not, and nothing of it.
    /// \param page open
    JobOf<Done> *keep(const QString &page, const TransferChange &change);
    /// What is on it waits for the next queue of the account.
    void close(const QString &page);

private:
    template <typename T>
    class AnswerJob;
    struct Entry
    {
        QString page;
        TransferChange change;
        QPointer<AnswerJob<Done>> answer;
    };

    void tell(std::function<void(TransferTable &)> work);
    template <typename T>
    void answer(const QPointer<AnswerJob<T>> &job, Result<T> outcome);
    void writeWaiting(TransferTable &table);

    QThread m_thread;
    TransferTable *m_table; ///< lives in m_thread, deleted when it ends
    std::mutex m_mutex;
    std::list<Entry> m_waiting; ///< with m_mutex
};

} // namespace core
