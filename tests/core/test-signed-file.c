/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "core/reg-approval-answer.h"
#include "core/reg-approval-chain.h"
#include "core/reg-canonical-reader.h"
#include "core/reg-core-error.h"
#include "core/reg-enums.h"

static RegSigningKey *
make_key (guint8 number)
{
  guint8 seed[REG_KEY_SEED_SIZE];
  RegSigningKey *key;

  memset (seed, number, sizeof seed);
  key = reg_signing_key_new_from_seed (seed, NULL);
  g_assert_nonnull (key);
  return key;
}

static void
from_hex (const char *hex, guint8 *bytes, gsize n)
{
  g_assert_cmpuint (strlen (hex), ==, 2 * n);
  for (gsize i = 0; i < n; i++)
    bytes[i] = (guint8)(g_ascii_xdigit_value (hex[2 * i]) << 4
                        | g_ascii_xdigit_value (hex[2 * i + 1]));
}

/* --- keys --------------------------------------------------------------------------------- */

/* The first and the third of RFC 8032, 7.1. */
static const struct
{
  const char *seed, *public_key, *message, *signature;
} vectors[] = {
  { "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b4"
    "6b"
    "d25bf5f0595bbe24655141438e7a100b" },
  { "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6"
    "59"
    "4a7c15e9716ed28dc027beceea1ec40a" },
};

static void
test_vectors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      guint8 seed[REG_KEY_SEED_SIZE], public_key[REG_PUBLIC_KEY_SIZE];
      guint8 expected[REG_SIGNATURE_SIZE], signature[REG_SIGNATURE_SIZE];
      guint8 message[8];
      gsize n = strlen (vectors[i].message) / 2;
      g_autoptr (RegSigningKey) key = NULL;
      g_autoptr (GBytes) bytes = NULL;

      from_hex (vectors[i].seed, seed, sizeof seed);
      from_hex (vectors[i].public_key, public_key, sizeof public_key);
      from_hex (vectors[i].signature, expected, sizeof expected);
      from_hex (vectors[i].message, message, n);
      bytes = g_bytes_new (message, n);
      key = reg_signing_key_new_from_seed (seed, NULL);
      g_assert_cmpmem (reg_signing_key_get_public (key), REG_PUBLIC_KEY_SIZE, public_key,
                       sizeof public_key);
      reg_signing_key_sign (key, bytes, signature);
      g_assert_cmpmem (signature, sizeof signature, expected, sizeof expected);
      g_assert_true (reg_signature_holds (public_key, bytes, signature));
      signature[40] ^= 1;
      g_assert_false (reg_signature_holds (public_key, bytes, signature));
      memset (seed, 0, sizeof seed);
      reg_signing_key_copy_seed (key, seed);
      from_hex (vectors[i].seed, expected, sizeof seed);
      g_assert_cmpmem (seed, sizeof seed, expected, sizeof seed);
    }
}

static void
test_keys_differ (void)
{
  g_autoptr (RegSigningKey) a = reg_signing_key_generate (NULL);
  g_autoptr (RegSigningKey) b = reg_signing_key_generate (NULL);
  g_autofree char *of_a = reg_public_key_fingerprint (reg_signing_key_get_public (a));
  g_autofree char *of_b = reg_public_key_fingerprint (reg_signing_key_get_public (b));
  g_autofree char *known = NULL;
  guint8 zero[REG_PUBLIC_KEY_SIZE] = { 0 };
  guint8 nothing[REG_SIGNATURE_SIZE] = { 0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  g_assert_cmpstr (of_a, !=, of_b);
  g_assert_true (g_regex_match_simple ("^([0-9]{5} ){5}[0-9]{5}$", of_a, 0, 0));
  /* What people have written down stays. */
  known = reg_public_key_fingerprint (zero);
  g_assert_cmpstr (known, ==, "53046 29847 78055 55214 68783 20963");
  /* A key of nothing, under which anything would be signed, is none. */
  g_assert_false (reg_signature_holds (zero, bytes, nothing));
}

/* --- files -------------------------------------------------------------------------------- */

static RegApprovalRequest *
make_request (void)
{
  RegApprovalRequest *request = reg_approval_request_new ();
  const RegRequestLimit limit = { .condition = 2, .actual = -5, .limit = 150000, .line = -1 };
  guint8 uid[REG_UID_SIZE];

  memset (request->firm, 1, REG_UID_SIZE);
  memset (request->quotation, 2, REG_UID_SIZE);
  memset (request->revision, 3, REG_UID_SIZE);
  memset (request->asker, 4, REG_UID_SIZE);
  memset (uid, 5, sizeof uid);
  request->firm_name = g_strdup ("Müller & Söhne");
  request->number = g_strdup ("2026-0118-2");
  request->customer = g_strdup ("شركة");
  request->asker_name = g_strdup ("");
  request->content = g_bytes_new_static ("the content", 11);
  request->discount = 120000;
  request->asked_at = 1790000000000;
  request->made_at = request->asked_at + 1;
  request->expires_at = request->made_at + REG_APPROVAL_REQUEST_LIFE;
  reg_approval_request_add_step (request, 1, 1, NULL);
  reg_approval_request_add_step (request, 2, 2, "The owner");
  reg_approval_request_add_person (request, uid, "The manager");
  reg_approval_request_add_limit (request, &limit);
  return request;
}

static RegApprovalAnswer *
make_answer (const RegApprovalRequest *request)
{
  RegApprovalAnswer *answer = reg_approval_answer_new (request);

  answer->kind = REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT;
  answer->limit = 150000;
  answer->comment = g_strdup ("Go on");
  answer->at = 1790000000005;
  return answer;
}

static GBytes *
make_file (const RegSigningKey *key)
{
  g_autoptr (RegApprovalRequest) request = make_request ();
  g_autoptr (GBytes) payload = reg_approval_request_write (request);
  g_autoptr (RegSignedFile)
      file = reg_signed_file_new (REG_SIGNED_FILE_REQUEST, payload, key, NULL);

  return reg_signed_file_write (file);
}

static void
test_request (void)
{
  g_autoptr (RegApprovalRequest) request = make_request ();
  g_autoptr (RegApprovalRequest) other = make_request ();
  g_autoptr (GBytes) payload = reg_approval_request_write (request);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegApprovalRequest) read = reg_approval_request_read (payload, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  again = reg_approval_request_write (read);
  g_assert_true (g_bytes_equal (payload, again));
  g_assert_true (reg_hash_equal (read->hash, request->hash));
  g_assert_true (reg_hash_equal (read->content_hash, request->content_hash));
  g_assert_cmpstr (read->customer, ==, "شركة");
  g_assert_null (read->reason);
  g_assert_cmpuint (read->steps->len, ==, 2);
  g_assert_nonnull (reg_approval_request_find_person (
      read, ((RegRequestPerson *)request->people->pdata[0])->uid));
  g_assert_null (reg_approval_request_find_person (read, request->firm));
  /* Two requests are never the same, were they made in the same moment. */
  g_assert_true (memcmp (request->id, other->id, sizeof other->id) != 0);
}

static void
test_answer (void)
{
  g_autoptr (RegApprovalRequest) request = make_request ();
  g_autoptr (RegApprovalRequest) other = make_request ();
  g_autoptr (GBytes) payload = reg_approval_request_write (request);
  g_autoptr (GBytes) other_payload = reg_approval_request_write (other);
  g_autoptr (RegApprovalAnswer) answer = make_answer (request);
  g_autoptr (GBytes) written = reg_approval_answer_write (answer);
  g_autoptr (RegApprovalAnswer) read = reg_approval_answer_read (written, NULL);
  g_autoptr (GBytes) again = reg_approval_answer_write (read);

  g_assert_true (g_bytes_equal (written, again));
  g_assert_true (reg_approval_answer_is_for (read, request));
  g_assert_false (reg_approval_answer_is_for (read, other));
}

/* Decisions that are none, and limits that do not fit. */
static void
test_answer_refused (void)
{
  static const struct
  {
    int kind;
    gint64 limit;
    const char *part;
  } cases[] = {
    { REG_APPROVAL_EVENT_KIND_SUBMITTED, 0, "decision" },
    { REG_APPROVAL_EVENT_KIND_REFUSED, 0, "decision" },
    { REG_APPROVAL_EVENT_KIND_UNDONE, 1, "decision" },
    { 99, 0, "decision" },
    { REG_APPROVAL_EVENT_KIND_APPROVED, 1, "limit" },
    { REG_APPROVAL_EVENT_KIND_REJECTED, 1, "limit" },
    { REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT, 0, "limit" },
    { REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT, -1, "limit" },
    { REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT, 1000001, "limit" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegApprovalRequest) request = make_request ();
      g_autoptr (RegApprovalAnswer) answer = make_answer (request);
      g_autoptr (GBytes) written = NULL;
      g_autoptr (GError) error = NULL;

      answer->kind = cases[i].kind;
      answer->limit = cases[i].limit;
      written = reg_approval_answer_write (answer);
      g_assert_null (reg_approval_answer_read (written, &error));
      g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].part));
    }
}

static void
test_file (void)
{
  g_autoptr (RegSigningKey) key = make_key (1);
  g_autoptr (GBytes) text = make_file (key);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegSignedFile) file = reg_signed_file_read (text, &error);
  gsize size;
  const char *bytes = g_bytes_get_data (text, &size);
  g_autofree char *copy = g_strndup (bytes, size);
  g_auto (GStrv) lines = g_strsplit (copy, "\n", -1);
  g_autofree char *crlf = g_strjoinv ("\r\n", lines);
  g_autoptr (GBytes) windows = g_bytes_new (crlf, strlen (crlf));
  g_autoptr (RegSignedFile) second = reg_signed_file_read (windows, &error);

  g_assert_no_error (error);
  g_assert_cmpint (file->kind, ==, REG_SIGNED_FILE_REQUEST);
  g_assert_cmpmem (file->key, REG_PUBLIC_KEY_SIZE, reg_signing_key_get_public (key),
                   REG_PUBLIC_KEY_SIZE);
  g_assert_true (g_bytes_equal (file->payload, second->payload));
  g_assert_true (reg_signed_file_is_one (text));
  for (char **line = lines; *line; line++)
    g_assert_cmpuint (strlen (*line), <=, 76);
}

/* Cut off anywhere, or with any bit of what it carries turned: never read, never a crash. */
static void
test_damaged (void)
{
  g_autoptr (RegSigningKey) key = make_key (1);
  g_autoptr (GBytes) text = make_file (key);
  gsize size, n;
  const char *bytes = g_bytes_get_data (text, &size);
  const char *first = strchr (bytes, '\n') + 1;
  g_autofree char *base64 = g_strndup (first, size - (gsize)(first - bytes));
  g_autofree guchar *carried = g_base64_decode (base64, &n);

  /* Without its last line end it is whole. */
  for (gsize i = 0; i + 1 < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (bytes, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (reg_signed_file_read (cut, &error));
      g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
    }
  for (gsize i = 0; i < n * 8; i += 5)
    {
      g_autofree char *encoded = NULL;
      g_autofree char *whole = NULL;
      g_autoptr (GBytes) turned = NULL;
      g_autoptr (GError) error = NULL;

      carried[i / 8] ^= (guchar)(1u << (i % 8));
      encoded = g_base64_encode (carried, n);
      whole = g_strconcat ("Regulars approval file 1\n", encoded, "\n", NULL);
      turned = g_bytes_new (whole, strlen (whole));
      g_assert_null (reg_signed_file_read (turned, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == REG_CORE_ERROR);
      carried[i / 8] ^= (guchar)(1u << (i % 8));
    }
}

static void
test_not_one (void)
{
  static const char *const texts[] = {
    "",
    "Regulars approval file 1",
    "Regulars approval file 2\nAAAA\n",
    "Regulars approval file 1\n",
    "Regulars approval file 1\nAAAA\n",
    "Regulars approval file 1\nAAA\n",
    "Regulars approval file 1\n CHJlZ3VsYXJz\n",
    "Regulars approval file 1\nCHJlZ3VsYXJz====\n",
    "Regulars approval file 1\nCHJlZ3VsYXJz%\n",
    "\357\273\277Regulars approval file 1\n",
    "%PDF-1.7",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) text = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (reg_signed_file_read (text, &error));
      g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
    }
}

/* What was signed as one kind of thing is not taken for another. */
static void
test_kinds (void)
{
  g_autoptr (RegSigningKey) key = make_key (1);
  g_autoptr (RegApprovalRequest) request = make_request ();
  g_autoptr (GBytes) asked = reg_approval_request_write (request);
  g_autoptr (RegApprovalAnswer) answer = make_answer (request);
  g_autoptr (GBytes) said = reg_approval_answer_write (answer);
  g_autoptr (RegSignedFile) as_key = reg_signed_file_new (REG_SIGNED_FILE_KEY, asked, key, NULL);
  g_autoptr (RegSignedFile) lonely = reg_signed_file_new (REG_SIGNED_FILE_ANSWER, said, key, NULL);
  g_autoptr (GBytes) lonely_text = reg_signed_file_write (lonely);
  g_autoptr (GError) error = NULL;

  g_assert_null (reg_approval_request_read (said, &error));
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (reg_approval_answer_read (asked, &error));
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (reg_key_card_read (as_key, &error));
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (reg_signed_file_read (lonely_text, &error));
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
}

static void
test_card (void)
{
  g_autoptr (RegSigningKey) key = make_key (1);
  g_autoptr (RegSigningKey) other = make_key (2);
  RegKeyCard card = { .computer = (char *)"desk", .firm_name = (char *)"Shop", .made_at = 5 };
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (RegSignedFile) file = NULL;
  g_autoptr (RegSignedFile) stolen = NULL;
  g_autoptr (RegKeyCard) read = NULL;
  g_autoptr (GError) error = NULL;

  memcpy (card.key, reg_signing_key_get_public (key), REG_PUBLIC_KEY_SIZE);
  payload = reg_key_card_write (&card);
  file = reg_signed_file_new (REG_SIGNED_FILE_KEY, payload, key, NULL);
  stolen = reg_signed_file_new (REG_SIGNED_FILE_KEY, payload, other, NULL);
  read = reg_key_card_read (file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->computer, ==, "desk");
  g_assert_null (read->person);
  g_assert_null (reg_key_card_read (stolen, &error));
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
}

/* --- reading canonical bytes -------------------------------------------------------------- */

static void
test_reader (void)
{
  g_autoptr (RegCanonical) out = reg_canonical_new ("thing", 2);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RegCanonicalReader) in = NULL;
  g_autoptr (RegCanonicalReader) wrong = NULL;
  g_autoptr (RegCanonicalReader) old = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;

  reg_canonical_add_int (out, "n", G_MININT64);
  reg_canonical_add_text (out, "t", "");
  reg_canonical_add_text (out, "u", NULL);
  reg_canonical_begin_list (out, "l", 3);
  bytes = reg_canonical_get_bytes (out);
  in = reg_canonical_reader_new (bytes, "thing", 2);
  g_assert_cmpint (reg_canonical_reader_get_version (in), ==, 2);
  g_assert_cmpint (reg_canonical_reader_int (in, "n", G_MININT64, 0), ==, G_MININT64);
  text = reg_canonical_reader_optional_text (in, "t", 0);
  none = reg_canonical_reader_optional_text (in, "u", 0);
  g_assert_cmpstr (text, ==, "");
  g_assert_null (none);
  g_assert_cmpuint (reg_canonical_reader_list (in, "l", 3), ==, 3);
  g_assert_true (reg_canonical_reader_end (in, &error));
  g_assert_no_error (error);
  /* Asked for too much, it says so, and goes on saying the first thing. */
  g_assert_cmpint (reg_canonical_reader_int (in, "m", 7, 9), ==, 7);
  g_assert_false (reg_canonical_reader_end (in, &error));
  g_assert_nonnull (strstr (error->message, "“m”"));
  g_clear_error (&error);

  wrong = reg_canonical_reader_new (bytes, "other", 2);
  g_assert_false (reg_canonical_reader_end (wrong, &error));
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
  g_clear_error (&error);
  old = reg_canonical_reader_new (bytes, "thing", 1);
  g_assert_false (reg_canonical_reader_end (old, &error));
  g_assert_nonnull (strstr (error->message, "newer"));
}

/* --- the chain ---------------------------------------------------------------------------- */

/* Entries from before there were keys keep their seal; a key or a signature is part of it. */
static void
test_chain (void)
{
  RegApprovalEntry entry = {
    .at = 5, .who = "a", .what = "approved", .quotation = "q", .revision = "r"
  };
  RegApprovalEntry signed_entry;
  guint8 key[REG_PUBLIC_KEY_SIZE] = { 1 };
  const guint8 signature[] = "signature";
  RegApprovalVerifier verifier = { 0 };
  g_autofree char *seal = NULL;

  reg_approval_entry_seal (&entry, NULL);
  seal = reg_hash_to_text (entry.hash);
  g_assert_cmpstr (seal, ==, "f704c6e83f71ebb379e291d9a3d16275fc3c0bb1fc848184b575e6c6369440d9");
  signed_entry = entry;
  signed_entry.signed_by = key;
  signed_entry.signature = signature;
  signed_entry.signature_size = sizeof signature;
  reg_approval_entry_seal (&signed_entry, NULL);
  g_assert_false (reg_hash_equal (entry.hash, signed_entry.hash));
  g_assert_cmpint (reg_approval_verifier_feed (&verifier, &signed_entry), ==,
                   REG_APPROVAL_CHAIN_WHOLE);
  key[31] = 1;
  verifier = (RegApprovalVerifier){ 0 };
  g_assert_cmpint (reg_approval_verifier_feed (&verifier, &signed_entry), ==,
                   REG_APPROVAL_CHAIN_CHANGED);
  key[31] = 0;
  signed_entry.signature_size--;
  verifier = (RegApprovalVerifier){ 0 };
  g_assert_cmpint (reg_approval_verifier_feed (&verifier, &signed_entry), ==,
                   REG_APPROVAL_CHAIN_CHANGED);
  signed_entry.signature_size++;
  signed_entry.signed_by = NULL;
  verifier = (RegApprovalVerifier){ 0 };
  g_assert_cmpint (reg_approval_verifier_feed (&verifier, &signed_entry), ==,
                   REG_APPROVAL_CHAIN_CHANGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/signed-file/vectors", test_vectors);
  g_test_add_func ("/core/signed-file/keys-differ", test_keys_differ);
  g_test_add_func ("/core/signed-file/request", test_request);
  g_test_add_func ("/core/signed-file/answer", test_answer);
  g_test_add_func ("/core/signed-file/answer-refused", test_answer_refused);
  g_test_add_func ("/core/signed-file/file", test_file);
  g_test_add_func ("/core/signed-file/damaged", test_damaged);
  g_test_add_func ("/core/signed-file/not-one", test_not_one);
  g_test_add_func ("/core/signed-file/kinds", test_kinds);
  g_test_add_func ("/core/signed-file/card", test_card);
  g_test_add_func ("/core/signed-file/reader", test_reader);
  g_test_add_func ("/core/signed-file/chain", test_chain);
  return g_test_run ();
}
