#include "app/hub/seednotes.h"

#include <array>
#include <utility>

namespace hub {

namespace {

constexpr const char *tidewater240 = R"md(## Highlights

- **Resumable sync** – transfers continue after sleep
- New `--dry-run` for `tide push` (#1482) @monalisa
- Conflicts are shown *before* anything is written, with both versions side by side

> [!WARNING]
> The v1 index format is no longer read. Run `tide migrate` before you update.

## What's Changed
| Area | Before | Now |
|------|-------:|----:|
| Cold start | 410 ms | 95 ms |
| Index size | 1.9 GB | 640 MB |
| Memory, 1 M files | 720 MB | 210 MB |

- [x] Migrated to Qt 6.4
- [ ] Arm64 Windows build

<details>
<summary>Full list of merged pull requests</summary>

- Resume transfers after sleep by @ines-ramos in #1479
- Keep the tray icon when the shell restarts by @kofi-a in #1481
- Explain a full disk in plain words by @yuki-tanaka in #1480
- Add `--dry-run` to `tide push` by @monalisa in #1482

</details>
)md";

constexpr const char *tidewater240rc2
    = R"md(Second candidate. If nothing turns up until the weekend, this is 2.4. :crossed_fingers:

### Fixed since RC 1
- Pausing a folder twice no longer forgets the first pause (#1468)
- `tide status --json` is valid JSON again when a path contains a quote (#1465)
- The progress bar counts bytes, not files[^1]

### Please try
1. Suspend the machine in the middle of a large upload.
2. Wake it up **on another network**.
3. Tell us in #1440 what happened; attach the output of

   ```sh
   tide doctor --redact > report.txt
   ```

[^1]: Ten thousand small files used to look like 99 % of the work.
)md";

constexpr const char *tidewater240rc1 = R"md(> [!IMPORTANT]
> A release candidate. Make a copy of `~/.config/tidewater` first: the index is converted when this version starts, and 2.3 cannot read the result.

### New
* Transfers continue after sleep, a changed network or a restart
* `tide push --dry-run` lists what would happen
  * `+` new, `~` changed, `-` removed
    * with `--json` as one object a line
  * exits with 3 when something would be overwritten
* A calmer tray icon

### Known
* ~~The tray icon is missing on GNOME 43~~ done in 0f3a91c
* On Windows the first scan takes about twice as long
)md";

constexpr const char *tidewater231 = R"md(A small one, but take it if you sync to a NAS.

### Fixed
- A share that vanishes while files are being written no longer leaves `*.tide-part` behind (#1431, thanks @lars-b :heart:)
- Time stamps of files from the southern hemisphere[^dst]
- The Danish translation said "push" for both directions

### Checksums
`sha256sum --check SHA256SUMS`, and the signature with `gpg --verify tidewater-2.3.1.tar.gz.asc`.

[^dst]: Their clocks change the other way round. We know now.

**Full Changelog**: {web}/octo-org/tidewater/compare/v2.3.0...v2.3.1
)md";

constexpr const char *tidewater230 = R"md(# Tidewater 2.3

![Sync, drawn as the tide coming in]({web}/images/tide.png)

The release of *less waiting*. Everything that can be done at the same time now is.

## For everyone
- Scanning uses all processors :rocket:
- Folders can be **paused until tomorrow**
- Searching in the history: <kbd>Ctrl</kbd>+<kbd>F</kbd>

## For administrators

> [!NOTE]
> Policies moved from the registry to a file. The old place is read until 3.0.

```toml
[limits]
upload = "20 MiB/s"     # nothing, or 0: unlimited
hours = ["18:00-06:00"]

[[ignore]]
pattern = "*.iso"
larger-than = "4 GiB"
```

| Setting | Default | Since |
|:--|:-:|--:|
| `limits.upload` | none | 2.3 |
| `limits.hours` | always | 2.3 |
| `scan.threads` | all | 2.2 |

> [!TIP]
> `tide policy check FILE` tells you what a file would change, without changing it.

## Thanks
@ines-ramos, @kofi-a, @yuki-tanaka and, for the first time, @lars-b.

---
**Full Changelog**: {web}/octo-org/tidewater/compare/v2.2.4...v2.3.0
)md";

constexpr const char *tidewater224 = R"md(> [!CAUTION]
> This version fixes a hole: a shared folder could name a file outside of itself. **Update now.** Only those who sync with people they do not trust are affected.

- Paths from the other side are checked before they are used (#1390)
- Symbolic links that point out of a folder are skipped and reported
- `tide doctor` lists files that arrived in odd places

Reported by a user who wants to stay unnamed. Thank you.
)md";

constexpr const char *tidewater210 = R"md(## Tidewater 2.1

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="{web}/images/window-dark.png">
  <img alt="The new window" src="{web}/images/window.png">
</picture>

The window is new, the engine below is the one you know.

* Folders, devices and history in **one** list
* Dark palette, following the system
* Every action has a shortcut; `?` shows them

### Upgrading
- [x] Settings are taken over
- [x] So are paused folders
- [ ] Custom tray icons have to be chosen again

See {web}/octo-org/tidewater/issues/1201 and octo-org/harbor#88 for the discussion.
)md";

constexpr const char *harbor330
    = R"md(Quiet water: this release only makes things faster and smaller. It is **immutable**: its files and tag stay as they are.

- Images start in 0.4 s instead of 1.1 s
- The base image lost 31 MB
- `harbor prune` asks before it removes the last copy of anything
)md";

constexpr const char *harbor321 = "- Fix the order of layers in `harbor diff`\r\n"
                                  "- Say which registry refused the login\r\n"
                                  "\r\n"
                                  "Written in the web form, hence the line ends.\r\n";

constexpr const char *harbor320 = R"md(## الجديد

- دعم كامل للنصوص من اليمين إلى اليسار في لوحة التحكم
- تحسين سرعة رفع الصور بنسبة 40%

## English
Right-to-left text works everywhere, thanks to @yuki-tanaka's patience with `U+200F`.
)md";

constexpr const char *harbor310 = R"md(## 変更点

- 日本語と中文のファイル名を正しく表示します
- 起動が二倍速くなりました 🎉

## 已知问题
- 暂无
)md";

constexpr const char *harbor300 = R"md(:ship: **Three point oh!** 🚢⚓️🌊

👩‍🚀 New commands, 🇵🇹 new translations, and a `README` that says what this is.

1. `harbor dock`
2. `harbor cast-off`
   - with `--slowly`
   - or not
3. profit

| 🐳 | 🐙 |
|---|---|
| containers | everything else |
)md";

constexpr std::array<std::pair<const char *, const char *>, 12> notes{{
    {"tidewater 2.4.0", tidewater240},
    {"tidewater 2.4.0-rc.2", tidewater240rc2},
    {"tidewater 2.4.0-rc.1", tidewater240rc1},
    {"tidewater 2.3.1", tidewater231},
    {"tidewater 2.3.0", tidewater230},
    {"tidewater 2.2.4", tidewater224},
    {"tidewater 2.1.0", tidewater210},
    {"harbor 3.3.0", harbor330},
    {"harbor 3.2.1", harbor321},
    {"harbor 3.2.0", harbor320},
    {"harbor 3.1.0", harbor310},
    {"harbor 3.0.0", harbor300},
}};

} // namespace

QByteArray demoNotes(QByteArrayView name)
{
    for (const auto &[key, text] : notes) {
        if (name == key)
            return text;
    }
    return {};
}

} // namespace hub
