/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "store/reg-attachments.h"
#include "store/reg-journal.h"
#include "ui-drive.h"
#include "ui/widgets/reg-picture.h"
#include "ui/customer/reg-customer-photo.h"

/* --- pictures --------------------------------------------------------------------------- */

/* The upper half is one colour, the lower half another. */
static GdkPixbuf *
new_picture (int width, int height, gboolean see_through)
{
  GdkPixbuf *picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, see_through, 8, width, height);
  g_autoptr (GdkPixbuf) top = gdk_pixbuf_new_subpixbuf (picture, 0, 0, width, MAX (height / 2, 1));

  gdk_pixbuf_fill (picture, 0x0000ffff);
  gdk_pixbuf_fill (top, see_through ? 0xff000000 : 0xff0000ff);
  return picture;
}

static GBytes *
new_file (int width, int height, const char *kind, gboolean see_through)
{
  g_autoptr (GdkPixbuf) picture = new_picture (width, height, see_through);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_save_to_buffer (picture, &data, &size, kind, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static GBytes *
shrink (GBytes *file, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (file);

  return reg_picture_shrink (stream, error);
}

static GdkPixbuf *
decode (GBytes *file)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (file);
  g_autoptr (GError) error = NULL;
  GdkPixbuf *picture = gdk_pixbuf_new_from_stream (stream, NULL, &error);

  g_assert_no_error (error);
  return picture;
}

static gboolean
is_red_at (GdkPixbuf *picture, int x, int y)
{
  const guchar *pixel = gdk_pixbuf_get_pixels (picture) + y * gdk_pixbuf_get_rowstride (picture)
                        + x * gdk_pixbuf_get_n_channels (picture);

  return pixel[0] > 200 && pixel[2] < 60;
}

static void
test_sizes (void)
{
  static const struct
  {
    int width, height;
    const char *kind;
    int small_width, small_height;
  } cases[] = {
    { 3000, 2000, "jpeg", 512, 341 },
    { 2000, 3000, "png", 341, 512 },
    { 512, 512, "jpeg", 512, 512 },
    { 40, 30, "png", 40, 30 },
    { 1, 1, "png", 1, 1 },
    { 6000, 1, "png", 512, 1 },
    { 1, 6000, "bmp", 1, 512 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) file = new_file (cases[i].width, cases[i].height, cases[i].kind, FALSE);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) small = shrink (file, &error);
      g_autoptr (GdkPixbuf) picture = NULL;

      g_assert_no_error (error);
      picture = decode (small);
      g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, cases[i].small_width);
      g_assert_cmpint (gdk_pixbuf_get_height (picture), ==, cases[i].small_height);
      /* What is not transparent is kept the small way. */
      g_assert_cmpint (*(const guchar *)g_bytes_get_data (small, NULL), ==, 0xff);
    }
}

static void
test_see_through (void)
{
  g_autoptr (GBytes) file = new_file (800, 800, "png", TRUE);
  g_autoptr (GBytes) small = shrink (file, NULL);
  g_autoptr (GdkPixbuf) picture = decode (small);

  g_assert_true (gdk_pixbuf_get_has_alpha (picture));
  g_assert_cmpint (gdk_pixbuf_get_pixels (picture)[3], ==, 0);
}

/* Little-endian, as a BMP has it. */
static void
put_number (guchar *at, guint32 number)
{
  number = GUINT32_TO_LE (number);
  memcpy (at, &number, sizeof number);
}

/* The head of a picture of this size and as many bytes of it. */
static GBytes *
new_bitmap (guint32 width, guint32 height, gsize n_bytes)
{
  guchar *data = g_malloc0 (54 + n_bytes);

  memcpy (data, "BM", 2);
  put_number (data + 2, 54 + n_bytes);
  put_number (data + 10, 54);
  put_number (data + 14, 40);
  put_number (data + 18, width);
  put_number (data + 22, height);
  data[26] = 1;
  data[28] = 24;
  return g_bytes_new_take (data, 54 + n_bytes);
}

static void
test_too_large (void)
{
  static const struct
  {
    guint32 width, height;
    gsize n_bytes;
  } cases[] = {
    { 30000, 30000, 0 },      /* made to fill the memory */
    { 5000, 3000, 45000000 }, /* whole, and too long */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) file = new_bitmap (cases[i].width, cases[i].height, cases[i].n_bytes);
      g_autoptr (GError) error = NULL;

      g_assert_null (shrink (file, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
    }
}

/* A telephone held upright writes a picture that lies, and says so beside it. */
static void
test_upright (void)
{
  static const guchar turned[] = {
    0xff, 0xe1, 0x00, 0x22, 'E',  'x',  'i',  'f', 0, 0, 'I',  'I',  '*', 0, 8, 0, 0, 0,
    0x01, 0x00, 0x12, 0x01, 0x03, 0x00, 0x01, 0,   0, 0, 0x06, 0x00, 0,   0, 0, 0, 0, 0,
  };
  g_autoptr (GBytes) plain = new_file (600, 300, "jpeg", FALSE);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) small = NULL;
  g_autoptr (GdkPixbuf) picture = NULL;

  g_byte_array_append (file, g_bytes_get_data (plain, NULL), 2);
  g_byte_array_append (file, turned, sizeof turned);
  g_byte_array_append (file, (const guchar *)g_bytes_get_data (plain, NULL) + 2,
                       g_bytes_get_size (plain) - 2);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&file));
  small = shrink (bytes, NULL);
  picture = decode (small);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, 256);
  g_assert_cmpint (gdk_pixbuf_get_height (picture), ==, 512);
  /* What was above is to the right now. */
  g_assert_true (is_red_at (picture, 200, 256));
  g_assert_false (is_red_at (picture, 50, 256));
  /* Where it was taken, and with what, is nobody's business. */
  g_assert_null (g_strstr_len (g_bytes_get_data (small, NULL), g_bytes_get_size (small), "Exif"));
}

static void
test_no_pictures (void)
{
  g_autoptr (GBytes) whole = new_file (300, 300, "png", FALSE);
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (whole, 0, 20);
  g_autoptr (GBytes) text = g_bytes_new_static ("Name;Town\nBakery;Diemen\n", 24);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  /* As wide and high as no paper is; in itself a small file. */
  static const guchar bomb_head[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I',  'H',  'D',  'R', 0,
    1,    0,   0,   0,   1,    0,    0,    8,    6, 0, 0, 0,  0x5a, 0x83, 0x7e, 0x70
  };
  g_autoptr (GBytes) bomb = g_bytes_new_static (bomb_head, sizeof bomb_head);
  GBytes *files[] = { head, text, nothing, bomb };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (shrink (files[i], &error));
      g_assert_nonnull (error);
    }
}

/* --- window ----------------------------------------------------------------------------- */

static gint64
get_photo (UiFixture *f, gint64 party)
{
  g_autoptr (RegRecord) record = ui_fixture_load (f, REG_ENTITY_PARTY, party);

  return reg_record_get_int (record, REG_PARTY_PHOTO_ID);
}

static gboolean
is_shown (GtkWidget *window)
{
  return adw_avatar_get_custom_image (ADW_AVATAR (ui_find_type (window, ADW_TYPE_AVATAR))) != NULL;
}

/* The picture is made small by a thread of its own, which the store does not know of. */
static void
wait_for_photo (UiFixture *f, GtkWidget *window, gboolean shown)
{
  while (is_shown (window) != shown)
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (f);
}

static void
wait_for_words (UiFixture *f, GtkWidget *window, const char *words)
{
  while (!ui_shows (window, words))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (f);
}

static char *
write_file (UiFixture *f, const char *name, GBytes *contents)
{
  char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (contents, NULL), g_bytes_get_size (contents),
                       &error);
  g_assert_no_error (error);
  return path;
}

/* Lets files go over the photo. */
static gboolean
drop_file (GtkWidget *window, const char *path)
{
  GtkDropTarget *target = ui_find_drop_target (ui_find_type (window, ADW_TYPE_AVATAR));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  g_signal_emit_by_name (target, "drop", &value, 1.0, 1.0, &taken);
  return taken;
}

static void
test_drop_and_undo (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Łucja Nowak");
  g_autoptr (GBytes) picture = new_file (1600, 1200, "jpeg", FALSE);
  g_autofree char *path = write_file (f, "face of Łucja.jpg", picture);
  GtkWidget *window = ui_open_customer (f, party);
  g_autoptr (RegRecord) kept = NULL;
  gint64 photo;

  g_assert_false (is_shown (window));
  g_assert_true (drop_file (window, path));
  wait_for_photo (f, window, TRUE);
  g_assert_true (ui_shows (window, "Photo changed"));
  photo = get_photo (f, party);
  kept = ui_fixture_load (f, REG_ENTITY_ATTACHMENT, photo);
  g_assert_cmpstr (reg_record_get_text (kept, REG_ATTACHMENT_MEDIA_TYPE), ==, "image/jpeg");
  g_assert_cmpuint (g_bytes_get_size (reg_record_get_blob (kept, REG_ATTACHMENT_DATA)), <,
                    g_bytes_get_size (picture));
  ui_activate (f, window, "photo.remove");
  g_assert_cmpint (get_photo (f, party), ==, 0);
  g_assert_false (is_shown (window));
  /* The toast brings it back, the same picture. */
  ui_undo (f, window, "Photo removed");
  g_assert_cmpint (get_photo (f, party), ==, photo);
  g_assert_true (is_shown (window));
  ui_window_close (f, window);
}

static void
test_not_a_picture (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  g_autoptr (GBytes) text = g_bytes_new_static ("not a picture", 13);
  g_autofree char *path = write_file (f, "photo.jpg", text);
  g_autofree char *gone = g_build_filename (f->folder, "gone.png", NULL);
  GtkWidget *window = ui_open_customer (f, party);

  drop_file (window, path);
  wait_for_words (f, window, "This is not a picture that can be shown.");
  drop_file (window, gone);
  ui_fixture_settle (f);
  g_assert_cmpint (get_photo (f, party), ==, 0);
  g_assert_cmpuint (ui_count (f, REG_ENTITY_ATTACHMENT), ==, 0);
  ui_window_close (f, window);
}

static void
test_paste (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window = ui_open_customer (f, party);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (window);
  g_autoptr (GBytes) file = new_file (900, 900, "png", TRUE);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (file, NULL);
  g_autoptr (RegRecord) kept = NULL;

  gdk_clipboard_set_text (clipboard, "words");
  ui_activate (f, window, "photo.paste");
  wait_for_words (f, window, "There is no picture to paste. Copy one first.");
  gdk_clipboard_set_texture (clipboard, texture);
  ui_activate (f, window, "photo.paste");
  wait_for_photo (f, window, TRUE);
  kept = ui_fixture_load (f, REG_ENTITY_ATTACHMENT, get_photo (f, party));
  g_assert_cmpstr (reg_record_get_text (kept, REG_ATTACHMENT_MEDIA_TYPE), ==, "image/png");
  gdk_clipboard_set_content (clipboard, NULL);
  ui_window_close (f, window);
}

static void
test_what_can_be_done (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  g_autoptr (GBytes) picture = new_file (60, 60, "png", FALSE);
  g_autofree char *path = write_file (f, "small.png", picture);
  GtkWidget *window = ui_open_customer (f, party);
  GtkDropTarget *target = ui_find_drop_target (ui_find_type (window, ADW_TYPE_AVATAR));

  /* Nothing to remove. */
  ui_activate (f, window, "photo.remove");
  g_assert_false (ui_shows (window, "Photo removed"));
  g_assert_nonnull (ui_find_button (window, "Photo"));
  drop_file (window, path);
  wait_for_photo (f, window, TRUE);
  /* Who is in the bin keeps the face they had. */
  ui_activate (f, window, "customer.delete");
  ui_activate (f, window, "photo.remove");
  ui_activate (f, window, "photo.choose");
  g_assert_cmpint (get_photo (f, party), !=, 0);
  g_assert_cmpint (gtk_event_controller_get_propagation_phase (GTK_EVENT_CONTROLLER (target)), ==,
                   GTK_PHASE_NONE);
  g_assert_true (is_shown (window));
  ui_window_close (f, window);
}

/* Two customers with one picture keep it once, and one of them may lose it. */
static void
test_same_picture (UiFixture *f, gconstpointer unused)
{
  gint64 first = ui_fixture_add_party (f, "Anna");
  gint64 second = ui_fixture_add_party (f, "Bert");
  g_autoptr (GBytes) picture = new_file (60, 60, "png", FALSE);
  g_autofree char *path = write_file (f, "both.png", picture);
  GtkWidget *window = ui_open_customer (f, first);

  drop_file (window, path);
  wait_for_photo (f, window, TRUE);
  ui_window_close (f, window);
  window = ui_open_customer (f, second);
  drop_file (window, path);
  wait_for_photo (f, window, TRUE);
  g_assert_cmpuint (ui_count (f, REG_ENTITY_ATTACHMENT), ==, 1);
  ui_activate (f, window, "photo.remove");
  g_assert_cmpint (get_photo (f, second), ==, 0);
  g_assert_cmpint (get_photo (f, first), !=, 0);
  ui_window_close (f, window);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  ui_fixture_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  g_test_add_func ("/customer-photo/sizes", test_sizes);
  g_test_add_func ("/customer-photo/see-through", test_see_through);
  g_test_add_func ("/customer-photo/too-large", test_too_large);
  g_test_add_func ("/customer-photo/upright", test_upright);
  g_test_add_func ("/customer-photo/no-pictures", test_no_pictures);
  ADD ("/customer-photo/drop-and-undo", test_drop_and_undo);
  ADD ("/customer-photo/not-a-picture", test_not_a_picture);
  ADD ("/customer-photo/paste", test_paste);
  ADD ("/customer-photo/what-can-be-done", test_what_can_be_done);
  ADD ("/customer-photo/same-picture", test_same_picture);
  return g_test_run ();
}
