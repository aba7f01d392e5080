/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-seed.h"

#include "store/reg-db-private.h"
#include "store/reg-derived.h"
#include "store/reg-seed-words.h"

#include "core/reg-date.h"
#include "core/reg-fold.h"
#include "core/reg-phone.h"
#include "core/reg-quotation-state.h"
#include "core/reg-quote-calc.h"

#include <string.h>

/* A firm of any size for measuring and trying out: plausible in its spread (a few buy much, most
 * little), worthless as information. Written without a journal: there is nothing to go back to. */

#define N_PRODUCTS 400
#define DAY_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)
#define YEARS 3

typedef struct
{
  RegDb *db;
  guint64 state; /* of the generator */
  RegSeedResult *result;
  char currency[4];
  int today; /* day number */
  gint64 now;
  GArray *products; /* of SeedProduct */
  GArray *staff;    /* of gint64 */
  GArray *stages;   /* of gint64 */
  gint64 n_numbers;
} Seeder;

typedef struct
{
  gint64 id;
  gint64 price; /* 1/10,000 minor */
  gint64 cost;
  gint64 tax; /* ppm */
  char *name;
} SeedProduct;

static void
seed_product_clear (gpointer data)
{
  g_free (((SeedProduct *)data)->name);
}

/* splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
static guint64
next_random (Seeder *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static guint
below (Seeder *self, guint n)
{
  return n ? next_random (self) % n : 0;
}

static gboolean
save (Seeder *self, RegRecordBuilder *builder, gint64 *id, GError **error)
{
  guint8 uid[REG_UID_SIZE];
  guint64 bits[2] = { next_random (self), next_random (self) };
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) saved = NULL;

  memcpy (uid, bits, REG_UID_SIZE);
  uid[6] = 0x70 | (uid[6] & 0x0f);
  uid[8] = 0x80 | (uid[8] & 0x3f);
  reg_record_builder_set_key (builder, 0, uid);
  record = reg_record_builder_end (builder);
  saved = reg_db_save (self->db, record, error);
  if (saved && id)
    *id = reg_record_get_id (saved);
  return saved != NULL;
}

static gboolean
seed_products (Seeder *self, GError **error)
{
  g_autoptr (GPtrArray) taxes = reg_db_list (self->db, REG_ENTITY_TAX_RATE, -1, error);

  if (!taxes)
    return FALSE;
  for (int i = 0; i < N_PRODUCTS; i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRODUCT);
      const char *thing = reg_seed_things[i % reg_seed_n_things];
      const char *make = reg_seed_makes[below (self, reg_seed_n_makes)];
      RegRecord *tax = taxes->len ? taxes->pdata[below (self, taxes->len)] : NULL;
      g_autofree char *code = g_strdup_printf ("P-%04d", i + 1);
      g_autofree char *barcode = g_strdup_printf ("20%010d", i * 7919);
      SeedProduct product = { 0 };

      product.name = g_strdup_printf ("%s %s %d", make, thing, 100 + i);
      product.price = (5 + below (self, 400)) * G_GINT64_CONSTANT (1000000);
      product.cost = product.price * (45 + below (self, 40)) / 100;
      product.tax = tax ? reg_record_get_int (tax, REG_TAX_RATE_RATE) : 0;
      reg_record_builder_set_text (builder, REG_PRODUCT_CODE, code);
      reg_record_builder_set_text (builder, REG_PRODUCT_NAME, product.name);
      reg_record_builder_set_text (builder, REG_PRODUCT_CATEGORY, thing);
      reg_record_builder_set_text (builder, REG_PRODUCT_BARCODE, barcode);
      reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, product.price);
      reg_record_builder_set_int (builder, REG_PRODUCT_COST, product.cost);
      reg_record_builder_set_ref (builder, REG_PRODUCT_TAX_RATE_ID,
                                  tax ? reg_record_get_id (tax) : 0);
      if (!save (self, builder, &product.id, error))
        return FALSE;
      g_array_append_val (self->products, product);
      self->result->products++;
    }
  return TRUE;
}

static gboolean
add_point (Seeder *self,
           gint64 party,
           RegContactKind kind,
           const char *value,
           const char *country,
           GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_ref (builder, REG_CONTACT_POINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_POSITION, kind);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, value);
  if (kind == REG_CONTACT_KIND_PHONE)
    {
      g_autofree char *digits = reg_phone_national_number (value, country);
      reg_record_builder_set_text (builder, REG_CONTACT_POINT_DIGITS, digits);
    }
  return save (self, builder, NULL, error);
}

static gboolean
add_address (Seeder *self, gint64 party, const RegSeedTown *town, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
  const char *street = reg_seed_streets[below (self, reg_seed_n_streets)];
  g_autofree char *line = g_strdup_printf ("%s %u", street, 1 + below (self, 180));
  g_autofree char *first = g_strndup (town->postal_format, strcspn (town->postal_format, "%"));
  const char *rest = strstr (town->postal_format, "u") + 1;
  g_autofree char *code = g_strdup_printf ("%s%02u%s", first, below (self, 100), rest);

  reg_record_builder_set_ref (builder, REG_CONTACT_POINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_ADDRESS);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_POSITION, REG_CONTACT_KIND_ADDRESS);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_STREET, line);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_POSTAL_CODE, code);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_CITY, town->town);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_COUNTRY, town->country);
  return save (self, builder, NULL, error);
}

static char *
mail_address (const char *name, gint64 number)
{
  g_autofree char *folded = reg_fold (name);

  g_strcanon (folded, "abcdefghijklmnopqrstuvwxyz", '.');
  return g_strdup_printf ("%s.%" G_GINT64_FORMAT "@example.com", folded, number);
}

static gboolean
seed_party (Seeder *self, gint64 number, gint64 *party, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  const RegSeedTown *town = &reg_seed_towns[below (self, reg_seed_n_towns)];
  const char *given = reg_seed_given_names[below (self, reg_seed_n_given_names)];
  const char *family = reg_seed_family_names[below (self, reg_seed_n_family_names)];
  gboolean is_firm = below (self, 4) == 0;
  g_autofree char *person = g_strdup_printf ("%s %s", given, family);
  g_autofree char *firm = g_strdup_printf (
      "%s %s", reg_seed_trades[below (self, reg_seed_n_trades)], family);
  g_autofree char *code = g_strdup_printf ("K%06" G_GINT64_FORMAT, number);
  g_autofree char *mail = mail_address (person, number);
  g_autofree char *phone = g_strdup_printf ("%s%03u %04u", town->phone_prefix, below (self, 1000),
                                            below (self, 10000));

  reg_record_builder_set_int (builder, REG_PARTY_KIND,
                              is_firm ? REG_PARTY_KIND_ORGANISATION : REG_PARTY_KIND_PERSON);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, is_firm ? firm : person);
  reg_record_builder_set_text (builder, is_firm ? REG_PARTY_CONTACT_NAME : REG_PARTY_GIVEN_NAME,
                               is_firm ? person : given);
  if (!is_firm)
    reg_record_builder_set_text (builder, REG_PARTY_FAMILY_NAME, family);
  reg_record_builder_set_text (builder, REG_PARTY_CODE, code);
  /* Where they stand follows from what they buy; only partners are said to be some. */
  if (below (self, 500) == 0)
    reg_record_builder_set_int (builder, REG_PARTY_RUNG, REG_RUNG_PARTNER);
  if (self->staff->len)
    reg_record_builder_set_ref (
        builder, REG_PARTY_OWNER_ID,
        g_array_index (self->staff, gint64, below (self, self->staff->len)));
  self->result->contacts++;
  return save (self, builder, party, error)
         && add_point (self, *party, REG_CONTACT_KIND_PHONE, phone, town->country, error)
         && (below (self, 3) == 0
             || add_point (self, *party, REG_CONTACT_KIND_EMAIL, mail, NULL, error))
         && add_address (self, *party, town, error);
}

/* Most people buy once or twice, a few again and again: the product of two draws has a long tail. */
static guint
long_tail (Seeder *self, guint n)
{
  return below (self, n) * below (self, n) / n;
}

static gint64
random_instant (Seeder *self)
{
  return self->now - below (self, YEARS * 365) * DAY_MS - below (self, 8 * 60 * 60 * 1000);
}

static gboolean
seed_touchpoint (Seeder *self, gint64 party, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TOUCHPOINT);

  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_KIND, below (self, REG_TOUCH_KIND_DOCUMENT));
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_DIRECTION, below (self, REG_N_DIRECTIONS));
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_AT, random_instant (self));
  reg_record_builder_set_text (builder, REG_TOUCHPOINT_SUMMARY,
                               reg_seed_talk[below (self, reg_seed_n_talk)]);
  if (self->staff->len)
    reg_record_builder_set_ref (
        builder, REG_TOUCHPOINT_STAFF_ID,
        g_array_index (self->staff, gint64, below (self, self->staff->len)));
  self->result->touchpoints++;
  return save (self, builder, NULL, error);
}

typedef struct
{
  gint64 net, tax, cost;
} Sums;

static gboolean
seed_sale_line (Seeder *self, gint64 sale, int position, Sums *sums, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE_LINE);
  const SeedProduct *product = &g_array_index (self->products, SeedProduct,
                                               below (self, self->products->len));
  gint64 quantity = 1 + below (self, 3);
  gint64 net = quantity * product->price / 10000;
  gint64 cost = quantity * product->cost / 10000;
  gint64 tax = (net * product->tax + 500000) / 1000000;

  reg_record_builder_set_ref (builder, REG_SALE_LINE_SALE_ID, sale);
  reg_record_builder_set_int (builder, REG_SALE_LINE_POSITION, position);
  reg_record_builder_set_ref (builder, REG_SALE_LINE_PRODUCT_ID, product->id);
  reg_record_builder_set_text (builder, REG_SALE_LINE_DESCRIPTION, product->name);
  reg_record_builder_set_int (builder, REG_SALE_LINE_QUANTITY, quantity * 1000000);
  reg_record_builder_set_int (builder, REG_SALE_LINE_UNIT_PRICE, product->price);
  reg_record_builder_set_int (builder, REG_SALE_LINE_TAX_RATE, product->tax);
  reg_record_builder_set_int (builder, REG_SALE_LINE_NET, net);
  reg_record_builder_set_int (builder, REG_SALE_LINE_TAX, tax);
  reg_record_builder_set_int (builder, REG_SALE_LINE_COST, cost);
  sums->net += net;
  sums->tax += tax;
  sums->cost += cost;
  return save (self, builder, NULL, error);
}

static gboolean
seed_sale (Seeder *self, gint64 party, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE);
  g_autofree char *number = g_strdup_printf ("S%07" G_GINT64_FORMAT, ++self->n_numbers);
  g_autoptr (RegRecord) sale = NULL;
  g_autoptr (RegRecord) saved = NULL;
  char day[REG_DATE_SIZE];
  Sums sums = { 0 };
  gint64 id;

  reg_date_from_day_number (day, self->today - (int)below (self, YEARS * 365));
  reg_record_builder_set_text (builder, REG_SALE_NUMBER, number);
  reg_record_builder_set_ref (builder, REG_SALE_PARTY_ID, party);
  reg_record_builder_set_text (builder, REG_SALE_SOLD_ON, day);
  reg_record_builder_set_text (builder, REG_SALE_CURRENCY, self->currency);
  reg_record_builder_set_int (builder, REG_SALE_STATE, REG_SALE_STATE_DONE);
  if (!save (self, builder, &id, error))
    return FALSE;
  for (guint i = 0, n = 1 + below (self, 3); i < n; i++)
    if (!seed_sale_line (self, id, i + 1, &sums, error))
      return FALSE;
  sale = reg_db_load (self->db, REG_ENTITY_SALE, id, error);
  if (!sale)
    return FALSE;
  builder = reg_record_builder_new_from (sale);
  reg_record_builder_set_int (builder, REG_SALE_NET, sums.net);
  reg_record_builder_set_int (builder, REG_SALE_TAX, sums.tax);
  reg_record_builder_set_int (builder, REG_SALE_GROSS, sums.net + sums.tax);
  reg_record_builder_set_int (builder, REG_SALE_COST, sums.cost);
  g_clear_pointer (&sale, reg_record_unref);
  sale = reg_record_builder_end (builder);
  saved = reg_db_save (self->db, sale, error);
  self->result->sales++;
  return saved != NULL;
}

static gboolean
seed_complaint (Seeder *self, gint64 party, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT);
  gint64 at = random_instant (self);
  g_autofree char *number = g_strdup_printf ("K%07" G_GINT64_FORMAT, ++self->n_numbers);

  reg_record_builder_set_text (builder, REG_COMPLAINT_NUMBER, number);
  reg_record_builder_set_ref (builder, REG_COMPLAINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_COMPLAINT_CHANNEL, below (self, REG_N_CHANNELS));
  reg_record_builder_set_int (builder, REG_COMPLAINT_SEVERITY, below (self, REG_N_SEVERITIES));
  reg_record_builder_set_text (builder, REG_COMPLAINT_SUBJECT,
                               reg_seed_trouble[below (self, reg_seed_n_trouble)]);
  reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT, at);
  reg_record_builder_set_int (builder, REG_COMPLAINT_ANSWERED_AT, at + DAY_MS / 8);
  reg_record_builder_set_int (builder, REG_COMPLAINT_RESOLVED_AT, at + 2 * DAY_MS);
  reg_record_builder_set_int (builder, REG_COMPLAINT_STATE, REG_COMPLAINT_STATE_CLOSED);
  self->result->complaints++;
  return save (self, builder, NULL, error);
}

static gboolean
seed_deal (Seeder *self, gint64 party, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_OPPORTUNITY);
  const SeedProduct *product = &g_array_index (self->products, SeedProduct,
                                               below (self, self->products->len));
  char day[REG_DATE_SIZE];

  reg_date_from_day_number (day, self->today + (int)below (self, 90));
  reg_record_builder_set_text (builder, REG_OPPORTUNITY_TITLE, product->name);
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_PARTY_ID, party);
  reg_record_builder_set_ref (
      builder, REG_OPPORTUNITY_STAGE_ID,
      g_array_index (self->stages, gint64, below (self, self->stages->len)));
  reg_record_builder_set_int (builder, REG_OPPORTUNITY_VALUE,
                              product->price / 10000 * (1 + below (self, 20)));
  reg_record_builder_set_text (builder, REG_OPPORTUNITY_CURRENCY, self->currency);
  reg_record_builder_set_text (builder, REG_OPPORTUNITY_EXPECTED_ON, day);
  reg_record_builder_set_int (builder, REG_OPPORTUNITY_STAGE_SINCE,
                              self->now - below (self, 60) * DAY_MS);
  self->result->deals++;
  return save (self, builder, NULL, error);
}

static gboolean
seed_quotation_line (Seeder *self, gint64 revision, int position, Sums *sums, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);
  const SeedProduct *product = &g_array_index (self->products, SeedProduct,
                                               below (self, self->products->len));
  gint64 quantity = 1 + below (self, 9);
  gint64 net = quantity * product->price / 10000;

  reg_record_builder_set_ref (builder, REG_QUOTATION_LINE_REVISION_ID, revision);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_POSITION, position);
  reg_record_builder_set_ref (builder, REG_QUOTATION_LINE_PRODUCT_ID, product->id);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION, product->name);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY, quantity * 1000000);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE, product->price);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_COST, product->cost);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_TAX_RATE, product->tax);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_NET, net);
  sums->net += net;
  sums->tax += (net * product->tax + 500000) / 1000000;
  sums->cost += quantity * product->cost / 10000;
  return save (self, builder, NULL, error);
}

static gboolean
seed_revision (Seeder *self, gint64 quotation, int age, RegQuotationState state, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_REVISION);
  char issued[REG_DATE_SIZE], last[REG_DATE_SIZE];
  gint64 id;
  Sums sums = { 0 };

  reg_date_from_day_number (issued, self->today - age);
  reg_date_from_day_number (last, self->today - age + 30);
  reg_record_builder_set_ref (builder, REG_QUOTATION_REVISION_QUOTATION_ID, quotation);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_REVISION, 1);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_STATE, state);
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_CURRENCY, self->currency);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_ROUNDING, REG_ROUNDING_LINE);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_PRICE_ENTRY, REG_PRICES_NET);
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_ISSUED_ON, issued);
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_VALID_UNTIL, last);
  if (state != REG_QUOTATION_DRAFT)
    reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_SENT_AT, self->now - age * DAY_MS);
  if (!save (self, builder, &id, error))
    return FALSE;
  for (guint i = 0, n = 1 + below (self, 6); i < n; i++)
    if (!seed_quotation_line (self, id, i + 1, &sums, error))
      return FALSE;
  return reg_db_exec (self->db, error,
                      "UPDATE quotation_revision SET net = ?, tax = ?, gross = ?, cost = ?"
                      " WHERE id = ?",
                      "iiiii", sums.net, sums.tax, sums.net + sums.tax, sums.cost, id)
         && reg_db_exec (self->db, error, "UPDATE quotation SET current_id = ? WHERE id = ?", "ii",
                         id, quotation);
}

/* None that needed anybody's approval: an approval cannot be made up. */
static gboolean
seed_quotation (Seeder *self, gint64 party, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION);
  int age = below (self, 400);
  RegQuotationState state = age > 30
                                ? below (self, 2) ? REG_QUOTATION_DECLINED : REG_QUOTATION_EXPIRED
                            : below (self, 2) ? REG_QUOTATION_SENT
                                              : REG_QUOTATION_DRAFT;
  g_autofree char *number = g_strdup_printf ("Q%07" G_GINT64_FORMAT, ++self->n_numbers);
  gint64 id;

  if (state != REG_QUOTATION_DRAFT)
    reg_record_builder_set_text (builder, REG_QUOTATION_NUMBER, number);
  reg_record_builder_set_ref (builder, REG_QUOTATION_PARTY_ID, party);
  reg_record_builder_set_text (builder, REG_QUOTATION_TITLE,
                               reg_seed_things[below (self, reg_seed_n_things)]);
  if (self->staff->len)
    reg_record_builder_set_ref (
        builder, REG_QUOTATION_OWNER_ID,
        g_array_index (self->staff, gint64, below (self, self->staff->len)));
  if (state == REG_QUOTATION_DECLINED)
    reg_record_builder_set_text (builder, REG_QUOTATION_LOST_REASON,
                                 reg_seed_talk[below (self, reg_seed_n_talk)]);
  if (age > 30)
    reg_record_builder_set_int (builder, REG_QUOTATION_CLOSED_AT, self->now - (age - 30) * DAY_MS);
  self->result->quotations++;
  return save (self, builder, &id, error) && seed_revision (self, id, age, state, error);
}

static gboolean
seed_task (Seeder *self, gint64 party, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);
  char day[REG_DATE_SIZE];

  reg_date_from_day_number (day, self->today - 5 + (int)below (self, 60));
  reg_record_builder_set_int (builder, REG_TASK_KIND, below (self, REG_N_TASK_KINDS));
  reg_record_builder_set_text (builder, REG_TASK_TITLE,
                               reg_seed_talk[below (self, reg_seed_n_talk)]);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, day);
  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID, party);
  self->result->tasks++;
  return save (self, builder, NULL, error);
}

static gboolean
seed_customer (Seeder *self, gint64 number, GError **error)
{
  guint n_sales = long_tail (self, 10);
  guint n_touches = 4 + below (self, 13);
  gint64 party;

  if (!seed_party (self, number, &party, error))
    return FALSE;
  for (guint i = 0; i < n_touches; i++)
    if (!seed_touchpoint (self, party, error))
      return FALSE;
  for (guint i = 0; i < n_sales; i++)
    if (!seed_sale (self, party, error))
      return FALSE;
  if (below (self, 50) == 0 && !seed_complaint (self, party, error))
    return FALSE;
  if (below (self, 40) == 0 && !seed_quotation (self, party, error))
    return FALSE;
  if (below (self, 100) == 0 && self->stages->len && !seed_deal (self, party, error))
    return FALSE;
  return below (self, 500) != 0 || seed_task (self, party, error);
}

static GArray *
ids_of (RegDb *db, RegEntityId entity, GError **error)
{
  g_autoptr (GPtrArray) records = reg_db_list (db, entity, -1, error);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; records && i < records->len; i++)
    {
      gint64 id = reg_record_get_id (records->pdata[i]);
      g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
seeder_start (Seeder *self, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (self->db, error);
  g_autofree char *today = reg_db_today (self->db);

  if (!firm)
    return FALSE;
  g_strlcpy (self->currency, reg_record_get_text (firm, REG_FIRM_CURRENCY), sizeof self->currency);
  reg_date_to_day_number (today, &self->today);
  self->now = reg_db_now (self->db);
  self->n_numbers = reg_db_query_int (self->db, 0, error, "SELECT count (*) FROM sale", NULL)
                    + reg_db_query_int (self->db, 0, error, "SELECT count (*) FROM complaint", NULL)
                    + reg_db_query_int (self->db, 0, error, "SELECT count (*) FROM quotation",
                                        NULL);
  self->products = g_array_new (FALSE, FALSE, sizeof (SeedProduct));
  g_array_set_clear_func (self->products, seed_product_clear);
  self->staff = ids_of (self->db, REG_ENTITY_STAFF, error);
  self->stages = ids_of (self->db, REG_ENTITY_STAGE, error);
  return TRUE;
}

static void
seeder_clear (Seeder *self)
{
  g_clear_pointer (&self->products, g_array_unref);
  g_clear_pointer (&self->staff, g_array_unref);
  g_clear_pointer (&self->stages, g_array_unref);
}

static gboolean
seed_all (Seeder *self, const RegSeed *seed, GError **error)
{
  if (!seed_products (self, error))
    return FALSE;
  for (gint64 i = 1; i <= seed->customers; i++)
    {
      if (!seed_customer (self, i, error))
        return FALSE;
      if (i % 1024 == 0)
        {
          if (g_cancellable_set_error_if_cancelled (self->db->cancellable, error))
            return FALSE;
          reg_db_report (self->db, i, seed->customers);
        }
    }
  return TRUE;
}

/**
 * reg_seed_fill:
 * @db: a connection in a write job, of a file with a firm
 * @seed: how much
 * @result: (out caller-allocates): what was made
 * @error: what went wrong; nothing is kept then
 *
 * Returns: whether the file is full of made-up trade
 */
gboolean
reg_seed_fill (RegDb *db, const RegSeed *seed, RegSeedResult *result, GError **error)
{
  Seeder self = { .db = db, .state = (guint64)seed->seed, .result = result };
  gboolean ok;

  memset (result, 0, sizeof *result);
  db->without_journal = TRUE;
  db->without_derived = TRUE;
  /* One large transaction: pages that would be spilled again and again stay in memory. */
  reg_db_exec (db, NULL, "PRAGMA cache_size = -400000", NULL);
  ok = seeder_start (&self, error) && seed_all (&self, seed, error)
       && reg_derived_rebuild (db, error);
  seeder_clear (&self);
  reg_db_exec (db, NULL, "PRAGMA cache_size = -2048", NULL);
  return ok;
}
