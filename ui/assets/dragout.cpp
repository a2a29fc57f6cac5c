#include "ui/assets/dragout.h"

#include "core/transfers/safename.h"
#include "ui/common/icons.h"
#include "ui/common/text.h"

#include <QApplication>
#include <QDir>
#include <QDrag>
#include <QFileInfo>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QToolTip>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace ui {

using core::Transfer;

namespace {

/// Qt sees the pointer itself and sends the drop itself.
bool canHold()
{
    return QGuiApplication::platformName() == "xcb"_L1;
}

/// A card with what is dragged on it.
QPixmap card(const QString &words, const QWidget &like)
{
    const QFontMetrics metrics(like.font());
    const int side = metrics.height() + 12;
    const QString text = metrics.elidedText(words, Qt::ElideMiddle, 260);
    QPixmap pixmap(QSize(metrics.horizontalAdvance(text) + side + 12, side)
                   * like.devicePixelRatioF());
    pixmap.setDevicePixelRatio(like.devicePixelRatioF());
    pixmap.fill(like.palette().color(QPalette::Base));
    QPainter painter(&pixmap);
    const QRect all(QPoint(0, 0), pixmap.deviceIndependentSize().toSize());
    painter.setPen(theme::color(theme::Tone::Line, like.palette()));
    painter.drawRect(all.adjusted(0, 0, -1, -1));
    icon(u"file"_s).paint(&painter, QRect(6, 6, side - 12, side - 12));
    painter.setFont(like.font());
    painter.setPen(like.palette().color(QPalette::Text));
    painter.drawText(all.adjusted(side, 0, -6, 0), int(Qt::AlignVCenter | Qt::AlignLeft), text);
    return pixmap;
}

} // namespace

DragOut::DragOut(core::TransferQueue &queue, QWidget *source)
    : QObject(source), m_queue(queue), m_source(source)
{
    connect(&m_queue, &core::TransferQueue::transferChanged, this, &DragOut::transferChanged);
    connect(&m_queue, &core::TransferQueue::transferRemoved, this,
            [this](qint64 id) { m_fetching.remove(id); });
}

DragOut::~DragOut()
{
    giveUp(); // the folder goes now
}

QList<QUrl> DragOut::fetch(const core::RepoId &repo, const core::Release &release,
                           const QList<core::Asset> &assets)
{
    if (!m_folder) {
        if (!m_scratch.isEmpty())
            QDir().mkpath(m_scratch);
        m_folder = m_scratch.isEmpty()
            ? std::make_unique<QTemporaryDir>()
            : std::make_unique<QTemporaryDir>(QDir(m_scratch).filePath(u"dragged-XXXXXX"_s));
    }
    if (!m_folder->isValid())
        return {};
    QList<QUrl> urls;
    for (const core::Asset &asset : assets) {
        // A folder for each, so that none needs a number in its name.
        const QString folder = m_folder->filePath(QString::number(asset.id));
        const QString path = QDir(folder).filePath(core::safeFileName(asset.name));
        urls.append(QUrl::fromLocalFile(path));
        const bool fetching
            = std::ranges::any_of(m_fetching, [&](const QString &other) { return other == path; });
        const QFileInfo present(path); // whole, as it has its name
        if (fetching || (present.exists() && present.size() == asset.size))
            continue;
        QDir(folder).removeRecursively();
        if (!QDir().mkpath(folder))
            return {};
        const qint64 id = m_queue.download(repo, release, asset, folder);
        m_fetching.insert(id, path);
        // Somebody holds it in the hand: it goes before what waits.
        if (!m_queue.transfers().isEmpty() && m_queue.transfers().first().id != id)
            m_queue.move(id, m_queue.transfers().first().id);
    }
    return urls;
}

bool DragOut::isReady() const
{
    return m_fetching.isEmpty();
}

void DragOut::drag(const core::RepoId &repo, const core::Release &release,
                   const QList<core::Asset> &assets)
{
    const QList<QUrl> urls = fetch(repo, release, assets);
    if (urls.isEmpty() || m_drag)
        return;
    if (!isReady() && !canHold())
        return Q_EMIT notReady(int(assets.size()));

    auto *data = new QMimeData;
    data->setUrls(urls);
    m_drag = new QDrag(m_source);
    m_drag->setMimeData(data);
    m_drag->setPixmap(card(assets.size() == 1 ? text::visible(assets.first().name)
                                              : tr("%n files", nullptr, int(assets.size())),
                           *m_source));
    m_drag->setHotSpot(QPoint(-12, -8));
    // Filters run from the last to the first, and Qt's own comes with exec().
    QTimer::singleShot(0, this, [this] {
        if (m_drag)
            qApp->installEventFilter(this);
    });
    const Qt::DropAction outcome = m_drag->exec(Qt::CopyAction, Qt::CopyAction);
    qApp->removeEventFilter(this);
    m_drag = nullptr;
    m_held = false;
    QToolTip::hideText();
    if (outcome == Qt::IgnoreAction)
        giveUp();
}

bool DragOut::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonRelease:
        if (m_held)
            return true;
        if (isReady())
            return false;
        hold(watched, *static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
        return m_held; // the drop stays where it was let go
    default:
        return false;
    }
}

void DragOut::hold(QObject *receiver, const QMouseEvent &event)
{
    m_held = true;
    m_receiver = receiver;
    m_position = event.position();
    m_globalPosition = event.globalPosition();
    showProgress();
}

/// As if the button were let go only now.
void DragOut::letGo()
{
    if (!std::exchange(m_held, false) || !m_receiver)
        return;
    QMouseEvent release(QEvent::MouseButtonRelease, m_position, m_globalPosition, Qt::LeftButton,
                        Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_receiver, &release);
}

void DragOut::transferChanged(qint64 id)
{
    if (!m_fetching.contains(id))
        return;
    const Transfer *transfer = m_queue.transfer(id);
    if (!transfer || !transfer->isOver())
        return m_held ? showProgress() : void();
    if (transfer->state != Transfer::State::Done) {
        // What is wrong stands in the row; half of the files are no use to the file manager.
        m_fetching.remove(id);
        m_held = false;
        return m_drag ? QDrag::cancel() : void();
    }
    m_fetching.remove(id);
    // It was a means, and not what somebody has asked for.
    QTimer::singleShot(0, this, [this, id] { m_queue.remove(id); });
    if (isReady())
        letGo();
}

void DragOut::showProgress()
{
    qint64 done = 0;
    qint64 size = 0;
    for (auto each = m_fetching.cbegin(); each != m_fetching.cend(); ++each) {
        if (const Transfer *transfer = m_queue.transfer(each.key())) {
            done += transfer->done;
            size += transfer->size;
        }
    }
    const QString percent = QLocale().toString(size > 0 ? int(done * 100 / size) : 0);
    QToolTip::showText(m_globalPosition.toPoint() + QPoint(14, 14),
                       tr("Fetching… %1%. Esc gives up.").arg(percent), m_source);
}

/// Dropped nowhere.
void DragOut::giveUp()
{
    const QList<qint64> ids = m_fetching.keys();
    m_fetching.clear();
    for (const qint64 id : ids)
        m_queue.remove(id);
}

} // namespace ui
