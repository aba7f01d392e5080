/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-segment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/reg-core-error.h"
#include "core/reg-segmentation.h"
#include "core/reg-uid.h"

typedef enum
{
  TYPE_TEXT,
  TYPE_CHOICE,
  TYPE_STAFF,
  TYPE_MONEY,
  TYPE_COUNT,
  TYPE_DATE,
  TYPE_MONTH,
  TYPE_YEARS,
  TYPE_FACT, /* chosen among a few, or not known */
  TYPE_FLAG,
  TYPE_HELD,
  TYPE_ANSWER,
  N_TYPES
} Type;

typedef struct
{
  const char *nick;
  const char *label;
  Type type;
  const RegEnum *vocabulary;
} Field;

/* clang-format off */
static const Field fields[] = {
  [REG_SEGMENT_BY_KIND] = { "kind", N_ ("Kind"), TYPE_CHOICE, &reg_enum_party_kind },
  [REG_SEGMENT_BY_CLASS] = { "class", N_ ("Class"), TYPE_TEXT },
  [REG_SEGMENT_BY_RUNG] = { "rung", N_ ("Kind of customer"), TYPE_CHOICE, &reg_enum_rung },
  [REG_SEGMENT_BY_OWNER] = { "owner", N_ ("Looked after by"), TYPE_STAFF },
  [REG_SEGMENT_BY_SOURCE] = { "source", N_ ("Came through"), TYPE_TEXT },
  [REG_SEGMENT_BY_TOWN] = { "town", N_ ("Town"), TYPE_TEXT },
  [REG_SEGMENT_BY_POSTAL_CODE] = { "postal-code", N_ ("Postal code"), TYPE_TEXT },
  [REG_SEGMENT_BY_COUNTRY] = { "country", N_ ("Country"), TYPE_TEXT },
  [REG_SEGMENT_BY_SALES] = { "sales", N_ ("Sales so far"), TYPE_MONEY },
  [REG_SEGMENT_BY_SALES_YEAR] = { "sales-year", N_ ("Sales of the last 12 months"), TYPE_MONEY },
  [REG_SEGMENT_BY_PURCHASES] = { "purchases", N_ ("Number of purchases"), TYPE_COUNT },
  [REG_SEGMENT_BY_LAST_PURCHASE] = { "last-purchase", N_ ("Last purchase"), TYPE_DATE },
  [REG_SEGMENT_BY_FIRST_PURCHASE] = { "first-purchase", N_ ("First purchase"), TYPE_DATE },
  [REG_SEGMENT_BY_LAST_CONTACT] = { "last-contact", N_ ("Last contact"), TYPE_DATE },
  [REG_SEGMENT_BY_ADDED] = { "added", N_ ("In the book since"), TYPE_DATE },
  [REG_SEGMENT_BY_COMPLAINTS] = { "complaints", N_ ("Open complaints"), TYPE_COUNT },
  [REG_SEGMENT_BY_QUOTATIONS] = { "quotations", N_ ("Open quotations"), TYPE_COUNT },
  [REG_SEGMENT_BY_BIRTHDAY] = { "birthday", N_ ("Birthday"), TYPE_MONTH },
  [REG_SEGMENT_BY_PHONE] = { "phone", N_ ("Phone"), TYPE_FLAG },
  [REG_SEGMENT_BY_EMAIL] = { "email", N_ ("E-mail"), TYPE_FLAG },
  [REG_SEGMENT_BY_ADDRESS] = { "address", N_ ("Address"), TYPE_FLAG },
  [REG_SEGMENT_BY_FIFTH] = { "fifth", N_ ("Profit"), TYPE_CHOICE, &reg_enum_fifth },
  [REG_SEGMENT_BY_AGE] = { "age", N_ ("Age in years"), TYPE_YEARS },
  [REG_SEGMENT_BY_GENDER] = { "gender", N_ ("Gender"), TYPE_FACT, &reg_enum_gender },
  [REG_SEGMENT_BY_SPENDING] = { "spending", N_ ("Spending"), TYPE_FACT, &reg_enum_income },
  [REG_SEGMENT_BY_HOLDING] = { "has", N_ ("What they have"), TYPE_HELD },
  [REG_SEGMENT_BY_HOLDING_GROUP] = { "has-group", N_ ("Product groups they have"), TYPE_HELD },
  [REG_SEGMENT_BY_ANSWER] = { "answer", N_ ("Answer to a question"), TYPE_ANSWER },
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == REG_N_SEGMENT_FIELDS);

static const char *const op_nicks[] = {
  [REG_SEGMENT_OP_IS] = "is", [REG_SEGMENT_OP_IS_NOT] = "is-not",
  [REG_SEGMENT_OP_CONTAINS] = "contains", [REG_SEGMENT_OP_BEGINS] = "begins",
  [REG_SEGMENT_OP_AT_LEAST] = "at-least", [REG_SEGMENT_OP_LESS_THAN] = "less-than",
  [REG_SEGMENT_OP_WITHIN_DAYS] = "within-days", [REG_SEGMENT_OP_WITHIN_MONTHS] = "within-months",
  [REG_SEGMENT_OP_BEFORE_DAYS] = "before-days", [REG_SEGMENT_OP_BEFORE_MONTHS] = "before-months",
  [REG_SEGMENT_OP_THIS_MONTH] = "this-month", [REG_SEGMENT_OP_NEXT_MONTH] = "next-month",
  [REG_SEGMENT_OP_KNOWN] = "known", [REG_SEGMENT_OP_EMPTY] = "empty",
};
G_STATIC_ASSERT (G_N_ELEMENTS (op_nicks) == REG_N_SEGMENT_OPS);

static const RegSegmentCompare text_compares[] = {
  { REG_SEGMENT_OP_IS, NC_ ("condition", "is") },
  { REG_SEGMENT_OP_IS_NOT, NC_ ("condition", "is not") },
  { REG_SEGMENT_OP_BEGINS, NC_ ("condition", "begins with") },
  { REG_SEGMENT_OP_CONTAINS, NC_ ("condition", "contains") },
  { REG_SEGMENT_OP_KNOWN, NC_ ("condition", "is known") },
  { REG_SEGMENT_OP_EMPTY, NC_ ("condition", "is not known") },
};
static const RegSegmentCompare choice_compares[] = {
  { REG_SEGMENT_OP_IS, NC_ ("condition", "is") },
  { REG_SEGMENT_OP_IS_NOT, NC_ ("condition", "is not") },
};
static const RegSegmentCompare staff_compares[] = {
  { REG_SEGMENT_OP_IS, NC_ ("condition", "is") },
  { REG_SEGMENT_OP_IS_NOT, NC_ ("condition", "is not") },
  { REG_SEGMENT_OP_KNOWN, NC_ ("condition", "is somebody") },
  { REG_SEGMENT_OP_EMPTY, NC_ ("condition", "is nobody") },
};
static const RegSegmentCompare money_compares[] = {
  { REG_SEGMENT_OP_AT_LEAST, NC_ ("condition", "at least") },
  { REG_SEGMENT_OP_LESS_THAN, NC_ ("condition", "less than") },
};
static const RegSegmentCompare count_compares[] = {
  { REG_SEGMENT_OP_AT_LEAST, NC_ ("condition", "at least") },
  { REG_SEGMENT_OP_LESS_THAN, NC_ ("condition", "less than") },
  { REG_SEGMENT_OP_IS, NC_ ("condition", "exactly") },
};
static const RegSegmentCompare date_compares[] = {
  { REG_SEGMENT_OP_WITHIN_DAYS, NC_ ("condition", "in the last … days") },
  { REG_SEGMENT_OP_WITHIN_MONTHS, NC_ ("condition", "in the last … months") },
  { REG_SEGMENT_OP_BEFORE_DAYS, NC_ ("condition", "more than … days ago") },
  { REG_SEGMENT_OP_BEFORE_MONTHS, NC_ ("condition", "more than … months ago") },
  { REG_SEGMENT_OP_KNOWN, NC_ ("condition", "at any time") },
  { REG_SEGMENT_OP_EMPTY, NC_ ("condition", "never") },
};
static const RegSegmentCompare month_compares[] = {
  { REG_SEGMENT_OP_THIS_MONTH, NC_ ("condition", "this month") },
  { REG_SEGMENT_OP_NEXT_MONTH, NC_ ("condition", "next month") },
  { REG_SEGMENT_OP_IS, NC_ ("condition", "in") },
  { REG_SEGMENT_OP_KNOWN, NC_ ("condition", "is known") },
  { REG_SEGMENT_OP_EMPTY, NC_ ("condition", "is not known") },
};
static const RegSegmentCompare years_compares[] = {
  { REG_SEGMENT_OP_AT_LEAST, NC_ ("condition", "at least") },
  { REG_SEGMENT_OP_LESS_THAN, NC_ ("condition", "less than") },
  { REG_SEGMENT_OP_KNOWN, NC_ ("condition", "is known") },
  { REG_SEGMENT_OP_EMPTY, NC_ ("condition", "is not known") },
};
static const RegSegmentCompare fact_compares[] = {
  { REG_SEGMENT_OP_IS, NC_ ("condition", "is") },
  { REG_SEGMENT_OP_IS_NOT, NC_ ("condition", "is not") },
  { REG_SEGMENT_OP_KNOWN, NC_ ("condition", "is known") },
  { REG_SEGMENT_OP_EMPTY, NC_ ("condition", "is not known") },
};
static const RegSegmentCompare flag_compares[] = {
  { REG_SEGMENT_OP_KNOWN, NC_ ("condition", "is known") },
  { REG_SEGMENT_OP_EMPTY, NC_ ("condition", "is not known") },
};
static const RegSegmentCompare held_compares[] = {
  { REG_SEGMENT_OP_IS, NC_ ("condition", "includes") },
  { REG_SEGMENT_OP_IS_NOT, NC_ ("condition", "does not include") },
  { REG_SEGMENT_OP_CONTAINS, NC_ ("condition", "includes a name with") },
  { REG_SEGMENT_OP_KNOWN, NC_ ("condition", "is known") },
  { REG_SEGMENT_OP_EMPTY, NC_ ("condition", "is not known") },
};
static const RegSegmentCompare answer_compares[] = {
  { REG_SEGMENT_OP_IS, NC_ ("condition", "is") },
  { REG_SEGMENT_OP_IS_NOT, NC_ ("condition", "is not") },
  { REG_SEGMENT_OP_CONTAINS, NC_ ("condition", "contains") },
  { REG_SEGMENT_OP_KNOWN, NC_ ("condition", "is known") },
  { REG_SEGMENT_OP_EMPTY, NC_ ("condition", "is not known") },
};
/* clang-format on */

static const struct
{
  const RegSegmentCompare *compares;
  guint n_compares;
  RegSegmentOperand operand; /* usually */
} types[] = {
#define COMPARES(name) name##_compares, G_N_ELEMENTS (name##_compares)
  [TYPE_TEXT] = { COMPARES (text), REG_SEGMENT_OPERAND_TEXT },
  [TYPE_CHOICE] = { COMPARES (choice), REG_SEGMENT_OPERAND_CHOICE },
  [TYPE_STAFF] = { COMPARES (staff), REG_SEGMENT_OPERAND_STAFF },
  [TYPE_MONEY] = { COMPARES (money), REG_SEGMENT_OPERAND_MONEY },
  [TYPE_COUNT] = { COMPARES (count), REG_SEGMENT_OPERAND_COUNT },
  [TYPE_DATE] = { COMPARES (date), REG_SEGMENT_OPERAND_DAYS },
  [TYPE_MONTH] = { COMPARES (month), REG_SEGMENT_OPERAND_MONTH },
  [TYPE_YEARS] = { COMPARES (years), REG_SEGMENT_OPERAND_COUNT },
  [TYPE_FACT] = { COMPARES (fact), REG_SEGMENT_OPERAND_CHOICE },
  [TYPE_FLAG] = { COMPARES (flag), REG_SEGMENT_OPERAND_NONE },
  [TYPE_HELD] = { COMPARES (held), REG_SEGMENT_OPERAND_TEXT },
  [TYPE_ANSWER] = { COMPARES (answer), REG_SEGMENT_OPERAND_TEXT },
#undef COMPARES
};
G_STATIC_ASSERT (G_N_ELEMENTS (types) == N_TYPES);

/* --- fields and comparisons ------------------------------------------------------------- */

/**
 * reg_segment_field_get_nick:
 *
 * Returns: (transfer none): the field's word in the text of a segment
 */
const char *
reg_segment_field_get_nick (RegSegmentField field)
{
  g_return_val_if_fail (field < REG_N_SEGMENT_FIELDS, NULL);
  return fields[field].nick;
}

/**
 * reg_segment_field_get_label:
 *
 * Returns: (transfer none): what people read, untranslated
 */
const char *
reg_segment_field_get_label (RegSegmentField field)
{
  g_return_val_if_fail (field < REG_N_SEGMENT_FIELDS, NULL);
  return fields[field].label;
}

/**
 * reg_segment_field_get_vocabulary:
 *
 * Returns: (transfer none) (nullable): what can be chosen among
 */
const RegEnum *
reg_segment_field_get_vocabulary (RegSegmentField field)
{
  g_return_val_if_fail (field < REG_N_SEGMENT_FIELDS, NULL);
  return fields[field].vocabulary;
}

/**
 * reg_segment_field_get_compares:
 * @field: a field
 * @n_compares: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_compares): how the field can be compared, the usual way
 *   first; labels are marked with the context "condition"
 */
const RegSegmentCompare *
reg_segment_field_get_compares (RegSegmentField field, guint *n_compares)
{
  g_return_val_if_fail (field < REG_N_SEGMENT_FIELDS, NULL);
  *n_compares = types[fields[field].type].n_compares;
  return types[fields[field].type].compares;
}

static gboolean
has_compare (RegSegmentField field, RegSegmentOp op)
{
  guint n;
  const RegSegmentCompare *compares = reg_segment_field_get_compares (field, &n);

  for (guint i = 0; i < n; i++)
    if (compares[i].op == op)
      return TRUE;
  return FALSE;
}

/**
 * reg_segment_get_operand:
 * @field: a field
 * @op: one of its comparisons
 *
 * Returns: what stands after the comparison
 */
RegSegmentOperand
reg_segment_get_operand (RegSegmentField field, RegSegmentOp op)
{
  g_return_val_if_fail (field < REG_N_SEGMENT_FIELDS, REG_SEGMENT_OPERAND_NONE);
  switch (op)
    {
    case REG_SEGMENT_OP_THIS_MONTH:
    case REG_SEGMENT_OP_NEXT_MONTH:
    case REG_SEGMENT_OP_KNOWN:
    case REG_SEGMENT_OP_EMPTY:
      return REG_SEGMENT_OPERAND_NONE;
    case REG_SEGMENT_OP_WITHIN_MONTHS:
    case REG_SEGMENT_OP_BEFORE_MONTHS:
      return REG_SEGMENT_OPERAND_MONTHS;
    default:
      return types[fields[field].type].operand;
    }
}

/**
 * reg_segment_field_has_subject:
 * @field: a field
 *
 * Returns: whether there are many of it, so that a condition names the one it is about
 */
gboolean
reg_segment_field_has_subject (RegSegmentField field)
{
  g_return_val_if_fail (field < REG_N_SEGMENT_FIELDS, FALSE);
  return fields[field].type == TYPE_ANSWER;
}

/**
 * reg_segment_operand_get_range:
 * @operand: what stands after a comparison
 * @low: (out): the least number
 * @high: (out): the greatest
 *
 * Returns: whether it is a number that people type
 */
gboolean
reg_segment_operand_get_range (RegSegmentOperand operand, gint64 *low, gint64 *high)
{
  static const gint64 ranges[][2] = {
    [REG_SEGMENT_OPERAND_MONEY] = { 0, REG_SEGMENT_MAX_AMOUNT },
    [REG_SEGMENT_OPERAND_COUNT] = { 0, REG_SEGMENT_MAX_COUNT },
    [REG_SEGMENT_OPERAND_DAYS] = { 1, REG_SEGMENT_MAX_DAYS },
    [REG_SEGMENT_OPERAND_MONTHS] = { 1, REG_SEGMENT_MAX_MONTHS },
    [REG_SEGMENT_OPERAND_MONTH] = { 1, 12 },
  };

  if (operand < REG_SEGMENT_OPERAND_MONEY || operand > REG_SEGMENT_OPERAND_MONTH)
    return FALSE;
  *low = ranges[operand][0];
  *high = ranges[operand][1];
  return TRUE;
}

/* --- segments --------------------------------------------------------------------------- */

static void
condition_clear (gpointer data)
{
  RegSegmentCondition *condition = data;

  g_free (condition->text);
  g_free (condition->subject);
}

/**
 * reg_segment_new:
 * @any: whether one condition is enough
 *
 * Returns: (transfer full): a segment without conditions
 */
RegSegment *
reg_segment_new (gboolean any)
{
  RegSegment *self = g_new0 (RegSegment, 1);

  self->any = any;
  self->conditions = g_array_new (FALSE, TRUE, sizeof (RegSegmentCondition));
  g_array_set_clear_func (self->conditions, condition_clear);
  return self;
}

/**
 * reg_segment_free:
 * @self: (transfer full): a segment
 */
void
reg_segment_free (RegSegment *self)
{
  g_array_unref (self->conditions);
  g_free (self);
}

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL && *error == NULL)
    *error = g_error_new_valist (REG_CORE_ERROR, REG_CORE_ERROR_INVALID, format, arguments);
  va_end (arguments);
  return FALSE;
}

/* One line of printable text. */
static gboolean
check_text (const char *nick, const char *text, GError **error)
{
  if (text == NULL || *text == '\0')
    return refuse (error, "%s: there is nothing to compare with", nick);
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, "%s: the text is not UTF-8", nick);
  if (g_utf8_strlen (text, -1) > REG_SEGMENT_MAX_TEXT)
    return refuse (error, "%s: the text is longer than %d characters", nick, REG_SEGMENT_MAX_TEXT);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return refuse (error, "%s: the text contains a control character", nick);
  if (g_unichar_isspace (g_utf8_get_char (text))
      || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (text + strlen (text)))))
    return refuse (error, "%s: the text begins or ends with a space", nick);
  return TRUE;
}

static gboolean
check_condition (const RegSegmentCondition *condition, GError **error)
{
  const char *nick;
  RegSegmentOperand operand;
  gint64 low, high;
  guint8 uid[REG_UID_SIZE];

  if (condition->field >= REG_N_SEGMENT_FIELDS || condition->op >= REG_N_SEGMENT_OPS)
    return refuse (error, "there is no such field or comparison");
  nick = fields[condition->field].nick;
  if (!has_compare (condition->field, condition->op))
    return refuse (error, "%s: cannot be compared by “%s”", nick, op_nicks[condition->op]);
  if (reg_segment_field_has_subject (condition->field)
      && (condition->subject == NULL || !reg_uid_parse (condition->subject, uid)))
    return refuse (error, "%s: “%s” is not the UUID of a question", nick,
                   condition->subject != NULL ? condition->subject : "");
  operand = reg_segment_get_operand (condition->field, condition->op);
  if (operand == REG_SEGMENT_OPERAND_TEXT)
    return check_text (nick, condition->text, error);
  if (operand == REG_SEGMENT_OPERAND_STAFF && g_strcmp0 (condition->text, REG_SEGMENT_ME) != 0
      && (condition->text == NULL || !reg_uid_parse (condition->text, uid)))
    return refuse (error, "%s: “%s” is neither “me” nor the UUID of a member of staff", nick,
                   condition->text != NULL ? condition->text : "");
  if (operand == REG_SEGMENT_OPERAND_CHOICE
      && (condition->number < 0
          || condition->number >= fields[condition->field].vocabulary->n_values))
    return refuse (error, "%s: there is no value %" G_GINT64_FORMAT, nick, condition->number);
  if (reg_segment_operand_get_range (operand, &low, &high)
      && (condition->number < low || condition->number > high))
    return refuse (
        error, "%s: %" G_GINT64_FORMAT " is not between %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT,
        nick, condition->number, low, high);
  return TRUE;
}

/**
 * reg_segment_add:
 * @self: a segment
 * @condition: copied
 * @error: %REG_CORE_ERROR_INVALID names the field and what is wrong with it
 *
 * Returns: whether the condition is there now
 */
gboolean
reg_segment_add (RegSegment *self, const RegSegmentCondition *condition, GError **error)
{
  RegSegmentCondition copy = *condition;

  if (self->conditions->len >= REG_SEGMENT_MAX_CONDITIONS)
    return refuse (error, "there are more than %d conditions", REG_SEGMENT_MAX_CONDITIONS);
  if (!check_condition (condition, error))
    return FALSE;
  copy.text = g_strdup (condition->text);
  copy.subject = g_strdup (condition->subject);
  g_array_append_val (self->conditions, copy);
  return TRUE;
}

/* --- text ------------------------------------------------------------------------------- */

/* The next word of a line; @line stands behind it then. */
static char *
take_word (const char **line)
{
  const char *end;
  char *word;

  while (**line == ' ' || **line == '\t')
    (*line)++;
  end = *line + strcspn (*line, " \t");
  word = g_strndup (*line, (gsize)(end - *line));
  *line = end;
  return word;
}

static int
find_field (const char *nick)
{
  for (int i = 0; i < REG_N_SEGMENT_FIELDS; i++)
    if (strcmp (fields[i].nick, nick) == 0)
      return i;
  return -1;
}

static int
find_op (const char *nick)
{
  for (int i = 0; i < REG_N_SEGMENT_OPS; i++)
    if (strcmp (op_nicks[i], nick) == 0)
      return i;
  return -1;
}

static gboolean
parse_operand (RegSegmentCondition *condition, const char *value, GError **error)
{
  RegSegmentOperand operand = reg_segment_get_operand (condition->field, condition->op);
  const Field *field = &fields[condition->field];
  gint64 low, high;

  if (operand == REG_SEGMENT_OPERAND_NONE)
    return *value == '\0'
           || refuse (error, "%s %s: nothing stands after it, but “%s” does", field->nick,
                      op_nicks[condition->op], value);
  if (operand == REG_SEGMENT_OPERAND_CHOICE)
    {
      condition->number = reg_enum_from_nick (field->vocabulary, value);
      return condition->number >= 0
             || refuse (error, "%s: there is no value “%s”", field->nick, value);
    }
  if (!reg_segment_operand_get_range (operand, &low, &high))
    {
      condition->text = g_strdup (value);
      return TRUE;
    }
  return g_ascii_string_to_signed (value, 10, low, high, &condition->number, NULL)
         || refuse (error,
                    "%s: “%s” is no whole number between %" G_GINT64_FORMAT
                    " and %" G_GINT64_FORMAT,
                    field->nick, value, low, high);
}

static gboolean
parse_line (RegSegment *self, const char *line, GError **error)
{
  RegSegmentCondition condition = { 0 };
  g_autofree char *name = take_word (&line);
  g_autofree char *op = take_word (&line);
  int field = find_field (name);
  int compare = find_op (op);
  gboolean has_subject = field >= 0 && reg_segment_field_has_subject (field);
  g_autofree char *subject = has_subject ? take_word (&line) : NULL;
  g_autofree char *value = g_strstrip (g_strdup (line));
  gboolean ok;

  if (field < 0)
    return refuse (error, "there is no field “%s”", name);
  if (compare < 0 || !has_compare (field, compare))
    return refuse (error, "%s: cannot be compared by “%s”", name, op);
  condition.field = field;
  condition.op = compare;
  condition.subject = subject;
  ok = parse_operand (&condition, value, error) && reg_segment_add (self, &condition, error);
  g_free (condition.text);
  return ok;
}

/**
 * reg_segment_parse:
 * @text: "all" or "any", then a line for each condition: field, comparison, operand
 * @error: %REG_CORE_ERROR_INVALID names the line and what is wrong with it
 *
 * Returns: (transfer full) (nullable): the segment, with one condition at least
 */
RegSegment *
reg_segment_parse (const char *text, GError **error)
{
  g_autoptr (RegSegment) self = NULL;
  g_auto (GStrv) lines = NULL;

  if (strlen (text) > REG_SEGMENT_MAX_SIZE || !g_utf8_validate (text, -1, NULL))
    {
      refuse (error, "a segment is at most %d bytes of UTF-8", REG_SEGMENT_MAX_SIZE);
      return NULL;
    }
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) local = NULL;
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0')
        continue;
      if (self == NULL && (g_str_equal (line, "all") || g_str_equal (line, "any")))
        self = reg_segment_new (g_str_equal (line, "any"));
      else if (self == NULL)
        refuse (&local, "a segment begins with “all” or “any”, not with “%s”", line);
      else
        parse_line (self, line, &local);
      if (local == NULL)
        continue;
      refuse (error, "line %d: %s", i + 1, local->message);
      return NULL;
    }
  if (self != NULL && self->conditions->len > 0)
    return g_steal_pointer (&self);
  refuse (error, "a segment has one condition at least");
  return NULL;
}

/**
 * reg_segment_print:
 * @self: a segment
 *
 * Returns: (transfer full): its text, always the same for the same conditions
 */
char *
reg_segment_print (const RegSegment *self)
{
  GString *text = g_string_new (self->any ? "any\n" : "all\n");

  for (guint i = 0; i < self->conditions->len; i++)
    {
      const RegSegmentCondition *each = &g_array_index (self->conditions, RegSegmentCondition, i);
      const Field *field = &fields[each->field];
      RegSegmentOperand operand = reg_segment_get_operand (each->field, each->op);

      g_string_append_printf (text, "%s %s", field->nick, op_nicks[each->op]);
      if (reg_segment_field_has_subject (each->field))
        g_string_append_printf (text, " %s", each->subject);
      if (operand == REG_SEGMENT_OPERAND_TEXT || operand == REG_SEGMENT_OPERAND_STAFF)
        g_string_append_printf (text, " %s", each->text);
      else if (operand == REG_SEGMENT_OPERAND_CHOICE)
        g_string_append_printf (text, " %s", reg_enum_get_nick (field->vocabulary, each->number));
      else if (operand != REG_SEGMENT_OPERAND_NONE)
        g_string_append_printf (text, " %" G_GINT64_FORMAT, each->number);
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (text);
}
