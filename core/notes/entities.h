#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace core::notes {

struct Entity
{
    qsizetype length = 0; ///< in the source; 0: there is none
    QByteArray means; ///< UTF-8
};

/// The character reference, such as `&amp;` or `&#12;`, with which `text` begins.
Entity entityAtStart(QByteArrayView text);

/// ASCII punctuation, which a backslash takes the meaning from.
bool isPunctuation(char c);

} // namespace core::notes
