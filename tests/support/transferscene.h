#pragma once

#include "core/transfers/transferqueue.h"
#include "tests/support/practicehost.h"

#include <QHash>
#include <QRandomGenerator>
#include <QTemporaryDir>

/// What a network may do to transfers, from a seed: a few faults at places of their own.
QList<hub::Fault> faultsOf(QRandomGenerator &random);

/// Waits that a test has time for.
core::TransferPolicy hastyPolicy();

/// A release with three assets of somebody else, four files to be sent there (one plain, one large,
/// one that replaces, one that is kept beside what has its name), one asset to be fetched, and the
/// judgement of what has come of it.
class TransferScene
{
public:
    explicit TransferScene(PracticeHost &host) : m_host(host) { }

    /// A new release on the server, with files of new bytes here.
    void prepare(QRandomGenerator &random);
    void enqueue(core::TransferQueue &queue);

    /// What is wrong with the transfers; empty: nothing. All have to be done, and proven (I2, I11).
    [[nodiscard]] QString judgeTransfers(const core::TransferQueue &queue) const;
    /// What is wrong with the server and the folder of the download: every byte once, nothing left
    /// over, nothing of others touched (I1, I2, I4).
    [[nodiscard]] QString judgeWorld();
    /// What was wrong on the way, by the server's log (I1, I4).
    [[nodiscard]] QString judgeLog() const;

    [[nodiscard]] static QString describe(const core::TransferQueue &queue);

private:
    void put(const QString &name, const QByteArray &bytes, core::Asset &into);
    QString file(const QString &name, const QByteArray &bytes);

    PracticeHost &m_host;
    std::unique_ptr<QTemporaryDir> m_folder; ///< of the files to be sent
    std::unique_ptr<QTemporaryDir> m_downloads;
    core::Release m_release;
    core::Asset m_old;
    core::Asset m_both;
    core::Asset m_keep;
    QHash<QString, QByteArray> m_files; ///< bytes by name
    int m_number = 0;
};
