/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-approval-policy.h"
#include "ui-fixture.h"
#include "ui/table/reg-filter-bar.h"
#include "ui/table/reg-list-source.h"
#include "ui/table/reg-state-style.h"

static void
result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

/* The first @n_rows bring their @rows along. */
static GArray *
load_ids_and_rows (RegListSource *source,
                   const char *sort,
                   gboolean descending,
                   const char *segment,
                   guint n_rows,
                   GPtrArray **rows)
{
  RegTableQuery query = { .sort = (char *)sort,
                          .descending = descending,
                          .segment = (char *)segment };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *ids;

  reg_table_source_load_ids_async (REG_TABLE_SOURCE (source), &query, n_rows, NULL, result_cb,
                                   &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  ids = reg_table_source_load_ids_finish (REG_TABLE_SOURCE (source), result, rows, &error);
  g_assert_no_error (error);
  return ids;
}

static GArray *
load_ids (RegListSource *source, const char *sort, gboolean descending, const char *segment)
{
  g_autoptr (GPtrArray) rows = NULL;
  GArray *ids = load_ids_and_rows (source, sort, descending, segment, 0, &rows);

  g_assert_null (rows);
  return ids;
}

static GPtrArray *
load_rows (RegListSource *source, const GArray *ids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  reg_table_source_load_rows_async (REG_TABLE_SOURCE (source), (gint64 *)ids->data, ids->len, NULL,
                                    result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  rows = reg_table_source_load_rows_finish (REG_TABLE_SOURCE (source), result, &error);
  g_assert_no_error (error);
  return rows;
}

static guint
find_column (RegListSource *source, const char *id)
{
  guint n_columns;
  const RegTableColumn *columns;

  columns = reg_table_source_get_columns (REG_TABLE_SOURCE (source), &n_columns);
  for (guint i = 0; i < n_columns; i++)
    if (g_str_equal (columns[i].id, id))
      return i;
  g_assert_not_reached ();
}

static void
test_columns (UiFixture *f, gconstpointer unused)
{
  for (RegListId list = 0; list < REG_N_LISTS; list++)
    {
      g_autoptr (RegListSource) source = reg_list_source_new (f->session, list);
      guint n_columns, titles = 0, shown = 0, amounts = 0;
      const RegTableColumn *columns;

      columns = reg_table_source_get_columns (REG_TABLE_SOURCE (source), &n_columns);
      for (guint i = 0; i < n_columns; i++)
        {
          titles += columns[i].narrow == REG_TABLE_NARROW_TITLE;
          shown += !columns[i].hidden;
          amounts += columns[i].narrow == REG_TABLE_NARROW_TRAILING
                     && columns[i].kind == REG_TABLE_COLUMN_NUMBER;
          g_assert_true (columns[i].width > 0 || columns[i].narrow == REG_TABLE_NARROW_TITLE);
        }
      g_assert_cmpuint (titles, ==, 1);
      /* A figure at the end of a narrow row is the same one in all of them. */
      g_assert_cmpuint (amounts, <=, 1);
      g_assert_cmpuint (shown, <=, 8);
    }
}

static void
test_rows (UiFixture *f, gconstpointer unused)
{
  g_autoptr (RegListSource) source = reg_list_source_new (f->session, REG_LIST_CUSTOMERS);
  gint64 bakery = ui_fixture_add_party (f, "Bakery");
  gint64 café = ui_fixture_add_party (f, "Café");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  RegTableCells *cells;

  ui_fixture_add_contact (f, bakery, REG_CONTACT_KIND_ADDRESS, "Utrecht");
  ui_fixture_add_sale (f, bakery, "2026-03-01", 123456);
  ids = load_ids (source, "name", TRUE, NULL);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, café);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, bakery);
  rows = load_rows (source, ids);
  g_assert_cmpuint (rows->len, ==, 2);
  cells = g_ptr_array_index (rows, 0);
  if (reg_table_cells_get_id (cells) != bakery)
    cells = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (reg_table_cells_get_text (cells, find_column (source, "name")), ==, "Bakery");
  g_assert_cmpstr (reg_table_cells_get_text (cells, find_column (source, "town")), ==, "Utrecht");
  g_assert_cmpstr (reg_table_cells_get_text (cells, find_column (source, "sales")), ==, "1,234.56");
  g_assert_nonnull (reg_table_cells_get_record (cells, REG_TYPE_LIST_ROW));
}

static char *
read_spent (RegListSource *source)
{
  g_autoptr (GArray) ids = load_ids (source, "name", FALSE, NULL);
  g_autoptr (GPtrArray) rows = load_rows (source, ids);

  g_assert_cmpuint (rows->len, ==, 1);
  return g_strdup (
      reg_table_cells_get_text (g_ptr_array_index (rows, 0), find_column (source, "spent")));
}

/* What was given for a campaign tells what one costs, which is not for everybody. */
static void
test_spent (UiFixture *f, gconstpointer unused)
{
  g_autoptr (RegListSource) source = reg_list_source_new (f->session, REG_LIST_CAMPAIGNS);
  RegRecordBuilder *campaign = reg_record_builder_new (REG_ENTITY_CAMPAIGN);
  RegRecordBuilder *material = reg_record_builder_new (REG_ENTITY_MATERIAL);
  RegRecordBuilder *request = reg_record_builder_new (REG_ENTITY_MATERIAL_REQUEST);
  RegRecordBuilder *staff = reg_record_builder_new (REG_ENTITY_STAFF);
  g_autofree char *owners = NULL;
  g_autofree char *sellers = NULL;
  gint64 seller;

  reg_record_builder_set_text (campaign, REG_CAMPAIGN_NAME, "Mailing");
  reg_record_builder_set_text (material, REG_MATERIAL_NAME, "Tile");
  reg_record_builder_set_ref (request, REG_MATERIAL_REQUEST_CAMPAIGN_ID,
                              ui_fixture_save (f, campaign));
  reg_record_builder_set_ref (request, REG_MATERIAL_REQUEST_MATERIAL_ID,
                              ui_fixture_save (f, material));
  reg_record_builder_set_ref (request, REG_MATERIAL_REQUEST_PARTY_ID,
                              ui_fixture_add_party (f, "Bakery"));
  reg_record_builder_set_text (request, REG_MATERIAL_REQUEST_ASKED_ON, "2026-03-01");
  reg_record_builder_set_int (request, REG_MATERIAL_REQUEST_COST, 700);
  ui_fixture_save (f, request);
  owners = read_spent (source);
  g_assert_cmpstr (owners, ==, "7.00");
  reg_record_builder_set_text (staff, REG_STAFF_NAME, "Tom");
  reg_record_builder_set_int (staff, REG_STAFF_ROLE, REG_ROLE_SALES);
  seller = ui_fixture_save (f, staff);
  ui_fixture_settle (f);
  reg_session_set_staff (f->session, seller);
  ui_fixture_settle (f);
  sellers = read_spent (source);
  g_assert_cmpstr (sellers, ==, "");
}

static void
test_first_rows (UiFixture *f, gconstpointer unused)
{
  g_autoptr (RegListSource) source = reg_list_source_new (f->session, REG_LIST_CUSTOMERS);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) nobody = NULL;
  g_autoptr (GPtrArray) no_rows = NULL;
  guint name = find_column (source, "name");

  ui_fixture_add_party (f, "Bakery");
  ui_fixture_add_party (f, "Butcher");
  ui_fixture_add_party (f, "Chandler");
  ids = load_ids_and_rows (source, "name", FALSE, NULL, 2, &rows);
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpuint (rows->len, ==, 2);
  for (guint i = 0; i < rows->len; i++)
    {
      RegTableCells *cells = g_ptr_array_index (rows, i);
      gboolean first = reg_table_cells_get_id (cells) == g_array_index (ids, gint64, 0);

      g_assert_cmpstr (reg_table_cells_get_text (cells, name), ==, first ? "Bakery" : "Butcher");
    }
  nobody = load_ids_and_rows (source, "name", FALSE, "mine", 2, &no_rows);
  g_assert_cmpuint (nobody->len, ==, 0);
  g_assert_cmpuint (no_rows->len, ==, 0);
}

static void
test_segment (UiFixture *f, gconstpointer unused)
{
  g_autoptr (RegListSource) source = reg_list_source_new (f->session, REG_LIST_CUSTOMERS);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  g_autoptr (GArray) ids = NULL;
  gint64 mine;

  ui_fixture_add_party (f, "Somebody");
  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Mine");
  reg_record_builder_set_ref (builder, REG_PARTY_OWNER_ID, f->owner);
  mine = ui_fixture_save (f, builder);
  ids = load_ids (source, NULL, FALSE, "mine");
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, mine);
}

static void
changed_cb (RegTableSource *source, gpointer ids, gulong n_ids, guint *count)
{
  (*count)++;
}

static void
test_changed (UiFixture *f, gconstpointer unused)
{
  g_autoptr (RegListSource) source = reg_list_source_new (f->session, REG_LIST_CUSTOMERS);
  g_autoptr (RegListSource) products = reg_list_source_new (f->session, REG_LIST_PRODUCTS);
  guint count = 0, others = 0;

  ui_fixture_settle (f);
  g_signal_connect (source, "changed", G_CALLBACK (changed_cb), &count);
  g_signal_connect (products, "changed", G_CALLBACK (changed_cb), &others);
  ui_fixture_add_party (f, "New");
  ui_fixture_settle (f);
  g_assert_cmpuint (count, >=, 1);
  g_assert_cmpuint (others, ==, 0);
}

static void
test_count (UiFixture *f, gconstpointer unused)
{
  g_autoptr (RegListSource) source = reg_list_source_new (f->session, REG_LIST_CUSTOMERS);
  g_autofree char *one = reg_table_source_describe_count (REG_TABLE_SOURCE (source), 1);
  g_autofree char *many = reg_table_source_describe_count (REG_TABLE_SOURCE (source), 1840);

  g_assert_cmpstr (one, ==, "1 customer");
  g_assert_true (g_str_has_suffix (many, " customers"));
}

static void
test_filter_bar (UiFixture *f, gconstpointer unused)
{
  g_autoptr (RegListSource) source = reg_list_source_new (f->session, REG_LIST_CUSTOMERS);
  g_autoptr (RegTableModel) model = reg_table_model_new (REG_TABLE_SOURCE (source));
  GtkWidget *bar = g_object_ref_sink (reg_filter_bar_new ());

  reg_filter_bar_set_list (REG_FILTER_BAR (bar), REG_LIST_CUSTOMERS, model);
  g_assert_null (reg_filter_bar_get_filter (REG_FILTER_BAR (bar)));
  reg_filter_bar_set_filter (REG_FILTER_BAR (bar), "slipping");
  g_assert_cmpstr (reg_table_model_get_query (model)->segment, ==, "slipping");
  reg_filter_bar_set_filter (REG_FILTER_BAR (bar), NULL);
  g_assert_null (reg_table_model_get_query (model)->segment);
  ui_fixture_settle (f);
  g_object_unref (bar);
}

static void
test_states (void)
{
  int waiting = reg_enum_from_nick (&reg_enum_quotation_state, "waiting");
  int open = reg_enum_from_nick (&reg_enum_complaint_state, "open");

  g_assert_cmpint (reg_state_get_style (&reg_enum_quotation_state, waiting), ==, REG_PILL_ACCENT);
  g_assert_cmpint (reg_state_get_style (&reg_enum_complaint_state, open), ==, REG_PILL_ERROR);
  g_assert_cmpint (reg_state_get_style (&reg_enum_quotation_state, 99), ==, REG_PILL_NEUTRAL);
  g_assert_true (reg_state_is_pill (&reg_enum_complaint_state));
  g_assert_false (reg_state_is_pill (&reg_enum_rung));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  ADD ("/list-source/columns", test_columns);
  ADD ("/list-source/rows", test_rows);
  ADD ("/list-source/spent", test_spent);
  ADD ("/list-source/first-rows", test_first_rows);
  ADD ("/list-source/segment", test_segment);
  ADD ("/list-source/changed", test_changed);
  ADD ("/list-source/count", test_count);
  ADD ("/list-source/filter-bar", test_filter_bar);
  g_test_add_func ("/list-source/states", test_states);
  return g_test_run ();
}
