/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-approval-files.h"

#include <string.h>

#include "core/reg-quotation-state.h"
#include "core/reg-core-error.h"
#include "store/reg-approval-keys-private.h"
#include "store/reg-approvals-private.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"
#include "store/reg-quotations-private.h"

/* --- how the chain keeps a signature ---------------------------------------------------- */

/**
 * reg_signed_answer_pack:
 * @file: an answer
 *
 * Returns: (transfer full): the signature and what was signed, for the chain
 */
GBytes *
reg_signed_answer_pack (const RegSignedFile *file)
{
  GByteArray *packed = g_byte_array_new ();

  g_byte_array_append (packed, file->signature, sizeof file->signature);
  g_byte_array_append (packed, g_bytes_get_data (file->payload, NULL),
                       (guint)g_bytes_get_size (file->payload));
  return g_byte_array_free_to_bytes (packed);
}

/**
 * reg_signed_answer_unpack:
 * @key: who signed
 * @packed: from reg_signed_answer_pack()
 *
 * Returns: (transfer full) (nullable): the answer, when the signature holds
 */
RegApprovalAnswer *
reg_signed_answer_unpack (const guint8 *key, GBytes *packed)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (packed, &size);
  g_autoptr (GBytes) payload = NULL;

  if (size <= REG_SIGNATURE_SIZE)
    return NULL;
  payload = g_bytes_new_from_bytes (packed, REG_SIGNATURE_SIZE, size - REG_SIGNATURE_SIZE);
  return reg_signature_holds (key, payload, bytes) ? reg_approval_answer_read (payload, NULL)
                                                   : NULL;
}

/* --- asking ----------------------------------------------------------------------------- */

static char *
name_of_staff (RegDb *db, gint64 id)
{
  g_autoptr (RegRecord) staff = id ? reg_db_load (db, REG_ENTITY_STAFF, id, NULL) : NULL;

  return g_strdup (staff ? reg_record_get_text (staff, REG_STAFF_NAME) : "");
}

static void
copy_uid (guint8 uid[REG_UID_SIZE], const RegRecord *record)
{
  if (record)
    memcpy (uid, reg_record_get_uid (record), REG_UID_SIZE);
}

static void
add_steps (RegDb *db, const RegQuotation *self, RegApprovalRequest *request)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const RegRecord *step = self->steps->pdata[i];
      gint64 named = reg_record_get_int (step, REG_APPROVAL_STEP_STAFF_ID);
      g_autofree char *name = named ? name_of_staff (db, named) : NULL;

      if (reg_record_get_int (step, REG_APPROVAL_STEP_STATE) == REG_APPROVAL_STEP_STATE_WAITING)
        reg_approval_request_add_step (request, reg_record_get_int (step, REG_APPROVAL_STEP_LEVEL),
                                       reg_record_get_int (step, REG_APPROVAL_STEP_ROLE), name);
    }
}

static gboolean
add_people (RegDb *db, const RegQuotation *self, RegApprovalRequest *request, GError **error)
{
  g_autoptr (GPtrArray) all = reg_db_list (db, REG_ENTITY_STAFF, REG_STAFF_NAME, error);
  gint64 id = reg_record_get_id (self->quotation);

  if (!all)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (reg_approval_may_answer (db, id, reg_record_get_id (all->pdata[i]), NULL))
      reg_approval_request_add_person (request, reg_record_get_uid (all->pdata[i]),
                                       reg_record_get_text (all->pdata[i], REG_STAFF_NAME));
  return request->people->len
         || reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                              "Nobody could answer for quotation %s", self->number);
}

static gboolean
add_limits (const RegQuotation *self, RegApprovalRequest *request, GError **error)
{
  g_autofree RegCalcInput *input = reg_quotation_calc_input (self->revision, self->lines);
  g_autoptr (RegCalcResult) result = reg_quotation_compute (self->revision, self->lines, error);
  g_autoptr (RegApprovalPolicy) policy = reg_quotation_policy (self);
  g_autoptr (RegApprovalAssessment) needed = NULL;
  RegApprovalCase about;

  if (!result)
    return FALSE;
  request->discount = result->discount_rate;
  reg_quotation_approval_case (self, self->revision, input, result, &about);
  needed = reg_approval_policy_assess (policy, &about);
  for (gsize i = 0; i < needed->n_matches; i++)
    {
      const RegApprovalMatch *match = &needed->matches[i];
      const RegRequestLimit limit = { .condition = policy->rules[match->rule].condition,
                                      .actual = match->actual,
                                      .limit = match->limit,
                                      .line = match->line };

      reg_approval_request_add_limit (request, &limit);
    }
  return TRUE;
}

static RegApprovalRequest *
make_request (RegDb *db, const RegQuotation *self, GError **error)
{
  g_autoptr (RegApprovalRequest) request = reg_approval_request_new ();
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, error);
  gint64 asker = reg_record_get_int (self->revision, REG_QUOTATION_REVISION_ASKED_BY);
  g_autoptr (RegRecord) who = asker ? reg_db_load (db, REG_ENTITY_STAFF, asker, NULL) : NULL;

  if (!firm)
    return NULL;
  if (!(request->content = reg_approvals_get_sealed_content (self)))
    {
      reg_command_fail (error, REG_STORE_ERROR_REFUSED, "Quotation %s is not what was handed in",
                        self->number);
      return NULL;
    }
  copy_uid (request->firm, firm);
  copy_uid (request->quotation, self->quotation);
  copy_uid (request->revision, self->revision);
  copy_uid (request->asker, who);
  request->firm_name = g_strdup (reg_record_get_text (firm, REG_FIRM_NAME));
  request->number = g_strdup (self->number);
  request->customer = g_strdup (self->party ? reg_record_get_text (self->party, REG_PARTY_NAME)
                                            : "");
  request->asker_name = name_of_staff (db, asker);
  request->reason = g_strdup (
      reg_record_peek_text (self->revision, REG_QUOTATION_REVISION_ASKED_REASON));
  request->asked_at = reg_record_get_int (self->revision, REG_QUOTATION_REVISION_ASKED_AT);
  request->made_at = reg_db_now (db);
  request->expires_at = request->made_at + REG_APPROVAL_REQUEST_LIFE;
  add_steps (db, self, request);
  return add_people (db, self, request, error) && add_limits (self, request, error)
             ? g_steal_pointer (&request)
             : NULL;
}

/**
 * reg_approval_files_ask:
 * @db: a connection in a write job
 * @quotation: a quotation that waits
 * @key: of this installation
 * @error: %REG_STORE_ERROR_CONFLICT when it does not wait; %REG_STORE_ERROR_REFUSED when it is not what
 *   was handed in, or nobody could answer
 *
 * Returns: (transfer full) (nullable): a file for the computer of somebody who may answer
 */
GBytes *
reg_approval_files_ask (RegDb *db, gint64 quotation, const RegSigningKey *key, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load_current (db, quotation, error);
  g_autoptr (RegApprovalRequest) request = NULL;
  g_autoptr (RegSignedFile) file = NULL;
  g_autoptr (GBytes) payload = NULL;

  if (!self)
    return NULL;
  if (reg_quotation_get_state (self->revision) != REG_QUOTATION_WAITING)
    {
      reg_command_fail (error, REG_STORE_ERROR_CONFLICT, "Quotation %s waits for nobody",
                        self->number);
      return NULL;
    }
  if (!reg_approvals_check_revision (db, self, error)
      || !reg_approval_keys_ensure_own (db, key, error)
      || !(request = make_request (db, self, error)))
    return NULL;
  payload = reg_approval_request_write (request);
  file = reg_signed_file_new (REG_SIGNED_FILE_REQUEST, payload, key, NULL);
  return reg_signed_file_write (file);
}

/* --- at the approver's computer --------------------------------------------------------- */

/**
 * reg_approval_asked_free:
 * @self: (nullable) (transfer full): a request that was opened
 */
void
reg_approval_asked_free (RegApprovalAsked *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->request, reg_approval_request_free);
  g_clear_pointer (&self->revision, reg_record_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self->computer);
  g_free (self);
}

static void
not_readable (GError **error, const GError *why)
{
  reg_command_fail (error,
                    g_error_matches (why, REG_CORE_ERROR, REG_CORE_ERROR_REFUSED)
                        ? REG_STORE_ERROR_REFUSED
                        : REG_STORE_ERROR_INVALID,
                    "%s", why->message);
}

static char *
find_name_of_key (RegDb *db, const guint8 *key)
{
  g_autoptr (GPtrArray) rows = reg_db_list (db, REG_ENTITY_APPROVAL_KEY, -1, NULL);

  for (guint i = 0; rows && i < rows->len; i++)
    {
      GBytes *blob = reg_record_get_blob (rows->pdata[i], REG_APPROVAL_KEY_PUBLIC_KEY);

      if (blob && g_bytes_get_size (blob) == REG_PUBLIC_KEY_SIZE
          && memcmp (g_bytes_get_data (blob, NULL), key, REG_PUBLIC_KEY_SIZE) == 0)
        return g_strdup (reg_record_get_text (rows->pdata[i], REG_APPROVAL_KEY_NAME));
    }
  return NULL;
}

/* What is shown adds up, or it is not shown. */
static gboolean
read_request (GBytes *text, RegApprovalAsked *asked, guint8 *key, GError **error)
{
  g_autoptr (RegSignedFile) file = reg_signed_file_read (text, error);
  g_autoptr (RegCalcResult) result = NULL;

  if (!file)
    return FALSE;
  if (file->kind != REG_SIGNED_FILE_REQUEST)
    {
      g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID,
                           "approval file: it is no request");
      return FALSE;
    }
  memcpy (key, file->key, REG_PUBLIC_KEY_SIZE);
  return (asked->request = reg_approval_request_read (file->payload, error))
         && reg_quotation_content_read (asked->request->content, &asked->revision, &asked->lines,
                                        error)
         && (result = reg_quotation_compute (asked->revision, asked->lines, error));
}

/**
 * reg_approval_files_open:
 * @db: a connection
 * @request: a file
 * @error: %REG_STORE_ERROR_INVALID for a file that is no request; %REG_STORE_ERROR_REFUSED for one that
 *   was changed after it was signed
 *
 * The quotation need not be in this book: everything that is shown comes from the file.
 *
 * Returns: (transfer full) (nullable): what is asked for
 */
RegApprovalAsked *
reg_approval_files_open (RegDb *db, GBytes *request, GError **error)
{
  g_autoptr (RegApprovalAsked) asked = g_new0 (RegApprovalAsked, 1);
  g_autoptr (RegKeyRing) ring = reg_key_ring_load (db, error);
  g_autoptr (GError) local = NULL;
  guint8 key[REG_PUBLIC_KEY_SIZE];

  if (!ring)
    return NULL;
  if (!read_request (request, asked, key, &local))
    {
      not_readable (error, local);
      return NULL;
    }
  asked->state = reg_key_ring_get_state (ring, key);
  asked->computer = find_name_of_key (db, key);
  return g_steal_pointer (&asked);
}

/* Who answers has to be the one the book of who asked knows. A book that knows them by the same
 * identifier decides; else the answer is that of whoever manages here, and their key tells whose it is. */
static gboolean
check_replier (RegDb *db, const RegRequestPerson *as, gint64 id, GError **error)
{
  g_autoptr (RegRecord) staff = reg_db_load (db, REG_ENTITY_STAFF, id, error);
  g_autoptr (RegRecord) same = reg_db_load_by_uid (db, REG_ENTITY_STAFF, as->uid, NULL);

  if (!staff)
    return FALSE;
  if (reg_record_get_deleted_at (staff)
      || (!reg_record_is_null (staff, REG_STAFF_ACTIVE)
          && !reg_record_get_int (staff, REG_STAFF_ACTIVE)))
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED, "%s no longer works here",
                             reg_record_get_text (staff, REG_STAFF_NAME));
  if (same && reg_record_get_id (same) != id)
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED, "%s may not answer as %s",
                             reg_record_get_text (staff, REG_STAFF_NAME), as->name);
  if (!same && reg_record_get_int (staff, REG_STAFF_ROLE) < REG_ROLE_MANAGER)
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "%s may not answer: a manager or an owner has to",
                             reg_record_get_text (staff, REG_STAFF_NAME));
  return TRUE;
}

static gboolean
check_reply (RegDb *db,
             const RegApprovalAsked *asked,
             const RegApprovalReply *reply,
             GError **error)
{
  const RegApprovalRequest *request = asked->request;
  const RegRequestPerson *as = reg_approval_request_find_person (request, reply->as);
  gboolean yes = reply->kind == REG_APPROVAL_EVENT_KIND_APPROVED
                 || reply->kind == REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT;

  if (asked->state == REG_KEY_OWN)
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "This computer asked: another one has to answer");
  if (asked->state != REG_KEY_TRUSTED)
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "The computer that asks is not trusted: exchange keys first");
  if (reg_db_now (db) > request->expires_at)
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "The request has expired: it has to be made anew");
  if (!as)
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED, "They are not asked for an answer");
  if (!yes && (!reply->comment || !*reply->comment))
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED, "A no needs a word why");
  if (reply->limit && reply->limit < request->discount)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "approval: the limit is less than the discount being approved");
  return check_replier (db, as, reply->staff, error);
}

/**
 * reg_approval_files_answer:
 * @db: a connection in a write job
 * @request: the file with the request
 * @reply: what is said to it
 * @key: of this installation
 * @error: %REG_STORE_ERROR_REFUSED says why it cannot be answered here or by this person
 *
 * Returns: (transfer full) (nullable): a file for the computer that asked
 */
GBytes *
reg_approval_files_answer (RegDb *db,
                           GBytes *request,
                           const RegApprovalReply *reply,
                           const RegSigningKey *key,
                           GError **error)
{
  g_autoptr (RegApprovalAsked) asked = reg_approval_files_open (db, request, error);
  g_autoptr (RegApprovalAnswer) answer = NULL;
  g_autoptr (RegSignedFile) file = NULL;
  g_autoptr (GBytes) payload = NULL;

  if (!asked || !check_reply (db, asked, reply, error)
      || !reg_approval_keys_ensure_own (db, key, error))
    return NULL;
  answer = reg_approval_answer_new (asked->request);
  answer->kind = reply->kind;
  answer->limit = reply->limit;
  answer->comment = g_strdup (reply->comment);
  memcpy (answer->staff, reply->as, REG_UID_SIZE);
  answer->at = reg_db_now (db);
  payload = reg_approval_answer_write (answer);
  file = reg_signed_file_new (REG_SIGNED_FILE_ANSWER, payload, key, request);
  return reg_signed_file_write (file);
}

/* --- taking an answer in ---------------------------------------------------------------- */

typedef struct
{
  RegSignedFile *file;
  RegApprovalAnswer *answer;
  RegSignedFile *asked_file;
  RegApprovalRequest *request;
  RegQuotation *self; /* what it is about, once that is known */
  RegKeyRing *ring;
  gint64 staff;
  int reason; /* why not, -1 while nothing speaks against it */
} Taking;

static void
taking_clear (Taking *taking)
{
  g_clear_pointer (&taking->file, reg_signed_file_free);
  g_clear_pointer (&taking->answer, reg_approval_answer_free);
  g_clear_pointer (&taking->asked_file, reg_signed_file_free);
  g_clear_pointer (&taking->request, reg_approval_request_free);
  g_clear_pointer (&taking->self, reg_quotation_unref);
  g_clear_pointer (&taking->ring, reg_key_ring_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, taking_clear)

/* Says no, and lets the chain know when it is known which quotation it is about. */
static gboolean
refuse (RegDb *db, Taking *taking, RegApprovalReason reason, GError **error, const char *message)
{
  taking->reason = (int)reason;
  if (taking->self)
    reg_approvals_refuse (db, taking->self, taking->staff, REG_APPROVAL_ATTEMPT_TAKE, reason);
  return reg_command_fail (error,
                           reason == REG_APPROVAL_REASON_DAMAGED ? REG_STORE_ERROR_INVALID
                                                                 : REG_STORE_ERROR_REFUSED,
                           "%s", message);
}

/* What a file says it is about, whether it is true or not. */
static RegQuotation *
guess_quotation (RegDb *db, GBytes *text, gint64 hint)
{
  g_autoptr (RegSignedFile) file = reg_signed_file_read_unsigned (text, NULL);
  g_autoptr (RegApprovalAnswer) answer = file && file->kind == REG_SIGNED_FILE_ANSWER
                                             ? reg_approval_answer_read (file->payload, NULL)
                                             : NULL;
  g_autoptr (RegRecord)
      record = answer ? reg_db_load_by_uid (db, REG_ENTITY_QUOTATION, answer->quotation, NULL)
                      : NULL;
  gint64 id = record ? reg_record_get_id (record) : hint;

  return id ? reg_quotation_load_current (db, id, NULL) : NULL;
}

static gboolean
read_answer (RegDb *db, GBytes *text, Taking *taking, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!(taking->file = reg_signed_file_read (text, &local)))
    return refuse (db, taking,
                   g_error_matches (local, REG_CORE_ERROR, REG_CORE_ERROR_REFUSED)
                       ? REG_APPROVAL_REASON_FORGED
                       : REG_APPROVAL_REASON_DAMAGED,
                   error, local->message);
  if (taking->file->kind != REG_SIGNED_FILE_ANSWER)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "approval file: it is no answer");
  if (!(taking->answer = reg_approval_answer_read (taking->file->payload, &local)))
    return refuse (db, taking, REG_APPROVAL_REASON_DAMAGED, error, local->message);
  taking->asked_file = reg_signed_file_read (taking->file->enclosed, NULL);
  if (taking->asked_file && taking->asked_file->kind == REG_SIGNED_FILE_REQUEST)
    taking->request = reg_approval_request_read (taking->asked_file->payload, NULL);
  if (!taking->request || !reg_approval_answer_is_for (taking->answer, taking->request))
    return refuse (db, taking, REG_APPROVAL_REASON_FORGED, error,
                   "approval file: the request in it is not the one that was answered");
  return TRUE;
}

/* Who asked and who answered, by their keys. */
static gboolean
check_keys (RegDb *db, Taking *taking, GError **error)
{
  const RegKeyFacts *facts = reg_key_ring_find (taking->ring, taking->file->key);
  g_autofree char *who = reg_uid_to_string (taking->answer->staff);

  if (reg_key_ring_get_state (taking->ring, taking->asked_file->key) != REG_KEY_OWN)
    return refuse (db, taking, REG_APPROVAL_REASON_NOT_OURS, error,
                   "No computer of this book asked for that answer");
  if (!facts)
    return refuse (db, taking, REG_APPROVAL_REASON_NOT_TRUSTED, error,
                   "The computer that answered is not trusted");
  if (facts->state == REG_KEY_OWN)
    return refuse (db, taking, REG_APPROVAL_REASON_OWN_KEY, error,
                   "The computer that asked has answered itself");
  if (facts->state != REG_KEY_TRUSTED)
    return refuse (db, taking, REG_APPROVAL_REASON_REVOKED, error,
                   "The computer that answered is no longer trusted");
  if (strcmp (facts->staff, who) != 0)
    return refuse (db, taking, REG_APPROVAL_REASON_OTHER_PERSON, error,
                   "The computer that answered belongs to somebody else");
  return TRUE;
}

static gboolean
was_answered (const RegQuotation *self, const RegApprovalAnswer *answer, const guint8 *key)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      GBytes *by = reg_record_get_blob (self->events->pdata[i], REG_APPROVAL_EVENT_SIGNED_BY);
      GBytes *packed = reg_record_get_blob (self->events->pdata[i], REG_APPROVAL_EVENT_SIGNATURE);
      g_autoptr (RegApprovalAnswer) earlier = NULL;

      if (!by || !packed || g_bytes_get_size (by) != REG_PUBLIC_KEY_SIZE
          || memcmp (g_bytes_get_data (by, NULL), key, REG_PUBLIC_KEY_SIZE) != 0)
        continue;
      earlier = reg_signed_answer_unpack (key, packed);
      if (earlier && memcmp (earlier->request, answer->request, sizeof answer->request) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether it is the answer to what waits, and comes in time, for the first time. */
static gboolean
check_matter (RegDb *db, Taking *taking, GError **error)
{
  const RegQuotation *self = taking->self;
  const RegRecord *revision = self->revision;
  const RegApprovalAnswer *answer = taking->answer;
  GBytes *sealed = reg_record_get_blob (revision, REG_QUOTATION_REVISION_CONTENT_HASH);

  if (was_answered (self, answer, taking->file->key))
    return refuse (db, taking, REG_APPROVAL_REASON_REPLAYED, error,
                   "That request was answered from that computer before");
  if (memcmp (reg_record_get_uid (revision), answer->revision, REG_UID_SIZE) != 0
      || taking->request->asked_at != reg_record_get_int (revision, REG_QUOTATION_REVISION_ASKED_AT)
      || !sealed || g_bytes_get_size (sealed) != REG_HASH_SIZE
      || !reg_hash_equal (g_bytes_get_data (sealed, NULL), answer->content_hash))
    return refuse (db, taking, REG_APPROVAL_REASON_OTHER_REVISION, error,
                   "The answer is for something else than what waits now");
  if (reg_db_now (db) > taking->request->expires_at || answer->at > taking->request->expires_at)
    return refuse (db, taking, REG_APPROVAL_REASON_EXPIRED, error,
                   "The request had expired: it has to be made anew");
  return TRUE;
}

static gboolean
find_matter (RegDb *db, Taking *taking, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, error);
  g_autoptr (RegRecord)
      quotation = reg_db_load_by_uid (db, REG_ENTITY_QUOTATION, taking->answer->quotation, NULL);
  g_autoptr (RegRecord)
      staff = reg_db_load_by_uid (db, REG_ENTITY_STAFF, taking->answer->staff, NULL);

  taking->staff = staff ? reg_record_get_id (staff) : 0;
  if (!firm)
    return FALSE;
  if (memcmp (reg_record_get_uid (firm), taking->answer->firm, REG_UID_SIZE) != 0)
    return refuse (db, taking, REG_APPROVAL_REASON_OTHER_FIRM, error,
                   "The answer is for another firm");
  if (!quotation)
    return refuse (db, taking, REG_APPROVAL_REASON_OTHER_REVISION, error,
                   "The quotation that was answered is not in this book");
  g_clear_pointer (&taking->self, reg_quotation_unref);
  taking->self = reg_quotation_load_current (db, reg_record_get_id (quotation), error);
  return taking->self != NULL;
}

/* From here on it is an answer like any other. */
static gboolean
decide (RegDb *db, Taking *taking, GError **error)
{
  g_autoptr (GBytes) signed_by = g_bytes_new (taking->file->key, REG_PUBLIC_KEY_SIZE);
  g_autoptr (GBytes) signature = reg_signed_answer_pack (taking->file);
  const RegApprovalDecision decision = {
    .quotation = reg_record_get_id (taking->self->quotation),
    .staff = taking->staff,
    .kind = (RegApprovalEventKind)taking->answer->kind,
    .limit = taking->answer->limit,
    .comment = taking->answer->comment,
    .signed_by = signed_by,
    .signature = signature,
  };

  if (reg_approvals_decide (db, &decision, error))
    return TRUE;
  if (db->refusal.quotation)
    taking->reason = db->refusal.reason;
  return FALSE;
}

/**
 * reg_approval_files_take:
 * @db: a connection in a write job
 * @text: a file with an answer
 * @quotation: where it was to be taken in, 0 when nobody said
 * @taken: (out caller-allocates): what it came to, also when it was refused
 * @error: %REG_STORE_ERROR_INVALID for a file that is none; %REG_STORE_ERROR_REFUSED and
 *   %REG_STORE_ERROR_CONFLICT say why it does not count
 *
 * After its signature, its keys and what it is about, the answer goes the way of one that is given
 * here: whoever may not answer at this computer may not in a file. What is refused stands in the
 * chain with its reason.
 *
 * Returns: whether the answer counts
 */
gboolean
reg_approval_files_take (
    RegDb *db, GBytes *text, gint64 quotation, RegApprovalTaken *taken, GError **error)
{
  g_auto (Taking) taking = { .ring = reg_key_ring_load (db, error), .reason = -1 };
  gboolean counts;

  *taken = (RegApprovalTaken){ .reason = -1 };
  if (!taking.ring)
    return FALSE;
  taking.self = guess_quotation (db, text, quotation);
  counts = read_answer (db, text, &taking, error) && find_matter (db, &taking, error)
           && check_keys (db, &taking, error) && check_matter (db, &taking, error)
           && decide (db, &taking, error);
  taken->quotation = taking.self ? reg_record_get_id (taking.self->quotation) : 0;
  taken->kind = taking.answer ? taking.answer->kind : 0;
  taken->staff = taking.staff;
  taken->reason = taking.reason;
  return counts;
}
