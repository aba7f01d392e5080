/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "draw/reg-doc-layout.h"
#include "preferences-fixture.h"
#include "ui/preferences/reg-preferences-letterhead.h"
#include "ui/widgets/reg-document-page.h"
#include "ui-drive.h"

/* How documents look: chosen by looking at them, kept at once, taken back by Undo. */

typedef PreferencesFixture Fixture;

static GtkWidget *
show_page (Fixture *self)
{
  GtkWidget *page;

  g_assert_true (gtk_widget_activate_action (self->dialog, "preferences.documents", NULL));
  ui_fixture_settle (PREF_UI (self));
  page = ui_find_type (self->dialog, REG_TYPE_PREFERENCES_LETTERHEAD);
  g_assert_nonnull (page);
  return page;
}

static const char *
firm_text (Fixture *self, int field)
{
  return reg_record_get_text (reg_session_get_firm (PREF_UI (self)->session), field);
}

/* The chosen one of the layouts, or the one that says @title. */
static GtkToggleButton *
find_toggle (GtkWidget *widget, const char *title)
{
  if (GTK_IS_TOGGLE_BUTTON (widget)
      && (title != NULL ? ui_shows (widget, title)
                        : gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget))))
    return GTK_TOGGLE_BUTTON (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkToggleButton *found = find_toggle (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_layouts (Fixture *self, gconstpointer unused)
{
  GtkWidget *page;

  /* Nothing is drawn before somebody looks. */
  g_assert_null (ui_find_type (self->dialog, REG_TYPE_PREFERENCES_LETTERHEAD));
  page = show_page (self);
  g_assert_cmpuint (ui_count_type (page, REG_TYPE_DOCUMENT_PAGE), ==, 6);
  g_assert_true (find_toggle (page, NULL) == find_toggle (page, "Classic"));
  gtk_toggle_button_set_active (find_toggle (page, "Letter with window"), TRUE);
  ui_fixture_settle (PREF_UI (self));
  g_assert_cmpstr (firm_text (self, REG_FIRM_LAYOUT), ==, "letter");
  gtk_toggle_button_set_active (find_toggle (page, "Compact"), TRUE);
  ui_fixture_settle (PREF_UI (self));
  g_assert_cmpstr (firm_text (self, REG_FIRM_LAYOUT), ==, "compact");
  work_undo (PREF_WORK (self));
  g_assert_true (find_toggle (page, NULL) == find_toggle (page, "Letter with window"));
  work_undo (PREF_WORK (self));
  g_assert_cmpstr (firm_text (self, REG_FIRM_LAYOUT), ==, "");
  g_assert_true (find_toggle (page, NULL) == find_toggle (page, "Classic"));
  ui_assert_named (self->dialog);
}

static void
pick (Fixture *self, GtkWidget *page, const char *color)
{
  GtkWidget *button = ui_find_type (page, GTK_TYPE_COLOR_DIALOG_BUTTON);
  GdkRGBA rgba;

  g_assert_true (gdk_rgba_parse (&rgba, color));
  gtk_color_dialog_button_set_rgba (GTK_COLOR_DIALOG_BUTTON (button), &rgba);
  ui_fixture_settle (PREF_UI (self));
}

static void
test_color (Fixture *self, gconstpointer unused)
{
  GtkWidget *page = show_page (self);
  GtkWidget *without = preferences_find_button (self, "_Without");

  g_assert_false (gtk_widget_get_visible (without));
  pick (self, page, "#1a5fb4");
  g_assert_cmpstr (firm_text (self, REG_FIRM_ACCENT), ==, "#1a5fb4");
  g_assert_cmpstr (preferences_get_subtitle (self, "Colour"), ==,
                   "For the name, the title and what is set apart");
  pick (self, page, "#ffe066");
  g_assert_cmpstr (preferences_get_subtitle (self, "Colour"), ==,
                   "Too light to be read on paper: text is printed in a darker shade of it");
  preferences_press (self, "_Without");
  g_assert_cmpstr (firm_text (self, REG_FIRM_ACCENT), ==, "");
  g_assert_false (gtk_widget_get_visible (without));
  work_undo (PREF_WORK (self));
  g_assert_cmpstr (firm_text (self, REG_FIRM_ACCENT), ==, "#ffe066");
}

/* What is typed is seen at once and kept when one goes on. */
static void
test_words (Fixture *self, gconstpointer unused)
{
  GtkWidget *page = show_page (self);
  GtkTextView *view = GTK_TEXT_VIEW (ui_find_type (page, GTK_TYPE_TEXT_VIEW));
  GtkWidget *before = ui_find_type (page, REG_TYPE_DOCUMENT_PAGE);
  gpointer watched = before;

  g_object_add_weak_pointer (G_OBJECT (before), &watched);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), " Since 1987\nالعربية\n ", -1);
  ui_fixture_settle (PREF_UI (self));
  g_assert_null (watched);
  g_assert_cmpstr (firm_text (self, REG_FIRM_LETTERHEAD), ==, "");
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  self->dialog = NULL;
  ui_fixture_settle (PREF_UI (self));
  g_assert_cmpstr (firm_text (self, REG_FIRM_LETTERHEAD), ==, "Since 1987\nالعربية");
  preferences_show (self);
}

/* The words of an e-mail are kept as they are typed, with what is filled in later. */
static void
test_mail (Fixture *self, gconstpointer unused)
{
  GtkWidget *page = show_page (self);
  GtkWidget *group = ui_find_type (page, GTK_TYPE_TEXT_VIEW);

  g_assert_true (ui_shows (
      page, "With a quotation. Left empty, they are in the language of the customer. Filled in are "
            "{customer}, {number}, {valid until}, {total}, {contact}, {business}; a line for which "
            "there is nothing is left out."));
  while (!ADW_IS_PREFERENCES_GROUP (group))
    group = gtk_widget_get_parent (group);
  /* Below the sheet. */
  group = ui_find_type (gtk_widget_get_last_child (gtk_widget_get_parent (group)),
                        GTK_TYPE_TEXT_VIEW);
  g_assert_nonnull (group);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (group)),
                            "Hello {customer}\n{number}\n", -1);
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  self->dialog = NULL;
  ui_fixture_settle (PREF_UI (self));
  g_assert_cmpstr (firm_text (self, REG_FIRM_MAIL_TEXT), ==, "Hello {customer}\n{number}");
  preferences_show (self);
  work_undo (PREF_WORK (self));
  g_assert_cmpstr (firm_text (self, REG_FIRM_MAIL_TEXT), ==, "");
}

/* A file somebody wrote is offered under its own title; one that is wrong is named with its reason. */
static void
test_own_files (Fixture *self, gconstpointer unused)
{
  g_autofree char *folder = reg_doc_layouts_dup_folder ();
  g_autofree char *good = g_build_filename (folder, "house.layout", NULL);
  g_autofree char *bad = g_build_filename (folder, "broken.layout", NULL);
  GtkWidget *page;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (good, "[Layout]\nName=Our <house> style\n", -1, NULL));
  g_assert_true (g_file_set_contents (bad, "[Text]\nSize=99\n", -1, NULL));
  page = show_page (self);
  g_assert_true (ui_shows (page, "broken.layout: [Text] Size: “99” is no number between 6 and 14"));
  gtk_toggle_button_set_active (find_toggle (page, "Our <house> style"), TRUE);
  ui_fixture_settle (PREF_UI (self));
  g_assert_cmpstr (firm_text (self, REG_FIRM_LAYOUT), ==, "house");
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(path, func)                                                                            \
  g_test_add ("/ui/preferences-letterhead/" path, Fixture, NULL, preferences_set_up, func,         \
              preferences_tear_down)
  ADD ("layouts", test_layouts);
  ADD ("color", test_color);
  ADD ("words", test_words);
  ADD ("mail", test_mail);
  ADD ("own-files", test_own_files);
#undef ADD
  return g_test_run ();
}
