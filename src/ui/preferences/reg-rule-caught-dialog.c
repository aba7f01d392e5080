/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-rule-caught-dialog.h"

#include <glib/gi18n.h>

#include "ui/preferences/reg-rule-text.h"
#include "ui/quotation/reg-quotation-judgement.h"
#include "ui/widgets/reg-direction.h"

/* The quotations a rule would have caught, each with the figure that breaks it. There may be ten
 * thousand: only the rows that are seen are made. */

/* One of them; all are kept as long as one is. */
#define REG_TYPE_RULE_CAUGHT_ITEM (reg_rule_caught_item_get_type ())
G_DECLARE_FINAL_TYPE (RegRuleCaughtItem, reg_rule_caught_item, REG, RULE_CAUGHT_ITEM, GObject)

struct _RegRuleCaughtItem
{
  GObject parent_instance;
  GPtrArray *all; /* of RegRuleCatch */
  guint index;
};

G_DEFINE_FINAL_TYPE (RegRuleCaughtItem, reg_rule_caught_item, G_TYPE_OBJECT)

static void
reg_rule_caught_item_finalize (GObject *object)
{
  g_ptr_array_unref (REG_RULE_CAUGHT_ITEM (object)->all);
  G_OBJECT_CLASS (reg_rule_caught_item_parent_class)->finalize (object);
}

static void
reg_rule_caught_item_class_init (RegRuleCaughtItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_rule_caught_item_finalize;
}

static void
reg_rule_caught_item_init (RegRuleCaughtItem *self)
{
}

static const RegRuleCatch *
get_catch (RegRuleCaughtItem *self)
{
  return g_ptr_array_index (self->all, self->index);
}

/* --- rows ------------------------------------------------------------------------------- */

/* What the rows need to be filled. */
typedef struct
{
  RegSession *session;
  RegRecord *rule;
} Words;

static void
words_free (gpointer data, GClosure *closure)
{
  Words *words = data;

  g_object_unref (words->session);
  reg_record_unref (words->rule);
  g_free (words);
}

/* "2026-0118 · Bakery De Halm" */
static char *
describe_quotation (const RegRuleCatch *caught)
{
  g_autofree char *plain = *caught->party_name != '\0'
                               ? g_strdup_printf ("%s · %s", caught->number, caught->party_name)
                               : g_strdup (caught->number);

  return reg_direction_keep (plain);
}

/* "Discount 14 % on line 1 · 3 Nov" */
static char *
describe_reason (const Words *words, const RegRuleCatch *caught)
{
  const RegApprovalRule rule = {
    .condition = reg_record_get_int (words->rule, REG_APPROVAL_RULE_CONDITION),
    .text = reg_record_peek_text (words->rule, REG_APPROVAL_RULE_TEXT_VALUE),
  };
  g_autofree char *figure = reg_quotation_match_dup_title (
      words->session, caught->currency, &rule, &caught->match, (guint)(caught->match.line + 1));
  g_autofree char *day = reg_session_format_date (words->session, caught->issued_on);

  return g_strdup_printf ("%s · %s", figure, day);
}

static GtkWidget *
create_line (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dimmed");
    }
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, const Words *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), create_line (NULL));
  gtk_box_append (GTK_BOX (box), create_line ("caption"));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, const Words *words)
{
  const RegRuleCatch *caught = get_catch (gtk_list_item_get_item (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *quotation = describe_quotation (caught);
  g_autofree char *reason = describe_reason (words, caught);
  g_autofree char *name = g_strdup_printf ("%s, %s", quotation, reason);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), quotation);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), reason);
  gtk_list_item_set_accessible_label (item, name);
}

static void
activate_cb (GtkListView *view, guint position, gpointer unused)
{
  g_autoptr (RegRuleCaughtItem)
      item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  gtk_widget_activate_action (GTK_WIDGET (view), "app.open-quotation", "x",
                              get_catch (item)->quotation);
}

/* --- dialog ----------------------------------------------------------------------------- */

static GtkSelectionModel *
create_model (const RegRuleTrial *trial)
{
  GListStore *store = g_list_store_new (REG_TYPE_RULE_CAUGHT_ITEM);

  for (guint i = 0; i < trial->caught->len; i++)
    {
      g_autoptr (RegRuleCaughtItem) item = g_object_new (REG_TYPE_RULE_CAUGHT_ITEM, NULL);

      item->all = g_ptr_array_ref (trial->caught);
      item->index = i;
      g_list_store_append (store, item);
    }
  return GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (store)));
}

static GtkWidget *
create_list (RegSession *session, RegRecord *rule, const RegRuleTrial *trial)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Words *words = g_new0 (Words, 1);
  GtkWidget *view;

  words->session = g_object_ref (session);
  words->rule = reg_record_ref (rule);
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), words, NULL, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), words, words_free, 0);
  view = gtk_list_view_new (create_model (trial), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Quotations the rule would have caught"), -1);
  g_signal_connect (view, "activate", G_CALLBACK (activate_cb), NULL);
  return view;
}

/**
 * reg_rule_caught_dialog_new:
 * @session: the open customer book
 * @rule: the approval rule that was tried
 * @trial: what it would have caught
 *
 * Returns: (transfer floating): the list, to be presented
 */
AdwDialog *
reg_rule_caught_dialog_new (RegSession *session, RegRecord *rule, const RegRuleTrial *trial)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = create_list (session, rule, trial);
  g_autofree char *condition = reg_rule_text_describe_condition (rule, session);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("Would have been caught"), condition));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scroller);
  adw_dialog_set_child (dialog, toolbar);
  adw_dialog_set_title (dialog, _ ("Would have been caught"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_focus (dialog, view);
  return dialog;
}
