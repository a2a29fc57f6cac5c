#include "core/transfers/preflight.h"

#include "core/transfers/assetname.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace std::chrono_literals;

namespace core {
namespace {

using Kind = PreflightVerdict::Kind;

/// Seconds that nobody would call waiting.
constexpr std::chrono::seconds noMatter{5};

bool isOnItsWay(const Transfer &transfer)
{
    return transfer.kind == Transfer::Kind::Upload && !transfer.isOver();
}

/// One walk through the files, with what has to be known of all of them.
class Judge
{
public:
    Judge(const QList<PreflightFile> &files, const PreflightRelease &release)
        : m_files(files), m_release(release)
    {
        for (const Asset &asset : release.assets)
            m_assets.insert(asset.name, &asset);
        for (const Transfer &transfer : release.transfers) {
            if (!isOnItsWay(transfer))
                continue;
            m_waitingPaths.insert(transfer.path);
            m_waitingNames.insert(transfer.name);
        }
    }

    Preflight all()
    {
        for (const PreflightFile &file : m_files)
            m_result.verdicts.append(first(file));
        findDoubles();
        numberKept();
        findRoom();
        for (qsizetype i = 0; i < m_files.size(); ++i) {
            m_result.verdicts[i].label = label(m_files.at(i), m_result.verdicts.at(i));
            sum(m_files.at(i), m_result.verdicts.at(i));
        }
        return m_result;
    }

private:
    /// What can be said of a file without looking at the others.
    [[nodiscard]] PreflightVerdict first(const PreflightFile &file) const
    {
        PreflightVerdict verdict{.kind = Kind::Ready,
                                 .name = predictedAssetName(file.wantedName())};
        verdict.renamed = verdict.name != file.wantedName();
        if (file.leftOut)
            verdict.kind = Kind::LeftOut;
        else if (file.facts.problem)
            verdict.kind = Kind::Refused;
        else if (m_waitingPaths.contains(file.path))
            verdict.kind = Kind::AlreadyWaiting;
        else if (m_waitingNames.contains(verdict.name))
            verdict.kind = Kind::SameName;
        else if (const Asset *asset = m_assets.value(verdict.name))
            holdAgainst(*asset, file, verdict);
        return verdict;
    }

    static void holdAgainst(const Asset &asset, const PreflightFile &file,
                            PreflightVerdict &verdict)
    {
        verdict.existing = asset;
        const bool whole = asset.state == AssetState::Uploaded;
        const bool comparable = whole && !asset.sha256.isEmpty();
        if (comparable && asset.size == file.facts.size && asset.sha256 == file.sha256) {
            verdict.kind = Kind::AlreadyThere;
            return;
        }
        verdict.kind = Kind::Clash;
        verdict.wantsDigest = comparable && file.sha256.isEmpty();
        verdict.mayBeSame = verdict.wantsDigest && asset.size == file.facts.size;
        if (file.decidedAbout == asset.id)
            verdict.decision = file.decision;
    }

    /// Two that would get one name cannot both be sent; which one is meant is not for us to say.
    void findDoubles()
    {
        QHash<QString, int> count;
        const auto takesName = [](const PreflightVerdict &verdict) {
            return verdict.kind == Kind::Ready || verdict.kind == Kind::SameName
                || (verdict.kind == Kind::Clash && verdict.decision != ClashDecision::KeepBoth
                    && verdict.decision != ClashDecision::Skip);
        };
        for (const PreflightVerdict &verdict : std::as_const(m_result.verdicts)) {
            if (takesName(verdict))
                ++count[verdict.name];
        }
        for (PreflightVerdict &verdict : m_result.verdicts) {
            if (!takesName(verdict) || count.value(verdict.name) < 2)
                continue;
            verdict.kind = Kind::SameName;
            verdict.decision.reset();
        }
    }

    void numberKept()
    {
        QStringList taken;
        for (PreflightVerdict &verdict : m_result.verdicts) {
            if (verdict.kind != Kind::Clash || verdict.decision != ClashDecision::KeepBoth)
                continue;
            if (taken.isEmpty()) {
                taken = QStringList(m_waitingNames.begin(), m_waitingNames.end());
                for (const Asset &asset : m_release.assets)
                    taken.append(asset.name);
                for (const PreflightVerdict &other : std::as_const(m_result.verdicts))
                    taken.append(other.name);
            }
            verdict.name = freeAssetName(verdict.name, taken);
            taken.append(verdict.name);
        }
    }

    void findRoom()
    {
        int arriving = 0;
        for (const QString &name : std::as_const(m_waitingNames))
            arriving += m_assets.contains(name) ? 0 : 1;
        m_result.assetsNow = int(m_release.assets.size()) + arriving;

        // Each replacement under way needs a place for a moment, and they come first to it: what is
        // new can go to another release.
        int free = std::max(0, mostAssets - m_result.assetsNow);
        const int places = std::min(free, m_release.uploadsAtOnce);
        int replacing = 0;
        for (PreflightVerdict &verdict : m_result.verdicts) {
            if (!verdict.replaces())
                continue;
            if (places > 0 && (places >= m_release.uploadsAtOnce || replacing < places))
                ++replacing;
            else
                verdict.kind = Kind::NoRoom;
        }
        const int slots = std::min(replacing, places);
        free -= slots;
        int added = 0;
        for (PreflightVerdict &verdict : m_result.verdicts) {
            if (!verdict.isSent() || verdict.replaces())
                continue;
            if (added < free)
                ++added;
            else
                verdict.kind = Kind::NoRoom;
        }
        m_result.assetsAfter = m_result.assetsNow + added;
        m_result.assetsAtMost = m_result.assetsAfter + slots;
    }

    [[nodiscard]] QString label(const PreflightFile &file, const PreflightVerdict &verdict) const
    {
        if (verdict.kind == Kind::AlreadyThere)
            return verdict.existing->label; // nothing of it changes
        if (file.label)
            return *file.label;
        const QString byRule
            = m_release.labels.labelFor(verdict.name, m_release.version, m_release.tag);
        if (!byRule.isEmpty())
            return byRule;
        if (verdict.replaces() && !verdict.existing->label.isEmpty())
            return verdict.existing->label;
        // The name as it was stays readable on the release page.
        return verdict.renamed ? file.wantedName() : QString();
    }

    void sum(const PreflightFile &file, const PreflightVerdict &verdict)
    {
        Preflight &all = m_result;
        if (verdict.isSent()) {
            ++all.sent;
            all.bytes += file.facts.size;
            all.replaced += verdict.replaces() ? 1 : 0;
            all.needsLook |= verdict.renamed || file.leadsAway;
        }
        all.alreadyThere += verdict.kind == Kind::AlreadyThere ? 1 : 0;
        if (verdict.isUndecided())
            ++all.undecided;
        const bool refused = verdict.kind == Kind::Refused || verdict.kind == Kind::NoRoom;
        if (refused || verdict.kind == Kind::LeftOut)
            ++all.notSent;
        all.needsLook |= refused || verdict.isUndecided();
    }

    const QList<PreflightFile> &m_files;
    const PreflightRelease &m_release;
    QHash<QString, const Asset *> m_assets; ///< by name
    QSet<QString> m_waitingPaths;
    QSet<QString> m_waitingNames;
    Preflight m_result;
};

} // namespace

QString PreflightFile::fileName() const
{
    return path.sliced(path.lastIndexOf(u'/') + 1);
}

QString PreflightFile::wantedName() const
{
    return name.isEmpty() ? fileName() : name;
}

Preflight preflight(const QList<PreflightFile> &files, const PreflightRelease &release)
{
    return Judge(files, release).all();
}

std::optional<std::chrono::seconds> sendingTime(std::chrono::milliseconds paced, qint64 bytes,
                                                double bytesPerSecond)
{
    std::chrono::duration<double> time = paced;
    if (bytesPerSecond > 0)
        time = std::max(time, std::chrono::duration<double>(double(bytes) / bytesPerSecond));
    else if (time < noMatter)
        return std::nullopt;
    return std::chrono::ceil<std::chrono::seconds>(time);
}

} // namespace core
