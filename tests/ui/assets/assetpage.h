#pragma once

#include "tests/support/practicehost.h"
#include "ui/assets/assetmodel.h"
#include "ui/assets/assetspane.h"
#include "ui/common/messagebar.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace ui;

inline core::TransferPolicy quick()
{
    return {.uploads = {.maxAttempts = 2, .shortestDelay = 5ms, .longestDelay = 10ms},
            .other = {.maxAttempts = 2, .shortestDelay = 5ms, .longestDelay = 10ms},
            .limitDelay = 30ms,
            .lookAgain = 10ms,
            .looks = 2};
}

inline QString printed(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column :
             {AssetModel::NameColumn, AssetModel::LabelColumn, AssetModel::StateColumn})
            cells.append(model.index(row, column).data().toString());
        lines.append(cells.join(u'|'));
    }
    return lines.join(u'\n');
}

/// The pane on a page with an editor that takes drops itself, and a hub behind it.
struct Page
{
    explicit Page(bool saved = true)
    {
        release = saved ? host.draft(u"v2.4.0"_s) : core::Release{.id = -3, .tag = u"v2.4.0"_s};
        auto *layout = new QVBoxLayout(&page);
        editor = new QPlainTextEdit(&page);
        pane = new AssetsPane(queue, &page);
        layout->addWidget(editor);
        layout->addWidget(pane);
        pane->installDropTarget(&page);
        pane->setRelease(host.repo, release);
        page.resize(900, 600);
        page.show();
        table = pane->findChild<QTreeView *>(u"assetTable"_s);
        messages = pane->findChild<MessageBar *>(u"assetMessages"_s);
    }

    QString file(const QString &name, const QByteArray &bytes = "content")
    {
        const QString path = folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    static std::unique_ptr<QMimeData> urls(const QStringList &paths)
    {
        auto data = std::make_unique<QMimeData>();
        QList<QUrl> list;
        for (const QString &path : paths)
            list.append(QUrl::fromLocalFile(path));
        data->setUrls(list);
        return data;
    }

    /// As a file manager does: enter, move, drop; offers to move the files.
    static Qt::DropAction drop(QWidget *on, const QStringList &paths, const QPoint &at)
    {
        const auto data = urls(paths);
        const auto offered = Qt::CopyAction | Qt::MoveAction;
        QDragEnterEvent enter(at, offered, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(on, &enter);
        QDragMoveEvent move(at, offered, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(on, &move);
        QDropEvent drop(at, offered, data.get(), Qt::LeftButton, Qt::NoModifier);
        drop.setDropAction(Qt::MoveAction);
        QApplication::sendEvent(on, &drop);
        return drop.isAccepted() ? drop.dropAction() : Qt::IgnoreAction;
    }

    QPushButton *messageButton(const QString &text) const
    {
        for (QPushButton *button : messages->findChildren<QPushButton *>()) {
            if (button->text() == text && button->isVisibleTo(messages))
                return button;
        }
        return nullptr;
    }

    void select(int row) const { table->setCurrentIndex(table->model()->index(row, 0)); }
    QString rows() const { return printed(*table->model()); }

    QTemporaryDir folder;
    PracticeHost host;
    core::TransferQueue queue{*host.api, quick()};
    core::Release release;
    QWidget page;
    QPlainTextEdit *editor = nullptr;
    AssetsPane *pane = nullptr;
    QTreeView *table = nullptr;
    MessageBar *messages = nullptr;
};
