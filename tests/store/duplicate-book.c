/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "duplicate-book.h"

#include "core/reg-duplicate-score.h"
#include "core/reg-fold.h"
#include "core/reg-phone.h"
#include "store/reg-db-private.h"
#include "store/reg-derived.h"

#include <string.h>

/* One customer before it is written. */
typedef struct
{
  gboolean is_firm;
  char *given, *family, *firm; /* a firm has no given name, a person no firm */
  char *employer;
  char birthday[11];
  char *phone, *mail;
  char *street, *postal, *city;
} Card;

typedef struct
{
  DuplicateBook *book;
  RegDb *db;
  guint64 state;
  GPtrArray *cards; /* of Card, by id less one */
} Filler;

static const char *const given_names[] = {
  "Martin",   "Martina",  "Daniel", "Daniela",   "Julian", "Julia",  "Mario",  "Maria",
  "Anna",     "Hanna",    "Bernd",  "Karl",      "Karla",  "Jörg",   "Jürgen", "Sabine",
  "Ursula",   "Renate",   "Thomas", "Stefan",    "Peter",  "Petra",  "Klaus",  "Michael",
  "Michaela", "Wolfgang", "Jutta",  "Noor",      "Fatima", "Mehmet", "Søren",  "Élise",
  "Zoë",      "Lucía",    "Łukasz", "Agnieszka",
};
static const char *const beginnings[] = {
  "Hof",  "Lind", "Schön", "Groß", "Klein", "Berg",  "Wald", "Stein", "Brück", "Acker",
  "Bött", "Krä",  "Lau",   "Neu",  "Ober",  "Rosen", "Tann", "Wein",  "Zieg",  "Fried",
};
static const char *const middles[] = { "", "en", "er", "ing", "el", "in", "al", "or" };
static const char *const endings[] = { "bauer", "mann",   "ler",   "berger", "hofer", "stetter",
                                       "meier", "müller", "huber", "bach",   "feld",  "brandt" };
static const char *const trades[] = { "Bakery",  "Joinery", "Hotel",   "Café",    "Garage",
                                      "Brewery", "Studio",  "Roofing", "Florist", "Bookshop" };
static const char *const streets[] = { "Hauptstraße", "Ringstraße", "Lindenweg",     "Marktplatz",
                                       "Schulstraße", "Am Bach",    "Bahnhofstraße", "Gartenweg" };
static const struct
{
  const char *name, *area, *postal;
} towns[] = { { "Münster", "251", "481%02u" },   { "Köln", "221", "506%02u" },
              { "München", "89", "803%02u" },    { "Berlin", "30", "101%02u" },
              { "Göttingen", "551", "370%02u" }, { "Ulm", "731", "890%02u" } };

#define ANY(list) list[below (self, G_N_ELEMENTS (list))]

/* splitmix64 (Steele, Lea, Flood 2014). */
static guint
below (Filler *self, guint n)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (z ^ (z >> 31)) % n;
}

static gboolean
chance (Filler *self, guint percent)
{
  return below (self, 100) < percent;
}

static void
card_free (gpointer data)
{
  Card *card = data;
  char *texts[] = { card->given, card->family, card->firm,   card->employer, card->phone,
                    card->mail,  card->street, card->postal, card->city };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (card);
}

static Card *
card_copy (const Card *from)
{
  Card *card = g_memdup2 (from, sizeof *from);
  char **texts[] = { &card->given, &card->family, &card->firm,   &card->employer, &card->phone,
                     &card->mail,  &card->street, &card->postal, &card->city };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (*texts[i]);
  return card;
}

/* --- customers --------------------------------------------------------------------------- */

static void
move_house (Filler *self, Card *card)
{
  guint town = below (self, G_N_ELEMENTS (towns));
  const char *street = ANY (streets);

  g_free (card->street);
  g_free (card->postal);
  g_free (card->city);
  card->street = g_strdup_printf ("%s %u", street, 1 + below (self, 150));
  card->postal = g_strdup_printf ("%.3s%02u", towns[town].postal, below (self, 100));
  card->city = g_strdup (towns[town].name);
}

static void
new_phone (Filler *self, Card *card)
{
  g_free (card->phone);
  card->phone = g_strdup_printf ("+49 %s %u", ANY (towns).area, 1000000 + below (self, 9000000));
}

static void
new_birthday (Filler *self, Card *card)
{
  g_snprintf (card->birthday, sizeof card->birthday, "%04u-%02u-%02u", 1935 + below (self, 70),
              1 + below (self, 12), 1 + below (self, 28));
}

static void
new_mail (Filler *self, Card *card)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", card->given ? card->given : card->firm,
                                           card->family);
  g_autofree char *folded = reg_fold (name);

  g_strcanon (folded, "abcdefghijklmnopqrstuvwxyz", '.');
  g_free (card->mail);
  card->mail = g_strdup_printf ("%s%u@example.org", folded, below (self, 100000));
}

/* The first families of the list are the most frequent by far, as everywhere. */
static Card *
new_card (Filler *self)
{
  Card *card = g_new0 (Card, 1);
  guint begin = below (self, G_N_ELEMENTS (beginnings)) * (1 + below (self, 100)) / 100;
  guint end = below (self, G_N_ELEMENTS (endings)) * (1 + below (self, 100)) / 100;

  card->family = g_strconcat (beginnings[begin], ANY (middles), endings[end], NULL);
  card->is_firm = chance (self, 20);
  if (card->is_firm)
    card->firm = g_strdup (ANY (trades));
  else
    card->given = g_strdup (ANY (given_names));
  new_phone (self, card);
  move_house (self, card);
  if (chance (self, 60))
    new_mail (self, card);
  if (!card->is_firm && chance (self, 30))
    new_birthday (self, card);
  return card;
}

static gint64
save (Filler *self, RegRecordBuilder *builder)
{
  g_autoptr (RegRecord) record = reg_record_builder_end (builder);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegRecord) saved = reg_db_save (self->db, record, &error);

  g_assert_no_error (error);
  return reg_record_get_id (saved);
}

static void
save_point (Filler *self, gint64 party, RegContactKind kind, const char *value)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
  g_autofree char *digits = NULL;

  if (!value)
    {
      reg_record_builder_free (builder);
      return;
    }
  reg_record_builder_set_ref (builder, REG_CONTACT_POINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, value);
  if (kind == REG_CONTACT_KIND_PHONE)
    digits = reg_phone_national_number (value, "DE");
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_DIGITS, digits);
  save (self, builder);
}

/* Takes @card. */
static gint64
write_card (Filler *self, Card *card)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  g_autofree char *name = g_strdup_printf ("%s %s", card->is_firm ? card->firm : card->given,
                                           card->family);
  gint64 id;

  reg_record_builder_set_int (builder, REG_PARTY_KIND,
                              card->is_firm ? REG_PARTY_KIND_ORGANISATION : REG_PARTY_KIND_PERSON);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
  reg_record_builder_set_text (builder, REG_PARTY_BIRTHDAY, card->birthday);
  reg_record_builder_set_text (builder, REG_PARTY_ORGANISATION, card->employer);
  id = save (self, builder);
  save_point (self, id, REG_CONTACT_KIND_PHONE, card->phone);
  save_point (self, id, REG_CONTACT_KIND_EMAIL, card->mail);
  builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
  reg_record_builder_set_ref (builder, REG_CONTACT_POINT_PARTY_ID, id);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_ADDRESS);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_STREET, card->street);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_POSTAL_CODE, card->postal);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_CITY, card->city);
  save (self, builder);
  g_ptr_array_add (self->cards, card);
  g_assert_cmpint (id, ==, self->cards->len);
  return id;
}

/* --- those who only look the same -------------------------------------------------------- */

static void
write_household (Filler *self, const Card *card)
{
  Card *partner = card_copy (card);
  const char *given;

  do
    given = ANY (given_names);
  while (strcmp (given, card->given) == 0);
  g_free (partner->given);
  partner->given = g_strdup (given);
  if (chance (self, 40))
    new_phone (self, partner);
  if (!chance (self, 10))
    new_mail (self, partner);
  *partner->birthday = '\0';
  if (chance (self, 30))
    new_birthday (self, partner);
  write_card (self, partner);
}

/* The same name under the same roof: only the birthday tells. */
static void
write_son (Filler *self, const Card *card)
{
  Card *son = card_copy (card);

  new_birthday (self, son);
  write_card (self, son);
}

static void
write_branch (Filler *self, const Card *card)
{
  Card *branch = card_copy (card);

  new_phone (self, branch);
  move_house (self, branch);
  new_mail (self, branch);
  write_card (self, branch);
}

static void
write_colleagues (Filler *self, const Card *firm)
{
  for (guint i = 0; i < 30; i++)
    {
      Card *colleague = new_card (self);

      colleague->is_firm = FALSE;
      if (!colleague->given)
        colleague->given = g_strdup (ANY (given_names));
      g_clear_pointer (&colleague->firm, g_free);
      g_free (colleague->phone);
      colleague->phone = g_strdup (firm->phone);
      colleague->employer = g_strconcat (firm->firm, " ", firm->family, NULL);
      write_card (self, colleague);
    }
}

static void
write_next (Filler *self)
{
  Card *card = new_card (self);

  write_card (self, card);
  if (card->is_firm && chance (self, 5))
    write_branch (self, card);
  else if (card->is_firm && below (self, 400) == 0)
    write_colleagues (self, card);
  else if (!card->is_firm && chance (self, 6))
    write_household (self, card);
  else if (!card->is_firm && *card->birthday && chance (self, 3))
    write_son (self, card);
}

/* --- those who are ----------------------------------------------------------------------- */

/* A letter left out, doubled, exchanged with the next one or another one. */
static void
mistype (Filler *self, char **word)
{
  GString *text = g_string_new (*word);
  guint at = below (self, MAX (text->len, 2) - 1);

  while (at > 0 && ((text->str[at] & 0x80) || (text->str[at + 1] & 0x80)))
    at--;
  if ((text->str[at] & 0x80) || (text->str[at + 1] & 0x80))
    at = text->len - 2;
  switch (below (self, 4))
    {
    case 0:
      g_string_erase (text, at + 1, 1);
      break;
    case 1:
      g_string_insert_c (text, at, text->str[at]);
      break;
    case 2:
      {
        char c = text->str[at];

        text->str[at] = g_ascii_tolower (text->str[at + 1]);
        text->str[at + 1] = g_ascii_tolower (c);
        text->str[0] = g_ascii_toupper (text->str[0]);
        break;
      }
    default:
      text->str[at + 1] = 'a' + below (self, 26);
    }
  g_free (*word);
  *word = g_string_free_and_steal (text);
}

static void
rewrite_phone (Filler *self, Card *card)
{
  g_auto (GStrv) parts = g_strsplit (card->phone, " ", 3);

  g_free (card->phone);
  switch (below (self, 4))
    {
    case 0:
      card->phone = g_strdup_printf ("0%s/%.3s %s", parts[1], parts[2], parts[2] + 3);
      break;
    case 1:
      card->phone = g_strdup_printf ("0049 %s %s", parts[1], parts[2]);
      break;
    case 2:
      card->phone = g_strdup_printf ("(0%s) %.2s-%s", parts[1], parts[2], parts[2] + 2);
      break;
    default:
      card->phone = g_strdup_printf ("+49 (0)%s %s", parts[1], parts[2]);
    }
}

static void
swap_names (Card *card)
{
  char **first = card->is_firm ? &card->firm : &card->given;
  char *word = *first;

  *first = card->family;
  card->family = word;
}

static void
replace (char **text, const char *from, const char *to)
{
  GString *changed = g_string_new (*text);

  g_string_replace (changed, from, to, 0);
  g_free (*text);
  *text = g_string_free_and_steal (changed);
}

/* As it comes from a keyboard without umlauts and a hand in a hurry. */
static void
write_otherwise (Card *card)
{
  static const char *const letters[][2] = {
    { "ü", "ue" }, { "ö", "oe" }, { "ä", "ae" }, { "ß", "ss" }, { "ø", "oe" }
  };
  char **texts[] = { card->is_firm ? &card->firm : &card->given, &card->family, &card->city };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (letters); k++)
      replace (texts[i], letters[k][0], letters[k][1]);
  replace (&card->street, "straße", "str.");
}

static void
plant (Filler *self, guint kind, gint64 original)
{
  Card *card = card_copy (self->cards->pdata[original - 1]);
  gint64 id;

  if (chance (self, 30))
    g_clear_pointer (&card->mail, g_free);
  if (chance (self, 50))
    *card->birthday = '\0';
  switch (kind % 6)
    {
    case 0:
      mistype (self, &card->family);
      break;
    case 1:
      swap_names (card);
      break;
    case 2:
      rewrite_phone (self, card);
      break;
    case 3:
      move_house (self, card);
      break;
    case 4:
      write_otherwise (card);
      break;
    default:
      mistype (self, card->is_firm ? &card->family : &card->given);
      rewrite_phone (self, card);
    }
  id = write_card (self, card);
  g_hash_table_add (self->book->truth,
                    g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, original, id));
}

static gboolean
fill_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Filler self = { .book = data, .db = db, .state = ((DuplicateBook *)data)->seed };
  guint n_originals = self.book->customers - self.book->planted;
  guint step = n_originals / self.book->planted;

  self.cards = g_ptr_array_new_with_free_func (card_free);
  db->without_journal = TRUE;
  db->without_derived = TRUE;
  while (self.cards->len < n_originals)
    write_next (&self);
  for (guint i = 0; i < self.book->planted; i++)
    plant (&self, i, 1 + i * step + below (&self, step));
  g_ptr_array_unref (self.cards);
  return reg_derived_rebuild (db, error);
}

void
duplicate_book_fill (DuplicateBook *self, RegStore *store)
{
  static const RegActionInfo info = { .kind = "seed", .label = "Seeded", .without_undo = TRUE };
  g_autoptr (GError) error = NULL;

  self->truth = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reg_store_write_sync (store, &info, fill_job, self, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
duplicate_book_clear (DuplicateBook *self)
{
  g_clear_pointer (&self->truth, g_hash_table_unref);
}

/* --- what was found ---------------------------------------------------------------------- */

typedef struct
{
  DuplicateBook *book;
  DuplicateMeasure *measure;
} Measuring;

static gboolean
measure_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Measuring *self = data;
  guint n_planted = g_hash_table_size (self->book->truth);
  g_autoptr (RegStatement) each = reg_db_query (
      db, "SELECT first_id || ' ' || second_id, verdict FROM party_pair", NULL);

  while (reg_statement_next (each, error))
    {
      gboolean is_planted = g_hash_table_contains (self->book->truth, reg_statement_text (each, 0));

      if (reg_statement_int (each, 1) == REG_VERDICT_SAME)
        {
          self->measure->same++;
          self->measure->right += is_planted;
          if (!is_planted)
            g_debug ("not planted: %s", reg_statement_text (each, 0));
        }
      else
        self->measure->perhaps += is_planted;
    }
  self->measure->missed = n_planted - self->measure->right - self->measure->perhaps;
  self->measure->recall = (double)self->measure->right / n_planted;
  self->measure->precision = self->measure->same
                                 ? (double)self->measure->right / self->measure->same
                                 : 0;
  return TRUE;
}

void
duplicate_book_measure (DuplicateBook *self, RegStore *store, DuplicateMeasure *measure)
{
  Measuring measuring = { self, measure };
  g_autoptr (GError) error = NULL;

  memset (measure, 0, sizeof *measure);
  reg_store_read_sync (store, measure_job, &measuring, NULL, &error);
  g_assert_no_error (error);
}
