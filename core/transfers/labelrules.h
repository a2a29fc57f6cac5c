#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace core {

/// "Files that are called so get this label."
struct LabelRule
{
    QString pattern; ///< `*` stands for any letters, `?` for one; upper and lower case are the same
    QString label; ///< may hold {name}, {version} and {tag}

    bool operator==(const LabelRule &) const = default;
};

/// A list of rules, of which the first that fits decides.
class LabelRules
{
public:
    LabelRules() = default;
    explicit LabelRules(const QList<LabelRule> &rules);

    /// Of one line each, as settings keep them. What is no rule is left out.
    static LabelRules fromLines(const QStringList &lines);
    [[nodiscard]] QStringList toLines() const;

    [[nodiscard]] const QList<LabelRule> &rules() const { return m_rules; }
    /// The rule that decides about a file of this name; -1: none.
    [[nodiscard]] qsizetype ruleFor(const QString &name) const;
    /// Empty: no rule fits, or the one that does gives none.
    /// \param name on the server \param version such as "2.4.0" \param tag such as "v2.4.0"
    [[nodiscard]] QString labelFor(const QString &name, const QString &version,
                                   const QString &tag) const;

    bool operator==(const LabelRules &other) const { return m_rules == other.m_rules; }

private:
    QList<LabelRule> m_rules;
    QList<QRegularExpression> m_patterns; ///< of m_rules
};

} // namespace core
