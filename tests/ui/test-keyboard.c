/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-fixture.h"
#include "ui/complaint/reg-complaint-window.h"
#include "ui/customer/reg-customer-window.h"
#include "ui/quotation/reg-quotation-window.h"

/* Tab leads through the whole of each window and back to where it began, in both directions: no
 * widget keeps the focus, none that is not shown gets it. */

/* More than any of the windows has. */
#define MANY 100

typedef GtkWindow *(*OpenFunc) (QuoteFixture *fixture);

static GtkWindow *
open_customer (QuoteFixture *f)
{
  ui_fixture_add_contact (&f->ui, f->party, REG_CONTACT_KIND_PHONE, "+31 20 555 01 77");
  ui_fixture_add_sale (&f->ui, f->party, "2022-03-01", 512000);
  return reg_customer_window_new (NULL, f->ui.session, f->party, 0);
}

static GtkWindow *
open_draft (QuoteFixture *f)
{
  gint64 id = quote_fixture_create (f);
  g_autoptr (RegQuotationModel) model = quote_fixture_open (f, id);

  quote_fixture_fill (f, model);
  quote_fixture_flush (model);
  return reg_quotation_window_new (NULL, f->ui.session, id, 0);
}

static GtkWindow *
open_submitted (QuoteFixture *f)
{
  gint64 id = quote_fixture_create (f);
  g_autoptr (RegQuotationModel) model = quote_fixture_open (f, id);

  quote_fixture_fill (f, model);
  quote_fixture_flush (model);
  quote_fixture_submit (f, id, "They compare");
  return reg_quotation_window_new (NULL, f->ui.session, id, 0);
}

static GtkWindow *
open_complaint (QuoteFixture *f)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT);

  reg_record_builder_set_text (builder, REG_COMPLAINT_NUMBER, "2026-001");
  reg_record_builder_set_ref (builder, REG_COMPLAINT_PARTY_ID, f->party);
  reg_record_builder_set_text (builder, REG_COMPLAINT_SUBJECT, "Gear slips");
  reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT,
                              g_get_real_time () / 1000 - 3600000);
  return reg_complaint_window_create (NULL, f->ui.session, ui_fixture_save (&f->ui, builder), 0);
}

static const struct
{
  const char *name;
  OpenFunc open;
  const char *tooltip; /* of something that has to be reached */
} windows[] = {
  { "customer", open_customer, "Call" },
  { "draft", open_draft, "Print" },
  { "submitted", open_submitted, "Print" },
  { "complaint", open_complaint, "More" },
};

static gboolean
is_reached (GtkWidget *focus, const char *tooltip)
{
  for (; focus != NULL; focus = gtk_widget_get_parent (focus))
    {
      const char *own = gtk_widget_get_tooltip_text (focus);

      if (own != NULL && g_str_has_prefix (own, tooltip))
        return TRUE;
    }
  return FALSE;
}

static void
go_round (UiFixture *ui, GtkWindow *window, GtkDirectionType direction, const char *tooltip)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GtkWidget *last = NULL;
  gboolean reached = FALSE;

  for (guint i = 0; i < MANY; i++)
    {
      GtkWidget *focus;

      g_signal_emit_by_name (window, "move-focus", direction);
      ui_fixture_settle (ui);
      focus = gtk_window_get_focus (window);
      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_get_mapped (focus));
      g_assert_true (focus != last);
      last = focus;
      reached = reached || is_reached (focus, tooltip);
      if (!g_hash_table_add (seen, focus))
        break;
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 3);
  g_assert_cmpuint (g_hash_table_size (seen), <, MANY);
  g_assert_true (reached);
}

static void
test_round (QuoteFixture *f, gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  GtkWindow *window = windows[index].open (f);

  gtk_window_present (window);
  ui_fixture_settle (&f->ui);
  go_round (&f->ui, window, GTK_DIR_TAB_FORWARD, windows[index].tooltip);
  go_round (&f->ui, window, GTK_DIR_TAB_BACKWARD, windows[index].tooltip);
  gtk_window_destroy (window);
  ui_fixture_settle (&f->ui);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autofree char *path = g_strconcat ("/keyboard/", windows[i].name, NULL);

      g_test_add (path, QuoteFixture, GUINT_TO_POINTER (i), quote_fixture_set_up, test_round,
                  quote_fixture_tear_down);
    }
  return g_test_run ();
}
