/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"
#include "ui/quotation/reg-approval-notices.h"
#include "ui/quotation/reg-approval-window.h"
#include "ui/quotation/reg-approver-dialog.h"

/* What the desktop is asked to show about approvals: to whom, in which words, and how often. */

typedef struct
{
  RegApprovalNotices *notices;
  GString *said; /* "?title·body" for a request, "!title·body" for an answer, "-" when it is over */
} Said;

static void
add (Said *said, const char *mark, const char *title, const char *body)
{
  g_string_append_printf (said->said, "%s%s%s·%s", said->said->len > 0 ? "\n" : "", mark, title,
                          body);
}

static void
asked_cb (RegApprovalNotices *notices, gint64 id, const char *title, const char *body, Said *said)
{
  add (said, "?", title, body);
}

static void
answered_cb (
    RegApprovalNotices *notices, gint64 id, const char *title, const char *body, Said *said)
{
  add (said, "!", title, body);
}

static void
over_cb (RegApprovalNotices *notices, gint64 id, Said *said)
{
  add (said, "-", "", "");
}

static void
begin (QuoteWindow *fixture, Said *said, const char *const *before)
{
  said->notices = reg_approval_notices_new (fixture->shop.ui.session, before);
  said->said = g_string_new (NULL);
  g_signal_connect (said->notices, "asked", G_CALLBACK (asked_cb), said);
  g_signal_connect (said->notices, "answered", G_CALLBACK (answered_cb), said);
  g_signal_connect (said->notices, "over", G_CALLBACK (over_cb), said);
}

static void
end (Said *said)
{
  g_object_unref (said->notices);
  g_string_free (said->said, TRUE);
}

/* What was said since the last time, when it is looked at now, with the number of the quotation left out. */
static void
assert_said (QuoteWindow *fixture, Said *said, const char *expected)
{
  g_autoptr (RegQuotation) quotation = quote_window_load (fixture);
  g_autofree char *found = NULL;
  g_auto (GStrv) parts = NULL;

  reg_approval_notices_look (said->notices);
  quote_window_settle (fixture);
  parts = g_strsplit (said->said->str, *quotation->number != '\0' ? quotation->number : "#", -1);
  found = g_strjoinv ("#", parts);
  g_assert_cmpstr (found, ==, expected);
  g_string_truncate (said->said, 0);
}

static void
be (QuoteWindow *fixture, gint64 staff)
{
  reg_session_set_staff (fixture->shop.ui.session, staff);
  quote_window_settle (fixture);
}

static GtkWindow *
ask (QuoteWindow *fixture)
{
  quote_window_hand_in (fixture, "14");
  return quote_window_open_approval (fixture);
}

#define REQUEST "?Approve quotation #?·Bakery De Halm · asked by Sam Visser"

/* Nobody hears of a draft; of a request only who may answer, once, however often they come back. */
static void
test_a_request (QuoteWindow *fixture, gconstpointer unused)
{
  Said said;
  GtkWindow *approval;

  begin (fixture, &said, NULL);
  assert_said (fixture, &said, "");
  approval = ask (fixture);
  gtk_window_destroy (approval);
  assert_said (fixture, &said, "");
  reg_session_set_staff (fixture->shop.ui.session, fixture->shop.manager);
  assert_said (fixture, &said, REQUEST);
  assert_said (fixture, &said, "");
  reg_session_set_staff (fixture->shop.ui.session, fixture->shop.seller);
  assert_said (fixture, &said, "-·");
  reg_session_set_staff (fixture->shop.ui.session, fixture->shop.manager);
  assert_said (fixture, &said, "");
  /* Somebody else who may answer did not hear of it yet. */
  reg_session_set_staff (fixture->shop.ui.session, fixture->shop.ui.owner);
  assert_said (fixture, &said, REQUEST);
  reg_approval_notices_take_back (said.notices);
  g_assert_true (g_str_has_suffix (said.said->str, "-·"));
  end (&said);
}

/* Nor is anything said again after the next start. */
static void
test_the_next_start (QuoteWindow *fixture, gconstpointer unused)
{
  Said said;
  g_auto (GStrv) before = NULL;

  gtk_window_destroy (ask (fixture));
  be (fixture, fixture->shop.manager);
  begin (fixture, &said, NULL);
  assert_said (fixture, &said, REQUEST);
  before = reg_approval_notices_dup_said (said.notices);
  g_assert_cmpuint (g_strv_length (before), ==, 1);
  end (&said);
  begin (fixture, &said, (const char *const *)before);
  assert_said (fixture, &said, "");
  end (&said);
}

/* Who asked hears the answer and the word that came with it. */
static void
test_an_answer (QuoteWindow *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *action, *word, *expected;
  } cases[] = {
    { "approval.approve", NULL, "!Quotation # is approved·Bakery De Halm · Els Maas" },
    { "approval.send-back", "Too deep",
      "!Quotation # was sent back·Bakery De Halm · Els Maas · "
      "“Too deep”" },
    { "approval.reject", "Never", "!Quotation # was rejected·Bakery De Halm · Els Maas · “Never”" },
  };
  Said said;

  begin (fixture, &said, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWindow *approval;

      if (i > 0)
        quote_window_do (fixture, "quotation.revise");
      approval = ask (fixture);
      assert_said (fixture, &said, "");
      quote_window_answer (fixture, approval, cases[i].action, cases[i].word, QUOTE_PIN);
      assert_said (fixture, &said, cases[i].expected);
      assert_said (fixture, &said, "");
      gtk_window_destroy (approval);
    }
  end (&said);
}

/* Of itself, when something changes. */
static void
test_by_itself (QuoteWindow *fixture, gconstpointer unused)
{
  Said said;

  gtk_window_destroy (ask (fixture));
  begin (fixture, &said, NULL);
  be (fixture, fixture->shop.manager);
  while (said.said->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (said.said->str, "?Approve quotation "));
  end (&said);
}

/* "Approve" of a notification asks for the PIN, in the window that shows what is approved. */
static void
test_approve_asks_for_the_pin (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *approval;
  AdwDialog *dialog;

  quote_window_hand_in (fixture, "14");
  approval = reg_approval_window_new (NULL, fixture->shop.ui.session, fixture->id);
  gtk_window_present (approval);
  reg_approval_window_ask_to_approve (REG_APPROVAL_WINDOW (approval));
  g_assert_null (quote_visible_dialog (approval));
  quote_window_settle (fixture);
  dialog = quote_visible_dialog (approval);
  g_assert_true (REG_IS_APPROVER_DIALOG (dialog));
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_WAITING);
  /* A second click does not ask twice. */
  reg_approval_window_ask_to_approve (REG_APPROVAL_WINDOW (approval));
  quote_window_settle (fixture);
  g_assert_true (quote_visible_dialog (approval) == dialog);
  adw_dialog_force_close (dialog);
  quote_window_settle (fixture);
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_WAITING);
  /* What was withdrawn meanwhile is not asked about. */
  quote_window_do (fixture, "quotation.withdraw");
  reg_approval_window_ask_to_approve (REG_APPROVAL_WINDOW (approval));
  quote_window_settle (fixture);
  g_assert_null (quote_visible_dialog (approval));
  gtk_window_destroy (approval);
}

#define ADD(path, function) QUOTE_WINDOW_ADD ("/approval-notices/" path, NULL, function)

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

  ADD ("request", test_a_request);
  ADD ("next-start", test_the_next_start);
  ADD ("answer", test_an_answer);
  ADD ("by-itself", test_by_itself);
  ADD ("approve", test_approve_asks_for_the_pin);
  return g_test_run ();
}
