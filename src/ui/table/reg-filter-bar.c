/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-filter-bar.h"

#include <glib/gi18n.h>

#include "ui/widgets/reg-focus.h"

/* The filters of a list, one of them chosen; scrolls sideways where there is little room. */
struct _RegFilterBar
{
  GtkWidget parent_instance;
  GtkWidget *scrolled;
  AdwToggleGroup *group;
  GtkWidget *end; /* NULL until somebody has something to put there */
  RegTableModel *model;
  RegListId list;
  guint n_own; /* toggles that are always there */
  gboolean changing;
  char *picked; /* a filter that names its rows, offered until there is another */
  guint tick;
  guint n_frames; /* until what was just added has its place */
};

G_DEFINE_FINAL_TYPE (RegFilterBar, reg_filter_bar, GTK_TYPE_WIDGET)

/* The name of the toggle that filters nothing. */
#define ALL "all"

/* A toggle has its place when the frame after the next begins. */
#define FRAMES_TO_PLACE 2

static void
active_cb (RegFilterBar *self)
{
  if (self->model != NULL && !self->changing)
    reg_table_model_set_segment (self->model, reg_filter_bar_get_filter (self));
}

/* What was chosen elsewhere may stand where it has to be scrolled to. */
static void
scroll_to_active (RegFilterBar *self)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scrolled));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->group)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TOGGLE_BUTTON (child) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), child, NULL);
}

static gboolean
placed_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RegFilterBar *self = REG_FILTER_BAR (widget);

  if (--self->n_frames > 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  scroll_to_active (self);
  return G_SOURCE_REMOVE;
}

static void
scroll_when_placed (RegFilterBar *self)
{
  self->n_frames = FRAMES_TO_PLACE;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), placed_cb, NULL, NULL);
}

static void
reg_filter_bar_dispose (GObject *object)
{
  RegFilterBar *self = REG_FILTER_BAR (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_object (&self->model);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);
  g_clear_pointer (&self->picked, g_free);
  G_OBJECT_CLASS (reg_filter_bar_parent_class)->dispose (object);
}

static gboolean
reg_filter_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (REG_FILTER_BAR (widget)->group), GTK_DIR_TAB_FORWARD);
}

static void
reg_filter_bar_class_init (RegFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_filter_bar_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = reg_filter_bar_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = reg_focus_children;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "regfilterbar");
}

static void
reg_filter_bar_init (RegFilterBar *self)
{
  self->group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->group), "flat");
  /* Words that do not fit are scrolled to, not cut down. */
  adw_toggle_group_set_can_shrink (self->group, FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->group), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->group), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter"), -1);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->group));
  gtk_widget_set_hexpand (self->scrolled, TRUE);
  gtk_widget_add_css_class (self->scrolled, "reg-fading");
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect_swapped (self->group, "notify::active-name", G_CALLBACK (active_cb), self);
}

GtkWidget *
reg_filter_bar_new (void)
{
  return g_object_new (REG_TYPE_FILTER_BAR, NULL);
}

static void
append_toggle (RegFilterBar *self, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->group, toggle);
}

/**
 * reg_filter_bar_set_list:
 * @list: whose filters are offered, after "All", but for the rare ones
 * @model: the table's model; its segment follows what is chosen
 *
 * To be called once.
 */
void
reg_filter_bar_set_list (RegFilterBar *self, RegListId list, RegTableModel *model)
{
  const RegListFilter *filters;
  int n_filters;

  g_return_if_fail (REG_IS_FILTER_BAR (self) && self->model == NULL);

  append_toggle (self, ALL, C_ ("filter", "All"));
  filters = reg_list_get_filters (list, &n_filters);
  for (int i = 0; i < n_filters; i++)
    if (!g_str_equal (filters[i].id, ALL) && !filters[i].rare)
      append_toggle (self, filters[i].id, _ (filters[i].title));
  self->list = list;
  self->n_own = adw_toggle_group_get_n_toggles (self->group);
  adw_toggle_group_set_active_name (self->group, ALL);
  self->model = g_object_ref (model);
}

/**
 * reg_filter_bar_get_filter:
 *
 * Returns: (transfer none) (nullable): id of the chosen filter, %NULL for all
 */
const char *
reg_filter_bar_get_filter (RegFilterBar *self)
{
  const char *name;

  g_return_val_if_fail (REG_IS_FILTER_BAR (self), NULL);

  name = adw_toggle_group_get_active_name (self->group);
  return g_strcmp0 (name, ALL) == 0 ? NULL : name;
}

static const RegListFilter *
find_rare (RegFilterBar *self, const char *id)
{
  int n_filters;
  const RegListFilter *filters = reg_list_get_filters (self->list, &n_filters);

  for (int i = 0; i < n_filters; i++)
    if (filters[i].rare && g_str_equal (filters[i].id, id))
      return &filters[i];
  return NULL;
}

static void
append_picked (RegFilterBar *self)
{
  const RegListFilter *rare = self->picked != NULL ? find_rare (self, self->picked) : NULL;
  g_autofree char *label = NULL;

  if (rare != NULL)
    label = g_strdup (_ (rare->title));
  else if (self->picked != NULL && g_str_has_prefix (self->picked, REG_LIST_GROUP_FILTER))
    label = g_strdup (self->picked + strlen (REG_LIST_GROUP_FILTER));
  else if (self->picked != NULL)
    label = reg_list_ids_filter_dup_label (self->picked);
  if (label != NULL)
    append_toggle (self, self->picked, label);
}

/* It stands at the end, in the place of the one before. */
static void
pick (RegFilterBar *self, const char *filter)
{
  AdwToggle *before = self->picked != NULL
                          ? adw_toggle_group_get_toggle_by_name (self->group, self->picked)
                          : NULL;

  if (g_strcmp0 (filter, self->picked) == 0)
    return;
  self->changing = TRUE;
  if (before != NULL)
    adw_toggle_group_remove (self->group, before);
  g_set_str (&self->picked, filter);
  append_picked (self);
  self->changing = FALSE;
}

/**
 * reg_filter_bar_set_filter:
 * @filter: (nullable): id of one of the list's filters, or %NULL for all
 */
void
reg_filter_bar_set_filter (RegFilterBar *self, const char *filter)
{
  g_return_if_fail (REG_IS_FILTER_BAR (self));

  if (filter != NULL
      && (g_str_has_prefix (filter, REG_LIST_IDS_FILTER)
          || g_str_has_prefix (filter, REG_LIST_GROUP_FILTER) || find_rare (self, filter) != NULL))
    pick (self, filter);
  adw_toggle_group_set_active_name (self->group, filter != NULL ? filter : ALL);
  /* One that took the place of another is no news to the group. */
  active_cb (self);
  scroll_to_active (self);
  scroll_when_placed (self);
}

/**
 * reg_filter_bar_has_filter:
 * @filter: id of a filter, of the list or a saved one
 *
 * Returns: whether it can be chosen
 */
gboolean
reg_filter_bar_has_filter (RegFilterBar *self, const char *filter)
{
  g_return_val_if_fail (REG_IS_FILTER_BAR (self), FALSE);

  return adw_toggle_group_get_toggle_by_name (self->group, filter) != NULL;
}

/**
 * reg_filter_bar_set_saved:
 * @names: (array length=n_saved): ids of filters that people have made
 * @labels: (array length=n_saved): what they are called
 * @n_saved: how many
 *
 * Offers them after those that are always there. The chosen one stays chosen; when it is gone all
 * rows are shown.
 */
void
reg_filter_bar_set_saved (RegFilterBar *self,
                          const char *const *names,
                          const char *const *labels,
                          guint n_saved)
{
  g_autofree char *chosen = NULL;
  guint n_toggles;

  g_return_if_fail (REG_IS_FILTER_BAR (self));

  chosen = g_strdup (reg_filter_bar_get_filter (self));
  self->changing = TRUE;
  while ((n_toggles = adw_toggle_group_get_n_toggles (self->group)) > self->n_own)
    adw_toggle_group_remove (self->group, adw_toggle_group_get_toggle (self->group, n_toggles - 1));
  for (guint i = 0; i < n_saved; i++)
    append_toggle (self, names[i], labels[i]);
  append_picked (self);
  if (chosen == NULL || !reg_filter_bar_has_filter (self, chosen))
    g_set_str (&chosen, ALL);
  adw_toggle_group_set_active_name (self->group, chosen);
  self->changing = FALSE;
  active_cb (self);
  if (!g_str_equal (chosen, ALL))
    scroll_to_active (self);
}

/**
 * reg_filter_bar_append_rare:
 * @menu: gets an item for each of the list's rare filters
 * @action: what an item activates, with the id of the filter
 */
void
reg_filter_bar_append_rare (RegFilterBar *self, GMenu *menu, const char *action)
{
  const RegListFilter *filters;
  int n_filters;

  g_return_if_fail (REG_IS_FILTER_BAR (self));

  filters = reg_list_get_filters (self->list, &n_filters);
  for (int i = 0; i < n_filters; i++)
    if (filters[i].rare)
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (_ (filters[i].title), NULL);

        g_menu_item_set_action_and_target (item, action, "s", filters[i].id);
        g_menu_append_item (menu, item);
      }
}

/**
 * reg_filter_bar_set_end:
 * @end: (transfer floating): what stands after the filters and is not scrolled with them
 */
void
reg_filter_bar_set_end (RegFilterBar *self, GtkWidget *end)
{
  g_return_if_fail (REG_IS_FILTER_BAR (self) && self->end == NULL);

  self->end = end;
  gtk_widget_set_parent (end, GTK_WIDGET (self));
}

/**
 * reg_filter_bar_get_end:
 *
 * Returns: (transfer none) (nullable): what stands there
 */
GtkWidget *
reg_filter_bar_get_end (RegFilterBar *self)
{
  g_return_val_if_fail (REG_IS_FILTER_BAR (self), NULL);

  return self->end;
}
