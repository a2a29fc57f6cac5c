#pragma once

#include <QByteArray>
#include <QString>

#include <type_traits>
#include <utility>

namespace core {

/// Many short texts out of one long one, in the order in which they stand there, without copying
/// or allocating anything for each of them: 10,000 names cost one block of memory.
///
/// A slice is a text like any other. All of them share the long one's block, which lives as long as
/// any slice does; whoever changes one gets a copy first, as always with implicit sharing.
/// \tparam Text QString or QByteArray
template <typename Text>
class SharedSlices
{
public:
    /// \param from where the first slice begins
    explicit SharedSlices(Text whole, qsizetype from = 0)
        : m_whole(std::move(whole)), m_at(from) { }

    /// The next `size` characters and, behind them, the zero that ends every text of Qt. Null when
    /// they are not there.
    [[nodiscard]] Text next(qsizetype size)
    {
        if (size <= 0 || size >= m_whole.size() - m_at || m_whole.at(m_at + size) != Character())
            return {};
        auto &block = m_whole.data_ptr();
        block.d_ptr()->ref();
        Text slice(typename Text::DataPointer(block.d_ptr(), block.data() + m_at, size));
        m_at += size + 1;
        return slice;
    }
    /// Everything has been given out.
    [[nodiscard]] bool atEnd() const { return m_at == m_whole.size(); }

private:
    using Character = std::decay_t<decltype(std::declval<const Text &>().at(0))>;

    Text m_whole;
    qsizetype m_at;
};

} // namespace core
