#include "ui/assets/assetmodel.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"

#include <QFont>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using core::Asset;
using core::AssetFields;
using core::Transfer;
using State = Transfer::State;
using theme::Tone;

QString AssetModel::Row::name() const
{
    if (asset)
        return asset->name;
    return transfer ? transfer->name : expected;
}

QString AssetModel::Row::label() const
{
    if (asset)
        return asset->label;
    return transfer ? transfer->label : QString();
}

qint64 AssetModel::Row::size() const
{
    if (asset)
        return asset->size;
    return transfer ? transfer->size : -1;
}

std::pair<qint64, QString> AssetModel::Row::key() const
{
    if (asset)
        return {asset->id, {}};
    return transfer ? std::pair(-transfer->id, QString()) : std::pair(qint64{0}, expected);
}

AssetModel::AssetModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_countdown.setInterval(1s);
    connect(&m_countdown, &QTimer::timeout, this, [this] {
        for (int row = 0; row < m_rows.size(); ++row)
            touchState(row);
    });
}

void AssetModel::setAssets(const QList<Asset> &assets)
{
    m_assets = assets;
    m_renaming.removeIf([this](const auto &entry) {
        return !asset(entry.key()) || !entry.value().failure.isEmpty();
    });
    rebuild();
}

void AssetModel::setTransfers(const QList<Transfer> &transfers)
{
    m_transfers = transfers;
    rebuild();
}

void AssetModel::changeTransfers(const QList<Transfer> &transfers, const QList<qint64> &gone)
{
    QHash<qint64, qsizetype> known;
    for (qsizetype i = 0; i < m_transfers.size(); ++i)
        known.insert(m_transfers.at(i).id, i);
    for (const Transfer &transfer : transfers) {
        if (const qsizetype at = known.value(transfer.id, -1); at >= 0)
            m_transfers[at] = transfer;
        else
            m_transfers.append(transfer);
    }
    if (!gone.isEmpty())
        m_transfers.removeIf([&](const Transfer &each) { return gone.contains(each.id); });
    rebuild();
}

void AssetModel::setHeld(const std::optional<core::AccountObstacle> &held)
{
    m_held = held;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, StateColumn), index(int(m_rows.size()) - 1, StateColumn));
}

void AssetModel::setExpected(const QStringList &names)
{
    m_expected = names;
    rebuild();
}

void AssetModel::setEditable(bool editable)
{
    m_editable = editable;
}

const Asset *AssetModel::asset(qint64 id) const
{
    const auto found = std::ranges::find(m_assets, id, &Asset::id);
    return found == m_assets.end() ? nullptr : &*found;
}

QStringList AssetModel::missing() const
{
    QStringList names;
    for (const Row &row : m_rows) {
        if (!row.expected.isEmpty())
            names.append(row.expected);
    }
    return names;
}

int AssetModel::rowOfAsset(qint64 id) const
{
    const auto found = std::ranges::find_if(
        m_rows, [id](const Row &row) { return row.asset && row.asset->id == id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int AssetModel::rowOfTransfer(qint64 id) const
{
    const auto found = std::ranges::find_if(
        m_rows, [id](const Row &row) { return row.transfer && row.transfer->id == id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

/// Assets as the server orders them, then files on their way, then what is missing. An upload that
/// is done belongs to its asset; so does a download.
QList<AssetModel::Row> AssetModel::wanted() const
{
    QHash<qint64, const Transfer *> about; // by asset
    for (const Transfer &transfer : m_transfers) {
        if (transfer.kind != Transfer::Kind::Download && transfer.state != State::Done)
            continue;
        // The latest counts, but a finished one does not hide one that goes on.
        const Transfer *&shown = about[transfer.assetId];
        if (!shown || shown->isOver())
            shown = &transfer;
    }
    QList<Row> rows;
    QSet<QString> names;
    for (const Asset &asset : m_assets) {
        Row row{.asset = asset};
        if (const Transfer *transfer = about.value(asset.id))
            row.transfer = *transfer;
        names.insert(asset.name);
        rows.append(row);
    }
    for (const Transfer &transfer : m_transfers) {
        if (transfer.kind != Transfer::Kind::Upload || transfer.state == State::Done)
            continue;
        names.insert(transfer.name);
        rows.append({.transfer = transfer});
    }
    for (const QString &name : m_expected) {
        if (names.contains(name))
            continue;
        names.insert(name);
        rows.append({.expected = name});
    }
    return rows;
}

/// Changes only what differs, so that selection and editing survive.
void AssetModel::rebuild()
{
    const QList<Row> rows = wanted();
    QSet<std::pair<qint64, QString>> keys;
    for (const Row &row : rows)
        keys.insert(row.key());
    QSet<std::pair<qint64, QString>> kept;
    for (qsizetype end = m_rows.size(); end > 0;) {
        if (keys.contains(m_rows.at(end - 1).key())) {
            kept.insert(m_rows.at(--end).key());
            continue;
        }
        qsizetype begin = end - 1;
        while (begin > 0 && !keys.contains(m_rows.at(begin - 1).key()))
            --begin;
        beginRemoveRows({}, int(begin), int(end - 1));
        m_rows.remove(begin, end - begin);
        endRemoveRows();
        end = begin;
    }
    for (qsizetype at = 0; at < rows.size(); ++at) {
        const auto key = rows.at(at).key();
        if (!kept.contains(key)) {
            qsizetype end = at + 1;
            while (end < rows.size() && !kept.contains(rows.at(end).key()))
                ++end;
            beginInsertRows({}, int(at), int(end - 1));
            m_rows = m_rows.first(at) + rows.sliced(at, end - at) + m_rows.sliced(at);
            endInsertRows();
            at = end - 1;
            continue;
        }
        if (m_rows.at(at).key() != key) {
            const auto later = std::find_if(m_rows.begin() + at, m_rows.end(),
                                            [&](const Row &row) { return row.key() == key; });
            const int from = int(later - m_rows.begin());
            beginMoveRows({}, from, from, {}, int(at));
            m_rows.move(from, at);
            endMoveRows();
        }
        if (m_rows.at(at) != rows.at(at)) {
            m_rows[at] = rows.at(at);
            Q_EMIT dataChanged(index(int(at), 0), index(int(at), ColumnCount - 1));
        }
    }
    const bool waits = std::ranges::any_of(m_transfers, [](const Transfer &transfer) {
        return transfer.state == State::Waiting && transfer.retryAt.isValid();
    });
    if (waits != m_countdown.isActive())
        waits ? m_countdown.start() : m_countdown.stop();
}

void AssetModel::touchState(int row)
{
    Q_EMIT dataChanged(index(row, StateColumn), index(row, StateColumn));
}

void AssetModel::renameSucceeded(qint64 assetId)
{
    m_renaming.remove(assetId);
    if (const int row = rowOfAsset(assetId); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void AssetModel::renameFailed(qint64 assetId, const QString &reason)
{
    const int row = rowOfAsset(assetId);
    if (row < 0)
        return;
    m_renaming[assetId].failure = reason;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int AssetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AssetModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

words::Status AssetModel::storedStatus(const Asset &asset) const
{
    const auto renaming = m_renaming.constFind(asset.id);
    if (renaming != m_renaming.constEnd()) {
        if (renaming->failure.isEmpty())
            return {.text = tr("saving…"), .tone = Tone::Accent};
        return {.text = tr("not renamed"), .tip = renaming->failure, .tone = Tone::Bad};
    }
    if (asset.state == core::AssetState::Starter)
        return {.text = tr("unfinished"),
                .tip = tr("This upload never finished and holds nothing. Delete it."),
                .tone = Tone::Warning};
    return {.text = tr("uploaded")};
}

words::Status AssetModel::status(const Row &row) const
{
    if (!row.expected.isEmpty())
        return {.text = tr("expected · drop file here"),
                .tip = tr("An earlier release has this file. Drop yours onto this row.")};
    if (row.asset && m_renaming.contains(row.asset->id))
        return storedStatus(*row.asset);
    if (row.transfer)
        return words::status(*row.transfer, QDateTime::currentDateTimeUtc(), m_held);
    return storedStatus(*row.asset);
}

AssetFields AssetModel::shownFields(const Row &row) const
{
    if (row.asset) {
        const auto renaming = m_renaming.constFind(row.asset->id);
        if (renaming != m_renaming.constEnd() && renaming->failure.isEmpty())
            return renaming->fields;
    }
    return {.name = row.name(), .label = row.label()};
}

QString AssetModel::text(const Row &row, int column) const
{
    switch (Column(column)) {
    case NameColumn:
        return text::visible(shownFields(row).name);
    case LabelColumn:
        return text::visible(shownFields(row).label);
    case SizeColumn:
        return row.size() > 0 || row.asset ? text::size(row.size()) : QString();
    case StateColumn:
        return status(row).text;
    case DigestColumn:
        return row.asset ? text::shortDigest(row.asset->sha256) : QString();
    case DownloadsColumn:
        return row.asset ? text::count(row.asset->downloads) : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QString AssetModel::tip(const Row &row, int column) const
{
    switch (Column(column)) {
    case NameColumn:
        return row.transfer && row.transfer->kind == Transfer::Kind::Upload
            ? text::visible(row.transfer->path)
            : text::visible(row.name());
    case LabelColumn:
        return text::visible(row.label());
    case SizeColumn:
        return row.size() > 0 ? tr("%1 bytes").arg(text::count(row.size())) : QString();
    case StateColumn:
        // The column is narrow: the line and the whole story stand in the tip.
        return QStringList{status(row).line, status(row).tip}.join(u'\n').trimmed();
    case DigestColumn:
        return row.asset && !row.asset->sha256.isEmpty()
            ? u"sha256:"_s + QString::fromLatin1(row.asset->sha256.toHex())
            : QString();
    case DownloadsColumn:
    case ColumnCount:
        break;
    }
    return {};
}

QVariant AssetModel::sortKey(const Row &row, int column) const
{
    switch (Column(column)) {
    case NameColumn:
    case LabelColumn:
    case DigestColumn:
    case StateColumn:
        return text(row, column);
    case SizeColumn:
        return row.size();
    case DownloadsColumn:
        return row.asset ? row.asset->downloads : -1;
    case ColumnCount:
        break;
    }
    return {};
}

QString AssetModel::iconOf(const Row &row) const
{
    const QString name = row.name().toLower();
    const auto ends = [&](std::initializer_list<QLatin1StringView> suffixes) {
        return std::ranges::any_of(suffixes, [&](auto suffix) { return name.endsWith(suffix); });
    };
    if (ends({".gz"_L1, ".zip"_L1, ".xz"_L1, ".zst"_L1, ".bz2"_L1, ".7z"_L1, ".tar"_L1}))
        return u"archive"_s;
    if (ends({".dmg"_L1, ".iso"_L1, ".img"_L1}))
        return u"disk-image"_s;
    if (ends({".deb"_L1, ".rpm"_L1, ".msi"_L1, ".exe"_L1, ".pkg"_L1, ".apk"_L1, ".appimage"_L1}))
        return u"package"_s;
    if (ends({".txt"_L1, ".md"_L1, ".asc"_L1, ".sig"_L1, ".sha256"_L1, ".json"_L1, "sums"_L1}))
        return u"text-file"_s;
    return u"file"_s;
}

QVariant AssetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Row &row = m_rows.at(index.row());
    const Transfer *transfer = row.transfer ? &*row.transfer : nullptr;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::EditRole:
        return index.column() == NameColumn ? shownFields(row).name
            : index.column() == LabelColumn ? shownFields(row).label
                                            : text(row, index.column());
    case Qt::ToolTipRole:
        // Foreign text: wrapped so that Qt does not take it for markup.
        return tip(row, index.column()).isEmpty()
            ? QVariant()
            : QVariant(u"<span>"_s
                       + tip(row, index.column()).toHtmlEscaped().replace(u'\n', u"<br>"_s)
                       + u"</span>"_s);
    case Qt::DecorationRole:
        return index.column() == NameColumn ? QVariant(icon(iconOf(row))) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == SizeColumn || index.column() == DownloadsColumn
            ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
            : QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    case Qt::FontRole:
        if (!row.expected.isEmpty()) {
            QFont italic;
            italic.setItalic(true);
            return italic;
        }
        return {};
    case AssetIdRole:
        return row.asset ? row.asset->id : 0;
    case TransferIdRole:
        return transfer ? transfer->id : 0;
    case ExpectedRole:
        return !row.expected.isEmpty();
    case StatusRole:
        return QVariant::fromValue(status(row));
    case ToneRole:
        if (!row.expected.isEmpty())
            return int(Tone::Muted);
        return index.column() == StateColumn ? QVariant(int(status(row).tone)) : QVariant();
    case SortRole:
        return sortKey(row, index.column());
    case CanCancelRole:
        return transfer && !transfer->isOver();
    case CanRetryRole:
        return transfer
            && (transfer->state == State::Failed || transfer->state == State::Cancelled);
    case CanPauseRole:
        return transfer && transfer->isUnderWay();
    case CanResumeRole:
        return transfer && transfer->state == State::Paused;
    default:
        return {};
    }
}

bool AssetModel::isEditable(const Row &row) const
{
    if (!m_editable || !row.expected.isEmpty())
        return false;
    if (row.asset)
        return !m_renaming.contains(row.asset->id)
            || !m_renaming.value(row.asset->id).failure.isEmpty();
    // While it is being sent its name is on the wire.
    const State state = row.transfer->state;
    return state == State::Failed || state == State::Cancelled
        || (state == State::Waiting && row.transfer->attempt == 0);
}

Qt::ItemFlags AssetModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    const bool typed = index.column() == NameColumn || index.column() == LabelColumn;
    if (typed && isEditable(m_rows.at(index.row())))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool AssetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const Row row = m_rows.at(index.row());
    AssetFields fields{.name = row.name(), .label = row.label()};
    QString &field = index.column() == NameColumn ? fields.name : fields.label;
    const QString typed = value.toString().trimmed();
    if (typed == field || (index.column() == NameColumn && typed.isEmpty()))
        return false;
    field = typed;

    if (!row.asset) {
        if (index.column() == NameColumn)
            Q_EMIT uploadNameEdited(row.transfer->id, typed);
        else
            Q_EMIT uploadLabelEdited(row.transfer->id, typed);
        return true;
    }
    m_renaming.insert(row.asset->id, {.fields = fields});
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    Q_EMIT renameRequested(row.asset->id, fields);
    return true;
}

QVariant AssetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool number = section == SizeColumn || section == DownloadsColumn;
    if (role == Qt::TextAlignmentRole)
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case NameColumn:
        return tr("Name");
    case LabelColumn:
        return tr("Label");
    case SizeColumn:
        return tr("Size");
    case StateColumn:
        return tr("State");
    case DigestColumn:
        return tr("Digest");
    case DownloadsColumn:
        return tr("Downloads");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
