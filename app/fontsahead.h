#pragma once

#include <thread>

namespace app {

/// Reads the system's font settings on a thread of its own while Qt connects to the display; to be
/// made before the QApplication. Fontconfig parses some fifty files at its first use, which is a
/// fifth of what it takes to show a bare window, and Qt asks for it at the first text. Does nothing
/// where there is no fontconfig.
class FontsAhead
{
public:
    FontsAhead();
    ~FontsAhead(); ///< waits for the end
    FontsAhead(const FontsAhead &) = delete;
    FontsAhead &operator=(const FontsAhead &) = delete;

private:
    std::thread m_thread;
};

} // namespace app
