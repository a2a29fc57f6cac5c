#pragma once

#include "core/releases/releaseedit.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTextEdit;
class QVBoxLayout;

namespace ui {

/// Shows what saving or publishing will change, field by field, with a diff of the notes.
class ReviewDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose {
        Look, ///< what differs from the server
        Publish, ///< what will be public, to be confirmed
        Unpublish, ///< taking a public release back, to be confirmed
        Discard, ///< what will be thrown away, to be confirmed
        Compare, ///< mine against what somebody else saved meanwhile
    };

    /// What the dialog speaks about besides the fields.
    struct Context
    {
        bool tagExists = false;
        QString defaultBranch;
        QStringList assets; ///< names on the release once published, with what stands in the way
        int uploadsWaiting = 0; ///< will be sent before it goes public
        bool makesLatestKnown = true;
    };

    ReviewDialog(Purpose purpose, const core::ReleaseEdit &edit, const Context &context,
                 QWidget *parent = nullptr);

private:
    void addHeading(QVBoxLayout *column, const core::ReleaseEdit &edit, const Context &context);
    void addSummary(QVBoxLayout *column, const core::ReleaseEdit &edit, const Context &context);
    void addFields(QVBoxLayout *column, const core::ReleaseEdit &edit, const Context &context);
    void addNotes(QVBoxLayout *column, const core::ReleaseEdit &edit);
    void addButtons(QVBoxLayout *column);

    Purpose m_purpose;
};

} // namespace ui
