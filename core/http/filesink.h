#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace core {

/// Where the bytes of an answer are to go.
struct FileSink
{
    /// Made if there is none yet, cut where the new bytes begin; a link is not followed. Empty: the
    /// bytes are only hashed.
    QString path = {};
    /// Bytes that the file holds from an earlier attempt; the server is asked for the rest only.
    qint64 offset = 0;
    /// Of the bytes that are there, as `began` told it; empty: not known.
    QByteArray validator = {};
    qint64 size = -1; ///< of the whole; -1: not known
    /// Called from the event loop once the server has promised the bytes. The validator (empty: it
    /// gives none) belongs to what stands in the file from now on.
    std::function<void(const QByteArray &validator)> began = {};
};

} // namespace core
