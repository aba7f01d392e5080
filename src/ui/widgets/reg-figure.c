/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-figure.h"

/* A number that matters, and below it in small what it is. */
struct _RegFigure
{
  GtkWidget parent_instance;
  GtkWidget *value;
  GtkWidget *caption;
  RegPillStyle style;
};

enum
{
  PROP_VALUE = 1,
  PROP_CAPTION,
  PROP_STYLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RegFigure, reg_figure, GTK_TYPE_WIDGET)

static void
update_label (RegFigure *self)
{
  g_autofree char *label = g_strdup_printf ("%s %s", gtk_label_get_label (GTK_LABEL (self->value)),
                                            gtk_label_get_label (GTK_LABEL (self->caption)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
reg_figure_dispose (GObject *object)
{
  RegFigure *self = REG_FIGURE (object);

  g_clear_pointer (&self->value, gtk_widget_unparent);
  g_clear_pointer (&self->caption, gtk_widget_unparent);
  G_OBJECT_CLASS (reg_figure_parent_class)->dispose (object);
}

static void
reg_figure_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegFigure *self = REG_FIGURE (object);

  switch (id)
    {
    case PROP_VALUE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->value)));
      break;
    case PROP_CAPTION:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->caption)));
      break;
    case PROP_STYLE:
      g_value_set_enum (value, self->style);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
reg_figure_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegFigure *self = REG_FIGURE (object);

  switch (id)
    {
    case PROP_VALUE:
      reg_figure_set_value (self, g_value_get_string (value));
      break;
    case PROP_CAPTION:
      reg_figure_set_caption (self, g_value_get_string (value));
      break;
    case PROP_STYLE:
      reg_figure_set_style (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
reg_figure_class_init (RegFigureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = reg_figure_dispose;
  object_class->get_property = reg_figure_get_property;
  object_class->set_property = reg_figure_set_property;

  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, "", flags);
  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, "", flags);
  properties[PROP_STYLE] = g_param_spec_enum ("style", NULL, NULL, REG_TYPE_PILL_STYLE,
                                              REG_PILL_NEUTRAL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regfigure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
label_new (RegFigure *self)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
reg_figure_init (RegFigure *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->value = label_new (self);
  self->caption = label_new (self);
  gtk_widget_add_css_class (self->value, "value");
  gtk_widget_add_css_class (self->value, "numeric");
  gtk_label_set_wrap (GTK_LABEL (self->caption), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->caption), 2);
  gtk_widget_add_css_class (self->caption, "caption-label");
  gtk_widget_add_css_class (self->caption, "dimmed");
}

/**
 * reg_figure_new:
 * @value: the figure, finished text
 * @caption: what it is, translated
 */
GtkWidget *
reg_figure_new (const char *value, const char *caption)
{
  return g_object_new (REG_TYPE_FIGURE, "value", value, "caption", caption, NULL);
}

void
reg_figure_set_value (RegFigure *self, const char *value)
{
  g_return_if_fail (REG_IS_FIGURE (self));

  gtk_label_set_label (GTK_LABEL (self->value), value != NULL ? value : "");
  update_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

void
reg_figure_set_caption (RegFigure *self, const char *caption)
{
  g_return_if_fail (REG_IS_FIGURE (self));

  gtk_label_set_label (GTK_LABEL (self->caption), caption != NULL ? caption : "");
  update_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTION]);
}

/**
 * reg_figure_set_style:
 * @style: colour of the figure; the words must say it too
 */
void
reg_figure_set_style (RegFigure *self, RegPillStyle style)
{
  g_return_if_fail (REG_IS_FIGURE (self));

  if (self->style == style)
    return;
  gtk_widget_remove_css_class (self->value, reg_pill_style_get_css_class (self->style));
  self->style = style;
  if (style != REG_PILL_NEUTRAL)
    gtk_widget_add_css_class (self->value, reg_pill_style_get_css_class (style));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE]);
}
