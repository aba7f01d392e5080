/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-enrich-line.h"

#include <glib/gi18n.h>

#include "core/reg-consent.h"
#include "store/reg-parties.h"
#include "ui/customer/reg-contact-text.h"
#include "ui/customer/reg-customer-check.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-toaster.h"

struct _RegEnrichLine
{
  GtkWidget parent_instance;

  GtkLabel *label;
  GtkEntry *entry;

  RegSession *session;
  gint64 party;
  RegContactKind kind;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RegEnrichLine, reg_enrich_line, GTK_TYPE_WIDGET)

/* --- once a day ------------------------------------------------------------------------- */

/* What was waved away is forgotten with the program; it is not worth writing down. */
static char *
get_key (gint64 party)
{
  return g_strdup_printf ("reg-enriched-%" G_GINT64_FORMAT, party);
}

static gboolean
was_offered_today (RegSession *session, gint64 party)
{
  g_autofree char *key = get_key (party);
  g_autofree char *today = reg_session_dup_today (session);

  return g_strcmp0 (g_object_get_data (G_OBJECT (session), key), today) == 0;
}

static void
finish (RegEnrichLine *self)
{
  g_autofree char *key = get_key (self->party);

  g_object_set_data_full (G_OBJECT (self->session), key, reg_session_dup_today (self->session),
                          g_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* --- what is missing -------------------------------------------------------------------- */

typedef struct
{
  gint64 party;
  int kind; /* -1: nothing */
} Look;

static int
find_missing (GPtrArray *points)
{
  if (reg_contact_points_find_phone (points) == NULL)
    return REG_CONTACT_KIND_PHONE;
  return reg_contact_points_find (points, REG_CONTACT_KIND_EMAIL) == NULL ? REG_CONTACT_KIND_EMAIL
                                                                          : -1;
}

static gboolean
look_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;
  g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, look->party, error);
  g_autoptr (GPtrArray) points = NULL;

  look->kind = -1;
  if (party == NULL)
    return FALSE;
  if (reg_record_get_deleted_at (party) != 0 || reg_consent_is_barred (party))
    return TRUE;
  points = reg_db_list_by_int (db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID,
                               look->party, REG_CONTACT_POINT_POSITION, error);
  if (points != NULL)
    look->kind = find_missing (points);
  return points != NULL;
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegEnrichLine) self = user_data;
  const Look *look = reg_store_job_finish (REG_STORE (object), result, NULL);
  gboolean is_phone;

  /* What could not be read is not asked for. */
  if (look == NULL || look->kind < 0 || look->party != self->party || self->session == NULL)
    return;
  self->kind = look->kind;
  is_phone = self->kind == REG_CONTACT_KIND_PHONE;
  gtk_label_set_label (self->label, is_phone ? _ ("No phone number yet. Ask for it?")
                                             : _ ("No e-mail yet. Ask for it?"));
  gtk_entry_set_input_purpose (self->entry,
                               is_phone ? GTK_INPUT_PURPOSE_PHONE : GTK_INPUT_PURPOSE_EMAIL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (reg_enum_get_label (&reg_enum_contact_kind, self->kind)), -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* --- writing it down -------------------------------------------------------------------- */

typedef struct
{
  gint64 party;
  RegContactKind kind;
  char *value;
} Addition;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  g_free (addition->value);
  g_free (addition);
}

static gboolean
add_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Addition *addition = data;
  g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, addition->party, error);
  g_autoptr (GPtrArray) points = NULL;
  RegRecordBuilder *builder;

  if (party == NULL)
    return FALSE;
  points = reg_db_list_by_int (db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID,
                               addition->party, REG_CONTACT_POINT_POSITION, error);
  if (points == NULL)
    return FALSE;
  builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, addition->kind);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, addition->value);
  g_ptr_array_add (points, reg_record_builder_end (builder));
  return reg_party_save_with_points (db, party, points, NULL, error) != 0;
}

static void
add_cb (RegEnrichLine *self)
{
  const RegEditWords words = {
    .kind = "edit",
    .done = _ ("Written down"),
    .failed = _ ("Not written down."),
  };
  g_autofree char *text = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  const char *problem = reg_customer_check_contact (self->kind, text);
  Addition *addition;

  if (problem != NULL)
    reg_toaster_show (GTK_WIDGET (self), problem);
  if (problem != NULL || *text == '\0')
    return;
  addition = g_new0 (Addition, 1);
  addition->party = self->party;
  addition->kind = self->kind;
  addition->value = g_steal_pointer (&text);
  reg_edit_run (GTK_WIDGET (self), self->session, &words, add_job, addition, addition_free, NULL);
  finish (self);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  finish (REG_ENRICH_LINE (widget));
  return GDK_EVENT_STOP;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_enrich_line_dispose (GObject *object)
{
  RegEnrichLine *self = REG_ENRICH_LINE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (reg_enrich_line_parent_class)->dispose (object);
}

static void
reg_enrich_line_class_init (RegEnrichLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_enrich_line_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, escape_cb, NULL);
}

static GtkWidget *
new_button (RegEnrichLine *self, const char *icon, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
reg_enrich_line_init (RegEnrichLine *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dimmed");
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (line), new_button (self, "object-select-symbolic",
                                              _ ("Write it down (Enter)"), G_CALLBACK (add_cb)));
  gtk_box_append (GTK_BOX (line), new_button (self, "window-close-symbolic", _ ("Not today (Esc)"),
                                              G_CALLBACK (finish)));
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * reg_enrich_line_new:
 *
 * Returns: (transfer floating): a line that is not seen before something is missing
 */
GtkWidget *
reg_enrich_line_new (void)
{
  return g_object_new (REG_TYPE_ENRICH_LINE, NULL);
}

/**
 * reg_enrich_line_offer:
 * @session: the open book
 * @party: a customer with whom something was just done
 *
 * Asks for what is missing, if anything is and it was not today's question already.
 */
void
reg_enrich_line_offer (RegEnrichLine *self, RegSession *session, gint64 party)
{
  Look *look;

  g_return_if_fail (REG_IS_ENRICH_LINE (self));

  if (self->party != party)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_set_object (&self->session, session);
  self->party = party;
  if (gtk_widget_get_visible (GTK_WIDGET (self)) || was_offered_today (session, party)
      || reg_store_is_read_only (reg_session_get_store (session)))
    return;
  look = g_new0 (Look, 1);
  look->party = party;
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_LOW, look_job, look, g_free,
                        self->cancellable, looked_cb, g_object_ref (self));
}
