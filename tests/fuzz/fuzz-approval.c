/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fuzz.h"

#include "core/reg-approval-answer.h"
#include "core/reg-enums.h"
#include "store/reg-approval-files.h"
#include "store/reg-quotations.h"

#include <string.h>

/* Tags and heads as canonical bytes have them. */
const char *const fuzz_words[] = {
  "Regulars approval file 1\n",
  "cmVndWxhcnM",
  "====",
  "\r\n",
  "\010regulars",
  "\007version",
  "approval-file",
  "approval-request",
  "approval-answer",
  "approval-key",
  "quotation-revision",
  "approved",
  "approved-limit",
  "\004what",
  "\007payload",
  "\003key",
  "\011signature",
  "\010enclosed",
  "\007content",
  "\005lines",
  "\005steps",
  "\006people",
  "\006limits",
  "\005level",
  "\010position",
  "\004kind",
  "\377\377\377\377\377\377\377\377",
  "\177\377\377\377\377\377\377\377",
  "\200",
  "2026-02-30",
  NULL,
};

static void
add (GPtrArray *seeds, GBytes *bytes)
{
  g_ptr_array_add (seeds, g_bytes_ref (bytes));
}

static GBytes *
make_content (void)
{
  static const char *const fields[] = {
    "revision",      "currency",  "rounding",    "price_entry",  "discount_kind", "discount_value",
    "cash_rounding", "issued_on", "valid_until", "payment_days", "intro",         "terms",
    "net",           "tax",       "gross",       "cost",
  };
  static const char *const line[] = {
    "position",  "kind",          "code",           "description", "quantity", "unit", "unit_price",
    "unit_cost", "discount_kind", "discount_value", "tax_rate",    "chosen",   "net",
  };
  static const char
      *const texts = " currency issued_on valid_until intro terms code description unit ";
  g_autoptr (RegCanonical) out = reg_canonical_new ("quotation-revision", 1);
  guint8 uid[REG_UID_SIZE] = { 7 };

  reg_canonical_add_bytes (out, "quotation", uid, sizeof uid);
  reg_canonical_add_bytes (out, "party", uid, sizeof uid);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i], "currency") == 0)
      reg_canonical_add_text (out, fields[i], "EUR");
    else if (strstr (texts, fields[i]))
      reg_canonical_add_text (out, fields[i], NULL);
    else
      reg_canonical_add_int (out, fields[i], 0);
  reg_canonical_begin_list (out, "lines", 2);
  for (gsize k = 0; k < 2 * G_N_ELEMENTS (line); k++)
    {
      const char *tag = line[k % G_N_ELEMENTS (line)];

      if (strstr (texts, tag))
        reg_canonical_add_text (out, tag, "text");
      else
        reg_canonical_add_int (out, tag, strcmp (tag, "quantity") == 0 ? 1000000 : 0);
    }
  return reg_canonical_get_bytes (out);
}

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* Whatever is read is read whole: written again it is the same bytes. */
static void
check_payload (GBytes *bytes)
{
  g_autoptr (GError) no_request = NULL;
  g_autoptr (GError) no_answer = NULL;
  g_autoptr (RegApprovalRequest) request = reg_approval_request_read (bytes, &no_request);
  g_autoptr (RegApprovalAnswer) answer = reg_approval_answer_read (bytes, &no_answer);
  g_autoptr (GBytes) again = request  ? reg_approval_request_write (request)
                             : answer ? reg_approval_answer_write (answer)
                                      : NULL;

  if (again)
    g_assert_true (g_bytes_equal (again, bytes));
  if (!request)
    check_error (no_request);
  if (!answer)
    check_error (no_answer);
}

/* What is shown can be counted, or says why it cannot. */
static void
check_content (GBytes *bytes)
{
  g_autoptr (RegRecord) revision = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree RegCalcInput *input = NULL;
  g_autoptr (RegCalcResult) result = NULL;

  if (!reg_quotation_content_read (bytes, &revision, &lines, &error))
    {
      check_error (error);
      return;
    }
  input = reg_quotation_calc_input (revision, lines);
  if (!(result = reg_calc_compute (input, &error)))
    check_error (error);
}

/* A request, an answer and a key: as files, and what is signed in each. */
void
fuzz_add_seeds (GPtrArray *seeds)
{
  static const guint8 seed[REG_KEY_SEED_SIZE] = { 1 };
  g_autoptr (RegSigningKey) key = reg_signing_key_new_from_seed (seed, NULL);
  g_autoptr (RegApprovalRequest) request = reg_approval_request_new ();
  g_autoptr (RegApprovalAnswer) answer = NULL;
  RegKeyCard card = { .computer = (char *)"desk", .firm_name = (char *)"Shop" };
  const RegRequestLimit limit = { .line = -1 };
  GBytes *payloads[REG_N_SIGNED_FILE_KINDS];
  g_autoptr (GBytes) text = NULL;

  /* What a run does follows from its seed alone. */
  memset (request->id, 0, sizeof request->id);
  request->firm_name = g_strdup ("Shop");
  request->number = g_strdup ("2026-0001");
  request->customer = g_strdup ("Somebody");
  request->asker_name = g_strdup ("Seller");
  request->content = make_content ();
  reg_approval_request_add_step (request, 1, 1, NULL);
  reg_approval_request_add_person (request, request->id, "Manager");
  reg_approval_request_add_limit (request, &limit);
  payloads[REG_SIGNED_FILE_REQUEST] = reg_approval_request_write (request);
  answer = reg_approval_answer_new (request);
  answer->kind = REG_APPROVAL_EVENT_KIND_APPROVED;
  answer->comment = g_strdup ("Go on");
  payloads[REG_SIGNED_FILE_ANSWER] = reg_approval_answer_write (answer);
  memcpy (card.key, reg_signing_key_get_public (key), REG_PUBLIC_KEY_SIZE);
  payloads[REG_SIGNED_FILE_KEY] = reg_key_card_write (&card);
  add (seeds, request->content);
  check_content (request->content);
  for (int i = 0; i < REG_N_SIGNED_FILE_KINDS; i++)
    {
      g_autoptr (RegSignedFile) file = reg_signed_file_new (
          (RegSignedFileKind)i, payloads[i], key, i == REG_SIGNED_FILE_ANSWER ? text : NULL);

      g_clear_pointer (&text, g_bytes_unref);
      text = reg_signed_file_write (file);
      add (seeds, text);
      add (seeds, payloads[i]);
      g_bytes_unref (payloads[i]);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegSignedFile) file = reg_signed_file_read_unsigned (bytes, &error);

  check_payload (bytes);
  check_content (bytes);
  if (!file)
    {
      check_error (error);
      return 0;
    }
  check_payload (file->payload);
  if (file->kind == REG_SIGNED_FILE_KEY)
    {
      g_autoptr (RegKeyCard) card = reg_key_card_read (file, NULL);

      g_assert_true (!card || g_utf8_validate (card->computer, -1, NULL));
    }
  return 0;
}
