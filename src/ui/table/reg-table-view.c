/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/table/reg-table-columns.h"
#include "ui/table/reg-table-copy.h"
#include "ui/table/reg-table-factory.h"
#include "ui/table/reg-table-line.h"
#include "ui/table/reg-table-pen.h"
#include "ui/widgets/reg-context-menu.h"
#include "ui/widgets/reg-focus.h"

/* A table over a #RegTableSource: columns when there is room, two-line rows when there is not. */
struct _RegTableView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkStack *stack;
  GtkWidget *header_scroller;
  GtkColumnView *column_view; /* only its header: sorts, resizes and orders the columns */
  GtkScrolledWindow *scroller;
  GtkListView *list_view;
  GtkWidget *foot;
  GtkLabel *count_label;
  GtkLabel *selected_label;

  RegTableModel *model;
  RegTableSelection *selection;
  RegTableColumns *columns;
  RegTableCreateFunc create_empty;
  gpointer empty_data;
  RegTableLook look;
  RegTableMenuFunc create_menu;
  gpointer menu_data;
  gboolean focus_when_filled;
  gboolean refilled;
  gboolean restoring;
  guint fit_source;
  gint64 sought; /* the record to bring into sight as soon as it is listed */
  guint follow_source;
  GtkAdjustment *moved; /* not owned: the one of the two that others follow */
  int fitted_width;
};

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

enum
{
  ROW_ACTIVATED,
  LAYOUT_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegTableView, reg_table_view, GTK_TYPE_WIDGET)

/* Up to this width, scaled with the text, rows have two lines. */
#define NARROW_WIDTH_SP 520

/* --- what is shown ---------------------------------------------------------------------- */

static const char *
choose_page (RegTableView *self)
{
  if (self->model != NULL && reg_table_model_get_size (self->model) == 0)
    {
      if (reg_table_model_get_error (self->model) != NULL)
        return "error";
      if (reg_table_model_get_loaded (self->model))
        {
          gboolean filtered = reg_table_query_is_filtered (reg_table_model_get_query (self->model));

          return filtered || self->create_empty == NULL ? "nothing" : "empty";
        }
    }
  return "rows";
}

static void
retry_cb (RegTableView *self)
{
  reg_table_model_refresh (self->model);
}

static GtkWidget *
create_nothing_page (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "edit-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing matches"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Choose another filter to see more."));
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static GtkWidget *
create_error_page (RegTableView *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Try again"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("This list could not be read"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("Your data has not been changed."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (retry_cb), self);
  return page;
}

/* What stands in place of rows is made when it is needed; most days it is not. */
static void
ensure_page (RegTableView *self, const char *name)
{
  GtkWidget *page;

  if (gtk_stack_get_child_by_name (self->stack, name) != NULL)
    return;
  if (g_str_equal (name, "error"))
    page = create_error_page (self);
  else if (g_str_equal (name, "nothing"))
    page = create_nothing_page ();
  else
    page = self->create_empty (self->empty_data);
  gtk_stack_add_named (self->stack, page, name);
}

static const char *
sort_title (RegTableView *self)
{
  const RegTableColumn *columns;
  guint n_columns;
  const char *sort = reg_table_model_get_query (self->model)->sort;

  columns = reg_table_source_get_columns (reg_table_model_get_source (self->model), &n_columns);
  for (guint i = 0; sort != NULL && i < n_columns; i++)
    if (g_str_equal (columns[i].id, sort))
      return _ (columns[i].title);
  return NULL;
}

static void
update_foot (RegTableView *self)
{
  guint selected = reg_table_selection_get_count (self->selection);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  const char *title = sort_title (self);

  count = reg_table_source_describe_count (reg_table_model_get_source (self->model),
                                           reg_table_model_get_total (self->model));
  /* Translators: at the foot of a table, "1,840 customers · sorted by Town" */
  text = title != NULL ? g_strdup_printf (_ ("%s · sorted by %s"), count, title)
                       : g_steal_pointer (&count);
  gtk_label_set_label (self->count_label, text);
  g_free (text);
  text = selected > 0
             ? g_strdup_printf (ngettext ("%'u selected", "%'u selected", selected), selected)
             : g_strdup ("");
  gtk_label_set_label (self->selected_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rows.copy", selected > 0);
}

static gboolean
has_rows (RegTableView *self)
{
  return self->model != NULL && reg_table_model_get_size (self->model) > 0;
}

static void
update (RegTableView *self)
{
  const char *page = choose_page (self);

  ensure_page (self, page);
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->foot,
                          self->model != NULL && !g_str_equal (page, "empty")
                              && (reg_table_model_get_loaded (self->model) || has_rows (self)));
  if (self->model == NULL)
    return;
  update_foot (self);
  if (self->focus_when_filled && reg_table_model_get_loaded (self->model) && self->fitted_width > 0)
    {
      self->focus_when_filled = FALSE;
      reg_table_view_focus_rows (self);
    }
}

/* A list that was emptied and filled again has forgotten where it was, and GTK may put it anywhere:
 * a new order is looked at from its top. */
static void
items_changed_cb (RegTableView *self, guint position, guint removed, guint added)
{
  if (removed == 0 && added > 0 && added == reg_table_model_get_size (self->model))
    self->refilled = TRUE;
}

/* GTK leaves the focus on a row that went, and from there no key leads anywhere. */
static void
keep_focus (RegTableView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || gtk_widget_get_root (focus) != NULL)
    return;
  gtk_root_set_focus (root, NULL);
  reg_table_view_focus_rows (self);
}

static gboolean
bring_into_sight (RegTableView *self)
{
  guint position;

  if (self->sought == 0 || !reg_table_model_find (self->model, self->sought, &position))
    return FALSE;
  gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_NONE, NULL);
  return TRUE;
}

static void
updated_cb (RegTableView *self)
{
  gboolean found;

  update (self);
  keep_focus (self);
  found = bring_into_sight (self);
  self->sought = 0;
  if (!self->refilled || !has_rows (self))
    return;
  self->refilled = FALSE;
  if (!found)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

/* None of them has changed, but the columns they are written under have. */
static void
each_line (RegTableView *self, void (*function) (GtkWidget *line))
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list_view));

  for (; item != NULL; item = gtk_widget_get_next_sibling (item))
    if (gtk_widget_get_first_child (item) != NULL)
      function (gtk_widget_get_first_child (item));
}

/* --- columns ---------------------------------------------------------------------------- */

static void
layout_changed (gpointer user_data)
{
  RegTableView *self = user_data;

  each_line (self, gtk_widget_queue_resize);
  if (!self->restoring)
    g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

static void
sorter_changed_cb (RegTableView *self)
{
  GtkColumnViewSorter *sorter;
  GtkColumnViewColumn *column;
  gboolean descending;

  if (self->restoring)
    return;
  sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->column_view));
  column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  reg_table_model_set_sort (
      self->model, column != NULL ? gtk_column_view_column_get_id (column) : NULL, descending);
  update_foot (self);
  layout_changed (self);
}

static void
create_columns (RegTableView *self)
{
  const RegTableColumn *columns;
  guint n_columns;

  columns = reg_table_source_get_columns (reg_table_model_get_source (self->model), &n_columns);
  self->columns = reg_table_columns_new (self->column_view, columns, n_columns,
                                         G_CALLBACK (layout_changed), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table",
                                  reg_table_columns_get_actions (self->columns));
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
}

/* --- callbacks -------------------------------------------------------------------------- */

static void
row_activated_cb (RegTableView *self, guint position)
{
  g_signal_emit (self, signals[ROW_ACTIVATED], 0, reg_table_model_get_id (self->model, position));
}

/* --- what can be done with rows --------------------------------------------------------- */

/* The row that has @at: its item is a little larger than the line in it. */
static gint64
find_id (GtkWidget *at)
{
  RegTableCells *cells;

  if (!REG_IS_TABLE_LINE (at))
    at = gtk_widget_get_first_child (at);
  if (!REG_IS_TABLE_LINE (at))
    return 0;
  cells = reg_table_line_get_cells (REG_TABLE_LINE (at));
  return cells != NULL ? reg_table_cells_get_id (cells) : 0;
}

/* A menu is about what is pointed at; when that is one of several selected rows, about all. */
static GMenuModel *
create_menu (GtkWidget *widget, GtkWidget *at, gpointer unused)
{
  RegTableView *self = REG_TABLE_VIEW (widget);
  gint64 id = find_id (at);
  guint position;

  if (id == 0 || self->create_menu == NULL)
    return NULL;
  if (!reg_table_model_find (self->model, id, &position)
      || !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    reg_table_selection_set_selected (self->selection, id);
  return self->create_menu (self->menu_data);
}

static void
copy_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegTableView *self = REG_TABLE_VIEW (widget);
  g_autoptr (GArray) ids = reg_table_selection_dup_ids (self->selection);
  g_autoptr (GArray) columns = reg_table_columns_dup_wanted (self->columns);

  reg_table_copy (widget, reg_table_model_get_source (self->model), ids, columns);
}

/* --- size ------------------------------------------------------------------------------- */

static gboolean
is_narrow_width (RegTableView *self, int width)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  return width <= adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, NARROW_WIDTH_SP, settings);
}

static gboolean
fit_cb (gpointer user_data)
{
  RegTableView *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean is_first = self->fitted_width == 0;

  self->fit_source = 0;
  self->fitted_width = width;
  reg_table_view_set_narrow (self, is_narrow_width (self, width));
  if (!self->look.narrow && self->columns != NULL)
    reg_table_columns_fit (self->columns, width);
  each_line (self, gtk_widget_queue_resize);
  if (is_first)
    update (self);
  return G_SOURCE_REMOVE;
}

/* What was placed is fitted and placed again before it is drawn: nobody sees columns jump, and nothing
 * is drawn twice. */
static void
placed_cb (GdkFrameClock *clock, RegTableView *self)
{
  if (self->fit_source == 0)
    return;
  g_source_remove (self->fit_source);
  fit_cb (self);
}

static void
reg_table_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (reg_table_view_parent_class)->realize (widget);
  g_signal_connect_after (gtk_widget_get_frame_clock (widget), "layout", G_CALLBACK (placed_cb),
                          widget);
}

static void
reg_table_view_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (widget), placed_cb, widget);
  GTK_WIDGET_CLASS (reg_table_view_parent_class)->unrealize (widget);
}

static void
reg_table_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (REG_TABLE_VIEW (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
reg_table_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegTableView *self = REG_TABLE_VIEW (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (!self->look.narrow && self->columns != NULL && reg_table_columns_place (self->columns))
    each_line (self, gtk_widget_queue_draw);
  /* The menu of a row. */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
  /* What is being placed cannot be exchanged; the idle function is for whoever places it outside of a
   * frame. */
  if (width != self->fitted_width && self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

/* Headers and rows go sideways together. An allocation may move either, and what has been allocated
 * before must not be moved by the other then. */
static gboolean
follow_cb (gpointer user_data)
{
  RegTableView *self = user_data;
  GtkAdjustment *rows = gtk_scrolled_window_get_hadjustment (self->scroller);
  GtkAdjustment *header = gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (self->header_scroller));

  self->follow_source = 0;
  if (self->moved == rows)
    gtk_adjustment_set_value (header, gtk_adjustment_get_value (rows));
  else
    gtk_adjustment_set_value (rows, gtk_adjustment_get_value (header));
  return G_SOURCE_REMOVE;
}

static void
scrolled_cb (RegTableView *self, GtkAdjustment *moved)
{
  self->moved = moved;
  if (self->follow_source == 0)
    self->follow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_cb, self, NULL);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_table_view_dispose (GObject *object)
{
  RegTableView *self = REG_TABLE_VIEW (object);

  /* Taking the columns apart is not a change of layout. */
  self->restoring = TRUE;
  g_clear_handle_id (&self->fit_source, g_source_remove);
  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->model, self);
      g_signal_handlers_disconnect_by_data (self->selection, self);
    }
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_pointer (&self->columns, reg_table_columns_free);
  g_clear_pointer (&self->look.pen, reg_table_pen_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_TABLE_VIEW);
  g_clear_handle_id (&self->follow_source, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (reg_table_view_parent_class)->dispose (object);
}

static gboolean
reg_table_view_grab_focus (GtkWidget *widget)
{
  RegTableView *self = REG_TABLE_VIEW (widget);

  reg_table_view_focus_rows (self);
  return TRUE;
}

static void
reg_table_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, REG_TABLE_VIEW (object)->look.narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
reg_table_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    reg_table_view_set_narrow (REG_TABLE_VIEW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
reg_table_view_class_init (RegTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = reg_table_view_dispose;
  object_class->get_property = reg_table_view_get_property;
  object_class->set_property = reg_table_view_set_property;
  widget_class->focus = reg_focus_children;
  widget_class->grab_focus = reg_table_view_grab_focus;
  widget_class->realize = reg_table_view_realize;
  widget_class->unrealize = reg_table_view_unrealize;
  widget_class->measure = reg_table_view_measure;
  widget_class->size_allocate = reg_table_view_size_allocate;

  /**
   * RegTableView:narrow:
   *
   * Whether rows have two lines instead of columns. Follows the width by itself.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RegTableView::row-activated:
   * @id: the record
   *
   * A row was chosen to be opened: Enter, double click, or a tap in the narrow list.
   */
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", REG_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * RegTableView::layout-changed:
   *
   * Columns were shown, hidden, resized or sorted by; see reg_table_view_dup_layout().
   */
  signals[LAYOUT_CHANGED] = g_signal_new ("layout-changed", REG_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-table-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RegTableView, box);
  gtk_widget_class_bind_template_child (widget_class, RegTableView, stack);
  gtk_widget_class_bind_template_child (widget_class, RegTableView, header_scroller);
  gtk_widget_class_bind_template_child (widget_class, RegTableView, column_view);
  gtk_widget_class_bind_template_child (widget_class, RegTableView, scroller);
  gtk_widget_class_bind_template_child (widget_class, RegTableView, list_view);
  gtk_widget_class_bind_template_child (widget_class, RegTableView, foot);
  gtk_widget_class_bind_template_child (widget_class, RegTableView, count_label);
  gtk_widget_class_bind_template_child (widget_class, RegTableView, selected_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "rows.copy", NULL, copy_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "rows.copy",
                                       NULL);
}

static void
reg_table_view_init (RegTableView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (gtk_scrolled_window_get_hadjustment (self->scroller), "value-changed",
                            G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->header_scroller)),
      "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rows.copy", FALSE);
  reg_context_menu_add (GTK_WIDGET (self), create_menu, NULL);
}

GtkWidget *
reg_table_view_new (void)
{
  return g_object_new (REG_TYPE_TABLE_VIEW, NULL);
}

/**
 * reg_table_view_set_source:
 * @source: where the rows come from
 * @multiple: whether several rows can be selected
 *
 * Makes the columns. Nothing is read before reg_table_model_refresh() or a query is set, so that
 * a page can choose its filter and layout first. To be called once.
 */
void
reg_table_view_set_source (RegTableView *self, RegTableSource *source, gboolean multiple)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (REG_IS_TABLE_VIEW (self));
  g_return_if_fail (self->model == NULL);

  self->model = reg_table_model_new (source);
  self->selection = reg_table_selection_new (self->model, multiple);
  create_columns (self);
  self->look.model = self->model;
  self->look.columns = self->columns;
  self->look.pen = reg_table_pen_new (GTK_WIDGET (self));
  factory = reg_table_factory_new (&self->look);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->model, "updated", G_CALLBACK (updated_cb), self);
  g_signal_connect_swapped (self->model, "notify::loading", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->selection, "notify::count", G_CALLBACK (update_foot), self);
  update (self);
}

/**
 * reg_table_view_get_model:
 *
 * Returns: (transfer none) (nullable): the model; filters and refreshes go there
 */
RegTableModel *
reg_table_view_get_model (RegTableView *self)
{
  g_return_val_if_fail (REG_IS_TABLE_VIEW (self), NULL);

  return self->model;
}

RegTableSelection *
reg_table_view_get_selection (RegTableView *self)
{
  g_return_val_if_fail (REG_IS_TABLE_VIEW (self), NULL);

  return self->selection;
}

/**
 * reg_table_view_set_empty:
 * @create: makes what is shown while there is not a single row, an #AdwStatusPage that teaches
 * @user_data: for @create
 *
 * It is made when it is first needed.
 */
void
reg_table_view_set_empty (RegTableView *self, RegTableCreateFunc create, gpointer user_data)
{
  g_return_if_fail (REG_IS_TABLE_VIEW (self));

  self->create_empty = create;
  self->empty_data = user_data;
  update (self);
}

/**
 * reg_table_view_set_menu:
 * @create: makes the menu of the selected rows, for the secondary button, a long press, the menu
 *   key and Shift+F10
 * @user_data: for @create
 *
 * The row that was asked about is selected when @create is called.
 */
void
reg_table_view_set_menu (RegTableView *self, RegTableMenuFunc create, gpointer user_data)
{
  g_return_if_fail (REG_IS_TABLE_VIEW (self));

  self->create_menu = create;
  self->menu_data = user_data;
}

/**
 * reg_table_view_set_label:
 * @label: name of the table for screen readers, translated
 */
void
reg_table_view_set_label (RegTableView *self, const char *label)
{
  g_return_if_fail (REG_IS_TABLE_VIEW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

gboolean
reg_table_view_get_narrow (RegTableView *self)
{
  return self->look.narrow;
}

void
reg_table_view_set_narrow (RegTableView *self, gboolean narrow)
{
  g_return_if_fail (REG_IS_TABLE_VIEW (self));

  if (self->look.narrow == narrow)
    return;
  self->look.narrow = narrow;
  gtk_widget_set_visible (self->header_scroller, !narrow);
  gtk_list_view_set_single_click_activate (self->list_view, narrow);
  gtk_scrolled_window_set_policy (self->scroller, narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->list_view), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->list_view), "narrow");
  each_line (self, gtk_widget_queue_resize);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/**
 * reg_table_view_get_empty:
 *
 * Returns: whether there is nothing of this kind at all, so that the page teaches how to begin
 */
gboolean
reg_table_view_get_empty (RegTableView *self)
{
  g_return_val_if_fail (REG_IS_TABLE_VIEW (self), FALSE);

  return g_str_equal (choose_page (self), "empty");
}

/**
 * reg_table_view_focus_rows:
 *
 * Puts the focus on the selected row, or on the first one.
 */
void
reg_table_view_focus_rows (RegTableView *self)
{
  guint position = 0;

  g_return_if_fail (REG_IS_TABLE_VIEW (self));

  if (!has_rows (self))
    {
      /* Rows that are still being read get it when they come. */
      self->focus_when_filled = self->model != NULL
                                && (!reg_table_model_get_loaded (self->model)
                                    || self->fitted_width == 0);
      gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
      return;
    }
  reg_table_model_find (self->model, reg_table_selection_get_selected (self->selection), &position);
  gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/**
 * reg_table_view_show_id:
 * @id: a record
 *
 * Selects it and brings it into sight, when it is listed or will be with what is being read.
 */
void
reg_table_view_show_id (RegTableView *self, gint64 id)
{
  gboolean loading;

  g_return_if_fail (REG_IS_TABLE_VIEW (self));

  reg_table_selection_set_selected (self->selection, id);
  self->sought = id;
  g_object_get (self->model, "loading", &loading, NULL);
  bring_into_sight (self);
  if (!loading && reg_table_model_get_loaded (self->model))
    self->sought = 0;
}

/* --- layout ----------------------------------------------------------------------------- */

/**
 * reg_table_view_dup_layout:
 *
 * The layout is one word per column in display order, `id` or `id:width`, with `-` before it when
 * not wanted, and last `sort=id` or `sort=-id`.
 *
 * Returns: (transfer full): which columns are shown, how wide, and what is sorted by
 */
char *
reg_table_view_dup_layout (RegTableView *self)
{
  const RegTableQuery *query = reg_table_model_get_query (self->model);
  GString *layout = g_string_new (NULL);

  reg_table_columns_append_layout (self->columns, layout);
  if (query->sort != NULL)
    g_string_append_printf (layout, "sort=%s%s", query->descending ? "-" : "", query->sort);
  return g_string_free (layout, FALSE);
}

static void
restore_sort (RegTableView *self, const char *word)
{
  gboolean descending = *word == '-';
  GtkColumnViewColumn *column;

  word += descending ? 1 : 0;
  column = reg_table_columns_find (self->columns, word);
  if (column == NULL || gtk_column_view_column_get_sorter (column) == NULL)
    return;
  gtk_column_view_sort_by_column (self->column_view, column,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  reg_table_model_set_sort (self->model, word, descending);
}

/**
 * reg_table_view_set_layout:
 * @layout: (nullable): from reg_table_view_dup_layout(); what it does not know, or is wrong, is
 *   passed over
 *
 * Call after reg_table_view_set_source().
 */
void
reg_table_view_set_layout (RegTableView *self, const char *layout)
{
  g_auto (GStrv) words = g_strsplit (layout != NULL ? layout : "", " ", -1);
  guint position = 0;

  g_return_if_fail (REG_IS_TABLE_VIEW (self) && self->model != NULL);

  self->restoring = TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_has_prefix (words[i], "sort="))
        restore_sort (self, words[i] + strlen ("sort="));
      else if (reg_table_columns_restore (self->columns, words[i], position))
        position++;
    }
  self->restoring = FALSE;
}
