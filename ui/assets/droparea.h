#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

class QMimeData;
class QWidget;

namespace ui {

/// Lets local files be dropped anywhere on a page, also on the editors in it that would take them
/// for text, and says over the page what a drop will do. Always copies: file managers offer to
/// move.
class DropArea : public QObject
{
    Q_OBJECT

public:
    /// \param page also the parent
    explicit DropArea(QWidget *page);

    /// What a drop will do, such as "Drop to add to v2.4.0". Empty: drops are refused.
    void setInvitation(const QString &text);
    [[nodiscard]] bool isInviting() const; ///< the overlay is visible

    /// Paths of the local files and folders in it, in order; empty when there are none.
    static QStringList localPaths(const QMimeData *data);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// \param position on the screen
    void dropped(const QStringList &paths, const QPoint &position);

private:
    class Overlay;

    void watch(QObject *object);
    bool dragged(QWidget *over, QEvent *event);
    void setInviting(bool inviting);

    QWidget *m_page;
    Overlay *m_overlay;
    QString m_invitation;
    QTimer m_leaving; ///< a leave is often followed by an enter into the next child
};

} // namespace ui
