#pragma once

#include <QByteArray>
#include <QIODevice>

namespace core {

/// A few bytes in memory that can be sent once.
///
/// Sequential on purpose: QNetworkAccessManager silently sends a request again when a kept-alive
/// connection breaks, and only a body that cannot be rewound stops it.
class OneShotBody : public QIODevice
{
    Q_OBJECT

public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    bool reset() override { return false; } ///< says quietly what QIODevice would say loudly
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_read; }
    [[nodiscard]] bool atEnd() const override { return bytesAvailable() == 0; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

} // namespace core
