/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/reg-handover-book.h"

#include <string.h>

/* What a successor reads, in words. */

static void
matter_free (gpointer data)
{
  RegBriefingMatter *matter = data;

  g_free (matter->title);
  g_free (matter->date);
  g_free (matter);
}

static void
add_matter (RegBriefing *self,
            RegEntityId entity,
            gboolean is_promise,
            const char *title,
            const char *date,
            gint64 amount)
{
  RegBriefingMatter *matter = g_new0 (RegBriefingMatter, 1);

  matter->entity = entity;
  matter->is_promise = is_promise;
  matter->title = g_strdup (title);
  matter->date = g_strdup (date);
  matter->amount = amount;
  g_strlcpy (matter->currency, "EUR", sizeof matter->currency);
  g_ptr_array_add (self->matters, matter);
}

static RegBriefing *
make_empty (const char *name)
{
  RegBriefing *self = g_new0 (RegBriefing, 1);
  RegRecordBuilder *party = reg_record_builder_new (REG_ENTITY_PARTY);

  reg_record_builder_set_text (party, REG_PARTY_NAME, name);
  self->party = reg_record_builder_end (party);
  self->owner = g_strdup ("Tom");
  self->town = g_strdup ("");
  self->first_sale_on = g_strdup ("");
  self->last_sale_on = g_strdup ("");
  self->usual_product = g_strdup ("");
  self->contact_by = g_strdup ("");
  self->contact_about = g_strdup ("");
  g_strlcpy (self->currency, "EUR", sizeof self->currency);
  self->matters = g_ptr_array_new_with_free_func (matter_free);
  self->knowers = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
set_text (char **text, const char *words)
{
  g_free (*text);
  *text = g_strdup (words);
}

static RegBriefing *
make_full (void)
{
  RegBriefing *self = make_empty ("Bakery");
  RegRecordBuilder *party = reg_record_builder_new_from (self->party);

  reg_record_builder_set_text (party, REG_PARTY_CUSTOMER_CLASS, "Gold");
  reg_record_builder_set_text (party, REG_PARTY_NOTE, "Ring twice.\n\n  The dog is friendly ");
  reg_record_builder_set_text (party, REG_PARTY_INTERESTS, "100 % chess, %s");
  g_clear_pointer (&self->party, reg_record_unref);
  self->party = reg_record_builder_end (party);
  set_text (&self->town, "Bern");
  set_text (&self->first_sale_on, "2026-10-01");
  set_text (&self->last_sale_on, "2026-11-01");
  set_text (&self->usual_product, "Boot");
  self->n_sales = 2;
  self->sales_net = 1234500;
  self->contact_at = 1763373600000; /* 2025-11-17T10:00:00Z */
  self->contact_kind = REG_TOUCH_KIND_CALL;
  set_text (&self->contact_by, "Ruth");
  set_text (&self->contact_about, "the oven?");
  add_matter (self, REG_ENTITY_TASK, FALSE, "Ring", "", 0);
  add_matter (self, REG_ENTITY_TASK, TRUE, "new oven", "2026-11-20", 0);
  add_matter (self, REG_ENTITY_TASK, TRUE, "lamp", "", 0);
  add_matter (self, REG_ENTITY_QUOTATION, FALSE, "Q1 oven", "2026-12-01", 50000);
  add_matter (self, REG_ENTITY_COMPLAINT, FALSE, "C1 too hot", "", 0);
  add_matter (self, REG_ENTITY_OPPORTUNITY, FALSE, "Oven: measure", "2026-11-25", 120000);
  g_ptr_array_add (self->knowers, g_strdup ("Bea"));
  g_ptr_array_add (self->knowers, g_strdup ("Sam"));
  return self;
}

static RegBriefingStyle
get_style (void)
{
  static GTimeZone *utc;

  if (utc == NULL)
    utc = g_time_zone_new_utc ();
  return (RegBriefingStyle){ .number = reg_number_style_for_language ("en"),
                             .date_format = "%Y-%m-%d",
                             .zone = utc };
}

static void
test_full (void)
{
  g_autoptr (RegBriefing) briefing = make_full ();
  RegBriefingStyle style = get_style ();
  g_autofree char *text = reg_briefing_describe (briefing, &style);
  static const char *const parts[] = {
    "Gold, Bern. Customer since 2026-10-01, bought last on 2026-11-01, for ",
    "12,345.00",
    "Usually takes: Boot.",
    "Last contact on 2025-11-17 (Call, Ruth): the oven? Complaints: C1 too hot.",
    "Promised: new oven, until 2026-11-20; lamp. Quotations: Q1 oven, ",
    "500.00",
    "until 2026-12-01. Deals: Oven: measure, ",
    "1,200.00",
    "Next: Ring. Also known to: Bea, Sam. Good to know: Ring twice. The dog is friendly.",
    "Interests: 100 % chess, %s.",
  };
  const char *at = text;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *found = strstr (at, parts[i]);

      if (found == NULL)
        g_error ("“%s” is missing in: %s", parts[i], text);
      at = found + strlen (parts[i]);
    }
  g_assert_cmpstr (at, ==, "");
  g_assert_null (strchr (text, '\n'));
}

static void
test_nothing_known (void)
{
  g_autoptr (RegBriefing) briefing = make_empty ("Dora");
  RegBriefingStyle style = get_style ();
  g_autofree char *text = reg_briefing_describe (briefing, &style);

  g_assert_cmpstr (text, ==,
                   "Has not bought anything yet. Nobody noted a contact. Nothing is open.");
}

/* A section for each successor, in the order in which they come; none for nobody at all. */
static void
test_book (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_briefing_free);
  RegBriefingStyle style = get_style ();
  g_autoptr (RegReport) report = NULL;
  g_autoptr (RegReport) empty = NULL;
  const RegReportSection *section;

  empty = reg_handover_book_make (list, NULL, "Ruth", "2026-11-18", "en", &style);
  g_assert_cmpuint (empty->sections->len, ==, 0);
  g_ptr_array_add (list, make_full ());
  g_ptr_array_add (list, make_empty ("Dora"));
  g_ptr_array_add (list, make_empty ("Cleo"));
  set_text (&((RegBriefing *)list->pdata[1])->owner, "Bea");
  report = reg_handover_book_make (list, NULL, "Ruth", "2026-11-18", "en", &style);
  g_assert_cmpstr (report->subject, ==, "Customers of Ruth");
  g_assert_cmpstr (report->contents, ==, "Contents");
  g_assert_cmpuint (report->sections->len, ==, 2);
  section = report->sections->pdata[0];
  g_assert_cmpstr (section->heading, ==, "Now looked after by Tom");
  g_assert_cmpuint (section->entries->len, ==, 2);
  g_assert_cmpstr (((RegReportEntry *)section->entries->pdata[1])->title, ==, "Cleo");
  section = report->sections->pdata[1];
  g_assert_cmpstr (section->heading, ==, "Now looked after by Bea");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/handover-book/full", test_full);
  g_test_add_func ("/handover-book/nothing-known", test_nothing_known);
  g_test_add_func ("/handover-book/book", test_book);
  return g_test_run ();
}
