/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"

#include "ui/quotation/reg-quotation-preview.h"
#include "ui/quotation/reg-quotations-page.h"
#include "ui/table/reg-filter-bar.h"
#include "ui/table/reg-table-view.h"
#include "ui/window/reg-page.h"

/* The page of all quotations: what is waiting, what is beside it, none, one, many. */

typedef struct
{
  QuoteFixture shop;
  GtkWidget *window;
  GtkWidget *page;
} List;

static void
settle (List *self)
{
  ui_fixture_settle (&self->shop.ui);
}

static void
set_up (List *self, gconstpointer unused)
{
  quote_fixture_set_up (&self->shop, NULL);
}

static void
tear_down (List *self, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  quote_fixture_tear_down (&self->shop, NULL);
}

static void
show_page (List *self, int width)
{
  self->window = adw_window_new ();
  self->page = reg_quotations_page_new (self->shop.ui.session);
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, 640);
  gtk_window_present (GTK_WINDOW (self->window));
  settle (self);
}

/* @discount: (nullable): on the first line */
static gint64
add (List *self, guint n_lines, const char *discount, gboolean hand_in)
{
  gint64 id = quote_fixture_create (&self->shop);
  g_autoptr (RegQuotationModel) model = quote_fixture_open (&self->shop, id);

  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (RegRecord) product = quote_fixture_product (
          &self->shop, i % 2 == 0 ? self->shop.bike : self->shop.rack);

      reg_quotation_model_add_product (model, product, 210000, (i + 1) * REG_QUANTITY_UNIT);
    }
  if (discount != NULL)
    reg_quotation_model_enter (model, 0, REG_LINE_CELL_DISCOUNT, discount);
  quote_fixture_flush (model);
  if (hand_in)
    quote_fixture_submit (&self->shop, id, NULL);
  settle (self);
  return id;
}

static GtkWidget *
preview_of (List *self)
{
  return ui_find_type (self->page, REG_TYPE_QUOTATION_PREVIEW);
}

static void
filter (List *self, const char *name)
{
  reg_filter_bar_set_filter (REG_FILTER_BAR (ui_find_type (self->page, REG_TYPE_FILTER_BAR)), name);
  settle (self);
}

/* --- none ------------------------------------------------------------------------------- */

static void
test_none (List *self, gconstpointer unused)
{
  GtkWidget *button;

  show_page (self, 1000);
  g_assert_true (ui_shows (self->page, "No quotations yet"));
  button = ui_find_text (self->page, "New quotation");
  g_assert_nonnull (button);
  /* The first one takes its place. */
  add (self, 1, NULL, FALSE);
  g_assert_false (ui_shows (self->page, "No quotations yet"));
  g_assert_true (ui_shows (self->page, "1 quotation"));
}

/* --- beside the table ------------------------------------------------------------------- */

static void
test_a_draft_beside_the_table (List *self, gconstpointer unused)
{
  add (self, 2, NULL, FALSE);
  show_page (self, 1000);
  quote_assert_says (preview_of (self), "Draft\n");
  quote_assert_says (preview_of (self), "Bakery De Halm\n");
  quote_assert_says (preview_of (self), "3,179.88\u00a0€\ntotal\n");
  /* A salesperson is at work. */
  quote_assert_silent (preview_of (self), "margin");
  quote_assert_says (preview_of (self), "1 ×\nCargo bike, long tail, 8-speed\n2 ×\nFront rack");
  g_assert_nonnull (quote_find_button (preview_of (self), "_Open"));
  g_assert_null (quote_find_button (preview_of (self), "_Decide…"));
}

/* What it earns is for those who may see what things cost. */
static void
test_margin_is_not_for_everybody (List *self, gconstpointer unused)
{
  add (self, 2, NULL, FALSE);
  reg_session_set_staff (self->shop.ui.session, self->shop.manager);
  show_page (self, 1000);
  quote_assert_says (preview_of (self), "margin\n");
}

/* How many stays on one line, however narrow it gets. */
static void
test_how_many_is_not_broken (List *self, gconstpointer unused)
{
  GtkWidget *count;

  add (self, 1, NULL, FALSE);
  show_page (self, 1000);
  count = ui_find_text (preview_of (self), "1 ×");
  g_assert_nonnull (count);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (count))), ==, 1);
  g_assert_false (gtk_label_get_wrap (GTK_LABEL (count)));
}

static void
test_nothing_on_it_yet (List *self, gconstpointer unused)
{
  add (self, 0, NULL, FALSE);
  show_page (self, 1000);
  quote_assert_says (preview_of (self), "No lines yet");
  quote_assert_silent (preview_of (self), "margin");
}

static void
test_many_lines_beside_the_table (List *self, gconstpointer unused)
{
  add (self, 11, NULL, FALSE);
  show_page (self, 1000);
  quote_assert_says (preview_of (self), "8 ×\n");
  quote_assert_silent (preview_of (self), "9 ×\n");
  quote_assert_says (preview_of (self), "and 3 more\n");
}

static void
test_what_waits_for_an_answer (List *self, gconstpointer unused)
{
  gint64 id = add (self, 2, "30", TRUE);
  g_autoptr (RegQuotation) saved = NULL;
  GtkWidget *decide;
  guint n_before;
  guint n_after;
  GList *windows;

  show_page (self, 1000);
  saved = quote_fixture_load (&self->shop, id);
  quote_assert_says (preview_of (self), saved->number);
  quote_assert_says (preview_of (self), "Waiting for approval\n");
  decide = quote_find_button (preview_of (self), "_Decide…");
  g_assert_nonnull (decide);
  n_before = g_list_model_get_n_items (gtk_window_get_toplevels ());
  g_signal_emit_by_name (decide, "clicked");
  settle (self);
  n_after = g_list_model_get_n_items (gtk_window_get_toplevels ());
  g_assert_cmpuint (n_after, ==, n_before + 1);
  /* It belongs to the window from which it was opened. */
  windows = gtk_window_list_toplevels ();
  for (GList *item = windows; item != NULL; item = item->next)
    if (gtk_window_get_transient_for (item->data) == GTK_WINDOW (self->window))
      {
        g_assert_true (g_str_has_prefix (gtk_window_get_title (item->data), "Approve quotation "));
        gtk_window_destroy (item->data);
      }
  g_list_free (windows);
}

/* What is changed in its window is seen here at once. */
static void
test_it_follows (List *self, gconstpointer unused)
{
  gint64 id = add (self, 1, NULL, FALSE);
  g_autoptr (RegQuotationModel) model = NULL;

  show_page (self, 1000);
  quote_assert_says (preview_of (self), "2,964.50\u00a0€\ntotal");
  model = quote_fixture_open (&self->shop, id);
  reg_quotation_model_enter (model, 0, REG_LINE_CELL_QUANTITY, "3");
  quote_fixture_flush (model);
  settle (self);
  quote_assert_says (preview_of (self), "8,893.50\u00a0€\ntotal");
  quote_assert_says (preview_of (self), "3 ×\n");
  quote_fixture_submit (&self->shop, id, NULL);
  settle (self);
  quote_assert_says (preview_of (self), "Ready");
}

/* --- which ------------------------------------------------------------------------------ */

typedef struct
{
  const char *filter;
  const char *count;
} Filter;

static void
test_filters (List *self, gconstpointer unused)
{
  static const Filter filters[] = {
    { NULL, "4 quotations" },
    { "waiting", "1 quotation" },
    { "lost", "0 quotations" },
    { NULL, "4 quotations" },
  };

  add (self, 1, NULL, FALSE);
  add (self, 2, NULL, TRUE);
  add (self, 2, "40", TRUE);
  add (self, 3, NULL, TRUE);
  show_page (self, 1000);
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      filter (self, filters[i].filter);
      g_test_message ("%s", filters[i].filter != NULL ? filters[i].filter : "all");
      quote_assert_says (self->page, filters[i].count);
    }
}

static void
test_shown_from_elsewhere (List *self, gconstpointer unused)
{
  gint64 first = add (self, 1, NULL, TRUE);
  gint64 other = add (self, 2, "40", TRUE);
  g_autoptr (RegQuotation) saved = quote_fixture_load (&self->shop, first);

  show_page (self, 1000);
  filter (self, "waiting");
  /* A filter that hides it gives way. */
  g_assert_true (reg_page_show_record (REG_PAGE (self->page), REG_ENTITY_QUOTATION, first));
  settle (self);
  quote_assert_says (preview_of (self), saved->number);
  g_assert_true (reg_page_show_record (REG_PAGE (self->page), REG_ENTITY_QUOTATION, other));
  settle (self);
  quote_assert_silent (preview_of (self), saved->number);
  g_assert_false (reg_page_show_record (REG_PAGE (self->page), REG_ENTITY_PARTY, first));
}

/* --- narrow ----------------------------------------------------------------------------- */

static void
test_narrow (List *self, gconstpointer unused)
{
  GtkWidget *preview;

  add (self, 2, NULL, TRUE);
  show_page (self, 360);
  g_assert_cmpint (gtk_widget_get_width (self->window), <=, 360);
  preview = preview_of (self);
  g_assert_true (preview == NULL || !gtk_widget_get_mapped (preview));
  g_assert_true (ui_shows (self->page, "1 quotation"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 640);
  settle (self);
  g_assert_true (gtk_widget_get_mapped (preview_of (self)));
  quote_assert_says (preview_of (self), "3,179.88\u00a0€\ntotal\n");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/quotation-list/" path, List, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  ADD ("none", test_none);
  ADD ("draft", test_a_draft_beside_the_table);
  ADD ("margin", test_margin_is_not_for_everybody);
  ADD ("count", test_how_many_is_not_broken);
  ADD ("no-lines", test_nothing_on_it_yet);
  ADD ("many-lines", test_many_lines_beside_the_table);
  ADD ("waiting", test_what_waits_for_an_answer);
  ADD ("follows", test_it_follows);
  ADD ("filters", test_filters);
  ADD ("elsewhere", test_shown_from_elsewhere);
  ADD ("narrow", test_narrow);
  return g_test_run ();
}
