/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* What the next person at the counter has to know. */

/**
 * RegShiftNote:
 * @id: the record
 * @text: what has to be known
 * @at: when it was written, ms UTC
 * @by: who wrote it, "" when nobody is known
 * @party: whom it is about, 0 nobody
 * @party_name: theirs, ""
 * @done_at: ticked off, ms UTC; 0 while it is open
 * @done_by: by whom, ""
 */
typedef struct
{
  gint64 id;
  char *text;
  gint64 at;
  char *by;
  gint64 party;
  char *party_name;
  gint64 done_at;
  char *done_by;
} RegShiftNote;

gint64 reg_shift_note_write (RegDb *db, gint64 party, const char *text, GError **error);
gboolean reg_shift_note_set_done (RegDb *db, gint64 note, gboolean is_done, GError **error);
/* Open ones, the oldest first; of one customer, or of all with 0. */
GPtrArray *reg_shift_notes_list_open (RegDb *db, gint64 party, GError **error);
/* All, the newest first. */
GPtrArray *reg_shift_notes_list (RegDb *db, int limit, GError **error);

G_END_DECLS
