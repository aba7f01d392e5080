/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-confirm-rows.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/customer/reg-contact-text.h"
#include "ui/customer/reg-customer-dialog.h"
#include "ui/question/reg-answer-row.h"
#include "ui/question/reg-freshness-text.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-direction.h"

/* What a button is for. */
typedef struct
{
  GtkWidget *from; /* not owned: the button stands in it */
  RegSession *session;
  gint64 party;
  RegFact fact;
} Asked;

static void
asked_free (gpointer data)
{
  g_object_unref (((Asked *)data)->session);
  g_free (data);
}

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

static void
yes_clicked_cb (GtkWidget *button, const Asked *asked)
{
  const RegEditWords words = {
    .kind = "confirm",
    .done = _ ("Still right"),
    .failed = _ ("Not written down."),
  };
  const Confirmation confirmation = { asked->party, asked->fact.contact_point, asked->fact.kept };

  reg_edit_run (asked->from, asked->session, &words, confirm_job,
                g_memdup2 (&confirmation, sizeof confirmation), g_free, NULL);
}

static void
no_clicked_cb (GtkWidget *button, const Asked *asked)
{
  reg_dialog_present (reg_customer_dialog_new_at (asked->session, asked->party,
                                                  asked->fact.kept->field,
                                                  asked->fact.contact_point),
                      asked->from);
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
add_button (GtkBox *box,
            const char *label,
            const char *spoken,
            void (*clicked) (GtkWidget *, const Asked *),
            const Asked *asked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  Asked *own = g_memdup2 (asked, sizeof *asked);

  g_object_ref (own->session);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "reg-asked", own, asked_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked), own);
  gtk_box_append (box, button);
}

/**
 * reg_confirm_rows_append:
 * @list: where they are shown
 * @from: what the list stands in, and where a message about it belongs
 * @party: the customer
 * @contact_points: (element-type RegRecord): how to reach them
 * @fact: what is to be confirmed
 *
 * Asks whether what stands in the book is still right: one row says what it is, the next answers.
 */
void
reg_confirm_rows_append (GtkListBox *list,
                         GtkWidget *from,
                         RegSession *session,
                         const RegRecord *party,
                         GPtrArray *contact_points,
                         const RegFact *fact)
{
  const Asked asked = { from, session, reg_record_get_id (party), *fact };
  const char *what = _ (reg_kept_get_label (fact->kept));
  /* Translators: of a telephone number, an address…; %s is what it is */
  g_autofree char *title = g_strdup_printf (_ ("%s: still right?"), what);
  g_autofree char *value = describe_value (fact, party, contact_points);
  g_autofree char *shown = reg_direction_keep (value);
  g_autofree char *age = reg_freshness_text_describe (session, fact);
  /* Translators: of a telephone number, an address…; %s is what it is */
  g_autofree char *yes = g_strdup_printf (_ ("%s: still right"), what);
  /* Translators: of a telephone number, an address…; %s is what it is */
  g_autofree char *no = g_strdup_printf (_ ("%s: not right any more"), what);
  GtkWidget *row = adw_action_row_new ();
  GtkBox *box;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  gtk_widget_add_css_class (row, "property");
  keep_without_hyphens (row);
  gtk_widget_set_tooltip_text (row, age);
  gtk_list_box_append (list, row);
  gtk_list_box_append (list, reg_answer_row_new_buttons (title, &box));
  add_button (box, _ ("Yes"), yes, yes_clicked_cb, &asked);
  add_button (box, _ ("No"), no, no_clicked_cb, &asked);
}
