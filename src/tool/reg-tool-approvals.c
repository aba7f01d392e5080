/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "core/reg-money.h"
#include "store/reg-approval-files.h"
#include "store/reg-approvals.h"
#include "store/reg-firm.h"
#include "store/reg-key-file.h"

#include <string.h>

/* The verb "approvals": what waits, whether all of it can be verified, whom the book trusts, and
 * answers that travel as signed files. Who decides something proves it with the PIN in the
 * environment variable REGULARS_PIN, never on the command line, which others can see. */

#define USAGE                                                                                      \
  "approvals verify   or   approvals waiting [--as NAME]   or   approvals keys   or   "            \
  "approvals key FILE   or   approvals trust FILE --for NAME --fingerprint DIGITS --as NAME   or " \
  "  approvals revoke FINGERPRINT --as NAME   or   approvals request NUMBER FILE   or   "          \
  "approvals show FILE   or   approvals answer REQUEST FILE {--approve [--limit RATE] | "          \
  "--send-back | --reject} [--comment TEXT] --as NAME   or   approvals take FILE [NUMBER]"

typedef struct
{
  char *as;
  char *whose;
  char *fingerprint;
  char *limit;
  char *comment;
  gboolean approve, send_back, reject;
} Options;

typedef struct
{
  const Options *options;
  const char *number; /* of a quotation; or a fingerprint */
  RegSigningKey *key;
  GBytes *file; /* taken in */
  GBytes *made; /* to be written */
  RegApprovalReply reply;
  gint64 party; /* whom a request is about */
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;
} Job;

static void
options_clear (Options *options)
{
  g_free (options->as);
  g_free (options->whose);
  g_free (options->fingerprint);
  g_free (options->limit);
  g_free (options->comment);
}

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->key, reg_signing_key_unref);
  g_clear_pointer (&job->file, g_bytes_unref);
  g_clear_pointer (&job->made, g_bytes_unref);
  g_clear_pointer (&job->doc, yyjson_mut_doc_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static void
begin_doc (Job *job, gboolean is_list)
{
  job->doc = yyjson_mut_doc_new (NULL);
  job->root = is_list ? yyjson_mut_arr (job->doc) : yyjson_mut_obj (job->doc);
  yyjson_mut_doc_set_root (job->doc, job->root);
}

static void
add_text (Job *job, yyjson_mut_val *object, const char *name, const char *text)
{
  if (text && *text)
    yyjson_mut_obj_add_strcpy (job->doc, object, name, text);
}

static void
add_taken (Job *job, yyjson_mut_val *object, const char *name, char *text)
{
  g_autofree char *owned = text;

  add_text (job, object, name, owned);
}

static char *
print_time (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc_usec (at * 1000);

  return time ? g_date_time_format_iso8601 (time) : NULL;
}

/* --- people ----------------------------------------------------------------------------- */

static gint64
find_staff (RegDb *db, const char *name, GError **error)
{
  g_autoptr (RegRecord)
      staff = reg_db_find_by_text (db, REG_ENTITY_STAFF, REG_STAFF_NAME, name, error);

  return staff ? reg_record_get_id (staff) : 0;
}

/* Who does it, when they are who they say. */
static gint64
prove (RegDb *db, const Options *options, GError **error)
{
  gint64 staff;

  if (!options->as)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "--as says who does it, and REGULARS_PIN proves it");
      return 0;
    }
  if (!(staff = find_staff (db, options->as, error))
      || !reg_staff_check_pin (db, staff, g_getenv ("REGULARS_PIN"), error))
    return 0;
  reg_db_set_staff (db, staff);
  return staff;
}

/* --- reading ---------------------------------------------------------------------------- */

static gboolean
verify_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  yyjson_mut_val *list;
  gint64 n_checked;

  if (!reg_approvals_verify (db, findings, &n_checked, error))
    return FALSE;
  begin_doc (job, FALSE);
  yyjson_mut_obj_add_bool (job->doc, job->root, "verified", findings->len == 0);
  yyjson_mut_obj_add_sint (job->doc, job->root, "checked", n_checked);
  list = yyjson_mut_obj_add_arr (job->doc, job->root, "findings");
  for (guint i = 0; i < findings->len; i++)
    yyjson_mut_arr_add_strcpy (job->doc, list, findings->pdata[i]);
  return TRUE;
}

static gboolean
is_verified (const Job *job)
{
  return yyjson_mut_get_bool (yyjson_mut_obj_get (job->root, "verified"));
}

static void
add_askable (Job *job, RegDb *db, yyjson_mut_val *row, gint64 quotation)
{
  g_autoptr (GPtrArray) all = reg_db_list (db, REG_ENTITY_STAFF, REG_STAFF_NAME, NULL);
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (job->doc, row, "may_answer");

  for (guint i = 0; all && i < all->len; i++)
    if (reg_approval_may_answer (db, quotation, reg_record_get_id (all->pdata[i]), NULL))
      yyjson_mut_arr_add_strcpy (job->doc, list,
                                 reg_record_get_text (all->pdata[i], REG_STAFF_NAME));
}

static gboolean
add_waiting (Job *job, RegDb *db, gint64 id, GError **error)
{
  g_autoptr (RegQuotation) quotation = reg_quotation_load (db, id, 0, error);
  yyjson_mut_val *row;
  RegApprovalTurn turn;

  if (!quotation || !reg_approval_load_turn (db, quotation, &turn, error))
    return FALSE;
  row = yyjson_mut_arr_add_obj (job->doc, job->root);
  add_text (job, row, "number", quotation->number);
  if (quotation->party)
    add_text (job, row, "customer", reg_record_get_text (quotation->party, REG_PARTY_NAME));
  add_taken (
      job, row, "total",
      reg_money_print (reg_record_get_int (quotation->revision, REG_QUOTATION_REVISION_GROSS),
                       reg_record_get_text (quotation->revision, REG_QUOTATION_REVISION_CURRENCY)));
  add_text (job, row, "currency",
            reg_record_get_text (quotation->revision, REG_QUOTATION_REVISION_CURRENCY));
  add_text (job, row, "reason",
            reg_record_get_text (quotation->revision, REG_QUOTATION_REVISION_ASKED_REASON));
  add_taken (job, row, "since", print_time (turn.since));
  if (turn.passes_on_at)
    add_taken (job, row, "passes_on", print_time (turn.passes_on_at));
  yyjson_mut_obj_add_sint (job->doc, row, "level", turn.level);
  yyjson_mut_obj_add_bool (job->doc, row, "verified", quotation->can_verify);
  add_askable (job, db, row, id);
  return TRUE;
}

static gboolean
waiting_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  const char *who = job->options->as;
  gint64 staff = who ? find_staff (db, who, error) : 0;
  g_autoptr (GArray) waiting = NULL;

  if (who && !staff)
    return FALSE;
  waiting = who ? reg_approvals_waiting_for (db, staff, error)
                : reg_approvals_list_waiting (db, error);
  begin_doc (job, TRUE);
  for (guint i = 0; waiting && i < waiting->len; i++)
    if (!add_waiting (job, db, g_array_index (waiting, gint64, i), error))
      return FALSE;
  return waiting != NULL;
}

static const char *
state_word (RegKeyState state)
{
  return state == REG_KEY_OWN       ? "own"
         : state == REG_KEY_TRUSTED ? "trusted"
         : state == REG_KEY_REVOKED ? "revoked"
                                    : "unknown";
}

static gboolean
keys_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) keys = reg_approval_keys_list (db, error);

  begin_doc (job, TRUE);
  for (guint i = 0; keys && i < keys->len; i++)
    {
      const RegKeyInfo *info = keys->pdata[i];
      yyjson_mut_val *row = yyjson_mut_arr_add_obj (job->doc, job->root);

      add_text (job, row, "name", reg_record_get_text (info->record, REG_APPROVAL_KEY_NAME));
      add_text (job, row, "fingerprint", info->fingerprint);
      add_text (job, row, "state", state_word (info->state));
      if (info->staff)
        add_text (job, row, "person", reg_record_get_text (info->staff, REG_STAFF_NAME));
      add_text (job, row, "since", reg_record_get_text (info->record, REG_APPROVAL_KEY_TRUSTED_ON));
      add_text (job, row, "until", reg_record_get_text (info->record, REG_APPROVAL_KEY_REVOKED_ON));
    }
  return keys != NULL;
}

static void
add_lines (Job *job, const RegApprovalAsked *asked)
{
  const char *currency = reg_record_get_text (asked->revision, REG_QUOTATION_REVISION_CURRENCY);
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (job->doc, job->root, "lines");

  for (guint i = 0; i < asked->lines->len; i++)
    {
      const RegRecord *line = asked->lines->pdata[i];
      yyjson_mut_val *row = yyjson_mut_arr_add_obj (job->doc, list);

      add_text (job, row, "code", reg_record_get_text (line, REG_QUOTATION_LINE_CODE));
      add_text (job, row, "description",
                reg_record_get_text (line, REG_QUOTATION_LINE_DESCRIPTION));
      add_taken (job, row, "quantity",
                 reg_quantity_print (reg_record_get_int (line, REG_QUOTATION_LINE_QUANTITY)));
      add_taken (
          job, row, "unit_price",
          reg_price_print (reg_record_get_int (line, REG_QUOTATION_LINE_UNIT_PRICE), currency));
      if (!reg_record_is_null (line, REG_QUOTATION_LINE_UNIT_COST))
        add_taken (
            job, row, "cost",
            reg_price_print (reg_record_get_int (line, REG_QUOTATION_LINE_UNIT_COST), currency));
      add_taken (job, row, "net",
                 reg_money_print (reg_record_get_int (line, REG_QUOTATION_LINE_NET), currency));
    }
}

static gboolean
show_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RegApprovalAsked) asked = reg_approval_files_open (db, job->file, error);
  const RegApprovalRequest *request;
  const char *currency;
  yyjson_mut_val *list;

  if (!asked)
    return FALSE;
  request = asked->request;
  currency = reg_record_get_text (asked->revision, REG_QUOTATION_REVISION_CURRENCY);
  begin_doc (job, FALSE);
  add_text (job, job->root, "firm", request->firm_name);
  add_text (job, job->root, "number", request->number);
  add_text (job, job->root, "customer", request->customer);
  add_text (job, job->root, "asked_by", request->asker_name);
  add_text (job, job->root, "reason", request->reason);
  add_text (job, job->root, "computer", asked->computer);
  add_text (job, job->root, "key", state_word (asked->state));
  add_taken (job, job->root, "asked_at", print_time (request->asked_at));
  add_taken (job, job->root, "expires_at", print_time (request->expires_at));
  add_taken (job, job->root, "discount", reg_rate_print (request->discount));
  add_taken (job, job->root, "total",
             reg_money_print (reg_record_get_int (asked->revision, REG_QUOTATION_REVISION_GROSS),
                              currency));
  add_text (job, job->root, "currency", currency);
  list = yyjson_mut_obj_add_arr (job->doc, job->root, "may_answer");
  for (guint i = 0; i < request->people->len; i++)
    yyjson_mut_arr_add_strcpy (job->doc, list,
                               ((const RegRequestPerson *)request->people->pdata[i])->name);
  add_lines (job, asked);
  return TRUE;
}

/* --- writing ---------------------------------------------------------------------------- */

/* Who has which number: "2026-0118-2" is revision 2 of 2026-0118. */
static gint64
find_quotation (RegDb *db, const char *number, GError **error)
{
  const char *dash = strrchr (number, '-');
  g_autofree char *base = dash ? g_strndup (number, (gsize)(dash - number)) : NULL;
  g_autoptr (RegRecord)
      record = reg_db_find_by_text (db, REG_ENTITY_QUOTATION, REG_QUOTATION_NUMBER, number, NULL);

  if (!record)
    record = reg_db_find_by_text (db, REG_ENTITY_QUOTATION, REG_QUOTATION_NUMBER,
                                  base ? base : number, error);
  return record ? reg_record_get_id (record) : 0;
}

static gboolean
card_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->made = reg_approval_keys_write_card (db, job->key, error);
  return job->made != NULL;
}

static gboolean
trust_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gint64 whose = find_staff (db, job->options->whose, error);

  return whose && prove (db, job->options, error)
         && reg_approval_keys_trust (db, job->file, job->options->fingerprint, whose, error);
}

static gboolean
revoke_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) keys = reg_approval_keys_list (db, error);

  if (!keys || !prove (db, job->options, error))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      const RegKeyInfo *info = keys->pdata[i];

      if (*info->fingerprint && strcmp (info->fingerprint, job->number) == 0)
        return reg_approval_keys_revoke (db, reg_record_get_id (info->record), error);
    }
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND,
               "The book has no key with the fingerprint %s", job->number);
  return FALSE;
}

static gboolean
ask_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gint64 id = find_quotation (db, job->number, error);
  g_autoptr (RegQuotation) quotation = NULL;

  if (!id || !(job->made = reg_approval_files_ask (db, id, job->key, error))
      || !(quotation = reg_quotation_load (db, id, 0, error)))
    return FALSE;
  job->party = quotation->party ? reg_record_get_id (quotation->party) : 0;
  return TRUE;
}

/* Who answers is asked by the identifier of the other book, or else by the name. */
static const guint8 *
find_asked (RegDb *db, const RegApprovalRequest *request, gint64 staff, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_STAFF, staff, error);
  const char *name = record ? reg_record_get_text (record, REG_STAFF_NAME) : NULL;
  const RegRequestPerson *found = record ? reg_approval_request_find_person (
                                               request, reg_record_get_uid (record))
                                         : NULL;

  for (guint i = 0; record && !found && i < request->people->len; i++)
    {
      const RegRequestPerson *person = request->people->pdata[i];

      if (strcmp (person->name, name) == 0)
        found = person;
    }
  if (record && !found)
    g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED, "%s is not asked for an answer",
                 name);
  return found ? found->uid : NULL;
}

static gboolean
answer_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RegApprovalAsked) asked = reg_approval_files_open (db, job->file, error);

  if (asked && (job->reply.staff = prove (db, job->options, error))
      && (job->reply.as = find_asked (db, asked->request, job->reply.staff, error)))
    job->made = reg_approval_files_answer (db, job->file, &job->reply, job->key, error);
  return job->made != NULL;
}

static gboolean
take_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gint64 where = job->number ? find_quotation (db, job->number, error) : 0;
  g_autoptr (RegQuotation) quotation = NULL;
  RegApprovalTaken taken;

  if ((job->number && !where) || !reg_approval_files_take (db, job->file, where, &taken, error)
      || !(quotation = reg_quotation_load (db, taken.quotation, 0, error)))
    return FALSE;
  begin_doc (job, FALSE);
  add_text (job, job->root, "number", quotation->number);
  add_text (job, job->root, "answer",
            reg_enum_get_nick (&reg_enum_approval_event_kind, taken.kind));
  add_text (
      job, job->root, "state",
      reg_enum_get_nick (&reg_enum_quotation_state,
                         reg_record_get_int (quotation->revision, REG_QUOTATION_REVISION_STATE)));
  return TRUE;
}

/* --- the verb --------------------------------------------------------------------------- */

static GBytes *
read_file (const char *name, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (name, FALSE, error);

  if (!mapped)
    return NULL;
  if (g_mapped_file_get_length (mapped) <= REG_SIGNED_FILE_MAX_SIZE)
    {
      g_autofree char *text = NULL;
      gsize size;

      return g_file_get_contents (name, &text, &size, error)
                 ? g_bytes_new_take (g_steal_pointer (&text), size)
                 : NULL;
    }
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s is too large for an approval file",
               name);
  return NULL;
}

/* Files and trust are no steps that could be taken back: what is given away is given away. */
static gboolean
write_book (RegTool *tool, const char *kind, RegStoreJob run, Job *job, GError **error)
{
  const RegActionInfo info = { .kind = kind, .label = kind, .without_undo = TRUE };

  return reg_tool_open (tool, 0, error)
         && reg_store_write_sync (tool->store, &info, run, job, NULL, NULL, error);
}

static RegToolStatus
print_read (RegTool *tool, RegStoreJob run, Job *job, GError **error)
{
  if (!reg_tool_read (tool, run, job, error))
    return REG_TOOL_FAILED;
  reg_tool_print (tool, job->doc);
  return REG_TOOL_DONE;
}

static RegToolStatus
verify (RegTool *tool, Job *job, GError **error)
{
  RegToolStatus status = print_read (tool, verify_job, job, error);

  return status == REG_TOOL_DONE && !is_verified (job) ? REG_TOOL_FAILED : status;
}

static void
print_own (RegTool *tool, Job *job)
{
  begin_doc (job, FALSE);
  add_taken (job, job->root, "fingerprint",
             reg_public_key_fingerprint (reg_signing_key_get_public (job->key)));
  reg_tool_print (tool, job->doc);
}

static RegToolStatus
write_file (
    RegTool *tool, const char *kind, RegStoreJob run, Job *job, const char *name, GError **error)
{
  RegExportNote note = {
    .what = REG_EXPORT_WHAT_SALES, .form = "approval", .count = 1, .place = name
  };
  gsize size;
  const char *text;

  if (!(job->key = reg_key_file_load (NULL, error)) || !write_book (tool, kind, run, job, error))
    return REG_TOOL_FAILED;
  note.party = job->party;
  if (job->party && !reg_tool_note_export (tool, &note, error))
    return REG_TOOL_FAILED;
  text = g_bytes_get_data (job->made, &size);
  if (!g_file_set_contents_full (name, text, (gssize)size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                 error))
    return REG_TOOL_FAILED;
  print_own (tool, job);
  return REG_TOOL_DONE;
}

static gboolean
set_reply (Job *job, const Options *options, GError **error)
{
  if (options->approve + options->send_back + options->reject != 1
      || (options->limit && !options->approve))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "An answer is one of --approve (with or without --limit), --send-back "
                           "and --reject");
      return FALSE;
    }
  job->reply.kind = options->limit       ? REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT
                    : options->approve   ? REG_APPROVAL_EVENT_KIND_APPROVED
                    : options->send_back ? REG_APPROVAL_EVENT_KIND_SENT_BACK
                                         : REG_APPROVAL_EVENT_KIND_REJECTED;
  job->reply.comment = options->comment;
  return !options->limit || reg_rate_parse (options->limit, &job->reply.limit, error);
}

static RegToolStatus
change_trust (RegTool *tool, const char *kind, RegStoreJob run, Job *job, GError **error)
{
  return write_book (tool, kind, run, job, error) ? print_read (tool, keys_job, job, error)
                                                  : REG_TOOL_FAILED;
}

static RegToolStatus
take (RegTool *tool, Job *job, GError **error)
{
  if (!write_book (tool, "approval-file", take_job, job, error))
    return REG_TOOL_FAILED;
  reg_tool_print (tool, job->doc);
  return REG_TOOL_DONE;
}

static gboolean
is_called (int argc, char **argv, const char *word, int n)
{
  return argc == n + 2 && strcmp (argv[1], word) == 0;
}

/* The words that take a file in. */
static RegToolStatus
run_with_file (RegTool *tool, int argc, char **argv, Job *job, GError **error)
{
  const Options *options = job->options;

  if (!(job->file = read_file (argv[2], error)))
    return REG_TOOL_FAILED;
  if (is_called (argc, argv, "show", 1))
    return print_read (tool, show_job, job, error);
  if (is_called (argc, argv, "trust", 1) && options->whose && options->fingerprint)
    return change_trust (tool, "approval-trust", trust_job, job, error);
  if (is_called (argc, argv, "answer", 2))
    return set_reply (job, options, error)
               ? write_file (tool, "approval-answer", answer_job, job, argv[3], error)
               : REG_TOOL_FAILED;
  if (is_called (argc, argv, "take", 1) || is_called (argc, argv, "take", 2))
    {
      job->number = argv[3];
      return take (tool, job, error);
    }
  reg_tool_want_arguments (0, 1, 1, USAGE, error);
  return REG_TOOL_FAILED;
}

static RegToolStatus
run_word (RegTool *tool, int argc, char **argv, Job *job, GError **error)
{
  if (is_called (argc, argv, "verify", 0))
    return verify (tool, job, error);
  if (is_called (argc, argv, "waiting", 0))
    return print_read (tool, waiting_job, job, error);
  if (is_called (argc, argv, "keys", 0))
    return print_read (tool, keys_job, job, error);
  if (is_called (argc, argv, "key", 1))
    return write_file (tool, "approval-key", card_job, job, argv[2], error);
  if (is_called (argc, argv, "request", 2))
    {
      job->number = argv[2];
      return write_file (tool, "approval-request", ask_job, job, argv[3], error);
    }
  if (is_called (argc, argv, "revoke", 1))
    {
      job->number = argv[2];
      return change_trust (tool, "approval-trust", revoke_job, job, error);
    }
  if (argc > 2)
    return run_with_file (tool, argc, argv, job, error);
  reg_tool_want_arguments (0, 1, 1, USAGE, error);
  return REG_TOOL_FAILED;
}

/**
 * reg_tool_approvals:
 *
 * The verb "approvals".
 *
 * Returns: how it ended; %REG_TOOL_FAILED when an approval cannot be verified
 */
RegToolStatus
reg_tool_approvals (RegTool *tool, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  g_auto (Job) job = { .options = &options };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.as, NULL, NULL },
    { "for", 0, 0, G_OPTION_ARG_STRING, &options.whose, NULL, NULL },
    { "fingerprint", 0, 0, G_OPTION_ARG_STRING, &options.fingerprint, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_STRING, &options.limit, NULL, NULL },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.comment, NULL, NULL },
    { "approve", 0, 0, G_OPTION_ARG_NONE, &options.approve, NULL, NULL },
    { "send-back", 0, 0, G_OPTION_ARG_NONE, &options.send_back, NULL, NULL },
    { "reject", 0, 0, G_OPTION_ARG_NONE, &options.reject, NULL, NULL },
    { NULL },
  };

  if (!reg_tool_parse (&argc, &argv, entries, error))
    return REG_TOOL_FAILED;
  if (argc > 1)
    return run_word (tool, argc, argv, &job, error);
  reg_tool_want_arguments (0, 1, 1, USAGE, error);
  return REG_TOOL_FAILED;
}
