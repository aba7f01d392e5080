/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-confirm-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/reg-consent.h"
#include "ui/customer/reg-contact-text.h"
#include "ui/customer/reg-customer-dialog.h"
#include "ui/question/reg-card-list.h"
#include "ui/question/reg-freshness-text.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-direction.h"

/* More than three would hold up who is at the counter. */
#define MOST_ASKED 3

struct _RegConfirmCard
{
  GtkWidget parent_instance;

  GtkListBox *list;

  RegSession *session;
  gint64 party;
  char *shown;
};

G_DEFINE_FINAL_TYPE (RegConfirmCard, reg_confirm_card, GTK_TYPE_WIDGET)

/* --- answers ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 party;
  gint64 contact_point;
  const RegKept *kept;
} Confirmation;

static gboolean
confirm_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Confirmation *confirmation = data;

  return reg_fact_confirm (db, confirmation->party, confirmation->kept->key,
                           confirmation->contact_point, error);
}

static const RegFact *
get_fact (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "reg-fact");
}

static void
yes_clicked_cb (GtkWidget *button, RegConfirmCard *self)
{
  const RegEditWords words = {
    .kind = "confirm",
    .done = _ ("Still right"),
    .failed = _ ("Not written down."),
  };
  const RegFact *fact = get_fact (button);
  const Confirmation confirmation = { self->party, fact->contact_point, fact->kept };

  reg_edit_run (GTK_WIDGET (self), self->session, &words, confirm_job,
                g_memdup2 (&confirmation, sizeof confirmation), g_free, NULL);
}

static void
no_clicked_cb (GtkWidget *button, RegConfirmCard *self)
{
  const RegFact *fact = get_fact (button);

  reg_dialog_present (reg_customer_dialog_new_at (self->session, self->party, fact->kept->field,
                                                  fact->contact_point),
                      GTK_WIDGET (self));
}

/* --- rows ------------------------------------------------------------------------------- */

static const RegRecord *
find_point (GPtrArray *points, gint64 id)
{
  for (guint i = 0; i < points->len; i++)
    if (reg_record_get_id (g_ptr_array_index (points, i)) == id)
      return g_ptr_array_index (points, i);
  return NULL;
}

static char *
describe_value (const RegFact *fact, const RegRecord *party, GPtrArray *points)
{
  const RegRecord *point = fact->contact_point != 0 ? find_point (points, fact->contact_point)
                                                    : NULL;
  const RegFieldInfo *field;
  const char *text;

  if (point != NULL)
    return reg_contact_text_describe (point);
  field = &reg_entity_get_info (REG_ENTITY_PARTY)->fields[fact->kept->field];
  if (field->type == REG_FIELD_TYPE_ENUM)
    return g_strdup (
        _ (reg_enum_get_label (field->vocabulary, reg_record_get_int (party, fact->kept->field))));
  if (field->type == REG_FIELD_TYPE_REF)
    return g_strdup ("");
  text = reg_record_get_text (party, fact->kept->field);
  if (field->type == REG_FIELD_TYPE_DATE && reg_date_is_valid (text))
    return reg_date_format (text, reg_date_has_year (text) ? "%-d %b %Y" : "%-d %b");
  return g_strdup (text);
}

static void
add_button (RegConfirmCard *self,
            GtkWidget *row,
            const RegFact *fact,
            const char *label,
            const char *spoken,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "reg-fact", g_memdup2 (fact, sizeof *fact), g_free);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* An address in two lines must not gain a hyphen that it does not have. */
static void
keep_without_hyphens (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "subtitle"))
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
      gtk_label_set_attributes (GTK_LABEL (widget), attributes);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    keep_without_hyphens (child);
}

static void
add_row (RegConfirmCard *self, const RegFact *fact, const RegRecord *party, GPtrArray *points)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = _ (reg_kept_get_label (fact->kept));
  g_autofree char *value = describe_value (fact, party, points);
  g_autofree char *shown = reg_direction_keep (value);
  g_autofree char *age = reg_freshness_text_describe (self->session, fact);
  /* Translators: of a telephone number, an address…; %s is what it is */
  g_autofree char *yes = g_strdup_printf (_ ("%s: still right"), title);
  /* Translators: of a telephone number, an address…; %s is what it is */
  g_autofree char *no = g_strdup_printf (_ ("%s: not right any more"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  gtk_widget_add_css_class (row, "property");
  keep_without_hyphens (row);
  gtk_widget_set_tooltip_text (row, age);
  add_button (self, row, fact, _ ("Yes"), yes, G_CALLBACK (yes_clicked_cb));
  add_button (self, row, fact, _ ("No"), no, G_CALLBACK (no_clicked_cb));
  gtk_list_box_append (self->list, row);
}

static char *
sign (const RegRecord *party, GArray *due, const char *today)
{
  GString *text = g_string_new (today);

  g_string_append_printf (text, " %" G_GINT64_FORMAT, reg_record_get_id (party));
  for (guint i = 0; i < due->len; i++)
    {
      const RegFact *fact = &g_array_index (due, RegFact, i);

      g_string_append_printf (text, " %s:%" G_GINT64_FORMAT ":%s", fact->kept->key,
                              fact->contact_point, fact->known_on);
    }
  return g_string_free_and_steal (text);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_confirm_card_dispose (GObject *object)
{
  RegConfirmCard *self = REG_CONFIRM_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (reg_confirm_card_parent_class)->dispose (object);
}

static void
reg_confirm_card_class_init (RegConfirmCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_confirm_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
reg_confirm_card_init (RegConfirmCard *self)
{
  self->list = reg_card_list_new (GTK_WIDGET (self), _ ("Still right?"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * reg_confirm_card_show:
 * @party: the customer; nobody is asked who is in the bin or not to be used
 * @contact_points: (element-type RegRecord): how to reach them
 * @facts: (element-type RegFact): how sure everything about them is
 *
 * Shows what is to be confirmed, or nothing.
 */
void
reg_confirm_card_show (RegConfirmCard *self,
                       RegSession *session,
                       const RegRecord *party,
                       GPtrArray *contact_points,
                       GArray *facts)
{
  gboolean can_ask = reg_record_get_deleted_at (party) == 0 && !reg_consent_is_barred (party)
                     && !reg_store_is_read_only (reg_session_get_store (session));
  g_autoptr (GArray) due = reg_facts_list_due (facts, can_ask ? MOST_ASKED : 0);
  g_autofree char *today = reg_session_dup_today (session);
  g_autofree char *signature = sign (party, due, today);
  gboolean had_focus = gtk_widget_get_state_flags (GTK_WIDGET (self->list))
                       & GTK_STATE_FLAG_FOCUS_WITHIN;

  g_return_if_fail (REG_IS_CONFIRM_CARD (self));

  g_set_object (&self->session, session);
  self->party = reg_record_get_id (party);
  if (g_strcmp0 (signature, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&signature);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < due->len; i++)
    add_row (self, &g_array_index (due, RegFact, i), party, contact_points);
  gtk_widget_set_visible (GTK_WIDGET (self), due->len > 0);
  if (had_focus && due->len > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}
