#include "app/tour.h"

#include "app/hands.h"
#include "core/releases/releaseedit.h"
#include "ui/mainwindow.h"
#include "ui/release/releasepage.h"
#include "ui/transfers/transfermodel.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

using ui::TransferModel;

namespace {

constexpr auto patience = 20'000; ///< milliseconds for one step

const QString notes = uR"(## Highlights

- **Tides ahead** – the table now reaches seven days
- New `--moon` for `tide show` (#1501), thanks @hubot

> [!TIP]
> Run `tide migrate` once after the update.

| Area | Before | Now |
|------|-------:|----:|
| Cold start | 95 ms | 61 ms |

- [x] Checked on Arm64
- [ ] Checked on Windows
)"_s;

QAbstractItemView *viewNamed(const QString &name)
{
    return qobject_cast<QAbstractItemView *>(hands::find(name));
}

int rowsOf(const QString &name)
{
    const auto *view = viewNamed(name);
    return view && view->model() ? view->model()->rowCount() : -1;
}

QModelIndex rowWith(const QString &viewName, const QString &text, int column = 0)
{
    const auto *view = viewNamed(viewName);
    if (!view || !view->model())
        return {};
    const auto found = view->model()->match(view->model()->index(0, column), Qt::DisplayRole, text,
                                            1, Qt::MatchContains | Qt::MatchRecursive);
    return found.value(0);
}

bool isThere(const QString &name)
{
    return hands::find(name) != nullptr;
}

/// A click on what may have gone would be a click on nothing.
void clickOn(const QString &name)
{
    if (QWidget *widget = hands::find(name))
        hands::click(widget);
}

} // namespace

Tour::Tour(ui::MainWindow &window, const QString &folder, QObject *parent)
    : QObject(parent), m_window(window), m_folder(folder)
{
    window.resize(1504, 900);
    planReading();
    planWriting();
    planFiles();
    planChangingFiles();
    planPublishing();
    planTidyingUp();
    m_poll.setInterval(30ms);
    connect(&m_poll, &QTimer::timeout, this, &Tour::look);
    QTimer::singleShot(0, this, [this] {
        if (!QDir().mkpath(m_folder) || !m_files.isValid())
            return end(1, u"%1 cannot be written"_s.arg(m_folder));
        next();
    });
}

void Tour::add(const QString &name, std::function<void()> act, std::function<bool()> arrived)
{
    m_steps.append({name, std::move(act), std::move(arrived)});
}

void Tour::planReading()
{
    add(
        u"releases"_s, [] {}, [] { return rowsOf(u"releaseList"_s) > 100; });
    add(
        u"draft"_s,
        [] {
            if (auto *view = viewNamed(u"releaseList"_s))
                hands::clickRow(view, view->model()->index(0, 0));
        },
        [this] { return m_window.releasePage() && m_window.releasePage()->releaseId() > 0; });
    add(
        u"filter"_s, [] { hands::type(hands::find(u"releaseFilter"_s), u"RC"_s); },
        [] { return rowsOf(u"releaseList"_s) > 0 && rowsOf(u"releaseList"_s) < 100; });
    add(
        u"filter-nothing"_s, [] { hands::type(hands::find(u"releaseFilter"_s), u" xyzzy"_s); },
        [] { return rowsOf(u"releaseList"_s) <= 0; });
    add(
        u"filter-cleared"_s, [] { hands::press(hands::find(u"releaseFilter"_s), Qt::Key_Escape); },
        [] { return rowsOf(u"releaseList"_s) > 100; });
}

/// The notes in each of their modes; what is typed in one is there in the others.
void Tour::planModes()
{
    const auto notes = [this] { return m_window.releasePage()->edit().content.notes; };
    add(
        u"notes-visual"_s, [] { clickOn(u"notesModeVisual"_s); },
        [] { return isThere(u"notesVisual"_s); });
    add(
        u"notes-visual-written"_s,
        [] {
            QWidget *visual = hands::find(u"notesVisual"_s);
            visual->setFocus();
            hands::press(visual, Qt::Key_Home, Qt::ControlModifier);
            hands::press(visual, Qt::Key_End);
            hands::type(visual, u" of the week"_s);
        },
        [notes] { return notes().startsWith(u"## Highlights of the week\n"_s); });
    add(
        u"notes-markdown"_s, [] { clickOn(u"notesModeMarkdown"_s); },
        [] { return isThere(u"notesSource"_s) && !isThere(u"notesVisual"_s); });
    add(
        u"notes-preview"_s, [] { clickOn(u"notesModePreview"_s); },
        [] { return isThere(u"notesPreview"_s) && !isThere(u"notesSource"_s); });
    add(
        u"notes-side-by-side"_s,
        [this] {
            clickOn(u"notesModeSideBySide"_s);
            m_window.findChild<QAction *>(u"undoAction"_s)->trigger();
        },
        [notes] {
            return isThere(u"notesSource"_s) && isThere(u"notesPreview"_s)
                && notes().startsWith(u"## Highlights\n"_s);
        });
}

void Tour::planWriting()
{
    add(
        u"new-release"_s,
        [this] { m_window.findChild<QAction *>(u"newReleaseAction"_s)->trigger(); },
        [this] { return m_window.releasePage()->releaseId() < 0; });
    add(
        u"tag-refused"_s,
        [] {
            hands::type(hands::find(u"releaseTitle"_s), u"Tidewater 2.5"_s);
            hands::type(qobject_cast<QComboBox *>(hands::find(u"releaseTag"_s))->lineEdit(),
                        u"v2.5 .0"_s);
        },
        [] { return isThere(u"tagNote"_s); });
    add(
        u"notes"_s,
        [] {
            auto *tag = qobject_cast<QComboBox *>(hands::find(u"releaseTag"_s))->lineEdit();
            tag->selectAll();
            hands::type(tag, u"v2.5.0"_s);
            // Lists continue themselves on Enter; what is typed here brings its own markers.
            auto *source = qobject_cast<QPlainTextEdit *>(hands::find(u"notesSource"_s));
            source->setFocus();
            source->insertPlainText(notes);
        },
        [this] {
            return m_window.releasePage()->edit().content.notes.contains(u"seven days"_s)
                && m_window.releasePage()->edit().content.tag == u"v2.5.0"_s;
        });
    add(
        u"undone"_s,
        [this] {
            for (int i = 0; i < 20; ++i)
                m_window.findChild<QAction *>(u"undoAction"_s)->trigger();
        },
        [this] { return m_window.releasePage()->edit().content == core::ReleaseContent{}; });
    add(
        u"redone"_s,
        [this] {
            for (int i = 0; i < 20; ++i)
                m_window.findChild<QAction *>(u"redoAction"_s)->trigger();
        },
        [this] {
            const core::ReleaseContent &content = m_window.releasePage()->edit().content;
            return content.title == u"Tidewater 2.5"_s && content.notes.contains(u"seven days"_s);
        });
    planModes();
    add(
        u"review"_s, [] { clickOn(u"reviewChangesButton"_s); },
        [] { return isThere(u"reviewDialog"_s); });
    add(
        u"reviewed"_s, [] { qobject_cast<QDialog *>(hands::find(u"reviewDialog"_s))->reject(); },
        [] { return !isThere(u"reviewDialog"_s); });
}

void Tour::planFiles()
{
    add(
        u"preflight"_s,
        [this] {
            hands::drop(hands::find(u"assetTable"_s),
                        {makeFile(u"tidewater-2.5.0-linux-x86_64.tar.gz"_s, 3'000'000),
                         makeFile(u"tidewater-2.5.0 (final).pdf"_s, 400'000),
                         makeFile(u"empty.txt"_s, 0)});
        },
        [] { return rowsOf(u"preflightTable"_s) == 3; });
    add(
        u"files-waiting"_s, [] { clickOn(u"preflightUploadButton"_s); },
        [] { return rowsOf(u"assetTable"_s) >= 2 && !isThere(u"preflightSheet"_s); });
    add(
        u"transfers-paused"_s,
        [this] {
            m_window.findChild<QDockWidget *>(u"transferDock"_s)->toggleViewAction()->trigger();
            hands::clickRow(viewNamed(u"transferTable"_s),
                            rowWith(u"transferTable"_s, u"final"_s, TransferModel::FileColumn));
            clickOn(u"pauseTransferButton"_s);
        },
        [] {
            const QWidget *resume = hands::find(u"resumeTransferButton"_s);
            return resume && resume->isEnabled();
        });
    add(
        u"draft-saved"_s, [] { clickOn(u"saveButton"_s); },
        [this] { return m_window.releasePage()->releaseId() > 0; });
    add(
        u"one-file-paused"_s, [] {},
        [this] { return m_window.releasePage()->edit().base.assets.size() == 1; });
    add(
        u"files-verified"_s, [] { clickOn(u"resumeTransferButton"_s); },
        [this] { return m_window.releasePage()->edit().base.assets.size() == 2; });
    add(
        u"transfers-hidden"_s, [] { clickOn(u"closeTransfersButton"_s); },
        [] { return !isThere(u"transferTable"_s); });
    add(
        u"preflight-clash"_s,
        [this] {
            hands::drop(hands::find(u"assetTable"_s),
                        {makeFile(u"tidewater-2.5.0-linux-x86_64.tar.gz"_s, 3'100'000),
                         makeFile(u"tidewater-2.5.0 (final).pdf"_s, 400'000),
                         makeFile(u"tidewater-2.5.0-windows-x64.msi"_s, 2'000'000)});
        },
        [] { return rowsOf(u"preflightTable"_s) == 3; });
    add(
        u"preflight-decided"_s, [] { clickOn(u"replaceAllButton"_s); },
        [] {
            const QWidget *upload = hands::find(u"preflightUploadButton"_s);
            return upload && upload->isEnabled();
        });
    add(
        u"files-replaced"_s, [] { clickOn(u"preflightUploadButton"_s); },
        [this] {
            const QList<core::Asset> &assets = m_window.releasePage()->edit().base.assets;
            return assets.size() == 3 && std::ranges::any_of(assets, [](const core::Asset &asset) {
                       return asset.size == 3'100'000;
                   });
        });
    add(
        u"checksums"_s, [] { clickOn(u"checksumsButton"_s); },
        [] { return rowsOf(u"checksumFiles"_s) == 3; });
    add(
        u"checksums-made"_s, [] { clickOn(u"checksumsMakeButton"_s); },
        [this] { return hasAsset(u"SHA256SUMS"_s) && !isThere(u"checksumsDialog"_s); });
}

void Tour::planChangingFiles()
{
    add(
        u"renamed"_s,
        [] {
            auto *table = viewNamed(u"assetTable"_s);
            hands::clickRow(table, rowWith(u"assetTable"_s, u"final"_s));
            hands::press(table, Qt::Key_F2);
            if (auto *editor = table->findChild<QLineEdit *>()) {
                editor->selectAll();
                hands::type(editor, u"tidewater-2.5.0-manual.pdf"_s);
                hands::press(editor, Qt::Key_Return);
            }
        },
        [this] { return hasAsset(u"tidewater-2.5.0-manual.pdf"_s); });
    add(
        u"download-folder"_s,
        [] {
            hands::clickRow(viewNamed(u"assetTable"_s), rowWith(u"assetTable"_s, u"manual"_s));
            clickOn(u"downloadAssetsButton"_s);
        },
        [] { return isThere(u"downloadFolderDialog"_s); });
    add(
        u"downloaded"_s,
        [this] {
            auto *dialog = qobject_cast<QFileDialog *>(hands::find(u"downloadFolderDialog"_s));
            QDir(m_files.path()).mkdir(u"downloads"_s);
            auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
            name->clear();
            hands::type(name, m_files.filePath(u"downloads"_s));
            hands::press(name, Qt::Key_Return);
        },
        [this] {
            return QFile::exists(m_files.filePath(u"downloads/tidewater-2.5.0-manual.pdf"_s));
        });
    add(
        u"delete-file"_s,
        [] {
            hands::clickRow(viewNamed(u"assetTable"_s), rowWith(u"assetTable"_s, u"manual"_s));
            clickOn(u"deleteAssetsButton"_s);
        },
        [] { return isThere(u"deleteAssetsDialog"_s); });
    add(
        u"file-deleted"_s,
        [] {
            // The one that is not Cancel.
            for (auto *button :
                 hands::find(u"deleteAssetsDialog"_s)->findChildren<QPushButton *>()) {
                if (!button->isDefault())
                    return hands::click(button);
            }
        },
        [this] { return !hasAsset(u"tidewater-2.5.0-manual.pdf"_s); });
}

bool Tour::hasAsset(const QString &name) const
{
    const QList<core::Asset> &assets = m_window.releasePage()->edit().base.assets;
    return std::ranges::any_of(assets,
                               [&](const core::Asset &asset) { return asset.name == name; });
}

void Tour::planPublishing()
{
    add(
        u"publish"_s, [] { clickOn(u"publishButton"_s); },
        [] { return isThere(u"confirmPublishButton"_s); });
    add(
        u"published"_s, [] { clickOn(u"confirmPublishButton"_s); },
        [this] {
            const core::Release &release = m_window.releasePage()->edit().base;
            return !release.draft && release.tag == u"v2.5.0"_s && !isThere(u"reviewDialog"_s);
        });
}

void Tour::planTidyingUp()
{
    add(
        u"generate"_s, [] { clickOn(u"generateNotesButton"_s); },
        [] {
            const QWidget *button = hands::find(u"generateAppend"_s);
            return button && button->isEnabled();
        });
    add(
        u"generated"_s, [] { clickOn(u"generateAppend"_s); },
        [this] {
            return m_window.releasePage()->edit().content.notes.contains(u"Full Changelog"_s);
        });
    add(
        u"take-back"_s,
        [] {
            clickOn(u"draftSwitch"_s);
            clickOn(u"prereleaseSwitch"_s);
            clickOn(u"saveButton"_s);
        },
        [] { return isThere(u"confirmUnpublishButton"_s); });
    add(
        u"taken-back"_s, [] { clickOn(u"confirmUnpublishButton"_s); },
        [this] {
            const core::Release &release = m_window.releasePage()->edit().base;
            return release.draft && release.prerelease && !isThere(u"reviewDialog"_s);
        });
    add(
        u"edited"_s,
        [] {
            hands::press(hands::find(u"releaseTitle"_s), Qt::Key_End);
            hands::type(hands::find(u"releaseTitle"_s), u" – Spring"_s);
        },
        [this] { return m_window.releasePage()->edit().isChanged(); });
    add(
        u"edit-saved"_s, [] { clickOn(u"saveButton"_s); },
        [this] {
            return !m_window.releasePage()->edit().isChanged()
                && m_window.releasePage()->edit().base.title.contains(u"Spring"_s);
        });
    add(
        u"delete"_s, [this] { m_window.findChild<QAction *>(u"deleteAction"_s)->trigger(); },
        [] { return isThere(u"confirmDeleteButton"_s); });
    add(
        u"deleted"_s, [] { clickOn(u"confirmDeleteButton"_s); },
        [] {
            return !isThere(u"deleteDialog"_s) && !rowWith(u"releaseList"_s, u"Spring"_s).isValid();
        });
    add(
        u"empty-repository"_s,
        [] {
            auto *sidebar = viewNamed(u"repositoryTree"_s);
            hands::clickRow(sidebar, rowWith(u"repositoryTree"_s, u"dotfiles"_s));
        },
        [] { return rowsOf(u"releaseList"_s) <= 0; });
    add(
        u"small-window"_s,
        [this] {
            auto *sidebar = viewNamed(u"repositoryTree"_s);
            hands::clickRow(sidebar, rowWith(u"repositoryTree"_s, u"harbor"_s));
            m_window.resize(1024, 640);
        },
        [this] {
            return rowsOf(u"releaseList"_s) > 0 && m_window.releasePage()
                && m_window.releasePage()->releaseId() != 0;
        });
}

void Tour::next()
{
    if (++m_current == m_steps.size())
        return end(0, u"%1 steps, pictures in %2"_s.arg(m_steps.size()).arg(m_folder));
    m_steps.at(m_current).act();
    m_since.start();
    m_poll.start();
}

void Tour::look()
{
    const Step &step = m_steps.at(m_current);
    if (!step.arrived()) {
        if (m_since.elapsed() < patience)
            return;
        savePicture(step.name + u"-failed"_s);
        return end(1, u"the step \"%1\" did not arrive"_s.arg(step.name));
    }
    m_poll.stop();
    // The preview and the layout follow a moment later.
    QTimer::singleShot(250, this, [this, name = step.name] {
        savePicture(name);
        next();
    });
}

void Tour::savePicture(const QString &name)
{
    QPixmap picture = m_window.grab();
    if (const QWidget *dialog = QApplication::activeModalWidget()) {
        QPainter painter(&picture);
        painter.fillRect(m_window.rect(), QColor(0, 0, 0, 90));
        const QPixmap front = const_cast<QWidget *>(dialog)->grab();
        const QSize size = front.deviceIndependentSize().toSize();
        painter.drawPixmap((m_window.width() - size.width()) / 2,
                           (m_window.height() - size.height()) / 2, front);
    }
    const QString path
        = u"%1/%2-%3.png"_s.arg(m_folder).arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(name);
    if (!picture.save(path))
        end(1, u"%1 cannot be written"_s.arg(path));
}

void Tour::end(int status, const QString &message)
{
    m_poll.stop();
    QTextStream(status == 0 ? stdout : stderr) << message << Qt::endl;
    Q_EMIT finished(status);
}

QString Tour::makeFile(const QString &name, qint64 size)
{
    QFile file(m_files.filePath(name));
    if (file.open(QIODevice::WriteOnly)) {
        QByteArray block(64 * 1024, '\0');
        for (qint64 written = 0; written < size; written += block.size()) {
            std::ranges::generate(block,
                                  [i = written]() mutable { return static_cast<char>(++i * 7); });
            file.write(block.left(size - written));
        }
    }
    return file.fileName();
}

} // namespace app
