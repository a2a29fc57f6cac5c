#pragma once

#include "core/http/wire.h"

#include <QPointer>
#include <QStringList>

class QNetworkReply;

namespace core {

/// A hop by QNetworkAccessManager, for what is small: no files.
class ReplyWire : public Wire
{
    Q_OBJECT

public:
    /// Takes the reply.
    ReplyWire(QNetworkReply *reply, QObject *parent);
    ~ReplyWire() override;

    [[nodiscard]] int status() const override;
    [[nodiscard]] HeaderList headers() const override;
    [[nodiscard]] bool isFramed() const override;
    [[nodiscard]] QByteArray takeBody() override;
    [[nodiscard]] qint64 sentBytes() const override { return 0; }
    [[nodiscard]] qint64 fileSize() const override { return 0; }
    [[nodiscard]] qint64 sinkBytes() const override { return 0; }
    [[nodiscard]] const Ending &ending() const override { return m_ending; }
    void drop() override;

private:
    void conclude();

    QPointer<QNetworkReply> m_reply;
    QStringList m_tlsProblems;
    bool m_requestIsOut = false;
    Ending m_ending;
};

} // namespace core
