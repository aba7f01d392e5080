/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-timeline-row.h"

/* Something that happened, or that waits: an icon, what it was, a state, and when. */
struct _RegTimelineRow
{
  GtkListBoxRow parent_instance;
  GtkImage *icon;
  GtkLabel *title;
  RegPill *pill;
  GtkLabel *detail;
  GtkLabel *when;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (RegTimelineRow, reg_timeline_row, GTK_TYPE_LIST_BOX_ROW)

static void
update_label (RegTimelineRow *self)
{
  const char *parts[] = { gtk_label_get_label (self->title), reg_pill_get_label (self->pill),
                          gtk_label_get_label (self->detail), gtk_label_get_label (self->when) };
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (label, "%s%s", label->len > 0 ? ", " : "", parts[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str,
                                  -1);
}

static void
reg_timeline_row_class_init (RegTimelineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-timeline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RegTimelineRow, icon);
  gtk_widget_class_bind_template_child (widget_class, RegTimelineRow, title);
  gtk_widget_class_bind_template_child (widget_class, RegTimelineRow, pill);
  gtk_widget_class_bind_template_child (widget_class, RegTimelineRow, detail);
  gtk_widget_class_bind_template_child (widget_class, RegTimelineRow, when);
  gtk_widget_class_bind_template_child (widget_class, RegTimelineRow, box);
}

static void
reg_timeline_row_init (RegTimelineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * reg_timeline_row_new:
 * @icon_name: symbolic icon of the kind
 * @title: what it is, in one line
 * @detail: (nullable): a second, dim line
 * @when: (nullable): at the end side, "today" or "12 Sep"
 */
GtkWidget *
reg_timeline_row_new (const char *icon_name,
                      const char *title,
                      const char *detail,
                      const char *when)
{
  RegTimelineRow *self = g_object_new (REG_TYPE_TIMELINE_ROW, NULL);

  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL && *detail != '\0');
  gtk_label_set_label (self->when, when != NULL ? when : "");
  gtk_widget_set_visible (GTK_WIDGET (self->when), when != NULL && *when != '\0');
  update_label (self);
  return GTK_WIDGET (self);
}

/**
 * reg_timeline_row_set_pill:
 * @label: (nullable): state beside the title, %NULL for none
 * @style: how much it matters
 */
void
reg_timeline_row_set_pill (RegTimelineRow *self, const char *label, RegPillStyle style)
{
  g_return_if_fail (REG_IS_TIMELINE_ROW (self));

  reg_pill_set_label (self->pill, label);
  reg_pill_set_style (self->pill, style);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), label != NULL && *label != '\0');
  update_label (self);
}

/**
 * reg_timeline_row_add_suffix:
 * @widget: a button at the end side: the row's own action
 */
void
reg_timeline_row_add_suffix (RegTimelineRow *self, GtkWidget *widget)
{
  g_return_if_fail (REG_IS_TIMELINE_ROW (self));

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (self->box, widget);
}
