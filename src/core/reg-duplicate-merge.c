/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-duplicate-merge.h"

#include <string.h>

/* What a person cannot choose by looking at it: the one that stays keeps its own, where it has one. */
static gboolean
is_silent (int field)
{
  return field == REG_PARTY_NOTE || field == REG_PARTY_PHOTO_ID || field == REG_PARTY_CARD_KEY
         || field == REG_PARTY_REFERRED_BY || field == REG_PARTY_MERGED_INTO;
}

/**
 * reg_duplicate_is_choice:
 * @stays: the customer who stays
 * @goes: the one who is merged with it
 * @field: of a customer
 *
 * Returns: whether both say something there, and not the same: a person has to choose
 */
gboolean
reg_duplicate_is_choice (const RegRecord *stays, const RegRecord *goes, int field)
{
  return !is_silent (field) && !reg_record_is_null (stays, field)
         && !reg_record_is_null (goes, field)
         && !reg_value_equal (reg_record_get_value (stays, field),
                              reg_record_get_value (goes, field));
}

static void
append_text (GString *text, const char *more)
{
  if (!more || !*more || strcmp (text->str, more) == 0)
    return;
  g_string_append_printf (text, "%s%s", text->len ? "\n\n" : "", more);
}

/**
 * reg_duplicate_merge:
 * @stays: the customer who stays
 * @goes: the one who is merged with it
 * @taken: a bit 1 << field for each field whose value comes from @goes
 * @rest: (nullable): what becomes of values that were not chosen, for the note
 *
 * What one says and the other does not is kept; both notes are, too.
 *
 * Returns: (transfer full): @stays as it will be
 */
RegRecord *
reg_duplicate_merge (const RegRecord *stays, const RegRecord *goes, guint64 taken, const char *rest)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (stays);
  g_autoptr (GString) note = g_string_new (reg_record_get_text (stays, REG_PARTY_NOTE));

  for (int i = 0; i < REG_PARTY_N_FIELDS; i++)
    if (i != REG_PARTY_MERGED_INTO && !reg_record_is_null (goes, i)
        && (reg_record_is_null (stays, i)
            || (reg_duplicate_is_choice (stays, goes, i) && (taken >> i & 1))))
      reg_record_builder_set_value (builder, i, reg_record_get_value (goes, i));
  append_text (note, reg_record_peek_text (goes, REG_PARTY_NOTE));
  append_text (note, rest);
  reg_record_builder_set_text (builder, REG_PARTY_NOTE, note->len ? note->str : NULL);
  return reg_record_builder_end (builder);
}
