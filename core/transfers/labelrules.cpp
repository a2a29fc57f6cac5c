#include "core/transfers/labelrules.h"

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr QChar separator = u'\t'; // typed into no field

QRegularExpression compiled(const QString &wildcards)
{
    QString pattern;
    QString plain; // escaped at once: a character may be two units
    for (const QChar c : wildcards) {
        if (c != u'*' && c != u'?') {
            plain += c;
            continue;
        }
        pattern += QRegularExpression::escape(plain) + (c == u'*' ? u".*"_s : u"."_s);
        plain.clear();
    }
    pattern += QRegularExpression::escape(plain);
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                              QRegularExpression::CaseInsensitiveOption
                                  | QRegularExpression::DotMatchesEverythingOption);
}

/// In one go: what stands in for one placeholder may itself look like another.
QString filled(const QString &form, const QString &name, const QString &version, const QString &tag)
{
    static const QRegularExpression placeholder(u"\\{(name|version|tag)\\}"_s);
    QString label;
    qsizetype from = 0;
    for (auto matches = placeholder.globalMatch(form); matches.hasNext();) {
        const auto match = matches.next();
        label += QStringView(form).sliced(from, match.capturedStart() - from);
        const QString word = match.captured(1);
        label += word == "name"_L1 ? name : word == "version"_L1 ? version : tag;
        from = match.capturedEnd();
    }
    label += QStringView(form).sliced(from);
    return label.simplified();
}

} // namespace

LabelRules::LabelRules(const QList<LabelRule> &rules)
{
    for (const LabelRule &rule : rules) {
        const LabelRule clean{.pattern = rule.pattern.simplified(),
                              .label = rule.label.simplified()};
        if (clean.pattern.isEmpty())
            continue;
        m_rules.append(clean);
        m_patterns.append(compiled(clean.pattern));
    }
}

LabelRules LabelRules::fromLines(const QStringList &lines)
{
    QList<LabelRule> rules;
    for (const QString &line : lines) {
        if (const qsizetype at = line.indexOf(separator); at > 0)
            rules.append({.pattern = line.first(at), .label = line.sliced(at + 1)});
    }
    return LabelRules(rules);
}

QStringList LabelRules::toLines() const
{
    QStringList lines;
    for (const LabelRule &rule : m_rules)
        lines.append(rule.pattern + separator + rule.label);
    return lines;
}

qsizetype LabelRules::ruleFor(const QString &name) const
{
    for (qsizetype i = 0; i < m_patterns.size(); ++i) {
        if (m_patterns.at(i).match(name).hasMatch())
            return i;
    }
    return -1;
}

QString LabelRules::labelFor(const QString &name, const QString &version, const QString &tag) const
{
    const qsizetype rule = ruleFor(name);
    return rule < 0 ? QString() : filled(m_rules.at(rule).label, name, version, tag);
}

} // namespace core
