/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-vcard-reader.h"
#include "io/reg-vcard-writer.h"

#include <string.h>

/* What telephones, web mailers and address books of thirty years write for the same thing, and any
 * card written and read again. What is tried is different each time; --seed repeats it. */

static RegVcard *
read_text (const char *text, gssize size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, size, NULL);
  g_autoptr (RegVcardReader) reader = reg_vcard_reader_new (stream);
  g_autoptr (GError) error = NULL;
  RegVcard *card = reg_vcard_reader_next (reader, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (card);
  return card;
}

static void
add_part (GString *out, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (out, "%s%s=%s", out->len > 0 ? "|" : "", name, value);
}

static void
add_items (GString *out, const char *name, const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const RegVcardItem *item = items->pdata[i];
      g_autofree char *types = g_strjoinv ("+", item->types);

      add_part (out, name, item->value);
      if (*types != '\0')
        g_string_append_printf (out, " <%s>", types);
      if (item->label != NULL)
        g_string_append_printf (out, " (%s)", item->label);
      if (item->service != NULL)
        g_string_append_printf (out, " {%s}", item->service);
      if (item->pref > 0)
        g_string_append_printf (out, " #%d", item->pref);
    }
}

/* Everything on a card in one line. */
static char *
describe (const RegVcard *card)
{
  GString *out = g_string_new (NULL);

  add_part (out, "fn", card->formatted_name);
  add_part (out, "family", card->family_name);
  add_part (out, "given", card->given_name);
  add_part (out, "more", card->additional_names);
  add_part (out, "prefix", card->name_prefix);
  add_part (out, "suffix", card->name_suffix);
  add_part (out, "nick", card->nickname);
  add_part (out, "org", card->organisation);
  add_part (out, "dept", card->department);
  add_part (out, "title", card->title);
  add_part (out, "note", card->note);
  add_part (out, "bday", card->birthday);
  add_part (out, "anniv", card->anniversary);
  add_part (out, "uid", card->uid);
  add_items (out, "tel", card->phones);
  add_items (out, "mail", card->emails);
  add_items (out, "url", card->urls);
  add_items (out, "im", card->messengers);
  add_items (out, "net", card->networks);
  for (guint i = 0; i < card->addresses->len; i++)
    {
      const RegVcardAddress *a = card->addresses->pdata[i];
      g_autofree char *text = g_strjoin (
          ";", a->po_box ? a->po_box : "", a->extended ? a->extended : "",
          a->street ? a->street : "", a->city ? a->city : "", a->region ? a->region : "",
          a->postal_code ? a->postal_code : "", a->country ? a->country : "", NULL);

      add_part (out, "adr", text);
      if (a->label != NULL)
        g_string_append_printf (out, " (%s)", a->label);
      add_part (out, "formatted", a->formatted);
    }
  return g_string_free_and_steal (out);
}

typedef struct
{
  const char *version;
  const char *lines;
  const char *expected;
} Case;

static const Case cases[] = {
  /* Names. */
  { "3.0", "FN:Ann Lee", "fn=Ann Lee" },
  { "2.1", "N:Lee;Ann;M.;Dr.;Jr.", "family=Lee|given=Ann|more=M.|prefix=Dr.|suffix=Jr." },
  { "3.0", "FN:A\\, B\\; C\\\\D\\nE", "fn=A, B; C\\D\nE" },
  { "4.0", "FN;LANGUAGE=nl:Jan\nFN;LANGUAGE=en:John", "fn=Jan" },
  { "3.0", "fn:lower case", "fn=lower case" },
  { "3.0", "item1.FN:Grouped", "fn=Grouped" },
  { "3.0", "FN:\nFN:Second", "fn=Second" },
  { "3.0", "NICKNAME:Jo,Jojo", "nick=Jo,Jojo" },
  { "3.0", "ORG:Firm;Sales;North", "org=Firm|dept=Sales, North" },
  { "3.0", "ORG:Firm\\; Sons", "org=Firm; Sons" },
  /* Quoted-printable and its soft line ends, and character sets. */
  { "2.1", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller", "fn=Müller" },
  { "2.1", "FN;QUOTED-PRINTABLE:a=3Db", "fn=a=b" },
  { "2.1", "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=\nthree", "note=one\ntwothree" },
  { "2.1", "FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller", "fn=Müller" },
  { "2.1", "FN;CHARSET=windows-1252;ENCODING=QUOTED-PRINTABLE:=80uro", "fn=€uro" },
  { "2.1", "FN;CHARSET=Shift_JIS;ENCODING=QUOTED-PRINTABLE:=93=FA=96=7B", "fn=日本" },
  { "2.1", "FN;ENCODING=QUOTED-PRINTABLE:100=25 =3D", "fn=100% =" },
  { "2.1", "FN;ENCODING=QUOTED-PRINTABLE:broken =Z1 =4", "fn=broken =Z1 =4" },
  /* Folding. */
  { "3.0", "NOTE:one\n  two\n\tthree", "note=one twothree" },
  { "3.0", "NOTE:M\303\n \274ller", "note=Müller" },
  /* Telephones. */
  { "2.1", "TEL;CELL;PREF:06 1", "tel=06 1 <cell> #1" },
  { "3.0", "TEL;TYPE=WORK,VOICE;TYPE=pref:1", "tel=1 <work+voice> #1" },
  { "4.0", "TEL;VALUE=uri;PREF=1;TYPE=\"voice,home\":tel:+31-20-555;ext=5",
    "tel=+31-20-555 x5 <voice+home> #1" },
  { "3.0", "TEL:\nTEL: \nTEL:1", "tel=1" },
  { "3.0", "item1.TEL:1\nitem1.X-ABLabel:_$!<Mobile>!$_", "tel=1 (Mobile)" },
  { "3.0", "item2.TEL:1\nitem2.X-ABLabel:Boat\nitem2.X-ABADR:nl", "tel=1 (Boat)" },
  { "3.0", "X-ABLabel:Nobody's\nTEL:1", "tel=1" },
  /* Mail, web and talking. */
  { "2.1", "EMAIL;INTERNET:a@example.org", "mail=a@example.org <internet>" },
  { "3.0", "EMAIL;TYPE=HOME:mailto:a@example.org", "mail=a@example.org <home>" },
  { "3.0", "X-SKYPE-USERNAME:ann", "im=ann {skype}" },
  { "3.0", "IMPP;X-SERVICE-TYPE=Jabber:xmpp:ann@example.org", "im=ann@example.org {jabber}" },
  { "4.0", "IMPP:xmpp:ann@example.org", "im=ann@example.org {xmpp}" },
  { "3.0", "X-SOCIALPROFILE;TYPE=twitter:https://example.org/ann",
    "net=https://example.org/ann <twitter> {twitter}" },
  { "3.0", "X-TWITTER:ann", "net=ann {twitter}" },
  { "4.0", "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://example.org/@ann",
    "net=https://example.org/@ann {mastodon}" },
  { "3.0", "URL:https\\://example.org/a\\,b", "url=https://example.org/a,b" },
  /* Addresses. */
  { "3.0", "ADR;TYPE=HOME:Box 1;Flat 2;Laan 3;Ede;Gld;1234 AB;Nederland",
    "adr=Box 1;Flat 2;Laan 3;Ede;Gld;1234 AB;Nederland" },
  { "3.0", "ADR:;;Laan 3\\nachterom\\, links;Ede", "adr=;;Laan 3\nachterom, links;Ede;;;" },
  { "3.0", "ADR:;;;;;;", "" },
  { "4.0", "ADR;LABEL=\"Laan 3^nEde\":;;Laan 3;Ede;;;",
    "adr=;;Laan 3;Ede;;;|formatted=Laan 3\nEde" },
  /* Days. */
  { "3.0", "BDAY:1990-01-31", "bday=1990-01-31" },
  { "2.1", "BDAY:19900131", "bday=1990-01-31" },
  { "3.0", "BDAY:1990-01-31T00:00:00Z", "bday=1990-01-31" },
  { "4.0", "BDAY:--0131", "bday=--01-31" },
  { "3.0", "BDAY;VALUE=date:--01-31", "bday=--01-31" },
  { "3.0", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "bday=--02-29" },
  { "3.0", "X-ANNIVERSARY:2009-08-08", "anniv=2009-08-08" },
  { "3.0", "item1.X-ABDATE:2009-08-08\nitem1.X-ABLabel:_$!<Anniversary>!$_", "anniv=2009-08-08" },
  { "4.0", "UID:urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
    "uid=urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f" },
  /* Nothing that is on it does harm. */
  { "3.0", "X-UNKNOWN;A=B:c\nTEL;TYPE:1\nTEL;=:2\n:3\n;:4", "tel=1 <type>|tel=2" },
  { "3.0", "FN;ENCODING=b:A\004nn", "fn=Ann" },
  { "3.0", "NOTE:a\\qb\\", "note=a\\qb\\" },
  { "9.9", "FN:Tomorrow", "fn=Tomorrow" },
};

/* Every card ends in a name, for those that have none of their own. */
static char *
with_name (const char *expected)
{
  if (g_str_has_prefix (expected, "fn="))
    return g_strdup (expected);
  return g_strconcat ("fn=Q", *expected ? "|" : "", expected, NULL);
}

static void
test_oddities (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("BEGIN:VCARD\nVERSION:%s\n%s\nFN:Q\nEND:VCARD\n",
                                               cases[i].version, cases[i].lines);
      g_autofree char *wanted = with_name (cases[i].expected);
      g_auto (GStrv) parts = g_strsplit (text, "\n", -1);
      g_autofree char *dos = g_strjoinv ("\r\n", parts);
      g_autoptr (RegVcard) card = read_text (text, -1);
      g_autoptr (RegVcard) same = read_text (dos, -1);
      g_autofree char *got = describe (card);
      g_autofree char *again = describe (same);

      g_test_message ("%s", cases[i].lines);
      g_assert_cmpstr (got, ==, wanted);
      g_assert_cmpstr (again, ==, got);
    }
}

/* --- any card ----------------------------------------------------------------------------- */

static char *
any_text (void)
{
  static const char *const parts[] = {
    "a",           "Bü",   ",",  ";",  ":",    "\\",  "\n", "\"",  "^",  " x",       "=",
    "BEGIN:VCARD", "日本", "🚲", "''", "END:", "\\n", "%",  "محل", "--", "e\314\201"
  };
  GString *text = g_string_new ("t");

  for (int n = g_test_rand_int_range (0, 40); n > 0; n--)
    g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
  g_string_append_c (text, '.');
  return g_string_free_and_steal (text);
}

static void
set_any (char **slot)
{
  if (g_test_rand_bit ())
    {
      g_free (*slot);
      *slot = any_text ();
    }
}

static void
add_any (GPtrArray *items)
{
  static const char *const types[] = { NULL, "home", "work", "cell" };

  for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
    {
      g_autofree char *value = any_text ();
      RegVcardItem *item = reg_vcard_add_item (
          items, value, types[g_test_rand_int_range (0, G_N_ELEMENTS (types))]);

      set_any (&item->label);
      if (g_test_rand_bit ())
        item->pref = g_test_rand_int_range (1, 101);
    }
}

static RegVcard *
any_card (void)
{
  RegVcard *card = reg_vcard_new ();
  char **texts[] = { &card->family_name,  &card->given_name,  &card->additional_names,
                     &card->name_prefix,  &card->name_suffix, &card->nickname,
                     &card->organisation, &card->title,       &card->role,
                     &card->note,         &card->uid };

  card->formatted_name = any_text ();
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    set_any (texts[i]);
  if (g_test_rand_bit ())
    card->birthday = g_strdup (g_test_rand_bit () ? "1990-01-31" : "--02-29");
  add_any (card->phones);
  add_any (card->emails);
  add_any (card->urls);
  for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
    {
      RegVcardAddress *address = reg_vcard_add_address (card);

      g_free (address->street);
      address->street = any_text ();
      set_any (&address->city);
      set_any (&address->country);
      set_any (&address->label);
      set_any (&address->formatted);
    }
  if (g_test_rand_bit ())
    {
      gsize size = (gsize)g_test_rand_int_range (1, 3000);
      guint8 *bytes = g_malloc (size);

      for (gsize i = 0; i < size; i++)
        bytes[i] = (guint8)g_test_rand_int_range (0, 256);
      memcpy (bytes, "\x89PNG", MIN (size, 4));
      card->photo = g_bytes_new_take (bytes, size);
      card->photo_type = g_strdup ("image/png");
    }
  return card;
}

static void
test_written_and_read (void)
{
  for (int i = 0; i < 400; i++)
    {
      g_autoptr (RegVcard) card = any_card ();
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) second = g_string_new (NULL);
      g_autoptr (RegVcard) again = NULL;
      g_autofree char *before = describe (card);
      g_autofree char *after = NULL;

      reg_vcard_write (card, text);
      again = read_text (text->str, (gssize)text->len);
      after = describe (again);
      g_assert_cmpuint (again->warnings->len, ==, 0);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpint (card->photo != NULL, ==, again->photo != NULL);
      if (card->photo)
        g_assert_true (g_bytes_equal (card->photo, again->photo));
      reg_vcard_write (again, second);
      g_assert_cmpstr (second->str, ==, text->str);
    }
}

/* Ten thousand cards one after the other, each whole. */
static void
test_many (void)
{
  enum
  {
    N = 10000
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (RegVcardReader) reader = NULL;
  goffset position = 0;

  for (int i = 0; i < N; i++)
    g_string_append_printf (text, "BEGIN:VCARD\nVERSION:3.0\nFN:N%d\nTEL:%d\nEND:VCARD\n\n", i, i);
  stream = g_memory_input_stream_new_from_data (text->str, (gssize)text->len, NULL);
  reader = reg_vcard_reader_new (stream);
  for (int i = 0; i < N; i++)
    {
      g_autoptr (RegVcard) card = reg_vcard_reader_next (reader, NULL, NULL);
      g_autofree char *name = g_strdup_printf ("N%d", i);

      g_assert_nonnull (card);
      g_assert_cmpstr (card->formatted_name, ==, name);
      g_assert_cmpuint (card->number, ==, (guint)i + 1);
      g_assert_cmpint (card->line, ==, i * 6 + 1);
      g_assert_cmpuint (card->phones->len, ==, 1);
      g_assert_cmpint (reg_vcard_reader_get_position (reader), >=, position);
      position = reg_vcard_reader_get_position (reader);
    }
  g_assert_null (reg_vcard_reader_next (reader, NULL, NULL));
  g_assert_false (reg_vcard_reader_has_failed (reader));
}

/* What is shown of a long value ends with a whole letter. */
static void
test_long_birthday (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nFN:A\nBDAY:x");
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (RegVcardReader) reader = NULL;
  g_autoptr (RegVcard) card = NULL;

  for (int i = 0; i < 60; i++)
    g_string_append (text, "\303\266");
  g_string_append (text, "\nEND:VCARD\n");
  stream = g_memory_input_stream_new_from_data (text->str, (gssize)text->len, NULL);
  reader = reg_vcard_reader_new (stream);
  card = reg_vcard_reader_next (reader, NULL, NULL);
  g_assert_nonnull (card);
  g_assert_null (card->birthday);
  g_assert_cmpuint (card->warnings->len, ==, 1);
  g_assert_true (g_utf8_validate (card->warnings->pdata[0], -1, NULL));
  g_assert_nonnull (strstr (card->warnings->pdata[0], "line 3"));
}

static void
test_prefix_alone (void)
{
  static const char text[] = "BEGIN:VCARD\nVERSION:4.0\nFN:A\nTEL:tel:\nTEL:tel:+31 30 1\n"
                             "EMAIL:mailto:\nEMAIL:mailto:a@example.org\nEND:VCARD\n";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (RegVcardReader) reader = reg_vcard_reader_new (stream);
  g_autoptr (RegVcard) card = reg_vcard_reader_next (reader, NULL, NULL);

  g_assert_nonnull (card);
  g_assert_cmpuint (card->phones->len, ==, 1);
  g_assert_cmpstr (((RegVcardItem *)card->phones->pdata[0])->value, ==, "+31 30 1");
  g_assert_cmpuint (card->emails->len, ==, 1);
  g_assert_cmpstr (((RegVcardItem *)card->emails->pdata[0])->value, ==, "a@example.org");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/vcard-oddities/oddities", test_oddities);
  g_test_add_func ("/vcard-oddities/written-and-read", test_written_and_read);
  g_test_add_func ("/vcard-oddities/many", test_many);
  g_test_add_func ("/vcard-oddities/long-birthday", test_long_birthday);
  g_test_add_func ("/vcard-oddities/prefix-alone", test_prefix_alone);
  return g_test_run ();
}
