/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/material/reg-request-actions.h"

#include <glib/gi18n.h>

#include "store/reg-material-requests.h"
#include "ui/reg-edit.h"

typedef struct
{
  gint64 *ids;
  gsize n_ids;
  RegMaterialStage stage;
  char *title; /* of the follow-up, with the name in it */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->ids);
  g_free (change->title);
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

/**
 * reg_request_get_task_title:
 *
 * Returns: (transfer none): what the follow-up of something that has arrived begins with
 */
const char *
reg_request_get_task_title (void)
{
  /* Translators: what it is follows: "Ask what they think: Leather sample" */
  return _ ("Ask what they think");
}

static gboolean
mark_one (RegDb *db, const Change *change, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (reg_material_mark (db, id, change->stage, change->title, &local))
    return TRUE;
  /* Among several, those for which it was noted before stay as they are. */
  if (change->n_ids > 1 && g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
mark_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  for (gsize i = 0; i < change->n_ids; i++)
    if (!mark_one (db, change, change->ids[i], error))
      return FALSE;
  return TRUE;
}

/**
 * reg_request_mark:
 * @from: where it was asked for; the toast appears there
 * @ids: (array length=n_ids): requests
 * @stage: sent, arrived or followed up
 *
 * Notes how far they are. When something has arrived, whoever looks after the customer gets a
 * follow-up.
 */
void
reg_request_mark (
    GtkWidget *from, RegSession *session, const gint64 *ids, gsize n_ids, RegMaterialStage stage)
{
  const RegEditWords words = {
    .kind = "material-request",
    .done = stage == REG_MATERIAL_STAGE_SENT      ? _ ("Noted: sent")
            : stage == REG_MATERIAL_STAGE_ARRIVED ? _ ("Noted: arrived, and a follow-up made")
                                                  : _ ("Noted: followed up"),
    .failed = _ ("Nothing was changed."),
  };
  Change *change = change_new (ids, n_ids);

  change->stage = stage;
  change->title = g_strdup (reg_request_get_task_title ());
  reg_edit_run (from, session, &words, mark_job, change, change_free, NULL);
}

static gboolean
delete_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  for (gsize i = 0; i < change->n_ids; i++)
    if (!reg_db_bin (db, REG_ENTITY_MATERIAL_REQUEST, change->ids[i], error))
      return FALSE;
  return TRUE;
}

/**
 * reg_request_delete:
 * @ids: (array length=n_ids): requests
 *
 * Puts them into the bin.
 */
void
reg_request_delete (GtkWidget *from, RegSession *session, const gint64 *ids, gsize n_ids)
{
  const RegEditWords words = { "delete", _ ("Deleted"), _ ("Not deleted."), FALSE };

  reg_edit_run (from, session, &words, delete_job, change_new (ids, n_ids), change_free, NULL);
}
