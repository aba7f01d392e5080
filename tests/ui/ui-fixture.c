/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-fixture.h"

#include "ui/table/reg-table-line.h"
#include "ui/widgets/reg-toaster.h"

#include <glib/gstdio.h>

#include "core/reg-phone.h"
#include "store/reg-firm.h"

void
ui_fixture_init (int *argc, char ***argv)
{
  /* Looked for once: tests with folders of their own would find no kinds of files there, and
   * pictures would not be recognised. */
  g_content_type_get_mime_dirs ();
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  /* A cursor that blinks when a window changes its form under marked text is warned about by GTK. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  reg_toaster_set_timeout (0);
}

/* --- the shop --------------------------------------------------------------------------- */

static gboolean
firm_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  UiFixture *self = data;
  const RegFirmSetup setup = {
    .name = "Corner shop",
    .country = self->country != NULL ? self->country : "NL",
    .owner = "Mina Kok",
  };

  self->owner = reg_firm_create (db, &setup, error);
  return self->owner != 0;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  reg_session_load_finish (REG_SESSION (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *)user_data = TRUE;
}

static void
open_store (UiFixture *self, RegStoreFlags flags)
{
  g_autofree char *path = g_build_filename (self->folder, "shop.regulars", NULL);
  g_autoptr (GTimeZone) zone = self->zone != NULL ? g_time_zone_new_identifier (self->zone) : NULL;
  g_autoptr (GError) error = NULL;

  self->store = reg_store_new (path, flags);
  reg_store_set_clock (self->store, self->clock, zone);
  reg_store_open_sync (self->store, NULL, &error);
  g_assert_no_error (error);
}

static void
open_session (UiFixture *self)
{
  gboolean loaded = FALSE;

  self->session = reg_session_new (self->store);
  reg_session_load_async (self->session, NULL, loaded_cb, &loaded);
  while (!loaded)
    g_main_context_iteration (NULL, TRUE);
  reg_session_set_staff (self->session, self->owner);
}

static void
close_store (UiFixture *self)
{
  ui_fixture_settle (self);
  g_clear_object (&self->session);
  reg_store_close (self->store);
  g_clear_object (&self->store);
}

void
ui_fixture_make_firm (UiFixture *self)
{
  static const RegActionInfo info = { .kind = "firm", .label = "Firm", .without_undo = TRUE };
  g_autoptr (GError) error = NULL;

  reg_store_write_sync (self->store, &info, firm_job, self, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
ui_fixture_set_up (UiFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("regulars-XXXXXX", &error);
  g_assert_no_error (error);
  open_store (self, REG_STORE_CREATE);
  ui_fixture_make_firm (self);
  open_session (self);
}

/* The same book again, perhaps only to be looked at. No window may be open. */
void
ui_fixture_reopen (UiFixture *self, RegStoreFlags flags)
{
  close_store (self);
  open_store (self, flags);
  open_session (self);
}

void
ui_fixture_tear_down (UiFixture *self, gconstpointer unused)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  close_store (self);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

/* --- records ---------------------------------------------------------------------------- */

typedef struct
{
  RegRecord *record;
  gint64 id;
} Save;

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;
  g_autoptr (RegRecord) saved = reg_db_save (db, save->record, error);

  if (saved != NULL)
    save->id = reg_record_get_id (saved);
  return saved != NULL;
}

gint64
ui_fixture_save (UiFixture *self, RegRecordBuilder *builder)
{
  static const RegActionInfo info = { .kind = "edit", .label = "Edited" };
  g_autoptr (RegRecord) record = reg_record_builder_end (builder);
  g_autoptr (GError) error = NULL;
  Save save = { record, 0 };

  reg_store_write_sync (self->store, &info, save_job, &save, NULL, NULL, &error);
  g_assert_no_error (error);
  return save.id;
}

gint64
ui_fixture_add_party (UiFixture *self, const char *name)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);

  reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
  return ui_fixture_save (self, builder);
}

gint64
ui_fixture_add_contact (UiFixture *self, gint64 party, RegContactKind kind, const char *value)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
  g_autofree char *digits = NULL;

  if (kind == REG_CONTACT_KIND_PHONE || kind == REG_CONTACT_KIND_MOBILE)
    digits = reg_phone_national_number (value, "NL");
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_DIGITS, digits);
  reg_record_builder_set_ref (builder, REG_CONTACT_POINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  if (kind == REG_CONTACT_KIND_ADDRESS)
    reg_record_builder_set_text (builder, REG_CONTACT_POINT_CITY, value);
  else
    reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, value);
  return ui_fixture_save (self, builder);
}

gint64
ui_fixture_add_sale (UiFixture *self, gint64 party, const char *date, gint64 net)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE);

  reg_record_builder_set_text (builder, REG_SALE_NUMBER, date);
  reg_record_builder_set_ref (builder, REG_SALE_PARTY_ID, party);
  reg_record_builder_set_text (builder, REG_SALE_SOLD_ON, date);
  reg_record_builder_set_text (builder, REG_SALE_CURRENCY, "EUR");
  reg_record_builder_set_int (builder, REG_SALE_NET, net);
  reg_record_builder_set_int (builder, REG_SALE_GROSS, net);
  return ui_fixture_save (self, builder);
}

gint64
ui_fixture_add_touch (UiFixture *self, gint64 party, const char *summary, gint64 at)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TOUCHPOINT);

  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_KIND, REG_TOUCH_KIND_CALL);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_AT, at);
  reg_record_builder_set_text (builder, REG_TOUCHPOINT_SUMMARY, summary);
  return ui_fixture_save (self, builder);
}

typedef struct
{
  RegEntityId entity;
  int field;
  gint64 id;
  RegRecord *record;
  GPtrArray *records;
} Load;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->record = reg_db_load (db, load->entity, load->id, error);
  return load->record != NULL;
}

/* NULL when there is none. */
RegRecord *
ui_fixture_load (UiFixture *self, RegEntityId entity, gint64 id)
{
  Load load = { .entity = entity, .id = id };

  reg_store_read_sync (self->store, load_job, &load, NULL, NULL);
  return load.record;
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  if (load->field < 0)
    load->records = reg_db_list (db, load->entity, -1, error);
  else
    load->records = reg_db_list_by_int (db, load->entity, load->field, load->id, -1, error);
  return load->records != NULL;
}

/* field -1: all. */
GPtrArray *
ui_fixture_list (UiFixture *self, RegEntityId entity, int field, gint64 value)
{
  Load load = { .entity = entity, .field = field, .id = value };
  g_autoptr (GError) error = NULL;

  reg_store_read_sync (self->store, list_job, &load, NULL, &error);
  g_assert_no_error (error);
  return load.records;
}

/* --- waiting ---------------------------------------------------------------------------- */

static gboolean
is_busy (UiFixture *self)
{
  return self->store != NULL && reg_store_is_busy (self->store);
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *left = user_data;

  if (*left > 0)
    (*left)--;
  return *left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* A window that is closed meanwhile draws no frames any more. */
static void
settle_frames (GtkWidget *window)
{
  guint left = 3;
  guint id = gtk_widget_add_tick_callback (window, frame_cb, &left, NULL);

  while (left > 0 && gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  if (left > 0)
    gtk_widget_remove_tick_callback (window, id);
}

/* Frames of all windows. Held: a window may close itself when its work is done. */
static void
settle_windows (void)
{
  GList *windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    g_object_ref (item->data);
  for (GList *item = windows; item != NULL; item = item->next)
    if (gtk_widget_get_mapped (item->data))
      settle_frames (item->data);
  g_list_free_full (windows, g_object_unref);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* An answer may ask for more, at once or when it is drawn: ids, then rows, then what they are shown
 * with. It is over when frames were drawn twice in a row and nothing was asked. */
void
ui_fixture_settle (UiFixture *self)
{
  guint quiet = 0;

  while (quiet < 2)
    {
      gboolean asked = is_busy (self);

      while (is_busy (self))
        g_main_context_iteration (NULL, TRUE);
      settle_windows ();
      quiet = asked || is_busy (self) ? 0 : quiet + 1;
    }
}

/* --- looking ---------------------------------------------------------------------------- */

GtkWidget *
ui_find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The button that says this when one points at it. */
GtkWidget *
ui_find_tooltip (GtkWidget *widget, const char *tooltip)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_tooltip (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  return NULL;
}

/* The label that says exactly this, where it can be seen. */
GtkWidget *
ui_find_text (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (g_strcmp0 (get_text (widget), text) == 0
      || (REG_IS_TABLE_LINE (widget) && reg_table_line_says (REG_TABLE_LINE (widget), text)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_text (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
ui_shows (GtkWidget *widget, const char *text)
{
  return ui_find_text (widget, text) != NULL;
}
