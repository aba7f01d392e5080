/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-holdings-card.h"

#include <glib/gi18n.h>

#include "core/reg-date.h"
#include "core/reg-holding.h"
#include "ui/customer/reg-customer-parts.h"
#include "ui/customer/reg-holding-form.h"
#include "ui/customer/reg-side-card.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-pill.h"

/* Of what ended, so many are shown. */
#define MOST_ENDED 3

struct _RegHoldingsCard
{
  GtkWidget parent_instance;
  RegSideCard *card;
  RegSession *session;
  gint64 party;
  GPtrArray *holdings; /* of RegHolding */
};

G_DEFINE_FINAL_TYPE (RegHoldingsCard, reg_holdings_card, GTK_TYPE_WIDGET)

typedef struct
{
  gint64 party, product, sale;
} Hint;

/* --- writing down ----------------------------------------------------------------------- */

static gboolean
can_write (RegHoldingsCard *self)
{
  return !reg_store_is_read_only (reg_session_get_store (self->session));
}

static gboolean
add_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Hint *hint = data;

  return reg_holding_add (db, hint->party, hint->product, hint->sale, error) != 0;
}

static void
hint_clicked_cb (GtkWidget *button, RegHoldingsCard *self)
{
  const RegEditWords words = { .kind = "holding",
                               .done = _ ("Noted that they have it"),
                               .failed = _ ("This was not noted.") };
  const Hint *hint = g_object_get_data (G_OBJECT (button), "reg-hint");

  reg_edit_run (GTK_WIDGET (self), self->session, &words, add_job, g_memdup2 (hint, sizeof *hint),
                g_free, NULL);
}

/**
 * reg_holdings_card_add:
 *
 * Asks for something they have.
 */
void
reg_holdings_card_add (RegHoldingsCard *self)
{
  g_return_if_fail (REG_IS_HOLDINGS_CARD (self));

  reg_holding_form_open (GTK_WIDGET (self), self->session, NULL, self->party);
}

static void
holding_clicked_cb (GtkWidget *button, RegHoldingsCard *self)
{
  reg_holding_form_open (GTK_WIDGET (self), self->session,
                         g_object_get_data (G_OBJECT (button), "reg-holding"), self->party);
}

/* It ends with this day. */
static void
end_clicked_cb (GtkWidget *button, RegHoldingsCard *self)
{
  const RegEditWords words = { .kind = "holding",
                               .done = _ ("Ends today"),
                               .failed = _ ("This was not noted.") };
  RegRecord *record = g_object_get_data (G_OBJECT (button), "reg-holding");
  g_autofree char *today = reg_session_dup_today (self->session);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);

  reg_record_builder_set_text (builder, REG_HOLDING_UNTIL, today);
  reg_edit_save (GTK_WIDGET (self), self->session, &words, builder);
}

/* --- in words --------------------------------------------------------------------------- */

static void
append_words (GString *text, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

static char *
describe_end (RegHoldingsCard *self, const RegRecord *record, RegHoldingState state, int days_left)
{
  g_autofree char *until = reg_session_format_date (
      self->session, reg_record_get_text (record, REG_HOLDING_UNTIL));

  switch (state)
    {
    case REG_HOLDING_ENDED:
      /* Translators: of something a customer had; %s is a day */
      return g_strdup_printf (_ ("ended %s"), until);
    case REG_HOLDING_ENDS:
      if (days_left == 0)
        return g_strdup (_ ("ends today"));
      return g_strdup_printf (ngettext ("ends in %d day", "ends in %d days", days_left), days_left);
    case REG_HOLDING_RUNS:
    case REG_HOLDING_BEGINS:
    default:
      /* Translators: of something a customer has; %s is a day */
      return *until != '\0' ? g_strdup_printf (_ ("until %s"), until) : NULL;
    }
}

/* Of a contract: what it comes to, and by when notice has to be given. */
static void
append_agreed (RegHoldingsCard *self, GString *text, const RegRecord *record)
{
  g_autofree char *today = reg_session_dup_today (self->session);
  g_autofree char *day = NULL;
  g_autofree char *notice = NULL;
  char last[11];
  RegContractStage stage = reg_contract_get_stage (
      reg_record_get_text (record, REG_HOLDING_UNTIL),
      reg_record_get_int (record, REG_HOLDING_NOTICE_DAYS), today, last);

  if (!reg_record_is_null (record, REG_HOLDING_AMOUNT))
    {
      g_autofree char *money = reg_session_format_money (
          self->session, reg_record_get_int (record, REG_HOLDING_AMOUNT), NULL);
      /* Translators: %s is an amount of money */
      g_autofree char *amount = g_strdup_printf (_ ("%s a year"), money);

      append_words (text, amount);
    }
  if (*last == '\0' || stage == REG_CONTRACT_ENDED_BEFORE || g_strcmp0 (last, today) < 0)
    return;
  day = reg_session_format_date (self->session, last);
  /* Translators: of a contract; %s is a day */
  notice = g_strdup_printf (_ ("notice by %s"), day);
  append_words (text, notice);
}

static char *
describe (RegHoldingsCard *self, const RegRecord *record, RegHoldingState state, const char *end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 kind = reg_record_get_int (record, REG_HOLDING_KIND);
  g_autofree char *since = reg_session_format_date (
      self->session, reg_record_get_text (record, REG_HOLDING_SINCE));
  g_autofree char *began = NULL;

  if (kind != REG_HOLDING_KIND_OWNS)
    append_words (text, _ (reg_enum_get_label (&reg_enum_holding_kind, kind)));
  append_words (text, reg_record_get_text (record, REG_HOLDING_SERIAL));
  if (*since != '\0')
    began = g_strdup_printf (state == REG_HOLDING_BEGINS ? C_ ("what they have", "from %s")
                                                         : C_ ("what they have", "since %s"),
                             since);
  append_words (text, began);
  if (state != REG_HOLDING_ENDS)
    append_words (text, end);
  append_agreed (self, text, record);
  append_words (text, reg_record_get_text (record, REG_HOLDING_NOTE));
  return reg_direction_keep (text->str);
}

static char *
get_title (const RegRecord *record)
{
  const char *version = reg_record_get_text (record, REG_HOLDING_VERSION);

  if (*version == '\0')
    return g_strdup (reg_record_get_text (record, REG_HOLDING_NAME));
  return g_strdup_printf ("%s %s", reg_record_get_text (record, REG_HOLDING_NAME), version);
}

/* --- showing ---------------------------------------------------------------------------- */

static void
keep_record (GtkWidget *button, RegRecord *record)
{
  g_object_set_data_full (G_OBJECT (button), "reg-holding", reg_record_ref (record),
                          (GDestroyNotify)reg_record_unref);
}

static GtkWidget *
new_end_button (RegHoldingsCard *self, RegRecord *record, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");
  /* Translators: %s is what a customer has and gives back or cancels today */
  g_autofree char *label = g_strdup_printf (_ ("%s ends today"), title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Ends today"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  keep_record (button, record);
  g_signal_connect_object (button, "clicked", G_CALLBACK (end_clicked_cb), self, 0);
  return button;
}

static void
append_holding (RegHoldingsCard *self, const RegHolding *holding, RegHoldingState state, int left)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *title = get_title (holding->record);
  g_autofree char *end = describe_end (self, holding->record, state, left);
  g_autofree char *about = describe (self, holding->record, state, end);
  GtkWidget *button = reg_side_card_new_button (title, about);

  keep_record (button, holding->record);
  gtk_widget_set_sensitive (button, can_write (self));
  g_signal_connect_object (button, "clicked", G_CALLBACK (holding_clicked_cb), self, 0);
  if (state == REG_HOLDING_ENDED)
    gtk_widget_add_css_class (button, "dimmed");
  gtk_box_append (GTK_BOX (line), button);
  if (state == REG_HOLDING_ENDS)
    {
      GtkWidget *pill = reg_pill_new (end, REG_PILL_WARNING);

      reg_pill_set_whole (REG_PILL (pill));
      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), pill);
    }
  else if (state == REG_HOLDING_RUNS && can_write (self))
    gtk_box_append (GTK_BOX (line), new_end_button (self, holding->record, title));
  reg_side_card_append (self->card, line);
}

static RegHoldingState
get_state (const RegHolding *holding, const char *today, int *left)
{
  return reg_holding_get_state (reg_record_get_text (holding->record, REG_HOLDING_SINCE),
                                reg_record_get_text (holding->record, REG_HOLDING_UNTIL), today,
                                left);
}

static guint
append_all (RegHoldingsCard *self, const char *today, gboolean ended)
{
  guint n = 0, n_shown = 0;

  for (guint i = 0; i < self->holdings->len; i++)
    {
      const RegHolding *holding = g_ptr_array_index (self->holdings, i);
      int left;
      RegHoldingState state = get_state (holding, today, &left);

      if ((state == REG_HOLDING_ENDED) != ended)
        continue;
      n++;
      if (ended && n > MOST_ENDED)
        continue;
      append_holding (self, holding, state, left);
      n_shown++;
    }
  return n - n_shown;
}

/* "Bicycles 2 · Service 1": of several things only. */
static void
append_totals (RegHoldingsCard *self, const char *today)
{
  g_autoptr (GHashTable) totals = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) groups = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->holdings->len; i++)
    {
      const RegHolding *holding = g_ptr_array_index (self->holdings, i);

      if (get_state (holding, today, NULL) == REG_HOLDING_ENDED || *holding->group == '\0')
        continue;
      n++;
      g_hash_table_insert (
          totals, holding->group,
          GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (totals, holding->group)) + 1));
    }
  if (n < 2)
    return;
  groups = g_list_sort (g_hash_table_get_keys (totals), (GCompareFunc)g_utf8_collate);
  for (GList *group = groups; group != NULL; group = group->next)
    g_string_append_printf (text, "%s%s %u", text->len > 0 ? " · " : "", (char *)group->data,
                            GPOINTER_TO_UINT (g_hash_table_lookup (totals, group->data)));
  reg_side_card_append_note (self->card, text->str);
}

static void
append_hint (RegHoldingsCard *self, const RegHoldingHint *from)
{
  g_autofree char *day = reg_session_format_date (self->session, from->sold_on);
  /* Translators: %s is the day on which somebody bought something */
  g_autofree char *about = g_strdup_printf (_ ("bought %s, not noted yet"), day);
  GtkWidget *button = reg_side_card_new_button (from->name, about);
  GtkWidget *line = gtk_button_get_child (GTK_BUTTON (button));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const Hint hint = { self->party, from->product, from->sale };

  g_object_ref (line);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_object_unref (line);
  gtk_widget_set_tooltip_text (button, _ ("Note that they have it (Enter)"));
  g_object_set_data_full (G_OBJECT (button), "reg-hint", g_memdup2 (&hint, sizeof hint), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (hint_clicked_cb), self, 0);
  reg_side_card_append (self->card, button);
}

/**
 * reg_holdings_card_show:
 * @holdings: (element-type RegHolding): what they have
 * @hints: (element-type RegHoldingHint): what they bought and may have
 */
void
reg_holdings_card_show (RegHoldingsCard *self, GPtrArray *holdings, GPtrArray *hints)
{
  g_autofree char *today = reg_session_dup_today (self->session);
  guint n_hidden;

  g_return_if_fail (REG_IS_HOLDINGS_CARD (self));

  g_clear_pointer (&self->holdings, g_ptr_array_unref);
  self->holdings = g_ptr_array_ref (holdings);
  reg_side_card_clear (self->card);
  append_totals (self, today);
  append_all (self, today, FALSE);
  if (can_write (self))
    for (guint i = 0; i < hints->len; i++)
      append_hint (self, g_ptr_array_index (hints, i));
  n_hidden = append_all (self, today, TRUE);
  if (n_hidden > 0)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("and %u more that ended", "and %u more that ended", n_hidden), n_hidden);

      reg_side_card_append_note (self->card, more);
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          holdings->len > 0 || (hints->len > 0 && can_write (self)));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_holdings_card_dispose (GObject *object)
{
  RegHoldingsCard *self = REG_HOLDINGS_CARD (object);

  if (self->card != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->card));
  self->card = NULL;
  g_clear_pointer (&self->holdings, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_holdings_card_parent_class)->dispose (object);
}

static void
reg_holdings_card_class_init (RegHoldingsCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_holdings_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
reg_holdings_card_init (RegHoldingsCard *self)
{
  self->card = REG_SIDE_CARD (reg_side_card_new (_ ("What they have")));
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
}

/**
 * reg_holdings_card_new:
 * @session: the open customer book
 * @party: whose card it is
 *
 * Returns: (transfer floating): a card, not shown yet
 */
GtkWidget *
reg_holdings_card_new (RegSession *session, gint64 party)
{
  RegHoldingsCard *self = g_object_new (REG_TYPE_HOLDINGS_CARD, "visible", FALSE, NULL);
  GtkWidget *add;

  self->session = g_object_ref (session);
  self->party = party;
  if (!can_write (self))
    return GTK_WIDGET (self);
  add = gtk_button_new_with_mnemonic (C_ ("what they have", "A_dd…"));
  gtk_widget_set_tooltip_text (add, _ ("Write down something they have"));
  g_signal_connect_object (add, "clicked", G_CALLBACK (reg_holdings_card_add), self,
                           G_CONNECT_SWAPPED);
  reg_side_card_set_control (self->card, add);
  return GTK_WIDGET (self);
}
