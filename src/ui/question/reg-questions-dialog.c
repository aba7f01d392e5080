/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-questions-dialog.h"

#include <glib/gi18n.h>

#include "store/reg-questions.h"
#include "ui/question/reg-question-form.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-error-page.h"
#include "ui/widgets/reg-pill.h"

struct _RegQuestionsDialog
{
  AdwDialog parent_instance;

  AdwBanner *unused_banner;
  GtkStack *stack;
  AdwPreferencesGroup *asked_group;
  AdwPreferencesGroup *retired_group;
  AdwStatusPage *problem_page;

  RegSession *session;
  GPtrArray *uses; /* of RegQuestionUse */
  GPtrArray *rows; /* of GtkWidget, in the order of the questions */
  gint64 focus;    /* the question that is to have the focus, 0 for none */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RegQuestionsDialog, reg_questions_dialog, ADW_TYPE_DIALOG)

static gboolean
can_write (RegQuestionsDialog *self)
{
  return !reg_store_is_read_only (reg_session_get_store (self->session));
}

static gboolean
is_retired (const RegQuestionUse *use)
{
  return !reg_record_is_null (use->question, REG_QUESTION_RETIRED_ON);
}

/* --- changes ---------------------------------------------------------------------------- */

typedef struct
{
  GArray *ids; /* of gint64 */
  int steps;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_array_unref (change->ids);
  g_free (change);
}

static Change *
change_new (gint64 question)
{
  Change *change = g_new0 (Change, 1);

  change->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (question != 0)
    g_array_append_val (change->ids, question);
  return change;
}

static gboolean
retire_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  for (guint i = 0; i < change->ids->len; i++)
    if (!reg_question_retire (db, g_array_index (change->ids, gint64, i), TRUE, error))
      return FALSE;
  return TRUE;
}

static gboolean
revive_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return reg_question_retire (db, g_array_index (change->ids, gint64, 0), FALSE, error);
}

static gboolean
remove_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return reg_question_remove (db, g_array_index (change->ids, gint64, 0), error);
}

static gboolean
move_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return reg_question_move (db, g_array_index (change->ids, gint64, 0), change->steps, error);
}

/* From inside, so that the message stands in the dialog and not below it. */
static void
run (RegQuestionsDialog *self, const char *done, RegStoreJob job, Change *change)
{
  const RegEditWords words = {
    .kind = "questions",
    .done = done,
    .failed = _ ("Nothing was changed."),
  };

  reg_edit_run (GTK_WIDGET (self->stack), self->session, &words, job, change, change_free, NULL);
}

static void
new_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegQuestionsDialog *self = REG_QUESTIONS_DIALOG (widget);

  reg_question_form_open (GTK_WIDGET (self->stack), self->session, NULL);
}

static void
retire_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run (REG_QUESTIONS_DIALOG (widget), _ ("Not asked any more"), retire_job,
       change_new (g_variant_get_int64 (parameter)));
}

static void
revive_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run (REG_QUESTIONS_DIALOG (widget), _ ("Asked again"), revive_job,
       change_new (g_variant_get_int64 (parameter)));
}

static void
remove_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run (REG_QUESTIONS_DIALOG (widget), _ ("Question removed"), remove_job,
       change_new (g_variant_get_int64 (parameter)));
}

static void
move (RegQuestionsDialog *self, gint64 question, int steps)
{
  Change *change = change_new (question);

  change->steps = steps;
  self->focus = question;
  run (self, _ ("Question moved"), move_job, change);
}

static void
move_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move (REG_QUESTIONS_DIALOG (widget), g_variant_get_int64 (parameter),
        g_str_has_suffix (action, "up") ? -1 : 1);
}

static void
retire_unused_cb (RegQuestionsDialog *self)
{
  Change *change = change_new (0);

  for (guint i = 0; i < self->uses->len; i++)
    {
      const RegQuestionUse *use = g_ptr_array_index (self->uses, i);
      gint64 id = reg_record_get_id (use->question);

      if (use->is_unused)
        g_array_append_val (change->ids, id);
    }
  run (self, _ ("Not asked any more"), retire_job, change);
}

/* --- a question in words ---------------------------------------------------------------- */

static void
append (GString *text, const char *separator, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", words);
}

/* How many know the answer, how many answers are old, until when, who looks after it. */
static char *
describe_figures (RegQuestionsDialog *self, const RegQuestionUse *use)
{
  GString *text = g_string_new ("");
  gint64 owner_id = reg_record_get_int (use->question, REG_QUESTION_OWNER_ID);
  RegRecord *owner = owner_id != 0 ? reg_session_find_staff (self->session, owner_id) : NULL;
  g_autofree char *answered = g_strdup_printf (
      ngettext ("%'d customer answered", "%'d customers answered", (gulong)use->n_answered),
      (int)use->n_answered);
  g_autofree char *old = NULL;
  g_autofree char *declined = NULL;
  g_autofree char *until = NULL;

  if (use->n_old > 0)
    old = g_strdup_printf (
        /* Translators: answers that are older than they may be believed */
        ngettext ("%'d answer to confirm", "%'d answers to confirm", (gulong)use->n_old),
        (int)use->n_old);
  if (use->n_declined > 0)
    declined = g_strdup_printf (
        ngettext ("%'d would rather not say", "%'d would rather not say", (gulong)use->n_declined),
        (int)use->n_declined);
  if (!reg_record_is_null (use->question, REG_QUESTION_USE_BY))
    {
      g_autofree char *day = reg_session_format_date (
          self->session, reg_record_get_text (use->question, REG_QUESTION_USE_BY));

      /* Translators: until when the answers to a question are used; %s is a day */
      until = g_strdup_printf (_ ("used until %s"), day);
    }
  append (text, " · ", use->n_answered > 0 ? answered : _ ("nobody answered yet"));
  append (text, " · ", old);
  append (text, " · ", declined);
  append (text, " · ", until);
  append (text, " · ", owner != NULL ? reg_record_get_text (owner, REG_STAFF_NAME) : NULL);
  return g_string_free_and_steal (text);
}

static char *
describe (RegQuestionsDialog *self, const RegQuestionUse *use)
{
  const RegRecord *question = use->question;
  g_autofree char *figures = describe_figures (self, use);
  /* Translators: what the answers to a question are used for */
  g_autofree char *purpose = g_strdup_printf (_ ("For us: %s"),
                                              reg_record_get_text (question, REG_QUESTION_PURPOSE));
  g_autofree char *benefit = NULL;
  g_autofree char *plain = NULL;
  GString *text = g_string_new ("");

  if (!reg_record_is_null (question, REG_QUESTION_BENEFIT))
    /* Translators: what customers have of answering a question */
    benefit = g_strdup_printf (_ ("For them: %s"),
                               reg_record_get_text (question, REG_QUESTION_BENEFIT));
  append (text, "\n", purpose);
  append (text, "\n", benefit != NULL ? benefit : _ ("The customer has nothing of it."));
  append (text, "\n", figures);
  plain = g_string_free_and_steal (text);
  return reg_direction_keep (plain);
}

static GtkWidget *
create_pill (const char *text, RegPillStyle style)
{
  GtkWidget *pill = reg_pill_new (text, style);

  reg_pill_set_whole (REG_PILL (pill));
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

/* --- rows ------------------------------------------------------------------------------- */

static void
append_item (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, g_variant_new_int64 (id));
  g_menu_append_item (menu, item);
}

static GtkWidget *
create_menu_button (const RegQuestionUse *use)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  gint64 id = reg_record_get_id (use->question);
  /* Translators: %s is a question */
  g_autofree char *label = g_strdup_printf (_ ("What to do with “%s”"),
                                            reg_record_get_text (use->question, REG_QUESTION_TEXT));

  if (!is_retired (use))
    {
      append_item (menu, _ ("Move _up"), "question.up", id);
      append_item (menu, _ ("Move _down"), "question.down", id);
      append_item (menu, _ ("Do _not ask any more"), "question.retire", id);
    }
  else
    append_item (menu, _ ("_Ask again"), "question.revive", id);
  if (!use->has_answers)
    append_item (menu, _ ("_Remove"), "question.remove", id);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static const RegQuestionUse *
find_use (RegQuestionsDialog *self, GtkWidget *row)
{
  guint index;

  return g_ptr_array_find (self->rows, row, &index) ? g_ptr_array_index (self->uses, index) : NULL;
}

static void
row_activated_cb (GtkWidget *row, RegQuestionsDialog *self)
{
  const RegQuestionUse *use = find_use (self, row);

  if (use != NULL && can_write (self))
    reg_question_form_open (GTK_WIDGET (self->stack), self->session, use);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                RegQuestionsDialog *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  const RegQuestionUse *use = find_use (self, row);
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;

  if (use == NULL || !(up || down) || !can_write (self)
      || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  move (self, reg_record_get_id (use->question), up ? -1 : 1);
  return GDK_EVENT_STOP;
}

static GtkWidget *
create_row (RegQuestionsDialog *self, const RegQuestionUse *use)
{
  GtkWidget *row = adw_action_row_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *title = reg_direction_keep (
      reg_record_get_text (use->question, REG_QUESTION_TEXT));
  g_autofree char *about = describe (self, use);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (use->is_unused)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               create_pill (C_ ("question", "Not used"), REG_PILL_WARNING));
  else if (!reg_record_is_null (use->question, REG_QUESTION_ELSEWHERE))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               create_pill (C_ ("question", "Look first"), REG_PILL_NEUTRAL));
  if (can_write (self))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_menu_button (use));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), can_write (self));
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (row, keys);
  return row;
}

static void
keep_focus (RegQuestionsDialog *self)
{
  for (guint i = 0; i < self->rows->len && self->focus == 0; i++)
    if (gtk_widget_get_state_flags (g_ptr_array_index (self->rows, i))
        & GTK_STATE_FLAG_FOCUS_WITHIN)
      {
        const RegQuestionUse *use = g_ptr_array_index (self->uses, i);

        self->focus = reg_record_get_id (use->question);
      }
}

static void
restore_focus (RegQuestionsDialog *self)
{
  for (guint i = 0; i < self->rows->len && self->focus != 0; i++)
    {
      const RegQuestionUse *use = g_ptr_array_index (self->uses, i);

      if (reg_record_get_id (use->question) == self->focus)
        gtk_widget_grab_focus (g_ptr_array_index (self->rows, i));
    }
  self->focus = 0;
}

static void
clear (RegQuestionsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_unused (RegQuestionsDialog *self, guint n_unused)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("Nobody asked %u question for half a year, or its time is over.",
                "Nobody asked %u questions for half a year, or their time is over.", n_unused),
      n_unused);

  adw_banner_set_title (self->unused_banner, text);
  adw_banner_set_revealed (self->unused_banner, n_unused > 0 && can_write (self));
}

/* Takes @uses over. */
static void
show (RegQuestionsDialog *self, GPtrArray *uses)
{
  guint n_unused = 0, n_retired = 0;

  keep_focus (self);
  clear (self);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  self->uses = uses;
  for (guint i = 0; i < uses->len; i++)
    {
      const RegQuestionUse *use = g_ptr_array_index (uses, i);
      GtkWidget *row = create_row (self, use);

      adw_preferences_group_add (is_retired (use) ? self->retired_group : self->asked_group, row);
      g_ptr_array_add (self->rows, row);
      n_retired += is_retired (use) ? 1 : 0;
      n_unused += use->is_unused ? 1 : 0;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->asked_group), n_retired < uses->len);
  gtk_widget_set_visible (GTK_WIDGET (self->retired_group), n_retired > 0);
  show_unused (self, n_unused);
  gtk_stack_set_visible_child_name (self->stack, uses->len > 0 ? "questions" : "empty");
  restore_focus (self);
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *uses;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->uses, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->uses = reg_questions_load (db, error);
  return load->uses != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegQuestionsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (load != NULL)
    show (self, g_steal_pointer (&load->uses));
  else
    reg_error_page_show (self->problem_page, error);
}

static void
load (RegQuestionsDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job,
                        g_new0 (Load, 1), load_free, self->cancellable, loaded_cb,
                        g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegQuestionsDialog *self)
{
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  if (changes->entities & (BIT (QUESTION) | BIT (ANSWER)))
    load (self);
#undef BIT
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_questions_dialog_dispose (GObject *object)
{
  RegQuestionsDialog *self = REG_QUESTIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_QUESTIONS_DIALOG);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_questions_dialog_parent_class)->dispose (object);
}

static void
reg_questions_dialog_finalize (GObject *object)
{
  RegQuestionsDialog *self = REG_QUESTIONS_DIALOG (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  G_OBJECT_CLASS (reg_questions_dialog_parent_class)->finalize (object);
}

static void
reg_questions_dialog_class_init (RegQuestionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_questions_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_questions_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-questions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegQuestionsDialog, unused_banner);
  gtk_widget_class_bind_template_child (widget_class, RegQuestionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RegQuestionsDialog, asked_group);
  gtk_widget_class_bind_template_child (widget_class, RegQuestionsDialog, retired_group);
  gtk_widget_class_bind_template_child (widget_class, RegQuestionsDialog, problem_page);
  gtk_widget_class_bind_template_callback (widget_class, retire_unused_cb);
  gtk_widget_class_install_action (widget_class, "question.new", NULL, new_activated_cb);
  gtk_widget_class_install_action (widget_class, "question.up", "x", move_activated_cb);
  gtk_widget_class_install_action (widget_class, "question.down", "x", move_activated_cb);
  gtk_widget_class_install_action (widget_class, "question.retire", "x", retire_activated_cb);
  gtk_widget_class_install_action (widget_class, "question.revive", "x", revive_activated_cb);
  gtk_widget_class_install_action (widget_class, "question.remove", "x", remove_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "question.new",
                                       NULL);
}

static void
reg_questions_dialog_init (RegQuestionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
}

/**
 * reg_questions_dialog_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the bank of questions
 */
AdwDialog *
reg_questions_dialog_new (RegSession *session)
{
  RegQuestionsDialog *self = g_object_new (REG_TYPE_QUESTIONS_DIALOG, NULL);

  self->session = g_object_ref (session);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "question.new", can_write (self));
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return ADW_DIALOG (self);
}
