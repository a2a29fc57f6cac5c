#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace core::notes {

/// Notes to begin with. May hold `{tag}`, `{previous}`, `{date}` and `{contributors}`.
struct Template
{
    QString name; ///< not empty, and no other template of the repository has it
    QString text; ///< with LF

    bool operator==(const Template &) const = default;
};

/// What the variables stand for; empty: not known.
struct TemplateValues
{
    QString tag = {};
    QString previous = {}; ///< tag of the release before
    QString date = {};
    QStringList contributors = {}; ///< without `@`
};

/// With the variables replaced; anything else in braces stays. Contributors as `@a, @b and @c`
/// would be English: as `@a, @b, @c`.
QString filled(const QString &text, const TemplateValues &values);

/// The people that a text thanks, as `@name`, each once, in the order of the text.
QStringList mentionedNames(const QString &notes);

/// The templates of all repositories, as they are kept in the settings.
class TemplateBook
{
public:
    explicit TemplateBook(const QByteArray &kept = {}); ///< what cannot be read is left out

    /// By name. \param repository whose: host and owner/name
    [[nodiscard]] QList<Template> of(const QString &repository) const;
    /// In the place of one with the same name.
    void put(const QString &repository, const Template &made);
    void remove(const QString &repository, const QString &name);
    [[nodiscard]] QByteArray toBytes() const;

private:
    QMap<QString, QMap<QString, QString>> m_texts; ///< by repository and name
};

} // namespace core::notes
