/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-who.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-date.h"
#include "ui/customer/reg-consent-text.h"
#include "ui/customer/reg-contact-text.h"
#include "ui/customer/reg-customer-actions.h"
#include "ui/customer/reg-customer-profile.h"
#include "ui/question/reg-ask-card.h"
#include "ui/question/reg-card-list.h"
#include "ui/question/reg-freshness-text.h"
#include "ui/question/reg-known-card.h"
#include "ui/widgets/reg-direction.h"

/* How to reach a customer, what is worth asking, what is known about them. */
struct _RegCustomerWho
{
  GtkWidget parent_instance;

  GtkListBox *contacts;
  RegAskCard *ask;
  GtkListBox *facts;
  AdwExpanderRow *more; /* at the end of the facts */
  GtkLabel *more_count;
  GPtrArray *more_rows; /* of GtkWidget */
  RegKnownCard *known;
};

G_DEFINE_FINAL_TYPE (RegCustomerWho, reg_customer_who, GTK_TYPE_WIDGET)

/* --- rows ------------------------------------------------------------------------------- */

static GtkWidget *
new_row (const char *title, const char *value)
{
  g_autofree char *shown = NULL;
  GtkWidget *row;

  if (value == NULL || *value == '\0')
    return NULL;
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  shown = reg_direction_keep (value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  return row;
}

static GtkWidget *
append_row (GtkListBox *list, const char *title, const char *value)
{
  GtkWidget *row = new_row (title, value);

  if (row != NULL)
    gtk_list_box_append (list, row);
  return row;
}

static void
uri_clicked_cb (GtkWidget *button)
{
  const char *uri = g_object_get_data (G_OBJECT (button), "reg-uri");

  reg_customer_open_uri (button, uri);
  /* What we send out stands in the story; whoever did not send it after all undoes that. */
  if (g_str_has_prefix (uri, "mailto:"))
    gtk_widget_activate_action (button, "customer.wrote", "s", uri + strlen ("mailto:"));
}

static void
add_uri_button (GtkWidget *row, RegContactKind kind, char *uri)
{
  GtkWidget *button = gtk_button_new_from_icon_name (reg_contact_text_get_icon (kind));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, reg_contact_text_get_action (kind));
  g_object_set_data_full (G_OBJECT (button), "reg-uri", uri, g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (uri_clicked_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
}

static void
show_contacts (RegCustomerWho *self, const RegCustomerData *data, RegSession *session)
{
  const RegCustomerCard *card = data->card;
  RegRecord *firm = reg_session_get_firm (session);
  const char *country = reg_contact_points_get_country (
      card->contact_points, firm != NULL ? reg_record_get_text (firm, REG_FIRM_COUNTRY) : NULL);

  gtk_list_box_remove_all (self->contacts);
  for (guint i = 0; i < card->contact_points->len; i++)
    {
      const RegRecord *point = g_ptr_array_index (card->contact_points, i);
      g_autofree char *title = reg_contact_text_get_title (point);
      g_autofree char *value = reg_contact_text_describe (point);
      char *uri = reg_contact_text_get_uri (point, country);
      GtkWidget *row = append_row (self->contacts, title, value);

      reg_freshness_text_mark (
          row, session, data->facts,
          reg_kept_find_contact (reg_record_get_int (point, REG_CONTACT_POINT_KIND)),
          reg_record_get_id (point));
      if (row != NULL && uri != NULL)
        add_uri_button (row, reg_record_get_int (point, REG_CONTACT_POINT_KIND), uri);
      else
        g_free (uri);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->contacts),
                          gtk_list_box_get_row_at_index (self->contacts, 0) != NULL);
}

/* --- facts ------------------------------------------------------------------------------ */

static char *
describe_birthday (const RegRecord *party, RegSession *session)
{
  const char *birthday = reg_record_get_text (party, REG_PARTY_BIRTHDAY);
  g_autofree char *today = NULL;
  g_autofree char *day = NULL;
  int age;

  if (!reg_date_is_valid (birthday))
    return NULL;
  /* Translators: day and month of a birthday, see the manual of strftime for the letters */
  day = reg_date_format (birthday, C_ ("birthday", "%-d %B"));
  if (!reg_date_has_year (birthday))
    return g_steal_pointer (&day);
  today = reg_session_dup_today (session);
  age = reg_date_get_age (birthday, today);
  /* Translators: a birthday without the year, and how old the person is */
  return g_strdup_printf (ngettext ("%s, %d year old", "%s, %d years old", age), day, age);
}

static char *
describe_payment (const RegRecord *party, const char *currency, RegSession *session)
{
  gint64 days = reg_record_get_int (party, REG_PARTY_PAYMENT_DAYS);
  g_autofree char *within = NULL;
  g_autofree char *limit = NULL;

  if (!reg_record_is_null (party, REG_PARTY_PAYMENT_DAYS))
    within = g_strdup_printf (ngettext ("within %d day", "within %d days", days), (int)days);
  if (reg_record_is_null (party, REG_PARTY_CREDIT_LIMIT))
    return g_steal_pointer (&within);
  limit = reg_session_format_money (session, reg_record_get_int (party, REG_PARTY_CREDIT_LIMIT),
                                    currency);
  if (within == NULL)
    return g_strdup_printf (_ ("limit %s"), limit);
  /* Translators: how a customer pays: "within 14 days", and up to which amount */
  return g_strdup_printf (_ ("%s, limit %s"), within, limit);
}

static const char *
get_other_name (const RegRecord *party, int field)
{
  const char *text = reg_record_get_text (party, field);

  return g_str_equal (text, reg_record_get_text (party, REG_PARTY_NAME)) ? NULL : text;
}

static void
link_to_party (GtkWidget *row, gint64 party)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), g_variant_new_int64 (party));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-party");
}

static void
make_action (GtkWidget *row, const char *action)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
}

/* What is looked up now and then. */
static GtkWidget *
add_more (RegCustomerWho *self, const char *title, const char *value)
{
  GtkWidget *row = new_row (title, value);

  if (row != NULL)
    g_ptr_array_add (self->more_rows, row);
  return row;
}

/* What was asked for in the dialog under "More about them". */
static void
show_profile (RegCustomerWho *self, const RegCustomerData *data, RegSession *session)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_PARTY);
  guint n;
  const int *fields = reg_customer_profile_list_fields (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = reg_customer_profile_describe (data->card->party, fields[i]);
      GtkWidget *row = add_more (self, _ (info->fields[fields[i]].label), text);

      reg_freshness_text_mark (row, session, data->facts, reg_kept_find_field (fields[i]), 0);
    }
}

static const struct
{
  int field;
  const char *title;
} at_work[] = {
  { REG_PARTY_CONTACT_NAME, N_ ("Contact person") },
  { REG_PARTY_ORGANISATION, N_ ("Works at") },
  { REG_PARTY_TITLE, N_ ("Position") },
};

/* What one wants to know while they stand there. */
static void
show_first_facts (RegCustomerWho *self, const RegCustomerData *data, RegSession *session)
{
  const RegRecord *party = data->card->party;
  g_autofree char *birthday = describe_birthday (party, session);
  g_autofree char *pays = describe_payment (party, data->card->currency, session);
  g_autofree char *today = reg_session_dup_today (session);
  g_autofree char *contact = reg_consent_text_summarise (data->card->consents, today);

  append_row (self->facts, _ ("Note"), reg_record_get_text (party, REG_PARTY_NOTE));
  append_row (self->facts, _ ("Known as"), reg_record_get_text (party, REG_PARTY_NICKNAME));
  for (guint i = 0; i < G_N_ELEMENTS (at_work); i++)
    reg_freshness_text_mark (
        append_row (self->facts, _ (at_work[i].title), get_other_name (party, at_work[i].field)),
        session, data->facts, reg_kept_find_field (at_work[i].field), 0);
  append_row (self->facts, _ ("Birthday"), birthday);
  append_row (self->facts, _ ("Pays"), pays);
  if (contact != NULL)
    make_action (append_row (self->facts, _ ("May be contacted"), contact), "customer.privacy");
}

static void
clear_facts (RegCustomerWho *self)
{
  gtk_list_box_remove_all (self->facts);
  for (guint i = 0; i < self->more_rows->len; i++)
    adw_expander_row_remove (self->more, g_ptr_array_index (self->more_rows, i));
  g_ptr_array_set_size (self->more_rows, 0);
}

/* The rest is folded away, unless it is a single line. */
static void
show_more_facts (RegCustomerWho *self)
{
  g_autofree char *count = g_strdup_printf ("%u", self->more_rows->len);

  if (self->more_rows->len == 1)
    {
      gtk_list_box_append (self->facts, g_ptr_array_index (self->more_rows, 0));
      g_ptr_array_set_size (self->more_rows, 0);
      return;
    }
  if (self->more_rows->len == 0)
    return;
  for (guint i = 0; i < self->more_rows->len; i++)
    adw_expander_row_add_row (self->more, g_ptr_array_index (self->more_rows, i));
  gtk_label_set_label (self->more_count, count);
  gtk_list_box_append (self->facts, GTK_WIDGET (self->more));
}

static void
show_facts (RegCustomerWho *self, const RegCustomerData *data, RegSession *session)
{
  const RegCustomerCard *card = data->card;
  const RegRecord *party = card->party;

  clear_facts (self);
  show_first_facts (self, data, session);
  add_more (self, _ ("Customer number"), reg_record_get_text (party, REG_PARTY_CODE));
  add_more (self, _ ("Language"), reg_record_get_text (party, REG_PARTY_LANGUAGE));
  add_more (self, _ ("Came through"), reg_record_get_text (party, REG_PARTY_SOURCE));
  if (card->referred_by != NULL)
    link_to_party (
        add_more (self, _ ("Brought by"), reg_record_get_text (card->referred_by, REG_PARTY_NAME)),
        reg_record_get_id (card->referred_by));
  show_profile (self, data, session);
  show_more_facts (self);
  gtk_widget_set_visible (GTK_WIDGET (self->facts),
                          gtk_list_box_get_row_at_index (self->facts, 0) != NULL);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_customer_who_dispose (GObject *object)
{
  RegCustomerWho *self = REG_CUSTOMER_WHO (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->more);
  g_clear_pointer (&self->more_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (reg_customer_who_parent_class)->dispose (object);
}

static void
reg_customer_who_class_init (RegCustomerWhoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_customer_who_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkListBox *
new_list (RegCustomerWho *self, const char *label)
{
  GtkWidget *list = reg_card_list_new_boxed (label);

  gtk_widget_set_parent (list, GTK_WIDGET (self));
  return GTK_LIST_BOX (list);
}

static void
reg_customer_who_init (RegCustomerWho *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->contacts = new_list (self, _ ("How to reach them"));
  self->ask = g_object_new (REG_TYPE_ASK_CARD, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->ask), GTK_WIDGET (self));
  self->facts = new_list (self, _ ("About them"));
  self->more_count = GTK_LABEL (reg_card_list_new_count ());
  self->more = g_object_ref_sink (ADW_EXPANDER_ROW (adw_expander_row_new ()));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), _ ("More about them"));
  adw_expander_row_add_suffix (self->more, GTK_WIDGET (self->more_count));
  self->more_rows = g_ptr_array_new ();
  self->known = g_object_new (REG_TYPE_KNOWN_CARD, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->known), GTK_WIDGET (self));
}

/**
 * reg_customer_who_show:
 * @data: the customer
 * @session: writes days and amounts
 */
void
reg_customer_who_show (RegCustomerWho *self, const RegCustomerData *data, RegSession *session)
{
  g_return_if_fail (REG_IS_CUSTOMER_WHO (self));

  show_contacts (self, data, session);
  show_facts (self, data, session);
  if (data->known == NULL)
    return;
  reg_ask_card_show (self->ask, session, data->card->party, data->card->contact_points, data->facts,
                     data->known);
  reg_known_card_show (self->known, session, data->card->party, data->known);
}
