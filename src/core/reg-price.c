/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-price.h"

#include <string.h>

#include "core/reg-core-error.h"
#include "core/reg-date.h"
#include "core/reg-fold.h"
#include "core/reg-money.h"

typedef struct
{
  gint64 id;
  guint8 uid[REG_UID_SIZE];
  char *name;
  RegPriceOrigin origin;
  char from[REG_DATE_SIZE];  /* "" since ever */
  char until[REG_DATE_SIZE]; /* "" for ever */
} List;

/* A line of a list, or what a list takes off everything else. */
typedef struct
{
  gint64 product; /* 0 for a group, or for everything */
  const char *group;
  guint list;
  guint8 uid[REG_UID_SIZE];
  RegPriceScope scope;
  gint64 from; /* millionths */
  gint64 value;
  gboolean is_discount; /* value is ppm, else a price */
} Item;

struct _RegPriceBook
{
  gatomicrefcount refs;
  gint64 party;
  char *class; /* folded, "" for none */
  char *currency;
  GArray *lists;     /* of List */
  GHashTable *by_id; /* id of a list to its place + 1 */
  GArray *items;     /* of Item; in a complete book by product */
  GStringChunk *groups;
  gboolean is_complete;
};

G_DEFINE_BOXED_TYPE (RegPriceBook, reg_price_book, reg_price_book_ref, reg_price_book_unref)

static void
clear_list (gpointer data)
{
  g_free (((List *)data)->name);
}

static char *
fold_or_empty (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));

  return reg_fold (stripped);
}

/**
 * reg_price_book_new:
 * @party: for whom, 0 for nobody in particular
 * @customer_class: (nullable): of what class that customer is
 * @currency: ISO 4217 in which the lists are written, that of the firm
 *
 * Returns: (transfer full): a book to be filled
 */
RegPriceBook *
reg_price_book_new (gint64 party, const char *customer_class, const char *currency)
{
  RegPriceBook *self = g_new0 (RegPriceBook, 1);

  g_atomic_ref_count_init (&self->refs);
  self->party = party;
  self->class = fold_or_empty (customer_class);
  self->currency = g_strdup (currency ? currency : "");
  self->lists = g_array_new (FALSE, TRUE, sizeof (List));
  g_array_set_clear_func (self->lists, clear_list);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  self->groups = g_string_chunk_new (256);
  return self;
}

RegPriceBook *
reg_price_book_ref (RegPriceBook *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
reg_price_book_unref (RegPriceBook *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->class);
  g_free (self->currency);
  g_array_unref (self->lists);
  g_hash_table_unref (self->by_id);
  g_array_unref (self->items);
  g_string_chunk_free (self->groups);
  g_free (self);
}

/* --- filling it --------------------------------------------------------------------------- */

/* What comes off is never more than everything; that much on top at most. */
static gboolean
is_discount (gint64 ppm)
{
  return ppm >= -REG_PPM && ppm <= REG_PPM;
}

/* A list that names a customer is for that one, whatever class it names too. */
static gboolean
find_origin (const RegPriceBook *self, const RegRecord *list, RegPriceOrigin *origin)
{
  gint64 party = reg_record_get_int (list, REG_PRICE_LIST_PARTY_ID);
  g_autofree char *class = fold_or_empty (
      reg_record_peek_text (list, REG_PRICE_LIST_CUSTOMER_CLASS));

  if (party)
    *origin = REG_PRICE_OWN;
  else if (*class)
    *origin = REG_PRICE_CLASS;
  else
    *origin = REG_PRICE_EVERYBODY;
  return party ? party == self->party : !*class || g_str_equal (class, self->class);
}

static void
copy_uid (guint8 *to, const RegRecord *record)
{
  const guint8 *uid = reg_record_get_uid (record);

  if (uid)
    memcpy (to, uid, REG_UID_SIZE);
}

/**
 * reg_price_book_add_list:
 * @self: a book that is not complete
 * @list: a price list
 *
 * A list for somebody else, or one whose days cannot be read, is passed by.
 *
 * Returns: whether it may hold for the customer, so that its items are wanted
 */
gboolean
reg_price_book_add_list (RegPriceBook *self, const RegRecord *list)
{
  const char *from = reg_record_get_text (list, REG_PRICE_LIST_VALID_FROM);
  const char *until = reg_record_get_text (list, REG_PRICE_LIST_VALID_UNTIL);
  gint64 discount = reg_record_get_int (list, REG_PRICE_LIST_DISCOUNT);
  List entry = { .id = reg_record_get_id (list) };

  g_return_val_if_fail (!self->is_complete, FALSE);

  if (!find_origin (self, list, &entry.origin) || (*from && !reg_date_has_year (from))
      || (*until && !reg_date_has_year (until)))
    return FALSE;
  g_strlcpy (entry.from, from, sizeof entry.from);
  g_strlcpy (entry.until, until, sizeof entry.until);
  copy_uid (entry.uid, list);
  entry.name = g_strdup (reg_record_get_text (list, REG_PRICE_LIST_NAME));
  g_array_append_val (self->lists, entry);
  g_hash_table_insert (self->by_id, g_memdup2 (&entry.id, sizeof entry.id),
                       GUINT_TO_POINTER (self->lists->len));
  if (!reg_record_is_null (list, REG_PRICE_LIST_DISCOUNT) && discount && is_discount (discount))
    {
      Item item = { .list = self->lists->len - 1,
                    .scope = REG_PRICE_LIST_WIDE,
                    .value = discount,
                    .is_discount = TRUE };

      g_array_append_val (self->items, item);
    }
  return TRUE;
}

/**
 * reg_price_book_add_item:
 * @self: a book that is not complete
 * @item: a line of a price list
 *
 * Passed by: one of a list that is not in the book, one that names neither a product nor a group, and
 * one that says neither a price nor what comes off. A price goes before a discount, a product before
 * a group.
 */
void
reg_price_book_add_item (RegPriceBook *self, const RegRecord *item)
{
  gint64 list = reg_record_get_int (item, REG_PRICE_ITEM_PRICE_LIST_ID);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &list));
  g_autofree char *group = fold_or_empty (reg_record_peek_text (item, REG_PRICE_ITEM_CATEGORY));
  Item entry = { .product = reg_record_get_int (item, REG_PRICE_ITEM_PRODUCT_ID),
                 .from = MAX (0, reg_record_get_int (item, REG_PRICE_ITEM_FROM_QUANTITY)),
                 .value = reg_record_get_int (item, REG_PRICE_ITEM_PRICE) };

  g_return_if_fail (!self->is_complete);

  if (!place || (!entry.product && !*group))
    return;
  entry.list = place - 1;
  entry.scope = entry.product ? REG_PRICE_PRODUCT : REG_PRICE_GROUP;
  copy_uid (entry.uid, item);
  if (!entry.product)
    entry.group = g_string_chunk_insert_const (self->groups, group);
  if (reg_record_is_null (item, REG_PRICE_ITEM_PRICE))
    {
      entry.is_discount = TRUE;
      entry.value = reg_record_get_int (item, REG_PRICE_ITEM_DISCOUNT);
      if (reg_record_is_null (item, REG_PRICE_ITEM_DISCOUNT) || !is_discount (entry.value))
        return;
    }
  else if (entry.value < 0)
    return;
  g_array_append_val (self->items, entry);
}

static int
compare_products (gconstpointer a, gconstpointer b)
{
  const Item *left = a, *right = b;

  return (left->product > right->product) - (left->product < right->product);
}

/**
 * reg_price_book_complete:
 * @self: a book
 *
 * From now on it is asked, and not filled any more.
 */
void
reg_price_book_complete (RegPriceBook *self)
{
  g_array_sort (self->items, compare_products);
  self->is_complete = TRUE;
}

guint
reg_price_book_get_n_lists (const RegPriceBook *self)
{
  return self->lists->len;
}

/* What lists take off everything else counts as one item each. */
guint
reg_price_book_get_n_items (const RegPriceBook *self)
{
  return self->items->len;
}

/* --- asking it ---------------------------------------------------------------------------- */

static guint
find_first (const RegPriceBook *self, gint64 product)
{
  guint low = 0, high = self->items->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->items, Item, middle).product < product)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
applies (const RegPriceBook *self,
         const Item *item,
         const RegPriceQuestion *question,
         const char *group)
{
  const List *list = &g_array_index (self->lists, List, item->list);

  return (item->scope != REG_PRICE_GROUP || g_str_equal (item->group, group))
         && (!*list->from || strcmp (list->from, question->day) <= 0)
         && (!*list->until || strcmp (list->until, question->day) >= 0);
}

/* Adds those of the product, or those of none, that hold on the day. */
static void
collect (const RegPriceBook *self,
         gint64 product,
         const RegPriceQuestion *question,
         const char *group,
         GPtrArray *found)
{
  for (guint i = find_first (self, product); i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);

      if (item->product != product)
        return;
      if (applies (self, item, question, group))
        g_ptr_array_add (found, item);
    }
}

static gboolean
work_out (const Item *item, gint64 usual, gint64 *price, GError **error)
{
  if (!item->is_discount)
    {
      *price = item->value;
      return TRUE;
    }
  return reg_money_narrow (reg_money_round_div ((RegWide)usual * (REG_PPM - item->value), REG_PPM),
                           price, error);
}

/* The newest beginning first, and among equals the nearest end: what was made for a short time is
 * meant to hold in that time. */
static int
compare_days (const List *a, const List *b)
{
  int order = strcmp (b->from, a->from);

  if (order)
    return order;
  if (!*a->until != !*b->until)
    return *a->until ? -1 : 1;
  return strcmp (a->until, b->until);
}

/* Negative when @a goes before @b. The last steps are the same on every computer. */
static int
compare_items (
    const RegPriceBook *self, const Item *a, const Item *b, gint64 price_a, gint64 price_b)
{
  const List *left = &g_array_index (self->lists, List, a->list);
  const List *right = &g_array_index (self->lists, List, b->list);
  int order = (int)right->origin - (int)left->origin;

  if (!order)
    order = (int)b->scope - (int)a->scope;
  if (!order)
    order = (a->from < b->from) - (a->from > b->from);
  if (!order)
    order = compare_days (left, right);
  if (!order)
    order = (price_a > price_b) - (price_a < price_b);
  if (!order)
    order = memcmp (left->uid, right->uid, REG_UID_SIZE);
  return order ? order : memcmp (a->uid, b->uid, REG_UID_SIZE);
}

/* The one that counts for a quantity, %NULL for the usual price. */
static gboolean
choose (const RegPriceBook *self,
        GPtrArray *found,
        gint64 usual,
        gint64 quantity,
        const Item **best,
        gint64 *price,
        GError **error)
{
  *best = NULL;
  *price = usual;
  for (guint i = 0; i < found->len; i++)
    {
      const Item *item = found->pdata[i];
      gint64 other;

      if (item->from > 0 && item->from > quantity)
        continue;
      if (!work_out (item, usual, &other, error))
        return FALSE;
      if (*best && compare_items (self, item, *best, other, *price) >= 0)
        continue;
      *best = item;
      *price = other;
    }
  return TRUE;
}

/* The next quantity from which one costs something else. */
static gboolean
look_ahead (const RegPriceBook *self,
            GPtrArray *found,
            const RegPriceQuestion *question,
            RegPrice *price,
            GError **error)
{
  gint64 reached = question->quantity;

  for (;;)
    {
      gint64 next = G_MAXINT64;
      const Item *best;

      for (guint i = 0; i < found->len; i++)
        {
          const Item *item = found->pdata[i];

          if (item->from > reached && item->from < next)
            next = item->from;
        }
      if (next == G_MAXINT64)
        return TRUE;
      if (!choose (self, found, question->usual, next, &best, &price->next_price, error))
        return FALSE;
      if (price->next_price != price->price)
        {
          price->next_from = next;
          return TRUE;
        }
      reached = next;
    }
}

/**
 * reg_price_book_find:
 * @self: a complete book
 * @question: what is to be sold
 * @price: (out): what one costs, and why; its texts belong to the book
 * @error: %REG_CORE_ERROR_INVALID without a day, %REG_CORE_ERROR_TOO_LARGE
 *
 * Of all that holds on the day, both ends included, and from a quantity that is reached, the first
 * counts in this order: a list for this customer, for their class, for everybody; a line for the
 * product, for its group, what comes off all the rest; the highest quantity; the latest first day;
 * the earliest last day; the lowest price; the list, then the line, that was made first. Where no
 * list says anything, or the document is in another currency than the lists, the usual price counts.
 * A discount is taken off the usual price and rounded half away from zero.
 *
 * Returns: whether @price is filled
 */
gboolean
reg_price_book_find (const RegPriceBook *self,
                     const RegPriceQuestion *question,
                     RegPrice *price,
                     GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *group = NULL;
  const Item *best;

  g_return_val_if_fail (self->is_complete, FALSE);

  *price = (RegPrice){ .price = question->usual, .list_name = "", .until = "" };
  if (!question->day || !reg_date_has_year (question->day))
    {
      g_set_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID, "price: “%s” is no day",
                   question->day ? question->day : "");
      return FALSE;
    }
  if (question->currency && *question->currency
      && g_strcmp0 (question->currency, self->currency) != 0)
    {
      price->other_currency = TRUE;
      return TRUE;
    }
  group = fold_or_empty (question->category);
  found = g_ptr_array_new ();
  if (question->product)
    collect (self, question->product, question, group, found);
  collect (self, 0, question, group, found);
  if (!choose (self, found, question->usual, question->quantity, &best, &price->price, error))
    return FALSE;
  if (best)
    {
      const List *list = &g_array_index (self->lists, List, best->list);

      price->origin = list->origin;
      price->scope = best->scope;
      price->list = list->id;
      price->list_name = list->name;
      price->until = list->until;
      price->from = best->from;
      price->is_discount = best->is_discount;
      price->discount = best->is_discount ? best->value : 0;
    }
  return look_ahead (self, found, question, price, error);
}
