/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-approval-request.h"

#include <sodium.h>
#include <string.h>

#include "core/reg-approval-policy.h"
#include "core/reg-canonical-reader.h"

#define VERSION 1

/* In bytes, and in things. */
#define MAX_NAME 1024
#define MAX_REASON (16 * 1024)
#define MAX_CONTENT (2 * 1024 * 1024)
#define MAX_STEPS 64
#define MAX_PEOPLE 1000
#define MAX_LIMITS 20000

static void
person_free (gpointer data)
{
  RegRequestPerson *person = data;

  g_free (person->name);
  g_free (person);
}

static void
step_free (gpointer data)
{
  RegRequestStep *step = data;

  g_free (step->name);
  g_free (step);
}

/**
 * reg_approval_request_new:
 *
 * Returns: (transfer full): an empty request with an id of its own
 */
RegApprovalRequest *
reg_approval_request_new (void)
{
  RegApprovalRequest *self = g_new0 (RegApprovalRequest, 1);

  if (sodium_init () >= 0)
    randombytes_buf (self->id, sizeof self->id);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->people = g_ptr_array_new_with_free_func (person_free);
  self->limits = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * reg_approval_request_free:
 * @self: (nullable) (transfer full): a request
 */
void
reg_approval_request_free (RegApprovalRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->firm_name);
  g_free (self->number);
  g_free (self->customer);
  g_free (self->asker_name);
  g_free (self->reason);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->limits);
  g_free (self);
}

/**
 * reg_approval_request_add_step:
 * @self: a request
 * @level: of the step
 * @role: who may sign
 * @name: (nullable): who is named
 */
void
reg_approval_request_add_step (RegApprovalRequest *self,
                               gint64 level,
                               gint64 role,
                               const char *name)
{
  RegRequestStep *step = g_new0 (RegRequestStep, 1);

  step->level = level;
  step->role = role;
  step->name = g_strdup (name);
  g_ptr_array_add (self->steps, step);
}

/**
 * reg_approval_request_add_person:
 * @self: a request
 * @uid: their identifier in the book of who asks
 * @name: theirs
 */
void
reg_approval_request_add_person (RegApprovalRequest *self, const guint8 *uid, const char *name)
{
  RegRequestPerson *person = g_new0 (RegRequestPerson, 1);

  memcpy (person->uid, uid, REG_UID_SIZE);
  person->name = g_strdup (name);
  g_ptr_array_add (self->people, person);
}

/**
 * reg_approval_request_add_limit:
 * @self: a request
 * @limit: copied
 */
void
reg_approval_request_add_limit (RegApprovalRequest *self, const RegRequestLimit *limit)
{
  g_ptr_array_add (self->limits, g_memdup2 (limit, sizeof *limit));
}

/**
 * reg_approval_request_find_person:
 * @self: a request
 * @uid: somebody's identifier
 *
 * Returns: (nullable): the person, when they may answer
 */
const RegRequestPerson *
reg_approval_request_find_person (const RegApprovalRequest *self, const guint8 *uid)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const RegRequestPerson *person = self->people->pdata[i];

      if (memcmp (person->uid, uid, REG_UID_SIZE) == 0)
        return person;
    }
  return NULL;
}

/* --- writing ---------------------------------------------------------------------------- */

static void
write_lists (const RegApprovalRequest *self, RegCanonical *out)
{
  reg_canonical_begin_list (out, "steps", self->steps->len);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const RegRequestStep *step = self->steps->pdata[i];

      reg_canonical_add_int (out, "level", step->level);
      reg_canonical_add_int (out, "role", step->role);
      reg_canonical_add_text (out, "name", step->name);
    }
  reg_canonical_begin_list (out, "people", self->people->len);
  for (guint i = 0; i < self->people->len; i++)
    {
      const RegRequestPerson *person = self->people->pdata[i];

      reg_canonical_add_bytes (out, "uid", person->uid, REG_UID_SIZE);
      reg_canonical_add_text (out, "name", person->name);
    }
  reg_canonical_begin_list (out, "limits", self->limits->len);
  for (guint i = 0; i < self->limits->len; i++)
    {
      const RegRequestLimit *limit = self->limits->pdata[i];

      reg_canonical_add_int (out, "condition", limit->condition);
      reg_canonical_add_int (out, "actual", limit->actual);
      reg_canonical_add_int (out, "limit", limit->limit);
      reg_canonical_add_int (out, "line", limit->line);
    }
}

static void
set_hashes (RegApprovalRequest *self, GBytes *payload)
{
  gsize size;
  const void *bytes = g_bytes_get_data (payload, &size);

  reg_hash_bytes (bytes, size, self->hash);
  bytes = g_bytes_get_data (self->content, &size);
  reg_hash_bytes (bytes, size, self->content_hash);
}

/**
 * reg_approval_request_write:
 * @self: a request; its hashes are set
 *
 * Returns: (transfer full): what is to be signed
 */
GBytes *
reg_approval_request_write (RegApprovalRequest *self)
{
  const char *kind = reg_signed_file_kind_get_payload (REG_SIGNED_FILE_REQUEST);
  g_autoptr (RegCanonical) out = reg_canonical_new (kind, VERSION);
  GBytes *payload;

  reg_canonical_add_bytes (out, "id", self->id, sizeof self->id);
  reg_canonical_add_bytes (out, "firm", self->firm, REG_UID_SIZE);
  reg_canonical_add_text (out, "firm-name", self->firm_name);
  reg_canonical_add_bytes (out, "quotation", self->quotation, REG_UID_SIZE);
  reg_canonical_add_text (out, "number", self->number);
  reg_canonical_add_bytes (out, "revision", self->revision, REG_UID_SIZE);
  reg_canonical_add_text (out, "customer", self->customer);
  reg_canonical_add_bytes (out, "asker", self->asker, REG_UID_SIZE);
  reg_canonical_add_text (out, "asker-name", self->asker_name);
  reg_canonical_add_text (out, "reason", self->reason);
  reg_canonical_add_int (out, "discount", self->discount);
  reg_canonical_add_int (out, "asked-at", self->asked_at);
  reg_canonical_add_int (out, "made-at", self->made_at);
  reg_canonical_add_int (out, "expires-at", self->expires_at);
  write_lists (self, out);
  reg_canonical_add_bytes (out, "content", g_bytes_get_data (self->content, NULL),
                           g_bytes_get_size (self->content));
  payload = reg_canonical_get_bytes (out);
  set_hashes (self, payload);
  return payload;
}

/* --- reading ---------------------------------------------------------------------------- */

static void
read_steps (RegApprovalRequest *self, RegCanonicalReader *in)
{
  for (gsize n = reg_canonical_reader_list (in, "steps", MAX_STEPS);
       n > 0 && !reg_canonical_reader_has_failed (in); n--)
    {
      gint64 level = reg_canonical_reader_int (in, "level", 0, G_MAXINT32);
      gint64 role = reg_canonical_reader_int (in, "role", 0, REG_ROLE_OWNER);
      g_autofree char *name = reg_canonical_reader_optional_text (in, "name", MAX_NAME);

      reg_approval_request_add_step (self, level, role, name);
    }
}

static void
read_people (RegApprovalRequest *self, RegCanonicalReader *in)
{
  for (gsize n = reg_canonical_reader_list (in, "people", MAX_PEOPLE);
       n > 0 && !reg_canonical_reader_has_failed (in); n--)
    {
      guint8 uid[REG_UID_SIZE];
      g_autofree char *name = NULL;

      reg_canonical_reader_fixed (in, "uid", uid, sizeof uid);
      name = reg_canonical_reader_text (in, "name", MAX_NAME);
      reg_approval_request_add_person (self, uid, name);
    }
}

static void
read_limits (RegApprovalRequest *self, RegCanonicalReader *in)
{
  for (gsize n = reg_canonical_reader_list (in, "limits", MAX_LIMITS);
       n > 0 && !reg_canonical_reader_has_failed (in); n--)
    {
      RegRequestLimit limit;

      limit.condition = reg_canonical_reader_int (in, "condition", 0,
                                                  REG_N_APPROVAL_CONDITIONS - 1);
      limit.actual = reg_canonical_reader_int (in, "actual", G_MININT64, G_MAXINT64);
      limit.limit = reg_canonical_reader_int (in, "limit", G_MININT64, G_MAXINT64);
      limit.line = reg_canonical_reader_int (in, "line", -1, G_MAXINT32);
      reg_approval_request_add_limit (self, &limit);
    }
}

static void
read_head (RegApprovalRequest *self, RegCanonicalReader *in)
{
  reg_canonical_reader_fixed (in, "id", self->id, sizeof self->id);
  reg_canonical_reader_fixed (in, "firm", self->firm, REG_UID_SIZE);
  self->firm_name = reg_canonical_reader_text (in, "firm-name", MAX_NAME);
  reg_canonical_reader_fixed (in, "quotation", self->quotation, REG_UID_SIZE);
  self->number = reg_canonical_reader_text (in, "number", MAX_NAME);
  reg_canonical_reader_fixed (in, "revision", self->revision, REG_UID_SIZE);
  self->customer = reg_canonical_reader_text (in, "customer", MAX_NAME);
  reg_canonical_reader_fixed (in, "asker", self->asker, REG_UID_SIZE);
  self->asker_name = reg_canonical_reader_text (in, "asker-name", MAX_NAME);
  self->reason = reg_canonical_reader_optional_text (in, "reason", MAX_REASON);
  self->discount = reg_canonical_reader_int (in, "discount", G_MININT64, G_MAXINT64);
  self->asked_at = reg_canonical_reader_int (in, "asked-at", 0, G_MAXINT64);
  self->made_at = reg_canonical_reader_int (in, "made-at", 0, G_MAXINT64);
  self->expires_at = reg_canonical_reader_int (in, "expires-at", 0, G_MAXINT64);
}

/**
 * reg_approval_request_read:
 * @payload: what was signed
 * @error: %REG_CORE_ERROR_INVALID names field, place and reason
 *
 * Returns: (transfer full) (nullable): the request
 */
RegApprovalRequest *
reg_approval_request_read (GBytes *payload, GError **error)
{
  const char *kind = reg_signed_file_kind_get_payload (REG_SIGNED_FILE_REQUEST);
  g_autoptr (RegCanonicalReader) in = reg_canonical_reader_new (payload, kind, VERSION);
  g_autoptr (RegApprovalRequest) self = reg_approval_request_new ();

  read_head (self, in);
  read_steps (self, in);
  read_people (self, in);
  read_limits (self, in);
  if (!(self->content = reg_canonical_reader_bytes (in, "content", MAX_CONTENT)))
    reg_canonical_reader_fail (in, "content", "it is missing");
  if (!reg_canonical_reader_end (in, error))
    return NULL;
  set_hashes (self, payload);
  return g_steal_pointer (&self);
}
