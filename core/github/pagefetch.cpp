#include "core/github/pagefetch.h"

using namespace Qt::StringLiterals;

namespace core {
namespace {

const QString pageKey = u"page"_s;

} // namespace

int pageNumber(const QUrl &url)
{
    bool isNumber = false;
    const int number = QUrlQuery(url).queryItemValue(pageKey).toInt(&isNumber);
    return isNumber && number > 0 ? number : 0;
}

int pageSize(const QUrl &url)
{
    bool isNumber = false;
    const int size = QUrlQuery(url).queryItemValue(u"per_page"_s).toInt(&isNumber);
    return isNumber && size > 0 ? size : 30;
}

QUrl pageUrl(const QUrl &otherPage, int number)
{
    if (pageNumber(otherPage) == 0)
        return {};
    QUrlQuery query(otherPage);
    QList<std::pair<QString, QString>> items = query.queryItems(QUrl::FullyEncoded);
    for (auto &[key, value] : items) {
        if (key == pageKey)
            value = QString::number(number);
    }
    query.setQueryItems(items);
    QUrl url = otherPage;
    url.setQuery(query);
    return url;
}

} // namespace core
