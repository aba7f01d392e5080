/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-model.h"

#include "core/reg-quotation-state.h"
#include "store/reg-goods.h"
#include "ui/quotation/reg-quotation-model-private.h"

enum
{
  CHANGED,
  STATE_CHANGED,
  REPRICED,
  SAVE_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* As finely as the policy looks for the deepest discount, in ppm. */
#define GRANT_STEP G_GINT64_CONSTANT (1000)

G_DEFINE_FINAL_TYPE (RegQuotationModel, reg_quotation_model, G_TYPE_OBJECT)

/* --- computing -------------------------------------------------------------------------- */

static void
number_lines (RegQuotationModel *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  guint number = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegQuotationLineItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      reg_quotation_line_item_set_number (
          item, reg_quotation_line_item_has_figures (item) ? ++number : 0);
    }
}

static void
hand_out_results (RegQuotationModel *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegQuotationLineItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      if (self->result != NULL && i < self->result->n_lines)
        reg_quotation_line_item_set_result (item, &self->result->lines[i]);
      reg_quotation_line_item_set_over_limit (
          item,
          self->judgement != NULL && reg_quotation_judgement_touches_line (self->judgement, i));
      reg_quotation_line_item_changed (item);
    }
}

/**
 * reg_quotation_model_get_group:
 * @line: one of the lines
 *
 * Returns: (nullable): the group of its product, by which the policy may judge
 */
const char *
reg_quotation_model_get_group (RegQuotationModel *self, RegRecord *line)
{
  gint64 product = reg_record_get_int (line, REG_QUOTATION_LINE_PRODUCT_ID);

  return product != 0 ? g_hash_table_lookup (self->categories, &product) : NULL;
}

static gboolean
is_granted (RegQuotationModel *self, GPtrArray *lines, gint64 discount)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (self->revision);
  g_autoptr (RegRecord) revision = NULL;

  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DISCOUNT_KIND, REG_DISCOUNT_PERCENT);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DISCOUNT_VALUE, discount);
  revision = reg_record_builder_end (builder);
  return reg_quotation_is_granted (self->quotation, revision, lines, self->grant, self->granted);
}

/* Within a limit somebody granted before nobody has to be asked again. */
static void
judge_by_grant (RegQuotationModel *self, GPtrArray *lines)
{
  gint64 deepest = 0;
  gint64 too_deep = self->granted + GRANT_STEP;

  if (self->grant == NULL
      || !reg_quotation_is_granted (self->quotation, self->revision, lines, self->grant,
                                    self->granted))
    return;
  while (too_deep - deepest > GRANT_STEP)
    {
      gint64 middle = (deepest + too_deep) / 2 / GRANT_STEP * GRANT_STEP;

      if (is_granted (self, lines, middle))
        deepest = middle;
      else
        too_deep = middle;
    }
  reg_quotation_judgement_grant (self->judgement, self->session, self->granted, deepest);
}

static void
judge (RegQuotationModel *self, const RegCalcInput *input, GPtrArray *lines)
{
  g_autofree const char **categories = g_new0 (const char *, lines->len + 1);

  for (guint i = 0; i < lines->len; i++)
    categories[i] = reg_quotation_model_get_group (self, g_ptr_array_index (lines, i));
  self->judgement = reg_quotation_judgement_new (self->session, self->quotation, self->revision,
                                                 input, self->result, categories);
  if (self->judgement->reasons->len > 0)
    judge_by_grant (self, lines);
}

/* Everything that follows from the lines as they stand: microseconds, so it is done at once. */
void
reg_quotation_model_compute (RegQuotationModel *self)
{
  g_autoptr (GPtrArray) lines = reg_quotation_model_dup_lines (self);
  g_autofree RegCalcInput *input = reg_quotation_calc_input (self->revision, lines);
  RegCalcResult *result;

  g_clear_error (&self->calc_error);
  g_clear_pointer (&self->judgement, reg_quotation_judgement_free);
  result = reg_calc_compute (input, &self->calc_error);
  if (result != NULL)
    {
      /* Until the figures can be computed again the last ones stay in sight. */
      g_clear_pointer (&self->result, reg_calc_result_free);
      self->result = result;
      judge (self, input, lines);
    }
  number_lines (self);
  hand_out_results (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- taking a quotation ----------------------------------------------------------------- */

static void
take_categories (RegQuotationModel *self, RegQuotation *quotation)
{
  for (guint i = 0; i < quotation->lines->len; i++)
    {
      RegRecord *line = g_ptr_array_index (quotation->lines, i);
      gint64 product = reg_record_get_int (line, REG_QUOTATION_LINE_PRODUCT_ID);
      const char *category = i < quotation->category_of_line->len
                                 ? g_ptr_array_index (quotation->category_of_line, i)
                                 : NULL;

      if (product != 0)
        g_hash_table_replace (self->categories, g_memdup2 (&product, sizeof product),
                              g_strdup (category));
    }
}

/* Lines that are still the same keep their item, and with it the widget and the focus. */
static void
take_lines (RegQuotationModel *self, RegQuotation *quotation)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  g_autofree gint64 *ids = g_new0 (gint64, n + 1);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegQuotationLineItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      ids[i] = reg_record_get_id (reg_quotation_line_item_get_record (item));
      if (ids[i] != 0)
        g_hash_table_insert (known, &ids[i], item);
    }
  for (guint i = 0; i < quotation->lines->len; i++)
    {
      RegRecord *line = g_ptr_array_index (quotation->lines, i);
      gint64 id = reg_record_get_id (line);
      RegQuotationLineItem *item = g_hash_table_lookup (known, &id);

      if (item != NULL)
        reg_quotation_line_item_set_record (g_object_ref (item), line);
      else
        item = reg_quotation_line_item_new (line);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->lines, 0, n, items->pdata, items->len);
  g_ptr_array_set_size (self->saved_items, 0);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->saved_items, g_object_ref (g_ptr_array_index (items, i)));
}

/* The store's own figure on a line is its business. */
static gboolean
same_line (RegRecord *ours, RegRecord *theirs)
{
  if (reg_record_get_id (ours) != reg_record_get_id (theirs))
    return FALSE;
  for (int field = 0; field < REG_QUOTATION_LINE_N_FIELDS; field++)
    if (field != REG_QUOTATION_LINE_NET && field != REG_QUOTATION_LINE_POSITION
        && !reg_value_equal (reg_record_get_value (ours, field),
                             reg_record_get_value (theirs, field)))
      return FALSE;
  return TRUE;
}

static gboolean
same_lines (RegQuotationModel *self, RegQuotation *quotation)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->lines)) != quotation->lines->len)
    return FALSE;
  for (guint i = 0; i < quotation->lines->len; i++)
    {
      g_autoptr (RegQuotationLineItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      if (!same_line (reg_quotation_line_item_get_record (item),
                      g_ptr_array_index (quotation->lines, i)))
        return FALSE;
    }
  return TRUE;
}

/**
 * reg_quotation_model_take:
 * @quotation: (transfer none): as it was just read
 *
 * Shows what the store has. What was typed and is not yet saved stays, unless the quotation may
 * no longer be edited.
 */
void
reg_quotation_model_take (RegQuotationModel *self, RegQuotation *quotation)
{
  gboolean other;

  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));
  g_return_if_fail (quotation != NULL);

  other = self->quotation == NULL
          || reg_record_get_id (self->quotation->revision)
                 != reg_record_get_id (quotation->revision);
  reg_quotation_ref (quotation);
  g_clear_pointer (&self->quotation, reg_quotation_unref);
  self->quotation = quotation;
  take_categories (self, quotation);
  if (other || !self->unsaved || !reg_quotation_model_get_editable (self))
    {
      if (other || !reg_quotation_model_get_editable (self) || !same_lines (self, quotation))
        reg_quotation_model_clear_history (self);
      g_clear_pointer (&self->revision, reg_record_unref);
      self->revision = reg_record_ref (quotation->revision);
      if (other || !same_lines (self, quotation))
        take_lines (self, quotation);
      self->unsaved = FALSE;
    }
  reg_quotation_model_compute (self);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

typedef struct
{
  gint64 id;
  RegQuotation *quotation;
  RegQuotation *grant;
  gint64 granted;
  RegApprovalTurn turn;
  GPtrArray *tax_rates;
  RegQuotationPrices *prices;
  RegPriceBook *known; /* prices that were read before, NULL when they hold no more */
  gint64 known_party;
  GArray *bundles;
  GHashTable *pictures;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->quotation, reg_quotation_unref);
  g_clear_pointer (&load->grant, reg_quotation_unref);
  g_clear_pointer (&load->tax_rates, g_ptr_array_unref);
  g_clear_pointer (&load->prices, reg_quotation_prices_free);
  g_clear_pointer (&load->known, reg_price_book_unref);
  g_clear_pointer (&load->bundles, g_array_unref);
  g_clear_pointer (&load->pictures, g_hash_table_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  g_autoptr (GError) local = NULL;

  load->quotation = reg_quotation_load (db, load->id, 0, error);
  if (load->quotation == NULL)
    return FALSE;
  load->grant = reg_quotation_load_grant (db, load->quotation, &load->granted, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  load->prices = reg_quotation_prices_new ();
  if (!reg_approval_load_turn (db, load->quotation, &load->turn, error)
      || !reg_quotation_prices_load (load->prices, db, load->quotation, load->known,
                                     load->known_party, error))
    return FALSE;
  load->tax_rates = reg_db_list (db, REG_ENTITY_TAX_RATE, REG_TAX_RATE_POSITION, error);
  if (load->tax_rates == NULL)
    return FALSE;
  load->bundles = reg_goods_list_bundles_of (db, reg_record_get_id (load->quotation->revision),
                                             error);
  if (load->bundles == NULL)
    return FALSE;
  load->pictures = reg_quotation_model_load_pictures (
      db, reg_record_get_id (load->quotation->revision), error);
  return load->pictures != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RegQuotationModel *self = g_task_get_source_object (task);
  GError *error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (load == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* What may have been read before the last save would put back what was typed over; the save's own
   * change asks again. */
  if (reg_store_job_get_commit (result) < self->saved_at
      || !reg_store_job_is_newer (result, &self->shown))
    {
      self->has_old_prices |= load->known == NULL;
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_clear_pointer (&self->tax_rates, g_ptr_array_unref);
  self->tax_rates = g_steal_pointer (&load->tax_rates);
  reg_quotation_model_adopt_pictures (self, load->pictures);
  for (guint i = 0; i < load->bundles->len; i++)
    g_hash_table_add (self->bundles, g_memdup2 (&g_array_index (load->bundles, gint64, i), 8));
  g_clear_pointer (&self->grant, reg_quotation_unref);
  self->grant = g_steal_pointer (&load->grant);
  self->granted = load->granted;
  self->turn = load->turn;
  /* A save that began meanwhile knows more about the lines than this answer, but perhaps less about
   * the rest. */
  if (self->saving)
    {
      self->withheld = TRUE;
      self->has_old_prices |= load->known == NULL;
    }
  else
    {
      reg_quotation_model_take (self, load->quotation);
      reg_quotation_model_take_prices (self, g_steal_pointer (&load->prices));
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * reg_quotation_model_load_async:
 * @id: a quotation
 *
 * Reads it and shows it.
 */
void
reg_quotation_model_load_async (RegQuotationModel *self,
                                gint64 id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Load *load;

  g_return_if_fail (REG_IS_QUOTATION_MODEL (self));

  load = g_new0 (Load, 1);
  load->id = id;
  if (self->prices->book != NULL && !self->has_old_prices)
    load->known = reg_price_book_ref (self->prices->book);
  load->known_party = self->prices->party;
  self->has_old_prices = FALSE;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, load,
                        load_free, cancellable, loaded_cb,
                        g_task_new (self, cancellable, callback, user_data));
}

gboolean
reg_quotation_model_load_finish (RegQuotationModel *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- what it shows ---------------------------------------------------------------------- */

RegSession *
reg_quotation_model_get_session (RegQuotationModel *self)
{
  return self->session;
}

/* The quotation's id, 0 while nothing is loaded. */
gint64
reg_quotation_model_get_id (RegQuotationModel *self)
{
  return self->quotation != NULL ? reg_record_get_id (self->quotation->quotation) : 0;
}

/**
 * reg_quotation_model_get_turn:
 *
 * Returns: (transfer none): who is asked now, as the store has it
 */
const RegApprovalTurn *
reg_quotation_model_get_turn (RegQuotationModel *self)
{
  return &self->turn;
}

/**
 * reg_quotation_model_get_quotation:
 *
 * Returns: (transfer none) (nullable): the quotation as the store has it
 */
RegQuotation *
reg_quotation_model_get_quotation (RegQuotationModel *self)
{
  return self->quotation;
}

/**
 * reg_quotation_model_get_revision:
 *
 * Returns: (transfer none) (nullable): the revision as being edited
 */
RegRecord *
reg_quotation_model_get_revision (RegQuotationModel *self)
{
  return self->revision;
}

/**
 * reg_quotation_model_dup_lines:
 *
 * Returns: (transfer full) (element-type RegRecord): the lines as being edited, in order
 */
GPtrArray *
reg_quotation_model_dup_lines (RegQuotationModel *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  GPtrArray *lines = g_ptr_array_new_full (n, (GDestroyNotify)reg_record_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegQuotationLineItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      g_ptr_array_add (lines, reg_record_ref (reg_quotation_line_item_get_record (item)));
    }
  return lines;
}

/**
 * reg_quotation_model_get_tax_rates:
 *
 * Returns: (transfer none) (element-type RegRecord): the firm's tax rates
 */
GPtrArray *
reg_quotation_model_get_tax_rates (RegQuotationModel *self)
{
  return self->tax_rates;
}

/**
 * reg_quotation_model_get_lines:
 *
 * Returns: (transfer none): a list of #RegQuotationLineItem
 */
GListModel *
reg_quotation_model_get_lines (RegQuotationModel *self)
{
  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (self), NULL);

  return G_LIST_MODEL (self->lines);
}

const char *
reg_quotation_model_get_currency (RegQuotationModel *self)
{
  const char *currency = self->revision != NULL
                             ? reg_record_get_text (self->revision, REG_QUOTATION_REVISION_CURRENCY)
                             : "";

  return *currency != '\0' ? currency : reg_session_get_currency (self->session);
}

/**
 * reg_quotation_model_get_editable:
 *
 * Returns: whether the revision is a draft, so that its lines may be changed
 */
gboolean
reg_quotation_model_get_editable (RegQuotationModel *self)
{
  RegQuotationState state;

  if (self->quotation == NULL || reg_store_is_read_only (reg_session_get_store (self->session)))
    return FALSE;
  state = (RegQuotationState)reg_record_get_int (self->quotation->revision,
                                                 REG_QUOTATION_REVISION_STATE);
  return reg_quotation_state_may_edit (state);
}

/**
 * reg_quotation_model_get_result:
 *
 * Returns: (transfer none) (nullable): what the lines come to; while
 *   reg_quotation_model_get_calc_error() is set, what they last came to
 */
const RegCalcResult *
reg_quotation_model_get_result (RegQuotationModel *self)
{
  return self->result;
}

const GError *
reg_quotation_model_get_calc_error (RegQuotationModel *self)
{
  return self->calc_error;
}

/**
 * reg_quotation_model_get_judgement:
 *
 * Returns: (transfer none) (nullable): what the approval policy says to the lines as they stand
 */
const RegQuotationJudgement *
reg_quotation_model_get_judgement (RegQuotationModel *self)
{
  return self->judgement;
}

RegDiscount
reg_quotation_model_get_discount (RegQuotationModel *self)
{
  RegDiscount discount = { REG_DISCOUNT_NONE, 0 };

  if (self->revision != NULL)
    {
      discount.kind = (RegDiscountKind)reg_record_get_int (self->revision,
                                                           REG_QUOTATION_REVISION_DISCOUNT_KIND);
      discount.value = reg_record_get_int (self->revision, REG_QUOTATION_REVISION_DISCOUNT_VALUE);
    }
  return discount;
}

/**
 * reg_quotation_model_find_wrong:
 * @position: (out): the first line in which something cannot be understood
 * @cell: (out): where in it
 */
gboolean
reg_quotation_model_find_wrong (RegQuotationModel *self, guint *position, RegLineCell *cell)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegQuotationLineItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      if (reg_quotation_line_item_find_wrong (item, cell))
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* --- object ----------------------------------------------------------------------------- */

static void
store_changed_cb (RegStore *store, RegChanges *changes, RegQuotationModel *self)
{
  static const RegEntityId ours[] = { REG_ENTITY_QUOTATION,      REG_ENTITY_QUOTATION_REVISION,
                                      REG_ENTITY_QUOTATION_LINE, REG_ENTITY_APPROVAL_RULE,
                                      REG_ENTITY_APPROVAL_STEP,  REG_ENTITY_APPROVAL_EVENT,
                                      REG_ENTITY_STAFF,          REG_ENTITY_TAX_RATE,
                                      REG_ENTITY_PARTY,          REG_ENTITY_PRICE_LIST,
                                      REG_ENTITY_PRICE_ITEM,     REG_ENTITY_FIRM };
  static const RegEntityId prices[] = { REG_ENTITY_PARTY, REG_ENTITY_PRICE_LIST,
                                        REG_ENTITY_PRICE_ITEM };

  if (self->quotation == NULL || changes->action == self->own_action)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (prices); i++)
    if (changes->entities & (G_GUINT64_CONSTANT (1) << prices[i]))
      self->has_old_prices = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (ours); i++)
    if (changes->entities & (G_GUINT64_CONSTANT (1) << ours[i]))
      {
        reg_quotation_model_load_async (self, reg_quotation_model_get_id (self), NULL, NULL, NULL);
        return;
      }
}

static void
staff_changed_cb (RegSession *session, RegQuotationModel *self)
{
  /* What may be given alone depends on who is working. */
  if (self->quotation != NULL)
    reg_quotation_model_compute (self);
}

static void
reg_quotation_model_dispose (GObject *object)
{
  RegQuotationModel *self = REG_QUOTATION_MODEL (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  G_OBJECT_CLASS (reg_quotation_model_parent_class)->dispose (object);
}

static void
reg_quotation_model_finalize (GObject *object)
{
  RegQuotationModel *self = REG_QUOTATION_MODEL (object);

  reg_quotation_model_clear_history (self);
  g_clear_pointer (&self->quotation, reg_quotation_unref);
  g_clear_pointer (&self->grant, reg_quotation_unref);
  g_clear_pointer (&self->revision, reg_record_unref);
  g_clear_pointer (&self->tax_rates, g_ptr_array_unref);
  g_clear_pointer (&self->categories, g_hash_table_unref);
  g_clear_pointer (&self->repriced, g_ptr_array_unref);
  g_clear_pointer (&self->prices, reg_quotation_prices_free);
  g_clear_pointer (&self->bundles, g_hash_table_unref);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_clear_pointer (&self->result, reg_calc_result_free);
  g_clear_pointer (&self->judgement, reg_quotation_judgement_free);
  g_clear_pointer (&self->saved_items, g_ptr_array_unref);
  g_clear_pointer (&self->flushing, g_ptr_array_unref);
  g_clear_error (&self->calc_error);
  g_clear_object (&self->lines);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_quotation_model_parent_class)->finalize (object);
}

static void
reg_quotation_model_class_init (RegQuotationModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = reg_quotation_model_dispose;
  object_class->finalize = reg_quotation_model_finalize;

  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_QUOTATION_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[STATE_CHANGED] = g_signal_new ("state-changed", REG_TYPE_QUOTATION_MODEL,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REPRICED] = g_signal_new ("repriced", REG_TYPE_QUOTATION_MODEL, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SAVE_FAILED] = g_signal_new ("save-failed", REG_TYPE_QUOTATION_MODEL, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
reg_quotation_model_init (RegQuotationModel *self)
{
  self->lines = g_list_store_new (REG_TYPE_QUOTATION_LINE_ITEM);
  self->tax_rates = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  self->categories = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->prices = reg_quotation_prices_new ();
  self->repriced = reg_quotation_model_new_repriced ();
  self->bundles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->pictures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify)g_bytes_unref);
  self->saved_items = g_ptr_array_new_with_free_func (g_object_unref);
  self->flushing = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
}

RegQuotationModel *
reg_quotation_model_new (RegSession *session)
{
  RegQuotationModel *self;

  g_return_val_if_fail (REG_IS_SESSION (session), NULL);

  self = g_object_new (REG_TYPE_QUOTATION_MODEL, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (staff_changed_cb), self, 0);
  return self;
}
