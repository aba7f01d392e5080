/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-photo.h"

#include <glib/gi18n.h>

#include "store/reg-attachments.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-toaster.h"

/* Sharp enough for the largest place where it is shown, small enough to keep thousands of them in
 * the book. */
#define MAX_SIDE 512
#define QUALITY "85"

/* What is larger is no photo of a person, or was made to fill the memory. */
#define MAX_BYTES (32 * 1024 * 1024)
#define MAX_PIXELS G_GINT64_CONSTANT (100000000)

/* --- picture ---------------------------------------------------------------------------- */

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gboolean *too_large)
{
  double scale = (double)MAX_SIDE / MAX (width, height);

  *too_large = (gint64)width * height > MAX_PIXELS;
  if (*too_large)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int)(width * scale + 0.5)),
                                MAX (1, (int)(height * scale + 0.5)));
}

static gboolean
feed (GdkPixbufLoader *loader, GInputStream *stream, gboolean *too_large, GError **error)
{
  g_autofree guchar *buffer = g_malloc (65536);
  gsize total = 0;
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, 65536, NULL, error)) > 0)
    {
      total += n;
      *too_large |= total > MAX_BYTES;
      if (*too_large)
        return TRUE;
      if (!gdk_pixbuf_loader_write (loader, buffer, n, error))
        return FALSE;
    }
  return n == 0;
}

/* Some kinds of picture tell their size only when all of it was given. */
static GdkPixbuf *
decode (GInputStream *stream, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gboolean too_large = FALSE;
  gboolean ok;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &too_large);
  ok = feed (loader, stream, &too_large, error);
  ok = gdk_pixbuf_loader_close (loader, ok ? error : NULL) && ok;
  g_signal_handlers_disconnect_by_data (loader, &too_large);
  if (too_large)
    {
      g_clear_error (error);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "the picture is too large");
      return NULL;
    }
  return ok ? gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader)) : NULL;
}

static GBytes *
encode (GdkPixbuf *picture, GError **error)
{
  gboolean see_through = gdk_pixbuf_get_has_alpha (picture);
  char *data = NULL;
  gsize size = 0;
  gboolean ok = see_through ? gdk_pixbuf_save_to_buffer (picture, &data, &size, "png", error, NULL)
                            : gdk_pixbuf_save_to_buffer (picture, &data, &size, "jpeg", error,
                                                         "quality", QUALITY, NULL);

  return ok ? g_bytes_new_take (data, size) : NULL;
}

/**
 * reg_customer_photo_shrink:
 * @stream: a picture as it comes, of any kind this system can read
 * @error: %G_IO_ERROR_MESSAGE_TOO_LARGE for a picture nobody needs, or why it cannot be read
 *
 * Makes it as large as a photo is ever shown, the right way up, without what the camera wrote
 * beside it (such as where it was taken). Takes its time: not for the main thread.
 *
 * Returns: (transfer full) (nullable): a JPEG, or a PNG where the picture is transparent
 */
GBytes *
reg_customer_photo_shrink (GInputStream *stream, GError **error)
{
  g_autoptr (GdkPixbuf) upright = decode (stream, error);

  return upright != NULL ? encode (upright, error) : NULL;
}

/* --- keeping it ------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *from;
  RegSession *session;
  gint64 party;
  GFile *file;    /* one of them is where it comes from */
  GBytes *source; /* a picture file in memory */
  GBytes *small;
} Photo;

static void
photo_free (gpointer data)
{
  Photo *photo = data;

  g_object_unref (photo->from);
  g_object_unref (photo->session);
  g_clear_object (&photo->file);
  g_clear_pointer (&photo->source, g_bytes_unref);
  g_clear_pointer (&photo->small, g_bytes_unref);
  g_free (photo);
}

static Photo *
photo_new (GtkWidget *from, RegSession *session, gint64 party)
{
  Photo *photo = g_new0 (Photo, 1);

  photo->from = g_object_ref (from);
  photo->session = g_object_ref (session);
  photo->party = party;
  return photo;
}

static const char *
get_media_type (GBytes *picture)
{
  const guchar *bytes = g_bytes_get_data (picture, NULL);

  return bytes[0] == 0x89 ? "image/png" : "image/jpeg";
}

/* Without a picture there is none afterwards. */
static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Photo *photo = data;
  g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, photo->party, error);
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;
  RegRecordBuilder *builder;
  gint64 attachment = 0;

  if (party == NULL)
    return FALSE;
  if (photo->small != NULL)
    {
      attachment = reg_attachment_store (db, photo->small, get_media_type (photo->small), NULL,
                                         error);
      if (attachment == 0)
        return FALSE;
    }
  builder = reg_record_builder_new_from (party);
  reg_record_builder_set_ref (builder, REG_PARTY_PHOTO_ID, attachment);
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

static void
save (Photo *photo)
{
  const RegEditWords words = {
    .kind = "photo",
    .done = photo->small != NULL ? _ ("Photo changed") : _ ("Photo removed"),
    .failed = _ ("The photo was not changed."),
  };

  reg_edit_run (photo->from, photo->session, &words, save_job, photo, photo_free, NULL);
}

static void
shrink_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Photo *photo = data;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  if (photo->file != NULL)
    stream = G_INPUT_STREAM (g_file_read (photo->file, cancellable, &error));
  else
    stream = g_memory_input_stream_new_from_bytes (photo->source);
  if (stream != NULL)
    photo->small = reg_customer_photo_shrink (stream, &error);
  if (photo->small != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
shrunk_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Photo *photo = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      save (photo);
      return;
    }
  g_message ("Photo: %s", error->message);
  reg_toaster_show (photo->from, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE)
                                     ? _ ("This picture is too large.")
                                     : _ ("This is not a picture that can be shown."));
  photo_free (photo);
}

static void
shrink (Photo *photo)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, shrunk_cb, photo);

  g_task_set_task_data (task, photo, NULL);
  g_task_run_in_thread (task, shrink_worker);
}

/* --- where it comes from ---------------------------------------------------------------- */

/**
 * reg_customer_photo_new_drop_target:
 *
 * Returns: (transfer full): where a picture or a file with one may be let go; what comes is for
 *   reg_customer_photo_take()
 */
GtkDropTarget *
reg_customer_photo_new_drop_target (void)
{
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  return target;
}

/**
 * reg_customer_photo_take:
 * @from: where it was asked for; the toast appears there
 * @party: a customer
 * @picture: a #GdkTexture, a #GFile or a list of files, of which the first counts
 *
 * Returns: whether there is a picture in it; it becomes the customer's photo
 */
gboolean
reg_customer_photo_take (GtkWidget *from, RegSession *session, gint64 party, const GValue *picture)
{
  g_autoptr (GSList) files = G_VALUE_HOLDS (picture, GDK_TYPE_FILE_LIST)
                                 ? gdk_file_list_get_files (g_value_get_boxed (picture))
                                 : NULL;
  GFile *file = G_VALUE_HOLDS (picture, G_TYPE_FILE) ? g_value_get_object (picture) : NULL;
  Photo *photo = photo_new (from, session, party);

  if (files != NULL)
    file = files->data;
  if (file != NULL)
    photo->file = g_object_ref (file);
  else if (G_VALUE_HOLDS (picture, GDK_TYPE_TEXTURE) && g_value_get_object (picture) != NULL)
    photo->source = gdk_texture_save_to_png_bytes (g_value_get_object (picture));
  if (photo->file == NULL && photo->source == NULL)
    {
      photo_free (photo);
      return FALSE;
    }
  shrink (photo);
  return TRUE;
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Photo *photo = user_data;

  photo->file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);
  if (photo->file != NULL)
    shrink (photo);
  else
    photo_free (photo);
}

/**
 * reg_customer_photo_choose:
 * @party: a customer
 *
 * Asks for a file with a picture.
 */
void
reg_customer_photo_choose (GtkWidget *from, RegSession *session, gint64 party)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (from);

  gtk_file_filter_set_name (pictures, _ ("Pictures"));
  gtk_file_filter_add_mime_type (pictures, "image/*");
  g_list_store_append (filters, pictures);
  gtk_file_dialog_set_title (dialog, _ ("Choose a photo"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        file_chosen_cb, photo_new (from, session, party));
}

static void
pasted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Photo *photo = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (object), result, &error);

  if (value == NULL || !reg_customer_photo_take (photo->from, photo->session, photo->party, value))
    reg_toaster_show (photo->from, _ ("There is no picture to paste. Copy one first."));
  photo_free (photo);
}

/**
 * reg_customer_photo_paste:
 * @party: a customer
 *
 * Takes the picture, or the file with one, that was copied last.
 */
void
reg_customer_photo_paste (GtkWidget *from, RegSession *session, gint64 party)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (from);
  gboolean is_file = gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                                        GDK_TYPE_FILE_LIST);

  gdk_clipboard_read_value_async (clipboard, is_file ? GDK_TYPE_FILE_LIST : GDK_TYPE_TEXTURE,
                                  G_PRIORITY_DEFAULT, NULL, pasted_cb,
                                  photo_new (from, session, party));
}

/**
 * reg_customer_photo_remove:
 * @party: a customer
 *
 * They are shown by their initials again.
 */
void
reg_customer_photo_remove (GtkWidget *from, RegSession *session, gint64 party)
{
  save (photo_new (from, session, party));
}
