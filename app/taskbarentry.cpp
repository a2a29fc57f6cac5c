#include "app/taskbarentry.h"

#include "core/transfers/transferwatch.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace app {
namespace {

const QVariantMap plain{{u"progress-visible"_s, false}, {u"count-visible"_s, false}};

/// Whom the signal is about.
QString applicationUri()
{
    return u"application://%1.desktop"_s.arg(QGuiApplication::desktopFileName());
}

/// Those who send it take a path made of their name, so that two do not mix.
QString objectPath(const QString &uri)
{
    quint32 hash = 5381;
    for (const char byte : uri.toUtf8())
        hash = hash * 33 + quint8(byte);
    return u"/com/canonical/unity/launcherentry/%1"_s.arg(hash);
}

} // namespace

TaskbarEntry::TaskbarEntry(core::TransferWatch &watch, QObject *parent)
    : QObject(parent), m_watch(watch)
{
    connect(&watch, &core::TransferWatch::changed, this, &TaskbarEntry::showState);
}

TaskbarEntry::~TaskbarEntry()
{
    if (!m_shown.isEmpty())
        send(plain);
}

void TaskbarEntry::showState()
{
    const core::TransferOverview &overview = m_watch.overview();
    QVariantMap wanted;
    if (const auto progress = overview.progress()) {
        const qint64 files = overview.underWay() + overview.paused;
        wanted = {{u"progress"_s, std::floor(*progress * 100) / 100},
                  {u"progress-visible"_s, true},
                  {u"count"_s, files},
                  {u"count-visible"_s, files > 0}};
    }
    if (wanted == m_shown) // told by whole percents
        return;
    m_shown = wanted;
    send(wanted.isEmpty() ? plain : wanted);
}

void TaskbarEntry::send(const QVariantMap &properties)
{
    const QString uri = applicationUri();
    QDBusMessage update = QDBusMessage::createSignal(
        objectPath(uri), u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
    update << uri << properties;
    QDBusConnection::sessionBus().send(update);
}

} // namespace app
