/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-staff-row.h"

#include <glib/gi18n.h>

#include "core/reg-stand-in.h"
/* Ids behind the names, so that a choice stays the same person when somebody joins meanwhile. */
#define IDS "reg-staff-ids"

static void
append (GtkStringList *names, GArray *ids, const char *name, gint64 id)
{
  gtk_string_list_append (names, name);
  g_array_append_val (ids, id);
}

/**
 * reg_staff_row_dup_name:
 * @staff: a member of staff
 *
 * Returns: (transfer full): the name, and whether they left
 */
char *
reg_staff_row_dup_name (const RegRecord *staff)
{
  const char *name = reg_record_get_text (staff, REG_STAFF_NAME);

  if (reg_staff_is_here (staff))
    return g_strdup (name);
  /* Translators: %s is the name of somebody who does not work here any more */
  return g_strdup_printf (_ ("%s (no longer here)"), name);
}

/**
 * reg_staff_row_fill:
 * @session: the open book
 * @staff: who is chosen, 0 for nobody
 *
 * Lets somebody who works here be chosen, or nobody. Who is chosen and does not work here any more is
 * kept.
 */
void
reg_staff_row_fill (AdwComboRow *row, RegSession *session, gint64 staff)
{
  GPtrArray *list = reg_session_get_staff_list (session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint selected = 0;

  append (names, ids, C_ ("looked after by", "Nobody"), 0);
  for (guint i = 0; i < list->len; i++)
    {
      const RegRecord *record = g_ptr_array_index (list, i);

      g_autofree char *name = reg_staff_row_dup_name (record);

      if (!reg_staff_is_here (record) && reg_record_get_id (record) != staff)
        continue;
      if (reg_record_get_id (record) == staff)
        selected = ids->len;
      append (names, ids, name, reg_record_get_id (record));
    }
  if (staff != 0 && selected == 0)
    {
      selected = ids->len;
      append (names, ids, C_ ("looked after by", "Somebody who left"), staff);
    }
  g_object_set_data_full (G_OBJECT (row), IDS, ids, (GDestroyNotify)g_array_unref);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
}

/**
 * reg_staff_row_get_staff:
 *
 * Returns: who is chosen, 0 for nobody
 */
gint64
reg_staff_row_get_staff (AdwComboRow *row)
{
  GArray *ids = g_object_get_data (G_OBJECT (row), IDS);
  guint selected = adw_combo_row_get_selected (row);

  return ids != NULL && selected < ids->len ? g_array_index (ids, gint64, selected) : 0;
}
