/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-phone.h"

static const struct
{
  const char *text;
  const char *country;
  const char *number;
  guint calling_code;
  const char *extension;
} numbers[] = {
  { "+31 20 555 01 77", "NL", "205550177", 31, "" },
  { "+31 20 555 01 77", "DE", "205550177", 31, "" },
  { "+31 20 555 01 77", NULL, "205550177", 31, "" },
  { "0031-20-5550177", "DE", "205550177", 31, "" },
  { "+31 (0)20 555 01 77", "NL", "205550177", 31, "" },
  { "(0)20 5550177", "NL", "205550177", 31, "" },
  { "020 - 555 01 77", "NL", "205550177", 31, "" },
  { "030-0074321", "DE", "300074321", 49, "" },
  { "(171) 555-7788", "GB", "1715557788", 44, "" },
  { "(5) 555-4729", "MX", "55554729", 52, "" },
  { "88.60.15.31", "FR", "88601531", 33, "" },
  { "0921-12 34 65", "SE", "921123465", 46, "" },
  { "011-4988260", "IT", "0114988260", 39, "" },
  { "+39 011 4988260", "DE", "0114988260", 39, "" },
  { "(02) 201 24 67", "BE", "22012467", 32, "" },
  { "0452-076545", "CH", "452076545", 41, "" },
  { "(206) 555-8257", "US", "2065558257", 1, "" },
  { "1-206-555-8257", "US", "2065558257", 1, "" },
  { "011 49 30 1234567", "US", "301234567", 49, "" },
  { "+1 (604) 555-4729", "GB", "6045554729", 1, "" },
  { "0011 44 171 5557788", "AU", "1715557788", 44, "" },
  { "8 (495) 123-45-67", "RU", "4951234567", 7, "" },
  { "+7 800 555 35 35", "DE", "8005553535", 7, "" },
  { "8 029 123 45 67", "BY", "291234567", 375, "" },
  { "06 1 234 5678", "HU", "12345678", 36, "" },
  { "+36 06 1 234 5678", "HU", "12345678", 36, "" },
  { "31 12 34 56", "DK", "31123456", 45, "" },
  { "981-443655", "FI", "981443655", 358, "" },
  { "+52 1 55 1234 5678", "US", "5512345678", 52, "" },
  { "tel:+49-30-1234567", NULL, "301234567", 49, "" },
  { "tel:+49-30-1234567;ext=12", NULL, "301234567", 49, "12" },
  { "(171) 555-7788 x12", "GB", "1715557788", 44, "12" },
  { "(171) 555-7788 Ext. 9", "GB", "1715557788", 44, "9" },
  { "030 123456 Durchwahl 77", "DE", "30123456", 49, "77" },
  { "Tel. 020 5550177", "NL", "205550177", 31, "" },
  { "＋３１ ２０ ５５５０１７７", "DE", "205550177", 31, "" },
  { "٠١٠٠ ١٢٣ ٤٥٦٧", "EG", "1001234567", 20, "" },
  { "112", "NL", "112", 31, "" },
  { "0800 1234", NULL, "08001234", 0, "" },
  { "020 5550177", "xx", "0205550177", 0, "" },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      RegPhone phone;

      g_test_message ("%s", numbers[i].text);
      g_assert_true (reg_phone_parse (numbers[i].text, numbers[i].country, &phone));
      g_assert_cmpstr (phone.number, ==, numbers[i].number);
      g_assert_cmpuint (phone.calling_code, ==, numbers[i].calling_code);
      g_assert_cmpstr (phone.extension, ==, numbers[i].extension);
    }
}

static void
test_not_numbers (void)
{
  const char *const texts[] = { "",
                                "   ",
                                "none",
                                "+",
                                "7",
                                "0",
                                "-",
                                "123456789012345678901",
                                "99999999999999999999999999999999999999999999999999",
                                "\377\376" };
  RegPhone phone;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *number = reg_phone_national_number (texts[i], "NL");

      g_test_message ("text %" G_GSIZE_FORMAT, i);
      g_assert_false (reg_phone_parse (texts[i], "NL", &phone));
      g_assert_cmpstr (number, ==, "");
    }
  g_assert_false (reg_phone_parse (NULL, NULL, &phone));
}

static void
test_uri (void)
{
  g_autofree char *known = reg_phone_to_uri ("020-555 01 77 x4", "NL");
  g_autofree char *unknown = reg_phone_to_uri ("020-555 01 77", NULL);
  g_autofree char *nothing = reg_phone_to_uri ("call me", "NL");

  g_assert_cmpstr (known, ==, "tel:+31205550177;ext=4");
  g_assert_cmpstr (unknown, ==, "tel:0205550177");
  g_assert_null (nothing);
}

static void
test_looks_like_number (void)
{
  g_assert_true (reg_phone_looks_like_number ("020"));
  g_assert_true (reg_phone_looks_like_number ("+31 20-5"));
  g_assert_true (reg_phone_looks_like_number ("(171) 555.77/88"));
  g_assert_false (reg_phone_looks_like_number ("02"));
  g_assert_false (reg_phone_looks_like_number ("Q-2026-014"));
  g_assert_false (reg_phone_looks_like_number ("12+345"));
  g_assert_false (reg_phone_looks_like_number ("123@abc"));
  g_assert_false (reg_phone_looks_like_number (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/phone/parse", test_parse);
  g_test_add_func ("/phone/not-numbers", test_not_numbers);
  g_test_add_func ("/phone/uri", test_uri);
  g_test_add_func ("/phone/looks-like-number", test_looks_like_number);
  return g_test_run ();
}
