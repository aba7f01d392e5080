/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-who.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-consent.h"
#include "core/reg-date.h"
#include "ui/customer/reg-consent-text.h"
#include "ui/customer/reg-contact-text.h"
#include "ui/customer/reg-customer-actions.h"
#include "ui/customer/reg-customer-parts.h"
#include "ui/customer/reg-customer-profile.h"
#include "ui/question/reg-ask-card.h"
#include "ui/question/reg-confirm-card.h"
#include "ui/question/reg-freshness-text.h"
#include "ui/question/reg-known-card.h"
#include "ui/table/reg-state-style.h"
#include "ui/widgets/reg-direction.h"

/* Up to this share of all customers (per cent, by contribution) a pill says how far up they are. */
#define TOP_SHARE 20

/* Who a customer is and how to reach them. */
struct _RegCustomerWho
{
  GtkWidget parent_instance;

  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *about;
  AdwWrapBox *pills;
  GtkListBox *contacts;
  GtkListBox *facts;
  RegAskCard *ask;
  RegConfirmCard *confirm;
  RegKnownCard *known;
};

G_DEFINE_FINAL_TYPE (RegCustomerWho, reg_customer_who, GTK_TYPE_WIDGET)

/* --- rows ------------------------------------------------------------------------------- */

static GtkWidget *
append_row (GtkListBox *list, const char *title, const char *value)
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
      GtkWidget *row = append_row (self->facts, _ (info->fields[fields[i]].label), text);

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

static void
show_facts (RegCustomerWho *self, const RegCustomerData *data, RegSession *session)
{
  const RegCustomerCard *card = data->card;
  const RegRecord *party = card->party;
  g_autofree char *birthday = describe_birthday (party, session);
  g_autofree char *pays = describe_payment (party, card->currency, session);
  g_autofree char *today = reg_session_dup_today (session);
  g_autofree char *contact = reg_consent_text_summarise (card->consents, today);

  gtk_list_box_remove_all (self->facts);
  for (guint i = 0; i < G_N_ELEMENTS (at_work); i++)
    reg_freshness_text_mark (
        append_row (self->facts, _ (at_work[i].title), get_other_name (party, at_work[i].field)),
        session, data->facts, reg_kept_find_field (at_work[i].field), 0);
  append_row (self->facts, _ ("Known as"), reg_record_get_text (party, REG_PARTY_NICKNAME));
  append_row (self->facts, _ ("Birthday"), birthday);
  append_row (self->facts, _ ("Pays"), pays);
  if (contact != NULL)
    make_action (append_row (self->facts, _ ("May be contacted"), contact), "customer.privacy");
  append_row (self->facts, _ ("Customer number"), reg_record_get_text (party, REG_PARTY_CODE));
  append_row (self->facts, _ ("Language"), reg_record_get_text (party, REG_PARTY_LANGUAGE));
  append_row (self->facts, _ ("Came through"), reg_record_get_text (party, REG_PARTY_SOURCE));
  if (card->referred_by != NULL)
    link_to_party (append_row (self->facts, _ ("Brought by"),
                               reg_record_get_text (card->referred_by, REG_PARTY_NAME)),
                   reg_record_get_id (card->referred_by));
  show_profile (self, data, session);
  append_row (self->facts, _ ("Note"), reg_record_get_text (party, REG_PARTY_NOTE));
  gtk_widget_set_visible (GTK_WIDGET (self->facts),
                          gtk_list_box_get_row_at_index (self->facts, 0) != NULL);
}

/* --- head ------------------------------------------------------------------------------- */

static void
append_pill (RegCustomerWho *self, GtkWidget *pill)
{
  adw_wrap_box_append (self->pills, pill);
}

/* One click shows why, and lets say otherwise. */
static GtkWidget *
new_rung_button (const RegCustomerCard *card)
{
  const char *rung = _ (reg_enum_get_label (&reg_enum_rung, card->rung));
  /* Translators: %s is a kind of customer: "Client" */
  g_autofree char *spoken = g_strdup_printf (_ ("Kind of customer: %s"), rung);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), reg_state_pill_new (&reg_enum_rung, card->rung));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "customer.ladder");
  gtk_widget_set_tooltip_text (button, _ ("Why, and where else they may stand (Ctrl+R)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "reg-pill-button");
  return button;
}

static void
show_pills (RegCustomerWho *self, const RegCustomerCard *card)
{
  const RegRecord *party = card->party;
  const char *class = reg_record_get_text (party, REG_PARTY_CUSTOMER_CLASS);
  gint64 share = card->n_customers > 0
                     ? (card->rank * 100 + card->n_customers - 1) / card->n_customers
                     : 100;
  GtkWidget *pill;

  while ((pill = gtk_widget_get_first_child (GTK_WIDGET (self->pills))) != NULL)
    adw_wrap_box_remove (self->pills, pill);
  append_pill (self, new_rung_button (card));
  if (!reg_record_is_null (party, REG_PARTY_ERASED_ON))
    append_pill (self, reg_pill_new (_ ("Erased"), REG_PILL_NEUTRAL));
  else if (reg_consent_is_barred (party))
    append_pill (self, reg_pill_new (_ ("Not to be used"), REG_PILL_WARNING));
  if (reg_record_get_int (party, REG_PARTY_UNWANTED) != 0)
    append_pill (self, reg_customer_parts_new_unwanted (party));
  if (card->rank > 0 && share <= TOP_SHARE && card->n_customers >= 100 / TOP_SHARE)
    {
      /* Translators: among the best customers; %d is a percentage, %% the sign */
      g_autofree char *label = g_strdup_printf (_ ("top %d %%"), (int)MAX (share, 1));

      append_pill (self, reg_pill_new (label, REG_PILL_ACCENT));
    }
  if (*class != '\0')
    append_pill (self, reg_pill_new (class, REG_PILL_NEUTRAL));
}

static char *
describe_owner (const RegCustomerCard *card)
{
  guint n_knowers = card->who_knows->len;

  if (card->owner == NULL && n_knowers == 0)
    return g_strdup ("");
  if (card->owner == NULL)
    return g_strdup_printf (ngettext ("%u of us knows them", "%u of us know them", n_knowers),
                            n_knowers);
  if (n_knowers < 2)
    return g_strdup_printf (_ ("Looked after by %s"),
                            reg_record_get_text (card->owner, REG_STAFF_NAME));
  return g_strdup_printf (
      /* Translators: the name of a colleague, and how many colleagues have spoken to them */
      ngettext ("Looked after by %s · %u of us knows them",
                "Looked after by %s · %u of us know them", n_knowers),
      reg_record_get_text (card->owner, REG_STAFF_NAME), n_knowers);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_customer_who_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (reg_customer_who_parent_class)->dispose (object);
}

static void
reg_customer_who_class_init (RegCustomerWhoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_customer_who_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkListBox *
new_list (RegCustomerWho *self, const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  return GTK_LIST_BOX (list);
}

/* The photo, with what can be done about it in the corner. */
static GtkWidget *
new_photo (RegCustomerWho *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) remove = g_menu_item_new (_ ("_Remove"), "photo.remove");

  g_menu_append (menu, _ ("_Choose a photo…"), "photo.choose");
  g_menu_append (menu, _ ("_Paste"), "photo.paste");
  g_menu_item_set_attribute (remove, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, remove);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-edit-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Photo"));
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "reg-photo-button");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  self->avatar = ADW_AVATAR (adw_avatar_new (64, NULL, TRUE));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->avatar));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), button);
  gtk_widget_set_valign (overlay, GTK_ALIGN_START);
  return overlay;
}

static void
reg_customer_who_init (RegCustomerWho *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->name = GTK_LABEL (new_label ("title-3"));
  gtk_label_set_selectable (self->name, TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->name), FALSE);
  self->about = GTK_LABEL (new_label ("caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->about), "dimmed");
  self->pills = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->pills, 6);
  adw_wrap_box_set_line_spacing (self->pills, 3);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->pills));
  gtk_box_append (GTK_BOX (head), new_photo (self));
  gtk_box_append (GTK_BOX (head), texts);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  self->contacts = new_list (self, _ ("How to reach them"));
  self->facts = new_list (self, _ ("About them"));
  self->confirm = g_object_new (REG_TYPE_CONFIRM_CARD, NULL);
  gtk_widget_insert_after (GTK_WIDGET (self->confirm), GTK_WIDGET (self),
                           GTK_WIDGET (self->contacts));
  self->ask = g_object_new (REG_TYPE_ASK_CARD, NULL);
  gtk_widget_insert_after (GTK_WIDGET (self->ask), GTK_WIDGET (self), GTK_WIDGET (self->confirm));
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
  g_autofree char *about = NULL;

  g_return_if_fail (REG_IS_CUSTOMER_WHO (self));

  about = describe_owner (data->card);
  reg_customer_parts_set_avatar (self->avatar, data);
  gtk_label_set_label (self->name, reg_record_get_text (data->card->party, REG_PARTY_NAME));
  gtk_label_set_label (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
  show_pills (self, data->card);
  show_contacts (self, data, session);
  show_facts (self, data, session);
  if (data->known == NULL)
    return;
  reg_confirm_card_show (self->confirm, session, data->card->party, data->card->contact_points,
                         data->facts);
  reg_ask_card_show (self->ask, session, data->card->party, data->known);
  reg_known_card_show (self->known, session, data->card->party, data->known);
}
