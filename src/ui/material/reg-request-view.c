/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/material/reg-request-view.h"

#include <glib/gi18n.h>

#include "store/reg-list.h"
#include "store/reg-material-requests.h"
#include "ui/material/reg-give-dialog.h"
#include "ui/material/reg-material-parts.h"
#include "ui/material/reg-request-actions.h"
#include "ui/reg-error-text.h"
#include "ui/table/reg-state-style.h"
#include "ui/widgets/reg-dialog.h"

struct _RegRequestView
{
  AdwBin parent_instance;
  GtkBox *box;
  RegSession *session;
  gint64 id;
  guint64 shown;
};

G_DEFINE_FINAL_TYPE (RegRequestView, reg_request_view, ADW_TYPE_BIN)

typedef struct
{
  gint64 id;
  RegRecord *request;
  RegListRow *row; /* as it stands in the list */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->request, reg_record_unref);
  g_clear_pointer (&load->row, reg_list_row_free);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  g_autoptr (GPtrArray) rows = NULL;

  load->request = reg_db_load (db, REG_ENTITY_MATERIAL_REQUEST, load->id, error);
  rows = load->request != NULL ? reg_list_rows (db, REG_LIST_REQUESTS, &load->id, 1, error) : NULL;
  if (rows == NULL || rows->len == 0)
    return FALSE;
  load->row = reg_list_row_copy (rows->pdata[0]);
  return TRUE;
}

/* --- showing ---------------------------------------------------------------------------- */

static const RegValue *
find_value (const RegListRow *row, const char *column)
{
  int n_columns;
  const RegListColumn *columns = reg_list_get_columns (REG_LIST_REQUESTS, &n_columns);

  for (int i = 0; i < MIN (n_columns, row->n_values); i++)
    if (g_str_equal (columns[i].id, column))
      return &row->values[i];
  return NULL;
}

static const char *
find_text (const RegListRow *row, const char *column)
{
  const RegValue *value = find_value (row, column);

  return value != NULL && value->type == REG_VALUE_TEXT ? value->text : NULL;
}

static void
add_day (RegRequestView *self, const char *title, const char *day)
{
  g_autofree char *text = day != NULL ? reg_session_format_date (self->session, day) : NULL;

  reg_material_parts_add_fact (self->box, title, text);
}

static void
add_facts (RegRequestView *self, const Load *load)
{
  const RegRecord *request = load->request;
  g_autofree char *quantity = g_strdup_printf (
      "%" G_GINT64_FORMAT, MAX (reg_record_get_int (request, REG_MATERIAL_REQUEST_QUANTITY), 1));

  reg_material_parts_add_fact (self->box, _ ("How many"), quantity);
  reg_material_parts_add_fact (
      self->box, _ ("How"),
      _ (reg_enum_get_label (&reg_enum_channel,
                             reg_record_get_int (request, REG_MATERIAL_REQUEST_CHANNEL))));
  add_day (self, _ ("Asked for on"), find_text (load->row, "asked"));
  add_day (self, _ ("Sent on"), reg_record_peek_text (request, REG_MATERIAL_REQUEST_SENT_ON));
  add_day (self, _ ("Arrived on"), find_text (load->row, "arrived"));
  add_day (self, _ ("Followed up on"), find_text (load->row, "followed"));
  reg_material_parts_add_fact (self->box, _ ("Quotation"), find_text (load->row, "quotation"));
  reg_material_parts_add_fact (self->box, _ ("Campaign"), find_text (load->row, "campaign"));
  reg_material_parts_add_fact (self->box, _ ("Who"), find_text (load->row, "staff"));
  if (!reg_record_is_null (request, REG_MATERIAL_REQUEST_COST)
      && reg_session_sees_cost (self->session))
    {
      g_autofree char *cost = reg_session_format_money (
          self->session, reg_record_get_int (request, REG_MATERIAL_REQUEST_COST), NULL);

      reg_material_parts_add_fact (self->box, _ ("Cost"), cost);
    }
  reg_material_parts_add_words (self->box,
                                reg_record_peek_text (request, REG_MATERIAL_REQUEST_NOTE));
}

/* What comes next stands first. */
static void
add_buttons (RegRequestView *self, const Load *load, RegMaterialStage stage)
{
  const RegRecord *request = load->request;
  g_autofree char *open = g_strdup_printf (
      "app.open-party(int64 %" G_GINT64_FORMAT ")",
      reg_record_get_int (request, REG_MATERIAL_REQUEST_PARTY_ID));
  gboolean can_write = !reg_store_is_read_only (reg_session_get_store (self->session));
  GtkWidget *next = NULL;

  if (can_write && stage != REG_MATERIAL_STAGE_FOLLOWED)
    {
      if (reg_record_is_null (request, REG_MATERIAL_REQUEST_SENT_ON))
        next = reg_material_parts_add_button (self->box, _ ("_Sent today"), "request.sent");
      if (reg_record_is_null (request, REG_MATERIAL_REQUEST_ARRIVED_ON))
        {
          GtkWidget *arrived = reg_material_parts_add_button (self->box, _ ("_Arrived"),
                                                              "request.arrived");

          next = next != NULL ? next : arrived;
        }
      if (next == NULL)
        next = reg_material_parts_add_button (self->box, _ ("_Followed up"), "request.followed");
      else
        reg_material_parts_add_button (self->box, _ ("_Followed up"), "request.followed");
      gtk_widget_add_css_class (next, "suggested-action");
    }
  reg_material_parts_add_button (self->box, _ ("_Open the customer"), open);
}

static void
show (RegRequestView *self, const Load *load)
{
  const RegValue *state = find_value (load->row, "state");
  RegMaterialStage stage = state != NULL ? (RegMaterialStage)state->i : REG_MATERIAL_STAGE_ASKED;
  const char *customer = find_text (load->row, "customer");
  const char *what = find_text (load->row, "what");
  GtkWidget *head, *pill;

  reg_material_parts_clear (self->box);
  head = reg_material_parts_add_title (self->box, customer != NULL ? customer : "", what);
  pill = reg_state_pill_new (&reg_enum_material_stage, stage);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), pill);
  add_facts (self, load);
  add_buttons (self, load, stage);
}

static void
show_words (RegRequestView *self, const char *words)
{
  reg_material_parts_clear (self->box);
  reg_material_parts_add_words (self->box, words);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegRequestView) self = user_data;
  g_autoptr (GError) error = NULL;
  const Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL
      || (load != NULL && load->id != self->id))
    return;
  if (load != NULL)
    show (self, load);
  else
    {
      g_autofree char *why = reg_error_describe (error);

      show_words (self, why);
    }
}

static void
load (RegRequestView *self)
{
  Load *job;

  if (self->id == 0)
    {
      show_words (self, _ ("Choose a request to see more."));
      return;
    }
  job = g_new0 (Load, 1);
  job->id = self->id;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job, job,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegRequestView *self)
{
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  if (self->id != 0
      && (changes->entities
          & (BIT (MATERIAL) | BIT (MATERIAL_REQUEST) | BIT (PARTY) | BIT (TASK) | BIT (QUOTATION))))
    load (self);
#undef BIT
}

/* --- actions ---------------------------------------------------------------------------- */

static void
mark_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegRequestView *self = REG_REQUEST_VIEW (widget);
  RegMaterialStage stage = g_str_has_suffix (action, ".sent")      ? REG_MATERIAL_STAGE_SENT
                           : g_str_has_suffix (action, ".arrived") ? REG_MATERIAL_STAGE_ARRIVED
                                                                   : REG_MATERIAL_STAGE_FOLLOWED;

  reg_request_mark (widget, self->session, &self->id, 1, stage);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_request_view_dispose (GObject *object)
{
  g_clear_object (&REG_REQUEST_VIEW (object)->session);
  G_OBJECT_CLASS (reg_request_view_parent_class)->dispose (object);
}

static void
reg_request_view_class_init (RegRequestViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_request_view_dispose;
  gtk_widget_class_install_action (widget_class, "request.sent", NULL, mark_activated_cb);
  gtk_widget_class_install_action (widget_class, "request.arrived", NULL, mark_activated_cb);
  gtk_widget_class_install_action (widget_class, "request.followed", NULL, mark_activated_cb);
}

static void
reg_request_view_init (RegRequestView *self)
{
  adw_bin_set_child (ADW_BIN (self), reg_material_parts_new_column (&self->box));
}

/**
 * reg_request_view_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): a view of nothing yet
 */
GtkWidget *
reg_request_view_new (RegSession *session)
{
  RegRequestView *self = g_object_new (REG_TYPE_REQUEST_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * reg_request_view_set_request:
 * @request: what is shown, 0 for nothing
 */
void
reg_request_view_set_request (RegRequestView *self, gint64 request)
{
  g_return_if_fail (REG_IS_REQUEST_VIEW (self));

  if (self->id == request && request != 0)
    return;
  self->id = request;
  load (self);
}

/**
 * reg_request_view_open:
 *
 * Shows it in a dialog over the window in front, the question what is given for a new one; for the
 * table of record windows.
 *
 * Returns: %NULL, since there is no window of its own
 */
GtkWindow *
reg_request_view_open (GtkApplication *application,
                       RegSession *session,
                       gint64 request,
                       gint64 party)
{
  GtkWindow *front = gtk_application_get_active_window (application);
  const RegGive give = { .party = party, .channel = -1 };
  GtkWidget *view;

  if (front == NULL)
    return NULL;
  if (request == 0)
    {
      reg_dialog_present (reg_give_dialog_new (session, &give), GTK_WIDGET (front));
      return NULL;
    }
  view = reg_request_view_new (session);
  reg_request_view_set_request (REG_REQUEST_VIEW (view), request);
  reg_dialog_present (reg_material_parts_new_dialog (_ ("What they asked for"), view),
                      GTK_WIDGET (front));
  return NULL;
}
