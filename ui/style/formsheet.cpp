// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/formsheet.h"

#include "style/fonts.h"
#include "style/formfield.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QEvent>
#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

FormSheet::FormSheet(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel(title, TextKind::Title, ColorRole::Text, this))
    , m_column(new QVBoxLayout)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(Metrics::formMargin, 3 * Metrics::unit, Metrics::formMargin,
                              3 * Metrics::unit);
    outer->setSpacing(3 * Metrics::unit);
    outer->addWidget(m_title);
    m_column->setSpacing(3 * Metrics::unit);
    outer->addLayout(m_column);
    outer->addStretch(1);
}

QString FormSheet::title() const
{
    return m_title->text();
}

bool FormSheet::hasErrors() const
{
    return firstInvalid() != nullptr;
}

QWidget *FormSheet::firstInvalid() const
{
    for (FormField *field : m_fields) {
        if (field->hasError())
            return field->editor();
    }
    return nullptr;
}

QGridLayout *FormSheet::newGrid()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Metrics::formColumnGap);
    grid->setVerticalSpacing(Metrics::formRowGap);
    grid->setColumnStretch(1, 1);
    m_grids.push_back(grid);
    return grid;
}

QGridLayout *FormSheet::addGrid()
{
    QGridLayout *grid = newGrid();
    m_column->addLayout(grid);
    return grid;
}

QGridLayout *FormSheet::addGroup(const QString &title)
{
    auto *group = new QGroupBox(title, this);
    QGridLayout *grid = newGrid();
    group->setLayout(grid);
    m_column->addWidget(group);
    return grid;
}

FormField *FormSheet::addField(QGridLayout *grid, const QString &label, QWidget *editor)
{
    auto *field = new FormField(editor, this);
    auto *text = new TextLabel(label, this);
    text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    text->setBuddy(editor);
    if (editor->accessibleName().isEmpty())
        editor->setAccessibleName(QString(label).remove(u'&'));
    field->setLabel(text);
    const int row = grid->rowCount();
    grid->addWidget(text, row, 0, Qt::AlignTop);
    grid->addWidget(field, row, 1);
    m_labels.push_back(text);
    m_fields.push_back(field);
    connect(field, &FormField::errorChanged, this, &FormSheet::errorsChanged);
    alignLabels();
    return field;
}

FormField *FormSheet::addWideField(QWidget *editor)
{
    auto *field = new FormField(editor, this);
    m_column->addWidget(field);
    m_fields.push_back(field);
    connect(field, &FormField::errorChanged, this, &FormSheet::errorsChanged);
    return field;
}

void FormSheet::addBelow(QGridLayout *grid, QWidget *widget)
{
    grid->addWidget(widget, grid->rowCount(), 1);
}

void FormSheet::addWide(QGridLayout *grid, QWidget *widget)
{
    grid->addWidget(widget, grid->rowCount(), 0, 1, 2);
}

void FormSheet::setMonospace(QWidget *widget)
{
    // Only the family, so that the size goes on following the settings.
    QFont font;
    font.setFamilies(monospaceFont(widget->font()).families());
    font.setFixedPitch(true);
    widget->setFont(font);
}

// A scroll area asks how high the page has to be at least, but not how wide it is then: where hints
// wrap, its fields would be squeezed.
bool FormSheet::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        setMinimumHeight(layout()->totalMinimumHeightForWidth(width()));
    return handled;
}

void FormSheet::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        alignLabels();
}

// Labels of all blocks of a page end at the same place, on the middle line of their editors.
void FormSheet::alignLabels()
{
    const int height = Metrics::of(this).control;
    int width = fontMetrics().horizontalAdvance(u'x') * 17;
    for (QLabel *label : m_labels) {
        label->setMinimumHeight(height);
        width = qMax(width, label->sizeHint().width());
    }
    for (QGridLayout *grid : m_grids)
        grid->setColumnMinimumWidth(0, width);
}

} // namespace ui
