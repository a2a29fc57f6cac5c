#include "core/transfers/checksums.h"

#include "tests/fuzz/fuzz.h"

using namespace core;
using namespace Qt::StringLiterals;
using fuzz::expect;

/// What a checksum file says has the form of a checksum, and is read again when it is written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const QByteArray text = input.bytes();
    const QString name = input.text();
    (void)isBesideChecksums(name);
    for (const QString &fileName : {u"SHA256SUMS"_s, u"a.zip.sha256"_s, name}) {
        const ChecksumList list = readChecksums(text, fileName);
        QList<ChecksumLine> written;
        for (const ChecksumLine &line : list.lines) {
            expect(line.digest.size() == Sha::sizeOf(line.kind), "a digest is as long as its kind");
            expect(!line.name.isEmpty(), "a line is about a file");
            expect(!line.baseName().contains(u'/') && line.name.endsWith(line.baseName()),
                   "folders are left out");
            written.append(line);
        }
        const ChecksumList again = readChecksums(writeChecksums(written), {});
        expect(again.lines == list.lines && again.unreadable == 0, "what is written is read again",
               writeChecksums(written).toPercentEncoding(" \n\\"));
        const ChecksumVerdict verdict = holdAgainst(list, checksumFile(fileName), {});
        expect(verdict.missing.isEmpty() == list.lines.isEmpty(), "what is not there is missing");
    }
    return 0;
}
