/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-rule-trial-group.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "core/reg-date.h"
#include "store/reg-rule-trial.h"
#include "ui/preferences/reg-rule-caught-dialog.h"
#include "ui/reg-error-text.h"
#include "ui/widgets/reg-dialog.h"

/* How far back a rule is tried, in months. */
static const int spans[] = { 1, 3, 12 };

/* What an approval rule would have caught while it is being written. */
struct _RegRuleTrialGroup
{
  AdwPreferencesGroup parent_instance;
  RegSession *session;
  AdwComboRow *span_row;
  AdwActionRow *result_row;
  GtkWidget *spinner;
  GtkWidget *arrow;
  RegRecord *rule;     /* as it was counted for; NULL while it is not complete */
  RegRuleTrial *trial; /* NULL while it is counted */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RegRuleTrialGroup, reg_rule_trial_group, ADW_TYPE_PREFERENCES_GROUP)

static void
say (RegRuleTrialGroup *self, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result_row), title);
  adw_action_row_set_subtitle (self->result_row, subtitle);
}

static void
show_counting (RegRuleTrialGroup *self, gboolean is_counting)
{
  gboolean has_list = !is_counting && self->trial != NULL && self->trial->caught->len > 0;

  gtk_widget_set_visible (self->spinner, is_counting);
  gtk_widget_set_visible (self->arrow, has_list);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->result_row), has_list);
}

static void
show_trial (RegRuleTrialGroup *self)
{
  gint64 n = self->trial->n_quotations;
  guint n_caught = self->trial->caught->len;
  g_autofree char *title = NULL;

  show_counting (self, FALSE);
  if (n == 0)
    {
      say (self, _ ("No quotations in that time"),
           _ ("Once some were handed in, this tells how many the rule would have caught."));
      return;
    }
  if (n_caught == 0)
    title = g_strdup_printf (ngettext ("It would not have caught %" PRId64 " quotation",
                                       "It would have caught none of %" PRId64 " quotations",
                                       (gulong)n),
                             n);
  else
    title = g_strdup_printf (ngettext ("It would have caught %1$u of %2$" PRId64 " quotation",
                                       "It would have caught %1$u of %2$" PRId64 " quotations",
                                       (gulong)n),
                             n_caught, n);
  say (self, title, n_caught > 0 ? _ ("Show which, and why") : NULL);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* --- counting --------------------------------------------------------------------------- */

typedef struct
{
  RegRecord *rule;
  char since[REG_DATE_SIZE];
  char *until;
  RegRuleTrial *trial;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_clear_pointer (&count->rule, reg_record_unref);
  g_clear_pointer (&count->trial, reg_rule_trial_free);
  g_free (count->until);
  g_free (count);
}

static gboolean
count_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *count = data;

  count->trial = reg_rule_trial_run (db, count->rule, count->since, count->until, error);
  return count->trial != NULL;
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegRuleTrialGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;
  Count *count = reg_store_job_finish (REG_STORE (object), result, &error);

  /* What was asked before the rule changed again is of no use. */
  if (self->session == NULL || self->rule == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (count != NULL)
    {
      self->trial = g_steal_pointer (&count->trial);
      show_trial (self);
      return;
    }
  why = reg_error_describe (error);
  show_counting (self, FALSE);
  say (self, _ ("This could not be counted"), why);
}

static void
stop (RegRuleTrialGroup *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->trial, reg_rule_trial_free);
}

static void
count (RegRuleTrialGroup *self)
{
  guint span = MIN (adw_combo_row_get_selected (self->span_row), G_N_ELEMENTS (spans) - 1);
  Count *count;

  stop (self);
  show_counting (self, self->rule != NULL);
  if (self->rule == NULL)
    {
      say (self, _ ("The rule is not complete yet"), NULL);
      return;
    }
  say (self, _ ("Counting…"), NULL);
  count = g_new0 (Count, 1);
  count->rule = reg_record_ref (self->rule);
  count->until = reg_session_dup_today (self->session);
  reg_date_add_months (count->until, -spans[span], count->since);
  self->cancellable = g_cancellable_new ();
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_LOW, count_job, count,
                        count_free, self->cancellable, counted_cb, g_object_ref (self));
}

static void
progress_cb (RegStore *store, gint64 done, gint64 total, RegRuleTrialGroup *self)
{
  g_autofree char *text = NULL;

  if (self->rule == NULL || self->trial != NULL || total <= 0)
    return;
  /* Translators: how many quotations of how many were looked at */
  text = g_strdup_printf (_ ("%1$" PRId64 " of %2$" PRId64), done, total);
  adw_action_row_set_subtitle (self->result_row, text);
}

/* Who approves, and when it passes on, changes nothing about what is caught. */
static gboolean
catches_the_same (const RegRecord *rule, const RegRecord *other)
{
  static const int fields[] = { REG_APPROVAL_RULE_CONDITION, REG_APPROVAL_RULE_LIMIT_VALUE,
                                REG_APPROVAL_RULE_TEXT_VALUE };

  if (rule == NULL || other == NULL)
    return rule == other;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!reg_value_equal (reg_record_get_value (rule, fields[i]),
                          reg_record_get_value (other, fields[i])))
      return FALSE;
  return TRUE;
}

/**
 * reg_rule_trial_group_set_rule:
 * @rule: (nullable): an approval rule as it is written now; %NULL while it is not complete
 *
 * Counts anew when it could catch something else.
 */
void
reg_rule_trial_group_set_rule (RegRuleTrialGroup *self, RegRecord *rule)
{
  g_return_if_fail (REG_IS_RULE_TRIAL_GROUP (self));

  if (rule != NULL && catches_the_same (rule, self->rule))
    return;
  g_clear_pointer (&self->rule, reg_record_unref);
  self->rule = rule != NULL ? reg_record_ref (rule) : NULL;
  count (self);
}

static void
result_activated_cb (RegRuleTrialGroup *self)
{
  if (self->trial != NULL)
    reg_dialog_present (reg_rule_caught_dialog_new (self->session, self->rule, self->trial),
                        GTK_WIDGET (self));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_rule_trial_group_dispose (GObject *object)
{
  RegRuleTrialGroup *self = REG_RULE_TRIAL_GROUP (object);

  stop (self);
  g_clear_pointer (&self->rule, reg_record_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_rule_trial_group_parent_class)->dispose (object);
}

static void
reg_rule_trial_group_class_init (RegRuleTrialGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_rule_trial_group_dispose;
}

static void
reg_rule_trial_group_init (RegRuleTrialGroup *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  gtk_string_list_append (words, _ ("The last month"));
  gtk_string_list_append (words, _ ("The last three months"));
  gtk_string_list_append (words, _ ("The last year"));
  adw_preferences_group_set_title (group, _ ("Try it out"));
  self->span_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->span_row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->span_row), _ ("_Quotations of"));
  adw_combo_row_set_model (self->span_row, G_LIST_MODEL (words));
  self->result_row = ADW_ACTION_ROW (adw_action_row_new ());
  self->spinner = adw_spinner_new ();
  self->arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (self->arrow, "dimmed");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->result_row), FALSE);
  adw_action_row_add_suffix (self->result_row, self->spinner);
  adw_action_row_add_suffix (self->result_row, self->arrow);
  adw_preferences_group_add (group, GTK_WIDGET (self->span_row));
  adw_preferences_group_add (group, GTK_WIDGET (self->result_row));
  g_signal_connect_object (self->span_row, "notify::selected", G_CALLBACK (count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->result_row, "activated", G_CALLBACK (result_activated_cb), self,
                           G_CONNECT_SWAPPED);
  show_counting (self, FALSE);
}

/**
 * reg_rule_trial_group_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): a field that tries a rule on past quotations
 */
RegRuleTrialGroup *
reg_rule_trial_group_new (RegSession *session)
{
  RegRuleTrialGroup *self = g_object_new (REG_TYPE_RULE_TRIAL_GROUP, NULL);

  self->session = g_object_ref (session);
  say (self, _ ("The rule is not complete yet"), NULL);
  g_signal_connect_object (reg_session_get_store (session), "progress", G_CALLBACK (progress_cb),
                           self, 0);
  return self;
}
