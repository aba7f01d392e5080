/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "ui-drive.h"
#include "ui/widgets/reg-party-search.h"

/* The search in each of the places where it stands. */
typedef struct
{
  UiFixture ui;
  GtkWidget *window;
  RegPartySearch *search;
  GtkWidget *next; /* what comes after it */
  gint64 chosen;
  char *name;
  guint n_chosen, n_changed;
} Fixture;

typedef enum
{
  BARE,
  AS_ROW
} Look;

static void
chosen_cb (Fixture *f, gint64 party, const char *name)
{
  g_free (f->name);
  f->name = g_strdup (name);
  f->chosen = party;
  f->n_chosen++;
}

static void
changed_cb (Fixture *f)
{
  f->n_changed++;
}

static void
set_up (Fixture *f, gconstpointer look)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  ui_fixture_set_up (&f->ui, NULL);
  f->search = g_object_new (REG_TYPE_PARTY_SEARCH, "as-row", GPOINTER_TO_INT (look) == AS_ROW,
                            NULL);
  reg_party_search_set_session (f->search, f->ui.session);
  g_signal_connect_swapped (f->search, "chosen", G_CALLBACK (chosen_cb), f);
  g_signal_connect_swapped (f->search, "changed", G_CALLBACK (changed_cb), f);
  f->next = gtk_button_new_with_label ("Next");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->search));
  gtk_box_append (GTK_BOX (box), f->next);
  f->window = ui_window_new (&f->ui, box, 400, 600);
}

static void
tear_down (Fixture *f, gconstpointer look)
{
  ui_window_close (&f->ui, f->window);
  ui_fixture_tear_down (&f->ui, NULL);
  g_free (f->name);
}

static GtkEditable *
get_entry (Fixture *f)
{
  GtkWidget *row = ui_find_type (GTK_WIDGET (f->search), ADW_TYPE_ENTRY_ROW);

  return GTK_EDITABLE (row != NULL ? row
                                   : ui_find_type (GTK_WIDGET (f->search), GTK_TYPE_SEARCH_ENTRY));
}

static void
type (Fixture *f, const char *text)
{
  ui_type (&f->ui, GTK_WIDGET (get_entry (f)), NULL, text);
}

/* Enter, with or without waiting for the answer. */
static void
enter (Fixture *f)
{
  GtkEditable *entry = get_entry (f);

  g_signal_emit_by_name (entry, ADW_IS_ENTRY_ROW (entry) ? "entry-activated" : "activate");
}

static guint
count_answers (Fixture *f)
{
  return ui_count_type (GTK_WIDGET (f->search), ADW_TYPE_ACTION_ROW);
}

static GtkWidget *
find_answer (Fixture *f, const char *name)
{
  return ui_find_row (GTK_WIDGET (f->search), ADW_TYPE_ACTION_ROW, name);
}

/* --- finding ---------------------------------------------------------------------------- */

static void
test_words (Fixture *f, gconstpointer look)
{
  gint64 bakery = ui_fixture_add_party (&f->ui, "Bakery De Halm");
  gint64 álvaro = ui_fixture_add_party (&f->ui, "Álvaro Núñez");
  const struct
  {
    const char *words;
    gint64 party;
  } cases[] = {
    { "bak", bakery },
    { "  HALM  ", bakery },
    { "alvaro", álvaro },
    { "Núñ", álvaro },
    { "5550177", bakery },
    { "020-555 01 77", bakery },
    { "info@halm.example", bakery },
  };

  ui_fixture_add_contact (&f->ui, bakery, REG_CONTACT_KIND_PHONE, "+31 20 555 01 77");
  ui_fixture_add_contact (&f->ui, bakery, REG_CONTACT_KIND_EMAIL, "info@halm.example");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      type (f, cases[i].words);
      if (count_answers (f) != 1)
        g_error ("“%s” finds %u customers", cases[i].words, count_answers (f));
      enter (f);
      g_assert_cmpint (f->chosen, ==, cases[i].party);
      g_assert_cmpint (reg_party_search_get_party (f->search), ==, cases[i].party);
      /* One was chosen: the list is not in the way any more. */
      g_assert_cmpuint (count_answers (f), ==, 0);
      g_assert_cmpstr (gtk_editable_get_text (get_entry (f)), ==, f->name);
    }
  g_assert_cmpuint (f->n_chosen, ==, G_N_ELEMENTS (cases));
}

static void
test_nobody (Fixture *f, gconstpointer look)
{
  static const char *words[] = { "zzz", "'; drop table party; --", "\"", "*", "(", "99999999999",
                                 "🙂" };

  ui_fixture_add_party (&f->ui, "Bakery");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      type (f, words[i]);
      g_assert_nonnull (find_answer (f, "Nobody found. Try another spelling."));
      enter (f);
      g_assert_cmpuint (f->n_chosen, ==, 0);
    }
  type (f, "   ");
  g_assert_cmpuint (count_answers (f), ==, 0);
  enter (f);
  g_assert_cmpuint (f->n_chosen, ==, 0);
  g_assert_cmpuint (f->n_changed, ==, 0);
}

/* A name is text, whatever stands in it. */
static void
test_markup (Fixture *f, gconstpointer look)
{
  gint64 party = ui_fixture_add_party (&f->ui, "Salt & <b>Pepper</b>");

  type (f, "pepper");
  g_assert_true (ui_shows (GTK_WIDGET (f->search), "Salt & <b>Pepper</b>"));
  enter (f);
  g_assert_cmpint (f->chosen, ==, party);
  g_assert_cmpstr (f->name, ==, "Salt & <b>Pepper</b>");
}

static void
test_only_customers (Fixture *f, gconstpointer look)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT);
  gint64 party = ui_fixture_add_party (&f->ui, "Bakery");

  reg_record_builder_set_text (builder, REG_COMPLAINT_NUMBER, "C-0042");
  reg_record_builder_set_ref (builder, REG_COMPLAINT_PARTY_ID, party);
  reg_record_builder_set_text (builder, REG_COMPLAINT_SUBJECT, "Oven rattles");
  reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT, 1700000000000);
  ui_fixture_save (&f->ui, builder);
  type (f, "C-0042");
  g_assert_nonnull (find_answer (f, "Nobody found. Try another spelling."));
}

static void
test_many (Fixture *f, gconstpointer look)
{
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("Bakery %02u", i);

      ui_fixture_add_party (&f->ui, name);
    }
  type (f, "bakery");
  g_assert_cmpuint (count_answers (f), ==, 8);
  g_assert_null (find_answer (f, "Bakery 29"));
  /* One more word, and who was not shown comes first. */
  type (f, "bakery 29");
  enter (f);
  g_assert_cmpstr (f->name, ==, "Bakery 29");
}

/* --- choosing --------------------------------------------------------------------------- */

/* Enter counts for the words that stand there, though the answer is still under way. */
static void
test_fast_typist (Fixture *f, gconstpointer look)
{
  gint64 first = ui_fixture_add_party (&f->ui, "Anna");
  gint64 second = ui_fixture_add_party (&f->ui, "Bert");

  type (f, "anna");
  gtk_editable_set_text (get_entry (f), "bert");
  enter (f);
  g_assert_cmpuint (f->n_chosen, ==, 0);
  ui_fixture_settle (&f->ui);
  g_assert_cmpint (f->chosen, ==, second);
  g_assert_cmpint (f->chosen, !=, first);
  /* Other words after Enter: nobody was meant. */
  gtk_editable_set_text (get_entry (f), "anna");
  enter (f);
  gtk_editable_set_text (get_entry (f), "ann");
  ui_fixture_settle (&f->ui);
  g_assert_cmpuint (f->n_chosen, ==, 1);
  g_assert_nonnull (find_answer (f, "Anna"));
}

static void
test_by_pointer (Fixture *f, gconstpointer look)
{
  gint64 second;

  ui_fixture_add_party (&f->ui, "Jansen A");
  second = ui_fixture_add_party (&f->ui, "Jansen B");
  type (f, "jansen");
  g_assert_cmpuint (count_answers (f), ==, 2);
  g_signal_emit_by_name (gtk_widget_get_parent (find_answer (f, "Jansen B")), "row-activated",
                         find_answer (f, "Jansen B"));
  ui_fixture_settle (&f->ui);
  g_assert_cmpint (f->chosen, ==, second);
  /* The focus did not go with the row. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)),
                                         GTK_WIDGET (f->search)));
}

static void
test_down (Fixture *f, gconstpointer look)
{
  gint64 party = ui_fixture_add_party (&f->ui, "Jansen");
  GtkWidget *focus;

  gtk_widget_grab_focus (GTK_WIDGET (f->search));
  ui_press (&f->ui, f->window, GDK_KEY_Down, 0);
  g_assert_cmpuint (f->n_chosen, ==, 0);
  gtk_widget_grab_focus (GTK_WIDGET (f->search));
  type (f, "jansen");
  g_assert_true (ui_press (&f->ui, f->window, GDK_KEY_Down, 0));
  focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_true (focus == find_answer (f, "Jansen"));
  g_assert_true (ui_press (&f->ui, f->window, GDK_KEY_Return, 0));
  g_assert_cmpint (f->chosen, ==, party);
}

static void
test_withdrawn (Fixture *f, gconstpointer look)
{
  gint64 party = ui_fixture_add_party (&f->ui, "Jansen");

  reg_party_search_set_party (f->search, party);
  g_assert_cmpint (reg_party_search_get_party (f->search), ==, party);
  ui_fixture_settle (&f->ui);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (f)), ==, "Jansen");
  g_assert_cmpuint (f->n_changed, ==, 1);
  g_assert_cmpuint (f->n_chosen, ==, 0);
  /* One letter less is somebody else. */
  type (f, "Janse");
  g_assert_cmpint (reg_party_search_get_party (f->search), ==, 0);
  g_assert_cmpuint (f->n_changed, ==, 2);
  type (f, "Jans");
  g_assert_cmpuint (f->n_changed, ==, 2);
  reg_party_search_set_party (f->search, party);
  reg_party_search_set_party (f->search, 0);
  ui_fixture_settle (&f->ui);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (f)), ==, "");
  g_assert_cmpint (reg_party_search_get_party (f->search), ==, 0);
  /* Typed while the name was still being read: what is typed counts. */
  reg_party_search_set_party (f->search, party);
  gtk_editable_set_text (get_entry (f), "somebody");
  ui_fixture_settle (&f->ui);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (f)), ==, "somebody");
}

/* An answer may come when nobody is there to hear it. */
static void
test_closed_meanwhile (Fixture *f, gconstpointer look)
{
  GtkWidget *other = ui_window_new (&f->ui, reg_party_search_new (f->ui.session), 300, 300);
  RegPartySearch *search = REG_PARTY_SEARCH (ui_find_type (other, REG_TYPE_PARTY_SEARCH));

  ui_fixture_add_party (&f->ui, "Jansen");
  g_signal_connect_swapped (search, "chosen", G_CALLBACK (chosen_cb), f);
  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (other, GTK_TYPE_SEARCH_ENTRY)), "jansen");
  g_signal_emit_by_name (ui_find_type (other, GTK_TYPE_SEARCH_ENTRY), "activate");
  ui_window_close (&f->ui, other);
  g_assert_cmpuint (f->n_chosen, ==, 0);
}

/* --- a row of a form -------------------------------------------------------------------- */

static void
test_row_leads_on (Fixture *f, gconstpointer look)
{
  ui_fixture_add_party (&f->ui, "Jansen");
  reg_party_search_set_title (f->search, "_Who");
  g_assert_nonnull (ui_find_row (GTK_WIDGET (f->search), ADW_TYPE_ENTRY_ROW, "Who"));
  gtk_widget_grab_focus (GTK_WIDGET (f->search));
  type (f, "jansen");
  enter (f);
  g_assert_false (gtk_widget_has_focus (f->next));
  enter (f);
  g_assert_true (gtk_widget_has_focus (f->next));
  /* Nobody is an answer too. */
  type (f, "");
  gtk_widget_grab_focus (GTK_WIDGET (f->search));
  enter (f);
  g_assert_true (gtk_widget_has_focus (f->next));
}

/* At the end of a form what was found comes into sight. */
static void
test_row_in_sight (Fixture *f, gconstpointer look)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *above = gtk_label_new ("A long form");
  RegPartySearch *search = g_object_new (REG_TYPE_PARTY_SEARCH, "as-row", TRUE, NULL);
  GtkWidget *window, *row;
  graphene_rect_t area;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("Jansen %u", i);

      ui_fixture_add_party (&f->ui, name);
    }
  reg_party_search_set_session (search, f->ui.session);
  gtk_widget_set_size_request (above, -1, 900);
  gtk_box_append (GTK_BOX (form), above);
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (search));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), form);
  window = ui_window_new (&f->ui, scrolled, 400, 700);
  gtk_widget_grab_focus (GTK_WIDGET (search));
  ui_type (&f->ui, GTK_WIDGET (search), "Customer", "jansen");
  row = ui_find_row (GTK_WIDGET (search), ADW_TYPE_ACTION_ROW, "Jansen 7");
  /* It goes there smoothly. */
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_true (gtk_widget_compute_bounds (row, scrolled, &area));
    }
  while (area.origin.y + area.size.height > gtk_widget_get_height (scrolled));
  g_assert_true (gtk_widget_compute_bounds (
      ui_find_row (GTK_WIDGET (search), ADW_TYPE_ENTRY_ROW, "Customer"), scrolled, &area));
  g_assert_cmpfloat (area.origin.y, >=, 0);
  ui_window_close (&f->ui, window);
}

static void
test_row_emptied (Fixture *f, gconstpointer look)
{
  ui_fixture_add_party (&f->ui, "Jansen");
  g_assert_null (ui_find_button (GTK_WIDGET (f->search), "Nobody"));
  type (f, "jansen");
  enter (f);
  ui_fixture_settle (&f->ui);
  ui_click (&f->ui, GTK_WIDGET (f->search), "Nobody");
  g_assert_cmpint (reg_party_search_get_party (f->search), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (f)), ==, "");
  g_assert_null (ui_find_button (GTK_WIDGET (f->search), "Nobody"));
}

/* --- where it stands -------------------------------------------------------------------- */

static void
test_button (Fixture *f, gconstpointer look)
{
  gint64 party = ui_fixture_add_party (&f->ui, "Jansen");
  RegPartySearch *search;
  GtkWidget *button = reg_party_search_button_new (f->ui.session, &search);
  GtkWidget *window = ui_window_new (&f->ui, button, 400, 300);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));

  g_signal_connect_swapped (search, "chosen", G_CALLBACK (chosen_cb), f);
  for (guint i = 1; i <= 2; i++)
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      ui_fixture_settle (&f->ui);
      /* It begins anew, ready to type. */
      g_assert_cmpint (reg_party_search_get_party (search), ==, 0);
      g_assert_true (
          gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (search)));
      ui_type (&f->ui, ui_find_type (popover, GTK_TYPE_SEARCH_ENTRY), NULL, "jan");
      g_signal_emit_by_name (ui_find_type (popover, GTK_TYPE_SEARCH_ENTRY), "activate");
      ui_fixture_settle (&f->ui);
      g_assert_cmpint (f->chosen, ==, party);
      g_assert_cmpuint (f->n_chosen, ==, i);
      g_assert_false (gtk_widget_get_visible (popover));
    }
  ui_window_close (&f->ui, window);
}

static void
test_page (Fixture *f, gconstpointer look)
{
  static const int widths[] = { 900, 360 };

  ui_fixture_add_party (&f->ui, "A bakery with a name that is longer than any window is wide, "
                                "and a little longer than that");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      RegPartySearch *search;
      GtkWidget *page = reg_party_search_page_new (f->ui.session, "For whom?", &search);
      GtkWidget *window = ui_window_new (&f->ui, page, widths[i], 500);

      g_assert_true (ui_shows (window, "For whom?"));
      ui_type (&f->ui, ui_find_type (page, GTK_TYPE_SEARCH_ENTRY), NULL, "bakery");
      g_assert_cmpuint (ui_count_type (page, ADW_TYPE_ACTION_ROW), ==, 1);
      g_assert_cmpint (gtk_widget_get_width (page), <=, widths[i]);
      ui_assert_named (page);
      ui_window_close (&f->ui, window);
    }
}

/* --- somebody new ----------------------------------------------------------------------- */

static void
test_add (Fixture *f, gconstpointer look)
{
  g_autoptr (RegRecord) party = NULL;
  GtkWidget *offer;

  reg_party_search_set_can_add (f->search, TRUE);
  type (f, "  Bäckerei <Neu> & Söhne ");
  offer = find_answer (f, "Add “Bäckerei <Neu> & Söhne”");
  g_assert_nonnull (offer);
  /* Enter in the words leads there, and adds nobody. */
  enter (f);
  ui_fixture_settle (&f->ui);
  g_assert_cmpuint (f->n_chosen, ==, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == offer);
  /* One Enter too many does not add a second one. */
  g_signal_emit_by_name (gtk_widget_get_parent (offer), "row-activated", offer);
  enter (f);
  ui_fixture_settle (&f->ui);
  g_assert_cmpuint (f->n_chosen, ==, 1);
  g_assert_cmpstr (f->name, ==, "Bäckerei <Neu> & Söhne");
  g_assert_cmpint (reg_party_search_get_party (f->search), ==, f->chosen);
  g_assert_cmpuint (count_answers (f), ==, 0);
  party = ui_fixture_load (&f->ui, REG_ENTITY_PARTY, f->chosen);
  g_assert_cmpstr (reg_record_get_text (party, REG_PARTY_NAME), ==, "Bäckerei <Neu> & Söhne");
  g_assert_cmpint (reg_record_get_int (party, REG_PARTY_RUNG), ==, REG_RUNG_PROSPECT);
  /* Found from now on. */
  type (f, "backerei neu");
  g_assert_cmpuint (count_answers (f), ==, 1);
  enter (f);
  g_assert_cmpint (f->chosen, ==, reg_record_get_id (party));
}

/* A number is no name, whoever is known is not offered twice, and not every search adds. */
static void
test_add_not (Fixture *f, gconstpointer look)
{
  ui_fixture_add_party (&f->ui, "Bakery");
  reg_party_search_set_can_add (f->search, TRUE);
  type (f, "0570 55 01 77");
  g_assert_cmpuint (count_answers (f), ==, 1);
  type (f, "bakery");
  g_assert_cmpuint (count_answers (f), ==, 1);
  g_assert_nonnull (find_answer (f, "Bakery"));
  reg_party_search_set_can_add (f->search, FALSE);
  type (f, "somebody");
  g_assert_cmpuint (count_answers (f), ==, 1);
  g_assert_null (find_answer (f, "Add “somebody”"));
  enter (f);
  g_assert_cmpuint (f->n_chosen, ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *f, gconstpointer look);
  } both[] = {
    { "words", test_words },
    { "nobody", test_nobody },
    { "markup", test_markup },
    { "only-customers", test_only_customers },
    { "many", test_many },
    { "fast-typist", test_fast_typist },
    { "by-pointer", test_by_pointer },
    { "down", test_down },
    { "withdrawn", test_withdrawn },
    { "closed-meanwhile", test_closed_meanwhile },
    { "add", test_add },
    { "add-not", test_add_not },
  };

  setlocale (LC_ALL, "C.UTF-8");
  ui_fixture_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autofree char *bare = g_strdup_printf ("/party-search/%s", both[i].path);
      g_autofree char *row = g_strdup_printf ("/party-search/row/%s", both[i].path);

      g_test_add (bare, Fixture, GINT_TO_POINTER (BARE), set_up, both[i].test, tear_down);
      g_test_add (row, Fixture, GINT_TO_POINTER (AS_ROW), set_up, both[i].test, tear_down);
    }
  g_test_add ("/party-search/row/leads-on", Fixture, GINT_TO_POINTER (AS_ROW), set_up,
              test_row_leads_on, tear_down);
  g_test_add ("/party-search/row/in-sight", Fixture, GINT_TO_POINTER (AS_ROW), set_up,
              test_row_in_sight, tear_down);
  g_test_add ("/party-search/row/emptied", Fixture, GINT_TO_POINTER (AS_ROW), set_up,
              test_row_emptied, tear_down);
  g_test_add ("/party-search/button", Fixture, GINT_TO_POINTER (BARE), set_up, test_button,
              tear_down);
  g_test_add ("/party-search/page", Fixture, GINT_TO_POINTER (BARE), set_up, test_page, tear_down);
  return g_test_run ();
}
