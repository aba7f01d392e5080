/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-shift-notes.h"

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

#define SELECT                                                                                     \
  "SELECT n.id, n.text, n.at, coalesce (w.name, ''), coalesce (n.party_id, 0),"                    \
  " coalesce (p.name, ''), coalesce (n.done_at, 0), coalesce (d.name, '') FROM shift_note n"       \
  " LEFT JOIN staff w ON w.id = n.staff_id LEFT JOIN staff d ON d.id = n.done_by"                  \
  " LEFT JOIN party p ON p.id = n.party_id WHERE n.deleted_at IS NULL"
#define OPEN SELECT " AND n.done_at IS NULL"

static void
note_free (gpointer data)
{
  RegShiftNote *note = data;

  g_free (note->text);
  g_free (note->by);
  g_free (note->party_name);
  g_free (note->done_by);
  g_free (note);
}

static GPtrArray *
read_notes (RegStatement *each, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (note_free);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegShiftNote *note = g_new0 (RegShiftNote, 1);

      note->id = reg_statement_int (each, 0);
      note->text = reg_statement_dup (each, 1);
      note->at = reg_statement_int (each, 2);
      note->by = reg_statement_dup (each, 3);
      note->party = reg_statement_int (each, 4);
      note->party_name = reg_statement_dup (each, 5);
      note->done_at = reg_statement_int (each, 6);
      note->done_by = reg_statement_dup (each, 7);
      g_ptr_array_add (list, note);
    }
  if (!local)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_shift_note_write:
 * @db: a connection in a write job
 * @party: whom it is about, 0 for nobody
 * @text: what has to be known
 * @error: %REG_STORE_ERROR_INVALID when it says nothing
 *
 * Leaves a note for whoever comes next, now, by whoever is working.
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_shift_note_write (RegDb *db, gint64 party, const char *text, GError **error)
{
  g_autofree char *said = g_strstrip (g_strdup (text));
  RegRecordBuilder *note = reg_record_builder_new (REG_ENTITY_SHIFT_NOTE);

  reg_record_builder_set_text (note, REG_SHIFT_NOTE_TEXT, *said ? said : NULL);
  reg_record_builder_set_int (note, REG_SHIFT_NOTE_AT, reg_db_now (db));
  reg_record_builder_set_ref (note, REG_SHIFT_NOTE_STAFF_ID, reg_db_get_staff (db));
  reg_record_builder_set_ref (note, REG_SHIFT_NOTE_PARTY_ID, party);
  return reg_command_create (db, note, error);
}

/**
 * reg_shift_note_set_done:
 * @db: a connection in a write job
 * @note: a note
 * @is_done: whether it was seen to
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: whether it is so now
 */
gboolean
reg_shift_note_set_done (RegDb *db, gint64 note, gboolean is_done, GError **error)
{
  RegRecordBuilder *builder = reg_command_edit (db, REG_ENTITY_SHIFT_NOTE, note, error);

  if (!builder)
    return FALSE;
  if (is_done)
    reg_record_builder_set_int (builder, REG_SHIFT_NOTE_DONE_AT, reg_db_now (db));
  else
    reg_record_builder_set_null (builder, REG_SHIFT_NOTE_DONE_AT);
  reg_record_builder_set_ref (builder, REG_SHIFT_NOTE_DONE_BY, is_done ? reg_db_get_staff (db) : 0);
  return reg_command_save (db, builder, error);
}

/**
 * reg_shift_notes_list_open:
 * @db: a connection
 * @party: whom they are about; 0 for all
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegShiftNote) (nullable): those nobody ticked off, the
 *   oldest first
 */
GPtrArray *
reg_shift_notes_list_open (RegDb *db, gint64 party, GError **error)
{
  g_autoptr (RegStatement)
      each = party ? reg_db_query (db, OPEN " AND n.party_id = ? ORDER BY n.at, n.id", "i", party)
                   : reg_db_query (db, OPEN " ORDER BY n.at, n.id", NULL);

  return read_notes (each, error);
}

/**
 * reg_shift_notes_list:
 * @db: a connection
 * @limit: at most so many
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegShiftNote) (nullable): all of them, the newest first
 */
GPtrArray *
reg_shift_notes_list (RegDb *db, int limit, GError **error)
{
  g_autoptr (RegStatement)
      each = reg_db_query (db, SELECT " ORDER BY n.id DESC LIMIT ?", "i", (gint64)limit);

  return read_notes (each, error);
}
