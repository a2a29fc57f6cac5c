#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

/// The certificates that a company's own server is trusted by: chosen as a file, shown with their
/// fingerprints before anything is sent.
class CertificateField : public QWidget
{
    Q_OBJECT

public:
    explicit CertificateField(QWidget *parent = nullptr);

    /// PEM; empty: the system's certificates alone.
    [[nodiscard]] const QByteArray &certificates() const { return m_pem; }
    /// False when the file cannot be read or holds no certificate: then nothing changes but the
    /// line that says so.
    bool load(const QString &path);

Q_SIGNALS:
    void changed();

private:
    void choose();
    void clear();

    QByteArray m_pem;
    QPushButton *m_choose;
    QPushButton *m_clear;
    QLabel *m_shown;
};

} // namespace ui
