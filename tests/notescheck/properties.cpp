#include "properties.h"

#include "core/notes/edithistory.h"

#include <QRandomGenerator>

using namespace core::notes;

namespace notescheck {

namespace {

QByteArray puzzled(const Document &document)
{
    QByteArray result;
    const SourceText &source = document.source();
    qsizetype at = 0;
    for (const Range &tile : document.tiles()) {
        const qsizetype end = source.toBytes(tile.end);
        result += source.bytes().sliced(at, end - at);
        at = end;
    }
    return result;
}

/// Of one edit.
QByteArray wrongWith(const Outcome &outcome, const Document &before)
{
    const Edit &edit = *outcome.edit;
    const QByteArray &bytes = before.source().bytes();
    const QByteArray after = applied(edit.splice, bytes);
    if (after != edit.after.source().bytes())
        return "2, the splice is not what was done";
    if (outcome.leaf >= 0) {
        const Range range = before[outcome.leaf].range;
        const qsizetype begin = before.source().toBytes(range.begin);
        const qsizetype end = before.source().toBytes(range.end);
        if (edit.splice.range.begin < begin || edit.splice.range.end > end)
            return "2, bytes outside of the edited block changed";
    }
    const Document again(after);
    if (outcome.leaf >= 0 && !outcome.wanted.isEmpty()) {
        QList<Outline> wanted = before.outline();
        wanted[outcome.leaf].text = outcome.wanted;
        if (!looksTheSame(wanted, again.outline()))
            return "3, what was saved is not what was wanted";
    }
    if (!looksTheSame(edit.after.outline(), again.outline()))
        return "3, what was saved is not what is shown";
    if (outcome.left && readable(again) != *outcome.left)
        return "3, other text is gone than what was selected";
    if (!outcome.word.isEmpty()
        && (!edit.splice.range.isEmpty() || edit.splice.inserted.size() != outcome.word.size()))
        return "5, the difference is more than the word";
    if (puzzled(again) != after)
        return "6, saved, opened and saved again";
    return {};
}

struct State
{
    QByteArray bytes;
    QList<int> ids;
};

State stateOf(const EditHistory &history)
{
    return {history.bytes(), history.document().ids()};
}

bool isAt(const State &state, const EditHistory &history)
{
    return history.bytes() == state.bytes && history.document().ids() == state.ids;
}

/// The shortest part of the edits that still goes wrong.
QList<RandomEdit> shrunk(const QByteArray &bytes, QList<RandomEdit> edits)
{
    for (qsizetype i = edits.size() - 1; i >= 0; --i) {
        QList<RandomEdit> fewer = edits;
        fewer.remove(i);
        if (!walk(bytes, fewer).wrong.isEmpty())
            edits = fewer;
    }
    return edits;
}

} // namespace

void Report::add(const Report &other)
{
    edits += other.edits;
    refused += other.refused;
    failures += other.failures;
    bytes += other.bytes;
    opaqueBytes += other.opaqueBytes;
    messages += other.messages;
}

QByteArray wrongUnedited(const QByteArray &bytes)
{
    const Document document(bytes);
    if (document.source().bytes() != bytes || puzzled(document) != bytes)
        return "1, opened and saved without an edit";
    return {};
}

Walk walk(const QByteArray &bytes, const QList<RandomEdit> &edits)
{
    Walk result;
    EditHistory history(bytes);
    QList<State> states{stateOf(history)};
    qsizetype at = 0;
    const auto step = [&](bool isBack) {
        isBack ? history.undo() : history.redo();
        at += isBack ? -1 : 1;
        if (!isAt(states[at], history))
            result.wrong = isBack ? "4, undone" : "4, redone";
        return result.wrong.isEmpty();
    };
    for (const RandomEdit &random : edits) {
        if (random.isUndo() || random.isRedo()) {
            const bool isBack = random.isUndo();
            if (isBack ? at == 0 : at + 1 == states.size())
                continue;
            ++result.edits;
            result.log += isBack ? "undo; " : "redo; ";
            if (!step(isBack))
                return result;
            continue;
        }
        const Outcome outcome = perform(random, history.document());
        if (!outcome.applies)
            continue;
        ++result.edits;
        if (!outcome.edit) {
            ++result.refused;
            if (!outcome.word.isEmpty()) {
                result.log += outcome.what;
                result.wrong = "5, a word was refused";
                return result;
            }
            if (qEnvironmentVariableIsSet("NOTES_CHECK_REFUSED"))
                qInfo("refused: %s", outcome.what.constData());
            continue;
        }
        result.log += outcome.what + "; ";
        result.wrong = wrongWith(outcome, history.document());
        if (!result.wrong.isEmpty())
            return result;
        history.apply(*outcome.edit);
        states.resize(++at);
        states.append(stateOf(history));
    }
    while (at > 0) {
        if (!step(true))
            return result;
    }
    while (at + 1 < states.size()) {
        if (!step(false))
            return result;
    }
    return result;
}

QList<Variant> variants(const QByteArray &source)
{
    QByteArray lf = source;
    lf.replace("\r\n", "\n");
    QByteArray crlf = lf;
    crlf.replace("\n", "\r\n");
    QByteArray mixed;
    int line = 0;
    for (const char c : lf) {
        if (c == '\n' && ++line % 3 != 0)
            mixed += line % 3 == 1 ? "\r" : "";
        mixed += c;
    }
    QByteArray open = lf;
    while (open.endsWith('\n'))
        open.chop(1);
    return {{"LF", lf},
            {"CRLF", crlf},
            {"mixed", mixed},
            {"no last line end", open},
            {"byte order mark", "\xef\xbb\xbf" + lf}};
}

Report check(const QString &name, const QByteArray &source, int edits, quint32 seed)
{
    Report report;
    const Document document(source);
    report.bytes = document.text().size();
    report.opaqueBytes = document.opaqueBytes();
    quint32 number = 0;
    for (const Variant &variant : variants(source)) {
        const auto fail = [&](const QByteArray &wrong, const QByteArray &log) {
            ++report.failures;
            report.messages.append(QStringLiteral("%1 (%2), seed %3: property %4: %5")
                                       .arg(name, QString::fromUtf8(variant.name))
                                       .arg(seed)
                                       .arg(QString::fromUtf8(wrong), QString::fromUtf8(log)));
        };
        if (const QByteArray wrong = wrongUnedited(variant.bytes); !wrong.isEmpty())
            fail(wrong, {});
        QRandomGenerator random(seed * 5 + number++);
        QList<RandomEdit> some;
        for (int i = 0; i < edits; ++i)
            some.append(RandomEdit::make(random));
        const Walk result = walk(variant.bytes, some);
        report.edits += result.edits;
        report.refused += result.refused;
        if (!result.wrong.isEmpty()) {
            const Walk least = walk(variant.bytes, shrunk(variant.bytes, some));
            fail(least.wrong, least.log);
        }
    }
    return report;
}

} // namespace notescheck
