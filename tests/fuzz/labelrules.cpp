#include "core/transfers/labelrules.h"

#include "tests/fuzz/fuzz.h"

using namespace core;
using namespace Qt::StringLiterals;
using fuzz::expect;

/// Rules are read as they were written; the one that decides is the first that fits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QString text = input.text();
    const QString name = input.text();
    const LabelRules rules = LabelRules::fromLines(text.split(u'\n'));
    expect(LabelRules::fromLines(rules.toLines()) == rules, "rules are kept");
    const qsizetype rule = rules.ruleFor(name);
    expect(rule >= -1 && rule < rules.rules().size(), "a rule is one of them");
    const QString label = rules.labelFor(name, u"1.0"_s, u"v1.0"_s);
    expect(rule >= 0 || label.isEmpty(), "without a rule there is no label");
    expect(label == label.simplified(), "a label is one line");
    if (rule >= 0)
        expect(LabelRules(rules.rules().sliced(rule, 1)).labelFor(name, u"1.0"_s, u"v1.0"_s)
                   == label,
               "the rule decides alone");

    const LabelRules all(QList<LabelRule>{{.pattern = u"*"_s, .label = u"{name}"_s}});
    expect(all.labelFor(name, {}, {}) == name.simplified(), "a star stands for anything");
    QString plain = name;
    plain.removeIf([](QChar c) { return c == u'*' || c == u'?' || c.isSpace(); });
    if (!plain.isEmpty())
        expect(LabelRules(QList<LabelRule>{{.pattern = plain, .label = u"x"_s}}).ruleFor(plain)
                   == 0,
               "a name stands for itself", plain.toUtf8());
    return 0;
}
