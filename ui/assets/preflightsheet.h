#pragma once

#include "core/transfers/preflight.h"

#include <QDialog>
#include <QPointer>

#include <chrono>
#include <functional>
#include <optional>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTreeView;
class QVBoxLayout;

namespace core {
class DigestsJob;
}

namespace ui {

class BusyLine;
class ElidedLabel;
class PreflightModel;

/// Shows what would happen if these files were sent now, and takes the decisions that are needed.
/// Sends nothing itself: accepted() means that the owner shall; closing it in any other way means
/// nothing but that, and files() still holds what was decided until then.
///
/// No key but Ctrl+Enter sends: Enter opens what can be chosen for a file. Files whose content has
/// to be compared are hashed in the background while it is open.
class PreflightSheet : public QDialog
{
    Q_OBJECT

public:
    PreflightSheet(const QList<core::PreflightFile> &files, const core::PreflightRelease &release,
                   QWidget *parent = nullptr);
    ~PreflightSheet() override;

    /// Tells how long the sending would take; asked after each change.
    using Timing = std::function<std::optional<std::chrono::seconds>(const core::Preflight &)>;
    void setTiming(Timing timing);
    /// What was found out while looking for the files, such as hidden ones that were left out.
    void setRemarks(const QStringList &remarks);
    /// The release has other assets now, or other files are on their way to it.
    void setRelease(const core::PreflightRelease &release);
    void setLabels(const core::LabelRules &labels);
    /// Offers to make SHA256SUMS as well. \param present the release has one, to be replaced
    void offerChecksums(bool present, bool wanted);
    [[nodiscard]] bool wantsChecksums() const;

    [[nodiscard]] const QList<core::PreflightFile> &files() const; ///< in the order given
    [[nodiscard]] const core::Preflight &preflight() const;

    void accept() override; ///< nothing while a decision is missing

Q_SIGNALS:
    void labelRulesRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createLayout(const QString &tag);
    QWidget *createClashBar();
    void createFooter(QVBoxLayout *column);
    void createTable();
    void fitColumns();
    void showState();
    void showMenu(const QModelIndex &index);
    void edit(int column);
    void decideAll(core::ClashDecision decision);
    void hashNext();
    [[nodiscard]] QList<int> chosenRows() const;
    [[nodiscard]] int wantedHeight() const;
    [[nodiscard]] QList<int> clashRows() const;

    PreflightModel *m_model;
    Timing m_timing;
    QPointer<core::DigestsJob> m_hashing;
    double m_hashed = 0; ///< 0..1 of the file that m_hashing reads

    QLabel *m_heading = nullptr;
    ElidedLabel *m_summary = nullptr;
    QLabel *m_remarks = nullptr;
    QWidget *m_clashBar = nullptr;
    QLabel *m_clashes = nullptr;
    QTreeView *m_table = nullptr;
    BusyLine *m_busy = nullptr;
    QCheckBox *m_checksums = nullptr;
    QLabel *m_room = nullptr;
    QProgressBar *m_gauge = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_upload = nullptr;
};

} // namespace ui
