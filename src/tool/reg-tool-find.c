/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "core/reg-uid.h"
#include "io/reg-field-text.h"
#include "store/reg-journal.h"
#include "store/reg-past.h"
#include "store/reg-search.h"

/* Verbs that find and show records. */

typedef struct
{
  const char *query;
  int limit;
  yyjson_mut_doc *doc;
  const char *day;
} FindJob;

static gboolean
search_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FindJob *job = data;
  g_autoptr (GPtrArray) hits = reg_search (db, job->query, job->limit, cancellable, error);
  yyjson_mut_val *list = yyjson_mut_doc_get_root (job->doc);

  /* The search limits each kind of record, the caller all of them together. */
  for (guint i = 0; hits && i < MIN (hits->len, (guint)job->limit); i++)
    {
      const RegHit *hit = hits->pdata[i];
      g_autoptr (RegRecord) record = reg_db_load (db, hit->entity, hit->id, error);
      g_autofree char *uid = NULL;
      yyjson_mut_val *row;

      if (!record)
        return FALSE;
      uid = reg_uid_to_string (reg_record_get_uid (record));
      row = yyjson_mut_arr_add_obj (job->doc, list);
      yyjson_mut_obj_add_str (job->doc, row, "kind", reg_entity_get_info (hit->entity)->table);
      yyjson_mut_obj_add_strcpy (job->doc, row, "title", hit->title);
      yyjson_mut_obj_add_strcpy (job->doc, row, "detail", hit->detail);
      yyjson_mut_obj_add_strcpy (job->doc, row, "uid", uid);
    }
  return hits != NULL;
}

static yyjson_mut_doc *
new_list (void)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);

  yyjson_mut_doc_set_root (doc, yyjson_mut_arr (doc));
  return doc;
}

/* Reads with @job into a list and prints that. */
static RegToolStatus
answer (RegTool *tool, RegStoreJob job, const char *query, int limit, GError **error)
{
  FindJob find = { query, limit, new_list () };
  gboolean ok = reg_tool_read (tool, job, &find, error);

  if (ok)
    reg_tool_print (tool, find.doc);
  yyjson_mut_doc_free (find.doc);
  return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
}

/**
 * reg_tool_search:
 *
 * The verb "search": what the counter search finds.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_search (RegTool *tool, int argc, char **argv, GError **error)
{
  int limit = 20;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { NULL },
  };

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 1, 1, "search QUERY [--limit N]", error))
    return REG_TOOL_FAILED;
  return answer (tool, search_job, argv[1], CLAMP (limit, 1, 1000), error);
}

static RegRecord *
find_by_uid (RegDb *db, const guint8 *uid)
{
  for (RegEntityId entity = REG_ENTITY_NONE + 1; entity < REG_N_ENTITIES; entity++)
    {
      RegRecord *record = reg_db_load_by_uid (db, entity, uid, NULL);

      if (record)
        return record;
    }
  return NULL;
}

static RegRecord *
find_by_number (RegDb *db, const char *number)
{
  for (RegEntityId entity = REG_ENTITY_NONE + 1; entity < REG_N_ENTITIES; entity++)
    {
      const RegEntityInfo *info = reg_entity_get_info (entity);

      for (int i = 0; i < info->n_fields; i++)
        {
          RegRecord *record = info->fields[i].flags & REG_FIELD_NUMBER
                                  ? reg_db_find_by_text (db, entity, i, number, NULL)
                                  : NULL;

          if (record)
            return record;
        }
    }
  return NULL;
}

static RegRecord *
find_record (RegDb *db, const char *name, GError **error)
{
  guint8 uid[REG_UID_SIZE];
  RegRecord *record = reg_uid_parse (name, uid) ? find_by_uid (db, uid) : find_by_number (db, name);

  if (!record)
    g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND, "Nothing has the number “%s”",
                 name);
  return record;
}

static const char *
currency_of (RegDb *db, const RegRecord *record, RegRecord **firm)
{
  const RegEntityInfo *info = reg_record_get_info (record);
  int field = reg_entity_find_field (info, "currency");

  if (field >= 0 && !reg_record_is_null (record, field))
    return reg_record_get_text (record, field);
  if (!*firm)
    *firm = reg_db_load_firm (db, NULL);
  return *firm ? reg_record_get_text (*firm, REG_FIRM_CURRENCY) : NULL;
}

static void
add_record (RegDb *db, const RegRecord *record, yyjson_mut_doc *doc, yyjson_mut_val *object)
{
  const RegEntityInfo *info = reg_record_get_info (record);
  g_autoptr (RegRecord) firm = NULL;
  const char *currency = currency_of (db, record, &firm);
  g_autofree char *uid = reg_uid_to_string (reg_record_get_uid (record));

  yyjson_mut_obj_add_str (doc, object, "kind", info->table);
  yyjson_mut_obj_add_strcpy (doc, object, "uid", uid);
  for (int i = 0; i < info->n_fields; i++)
    {
      const RegFieldInfo *field = &info->fields[i];
      g_autofree char *text = NULL;

      if (field->flags & REG_FIELD_SECRET)
        continue;
      if (field->type == REG_FIELD_TYPE_REF && !reg_record_is_null (record, i))
        {
          g_autoptr (RegRecord)
              target = reg_db_load (db, field->refers, reg_record_get_int (record, i), NULL);
          text = target ? reg_uid_to_string (reg_record_get_uid (target)) : NULL;
        }
      else
        text = reg_field_to_text (field, reg_record_get_value (record, i), currency);
      if (text)
        yyjson_mut_obj_add_strcpy (doc, object, field->column, text);
    }
}

static gboolean
add_children (RegDb *db,
              const RegRecord *record,
              RegEntityId child,
              int field,
              int order,
              yyjson_mut_doc *doc,
              yyjson_mut_val *object,
              GError **error)
{
  g_autoptr (GPtrArray)
      rows = reg_db_list_by_int (db, child, field, reg_record_get_id (record), order, error);
  yyjson_mut_val *list;

  if (!rows)
    return FALSE;
  if (!rows->len)
    return TRUE;
  list = yyjson_mut_obj_add_arr (doc, object, reg_entity_get_info (child)->table);
  for (guint i = 0; i < rows->len; i++)
    add_record (db, rows->pdata[i], doc, yyjson_mut_arr_add_obj (doc, list));
  return TRUE;
}

static gboolean
add_parts (
    RegDb *db, const RegRecord *record, yyjson_mut_doc *doc, yyjson_mut_val *object, GError **error)
{
  g_autoptr (RegRecord) revision = NULL;

  switch (reg_record_get_entity (record))
    {
    case REG_ENTITY_PARTY:
      return add_children (db, record, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID,
                           REG_CONTACT_POINT_POSITION, doc, object, error);
    case REG_ENTITY_SALE:
      return add_children (db, record, REG_ENTITY_SALE_LINE, REG_SALE_LINE_SALE_ID,
                           REG_SALE_LINE_POSITION, doc, object, error);
    case REG_ENTITY_COMPLAINT:
      return add_children (db, record, REG_ENTITY_COMPLAINT_EVENT, REG_COMPLAINT_EVENT_COMPLAINT_ID,
                           REG_COMPLAINT_EVENT_AT, doc, object, error);
    case REG_ENTITY_QUOTATION:
      if (!add_children (db, record, REG_ENTITY_QUOTATION_REVISION,
                         REG_QUOTATION_REVISION_QUOTATION_ID, REG_QUOTATION_REVISION_REVISION, doc,
                         object, error))
        return FALSE;
      revision = reg_db_load (db, REG_ENTITY_QUOTATION_REVISION,
                              reg_record_get_int (record, REG_QUOTATION_CURRENT_ID), NULL);
      return !revision
             || add_children (db, revision, REG_ENTITY_QUOTATION_LINE,
                              REG_QUOTATION_LINE_REVISION_ID, REG_QUOTATION_LINE_POSITION, doc,
                              object, error);
    default:
      return TRUE;
    }
}

static gboolean
show_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FindJob *job = data;
  g_autoptr (RegRecord) record = find_record (db, job->query, error);
  yyjson_mut_val *object = yyjson_mut_obj (job->doc);

  if (!record)
    return FALSE;
  yyjson_mut_doc_set_root (job->doc, object);
  add_record (db, record, job->doc, object);
  return add_parts (db, record, job->doc, object, error);
}

/**
 * reg_tool_show:
 *
 * The verb "show": one record with its parts.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_show (RegTool *tool, int argc, char **argv, GError **error)
{
  if (!reg_tool_want_arguments (argc, 1, 1, "show NUMBER|UID", error))
    return REG_TOOL_FAILED;
  return answer (tool, show_job, argv[1], 0, error);
}

static const char *
describe_op (char op)
{
  switch (op)
    {
    case 'i':
      return "made";
    case 'd':
      return "removed";
    case 'b':
      return "to the bin";
    case 'r':
      return "out of the bin";
    default:
      return "changed";
    }
}

static gboolean
history_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FindJob *job = data;
  g_autoptr (RegRecord) record = find_record (db, job->query, error);
  g_autoptr (RegRecord) firm = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  yyjson_mut_val *list = yyjson_mut_doc_get_root (job->doc);
  const RegEntityInfo *info;

  if (!record)
    return FALSE;
  info = reg_record_get_info (record);
  entries = reg_journal_history (db, info->id, reg_record_get_id (record), 1000, error);
  for (guint i = 0; entries && i < entries->len; i++)
    {
      const RegHistoryEntry *entry = entries->pdata[i];
      g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc_usec (entry->at * 1000);
      g_autofree char *at = g_date_time_format_iso8601 (when);
      yyjson_mut_val *row = yyjson_mut_arr_add_obj (job->doc, list);

      yyjson_mut_obj_add_strcpy (job->doc, row, "at", at);
      yyjson_mut_obj_add_strcpy (job->doc, row, "who", entry->who);
      yyjson_mut_obj_add_strcpy (job->doc, row, "action", entry->label);
      yyjson_mut_obj_add_str (job->doc, row, "what", describe_op (entry->op));
      if (entry->field >= 0)
        {
          const RegFieldInfo *field = &info->fields[entry->field];
          const char *currency = currency_of (db, record, &firm);
          g_autofree char *before = reg_field_to_text (field, &entry->old_value, currency);
          g_autofree char *after = reg_field_to_text (field, &entry->new_value, currency);

          yyjson_mut_obj_add_str (job->doc, row, "field", field->column);
          yyjson_mut_obj_add_strcpy (job->doc, row, "old", before);
          yyjson_mut_obj_add_strcpy (job->doc, row, "new", after);
        }
    }
  return entries != NULL;
}

/**
 * reg_tool_history:
 *
 * The verb "history": who changed what of a record and when.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_history (RegTool *tool, int argc, char **argv, GError **error)
{
  if (!reg_tool_want_arguments (argc, 1, 1, "history UID|NUMBER", error))
    return REG_TOOL_FAILED;
  return answer (tool, history_job, argv[1], 0, error);
}

static void
add_records (RegDb *db, const FindJob *job, const char *key, GPtrArray *records)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (job->doc, yyjson_mut_doc_get_root (job->doc), key);

  for (guint i = 0; i < records->len; i++)
    add_record (db, records->pdata[i], job->doc, yyjson_mut_arr_add_obj (job->doc, list));
}

static void
add_past (RegDb *db, const FindJob *job, const RegPast *past)
{
  yyjson_mut_val *object = yyjson_mut_doc_get_root (job->doc);
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint i = 0; i < past->answers->len; i++)
    if (((RegPastAnswer *)past->answers->pdata[i])->then)
      g_ptr_array_add (answers, ((RegPastAnswer *)past->answers->pdata[i])->then);
  for (guint i = 0; i < past->matters->len; i++)
    g_ptr_array_add (open, ((RegPastMatter *)past->matters->pdata[i])->record);
  add_record (db, past->then, job->doc, object);
  add_records (db, job, "contact_points", past->points_then);
  if (past->mark_then)
    add_record (db, past->mark_then, job->doc,
                yyjson_mut_obj_add_obj (job->doc, object, "rung_mark"));
  add_records (db, job, "answers", answers);
  add_records (db, job, "open", open);
  yyjson_mut_obj_add_sint (job->doc, object, "purchases", past->n_sales_then);
}

static gboolean
as_it_was_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FindJob *job = data;
  g_autoptr (RegRecord) record = find_record (db, job->query, error);
  g_autoptr (RegPast) past = NULL;

  if (!record)
    return FALSE;
  if (reg_record_get_entity (record) != REG_ENTITY_PARTY)
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID, "“%s” is no customer",
                   job->query);
      return FALSE;
    }
  past = reg_past_load (db, reg_record_get_id (record), job->day, error);
  if (!past)
    return FALSE;
  yyjson_mut_doc_set_root (job->doc, yyjson_mut_obj (job->doc));
  if (past->then)
    add_past (db, job, past);
  return TRUE;
}

/**
 * reg_tool_as_it_was:
 *
 * The verb "as-it-was": a customer at the end of a day; nothing when they were not in the book.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_as_it_was (RegTool *tool, int argc, char **argv, GError **error)
{
  FindJob job = { 0 };
  gboolean ok;

  if (!reg_tool_want_arguments (argc, 2, 2, "as-it-was NUMBER|UID YYYY-MM-DD", error))
    return REG_TOOL_FAILED;
  job = (FindJob){ .query = argv[1], .day = argv[2], .doc = yyjson_mut_doc_new (NULL) };
  ok = reg_tool_read (tool, as_it_was_job, &job, error);
  if (ok)
    reg_tool_print (tool, job.doc);
  yyjson_mut_doc_free (job.doc);
  return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
}
