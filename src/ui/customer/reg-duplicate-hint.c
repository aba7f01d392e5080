/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-duplicate-hint.h"

#include <glib/gi18n.h>

#include "store/reg-duplicates.h"
#include "ui/customer/reg-contact-text.h"

struct _RegDuplicateHint
{
  AdwBin parent_instance;

  AdwBanner *banner;
  GCancellable *cancellable; /* of the newest question */
  guint64 shown;
  gint64 party;
};

G_DEFINE_FINAL_TYPE (RegDuplicateHint, reg_duplicate_hint, ADW_TYPE_BIN)

typedef struct
{
  RegRecord *party;
  GPtrArray *points;
  GPtrArray *found;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  reg_record_unref (look->party);
  g_ptr_array_unref (look->points);
  g_clear_pointer (&look->found, g_ptr_array_unref);
  g_free (look);
}

static gboolean
look_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;

  look->found = reg_duplicates_find (db, look->party, look->points, 1, error);
  return look->found != NULL;
}

/* The place tells namesakes apart. */
static char *
describe (const RegDuplicatePair *pair)
{
  const RegRecord *address = reg_contact_points_find (pair->second_points,
                                                      REG_CONTACT_KIND_ADDRESS);
  const char *name = reg_record_get_text (pair->second, REG_PARTY_NAME);
  const char *city = address != NULL ? reg_record_get_text (address, REG_CONTACT_POINT_CITY) : "";

  if (*city == '\0')
    /* Translators: somebody is being written down who may be this customer */
    return g_strdup_printf (_ ("This may be %s, who is on file already."), name);
  /* Translators: a customer and the town they live in */
  return g_strdup_printf (_ ("This may be %s from %s, who is on file already."), name, city);
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegDuplicateHint) self = user_data;
  Look *look = reg_store_job_finish (REG_STORE (object), result, NULL);
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;

  /* A hint that could not be had is none. */
  if (look == NULL || !reg_store_job_is_newer (result, &self->shown) || self->banner == NULL)
    return;
  self->party = 0;
  if (look->found->len > 0)
    {
      const RegDuplicatePair *pair = g_ptr_array_index (look->found, 0);

      self->party = reg_record_get_id (pair->second);
      text = describe (pair);
      title = g_markup_escape_text (text, -1);
      adw_banner_set_title (self->banner, title);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->banner), "x", self->party);
    }
  adw_banner_set_revealed (self->banner, self->party != 0);
}

static void
reg_duplicate_hint_dispose (GObject *object)
{
  RegDuplicateHint *self = REG_DUPLICATE_HINT (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->banner = NULL;
  G_OBJECT_CLASS (reg_duplicate_hint_parent_class)->dispose (object);
}

static void
reg_duplicate_hint_class_init (RegDuplicateHintClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_duplicate_hint_dispose;
}

static void
reg_duplicate_hint_init (RegDuplicateHint *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_button_label (self->banner, _ ("_Open"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), "app.open-party");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->banner), "x", (gint64)0);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

/**
 * reg_duplicate_hint_look:
 * @session: the open book
 * @party: the customer as typed so far
 * @points: (element-type RegRecord): the ways to reach them as typed so far
 *
 * Looks for them among the customers on file; an older question is dropped.
 */
void
reg_duplicate_hint_look (RegDuplicateHint *self,
                         RegSession *session,
                         RegRecord *party,
                         GPtrArray *points)
{
  Look *look = g_new0 (Look, 1);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  look->party = reg_record_ref (party);
  look->points = g_ptr_array_ref (points);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, look_job, look,
                        look_free, self->cancellable, looked_cb, g_object_ref (self));
}

/**
 * reg_duplicate_hint_get_party:
 *
 * Returns: the customer it may be, 0 for nobody
 */
gint64
reg_duplicate_hint_get_party (RegDuplicateHint *self)
{
  return self->party;
}
