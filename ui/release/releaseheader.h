#pragma once

#include "core/github/host.h"
#include "core/releases/releaseedit.h"
#include "core/releases/tagname.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QStringListModel;

namespace ui {

class Chip;
class Switch;

/// What git's rule says of a tag, as a sentence; empty for TagProblem::None.
QString describeTagProblem(core::TagProblem problem);

/// The fields of a release above its notes: title, tag, target, draft, pre-release, latest and
/// discussion. Shows a ReleaseContent and reports what a person changes; holds no state of its own.
class ReleaseHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ReleaseHeader(QWidget *parent = nullptr);

    /// Shows the fields without reporting them. The cursor of a field being typed in stays.
    void showContent(const core::ReleaseContent &content);
    void setTags(const QStringList &tags); ///< existing ones, for completion and "(new)"
    void setBranches(const QStringList &branches, const QString &defaultBranch);
    void setFeatures(const core::HostFeatures &features); ///< hides what the host does not have
    /// \param latest the release is the repository's latest one
    void setState(core::ReleaseState state, bool latest, bool immutable);
    void setEditable(bool editable, bool tagEditable);
    void focusTitle();
    void focusTag();

Q_SIGNALS:
    void titleEdited(const QString &title);
    void tagEdited(const QString &tag);
    void targetEdited(const QString &target);
    void draftEdited(bool draft);
    void prereleaseEdited(bool prerelease);
    void latestEdited(core::MakeLatest latest);
    void discussionEdited(const QString &category);
    void referencesWanted(); ///< somebody has gone to the tag or the target

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *createTitleRow();
    QWidget *createFieldsRow();
    void createTagField(QWidget *parent);
    void connectFields();
    void describeTag();

    QLineEdit *m_title;
    Chip *m_chip;
    Chip *m_latestChip;
    QComboBox *m_tag;
    QLabel *m_tagNote; ///< "New tag", or what is wrong with it
    QWidget *m_targetGroup;
    QComboBox *m_target;
    Switch *m_draft;
    Switch *m_prerelease;
    QWidget *m_latestGroup;
    QComboBox *m_latest;
    QWidget *m_discussionGroup;
    QComboBox *m_discussion;
    QStringListModel *m_suggestedTags;
    QStringList m_tags;
    QString m_defaultBranch;
};

} // namespace ui
