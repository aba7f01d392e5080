/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-application-private.h"

#include "ui/handover/reg-briefing-dialog.h"
#include "ui/handover/reg-handover-dialog.h"
#include "ui/playbook/reg-playbook-dialog.h"
#include "ui/task/reg-shift-note-dialog.h"
#include "ui/widgets/reg-dialog.h"

/* What colleagues leave for each other, hand over and learn from each other. */

static void
present (RegApplication *self, AdwDialog *dialog)
{
  GtkWindow *front = gtk_application_get_active_window (GTK_APPLICATION (self));

  reg_dialog_present (dialog, front != NULL ? GTK_WIDGET (front) : NULL);
}

/* x: who hands over, 0 when that is still to be chosen. */
static void
handover_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (reg_application_can_write (user_data))
    present (user_data, reg_handover_dialog_new (reg_application_get_session (user_data),
                                                 g_variant_get_int64 (parameter)));
}

/* x: the handover. */
static void
briefings_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegSession *session = reg_application_get_session (user_data);

  if (session != NULL)
    present (user_data, reg_briefing_dialog_new (session, g_variant_get_int64 (parameter)));
}

/* x: whom it is about, 0 for nobody. */
static void
shift_note_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (reg_application_can_write (user_data))
    present (user_data, reg_shift_note_dialog_new (reg_application_get_session (user_data),
                                                   g_variant_get_int64 (parameter)));
}

static void
shift_notes_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegSession *session = reg_application_get_session (user_data);

  if (session != NULL)
    present (user_data, reg_shift_note_dialog_new (session, 0));
}

static void
playbook_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RegSession *session = reg_application_get_session (user_data);

  if (session != NULL)
    present (user_data, reg_playbook_dialog_new (session));
}

static const GActionEntry entries[] = {
  { "handover", handover_activated_cb, "x", NULL, NULL },
  { "briefings", briefings_activated_cb, "x", NULL, NULL },
  { "shift-note", shift_note_activated_cb, "x", NULL, NULL },
  { "shift-notes", shift_notes_activated_cb, NULL, NULL, NULL },
  { "playbook", playbook_activated_cb, NULL, NULL, NULL },
};

void
reg_application_add_colleague_actions (RegApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
