/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-freshness-text.h"

#include <glib/gi18n.h>

#include "ui/question/reg-answer-text.h"

/**
 * reg_freshness_text_describe:
 *
 * Returns: (transfer full): "confirmed in March 2025", "written down in March 2025, never confirmed"
 */
char *
reg_freshness_text_describe (RegSession *session, const RegFact *fact)
{
  g_autofree char *today = reg_session_dup_today (session);
  g_autofree char *month = reg_answer_text_month (session, fact->known_on);

  if (*fact->known_on == '\0')
    return g_strdup (_ ("never confirmed"));
  if (g_strcmp0 (fact->known_on, today) == 0)
    return g_strdup (fact->is_confirmed ? _ ("confirmed today") : _ ("written down today"));
  if (fact->is_confirmed)
    /* Translators: when the customer said that it is still right; %s is a month with its year */
    return g_strdup_printf (_ ("confirmed in %s"), month);
  /* Translators: %s is a month with its year */
  return g_strdup_printf (_ ("written down in %s, never confirmed"), month);
}

/**
 * reg_freshness_text_mark:
 * @row: (nullable): a row that shows something about a customer
 * @facts: (nullable) (element-type RegFact): how sure everything about them is
 * @kept: (nullable): what the row shows
 * @contact_point: the contact detail, 0 for a field
 *
 * Lets the row say how old it is to who points at it, and to a screen reader.
 */
void
reg_freshness_text_mark (
    GtkWidget *row, RegSession *session, GArray *facts, const RegKept *kept, gint64 contact_point)
{
  const RegFact *fact = row != NULL && facts != NULL && kept != NULL
                            ? reg_facts_find (facts, kept, contact_point)
                            : NULL;
  g_autofree char *text = NULL;

  if (fact == NULL)
    return;
  text = reg_freshness_text_describe (session, fact);
  gtk_widget_set_tooltip_text (row, text);
}
