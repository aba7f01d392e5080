/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-duplicate-side.h"

#include "core/reg-duplicate-private.h"
#include "core/reg-fold.h"
#include "core/reg-phone.h"

#include <string.h>

/* Of longer texts only the beginning is compared. */
#define MAX_TEXT 120
#define MAX_WORD 40
/* As many digits as a number has in its town. */
#define LOCAL_DIGITS 6

/* What is written before or after a name and says nothing about whose it is. */
static const char *const titles[] = {
  "mr",  "mrs",  "ms",  "miss", "dr",   "prof", "herr", "frau",     "hr",     "fr",
  "dhr", "mevr", "mw",  "fam",  "m",    "mme",  "mlle", "monsieur", "madame", "sr",
  "sra", "dott", "sig", "pan",  "pani", "ing",  "dipl", "familie",  "family", "famille",
};
static const char *const legal_forms[] = {
  "gmbh", "ag",  "kg",  "ohg", "ug",      "ev",  "bv",  "nv",  "vof", "sa",   "sarl",
  "sas",  "srl", "spa", "ltd", "limited", "llc", "inc", "plc", "co",  "corp", "company",
  "and",  "und", "en",  "et",  "a",       "b",   "v",   "oy",  "ab",  "as",   "aps",
  "sp",   "z",   "o",   "sl",  "kft",     "e",   "k",   "mbh", "the",
};
static const char *const generations[] = { "jr",  "junior", "senior", "snr",   "jun",
                                           "sen", "ii",     "iii",    "filho", "neto" };
/* The word for street, at the end of another word or alone. */
static const char *const street_words[] = { "strasse", "straat", "street", "str",   "st",
                                            "road",    "rd",     "avenue", "ave",   "av",
                                            "rue",     "via",    "calle",  "ulica", "ul",
                                            "gade",    "weg",    "laan",   "lane",  "ln" };
/* Mail of these ends up in the same box. */
static const struct
{
  const char *domain, *same_as;
} mail_domains[] = { { "googlemail.com", "gmail.com" }, { "hotmail.com", "outlook.com" } };

static gboolean
is_in (const char *word, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (list[i], word) == 0)
      return TRUE;
  return FALSE;
}

#define IS_IN(word, list) is_in (word, list, G_N_ELEMENTS (list))

gboolean
reg_duplicate_is_generation (const char *word)
{
  return IS_IN (word, generations);
}

/* Mueller is Müller, Soerensen is Sørensen: two letters that stand for one become that one. */
static void
spell (char *word)
{
  char *to = word;

  for (const char *from = word; *from; from++)
    {
      *to++ = *from;
      if (from[1] == 'e' && strchr ("aou", *from) && from > word)
        from++;
    }
  *to = '\0';
}

/* --- one block of text ------------------------------------------------------------------- */

static guint16
keep (GString *text, const char *word, gsize length)
{
  gsize at = text->len;

  if (length == 0 || at > G_MAXUINT16 - MAX_TEXT - 1)
    return 0;
  length = MIN (length, MAX_TEXT);
  g_string_append_len (text, word, length);
  g_string_append_c (text, '\0');
  return at;
}

static guint16
keep_all (GString *text, const char *word)
{
  return keep (text, word, strlen (word));
}

/* --- names ------------------------------------------------------------------------------- */

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* A firm that was written down as a person still has its legal form; only the long ones are never
 * somebody's initial. */
static gboolean
says_something (const char *word, gboolean is_firm)
{
  if (is_firm)
    return !IS_IN (word, legal_forms);
  return !IS_IN (word, titles) && (strlen (word) < 3 || !IS_IN (word, legal_forms));
}

/* The words that count, in alphabetical order; all of them when none would be left. */
static void
read_words (GString *text, const char *name, gboolean is_firm, RegDuplicateWords *words)
{
  g_auto (GStrv) tokens = reg_fold_tokens (name);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree char *folded = name ? g_strstrip (g_strdup (name)) : g_strdup ("");

  for (int i = 0; tokens[i]; i++)
    if (says_something (tokens[i], is_firm))
      g_ptr_array_add (kept, tokens[i]);
  for (int i = 0; kept->len == 0 && tokens[i]; i++)
    g_ptr_array_add (kept, tokens[i]);
  if (kept->len > REG_DUPLICATE_MAX_WORDS)
    g_ptr_array_set_size (kept, REG_DUPLICATE_MAX_WORDS);
  for (guint i = 0; i < kept->len; i++)
    spell (kept->pdata[i]);
  g_ptr_array_sort (kept, compare_words);
  for (guint i = 0; i < kept->len; i++)
    words->words[i] = keep (text, kept->pdata[i], MIN (strlen (kept->pdata[i]), MAX_WORD));
  words->n_words = kept->len;
  words->plain = g_str_hash (folded);
}

/* --- ways to reach somebody -------------------------------------------------------------- */

static gboolean
has_key (const RegDuplicateSide *self,
         const GString *text,
         const RegDuplicateValue *values,
         guint n,
         const char *key)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (text->str + values[i].key, key) == 0)
      return TRUE;
  return FALSE;
}

static void
add_value (RegDuplicateSide *self,
           GString *text,
           RegDuplicateValue *values,
           guint8 *n,
           const char *key,
           const char *written)
{
  if (*n >= REG_DUPLICATE_MAX_VALUES || !*key || has_key (self, text, values, *n, key))
    return;
  values[*n].key = keep_all (text, key);
  values[*n].plain = g_str_hash (written);
  (*n)++;
}

static void
read_phone (RegDuplicateSide *self, GString *text, const RegRecord *point, const char *country)
{
  const char *value = reg_record_get_text (point, REG_CONTACT_POINT_VALUE);
  g_autofree char *digits = g_strdup (reg_record_peek_text (point, REG_CONTACT_POINT_DIGITS));
  const char *start;

  if (!digits)
    digits = reg_phone_national_number (value, country);
  if (!digits)
    return;
  for (start = digits; *start == '0'; start++)
    ;
  if (strlen (start) >= 3)
    add_value (self, text, self->phones, &self->n_phones, start, value);
}

static void
read_mail (RegDuplicateSide *self, GString *text, const RegRecord *point)
{
  const char *value = reg_record_get_text (point, REG_CONTACT_POINT_VALUE);
  g_autofree char *mail = reg_fold (value);
  char *at = strrchr (mail, '@');
  g_autofree char *moved = NULL;

  for (gsize i = 0; at && i < G_N_ELEMENTS (mail_domains); i++)
    if (strcmp (at + 1, mail_domains[i].domain) == 0)
      {
        *at = '\0';
        moved = g_strdup_printf ("%s@%s", mail, mail_domains[i].same_as);
        break;
      }
  if (at)
    add_value (self, text, self->mails, &self->n_mails, moved ? moved : mail, value);
}

static gboolean
is_number (const char *word)
{
  return g_ascii_isdigit (*word) || word[1] == '\0';
}

/* "Bahnhofstr. 12 a": bahnhof, 12a. */
static void
read_street (GString *text, const char *street, RegDuplicateAddress *address)
{
  g_auto (GStrv) words = reg_fold_tokens (street);
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) number = g_string_new (NULL);

  for (int i = 0; words[i]; i++)
    {
      if (is_number (words[i]))
        {
          g_string_append (number, words[i]);
          continue;
        }
      spell (words[i]);
      for (gsize k = 0; k < G_N_ELEMENTS (street_words); k++)
        if (g_str_has_suffix (words[i], street_words[k])
            && (strlen (street_words[k]) > 2 || strcmp (words[i], street_words[k]) == 0))
          {
            words[i][strlen (words[i]) - strlen (street_words[k])] = '\0';
            break;
          }
      g_string_append (name, words[i]);
    }
  address->street = keep (text, name->str, name->len);
  address->number = keep (text, number->str, number->len);
}

static guint16
keep_joined (GString *text, const char *written)
{
  g_auto (GStrv) words = reg_fold_tokens (written);
  g_autofree char *joined = g_strjoinv ("", words);

  spell (joined);
  return keep_all (text, joined);
}

static void
read_address (RegDuplicateSide *self, GString *text, const RegRecord *point)
{
  RegDuplicateAddress *address = &self->addresses[self->n_addresses];
  const char *street = reg_record_get_text (point, REG_CONTACT_POINT_STREET);
  const char *postal = reg_record_get_text (point, REG_CONTACT_POINT_POSTAL_CODE);
  const char *city = reg_record_get_text (point, REG_CONTACT_POINT_CITY);

  if (self->n_addresses >= REG_DUPLICATE_MAX_VALUES)
    return;
  memset (address, 0, sizeof *address);
  read_street (text, street, address);
  address->postal = keep_joined (text, postal);
  address->city = keep_joined (text, city);
  address->plain = g_str_hash (street) ^ g_str_hash (postal) * 31 ^ g_str_hash (city) * 961;
  if (address->street || address->postal || address->city)
    self->n_addresses++;
}

static void
read_point (RegDuplicateSide *self, GString *text, const RegRecord *point, const char *country)
{
  switch (reg_record_get_int (point, REG_CONTACT_POINT_KIND))
    {
    case REG_CONTACT_KIND_PHONE:
    case REG_CONTACT_KIND_MOBILE:
    case REG_CONTACT_KIND_FAX:
      read_phone (self, text, point, country);
      break;
    case REG_CONTACT_KIND_EMAIL:
      read_mail (self, text, point);
      break;
    case REG_CONTACT_KIND_ADDRESS:
      read_address (self, text, point);
      break;
    default:
      break;
    }
}

/**
 * reg_duplicate_side_new:
 * @party: a customer; one that is only being typed will do
 * @points: (nullable) (element-type RegRecord): ways to reach them
 * @country: (nullable): ISO 3166 code by which telephone numbers are read that have no digits yet
 *
 * Returns: (transfer full): what is compared of them
 */
RegDuplicateSide *
reg_duplicate_side_new (const RegRecord *party, GPtrArray *points, const char *country)
{
  RegDuplicateSide self = { 0 };
  RegDuplicateSide *whole;
  g_autoptr (GString) text = g_string_sized_new (160);

  g_string_append_c (text, '\0');
  self.is_firm = reg_record_get_int (party, REG_PARTY_KIND) == REG_PARTY_KIND_ORGANISATION;
  read_words (text, reg_record_get_text (party, REG_PARTY_NAME), self.is_firm, &self.name);
  read_words (
      text,
      reg_record_get_text (party, self.is_firm ? REG_PARTY_CONTACT_NAME : REG_PARTY_ORGANISATION),
      !self.is_firm, &self.contact);
  g_strlcpy (self.birthday, reg_record_get_text (party, REG_PARTY_BIRTHDAY), sizeof self.birthday);
  for (guint i = 0; points && i < points->len; i++)
    read_point (&self, text, points->pdata[i], country);
  whole = g_malloc (sizeof self + text->len);
  *whole = self;
  memcpy (whole->text, text->str, text->len);
  return whole;
}

/**
 * reg_duplicate_side_free:
 * @self: (transfer full) (nullable): what was compared
 */
void
reg_duplicate_side_free (RegDuplicateSide *self)
{
  g_free (self);
}

/* --- keys -------------------------------------------------------------------------------- */

/* FNV-1a, 64 bits (Fowler, Noll, Vo). */
static guint64
hash (guint64 key, const char *text, gsize length)
{
  for (gsize i = 0; i < length && text[i]; i++)
    key = (key ^ (guchar)text[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return (key ^ 0xff) * G_GUINT64_CONSTANT (0x100000001b3);
}

static guint64
start_hash (char kind)
{
  return hash (G_GUINT64_CONSTANT (0xcbf29ce484222325), &kind, 1);
}

/**
 * reg_duplicate_side_get_name_key:
 * @self: what is compared of a customer
 *
 * Returns: a number that is the same for the same words of a name in any order
 */
guint64
reg_duplicate_side_get_name_key (const RegDuplicateSide *self)
{
  guint64 key = start_hash ('n');

  for (guint i = 0; i < self->name.n_words; i++)
    key = hash (key, self->text + self->name.words[i], MAX_WORD);
  return key;
}

static void
append_address_keys (const RegDuplicateSide *self, const RegDuplicateAddress *address, GArray *keys)
{
  const char *street = self->text + address->street;
  const char *number = self->text + address->number;
  guint64 by_postal = hash (start_hash ('a'), self->text + address->postal, MAX_TEXT);
  guint64 by_city = hash (start_hash ('c'), self->text + address->city, MAX_TEXT);

  if (!*street || !*number)
    return;
  by_postal = hash (hash (by_postal, number, MAX_TEXT), street, 2);
  by_city = hash (hash (by_city, number, MAX_TEXT), street, 4);
  if (address->postal)
    g_array_append_val (keys, by_postal);
  if (address->city)
    g_array_append_val (keys, by_city);
}

/**
 * reg_duplicate_side_append_keys:
 * @self: what is compared of a customer
 * @keys: (element-type guint64): takes the keys
 *
 * Customers are only compared when they have a key in common: the end of a telephone number, an
 * e-mail address, a house, a name, a birthday.
 */
void
reg_duplicate_side_append_keys (const RegDuplicateSide *self, GArray *keys)
{
  guint64 name = reg_duplicate_side_get_name_key (self);

  if (self->name.n_words > 0)
    g_array_append_val (keys, name);
  for (guint i = 0; i < self->n_phones; i++)
    {
      const char *digits = self->text + self->phones[i].key;
      gsize n = strlen (digits);
      guint64 key = hash (start_hash ('p'), digits + (n > LOCAL_DIGITS ? n - LOCAL_DIGITS : 0), n);

      g_array_append_val (keys, key);
    }
  for (guint i = 0; i < self->n_mails; i++)
    {
      guint64 key = hash (start_hash ('m'), self->text + self->mails[i].key, MAX_TEXT);

      g_array_append_val (keys, key);
    }
  for (guint i = 0; i < self->n_addresses; i++)
    append_address_keys (self, &self->addresses[i], keys);
  if (*self->birthday && *self->birthday != '-')
    {
      guint64 key = hash (start_hash ('b'), self->birthday, sizeof self->birthday);

      g_array_append_val (keys, key);
    }
}
