/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-ladder-dialog.h"

#include <glib/gi18n.h>

#include "ui/customer/reg-ladder-text.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-ask.h"
#include "ui/widgets/reg-error-page.h"

/* Where a customer stands on the ladder, why, and how to say otherwise. */
struct _RegLadderDialog
{
  AdwDialog parent_instance;

  GtkWidget *toasts;
  GtkStack *stack;
  AdwStatusPage *problem_page;
  AdwActionRow *rung_row;
  AdwActionRow *rules_row;
  AdwActionRow *active_row;
  AdwActionRow *depth_row;
  AdwActionRow *bond_row;
  AdwActionRow *year_row;
  GtkWidget *say_group;
  AdwComboRow *choice_row;
  AdwEntryRow *reason_row;
  GtkWidget *say_row;
  GtkWidget *marks_group;
  AdwSwitchRow *influencer_row;
  AdwActionRow *unwanted_row;
  GtkButton *unwanted_button;

  RegSession *session;
  gint64 party;
  int mark; /* that is in force */
  gboolean is_influencer;
  gboolean is_unwanted;
  gboolean is_filling;
  guint64 shown;
};

G_DEFINE_FINAL_TYPE (RegLadderDialog, reg_ladder_dialog, ADW_TYPE_DIALOG)

/* --- writing ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 party;
  int rung;
  gboolean flag;
  char *text;
} Say;

static void
say_free (gpointer data)
{
  Say *say = data;

  g_free (say->text);
  g_free (say);
}

static Say *
say_new (RegLadderDialog *self, const char *text)
{
  Say *say = g_new0 (Say, 1);

  say->party = self->party;
  say->text = g_strdup (text);
  return say;
}

static gboolean
mark_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Say *say = data;

  return reg_rungs_mark (db, say->party, say->rung, say->text, error);
}

static gboolean
influencer_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Say *say = data;

  return reg_rungs_set_influencer (db, say->party, say->flag, error);
}

static gboolean
unwanted_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Say *say = data;

  return reg_rungs_set_unwanted (db, say->party, say->flag, say->text, error);
}

static void
run (RegLadderDialog *self, const char *done, RegStoreJob job, Say *say)
{
  const RegEditWords words = { "edit", done, _ ("Nothing was changed."), FALSE };

  reg_edit_run (self->toasts, self->session, &words, job, say, say_free, NULL);
}

/* The first choice is none. */
static int
get_choice (RegLadderDialog *self)
{
  return (int)adw_combo_row_get_selected (self->choice_row) - 1;
}

static void
update_say (RegLadderDialog *self)
{
  gtk_widget_set_sensitive (self->say_row, get_choice (self) != self->mark);
}

static void
choice_changed_cb (RegLadderDialog *self)
{
  if (!self->is_filling)
    update_say (self);
}

static void
say_cb (RegLadderDialog *self)
{
  g_autofree char *reason = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_row))));
  int rung = get_choice (self);
  g_autofree char *done = NULL;
  Say *say;

  if (rung == self->mark)
    return;
  say = say_new (self, reason);
  say->rung = rung;
  if (rung == REG_LADDER_NO_MARK)
    done = g_strdup (_ ("The rules say again where they stand"));
  else
    /* Translators: %s is a kind of customer: "Client" */
    done = g_strdup_printf (_ ("From today on: %s"), _ (reg_enum_get_label (&reg_enum_rung, rung)));
  gtk_editable_set_text (GTK_EDITABLE (self->reason_row), "");
  run (self, done, mark_job, say);
}

static void
influencer_changed_cb (RegLadderDialog *self)
{
  gboolean active = adw_switch_row_get_active (self->influencer_row);
  Say *say;

  if (self->is_filling || active == self->is_influencer)
    return;
  self->is_influencer = active;
  say = say_new (self, NULL);
  say->flag = active;
  run (self, active ? _ ("Others listen to them") : _ ("Others do not listen to them"),
       influencer_job, say);
}

static void
unwanted_answered_cb (gpointer object, const RegAnswer *answers, gpointer data)
{
  RegLadderDialog *self = object;
  Say *say = say_new (self, answers[0].text);

  say->flag = TRUE;
  run (self, _ ("We would rather not have them"), unwanted_job, say);
}

static void
unwanted_clicked_cb (RegLadderDialog *self)
{
  const RegAskField field = { _ ("Because"), NULL, REG_ASK_TEXT, TRUE };
  const RegAsk ask = {
    .heading = _ ("Rather not have them?"),
    .body = _ ("Colleagues see it at the counter. Nothing is sent to the customer."),
    .accept = _ ("_Rather not"),
    .fields = &field,
    .n_fields = 1,
  };

  if (self->is_unwanted)
    run (self, _ ("Welcome again"), unwanted_job, say_new (self, NULL));
  else
    reg_ask (GTK_WIDGET (self), &ask, unwanted_answered_cb, self, NULL);
}

/* --- showing ---------------------------------------------------------------------------- */

static void
set_row (AdwActionRow *row, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (row), subtitle != NULL);
}

static void
show_rung (RegLadderDialog *self, const RegRungs *rungs)
{
  g_autofree char *reason = reg_ladder_text_describe_reason (rungs, self->session);
  g_autofree char *rule = reg_ladder_text_describe_rule (rungs, self->session);
  g_autofree char *why = g_strconcat (reason, " ", rule, NULL);
  g_autofree char *mark = reg_ladder_text_describe_mark (rungs, self->session);
  const char *by_rules = _ (reg_enum_get_label (&reg_enum_rung, rungs->verdict.by_rules));
  gboolean is_marked = rungs->facts.mark != REG_LADDER_NO_MARK;
  g_autofree char *title = NULL;

  set_row (self->rung_row, _ (reg_enum_get_label (&reg_enum_rung, rungs->verdict.rung)),
           is_marked ? mark : why);
  /* Translators: %s is a kind of customer: "Client" */
  title = g_strdup_printf (_ ("By the rules: %s"), by_rules);
  if (is_marked)
    set_row (self->rules_row, title, why);
  else
    set_row (self->rules_row, _ ("Last said"), mark);
}

static void
show_active (RegLadderDialog *self, const RegRungs *rungs)
{
  const RegLadderVerdict *verdict = &rungs->verdict;
  g_autofree char *day = NULL;
  g_autofree char *cycle = NULL;
  g_autofree char *text = NULL;

  if (rungs->facts.n_days == 0)
    {
      set_row (self->active_row, _ ("Not active"), _ ("Has not bought anything yet"));
      return;
    }
  day = reg_session_format_date (self->session, rungs->lost_on);
  cycle = rungs->facts.n_days > 1
              ? g_strdup_printf (
                    ngettext ("Buys every %d day", "Buys every %d days", verdict->cycle),
                    verdict->cycle)
              : g_strdup (_ ("Bought once"));
  /* Translators: "Buys every 31 days", then a date */
  text = g_strdup_printf (verdict->is_active
                              ? _ ("%s. Lost from %s if nothing is bought until then.")
                              : _ ("%s. Stays away; lost since %s."),
                          cycle, day);
  set_row (self->active_row, verdict->is_active ? _ ("Active") : _ ("Not active"), text);
}

static void
show_derived (RegLadderDialog *self, const RegRungs *rungs)
{
  g_autofree char *depth_why = reg_ladder_text_describe_depth (rungs, self->session);
  g_autofree char *depth = g_strdup_printf (C_ ("relationship", "Relationship: %s"),
                                            reg_ladder_text_get_depth (rungs->depth));
  g_autofree char *bond = g_strdup_printf (_ ("From prospect to advocate: %s"),
                                           reg_ladder_text_get_bond (rungs->bond));

  set_row (self->depth_row, depth, depth_why);
  set_row (self->bond_row, bond, reg_ladder_text_describe_bond (rungs));
}

static void
show_year (RegLadderDialog *self, const RegRungs *rungs)
{
  g_autofree char *net = reg_session_format_money (self->session, rungs->net_year, rungs->currency);
  g_autofree char *contribution = NULL;
  g_autofree char *text = NULL;

  if (!reg_session_sees_cost (self->session))
    {
      adw_action_row_set_subtitle (self->year_row, net);
      return;
    }
  contribution = reg_session_format_money (self->session, rungs->contribution_year,
                                           rungs->currency);
  text = g_strdup_printf (rungs->contribution_year < 0
                              /* Translators: amounts: what was bought, what is left of it */
                              ? _ ("Bought for %s; after cost and complaints we lost on it: %s")
                              : _ ("Bought for %s; %s is left after cost and complaints"),
                          net, contribution);
  adw_action_row_set_subtitle (self->year_row, text);
}

static void
fill_choices (RegLadderDialog *self, const RegRungs *rungs)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_ ("kind of customer", "By the rules"));
  for (int i = 0; i < reg_enum_rung.n_values; i++)
    gtk_string_list_append (names, _ (reg_enum_get_label (&reg_enum_rung, i)));
  adw_combo_row_set_model (self->choice_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->choice_row, (guint)(rungs->facts.mark + 1));
  self->mark = rungs->facts.mark;
  update_say (self);
}

static void
show_marks (RegLadderDialog *self, const RegRungs *rungs, const RegRecord *party)
{
  g_autofree char *brought = reg_ladder_text_describe_brought (rungs, self->session);
  const char *because = reg_record_get_text (party, REG_PARTY_UNWANTED_BECAUSE);

  self->is_influencer = rungs->facts.is_influencer;
  adw_switch_row_set_active (self->influencer_row, self->is_influencer);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->influencer_row), brought);
  self->is_unwanted = reg_record_get_int (party, REG_PARTY_UNWANTED) != 0;
  adw_action_row_set_subtitle (self->unwanted_row, !self->is_unwanted ? _ ("Nobody has said so")
                                                   : *because != '\0' ? because
                                                                      : _ ("No reason is known"));
  gtk_button_set_label (self->unwanted_button,
                        self->is_unwanted ? _ ("_Welcome again") : _ ("_Rather not…"));
}

static void
show (RegLadderDialog *self, const RegRungs *rungs, const RegRecord *party)
{
  gboolean can_write = !reg_store_is_read_only (reg_session_get_store (self->session))
                       && reg_record_get_deleted_at (party) == 0;

  self->is_filling = TRUE;
  show_rung (self, rungs);
  show_active (self, rungs);
  show_derived (self, rungs);
  show_year (self, rungs);
  fill_choices (self, rungs);
  show_marks (self, rungs, party);
  gtk_widget_set_sensitive (self->say_group, can_write);
  gtk_widget_set_sensitive (self->marks_group, can_write);
  self->is_filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "ladder");
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 party;
  RegRungs *rungs;
  RegRecord *record;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->rungs, reg_rungs_free);
  g_clear_pointer (&load->record, reg_record_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->record = reg_db_load (db, REG_ENTITY_PARTY, load->party, error);
  load->rungs = load->record != NULL ? reg_rungs_load (db, load->party, error) : NULL;
  return load->rungs != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegLadderDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (load != NULL)
    {
      show (self, load->rungs, load->record);
      return;
    }
  reg_error_page_show (self->problem_page, error);
}

static void
load (RegLadderDialog *self)
{
  Load *job = g_new0 (Load, 1);

  job->party = self->party;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, job,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegLadderDialog *self)
{
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  if (changes->entities
      & (BIT (PARTY) | BIT (RUNG_MARK) | BIT (SALE) | BIT (SALE_LINE) | BIT (COMPLAINT)
         | BIT (COMPLAINT_EVENT)))
    load (self);
#undef BIT
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_ladder_dialog_dispose (GObject *object)
{
  RegLadderDialog *self = REG_LADDER_DIALOG (object);

  self->is_filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_LADDER_DIALOG);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_ladder_dialog_parent_class)->dispose (object);
}

static void
reg_ladder_dialog_class_init (RegLadderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_ladder_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-ladder-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RegLadderDialog, name)
  BIND (toasts);
  BIND (stack);
  BIND (problem_page);
  BIND (rung_row);
  BIND (rules_row);
  BIND (active_row);
  BIND (depth_row);
  BIND (bond_row);
  BIND (year_row);
  BIND (say_group);
  BIND (choice_row);
  BIND (reason_row);
  BIND (say_row);
  BIND (marks_group);
  BIND (influencer_row);
  BIND (unwanted_row);
  BIND (unwanted_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, say_cb);
  gtk_widget_class_bind_template_callback (widget_class, influencer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, unwanted_clicked_cb);
  /* After the focus had its turn, as in the window behind. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "app.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.redo", NULL);
}

static void
reg_ladder_dialog_init (RegLadderDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * reg_ladder_dialog_new:
 * @session: the open customer book
 * @party: the customer
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_ladder_dialog_new (RegSession *session, gint64 party)
{
  RegLadderDialog *self = g_object_new (REG_TYPE_LADDER_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->party = party;
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return ADW_DIALOG (self);
}
