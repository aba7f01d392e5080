/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-movements.h"

#include "core/reg-date.h"
#include "core/reg-ladder.h"
#include "store/reg-db-private.h"

#define N_DATES 2
#define ABSENT 0xff
/* Rows between two looks at the cancellable. */
#define ROWS_PER_LOOK 4096

typedef struct
{
  gint64 id;
  gint64 referred_by;
  gint since; /* the day from which they were a customer */
  RegLadderFacts facts[N_DATES];
} Person;

typedef struct
{
  RegDb *db;
  GCancellable *cancellable;
  GArray *people; /* Person, by id */
  gint *done;     /* NULL when nobody watches */
  gint days[N_DATES];
} Reading;

static Person *
find (Reading *self, gint64 id)
{
  guint low = 0, high = self->people->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      Person *person = &g_array_index (self->people, Person, middle);

      if (person->id == id)
        return person;
      if (person->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static gint
day_of_instant (Reading *self, gint64 instant)
{
  char date[REG_DATE_SIZE];
  gint day = 0;

  if (reg_date_from_instant (instant, self->db->time_zone, date))
    reg_date_to_day_number (date, &day);
  return day;
}

/* Somebody brought in with what they bought before was a customer then. */
static gboolean
read_people (Reading *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      self->db,
      "SELECT p.id, p.created_at, coalesce (p.influencer, 0), coalesce (nullif (p.rung, 0), -1),"
      " coalesce (p.referred_by, 0), s.first_sale_on FROM party p"
      " CROSS JOIN party_summary s ON s.party_id = p.id WHERE s.in_bin = 0 ORDER BY p.id",
      NULL);

  while (reg_statement_next (each, &local))
    {
      Person person = { .id = reg_statement_int (each, 0),
                        .referred_by = reg_statement_int (each, 4) };
      gint made = day_of_instant (self, reg_statement_int (each, 1));
      gint first = made;

      if (!reg_statement_is_null (each, 5))
        reg_date_to_day_number (reg_statement_text (each, 5), &first);
      person.since = MIN (made, first);
      for (int i = 0; i < N_DATES; i++)
        {
          person.facts[i].is_influencer = reg_statement_int (each, 2) != 0;
          person.facts[i].mark = made <= self->days[i] ? (int)reg_statement_int (each, 3)
                                                       : REG_LADDER_NO_MARK;
        }
      g_array_append_val (self->people, person);
      if (self->people->len % ROWS_PER_LOOK == 0
          && g_cancellable_set_error_if_cancelled (self->cancellable, &local))
        break;
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
count_brought (Reading *self)
{
  for (guint k = 0; k < self->people->len; k++)
    {
      const Person *person = &g_array_index (self->people, Person, k);
      Person *by = person->referred_by ? find (self, person->referred_by) : NULL;

      for (int i = 0; by && i < N_DATES; i++)
        by->facts[i].n_brought += person->since <= self->days[i];
    }
}

/* In the order in which they were said; the last one that counts at a date stays. */
static gboolean
read_marks (Reading *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      self->db,
      "SELECT party_id, coalesce (rung, -1), set_on FROM rung_mark WHERE deleted_at IS NULL"
      " ORDER BY party_id, set_on, id",
      NULL);

  while (reg_statement_next (each, &local))
    {
      Person *person = find (self, reg_statement_int (each, 0));
      gint day = 0;

      if (!person || !reg_date_to_day_number (reg_statement_text (each, 2), &day))
        continue;
      for (int i = 0; i < N_DATES; i++)
        if (day <= self->days[i])
          person->facts[i].mark = (int)reg_statement_int (each, 1);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
add_day (RegLadderFacts *facts, gint day)
{
  if (facts->n_days > 0 && facts->last == day)
    return;
  if (facts->n_days == 0)
    facts->first = day;
  facts->last = day;
  facts->n_days++;
}

/* What is read before the sales is a fifth of the work. */
static void
say (Reading *self, guint n_people)
{
  if (self->done && self->people->len > 0)
    g_atomic_int_set (self->done,
                      200 + (int)((guint64)n_people * 800 / MAX (self->people->len, 1)));
}

/* One pass over an index, customer by customer and day by day. */
static gboolean
read_sales (Reading *self, const char *to_on, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      self->db,
      "SELECT party_id, sold_on FROM sale INDEXED BY sale_sums WHERE deleted_at IS NULL"
      " AND coalesce (state, 0) = 0 AND party_id IS NOT NULL AND sold_on <= ?"
      " ORDER BY party_id, sold_on",
      "t", to_on);
  guint at = 0, n_rows = 0;

  while (reg_statement_next (each, &local))
    {
      gint64 id = reg_statement_int (each, 0);
      Person *person;
      gint day = 0;

      while (at < self->people->len && g_array_index (self->people, Person, at).id < id)
        at++;
      person = at < self->people->len ? &g_array_index (self->people, Person, at) : NULL;
      if (++n_rows % ROWS_PER_LOOK == 0)
        {
          say (self, at);
          if (g_cancellable_set_error_if_cancelled (self->cancellable, &local))
            break;
        }
      if (!person || person->id != id
          || !reg_date_to_day_number (reg_statement_text (each, 1), &day))
        continue;
      for (int i = 0; i < N_DATES; i++)
        if (day <= self->days[i])
          add_day (&person->facts[i], day);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static guint8
judge (const Person *person, int date, gint day)
{
  RegLadderVerdict verdict;

  if (person->since > day)
    return ABSENT;
  reg_ladder_judge (&reg_ladder_usual_rules, &person->facts[date], day, &verdict);
  return (guint8)verdict.rung;
}

static RegMovements *
judge_all (Reading *self)
{
  RegMovements *result = g_new0 (RegMovements, 1);

  result->parties = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->people->len);
  result->from = g_byte_array_sized_new (self->people->len);
  result->to = g_byte_array_sized_new (self->people->len);
  for (guint k = 0; k < self->people->len; k++)
    {
      const Person *person = &g_array_index (self->people, Person, k);
      guint8 from = judge (person, 0, self->days[0]);
      guint8 to = judge (person, 1, self->days[1]);

      g_array_append_val (result->parties, person->id);
      g_byte_array_append (result->from, &from, 1);
      g_byte_array_append (result->to, &to, 1);
    }
  return result;
}

/**
 * reg_movements_load:
 * @db: a connection
 * @from_on: the first date
 * @to_on: the second, not before it
 * @done: (nullable): says how many thousandths of it are done, atomically
 * @cancellable: (nullable): stops it
 * @error: %REG_STORE_ERROR_INVALID for what is no date
 *
 * Works out where every customer stood at two dates: by what was bought, said and brought until then.
 * Whether others listen to somebody is known for today only and taken for both. One pass over the
 * sales and one over the customers.
 *
 * Returns: (transfer full) (nullable): where they stood
 */
RegMovements *
reg_movements_load (RegDb *db,
                    const char *from_on,
                    const char *to_on,
                    gint *done,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (Person));
  Reading self = { .db = db, .cancellable = cancellable, .people = people, .done = done };

  if (!reg_date_to_day_number (from_on, &self.days[0])
      || !reg_date_to_day_number (to_on, &self.days[1]) || self.days[0] > self.days[1])
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID,
                   "“%s” to “%s” is no time between two dates", from_on, to_on);
      return NULL;
    }
  if (!read_people (&self, error) || !read_marks (&self, error)
      || !read_sales (&self, to_on, error))
    return NULL;
  count_brought (&self);
  return judge_all (&self);
}

/**
 * reg_movements_free:
 * @self: (transfer full): where customers stood
 */
void
reg_movements_free (RegMovements *self)
{
  g_array_unref (self->parties);
  g_byte_array_unref (self->from);
  g_byte_array_unref (self->to);
  g_free (self);
}

/**
 * reg_movements_list:
 * @self: where customers stood
 * @from: #RegRung at the first date
 * @to: #RegRung at the second
 *
 * Returns: (transfer full) (element-type gint64): who stood there
 */
GArray *
reg_movements_list (const RegMovements *self, int from, int to)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->parties->len; i++)
    if (self->from->data[i] == from && self->to->data[i] == to)
      g_array_append_val (ids, g_array_index (self->parties, gint64, i));
  return ids;
}
