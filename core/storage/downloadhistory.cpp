#include "core/storage/downloadhistory.h"

#include "core/storage/sampletable.h"

namespace core {
namespace {

/// Hands a result from the history's thread to the thread that asked.
class AnswerJob : public JobOf<QList<DownloadDay>>
{
public:
    using JobOf::finish;
    using JobOf::JobOf;
};

} // namespace

DownloadHistory::DownloadHistory(const QString &path, QObject *parent)
    : DownloadHistory(path, SampleLimits{}, parent)
{
}

DownloadHistory::DownloadHistory(const QString &path, SampleLimits limits, QObject *parent)
    : QObject(parent), m_table(new SampleTable(path, limits))
{
    m_thread.setObjectName(QStringLiteral("download history"));
    m_table->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_table, &QObject::deleteLater);
    m_thread.start();
}

DownloadHistory::~DownloadHistory()
{
    // Events are handled in order: when this one is, everything before it has been written.
    QMetaObject::invokeMethod(
        m_table, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

void DownloadHistory::record(const QString &account, const RepoId &repo,
                             const QList<Release> &releases, const QDateTime &when)
{
    QMetaObject::invokeMethod(
        m_table,
        [=, table = m_table] { (void)table->record(account, repo, releases, when.toUTC().date()); },
        Qt::QueuedConnection);
}

JobOf<QList<DownloadDay>> *DownloadHistory::growth(const QString &account, const RepoId &repo,
                                                   qint64 releaseId)
{
    auto *answer = new AnswerJob(this);
    QMetaObject::invokeMethod(
        m_table,
        [=, this, job = QPointer(answer)] {
            const auto found = m_table->growth(account, repo, releaseId);
            QMetaObject::invokeMethod(
                this,
                [job, found] {
                    if (job)
                        job->finish(found);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
    return answer;
}

void DownloadHistory::forget(const QString &account)
{
    QMetaObject::invokeMethod(
        m_table, [=, table = m_table] { (void)table->forget(account); }, Qt::QueuedConnection);
}

} // namespace core
