/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-fixture.h"

#include "store/reg-firm.h"

static gint64
add_product (QuoteFixture *self,
             const char *code,
             const char *name,
             const char *group,
             gint64 price,
             gint64 cost)
{
  RegRecordBuilder *product = reg_record_builder_new (REG_ENTITY_PRODUCT);

  reg_record_builder_set_text (product, REG_PRODUCT_CODE, code);
  reg_record_builder_set_text (product, REG_PRODUCT_NAME, name);
  reg_record_builder_set_text (product, REG_PRODUCT_CATEGORY, group);
  reg_record_builder_set_int (product, REG_PRODUCT_PRICE, reg_price_from_money (price));
  if (cost > 0)
    reg_record_builder_set_int (product, REG_PRODUCT_COST, reg_price_from_money (cost));
  return ui_fixture_save (&self->ui, product);
}

static gint64
add_staff (QuoteFixture *self, const char *name, RegRole role)
{
  RegRecordBuilder *staff = reg_record_builder_new (REG_ENTITY_STAFF);

  reg_record_builder_set_text (staff, REG_STAFF_NAME, name);
  reg_record_builder_set_int (staff, REG_STAFF_ROLE, role);
  reg_record_builder_set_int (staff, REG_STAFF_ACTIVE, TRUE);
  return ui_fixture_save (&self->ui, staff);
}

static gboolean
pin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_staff_set_pin (db, *(gint64 *)data, QUOTE_PIN, error);
}

void
quote_fixture_set_up (QuoteFixture *self, gconstpointer unused)
{
  static const RegActionInfo info = { .kind = "edit", .label = "Edited" };
  g_autoptr (GError) error = NULL;

  ui_fixture_set_up (&self->ui, NULL);
  self->seller = add_staff (self, "Sam Visser", REG_ROLE_SALES);
  self->manager = add_staff (self, "Els Maas", REG_ROLE_MANAGER);
  reg_store_write_sync (self->ui.store, &info, pin_job, &self->manager, NULL, NULL, &error);
  g_assert_no_error (error);
  self->party = ui_fixture_add_party (&self->ui, "Bakery De Halm");
  self->bike = add_product (self, "CB-400", "Cargo bike, long tail, 8-speed", "Bikes", 245000,
                            168000);
  self->rack = add_product (self, "AC-011", "Front rack with straps", "Accessories", 8900, 4100);
  add_product (self, "AC-207", "Rain cover, three sizes", "Accessories", 11900, 6200);
  self->service = add_product (self, "SV-001", "Assembly and first service", "Service", 7500, 0);
  add_product (self, "AC-330", "Second battery 630 Wh", "Accessories", 68900, 42100);
  ui_fixture_settle (&self->ui);
  reg_session_set_staff (self->ui.session, self->seller);
}

void
quote_fixture_tear_down (QuoteFixture *self, gconstpointer unused)
{
  ui_fixture_tear_down (&self->ui, NULL);
}

typedef struct
{
  gint64 party;
  gint64 id;
  const char *reason;
  RegQuotation *quotation;
} Job;

static gboolean
create_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->id = reg_quotation_create (db, job->party, 0, error);
  return job->id != 0;
}

gint64
quote_fixture_create (QuoteFixture *self)
{
  static const RegActionInfo info = { .kind = "quotation-create", .label = "Begun" };
  g_autoptr (GError) error = NULL;
  Job job = { .party = self->party };

  reg_store_write_sync (self->ui.store, &info, create_job, &job, NULL, NULL, &error);
  g_assert_no_error (error);
  return job.id;
}

RegRecord *
quote_fixture_product (QuoteFixture *self, gint64 id)
{
  return ui_fixture_load (&self->ui, REG_ENTITY_PRODUCT, id);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->quotation = reg_quotation_load (db, job->id, 0, error);
  return job->quotation != NULL;
}

RegQuotation *
quote_fixture_load (QuoteFixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  Job job = { .id = id };

  reg_store_read_sync (self->ui.store, load_job, &job, NULL, &error);
  g_assert_no_error (error);
  return job.quotation;
}

static gboolean
submit_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return reg_quotation_submit (db, job->id, job->reason, error);
}

void
quote_fixture_submit (QuoteFixture *self, gint64 id, const char *reason)
{
  static const RegActionInfo info = { .kind = "quotation-submit", .label = "Handed in" };
  g_autoptr (GError) error = NULL;
  Job job = { .id = id, .reason = reason };

  reg_store_write_sync (self->ui.store, &info, submit_job, &job, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  reg_quotation_model_load_finish (REG_QUOTATION_MODEL (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *)user_data = TRUE;
}

RegQuotationModel *
quote_fixture_open (QuoteFixture *self, gint64 id)
{
  RegQuotationModel *model = reg_quotation_model_new (self->ui.session);
  gboolean loaded = FALSE;

  reg_quotation_model_load_async (model, id, NULL, loaded_cb, &loaded);
  while (!loaded)
    g_main_context_iteration (NULL, TRUE);
  return model;
}

/* Two bikes, two racks, two services. */
void
quote_fixture_fill (QuoteFixture *self, RegQuotationModel *model)
{
  gint64 products[] = { self->bike, self->rack, self->service };

  for (gsize i = 0; i < G_N_ELEMENTS (products); i++)
    {
      g_autoptr (RegRecord) product = quote_fixture_product (self, products[i]);

      reg_quotation_model_add_product (model, product, 210000, 2 * REG_QUANTITY_UNIT);
    }
}

static void
flushed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  reg_quotation_model_flush_finish (REG_QUOTATION_MODEL (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *)user_data = TRUE;
}

void
quote_fixture_flush (RegQuotationModel *model)
{
  gboolean flushed = FALSE;

  reg_quotation_model_flush_async (model, NULL, flushed_cb, &flushed);
  while (!flushed)
    g_main_context_iteration (NULL, TRUE);
}

/* Sends a key to the controllers of a widget, from the outside in, as the display would. */
static gboolean
offer (GtkWidget *widget, GtkPropagationPhase phase, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller)
          || gtk_event_controller_get_propagation_phase (controller) != phase)
        continue;
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
      if (handled)
        return TRUE;
    }
  return FALSE;
}

void
quote_press (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    g_ptr_array_add (path, at);
  for (guint i = path->len; i > 0; i--)
    if (offer (g_ptr_array_index (path, i - 1), GTK_PHASE_CAPTURE, keyval, state))
      return;
}
