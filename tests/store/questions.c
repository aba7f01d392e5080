/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "questions.h"

#include "core/reg-quotation-state.h"
#include "store/reg-absences.h"
#include "store/reg-agenda.h"
#include "store/reg-approvals.h"
#include "store/reg-board.h"
#include "store/reg-briefing.h"
#include "store/reg-complaints.h"
#include "store/reg-contracts.h"
#include "store/reg-counter.h"
#include "store/reg-customer-card.h"
#include "store/reg-facts.h"
#include "store/reg-firm.h"
#include "store/reg-handover.h"
#include "store/reg-holdings.h"
#include "store/reg-prices.h"
#include "store/reg-quotation-copy.h"
#include "store/reg-quotation-templates.h"
#include "store/reg-best.h"
#include "store/reg-crossing.h"
#include "store/reg-insights.h"
#include "store/reg-measure-samples.h"
#include "store/reg-movements.h"
#include "store/reg-journal.h"
#include "store/reg-list.h"
#include "store/reg-lookup.h"
#include "store/reg-material-requests.h"
#include "store/reg-material.h"
#include "store/reg-opportunities.h"
#include "store/reg-parties.h"
#include "store/reg-phases.h"
#include "store/reg-plays.h"
#include "store/reg-goods.h"
#include "store/reg-guides.h"
#include "store/reg-products.h"
#include "store/reg-questions.h"
#include "store/reg-receivables.h"
#include "store/reg-relations.h"
#include "store/reg-rule-trial.h"
#include "store/reg-rungs.h"
#include "store/reg-sales.h"
#include "store/reg-search.h"
#include "store/reg-seed.h"
#include "store/reg-segments.h"
#include "store/reg-bin.h"
#include "store/reg-export-log.h"
#include "store/reg-held.h"
#include "store/reg-past.h"
#include "store/reg-retention.h"
#include "store/reg-shift-notes.h"
#include "store/reg-tasks.h"
#include "store/reg-timeline.h"
#include "store/reg-today.h"

/* --- what is asked ------------------------------------------------------------------------ */

static gboolean
ask_lists (RegDb *db, GError **error)
{
  for (RegListId list = 0; list < REG_N_LISTS; list++)
    {
      int n_filters;
      const RegListFilter *filters = reg_list_get_filters (list, &n_filters);

      for (int filter = -1; filter < n_filters; filter++)
        {
          RegListQuery query = { list, -1, FALSE, filter < 0 ? NULL : filters[filter].id, 1, NULL };
          g_autoptr (GArray) ids = reg_list_ids (db, &query, NULL, error);

          if (!ids)
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
ask_words_in_lists (RegDb *db, GError **error)
{
  for (RegListId list = 0; list < REG_N_LISTS; list++)
    {
      RegListQuery query = { list, -1, FALSE, NULL, 1, "ma" };
      g_autoptr (GArray) ids = reg_list_ids (db, &query, NULL, error);

      if (!ids)
        return FALSE;
    }
  return TRUE;
}

static gboolean
ask_segments (RegDb *db, GError **error)
{
  for (int field = 0; field < REG_N_SEGMENT_FIELDS; field++)
    {
      guint n;
      const RegSegmentCompare *compares = reg_segment_field_get_compares (field, &n);
      const RegEnum *vocabulary = reg_segment_field_get_vocabulary (field);

      for (guint i = 0; i < n; i++)
        {
          RegSegmentCondition condition = { field, compares[i].op, 3, (char *)REG_SEGMENT_ME,
                                            (char *)"0190c2f0-7b1a-7000-8000-00000000002a" };
          g_autoptr (RegSegment) segment = reg_segment_new (FALSE);

          if (vocabulary)
            condition.number = MIN (condition.number, vocabulary->n_values - 1);
          if (!reg_segment_add (segment, &condition, error)
              || reg_segment_count (db, segment, 1, error) < 0)
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
ask_rows (RegDb *db, GError **error)
{
  static const gint64 ids[] = { 3, 1, 2 };

  for (RegListId list = 0; list < REG_N_LISTS; list++)
    {
      g_autoptr (GPtrArray) rows = reg_list_rows (db, list, ids, G_N_ELEMENTS (ids), error);

      if (!rows)
        return FALSE;
    }
  return TRUE;
}

static gboolean
ask_search (RegDb *db, GError **error)
{
  static const char *const queries[] = { "ma",      "maria del",  "030 12",       "+31 30 1",
                                         "ari",     "a@b.nl",     "@example.org", "x",
                                         "Mueller", "0301234567", "mraia",        "maria xyz" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) hits = reg_search (db, queries[i], 8, NULL, error);
      g_autoptr (GPtrArray) near = hits ? reg_search_near (db, queries[i], 8, NULL, error) : NULL;
      g_autoptr (GPtrArray) codes = near ? reg_search_code (db, queries[i], 8, error) : NULL;

      if (!codes)
        return FALSE;
    }
  return TRUE;
}

static gboolean
ask_today (RegDb *db, GError **error)
{
  g_autoptr (GPtrArray) items = reg_today_load (db, 1, error);
  g_autoptr (GArray) waiting = items ? reg_approvals_waiting_for (db, 1, error) : NULL;
  RegTodayCounts counts;

  return waiting && reg_today_count (db, 1, &counts, error);
}

static gboolean
ask_agenda (RegDb *db, GError **error)
{
  g_autoptr (RegAgenda) mine = reg_agenda_load (db, "2026-11-16", 7, 1, 500, error);
  g_autoptr (RegAgenda) all = mine ? reg_agenda_load (db, "2026-11-16", 7, 0, 500, error) : NULL;

  return all != NULL;
}

static gboolean
ask_customer (RegDb *db, GError **error)
{
  g_autoptr (RegCustomerCard) card = reg_customer_card_load (db, 1, error);
  g_autoptr (GPtrArray) timeline = card ? reg_timeline_load (db, 1, G_MAXINT64, ~0ull, 50, error)
                                        : NULL;
  g_autoptr (GArray) steps = timeline ? reg_insights_party_history (db, 1, error) : NULL;
  g_autoptr (GPtrArray) history = steps ? reg_journal_history (db, REG_ENTITY_PARTY, 1, 100, error)
                                        : NULL;
  g_autoptr (RegRelations) relations = history ? reg_relations_load (db, 1, error) : NULL;
  g_autoptr (RegReceivables) owed = relations ? reg_receivables_load (db, 1, error) : NULL;
  g_autoptr (GPtrArray) holdings = owed ? reg_holdings_load (db, 1, error) : NULL;
  g_autoptr (GPtrArray) hints = holdings ? reg_holdings_suggest (db, 1, 3, error) : NULL;
  g_autoptr (GPtrArray) decisions = hints ? reg_timeline_load_decisions (db, 1, 5, error) : NULL;
  const RegTimelineFilter filter = { .staff = 1, .text = "a" };
  g_autoptr (GPtrArray)
      said = decisions ? reg_timeline_load_filtered (db, 1, G_MAXINT64, &filter, 50, error) : NULL;
  g_autoptr (RegRungs) rungs = said ? reg_rungs_load (db, 1, error) : NULL;

  RegPhaseCounts counts;
  g_auto (GStrv) topics = said ? reg_timeline_list_topics (db, 1, 5, error) : NULL;

  return rungs != NULL && topics != NULL && reg_phases_count (db, 1, &counts, error);
}

/* A question that has answers, so that those are looked for. */
static gboolean
ask_questions (RegDb *db, GError **error)
{
  g_autoptr (GPtrArray) uses = reg_questions_load (db, error);
  g_autoptr (GPtrArray) known = uses ? reg_known_load (db, 1, error) : NULL;
  g_autoptr (RegCustomerCard) card = known ? reg_customer_card_load (db, 1, error) : NULL;
  g_autoptr (GArray) facts = card ? reg_facts_load (db, card->party, card->contact_points, error)
                                  : NULL;

  return facts != NULL;
}

static gboolean
write_answer (RegDb *db, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUESTION);
  g_autoptr (RegRecord) question = NULL;
  gint64 id;

  reg_record_builder_set_text (builder, REG_QUESTION_TEXT, "Which one?");
  reg_record_builder_set_text (builder, REG_QUESTION_PURPOSE, "To choose");
  question = reg_record_builder_end (builder);
  id = reg_question_save (db, question, error);
  return id && reg_answer_save (db, 1, id, NULL, "This one", error)
         && reg_question_move (db, id, -1, error) && ask_questions (db, error)
         && reg_question_retire (db, id, TRUE, error);
}

static gboolean
ask_counter (RegDb *db, GError **error)
{
  for (gint64 party = 1; party < 9; party++)
    {
      g_autoptr (RegCounter) counter = reg_counter_load (db, party, error);

      if (!counter)
        return FALSE;
    }
  return TRUE;
}

static gboolean
ask_goods (RegDb *db, GError **error)
{
  g_autoptr (GPtrArray) variants = reg_goods_list_variants (db, 1, error);
  g_autoptr (GPtrArray) parts = variants ? reg_goods_list_parts (db, 1, error) : NULL;
  g_autoptr (GPtrArray) bundles = parts ? reg_goods_list_bundles_with (db, 1, error) : NULL;
  g_autoptr (GArray) of = bundles ? reg_goods_list_bundles_of (db, 1, error) : NULL;
  g_autoptr (GHashTable) pictures = of ? reg_goods_list_pictures_of (db, 1, error) : NULL;
  g_auto (GStrv) groups = pictures ? reg_goods_list_groups (db, error) : NULL;
  const RegListQuery query = { .list = REG_LIST_PRODUCTS,
                               .sort_column = -1,
                               .filter = REG_LIST_GROUP_FILTER "Bikes" };
  g_autoptr (GArray) ids = groups ? reg_list_ids (db, &query, NULL, error) : NULL;
  g_autofree char *through = NULL;

  return ids && reg_goods_count_variants (db, 1, error) >= 0
         && reg_goods_find_loop (db, 1, 2, &through, error);
}

static gboolean
ask_documents (RegDb *db, GError **error)
{
  g_autoptr (RegQuotation) quotation = reg_quotation_load (db, 1, 0, error);
  g_autoptr (GPtrArray) lines = quotation ? reg_sale_load_lines (db, 1, error) : NULL;
  g_autoptr (GPtrArray) events = lines ? reg_complaint_load_events (db, 1, error) : NULL;
  g_autoptr (RegRecord) by_uid = NULL;
  RegProductSold sold = { 0 };
  gint64 cost;

  if (!events || !reg_complaint_get_cost (db, 1, &cost, error)
      || !reg_product_sold_load (db, 1, &sold, error))
    return FALSE;
  reg_product_sold_clear (&sold);
  /* A damaged book may have lost the customer. */
  if (!quotation->party)
    return TRUE;
  by_uid = reg_db_load_by_uid (db, REG_ENTITY_PARTY, reg_record_get_uid (quotation->party), error);
  return by_uid != NULL;
}

static gboolean
ask_board (RegDb *db, GError **error)
{
  g_autoptr (RegBoard) board = reg_board_load (db, 50, NULL, error);

  return board != NULL;
}

static gboolean
ask_undo (RegDb *db, GError **error)
{
  reg_journal_last_undoable (db, NULL, error);
  return *error == NULL;
}

static gboolean
ask_insights (RegDb *db, GError **error)
{
  g_autoptr (GPtrArray) stages = reg_insights_pipeline (db, error);
  g_autoptr (GArray) values = stages ? reg_insights_party_values (db, NULL, error) : NULL;

  return values != NULL;
}

static gboolean
ask_movements (RegDb *db, GError **error)
{
  g_autoptr (RegMovements)
      moved = reg_movements_load (db, "2026-06-30", "2026-09-30", NULL, NULL, error);

  return moved != NULL;
}

static gboolean
ask_crossings (RegDb *db, GError **error)
{
  for (int by = 1; by < REG_N_SEGMENTATIONS; by++)
    {
      g_autoptr (RegCrossing) crossing = reg_crossing_load (db, by, by - 1, NULL, NULL, error);

      if (!crossing)
        return FALSE;
    }
  return TRUE;
}

static gboolean
ask_measures (RegDb *db, GError **error)
{
  for (int measure = 0; measure < REG_N_MEASURES; measure++)
    {
      g_autoptr (GArray)
          samples = reg_measure_samples_load (db, measure, 0, G_MAXINT64, NULL, error);

      if (!samples)
        return FALSE;
    }
  return TRUE;
}

static gboolean
ask_best (RegDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = reg_best_load (db, 0, 25, NULL, error);
  g_autoptr (GPtrArray) own = all ? reg_best_load (db, 1, 25, NULL, error) : NULL;

  return own != NULL;
}

static gboolean
ask_chain (RegDb *db, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  gint64 n_checked;

  return reg_approvals_verify (db, findings, &n_checked, error);
}

/* What is held on a customer, what they were like, and what left the book. */
static gboolean
ask_privacy (RegDb *db, GError **error)
{
  RegHeldBook *held = reg_held_load (db, 1, error);
  gboolean is_held = held != NULL;
  g_autoptr (RegPast) past = NULL;
  g_autoptr (GPtrArray) exports = NULL;

  g_clear_pointer (&held, reg_held_book_free);
  return is_held && (past = reg_past_load (db, 1, "2026-01-01", error))
         && (exports = reg_export_log_list (db, 50, error));
}

static gboolean
ask_retention (RegDb *db, GError **error)
{
  gint64 n_all;
  g_autoptr (GPtrArray) silent = reg_retention_list (db, 50, &n_all, error);

  return silent != NULL;
}

static gboolean
ask_prices (RegDb *db, GError **error)
{
  g_autoptr (RegPriceBook) all = reg_price_book_load (db, 1, 0, NULL, error);
  g_autoptr (RegPriceBook) one = all ? reg_price_book_load (db, 1, 1, "2026-01-01", error) : NULL;
  g_autoptr (RegPriceBook) anybody = one ? reg_price_book_load (db, 0, 0, NULL, error) : NULL;
  g_autoptr (GPtrArray) lists = anybody ? reg_price_lists_load (db, 0, error) : NULL;
  g_autoptr (GPtrArray) own = lists ? reg_price_lists_load (db, 1, error) : NULL;
  g_autoptr (GPtrArray) items = own ? reg_price_items_load (db, 1, error) : NULL;
  g_auto (GStrv) groups = items ? reg_price_groups_load (db, error) : NULL;

  return groups != NULL;
}

static gboolean
ask_bin (RegDb *db, GError **error)
{
  const RegBinQuery query = { REG_ENTITY_NONE, NULL, 50 };
  g_autoptr (GPtrArray) deleted = reg_bin_list (db, &query, error);

  return deleted != NULL;
}

static gboolean
ask_lookups (RegDb *db, GError **error)
{
  g_autoptr (RegLookup) by_code = reg_lookup_load (db, REG_ENTITY_PARTY, REG_PARTY_CODE, error);
  g_autoptr (RegLookup) people = by_code ? reg_lookup_load_people (db, error) : NULL;

  return people != NULL;
}

static gboolean
ask_firm (RegDb *db, GError **error)
{
  g_autoptr (RegOpeningHours) hours = reg_opening_hours_load (db, error);
  g_autoptr (RegRecord) firm = hours ? reg_db_load_firm (db, error) : NULL;
  g_autoptr (GPtrArray) staff = firm ? reg_db_list (db, REG_ENTITY_STAFF, REG_STAFF_NAME, error)
                                     : NULL;
  char day[REG_DATE_SIZE];

  return staff && reg_task_add_working_days (db, "2026-11-18", 3, day, error);
}

/* --- what is written ---------------------------------------------------------------------- */

static RegRecord *
named (RegEntityId entity, int field, const char *text, int party_field)
{
  RegRecordBuilder *builder = reg_record_builder_new (entity);

  reg_record_builder_set_text (builder, field, text);
  if (party_field >= 0)
    reg_record_builder_set_ref (builder, party_field, 1);
  return reg_record_builder_end (builder);
}

static gboolean
write_customer (RegDb *db, GError **error)
{
  g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, 1, error);
  g_autoptr (RegRecord) fresh = named (REG_ENTITY_PARTY, REG_PARTY_NAME, "Somebody", -1);
  g_autoptr (GPtrArray)
      points = party ? reg_db_list_by_int (db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID,
                                           1, REG_CONTACT_POINT_POSITION, error)
                     : NULL;
  g_autoptr (GBytes) photo = g_bytes_new_static ("photo", 5);
  gint64 id;

  return points && reg_party_save_with_points (db, party, points, NULL, error)
         && (id = reg_party_save_with_points (db, fresh, NULL, photo, error))
         && reg_party_log_touch (db, id, REG_TOUCH_KIND_CALL, REG_DIRECTION_WE, "called", NULL,
                                 error)
         && reg_rungs_mark (db, id, REG_RUNG_CLIENT, "knows us", error)
         && reg_db_bin (db, REG_ENTITY_PARTY, 5, error)
         && reg_db_unbin (db, REG_ENTITY_PARTY, 5, error);
}

static gboolean
write_task (RegDb *db, GError **error)
{
  g_autoptr (RegRecord) task = named (REG_ENTITY_TASK, REG_TASK_TITLE, "Call", REG_TASK_PARTY_ID);
  gint64 id = reg_task_create (db, task, error);

  return id && reg_task_move (db, id, "2026-11-19", 600, error)
         && reg_task_complete (db, id, error);
}

static gboolean
write_deal (RegDb *db, GError **error)
{
  g_autoptr (RegRecord) deal = named (REG_ENTITY_OPPORTUNITY, REG_OPPORTUNITY_TITLE, "Fleet",
                                      REG_OPPORTUNITY_PARTY_ID);
  gint64 id = reg_opportunity_create (db, deal, error);
  gint64 lost = id ? reg_opportunity_stage_of_kind (db, REG_STAGE_KIND_LOST, error) : 0;

  return lost && reg_opportunity_move (db, id, lost, "price", "Somebody else", error);
}

static gboolean
write_sale (RegDb *db, GError **error)
{
  g_autoptr (RegRecord) sale = named (REG_ENTITY_SALE, REG_SALE_NOTE, "cash", REG_SALE_PARTY_ID);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  for (int i = 1; i <= 3; i++)
    {
      RegRecordBuilder *line = reg_record_builder_new (REG_ENTITY_SALE_LINE);

      reg_record_builder_set_ref (line, REG_SALE_LINE_PRODUCT_ID, i);
      reg_record_builder_set_int (line, REG_SALE_LINE_QUANTITY, i * 1000000);
      reg_record_builder_set_int (line, REG_SALE_LINE_UNIT_PRICE, 12340000);
      g_ptr_array_add (lines, reg_record_builder_end (line));
    }
  return reg_sale_save (db, sale, lines, error) != 0;
}

static gboolean
write_complaint (RegDb *db, GError **error)
{
  g_autoptr (RegRecord)
      about = named (REG_ENTITY_COMPLAINT, REG_COMPLAINT_SUBJECT, "Late", REG_COMPLAINT_PARTY_ID);
  gint64 id = reg_complaint_create (db, about, error);

  return id && reg_complaint_assign (db, id, 1, "Look after it", error)
         && reg_complaint_set_severity (db, id, REG_SEVERITY_HIGH, error)
         && reg_complaint_pause (db, id, "asked", error) && reg_complaint_resume (db, id, error)
         && reg_complaint_add_event (db, id, REG_COMPLAINT_EVENT_KIND_REPLY, "sorry", 0, error)
         && reg_complaint_resolve (db, id, "sent again", "carrier", "another carrier", error)
         && reg_complaint_reopen (db, id, "again", error);
}

/* From a draft to a sale, by way of the owner's word where the policy wants it. */
static gboolean
write_quotation (RegDb *db, GError **error)
{
  gint64 id = reg_quotation_duplicate (db, 1, error);
  g_autoptr (RegQuotation) self = NULL;

  if (!id || !reg_quotation_submit (db, id, "a regular", error)
      || !(self = reg_quotation_load (db, id, 0, error)))
    return FALSE;
  if (reg_record_get_int (self->revision, REG_QUOTATION_REVISION_STATE) == REG_QUOTATION_WAITING
      && !reg_quotation_approve (db, id, 1, 0, "yes", error))
    return FALSE;
  return reg_quotation_mark_sent (db, id, error) && reg_quotation_revise (db, id, error)
         && reg_quotation_submit (db, id, NULL, error) && reg_quotation_expire_due (db, NULL, error)
         && reg_quotation_load (db, id, 0, error);
}

/* A template, what begins with it, and a copy at the prices of today. */
static gboolean
write_template (RegDb *db, GError **error)
{
  gint64 id = reg_quotation_template_save (db, 1, "Pattern", error);
  g_autoptr (GPtrArray) all = id ? reg_quotation_templates_load (db, error) : NULL;

  return all && reg_quotation_template_begin (db, id, 1, error)
         && reg_quotation_copy (db, 1, 2, REG_COPY_PRICES_TODAY, error)
         && reg_quotation_template_save (db, 1, "pattern", error) == id;
}

/* A guide, saved, changed and asked for. */
static gboolean
write_guide (RegDb *db, GError **error)
{
  const RegGuideStep steps[] = {
    { .id = -1, .question = "Which?" },
    { .id = -2, .parent = -1, .answer = "This", .product = 1 },
  };
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_GUIDE);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) saved = NULL;
  g_autoptr (RegGuide) guide = NULL;
  g_autoptr (GPtrArray) all = NULL;
  gint64 id;

  reg_record_builder_set_text (builder, REG_GUIDE_NAME, "Choice");
  record = reg_record_builder_end (builder);
  id = reg_guide_save (db, record, steps, G_N_ELEMENTS (steps), error);
  return id && (guide = reg_guide_load (db, id, error)) && (all = reg_guides_list (db, error))
         && (saved = reg_db_load (db, REG_ENTITY_GUIDE, id, error))
         && reg_guide_save (db, saved, NULL, 0, error) && reg_guide_delete (db, id, error)
         && reg_guide_restore (db, id, error);
}

static gboolean
write_lost_quotation (RegDb *db, GError **error)
{
  gint64 id = reg_quotation_create (db, 1, 0, error);

  return id && reg_quotation_set_party (db, id, 2, error)
         && reg_quotation_decline (db, id, "price", "Somebody else", error);
}

static gboolean
write_pin (RegDb *db, GError **error)
{
  g_autofree char *number = reg_series_take (db, "sale", error);

  return number && reg_staff_set_pin (db, 1, NULL, error);
}

/* What is known of those who work here and hand over to each other. */
static gboolean
ask_colleagues (RegDb *db, GError **error)
{
  g_autoptr (GArray) spans = NULL;
  g_autoptr (GPtrArray) open = NULL, about = NULL, notes = NULL, plays = NULL, sellers = NULL;
  g_autoptr (RegBriefing) briefing = NULL;

  return (spans = reg_absences_load_spans (db, error))
         && (open = reg_shift_notes_list_open (db, 0, error))
         && (about = reg_shift_notes_list_open (db, 1, error))
         && (notes = reg_shift_notes_list (db, 50, error)) && (plays = reg_plays_list (db, error))
         && (sellers = reg_plays_list_sellers (db, 3, error))
         && (briefing = reg_briefing_load (db, 1, 2, error));
}

static gboolean
ask_handover (RegDb *db, GError **error)
{
  RegHandoverCounts counts;

  for (RegHandoverWay way = 0; way < REG_N_HANDOVER_WAYS; way++)
    {
      g_autoptr (GPtrArray) accounts = reg_handover_list_accounts (db, 1, way, error);
      g_autoptr (GPtrArray) groups = accounts ? reg_handover_list_groups (db, 1, accounts, error)
                                              : NULL;

      if (!groups)
        return FALSE;
    }
  return reg_handover_count (db, 1, &counts, error)
         && reg_handover_find_by_task (db, 1, error) >= 0;
}

static gboolean
ask_handovers_done (RegDb *db, GError **error)
{
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GArray) moved = NULL, unread = NULL;

  return (done = reg_handover_list_done (db, 20, error))
         && (moved = reg_handover_list_moved (db, 1, 0, error))
         && (unread = reg_handover_list_unread (db, 1, 1, error))
         && reg_handover_get_from (db, 1) == 0;
}

static gboolean
write_handover (RegDb *db, GError **error)
{
  g_autoptr (RegHandoverPlan) plan = reg_handover_plan_new (1);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_STAFF);
  g_autoptr (RegRecord) tom = NULL;
  g_autoptr (RegRecord) saved = NULL;

  reg_record_builder_set_text (builder, REG_STAFF_NAME, "Tom");
  reg_record_builder_set_int (builder, REG_STAFF_ACTIVE, TRUE);
  tom = reg_record_builder_end (builder);
  if (!(saved = reg_db_save (db, tom, error)))
    return FALSE;
  plan->successor = reg_record_get_id (saved);
  return reg_handover_run (db, plan, error)
         && reg_handover_set_read (db, 1, 0, plan->successor, error)
         && reg_shift_note_write (db, 1, "look", error);
}

static gboolean
ask_rules (RegDb *db, GError **error)
{
  static const RegApprovalCondition conditions[] = { REG_APPROVAL_NEW_CUSTOMER,
                                                     REG_APPROVAL_PRODUCT_GROUP };

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_APPROVAL_RULE);
      g_autoptr (RegRecord) rule = NULL;
      g_autoptr (RegRuleTrial) trial = NULL;

      reg_record_builder_set_int (builder, REG_APPROVAL_RULE_CONDITION, conditions[i]);
      rule = reg_record_builder_end (builder);
      if (!(trial = reg_rule_trial_run (db, rule, "2026-01-01", "2026-12-31", error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
ask_material (RegDb *db, GError **error)
{
  g_autoptr (GPtrArray) usual = reg_material_list_usual (db, 1, 10, error);
  g_autoptr (GPtrArray) quoted = usual ? reg_material_list_for_quotation (db, 1, 10, error) : NULL;
  g_autoptr (RegMaterialWays) ways = quoted ? reg_material_ways_load (db, 1, error) : NULL;
  RegMaterialSums sums;

  return ways && reg_material_sums_load (db, "2026-01-01", &sums, error);
}

static gboolean
write_arrivals (RegDb *db, GError **error)
{
  return reg_material_arrive_due (db, "Ask them", NULL, error)
         && reg_contracts_remind (db, "Decide", NULL, error);
}

const Question questions[] = {
  /* All rows of a list are asked for; x is the list, f what its filter leaves of the customers. */
  { "lists", ask_lists, FALSE, "x f" },
  { "words in lists", ask_words_in_lists, FALSE, "" },
  /* One pass over the customers, what they have, and the names of products. */
  { "segments", ask_segments, FALSE, "f h g" },
  { "rows", ask_rows, FALSE, "" },
  { "search", ask_search, FALSE, "" },
  { "today", ask_today, FALSE, "" },
  { "agenda", ask_agenda, FALSE, "" },
  { "customer", ask_customer, FALSE, "" },
  /* All buyers of a small book are counted; the plays of a shop are few. */
  { "counter", ask_counter, FALSE, "f x" },
  { "documents", ask_documents, FALSE, "" },
  /* All rows of the list are asked for. */
  { "goods", ask_goods, FALSE, "x" },
  /* The line above the board adds up all deals. */
  { "board", ask_board, FALSE, "x" },
  /* All customers, and all entries. */
  { "insights", ask_insights, FALSE, "x" },
  /* All customers, each by the key of its summary; the sales by an index. */
  { "movements", ask_movements, FALSE, "p" },
  /* All customers, once; the sales by an index. */
  { "crossings", ask_crossings, FALSE, "f" },
  /* The plays of a shop are few. */
  { "best", ask_best, FALSE, "x" },
  /* By the state of revisions, so that drafts are left alone. */
  { "measures", ask_measures, FALSE, "" },
  { "chain", ask_chain, FALSE, "e r c" },
  /* All that was ever handed in, by whose day it is chosen, and the groups of all products. */
  { "rules", ask_rules, FALSE, "x product" },
  /* What there is to give is little; a year of what was asked for is added up when its list is shown. */
  { "material", ask_material, FALSE, "x" },
  { "lookups", ask_lookups, FALSE, "party p" },
  { "privacy", ask_privacy, FALSE, "" },
  { "retention", ask_retention, FALSE, "" },
  /* One pass over each kind of record, when somebody opens the bin. */
  { "bin", ask_bin, FALSE, "t" },
  { "prices", ask_prices, FALSE, "" },
  { "firm", ask_firm, FALSE, "" },
  { "undo", ask_undo, FALSE, "" },
  { "customer written", write_customer, TRUE, "" },
  { "task written", write_task, TRUE, "" },
  { "deal written", write_deal, TRUE, "" },
  { "sale written", write_sale, TRUE, "" },
  { "complaint written", write_complaint, TRUE, "" },
  { "quotation written", write_quotation, TRUE, "" },
  { "lost quotation written", write_lost_quotation, TRUE, "" },
  { "template quotation written", write_template, TRUE, "" },
  /* All products of a guide, each by its key. */
  { "guide written", write_guide, TRUE, "" },
  { "number and PIN written", write_pin, TRUE, "" },
  /* Once a day all contracts are looked at. */
  { "arrivals written", write_arrivals, TRUE, "x" },
  { "colleagues", ask_colleagues, FALSE, "" },
  { "handover", ask_handover, FALSE, "" },
  /* From the last action back to the first handover that is asked for. */
  { "handovers done", ask_handovers_done, FALSE, "a" },
  { "handed over", write_handover, TRUE, "" },
  { "question and answer written", write_answer, TRUE, "" },
};
const guint n_questions = G_N_ELEMENTS (questions);

static gboolean
seed_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const RegSeed seed = { 60, 5 };
  RegSeedResult result;

  return reg_seed_fill (db, &seed, &result, error);
}

void
questions_set_up (StoreFixture *self, gconstpointer unused)
{
  static const RegActionInfo info = {
    .kind = "seed", .label = "Filled", .without_undo = TRUE, .is_long = TRUE
  };
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (self, NULL);
  store_fixture_use_clock (self, "2026-11-18T09:00:00Z");
  store_fixture_make_firm (self);
  reg_store_set_staff (self->store, 1);
  reg_store_write_sync (self->store, &info, seed_job, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}
