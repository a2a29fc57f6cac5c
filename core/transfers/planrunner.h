#pragma once

#include "core/github/api.h"
#include "core/transfers/planner.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

namespace core {

/// Carries out what the planner wants, one job for each action, and brings back what came of it.
///
/// Asks once and repeats nothing: when to try again is the planner's to say.
class PlanRunner : public QObject
{
    Q_OBJECT

public:
    /// Tells the planner the outcome of an action.
    using Answer = std::function<void(Planner &planner, PlanTime now)>;

    /// \param api outlives this
    explicit PlanRunner(Api &api, QObject *parent = nullptr);
    ~PlanRunner() override;

    /// \param item whose action it is, as it stands
    void start(const PlanItem &item, const PlanAction &action);
    /// Stops an action of which nobody wants to hear any more. Harmless when it has ended.
    void abort(quint64 serial);
    void stop(); ///< everything, without a word

Q_SIGNALS:
    void answered(const core::PlanRunner::Answer &answer);
    /// Bytes of a file that is sent, or of a part with those that were there before.
    /// \param total -1 while unknown
    void moved(qint64 item, qint64 done, qint64 total);

private:
    template <typename T>
    using Tell = void (Planner::*)(quint64, const Result<T> &, PlanTime);
    template <typename T>
    void run(quint64 serial, JobOf<T> *job, Tell<T> tell);
    void keep(quint64 serial, Job *job);
    void followBytes(qint64 item, Job *job);
    void takeTurn(quint64 serial);
    void post(const PlanItem &item, const PlanAction &action);
    void receive(const PlanItem &item, const PlanAction &action);

    Api m_api; ///< to the same host, but does not repeat reads
    QHash<quint64, QPointer<Job>> m_jobs; ///< by serial
    QHash<QString, QByteArray> m_validators; ///< of the bytes in a part, by its path
};

} // namespace core
