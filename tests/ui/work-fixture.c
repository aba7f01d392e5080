/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "work-fixture.h"

#include "store/reg-complaints.h"

/* --- time ------------------------------------------------------------------------------- */

static gint64 the_time;

gint64
work_now (void)
{
  return the_time;
}

gint64
work_instant (const char *utc)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (utc, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time) * 1000;
}

void
work_set_time (const char *utc)
{
  the_time = work_instant (utc);
}

void
work_pass (gint64 ms)
{
  the_time += ms;
}

/* --- the shop --------------------------------------------------------------------------- */

void
work_set_up_in (WorkFixture *self, const char *country, const char *zone)
{
  self->asked = NULL;
  self->ui.country = country;
  self->ui.zone = zone;
  self->ui.clock = work_now;
  work_set_time ("2026-11-18T09:00:00Z");
  ui_fixture_set_up (WORK_UI (self), NULL);
}

void
work_set_up (WorkFixture *self, gconstpointer unused)
{
  work_set_up_in (self, "NL", "Europe/Amsterdam");
}

void
work_tear_down (WorkFixture *self, gconstpointer unused)
{
  g_clear_pointer (&self->asked, g_free);
  ui_fixture_tear_down (WORK_UI (self), NULL);
}

/* --- records ---------------------------------------------------------------------------- */

gint64
work_add_staff (WorkFixture *self, const char *name, int role)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_STAFF);
  gint64 id;

  reg_record_builder_set_text (builder, REG_STAFF_NAME, name);
  reg_record_builder_set_int (builder, REG_STAFF_ROLE, role);
  reg_record_builder_set_int (builder, REG_STAFF_ACTIVE, TRUE);
  id = ui_fixture_save (WORK_UI (self), builder);
  ui_fixture_settle (WORK_UI (self));
  return id;
}

gint64
work_add_product (WorkFixture *self, const char *name)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRODUCT);

  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, name);
  return ui_fixture_save (WORK_UI (self), builder);
}

void
work_add_line (WorkFixture *self, gint64 sale, gint64 product)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE_LINE);

  reg_record_builder_set_ref (builder, REG_SALE_LINE_SALE_ID, sale);
  reg_record_builder_set_ref (builder, REG_SALE_LINE_PRODUCT_ID, product);
  reg_record_builder_set_int (builder, REG_SALE_LINE_QUANTITY, 1000000);
  ui_fixture_save (WORK_UI (self), builder);
}

typedef struct
{
  RegRecord *record;
  gint64 id;
} Create;

static gboolean
create_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Create *create = data;

  create->id = reg_complaint_create (db, create->record, error);
  return create->id != 0;
}

gint64
work_add_complaint (WorkFixture *self, gint64 party, const char *subject, gint64 reported)
{
  static const RegActionInfo info = { .kind = "complaint", .label = "Logged" };
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT);
  g_autoptr (GError) error = NULL;
  Create create = { 0 };

  reg_record_builder_set_ref (builder, REG_COMPLAINT_PARTY_ID, party);
  reg_record_builder_set_text (builder, REG_COMPLAINT_SUBJECT, subject);
  reg_record_builder_set_text (builder, REG_COMPLAINT_STORY, "It slips whenever I carry a load.");
  if (reported != 0)
    reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT, reported);
  create.record = reg_record_builder_end (builder);
  reg_store_write_sync (self->ui.store, &info, create_job, &create, NULL, NULL, &error);
  g_assert_no_error (error);
  reg_record_unref (create.record);
  return create.id;
}

gint64
work_add_task (
    WorkFixture *self, int kind, const char *title, const char *due, gint64 staff, gint64 party)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);

  reg_record_builder_set_int (builder, REG_TASK_KIND, kind);
  reg_record_builder_set_text (builder, REG_TASK_TITLE, title);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, due);
  reg_record_builder_set_ref (builder, REG_TASK_STAFF_ID, staff);
  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID, party);
  return ui_fixture_save (WORK_UI (self), builder);
}

static RegRecordBuilder *
edit (WorkFixture *self, RegEntityId entity, gint64 id)
{
  g_autoptr (RegRecord) record = ui_fixture_load (WORK_UI (self), entity, id);

  g_assert_nonnull (record);
  return reg_record_builder_new_from (record);
}

void
work_change_text (WorkFixture *self, RegEntityId entity, gint64 id, int field, const char *text)
{
  RegRecordBuilder *builder = edit (self, entity, id);

  reg_record_builder_set_text (builder, field, text);
  ui_fixture_save (WORK_UI (self), builder);
  ui_fixture_settle (WORK_UI (self));
}

void
work_change_int (WorkFixture *self, RegEntityId entity, gint64 id, int field, gint64 value)
{
  RegRecordBuilder *builder = edit (self, entity, id);

  reg_record_builder_set_int (builder, field, value);
  ui_fixture_save (WORK_UI (self), builder);
  ui_fixture_settle (WORK_UI (self));
}

gint64
work_get_int (WorkFixture *self, RegEntityId entity, gint64 id, int field)
{
  g_autoptr (RegRecord) record = ui_fixture_load (WORK_UI (self), entity, id);

  g_assert_nonnull (record);
  return reg_record_get_int (record, field);
}

char *
work_get_text (WorkFixture *self, RegEntityId entity, gint64 id, int field)
{
  g_autoptr (RegRecord) record = ui_fixture_load (WORK_UI (self), entity, id);

  g_assert_nonnull (record);
  return g_strdup (reg_record_get_text (record, field));
}

/* --- undo ------------------------------------------------------------------------------- */

static void
undone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = reg_session_undo_finish (REG_SESSION (object), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (text);
}

void
work_undo (WorkFixture *self)
{
  reg_session_undo_async (self->ui.session, 0, NULL, undone_cb, NULL);
  ui_fixture_settle (WORK_UI (self));
}

void
work_redo (WorkFixture *self)
{
  reg_session_redo_async (self->ui.session, NULL, undone_cb, NULL);
  ui_fixture_settle (WORK_UI (self));
}

/* Messages that go may still be there: the newest action counts. */
static void
find_newest (GtkWidget *widget, GtkWidget **newest, gint64 *action)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "app.undo-action")
             == 0)
    {
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

      if (g_variant_get_int64 (target) > *action)
        {
          *action = g_variant_get_int64 (target);
          *newest = widget;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_newest (child, newest, action);
}

void
work_undo_by_toast (WorkFixture *self, GtkWidget *window)
{
  GtkWidget *button = NULL;
  gint64 action = 0;

  find_newest (window, &button, &action);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ui_fixture_settle (WORK_UI (self));
}

/* --- windows ---------------------------------------------------------------------------- */

static void
asked_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  WorkFixture *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  g_autofree char *what = g_variant_print (target, FALSE);

  g_free (self->asked);
  self->asked = g_strdup_printf ("%s %s", name, what);
  if (g_str_equal (name, "undo-action"))
    reg_session_undo_async (self->ui.session, g_variant_get_int64 (target), NULL, undone_cb, NULL);
}

static void
undo_cb (GSimpleAction *action, GVariant *none, gpointer user_data)
{
  work_undo (user_data);
}

static void
redo_cb (GSimpleAction *action, GVariant *none, gpointer user_data)
{
  work_redo (user_data);
}

static void
add_actions (WorkFixture *self, GtkWidget *window)
{
  static const GActionEntry entries[] = {
    { "undo", undo_cb, NULL, NULL, NULL },
    { "redo", redo_cb, NULL, NULL, NULL },
  };
  static const char *const names[] = { "undo-action",      "open-party",    "open-complaint",
                                       "open-task",        "new-task",      "open-quotation",
                                       "review-quotation", "new-complaint", "open-deal",
                                       "new-step",         "new-task-at",   "shift-note",
                                       "briefings",        "handover",      "new-campaign" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (
          names[i],
          g_str_equal (names[i], "new-task-at") ? G_VARIANT_TYPE ("(si)") : G_VARIANT_TYPE_INT64);

      g_signal_connect (action, "activate", G_CALLBACK (asked_cb), self);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (window, "app", G_ACTION_GROUP (group));
}

void
work_show (WorkFixture *self, GtkWindow *window, int width)
{
  add_actions (self, GTK_WIDGET (window));
  if (width != 0)
    gtk_window_set_default_size (window, width, 720);
  gtk_window_present (window);
  ui_fixture_settle (WORK_UI (self));
}

GtkWidget *
work_show_page (WorkFixture *self, GtkWidget *content, int width)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), content);
  adw_window_set_content (ADW_WINDOW (window), overlay);
  work_show (self, GTK_WINDOW (window), width);
  return window;
}

void
work_append_rows (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (ADW_IS_PREFERENCES_GROUP (widget))
    g_string_append_printf (
        text, "%s:", adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget)));
  if (ADW_IS_ACTION_ROW (widget))
    g_string_append_printf (text, "%s|",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    work_append_rows (child, text);
}

static void
figure_chosen_cb (GtkWidget *card, const char *filter, char **seen)
{
  g_free (*seen);
  *seen = g_strdup (filter);
}

GtkWidget *
work_show_card (WorkFixture *self, GtkWidget *card, int width, char **seen)
{
  GtkWidget *window = ui_window_new (WORK_UI (self), card, width, 700);

  if (seen != NULL)
    g_signal_connect (card, "chosen", G_CALLBACK (figure_chosen_cb), seen);
  ui_fixture_settle (WORK_UI (self));
  return window;
}

RegChartView *
work_get_chart (GtkWidget *window)
{
  return reg_chart_card_get_view (REG_CHART_CARD (ui_find_type (window, REG_TYPE_CHART_CARD)));
}

AdwDialog *
work_get_dialog (GtkWidget *window)
{
  if (ADW_IS_APPLICATION_WINDOW (window))
    return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  return adw_window_get_visible_dialog (ADW_WINDOW (window));
}

void
work_answer (
    WorkFixture *self, GtkWidget *window, const char *first, const char *second, const char *third)
{
  const char *const answers[] = { first, second, third };
  AdwDialog *dialog = work_get_dialog (window);
  GtkListBox *list;

  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  list = GTK_LIST_BOX (adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (dialog)));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (answers[i] != NULL)
      gtk_editable_set_text (GTK_EDITABLE (gtk_list_box_get_row_at_index (list, i)), answers[i]);
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "accept"));
  g_signal_emit_by_name (dialog, "response", "accept");
  adw_dialog_force_close (dialog);
  ui_fixture_settle (WORK_UI (self));
}

GtkWidget *
work_find_action (GtkWidget *widget, const char *action)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = work_find_action (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* --- rows ------------------------------------------------------------------------------- */

GtkWidget *
work_find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = work_find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
work_type (WorkFixture *self, GtkWidget *widget, const char *title, const char *text)
{
  GtkWidget *row = work_find_row (widget, title);

  g_assert_true (GTK_IS_EDITABLE (row));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
  ui_fixture_settle (WORK_UI (self));
}

const char *
work_get_typed (GtkWidget *widget, const char *title)
{
  GtkWidget *row = work_find_row (widget, title);

  g_assert_true (GTK_IS_EDITABLE (row));
  return gtk_editable_get_text (GTK_EDITABLE (row));
}
