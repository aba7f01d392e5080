/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-fixture.h"

#include "ui/quotation/reg-approval-window.h"
#include "ui/quotation/reg-quotation-import.h"
#include "ui/quotation/reg-quotation-lines.h"
#include "ui/quotation/reg-quotation-window.h"
#include "ui/quotation/reg-quotations-page.h"

/* Pictures of the quotation and approval windows, for people to look at: quotation-samples DIR */

static char *folder;

static void
take_picture (GtkWindow *window, const char *name)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  int height = gtk_widget_get_height (GTK_WIDGET (window));

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_save_to_png (texture, path);
}

static void
show (QuoteFixture *fixture, GtkWindow *window, int width, int height)
{
  gtk_window_set_default_size (window, width, height);
  gtk_window_present (window);
  ui_fixture_settle (&fixture->ui);
  ui_fixture_settle (&fixture->ui);
}

static void
picture (QuoteFixture *fixture, GtkWindow *window, int width, int height, const char *name)
{
  static const char *const suffixes[] = { "light", "dark" };

  for (int dark = 0; dark < 2; dark++)
    {
      g_autofree char *full = g_strconcat (name, "-", suffixes[dark], NULL);

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                               : ADW_COLOR_SCHEME_FORCE_LIGHT);
      show (fixture, window, width, height);
      take_picture (window, full);
    }
}

static void
fill (QuoteFixture *fixture, RegQuotationModel *model)
{
  g_autoptr (GPtrArray) products = ui_fixture_list (&fixture->ui, REG_ENTITY_PRODUCT, -1, 0);

  for (guint i = 0; i < products->len; i++)
    reg_quotation_model_add_product (model, products->pdata[i], i == 3 ? 90000 : 210000,
                                     (i < 4 ? 2 : 1) * REG_QUANTITY_UNIT);
  reg_quotation_model_enter (model, 0, REG_LINE_CELL_DISCOUNT, "14");
  reg_quotation_model_enter (model, 2, REG_LINE_CELL_DISCOUNT, "10");
  reg_quotation_model_set_kind (model, 4, REG_LINE_OPTIONAL);
  reg_quotation_model_enter (model, 3, REG_LINE_CELL_CODE, "SV-001-ASSEMBLY");
  reg_quotation_model_enter (model, 3, REG_LINE_CELL_DESCRIPTION,
                             "Assembly at the bakery, and the first service within half a year");
  reg_quotation_model_insert_kind (model, 4, REG_LINE_SECTION);
  reg_quotation_model_enter (model, 4, REG_LINE_CELL_DESCRIPTION, "Options");
  quote_fixture_flush (model);
}

static void
take_all (QuoteFixture *fixture)
{
  gint64 id = quote_fixture_create (fixture);
  GtkWindow *window;
  GtkWindow *approval;
  RegQuotationModel *model;

  ui_fixture_add_sale (&fixture->ui, fixture->party, "2026-03-01", 612000);
  window = reg_quotation_window_new (NULL, fixture->ui.session, id, 0);
  show (fixture, window, 1110, 710);
  model = reg_quotation_window_get_model (REG_QUOTATION_WINDOW (window));
  take_picture (window, "empty");
  fill (fixture, model);
  picture (fixture, window, 1110, 710, "quotation");
  picture (fixture, window, 360, 1240, "quotation-narrow");
  gtk_widget_activate_action (GTK_WIDGET (window), "quotation.submit", NULL);
  picture (fixture, window, 1110, 710, "asking");
  adw_dialog_force_close (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  reg_quotation_model_enter (model, 1, REG_LINE_CELL_QUANTITY, "two");
  show (fixture, window, 1110, 710);
  take_picture (window, "wrong");
  reg_quotation_model_enter (model, 1, REG_LINE_CELL_QUANTITY, "2");
  quote_fixture_flush (model);
  reg_quotation_window_show_page (REG_QUOTATION_WINDOW (window), "document");
  picture (fixture, window, 1110, 900, "document");
  quote_fixture_submit (fixture, id,
                        "A competitor offers 12 % until Saturday. They take two now "
                        "and a third in spring.");
  reg_quotation_window_show_page (REG_QUOTATION_WINDOW (window), "lines");
  picture (fixture, window, 1110, 710, "waiting");
  reg_quotation_window_show_page (REG_QUOTATION_WINDOW (window), "revisions");
  picture (fixture, window, 1110, 710, "revisions");
  reg_quotation_window_show_page (REG_QUOTATION_WINDOW (window), "history");
  picture (fixture, window, 1110, 710, "history");
  approval = reg_approval_window_new (NULL, fixture->ui.session, id);
  picture (fixture, approval, 970, 650, "approval");
  picture (fixture, approval, 360, 720, "approval-narrow");
  gtk_widget_activate_action (GTK_WIDGET (approval), "approval.approve", NULL);
  picture (fixture, approval, 970, 650, "approver");
  gtk_window_destroy (approval);
  gtk_window_destroy (window);
  window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (window), reg_quotations_page_new (fixture->ui.session));
  picture (fixture, window, 980, 700, "list");
  picture (fixture, window, 360, 700, "list-narrow");
  gtk_window_destroy (window);
  window = reg_quotation_window_new (NULL, fixture->ui.session, 0, 0);
  picture (fixture, window, 1110, 710, "customer");
  gtk_window_destroy (window);
}

/* Lines that are chosen, and those of a file before they are added. */
static void
take_exchange (QuoteFixture *fixture)
{
  gint64 id = quote_fixture_create (fixture);
  GtkWindow *window = reg_quotation_window_new (NULL, fixture->ui.session, id, 0);
  g_autofree char *path = g_build_filename (fixture->ui.folder, "Lines from the architect.csv",
                                            NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  RegQuotationLines *lines;

  show (fixture, window, 1110, 710);
  lines = REG_QUOTATION_LINES (ui_find_type (GTK_WIDGET (window), REG_TYPE_QUOTATION_LINES));
  fill (fixture, reg_quotation_window_get_model (REG_QUOTATION_WINDOW (window)));
  show (fixture, window, 1110, 710);
  reg_quotation_lines_focus_cell (lines, 1, REG_LINE_CELL_QUANTITY);
  ui_fixture_settle (&fixture->ui);
  quote_press (gtk_window_get_focus (window), GDK_KEY_Down, GDK_SHIFT_MASK);
  quote_press (gtk_window_get_focus (window), GDK_KEY_Down, GDK_SHIFT_MASK);
  picture (fixture, window, 1110, 710, "chosen");
  g_file_set_contents (path,
                       "Code;Description;Qty;Price;Discount\nCB-400;;2;;10%\n"
                       ";Painting in the colours of the bakery, both sides;1,5;60,00;\n"
                       "AC-011;;many;;\nXX-9;;1;;\n;To be delivered in May;;;\n",
                       -1, NULL);
  reg_quotation_import_present (reg_quotation_window_get_model (REG_QUOTATION_WINDOW (window)),
                                GTK_WIDGET (window), file);
  while (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  picture (fixture, window, 1110, 710, "import");
  picture (fixture, window, 360, 640, "import-narrow");
  adw_dialog_force_close (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  gtk_window_destroy (window);
}

/* An application finds it by itself. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/app/regulars/Regulars/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/app/regulars/Regulars/icons");
}

int
main (int argc, char **argv)
{
  QuoteFixture fixture = { 0 };

  g_assert_cmpint (argc, ==, 2);
  folder = g_canonicalize_filename (argv[1], NULL);
  argc = 1;
  ui_fixture_init (&argc, &argv);
  load_style ();
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  quote_fixture_set_up (&fixture, NULL);
  take_exchange (&fixture);
  take_all (&fixture);
  quote_fixture_tear_down (&fixture, NULL);
  return 0;
}
