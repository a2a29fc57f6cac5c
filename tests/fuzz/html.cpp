#include "core/notes/htmltree.h"
#include "core/notes/sanitise.h"
#include "tests/fuzz/fuzz.h"

#include <QRegularExpression>
#include <QSet>

using namespace core::notes;
using namespace Qt::StringLiterals;
using fuzz::expect;

namespace {

/// What GitHub lets through, written down a second time.
bool isAllowed(const QString &tag)
{
    static const QStringList words
        = u"h1 h2 h3 h4 h5 h6 br b i strong em a pre code img tt div ins del sup sub p picture ol "
          u"ul "
          "table thead tbody tfoot blockquote dl dt dd kbd q samp var hr ruby rt rp li tr td th s "
          "strike summary details caption figure figcaption abbr bdo cite dfn mark small source "
          "span time wbr section input"_s.split(u' ');
    static const QSet<QString> tags(words.cbegin(), words.cend());
    return tags.contains(tag);
}

/// As a browser reads it: blanks and control characters do not count.
QString schemeOf(QString address)
{
    address.removeIf([](QChar c) { return c.unicode() <= 0x20 || c.unicode() == 0x7f; });
    static const QRegularExpression scheme(u"^([^/?#:]*):"_s);
    return scheme.match(address).captured(1).toLower();
}

void checkSafe(const HtmlNode &node)
{
    if (node.isText())
        return;
    expect(node.tag == "#root"_L1 || isAllowed(node.tag), "only GitHub's elements are left",
           node.tag.toUtf8());
    for (const HtmlAttribute &attribute : node.attributes) {
        const QString &name = attribute.name;
        expect(!name.startsWith("on"_L1) && name != "style"_L1 && name != "class"_L1
                   && name != "srcdoc"_L1 && name != "formaction"_L1,
               "no attribute does anything", name.toUtf8());
        if (name != "href"_L1 && name != "src"_L1 && name != "srcset"_L1)
            continue;
        const QString scheme = schemeOf(attribute.value);
        expect(scheme.isEmpty() ? !attribute.value.trimmed().startsWith(u':')
                                : scheme == "http"_L1 || scheme == "https"_L1
                       || (scheme == "mailto"_L1 && name == "href"_L1),
               "no address leads elsewhere than into the web", attribute.value.toUtf8());
    }
    for (const HtmlNode &child : node.children)
        checkSafe(child);
}

qsizetype depthOf(const HtmlNode &node)
{
    qsizetype deepest = 0;
    for (const HtmlNode &child : node.children)
        deepest = std::max(deepest, depthOf(child));
    return deepest + 1;
}

QString readable(const HtmlNode &node)
{
    QString text = node.textContent();
    return text.removeIf([](QChar c) { return c.isSpace(); });
}

} // namespace

/// Any HTML becomes a tree of bounded depth; what is sanitised is safe, also when it is read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString html = fuzz::Input(data, size).text();
    HtmlTree tree = parseHtml(html);
    expect(depthOf(tree.root) <= maxHtmlDepth + 3, "the tree is not too deep");
    sanitise(tree);
    checkSafe(tree.root);
    const HtmlTree again = parseHtml(toHtml(tree.root));
    checkSafe(again.root);
    expect(readable(again.root) == readable(tree.root), "no text is lost on the way",
           toHtml(tree.root).toUtf8());
    return 0;
}
