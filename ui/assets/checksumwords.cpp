#include "ui/assets/checksumwords.h"

#include "ui/common/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

using namespace Qt::StringLiterals;

namespace ui::words {
namespace {

constexpr qsizetype mostNames = 4;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::ChecksumWords)
};

QString listed(const QStringList &names)
{
    QStringList shown;
    for (const QString &name : names.first(qMin(names.size(), mostNames)))
        shown.append(text::visible(name));
    if (names.size() > mostNames)
        shown.append(Words::tr("%n more", nullptr, int(names.size() - mostNames)));
    return QLocale().createSeparatedList(shown);
}

QString about(const core::ChecksumReport::Checked &checked)
{
    QStringList sentences;
    const QString file = text::visible(checked.file.name);
    if (!checked.verdict.different.isEmpty())
        sentences.append(Words::tr("%1 lists other checksums than these files have: %2.")
                             .arg(file, listed(checked.verdict.different)));
    if (!checked.verdict.missing.isEmpty())
        sentences.append(Words::tr("%1 lists files that are not on the release: %2.")
                             .arg(file, listed(checked.verdict.missing)));
    return sentences.join(u' ');
}

} // namespace

QString contradiction(const core::ChecksumReport &report)
{
    QStringList lines;
    for (const core::ChecksumReport::Checked &checked : report.files) {
        if (checked.verdict.contradicts())
            lines.append(about(checked));
    }
    return lines.join(u'\n');
}

QString verification(const core::ChecksumReport &report)
{
    QSet<QString> right;
    QStringList unlisted;
    QStringList empty;
    for (const core::ChecksumReport::Checked &checked : report.files) {
        for (const QString &name : checked.verdict.equal)
            right.insert(name);
        for (const QString &name : checked.verdict.unlisted) {
            if (!unlisted.contains(name))
                unlisted.append(name);
        }
        if (checked.list.lines.isEmpty())
            empty.append(checked.file.name);
    }
    if (report.files.isEmpty() && report.tooLarge.isEmpty())
        return Words::tr("This release has no checksum files.");
    QStringList lines;
    if (const QString wrong = contradiction(report); !wrong.isEmpty())
        lines.append(wrong);
    if (!right.isEmpty())
        lines.append(Words::tr("%n file(s) have the checksums that are listed for them.", nullptr,
                               int(right.size())));
    if (!unlisted.isEmpty())
        lines.append(Words::tr("Not listed: %1.").arg(listed(unlisted)));
    if (!empty.isEmpty())
        lines.append(Words::tr("Holds no checksums that could be read: %1.").arg(listed(empty)));
    if (!report.tooLarge.isEmpty())
        lines.append(Words::tr("Too large to be a checksum file, and not read: %1.")
                         .arg(listed(report.tooLarge)));
    return lines.join(u'\n');
}

} // namespace ui::words
