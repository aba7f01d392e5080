/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/today/reg-today-actions.h"

#include <glib/gi18n.h>

#include "store/reg-mentions.h"
#include "ui/customer/reg-contact-text.h"
#include "ui/customer/reg-counter-card.h"
#include "ui/customer/reg-customer-actions.h"
#include "ui/task/reg-shift-note-dialog.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-toaster.h"

/* --- calling ---------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *from;
  gint64 party;
  char *country;
  char *uri;
} Call;

static void
call_free (Call *call)
{
  g_object_unref (call->from);
  g_free (call->country);
  g_free (call->uri);
  g_free (call);
}

static gboolean
call_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  g_autoptr (GPtrArray)
      points = reg_db_list_by_int (db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID,
                                   call->party, REG_CONTACT_POINT_POSITION, error);
  RegRecord *phone = points != NULL ? reg_contact_points_find_phone (points) : NULL;

  if (phone != NULL)
    call->uri = reg_contact_text_get_uri (phone,
                                          reg_contact_points_get_country (points, call->country));
  return points != NULL;
}

static void
call_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    reg_toaster_show_error (call->from, _ ("The number could not be read."), error);
  else if (call->uri != NULL)
    reg_customer_open_uri (call->from, call->uri);
  else
    {
      reg_toaster_show (call->from, _ ("No phone number is known"));
      gtk_widget_activate_action (call->from, "app.open-party", "x", call->party);
    }
  call_free (call);
}

static void
call_party (GtkWidget *from, RegSession *session, gint64 party)
{
  Call *call = g_new0 (Call, 1);
  RegRecord *firm = reg_session_get_firm (session);

  call->from = g_object_ref (from);
  call->party = party;
  call->country = g_strdup (firm != NULL ? reg_record_get_text (firm, REG_FIRM_COUNTRY) : "");
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, call_job, call, NULL,
                        NULL, call_cb, call);
}

/* --- reading ---------------------------------------------------------------------------- */

static gboolean
read_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_mentions_set_read (db, *(const gint64 *)data, error);
}

static void
mark_read (GtkWidget *from, RegSession *session, gint64 party)
{
  const RegEditWords words = { .kind = "read",
                               .done = _ ("Read"),
                               .failed = _ ("That it was read was not saved.") };

  reg_edit_run (from, session, &words, read_job, g_memdup2 (&party, sizeof party), g_free, NULL);
}

/* --- by kind ---------------------------------------------------------------------------- */

/**
 * reg_today_open:
 *
 * Shows what the row is about; of one of the best the card, with what to do next.
 */
void
reg_today_open (GtkWidget *from, RegSession *session, const RegTodayItem *item)
{
  const char *action;
  gint64 id = item->complaint != 0 ? item->complaint : item->id;

  if (item->kind == REG_TODAY_BEST)
    {
      reg_counter_card_show (from, session, item->party, NULL);
      return;
    }
  if (item->handover != 0)
    {
      gtk_widget_activate_action (from, "app.briefings", "x", item->handover);
      return;
    }
  switch (item->entity)
    {
    case REG_ENTITY_SHIFT_NOTE:
      gtk_widget_activate_action (from, "app.shift-notes", NULL);
      return;
    case REG_ENTITY_QUOTATION:
      action = item->kind == REG_TODAY_APPROVAL ? "app.review-quotation" : "app.open-quotation";
      break;
    case REG_ENTITY_COMPLAINT:
      action = "app.open-complaint";
      break;
    case REG_ENTITY_OPPORTUNITY:
      action = "app.open-deal";
      break;
    case REG_ENTITY_TASK:
      action = item->complaint != 0 ? "app.open-complaint" : "app.open-task";
      break;
    case REG_ENTITY_TOUCHPOINT:
      action = "app.open-party";
      id = item->party;
      break;
    default:
      action = "app.open-party";
    }
  gtk_widget_activate_action (from, action, "x", id);
}

/**
 * reg_today_do:
 *
 * Does what the row offers: review, open, call, plan, read or done.
 */
void
reg_today_do (GtkWidget *from, RegSession *session, const RegTodayItem *item)
{
  switch (item->kind)
    {
    case REG_TODAY_NOTE:
      reg_shift_note_tick (from, session, item->id, TRUE);
      break;
    case REG_TODAY_MENTION:
      mark_read (from, session, item->party);
      break;
    case REG_TODAY_PROMISE:
    case REG_TODAY_TASK:
      if (item->handover != 0)
        reg_today_open (from, session, item);
      else
        reg_customer_set_task_done (from, session, item->id);
      break;
    case REG_TODAY_EXPIRING:
    case REG_TODAY_BEST:
    case REG_TODAY_NOT_SEEN:
      call_party (from, session, item->party);
      break;
    case REG_TODAY_NO_STEP:
      gtk_widget_activate_action (from, "app.new-step", "x", item->id);
      break;
    case REG_TODAY_APPROVAL:
    case REG_TODAY_COMPLAINT:
    case REG_TODAY_ANSWERED:
    case REG_TODAY_CLOSING:
    default:
      reg_today_open (from, session, item);
    }
}
