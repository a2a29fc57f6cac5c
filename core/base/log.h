#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

/// The one way out for messages. Secrets are known here by value and never pass.
///
/// Process-wide, as Qt's message handler is: a secret that is hidden in one log only is not hidden.
/// All functions may be called from any thread.
namespace core::log {

/// From now on these bytes are replaced wherever they turn up, also percent-encoded or in Base64.
/// Nothing shorter than four characters can be hidden without blotting out ordinary words.
void hide(const QByteArray &secret);

/// The text with every secret replaced.
QString redacted(QString text);

/// Takes one finished line. Must not log.
using Sink = std::function<void(QtMsgType type, const QString &line)>;

/// Becomes Qt's message handler: qDebug() and friends, redacted, to `sink` (unset: standard error).
void install(Sink sink = {});
/// Gives the handler back to whoever had it.
void uninstall();

} // namespace core::log
