/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/week/reg-week-block.h"

#include <glib/gi18n.h>

#include "ui/week/reg-week-text.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-icon.h"

#define TASK "reg-task"
#define DAY "reg-day"

/* --- what a widget stands for ----------------------------------------------------------- */

void
reg_week_set_task (GtkWidget *widget, gint64 task)
{
  g_object_set_data_full (G_OBJECT (widget), TASK, g_memdup2 (&task, sizeof task), g_free);
}

/**
 * reg_week_get_task:
 * @widget: (nullable): anything in the calendar
 *
 * Returns: the task it belongs to, 0 for none
 */
gint64
reg_week_get_task (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const gint64 *task = g_object_get_data (G_OBJECT (widget), TASK);

      if (task != NULL)
        return *task;
    }
  return 0;
}

void
reg_week_set_day (GtkWidget *widget, const char *day)
{
  g_object_set_data_full (G_OBJECT (widget), DAY, g_strdup (day), g_free);
}

/**
 * reg_week_get_day:
 * @widget: (nullable): anything in the calendar
 *
 * Returns: (transfer none) (nullable): the day it belongs to
 */
const char *
reg_week_get_day (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *day = g_object_get_data (G_OBJECT (widget), DAY);

      if (day != NULL)
        return day;
    }
  return NULL;
}

/**
 * reg_week_find_task:
 * @widget: where to look
 * @task: a task
 *
 * Returns: (transfer none) (nullable): what stands for it
 */
GtkWidget *
reg_week_find_task (GtkWidget *widget, gint64 task)
{
  const gint64 *own = g_object_get_data (G_OBJECT (widget), TASK);
  GtkWidget *found = own != NULL && *own == task ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = reg_week_find_task (child, task);
  return found;
}

/* --- dragging --------------------------------------------------------------------------- */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (widget);

  gtk_drag_source_set_icon (source, picture, (int)x, (int)y);
  gtk_widget_activate_action (widget, "week.grab", "i", (int)y);
  return gdk_content_provider_new_typed (G_TYPE_INT64, reg_week_get_task (widget));
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  gtk_widget_add_css_class (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)),
                            "reg-dragged");
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, gpointer user_data)
{
  gtk_widget_remove_css_class (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)),
                               "reg-dragged");
}

/**
 * reg_week_make_draggable:
 * @widget: what stands for a task
 */
void
reg_week_make_draggable (GtkWidget *widget)
{
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), NULL);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  return gtk_widget_activate_action (widget, "week.move", "(xsi)", g_value_get_int64 (value),
                                     reg_week_get_day (widget), -1);
}

/**
 * reg_week_make_place:
 * @widget: where tasks may be let go that then have no time on that day
 * @day: the day
 */
void
reg_week_make_place (GtkWidget *widget, const char *day)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  reg_week_set_day (widget, day);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/* --- blocks ----------------------------------------------------------------------------- */

static char *
describe_block (const RegAgendaTask *task, gboolean with_staff)
{
  GString *text = g_string_new (NULL);
  g_autofree char *time = reg_week_describe_time (task);
  g_autofree char *plain = NULL;

  g_string_append (text, task->title);
  if (*task->party_name != '\0')
    g_string_append_printf (text, " · %s", task->party_name);
  if (with_staff && *task->staff_name != '\0')
    g_string_append_printf (text, " · %s", task->staff_name);
  if (*time != '\0')
    g_string_append_printf (text, "\n%s", time);
  plain = g_string_free_and_steal (text);
  return reg_direction_keep (plain);
}

/* Words are broken where there is little room, but no hyphens are put in: "coun-ter" is not read
 * faster than "coun…". */
static PangoAttrList *
create_attributes (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  return attributes;
}

static GtkWidget *
create_content (const RegAgendaTask *task, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = reg_icon_create_image (task->is_done ? "reg-approve-symbolic"
                                                         : reg_week_get_icon (task->kind));
  GtkWidget *words = gtk_inscription_new (text);
  g_autoptr (PangoAttrList) attributes = create_attributes ();

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_inscription_set_attributes (GTK_INSCRIPTION (words), attributes);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (words), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (words), 4);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (words), PANGO_WRAP_WORD_CHAR);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (words),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

/**
 * reg_week_block_new:
 * @task: a task
 * @with_staff: whether who does it is said, too
 *
 * Returns: (transfer floating): what stands for it
 */
GtkWidget *
reg_week_block_new (const RegAgendaTask *task, gboolean with_staff)
{
  GtkWidget *block = g_object_new (GTK_TYPE_BUTTON, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  g_autofree char *text = describe_block (task, with_staff);
  g_autofree char *name = reg_week_describe_task (task);
  g_autofree char *about = reg_week_describe_about (task, with_staff);
  g_autofree char *time = reg_week_describe_time (task);
  g_autofree char *tip = g_strdup_printf ("%s\n%s%s%s", task->title, time,
                                          *time != '\0' ? "\n" : "", about);

  gtk_button_set_child (GTK_BUTTON (block), create_content (task, text));
  gtk_widget_set_tooltip_text (block, tip);
  gtk_widget_add_css_class (block, "reg-block");
  if (task->is_done)
    gtk_widget_add_css_class (block, "done");
  gtk_accessible_update_property (GTK_ACCESSIBLE (block), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (block), "app.open-task");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (block), "x", task->id);
  reg_week_set_task (block, task->id);
  reg_week_make_draggable (block);
  return block;
}

/**
 * reg_week_more_new:
 * @n: how many have no room
 *
 * Returns: (transfer floating): a button that leads to the list, where all have
 */
GtkWidget *
reg_week_more_new (guint n)
{
  g_autofree char *text = g_strdup_printf ("+%u", n);
  g_autofree char *name = g_strdup_printf (
      ngettext ("%u more, shown as a list", "%u more, shown as a list", n), n);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "reg-more");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "week.show-list");
  return button;
}
