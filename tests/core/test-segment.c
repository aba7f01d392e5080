/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-core-error.h"
#include "core/reg-segment.h"

#include <string.h>

#define SOMEBODY "0190c2f0-7b1a-7000-8000-00000000002a"

/* --- text ------------------------------------------------------------------------------- */

static void
test_text (void)
{
  static const struct
  {
    const char *given, *printed;
  } cases[] = {
    { "all\ntown is Oldenburg", "all\ntown is Oldenburg\n" },
    { "any\ntown is  Den  Haag \nkind is organisation\n",
      "any\ntown is Den  Haag\nkind is organisation\n" },
    { "\n  all  \n\n\tsales-year \t at-least 0050000\n", "all\nsales-year at-least 50000\n" },
    { "all\nclass contains is not empty", "all\nclass contains is not empty\n" },
    { "all\nowner is me\nowner is-not " SOMEBODY "\nowner empty",
      "all\nowner is me\nowner is-not " SOMEBODY "\nowner empty\n" },
    { "all\nlast-purchase before-months 12\nlast-contact within-days 30\nadded known",
      "all\nlast-purchase before-months 12\nlast-contact within-days 30\nadded known\n" },
    { "all\nbirthday is 12\nbirthday this-month\nbirthday next-month",
      "all\nbirthday is 12\nbirthday this-month\nbirthday next-month\n" },
    { "all\r\ncomplaints is 0\r\nemail empty\r\n", "all\ncomplaints is 0\nemail empty\n" },
    { "all\nrung is lost\ncountry is Österreich", "all\nrung is lost\ncountry is Österreich\n" },
    { "all\nhas is Pump\nhas-group is-not Spare parts\nhas empty",
      "all\nhas is Pump\nhas-group is-not Spare parts\nhas empty\n" },
    { "all\nanswer is  " SOMEBODY "  by  bicycle\nanswer known " SOMEBODY,
      "all\nanswer is " SOMEBODY " by  bicycle\nanswer known " SOMEBODY "\n" },
    { "all\nsales less-than 1000000000000000", "all\nsales less-than 1000000000000000\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegSegment) segment = reg_segment_parse (cases[i].given, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = reg_segment_print (segment);
      g_assert_cmpstr (text, ==, cases[i].printed);
    }
}

/* What is wrong is said with its line. */
static void
test_refused (void)
{
  static const struct
  {
    const char *given, *says;
  } cases[] = {
    { "", "one condition at least" },
    { "all\n", "one condition at least" },
    { "some\ntown is A", "line 1: a segment begins with “all” or “any”, not with “some”" },
    { "town is A", "line 1: " },
    { "all\ntown is A\n\ncolour is red", "line 4: there is no field “colour”" },
    { "all\ntown near A", "line 2: town: cannot be compared by “near”" },
    { "all\ntown at-least 5", "line 2: town: cannot be compared by “at-least”" },
    { "all\ntown", "line 2: town: cannot be compared by “”" },
    { "all\ntown is", "line 2: town: there is nothing to compare with" },
    { "all\ntown is a\001b", "control character" },
    { "all\nphone known yes", "line 2: phone known: nothing stands after it, but “yes” does" },
    { "all\nkind is dog", "line 2: kind: there is no value “dog”" },
    { "all\nowner is Karin", "line 2: owner: “Karin” is neither “me” nor the UUID" },
    { "all\nsales at-least -1", "“-1” is no whole number between 0 and 1000000000000000" },
    { "all\nsales at-least 1000000000000001", "is no whole number" },
    { "all\nsales at-least 5.00", "“5.00” is no whole number" },
    { "all\nsales at-least", "“” is no whole number" },
    { "all\nsales at-least 5 euro", "“5 euro” is no whole number" },
    { "all\nlast-purchase within-days 0", "between 1 and 36500" },
    { "all\nlast-purchase within-months 1201", "between 1 and 1200" },
    { "all\nbirthday is 13", "between 1 and 12" },
    { "all\nanswer is bicycle", "line 2: answer: “bicycle” is not the UUID of a question" },
    { "all\nanswer known", "line 2: answer: “” is not the UUID of a question" },
    { "all\nanswer is " SOMEBODY, "line 2: answer: there is nothing to compare with" },
    { "all\nanswer known " SOMEBODY " yes", "nothing stands after it, but “yes” does" },
    { "all\nhas at-least 2", "line 2: has: cannot be compared by “at-least”" },
    { "all\ntown is \xff", "UTF-8" },
    { "all\nall\ntown is A", "line 2: there is no field “all”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegSegment) segment = reg_segment_parse (cases[i].given, &error);

      g_test_message ("%s", cases[i].says);
      g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
      g_assert_null (segment);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("all\n");
  g_autofree char *longest = g_strnfill (REG_SEGMENT_MAX_TEXT, 'x');
  g_autofree char *huge = g_strnfill (REG_SEGMENT_MAX_SIZE + 1, ' ');
  g_autofree char *fits = g_strconcat ("all\ntown is ", longest, NULL);
  g_autofree char *not = g_strconcat (fits, "ä", NULL);
  g_autoptr (RegSegment) all = NULL;
  g_autoptr (RegSegment) one = reg_segment_parse (fits, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (one);
  g_assert_null (reg_segment_parse (not, &error));
  g_assert_nonnull (strstr (error->message, "longer than 200 characters"));
  g_clear_error (&error);
  g_assert_null (reg_segment_parse (huge, &error));
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
  g_clear_error (&error);
  for (int i = 0; i < REG_SEGMENT_MAX_CONDITIONS; i++)
    g_string_append (text, "town is A\n");
  all = reg_segment_parse (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->conditions->len, ==, REG_SEGMENT_MAX_CONDITIONS);
  g_string_append (text, "town is A\n");
  g_assert_null (reg_segment_parse (text->str, &error));
  g_assert_nonnull (strstr (error->message, "line 22: there are more than 20 conditions"));
}

/* --- fields ----------------------------------------------------------------------------- */

static RegSegmentCondition
fill (RegSegmentField field, RegSegmentOp op)
{
  RegSegmentCondition condition = { .field = field, .op = op };
  gint64 low, high;

  if (reg_segment_field_has_subject (field))
    condition.subject = (char *)SOMEBODY;

  switch (reg_segment_get_operand (field, op))
    {
    case REG_SEGMENT_OPERAND_TEXT:
      condition.text = (char *)"Zwolle aan zee";
      break;
    case REG_SEGMENT_OPERAND_STAFF:
      condition.text = (char *)SOMEBODY;
      break;
    case REG_SEGMENT_OPERAND_CHOICE:
      condition.number = reg_segment_field_get_vocabulary (field)->n_values - 1;
      break;
    default:
      if (reg_segment_operand_get_range (reg_segment_get_operand (field, op), &low, &high))
        condition.number = high;
    }
  return condition;
}

/* Whatever can be chosen can be kept and is the same after. */
static void
test_every_condition (void)
{
  guint n_all = 0;

  for (int field = 0; field < REG_N_SEGMENT_FIELDS; field++)
    {
      guint n;
      const RegSegmentCompare *compares = reg_segment_field_get_compares (field, &n);

      g_assert_cmpuint (n, >, 0);
      g_assert_nonnull (reg_segment_field_get_label (field));
      for (guint i = 0; i < n; i++)
        {
          RegSegmentCondition given = fill (field, compares[i].op);
          g_autoptr (RegSegment) segment = reg_segment_new (i % 2 == 1);
          g_autoptr (RegSegment) again = NULL;
          g_autoptr (GError) error = NULL;
          g_autofree char *text = NULL;
          const RegSegmentCondition *read;

          reg_segment_add (segment, &given, &error);
          g_assert_no_error (error);
          text = reg_segment_print (segment);
          again = reg_segment_parse (text, &error);
          g_assert_no_error (error);
          read = &g_array_index (again->conditions, RegSegmentCondition, 0);
          g_assert_cmpint (again->any, ==, i % 2 == 1);
          g_assert_cmpint (read->field, ==, given.field);
          g_assert_cmpint (read->op, ==, given.op);
          g_assert_cmpint (read->number, ==, given.number);
          g_assert_cmpstr (read->text, ==, given.text);
          g_assert_cmpstr (read->subject, ==, given.subject);
          n_all++;
        }
    }
  g_assert_cmpuint (n_all, >, 60);
}

/* What windows and programs put together is checked as strictly as what was read. */
static void
test_add_refuses (void)
{
  static const RegSegmentCondition cases[] = {
    { REG_SEGMENT_BY_TOWN, REG_SEGMENT_OP_IS, 0, NULL },
    { REG_SEGMENT_BY_TOWN, REG_SEGMENT_OP_IS, 0, (char *)" A" },
    { REG_SEGMENT_BY_TOWN, REG_SEGMENT_OP_IS, 0, (char *)"A\ntown is B" },
    { REG_SEGMENT_BY_TOWN, REG_SEGMENT_OP_AT_LEAST, 1, NULL },
    { REG_SEGMENT_BY_KIND, REG_SEGMENT_OP_IS, REG_N_PARTY_KINDS, NULL },
    { REG_SEGMENT_BY_KIND, REG_SEGMENT_OP_IS, -1, NULL },
    { REG_SEGMENT_BY_OWNER, REG_SEGMENT_OP_IS, 0, NULL },
    { REG_SEGMENT_BY_BIRTHDAY, REG_SEGMENT_OP_IS, 0, NULL },
    { REG_SEGMENT_BY_ANSWER, REG_SEGMENT_OP_IS, 0, (char *)"yes" },
    { REG_SEGMENT_BY_ANSWER, REG_SEGMENT_OP_KNOWN, 0, NULL, (char *)"yes" },
    { REG_N_SEGMENT_FIELDS, REG_SEGMENT_OP_IS, 0, NULL },
    { REG_SEGMENT_BY_TOWN, REG_N_SEGMENT_OPS, 0, NULL },
  };
  g_autoptr (RegSegment) segment = reg_segment_new (FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (reg_segment_add (segment, &cases[i], &error));
      g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
      g_assert_cmpuint (segment->conditions->len, ==, 0);
    }
}

/* Random lines are read or refused, and what is read prints the same the second time. */
static void
test_random (void)
{
  static const char *const ops[] = {
    "is",          "is-not",     "contains", "at-least", "less-than",
    "within-days", "this-month", "known",    "all",
  };
  static const char *const operands[] = {
    "",
    "12",
    "-5",
    "me",
    "ä é",
    "\tlost ",
    "person",
    SOMEBODY,
    "is\nany",
    "1e5",
    "99999999999999999999",
  };
  guint n_read = 0, n_refused = 0;

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (g_test_rand_bit () ? "all\n" : "any\n");
      g_autoptr (RegSegment) segment = NULL;
      g_autoptr (RegSegment) again = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      for (int k = g_test_rand_int_range (0, 3); k >= 0; k--)
        g_string_append_printf (
            text, "%s %s %s\n",
            reg_segment_field_get_nick (g_test_rand_int_range (0, REG_N_SEGMENT_FIELDS)),
            ops[g_test_rand_int_range (0, G_N_ELEMENTS (ops))],
            operands[g_test_rand_int_range (0, G_N_ELEMENTS (operands))]);
      segment = reg_segment_parse (text->str, NULL);
      if (segment == NULL)
        {
          n_refused++;
          continue;
        }
      n_read++;
      first = reg_segment_print (segment);
      again = reg_segment_parse (first, NULL);
      g_assert_nonnull (again);
      second = reg_segment_print (again);
      g_assert_cmpstr (first, ==, second);
    }
  g_test_message ("%u read, %u refused", n_read, n_refused);
  g_assert_cmpuint (n_read, >, 100);
  g_assert_cmpuint (n_refused, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/segment/text", test_text);
  g_test_add_func ("/segment/refused", test_refused);
  g_test_add_func ("/segment/limits", test_limits);
  g_test_add_func ("/segment/every-condition", test_every_condition);
  g_test_add_func ("/segment/add-refuses", test_add_refuses);
  g_test_add_func ("/segment/random", test_random);
  return g_test_run ();
}
