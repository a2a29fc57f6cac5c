#include "core/http/resume.h"

using namespace Qt::StringLiterals;

namespace core::resume {
namespace {

std::optional<qint64> number(QByteArrayView digits)
{
    const bool plain = !digits.isEmpty() && digits.size() <= 18
        && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    return plain ? std::optional(digits.toByteArray().toLongLong()) : std::nullopt;
}

bool isWeak(const QByteArray &etag)
{
    return etag.startsWith("W/");
}

Error refused(Error::Kind kind, const QString &why)
{
    return Error{.kind = kind, .detail = why};
}

} // namespace

std::optional<ContentRange> contentRange(QByteArrayView header)
{
    const QByteArrayView text = header.trimmed();
    const qsizetype dash = text.indexOf('-');
    const qsizetype slash = text.indexOf('/');
    if (!text.startsWith("bytes ") || dash < 0 || slash < dash)
        return std::nullopt;
    const auto first = number(text.sliced(6, dash - 6));
    const auto last = number(text.sliced(dash + 1, slash - dash - 1));
    const QByteArrayView rest = text.sliced(slash + 1);
    const auto total = rest == QByteArrayView("*") ? std::optional<qint64>(-1) : number(rest);
    if (!first || !last || !total || *first > *last || (*total >= 0 && *last >= *total))
        return std::nullopt;
    return ContentRange{.first = *first, .last = *last, .total = *total};
}

QByteArray validator(const ResponseHeaders &headers)
{
    const QByteArray etag = headers.value("ETag");
    return etag.isEmpty() || isWeak(etag) ? headers.value("Last-Modified") : etag;
}

HeaderList headersFor(const FileSink &sink)
{
    if (sink.offset <= 0)
        return {};
    HeaderList headers{{"Range", "bytes=" + QByteArray::number(sink.offset) + '-'}};
    if (!sink.validator.isEmpty())
        headers.emplaceBack("If-Range", sink.validator);
    return headers;
}

Result<Place> place(const FileSink &sink, int status, const ResponseHeaders &headers)
{
    if (status != 206)
        return Place::Start;
    const auto range = contentRange(headers.value("Content-Range"));
    if (!range || sink.offset <= 0 || range->first != sink.offset
        || (range->total >= 0 && range->last + 1 != range->total))
        return refused(Error::Kind::Malformed, u"other bytes than those asked for"_s);
    if (sink.size >= 0 && range->last + 1 != sink.size)
        return refused(Error::Kind::Damaged, u"the rest of a file of another size"_s);
    const QByteArray now = validator(headers);
    if (!sink.validator.isEmpty() && !now.isEmpty() && now != sink.validator)
        return refused(Error::Kind::Damaged, u"the rest of another file"_s);
    return Place::Rest;
}

} // namespace core::resume
