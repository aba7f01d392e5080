/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/playbook/reg-play-form.h"

#include <glib/gi18n.h>

#include "store/reg-plays.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-staff-row.h"
#include "ui/widgets/reg-toaster.h"

/* What a seller may look at on the card of a customer. */
static const int looked_at[] = {
  REG_PARTY_NOTE,           REG_PARTY_INTERESTS, REG_PARTY_ATTITUDE, REG_PARTY_BIRTHDAY,
  REG_PARTY_CUSTOMER_CLASS, REG_PARTY_RUNG,      REG_PARTY_INCOME,   REG_PARTY_BOUGHT_BECAUSE,
  REG_PARTY_SOURCE,         REG_PARTY_NICKNAME,  REG_PARTY_LANGUAGE, REG_PARTY_ORGANISATION,
};

enum
{
  TITLE,
  SITUATION,
  WHAT,
  WHY,
  N_TEXTS
};

static const int text_fields[N_TEXTS] = {
  REG_PLAY_TITLE,
  REG_PLAY_SITUATION,
  REG_PLAY_WHAT,
  REG_PLAY_WHY,
};

struct _RegPlayForm
{
  AdwDialog parent_instance;
  RegSession *session;
  RegRecord *play; /* NULL for a new one */
  GtkWidget *from; /* where what was done is told */
  GtkWidget *texts[N_TEXTS];
  AdwComboRow *staff_row;
  AdwComboRow *field_row;
  AdwComboRow *question_row;
  GArray *questions; /* of gint64, in the order of the row */
  GtkWidget *save_button;
  gboolean is_busy;
};

G_DEFINE_FINAL_TYPE (RegPlayForm, reg_play_form, ADW_TYPE_DIALOG)

static const RegFieldInfo *
get_field_info (int field)
{
  return &reg_entity_get_info (REG_ENTITY_PARTY)->fields[field];
}

/**
 * reg_play_form_describe_field:
 * @column: (nullable): what a play looks at
 *
 * Returns: (transfer none): its name, translated; "" for none
 */
const char *
reg_play_form_describe_field (const char *column)
{
  int field = column != NULL
                  ? reg_entity_find_field (reg_entity_get_info (REG_ENTITY_PARTY), column)
                  : -1;

  return field >= 0 ? _ (get_field_info (field)->label) : "";
}

static char *
dup_text (RegPlayForm *self, guint which)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->texts[which]))));
}

static void
update (RegPlayForm *self)
{
  g_autofree char *title = dup_text (self, TITLE);
  g_autofree char *what = dup_text (self, WHAT);

  gtk_widget_set_sensitive (self->save_button, !self->is_busy && *title != '\0' && *what != '\0');
}

/* --- saving ------------------------------------------------------------------------------- */

static RegRecord *
make_record (RegPlayForm *self)
{
  RegRecordBuilder *builder = self->play != NULL ? reg_record_builder_new_from (self->play)
                                                 : reg_record_builder_new (REG_ENTITY_PLAY);
  guint field = adw_combo_row_get_selected (self->field_row);
  guint question = adw_combo_row_get_selected (self->question_row);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = dup_text (self, i);

      reg_record_builder_set_text (builder, text_fields[i], *text != '\0' ? text : NULL);
    }
  reg_record_builder_set_ref (builder, REG_PLAY_LEARNT_FROM,
                              reg_staff_row_get_staff (self->staff_row));
  reg_record_builder_set_text (builder, REG_PLAY_FIELD,
                               field > 0 && field <= G_N_ELEMENTS (looked_at)
                                   ? get_field_info (looked_at[field - 1])->column
                                   : NULL);
  reg_record_builder_set_ref (
      builder, REG_PLAY_QUESTION_ID,
      question < self->questions->len ? g_array_index (self->questions, gint64, question) : 0);
  return reg_record_builder_end (builder);
}

typedef struct
{
  RegRecord *record;
  GWeakRef form;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  reg_record_unref (save->record);
  g_weak_ref_clear (&save->form);
  g_free (save);
}

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_play_save (db, ((Save *)data)->record, error) != 0;
}

static void
saved_cb (GtkWidget *from, gpointer data, const GError *error)
{
  g_autoptr (RegPlayForm) self = g_weak_ref_get (&((Save *)data)->form);

  if (self == NULL)
    return;
  self->is_busy = FALSE;
  update (self);
  if (error == NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
save_cb (RegPlayForm *self)
{
  const RegEditWords words = {
    .kind = "play",
    .done = self->play != NULL ? _ ("Play changed") : _ ("Play written down"),
    .failed = _ ("The play was not saved."),
  };
  Save *save;

  update (self);
  if (!gtk_widget_get_sensitive (self->save_button))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  self->is_busy = TRUE;
  update (self);
  save = g_new0 (Save, 1);
  save->record = make_record (self);
  g_weak_ref_init (&save->form, self);
  reg_edit_run (self->from, self->session, &words, save_job, save, save_free, saved_cb);
}

/* --- questions of the bank ---------------------------------------------------------------- */

static gboolean
questions_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **list = data;

  *list = reg_db_list (db, REG_ENTITY_QUESTION, REG_QUESTION_POSITION, error);
  return *list != NULL;
}

static void
list_free (gpointer data)
{
  g_clear_pointer ((GPtrArray **)data, g_ptr_array_unref);
  g_free (data);
}

/* Those that are not asked any more are kept where they were chosen. */
static void
show_questions (RegPlayForm *self, GPtrArray *list)
{
  gint64 chosen = self->play != NULL ? reg_record_get_int (self->play, REG_PLAY_QUESTION_ID) : 0;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  gint64 none = 0;
  guint selected = 0;

  g_array_set_size (self->questions, 0);
  gtk_string_list_append (words, _ ("No question"));
  g_array_append_val (self->questions, none);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const RegRecord *question = g_ptr_array_index (list, i);
      gint64 id = reg_record_get_id (question);

      if (!reg_record_is_null (question, REG_QUESTION_RETIRED_ON) && id != chosen)
        continue;
      if (id == chosen)
        selected = self->questions->len;
      gtk_string_list_append (words, reg_record_get_text (question, REG_QUESTION_TEXT));
      g_array_append_val (self->questions, id);
    }
  adw_combo_row_set_model (self->question_row, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->question_row, selected);
  gtk_widget_set_sensitive (GTK_WIDGET (self->question_row), self->questions->len > 1);
}

static void
questions_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPlayForm) self = user_data;
  GPtrArray **list = reg_store_job_finish (REG_STORE (object), result, NULL);

  if (self->session != NULL)
    show_questions (self, list != NULL ? *list : NULL);
}

/* --- object ------------------------------------------------------------------------------- */

static void
reg_play_form_dispose (GObject *object)
{
  RegPlayForm *self = REG_PLAY_FORM (object);

  g_clear_object (&self->session);
  g_clear_object (&self->from);
  g_clear_pointer (&self->play, reg_record_unref);
  G_OBJECT_CLASS (reg_play_form_parent_class)->dispose (object);
}

static void
reg_play_form_finalize (GObject *object)
{
  g_array_unref (REG_PLAY_FORM (object)->questions);
  G_OBJECT_CLASS (reg_play_form_parent_class)->finalize (object);
}

static void
reg_play_form_class_init (RegPlayFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_play_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_play_form_finalize;
}

static void
reg_play_form_init (RegPlayForm *self)
{
  self->questions = g_array_new (FALSE, FALSE, sizeof (gint64));
  adw_dialog_set_content_width (ADW_DIALOG (self), 520);
}

static void
add_texts (RegPlayForm *self, AdwPreferencesGroup *group)
{
  const char *titles[N_TEXTS] = {
    [TITLE] = _ ("_In a few words"),
    [SITUATION] = _ ("W_hen do you do it?"),
    [WHAT] = _ ("What do you _do or say?"),
    [WHY] = _ ("Why does it _work?"),
  };

  for (guint i = 0; i < N_TEXTS; i++)
    {
      self->texts[i] = adw_entry_row_new ();
      adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->texts[i]), TRUE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->texts[i]), titles[i]);
      if (self->play != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->texts[i]),
                               reg_record_get_text (self->play, text_fields[i]));
      g_signal_connect_object (self->texts[i], "changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->texts[i], "entry-activated", G_CALLBACK (save_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, self->texts[i]);
    }
}

static AdwComboRow *
add_choice (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

static void
fill_fields (RegPlayForm *self)
{
  const char *column = self->play != NULL ? reg_record_peek_text (self->play, REG_PLAY_FIELD)
                                          : NULL;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (words, _ ("Nothing in particular"));
  for (guint i = 0; i < G_N_ELEMENTS (looked_at); i++)
    {
      const RegFieldInfo *info = get_field_info (looked_at[i]);

      gtk_string_list_append (words, _ (info->label));
      if (g_strcmp0 (column, info->column) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->field_row, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->field_row, selected);
}

static GtkWidget *
create_page (RegPlayForm *self, gint64 learnt_from)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  add_texts (self, group);
  adw_preferences_page_add (page, group);
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (
      group, _ ("What is looked at and asked is shown to everybody at the counter."));
  self->field_row = add_choice (group, _ ("What do you _look at?"));
  self->question_row = add_choice (group, _ ("What do you _ask?"));
  self->staff_row = add_choice (group, _ ("Learnt _from"));
  fill_fields (self);
  show_questions (self, NULL);
  reg_staff_row_fill (self->staff_row, self->session, learnt_from);
  adw_preferences_page_add (page, group);
  return GTK_WIDGET (page);
}

/**
 * reg_play_form_new:
 * @session: the open book
 * @play: (nullable): the play to be changed, %NULL for a new one
 * @learnt_from: of a new one: who is asked, 0 for nobody
 * @from: where what was done is told
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_play_form_new (RegSession *session, RegRecord *play, gint64 learnt_from, GtkWidget *from)
{
  RegPlayForm *self = g_object_new (REG_TYPE_PLAY_FORM, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  self->session = g_object_ref (session);
  self->from = g_object_ref (from);
  self->play = play != NULL ? reg_record_ref (play) : NULL;
  if (play != NULL)
    learnt_from = reg_record_get_int (play, REG_PLAY_LEARNT_FROM);
  self->save_button = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (save_cb), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save_button);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), create_page (self, learnt_from));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), play != NULL ? _ ("Play") : _ ("New play"));
  adw_dialog_set_focus (ADW_DIALOG (self), self->texts[TITLE]);
  update (self);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, questions_job,
                        g_new0 (GPtrArray *, 1), list_free, NULL, questions_cb,
                        g_object_ref (self));
  return ADW_DIALOG (self);
}
