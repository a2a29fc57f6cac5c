#include "ui/transfers/transfersummary.h"

#include "ui/common/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

using core::Transfer;
using State = Transfer::State;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::TransferSummary)
};

} // namespace

QString transferSummary(const QList<Transfer> &transfers)
{
    int uploads = 0;
    int downloads = 0;
    int open = 0;
    double speed = 0;
    qint64 left = 0;
    for (const Transfer &transfer : transfers) {
        const bool up = transfer.kind == Transfer::Kind::Upload;
        open += transfer.state == State::Failed || transfer.state == State::NeedsDecision;
        // Waits for its draft to be saved, which may be never.
        const bool pending = up && transfer.releaseId <= 0 && transfer.state == State::Waiting;
        if (!transfer.isUnderWay() || pending)
            continue;
        ++(up ? uploads : downloads);
        left += transfer.size - transfer.done;
        if (transfer.state == State::Running)
            speed += transfer.speed;
    }

    QStringList parts;
    if (uploads > 0)
        parts.append(uploads == 1 ? Words::tr("1 upload")
                                  : Words::tr("%n uploads", nullptr, uploads));
    if (downloads > 0)
        parts.append(downloads == 1 ? Words::tr("1 download")
                                    : Words::tr("%n downloads", nullptr, downloads));
    if (parts.isEmpty() && open > 0)
        return open == 1 ? Words::tr("1 file to look at")
                         : Words::tr("%n files to look at", nullptr, open);
    if (!parts.isEmpty() && speed >= 1) {
        parts.append(text::speed(speed));
        const std::chrono::seconds time(qint64(std::ceil(double(left) / speed)));
        parts.append(Words::tr("%1 left").arg(text::duration(time)));
    }
    return parts.join(u" · "_s);
}

} // namespace ui
