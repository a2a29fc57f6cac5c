#include "core/notes/outlines.h"

#include "core/notes/linereader.h"

namespace core::notes {

qsizetype endOfSubtree(const Outlines &tree, qsizetype index)
{
    qsizetype end = index + 1;
    while (end < tree.size() && tree[end].depth > tree[index].depth)
        ++end;
    return end;
}

void shiftDepth(Outlines &tree, qsizetype from, qsizetype to, int by)
{
    for (qsizetype i = from; i < to; ++i)
        tree[i].depth += by;
}

void removeSubtree(Outlines &tree, qsizetype index)
{
    const int depth = tree[index].depth;
    tree.remove(index, endOfSubtree(tree, index) - index);
    const qsizetype parent = index - 1;
    const bool isEmpty = parent > 0 && tree[parent].depth == depth - 1
        && tree[parent].form.kind < BlockKind::Paragraph
        && (index >= tree.size() || tree[index].depth < depth);
    if (isEmpty)
        removeSubtree(tree, parent);
}

Outlines withJoinedLists(Outlines tree)
{
    for (qsizetype i = 0; i < tree.size(); ++i) {
        if (tree[i].form.kind != BlockKind::List)
            continue;
        qsizetype next = endOfSubtree(tree, i);
        while (next < tree.size() && tree[next].depth == tree[i].depth
               && tree[next].form.kind == BlockKind::List
               && tree[next].form.ordered == tree[i].form.ordered
               && tree[next].form.delimiter == tree[i].form.delimiter) {
            tree.remove(next);
            next = endOfSubtree(tree, i);
        }
    }
    return tree;
}

qsizetype lineContent(const Document &document, int container, qsizetype line)
{
    LineReader reader(document.source());
    for (int i = container; i > 0; i = document[i].parent) {
        const Block &block = document[i];
        const qsizetype first = document.source().lineAt(block.marker.begin);
        switch (block.form.kind) {
        case BlockKind::Quote:
        case BlockKind::Alert:
            reader.containers.insert(reader.containers.begin(), {Container::Kind::Quote, first});
            break;
        case BlockKind::Item:
            reader.containers.insert(reader.containers.begin(),
                                     {Container::Kind::Item, first, block.indent});
            break;
        case BlockKind::Footnote:
            reader.containers.insert(reader.containers.begin(), {Container::Kind::Footnote, first});
            break;
        default:
            break;
        }
    }
    return reader.start(line).at;
}

QByteArray withPrefix(const QByteArray &lines, const QByteArray &prefix)
{
    QByteArray bare = prefix;
    while (bare.endsWith(' '))
        bare.chop(1);
    QByteArray result;
    const QList<QByteArray> all = lines.split('\n');
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (i > 0)
            result += '\n' + (all[i].isEmpty() ? bare : prefix);
        result += all[i];
    }
    return result;
}

QByteArray blankLine(const QByteArray &prefix)
{
    return withPrefix("\n", prefix) + '\n' + prefix;
}

Candidate spliced(const Document &document, Range range, const QByteArray &inserted)
{
    return {applied(Splice{range, inserted}, document.text()), range};
}

MaybeEdit firstVerified(const Document &before, const QList<Candidate> &candidates,
                        const Outlines &wanted)
{
    // An empty paragraph keeps no lists apart: it is not there.
    Outlines tree = wanted;
    tree.removeIf([](const Outline &block) {
        return block.form.kind == BlockKind::Paragraph && block.literal.isEmpty()
            && isBlank(block.text);
    });
    tree = withJoinedLists(tree);
    for (const bool exactly : {true, false}) {
        for (const Candidate &candidate : candidates) {
            if (MaybeEdit edit = verified(before, candidate.after, tree, candidate.within, exactly))
                return edit;
        }
    }
    return {};
}

MaybeEdit withIdsAround(MaybeEdit edit, const Document &before, qsizetype first, qsizetype end)
{
    if (!edit || edit->after.blocks().size() != before.blocks().size() - (end - first))
        return edit;
    QList<int> ids = before.ids();
    ids.remove(first, end - first);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const qsizetype was = i < first ? i : i + end - first;
        if (edit->after[i].form.kind != before[was].form.kind)
            return edit;
    }
    edit->after.setIds(ids);
    return edit;
}

} // namespace core::notes
