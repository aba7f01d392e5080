/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-segment-private.h"

#include <string.h>

#include "core/reg-country.h"
#include "core/reg-date.h"
#include "core/reg-fold.h"
#include "core/reg-segmentation.h"
#include "core/reg-uid.h"

/* How conditions become SQL. The text is made of the constants below only; whatever a person typed
 * is bound. The customer is p, the derived row of it is f. */

#define YEAR_MONTHS 12

/* What stands for a field; of several with a meaning the first that is there. */
typedef struct
{
  const char *value;   /* compared as it is */
  const char *folded;  /* text that is folded already; otherwise value is folded */
  const char *address; /* value stands in an address c of the customer */
  gboolean is_instant; /* ms UTC, else YYYY-MM-DD */
} FieldSql;

static const FieldSql fields[] = {
  [REG_SEGMENT_BY_KIND] = { .value = "coalesce (p.kind, 0)" },
  [REG_SEGMENT_BY_CLASS] = { .value = "p.customer_class" },
  [REG_SEGMENT_BY_RUNG] = { .value = "f.rung" },
  [REG_SEGMENT_BY_OWNER] = { .value = "f.owner_id" },
  [REG_SEGMENT_BY_SOURCE] = { .value = "p.source" },
  [REG_SEGMENT_BY_TOWN] = { .value = "f.town", .folded = "f.town_key" },
  [REG_SEGMENT_BY_POSTAL_CODE] = { .address = "c.postal_code", .folded = "lower (c.postal_code)" },
  [REG_SEGMENT_BY_COUNTRY] = { .address = "c.country" },
  [REG_SEGMENT_BY_SALES] = { .value = "f.sales_net" },
  [REG_SEGMENT_BY_SALES_YEAR] = { NULL },
  [REG_SEGMENT_BY_PURCHASES] = { .value = "f.n_sales" },
  [REG_SEGMENT_BY_LAST_PURCHASE] = { .value = "f.last_sale_on" },
  [REG_SEGMENT_BY_FIRST_PURCHASE] = { .value = "f.first_sale_on" },
  [REG_SEGMENT_BY_LAST_CONTACT] = { .value = "f.last_contact_at", .is_instant = TRUE },
  [REG_SEGMENT_BY_ADDED] = { .value = "p.created_at", .is_instant = TRUE },
  [REG_SEGMENT_BY_COMPLAINTS] = { .value = "f.open_complaints" },
  [REG_SEGMENT_BY_QUOTATIONS] = { .value = "f.open_quotations" },
  [REG_SEGMENT_BY_BIRTHDAY] = { .value = "p.birthday" },
  [REG_SEGMENT_BY_PHONE] = { .value = "f.phone" },
  [REG_SEGMENT_BY_EMAIL] = { .value = "f.email" },
  [REG_SEGMENT_BY_ADDRESS] = { .address = "'there'" },
  [REG_SEGMENT_BY_FIFTH] = { NULL },
  [REG_SEGMENT_BY_AGE] = { .value = "p.birthday" },
  [REG_SEGMENT_BY_GENDER] = { .value = "p.gender" },
  [REG_SEGMENT_BY_SPENDING] = { .value = "p.income" },
  [REG_SEGMENT_BY_HOLDING] = { NULL },
  [REG_SEGMENT_BY_HOLDING_GROUP] = { NULL },
  [REG_SEGMENT_BY_ANSWER] = { NULL },
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == REG_N_SEGMENT_FIELDS);

/* 7 is an address. */
#define ADDRESSES                                                                                  \
  "(SELECT c.party_id FROM contact_point c INDEXED BY contact_point_address"                       \
  " WHERE c.kind = 7 AND c.deleted_at IS NULL AND "
G_STATIC_ASSERT (REG_CONTACT_KIND_ADDRESS == 7);

#define SALES_SINCE "(SELECT b.party_id FROM sale b INDEXED BY sale_sums WHERE b.sold_on > "
#define SALES_SUM                                                                                  \
  " AND b.party_id IS NOT NULL AND b.deleted_at IS NULL AND coalesce (b.state, 0) = 0"             \
  " GROUP BY b.party_id HAVING sum (b.net) "

typedef struct
{
  GString *sql;
  GArray *values;
  int first;
  const char *today;
  GTimeZone *zone;
  gint64 staff;
} Builder;

static void
value_clear (gpointer data)
{
  reg_value_clear (data);
}

/**
 * reg_segment_values_new:
 *
 * Returns: (transfer full) (element-type RegValue): room for what is bound
 */
GArray *
reg_segment_values_new (void)
{
  GArray *values = g_array_new (FALSE, TRUE, sizeof (RegValue));

  g_array_set_clear_func (values, value_clear);
  return values;
}

/* "?10" */
static void
append_value (Builder *self, RegValue value)
{
  g_array_append_val (self->values, value);
  g_string_append_printf (self->sql, "?%u", self->first + self->values->len - 1);
}

static void
append_int (Builder *self, gint64 number)
{
  append_value (self, (RegValue){ .type = REG_VALUE_INT, .i = number });
}

/* Takes @text. */
static void
append_text (Builder *self, char *text)
{
  append_value (self, (RegValue){ .type = REG_VALUE_TEXT, .text = text });
}

/* --- kinds of conditions ---------------------------------------------------------------- */

static void
append_text_compare (
    Builder *self, const char *value, const char *folded, RegSegmentOp op, char *text)
{
  g_autofree char *made = folded ? NULL : g_strdup_printf ("reg_fold (%s)", value);
  const char *left = folded ? folded : made;

  switch (op)
    {
    case REG_SEGMENT_OP_CONTAINS:
      g_string_append_printf (self->sql, "instr (%s, ", left);
      append_text (self, text);
      g_string_append (self->sql, ") > 0");
      break;
    case REG_SEGMENT_OP_BEGINS:
      g_string_append_printf (self->sql, "instr (%s, ", left);
      append_text (self, text);
      g_string_append (self->sql, ") = 1");
      break;
    default:
      g_string_append_printf (self->sql, "%s = ", left);
      append_text (self, text);
    }
}

/* Code and name mean the same country, however the book has it. Folding a hundred thousand of them
 * takes too long; names with letters other than the plain ones are told apart by their case. */
static void
append_country (Builder *self, const char *value, const char *typed)
{
  const RegCountry *country = reg_country_lookup (typed);

  if (!country)
    country = reg_country_find (typed);
  g_string_append_printf (self->sql, "%s COLLATE NOCASE IN (", value);
  append_text (self, g_strdup (typed));
  if (country)
    {
      g_string_append (self->sql, ", ");
      append_text (self, g_strdup (country->code));
      g_string_append (self->sql, ", ");
      append_text (self, g_strdup (country->name));
    }
  g_string_append (self->sql, ")");
}

static void
append_text_condition (Builder *self, const RegSegmentCondition *condition)
{
  const FieldSql *field = &fields[condition->field];
  const char *value = field->address ? field->address : field->value;
  gboolean is_known = condition->op == REG_SEGMENT_OP_KNOWN;

  if (is_known || condition->op == REG_SEGMENT_OP_EMPTY)
    g_string_append (self->sql, is_known ? "" : "NOT ");
  else if (condition->op == REG_SEGMENT_OP_IS_NOT)
    g_string_append (self->sql, "NOT ");
  g_string_append (self->sql, field->address ? "f.party_id IN " ADDRESSES : "coalesce (");
  if (is_known || condition->op == REG_SEGMENT_OP_EMPTY)
    g_string_append_printf (self->sql, "%s <> ''", value);
  else if (condition->field == REG_SEGMENT_BY_COUNTRY
           && (condition->op == REG_SEGMENT_OP_IS || condition->op == REG_SEGMENT_OP_IS_NOT))
    append_country (self, value, condition->text);
  else
    append_text_compare (self, value, field->folded, condition->op, reg_fold (condition->text));
  /* Nothing known is never the same as something. */
  g_string_append (self->sql, field->address ? ")" : ", 0)");
}

static void
append_owner (Builder *self, const RegSegmentCondition *condition)
{
  guint8 uid[REG_UID_SIZE];

  if (condition->op == REG_SEGMENT_OP_KNOWN || condition->op == REG_SEGMENT_OP_EMPTY)
    {
      g_string_append (self->sql, condition->op == REG_SEGMENT_OP_KNOWN ? "f.owner_id IS NOT NULL"
                                                                        : "f.owner_id IS NULL");
      return;
    }
  if (condition->op == REG_SEGMENT_OP_IS_NOT)
    g_string_append (self->sql, "NOT ");
  g_string_append (self->sql, "coalesce (f.owner_id = ");
  if (reg_uid_parse (condition->text, uid))
    {
      g_string_append (self->sql, "(SELECT id FROM staff WHERE uid = ");
      append_value (self,
                    (RegValue){ .type = REG_VALUE_BLOB, .blob = g_bytes_new (uid, sizeof uid) });
      g_string_append (self->sql, ")");
    }
  else
    append_int (self, self->staff);
  g_string_append (self->sql, ", 0)");
}

/* What the last of the best %d fifths of the buyers brought; by an index that has all of it. */
#define LEAST_OF                                                                                   \
  "(SELECT contribution FROM party_summary WHERE in_bin = 0 AND n_sales > 0"                       \
  " ORDER BY contribution DESC LIMIT 1 OFFSET (SELECT max ((count (*) * %d + 4) / 5 - 1, 0)"       \
  " FROM party_summary WHERE in_bin = 0 AND n_sales > 0))"
G_STATIC_ASSERT (REG_N_FIFTHS == 5);

static void
append_fifth (Builder *self, const RegSegmentCondition *condition)
{
  int fifth = (int)condition->number;

  g_string_append_printf (self->sql, "%scoalesce (f.n_sales > 0 AND f.contribution >= " LEAST_OF,
                          condition->op == REG_SEGMENT_OP_IS ? "" : "NOT ", fifth + 1);
  if (fifth > 0)
    g_string_append_printf (self->sql, " AND f.contribution < " LEAST_OF, fifth);
  g_string_append (self->sql, ", 0)");
}

/* A birthday without a year says nothing, one that is to come neither. */
static void
append_age (Builder *self, const RegSegmentCondition *condition)
{
  int year, month, day;

  reg_date_get_parts (self->today, &year, &month, &day);
  g_string_append_printf (self->sql, "%scoalesce (length (p.birthday) = 10 AND p.birthday <= ",
                          condition->op == REG_SEGMENT_OP_EMPTY ? "NOT " : "");
  append_text (self, g_strdup (self->today));
  if (condition->op == REG_SEGMENT_OP_AT_LEAST || condition->op == REG_SEGMENT_OP_LESS_THAN)
    {
      g_string_append_printf (self->sql, " AND p.birthday %s ",
                              condition->op == REG_SEGMENT_OP_AT_LEAST ? "<=" : ">");
      append_text (self, g_strdup_printf ("%04d%s", (int)MAX (year - condition->number, 0),
                                          self->today + 4));
    }
  g_string_append (self->sql, ", 0)");
}

static void
append_number (Builder *self, const RegSegmentCondition *condition)
{
  const char *sign = condition->op == REG_SEGMENT_OP_AT_LEAST    ? ">="
                     : condition->op == REG_SEGMENT_OP_LESS_THAN ? "<"
                     : condition->op == REG_SEGMENT_OP_IS        ? "IS"
                                                                 : "IS NOT";

  if (condition->op == REG_SEGMENT_OP_KNOWN || condition->op == REG_SEGMENT_OP_EMPTY)
    {
      g_string_append_printf (self->sql, "%s IS %sNULL", fields[condition->field].value,
                              condition->op == REG_SEGMENT_OP_KNOWN ? "NOT " : "");
      return;
    }
  g_string_append_printf (self->sql, "%s %s ", fields[condition->field].value, sign);
  append_int (self, condition->number);
}

/* Who bought nothing has a sum of 0 without standing among the sales. */
static void
append_sales_year (Builder *self, const RegSegmentCondition *condition)
{
  gboolean at_least = condition->op == REG_SEGMENT_OP_AT_LEAST;
  gboolean needs_sales = condition->number > 0;
  char since[REG_DATE_SIZE];

  if (!reg_date_add_months (self->today, -YEAR_MONTHS, since))
    g_strlcpy (since, self->today, sizeof since);
  g_string_append_printf (self->sql, "f.party_id %s " SALES_SINCE,
                          at_least == needs_sales ? "IN" : "NOT IN");
  append_text (self, g_strdup (since));
  g_string_append_printf (self->sql, SALES_SUM "%s ", needs_sales ? ">=" : "<");
  append_int (self, condition->number);
  g_string_append (self->sql, ")");
}

static void
append_date (Builder *self, const RegSegmentCondition *condition)
{
  const FieldSql *field = &fields[condition->field];
  gboolean within = condition->op == REG_SEGMENT_OP_WITHIN_DAYS
                    || condition->op == REG_SEGMENT_OP_WITHIN_MONTHS;
  gboolean months = condition->op == REG_SEGMENT_OP_WITHIN_MONTHS
                    || condition->op == REG_SEGMENT_OP_BEFORE_MONTHS;
  char day[REG_DATE_SIZE];

  if (condition->op == REG_SEGMENT_OP_KNOWN || condition->op == REG_SEGMENT_OP_EMPTY)
    {
      g_string_append_printf (self->sql, "%s IS %sNULL", field->value,
                              condition->op == REG_SEGMENT_OP_KNOWN ? "NOT " : "");
      return;
    }
  if (!(months ? reg_date_add_months (self->today, -(int)condition->number, day)
               : reg_date_add_days (self->today, -(int)condition->number, day)))
    g_strlcpy (day, "0001-01-01", sizeof day);
  g_string_append_printf (self->sql, "%s %s ", field->value, within ? ">=" : "<");
  if (field->is_instant)
    append_int (self, reg_date_get_start (day, self->zone));
  else
    append_text (self, g_strdup (day));
}

/* The month stands before the last hyphen, with and without a year. */
static void
append_birthday (Builder *self, const RegSegmentCondition *condition)
{
  int year, month, day;

  if (condition->op == REG_SEGMENT_OP_KNOWN || condition->op == REG_SEGMENT_OP_EMPTY)
    {
      append_text_condition (self, condition);
      return;
    }
  reg_date_get_parts (self->today, &year, &month, &day);
  if (condition->op == REG_SEGMENT_OP_IS)
    month = (int)condition->number;
  else if (condition->op == REG_SEGMENT_OP_NEXT_MONTH)
    month = month % 12 + 1;
  g_string_append (self->sql, "coalesce (substr (p.birthday, -5, 2) = ");
  append_text (self, g_strdup_printf ("%02d", month));
  g_string_append (self->sql, ", 0)");
}

/* What has no end, or one that is not over. One pass over the table: by the index of a product that
 * many have, rows from all over it would be looked up. A name is folded once for each product; what
 * was written down by hand has a name of its own. */
static void
append_holding (Builder *self, const RegSegmentCondition *condition)
{
  gboolean in_group = condition->field == REG_SEGMENT_BY_HOLDING_GROUP;
  gboolean any = condition->op == REG_SEGMENT_OP_KNOWN || condition->op == REG_SEGMENT_OP_EMPTY;

  if (condition->op == REG_SEGMENT_OP_IS_NOT || condition->op == REG_SEGMENT_OP_EMPTY)
    g_string_append (self->sql, "NOT ");
  g_string_append (self->sql, "f.party_id IN (SELECT h.party_id FROM holding h NOT INDEXED"
                              " WHERE h.deleted_at IS NULL AND coalesce (h.until, '9') >= ");
  append_text (self, g_strdup (self->today));
  if (in_group || !any)
    {
      g_string_append (self->sql, " AND (h.product_id IN (SELECT g.id FROM product g WHERE ");
      if (any)
        g_string_append (self->sql, "g.category <> ''");
      else
        append_text_compare (self, in_group ? "g.category" : "g.name", NULL, condition->op,
                             reg_fold (condition->text));
      g_string_append (self->sql, ")");
      if (!in_group)
        {
          g_string_append (self->sql, " OR h.product_id IS NULL AND ");
          append_text_compare (self, "h.name", NULL, condition->op, reg_fold (condition->text));
        }
      g_string_append (self->sql, ")");
    }
  g_string_append (self->sql, ")");
}

/* Only the newest answer of a customer counts. Who would rather not say has given none. */
static void
append_answer (Builder *self, const RegSegmentCondition *condition)
{
  gboolean any = condition->op == REG_SEGMENT_OP_KNOWN || condition->op == REG_SEGMENT_OP_EMPTY;
  guint8 uid[REG_UID_SIZE];

  if (condition->op == REG_SEGMENT_OP_IS_NOT || condition->op == REG_SEGMENT_OP_EMPTY)
    g_string_append (self->sql, "NOT ");
  g_string_append (self->sql,
                   "f.party_id IN (SELECT a.party_id FROM answer a INDEXED BY answer_by_question"
                   " WHERE a.question_id = (SELECT id FROM question WHERE uid = ");
  reg_uid_parse (condition->subject, uid);
  append_value (self, (RegValue){ .type = REG_VALUE_BLOB, .blob = g_bytes_new (uid, sizeof uid) });
  g_string_append (self->sql, ") AND a.deleted_at IS NULL AND coalesce (a.declined, 0) = 0 AND ");
  if (any)
    g_string_append (self->sql, "a.value <> ''");
  else
    append_text_compare (self, "a.value", NULL, condition->op, reg_fold (condition->text));
  /* The index tells that it is the same answer before its row is looked up. */
  g_string_append (self->sql, " AND NOT EXISTS (SELECT 1 FROM answer b INDEXED BY answer_by_party"
                              " WHERE b.party_id = a.party_id AND b.question_id = a.question_id"
                              " AND b.id <> a.id AND b.deleted_at IS NULL"
                              " AND (b.answered_on, b.id) > (a.answered_on, a.id)))");
}

static void
append_condition (Builder *self, const RegSegmentCondition *condition)
{
  switch (condition->field)
    {
    case REG_SEGMENT_BY_OWNER:
      append_owner (self, condition);
      break;
    case REG_SEGMENT_BY_SALES_YEAR:
      append_sales_year (self, condition);
      break;
    case REG_SEGMENT_BY_FIFTH:
      append_fifth (self, condition);
      break;
    case REG_SEGMENT_BY_AGE:
      append_age (self, condition);
      break;
    case REG_SEGMENT_BY_BIRTHDAY:
      append_birthday (self, condition);
      break;
    case REG_SEGMENT_BY_HOLDING:
    case REG_SEGMENT_BY_HOLDING_GROUP:
      append_holding (self, condition);
      break;
    case REG_SEGMENT_BY_ANSWER:
      append_answer (self, condition);
      break;
    case REG_SEGMENT_BY_LAST_PURCHASE:
    case REG_SEGMENT_BY_FIRST_PURCHASE:
    case REG_SEGMENT_BY_LAST_CONTACT:
    case REG_SEGMENT_BY_ADDED:
      append_date (self, condition);
      break;
    case REG_SEGMENT_BY_KIND:
    case REG_SEGMENT_BY_RUNG:
    case REG_SEGMENT_BY_GENDER:
    case REG_SEGMENT_BY_SPENDING:
    case REG_SEGMENT_BY_SALES:
    case REG_SEGMENT_BY_PURCHASES:
    case REG_SEGMENT_BY_COMPLAINTS:
    case REG_SEGMENT_BY_QUOTATIONS:
      append_number (self, condition);
      break;
    default:
      append_text_condition (self, condition);
    }
}

/**
 * reg_segment_sql:
 * @db: a connection
 * @segment: conditions; without one everybody is in it
 * @staff: who "me" is
 * @first: number of the first parameter
 * @values: (inout): gets what is to be bound, in order
 *
 * Who is not to be used is in no segment.
 *
 * Returns: (transfer full): a query for the ids of its customers, in no order
 */
char *
reg_segment_sql (RegDb *db, const RegSegment *segment, gint64 staff, int first, GArray *values)
{
  g_autofree char *today = reg_db_today (db);
  Builder self = { g_string_new (NULL), values, first, today, db->time_zone, staff };

  /* One pass over the table; by an index each row of it would be looked up. */
  g_string_append (self.sql, "SELECT f.party_id FROM party_summary f NOT INDEXED"
                             " LEFT JOIN party p ON p.id = f.party_id WHERE f.in_bin = 0"
                             /* Who is not to be used; see reg-derived.c. */
                             " AND f.contact_rhythm >= 0");
  for (guint i = 0; i < segment->conditions->len; i++)
    {
      g_string_append (self.sql, i == 0 ? " AND (" : segment->any ? " OR " : " AND ");
      append_condition (&self, &g_array_index (segment->conditions, RegSegmentCondition, i));
    }
  if (segment->conditions->len > 0)
    g_string_append (self.sql, ")");
  return g_string_free_and_steal (self.sql);
}

/**
 * reg_segment_bind:
 * @statement: with the query of reg_segment_sql() in it
 * @first: as there
 * @values: what that gave
 */
void
reg_segment_bind (RegStatement *statement, int first, GArray *values)
{
  for (guint i = 0; i < values->len; i++)
    reg_statement_bind (statement, first + (int)i, &g_array_index (values, RegValue, i));
}
