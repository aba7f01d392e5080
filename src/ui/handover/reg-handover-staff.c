/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/handover/reg-handover-staff.h"

#include "core/reg-stand-in.h"

/* Ids behind the names, so that a choice stays the same person when somebody joins meanwhile. */
#define IDS "reg-handover-ids"

static GtkStringList *
create_names (GObject *chooser,
              RegSession *session,
              gint64 without,
              const char *nobody,
              gint64 chosen,
              guint *at)
{
  GPtrArray *list = reg_session_get_staff_list (session);
  GtkStringList *names = gtk_string_list_new (NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  *at = 0;
  if (nobody != NULL)
    {
      gint64 none = 0;

      gtk_string_list_append (names, nobody);
      g_array_append_val (ids, none);
    }
  for (guint i = 0; i < list->len; i++)
    {
      const RegRecord *record = g_ptr_array_index (list, i);
      gint64 id = reg_record_get_id (record);

      if (!reg_staff_is_here (record) || id == without)
        continue;
      if (id == chosen)
        *at = ids->len;
      gtk_string_list_append (names, reg_record_get_text (record, REG_STAFF_NAME));
      g_array_append_val (ids, id);
    }
  g_object_set_data_full (chooser, IDS, ids, (GDestroyNotify)g_array_unref);
  return names;
}

static gint64
get_id (GObject *chooser, guint selected)
{
  GArray *ids = g_object_get_data (chooser, IDS);

  return ids != NULL && selected < ids->len ? g_array_index (ids, gint64, selected) : 0;
}

void
reg_handover_staff_fill_drop (GtkDropDown *drop, RegSession *session, gint64 without)
{
  guint at;
  g_autoptr (GtkStringList) names = create_names (G_OBJECT (drop), session, without, NULL, 0, &at);

  gtk_drop_down_set_model (drop, G_LIST_MODEL (names));
}

/** reg_handover_staff_get_drop: Returns: who is chosen, 0 for nobody */
gint64
reg_handover_staff_get_drop (GtkDropDown *drop)
{
  return get_id (G_OBJECT (drop), gtk_drop_down_get_selected (drop));
}

void
reg_handover_staff_fill_row (
    AdwComboRow *row, RegSession *session, gint64 without, const char *nobody, gint64 chosen)
{
  guint at;
  g_autoptr (GtkStringList)
      names = create_names (G_OBJECT (row), session, without, nobody, chosen, &at);

  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, at);
}

/** reg_handover_staff_get_row: Returns: who is chosen, 0 for nobody */
gint64
reg_handover_staff_get_row (AdwComboRow *row)
{
  return get_id (G_OBJECT (row), adw_combo_row_get_selected (row));
}
