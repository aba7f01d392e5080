/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "core/reg-approval-chain.h"

#define N 6

static void
make_chain (RegApprovalEntry entries[N])
{
  static const char *const kinds[N] = { "submitted", "sent-back", "submitted",
                                        "approved",  "submitted", "rejected" };

  memset (entries, 0, N * sizeof *entries);
  for (int i = 0; i < N; i++)
    {
      entries[i].at = 1790000000000 + i;
      entries[i].who = i % 2 == 0 ? "anna" : "bert";
      entries[i].what = kinds[i];
      entries[i].quotation = "q1";
      entries[i].revision = i < 2 ? "r1" : "r2";
      entries[i].has_content_hash = TRUE;
      reg_hash_bytes (entries[i].revision, 2, entries[i].content_hash);
      entries[i].comment = i % 2 == 0 ? NULL : "too deep";
      reg_approval_entry_seal (&entries[i], i > 0 ? &entries[i - 1] : NULL);
    }
}

/* What is wrong with the first entry that is not sound, and which that is. */
static RegApprovalChainState
verify_chain (const RegApprovalEntry *entries, gsize n, gsize *broken)
{
  RegApprovalVerifier verifier = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      RegApprovalChainState state = reg_approval_verifier_feed (&verifier, &entries[i]);

      if (state == REG_APPROVAL_CHAIN_WHOLE)
        continue;
      *broken = i;
      return state;
    }
  return REG_APPROVAL_CHAIN_WHOLE;
}

static void
assert_broken (const RegApprovalEntry *entries, gsize n, gsize at, RegApprovalChainState expected)
{
  gsize broken = G_MAXSIZE;

  g_assert_cmpint (verify_chain (entries, n, &broken), ==, expected);
  g_assert_cmpuint (broken, ==, at);
}

static void
test_whole (void)
{
  RegApprovalEntry entries[N];
  gsize broken = 99;

  make_chain (entries);
  for (gsize n = 0; n <= N; n++)
    g_assert_cmpint (verify_chain (entries, n, &broken), ==, REG_APPROVAL_CHAIN_WHOLE);
  g_assert_cmpuint (broken, ==, 99);
  g_assert_cmpint (entries[0].seq, ==, 1);
  g_assert_cmpint (entries[N - 1].seq, ==, N);
}

/* No field can be changed without being found out. */
static void
test_changed (void)
{
  for (int field = 0; field < 11; field++)
    {
      RegApprovalEntry entries[N];

      make_chain (entries);
      switch (field)
        {
        case 0:
          entries[3].seq = 3;
          break;
        case 1:
          entries[3].at++;
          break;
        case 2:
          entries[3].who = "anna";
          break;
        case 3:
          entries[3].what = "rejected";
          break;
        case 4:
          entries[3].quotation = "q2";
          break;
        case 5:
          entries[3].revision = "r1";
          break;
        case 6:
          entries[3].content_hash[31] ^= 1;
          break;
        case 7:
          entries[3].has_content_hash = FALSE;
          break;
        case 8:
          entries[3].limit = 120000;
          break;
        case 9:
          entries[3].is_own = TRUE;
          break;
        default:
          entries[3].comment = NULL;
          break;
        }
      assert_broken (entries, N, 3, REG_APPROVAL_CHAIN_CHANGED);
    }
}

static void
test_replaced (void)
{
  RegApprovalEntry entries[N];

  /* Sealed again after a change: the next entry tells. */
  make_chain (entries);
  entries[3].what = "rejected";
  reg_approval_entry_seal (&entries[3], &entries[2]);
  assert_broken (entries, N, 4, REG_APPROVAL_CHAIN_LINK);
  /* The first one put in place of another first one. */
  make_chain (entries);
  entries[0].who = "cleo";
  reg_approval_entry_seal (&entries[0], NULL);
  assert_broken (entries, N, 1, REG_APPROVAL_CHAIN_LINK);
}

static void
test_missing (void)
{
  RegApprovalEntry entries[N];
  RegApprovalEntry spare;

  make_chain (entries);
  assert_broken (entries + 1, N - 1, 0, REG_APPROVAL_CHAIN_GAP);
  memmove (&entries[2], &entries[3], 3 * sizeof *entries);
  assert_broken (entries, N - 1, 2, REG_APPROVAL_CHAIN_GAP);
  make_chain (entries);
  spare = entries[2];
  entries[2] = entries[3];
  entries[3] = spare;
  assert_broken (entries, N, 2, REG_APPROVAL_CHAIN_GAP);
  make_chain (entries);
  entries[4] = entries[3];
  assert_broken (entries, N, 4, REG_APPROVAL_CHAIN_GAP);
}

/* Only a seal kept elsewhere tells that the end is missing. */
static void
test_cut_off (void)
{
  RegApprovalEntry entries[N];
  RegApprovalVerifier verifier = { 0 };

  make_chain (entries);
  for (int i = 0; i < N - 1; i++)
    g_assert_cmpint (reg_approval_verifier_feed (&verifier, &entries[i]), ==,
                     REG_APPROVAL_CHAIN_WHOLE);
  g_assert_cmpint (verifier.n, ==, N - 1);
  g_assert_false (reg_hash_equal (verifier.previous_hash, entries[N - 1].hash));
  g_assert_true (reg_hash_equal (verifier.previous_hash, entries[N - 2].hash));
}

/* One bad entry is named, and not all that follow. */
static void
test_goes_on (void)
{
  RegApprovalEntry entries[N];
  RegApprovalVerifier verifier = { 0 };
  int n_broken = 0;

  make_chain (entries);
  entries[2].comment = "never said";
  for (int i = 0; i < N; i++)
    n_broken += reg_approval_verifier_feed (&verifier, &entries[i]) != REG_APPROVAL_CHAIN_WHOLE;
  g_assert_cmpint (n_broken, ==, 1);
}

/* The bytes that are hashed must never change, or old approvals could not be verified. */
static void
test_known_hash (void)
{
  RegApprovalEntry entries[N];
  g_autofree char *text = NULL;

  make_chain (entries);
  text = reg_hash_to_text (entries[N - 1].hash);
  g_assert_cmpstr (text, ==, "771ebc1e74745c831e02a71b8ccd0387f0cc339dccdd1a2ccb9ef3d0eb5b7915");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/approval-chain/whole", test_whole);
  g_test_add_func ("/approval-chain/changed", test_changed);
  g_test_add_func ("/approval-chain/replaced", test_replaced);
  g_test_add_func ("/approval-chain/missing", test_missing);
  g_test_add_func ("/approval-chain/cut-off", test_cut_off);
  g_test_add_func ("/approval-chain/goes-on", test_goes_on);
  g_test_add_func ("/approval-chain/known-hash", test_known_hash);
  return g_test_run ();
}
