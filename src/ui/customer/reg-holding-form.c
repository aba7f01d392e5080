/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-holding-form.h"

#include <glib/gi18n.h>

#include "core/reg-holding.h"
#include "store/reg-contracts.h"
#include "ui/preferences/reg-record-form.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-attachment-file.h"
#include "ui/widgets/reg-toaster.h"

enum
{
  ASK_KIND,
  ASK_NAME,
  ASK_VERSION,
  ASK_SERIAL,
  ASK_SINCE,
  ASK_UNTIL,
  ASK_SIGNED,
  ASK_NOTICE,
  ASK_AMOUNT,
  ASK_NOTE,
  N_ASKED
};

typedef struct
{
  gint64 party;
  RegSession *session;
  gint64 holding;
  gint64 paper; /* attachment, 0 for none */
  GtkWidget *group;
  GtkWidget *open_row;
  GtkWidget *remove_row;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  g_free (form);
}

/* --- paper ------------------------------------------------------------------------------ */

typedef struct
{
  gint64 holding;
  GBytes *file;
  char *name;
  gint64 paper;
} Paper;

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  g_clear_pointer (&paper->file, g_bytes_unref);
  g_free (paper->name);
  g_free (paper);
}

static gboolean
paper_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Paper *paper = data;
  g_autoptr (RegRecord) holding = NULL;

  if (!reg_holding_set_paper (db, paper->holding, paper->file, paper->name, error))
    return FALSE;
  holding = reg_db_load (db, REG_ENTITY_HOLDING, paper->holding, error);
  if (holding != NULL)
    paper->paper = reg_record_get_int (holding, REG_HOLDING_ATTACHMENT_ID);
  return holding != NULL;
}

static void
show_paper (Form *form)
{
  gtk_widget_set_visible (form->open_row, form->paper != 0);
  gtk_widget_set_visible (form->remove_row, form->paper != 0);
}

static Form *
get_form (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "reg-form");
}

static void
paper_done_cb (GtkWidget *from, gpointer data, const GError *error)
{
  Form *form = get_form (from);

  if (error != NULL || form == NULL)
    return;
  form->paper = ((Paper *)data)->paper;
  show_paper (form);
}

static void
set_paper (GtkWidget *group, GBytes *file, const char *name)
{
  const Form *form = get_form (group);
  const RegEditWords words = { .kind = "edit",
                               .done = file != NULL ? _ ("Paper added") : _ ("Paper removed"),
                               .failed = _ ("The paper was not changed.") };
  Paper *paper = g_new0 (Paper, 1);

  paper->holding = form->holding;
  paper->file = file != NULL ? g_bytes_ref (file) : NULL;
  paper->name = g_strdup (name);
  reg_edit_run (group, form->session, &words, paper_job, paper, paper_free, paper_done_cb);
}

static void
paper_read_cb (gpointer object, GBytes *file, const char *name, gpointer data)
{
  if (get_form (object) != NULL)
    set_paper (object, file, name);
}

static void
open_cb (GtkWidget *group)
{
  const Form *form = get_form (group);

  reg_attachment_open (group, form->session, form->paper);
}

static void
choose_cb (GtkWidget *group)
{
  reg_attachment_choose (group, _ ("Choose the paper of the contract"), paper_read_cb, group, NULL);
}

static void
remove_cb (GtkWidget *group)
{
  set_paper (group, NULL, NULL);
}

static GtkWidget *
add_row (GtkWidget *group, const char *title, GCallback callback)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "activated", callback, group, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static AdwPreferencesGroup *
create_paper_group (Form *form)
{
  form->group = adw_preferences_group_new ();
  g_object_set_data (G_OBJECT (form->group), "reg-form", form);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (form->group), _ ("Paper"));
  form->open_row = add_row (form->group, _ ("O_pen the paper"), G_CALLBACK (open_cb));
  add_row (form->group, _ ("_Add a paper…"), G_CALLBACK (choose_cb));
  form->remove_row = add_row (form->group, _ ("Remove the pap_er"), G_CALLBACK (remove_cb));
  show_paper (form);
  return ADW_PREFERENCES_GROUP (form->group);
}

/* --- form ------------------------------------------------------------------------------- */

/* What is agreed is asked of contracts only. */
static void
refresh (RegRecordForm *self, gpointer data)
{
  static const guint agreed[] = { ASK_SIGNED, ASK_NOTICE, ASK_AMOUNT };
  const Form *form = data;
  gboolean is_contract = reg_record_form_get_int (self, ASK_KIND) == REG_HOLDING_KIND_CONTRACT;

  for (guint i = 0; i < G_N_ELEMENTS (agreed); i++)
    reg_record_form_set_shown (self, agreed[i], is_contract);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reg_record_form_get_row (self, ASK_SERIAL)),
                                 is_contract ? C_ ("contract", "_Number") : _ ("Serial _number"));
  if (form->group != NULL)
    gtk_widget_set_visible (form->group, is_contract);
}

/* A new one belongs to the customer; the paper is what was chosen meanwhile. */
static void
complete (RegRecordForm *self, GPtrArray *records, gpointer data)
{
  const Form *form = data;
  RegRecordBuilder *builder = reg_record_builder_new_from (records->pdata[0]);

  if (reg_record_form_get_record (self) == NULL)
    reg_record_builder_set_ref (builder, REG_HOLDING_PARTY_ID, form->party);
  reg_record_builder_set_ref (builder, REG_HOLDING_ATTACHMENT_ID, form->paper);
  reg_record_unref (records->pdata[0]);
  records->pdata[0] = reg_record_builder_end (builder);
}

static char *
check (RegRecordForm *self, gpointer data)
{
  g_autoptr (RegRecord) record = reg_record_form_make_record (self);
  const char *since = reg_record_get_text (record, REG_HOLDING_SINCE);
  const char *until = reg_record_get_text (record, REG_HOLDING_UNTIL);

  if (*since != '\0' && *until != '\0' && g_strcmp0 (until, since) < 0)
    return g_strdup (_ ("It cannot end before it began."));
  if (*until == '\0' && reg_record_get_int (record, REG_HOLDING_NOTICE_DAYS) > 0)
    return g_strdup (_ ("Days of notice are counted back from the last day."));
  return NULL;
}

static GStrv
dup_kinds (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 0; i < reg_enum_holding_kind.n_values; i++)
    g_strv_builder_add (builder, _ (reg_enum_get_label (&reg_enum_holding_kind, i)));
  return g_strv_builder_end (builder);
}

static Form *
form_new (RegSession *session, const RegRecord *holding, gint64 party)
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->party = party;
  if (holding != NULL)
    {
      form->holding = reg_record_get_id (holding);
      form->paper = reg_record_get_int (holding, REG_HOLDING_ATTACHMENT_ID);
    }
  return form;
}

/**
 * reg_holding_form_open:
 * @parent: where it is asked for
 * @holding: (nullable): the record, %NULL for a new one
 * @party: whose a new one is
 *
 * Asks for what there is to know about something they have; of a contract also what was agreed, and
 * its paper once it is there.
 */
void
reg_holding_form_open (GtkWidget *parent, RegSession *session, RegRecord *holding, gint64 party)
{
  g_auto (GStrv) kinds = dup_kinds ();
  Form *data = form_new (session, holding, party);
  const RegFormField fields[N_ASKED] = {
    [ASK_KIND] = { REG_HOLDING_KIND, _ ("_Kind"), REG_FORM_CHOICE, .choices = kinds, .usual = "0" },
    [ASK_NAME] = { REG_HOLDING_NAME, _ ("_What"), REG_FORM_TEXT, .is_required = TRUE },
    [ASK_VERSION] = { REG_HOLDING_VERSION, _ ("_Version or model"), REG_FORM_TEXT },
    [ASK_SERIAL] = { REG_HOLDING_SERIAL, _ ("Serial _number"), REG_FORM_TEXT },
    [ASK_SINCE] = { REG_HOLDING_SINCE, _ ("S_ince"), REG_FORM_DATE },
    [ASK_UNTIL] = { REG_HOLDING_UNTIL, _ ("_Until"), REG_FORM_DATE },
    [ASK_SIGNED] = { REG_HOLDING_SIGNED_ON, _ ("Si_gned on"), REG_FORM_DATE },
    [ASK_NOTICE] = { REG_HOLDING_NOTICE_DAYS, _ ("_Days of notice"), REG_FORM_COUNT },
    [ASK_AMOUNT] = { REG_HOLDING_AMOUNT, _ ("A_mount a year"), REG_FORM_MONEY },
    [ASK_NOTE] = { REG_HOLDING_NOTE, _ ("N_ote"), REG_FORM_TEXT },
  };
  const RegRecordFormSpec spec = {
    .entity = REG_ENTITY_HOLDING,
    .title = holding != NULL ? _ ("What they have") : _ ("They have something new"),
    .saved = holding != NULL ? _ ("Changed what they have") : _ ("Noted that they have it"),
    .removed = _ ("Removed from what they have"),
    .fields = fields,
    .n_fields = N_ASKED,
    .refresh = refresh,
    .check = check,
    .extend = complete,
    .first = ASK_NAME,
  };
  RegRecordForm *form = reg_record_form_open (parent, session, &spec, holding, data, form_free);

  if (holding != NULL)
    reg_record_form_add_group (form, create_paper_group (data));
  refresh (form, data);
}

/* --- by its id -------------------------------------------------------------------------- */

static void
open_loaded (GtkWidget *parent, RegSession *session, RegRecord *holding)
{
  reg_holding_form_open (parent, session, holding, 0);
}

/**
 * reg_holding_form_open_id:
 *
 * Shows the form over the window in front; for the table of record windows.
 *
 * Returns: %NULL, since there is no window of its own
 */
GtkWindow *
reg_holding_form_open_id (GtkApplication *application,
                          RegSession *session,
                          gint64 holding,
                          gint64 party)
{
  GtkWindow *front = gtk_application_get_active_window (application);

  if (front == NULL)
    return NULL;
  if (holding == 0)
    reg_holding_form_open (GTK_WIDGET (front), session, NULL, party);
  else
    reg_record_form_load (GTK_WIDGET (front), session, REG_ENTITY_HOLDING, holding, open_loaded);
  return NULL;
}
