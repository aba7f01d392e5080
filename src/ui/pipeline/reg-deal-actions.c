/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/pipeline/reg-deal-actions.h"

#include <glib/gi18n.h>

#include "store/reg-opportunities.h"
#include "store/reg-quotations.h"
#include "ui/pipeline/reg-lose-dialog.h"
#include "ui/reg-edit.h"

/* --- moving ----------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *from; /* only while a reason is asked for */
  RegSession *session;
  gint64 deal;
  char *title;
  gint64 stage;
  char *stage_name;
  RegStageKind kind;
  char *reason;
  char *competitor;
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_clear_object (&move->from);
  g_clear_object (&move->session);
  g_free (move->title);
  g_free (move->stage_name);
  g_free (move->reason);
  g_free (move->competitor);
  g_free (move);
}

static gboolean
move_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Move *move = data;

  return reg_opportunity_move (db, move->deal, move->stage, move->reason, move->competitor, error);
}

static char *
describe (const Move *move)
{
  switch (move->kind)
    {
    case REG_STAGE_KIND_WON:
      /* Translators: %s is the name of a deal */
      return g_strdup_printf (_ ("Won: %s"), move->title);
    case REG_STAGE_KIND_LOST:
      /* Translators: %s is the name of a deal */
      return g_strdup_printf (_ ("Lost: %s"), move->title);
    case REG_STAGE_KIND_OPEN:
    case REG_N_STAGE_KINDS:
    default:
      /* Translators: name of a deal, name of a stage */
      return g_strdup_printf (_ ("“%s” is in “%s” now"), move->title, move->stage_name);
    }
}

/* Takes the move. */
static void
run (GtkWidget *from, Move *move)
{
  g_autofree char *done = describe (move);
  const RegEditWords words = { "deal-move", done, _ ("The deal was not moved."), FALSE };

  reg_edit_run (from, move->session, &words, move_job, move, move_free, NULL);
}

static void
reason_cb (const char *reason, const char *competitor, gpointer user_data)
{
  Move *move = user_data;
  g_autoptr (GtkWidget) from = g_steal_pointer (&move->from);

  if (reason == NULL)
    {
      move_free (move);
      return;
    }
  move->reason = g_strdup (reason);
  move->competitor = g_strdup (competitor);
  run (from, move);
}

/**
 * reg_deal_move:
 * @from: where it was asked for
 * @move: what goes where; copied
 *
 * Moves a deal to another stage, after asking for the reason when it is lost.
 */
void
reg_deal_move (GtkWidget *from, RegSession *session, const RegDealMove *move)
{
  Move *own = g_new0 (Move, 1);

  own->session = g_object_ref (session);
  own->deal = move->deal;
  own->title = g_strdup (move->title);
  own->stage = move->stage;
  own->stage_name = g_strdup (move->stage_name);
  own->kind = move->kind;
  if (move->kind != REG_STAGE_KIND_LOST)
    {
      run (from, own);
      return;
    }
  own->from = g_object_ref (from);
  reg_lose_dialog_ask (from, own->title, reason_cb, own);
}

/* --- deleting --------------------------------------------------------------------------- */

static gboolean
delete_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_OPPORTUNITY, *(gint64 *)data, error);
}

/**
 * reg_deal_delete:
 * @deal: goes into the bin
 */
void
reg_deal_delete (GtkWidget *from, RegSession *session, gint64 deal)
{
  const RegEditWords words = { "delete", _ ("Deal deleted"), _ ("The deal was not deleted."),
                               FALSE };

  reg_edit_run (from, session, &words, delete_job, g_memdup2 (&deal, sizeof deal), g_free, NULL);
}

/* --- quoting ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 deal;
  gint64 quotation;
} Quote;

static gboolean
quote_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Quote *quote = data;

  quote->quotation = reg_quotation_create (db, 0, quote->deal, error);
  return quote->quotation != 0;
}

static void
quoted_cb (GtkWidget *from, gpointer data, const GError *error)
{
  const Quote *quote = data;

  if (error == NULL)
    gtk_widget_activate_action (from, "app.open-quotation", "x", quote->quotation);
}

/**
 * reg_deal_quote:
 * @deal: what the quotation is for
 *
 * Begins a quotation for the deal and its customer, and opens it.
 */
void
reg_deal_quote (GtkWidget *from, RegSession *session, gint64 deal)
{
  const RegEditWords words = { "quotation-new", _ ("Quotation begun"),
                               _ ("The quotation was not begun."), FALSE };
  Quote *quote = g_new0 (Quote, 1);

  quote->deal = deal;
  reg_edit_run (from, session, &words, quote_job, quote, g_free, quoted_cb);
}
