/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>

#include "core/reg-core-error.h"
#include "core/reg-enums.h"
#include "core/reg-quotation-state.h"

/* Everything a command could wish for. */
static const RegQuotationMove willing = { TRUE, TRUE, TRUE, TRUE, TRUE, "because" };

/* The whole life, one letter for each state a command leads to, '.' where it does not exist:
 * d draft, w waiting, r ready, a approved, b sent back, j rejected, x withdrawn, s sent,
 * y accepted, n declined, e expired, u superseded. */
static const char letters[] = "dwrabjxsyneu";
static const struct
{
  RegQuotationState state;
  const char *next; /* submit approve send-back reject withdraw send accept decline expire revise
                       supersede */
} life[] = {
  { REG_QUOTATION_DRAFT, "w......n..u" },     { REG_QUOTATION_WAITING, ".abjx..n.xu" },
  { REG_QUOTATION_READY, ".....syn.uu" },     { REG_QUOTATION_APPROVED, ".....syn.uu" },
  { REG_QUOTATION_SENT_BACK, ".......n.bu" }, { REG_QUOTATION_REJECTED, ".........j." },
  { REG_QUOTATION_WITHDRAWN, ".......n.xu" }, { REG_QUOTATION_SENT, "......ynesu" },
  { REG_QUOTATION_ACCEPTED, "..........." },  { REG_QUOTATION_DECLINED, ".........n." },
  { REG_QUOTATION_EXPIRED, "......yn.eu" },   { REG_QUOTATION_SUPERSEDED, ".........u." },
};

static void
check_cell (RegQuotationState state, RegQuotationCommand command, char expected)
{
  g_autoptr (GError) error = NULL;
  int next = reg_quotation_state_next (state, command, &willing, &error);

  g_assert_cmpint (reg_quotation_state_allows (state, command), ==, expected != '.');
  if (expected == '.')
    {
      g_assert_cmpint (next, ==, -1);
      g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_CONFLICT);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpint (next, >=, 0);
  g_assert_cmpint (letters[next], ==, expected);
}

static void
test_life (void)
{
  g_assert_cmpint (G_N_ELEMENTS (life), ==, REG_N_QUOTATION_STATES);
  for (int state = 0; state < REG_N_QUOTATION_STATES; state++)
    {
      g_assert_cmpint (life[state].state, ==, state);
      g_assert_cmpuint (strlen (life[state].next), ==, REG_N_QUOTATION_COMMANDS);
      for (int command = 0; command < REG_N_QUOTATION_COMMANDS; command++)
        check_cell ((RegQuotationState)state, (RegQuotationCommand)command,
                    life[state].next[command]);
    }
}

static void
check_refused (RegQuotationState state, RegQuotationCommand command, const RegQuotationMove *move)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (reg_quotation_state_next (state, command, move, &error), ==, -1);
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_REFUSED);
}

static int
next (RegQuotationState state, RegQuotationCommand command, const RegQuotationMove *move)
{
  g_autoptr (GError) error = NULL;
  int result = reg_quotation_state_next (state, command, move, &error);

  g_assert_no_error (error);
  return result;
}

static void
test_submit (void)
{
  RegQuotationMove move = { .has_money = TRUE };

  g_assert_cmpint (next (REG_QUOTATION_DRAFT, REG_QUOTATION_SUBMIT, &move), ==,
                   REG_QUOTATION_READY);
  move.needs_approval = TRUE;
  g_assert_cmpint (next (REG_QUOTATION_DRAFT, REG_QUOTATION_SUBMIT, &move), ==,
                   REG_QUOTATION_WAITING);
  move.has_money = FALSE;
  check_refused (REG_QUOTATION_DRAFT, REG_QUOTATION_SUBMIT, &move);
}

/* Two signatures are needed: the first one changes nothing yet. */
static void
test_approve (void)
{
  RegQuotationMove move = { .is_complete = FALSE };

  g_assert_cmpint (next (REG_QUOTATION_WAITING, REG_QUOTATION_APPROVE, &move), ==,
                   REG_QUOTATION_WAITING);
  move.is_complete = TRUE;
  g_assert_cmpint (next (REG_QUOTATION_WAITING, REG_QUOTATION_APPROVE, &move), ==,
                   REG_QUOTATION_APPROVED);
}

static void
test_verified (void)
{
  RegQuotationMove move = willing;

  move.is_verified = FALSE;
  check_refused (REG_QUOTATION_APPROVED, REG_QUOTATION_SEND, &move);
  check_refused (REG_QUOTATION_READY, REG_QUOTATION_SEND, &move);
  check_refused (REG_QUOTATION_SENT, REG_QUOTATION_ACCEPT, &move);
  check_refused (REG_QUOTATION_APPROVED, REG_QUOTATION_ACCEPT, &move);
}

static void
test_reasons (void)
{
  static const char *const empty[] = { NULL, "", "  \t\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      RegQuotationMove move = willing;

      move.reason = empty[i];
      check_refused (REG_QUOTATION_WAITING, REG_QUOTATION_SEND_BACK, &move);
      check_refused (REG_QUOTATION_WAITING, REG_QUOTATION_REJECT, &move);
      check_refused (REG_QUOTATION_SENT, REG_QUOTATION_DECLINE, &move);
      check_refused (REG_QUOTATION_DRAFT, REG_QUOTATION_DECLINE, &move);
      check_refused (REG_QUOTATION_EXPIRED, REG_QUOTATION_ACCEPT, &move);
      g_assert_cmpint (next (REG_QUOTATION_SENT, REG_QUOTATION_ACCEPT, &move), ==,
                       REG_QUOTATION_ACCEPTED);
      g_assert_cmpint (next (REG_QUOTATION_WAITING, REG_QUOTATION_WITHDRAW, &move), ==,
                       REG_QUOTATION_WITHDRAWN);
    }
}

/* Expiry blocks the customer; the firm may still say yes. */
static void
test_expired (void)
{
  RegQuotationMove move = willing;

  g_assert_cmpint (next (REG_QUOTATION_EXPIRED, REG_QUOTATION_ACCEPT, &move), ==,
                   REG_QUOTATION_ACCEPTED);
  move.by_staff = FALSE;
  check_refused (REG_QUOTATION_EXPIRED, REG_QUOTATION_ACCEPT, &move);
  g_assert_cmpint (next (REG_QUOTATION_SENT, REG_QUOTATION_ACCEPT, &move), ==,
                   REG_QUOTATION_ACCEPTED);
}

static void
test_predicates (void)
{
  static const char *const edit = "d";
  static const char *const printable = "rasye";
  static const char *const open = "dwrabxs";
  static const char *const approved = "asye";

  for (int i = 0; i < REG_N_QUOTATION_STATES; i++)
    {
      RegQuotationState state = (RegQuotationState)i;

      g_assert_cmpint (reg_quotation_state_may_edit (state), ==, strchr (edit, letters[i]) != NULL);
      g_assert_cmpint (reg_quotation_state_is_final_printable (state), ==,
                       strchr (printable, letters[i]) != NULL);
      g_assert_cmpint (reg_quotation_state_is_open (state), ==, strchr (open, letters[i]) != NULL);
      g_assert_cmpint (reg_quotation_state_was_approved (state), ==,
                       strchr (approved, letters[i]) != NULL);
    }
}

/* Nothing reaches the customer without having been ready or approved, by any chain of commands. */
static void
test_no_way_around (void)
{
  gboolean reached[REG_N_QUOTATION_STATES] = { TRUE };
  RegQuotationMove move = { TRUE, FALSE, TRUE, TRUE, TRUE, "because" };
  gboolean changed;

  do
    {
      changed = FALSE;
      for (int state = 0; state < REG_N_QUOTATION_STATES; state++)
        for (int command = 0; reached[state] && command < REG_N_QUOTATION_COMMANDS; command++)
          {
            int to = reg_quotation_state_next ((RegQuotationState)state,
                                               (RegQuotationCommand)command, &move, NULL);

            if (to >= 0 && !reached[to])
              changed = reached[to] = TRUE;
          }
    }
  while (changed);
  g_assert_true (reached[REG_QUOTATION_WAITING]);
  g_assert_false (reached[REG_QUOTATION_READY]);
  g_assert_false (reached[REG_QUOTATION_APPROVED]);
  g_assert_false (reached[REG_QUOTATION_SENT]);
  g_assert_false (reached[REG_QUOTATION_ACCEPTED]);
}

static void
test_vocabulary (void)
{
  g_assert_cmpint (reg_enum_quotation_state.n_values, ==, REG_N_QUOTATION_STATES);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_quotation_state, "sent-back"), ==,
                   REG_QUOTATION_SENT_BACK);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_quotation_state, "sent"), ==, REG_QUOTATION_SENT);
  g_assert_cmpint (reg_enum_from_nick (&reg_enum_quotation_state, "superseded"), ==,
                   REG_QUOTATION_SUPERSEDED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/quotation-state/life", test_life);
  g_test_add_func ("/quotation-state/submit", test_submit);
  g_test_add_func ("/quotation-state/approve", test_approve);
  g_test_add_func ("/quotation-state/verified", test_verified);
  g_test_add_func ("/quotation-state/reasons", test_reasons);
  g_test_add_func ("/quotation-state/expired", test_expired);
  g_test_add_func ("/quotation-state/predicates", test_predicates);
  g_test_add_func ("/quotation-state/no-way-around", test_no_way_around);
  g_test_add_func ("/quotation-state/vocabulary", test_vocabulary);
  return g_test_run ();
}
