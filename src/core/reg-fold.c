/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-fold.h"

#include <string.h>

/* Letters that no Unicode decomposition takes apart, and what people type for them. */
static const char *
spelled_out (gunichar c)
{
  switch (c)
    {
    case 0x00df:
    case 0x1e9e:
      return "ss";
    case 0x00c6:
    case 0x00e6:
      return "ae";
    case 0x0152:
    case 0x0153:
      return "oe";
    case 0x0141:
    case 0x0142:
      return "l";
    case 0x00d8:
    case 0x00f8:
      return "o";
    case 0x0110:
    case 0x0111:
    case 0x00d0:
    case 0x00f0:
      return "d";
    case 0x00de:
    case 0x00fe:
      return "th";
    case 0x0131:
      return "i";
    case 0x0126:
    case 0x0127:
      return "h";
    case 0x0166:
    case 0x0167:
      return "t";
    case 0x014a:
    case 0x014b:
      return "n";
    case 0x03c2:
      return "\317\203"; /* final sigma is a sigma */
    case 0x0629:
      return "\331\207"; /* teh marbuta is typed as heh */
    case 0x0649:
    case 0x06cc:
      return "\331\212"; /* yeh without dots, Persian yeh */
    case 0x06a9:
      return "\331\203"; /* Persian kaf */
    case 0x2018:
    case 0x2019:
    case 0x02bc:
    case 0x00b4:
      return "'";
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return "-";
    case 0x201c:
    case 0x201d:
    case 0x201e:
      return "\"";
    default:
      return NULL;
    }
}

/* Accents go, but the vowel signs of Indic scripts and the voicing marks of kana are letters. */
static gboolean
is_accent (gunichar c)
{
  GUnicodeType type;

  if (c < 0x300)
    return FALSE;
  /* What joins or only stretches. */
  if (c == 0x200d || c == 0x200c || c == 0x00ad || c == 0xfeff || c == 0x200b || c == 0x0640)
    return TRUE;
  type = g_unichar_type (c);
  if (type == G_UNICODE_ENCLOSING_MARK)
    return TRUE;
  if (type != G_UNICODE_NON_SPACING_MARK || c == 0x3099 || c == 0x309a)
    return FALSE;
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_INHERITED
         || g_unichar_get_script (c) == G_UNICODE_SCRIPT_HEBREW;
}

static void
append_space (GString *out)
{
  if (out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

static void
append_simple (GString *out, gunichar c)
{
  const char *other;

  if (is_accent (c) || c == 0x00ad)
    return;
  other = spelled_out (c);
  if (other != NULL)
    g_string_append (out, other);
  else if (g_unichar_isspace (c))
    append_space (out);
  else if (g_unichar_iscntrl (c))
    return;
  else if (g_unichar_isdigit (c))
    g_string_append_c (out, (char)('0' + g_unichar_digit_value (c)));
  else
    g_string_append_unichar (out, g_unichar_tolower (c));
}

static void
append_character (GString *out, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;

  if (spelled_out (c) != NULL)
    {
      append_simple (out, c);
      return;
    }
  n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    append_simple (out, parts[i]);
}

/**
 * reg_fold_append:
 * @out: the string to append to
 * @text: text in any script; bytes that are not UTF-8 are treated as unknown characters
 * @length: bytes of @text, or -1 when it is NUL-terminated
 *
 * Appends the folded form of @text: compatibility decomposition, lower case, no accents, letters
 * such as ß, æ, ł spelled in ASCII, the digits of all scripts as 0 to 9, every run of white space
 * as one space. Plain ASCII takes a path without any table.
 */
void
reg_fold_append (GString *out, const char *text, gssize length)
{
  g_autofree char *valid = NULL;
  const char *p, *end;
  gsize n;

  g_return_if_fail (out != NULL);
  if (text == NULL)
    return;
  n = length < 0 ? strlen (text) : (gsize)length;
  for (p = text, end = text + n; p < end && (guchar)*p < 0x80; p++)
    {
      if (*p == ' ' || g_ascii_isspace (*p))
        append_space (out);
      else if (!g_ascii_iscntrl (*p))
        g_string_append_c (out, g_ascii_tolower (*p));
    }
  if (p == end)
    return;
  if (!g_utf8_validate_len (p, (gsize)(end - p), NULL))
    {
      valid = g_utf8_make_valid (p, end - p);
      p = valid;
      end = valid + strlen (valid);
    }
  for (; p < end; p = g_utf8_next_char (p))
    {
      if ((guchar)*p >= 0x80)
        append_character (out, g_utf8_get_char (p));
      else if (g_ascii_isspace (*p))
        append_space (out);
      else if (!g_ascii_iscntrl (*p))
        g_string_append_c (out, g_ascii_tolower (*p));
    }
}

/**
 * reg_fold:
 * @text: (nullable): text in any script
 *
 * The form in which texts are compared and searched. Folding a folded text changes nothing.
 * See reg_fold_append() for the rules; spaces at both ends are gone.
 *
 * Returns: (transfer full): the folded text, "" for %NULL
 */
char *
reg_fold (const char *text)
{
  GString *out = g_string_sized_new (text != NULL ? strlen (text) + 1 : 1);

  reg_fold_append (out, text, -1);
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free_and_steal (out);
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static const char *
next_word (const char *p, const char **start)
{
  while (*p != '\0' && !is_word_character (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  *start = p;
  while (*p != '\0' && is_word_character (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/**
 * reg_fold_tokens:
 * @text: (nullable): what somebody typed
 *
 * Splits @text into folded words: runs of letters and digits. All of them must be found for a
 * record to match.
 *
 * Returns: (transfer full): %NULL-terminated array, empty when there is no letter or digit
 */
char **
reg_fold_tokens (const char *text)
{
  g_autofree char *folded = reg_fold (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *start, *end = folded;

  while (TRUE)
    {
      end = next_word (end, &start);
      if (end == start)
        break;
      g_strv_builder_take (builder, g_strndup (start, (gsize)(end - start)));
    }
  return g_strv_builder_end (builder);
}

/* Two letters that are written where a keyboard has no umlaut. */
static const char *
umlaut_as_two (gunichar c)
{
  switch (c)
    {
    case 0x00c4:
    case 0x00e4:
      return "ae";
    case 0x00d6:
    case 0x00f6:
    case 0x00d8:
    case 0x00f8:
      return "oe";
    case 0x00dc:
    case 0x00fc:
      return "ue";
    case 0x00c5:
    case 0x00e5:
      return "aa";
    default:
      return NULL;
    }
}

/* "Müller" as "Mueller", %NULL when there is nothing to spell otherwise. */
static char *
spell_umlauts (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  GString *out = NULL;

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *two = umlaut_as_two (g_utf8_get_char (p));

      if (two != NULL && out == NULL)
        out = g_string_new_len (composed, p - composed);
      if (two != NULL)
        g_string_append (out, two);
      else if (out != NULL)
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  return out != NULL ? g_string_free_and_steal (out) : NULL;
}

/* An e behind a, o or u that may stand for the dots of an umlaut: in Mueller and Oezil, not in
 * Bauer, Neue or Joe. */
static gboolean
is_umlaut_e (const char *word, const char *e)
{
  if (*e != 'e' || e == word || strchr ("aou", e[-1]) == NULL)
    return FALSE;
  if (e - 1 > word && strchr ("aeiouq", e[-2]) != NULL)
    return FALSE;
  return e[1] != '\0' && strchr ("aeiou", e[1]) == NULL;
}

/**
 * reg_fold_without_umlaut_e:
 * @word: a folded word
 *
 * Returns: (transfer full) (nullable): "mueller" as muller; %NULL when no e in it may stand for an
 *   umlaut
 */
char *
reg_fold_without_umlaut_e (const char *word)
{
  GString *out = NULL;

  for (const char *p = word; *p != '\0'; p++)
    {
      gboolean leave_out = is_umlaut_e (word, p);

      if (leave_out && out == NULL)
        out = g_string_new_len (word, p - word);
      else if (!leave_out && out != NULL)
        g_string_append_c (out, *p);
    }
  return out != NULL ? g_string_free_and_steal (out) : NULL;
}

static void
append_word (GString *out, const char *word)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, word);
}

/**
 * reg_fold_spellings:
 * @text: (nullable): a name
 *
 * The other ways in which the words of @text are written where a keyboard has no umlauts: "Müller"
 * as mueller, "Mueller" as muller, "Sørensen" as soerensen. The folded words themselves are not
 * among them.
 *
 * Returns: (transfer full): the words, separated by single spaces, "" when there are none
 */
char *
reg_fold_spellings (const char *text)
{
  g_auto (GStrv) words = reg_fold_tokens (text);
  g_autofree char *spelled = text != NULL ? spell_umlauts (text) : NULL;
  g_auto (GStrv) others = reg_fold_tokens (spelled);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *shorter = reg_fold_without_umlaut_e (words[i]);

      if (shorter != NULL)
        append_word (out, shorter);
    }
  for (guint i = 0; others[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)words, others[i]))
      append_word (out, others[i]);
  return g_string_free_and_steal (out);
}

/**
 * reg_fold_index_text:
 * @text: (nullable): text to be found later
 *
 * The words of @text as they go into the search index, separated by single spaces. Words that
 * hang together by one apostrophe, full stop or hyphen are added once more in one piece, so that
 * "O’Brien" is found as obrien and as brien, "S.p.A." as spa; then come those of
 * reg_fold_spellings().
 *
 * Returns: (transfer full): the words, "" when there are none
 */
char *
reg_fold_index_text (const char *text)
{
  g_autofree char *folded = reg_fold (text);
  g_autofree char *spellings = reg_fold_spellings (text);
  g_autoptr (GString) chain = g_string_new (NULL);
  GString *out = g_string_sized_new (strlen (folded) + 16);
  const char *start, *end = folded;
  guint links = 0;

  while (TRUE)
    {
      end = next_word (end, &start);
      if (end == start)
        break;
      append_space (out);
      g_string_append_len (out, start, end - start);
      g_string_append_len (chain, start, end - start);
      if (*end != '\0' && strchr ("'.-", *end) != NULL && end[1] != '\0'
          && is_word_character (g_utf8_get_char (end + 1)) && chain->len < 128)
        {
          links++;
          continue;
        }
      if (links > 0)
        g_string_append_printf (out, " %s", chain->str);
      g_string_truncate (chain, 0);
      links = 0;
    }
  if (*spellings != '\0')
    append_word (out, spellings);
  return g_string_free_and_steal (out);
}
