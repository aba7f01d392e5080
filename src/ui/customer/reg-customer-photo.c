/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-photo.h"

#include <glib/gi18n.h>

#include "store/reg-attachments.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-picture.h"

typedef struct
{
  RegSession *session;
  gint64 party;
  GBytes *small; /* NULL for none */
} Photo;

static void
photo_free (gpointer data)
{
  Photo *photo = data;

  g_object_unref (photo->session);
  g_clear_pointer (&photo->small, g_bytes_unref);
  g_free (photo);
}

static Photo *
photo_new (RegSession *session, gint64 party, GBytes *small)
{
  Photo *photo = g_new0 (Photo, 1);

  photo->session = g_object_ref (session);
  photo->party = party;
  photo->small = small != NULL ? g_bytes_ref (small) : NULL;
  return photo;
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
      attachment = reg_attachment_store (db, photo->small,
                                         reg_picture_get_media_type (photo->small), NULL, error);
      if (attachment == 0)
        return FALSE;
    }
  builder = reg_record_builder_new_from (party);
  reg_record_builder_set_ref (builder, REG_PARTY_PHOTO_ID, attachment);
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

/* Takes the photo. */
static void
save (GtkWidget *from, Photo *photo)
{
  const RegEditWords words = {
    .kind = "photo",
    .done = photo->small != NULL ? _ ("Photo changed") : _ ("Photo removed"),
    .failed = _ ("The photo was not changed."),
  };

  reg_edit_run (from, photo->session, &words, save_job, photo, photo_free, NULL);
}

static void
taken_cb (GtkWidget *from, GBytes *picture, gpointer data)
{
  const Photo *photo = data;

  save (from, photo_new (photo->session, photo->party, picture));
}

/**
 * reg_customer_photo_take:
 * @from: where it was asked for; the toast appears there
 * @party: a customer
 * @picture: what reg_picture_take() takes
 *
 * Returns: whether there is a picture in it; it becomes the customer's photo
 */
gboolean
reg_customer_photo_take (GtkWidget *from, RegSession *session, gint64 party, const GValue *picture)
{
  return reg_picture_take (from, picture, taken_cb, photo_new (session, party, NULL), photo_free);
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
  reg_picture_choose (from, _ ("Choose a photo"), taken_cb, photo_new (session, party, NULL),
                      photo_free);
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
  reg_picture_paste (from, taken_cb, photo_new (session, party, NULL), photo_free);
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
  save (from, photo_new (session, party, NULL));
}
