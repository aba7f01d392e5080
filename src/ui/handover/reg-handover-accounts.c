/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/handover/reg-handover-accounts.h"

#include <glib/gi18n.h>

#include "core/reg-fold.h"
#include "ui/handover/reg-handover-staff.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-direction.h"

/* --- the rows ----------------------------------------------------------------------------- */

/* Which of the accounts; made when it comes into sight. */
#define REG_TYPE_HANDOVER_ROW (reg_handover_row_get_type ())
G_DECLARE_FINAL_TYPE (RegHandoverRow, reg_handover_row, REG, HANDOVER_ROW, GObject)

struct _RegHandoverRow
{
  GObject parent_instance;
  const RegHandoverAccount *account;
};

G_DEFINE_FINAL_TYPE (RegHandoverRow, reg_handover_row, G_TYPE_OBJECT)

static void
reg_handover_row_class_init (RegHandoverRowClass *klass)
{
}

static void
reg_handover_row_init (RegHandoverRow *self)
{
}

#define REG_TYPE_HANDOVER_ROWS (reg_handover_rows_get_type ())
G_DECLARE_FINAL_TYPE (RegHandoverRows, reg_handover_rows, REG, HANDOVER_ROWS, GObject)

struct _RegHandoverRows
{
  GObject parent_instance;
  GPtrArray *shown; /* of RegHandoverAccount, not owned */
};

static GType
rows_get_item_type (GListModel *model)
{
  return REG_TYPE_HANDOVER_ROW;
}

static guint
rows_get_n_items (GListModel *model)
{
  return REG_HANDOVER_ROWS (model)->shown->len;
}

static gpointer
rows_get_item (GListModel *model, guint position)
{
  RegHandoverRows *self = REG_HANDOVER_ROWS (model);
  RegHandoverRow *row;

  if (position >= self->shown->len)
    return NULL;
  row = g_object_new (REG_TYPE_HANDOVER_ROW, NULL);
  row->account = g_ptr_array_index (self->shown, position);
  return row;
}

static void
rows_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rows_get_item_type;
  iface->get_n_items = rows_get_n_items;
  iface->get_item = rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RegHandoverRows,
                               reg_handover_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rows_model_init))

static void
reg_handover_rows_finalize (GObject *object)
{
  g_ptr_array_unref (REG_HANDOVER_ROWS (object)->shown);
  G_OBJECT_CLASS (reg_handover_rows_parent_class)->finalize (object);
}

static void
reg_handover_rows_class_init (RegHandoverRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_handover_rows_finalize;
}

static void
reg_handover_rows_init (RegHandoverRows *self)
{
  self->shown = g_ptr_array_new ();
}

/* --- the list ----------------------------------------------------------------------------- */

struct _RegHandoverAccounts
{
  AdwBin parent_instance;
  RegSession *session;
  RegHandoverPlan *plan; /* not owned */
  GPtrArray *accounts;
  RegHandoverRows *rows;
  GtkMultiSelection *selection;
  GPtrArray *bound; /* of GtkListItem, not owned: those that show something */
  GtkWidget *search;
  char *words; /* what is shown goes by; NULL before anything is */
  GtkLabel *count_label;
  GtkDropDown *staff_drop;
  GtkWidget *give_button;
};

G_DEFINE_FINAL_TYPE (RegHandoverAccounts, reg_handover_accounts, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
describe (RegHandoverAccounts *self, const RegHandoverAccount *account)
{
  g_autofree char *value = account->net != 0
                               ? reg_session_format_money (self->session, account->net,
                                                           reg_session_get_currency (self->session))
                               : NULL;
  const char *parts[] = { account->customer_class, account->place, value };
  g_autoptr (GString) text = g_string_new ("");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return reg_direction_keep (text->str);
}

static void
fill_row (RegHandoverAccounts *self, GtkListItem *item)
{
  RegHandoverRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkLabel *name = g_object_get_data (G_OBJECT (box), "reg-name");
  GtkLabel *about = g_object_get_data (G_OBJECT (box), "reg-about");
  GtkLabel *who = g_object_get_data (G_OBJECT (box), "reg-who");
  const RegHandoverAccount *account = row->account;
  RegRecord *staff = reg_session_find_staff (
      self->session, reg_handover_plan_choose (self->plan, account->party, account->group));
  g_autofree char *text = describe (self, account);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (name, account->name);
  gtk_label_set_label (about, text);
  gtk_label_set_label (who, staff != NULL ? reg_record_get_text (staff, REG_STAFF_NAME) : "");
  /* Translators: a customer, and the colleague who gets it */
  spoken = g_strdup_printf (_ ("%s, to %s"), account->name, gtk_label_get_label (who));
  gtk_list_item_set_accessible_label (item, spoken);
}

static GtkWidget *
create_label (const char *css_class, GtkWidget *box, const char *key)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  g_object_set_data (G_OBJECT (box), key, label);
  return label;
}

static void
setup_cb (RegHandoverAccounts *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *about = create_label ("caption", box, "reg-about");
  GtkWidget *who;

  gtk_box_append (GTK_BOX (texts), create_label (NULL, box, "reg-name"));
  gtk_box_append (GTK_BOX (texts), about);
  gtk_widget_add_css_class (about, "dimmed");
  gtk_widget_set_hexpand (texts, TRUE);
  who = create_label ("dimmed", box, "reg-who");
  gtk_label_set_max_width_chars (GTK_LABEL (who), 18);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), who);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (RegHandoverAccounts *self, GtkListItem *item)
{
  g_ptr_array_add (self->bound, item);
  fill_row (self, item);
}

static void
unbind_cb (RegHandoverAccounts *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->bound, item);
}

/* --- choosing ----------------------------------------------------------------------------- */

static void
update (RegHandoverAccounts *self)
{
  g_autoptr (GtkBitset)
      chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint)gtk_bitset_get_size (chosen);
  g_autofree char *text = n > 0
                              ? g_strdup_printf (
                                    ngettext ("%'u customer chosen", "%'u customers chosen", n), n)
                              : g_strdup (_ ("Choose customers in the list"));

  gtk_label_set_label (self->count_label, text);
  gtk_widget_set_sensitive (self->give_button,
                            n > 0 && reg_handover_staff_get_drop (self->staff_drop) != 0);
}

static void
give_cb (RegHandoverAccounts *self)
{
  gint64 staff = reg_handover_staff_get_drop (self->staff_drop);
  g_autoptr (GtkBitset)
      chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  if (staff == 0)
    return;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      const RegHandoverAccount *account = g_ptr_array_index (self->rows->shown, position);

      reg_handover_plan_set_pick (self->plan, account->party, staff);
    }
  for (guint i = 0; i < self->bound->len; i++)
    fill_row (self, g_ptr_array_index (self->bound, i));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
select_all_cb (RegHandoverAccounts *self)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

static void
search_cb (RegHandoverAccounts *self)
{
  g_autofree char *words = reg_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  guint n_before = self->rows->shown->len;

  g_strstrip (words);
  /* It is told a moment later once more; what was chosen meanwhile stays chosen. */
  if (g_strcmp0 (words, self->words) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  g_ptr_array_set_size (self->rows->shown, 0);
  for (guint i = 0; self->accounts != NULL && i < self->accounts->len; i++)
    {
      RegHandoverAccount *account = g_ptr_array_index (self->accounts, i);

      if (strstr (account->words, words) != NULL)
        g_ptr_array_add (self->rows->shown, account);
    }
  g_list_model_items_changed (G_LIST_MODEL (self->rows), 0, n_before, self->rows->shown->len);
  update (self);
}

/* --- object ------------------------------------------------------------------------------- */

static GtkWidget *
create_list (RegHandoverAccounts *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_enable_rubberband (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Customers"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/* A line of the bar: the first takes what room there is. */
static void
append_line (GtkWidget *bar, GtkWidget *first, GtkWidget *second)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_hexpand (first, TRUE);
  gtk_widget_set_valign (second, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), first);
  gtk_box_append (GTK_BOX (line), second);
  gtk_box_append (GTK_BOX (bar), line);
}

static GtkWidget *
create_bar (RegHandoverAccounts *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *all = gtk_button_new_with_mnemonic (_ ("Choose _all"));

  self->count_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->count_label, TRUE);
  gtk_label_set_xalign (self->count_label, 0);
  self->staff_drop = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->staff_drop), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who gets them"), -1);
  self->give_button = gtk_button_new_with_mnemonic (_ ("_Give to them"));
  gtk_widget_add_css_class (self->give_button, "suggested-action");
  g_signal_connect_object (all, "clicked", G_CALLBACK (select_all_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->give_button, "clicked", G_CALLBACK (give_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->staff_drop, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  append_line (bar, GTK_WIDGET (self->count_label), all);
  append_line (bar, GTK_WIDGET (self->staff_drop), self->give_button);
  return bar;
}

static void
reg_handover_accounts_dispose (GObject *object)
{
  RegHandoverAccounts *self = REG_HANDOVER_ACCOUNTS (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  self->plan = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_handover_accounts_parent_class)->dispose (object);
}

static void
reg_handover_accounts_finalize (GObject *object)
{
  RegHandoverAccounts *self = REG_HANDOVER_ACCOUNTS (object);

  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_ptr_array_unref (self->bound);
  g_free (self->words);
  G_OBJECT_CLASS (reg_handover_accounts_parent_class)->finalize (object);
}

static void
reg_handover_accounts_class_init (RegHandoverAccountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_handover_accounts_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_handover_accounts_finalize;
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_HANDOVER_ACCOUNTS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
reg_handover_accounts_init (RegHandoverAccounts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->bound = g_ptr_array_new ();
  self->rows = g_object_new (REG_TYPE_HANDOVER_ROWS, NULL);
  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search),
                                         _ ("Name, place or class"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search these customers"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (reg_dialog_go_back), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), create_list (self));
  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * reg_handover_accounts_new:
 * @session: the open book
 *
 * Returns: (transfer floating): an empty list
 */
RegHandoverAccounts *
reg_handover_accounts_new (RegSession *session)
{
  RegHandoverAccounts *self = g_object_new (REG_TYPE_HANDOVER_ACCOUNTS, NULL);

  self->session = g_object_ref (session);
  return self;
}

/**
 * reg_handover_accounts_show:
 * @plan: (transfer none): who gets what; has to live as long as it is shown
 * @accounts: (element-type RegHandoverAccount): the customers
 */
void
reg_handover_accounts_show (RegHandoverAccounts *self, RegHandoverPlan *plan, GPtrArray *accounts)
{
  guint n_before = self->rows->shown->len;

  /* Rows of the old ones must not be looked at any more. */
  g_ptr_array_set_size (self->rows->shown, 0);
  g_list_model_items_changed (G_LIST_MODEL (self->rows), 0, n_before, 0);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_free);
  self->plan = plan;
  self->accounts = g_ptr_array_ref (accounts);
  reg_handover_staff_fill_drop (self->staff_drop, self->session, plan->from);
  search_cb (self);
}
