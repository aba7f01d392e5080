/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"

#include "ui/complaint/reg-complaints-page.h"
#include "ui/customer/reg-customers-page.h"
#include "ui/product/reg-products-page.h"
#include "ui/quotation/reg-quotations-page.h"
#include "ui/window/reg-page.h"

/* The pages of customers, products, complaints and quotations: what they have in common. */

/* --- records ---------------------------------------------------------------------------- */

static gint64
add_product (UiFixture *f, const char *name)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRODUCT);

  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, name);
  reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, 12500000);
  return ui_fixture_save (f, builder);
}

static gint64
add_complaint (UiFixture *f, const char *subject)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT);
  g_autofree char *number = g_strdup_printf ("C-%s", subject);

  reg_record_builder_set_text (builder, REG_COMPLAINT_NUMBER, number);
  reg_record_builder_set_text (builder, REG_COMPLAINT_SUBJECT, subject);
  reg_record_builder_set_ref (builder, REG_COMPLAINT_PARTY_ID, ui_fixture_add_party (f, "Halm"));
  reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT, 1700000000000);
  return ui_fixture_save (f, builder);
}

static gint64
add_quotation (UiFixture *f, const char *number)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION);

  reg_record_builder_set_text (builder, REG_QUOTATION_NUMBER, number);
  reg_record_builder_set_ref (builder, REG_QUOTATION_PARTY_ID, ui_fixture_add_party (f, "Halm"));
  return ui_fixture_save (f, builder);
}

typedef struct
{
  const char *title;
  GtkWidget *(*create) (RegSession *session);
  gint64 (*add) (UiFixture *f, const char *name);
  RegEntityId entity;
  const char *new_label;
  const char *empty_title;
  const char *opens;
  const char *one;
  gboolean removes;
} List;

static const List lists[] = {
  { "Customers", reg_customers_page_new, ui_fixture_add_party, REG_ENTITY_PARTY, "New customer",
    "No customers yet", "open-party", "1 customer", TRUE },
  { "Products", reg_products_page_new, add_product, REG_ENTITY_PRODUCT, "New product",
    "No products yet", "open-product", "1 product", TRUE },
  { "Complaints", reg_complaints_page_new, add_complaint, REG_ENTITY_COMPLAINT, "New complaint",
    "No complaints", "open-complaint", "1 complaint", FALSE },
  { "Quotations", reg_quotations_page_new, add_quotation, REG_ENTITY_QUOTATION, "New quotation",
    "No quotations yet", "open-quotation", "1 quotation", FALSE },
};

/* --- help ------------------------------------------------------------------------------- */

static RegTableView *
get_table (GtkWidget *window)
{
  return REG_TABLE_VIEW (ui_find_type (window, REG_TYPE_TABLE_VIEW));
}

static RegTableSelection *
get_selection (GtkWidget *window)
{
  return reg_table_view_get_selection (get_table (window));
}

static guint
count_rows (GtkWidget *window)
{
  return reg_table_model_get_size (reg_table_view_get_model (get_table (window)));
}

static void
focus_rows (UiFixture *f, GtkWidget *window)
{
  reg_table_view_focus_rows (get_table (window));
  ui_fixture_settle (f);
}

/* The menu that is shown, as its items read. */
static char *
read_menu (GtkWidget *window)
{
  GtkWidget *popover = ui_find_type (GTK_WIDGET (get_table (window)), GTK_TYPE_POPOVER_MENU);
  GMenuModel *menu;
  g_autoptr (GString) text = g_string_new (NULL);

  if (popover == NULL || !gtk_widget_get_mapped (popover))
    return NULL;
  menu = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (popover));
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int k = 0; k < g_menu_model_get_n_items (section); k++)
        {
          g_autofree char *label = NULL;

          g_menu_model_get_item_attribute (section, k, G_MENU_ATTRIBUTE_LABEL, "s", &label);
          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label);
        }
    }
  g_string_replace (text, "_", "", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_menu (GtkWidget *window, const char *wanted)
{
  g_autofree char *menu = read_menu (window);

  g_assert_cmpstr (menu, ==, wanted);
}

/* As the secondary button does: the gesture says where. */
static void
click_secondary (UiFixture *f, GtkWidget *window, GtkWidget *at)
{
  GtkWidget *table = GTK_WIDGET (get_table (window));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (table);
  graphene_point_t point;

  g_assert_true (gtk_widget_compute_point (at, table, &GRAPHENE_POINT_INIT (3, 3), &point));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "pressed", 1, (double)point.x, (double)point.y);
    }
  ui_fixture_settle (f);
}

static void
copied_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

static char *
read_clipboard (GtkWidget *window)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (window), NULL, copied_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

/* --- what all have in common ------------------------------------------------------------ */

static void
test_page (UiFixture *f, gconstpointer data)
{
  const List *list = data;
  GtkWidget *page = list->create (f->session);
  GtkWidget *window = ui_show_page (f, page, 1200);
  RegPageAction action;
  gint64 id;
  g_autofree char *opened = NULL;
  g_autofree char *wanted = NULL;

  g_assert_cmpstr (reg_page_get_title (REG_PAGE (page)), ==, list->title);
  g_assert_true (reg_page_get_primary_action (REG_PAGE (page), &action));
  g_assert_cmpstr (action.label, ==, list->new_label);
  g_assert_true (reg_page_has_preview (REG_PAGE (page)));
  /* Nothing yet: words that teach and the way to the first one, no filters for nothing. */
  g_assert_true (ui_shows (window, list->empty_title));
  g_assert_nonnull (ui_find_button (window, list->new_label));
  g_assert_false (ui_shows (window, "All"));
  id = list->add (f, "Bell");
  ui_fixture_settle (f);
  g_assert_false (ui_shows (window, list->empty_title));
  g_assert_true (ui_shows (window, "All"));
  g_assert_true (ui_shows (window, list->one));
  g_assert_cmpint (reg_table_selection_get_selected (get_selection (window)), ==, id);
  g_free (ui_take_opened ());
  focus_rows (f, window);
  g_assert_true (ui_press (f, window, GDK_KEY_Return, 0));
  wanted = g_strdup_printf ("%s %" G_GINT64_FORMAT, list->opens, id);
  opened = ui_take_opened ();
  g_assert_cmpstr (opened, ==, wanted);
  ui_window_close (f, window);
}

/* The preview is made when there is something to show in it, and goes when it is not wanted. */
static void
test_preview (UiFixture *f, gconstpointer data)
{
  const List *list = data;
  GtkWidget *page = list->create (f->session);
  AdwOverlaySplitView *split;
  GtkWidget *window, *preview;

  list->add (f, "Bell");
  window = ui_show_page (f, page, 1200);
  split = ADW_OVERLAY_SPLIT_VIEW (ui_find_type (page, ADW_TYPE_OVERLAY_SPLIT_VIEW));
  preview = adw_overlay_split_view_get_sidebar (split);
  g_assert_nonnull (preview);
  g_assert_true (gtk_widget_get_mapped (preview));
  reg_page_set_preview (REG_PAGE (page), FALSE);
  ui_fixture_settle (f);
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
  reg_page_set_preview (REG_PAGE (page), TRUE);
  ui_fixture_settle (f);
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
  /* With little room there is only the list. */
  ui_resize (f, window, 500, 700);
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
  ui_resize (f, window, 1200, 700);
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
  g_assert_true (adw_overlay_split_view_get_sidebar (split) == preview);
  ui_window_close (f, window);
}

/* Who never looks at it does not pay for it. */
static void
test_preview_not_wanted (UiFixture *f, gconstpointer data)
{
  const List *list = data;
  GtkWidget *page = list->create (f->session);
  GtkWidget *window;

  reg_page_set_preview (REG_PAGE (page), FALSE);
  list->add (f, "Bell");
  window = ui_show_page (f, page, 1200);
  g_assert_null (adw_overlay_split_view_get_sidebar (
      ADW_OVERLAY_SPLIT_VIEW (ui_find_type (page, ADW_TYPE_OVERLAY_SPLIT_VIEW))));
  ui_window_close (f, window);
}

static void
test_show_record (UiFixture *f, gconstpointer data)
{
  const List *list = data;
  gint64 ids[3];
  GtkWidget *page, *window;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const char *const names[] = { "Axle", "Bell", "Chain" };

      ids[i] = list->add (f, names[i]);
    }
  page = list->create (f->session);
  window = ui_show_page (f, page, 1200);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_true (reg_page_show_record (REG_PAGE (page), list->entity, ids[i]));
      ui_fixture_settle (f);
      g_assert_cmpint (reg_table_selection_get_selected (get_selection (window)), ==, ids[i]);
    }
  g_assert_false (reg_page_show_record (REG_PAGE (page), REG_ENTITY_STAFF, ids[0]));
  ui_window_close (f, window);
}

/* Of a long list the first rows are there before the others, and one of them is chosen already. */
static void
test_first_of_many (UiFixture *f, gconstpointer data)
{
  gint64 first = 0;
  GtkWidget *page, *window;

  for (int i = 0; i < 120; i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %03d", i);
      gint64 id = ui_fixture_add_party (f, name);

      first = i == 0 ? id : first;
    }
  page = g_object_ref_sink (reg_customers_page_new (f->session));
  while (count_rows (page) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_rows (page), <, 120);
  g_assert_cmpint (reg_table_selection_get_selected (get_selection (page)), ==, first);
  window = ui_show_page (f, page, 1200);
  g_assert_cmpuint (count_rows (window), ==, 120);
  g_assert_cmpint (reg_table_selection_get_selected (get_selection (window)), ==, first);
  ui_window_close (f, window);
  g_object_unref (page);
}

/* A record far down the list is brought into sight, also when the list is still being read. */
static void
test_show_far (UiFixture *f, gconstpointer data)
{
  gint64 first = 0;
  gint64 last = 0;
  GtkWidget *page, *window;
  GtkAdjustment *adjustment;

  for (int i = 0; i < 120; i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %03d", i);

      last = ui_fixture_add_party (f, name);
      first = i == 0 ? last : first;
    }
  page = reg_customers_page_new (f->session);
  reg_page_show_record (REG_PAGE (page), REG_ENTITY_PARTY, last);
  window = ui_show_page (f, page, 1200);
  adjustment = gtk_scrollable_get_vadjustment (
      GTK_SCROLLABLE (ui_find_type (GTK_WIDGET (get_table (window)), GTK_TYPE_LIST_VIEW)));
  for (int round = 0; round < 2; round++)
    {
      g_assert_cmpint (reg_table_selection_get_selected (get_selection (window)), ==, last);
      g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment)
                                          + gtk_adjustment_get_page_size (adjustment),
                                      gtk_adjustment_get_upper (adjustment), 2);
      reg_page_show_record (REG_PAGE (page), REG_ENTITY_PARTY, first);
      ui_fixture_settle (f);
      g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), 0, 2);
      /* From another list the way leads through all. */
      reg_page_set_filter (REG_PAGE (page), "mine");
      ui_fixture_settle (f);
      reg_page_show_record (REG_PAGE (page), REG_ENTITY_PARTY, last);
      ui_fixture_settle (f);
    }
  ui_window_close (f, window);
}

static void
test_filter (UiFixture *f, gconstpointer data)
{
  const List *list = data;
  GtkWidget *page = list->create (f->session);
  const RegListFilter *filters;
  int n_filters;
  GtkWidget *window;

  list->add (f, "Bell");
  window = ui_show_page (f, page, 1200);
  filters = reg_list_get_filters (REG_LIST_PAGE_GET_CLASS (page)->info->list, &n_filters);
  for (int i = 0; i < n_filters; i++)
    {
      guint all = count_rows (window);

      reg_page_set_filter (REG_PAGE (page), filters[i].id);
      ui_fixture_settle (f);
      /* A filter without any row says so, and stays where it can be left. */
      g_assert_true (count_rows (window) <= 1);
      g_assert_true (count_rows (window) == 1 || ui_shows (window, "Nothing matches"));
      g_assert_true (ui_shows (window, "All"));
      reg_page_set_filter (REG_PAGE (page), NULL);
      ui_fixture_settle (f);
      g_assert_cmpuint (count_rows (window), ==, all);
    }
  ui_window_close (f, window);
}

static void
test_narrow (UiFixture *f, gconstpointer data)
{
  const List *list = data;
  GtkWidget *page = list->create (f->session);
  GtkWidget *window;

  list->add (f, "Bell");
  window = ui_show_page (f, page, 360);
  g_assert_true (reg_table_view_get_narrow (get_table (window)));
  /* Nothing is chosen by itself where choosing means opening. */
  g_assert_cmpint (reg_table_selection_get_selected (get_selection (window)), ==, 0);
  g_assert_true (ui_shows (window, list->one));
  ui_assert_named (window);
  ui_window_close (f, window);
}

/* --- menu ------------------------------------------------------------------------------- */

static const char *
get_menu (const List *list)
{
  switch (list->entity)
    {
    case REG_ENTITY_PARTY:
      return "Open, New quotation, New complaint, New task, Change…, Find duplicates…, New "
             "segment…, "
             "Looked after by, Copy, Delete";
    case REG_ENTITY_PRODUCT:
      return "Open, New variant…, No longer sold, Brochures and samples, Copy, Delete";
    case REG_ENTITY_COMPLAINT:
      return "Open, Open the customer, Note…, Copy";
    default:
      return "Open, Open the customer, Duplicate…, Copy";
    }
}

static void
test_menu_by_keys (UiFixture *f, gconstpointer data)
{
  const List *list = data;
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
  } keys[] = { { GDK_KEY_Menu, 0 }, { GDK_KEY_F10, GDK_SHIFT_MASK } };
  GtkWidget *window, *focus;

  list->add (f, "Bell");
  window = ui_show_page (f, list->create (f->session), 1200);
  assert_menu (window, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      focus_rows (f, window);
      focus = gtk_root_get_focus (GTK_ROOT (window));
      g_assert_true (ui_press (f, window, keys[i].keyval, keys[i].modifiers));
      assert_menu (window, get_menu (list));
      gtk_popover_popdown (
          GTK_POPOVER (ui_find_type (GTK_WIDGET (get_table (window)), GTK_TYPE_POPOVER_MENU)));
      ui_fixture_settle (f);
      assert_menu (window, NULL);
      /* One goes on where one was. */
      g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == focus);
    }
  ui_window_close (f, window);
}

/* The menu is about the row under the pointer, in columns and in the narrow list. */
static void
test_menu_by_pointer (UiFixture *f, gconstpointer data)
{
  static const int widths[] = { 1200, 360 };
  gint64 first = ui_fixture_add_party (f, "Anna");
  gint64 second = ui_fixture_add_party (f, "Berta");

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *window = ui_show_page (f, reg_customers_page_new (f->session), widths[i]);

      reg_table_selection_set_selected (get_selection (window), first);
      click_secondary (f, window, ui_find_text (GTK_WIDGET (get_table (window)), "Berta"));
      g_assert_cmpint (reg_table_selection_get_selected (get_selection (window)), ==, second);
      assert_menu (window, get_menu (&lists[0]));
      ui_window_close (f, window);
    }
}

/* Of a header there is another menu, of the room below the rows none. */
static void
test_menu_elsewhere (UiFixture *f, gconstpointer data)
{
  GtkWidget *window;

  ui_fixture_add_party (f, "Anna");
  window = ui_show_page (f, reg_customers_page_new (f->session), 1200);
  click_secondary (f, window,
                   gtk_widget_get_first_child (ui_find_type (window, GTK_TYPE_COLUMN_VIEW)));
  assert_menu (window, NULL);
  click_secondary (f, window, ui_find_text (GTK_WIDGET (get_table (window)), "1 customer"));
  assert_menu (window, NULL);
  ui_window_close (f, window);
}

/* One of several selected rows speaks for all; another one for itself. */
static void
test_menu_of_several (UiFixture *f, gconstpointer data)
{
  gint64 third;
  GtkWidget *window;
  RegTableSelection *selection;

  ui_fixture_add_party (f, "Anna");
  ui_fixture_add_party (f, "Berta");
  third = ui_fixture_add_party (f, "Clara");
  window = ui_show_page (f, reg_customers_page_new (f->session), 1200);
  selection = get_selection (window);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (selection), 0, 2, TRUE);
  click_secondary (f, window, ui_find_text (GTK_WIDGET (get_table (window)), "Berta"));
  g_assert_cmpuint (reg_table_selection_get_count (selection), ==, 2);
  assert_menu (window,
               "Merge…, Change…, Find duplicates…, New segment…, Looked after by, Copy, Delete");
  ui_activate (f, GTK_WIDGET (get_table (window)), "list.delete");
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_true (ui_shows (window, "2 customers deleted"));
  ui_undo (f, window, "2 customers deleted");
  g_assert_cmpuint (count_rows (window), ==, 3);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (selection), 0, 2, TRUE);
  click_secondary (f, window, ui_find_text (GTK_WIDGET (get_table (window)), "Clara"));
  g_assert_cmpint (reg_table_selection_get_selected (selection), ==, third);
  ui_window_close (f, window);
}

/* What the items of the menu do with the record. */
static void
test_menu_actions (UiFixture *f, gconstpointer data)
{
  static const char *const wanted[] = { "new-quotation", "new-complaint", "new-task" };
  gint64 party = ui_fixture_add_party (f, "Anna");
  GtkWidget *window = ui_show_page (f, reg_customers_page_new (f->session), 1200);
  GtkWidget *table = GTK_WIDGET (get_table (window));
  g_autoptr (RegRecord) record = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *action = g_strconcat ("app.", wanted[i], NULL);
      g_autofree char *text = g_strdup_printf ("%s %" G_GINT64_FORMAT, wanted[i], party);
      g_autofree char *opened = NULL;

      g_assert_true (gtk_widget_activate_action (table, action, "x", party));
      opened = ui_take_opened ();
      g_assert_cmpstr (opened, ==, text);
    }
  g_assert_true (gtk_widget_activate_action (table, "customers.set-owner", "x", f->owner));
  ui_fixture_settle (f);
  record = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  g_assert_cmpint (reg_record_get_int (record, REG_PARTY_OWNER_ID), ==, f->owner);
  ui_window_close (f, window);
}

/* From a complaint or a quotation to the customer it is about. */
static void
test_open_customer (UiFixture *f, gconstpointer data)
{
  const List *list = data;
  gint64 id = list->add (f, "Bell");
  GtkWidget *page = list->create (f->session);
  GtkWidget *window = ui_show_page (f, page, 1200);
  g_autofree char *wanted = NULL;
  g_autofree char *opened = NULL;

  g_free (ui_take_opened ());
  g_assert_true (gtk_widget_activate_action (page, "list.open-party", "x", id));
  ui_fixture_settle (f);
  wanted = g_strdup_printf ("open-party %" G_GINT64_FORMAT, ui_find_party (f, "Halm"));
  opened = ui_take_opened ();
  g_assert_cmpstr (opened, ==, wanted);
  ui_window_close (f, window);
}

/* An error says what could not be done, and then why. */
static gboolean
says_beginning (GtkWidget *widget, const char *prefix)
{
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), prefix))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says_beginning (child, prefix))
      return TRUE;
  return FALSE;
}

static void
test_open_no_customer (UiFixture *f, gconstpointer data)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION);
  GtkWidget *page, *window;
  gint64 id;

  reg_record_builder_set_text (builder, REG_QUOTATION_NUMBER, "Q-1");
  id = ui_fixture_save (f, builder);
  page = reg_quotations_page_new (f->session);
  window = ui_show_page (f, page, 1200);
  g_free (ui_take_opened ());
  g_assert_true (gtk_widget_activate_action (page, "list.open-party", "x", id));
  ui_fixture_settle (f);
  g_assert_null (ui_take_opened ());
  g_assert_true (ui_shows (window, "There is no customer yet"));
  g_assert_true (gtk_widget_activate_action (page, "list.open-party", "x", id + 99));
  ui_fixture_settle (f);
  g_assert_true (says_beginning (window, "The customer could not be opened. "));
  ui_window_close (f, window);
}

/* --- copy ------------------------------------------------------------------------------- */

static void
test_copy (UiFixture *f, gconstpointer data)
{
  gint64 party = ui_fixture_add_party (f, "Anna\tof the\nmill");
  GtkWidget *window, *table;
  g_autofree char *text = NULL;
  g_auto (GStrv) rows = NULL;
  g_auto (GStrv) cells = NULL;

  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_ADDRESS, "Utrecht");
  ui_fixture_add_party (f, "Berta");
  window = ui_show_page (f, reg_customers_page_new (f->session), 1200);
  table = GTK_WIDGET (get_table (window));
  reg_table_selection_set_selected (get_selection (window), 0);
  /* Nothing chosen, nothing copied. */
  gdk_clipboard_set_text (gtk_widget_get_clipboard (window), "before");
  gtk_widget_activate_action (table, "rows.copy", NULL);
  ui_fixture_settle (f);
  text = read_clipboard (window);
  g_assert_cmpstr (text, ==, "before");
  g_free (text);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (get_selection (window)));
  focus_rows (f, window);
  g_assert_true (ui_press (f, window, GDK_KEY_c, GDK_CONTROL_MASK));
  g_assert_true (ui_shows (window, "2 rows copied"));
  text = read_clipboard (window);
  rows = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (rows), ==, 3);
  cells = g_strsplit (rows[0], "\t", -1);
  /* What would break the table in a spreadsheet is a blank there. */
  g_assert_cmpstr (cells[0], ==, "Anna of the mill");
  g_assert_true (g_strv_contains ((const char *const *)cells, "Utrecht"));
  g_assert_true (g_str_has_prefix (rows[1], "Berta\t"));
  g_assert_cmpstr (rows[2], ==, "");
  ui_window_close (f, window);
}

/* More than one page of rows, most of which nobody looked at, in the order that is shown. */
static void
test_copy_many (UiFixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) rows = NULL;
  GtkWidget *window;

  for (int i = 0; i < 150; i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %03d", i);

      ui_fixture_add_party (f, name);
    }
  window = ui_show_page (f, reg_customers_page_new (f->session), 1200);
  reg_table_view_set_layout (get_table (window), "name sort=-name");
  ui_fixture_settle (f);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (get_selection (window)));
  ui_activate (f, GTK_WIDGET (get_table (window)), "rows.copy");
  while (!ui_shows (window, "150 rows copied"))
    g_main_context_iteration (NULL, TRUE);
  text = read_clipboard (window);
  rows = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (rows), ==, 151);
  for (int i = 0; i < 150; i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %03d", 149 - i);

      g_assert_true (g_str_has_prefix (rows[i], name));
    }
  ui_window_close (f, window);
}

/* --- several at once -------------------------------------------------------------------- */

static void
test_bulk (UiFixture *f, gconstpointer data)
{
  const List *list = data;
  GtkWidget *window, *bar;

  list->add (f, "Axle");
  list->add (f, "Bell");
  window = ui_show_page (f, list->create (f->session), 1200);
  /* One row needs no bar. */
  g_assert_null (ui_find_type (window, GTK_TYPE_ACTION_BAR));
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (get_selection (window)));
  ui_fixture_settle (f);
  bar = ui_find_type (window, GTK_TYPE_ACTION_BAR);
  if (!list->removes)
    {
      /* Where only one can be chosen there is nothing to be done with several. */
      g_assert_null (bar);
      gtk_widget_activate_action (ui_find_type (window, REG_TYPE_LIST_PAGE), "list.delete", NULL);
      ui_fixture_settle (f);
      g_assert_cmpuint (count_rows (window), ==, 2);
      ui_window_close (f, window);
      return;
    }
  g_assert_true (gtk_action_bar_get_revealed (GTK_ACTION_BAR (bar)));
  g_assert_true (ui_shows (window, "2 selected"));
  ui_click (f, bar, "Delete");
  g_assert_true (ui_shows (window, list->empty_title));
  g_assert_false (gtk_action_bar_get_revealed (GTK_ACTION_BAR (bar)));
  ui_activate (f, window, "app.undo");
  g_assert_cmpuint (count_rows (window), ==, 2);
  /* By key, one. */
  reg_table_selection_set_selected (
      get_selection (window),
      reg_table_model_get_id (reg_table_view_get_model (get_table (window)), 0));
  focus_rows (f, window);
  g_assert_true (ui_press (f, window, GDK_KEY_Delete, 0));
  g_assert_cmpuint (count_rows (window), ==, 1);
  ui_window_close (f, window);
}

/* Row after row goes by the same key, and the focus is never lost on the way. */
static void
test_delete_by_key (UiFixture *f, gconstpointer data)
{
  GtkWidget *window, *focus;

  ui_fixture_add_party (f, "Anna");
  ui_fixture_add_party (f, "Berta");
  ui_fixture_add_party (f, "Clara");
  window = ui_show_page (f, reg_customers_page_new (f->session), 1200);
  focus_rows (f, window);
  for (guint left = 3; left > 0; left--)
    {
      g_assert_cmpuint (count_rows (window), ==, left);
      g_assert_true (ui_press (f, window, GDK_KEY_Delete, 0));
      focus = gtk_root_get_focus (GTK_ROOT (window));
      /* Without any row, and nothing here that can be clicked, it is the window's. */
      g_assert_true (left == 1 ? focus == NULL
                               : gtk_widget_is_ancestor (focus, GTK_WIDGET (get_table (window))));
    }
  g_assert_true (ui_shows (window, "No customers yet"));
  ui_window_close (f, window);
}

static void
test_owners_follow_staff (UiFixture *f, gconstpointer data)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_STAFF);
  GtkWidget *page, *window, *button;
  GMenuModel *menu;

  ui_fixture_add_party (f, "Anna");
  ui_fixture_add_party (f, "Berta");
  page = reg_customers_page_new (f->session);
  window = ui_show_page (f, page, 1200);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (get_selection (window)));
  ui_fixture_settle (f);
  button = ui_find_type (ui_find_type (window, GTK_TYPE_ACTION_BAR), GTK_TYPE_MENU_BUTTON);
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  reg_record_builder_set_text (builder, REG_STAFF_NAME, "Sam");
  ui_fixture_save (f, builder);
  ui_fixture_settle (f);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 3);
  g_assert_true (gtk_widget_activate_action (page, "customers.set-owner", "x", f->owner));
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "2 customers are looked after by Mina Kok now"));
  /* And nobody. */
  g_assert_true (gtk_widget_activate_action (page, "customers.set-owner", "x", (gint64)0));
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "2 customers are looked after by nobody now"));
  ui_window_close (f, window);
}

/* --- people of other places ------------------------------------------------------------- */

static void
test_locales (UiFixture *f, gconstpointer locale)
{
  GtkWidget *window;

  if (!ui_go_to (locale))
    return;
  ui_fixture_add_sale (f, ui_fixture_add_party (f, "Anna"), "2021-03-01", 123456789);
  window = ui_show_page (f, reg_customers_page_new (f->session), 1200);
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_true (ui_shows (window, "Anna"));
  focus_rows (f, window);
  g_assert_true (ui_press (f, window, GDK_KEY_Menu, 0));
  ui_assert_named (window);
  ui_resize (f, window, 360, 700);
  g_assert_true (reg_table_view_get_narrow (get_table (window)));
  ui_window_close (f, window);
  ui_go_to ("C.UTF-8");
}

static void
add_for_each (const char *name, void (*test) (UiFixture *, gconstpointer), guint from)
{
  for (guint i = from; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = g_strdup_printf ("/lists/%s/%s", lists[i].title, name);

      g_test_add (path, UiFixture, &lists[i], ui_fixture_set_up, test, ui_fixture_tear_down);
    }
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  add_for_each ("page", test_page, 0);
  add_for_each ("preview", test_preview, 0);
  add_for_each ("preview-not-wanted", test_preview_not_wanted, 0);
  add_for_each ("show-record", test_show_record, 0);
  add_for_each ("filter", test_filter, 0);
  add_for_each ("narrow", test_narrow, 0);
  add_for_each ("menu-by-keys", test_menu_by_keys, 0);
  add_for_each ("bulk", test_bulk, 0);
  add_for_each ("open-customer", test_open_customer, 2);
#define ADD(name)                                                                                  \
  g_test_add ("/lists/" #name, UiFixture, NULL, ui_fixture_set_up, test_##name,                    \
              ui_fixture_tear_down)
  ADD (first_of_many);
  ADD (show_far);
  ADD (menu_by_pointer);
  ADD (menu_elsewhere);
  ADD (menu_of_several);
  ADD (menu_actions);
  ADD (open_no_customer);
  ADD (copy);
  ADD (copy_many);
  ADD (delete_by_key);
  ADD (owners_follow_staff);
  for (guint i = 0; ui_locales[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/lists/locales/%s", ui_locales[i]);

      g_test_add (path, UiFixture, ui_locales[i], ui_fixture_set_up, test_locales,
                  ui_fixture_tear_down);
    }
  return g_test_run ();
}
