/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "work-fixture.h"

#include "ui/campaign/reg-campaign-form.h"
#include "ui/campaign/reg-campaigns-page.h"
#include "ui/material/reg-give-dialog.h"
#include "ui/pipeline/reg-deal-dialog.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/window/reg-list-window.h"

/* Campaigns: what is asked of them, their list, and where something is put down to one. It is
 * Wednesday, 18 November 2026. */
typedef struct
{
  WorkFixture work; /* first: the functions of the fixtures take this one, too */
  gint64 party;
} Fixture;

#define UI(self) WORK_UI (&(self)->work)

static void
set_up (Fixture *self, gconstpointer unused)
{
  work_set_up (&self->work, NULL);
  self->party = ui_fixture_add_party (UI (self), "Bakery Krans");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  work_tear_down (&self->work, NULL);
}

static gint64
add_campaign (Fixture *self, const char *name, const char *ends_on)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CAMPAIGN);

  reg_record_builder_set_text (builder, REG_CAMPAIGN_NAME, name);
  reg_record_builder_set_text (builder, REG_CAMPAIGN_ENDS_ON, ends_on);
  return ui_fixture_save (UI (self), builder);
}

/* A new one begins today and cannot end before. */
static void
test_form (Fixture *self, gconstpointer unused)
{
  GtkWidget *window = work_show_page (&self->work, NULL, 700);
  g_autoptr (RegRecord) campaign = NULL;
  GtkWidget *dialog;

  reg_campaign_form_open (window, UI (self)->session, NULL);
  ui_fixture_settle (UI (self));
  dialog = GTK_WIDGET (work_get_dialog (window));
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (UI (self), dialog, "_Name", "Spring mailing");
  ui_type (UI (self), dialog, "_Until", "2026-11-01");
  g_assert_true (ui_shows (dialog, "It cannot end before it began."));
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (UI (self), dialog, "_Until", "2026-12-31");
  ui_type (UI (self), dialog, "_Budget", "500");
  ui_click (UI (self), dialog, "Save");
  campaign = ui_fixture_load (UI (self), REG_ENTITY_CAMPAIGN, 1);
  g_assert_cmpstr (reg_record_get_text (campaign, REG_CAMPAIGN_NAME), ==, "Spring mailing");
  g_assert_cmpstr (reg_record_get_text (campaign, REG_CAMPAIGN_BEGINS_ON), ==, "2026-11-18");
  g_assert_cmpstr (reg_record_get_text (campaign, REG_CAMPAIGN_ENDS_ON), ==, "2026-12-31");
  g_assert_cmpint (reg_record_get_int (campaign, REG_CAMPAIGN_BUDGET), ==, 50000);
}

static GtkWindow *
open_window (Fixture *self, int width)
{
  GtkWindow *window = reg_list_window_new (ui_application (UI (self)), UI (self)->session,
                                           reg_campaigns_page_new);

  work_show (&self->work, window, width);
  ui_fixture_settle (UI (self));
  return window;
}

/* The list, wide and narrow; Ctrl+N is a new one, and what is deleted comes back. */
static void
test_window (Fixture *self, gconstpointer unused)
{
  static const int widths[] = { 900, 360 };

  add_campaign (self, "Spring mailing", NULL);
  add_campaign (self, "Fair", "2026-01-01");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWindow *window = open_window (self, widths[i]);

      g_assert_true (ui_shows (GTK_WIDGET (window), "2 campaigns"));
      g_assert_cmpstr (gtk_window_get_title (window), ==, "Campaigns");
      g_assert_true (ui_press (UI (self), GTK_WIDGET (window), GDK_KEY_n, GDK_CONTROL_MASK));
      g_assert_cmpstr (self->work.asked, ==, "new-campaign 0");
      gtk_window_destroy (window);
    }
}

static void
test_none (Fixture *self, gconstpointer unused)
{
  GtkWindow *window = open_window (self, 360);

  g_assert_true (ui_shows (GTK_WIDGET (window), "No campaigns yet"));
  gtk_window_destroy (window);
}

static GtkWidget *
show_deal (Fixture *self, GtkWidget *window, gint64 deal)
{
  AdwDialog *dialog = reg_deal_dialog_new (UI (self)->session, deal, self->party);

  adw_dialog_present (dialog, window);
  ui_fixture_settle (UI (self));
  return GTK_WIDGET (dialog);
}

/* A deal is put down to one of those that run; which it was stays, also when it is long over. */
static void
test_deal (Fixture *self, gconstpointer unused)
{
  GtkWidget *window = work_show_page (&self->work, NULL, 700);
  g_autoptr (GPtrArray) deals = NULL;
  GtkWidget *dialog;
  gint64 campaign, deal;

  dialog = show_deal (self, window, 0);
  g_assert_null (ui_find_row (dialog, ADW_TYPE_COMBO_ROW, "Cam_paign"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  campaign = add_campaign (self, "Spring mailing", "2026-12-31");
  dialog = show_deal (self, window, 0);
  ui_type (UI (self), dialog, "_What is it about?", "Ovens");
  ui_select (UI (self), dialog, "Cam_paign", "Spring mailing");
  ui_click (UI (self), dialog, "Save");
  deals = ui_fixture_list (UI (self), REG_ENTITY_OPPORTUNITY, REG_OPPORTUNITY_PARTY_ID,
                           self->party);
  g_assert_cmpuint (deals->len, ==, 1);
  g_assert_cmpint (reg_record_get_int (deals->pdata[0], REG_OPPORTUNITY_CAMPAIGN_ID), ==, campaign);
  deal = reg_record_get_id (deals->pdata[0]);
  work_change_text (&self->work, REG_ENTITY_CAMPAIGN, campaign, REG_CAMPAIGN_ENDS_ON, "2020-01-01");
  dialog = show_deal (self, window, deal);
  ui_type (UI (self), dialog, "_What is it about?", "Two ovens");
  ui_click (UI (self), dialog, "Save");
  g_assert_cmpint (
      work_get_int (&self->work, REG_ENTITY_OPPORTUNITY, deal, REG_OPPORTUNITY_CAMPAIGN_ID), ==,
      campaign);
}

/* What is given costs the campaign that is chosen beside it. */
static void
test_given (Fixture *self, gconstpointer unused)
{
  GtkWidget *window = work_show_page (&self->work, NULL, 700);
  const RegGive give = { .party = self->party, .channel = -1 };
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_MATERIAL);
  gint64 campaign = add_campaign (self, "Spring mailing", NULL);
  g_autoptr (GPtrArray) list = NULL;
  GtkWidget *dialog;

  reg_record_builder_set_text (builder, REG_MATERIAL_NAME, "Sample");
  ui_fixture_save (UI (self), builder);
  reg_dialog_present (reg_give_dialog_new (UI (self)->session, &give), window);
  ui_fixture_settle (UI (self));
  dialog = GTK_WIDGET (work_get_dialog (window));
  ui_select (UI (self), dialog, "Cam_paign", "Spring mailing");
  ui_click (UI (self), dialog, "Give");
  list = ui_fixture_list (UI (self), REG_ENTITY_MATERIAL_REQUEST, REG_MATERIAL_REQUEST_PARTY_ID,
                          self->party);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (reg_record_get_int (list->pdata[0], REG_MATERIAL_REQUEST_CAMPAIGN_ID), ==,
                   campaign);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  ADD ("/campaigns/form", test_form);
  ADD ("/campaigns/window", test_window);
  ADD ("/campaigns/none", test_none);
  ADD ("/campaigns/deal", test_deal);
  ADD ("/campaigns/given", test_given);
  return g_test_run ();
}
