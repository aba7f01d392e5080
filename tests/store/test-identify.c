/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "store/reg-parties.h"
#include "store/reg-search.h"

#include <string.h>

/* Who is standing at the counter, or on the telephone: a book of people of many countries, and what
 * is typed of them. The firm of the tests is in Germany. */

static const struct
{
  const char *name, *country, *phone, *mail, *code, *card;
} people[] = {
  { "Álvaro Núñez", "ES", "+34 91 123 45 67", "alvaro@nunez.example", "K-0001" },
  { "Jürgen Müller", NULL, "030 1234567", "j.mueller@web.example", "K-0002" },
  { "Ursula Mueller", NULL, "030/7654321", NULL, "K-0003" },
  { "Greta Muller", NULL, "(0171) 555 77 88", NULL, NULL },
  { "Heiner Großmann", NULL, "+49 89 20300", NULL, NULL },
  { "Kjærgaard & Søn", "DK", "31 12 34 56", "post@kjaergaard.example", NULL },
  { "Łucja Świętochłowska", "PL", "+48 42 429 53 99", NULL, NULL },
  { "Zoë van der Berg", "NL", "020-555 01 77", "zoe.vdberg@postbus.example", "4711",
    "2990000000017" },
  { "Анна Иванова", "RU", "8 (495) 123-45-67", NULL, NULL },
  { "Οδυσσεύς Παπαδόπουλος", "GR", "21 0123 4567", NULL, NULL },
  { "فاطمة الزهراء", "EG", "٠١٠٠ ١٢٣ ٤٥٦٧", NULL, NULL },
  { "Mario Rossi", "IT", "011 4988260", "m.rossi@posta.example", NULL },
  { "Bob O'Hara", "US", "(206) 555-8257", NULL, NULL },
  { "Bäckerei Jansen", NULL, "555 017", NULL, NULL },
  { "Mai Li", NULL, NULL, NULL, NULL },
};

static gint64 ids[G_N_ELEMENTS (people)];

static void
add_point (GPtrArray *points,
           RegContactKind kind,
           const char *value,
           const char *country,
           const char *city)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, value);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_COUNTRY, country);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_CITY, city);
  g_ptr_array_add (points, reg_record_builder_end (builder));
}

static gboolean
fill_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
      g_autoptr (RegRecord) party = NULL;
      g_autoptr (GPtrArray)
          points = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

      reg_record_builder_set_text (builder, REG_PARTY_NAME, people[i].name);
      reg_record_builder_set_text (builder, REG_PARTY_CODE, people[i].code);
      reg_record_builder_set_text (builder, REG_PARTY_CARD_NUMBER, people[i].card);
      party = reg_record_builder_end (builder);
      if (people[i].phone)
        add_point (points, REG_CONTACT_KIND_PHONE, people[i].phone, NULL, NULL);
      if (people[i].mail)
        add_point (points, REG_CONTACT_KIND_EMAIL, people[i].mail, NULL, NULL);
      if (people[i].country)
        add_point (points, REG_CONTACT_KIND_ADDRESS, NULL, people[i].country, NULL);
      ids[i] = reg_party_save_with_points (db, party, points, NULL, error);
      if (!ids[i])
        return FALSE;
    }
  return TRUE;
}

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_make_firm (f);
  store_fixture_write (f, fill_job, NULL);
}

typedef struct
{
  const char *query, *titles;
} Case;

static void
check (StoreFixture *f, const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *found = store_fixture_search (f, cases[i].query);

      if (g_strcmp0 (found, cases[i].titles) != 0)
        g_error ("“%s” finds “%s”, not “%s”", cases[i].query, found, cases[i].titles);
    }
}

static void
test_telephones (StoreFixture *f, gconstpointer unused)
{
  static const Case cases[] = {
    /* A number of the firm's country, in every notation. */
    { "0301234567", "Jürgen Müller" },
    { "030 1234567", "Jürgen Müller" },
    { "030/123 45 67", "Jürgen Müller" },
    { "(030) 1234-567", "Jürgen Müller" },
    { "+49 30 1234567", "Jürgen Müller" },
    { "+49 (0)30 1234567", "Jürgen Müller" },
    { "004930 1234567", "Jürgen Müller" },
    { "49301234567", "Jürgen Müller" },
    { "301234567", "Jürgen Müller" },
    { "tel:+49-30-1234567", "Jürgen Müller" },
    { "030 1234567 x12", "Jürgen Müller" },
    { "+49 30 1234567 Ext. 4", "Jürgen Müller" },
    { "٠٣٠ ١٢٣٤٥٦٧", "Jürgen Müller" },
    { "+４９ ３０ １２３４５６７", "Jürgen Müller" },
    /* From the beginning, and from the end. */
    { "030 123", "Jürgen Müller" },
    { "+49 30 123", "Jürgen Müller" },
    { "0049 30 123", "Jürgen Müller" },
    { "+49 30 7", "Ursula Mueller" },
    { "654321", "Ursula Mueller" },
    { "43 21", "Ursula Mueller" },
    { "77 88", "Greta Muller" },
    /* Other countries. */
    { "+34 911 234 567", "Álvaro Núñez" },
    { "91123456", "Álvaro Núñez" },
    { "0034911234567", "Álvaro Núñez" },
    { "+31 20 555 01 77", "Zoë van der Berg" },
    { "0031 (0)20 5550177", "Zoë van der Berg" },
    { "31205550177", "Zoë van der Berg" },
    { "020 5550177", "Zoë van der Berg" },
    { "+45 31123456", "Kjærgaard & Søn" },
    { "+7 495 1234567", "Анна Иванова" },
    { "0114988260", "Mario Rossi" },
    { "+39 011 498 8260", "Mario Rossi" },
    { "+39 0114988260", "Mario Rossi" },
    { "1-206-555-8257", "Bob O'Hara" },
    { "12065558257", "Bob O'Hara" },
    { "+20 100 123 4567", "فاطمة الزهراء" },
    { "0100 1234567", "فاطمة الزهراء" },
    /* On file without the code of the town; who calls sends it along. */
    { "+49 30 555017", "Bäckerei Jansen" },
    { "030 555017", "Bäckerei Jansen" },
    /* Nobody. */
    { "+49 30 9999999", "" },
    { "+49", "" },
    { "999", "" },
  };

  check (f, cases, G_N_ELEMENTS (cases));
}

static void
test_names (StoreFixture *f, gconstpointer unused)
{
  static const Case cases[] = {
    { "alvaro", "Álvaro Núñez" },
    { "ÁLVARO", "Álvaro Núñez" },
    { "nunez al", "Álvaro Núñez" },
    { "nez alv", "Álvaro Núñez" }, /* the middle of a word and a beginning */
    { "müller", "Greta Muller|Jürgen Müller|Ursula Mueller" },
    { "muller", "Greta Muller|Jürgen Müller|Ursula Mueller" },
    { "Mueller", "Jürgen Müller|Ursula Mueller|Greta Muller" },
    { "MÜLLER jürg", "Jürgen Müller" },
    { "mueller juergen", "Jürgen Müller" },
    { "juerg", "Jürgen Müller" },
    { "mue", "Jürgen Müller|Ursula Mueller" },
    { "grossmann", "Heiner Großmann" },
    { "GROẞMANN", "Heiner Großmann" },
    { "kjaer", "Kjærgaard & Søn" },
    { "Kjærg", "Kjærgaard & Søn" },
    { "son kj", "Kjærgaard & Søn" },
    { "søn", "Kjærgaard & Søn" },
    { "soen", "Kjærgaard & Søn" },
    { "lucja", "Łucja Świętochłowska" },
    { "swietochlowska", "Łucja Świętochłowska" },
    { "berg zoe", "Zoë van der Berg" },
    { "van der b", "Zoë van der Berg" },
    { "иванова", "Анна Иванова" },
    { "ИВАН анна", "Анна Иванова" },
    { "παπαδοπουλοσ", "Οδυσσεύς Παπαδόπουλος" },
    { "Παπαδόπουλος", "Οδυσσεύς Παπαδόπουλος" },
    { "ΟΔΥΣΣΕΥΣ", "Οδυσσεύς Παπαδόπουλος" },
    { "فاطمه", "فاطمة الزهراء" },
    { "الزهرا", "فاطمة الزهراء" },
    { "ohara", "Bob O'Hara" },
    { "o’hara", "Bob O'Hara" },
    { "hara bob", "Bob O'Hara" },
    { "baeckerei", "Bäckerei Jansen" },
    { "li", "Mai Li" },
    { "nobody", "" },
  };

  check (f, cases, G_N_ELEMENTS (cases));
}

static void
test_mail (StoreFixture *f, gconstpointer unused)
{
  static const Case cases[] = {
    { "alvaro@nunez.example", "Álvaro Núñez" },
    { "ALVARO@NUNEZ.example", "Álvaro Núñez" },
    { "alvaro@", "Álvaro Núñez" },
    { "@nunez.example", "Álvaro Núñez" },
    { "nunez.example", "Álvaro Núñez" },
    { "j.mueller@web", "Jürgen Müller" },
    { "mueller@web.example", "Jürgen Müller" },
    { "zoe.vd", "Zoë van der Berg" },
    { "vdberg", "Zoë van der Berg" },
    { "@postbus.ex", "Zoë van der Berg" },
    { "post@kj", "Kjærgaard & Søn" },
    { "somebody@else.example", "" },
  };

  check (f, cases, G_N_ELEMENTS (cases));
}

static void
test_numbers (StoreFixture *f, gconstpointer unused)
{
  static const Case cases[] = {
    { "K-0002", "Jürgen Müller" },
    { "k-0002", "Jürgen Müller" },
    { "k 0002", "Jürgen Müller" },
    { "K0002", "Jürgen Müller" },
    { "0003", "Ursula Mueller" },
    { "4711", "Zoë van der Berg" },
    /* A card, whole and in part. */
    { "2990000000017", "Zoë van der Berg" },
    { "29900000", "Zoë van der Berg" },
    { "000017", "Zoë van der Berg" },
    { "002", "Jürgen Müller" }, /* inside of a customer number */
  };

  check (f, cases, G_N_ELEMENTS (cases));
}

/* --- one typing error --------------------------------------------------------------------- */

typedef struct
{
  const char *query;
  GString *titles;
} NearJob;

static gboolean
near_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  NearJob *job = data;
  g_autoptr (GPtrArray) hits = reg_search_near (db, job->query, 8, cancellable, error);

  for (guint i = 0; hits && i < hits->len; i++)
    g_string_append_printf (job->titles, "%s%s", i ? "|" : "", ((RegHit *)hits->pdata[i])->title);
  return hits != NULL;
}

static void
test_near (StoreFixture *f, gconstpointer unused)
{
  static const Case cases[] = {
    /* One wrong, one too many, one too few, two swapped; at every place. */
    { "alvato", "Álvaro Núñez" },
    { "alvarro", "Álvaro Núñez" },
    { "alvro", "Álvaro Núñez" },
    { "alavro", "Álvaro Núñez" },
    { "laváro", "Álvaro Núñez" },
    { "blvaro", "Álvaro Núñez" },
    { "xalvaro", "Álvaro Núñez" },
    { "alvaor", "Álvaro Núñez" },
    { "grosamn", "" }, /* two of them */
    { "grosman", "Heiner Großmann" },
    { "grosmann", "Heiner Großmann" },
    { "grißmann", "Heiner Großmann" },
    { "Swetochlowska", "Łucja Świętochłowska" },
    { "иваноав", "Анна Иванова" },
    { "ианова", "Анна Иванова" },
    { "папа", "" },
    { "παπαδοπουλς", "Οδυσσεύς Παπαδόπουλος" },
    { "فاطنة", "فاطمة الزهراء" },
    /* Not typed to the end. */
    { "swietchl", "Łucja Świętochłowska" },
    { "baekerei", "Bäckerei Jansen" },
    /* With another word that is right, before and after. */
    { "anna ivan", "" },
    { "jurgen mülelr", "Jürgen Müller" },
    { "mülelr jurgen", "Jürgen Müller" },
    { "heimer gross", "Heiner Großmann" },
    /* All words are known, but of different people. */
    { "ursula muller", "Ursula Mueller" },
    { "greta großmann", "" },
    /* Numbers and addresses are never guessed, nor are a few letters. */
    { "0301234568", "" },
    { "alvaro@nunes.example", "" },
    { "K-0009", "" },
    { "zoo", "" },
    { "", "" },
    { "   ", "" },
    { "\"", "" },
    { "alvaro\" OR \"x", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NearJob job = { cases[i].query, g_string_new (NULL) };

      store_fixture_read (f, near_job, &job);
      if (g_strcmp0 (job.titles->str, cases[i].titles) != 0)
        g_error ("“%s” may mean “%s”, not “%s”", cases[i].query, job.titles->str, cases[i].titles);
      g_string_free (job.titles, TRUE);
    }
}

/* What is forgotten is not proposed. */
static void
test_near_follows_changes (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) before = store_fixture_load (f, REG_ENTITY_PARTY, ids[0]);
  RegRecordBuilder *builder = reg_record_builder_new_from (before);
  NearJob gone = { "alvato", g_string_new (NULL) };
  NearJob fresh = { "zebeduus", g_string_new (NULL) };

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Zebedäus");
  store_fixture_save (f, builder, NULL);
  store_fixture_read (f, near_job, &gone);
  store_fixture_read (f, near_job, &fresh);
  /* The address still has the old name. */
  g_assert_cmpstr (gone.titles->str, ==, "Zebedäus");
  g_assert_cmpstr (fresh.titles->str, ==, "Zebedäus");
  g_string_free (gone.titles, TRUE);
  g_string_free (fresh.titles, TRUE);
}

/* --- a scanner ---------------------------------------------------------------------------- */

typedef struct
{
  const char *code;
  GString *found;
  GPtrArray *(*search) (RegDb *db, const char *text, int limit, GError **error);
} CodeJob;

static gboolean
code_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  CodeJob *job = data;
  g_autoptr (GPtrArray) hits = job->search (db, job->code, 8, error);

  for (guint i = 0; hits && i < hits->len; i++)
    {
      const RegHit *hit = hits->pdata[i];

      g_assert_true (hit->is_exact);
      g_string_append_printf (job->found, "%s%s %s", i ? "|" : "",
                              reg_entity_get_info (hit->entity)->table, hit->title);
    }
  return hits != NULL;
}

static void
save_texts (StoreFixture *f, RegEntityId entity, int field, const char *text, ...)
{
  RegRecordBuilder *builder = reg_record_builder_new (entity);
  va_list more;

  va_start (more, text);
  while (text)
    {
      reg_record_builder_set_text (builder, field, text);
      field = va_arg (more, int);
      text = field < 0 ? NULL : va_arg (more, const char *);
    }
  va_end (more);
  store_fixture_save (f, builder, NULL);
}

static void
check_codes (StoreFixture *f,
             GPtrArray *(*search) (RegDb *, const char *, int, GError **),
             const Case *cases,
             gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      CodeJob job = { cases[i].query, g_string_new (NULL), search };

      store_fixture_read (f, code_job, &job);
      if (g_strcmp0 (job.found->str, cases[i].titles) != 0)
        g_error ("“%s” is “%s”, not “%s”", cases[i].query, job.found->str, cases[i].titles);
      g_string_free (job.found, TRUE);
    }
}

static void
test_codes (StoreFixture *f, gconstpointer unused)
{
  static const Case cases[] = {
    { "K-0002", "party Jürgen Müller" },
    { "k-0002", "party Jürgen Müller" },
    { "4711", "party Zoë van der Berg" },
    { "2990000000017", "party Zoë van der Berg" },
    { "4006381333931", "product Pen" },
    { " 4006381333931\n", "product Pen" },
    { "P-9", "product Pen" },
    { "p-9", "product Pen" },
    { "036000291452", "product Gum" },
    { "0036000291452", "product Gum" },
    { "S-2026-7", "sale S-2026-7" },
    /* Part of a number is not the number. */
    { "K-000", "" },
    { "400638133393", "" },
    { "Pen", "" },
    { "0301234567", "" },
    { "", "" },
    { "'; DROP TABLE party", "" },
  };

  save_texts (f, REG_ENTITY_PRODUCT, REG_PRODUCT_NAME, "Pen", REG_PRODUCT_CODE, "P-9",
              REG_PRODUCT_BARCODE, "4006381333931", -1);
  save_texts (f, REG_ENTITY_PRODUCT, REG_PRODUCT_NAME, "Gum", REG_PRODUCT_BARCODE, "036000291452",
              -1);
  store_fixture_script (
      f, ROW ("sale", "party_id, number, sold_on, net", "1, 'S-2026-7', '2026-01-05', 1"));
  check_codes (f, reg_search_code, cases, G_N_ELEMENTS (cases));
}

/* Who is on the telephone: only the whole number counts. */
static void
test_callers (StoreFixture *f, gconstpointer unused)
{
  static const Case cases[] = {
    { "+49301234567", "party Jürgen Müller" },
    { "tel:+49-30-1234567", "party Jürgen Müller" },
    { "0301234567", "party Jürgen Müller" },
    { "49301234567", "party Jürgen Müller" },
    { "004930555017", "party Bäckerei Jansen" },
    { "+31205550177", "party Zoë van der Berg" },
    { "+4930123456", "" },
    { "1234", "" },
    { "anonymous", "" },
    { "", "" },
  };

  check_codes (f, reg_search_caller, cases, G_N_ELEMENTS (cases));
}

/* Who wrote: only the whole address counts. */
static void
test_writers (StoreFixture *f, gconstpointer unused)
{
  static const Case cases[] = {
    { "alvaro@nunez.example", "party Álvaro Núñez" },
    { "ALVARO@Nunez.Example", "party Álvaro Núñez" },
    { "alvaro@nunez.exampl", "" },
    { "lvaro@nunez.example", "" },
    { "alvaro", "" },
    { "%@nunez.example", "" },
    { "", "" },
    { "' OR 1; --@nunez.example", "" },
  };

  check_codes (f, reg_search_mail, cases, G_N_ELEMENTS (cases));
  store_fixture_script (f, "UPDATE contact_point SET deleted_at = 1 WHERE kind = 3;");
  check_codes (f, reg_search_mail, &(Case){ "alvaro@nunez.example", "" }, 1);
}

/* Two that have the same number are both shown; one in the bin is not. */
static void
test_codes_twice (StoreFixture *f, gconstpointer unused)
{
  CodeJob job = { "4711", g_string_new (NULL), reg_search_code };

  save_texts (f, REG_ENTITY_PRODUCT, REG_PRODUCT_NAME, "Cologne", REG_PRODUCT_CODE, "4711", -1);
  store_fixture_read (f, code_job, &job);
  g_assert_cmpstr (job.found->str, ==, "party Zoë van der Berg|product Cologne");
  store_fixture_script (f, "UPDATE party SET deleted_at = 1 WHERE code = '4711';");
  g_string_truncate (job.found, 0);
  store_fixture_read (f, code_job, &job);
  g_assert_cmpstr (job.found->str, ==, "product Cologne");
  g_string_free (job.found, TRUE);
}

/* The kind of which the very number was typed comes first, whatever else begins like it. */
static void
test_exact_number_comes_first (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *found = NULL;

  save_texts (f, REG_ENTITY_PRODUCT, REG_PRODUCT_NAME, "Lamp", REG_PRODUCT_CODE, "555", -1);
  found = store_fixture_search (f, "555");
  g_assert_true (g_str_has_prefix (found, "Lamp|"));
  g_assert_nonnull (strstr (found, "Bäckerei Jansen"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/identify/" #name, StoreFixture, NULL, set_up, test_##name,                   \
              store_fixture_tear_down)
  ADD (telephones);
  ADD (names);
  ADD (mail);
  ADD (numbers);
  ADD (near);
  ADD (near_follows_changes);
  ADD (codes);
  ADD (codes_twice);
  ADD (callers);
  ADD (writers);
  ADD (exact_number_comes_first);
  return g_test_run ();
}
