#include "core/base/log.h"

#include <QMutex>
#include <QStringList>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace core::log {
namespace {

constexpr qsizetype shortestSecret = 4;

struct State
{
    QMutex mutex;
    QStringList secrets; ///< longest first, so that no part of one is left behind another
    Sink sink;
    QtMessageHandler previous = nullptr;
    bool installed = false;
};

State &state()
{
    static State theState;
    return theState;
}

QLatin1StringView word(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
        return "critical"_L1;
    case QtFatalMsg:
        return "fatal"_L1;
    }
    Q_UNREACHABLE();
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString category = QString::fromUtf8(context.category ? context.category : "default");
    const QString line
        = redacted(word(type) + u": "_s
                   + (category == "default"_L1 ? QString() : category + u": "_s) + message);
    Sink sink;
    {
        const QMutexLocker lock(&state().mutex);
        sink = state().sink;
    }
    if (sink)
        return sink(type, line);
    const QByteArray bytes = line.toLocal8Bit() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

} // namespace

void hide(const QByteArray &secret)
{
    const QString plain = QString::fromUtf8(secret);
    if (plain.size() < shortestSecret)
        return;
    const QMutexLocker lock(&state().mutex);
    QStringList &secrets = state().secrets;
    for (const QString &form : {plain, QString::fromLatin1(secret.toPercentEncoding()),
                                QString::fromLatin1(secret.toBase64())}) {
        if (!secrets.contains(form))
            secrets.append(form);
    }
    std::ranges::sort(secrets, std::greater(), &QString::size);
}

QString redacted(QString text)
{
    const QMutexLocker lock(&state().mutex);
    // In any case: a secret that was taken for a host name comes back in small letters.
    for (const QString &secret : std::as_const(state().secrets))
        text.replace(secret, "[hidden]"_L1, Qt::CaseInsensitive);
    return text;
}

void install(Sink sink)
{
    const QMutexLocker lock(&state().mutex);
    state().sink = std::move(sink);
    if (state().installed)
        return;
    state().previous = qInstallMessageHandler(handle);
    state().installed = true;
}

void uninstall()
{
    const QMutexLocker lock(&state().mutex);
    if (!state().installed)
        return;
    qInstallMessageHandler(state().previous);
    state().installed = false;
    state().sink = {};
}

} // namespace core::log
