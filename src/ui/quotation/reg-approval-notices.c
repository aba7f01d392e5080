/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-approval-notices.h"

#include <glib/gi18n.h>

#include "core/reg-opening-hours.h"
#include "store/reg-approvals-news.h"
#include "ui/reg-settle.h"
#include "ui/widgets/reg-direction.h"

/* Milliseconds in which further changes are waited for. */
#define SETTLE 400
/* Answers that came while the program was not running are told when they are not older. */
#define MISSED_MS (G_GINT64_CONSTANT (3) * 24 * 60 * 60 * 1000)
/* So many are remembered, so that nothing is said again after the next start. */
#define REMEMBERED 300
/* The clock is looked at so often at least: it goes on while the computer sleeps. */
#define LOOK_SECONDS 300

struct _RegApprovalNotices
{
  GObject parent_instance;
  RegSession *session;
  GCancellable *cancellable;
  GPtrArray *said;   /* of char *: what was said to whom, the newest last */
  GHashTable *shown; /* of gint64: quotations whose request may still be on the screen */
  RegSettle *settle;
  guint look_source;
  gboolean is_looking;
  gboolean looks_again;
};

enum
{
  ASKED,
  ANSWERED,
  OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegApprovalNotices, reg_approval_notices, G_TYPE_OBJECT)

/* --- words ------------------------------------------------------------------------------ */

static char *
describe_title (const RegApprovalNews *news)
{
  g_autofree char *title = NULL;

  switch (news->kind)
    {
    case REG_APPROVAL_EVENT_KIND_APPROVED:
    case REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT:
      title = g_strdup_printf (_ ("Quotation %s is approved"), news->number);
      break;
    case REG_APPROVAL_EVENT_KIND_SENT_BACK:
      title = g_strdup_printf (_ ("Quotation %s was sent back"), news->number);
      break;
    case REG_APPROVAL_EVENT_KIND_REJECTED:
      title = g_strdup_printf (_ ("Quotation %s was rejected"), news->number);
      break;
    case REG_APPROVAL_EVENT_KIND_SUBMITTED:
    default:
      title = g_strdup_printf (_ ("Approve quotation %s?"), news->number);
    }
  return reg_direction_keep (title);
}

static char *
describe_body (const RegApprovalNews *news)
{
  GString *text = g_string_new (news->party_name);

  if (*news->who != '\0')
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      if (news->event == 0)
        /* Translators: who asks for an approval; %s is the name of a colleague */
        g_string_append_printf (text, _ ("asked by %s"), news->who);
      else
        g_string_append (text, news->who);
    }
  if (*news->comment != '\0')
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      /* Translators: somebody's own words between quotation marks */
      g_string_append_printf (text, _ ("“%s”"), news->comment);
    }
  return g_string_free_and_steal (text);
}

/* --- once ------------------------------------------------------------------------------- */

/* To whom, about which, and since when: asked anew it is said anew. */
static char *
name_news (gint64 staff, const RegApprovalNews *news)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT
                          ":%" G_GINT64_FORMAT,
                          staff, news->quotation, news->event, news->at);
}

static gboolean
was_said (RegApprovalNotices *self, const char *name)
{
  return g_ptr_array_find_with_equal_func (self->said, name, g_str_equal, NULL);
}

static void
remember (RegApprovalNotices *self, char *name)
{
  g_ptr_array_add (self->said, name);
  if (self->said->len > REMEMBERED)
    g_ptr_array_remove_range (self->said, 0, self->said->len - REMEMBERED);
}

/* --- reading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 staff, since, next;
  GPtrArray *news;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->news, g_ptr_array_unref);
  g_free (look);
}

static gboolean
look_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;

  look->news = reg_approvals_list_news (db, look->staff, look->since, &look->next, error);
  return look->news != NULL;
}

static gboolean
look_cb (gpointer user_data)
{
  RegApprovalNotices *self = user_data;

  self->look_source = 0;
  reg_approval_notices_look (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for (RegApprovalNotices *self, gint64 next)
{
  gint64 left = next == REG_NEVER ? 0 : next - reg_session_get_now (self->session);

  g_clear_handle_id (&self->look_source, g_source_remove);
  if (next != REG_NEVER)
    self->look_source = g_timeout_add_seconds ((guint)CLAMP (left / 1000 + 1, 1, LOOK_SECONDS),
                                               look_cb, self);
}

/* What was on the screen and wants nobody, or somebody else, by now. */
static void
end_those_over (RegApprovalNotices *self, const Look *look)
{
  GHashTableIter each;
  gpointer quotation;

  g_hash_table_iter_init (&each, self->shown);
  while (g_hash_table_iter_next (&each, &quotation, NULL))
    {
      gboolean waits = FALSE;

      for (guint i = 0; i < look->news->len && !waits; i++)
        {
          const RegApprovalNews *news = g_ptr_array_index (look->news, i);

          waits = news->event == 0 && news->quotation == *(gint64 *)quotation;
        }
      if (waits)
        continue;
      g_signal_emit (self, signals[OVER], 0, *(gint64 *)quotation);
      g_hash_table_iter_remove (&each);
    }
}

static void
say (RegApprovalNotices *self, const Look *look)
{
  end_those_over (self, look);
  for (guint i = 0; i < look->news->len; i++)
    {
      const RegApprovalNews *news = g_ptr_array_index (look->news, i);
      g_autofree char *name = name_news (look->staff, news);
      g_autofree char *title = NULL;
      g_autofree char *body = NULL;

      if (was_said (self, name))
        continue;
      remember (self, g_steal_pointer (&name));
      title = describe_title (news);
      body = describe_body (news);
      if (news->event == 0)
        g_hash_table_add (self->shown, g_memdup2 (&news->quotation, sizeof news->quotation));
      g_signal_emit (self, signals[news->event == 0 ? ASKED : ANSWERED], 0, news->quotation, title,
                     body);
    }
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegApprovalNotices) self = user_data;
  g_autoptr (GError) error = NULL;
  Look *look = reg_store_job_finish (REG_STORE (object), result, &error);

  self->is_looking = FALSE;
  if (self->session == NULL)
    return;
  if (look != NULL && look->staff == reg_store_get_staff (REG_STORE (object)))
    {
      say (self, look);
      wait_for (self, look->next);
    }
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("What waits for an approval could not be read: %s", error->message);
  if (self->looks_again)
    reg_approval_notices_look (self);
}

/**
 * reg_approval_notices_look:
 *
 * Looks for what is to be said; what happens by itself when something changes.
 */
void
reg_approval_notices_look (RegApprovalNotices *self)
{
  RegStore *store;
  Look *look;

  g_return_if_fail (REG_IS_APPROVAL_NOTICES (self));

  self->looks_again = self->is_looking;
  if (self->is_looking || self->session == NULL)
    return;
  store = reg_session_get_store (self->session);
  look = g_new0 (Look, 1);
  look->staff = reg_store_get_staff (store);
  look->since = reg_session_get_now (self->session) - MISSED_MS;
  self->is_looking = TRUE;
  reg_store_read_async (store, G_PRIORITY_LOW, look_job, look, look_free, self->cancellable,
                        looked_cb, g_object_ref (self));
}

/**
 * reg_approval_notices_dup_said:
 *
 * Returns: (transfer full): what was said to whom, for the next reg_approval_notices_new()
 */
GStrv
reg_approval_notices_dup_said (RegApprovalNotices *self)
{
  GStrv said;

  g_return_val_if_fail (REG_IS_APPROVAL_NOTICES (self), NULL);

  said = g_new0 (char *, self->said->len + 1);
  for (guint i = 0; i < self->said->len; i++)
    said[i] = g_strdup (g_ptr_array_index (self->said, i));
  return said;
}

/**
 * reg_approval_notices_take_back:
 *
 * The book is closed: no request can be answered any more.
 */
void
reg_approval_notices_take_back (RegApprovalNotices *self)
{
  GHashTableIter each;
  gpointer quotation;

  g_return_if_fail (REG_IS_APPROVAL_NOTICES (self));

  g_hash_table_iter_init (&each, self->shown);
  while (g_hash_table_iter_next (&each, &quotation, NULL))
    g_signal_emit (self, signals[OVER], 0, *(gint64 *)quotation);
  g_hash_table_remove_all (self->shown);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_approval_notices_dispose (GObject *object)
{
  RegApprovalNotices *self = REG_APPROVAL_NOTICES (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_pointer (&self->settle, reg_settle_free);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_approval_notices_parent_class)->dispose (object);
}

static void
reg_approval_notices_finalize (GObject *object)
{
  RegApprovalNotices *self = REG_APPROVAL_NOTICES (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->said);
  g_hash_table_unref (self->shown);
  G_OBJECT_CLASS (reg_approval_notices_parent_class)->finalize (object);
}

static void
reg_approval_notices_class_init (RegApprovalNoticesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_approval_notices_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_approval_notices_finalize;

  /**
   * RegApprovalNotices::asked:
   * @quotation: its id
   * @title: the question
   * @body: about whom, and who asks
   *
   * A quotation waits for who is working.
   */
  signals[ASKED] = g_signal_new ("asked", REG_TYPE_APPROVAL_NOTICES, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_STRING,
                                 G_TYPE_STRING);
  /**
   * RegApprovalNotices::answered:
   * @quotation: its id
   * @title: the answer
   * @body: about whom, who answered, and their word
   *
   * What who is working asked for was answered.
   */
  signals[ANSWERED] = g_signal_new ("answered", REG_TYPE_APPROVAL_NOTICES, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_STRING,
                                    G_TYPE_STRING);
  /**
   * RegApprovalNotices::over:
   * @quotation: its id
   *
   * It no longer waits for who is working.
   */
  signals[OVER] = g_signal_new ("over", REG_TYPE_APPROVAL_NOTICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
reg_approval_notices_init (RegApprovalNotices *self)
{
  self->cancellable = g_cancellable_new ();
  self->said = g_ptr_array_new_with_free_func (g_free);
  self->shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * reg_approval_notices_new:
 * @session: the open book
 * @said: (nullable): what reg_approval_notices_dup_said() gave last time
 *
 * Returns: (transfer full): what says them, from a moment later on
 */
RegApprovalNotices *
reg_approval_notices_new (RegSession *session, const char *const *said)
{
  static const RegEntityId entities[] = { REG_ENTITY_QUOTATION,     REG_ENTITY_QUOTATION_REVISION,
                                          REG_ENTITY_APPROVAL_STEP, REG_ENTITY_APPROVAL_EVENT,
                                          REG_ENTITY_APPROVAL_RULE, REG_ENTITY_STAFF,
                                          REG_ENTITY_ABSENCE };
  RegApprovalNotices *self = g_object_new (REG_TYPE_APPROVAL_NOTICES, NULL);
  guint64 watched = 0;

  self->session = g_object_ref (session);
  for (guint i = 0; said != NULL && said[i] != NULL; i++)
    g_ptr_array_add (self->said, g_strdup (said[i]));
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    watched |= G_GUINT64_CONSTANT (1) << entities[i];
  self->settle = reg_settle_new (session, watched, SETTLE, (RegSettleFunc)reg_approval_notices_look,
                                 self);
  reg_settle_soon (self->settle);
  return self;
}
