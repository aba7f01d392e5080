/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "core/reg-quotation-state.h"
#include "ui-fixture.h"
#include "ui/customer/reg-contact-text.h"
#include "ui/customer/reg-customer-advice.h"
#include "ui/customer/reg-customer-check.h"
#include "ui/customer/reg-history-text.h"
#include "ui/customer/reg-story-text.h"

#define TODAY "2026-11-22"

/* --- ways to reach somebody ------------------------------------------------------------- */

static RegRecord *
new_point (RegContactKind kind, const char *value)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, value);
  return reg_record_builder_end (builder);
}

static RegRecord *
new_address (const char *country)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_ADDRESS);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_STREET, "Mill Street 4\nBack door");
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_CITY, "Springfield");
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_REGION, "OR");
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_POSTAL_CODE, "97477");
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_COUNTRY, country);
  return reg_record_builder_end (builder);
}

static void
test_uris (void)
{
  static const struct
  {
    RegContactKind kind;
    const char *value;
    const char *uri;
  } cases[] = {
    { REG_CONTACT_KIND_PHONE, "030-0074321", "tel:+49300074321" },
    { REG_CONTACT_KIND_EMAIL, "a&b@example.org", "mailto:a%26b@example.org" },
    { REG_CONTACT_KIND_WEB, "www.example.org", "https://www.example.org" },
    { REG_CONTACT_KIND_WEB, "http://example.org/a", "http://example.org/a" },
    { REG_CONTACT_KIND_WEB, "javascript:alert(1)", NULL },
    { REG_CONTACT_KIND_WEB, "file:///etc/passwd", NULL },
    { REG_CONTACT_KIND_SOCIAL, "@bakery", NULL },
    { REG_CONTACT_KIND_FAX, "030-1", NULL },
    { REG_CONTACT_KIND_EMAIL, "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegRecord) point = new_point (cases[i].kind, cases[i].value);
      g_autofree char *uri = reg_contact_text_get_uri (point, "DE");

      g_assert_cmpstr (uri, ==, cases[i].uri);
    }
}

static void
test_addresses (void)
{
  g_autoptr (RegRecord) there = new_address ("USA");
  g_autoptr (RegRecord) here = new_address ("Germany");
  g_autoptr (RegRecord) nowhere = new_address (NULL);
  g_autofree char *american = reg_contact_text_describe (there);
  g_autofree char *german = reg_contact_text_describe (here);
  g_autofree char *plain = reg_contact_text_describe (nowhere);
  g_autofree char *map = reg_contact_text_get_uri (here, "DE");

  g_assert_cmpstr (american, ==, "Mill Street 4 Back door, Springfield, OR 97477, USA");
  g_assert_cmpstr (german, ==, "Mill Street 4 Back door, 97477 Springfield, OR, Germany");
  g_assert_cmpstr (plain, ==, "Mill Street 4 Back door, 97477 Springfield, OR");
  g_assert_true (g_str_has_prefix (map, "https://www.openstreetmap.org/"));
  g_assert_null (strchr (map, ' '));
}

static void
test_points (void)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autofree char *text = NULL;

  g_assert_null (reg_contact_points_find_phone (points));
  g_assert_cmpstr (reg_contact_points_get_country (points, "NL"), ==, "NL");
  g_ptr_array_add (points, new_point (REG_CONTACT_KIND_MOBILE, "06 1"));
  g_ptr_array_add (points, new_point (REG_CONTACT_KIND_PHONE, "020 2"));
  g_ptr_array_add (points, new_address ("USA"));
  g_assert_true (reg_contact_points_find_phone (points) == g_ptr_array_index (points, 1));
  g_assert_cmpstr (reg_contact_points_get_country (points, "NL"), ==, "US");
  text = reg_contact_points_to_text (points);
  g_assert_true (g_str_has_prefix (text, "06 1\n020 2\nMill Street"));
}

/* --- what may be typed ------------------------------------------------------------------ */

static void
test_contacts_checked (void)
{
  static const struct
  {
    RegContactKind kind;
    const char *text;
    gboolean fits;
  } cases[] = {
    { REG_CONTACT_KIND_PHONE, "", TRUE },
    { REG_CONTACT_KIND_PHONE, "+31 (0)20 555 01 77", TRUE },
    { REG_CONTACT_KIND_PHONE, "ask Anna", FALSE },
    { REG_CONTACT_KIND_PHONE, "12", FALSE },
    { REG_CONTACT_KIND_EMAIL, "halm@example.nl", TRUE },
    { REG_CONTACT_KIND_EMAIL, "büro+x@exämple.org", TRUE },
    { REG_CONTACT_KIND_EMAIL, "halm@example", FALSE },
    { REG_CONTACT_KIND_EMAIL, "@example.nl", FALSE },
    { REG_CONTACT_KIND_EMAIL, "halm@", FALSE },
    { REG_CONTACT_KIND_EMAIL, "halm@example.", FALSE },
    { REG_CONTACT_KIND_EMAIL, "a@b@c.org", FALSE },
    { REG_CONTACT_KIND_EMAIL, "ha lm@example.nl", FALSE },
    { REG_CONTACT_KIND_WEB, "example", FALSE },
    { REG_CONTACT_KIND_WEB, "example.org/a", TRUE },
    { REG_CONTACT_KIND_SOCIAL, "@anything", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *problem = reg_customer_check_contact (cases[i].kind, cases[i].text);

      g_test_message ("%s: %s", cases[i].text, problem);
      g_assert_cmpint (problem == NULL, ==, cases[i].fits);
    }
}

static void
test_birthdays_checked (void)
{
  static const struct
  {
    const char *text;
    RegDateOrder order;
    const char *date; /* NULL: does not fit */
  } cases[] = {
    { "", REG_DATE_ORDER_DMY, "" },
    { "24 Dec 1980", REG_DATE_ORDER_DMY, "1980-12-24" },
    { "24.12.1980", REG_DATE_ORDER_DMY, "1980-12-24" },
    { "12/24/1980", REG_DATE_ORDER_MDY, "1980-12-24" },
    { "24 Dec", REG_DATE_ORDER_DMY, "--12-24" },
    { "29 Feb", REG_DATE_ORDER_DMY, "--02-29" },
    { "--07-04", REG_DATE_ORDER_DMY, "--07-04" },
    { "30 Feb", REG_DATE_ORDER_DMY, NULL },
    { "29 Feb 1981", REG_DATE_ORDER_DMY, NULL },
    { "23 Nov 2026", REG_DATE_ORDER_DMY, NULL },
    { "tomorrow", REG_DATE_ORDER_DMY, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char date[REG_DATE_SIZE] = "x";
      const char *problem = reg_customer_check_birthday (cases[i].text, cases[i].order, TODAY,
                                                         date);

      g_test_message ("%s: %s, %s", cases[i].text, date, problem);
      g_assert_cmpint (problem == NULL, ==, cases[i].date != NULL);
      g_assert_cmpstr (date, ==, cases[i].date != NULL ? cases[i].date : "");
    }
  g_assert_cmpint (reg_customer_check_date_order ("US"), ==, REG_DATE_ORDER_MDY);
  g_assert_cmpint (reg_customer_check_date_order ("DE"), ==, REG_DATE_ORDER_DMY);
  g_assert_cmpint (reg_customer_check_date_order (NULL), ==, REG_DATE_ORDER_DMY);
}

/* --- what to say next ------------------------------------------------------------------- */

static RegCounter *
load (UiFixture *f, gint64 party)
{
  RegCounter *counter = g_new0 (RegCounter, 1);
  GPtrArray **lists[] = { &counter->contact_points, &counter->consents,   &counter->complaints,
                          &counter->tasks,          &counter->quotations, &counter->revisions };

  counter->party = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  g_strlcpy (counter->today, TODAY, sizeof counter->today);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  counter->usual = g_array_new (FALSE, TRUE, sizeof (RegCounterUsual));
  counter->plays = g_array_new (FALSE, TRUE, sizeof (RegCounterPlay));
  return counter;
}

static char *
advise (UiFixture *f, const RegCounter *counter, guint limit)
{
  g_autoptr (GPtrArray) list = reg_customer_advice_new (counter, f->session, limit);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const RegAdvice *advice = g_ptr_array_index (list, i);

      g_assert_nonnull (advice->icon);
      g_string_append_printf (text, "%s%s (%s)", i > 0 ? "; " : "", advice->what, advice->why);
    }
  return g_string_free (text, FALSE);
}

static void
test_advice_nothing_known (UiFixture *f, gconstpointer unused)
{
  g_autoptr (RegCounter) counter = load (f, ui_fixture_add_party (f, "Silent"));
  g_autofree char *text = advise (f, counter, 3);

  g_assert_cmpstr (text, ==, "Ask for a phone number or e-mail (there is no way to reach them)");
}

static void
add_task (RegCounter *counter, int kind, const char *title, const char *due)
{
  RegRecordBuilder *task = reg_record_builder_new (REG_ENTITY_TASK);

  reg_record_builder_set_int (task, REG_TASK_KIND, kind);
  reg_record_builder_set_text (task, REG_TASK_TITLE, title);
  reg_record_builder_set_text (task, REG_TASK_DUE_ON, due);
  g_ptr_array_add (counter->tasks, reg_record_builder_end (task));
}

static void
add_quotation (RegCounter *counter, const char *number, int state, const char *valid_until)
{
  RegRecordBuilder *quotation = reg_record_builder_new (REG_ENTITY_QUOTATION);
  RegRecordBuilder *revision = reg_record_builder_new (REG_ENTITY_QUOTATION_REVISION);

  reg_record_builder_set_text (quotation, REG_QUOTATION_NUMBER, number);
  reg_record_builder_set_int (revision, REG_QUOTATION_REVISION_STATE, state);
  reg_record_builder_set_text (revision, REG_QUOTATION_REVISION_VALID_UNTIL, valid_until);
  g_ptr_array_add (counter->quotations, reg_record_builder_end (quotation));
  g_ptr_array_add (counter->revisions, reg_record_builder_end (revision));
}

static void
test_advice_order (UiFixture *f, gconstpointer unused)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  g_autoptr (RegCounter) counter = NULL;
  g_autofree char *all = NULL;
  g_autofree char *few = NULL;
  g_autofree char *lamp = g_strdup ("lamp");
  const RegCounterUsual usual = { lamp, 3, NULL };

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Busy");
  reg_record_builder_set_text (builder, REG_PARTY_BIRTHDAY, "--12-01");
  counter = load (f, ui_fixture_save (f, builder));
  g_ptr_array_add (counter->contact_points, new_point (REG_CONTACT_KIND_PHONE, "020 1"));
  add_task (counter, REG_TASK_KIND_PROMISE, "Tell about the seats", "2026-11-20");
  add_quotation (counter, "2026-0118", REG_QUOTATION_SENT, NULL);
  counter->n_sales = 3;
  counter->last_sale_on = g_strdup ("2026-06-01");
  g_strlcpy (counter->last_contact_on, "2026-06-01", sizeof counter->last_contact_on);
  g_array_append_val (counter->usual, usual);
  all = advise (f, counter, 9);
  g_assert_cmpstr (all, ==,
                   "Tell about the seats (promised for 20 Nov, overdue); "
                   "Ask about quotation 2026-0118 (sent, not answered yet); "
                   "Wish a happy birthday (on 1 Dec); "
                   "Get in touch again (nothing heard since 1 Jun); "
                   "Ask whether they need lamp (what they buy most often)");
  few = advise (f, counter, 1);
  g_assert_cmpstr (few, ==, "Tell about the seats (promised for 20 Nov, overdue)");
}

/* Every rule has words, each with its reason. */
static void
test_advice_words (UiFixture *f, gconstpointer unused)
{
  RegRecordBuilder *complaint = reg_record_builder_new (REG_ENTITY_COMPLAINT);
  g_autoptr (RegCounter) counter = load (f, ui_fixture_add_party (f, "Best"));
  g_autofree char *best = NULL;
  g_autofree char *thanks = NULL;
  g_autofree char *due = NULL;
  g_autofree char *gone = NULL;

  g_ptr_array_add (counter->contact_points, new_point (REG_CONTACT_KIND_PHONE, "020 1"));
  reg_record_builder_set_text (complaint, REG_COMPLAINT_SUBJECT, "chain slips");
  reg_record_builder_set_text (complaint, REG_COMPLAINT_NUMBER, "C12");
  reg_record_builder_set_int (complaint, REG_COMPLAINT_REPORTED_AT,
                              G_GINT64_CONSTANT (1762254000000));
  g_ptr_array_add (counter->complaints, reg_record_builder_end (complaint));
  add_task (counter, REG_TASK_KIND_TASK, "Look for the lamp", NULL);
  add_quotation (counter, "Q1", REG_QUOTATION_SENT, "2026-11-25");
  add_quotation (counter, "Q2", REG_QUOTATION_READY, NULL);
  add_quotation (counter, "Q3", REG_QUOTATION_DRAFT, NULL);
  add_quotation (counter, "", REG_QUOTATION_DRAFT, NULL);
  counter->n_sales = 9;
  counter->band = 1;
  counter->first_sale_on = g_strdup ("2025-06-01");
  counter->last_sale_on = g_strdup ("2026-06-01");
  counter->slips_on = g_strdup ("2026-08-01");
  counter->owed = 12000;
  counter->owed_since = g_strdup ("2026-11-01");
  counter->runs_out = g_strdup ("Service");
  counter->runs_out_on = g_strdup ("2026-11-30");
  g_strlcpy (counter->currency, "EUR", sizeof counter->currency);
  best = advise (f, counter, 20);
  g_assert_cmpstr (best, ==,
                   "Say how “chain slips” stands (complaint C12 is open since 4 Nov 2025); "
                   "Call them yourself (one of the best, and has not bought since 1 Jun); "
                   "Ask about quotation Q1 (sent, and good until 25 Nov only); "
                   "Speak about the 120.00\u00a0€ that are not paid (was to be paid by 1 Nov); "
                   "Remind them of “Service” (ends on 30 Nov); "
                   "Look for the lamp (to be done); "
                   "Send quotation Q2 (may be sent, and was not yet); "
                   "Finish quotation Q3 (begun, not sent); "
                   "Finish the quotation (begun, not sent)");
  g_ptr_array_set_size (counter->complaints, 0);
  g_ptr_array_set_size (counter->tasks, 0);
  g_ptr_array_set_size (counter->quotations, 0);
  g_ptr_array_set_size (counter->revisions, 0);
  counter->owed = 0;
  g_clear_pointer (&counter->runs_out_on, g_free);
  g_set_str (&counter->last_sale_on, "2026-10-20");
  g_set_str (&counter->slips_on, "2026-12-04");
  due = advise (f, counter, 1);
  g_assert_cmpstr (due, ==, "Ask what they need (usually buys again about 19 Nov)");
  g_clear_pointer (&counter->slips_on, g_free);
  g_set_str (&counter->first_sale_on, "2026-11-12");
  g_set_str (&counter->last_sale_on, "2026-11-12");
  thanks = advise (f, counter, 1);
  g_assert_cmpstr (
      thanks, ==,
      "Say thank you, and ask whether all is well (bought for the first time on 12 Nov)");
  counter->band = 5;
  g_set_str (&counter->last_sale_on, "2020-11-12");
  gone = advise (f, counter, 9);
  g_assert_cmpstr (gone, ==, "Leave it be (has gone, and bought little)");
}

/* --- story, history --------------------------------------------------------------------- */

static void
test_story (UiFixture *f, gconstpointer unused)
{
  RegTimelineEntry call = { .entity = REG_ENTITY_TOUCHPOINT,
                            .kind = REG_TOUCH_KIND_CALL,
                            .direction = REG_DIRECTION_THEY,
                            .title = (char *)"ready on Monday?",
                            .staff = f->owner };
  RegTimelineEntry sale = { .entity = REG_ENTITY_SALE,
                            .title = (char *)"S12",
                            .detail = (char *)"Two tyres",
                            .amount = 14800,
                            .has_amount = TRUE,
                            .currency = "EUR" };
  g_autofree char *title = reg_story_text_get_title (&call);
  g_autofree char *detail = reg_story_text_get_detail (&call, f->session);
  g_autofree char *bought = reg_story_text_get_title (&sale);
  g_autofree char *about = reg_story_text_get_detail (&sale, f->session);

  g_assert_cmpstr (title, ==, "They called: ready on Monday?");
  g_assert_cmpstr (detail, ==, "Mina Kok");
  g_assert_cmpstr (bought, ==, "Bought: Two tyres");
  g_assert_nonnull (strstr (about, "148.00"));
  g_assert_true (g_str_has_suffix (about, " · S12"));
  g_assert_null (reg_story_text_get_action (&call));
  call.entity = REG_ENTITY_QUOTATION;
  g_assert_cmpstr (reg_story_text_get_action (&call), ==, "app.open-quotation");
}

static void
test_history (UiFixture *f, gconstpointer unused)
{
  RegHistoryEntry entry = { .field = REG_PARTY_NAME,
                            .op = 'u',
                            .old_value = { REG_VALUE_TEXT, .text = (char *)"March" },
                            .new_value = { REG_VALUE_TEXT, .text = (char *)"April" } };
  g_autofree char *name = reg_history_text_describe (REG_ENTITY_PARTY, &entry, f->session);
  g_autofree char *owner = NULL;
  g_autofree char *made = NULL;
  g_autofree char *secret = NULL;

  g_assert_cmpstr (name, ==, "Name: “March” → “April”");
  entry.field = REG_PARTY_OWNER_ID;
  entry.old_value = (RegValue){ REG_VALUE_NULL };
  entry.new_value = (RegValue){ REG_VALUE_INT, .i = f->owner };
  owner = reg_history_text_describe (REG_ENTITY_PARTY, &entry, f->session);
  g_assert_cmpstr (owner, ==, "Looked after by: nothing → Mina Kok");
  entry.field = REG_STAFF_PIN;
  secret = reg_history_text_describe (REG_ENTITY_STAFF, &entry, f->session);
  g_assert_cmpstr (secret, ==, "PIN: changed");
  entry.field = -1;
  entry.op = 'i';
  made = reg_history_text_describe (REG_ENTITY_PARTY, &entry, f->session);
  g_assert_cmpstr (made, ==, "Written down");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  g_test_add_func ("/customer/words/uris", test_uris);
  g_test_add_func ("/customer/words/addresses", test_addresses);
  g_test_add_func ("/customer/words/points", test_points);
  g_test_add_func ("/customer/words/contacts-checked", test_contacts_checked);
  g_test_add_func ("/customer/words/birthdays-checked", test_birthdays_checked);
  ADD ("/customer/words/advice-nothing-known", test_advice_nothing_known);
  ADD ("/customer/words/advice-order", test_advice_order);
  ADD ("/customer/words/advice-words", test_advice_words);
  ADD ("/customer/words/story", test_story);
  ADD ("/customer/words/history", test_history);
  return g_test_run ();
}
