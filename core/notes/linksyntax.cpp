#include "core/notes/linksyntax.h"

#include "core/notes/entities.h"

namespace core::notes {

namespace {

/// Reads forward; every function returns whether it found its piece and leaves `at` behind it.
class Scanner
{
public:
    Scanner(QByteArrayView text, qsizetype at) : m_text(text), m_at(at) { }

    [[nodiscard]] qsizetype at() const { return m_at; }

    bool take(char c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    bool takeSpace()
    {
        const qsizetype begun = m_at;
        while (m_at < m_text.size()
               && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n'))
            ++m_at;
        return m_at > begun;
    }

    bool takeBlanks()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
            ++m_at;
        return true;
    }

    bool takeLabel()
    {
        if (!take('['))
            return false;
        constexpr qsizetype longest = 1'000;
        for (const qsizetype begun = m_at; m_at < m_text.size() && m_at - begun <= longest;) {
            if (escaped())
                m_at += 2;
            else if (m_text[m_at] == '[')
                return false;
            else if (m_text[m_at++] == ']')
                return true;
        }
        return false;
    }

    bool takeDestination()
    {
        if (take('<')) {
            for (; m_at < m_text.size() && m_text[m_at] != '\n'; ++m_at) {
                if (escaped())
                    ++m_at;
                else if (take('>'))
                    return true;
                else if (m_text[m_at] == '<')
                    return false;
            }
            return false;
        }
        int parentheses = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (escaped()) {
                ++m_at;
            } else if (c == '(') {
                ++parentheses;
            } else if (c == ')') {
                if (parentheses == 0)
                    break;
                --parentheses;
            } else if (static_cast<unsigned char>(c) <= ' ') {
                break;
            }
        }
        return parentheses == 0;
    }

    bool takeTitle()
    {
        if (m_at >= m_text.size())
            return false;
        const char open = m_text[m_at];
        if (open != '"' && open != '\'' && open != '(')
            return false;
        const char close = open == '(' ? ')' : open;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (escaped())
                ++m_at;
            else if (take(close))
                return true;
        }
        return false;
    }

    bool takeLineEnd()
    {
        takeBlanks();
        return m_at >= m_text.size() || take('\n');
    }

private:
    [[nodiscard]] bool escaped() const
    {
        return m_text[m_at] == '\\' && m_at + 1 < m_text.size() && isPunctuation(m_text[m_at + 1]);
    }

    QByteArrayView m_text;
    qsizetype m_at;
};

} // namespace

qsizetype endOfLink(QByteArrayView text, qsizetype at)
{
    Scanner first(text, at);
    if (!first.take(']'))
        return -1;

    Scanner address = first;
    if (address.take('(')) {
        address.takeSpace();
        if (address.takeDestination()) {
            const bool spaced = address.takeSpace();
            Scanner titled = address;
            if (spaced && titled.takeTitle()) {
                titled.takeSpace();
                if (titled.take(')'))
                    return titled.at();
            }
            if (address.take(')'))
                return address.at();
        }
    }
    Scanner label = first;
    if (label.takeLabel())
        return label.at();
    return first.at();
}

qsizetype endOfDefinition(QByteArrayView text, qsizetype at)
{
    Scanner scanner(text, at);
    scanner.takeBlanks();
    if (!scanner.takeLabel() || !scanner.take(':'))
        return -1;
    scanner.takeSpace();
    const qsizetype before = scanner.at();
    if (!scanner.takeDestination() || scanner.at() == before)
        return -1;
    Scanner titled = scanner;
    if (titled.takeSpace() && titled.takeTitle() && titled.takeLineEnd())
        return titled.at();
    return scanner.takeLineEnd() ? scanner.at() : -1;
}

} // namespace core::notes
