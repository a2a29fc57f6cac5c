#pragma once

#include "core/transfers/checksumjobs.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace ui {

class MessageBar;

/// Asks which files SHA256SUMS and SHA512SUMS shall list, and makes them. Does not upload: the
/// owner does, after made().
class ChecksumsDialog : public QDialog
{
    Q_OBJECT

public:
    struct Release
    {
        core::RepoId repo;
        QString tag; ///< may be empty
        QList<core::ChecksumSource> sources; ///< of everything on the release, or on its way there
        QStringList present; ///< names of checksum files that it has already
    };

    /// \param api outlives this \param scratch a folder for the files to be uploaded from
    ChecksumsDialog(core::Api &api, Release release, QString scratch, QWidget *parent = nullptr);
    ~ChecksumsDialog() override;

Q_SIGNALS:
    /// Paths of the files; the dialog closes.
    void made(const QStringList &paths);

private:
    void createLayout();
    void createFiles(QVBoxLayout *column);
    void createKinds(QVBoxLayout *column);
    void createButtons(QVBoxLayout *column);
    void showState();
    void make();
    void ended(const core::Result<QList<core::ChecksumLine>> &lines);
    [[nodiscard]] QList<core::ShaKind> kinds() const;
    [[nodiscard]] QList<core::ChecksumSource> chosen() const;

    core::Api &m_api;
    Release m_release;
    QString m_scratch;
    QPointer<core::MakeChecksumsJob> m_job;

    QTreeWidget *m_files = nullptr;
    QCheckBox *m_all = nullptr;
    QCheckBox *m_sha256 = nullptr;
    QCheckBox *m_sha512 = nullptr;
    MessageBar *m_messages = nullptr;
    QLabel *m_summary = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_make = nullptr;
};

} // namespace ui
