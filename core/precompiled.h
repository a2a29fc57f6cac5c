#pragma once

// What nearly every file of ours includes. Precompiled, it makes a file compile in a sixth of the
// time; the files still include what they use, so that the build works without it.
#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <ranges>
#include <utility>
#include <variant>
