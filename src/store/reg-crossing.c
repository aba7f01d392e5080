/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-crossing.h"

#include "core/reg-country.h"
#include "core/reg-date.h"
#include "core/reg-fold.h"
#include "core/reg-rfm.h"
#include "core/reg-segment.h"
#include "core/reg-uid.h"
#include "store/reg-db-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many groups that come from what stands in the book have a name; the others are one. */
#define MAX_NAMED 6
/* Rows between two looks at the cancellable. */
#define ROWS_PER_LOOK 4096
/* What the customers take of the whole, in thousandths, when sales are read as well. */
#define CUSTOMERS_OF_BOTH 500
#define POSTAL_AREA 2 /* characters */

/* What was read of a customer. */
typedef struct
{
  gint64 id;
  gint64 n_sales;
  gint64 contribution;
  RegRfmFacts rfm;
} Person;

/* What stands in the book, each once. */
typedef struct
{
  char *label;
  char *conditions;
  guint count;
  guint band;
} Value;

/* One of the two segmentations. */
typedef struct
{
  RegSegmentation by;
  RegSegmentationDays days;
  GArray *found;       /* guint: group of each customer, or its value */
  GPtrArray *values;   /* of Value, the first for what is not known; NULL for fixed groups */
  GHashTable *by_text; /* as it stands in the book: index of its value */
  GHashTable *by_key;  /* as it is compared: the same */
  GPtrArray *bands;    /* of RegCrossingBand */
} Axis;

typedef struct
{
  RegDb *db;
  GCancellable *cancellable;
  gint *done;
  char *today;
  GArray *people;  /* Person, by id */
  GArray *amounts; /* gint64: what each buyer brought */
  guint n_buyers;
  Axis axes[2];
} Reading;

/* --- groups ------------------------------------------------------------------------------ */

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->label);
  g_free (value->conditions);
  g_free (value);
}

static void
band_free (gpointer data)
{
  RegCrossingBand *band = data;

  g_free (band->label);
  g_free (band->conditions);
  g_free (band);
}

/* Conditions that could not be saved are none. */
static void
add_band (GPtrArray *bands, const char *label, gboolean is_word, const char *conditions)
{
  RegCrossingBand *band = g_new0 (RegCrossingBand, 1);
  g_autofree char *whole = conditions ? g_strconcat ("all\n", conditions, NULL) : NULL;
  g_autoptr (RegSegment) segment = whole ? reg_segment_parse (whole, NULL) : NULL;

  band->label = g_strdup (label);
  band->is_word = is_word;
  band->conditions = segment ? g_strdup (conditions) : NULL;
  g_ptr_array_add (bands, band);
}

static guint
add_value (Axis *self, const char *label, char *conditions)
{
  Value *value = g_new0 (Value, 1);

  value->label = g_strdup (label);
  value->conditions = conditions;
  g_ptr_array_add (self->values, value);
  return self->values->len - 1;
}

static const char *const unknown_conditions[REG_N_SEGMENTATIONS] = {
  [REG_SEGMENTATION_CLASS] = "class empty",
  [REG_SEGMENTATION_TOWN] = "town empty",
  [REG_SEGMENTATION_POSTAL_AREA] = "postal-code empty",
  [REG_SEGMENTATION_COUNTRY] = "country empty",
  [REG_SEGMENTATION_SOURCE] = "source empty",
  [REG_SEGMENTATION_OWNER] = "owner empty",
};

static void
axis_init (Axis *self, RegSegmentation by, const char *today)
{
  guint n_bands;
  const RegSegmentationBand *bands = reg_segmentation_get_bands (by, &n_bands);

  self->by = by;
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));
  self->bands = g_ptr_array_new_with_free_func (band_free);
  reg_segmentation_days_init (&self->days, by, today);
  for (guint i = 0; i < n_bands; i++)
    add_band (self->bands, bands[i].label, TRUE, bands[i].conditions);
  if (bands)
    return;
  self->values = g_ptr_array_new_with_free_func (value_free);
  self->by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_value (self, NULL, g_strdup (unknown_conditions[by]));
}

static void
axis_clear (Axis *self)
{
  g_array_unref (self->found);
  g_clear_pointer (&self->bands, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->by_text, g_hash_table_unref);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const Value *left = *(Value *const *)a, *right = *(Value *const *)b;

  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;
  return strcmp (left->label, right->label);
}

/* The largest ones by name, then the rest, then who is not known. */
static void
name_values (Axis *self)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  guint n_named;

  if (!self->values)
    return;
  for (guint i = 0; i < self->found->len; i++)
    ((Value *)self->values->pdata[g_array_index (self->found, guint, i)])->count++;
  for (guint i = 1; i < self->values->len; i++)
    g_ptr_array_add (order, self->values->pdata[i]);
  g_ptr_array_sort (order, compare_values);
  /* One that would be left over alone is as well named. */
  n_named = order->len <= MAX_NAMED + 1 ? order->len : MAX_NAMED;
  for (guint i = 0; i < order->len; i++)
    {
      Value *value = order->pdata[i];

      value->band = MIN (i, n_named);
      if (i < n_named)
        add_band (self->bands, value->label, FALSE, value->conditions);
    }
  if (order->len > n_named)
    add_band (self->bands, N_ ("Others"), TRUE, NULL);
  ((Value *)self->values->pdata[0])->band = self->bands->len;
  add_band (self->bands,
            self->by == REG_SEGMENTATION_OWNER ? N_ ("Nobody in particular") : N_ ("Not known"),
            TRUE, ((Value *)self->values->pdata[0])->conditions);
  for (guint i = 0; i < self->found->len; i++)
    {
      guint *found = &g_array_index (self->found, guint, i);

      *found = ((Value *)self->values->pdata[*found])->band;
    }
}

/* --- what a customer belongs to ---------------------------------------------------------- */

/* As it is compared, with what people read and the conditions that say it. */
static char *
read_text (Axis *self, const char *text, char **label, char **conditions)
{
  const RegCountry *country;

  *label = g_strdup (text);
  switch (self->by)
    {
    case REG_SEGMENTATION_COUNTRY:
      country = reg_country_lookup (text);
      if (!country)
        country = reg_country_find (text);
      if (country)
        {
          g_set_str (label, country->name);
          *conditions = g_strdup_printf ("country is %s", country->code);
          return g_strdup (country->code);
        }
      *conditions = g_strdup_printf ("country is %s", text);
      break;
    case REG_SEGMENTATION_CLASS:
      *conditions = g_strdup_printf ("class is %s", text);
      break;
    case REG_SEGMENTATION_SOURCE:
      *conditions = g_strdup_printf ("source is %s", text);
      break;
    case REG_SEGMENTATION_POSTAL_AREA:
      *conditions = g_strdup_printf ("postal-code begins %s", text);
      break;
    default:
      *conditions = g_strdup_printf ("town is %s", text);
    }
  return reg_fold (text);
}

static guint
find_text (Axis *self, const char *text)
{
  gpointer found;
  char *label, *conditions = NULL;
  g_autofree char *key = NULL;
  guint index;

  if (!text || !*text)
    return 0;
  if (g_hash_table_lookup_extended (self->by_text, text, NULL, &found))
    return GPOINTER_TO_UINT (found);
  key = read_text (self, text, &label, &conditions);
  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key));
  if (index == 0)
    {
      index = add_value (self, label, g_steal_pointer (&conditions));
      g_hash_table_insert (self->by_key, g_steal_pointer (&key), GUINT_TO_POINTER (index));
    }
  g_free (label);
  g_free (conditions);
  g_hash_table_insert (self->by_text, g_strdup (text), GUINT_TO_POINTER (index));
  return index;
}

static guint
find_owner (Reading *reading, Axis *self, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  guint index = id ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_text, text)) : 0;
  g_autoptr (RegRecord) staff = NULL;

  if (!id || index > 0)
    return index;
  staff = reg_db_load (reading->db, REG_ENTITY_STAFF, id, NULL);
  if (staff)
    {
      g_autofree char *uid = reg_uid_to_string (reg_record_get_uid (staff));

      index = add_value (self, reg_record_get_text (staff, REG_STAFF_NAME),
                         g_strdup_printf ("owner is %s", uid));
    }
  g_hash_table_insert (self->by_text, g_steal_pointer (&text), GUINT_TO_POINTER (index));
  return index;
}

/* One of so many, as a vocabulary has it. */
static guint
find_number (RegStatement *row, int column, guint n, guint unknown)
{
  gint64 number = reg_statement_is_null (row, column) ? -1 : reg_statement_int (row, column);

  return number < 0 || number >= n ? unknown : (guint)number;
}

/* Those that need all customers come later. */
static guint
find_group (
    Reading *reading, Axis *self, const Person *person, gint64 kind, RegStatement *row, int column)
{
  const char *text = reg_statement_is_null (row, column) ? NULL : reg_statement_text (row, column);

  switch (self->by)
    {
    case REG_SEGMENTATION_PROFIT:
    case REG_SEGMENTATION_RFM:
      return 0;
    case REG_SEGMENTATION_LAST_PURCHASE:
    case REG_SEGMENTATION_SINCE:
      return reg_segmentation_days_find (&self->days, text);
    case REG_SEGMENTATION_PURCHASES:
      return reg_segmentation_find_purchases (person->n_sales);
    case REG_SEGMENTATION_RUNG:
      return find_number (row, column, REG_N_RUNGS, REG_RUNG_PROSPECT);
    case REG_SEGMENTATION_KIND:
      return kind == REG_PARTY_KIND_ORGANISATION;
    case REG_SEGMENTATION_AGE:
      return kind == REG_PARTY_KIND_ORGANISATION
                 ? self->bands->len - 1
                 : reg_segmentation_find_age (reg_segmentation_get_age (text, reading->today));
    case REG_SEGMENTATION_GENDER:
    case REG_SEGMENTATION_SPENDING:
      return find_number (row, column, self->bands->len - 1, self->bands->len - 1);
    case REG_SEGMENTATION_OWNER:
      return find_owner (reading, self, reg_statement_int (row, column));
    default:
      return find_text (self, text);
    }
}

/* --- reading ----------------------------------------------------------------------------- */

static gboolean
look (Reading *self, int base, int share, guint64 at, guint64 all, GError **error)
{
  if (self->done)
    g_atomic_int_set (self->done, base + (int)(at * share / MAX (all, 1)));
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
asks_for (const Reading *self, RegSegmentation by)
{
  return self->axes[0].by == by || self->axes[1].by == by;
}

#define IN_ADDRESS(what)                                                                           \
  "(SELECT " what " FROM contact_point c INDEXED BY contact_point_address"                         \
  " WHERE c.party_id = f.party_id AND c.kind = 7 AND c.deleted_at IS NULL AND " what               \
  " <> '' ORDER BY c.country, c.postal_code LIMIT 1)"
G_STATIC_ASSERT (REG_CONTACT_KIND_ADDRESS == 7);

static const char *const columns_sql[REG_N_SEGMENTATIONS] = {
  [REG_SEGMENTATION_PROFIT] = "NULL",
  [REG_SEGMENTATION_RFM] = "NULL",
  [REG_SEGMENTATION_LAST_PURCHASE] = "f.last_sale_on",
  [REG_SEGMENTATION_SINCE] = "f.first_sale_on",
  [REG_SEGMENTATION_PURCHASES] = "NULL",
  [REG_SEGMENTATION_RUNG] = "f.rung",
  [REG_SEGMENTATION_CLASS] = "p.customer_class",
  [REG_SEGMENTATION_KIND] = "NULL",
  [REG_SEGMENTATION_AGE] = "p.birthday",
  [REG_SEGMENTATION_GENDER] = "p.gender",
  [REG_SEGMENTATION_SPENDING] = "p.income",
  [REG_SEGMENTATION_TOWN] = "f.town",
  [REG_SEGMENTATION_POSTAL_AREA] = "substr (" IN_ADDRESS ("c.postal_code") ", 1, " G_STRINGIFY (
      POSTAL_AREA) ")",
  [REG_SEGMENTATION_COUNTRY] = IN_ADDRESS ("c.country"),
  [REG_SEGMENTATION_SOURCE] = "p.source",
  [REG_SEGMENTATION_OWNER] = "f.owner_id",
};

/* One pass over the summaries; the rest of a customer by key. */
static char *
make_sql (const Reading *self)
{
  return g_strdup_printf (
      "SELECT f.party_id, f.n_sales, f.contribution, p.kind, f.last_sale_on, %s, %s,"
      " f.contact_rhythm < 0"
      " FROM party_summary f NOT INDEXED CROSS JOIN party p ON p.id = f.party_id"
      " WHERE f.in_bin = 0 ORDER BY f.party_id",
      columns_sql[self->axes[0].by], columns_sql[self->axes[1].by]);
}

static gboolean
read_people (Reading *self, GError **error)
{
  g_autofree char *sql = make_sql (self);
  g_autoptr (GError) local = NULL;
  gint64 last = reg_db_query_int (self->db, 0, &local, "SELECT max (party_id) FROM party_summary",
                                  NULL);
  int share = asks_for (self, REG_SEGMENTATION_RFM) ? CUSTOMERS_OF_BOTH : 1000;
  g_autoptr (RegStatement) each = reg_db_query (self->db, sql, NULL);

  while (!local && reg_statement_next (each, &local))
    {
      Person person = { .id = reg_statement_int (each, 0),
                        .n_sales = reg_statement_int (each, 1),
                        .contribution = reg_statement_int (each, 2) };

      if (person.n_sales > 0)
        g_array_append_val (self->amounts, person.contribution);
      /* Who is not to be used is in no group, as in no segment, but has a place among the buyers. */
      if (reg_statement_int (each, 7))
        continue;
      if (!reg_statement_is_null (each, 4))
        reg_date_to_day_number (reg_statement_text (each, 4), &person.rfm.last);
      for (int i = 0; i < 2; i++)
        {
          guint group = find_group (self, &self->axes[i], &person, reg_statement_int (each, 3),
                                    each, 5 + i);

          g_array_append_val (self->axes[i].found, group);
        }
      self->n_buyers += person.n_sales > 0;
      g_array_append_val (self->people, person);
      if (self->people->len % ROWS_PER_LOOK == 0
          && !look (self, 0, share, (guint64)person.id, (guint64)last, &local))
        break;
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- those that need all customers -------------------------------------------------------- */

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;

  return left > right ? -1 : left < right;
}

/* How many of @amounts, the greatest first, are greater. */
static gsize
count_better (const GArray *amounts, gint64 amount)
{
  gsize low = 0, high = amounts->len;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (g_array_index (amounts, gint64, middle) > amount)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
find_fifths (Reading *self, Axis *axis)
{
  const GArray *amounts = self->amounts;

  g_array_sort (self->amounts, compare_amounts);
  for (guint i = 0; i < self->people->len; i++)
    {
      const Person *person = &g_array_index (self->people, Person, i);

      g_array_index (axis->found, guint,
                     i) = person->n_sales > 0
                              ? reg_segmentation_find_fifth (
                                    count_better (amounts, person->contribution), amounts->len)
                              : REG_N_FIFTHS;
    }
}

/* The sales of the time that counts, customer by customer, by an index that has all of it. */
static gboolean
read_sales (Reading *self, GError **error)
{
  char since[REG_DATE_SIZE];
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = NULL;
  guint at = 0, n_rows = 0;
  gint before = -1;

  if (!reg_date_add_months (self->today, -REG_RFM_MONTHS, since))
    g_strlcpy (since, self->today, sizeof since);
  each = reg_db_query (self->db,
                       "SELECT party_id, sold_on, net FROM sale INDEXED BY sale_sums"
                       " WHERE deleted_at IS NULL AND coalesce (state, 0) = 0"
                       " AND party_id IS NOT NULL AND sold_on > ?1 AND sold_on <= ?2"
                       " ORDER BY party_id, sold_on",
                       "tt", since, self->today);
  while (reg_statement_next (each, &local))
    {
      gint64 id = reg_statement_int (each, 0);
      Person *person;
      gint day = 0;

      while (at < self->people->len && g_array_index (self->people, Person, at).id < id)
        at++, before = -1;
      if (++n_rows % ROWS_PER_LOOK == 0
          && !look (self, CUSTOMERS_OF_BOTH, 1000 - CUSTOMERS_OF_BOTH, at, self->people->len,
                    &local))
        break;
      person = at < self->people->len ? &g_array_index (self->people, Person, at) : NULL;
      if (!person || person->id != id
          || !reg_date_to_day_number (reg_statement_text (each, 1), &day))
        continue;
      person->rfm.n_days += day != before;
      person->rfm.last = before = day;
      if (__builtin_add_overflow (person->rfm.net, reg_statement_int (each, 2), &person->rfm.net))
        person->rfm.net = G_MAXINT64;
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
find_rfm (Reading *self, Axis *axis, GError **error)
{
  g_autoptr (RegRfmScale) scale = NULL;
  g_autofree RegRfmFacts *facts = g_new (RegRfmFacts, MAX (self->people->len, 1));
  gint today = 0;

  if (!read_sales (self, error))
    return FALSE;
  for (guint i = 0; i < self->people->len; i++)
    facts[i] = g_array_index (self->people, Person, i).rfm;
  reg_date_to_day_number (self->today, &today);
  scale = reg_rfm_scale_new (facts, self->people->len, today);
  for (guint i = 0; i < self->people->len; i++)
    g_array_index (axis->found, guint, i) = g_array_index (self->people, Person, i).n_sales > 0
                                                ? (guint)reg_rfm_scale_judge (scale, &facts[i])
                                                : REG_RFM_NEVER;
  return TRUE;
}

static GByteArray *
take_groups (const Axis *axis)
{
  GByteArray *groups = g_byte_array_sized_new (axis->found->len);

  for (guint i = 0; i < axis->found->len; i++)
    {
      guint8 group = (guint8)g_array_index (axis->found, guint, i);

      g_byte_array_append (groups, &group, 1);
    }
  return groups;
}

static RegCrossing *
take_result (Reading *self)
{
  RegCrossing *result = g_new0 (RegCrossing, 1);

  result->parties = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->people->len);
  result->amounts = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->people->len);
  for (guint i = 0; i < self->people->len; i++)
    {
      const Person *person = &g_array_index (self->people, Person, i);

      g_array_append_val (result->parties, person->id);
      g_array_append_val (result->amounts, person->contribution);
    }
  result->rows = take_groups (&self->axes[0]);
  result->columns = take_groups (&self->axes[1]);
  result->row_bands = g_steal_pointer (&self->axes[0].bands);
  result->column_bands = g_steal_pointer (&self->axes[1].bands);
  result->n_buyers = self->n_buyers;
  return result;
}

/**
 * reg_crossing_load:
 * @db: a connection
 * @rows: a segmentation
 * @columns: another
 * @done: (nullable): says how many thousandths of it are done, atomically
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * Parts all customers by two segmentations at once. One pass over the customers, and one over the sales
 * of 24 months where they are asked for.
 *
 * Returns: (transfer full) (nullable): who belongs where
 */
RegCrossing *
reg_crossing_load (RegDb *db,
                   RegSegmentation rows,
                   RegSegmentation columns,
                   gint *done,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (Person));
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *today = reg_db_today (db);
  Reading self = { .db = db,
                   .cancellable = cancellable,
                   .done = done,
                   .today = today,
                   .people = people,
                   .amounts = amounts };
  RegCrossing *result = NULL;
  gboolean ok;

  axis_init (&self.axes[0], rows, today);
  axis_init (&self.axes[1], columns, today);
  ok = read_people (&self, error);
  for (int i = 0; ok && i < 2; i++)
    {
      Axis *axis = &self.axes[i];

      if (axis->by == REG_SEGMENTATION_PROFIT)
        find_fifths (&self, axis);
      else if (axis->by == REG_SEGMENTATION_RFM)
        ok = find_rfm (&self, axis, error);
      name_values (axis);
    }
  if (ok)
    result = take_result (&self);
  axis_clear (&self.axes[0]);
  axis_clear (&self.axes[1]);
  return result;
}

/**
 * reg_crossing_free:
 * @self: (transfer full): who belongs where
 */
void
reg_crossing_free (RegCrossing *self)
{
  g_array_unref (self->parties);
  g_array_unref (self->amounts);
  g_byte_array_unref (self->rows);
  g_byte_array_unref (self->columns);
  g_ptr_array_unref (self->row_bands);
  g_ptr_array_unref (self->column_bands);
  g_free (self);
}

/**
 * reg_crossing_list:
 * @self: who belongs where
 * @row: a group of the rows, -1 for all
 * @column: a group of the columns, -1 for all
 *
 * Returns: (transfer full) (element-type gint64): who belongs to both
 */
GArray *
reg_crossing_list (const RegCrossing *self, int row, int column)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->parties->len; i++)
    if ((row < 0 || self->rows->data[i] == row) && (column < 0 || self->columns->data[i] == column))
      g_array_append_val (ids, g_array_index (self->parties, gint64, i));
  return ids;
}

/**
 * reg_crossing_dup_conditions:
 * @self: who belongs where
 * @row: a group of the rows, -1 for all
 * @column: a group of the columns, -1 for all
 *
 * Returns: (transfer full) (nullable): the text of a segment of the same customers, for
 *   reg_segment_parse(); %NULL where conditions cannot say it
 */
char *
reg_crossing_dup_conditions (const RegCrossing *self, int row, int column)
{
  const RegCrossingBand *bands[] = { row < 0 ? NULL : self->row_bands->pdata[row],
                                     column < 0 ? NULL : self->column_bands->pdata[column] };
  GString *text;

  if (!bands[0] && !bands[1])
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    if (bands[i] && !bands[i]->conditions)
      return NULL;
  text = g_string_new ("all");
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    if (bands[i])
      g_string_append_printf (text, "\n%s", bands[i]->conditions);
  return g_string_free_and_steal (text);
}
