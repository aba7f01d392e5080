/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/reg-identify.h"

#include "store/reg-search.h"

/* More than one is a choice already. */
#define MAX_HITS 2

/* What the search knows a whole number or address by. */
static const char *const prefixes[] = {
  [REG_IDENTIFY_CODE] = "", [REG_IDENTIFY_CALLER] = "tel:", [REG_IDENTIFY_MAIL] = "mailto:"
};

typedef struct
{
  RegIdentifyBy by;
  char *text;
  GPtrArray *hits;
} Identify;

static void
identify_free (gpointer data)
{
  Identify *identify = data;

  g_free (identify->text);
  g_clear_pointer (&identify->hits, g_ptr_array_unref);
  g_free (identify);
}

static gboolean
identify_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Identify *identify = data;

  if (identify->by == REG_IDENTIFY_CODE)
    identify->hits = reg_search_code (db, identify->text, MAX_HITS, error);
  else if (identify->by == REG_IDENTIFY_CALLER)
    identify->hits = reg_search_caller (db, identify->text, MAX_HITS, error);
  else
    identify->hits = reg_search_mail (db, identify->text, MAX_HITS, error);
  return identify->hits != NULL;
}

static void
identified_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegMainWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  Identify *identify = reg_store_job_finish (REG_STORE (object), result, &error);
  const RegHit *hit;

  if (identify == NULL)
    {
      g_message ("Nobody was identified: %s", error->message);
      return;
    }
  /* Closed meanwhile, or another book. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (window))
      || reg_session_get_store (reg_main_window_get_session (window)) != REG_STORE (object))
    return;
  if (identify->hits->len != 1)
    {
      g_autofree char *text = g_strconcat (prefixes[identify->by], identify->text, NULL);

      reg_main_window_search_for (window, text);
      return;
    }
  hit = g_ptr_array_index (identify->hits, 0);
  reg_main_window_open_found (window, hit->entity, hit->id);
}

/**
 * reg_identify:
 * @window: the main window
 * @by: what @text is
 * @text: the code of a card, a product or a document, the number of a telephone, or an address
 *
 * Opens what the number belongs to. When that is nothing, or several have it, the search says so
 * and offers what can be done.
 */
void
reg_identify (RegMainWindow *window, RegIdentifyBy by, const char *text)
{
  RegSession *session = reg_main_window_get_session (window);
  Identify *identify;

  if (session == NULL || *text == '\0')
    return;
  identify = g_new0 (Identify, 1);
  identify->by = by;
  identify->text = g_strdup (text);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, identify_job, identify,
                        identify_free, NULL, identified_cb, g_object_ref (window));
}
