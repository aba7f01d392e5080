/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-approvals-news.h"

#include "core/reg-opening-hours.h"
#include "core/reg-quotation-state.h"
#include "store/reg-approvals.h"
#include "store/reg-db-private.h"

/* So many of the last entries of the chain are looked at for answers. */
#define LAST_ENTRIES "200"
/* Somebody may be away from today on: as long as something waits it is looked at again, in ms. */
#define LOOK_AGAIN (G_GINT64_CONSTANT (15) * 60 * 1000)

/* An approval counts when it was the last that was needed; one that was granted long before is
 * written down at the moment of asking and is no news. */
#define ANSWERS                                                                                    \
  "SELECT e.quotation_id, e.id, e.kind, e.at, coalesce (q.number, ''), r.revision,"                \
  " coalesce (p.name, ''), coalesce (s.name, ''), coalesce (e.comment, '')"                        \
  " FROM (SELECT * FROM approval_event ORDER BY id DESC LIMIT " LAST_ENTRIES ") e"                 \
  " JOIN quotation_revision r ON r.id = e.revision_id JOIN quotation q ON q.id = e.quotation_id"   \
  " LEFT JOIN party p ON p.id = q.party_id LEFT JOIN staff s ON s.id = e.staff_id"                 \
  " WHERE r.asked_by = ?1 AND e.staff_id IS NOT ?1 AND e.at >= ?2 AND e.at > r.asked_at"           \
  " AND q.deleted_at IS NULL AND r.state <> ?3 AND e.kind IN (?4, ?5, ?6, ?7) ORDER BY e.id"

static void
news_free (gpointer data)
{
  RegApprovalNews *news = data;

  g_free (news->number);
  g_free (news->party_name);
  g_free (news->who);
  g_free (news->comment);
  g_free (news);
}

static gboolean
add_answers (RegDb *db, GPtrArray *all, gint64 staff, gint64 since, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (
      db, ANSWERS, "iiiiiii", staff, since, (gint64)REG_QUOTATION_WAITING,
      (gint64)REG_APPROVAL_EVENT_KIND_APPROVED, (gint64)REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT,
      (gint64)REG_APPROVAL_EVENT_KIND_SENT_BACK, (gint64)REG_APPROVAL_EVENT_KIND_REJECTED);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegApprovalNews *news = g_new0 (RegApprovalNews, 1);
      gint64 revision = reg_statement_int (each, 5);

      news->quotation = reg_statement_int (each, 0);
      news->event = reg_statement_int (each, 1);
      news->kind = reg_statement_int (each, 2);
      news->at = reg_statement_int (each, 3);
      news->number = revision > 1 ? g_strdup_printf ("%s-%" G_GINT64_FORMAT,
                                                     reg_statement_text (each, 4), revision)
                                  : reg_statement_dup (each, 4);
      news->party_name = reg_statement_dup (each, 6);
      news->who = reg_statement_dup (each, 7);
      news->comment = reg_statement_dup (each, 8);
      g_ptr_array_add (all, news);
    }
  return !reg_db_pass_on (&local, error);
}

static char *
dup_name (RegDb *db, gint64 staff)
{
  g_autoptr (RegRecord) record = staff ? reg_db_load (db, REG_ENTITY_STAFF, staff, NULL) : NULL;

  return g_strdup (record ? reg_record_get_text (record, REG_STAFF_NAME) : "");
}

static void
add_request (RegDb *db, GPtrArray *all, const RegQuotation *self, const RegApprovalTurn *turn)
{
  RegApprovalNews *news = g_new0 (RegApprovalNews, 1);
  const RegRecord *revision = self->revision;

  news->quotation = reg_record_get_id (self->quotation);
  news->kind = REG_APPROVAL_EVENT_KIND_SUBMITTED;
  news->at = turn->since;
  news->number = g_strdup (self->number);
  news->party_name = g_strdup (self->party ? reg_record_get_text (self->party, REG_PARTY_NAME)
                                           : "");
  news->who = dup_name (db, reg_record_get_int (revision, REG_QUOTATION_REVISION_ASKED_BY));
  news->comment = g_strdup (reg_record_get_text (revision, REG_QUOTATION_REVISION_ASKED_REASON));
  g_ptr_array_add (all, news);
}

/* Whoever asked knows that it waits, even where they may answer it themselves. */
static gboolean
look_at (RegDb *db, GPtrArray *all, gint64 id, gint64 staff, gint64 *next, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load (db, id, 0, error);
  g_autoptr (GError) local = NULL;
  RegApprovalTurn turn;

  if (!self || !reg_approval_load_turn (db, self, &turn, error))
    return FALSE;
  *next = MIN (*next, reg_db_now (db) + LOOK_AGAIN);
  if (turn.passes_on_at > reg_db_now (db))
    *next = MIN (*next, turn.passes_on_at);
  if (staff == reg_record_get_int (self->revision, REG_QUOTATION_REVISION_ASKED_BY))
    return TRUE;
  if (reg_approval_may_answer (db, id, staff, &local))
    add_request (db, all, self, &turn);
  else if (!g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED)
           && !g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT))
    return !reg_db_pass_on (&local, error);
  return TRUE;
}

/**
 * reg_approvals_list_news:
 * @db: a connection
 * @staff: who is working
 * @since: answers from before, ms UTC, are no news
 * @next: (out): when to look again though nothing has changed, ms UTC; %REG_NEVER when nothing waits
 * @error: what went wrong
 *
 * The requests that wait for somebody, the longest waiting first, then the answers to what they
 * asked for, oldest first.
 *
 * Returns: (transfer full) (element-type RegApprovalNews) (nullable): what they should hear of
 */
GPtrArray *
reg_approvals_list_news (RegDb *db, gint64 staff, gint64 since, gint64 *next, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (news_free);
  g_autoptr (GArray) waiting = NULL;

  *next = REG_NEVER;
  if (!staff)
    return g_steal_pointer (&all);
  if (!(waiting = reg_approvals_list_waiting (db, error)))
    return NULL;
  for (guint i = 0; i < waiting->len; i++)
    if (!look_at (db, all, g_array_index (waiting, gint64, i), staff, next, error))
      return NULL;
  return add_answers (db, all, staff, since, error) ? g_steal_pointer (&all) : NULL;
}
