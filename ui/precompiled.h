#pragma once

// See core/precompiled.h.
#include "core/precompiled.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QWidget>
