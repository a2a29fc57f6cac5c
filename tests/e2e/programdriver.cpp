#include "tests/e2e/programdriver.h"

#include "ui/common/messagebar.h"
#include "ui/common/statepage.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace {

const QStringList keptFolders{u"config"_s, u"data"_s, u"cache"_s};
const QString uploads = u"files"_s;

} // namespace

ProgramDriver::ProgramDriver(const QString &home)
    : m_home(home.isEmpty() ? m_temporary.path() : home)
{
    qputenv("HOME", QFile::encodeName(m_home));
    for (const auto &[name, folder] : {std::pair{"XDG_CONFIG_HOME", keptFolders.at(0)},
                                       {"XDG_DATA_HOME", keptFolders.at(1)},
                                       {"XDG_CACHE_HOME", keptFolders.at(2)}})
        qputenv(name, QFile::encodeName(inHome(folder)));
    QDir(m_home).mkpath(uploads);
    QCoreApplication::setOrganizationName(u"slipway"_s);
    QCoreApplication::setApplicationName(u"slipway"_s);
}

ProgramDriver::~ProgramDriver()
{
    stop();
}

void ProgramDriver::start(const app::CommandLine &commandLine, const QString &token)
{
    stop();
    qputenv("GH_ENTERPRISE_TOKEN", token.toUtf8());
    m_program = std::make_unique<app::Program>(*qApp, commandLine);
    QObject::connect(&m_program->services().workspace(), &core::Workspace::sessionAdded,
                     &m_program->window(),
                     [this](core::HostSession *session) { m_session = session; });
    m_program->start();
    QApplication::setActiveWindow(&window());
}

void ProgramDriver::stop()
{
    m_session.clear();
    m_program.reset();
}

void ProgramDriver::forgetAll()
{
    stop();
    QSettings().clear();
    for (const QString &folder : keptFolders + QStringList{uploads})
        QDir(inHome(folder)).removeRecursively();
    QDir(m_home).mkpath(uploads);
}

QString ProgramDriver::inHome(const QString &name) const
{
    return QDir(m_home).filePath(name);
}

QString ProgramDriver::filePath(const QString &name) const
{
    return inHome(uploads + u'/' + name);
}

QString ProgramDriver::makeFile(const QString &name, const QByteArray &bytes) const
{
    QFile file(filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    return file.fileName();
}

QWidget *ProgramDriver::findWidget(const QString &objectName) const
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (!window->isVisible())
            continue;
        if (window->objectName() == objectName)
            return window;
        const auto named = window->findChildren<QWidget *>(objectName);
        const auto found = std::ranges::find_if(named, &QWidget::isVisible);
        if (found != named.end())
            return *found;
    }
    return nullptr;
}

ui::StatePage *ProgramDriver::statePage(const QString &within) const
{
    const QWidget *widget = findWidget(within);
    if (!widget)
        return nullptr;
    const auto pages = widget->findChildren<ui::StatePage *>();
    const auto found = std::ranges::find_if(pages, &QWidget::isVisible);
    return found == pages.end() ? nullptr : *found;
}

QString ProgramDriver::message(const QString &within) const
{
    QWidget *widget = findWidget(within);
    if (!widget)
        return {};
    if (const auto *bar = qobject_cast<ui::MessageBar *>(widget))
        return bar->text();
    const auto bars = widget->findChildren<ui::MessageBar *>(QString(), Qt::FindDirectChildrenOnly);
    const auto found = std::ranges::find_if(bars, &QWidget::isVisible);
    return found == bars.end() ? QString() : (*found)->text();
}

int ProgramDriver::rowCount(const QString &view) const
{
    const auto *found = find<QAbstractItemView>(view);
    return found && found->model() ? found->model()->rowCount() : -1;
}

QString ProgramDriver::text(const QString &field) const
{
    QWidget *widget = findWidget(field);
    if (const auto *edit = qobject_cast<QLineEdit *>(widget))
        return edit->text();
    if (const auto *box = qobject_cast<QComboBox *>(widget))
        return box->currentText();
    if (const auto *source = qobject_cast<QPlainTextEdit *>(widget))
        return source->toPlainText();
    return {};
}

QToolButton *ProgramDriver::buttonOf(const QString &action)
{
    const auto *wanted = window().findChild<QAction *>(action);
    const auto buttons = window().findChildren<QToolButton *>();
    const auto found = std::ranges::find_if(buttons, [&](const QToolButton *button) {
        return wanted && button->defaultAction() == wanted && button->isVisible();
    });
    return found == buttons.end() ? nullptr : *found;
}

bool ProgramDriver::canTrigger(const QString &action)
{
    const QToolButton *button = buttonOf(action);
    return button && button->isEnabled();
}

bool ProgramDriver::trigger(const QString &action)
{
    if (!canTrigger(action))
        return false;
    QTest::mouseClick(buttonOf(action), Qt::LeftButton);
    return true;
}

bool ProgramDriver::click(const QString &widget)
{
    QWidget *found = findWidget(widget);
    if (!found || !found->isEnabled())
        return false;
    QTest::mouseClick(found, Qt::LeftButton);
    return true;
}

bool ProgramDriver::type(const QString &field, const QString &text)
{
    QWidget *widget = findWidget(field);
    if (const auto *box = qobject_cast<QComboBox *>(widget))
        widget = box->lineEdit();
    if (!widget || !widget->isEnabled())
        return false;
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_End,
                    qobject_cast<QLineEdit *>(widget) ? Qt::NoModifier : Qt::ControlModifier);
    for (const QChar character : text) {
        if (character == u'\n')
            QTest::keyClick(widget, Qt::Key_Return);
        else
            QTest::sendKeyEvent(QTest::Click, widget, Qt::Key_unknown, QString(character),
                                Qt::NoModifier);
    }
    return true;
}

bool ProgramDriver::drop(const QString &widget, const QStringList &paths)
{
    QWidget *whole = findWidget(widget);
    if (!whole)
        return false;
    const QPoint middle = whole->rect().center();
    QWidget *under = whole->childAt(middle);
    if (!under)
        under = whole;
    const QPoint position = under->mapFrom(whole, middle);
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    QMimeData data;
    data.setUrls(urls);
    const auto offered = Qt::CopyAction | Qt::MoveAction | Qt::LinkAction;
    QDragEnterEvent enter(position, offered, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under, &enter);
    if (!enter.isAccepted())
        return false;
    QDragMoveEvent move(position, offered, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under, &move);
    QDropEvent drop(position, offered, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under, &drop);
    return drop.isAccepted() && drop.dropAction() == Qt::CopyAction;
}
