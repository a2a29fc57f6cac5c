#include "ui/assets/preflightmodel.h"

#include "ui/common/text.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace ui {

using core::PreflightFile;
using core::PreflightVerdict;
using Kind = PreflightVerdict::Kind;

namespace {

/// The smaller, the sooner somebody should see it.
int urgency(const PreflightVerdict &verdict, const words::Foresight &seen)
{
    if (verdict.isUndecided())
        return 0;
    if (verdict.kind == Kind::Refused || verdict.kind == Kind::NoRoom)
        return 2;
    if (seen.offersChoice || seen.warns)
        return 1;
    return verdict.kind == Kind::Ready ? 3 : 4;
}

bool isEditable(const PreflightVerdict &verdict)
{
    return verdict.kind != Kind::Refused && verdict.kind != Kind::LeftOut
        && verdict.kind != Kind::AlreadyWaiting;
}

} // namespace

PreflightModel::PreflightModel(QList<PreflightFile> files, core::PreflightRelease release,
                               QObject *parent)
    : QAbstractTableModel(parent), m_files(std::move(files)), m_release(std::move(release))
{
    judge();
    m_order.resize(m_files.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    std::ranges::stable_sort(m_order, {}, [this](int file) {
        return urgency(m_all.verdicts.at(file), m_words.at(file));
    });
}

void PreflightModel::judge()
{
    m_all = core::preflight(m_files, m_release);
    m_words.clear();
    m_words.reserve(m_files.size());
    for (qsizetype i = 0; i < m_files.size(); ++i)
        m_words.append(words::foresee(m_files.at(i), m_all.verdicts.at(i)));
    if (!m_order.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT judged();
}

const PreflightFile &PreflightModel::file(int row) const
{
    return m_files.at(m_order.at(row));
}

const PreflightVerdict &PreflightModel::verdict(int row) const
{
    return m_all.verdicts.at(m_order.at(row));
}

int PreflightModel::rowToHash() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (verdict(row).wantsDigest)
            return row;
    }
    return -1;
}

void PreflightModel::setRelease(const core::PreflightRelease &release)
{
    m_release = release;
    judge();
}

void PreflightModel::setLabels(const core::LabelRules &labels)
{
    m_release.labels = labels;
    judge();
}

void PreflightModel::setDigest(int row, const QByteArray &sha256)
{
    PreflightFile &file = m_files[m_order.at(row)];
    file.sha256 = sha256;
    if (sha256.isEmpty())
        file.facts.problem = core::FileProblem::Unreadable;
    judge();
}

void PreflightModel::decide(const QList<int> &rows, core::ClashDecision decision)
{
    for (const int row : rows) {
        if (verdict(row).kind != Kind::Clash)
            continue;
        PreflightFile &file = m_files[m_order.at(row)];
        file.decision = decision;
        file.decidedAbout = verdict(row).existing->id;
    }
    judge();
}

void PreflightModel::setLeftOut(const QList<int> &rows, bool leftOut)
{
    for (const int row : rows)
        m_files[m_order.at(row)].leftOut = leftOut;
    judge();
}

int PreflightModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int PreflightModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PreflightModel::text(int row, int column) const
{
    const PreflightFile &file = this->file(row);
    switch (Column(column)) {
    case FileColumn:
        return text::visible(file.wantedName());
    case LabelColumn:
        return text::visible(verdict(row).label);
    case SizeColumn:
        return file.facts.size > 0 ? text::size(file.facts.size) : QString();
    case OutcomeColumn:
        return m_words.at(m_order.at(row)).outcome;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PreflightModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const int row = index.row();
    const int column = index.column();
    const words::Foresight &seen = m_words.at(m_order.at(row));
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::EditRole:
        return column == FileColumn ? verdict(row).name
            : column == LabelColumn ? verdict(row).label
                                    : text(row, column);
    case Qt::ToolTipRole:
        if (column == FileColumn)
            return text::toolTip((QStringList{file(row).path} + seen.about).join(u" – "_s));
        return text::toolTip(column == OutcomeColumn ? seen.notes.join(u' ') : text(row, column));
    case Qt::AccessibleTextRole:
        if (column == FileColumn)
            return (QStringList{text(row, column)} + seen.about).join(u". "_s);
        if (column == OutcomeColumn)
            return (QStringList{seen.outcome} + seen.notes).join(u". "_s);
        return text(row, column);
    case Qt::TextAlignmentRole:
        return column == SizeColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                    : QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    case AboutRole:
        return column == FileColumn ? QVariant(seen.about) : QVariant();
    case WarnsRole:
        return seen.warns;
    case NotesRole:
        return column == OutcomeColumn ? QVariant(seen.notes) : QVariant();
    case ToneRole:
        return int(seen.tone);
    case ChoiceRole:
        return column == OutcomeColumn && seen.offersChoice;
    default:
        return {};
    }
}

bool PreflightModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    PreflightFile &file = m_files[m_order.at(index.row())];
    const QString typed = value.toString().trimmed();
    if (typed == data(index, Qt::EditRole).toString())
        return false;
    if (index.column() == LabelColumn) {
        file.label = typed;
    } else {
        file.name = typed == file.fileName() ? QString() : typed; // empty: as it is called here
        file.decision.reset();
    }
    judge();
    return true;
}

Qt::ItemFlags PreflightModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool typed = index.column() == FileColumn || index.column() == LabelColumn;
    if (index.isValid() && typed && isEditable(verdict(index.row())))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant PreflightModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case FileColumn:
        return tr("File");
    case LabelColumn:
        return tr("Label");
    case SizeColumn:
        return tr("Size");
    case OutcomeColumn:
        return tr("What will happen");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
