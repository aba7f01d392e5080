/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-picture.h"

#include <glib/gi18n.h>

#include "ui/widgets/reg-toaster.h"

/* Sharp enough for the largest place where it is shown, small enough to keep thousands of them in
 * the book. */
#define MAX_SIDE 512
#define QUALITY "85"

/* What is larger is no picture of a person or of a thing, or was made to fill the memory. */
#define MAX_BYTES (32 * 1024 * 1024)
#define MAX_PIXELS G_GINT64_CONSTANT (100000000)

/* --- making it small -------------------------------------------------------------------- */

typedef struct
{
  int max_side;
  gboolean too_large;
} Limits;

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, Limits *limits)
{
  double scale = (double)limits->max_side / MAX (width, height);

  limits->too_large = (gint64)width * height > MAX_PIXELS;
  if (limits->too_large)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int)(width * scale + 0.5)),
                                MAX (1, (int)(height * scale + 0.5)));
}

static gboolean
feed (GdkPixbufLoader *loader, GInputStream *stream, Limits *limits, GError **error)
{
  g_autofree guchar *buffer = g_malloc (65536);
  gsize total = 0;
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, 65536, NULL, error)) > 0)
    {
      total += n;
      limits->too_large |= total > MAX_BYTES;
      if (limits->too_large)
        return TRUE;
      if (!gdk_pixbuf_loader_write (loader, buffer, n, error))
        return FALSE;
    }
  return n == 0;
}

/* Some kinds of picture tell their size only when all of it was given. */
static GdkPixbuf *
decode (GInputStream *stream, int max_side, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  Limits limits = { .max_side = max_side };
  gboolean ok;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &limits);
  ok = feed (loader, stream, &limits, error);
  ok = gdk_pixbuf_loader_close (loader, ok ? error : NULL) && ok;
  g_signal_handlers_disconnect_by_data (loader, &limits);
  if (limits.too_large)
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
 * reg_picture_shrink:
 * @stream: a picture as it comes, of any kind this system can read
 * @error: %G_IO_ERROR_MESSAGE_TOO_LARGE for a picture nobody needs, or why it cannot be read
 *
 * Makes it as large as it is ever shown, the right way up, without what the camera wrote beside it
 * (such as where it was taken). Takes its time: not for the main thread.
 *
 * Returns: (transfer full) (nullable): a JPEG, or a PNG where the picture is transparent
 */
GBytes *
reg_picture_shrink (GInputStream *stream, GError **error)
{
  g_autoptr (GdkPixbuf) upright = decode (stream, MAX_SIDE, error);

  return upright != NULL ? encode (upright, error) : NULL;
}

/**
 * reg_picture_make_print:
 * @picture: a picture of any kind
 * @max_side: it is at most so many pixels wide and high
 * @error: why it cannot be read
 *
 * Not for the main thread.
 *
 * Returns: (transfer full) (nullable): a PNG, the only kind documents are drawn with
 */
GBytes *
reg_picture_make_print (GBytes *picture, int max_side, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (picture);
  g_autoptr (GdkPixbuf) upright = decode (stream, max_side, error);
  char *data = NULL;
  gsize size = 0;

  if (upright == NULL || !gdk_pixbuf_save_to_buffer (upright, &data, &size, "png", error, NULL))
    return NULL;
  return g_bytes_new_take (data, size);
}

/* Of one that was made small here. */
const char *
reg_picture_get_media_type (GBytes *picture)
{
  gsize size;
  const guchar *bytes = g_bytes_get_data (picture, &size);

  return size > 0 && bytes[0] == 0x89 ? "image/png" : "image/jpeg";
}

/* --- taking it -------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *from;
  GFile *file;    /* one of them is where it comes from */
  GBytes *source; /* a picture file in memory */
  RegPictureTaken taken;
  gpointer data;
  GDestroyNotify free_data;
} Intake;

static void
intake_free (Intake *intake)
{
  g_object_unref (intake->from);
  g_clear_object (&intake->file);
  g_clear_pointer (&intake->source, g_bytes_unref);
  if (intake->free_data != NULL)
    intake->free_data (intake->data);
  g_free (intake);
}

static Intake *
intake_new (GtkWidget *from, RegPictureTaken taken, gpointer data, GDestroyNotify free_data)
{
  Intake *intake = g_new0 (Intake, 1);

  intake->from = g_object_ref (from);
  intake->taken = taken;
  intake->data = data;
  intake->free_data = free_data;
  return intake;
}

static void
shrink_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Intake *intake = data;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *small = NULL;

  if (intake->file != NULL)
    stream = G_INPUT_STREAM (g_file_read (intake->file, cancellable, &error));
  else
    stream = g_memory_input_stream_new_from_bytes (intake->source);
  if (stream != NULL)
    small = reg_picture_shrink (stream, &error);
  if (small != NULL)
    g_task_return_pointer (task, small, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
shrunk_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Intake *intake = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) small = g_task_propagate_pointer (G_TASK (result), &error);

  if (small != NULL)
    intake->taken (intake->from, small, intake->data);
  else
    {
      g_message ("Picture: %s", error->message);
      reg_toaster_show (intake->from,
                        g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE)
                            ? _ ("This picture is too large.")
                            : _ ("This is not a picture that can be shown."));
    }
  intake_free (intake);
}

/* Takes the intake. */
static void
shrink (Intake *intake)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, shrunk_cb, intake);

  g_task_set_task_data (task, intake, NULL);
  g_task_run_in_thread (task, shrink_worker);
}

/* --- where it comes from ---------------------------------------------------------------- */

/**
 * reg_picture_new_drop_target:
 *
 * Returns: (transfer full): where a picture or a file with one may be let go; what comes is for
 *   reg_picture_take()
 */
GtkDropTarget *
reg_picture_new_drop_target (void)
{
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  return target;
}

/**
 * reg_picture_take:
 * @from: where it was asked for; kept until it is done, messages appear there
 * @value: a #GdkTexture, a #GFile or a list of files, of which the first counts
 * @taken: called when it is small
 * @data: (transfer full): for @taken
 * @free_data: (nullable): frees @data when it is done, or nothing comes of it
 *
 * Returns: whether there is a picture in it
 */
gboolean
reg_picture_take (GtkWidget *from,
                  const GValue *value,
                  RegPictureTaken taken,
                  gpointer data,
                  GDestroyNotify free_data)
{
  g_autoptr (GSList) files = G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST)
                                 ? gdk_file_list_get_files (g_value_get_boxed (value))
                                 : NULL;
  GFile *file = G_VALUE_HOLDS (value, G_TYPE_FILE) ? g_value_get_object (value) : NULL;
  Intake *intake = intake_new (from, taken, data, free_data);

  if (files != NULL)
    file = files->data;
  if (file != NULL)
    intake->file = g_object_ref (file);
  else if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE) && g_value_get_object (value) != NULL)
    intake->source = gdk_texture_save_to_png_bytes (g_value_get_object (value));
  if (intake->file == NULL && intake->source == NULL)
    {
      intake_free (intake);
      return FALSE;
    }
  shrink (intake);
  return TRUE;
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Intake *intake = user_data;

  intake->file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);
  if (intake->file != NULL)
    shrink (intake);
  else
    intake_free (intake);
}

/**
 * reg_picture_choose:
 * @title: of the dialog
 *
 * Asks for a file with a picture.
 */
void
reg_picture_choose (GtkWidget *from,
                    const char *title,
                    RegPictureTaken taken,
                    gpointer data,
                    GDestroyNotify free_data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (from);

  gtk_file_filter_set_name (pictures, _ ("Pictures"));
  gtk_file_filter_add_mime_type (pictures, "image/*");
  g_list_store_append (filters, pictures);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        file_chosen_cb, intake_new (from, taken, data, free_data));
}

static void
pasted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Intake *intake = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (object), result, &error);

  gboolean taken = value != NULL
                   && reg_picture_take (intake->from, value, intake->taken, intake->data,
                                        g_steal_pointer (&intake->free_data));

  if (!taken)
    reg_toaster_show (intake->from, _ ("There is no picture to paste. Copy one first."));
  intake_free (intake);
}

/**
 * reg_picture_paste:
 *
 * Takes the picture, or the file with one, that was copied last.
 */
void
reg_picture_paste (GtkWidget *from, RegPictureTaken taken, gpointer data, GDestroyNotify free_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (from);
  gboolean is_file = gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                                        GDK_TYPE_FILE_LIST);

  gdk_clipboard_read_value_async (clipboard, is_file ? GDK_TYPE_FILE_LIST : GDK_TYPE_TEXTURE,
                                  G_PRIORITY_DEFAULT, NULL, pasted_cb,
                                  intake_new (from, taken, data, free_data));
}
