#pragma once

#include "core/base/error.h"
#include "core/github/access.h"
#include "ui/releases/releasefilter.h"

#include <QDateTime>
#include <QSet>
#include <QWidget>

#include <functional>
#include <limits>
#include <optional>

class QAction;
class QBoxLayout;
class QButtonGroup;
class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace ui {

class AgeLine;
class BusyLine;
class MessageBar;
class ReleaseModel;
class StatePage;

/// The middle of the window: filter box, scopes, order, and the list of releases or what stands in
/// its place while there is none.
///
/// What is selected is remembered by id: it survives filtering, sorting, refreshing and pages that
/// arrive. A release that the filter hides stays the current one. When the current release is
/// removed from the model, the one that takes its place becomes current.
class ReleaseListPane : public QWidget
{
    Q_OBJECT

public:
    /// Stands for "none", since 0 and below are releases that only exist here.
    static constexpr qint64 noRelease = std::numeric_limits<qint64>::min();

    /// \param model outlives this
    explicit ReleaseListPane(ReleaseModel &model, QWidget *parent = nullptr);

    // What is going on; the owner tells. Releases that are there stay visible in every state.
    void setLoading(); ///< the first page is on its way
    void setReady(); ///< all there is has arrived
    /// \param refusal what is missing, where the error is about access
    void setError(const core::Error &error, const core::Access &refusal = {});
    /// The list is what the server said then, and neither known nor about to be known better;
    /// invalid: it is.
    void setAsOf(const QDateTime &time);
    /// Where nothing can be created, says why.
    void setAccess(const core::Access &access);

    [[nodiscard]] qint64 currentReleaseId() const { return m_current; }
    /// Also shows it: loosens filter and scope if they hide it. Unknown ids are awaited: they
    /// become current when they arrive.
    void setCurrentRelease(qint64 id);
    /// Those visible and selected, in the order shown.
    [[nodiscard]] QList<qint64> selectedReleaseIds() const;

    /// Shown on right click and by the menu key; stay the owner's.
    void setContextActions(const QList<QAction *> &actions);
    /// Moves the keyboard to the filter; Ctrl+F. For the menu.
    [[nodiscard]] QAction *findAction() const { return m_findAction; }
    void focusList();

    /// Scope and order, to be kept with the window's state.
    [[nodiscard]] QByteArray saveState() const;
    bool restoreState(const QByteArray &state);

    [[nodiscard]] ReleaseFilter *filter() { return &m_filter; }
    [[nodiscard]] QListView *view() { return m_list; }

Q_SIGNALS:
    void currentReleaseChanged(qint64 id); ///< or noRelease
    void releaseActivated(qint64 id); ///< Enter or double click
    void selectionChanged();
    void newReleaseRequested();
    void retryRequested();
    void signInRequested();
    void linkActivated(const QUrl &url);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Phase { Ready, Loading, Failed };

    void createFilterBox(QBoxLayout *column);
    void createScopes(QBoxLayout *column);
    void createList(QBoxLayout *column);
    void connectModel();
    void popUpOrderMenu();
    void applyOrder(ReleaseFilter::Order order, Qt::SortOrder direction);
    void setScope(ReleaseFilter::Scope scope);
    bool handleFilterKey(int key);
    void clearFilter();
    void ask(const std::function<void()> &change);

    void rememberPlace();
    void restoreSelection();
    void restoreScrolling();
    void replaceRemoved();
    void takeSelection();
    void setCurrent(qint64 id);
    void updateCount();
    void updateState();
    void showRefusal();
    void updateBar();

    ReleaseModel &m_model;
    ReleaseFilter m_filter;
    QAction *m_findAction = nullptr;
    QAction *m_clearAction = nullptr;
    QLineEdit *m_filterEdit = nullptr;
    QButtonGroup *m_scopes = nullptr;
    QToolButton *m_orderButton = nullptr;
    QMenu *m_orderMenu = nullptr;
    MessageBar *m_bar = nullptr;
    AgeLine *m_ageLine = nullptr;
    BusyLine *m_busyLine = nullptr;
    QStackedWidget *m_stack = nullptr;
    QListView *m_list = nullptr;
    StatePage *m_statePage = nullptr;
    QLabel *m_readOnlyHint = nullptr;

    Phase m_phase = Phase::Ready;
    std::optional<core::Error> m_error;
    core::Access m_refusal; ///< why the list cannot be read, with m_error
    core::Access m_access; ///< to the repository
    QDateTime m_asOf;
    qint64 m_current = noRelease;
    bool m_currentSeen = false; ///< it has been in the model
    int m_currentRow = 0; ///< where it was last seen
    qint64 m_topId = noRelease; ///< the release at the upper edge, while rows are moving
    int m_topOffset = 0; ///< pixels
    bool m_asked = false;
    QSet<qint64> m_selected;
    bool m_rearranging = false;
};

} // namespace ui
