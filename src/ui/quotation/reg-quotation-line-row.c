/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-line-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-money-format.h"
#include "core/reg-tax-table.h"
#include "ui/quotation/reg-quotation-line-layout.h"

/* What a text keeps free beside its words. */
#define CURSOR_ROOM 6
/* Less of a reason than this says nothing. */
#define LEAST_REASON 60

struct _RegQuotationLineRow
{
  GtkWidget parent_instance;

  RegQuotationModel *model;
  RegQuotationLineItem *item;
  GMenuModel *commands;
  GtkWidget *pattern; /* what it is as high as, until it has widgets */
  guint position;
  gboolean made;
  gboolean filling; /* texts are set by us, not typed */
  gboolean named;
  guint named_line; /* what the names of the cells say */
  guint named_number;

  GtkWidget *number;
  GtkWidget *cells[REG_N_LINE_CELLS];
  GtkWidget *amount;
  GtkWidget *menu;
};

enum
{
  TYPED,
  COMMAND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegQuotationLineRow, reg_quotation_line_row, GTK_TYPE_WIDGET)

static const char *
cell_title (RegLineCell cell)
{
  switch (cell)
    {
    case REG_LINE_CELL_CODE:
      return _ ("Code");
    case REG_LINE_CELL_DESCRIPTION:
      return _ ("Description");
    case REG_LINE_CELL_QUANTITY:
      /* Translators: head of a narrow column, short for quantity */
      return _ ("Qty");
    case REG_LINE_CELL_PRICE:
      return _ ("Price");
    case REG_LINE_CELL_DISCOUNT:
      return _ ("Discount");
    case REG_N_LINE_CELLS:
    default:
      return "";
    }
}

static char *
spoken_name (RegLineCell cell, guint line)
{
  switch (cell)
    {
    case REG_LINE_CELL_CODE:
      return g_strdup_printf (_ ("Line %u, code"), line);
    case REG_LINE_CELL_DESCRIPTION:
      return g_strdup_printf (_ ("Line %u, description"), line);
    case REG_LINE_CELL_QUANTITY:
      return g_strdup_printf (_ ("Line %u, quantity"), line);
    case REG_LINE_CELL_PRICE:
      return g_strdup_printf (_ ("Line %u, price"), line);
    case REG_LINE_CELL_DISCOUNT:
      return g_strdup_printf (_ ("Line %u, discount"), line);
    case REG_N_LINE_CELLS:
    default:
      return g_strdup ("");
    }
}

/* --- filling ---------------------------------------------------------------------------- */

static void
toggle_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
fill_cell (RegQuotationLineRow *self, RegLineCell cell)
{
  GtkWidget *text = self->cells[cell];
  const char *why = reg_quotation_line_item_get_wrong (self->item, cell);
  g_autofree char *value = reg_quotation_line_item_dup_text (
      self->item, cell, reg_quotation_model_get_currency (self->model),
      reg_session_get_number_style (reg_quotation_model_get_session (self->model)));

  /* While somebody types the cell is theirs. */
  if (!gtk_widget_has_focus (text)
      && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (text)), value) != 0)
    gtk_editable_set_text (GTK_EDITABLE (text), value);
  /* Telling assistive technology costs much more than looking. */
  if (gtk_widget_has_css_class (text, "error") == (why != NULL)
      && g_strcmp0 (gtk_widget_get_tooltip_text (text), why) == 0)
    return;
  toggle_class (text, "error", why != NULL);
  gtk_widget_set_tooltip_text (text, why);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_STATE_INVALID,
      why != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
fill_amount (RegQuotationLineRow *self)
{
  const RegNumberStyle *style = reg_session_get_number_style (
      reg_quotation_model_get_session (self->model));
  const RegCalcLineResult *result = reg_quotation_line_item_get_result (self->item);
  g_autofree char *amount = reg_money_format_plain (
      result->amount, reg_quotation_model_get_currency (self->model), style);

  gtk_label_set_text (GTK_LABEL (self->amount), amount);
}

/* What the tax of the line is made up of, or why there is none; most lines have one plain rate. */
static void
fill_tax (RegQuotationLineRow *self)
{
  RegTaxLabel label = reg_tax_label_of (reg_quotation_line_item_get_record (self->item));
  g_autofree char *words = NULL;

  if ((label.parts != NULL || label.exempt_reason != NULL)
      && reg_quotation_line_item_has_figures (self->item))
    words = reg_tax_label_format (
        label, reg_session_get_number_style (reg_quotation_model_get_session (self->model)));
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->amount), words) == 0)
    return;
  gtk_widget_set_tooltip_text (self->amount, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->amount),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "",
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fill_style (RegQuotationLineRow *self)
{
  RegLineKind kind = reg_quotation_line_item_get_kind (self->item);
  gboolean counts = kind == REG_LINE_NORMAL
                    || reg_quotation_line_item_get_result (self->item)->counts;
  gboolean figures = reg_quotation_line_item_has_figures (self->item);
  static const RegLineCell with_figures[] = { REG_LINE_CELL_CODE, REG_LINE_CELL_QUANTITY,
                                              REG_LINE_CELL_PRICE, REG_LINE_CELL_DISCOUNT };

  for (gsize i = 0; i < G_N_ELEMENTS (with_figures); i++)
    gtk_widget_set_visible (self->cells[with_figures[i]], figures);
  /* Nobody will fill it in any more. */
  if (!reg_quotation_model_get_editable (self->model)
      && *gtk_editable_get_text (GTK_EDITABLE (self->cells[REG_LINE_CELL_CODE])) == '\0')
    gtk_widget_set_visible (self->cells[REG_LINE_CELL_CODE], FALSE);
  gtk_widget_set_visible (self->amount, figures);
  toggle_class (GTK_WIDGET (self), "uncounted", figures && !counts);
  toggle_class (GTK_WIDGET (self), "section", kind == REG_LINE_SECTION);
  toggle_class (GTK_WIDGET (self), "words", kind == REG_LINE_TEXT);
  toggle_class (self->cells[REG_LINE_CELL_DISCOUNT], "warning",
                reg_quotation_line_item_get_over_limit (self->item));
  gtk_text_set_placeholder_text (GTK_TEXT (self->cells[REG_LINE_CELL_DESCRIPTION]),
                                 kind == REG_LINE_SECTION ? _ ("Heading")
                                 : kind == REG_LINE_TEXT  ? _ ("Words")
                                                          : _ ("Description"));
}

static void
fill_names (RegQuotationLineRow *self)
{
  guint line = self->position + 1;
  g_autofree char *number = NULL;
  g_autofree char *menu = g_strdup_printf (_ ("Line %u, more"), line);
  g_autofree char *amount = g_strdup_printf (_ ("Line %u, amount"), line);
  guint shown = reg_quotation_line_item_get_number (self->item);

  if (self->named && self->named_line == line && self->named_number == shown)
    return;
  self->named = TRUE;
  self->named_line = line;
  self->named_number = shown;
  if (shown > 0)
    number = g_strdup_printf ("%u", shown);
  gtk_label_set_text (GTK_LABEL (self->number), number != NULL ? number : "");
  for (int cell = 0; cell < REG_N_LINE_CELLS; cell++)
    {
      g_autofree char *name = spoken_name (cell, line);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[cell]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->amount),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, amount, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, menu,
                                  -1);
}

/* Without widgets it is as high as it will be with them. */
static void
keep_room (RegQuotationLineRow *self)
{
  RegQuotationLineLayout *layout = REG_QUOTATION_LINE_LAYOUT (
      gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  reg_quotation_line_layout_set_pattern (layout, self->made ? NULL : self->pattern,
                                         self->item != NULL
                                             && reg_quotation_line_item_has_figures (self->item));
}

void
reg_quotation_line_row_fill (RegQuotationLineRow *self)
{
  gboolean editable = reg_quotation_model_get_editable (self->model);

  if (self->item == NULL)
    return;
  if (!self->made)
    {
      keep_room (self);
      return;
    }
  self->filling = TRUE;
  for (int cell = 0; cell < REG_N_LINE_CELLS; cell++)
    {
      fill_cell (self, cell);
      gtk_editable_set_editable (GTK_EDITABLE (self->cells[cell]), editable);
    }
  gtk_widget_set_visible (self->menu, editable);
  fill_amount (self);
  fill_tax (self);
  fill_style (self);
  fill_names (self);
  self->filling = FALSE;
}

/* --- typing ----------------------------------------------------------------------------- */

static RegLineCell
cell_of (RegQuotationLineRow *self, GtkWidget *text)
{
  for (int cell = 0; cell < REG_N_LINE_CELLS; cell++)
    if (self->cells[cell] == text)
      return cell;
  return REG_N_LINE_CELLS;
}

static void
text_changed_cb (GtkEditable *editable, RegQuotationLineRow *self)
{
  if (self->filling || self->item == NULL)
    return;
  g_signal_emit (self, signals[TYPED], 0, (int)cell_of (self, GTK_WIDGET (editable)));
}

static void
text_focus_cb (GtkWidget *text, GParamSpec *pspec, RegQuotationLineRow *self)
{
  if (self->item == NULL)
    return;
  if (gtk_widget_has_focus (text))
    return;
  reg_quotation_model_seal (self->model);
  gtk_editable_select_region (GTK_EDITABLE (text), 0, 0);
  /* What was typed is now written as people here write it. */
  self->filling = TRUE;
  fill_cell (self, cell_of (self, text));
  self->filling = FALSE;
}

/* --- menu ------------------------------------------------------------------------------- */

/* The menu of a line has a dozen parts of its own, of which most lines never show any. */
static void
create_menu_cb (GtkMenuButton *button, gpointer menu)
{
  RegQuotationLineRow *self = REG_QUOTATION_LINE_ROW (
      gtk_widget_get_ancestor (GTK_WIDGET (button), REG_TYPE_QUOTATION_LINE_ROW));
  RegRecord *record = reg_quotation_line_item_get_record (self->item);
  gboolean with_picture = reg_record_get_int (record, REG_QUOTATION_LINE_WITH_IMAGE) != 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "line.open-bundle",
                                 reg_quotation_model_is_bundle (self->model, record));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "line.show-picture",
                                 reg_record_get_int (record, REG_QUOTATION_LINE_PRODUCT_ID) != 0
                                     && !with_picture);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "line.hide-picture", with_picture);
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/* "line.remove" says "remove" and 0, "line.kind" with a target says "kind" and the target. */
static void
command_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *name = action_name + strlen ("line.");

  g_signal_emit (widget, signals[COMMAND], 0, name,
                 parameter != NULL ? g_variant_get_int64 (parameter) : (gint64)0);
}

/* --- widget ----------------------------------------------------------------------------- */

static GtkWidget *
make_cell (RegQuotationLineRow *self, RegLineCell cell)
{
  /* A bare text has no role of its own, and screen readers would pass over it. */
  GtkWidget *text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX,
                                  NULL);

  gtk_editable_set_width_chars (GTK_EDITABLE (text), 1);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (text), 1);
  if (cell >= REG_LINE_CELL_QUANTITY)
    {
      gtk_editable_set_alignment (GTK_EDITABLE (text), 1.0f);
      gtk_widget_add_css_class (text, "numeric");
    }
  else
    gtk_text_set_truncate_multiline (GTK_TEXT (text), FALSE);
  if (cell == REG_LINE_CELL_CODE)
    gtk_widget_add_css_class (text, "dim-text");
  /* Our own step back covers the whole quotation. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (text), FALSE);
  g_signal_connect_object (text, "changed", G_CALLBACK (text_changed_cb), self, 0);
  g_signal_connect_object (text, "notify::has-focus", G_CALLBACK (text_focus_cb), self, 0);
  return text;
}

static void
draw_words (GtkSnapshot *snapshot,
            PangoLayout *layout,
            const graphene_point_t *origin,
            const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, origin);
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* A text has no mark where it is cut, so one that does not fit and is not being typed into is drawn
 * with one. */
static gboolean
snapshot_cut (GtkWidget *text, GtkSnapshot *snapshot)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (text));
  g_autoptr (PangoLayout) layout = NULL;
  graphene_point_t origin;
  GdkRGBA color;
  int width;
  int height;

  if (gtk_widget_has_focus (text) || *words == '\0' || !gtk_widget_get_child_visible (text))
    return FALSE;
  layout = gtk_widget_create_pango_layout (text, words);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width + CURSOR_ROOM <= gtk_widget_get_width (text)
      || !gtk_widget_compute_point (text, gtk_widget_get_parent (text), &GRAPHENE_POINT_INIT (0, 0),
                                    &origin))
    return FALSE;
  pango_layout_set_width (layout, gtk_widget_get_width (text) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_widget_get_color (text, &color);
  origin.y += (float)((gtk_widget_get_height (text) - height) / 2);
  draw_words (snapshot, layout, &origin, &color);
  return TRUE;
}

/* What stands in a cell of stacked figures besides what is typed: the sign before it, and its name
 * where there is nothing yet and no title above that would say it. */
static char *
cell_hint (RegQuotationLineRow *self, RegLineCell cell, gboolean *at_end)
{
  GtkWidget *text = self->cells[cell];
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (text)) == '\0';
  gboolean asks = empty && !gtk_widget_has_focus (text)
                  && gtk_editable_get_editable (GTK_EDITABLE (text));

  *at_end = asks && cell >= REG_LINE_CELL_QUANTITY;
  if (cell == REG_LINE_CELL_DISCOUNT)
    return asks ? g_strdup ("− %") : empty ? NULL : g_strdup ("−");
  if (asks)
    return g_strdup (cell_title (cell));
  return cell == REG_LINE_CELL_PRICE ? g_strdup ("×") : NULL;
}

static void
snapshot_hint (RegQuotationLineRow *self, RegLineCell cell, GtkSnapshot *snapshot)
{
  GtkWidget *text = self->cells[cell];
  gboolean at_end;
  g_autofree char *hint = cell_hint (self, cell, &at_end);
  g_autoptr (PangoLayout) layout = NULL;
  graphene_rect_t area;
  GdkRGBA color;
  int inset;
  int width;
  int height;

  if (hint == NULL || !gtk_widget_compute_bounds (text, GTK_WIDGET (self), &area))
    return;
  layout = gtk_widget_create_pango_layout (text, hint);
  pango_layout_get_pixel_size (layout, &width, &height);
  /* Signs stand between two cells, names where the text will be. */
  inset = gtk_editable_get_text (GTK_EDITABLE (text))[0] != '\0' ? 1 - width / 2 : CURSOR_ROOM;
  if (at_end == (gtk_widget_get_direction (text) != GTK_TEXT_DIR_RTL))
    area.origin.x += area.size.width - (float)(width + inset);
  else
    area.origin.x += (float)inset;
  area.origin.y += (area.size.height - (float)height) / 2;
  /* The code is written in the colour of what is said by the way. */
  gtk_widget_get_color (self->cells[REG_LINE_CELL_CODE], &color);
  draw_words (snapshot, layout, &area.origin, &color);
}

/* Why a line is exempt stands behind its description, as far as that leaves room. */
static void
snapshot_exemption (RegQuotationLineRow *self, GtkSnapshot *snapshot)
{
  GtkWidget *text = self->cells[REG_LINE_CELL_DESCRIPTION];
  const char *reason = self->item != NULL
                           ? reg_record_peek_text (reg_quotation_line_item_get_record (self->item),
                                                   REG_QUOTATION_LINE_EXEMPT_REASON)
                           : NULL;
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoLayout) words = NULL;
  graphene_rect_t area;
  GdkRGBA color;
  int taken, width, height, room;

  if (reason == NULL || *reason == '\0' || !reg_quotation_line_item_has_figures (self->item)
      || !gtk_widget_compute_bounds (text, GTK_WIDGET (self), &area))
    return;
  words = gtk_widget_create_pango_layout (text, gtk_editable_get_text (GTK_EDITABLE (text)));
  pango_layout_get_pixel_size (words, &taken, NULL);
  room = (int)area.size.width - taken - 3 * CURSOR_ROOM;
  if (room < LEAST_REASON)
    return;
  layout = gtk_widget_create_pango_layout (text, reason);
  pango_layout_get_pixel_size (layout, &width, &height);
  pango_layout_set_width (layout, MIN (width, room) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (gtk_widget_get_direction (text) != GTK_TEXT_DIR_RTL)
    area.origin.x += area.size.width - (float)MIN (width, room);
  area.origin.y += (area.size.height - (float)height) / 2;
  gtk_widget_get_color (self->cells[REG_LINE_CELL_CODE], &color);
  draw_words (snapshot, layout, &area.origin, &color);
}

static void
reg_quotation_line_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegQuotationLineRow *self = REG_QUOTATION_LINE_ROW (widget);

  if (!self->made)
    return;
  if (!reg_quotation_line_layout_has_columns (widget, gtk_widget_get_width (widget)))
    for (int cell = 0; cell < REG_N_LINE_CELLS; cell++)
      if (cell != REG_LINE_CELL_DESCRIPTION && gtk_widget_get_visible (self->cells[cell]))
        snapshot_hint (self, cell, snapshot);
  snapshot_exemption (self, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_TEXT (child) || !gtk_widget_get_visible (child) || !snapshot_cut (child, snapshot))
      gtk_widget_snapshot_child (widget, child, snapshot);
}

static void
reg_quotation_line_row_dispose (GObject *object)
{
  RegQuotationLineRow *self = REG_QUOTATION_LINE_ROW (object);
  GtkWidget *child;

  reg_quotation_line_row_unbind (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->made = FALSE;
  g_clear_weak_pointer (&self->pattern);
  g_clear_object (&self->commands);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (reg_quotation_line_row_parent_class)->dispose (object);
}

static void
reg_quotation_line_row_class_init (RegQuotationLineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_quotation_line_row_dispose;
  widget_class->snapshot = reg_quotation_line_row_snapshot;

  signals[TYPED] = g_signal_new ("typed", REG_TYPE_QUOTATION_LINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  signals[COMMAND] = g_signal_new ("command", REG_TYPE_QUOTATION_LINE_ROW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "line.remove", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "line.explain", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "line.open-bundle", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "line.show-picture", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "line.hide-picture", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "line.copy", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "line.cut", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "line.paste", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "line.move", "x", command_action);
  gtk_widget_class_install_action (widget_class, "line.kind", "x", command_action);
  gtk_widget_class_install_action (widget_class, "line.insert", "x", command_action);
  gtk_widget_class_install_action (widget_class, "line.tax", "x", command_action);
  gtk_widget_class_set_css_name (widget_class, "regline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, REG_TYPE_QUOTATION_LINE_LAYOUT);
}

static void
reg_quotation_line_row_init (RegQuotationLineRow *self)
{
}

/**
 * reg_quotation_line_row_make:
 *
 * Gives it its widgets. There are a dozen, which take two thousand times as long as what they show, so
 * that lines out of sight have none.
 */
void
reg_quotation_line_row_make (RegQuotationLineRow *self)
{
  if (self->made)
    return;
  self->made = TRUE;
  keep_room (self);
  self->number = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->number), 1.0f);
  gtk_label_set_ellipsize (GTK_LABEL (self->number), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_widget_add_css_class (self->number, "dimmed");
  gtk_widget_add_css_class (self->number, "number");
  gtk_widget_set_parent (self->number, GTK_WIDGET (self));
  for (int cell = 0; cell < REG_N_LINE_CELLS; cell++)
    {
      self->cells[cell] = make_cell (self, cell);
      gtk_widget_set_parent (self->cells[cell], GTK_WIDGET (self));
    }
  self->amount = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->amount), 1.0f);
  gtk_label_set_ellipsize (GTK_LABEL (self->amount), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->amount, "numeric");
  gtk_widget_add_css_class (self->amount, "amount");
  gtk_widget_set_parent (self->amount, GTK_WIDGET (self));
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_widget_add_css_class (self->menu, "line-menu");
  gtk_widget_set_valign (self->menu, GTK_ALIGN_CENTER);
  /* Reached with the menu key, not on the way through the cells. */
  gtk_widget_set_focusable (self->menu, FALSE);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), create_menu_cb,
                                         g_object_ref (self->commands), g_object_unref);
  reg_quotation_line_row_fill (self);
}

gboolean
reg_quotation_line_row_is_made (RegQuotationLineRow *self)
{
  return self->made;
}

/**
 * reg_quotation_line_row_new:
 * @menu: what can be done with a line
 * @pattern: (nullable): a line that is made already
 *
 * Returns: (transfer floating): a line, which has to be made before anything of it is seen
 */
GtkWidget *
reg_quotation_line_row_new (RegQuotationModel *model, GMenuModel *menu, GtkWidget *pattern)
{
  RegQuotationLineRow *self = g_object_new (REG_TYPE_QUOTATION_LINE_ROW, NULL);

  self->model = g_object_ref (model);
  self->commands = g_object_ref (menu);
  g_set_weak_pointer (&self->pattern, pattern);
  return GTK_WIDGET (self);
}

void
reg_quotation_line_row_bind (RegQuotationLineRow *self, RegQuotationLineItem *item, guint position)
{
  g_return_if_fail (REG_IS_QUOTATION_LINE_ROW (self));

  reg_quotation_line_row_unbind (self);
  self->item = g_object_ref (item);
  self->position = position;
  g_signal_connect_object (item, "changed", G_CALLBACK (reg_quotation_line_row_fill), self,
                           G_CONNECT_SWAPPED);
  reg_quotation_line_row_fill (self);
}

void
reg_quotation_line_row_unbind (RegQuotationLineRow *self)
{
  if (self->item == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->item, reg_quotation_line_row_fill, self);
  g_clear_object (&self->item);
}

guint
reg_quotation_line_row_get_position (RegQuotationLineRow *self)
{
  return self->position;
}

void
reg_quotation_line_row_set_position (RegQuotationLineRow *self, guint position)
{
  if (self->position == position || self->item == NULL)
    return;
  self->position = position;
  if (self->made)
    fill_names (self);
}

GtkWidget *
reg_quotation_line_row_get_cell (RegQuotationLineRow *self, RegLineCell cell)
{
  reg_quotation_line_row_make (self);
  return self->cells[cell];
}

/* @cell: (out): the one that has the focus */
gboolean
reg_quotation_line_row_find_focus (RegQuotationLineRow *self, RegLineCell *cell)
{
  for (int i = 0; self->made && i < REG_N_LINE_CELLS; i++)
    if (gtk_widget_has_focus (self->cells[i]))
      {
        *cell = i;
        return TRUE;
      }
  return FALSE;
}

/* Puts the focus there and marks the text, so that typing replaces it. */
gboolean
reg_quotation_line_row_focus (RegQuotationLineRow *self, RegLineCell cell)
{
  GtkWidget *text = reg_quotation_line_row_get_cell (self, cell);

  if (!gtk_widget_get_visible (text))
    text = self->cells[REG_LINE_CELL_DESCRIPTION];
  if (!gtk_widget_grab_focus (text))
    return FALSE;
  gtk_editable_select_region (GTK_EDITABLE (text), 0, -1);
  return TRUE;
}

/* --- head ------------------------------------------------------------------------------- */

static GtkWidget *
make_title (const char *title, gboolean at_end)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), at_end ? 1.0f : 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

/**
 * reg_quotation_line_head_new:
 *
 * Returns: (transfer floating): the titles above the lines, in the same columns
 */
GtkWidget *
reg_quotation_line_head_new (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (head, reg_quotation_line_layout_new_for_head ());
  gtk_widget_add_css_class (head, "line-head");
  gtk_box_append (GTK_BOX (head), make_title ("", TRUE));
  for (int cell = 0; cell < REG_N_LINE_CELLS; cell++)
    gtk_box_append (GTK_BOX (head), make_title (cell_title (cell), cell >= REG_LINE_CELL_QUANTITY));
  gtk_box_append (GTK_BOX (head), make_title (_ ("Amount"), TRUE));
  gtk_box_append (GTK_BOX (head), make_title ("", TRUE));
  return head;
}
