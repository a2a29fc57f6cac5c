#pragma once

#include "core/releases/releasedesk.h"

#include <QObject>
#include <QPointer>
#include <QSet>

namespace ui {

class ReleaseListPane;
class ReleaseModel;

/// Keeps the list of releases as one desk knows them: what the server has, what is only here, and
/// what is going on.
class ReleaseListFeed : public QObject
{
    Q_OBJECT

public:
    /// \param model, pane outlive this
    ReleaseListFeed(ReleaseModel &model, ReleaseListPane &pane, QObject *parent = nullptr);

    /// nullptr empties the list.
    void setDesk(core::ReleaseDesk *desk);

private:
    void connectStore();
    void connectEdits();
    void fill();
    void showState();
    void showEdits();

    ReleaseModel &m_model;
    ReleaseListPane &m_pane;
    QPointer<core::ReleaseDesk> m_desk;
    QSet<qint64> m_local; ///< new releases shown that are not on the server yet
};

} // namespace ui
