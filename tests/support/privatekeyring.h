#pragma once

#include <QProcess>
#include <QProcessEnvironment>

#include <memory>
#include <optional>

/// A session bus and a real gnome-keyring of a test's own, with a home folder of their own. Nothing
/// on this bus starts by itself, so that there is nobody to ask for a password. All ends with this
/// object, and by the kernel's hand when the test is killed.
class PrivateKeyring
{
public:
    /// \param home must exist and be empty; the keyring's files go there
    explicit PrivateKeyring(const QString &home);
    ~PrivateKeyring();

    /// False with a reason in errorString().
    [[nodiscard]] bool startBus();
    /// With an unlocked collection. Needs the bus.
    [[nodiscard]] bool startKeyring();
    [[nodiscard]] QString errorString() const { return m_error; }

    /// For programs that shall use this bus and this home.
    [[nodiscard]] const QProcessEnvironment &environment() const { return m_environment; }
    /// Makes it the environment of the test itself. Only before anything has asked for the bus.
    void enter() const;

    [[nodiscard]] bool lock();
    [[nodiscard]] bool unlock();
    /// No collection is the default any more, as before the very first password is chosen.
    [[nodiscard]] bool forgetDefault();
    [[nodiscard]] bool restoreDefault();

    /// What `secret-tool lookup` prints; nothing when it finds no entry.
    /// \param attributes names and values in turn
    [[nodiscard]] std::optional<QByteArray> lookup(const QStringList &attributes) const;
    [[nodiscard]] bool store(const QString &label, const QStringList &attributes,
                             const QByteArray &secret) const;

private:
    [[nodiscard]] std::unique_ptr<QProcess> launch(const QString &program,
                                                   const QStringList &arguments) const;
    [[nodiscard]] std::optional<QByteArray> output(const QString &program,
                                                   const QStringList &arguments,
                                                   const QByteArray &input = {}) const;
    [[nodiscard]] bool call(const QString &method, const QVariantList &arguments);

    QString m_home;
    QProcessEnvironment m_environment;
    std::unique_ptr<QProcess> m_bus;
    std::unique_ptr<QProcess> m_keyring;
    QString m_error;
};
