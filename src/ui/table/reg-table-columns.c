/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-columns.h"

#include <glib/gi18n.h>
#include <string.h>

/* Around the texts of a column, and at the edges of the table; the style sheet gives the headers the
 * same. */
#define PADDING 9
#define EDGE 18
/* What a text may be cut down to before a column gives way: part of its usual width. */
#define LEAST_TEXT 0.62
/* Up to so many characters it is a number or a code, of which every letter counts. */
#define CODE_WIDTH 12

typedef struct
{
  GtkColumnViewColumn *column; /* owned */
  const RegTableColumn *description;
  int usual;
  int least;
  int chosen; /* width somebody gave it, 0 for none */
  gboolean wanted;
} Column;

struct _RegTableColumns
{
  GtkColumnView *view; /* not owned */
  Column *columns;
  guint n_columns;
  GSimpleActionGroup *actions;
  void (*changed) (gpointer user_data);
  gpointer user_data;
  GArray *places; /* of RegTablePlace */
  int width;      /* last one they were fitted to */
  gboolean fitting;
};

/* --- making ----------------------------------------------------------------------------- */

/* In Pango units. Pango sets a sample text for every answer: to be asked once. */
static int
measure_digit (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_digit_width (metrics);

  pango_font_metrics_unref (metrics);
  return width;
}

static void
choose_widths (Column *column, int digit)
{
  const RegTableColumn *description = column->description;
  gboolean can_shrink = (description->kind == REG_TABLE_COLUMN_TEXT
                         || description->kind == REG_TABLE_COLUMN_DIM)
                        && (description->width == 0 || description->width > CODE_WIDTH);

  column->usual = PANGO_PIXELS (digit * (description->width > 0 ? description->width : 22))
                  + 2 * PADDING + 2;
  column->least = can_shrink ? column->usual * LEAST_TEXT : column->usual;
}

static void
set_wanted (RegTableColumns *self, Column *column, gboolean wanted)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions),
                                                column->description->id);

  column->wanted = wanted;
  if (action != NULL)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (wanted));
}

static void
refit (RegTableColumns *self)
{
  int width = self->width;

  self->width = 0;
  reg_table_columns_fit (self, width);
}

static Column *
find (RegTableColumns *self, const char *id, gsize length)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *own = self->columns[i].description->id;

      if (strlen (own) == length && strncmp (own, id, length) == 0)
        return &self->columns[i];
    }
  return NULL;
}

static void
wanted_changed_cb (GSimpleAction *action, GVariant *value, RegTableColumns *self)
{
  const char *id = g_action_get_name (G_ACTION (action));

  set_wanted (self, find (self, id, strlen (id)), g_variant_get_boolean (value));
  refit (self);
  self->changed (self->user_data);
}

/* Somebody dragged the border of a header. */
static void
width_changed_cb (GtkColumnViewColumn *object, GParamSpec *pspec, RegTableColumns *self)
{
  if (self->fitting)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].column == object)
      self->columns[i].chosen = gtk_column_view_column_get_fixed_width (object);
  self->changed (self->user_data);
}

static void
add_column (RegTableColumns *self, guint index, int digit)
{
  Column *column = &self->columns[index];
  const RegTableColumn *description = column->description;

  column->column = gtk_column_view_column_new (_ (description->title), NULL);
  column->wanted = !description->hidden;
  choose_widths (column, digit);
  gtk_column_view_column_set_id (column->column, description->id);
  gtk_column_view_column_set_fixed_width (column->column, column->usual);
  gtk_column_view_column_set_expand (column->column, description->width == 0);
  gtk_column_view_column_set_resizable (column->column, TRUE);
  gtk_column_view_column_set_visible (column->column, column->wanted);
  if (description->sortable)
    {
      /* Makes the header sortable; the sorting itself is the source's. */
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      gtk_column_view_column_set_sorter (column->column, sorter);
    }
  gtk_column_view_append_column (self->view, column->column);
  g_signal_connect (column->column, "notify::fixed-width", G_CALLBACK (width_changed_cb), self);
}

static GMenuModel *
create_menu (RegTableColumns *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < self->n_columns; i++)
    {
      const RegTableColumn *description = self->columns[i].description;
      g_autoptr (GSimpleAction) action = NULL;
      g_autofree char *name = g_strconcat ("table.", description->id, NULL);

      /* The column that names the row stays. */
      if (description->narrow == REG_TABLE_NARROW_TITLE)
        continue;
      action = g_simple_action_new_stateful (description->id, NULL,
                                             g_variant_new_boolean (self->columns[i].wanted));
      g_signal_connect (action, "change-state", G_CALLBACK (wanted_changed_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
      g_menu_append (menu, _ (description->title), name);
    }
  return G_MENU_MODEL (menu);
}

/* A number stands at the end of its column, and so does the word above it; the arrow that tells the
 * order comes before the word then. */
static void
align_header (RegTableColumns *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; title != NULL && i < self->n_columns; i++)
    {
      GtkWidget *box = gtk_widget_get_first_child (title);

      if (self->columns[i].description->kind == REG_TABLE_COLUMN_NUMBER && GTK_IS_BOX (box))
        {
          gtk_widget_set_halign (box, GTK_ALIGN_END);
          gtk_box_reorder_child_after (GTK_BOX (box), gtk_widget_get_last_child (box), NULL);
        }
      title = gtk_widget_get_next_sibling (title);
    }
}

/**
 * reg_table_columns_new:
 * @view: where the columns go; it must outlive the result
 * @descriptions: (array length=n_columns): the source's columns, static
 * @changed: a function of @user_data, called when a person chose columns or a width
 *
 * Returns: (transfer full): the columns
 */
RegTableColumns *
reg_table_columns_new (GtkColumnView *view,
                       const RegTableColumn *descriptions,
                       guint n_columns,
                       GCallback changed,
                       gpointer user_data)
{
  RegTableColumns *self = g_new0 (RegTableColumns, 1);
  g_autoptr (GMenuModel) menu = NULL;
  int digit = measure_digit (GTK_WIDGET (view));

  self->view = view;
  self->columns = g_new0 (Column, n_columns);
  self->n_columns = n_columns;
  self->changed = (void (*) (gpointer))changed;
  self->user_data = user_data;
  self->actions = g_simple_action_group_new ();
  self->places = g_array_new (FALSE, FALSE, sizeof (RegTablePlace));
  for (guint i = 0; i < n_columns; i++)
    {
      self->columns[i].description = &descriptions[i];
      add_column (self, i, digit);
    }
  menu = create_menu (self);
  for (guint i = 0; i < n_columns; i++)
    gtk_column_view_column_set_header_menu (self->columns[i].column, menu);
  align_header (self);
  return self;
}

void
reg_table_columns_free (RegTableColumns *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_signal_handlers_disconnect_by_data (self->columns[i].column, self);
      g_object_unref (self->columns[i].column);
    }
  g_object_unref (self->actions);
  g_array_unref (self->places);
  g_free (self->columns);
  g_free (self);
}

/**
 * reg_table_columns_get_actions:
 *
 * Returns: (transfer none): one switch per column; the menu of the header calls them "table.ID"
 */
GActionGroup *
reg_table_columns_get_actions (RegTableColumns *self)
{
  return G_ACTION_GROUP (self->actions);
}

/**
 * reg_table_columns_find:
 *
 * Returns: (transfer none) (nullable): the column of that id
 */
GtkColumnViewColumn *
reg_table_columns_find (RegTableColumns *self, const char *id)
{
  Column *column = find (self, id, strlen (id));

  return column != NULL ? column->column : NULL;
}

/* --- sharing the room ------------------------------------------------------------------- */

static int
usual_width (const Column *column)
{
  return column->chosen > 0 ? column->chosen : column->usual;
}

static int
least_width (const Column *column)
{
  return column->chosen > 0 ? column->chosen : column->least;
}

/* Which of two columns gives way first: one the narrow list does not show either, else the one
 * further to the end. */
static int
find_to_hide (RegTableColumns *self, const gboolean *shown)
{
  int last = -1;

  for (guint i = 0; i < self->n_columns; i++)
    {
      RegTableNarrow narrow = self->columns[i].description->narrow;

      if (!shown[i] || narrow == REG_TABLE_NARROW_TITLE || narrow == REG_TABLE_NARROW_TRAILING)
        continue;
      if (last < 0 || narrow == REG_TABLE_NARROW_HIDDEN
          || self->columns[last].description->narrow != REG_TABLE_NARROW_HIDDEN)
        last = i;
    }
  return last;
}

static void
apply (RegTableColumns *self, const gboolean *shown, double part)
{
  self->fitting = TRUE;
  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];
      int least = least_width (column);
      int width = least + part * (usual_width (column) - least);

      if (shown[i] && gtk_column_view_column_get_fixed_width (column->column) != width)
        gtk_column_view_column_set_fixed_width (column->column, width);
      gtk_column_view_column_set_visible (column->column, shown[i]);
    }
  self->fitting = FALSE;
}

/**
 * reg_table_columns_fit:
 * @width: room for all columns, in pixels
 *
 * Lets the wanted columns share the room: texts are cut down first, then columns give way, so that
 * a table never scrolls sideways unless somebody made it wider. What was wanted stays wanted and
 * comes back with the room.
 */
void
reg_table_columns_fit (RegTableColumns *self, int width)
{
  g_autofree gboolean *shown = g_new0 (gboolean, self->n_columns);
  int usual = 0;
  int least = 0;
  double part = 1;

  if (width <= 0 || self->width == width)
    return;
  self->width = width;
  for (guint i = 0; i < self->n_columns; i++)
    {
      shown[i] = self->columns[i].wanted;
      if (!shown[i])
        continue;
      usual += usual_width (&self->columns[i]);
      least += least_width (&self->columns[i]);
    }
  while (least > width)
    {
      int hide = find_to_hide (self, shown);

      if (hide < 0)
        break;
      shown[hide] = FALSE;
      usual -= usual_width (&self->columns[hide]);
      least -= least_width (&self->columns[hide]);
    }
  if (usual > width && usual > least)
    part = CLAMP ((double)(width - least) / (usual - least), 0, 1);
  apply (self, shown, part);
}

/**
 * reg_table_columns_get_width:
 *
 * Returns: what the columns that are shown take at least, in pixels
 */
int
reg_table_columns_get_width (RegTableColumns *self)
{
  int width = 0;

  for (guint i = 0; i < self->n_columns; i++)
    if (gtk_column_view_column_get_visible (self->columns[i].column))
      width += gtk_column_view_column_get_fixed_width (self->columns[i].column);
  return width;
}

/* --- where the texts of a row stand ----------------------------------------------------- */

static guint
find_index (RegTableColumns *self, GtkColumnViewColumn *object)
{
  guint i = 0;

  while (i < self->n_columns && self->columns[i].column != object)
    i++;
  return i;
}

static void
add_place (RegTableColumns *self, GArray *places, guint index, const graphene_rect_t *header)
{
  /* Between two headers there is a line that cannot be seen. */
  int line = places->len > 0 ? 1 : 0;
  RegTablePlace place = { index, (int)header->origin.x, (int)header->size.width };

  place.x += PADDING + line;
  place.width -= 2 * PADDING + line;
  g_array_append_val (places, place);
}

/* The outermost texts keep clear of the edges. */
static void
keep_edges (RegTableColumns *self, GArray *places)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;
  RegTablePlace *first, *last;

  if (places->len == 0)
    return;
  first = &g_array_index (places, RegTablePlace, is_rtl ? places->len - 1 : 0);
  last = &g_array_index (places, RegTablePlace, is_rtl ? 0 : places->len - 1);
  first->x += EDGE - PADDING;
  first->width -= EDGE - PADDING;
  last->width -= EDGE - PADDING;
}

/**
 * reg_table_columns_place:
 *
 * Takes over where the headers stand now; called when they have been given their places.
 *
 * Returns: whether any of them moved
 */
gboolean
reg_table_columns_place (RegTableColumns *self)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (RegTablePlace));
  GListModel *list = gtk_column_view_get_columns (self->view);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;
  gboolean moved;

  for (guint i = 0; title != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) object = g_list_model_get_item (list, i);
      graphene_rect_t bounds;

      if (gtk_column_view_column_get_visible (object)
          && gtk_widget_compute_bounds (title, header, &bounds))
        add_place (self, places, find_index (self, object), &bounds);
      title = gtk_widget_get_next_sibling (title);
    }
  keep_edges (self, places);
  moved = places->len != self->places->len
          || (places->len > 0
              && memcmp (places->data, self->places->data, places->len * sizeof (RegTablePlace))
                     != 0);
  if (moved)
    {
      g_array_set_size (self->places, 0);
      g_array_append_vals (self->places, places->data, places->len);
    }
  return moved;
}

/**
 * reg_table_columns_get_places:
 * @n_places: (out): how many columns are shown
 *
 * Returns: (transfer none) (array length=n_places): where their texts stand
 */
const RegTablePlace *
reg_table_columns_get_places (RegTableColumns *self, guint *n_places)
{
  *n_places = self->places->len;
  return (const RegTablePlace *)self->places->data;
}

/* --- remembering ------------------------------------------------------------------------ */

static Column *
find_object (RegTableColumns *self, GtkColumnViewColumn *object)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].column == object)
      return &self->columns[i];
  return NULL;
}

/**
 * reg_table_columns_append_layout:
 * @layout: gets a word for each column in display order: `id`, `id:width`, `-id` when not wanted
 */
void
reg_table_columns_append_layout (RegTableColumns *self, GString *layout)
{
  GListModel *list = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) object = g_list_model_get_item (list, i);
      Column *column = find_object (self, object);

      g_string_append_printf (layout, "%s%s", column->wanted ? "" : "-", column->description->id);
      if (column->chosen > 0)
        g_string_append_printf (layout, ":%d", column->chosen);
      g_string_append_c (layout, ' ');
    }
}

/**
 * reg_table_columns_dup_wanted:
 *
 * Returns: (transfer full) (element-type guint): which columns are wanted, in display order
 */
GArray *
reg_table_columns_dup_wanted (RegTableColumns *self)
{
  GListModel *list = gtk_column_view_get_columns (self->view);
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) object = g_list_model_get_item (list, i);
      Column *column = find_object (self, object);
      guint index = column - self->columns;

      if (column->wanted)
        g_array_append_val (wanted, index);
    }
  return wanted;
}

/**
 * reg_table_columns_restore:
 * @word: as from reg_table_columns_append_layout()
 * @position: where the column goes
 *
 * Returns: whether there was such a column
 */
gboolean
reg_table_columns_restore (RegTableColumns *self, const char *word, guint position)
{
  gboolean wanted = *word != '-';
  const char *id = word + (wanted ? 0 : 1);
  const char *colon = strchr (id, ':');
  Column *column = find (self, id, colon != NULL ? (gsize)(colon - id) : strlen (id));
  gint64 width = 0;

  if (column == NULL)
    return FALSE;
  if (colon != NULL && !g_ascii_string_to_signed (colon + 1, 10, 24, 4000, &width, NULL))
    width = 0;
  column->chosen = width;
  set_wanted (self, column, wanted);
  gtk_column_view_insert_column (self->view, position, column->column);
  refit (self);
  return TRUE;
}
