#include "ui/transfers/transfersummary.h"

#include "ui/common/text.h"
#include "ui/common/transferwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::TransferSummary)
};

} // namespace

QString transferSummary(const core::TransferOverview &overview)
{
    QStringList parts;
    if (overview.uploads > 0)
        parts.append(overview.uploads == 1 ? Words::tr("1 upload")
                                           : Words::tr("%n uploads", nullptr, overview.uploads));
    if (overview.downloads > 0)
        parts.append(overview.downloads == 1
                         ? Words::tr("1 download")
                         : Words::tr("%n downloads", nullptr, overview.downloads));
    if (overview.held) {
        parts.append(words::shortly(*overview.held));
    } else if (overview.speed >= 1) {
        parts.append(text::speed(overview.speed));
        if (overview.timeLeft)
            parts.append(Words::tr("%1 left").arg(text::duration(*overview.timeLeft)));
    }
    if (overview.paused > 0)
        parts.append(Words::tr("%n paused", nullptr, overview.paused));
    if (overview.open == 0)
        return parts.join(u" · "_s);
    if (parts.isEmpty())
        return overview.open == 1 ? Words::tr("1 file to look at")
                                  : Words::tr("%n files to look at", nullptr, overview.open);
    parts.append(Words::tr("%n to look at", nullptr, overview.open));
    return parts.join(u" · "_s);
}

QString transferPercent(const core::TransferOverview &overview)
{
    const auto progress = overview.progress();
    return progress ? Words::tr("%1%").arg(QLocale().toString(int(*progress * 100))) : QString();
}

} // namespace ui
