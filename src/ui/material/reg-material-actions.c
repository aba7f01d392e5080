/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/material/reg-material-actions.h"

#include <glib/gi18n.h>

#include "store/reg-material.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-ask.h"
#include "ui/widgets/reg-attachment-file.h"

typedef struct
{
  gint64 *ids;
  gsize n_ids;
  gboolean retired;
  GBytes *file;
  char *name;
  char *version;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->ids);
  g_clear_pointer (&change->file, g_bytes_unref);
  g_free (change->name);
  g_free (change->version);
  g_free (change);
}

static Change *
change_new (const gint64 *ids, gsize n_ids)
{
  Change *change = g_new0 (Change, 1);

  change->ids = g_memdup2 (ids, n_ids * sizeof (gint64));
  change->n_ids = n_ids;
  return change;
}

static RegSession *
get_session (GObject *from)
{
  return g_object_get_data (from, "reg-material-session");
}

/* A file is read for a widget that stays; it knows in which book. */
static void
keep_session (GtkWidget *from, RegSession *session)
{
  g_object_set_data_full (G_OBJECT (from), "reg-material-session", g_object_ref (session),
                          g_object_unref);
}

/* --- files ------------------------------------------------------------------------------ */

static gboolean
add_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  change->ids[0] = reg_material_add_file (db, change->file, change->name, 0, error);
  return change->ids[0] != 0;
}

static void
file_taken_cb (gpointer object, GBytes *file, const char *name, gpointer data)
{
  const RegEditWords words = { .kind = "material",
                               .done = _ ("Added to what can be given"),
                               .failed = _ ("This file was not added.") };
  const gint64 nothing = 0;
  Change *change = change_new (&nothing, 1);

  change->file = g_bytes_ref (file);
  change->name = g_strdup (name);
  reg_edit_run (object, get_session (object), &words, add_job, change, change_free, NULL);
}

/**
 * reg_material_take_file:
 * @from: where it was let go; the toast appears there
 * @file: a brochure or product sheet
 *
 * Adds a file to what can be given, called like it.
 */
void
reg_material_take_file (GtkWidget *from, RegSession *session, GFile *file)
{
  keep_session (from, session);
  reg_attachment_read (from, file, file_taken_cb, from, NULL);
}

static gboolean
set_file_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return reg_material_set_file (db, change->ids[0], change->file, change->name, error);
}

static void
file_chosen_cb (gpointer object, GBytes *file, const char *name, gpointer data)
{
  const RegEditWords words = { .kind = "material",
                               .done = _ ("File added"),
                               .failed = _ ("This file was not added.") };
  const gint64 id = *(gint64 *)g_object_get_data (object, "reg-material-id");
  Change *change = change_new (&id, 1);

  change->file = g_bytes_ref (file);
  change->name = g_strdup (name);
  reg_edit_run (object, get_session (object), &words, set_file_job, change, change_free, NULL);
}

/**
 * reg_material_choose_file:
 * @material: what has no file yet, or the wrong one
 *
 * Asks for its file.
 */
void
reg_material_choose_file (GtkWidget *from, RegSession *session, gint64 material)
{
  keep_session (from, session);
  g_object_set_data_full (G_OBJECT (from), "reg-material-id",
                          g_memdup2 (&material, sizeof material), g_free);
  reg_attachment_choose (from, _ ("Choose the file"), file_chosen_cb, from, NULL);
}

/* --- new version ------------------------------------------------------------------------ */

static gboolean
renew_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return reg_material_renew (db, change->ids[0], change->version, change->file, change->name, error)
         != 0;
}

static void
version_answered_cb (gpointer object, const RegAnswer *answers, gpointer data)
{
  const RegEditWords words = { .kind = "material",
                               .done = _ ("The new version takes its place"),
                               .failed = _ ("There is no new version.") };
  const Change *asked = data;
  Change *change = change_new (asked->ids, 1);

  change->version = g_strdup (*answers[0].text != '\0' ? answers[0].text : NULL);
  change->file = asked->file != NULL ? g_bytes_ref (asked->file) : NULL;
  change->name = g_strdup (asked->name);
  reg_edit_run (object, get_session (object), &words, renew_job, change, change_free, NULL);
}

/* A version is usually called by its year. Takes @change. */
static void
ask_version (GtkWidget *from, RegSession *session, Change *change)
{
  g_autofree char *today = reg_session_dup_today (session);
  g_autofree char *year = g_strndup (today, 4);
  const RegAskField field = { _ ("What the new version is called"), year, REG_ASK_TEXT, FALSE };
  const RegAsk question = {
    .heading = _ ("New version"),
    .body = change->name != NULL ? change->name
                                 : _ ("The version so far is no longer given out from today on."),
    .accept = _ ("_Replace"),
    .fields = &field,
    .n_fields = 1,
  };
  AdwDialog *dialog;

  keep_session (from, session);
  dialog = reg_ask (from, &question, version_answered_cb, from, change);
  g_object_set_data_full (G_OBJECT (dialog), "reg-change", change, change_free);
}

static void
new_file_read_cb (gpointer object, GBytes *file, const char *name, gpointer data)
{
  const gint64 id = *(gint64 *)g_object_get_data (object, "reg-material-id");
  Change *change = change_new (&id, 1);

  change->file = g_bytes_ref (file);
  change->name = g_strdup (name);
  ask_version (object, get_session (object), change);
}

static void
keep_material (GtkWidget *from, RegSession *session, const RegRecord *material)
{
  const gint64 id = reg_record_get_id (material);

  keep_session (from, session);
  g_object_set_data_full (G_OBJECT (from), "reg-material-id", g_memdup2 (&id, sizeof id), g_free);
}

/**
 * reg_material_renew_ask:
 * @material: what there is so far
 *
 * Asks for the file of the new version where there was one, and for what it is called; the version so
 * far is retired.
 */
void
reg_material_renew_ask (GtkWidget *from, RegSession *session, const RegRecord *material)
{
  const gint64 id = reg_record_get_id (material);

  keep_material (from, session, material);
  if (reg_record_is_null (material, REG_MATERIAL_ATTACHMENT_ID))
    ask_version (from, session, change_new (&id, 1));
  else
    reg_attachment_choose (from, _ ("Choose the file of the new version"), new_file_read_cb, from,
                           NULL);
}

/**
 * reg_material_renew_with:
 * @file: the new version, let go over the one so far
 *
 * Asks for what it is called.
 */
void
reg_material_renew_with (GtkWidget *from,
                         RegSession *session,
                         const RegRecord *material,
                         GFile *file)
{
  keep_material (from, session, material);
  reg_attachment_read (from, file, new_file_read_cb, from, NULL);
}

/* --- several ---------------------------------------------------------------------------- */

static gboolean
retire_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  for (gsize i = 0; i < change->n_ids; i++)
    if (!reg_material_set_retired (db, change->ids[i], change->retired, error))
      return FALSE;
  return TRUE;
}

/**
 * reg_material_retire:
 * @retired: whether they are no longer given out
 */
void
reg_material_retire (
    GtkWidget *from, RegSession *session, const gint64 *ids, gsize n_ids, gboolean retired)
{
  const RegEditWords words = { .kind = "material",
                               .done = retired ? _ ("No longer given out") : _ ("Given out again"),
                               .failed = _ ("Nothing was changed.") };
  Change *change = change_new (ids, n_ids);

  change->retired = retired;
  reg_edit_run (from, session, &words, retire_job, change, change_free, NULL);
}

static gboolean
delete_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  for (gsize i = 0; i < change->n_ids; i++)
    if (!reg_db_bin (db, REG_ENTITY_MATERIAL, change->ids[i], error))
      return FALSE;
  return TRUE;
}

/**
 * reg_material_delete:
 * @ids: (array length=n_ids): what can be given
 *
 * Puts them into the bin.
 */
void
reg_material_delete (GtkWidget *from, RegSession *session, const gint64 *ids, gsize n_ids)
{
  const RegEditWords words = { "delete", _ ("Deleted"), _ ("Not deleted."), FALSE };

  reg_edit_run (from, session, &words, delete_job, change_new (ids, n_ids), change_free, NULL);
}

/* --- letting go ------------------------------------------------------------------------- */

/**
 * reg_material_new_drop_target:
 *
 * Returns: (transfer full): where a file may be let go
 */
GtkDropTarget *
reg_material_new_drop_target (void)
{
  return gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
}

/**
 * reg_material_get_dropped:
 * @value: what was let go
 *
 * Returns: (transfer full) (nullable): the first of the files
 */
GFile *
reg_material_get_dropped (const GValue *value)
{
  g_autoptr (GSList) files = G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST)
                                 ? gdk_file_list_get_files (g_value_get_boxed (value))
                                 : NULL;

  return files != NULL ? g_object_ref (files->data) : NULL;
}
