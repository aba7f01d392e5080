/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-icon.h"

/* One of our own symbolic icons, drawn by GTK itself. The icon theme would have each of them read by
 * an SVG library on a thread of its own: they would be missing in the first frame, and what that
 * library keeps for each of them is more than a hundred times the picture. Ours are nothing but
 * filled shapes, and those GTK can draw. */

#define FOLDER "/app/regulars/Regulars/icons/scalable/actions/"
/* What symbolic icons are drawn for. */
#define SIZE 16

typedef struct
{
  GskPath *path;
  GskFillRule rule;
} Shape;

struct _RegIcon
{
  GObject parent_instance;
  GArray *shapes; /* of Shape */
};

static void
shape_clear (gpointer data)
{
  gsk_path_unref (((Shape *)data)->path);
}

/* --- drawing ---------------------------------------------------------------------------- */

static void
reg_icon_snapshot_symbolic (GtkSymbolicPaintable *paintable,
                            GtkSnapshot *snapshot,
                            double width,
                            double height,
                            const GdkRGBA *colors,
                            gsize n_colors)
{
  static const GdkRGBA black = { 0, 0, 0, 1 };
  RegIcon *self = REG_ICON (paintable);
  const GdkRGBA *color = n_colors > GTK_SYMBOLIC_COLOR_FOREGROUND
                             ? &colors[GTK_SYMBOLIC_COLOR_FOREGROUND]
                             : &black;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, (float)width / SIZE, (float)height / SIZE);
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const Shape *shape = &g_array_index (self->shapes, Shape, i);

      gtk_snapshot_append_fill (snapshot, shape->path, shape->rule, color);
    }
  gtk_snapshot_restore (snapshot);
}

static void
reg_icon_symbolic_init (GtkSymbolicPaintableInterface *iface)
{
  iface->snapshot_symbolic = reg_icon_snapshot_symbolic;
}

static void
reg_icon_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  reg_icon_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (paintable), snapshot, width, height, NULL, 0);
}

static GdkPaintableFlags
reg_icon_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE | GDK_PAINTABLE_STATIC_CONTENTS;
}

static int
reg_icon_get_size (GdkPaintable *paintable)
{
  return SIZE;
}

static void
reg_icon_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = reg_icon_snapshot;
  iface->get_flags = reg_icon_get_flags;
  iface->get_intrinsic_width = reg_icon_get_size;
  iface->get_intrinsic_height = reg_icon_get_size;
}

/* --- object ----------------------------------------------------------------------------- */

G_DEFINE_FINAL_TYPE_WITH_CODE (RegIcon,
                               reg_icon,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, reg_icon_paintable_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SYMBOLIC_PAINTABLE,
                                                          reg_icon_symbolic_init))

static void
reg_icon_finalize (GObject *object)
{
  g_array_unref (REG_ICON (object)->shapes);
  G_OBJECT_CLASS (reg_icon_parent_class)->finalize (object);
}

static void
reg_icon_class_init (RegIconClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_icon_finalize;
}

static void
reg_icon_init (RegIcon *self)
{
  self->shapes = g_array_new (FALSE, FALSE, sizeof (Shape));
  g_array_set_clear_func (self->shapes, shape_clear);
}

/* --- reading ---------------------------------------------------------------------------- */

static void
start_element (GMarkupParseContext *context,
               const char *element,
               const char **names,
               const char **values,
               gpointer user_data,
               GError **error)
{
  RegIcon *self = user_data;
  const char *outline = NULL;
  const char *rule = NULL;
  Shape shape;

  if (g_str_equal (element, "svg"))
    return;
  if (!g_str_equal (element, "path"))
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT,
                   "An icon consists of paths, not of “%s”", element);
      return;
    }
  if (!g_markup_collect_attributes (element, names, values, error, G_MARKUP_COLLECT_STRING, "d",
                                    &outline, G_MARKUP_COLLECT_STRING, "fill", NULL,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL,
                                    "fill-rule", &rule, G_MARKUP_COLLECT_INVALID))
    return;
  shape.path = gsk_path_parse (outline);
  shape.rule = g_strcmp0 (rule, "evenodd") == 0 ? GSK_FILL_RULE_EVEN_ODD : GSK_FILL_RULE_WINDING;
  if (shape.path != NULL)
    g_array_append_val (self->shapes, shape);
  else
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "“%s” is not a path",
                 outline);
}

/**
 * reg_icon_new_from_svg:
 * @svg: a symbolic icon of 16 by 16, made of filled paths and of nothing else
 * @error: what else is in it
 *
 * Returns: (transfer full) (nullable): the icon
 */
GdkPaintable *
reg_icon_new_from_svg (GBytes *svg, GError **error)
{
  static const GMarkupParser parser = { .start_element = start_element };
  g_autoptr (RegIcon) self = g_object_new (REG_TYPE_ICON, NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, self, NULL);
  gsize size;
  const char *text = g_bytes_get_data (svg, &size);

  if (!g_markup_parse_context_parse (context, text, (gssize)size, error)
      || !g_markup_parse_context_end_parse (context, error))
    return NULL;
  return GDK_PAINTABLE (g_steal_pointer (&self));
}

/**
 * reg_icon_new:
 * @name: such as "reg-today-symbolic"
 *
 * Returns: (transfer full) (nullable): the icon, %NULL when it is none of ours
 */
GdkPaintable *
reg_icon_new (const char *name)
{
  static GHashTable *icons; /* name → RegIcon; there are a dozen */
  g_autofree char *path = g_strconcat (FOLDER, name, ".svg", NULL);
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GError) error = NULL;
  GdkPaintable *icon;

  if (icons == NULL)
    icons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  icon = g_hash_table_lookup (icons, name);
  if (icon != NULL)
    return g_object_ref (icon);
  svg = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (svg == NULL)
    return NULL;
  icon = reg_icon_new_from_svg (svg, &error);
  if (icon == NULL)
    {
      g_critical ("%s: %s", path, error->message);
      return NULL;
    }
  g_hash_table_insert (icons, g_strdup (name), g_object_ref (icon));
  return icon;
}

/**
 * reg_icon_set_image:
 * @image: where it is shown
 * @name: an icon, ours or one of the theme
 */
void
reg_icon_set_image (GtkImage *image, const char *name)
{
  g_autoptr (GdkPaintable) icon = reg_icon_new (name);

  if (icon != NULL)
    gtk_image_set_from_paintable (image, icon);
  else
    gtk_image_set_from_icon_name (image, name);
}

/**
 * reg_icon_create_image:
 * @name: an icon, ours or one of the theme
 *
 * Returns: (transfer floating): a #GtkImage that shows it
 */
GtkWidget *
reg_icon_create_image (const char *name)
{
  GtkWidget *image = gtk_image_new ();

  reg_icon_set_image (GTK_IMAGE (image), name);
  return image;
}

/**
 * reg_icon_set_button:
 * @button: one that shows nothing but an icon; its tooltip says what it does
 * @name: an icon, ours or one of the theme
 */
void
reg_icon_set_button (GtkButton *button, const char *name)
{
  gtk_button_set_child (button, reg_icon_create_image (name));
  gtk_widget_add_css_class (GTK_WIDGET (button), "image-button");
}
