#include "core/transfers/checksums.h"

#include "core/releases/assetkind.h"
#include "core/transfers/assetname.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace core {
namespace {

constexpr qsizetype mostLines = 20'000;

struct KindName
{
    QLatin1StringView text;
    std::optional<ShaKind> kind; ///< nullopt: known, and none of ours
};

/// As BSD and OpenSSL spell them.
constexpr std::array kindNames{
    KindName{"SHA256"_L1, ShaKind::Sha256},   KindName{"SHA512"_L1, ShaKind::Sha512},
    KindName{"SHA2-256"_L1, ShaKind::Sha256}, KindName{"SHA2-512"_L1, ShaKind::Sha512},
    KindName{"MD5"_L1, std::nullopt},         KindName{"SHA1"_L1, std::nullopt},
    KindName{"SHA224"_L1, std::nullopt},      KindName{"SHA384"_L1, std::nullopt},
    KindName{"BLAKE2b"_L1, std::nullopt},     KindName{"SM3"_L1, std::nullopt},
};

constexpr std::array forOne{".sha256"_L1,    ".sha512"_L1,     ".sha256sum"_L1,
                            ".sha512sum"_L1, ".sha256.txt"_L1, ".sha512.txt"_L1};

enum class Reading {
    Line, ///< read
    Passed, ///< a checksum that is none of ours, a comment, nothing
    Nonsense,
};

bool isHex(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

/// By the number of hexadecimal digits; a digest of another kind is known to be one too.
std::optional<KindName> kindOfLength(qsizetype digits)
{
    switch (digits) {
    case 64:
        return KindName{{}, ShaKind::Sha256};
    case 128:
        return KindName{{}, ShaKind::Sha512};
    case 32: // MD5
    case 40: // SHA-1
    case 56: // SHA-224
    case 96: // SHA-384
        return KindName{{}, std::nullopt};
    default:
        return std::nullopt;
    }
}

QString unescaped(const QString &text)
{
    QString name;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u'\\' || i + 1 == text.size()) {
            name += text.at(i);
            continue;
        }
        const QChar next = text.at(++i);
        name += next == u'n' ? u'\n' : next == u'r' ? u'\r' : next;
    }
    return name;
}

/// `SHA256 (name) = digest`, and without the spaces.
std::optional<Reading> readBsd(QByteArrayView text, ChecksumLine &line, QByteArray &name)
{
    const auto *known = std::ranges::find_if(kindNames, [&](const KindName &kind) {
        const auto spelled = QByteArrayView(kind.text.data(), kind.text.size());
        return text.startsWith(spelled)
            && (text.sliced(spelled.size()).startsWith(" (")
                || text.sliced(spelled.size()).startsWith("("));
    });
    if (known == kindNames.end())
        return std::nullopt;
    if (!known->kind)
        return Reading::Passed;
    const qsizetype open = text.indexOf('(');
    const qsizetype close = text.lastIndexOf(')'); // the name may hold some
    const QByteArrayView rest = text.sliced(close + 1).trimmed();
    if (close <= open + 1 || !rest.startsWith('='))
        return Reading::Nonsense;
    const QByteArrayView hex = rest.sliced(1).trimmed();
    if (hex.size() != 2 * Sha::sizeOf(*known->kind) || !isHex(hex))
        return Reading::Nonsense;
    line.kind = *known->kind;
    line.digest = QByteArray::fromHex(hex.toByteArray());
    name = text.sliced(open + 1, close - open - 1).toByteArray();
    return Reading::Line;
}

/// `digest  name`, or `digest *name`; with one space only, as some write it; or the digest alone.
Reading readCoreutils(QByteArrayView text, ChecksumLine &line, QByteArray &name)
{
    qsizetype digits = 0;
    while (digits < text.size() && isHex(text.sliced(digits, 1)))
        ++digits;
    const auto known = kindOfLength(digits);
    if (!known || (digits < text.size() && text.at(digits) != ' ' && text.at(digits) != '\t'))
        return Reading::Nonsense;
    if (!known->kind)
        return Reading::Passed;
    line.kind = *known->kind;
    line.digest = QByteArray::fromHex(text.first(digits).toByteArray());
    QByteArrayView rest = text.sliced(digits);
    if (!rest.isEmpty())
        rest = rest.sliced(1);
    if (rest.startsWith('*') || rest.startsWith(' ')) {
        line.binary = rest.startsWith('*');
        rest = rest.sliced(1);
    }
    name = rest.toByteArray();
    return Reading::Line;
}

Reading readLine(QByteArrayView text, ChecksumLine &line)
{
    while (!text.isEmpty() && (text.back() == '\r' || text.back() == '\n'))
        text = text.chopped(1);
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    if (text.isEmpty() || text.startsWith('#'))
        return Reading::Passed;
    const bool escaped = text.startsWith('\\');
    if (escaped)
        text = text.sliced(1);
    QByteArray name;
    const auto bsd = readBsd(text, line, name);
    const Reading reading = bsd.value_or(Reading::Nonsense) == Reading::Nonsense
        ? readCoreutils(text, line, name)
        : *bsd;
    line.name = QString::fromUtf8(name);
    if (escaped)
        line.name = unescaped(line.name);
    return reading;
}

/// "a.zip" of "a.zip.sha256"; empty when the name tells of no file.
QString nameWithin(const QString &fileName)
{
    for (const QLatin1StringView suffix : forOne) {
        if (fileName.size() > suffix.size() && fileName.endsWith(suffix, Qt::CaseInsensitive))
            return fileName.chopped(suffix.size());
    }
    return {};
}

const Asset *assetCalled(const QString &name, const QHash<QString, const Asset *> &assets)
{
    if (const Asset *exact = assets.value(name))
        return exact;
    return assets.value(predictedAssetName(name)); // listed as it was called before it was uploaded
}

QByteArray digestOf(const Asset &asset, ShaKind kind, const QList<FetchedDigest> &fetched)
{
    if (kind == ShaKind::Sha256 && !asset.sha256.isEmpty())
        return asset.sha256;
    const auto found = std::ranges::find_if(fetched, [&](const FetchedDigest &each) {
        return each.assetId == asset.id && each.kind == kind;
    });
    return found == fetched.end() ? QByteArray() : found->digest;
}

} // namespace

QString ChecksumLine::baseName() const
{
    return name.sliced(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
}

QByteArray writeChecksums(const QList<ChecksumLine> &lines)
{
    QByteArray text;
    for (const ChecksumLine &line : lines) {
        QString name = line.name;
        name.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s).replace(u'\r', u"\\r"_s);
        if (name != line.name)
            text += '\\';
        text += line.digest.toHex() + (line.binary ? " *" : "  ") + name.toUtf8() + '\n';
    }
    return text;
}

ChecksumList readChecksums(const QByteArray &text, const QString &fileName)
{
    ChecksumList list;
    QByteArrayView rest = text;
    if (rest.startsWith("\xEF\xBB\xBF")) // a mark that some Windows programs write
        rest = rest.sliced(3);
    for (qsizetype count = 0; !rest.isEmpty() && count < mostLines; ++count) {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView one = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        ChecksumLine line;
        switch (readLine(one, line)) {
        case Reading::Line:
            if (line.name.isEmpty())
                line.name = nameWithin(fileName);
            if (line.name.isEmpty())
                ++list.unreadable;
            else
                list.lines.append(line);
            break;
        case Reading::Passed:
            break;
        case Reading::Nonsense:
            ++list.unreadable;
            break;
        }
    }
    return list;
}

ChecksumFile checksumFile(const QString &name)
{
    const QString lower = name.toLower();
    for (const QLatin1StringView signature :
         {".asc"_L1, ".sig"_L1, ".minisig"_L1, ".sign"_L1, ".pem"_L1, ".sigstore"_L1,
          ".sigstore.json"_L1, ".cert"_L1}) {
        if (lower.endsWith(signature))
            return ChecksumFile::No;
    }
    if (!nameWithin(lower).isEmpty())
        return ChecksumFile::ForOne;
    for (const QLatin1StringView word :
         {"sha256sum"_L1, "sha512sum"_L1, "sha256-sum"_L1, "sha512-sum"_L1, "checksum"_L1}) {
        if (lower.contains(word))
            return ChecksumFile::ForMany;
    }
    return lower == "sha256"_L1 || lower == "sha512"_L1 || lower == "sha256.txt"_L1
            || lower == "sha512.txt"_L1
        ? ChecksumFile::ForMany
        : ChecksumFile::No;
}

bool isBesideChecksums(const QString &name)
{
    return checksumFile(name) != ChecksumFile::No || AssetKind::of(name).vouches;
}

QString checksumFileName(ShaKind kind)
{
    return kind == ShaKind::Sha256 ? u"SHA256SUMS"_s : u"SHA512SUMS"_s;
}

ChecksumVerdict holdAgainst(const ChecksumList &list, ChecksumFile form, const QList<Asset> &assets,
                            const QList<FetchedDigest> &fetched)
{
    QHash<QString, const Asset *> byName;
    for (const Asset &asset : assets) {
        if (asset.state == AssetState::Uploaded)
            byName.insert(asset.name, &asset);
    }
    ChecksumVerdict verdict;
    QSet<QString> listed;
    for (const ChecksumLine &line : list.lines) {
        const Asset *asset = assetCalled(line.baseName(), byName);
        if (!asset) {
            verdict.missing.append(line.baseName());
            continue;
        }
        listed.insert(asset->name);
        const QByteArray digest = digestOf(*asset, line.kind, fetched);
        QStringList &names = digest.isEmpty() ? verdict.unknown
            : digest == line.digest           ? verdict.equal
                                              : verdict.different;
        names.append(asset->name);
    }
    if (form == ChecksumFile::ForMany && !listed.isEmpty()) {
        for (const Asset &asset : assets) {
            if (asset.state == AssetState::Uploaded && !listed.contains(asset.name)
                && !isBesideChecksums(asset.name))
                verdict.unlisted.append(asset.name);
        }
    }
    for (QStringList *names :
         {&verdict.equal, &verdict.different, &verdict.missing, &verdict.unknown})
        names->removeDuplicates();
    return verdict;
}

} // namespace core
