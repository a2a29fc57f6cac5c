#pragma once

#include "core/base/error.h"
#include "core/http/responseheaders.h"

#include <QObject>

#include <optional>

namespace core {

/// One hop on the wire: a request out, its answer in. What that means is for HttpJob to decide.
///
/// Starts when made, follows no redirect, sends nothing twice that changes anything. Signals come
/// from the event loop, ended() last and once. Belongs to whoever made it; drop() it when it is not
/// wanted any more.
class Wire : public QObject
{
    Q_OBJECT

public:
    /// Valid from ended() on.
    struct Ending
    {
        /// Why there is no whole answer: kind and detail. The headers may be there all the same.
        std::optional<Error> failure = {};
        /// LocalFile: why a file could not be read or written, which ended it.
        std::optional<Error> local = {};
        /// LocalFile: the file was another one when the last byte had gone.
        std::optional<Error> changed = {};
        QByteArray sentSha256 = {}; ///< of a file, as far as it was read
        QByteArray receivedSha256 = {}; ///< of all that is in the sink
    };

    [[nodiscard]] virtual int status() const = 0; ///< 0 before headersCame()
    [[nodiscard]] virtual HeaderList headers() const = 0;
    /// The protocol itself tells where a body ends.
    [[nodiscard]] virtual bool isFramed() const = 0;
    /// What has come of the body since the last call; not of one that goes to a sink.
    [[nodiscard]] virtual QByteArray takeBody() = 0;
    [[nodiscard]] virtual qint64 sentBytes() const = 0; ///< of a file; given to the system
    [[nodiscard]] virtual qint64
    fileSize() const = 0; ///< of the file that is sent; -1: not known yet
    [[nodiscard]] virtual qint64 sinkBytes() const = 0; ///< in the sink, with those there before
    [[nodiscard]] virtual const Ending &ending() const = 0;

    /// Closes the connection at once, and says no more.
    virtual void drop() = 0;

Q_SIGNALS:
    void headersCame();
    void moved(); ///< bytes went either way
    void ended();

protected:
    using QObject::QObject;
};

} // namespace core
