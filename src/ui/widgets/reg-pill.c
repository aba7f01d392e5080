/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-pill.h"

/* A state in a word or two, on a tint of its colour. */
struct _RegPill
{
  GtkWidget parent_instance;
  GtkWidget *label; /* NULL until there is a word: most cells of a table never have one */
  RegPillStyle style;
  gboolean is_whole;
};

enum
{
  PROP_LABEL = 1,
  PROP_STYLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RegPill, reg_pill, GTK_TYPE_WIDGET)

/* clang-format off */
G_DEFINE_ENUM_TYPE (RegPillStyle, reg_pill_style,
                    G_DEFINE_ENUM_VALUE (REG_PILL_NEUTRAL, "neutral"),
                    G_DEFINE_ENUM_VALUE (REG_PILL_ACCENT, "accent"),
                    G_DEFINE_ENUM_VALUE (REG_PILL_SUCCESS, "success"),
                    G_DEFINE_ENUM_VALUE (REG_PILL_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (REG_PILL_ERROR, "error"))
/* clang-format on */

static void
reg_pill_dispose (GObject *object)
{
  RegPill *self = REG_PILL (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (reg_pill_parent_class)->dispose (object);
}

static void
reg_pill_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegPill *self = REG_PILL (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, reg_pill_get_label (self));
      break;
    case PROP_STYLE:
      g_value_set_enum (value, self->style);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
reg_pill_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegPill *self = REG_PILL (object);

  switch (id)
    {
    case PROP_LABEL:
      reg_pill_set_label (self, g_value_get_string (value));
      break;
    case PROP_STYLE:
      reg_pill_set_style (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
reg_pill_class_init (RegPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = reg_pill_dispose;
  object_class->get_property = reg_pill_get_property;
  object_class->set_property = reg_pill_set_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_STYLE] = g_param_spec_enum (
      "style", NULL, NULL, REG_TYPE_PILL_STYLE, REG_PILL_NEUTRAL,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regpill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
reg_pill_init (RegPill *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "neutral");
}

/**
 * reg_pill_new:
 * @label: one or two words, translated; the colour only repeats them
 * @style: how much it matters
 */
GtkWidget *
reg_pill_new (const char *label, RegPillStyle style)
{
  return g_object_new (REG_TYPE_PILL, "label", label, "style", style, NULL);
}

const char *
reg_pill_get_label (RegPill *self)
{
  g_return_val_if_fail (REG_IS_PILL (self), NULL);

  return self->label != NULL ? gtk_label_get_label (GTK_LABEL (self->label)) : "";
}

static void
ensure_label (RegPill *self)
{
  if (self->label != NULL)
    return;
  self->label = gtk_label_new ("");
  gtk_label_set_ellipsize (GTK_LABEL (self->label),
                           self->is_whole ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

void
reg_pill_set_label (RegPill *self, const char *label)
{
  g_return_if_fail (REG_IS_PILL (self));

  if (label == NULL)
    label = "";
  if (g_str_equal (label, reg_pill_get_label (self)))
    return;
  ensure_label (self);
  gtk_label_set_label (GTK_LABEL (self->label), label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

RegPillStyle
reg_pill_get_style (RegPill *self)
{
  g_return_val_if_fail (REG_IS_PILL (self), REG_PILL_NEUTRAL);

  return self->style;
}

void
reg_pill_set_style (RegPill *self, RegPillStyle style)
{
  g_return_if_fail (REG_IS_PILL (self));

  if (self->style == style)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), reg_pill_style_get_css_class (self->style));
  self->style = style;
  gtk_widget_add_css_class (GTK_WIDGET (self), reg_pill_style_get_css_class (style));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE]);
}

/**
 * reg_pill_style_get_css_class:
 *
 * Returns: (transfer none): libadwaita's class for the style; "neutral" is our own
 */
const char *
reg_pill_style_get_css_class (RegPillStyle style)
{
  static const char *const classes[] = { "neutral", "accent", "success", "warning", "error" };

  g_return_val_if_fail (style < G_N_ELEMENTS (classes), "neutral");

  return classes[style];
}

/**
 * reg_pill_set_whole:
 *
 * For a place where other words may give way: the pill is always read in full.
 */
void
reg_pill_set_whole (RegPill *self)
{
  g_return_if_fail (REG_IS_PILL (self));

  self->is_whole = TRUE;
  if (self->label != NULL)
    gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_NONE);
}
