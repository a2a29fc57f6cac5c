#include "core/releases/assetkind.h"

#include <array>

using namespace Qt::StringLiterals;

namespace core {
namespace {

using Platform = AssetKind::Platform;
using Architecture = AssetKind::Architecture;

enum class Where {
    End, ///< the name ends so
    Within, ///< anywhere
    Word, ///< between two characters that are no letters
};

template <typename Meaning>
struct Sign
{
    QLatin1StringView text; ///< lower case
    Where where;
    Meaning meaning;
};

/// The first that fits decides: what is more telling stands first.
constexpr std::array platforms{
    Sign{"android"_L1, Where::Within, Platform::Other},
    Sign{"freebsd"_L1, Where::Within, Platform::Other},
    Sign{"openbsd"_L1, Where::Within, Platform::Other},
    Sign{"netbsd"_L1, Where::Within, Platform::Other},
    Sign{".apk"_L1, Where::End, Platform::Other},
    Sign{".src.rpm"_L1, Where::End, Platform::Source},
    Sign{".orig.tar.gz"_L1, Where::End, Platform::Source},
    Sign{".orig.tar.xz"_L1, Where::End, Platform::Source},
    Sign{".crate"_L1, Where::End, Platform::Source},
    Sign{"source"_L1, Where::Word, Platform::Source},
    Sign{"sources"_L1, Where::Word, Platform::Source},
    Sign{"src"_L1, Where::Word, Platform::Source},
    Sign{".deb"_L1, Where::End, Platform::Linux},
    Sign{".rpm"_L1, Where::End, Platform::Linux},
    Sign{".appimage"_L1, Where::End, Platform::Linux},
    Sign{".flatpak"_L1, Where::End, Platform::Linux},
    Sign{".snap"_L1, Where::End, Platform::Linux},
    Sign{".pkg.tar.zst"_L1, Where::End, Platform::Linux},
    Sign{".exe"_L1, Where::End, Platform::Windows},
    Sign{".msi"_L1, Where::End, Platform::Windows},
    Sign{".msix"_L1, Where::End, Platform::Windows},
    Sign{".msixbundle"_L1, Where::End, Platform::Windows},
    Sign{".appx"_L1, Where::End, Platform::Windows},
    Sign{".dmg"_L1, Where::End, Platform::MacOs},
    Sign{".pkg"_L1, Where::End, Platform::MacOs},
    Sign{".app.zip"_L1, Where::End, Platform::MacOs},
    Sign{".app.tar.gz"_L1, Where::End, Platform::MacOs},
    Sign{"linux"_L1, Where::Within, Platform::Linux},
    Sign{"darwin"_L1, Where::Within, Platform::MacOs},
    Sign{"macos"_L1, Where::Within, Platform::MacOs},
    Sign{"osx"_L1, Where::Word, Platform::MacOs},
    Sign{"mac"_L1, Where::Word, Platform::MacOs},
    Sign{"apple"_L1, Where::Word, Platform::MacOs},
    Sign{"windows"_L1, Where::Within, Platform::Windows},
    Sign{"win"_L1, Where::Word, Platform::Windows}, // win32, win64; not "darwin"
    Sign{"mingw"_L1, Where::Word, Platform::Windows},
    Sign{"msvc"_L1, Where::Word, Platform::Windows},
    Sign{"ubuntu"_L1, Where::Word, Platform::Linux},
    Sign{"debian"_L1, Where::Word, Platform::Linux},
    Sign{"fedora"_L1, Where::Word, Platform::Linux},
    Sign{"musl"_L1, Where::Word, Platform::Linux},
};

constexpr std::array architectures{
    Sign{"universal"_L1, Where::Within, Architecture::Unknown},
    Sign{"arm64"_L1, Where::Within, Architecture::Arm64}, // also arm64ec, linuxarm64
    Sign{"aarch64"_L1, Where::Within, Architecture::Arm64},
    Sign{"x86_64"_L1, Where::Within, Architecture::X86_64},
    Sign{"x86-64"_L1, Where::Within, Architecture::X86_64},
    Sign{"amd64"_L1, Where::Within, Architecture::X86_64},
    Sign{"x64"_L1, Where::Word, Architecture::X86_64},
    Sign{"win64"_L1, Where::Word, Architecture::X86_64},
    Sign{"linux64"_L1, Where::Word, Architecture::X86_64},
};

constexpr std::array vouching{
    Sign{".asc"_L1, Where::End, true},          Sign{".sig"_L1, Where::End, true},
    Sign{".sign"_L1, Where::End, true},         Sign{".minisig"_L1, Where::End, true},
    Sign{".sigstore"_L1, Where::End, true},     Sign{".sigstore.json"_L1, Where::End, true},
    Sign{".intoto.jsonl"_L1, Where::End, true}, Sign{".pem"_L1, Where::End, true},
    Sign{".md5"_L1, Where::End, true},          Sign{".sha1"_L1, Where::End, true},
    Sign{".sha256"_L1, Where::End, true},       Sign{".sha512"_L1, Where::End, true},
    Sign{".digest"_L1, Where::End, true},       Sign{"md5sum"_L1, Where::Within, true},
    Sign{"sha1sum"_L1, Where::Within, true},    Sign{"sha256sum"_L1, Where::Within, true},
    Sign{"sha512sum"_L1, Where::Within, true},  Sign{"checksum"_L1, Where::Within, true},
};

/// Digits may follow a word: "win32", "macos14" are the words "win" and "macos".
bool standsAsWord(QStringView name, QLatin1StringView word)
{
    for (qsizetype at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
        const qsizetype after = at + word.size();
        const bool begins = at == 0 || !name.at(at - 1).isLetterOrNumber();
        if (begins && (after == name.size() || !name.at(after).isLetter()))
            return true;
    }
    return false;
}

template <typename Meaning, std::size_t count>
Meaning firstIn(const std::array<Sign<Meaning>, count> &signs, QStringView name, Meaning otherwise)
{
    for (const Sign<Meaning> &sign : signs) {
        const bool fits = sign.where == Where::End ? name.endsWith(sign.text)
            : sign.where == Where::Within          ? name.contains(sign.text)
                                                   : standsAsWord(name, sign.text);
        if (fits)
            return sign.meaning;
    }
    return otherwise;
}

} // namespace

AssetKind AssetKind::of(const QString &name)
{
    const QString lower = name.toLower();
    return {.platform = firstIn(platforms, lower, Platform::Other),
            .architecture = firstIn(architectures, lower, Architecture::Unknown),
            .vouches = firstIn(vouching, lower, false)};
}

} // namespace core
