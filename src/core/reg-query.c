/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-query.h"

#include "core/reg-fold.h"
#include "core/reg-phone.h"

#include <string.h>

/* National numbers have as many in North America, behind a 1 that may be left out. */
#define NORTH_AMERICAN_DIGITS 10

/* From so many digits on a country code may stand in front without a sign that it is one: so do
 * telephone systems show who is calling. */
#define WITH_COUNTRY_CODE 11

/* An extension follows a number, and no number is shorter. */
#define BEFORE_EXTENSION 5

/* More than anybody types and any card holds. */
#define MAX_LENGTH 200

static void
add_number (GPtrArray *numbers, const char *digits)
{
  if (strlen (digits) < REG_QUERY_MIN_DIGITS
      || g_ptr_array_find_with_equal_func (numbers, digits, g_str_equal, NULL))
    return;
  g_ptr_array_add (numbers, g_strdup (digits));
}

static gboolean
is_plus (const char *text)
{
  return *text == '+' || g_str_has_prefix (text, "＋");
}

/* "0031 2": the beginning of an international number, before reg_phone_parse() can be sure. */
static gboolean
is_international (const char *text, const char *digits, const char *country)
{
  RegPhone phone;

  if (is_plus (text))
    return TRUE;
  if (!g_str_has_prefix (digits, "00") || !reg_phone_parse ("00491234567", country, &phone))
    return FALSE;
  /* Where 00 is what one dials before the code of a country. */
  return phone.calling_code == 49 && g_str_equal (phone.number, "1234567");
}

static void
add_national (GPtrArray *numbers, const char *text, const char *country)
{
  g_autofree char *national = reg_phone_national_number (text, country);

  add_number (numbers, national);
}

static void
add_international (GPtrArray *numbers, const char *digits)
{
  RegPhone phone;
  g_autofree char *text = NULL;

  while (*digits == '0')
    digits++;
  text = g_strconcat ("+", digits, NULL);
  if (reg_phone_parse (text, NULL, &phone) && phone.calling_code != 0)
    add_number (numbers, phone.number);
}

/* What holds "0205550177" holds "205550177". */
static void
drop_longer (GPtrArray *numbers)
{
  for (guint i = 0; i < numbers->len;)
    {
      gboolean is_longer = FALSE;

      for (guint j = 0; j < numbers->len && !is_longer; j++)
        is_longer = i != j && strstr (numbers->pdata[i], numbers->pdata[j]) != NULL;
      if (is_longer)
        g_ptr_array_remove_index (numbers, i);
      else
        i++;
    }
}

/* The digits as they stand may be the middle of a number, or hide a code that was not announced. */
static void
add_dialled (GPtrArray *numbers, const char *digits)
{
  const char *start = digits;

  while (*start == '0' && strlen (start) > REG_QUERY_MIN_DIGITS)
    start++;
  if (*start == '1' && strlen (start) == NORTH_AMERICAN_DIGITS + 1)
    start++;
  add_number (numbers, start);
  drop_longer (numbers);
  if (strlen (start) >= WITH_COUNTRY_CODE)
    add_international (numbers, start);
}

/* All that a person or a telephone may mean by these digits. */
static char **
understand_number (const char *text, const char *country)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) all = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit >= 0)
        g_string_append_c (all, (char)('0' + digit));
    }
  /* No telephone is dialled so; it may be the end of a card. */
  if (g_str_has_prefix (all->str, "000"))
    add_number (numbers, all->str);
  else if (is_international (text, all->str, country))
    add_international (numbers, all->str);
  else
    add_national (numbers, text, country);
  if (!is_plus (text) && !g_str_has_prefix (all->str, "000"))
    add_dialled (numbers, all->str);
  g_ptr_array_set_free_func (numbers, NULL);
  g_ptr_array_add (numbers, NULL);
  return (char **)g_ptr_array_steal (numbers, NULL);
}

/* "tel:+31-20-5550177;ext=12", "020 5550177 x12": the number without what is around it. */
static char *
without_wrapping (const char *text)
{
  const char *start = g_ascii_strncasecmp (text, "tel:", 4) == 0 ? text + 4 : text;
  const char *end = start;

  for (guint n_digits = 0; *end != '\0'; end++)
    {
      n_digits += g_ascii_isdigit (*end);
      if (n_digits >= BEFORE_EXTENSION && strchr (";#xXeE", *end) != NULL)
        break;
    }
  return g_strstrip (g_strndup (start, (gsize)(end - start)));
}

static char **
respell (char **words)
{
  g_auto (GStrv) others = g_strdupv (words);
  gboolean differs = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *shorter = reg_fold_without_umlaut_e (words[i]);

      if (shorter == NULL)
        continue;
      g_free (others[i]);
      others[i] = shorter;
      differs = TRUE;
    }
  return differs ? g_steal_pointer (&others) : NULL;
}

static gboolean
has_space (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isspace (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static gboolean
has_digit (const char *folded)
{
  return strpbrk (folded, "0123456789") != NULL;
}

/**
 * reg_query_new:
 * @text: (nullable): what was typed; bytes that are not UTF-8 are treated as unknown characters
 * @country: (nullable): ISO 3166 code of the firm's country, for telephone numbers without one
 *
 * Any thread.
 *
 * Returns: (transfer full): what it may mean
 */
RegQuery *
reg_query_new (const char *text, const char *country)
{
  RegQuery *self = g_new0 (RegQuery, 1);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *short_enough = g_utf8_substring (valid, 0,
                                                    MIN (g_utf8_strlen (valid, -1), MAX_LENGTH));
  g_autofree char *number = NULL;

  self->text = g_strstrip (g_steal_pointer (&short_enough));
  self->folded = reg_fold (self->text);
  self->words = reg_fold_tokens (self->text);
  self->respelled = respell (self->words);
  self->is_mail = strchr (self->text, '@') != NULL;
  self->is_joined = !has_space (self->text) && self->words[0] != NULL && self->words[1] != NULL;
  self->is_code = !has_space (self->text) && has_digit (self->folded) && !self->is_mail;
  number = without_wrapping (self->text);
  self->numbers = reg_phone_looks_like_number (number) ? understand_number (number, country)
                                                       : g_new0 (char *, 1);
  return self;
}

/**
 * reg_query_get_kind:
 * @self: a query
 *
 * A telephone number begins with 0 or +, or has spaces between its digits; any other run of digits
 * and letters without a space that holds a digit is the number of a card.
 *
 * Returns: what it would be of a new customer
 */
RegQueryKind
reg_query_get_kind (const RegQuery *self)
{
  if (self->words[0] == NULL)
    return REG_QUERY_NOTHING;
  if (self->is_mail)
    return REG_QUERY_MAIL;
  if (self->numbers[0] != NULL
      && (g_ascii_strncasecmp (self->text, "tel:", 4) == 0 || !self->is_code || *self->folded == '0'
          || is_plus (self->text)))
    return REG_QUERY_PHONE;
  return self->is_code ? REG_QUERY_CARD : REG_QUERY_NAME;
}

/**
 * reg_query_free:
 * @self: (transfer full): a query
 */
void
reg_query_free (RegQuery *self)
{
  g_free (self->text);
  g_free (self->folded);
  g_strfreev (self->words);
  g_strfreev (self->respelled);
  g_strfreev (self->numbers);
  g_free (self);
}
