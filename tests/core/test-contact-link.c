/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-contact-link.h"

#include "core/reg-core-error.h"

#include <string.h>

/* What other programs hand over as the link of a telephone number or an e-mail address. */

typedef struct
{
  const char *uri;
  const char *text; /* NULL: nobody can be meant by it */
} Case;

static void
assert_invalid (const char *uri, RegContactLink *link, GError *error)
{
  if (link != NULL)
    g_error ("“%s” is “%s”", uri, link->text);
  g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
  g_assert_cmpuint (strlen (error->message), >, 10);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check (const Case *cases, gsize n_cases, RegQueryKind kind)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegContactLink) link = reg_contact_link_parse (cases[i].uri, &error);

      if (cases[i].text == NULL)
        {
          assert_invalid (cases[i].uri, link, error);
          continue;
        }
      if (link == NULL)
        g_error ("“%s”: %s", cases[i].uri, error->message);
      if (strcmp (link->text, cases[i].text) != 0)
        g_error ("“%s” is “%s”, not “%s”", cases[i].uri, link->text, cases[i].text);
      g_assert_cmpint (link->kind, ==, kind);
      g_assert_no_error (error);
    }
}

static void
test_numbers (void)
{
  static const Case cases[] = {
    { "tel:+31205550177", "+31205550177" },
    { "TEL:+31205550177", "+31205550177" },
    { "tel:+31-20-555.01(77)", "+31-20-555.01(77)" },
    { "tel:%2B31205550177", "+31205550177" },
    { "tel:%2b31%2020%20555", "+31 20 555" },
    { "tel:+31 20 555 01 77", "+31 20 555 01 77" },
    { "tel: 020 5550177 ", "020 5550177" },
    { "  tel:0205550177\n", "0205550177" },
    /* Programs that take any address for that of a machine. */
    { "tel://+31205550177", "+31205550177" },
    { "tel:///+31205550177", "+31205550177" },
    { "tel:030/1234567", "030/1234567" },
    { "tel:\u0660\u0661\u0660\u0660", "\u0660\u0661\u0660\u0660" },
    { "tel:2065558257", "2065558257" },
    { "tel:555-017", "555-017" },
    /* What stands behind it. */
    { "tel:+31205550177;ext=12", "+31205550177" },
    { "tel:+31205550177%3Bext%3D12", "+31205550177" },
    { "tel:+31205550177;isub=1411;ext=9;x-other", "+31205550177" },
    { "tel:+31205550177;", "+31205550177" },
    { "tel:+31205550177?subject=hello", "+31205550177" },
    { "tel:+31205550177;ext=%3f", "+31205550177" },
    /* Where it is valid. */
    { "tel:0205550177;phone-context=+31", "+31 0205550177" },
    { "tel:2065558257;ext=3;Phone-Context=+1", "+1 2065558257" },
    { "tel:863-1234;phone-context=+1-914-555", "863-1234" },
    { "tel:7042;phone-context=example.com", "7042" },
    { "tel:911;phone-context=+1", "911" },
    { "tel:0205550177;phone-context=+999", "0205550177" },
    { "tel:0205550177;phone-context=", "0205550177" },
    { "tel:0205550177;phone-context", "0205550177" },
    { "tel:+31205550177;phone-context=+49", "+31205550177" },
  };
  static const Case bad[] = {
    { "tel:", NULL },
    { "tel:;ext=12", NULL },
    { "tel:///", NULL },
    { "tel:+", NULL },
    { "tel:12", NULL },
    { "tel:anonymous", NULL },
    { "tel:0900-FLOWERS", NULL },
    { "tel:*21%23", NULL },
    { "tel:020+5550177", NULL },
    { "tel:123456789012345678901", NULL },
    { "tel:%", NULL },
    { "tel:%2", NULL },
    { "tel:%zz5550177", NULL },
    { "tel:%00205550177", NULL },
    { "tel:0205550177%00", NULL },
    { "tel:%ff%fe0205550177", NULL },
    { "tel:\xff"
      "0205550177",
      NULL },
    { "tel:0205550177%0d%0a", NULL },
    { "tel:020\a5550177", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), REG_QUERY_PHONE);
  check (bad, G_N_ELEMENTS (bad), REG_QUERY_PHONE);
}

static void
test_addresses (void)
{
  static const Case cases[] = {
    { "mailto:anna@bos.example", "anna@bos.example" },
    { "MailTo:anna@bos.example", "anna@bos.example" },
    { "mailto:anna%40bos.example", "anna@bos.example" },
    { "mailto:anna%2Bshop@bos.example", "anna+shop@bos.example" },
    { "mailto:anna+shop@bos.example", "anna+shop@bos.example" },
    { "mailto:%22not%40me%22@bos.example", "\"not@me\"@bos.example" },
    { "mailto:J%C3%BCrgen@m%C3%BCller.example", "J\u00fcrgen@m\u00fcller.example" },
    { "mailto:Anna%20Bos%20%3Canna@bos.example%3E", "anna@bos.example" },
    { "mailto:<anna@bos.example>", "anna@bos.example" },
    { "mailto://anna@bos.example", "anna@bos.example" },
    /* The first of several that is one. */
    { "mailto:anna@bos.example,carl@bos.example", "anna@bos.example" },
    { "mailto:,%20,carl@bos.example", "carl@bos.example" },
    { "mailto:gorby%25kremvax@bos.example", "gorby%kremvax@bos.example" },
    { "mailto:a%2Cb@bos.example", "a,b@bos.example" },
    /* The letter around it. */
    { "mailto:anna@bos.example?subject=Hello%20there&body=carl@bos.example", "anna@bos.example" },
    { "mailto:?to=anna@bos.example", "anna@bos.example" },
    { "mailto:?subject=a&To=anna%40bos.example,carl@bos.example", "anna@bos.example" },
    { "mailto:?to=&to=anna@bos.example", "anna@bos.example" },
    { "mailto:anna@bos.example?", "anna@bos.example" },
    { "mailto:anna@bos.example#top", "anna@bos.example" },
    { "mailto:anna@bos.example?body=%ff%00%zz", "anna@bos.example" },
  };
  static const Case bad[] = {
    { "mailto:", NULL },
    { "mailto:?", NULL },
    { "mailto:?to", NULL },
    { "mailto:?to=", NULL },
    { "mailto:?cc=anna@bos.example", NULL },
    { "mailto:anna", NULL },
    { "mailto:@bos.example", NULL },
    { "mailto:anna@", NULL },
    { "mailto:anna%20bos@bos.example", NULL },
    { "mailto:anna@bos.example%0aBcc:carl@bos.example", NULL },
    { "mailto:anna%00@bos.example", NULL },
    { "mailto:anna%ff@bos.example", NULL },
    { "mailto:%3Canna@bos.example", NULL },
    { "mailto:#anna@bos.example", NULL },
    { "mailto:///", NULL },
    /* Other links, and none. */
    { "", NULL },
    { "te", NULL },
    { "tel", NULL },
    { "sip:anna@bos.example", NULL },
    { "https://bos.example/", NULL },
    { "/home/anna/shop.regulars", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), REG_QUERY_MAIL);
  check (bad, G_N_ELEMENTS (bad), REG_QUERY_MAIL);
}

static void
test_is_link (void)
{
  g_assert_true (reg_contact_link_is_link ("tel:"));
  g_assert_true (reg_contact_link_is_link ("Tel:+31"));
  g_assert_true (reg_contact_link_is_link ("MAILTO:x"));
  g_assert_false (reg_contact_link_is_link (""));
  g_assert_false (reg_contact_link_is_link ("telephone.regulars"));
  g_assert_false (reg_contact_link_is_link ("./tel:+31"));
  g_assert_false (reg_contact_link_is_link ("file:///tel:+31"));
}

/* A telephone escapes nothing. */
static void
test_bare (void)
{
  static const Case cases[] = {
    { "+31205550177", "+31205550177" },
    { "020 555 01 77", "020 555 01 77" },
    { "2065558257", "2065558257" },
    { "tel:%2B31205550177;ext=4", "+31205550177" },
    { "", NULL },
    { "anonymous", NULL },
    { "%2B31205550177", NULL },
    { "+31205550177;ext=4", NULL },
    { "mailto:anna@bos.example", NULL },
    { "\xff\xfe"
      "5550177",
      NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegContactLink) link = reg_contact_link_new_for_number (cases[i].uri, &error);

      if (cases[i].text == NULL)
        assert_invalid (cases[i].uri, link, error);
      else
        g_assert_cmpstr (link != NULL ? link->text : error->message, ==, cases[i].text);
    }
}

static void
test_too_long (void)
{
  g_autofree char *letter = g_strnfill (60000, 'x');
  g_autofree char *much = g_strnfill (70000, '1');
  g_autofree char *fine = g_strconcat ("mailto:anna@bos.example?body=", letter, NULL);
  g_autofree char *address = g_strconcat ("mailto:anna@", letter, NULL);
  g_autofree char *number = g_strconcat ("tel:", much, NULL);
  g_autofree char *digits = g_strndup (number, 60000);
  g_autoptr (RegContactLink) link = reg_contact_link_parse (fine, NULL);
  const char *const bad[] = { address, number, digits };

  g_assert_cmpstr (link->text, ==, "anna@bos.example");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (reg_contact_link_parse (bad[i], &error));
      g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
      g_assert_cmpuint (strlen (error->message), <, 1000);
    }
  g_assert_null (reg_contact_link_new_for_number (much, NULL));
}

/* Pieces of links in any order, and any bytes: an answer that is text, or an error that says why. */
static void
test_any_bytes (void)
{
  static const char *const pieces[] = {
    "tel:",   "mailto:", "+31", "020", "@",    "bos.example", "%",
    "%40",    "%2",      "%00", "%ff", ";",    "=",           "phone-context=+31",
    "ext",    "?",       "to=", "&",   ",",    "<",           ">",
    "#",      "/",       " ",   "\n",  "\xc3", "\xe2\x80",    "\u0661",
    "\uff0b", "x"
  };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) uri = g_string_new (g_test_rand_int_range (0, 2) ? "tel:" : "mailto:");
      g_autoptr (GError) error = NULL;
      g_autoptr (RegContactLink) link = NULL;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        if (g_test_rand_int_range (0, 8) == 0)
          g_string_append_c (uri, (char)g_test_rand_int_range (1, 256));
        else
          g_string_append (uri, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      link = reg_contact_link_parse (uri->str, &error);
      g_assert_true ((link == NULL) == (error != NULL));
      if (link != NULL)
        {
          g_assert_true (g_utf8_validate (link->text, -1, NULL));
          g_assert_cmpuint (strlen (link->text), <=, 254);
          g_assert_nonnull (
              strpbrk (link->text, link->kind == REG_QUERY_MAIL ? "@" : "+0123\xd9\xef"));
        }
      else
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/contact-link/numbers", test_numbers);
  g_test_add_func ("/contact-link/addresses", test_addresses);
  g_test_add_func ("/contact-link/is-link", test_is_link);
  g_test_add_func ("/contact-link/bare", test_bare);
  g_test_add_func ("/contact-link/too-long", test_too_long);
  g_test_add_func ("/contact-link/any-bytes", test_any_bytes);
  return g_test_run ();
}
