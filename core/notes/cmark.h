#pragma once

#include <QByteArrayView>

#include <atomic>
#include <cmark-gfm.h>
#include <cstdlib>
#include <memory>

/// What `core/notes` shares of cmark-gfm: GitHub's dialect, and the limits to what it is fed.
namespace core::notes::cmark {

struct FreeParser
{
    void operator()(cmark_parser *parser) const { cmark_parser_free(parser); }
};
struct FreeNode
{
    void operator()(cmark_node *node) const { cmark_node_free(node); }
};
struct FreeText
{
    void operator()(char *text) const
    {
        std::free(text); // NOLINT: cmark's own allocator is malloc
    }
};

using Parser = std::unique_ptr<cmark_parser, FreeParser>;
using Tree = std::unique_ptr<cmark_node, FreeNode>;
using Text = std::unique_ptr<char, FreeText>;

inline constexpr int options = CMARK_OPT_UNSAFE | CMARK_OPT_HARDBREAKS | CMARK_OPT_SOURCEPOS
    | CMARK_OPT_FOOTNOTES | CMARK_OPT_GITHUB_PRE_LANG | CMARK_OPT_VALIDATE_UTF8;

/// Whether reading this text (UTF-8, LF) takes time and memory in proportion to its length.
/// No text that a person wrote fails; some that were made to harm do.
bool isReasonable(QByteArrayView text);

/// Tables, strikethrough, autolinks, task lists, footnotes.
Parser makeParser();

/// Null when `stop` was set meanwhile. The text has to be reasonable.
Tree parse(QByteArrayView text, const std::atomic_bool *stop = nullptr);

} // namespace core::notes::cmark
