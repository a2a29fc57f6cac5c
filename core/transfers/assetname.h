#pragma once

#include <QString>
#include <QStringList>

namespace core {

/// The name GitHub will give to an uploaded file of this name.
///
/// ASCII letters, digits and `-_+@.` stay, accents go ("ü" becomes "u"), each run of anything else
/// becomes one dot, dots at either end go. A name that begins with a dot, or of which nothing but
/// the suffix is left, gets "default" before it. Applying it twice changes nothing more. A
/// prediction: what the server replies is the truth.
QString predictedAssetName(const QString &fileName);

/// `name` with a number before its suffix, so that it is none of `taken`: "tool.tar.gz" becomes
/// "tool-2.tar.gz". \param name as GitHub would give it
QString freeAssetName(const QString &name, const QStringList &taken);

} // namespace core
