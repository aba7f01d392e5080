/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-clip.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/quotation/reg-quotation-rows.h"
#include "ui/reg-export-note.h"
#include "ui/widgets/reg-toaster.h"

/* --- lines as they are ------------------------------------------------------------------ */

/* Lines with all they have, cost too. It is a type of this program's own and has no form in which
 * another one could read it, so the cost stays in the house. */
typedef struct
{
  char *book;
  char *currency;
  gint64 price_entry;
  GPtrArray *lines;  /* of RegRecord */
  GPtrArray *groups; /* of char */
} RegQuotationClip;

static RegQuotationClip *
clip_ref (RegQuotationClip *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clip_clear (gpointer data)
{
  RegQuotationClip *self = data;

  g_free (self->book);
  g_free (self->currency);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->groups);
}

static void
clip_unref (RegQuotationClip *self)
{
  g_atomic_rc_box_release_full (self, clip_clear);
}

#define REG_TYPE_QUOTATION_CLIP (reg_quotation_clip_get_type ())
static GType reg_quotation_clip_get_type (void) G_GNUC_CONST;
G_DEFINE_BOXED_TYPE (RegQuotationClip, reg_quotation_clip, clip_ref, clip_unref)

static gint64
get_price_entry (RegQuotationModel *model)
{
  return reg_record_get_int (reg_quotation_model_get_revision (model),
                             REG_QUOTATION_REVISION_PRICE_ENTRY);
}

static const char *
get_book (RegQuotationModel *model)
{
  return reg_store_get_path (reg_session_get_store (reg_quotation_model_get_session (model)));
}

static RegQuotationClip *
clip_new (RegQuotationModel *model, GPtrArray *items)
{
  RegQuotationClip *self = g_atomic_rc_box_new0 (RegQuotationClip);

  self->book = g_strdup (get_book (model));
  self->currency = g_strdup (reg_quotation_model_get_currency (model));
  self->price_entry = get_price_entry (model);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < items->len; i++)
    {
      RegRecord *line = reg_quotation_line_item_get_record (g_ptr_array_index (items, i));

      g_ptr_array_add (self->lines, reg_record_ref (line));
      g_ptr_array_add (self->groups, g_strdup (reg_quotation_model_get_group (model, line)));
    }
  return self;
}

/* Elsewhere a product has another number, and a price means something else. */
static gboolean
fits (const RegQuotationClip *clip, RegQuotationModel *model)
{
  return g_str_equal (clip->book, get_book (model))
         && g_str_equal (clip->currency, reg_quotation_model_get_currency (model))
         && clip->price_entry == get_price_entry (model);
}

/* --- copying ---------------------------------------------------------------------------- */

typedef struct
{
  RegQuotationModel *model;
  GPtrArray *items; /* to be removed, or NULL */
  GdkContentProvider *content;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->model);
  g_clear_pointer (&copy->items, g_ptr_array_unref);
  g_object_unref (copy->content);
  g_free (copy);
}

static void
release_copy (GtkWidget *from, gpointer data)
{
  Copy *copy = data;

  gdk_clipboard_set_content (gtk_widget_get_clipboard (from), copy->content);
  if (copy->items != NULL)
    reg_quotation_model_remove_items (copy->model, copy->items);
}

static GdkContentProvider *
make_content (RegQuotationModel *model, GPtrArray *items)
{
  RegQuotationClip *clip = clip_new (model, items);
  g_autofree char *text = reg_quote_rows_write (
      clip->lines, reg_quotation_model_get_currency (model),
      reg_session_get_number_style (reg_quotation_model_get_session (model)));
  GdkContentProvider *forms[] = {
    gdk_content_provider_new_typed (REG_TYPE_QUOTATION_CLIP, clip),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
  };

  clip_unref (clip);
  return gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
}

/**
 * reg_quotation_clip_copy:
 * @from: where it was asked for
 * @model: the quotation
 * @items: (transfer full) (element-type RegQuotationLineItem): its lines to be copied
 * @cut: whether they go out of it
 *
 * Puts lines on the clipboard. That they leave the book is written down first.
 */
void
reg_quotation_clip_copy (GtkWidget *from, RegQuotationModel *model, GPtrArray *items, gboolean cut)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (model);
  g_autofree char *done = g_strdup_printf (
      cut ? ngettext ("%u line cut", "%u lines cut", items->len)
          : ngettext ("%u line copied", "%u lines copied", items->len),
      items->len);
  const RegExportNote note = {
    .what = REG_EXPORT_WHAT_SALES,
    .form = "clipboard",
    .count = items->len,
    .party = quotation->party != NULL ? reg_record_get_id (quotation->party) : 0,
  };
  const RegExportWords words = { done, _ ("Not copied.") };
  Copy *copy = g_new0 (Copy, 1);

  copy->model = g_object_ref (model);
  copy->content = make_content (model, items);
  if (cut)
    copy->items = g_ptr_array_ref (items);
  g_ptr_array_unref (items);
  reg_export_note_release (from, reg_quotation_model_get_session (model), &note, &words,
                           release_copy, copy, copy_free);
}

/* --- pasting ---------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *from;
  RegQuotationModel *model;
  guint position;
  GtkWidget *cell;
  gboolean words_stay;
  RegQuotationPasted pasted;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->from);
  g_object_unref (paste->model);
  g_clear_object (&paste->cell);
  g_free (paste);
}

static void
finish (Paste *paste, guint count)
{
  g_autofree char *done = g_strdup_printf (ngettext ("%u line pasted", "%u lines pasted", count),
                                           count);

  if (count > 0)
    {
      reg_toaster_show (paste->from, done);
      paste->pasted (paste->from, paste->position, count);
    }
  paste_free (paste);
}

static void
rows_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Paste *paste = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegQuoteRows) rows = reg_quotation_rows_read_finish (paste->model, result, &error);
  const char *why;

  if (rows == NULL)
    {
      why = reg_quotation_rows_get_error (error);
      if (why != NULL)
        reg_toaster_show (paste->from, why);
      else
        reg_toaster_show_error (paste->from, _ ("Not pasted."), error);
      paste_free (paste);
    }
  else if (rows->problems->len > 0)
    {
      reg_quotation_rows_show_problems (paste->from, rows);
      paste_free (paste);
    }
  else
    finish (paste, reg_quotation_model_add_rows (paste->model, paste->position, rows));
}

/* Words of several lines belong into a description, and one word into any cell. */
static gboolean
is_table (const char *text, gboolean words_stay)
{
  g_autofree char *trimmed = g_strchomp (g_strdup (text));

  if (strchr (trimmed, '\t') != NULL)
    return TRUE;
  return !words_stay && strpbrk (trimmed, "\r\n") != NULL;
}

static void
text_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Paste *paste = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, &error);
  g_autoptr (GBytes) bytes = NULL;

  if (text != NULL && is_table (text, paste->words_stay))
    {
      bytes = g_bytes_new (text, strlen (text));
      reg_quotation_rows_read_async (paste->model, bytes, FALSE, NULL, rows_cb, paste);
      return;
    }
  if (text != NULL && paste->cell != NULL)
    gtk_widget_activate_action (paste->cell, "clipboard.paste", NULL);
  paste_free (paste);
}

static void
clip_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Paste *paste = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (object), result, NULL);
  const RegQuotationClip *clip = value != NULL ? g_value_get_boxed (value) : NULL;

  if (clip != NULL && fits (clip, paste->model))
    finish (paste, reg_quotation_model_add_copies (paste->model, paste->position, clip->lines,
                                                   clip->groups));
  else
    gdk_clipboard_read_text_async (GDK_CLIPBOARD (object), NULL, text_cb, paste);
}

/**
 * reg_quotation_clip_paste:
 * @from: where it was asked for
 * @model: the quotation
 * @position: before which line new ones go
 * @cell: (nullable): what has the focus; takes what is not a table
 * @words_stay: whether several lines of words are meant for @cell
 * @pasted: told where the lines are
 *
 * Makes lines of what is on the clipboard. What cannot be understood is named, and then nothing is
 * changed.
 */
void
reg_quotation_clip_paste (GtkWidget *from,
                          RegQuotationModel *model,
                          guint position,
                          GtkWidget *cell,
                          gboolean words_stay,
                          RegQuotationPasted pasted)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (from);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  Paste *paste = g_new0 (Paste, 1);

  paste->from = g_object_ref (from);
  paste->model = g_object_ref (model);
  paste->position = position;
  g_set_object (&paste->cell, cell);
  paste->words_stay = words_stay;
  paste->pasted = pasted;
  if (gdk_content_formats_contain_gtype (formats, REG_TYPE_QUOTATION_CLIP))
    gdk_clipboard_read_value_async (clipboard, REG_TYPE_QUOTATION_CLIP, G_PRIORITY_DEFAULT, NULL,
                                    clip_cb, paste);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, paste);
}
