#pragma once

#include "core/releases/workspace.h"

#include <QObject>

namespace core {

class DownloadHistory;

/// Notes the download counts of the open repository each time its list has been read completely,
/// for accounts that are remembered.
class DownloadRecorder : public QObject
{
    Q_OBJECT

public:
    /// \param workspace, history outlive this
    DownloadRecorder(Workspace &workspace, DownloadHistory &history, QObject *parent = nullptr);

private:
    void follow();

    Workspace &m_workspace;
    DownloadHistory &m_history;
    QMetaObject::Connection m_following;
};

} // namespace core
