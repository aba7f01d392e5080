/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-shift-note-dialog.h"

#include <glib/gi18n.h>

#include "store/reg-shift-notes.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-party-search.h"
#include "ui/widgets/reg-toaster.h"

/* More than anybody reads. */
#define MOST_SHOWN 50

struct _RegShiftNoteDialog
{
  AdwDialog parent_instance;
  RegSession *session;
  AdwToastOverlay *toasts;
  AdwEntryRow *text_row;
  RegPartySearch *party_field;
  GtkWidget *leave_button;
  AdwPreferencesGroup *open_group;
  AdwPreferencesGroup *done_group;
  GPtrArray *rows; /* of GtkWidget, not owned */
  guint64 shown;
};

G_DEFINE_FINAL_TYPE (RegShiftNoteDialog, reg_shift_note_dialog, ADW_TYPE_DIALOG)

/* --- leaving one -------------------------------------------------------------------------- */

static char *
dup_text (RegShiftNoteDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text_row))));
}

static gboolean
can_write (RegShiftNoteDialog *self)
{
  return !reg_store_is_read_only (reg_session_get_store (self->session));
}

static void
update (RegShiftNoteDialog *self)
{
  g_autofree char *text = dup_text (self);

  gtk_widget_set_sensitive (self->leave_button, *text != '\0' && can_write (self));
}

typedef struct
{
  gint64 party;
  char *text;
} Note;

static void
note_free (gpointer data)
{
  g_free (((Note *)data)->text);
  g_free (data);
}

static gboolean
write_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Note *note = data;

  return reg_shift_note_write (db, note->party, note->text, error) != 0;
}

static void
written_cb (GtkWidget *from, gpointer data, const GError *error)
{
  RegShiftNoteDialog *self = REG_SHIFT_NOTE_DIALOG (
      gtk_widget_get_ancestor (from, REG_TYPE_SHIFT_NOTE_DIALOG));

  /* What could not be saved is still there to be tried again. */
  if (self == NULL || error != NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->text_row), "");
  reg_party_search_clear (self->party_field);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_row));
}

static void
leave_cb (RegShiftNoteDialog *self)
{
  const RegEditWords words = {
    .kind = "shift-note",
    .done = _ ("Note left for the next shift"),
    .failed = _ ("The note was not saved."),
  };
  Note *note;

  if (!gtk_widget_get_sensitive (self->leave_button))
    {
      gtk_widget_error_bell (GTK_WIDGET (self->text_row));
      return;
    }
  note = g_new0 (Note, 1);
  note->party = reg_party_search_get_party (self->party_field);
  note->text = dup_text (self);
  reg_edit_run (GTK_WIDGET (self->toasts), self->session, &words, write_job, note, note_free,
                written_cb);
}

/* --- ticking off -------------------------------------------------------------------------- */

typedef struct
{
  gint64 note;
  gboolean is_done;
} Tick;

static gboolean
tick_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Tick *tick = data;

  return reg_shift_note_set_done (db, tick->note, tick->is_done, error);
}

/**
 * reg_shift_note_tick:
 * @from: where it was asked for
 * @note: a note for the next shift
 * @is_done: whether it was seen to
 */
void
reg_shift_note_tick (GtkWidget *from, RegSession *session, gint64 note, gboolean is_done)
{
  const RegEditWords words = {
    .kind = "shift-note",
    .done = is_done ? _ ("Note seen to") : _ ("Note opened again"),
    .failed = _ ("The note was not saved."),
  };
  const Tick tick = { note, is_done };

  reg_edit_run (from, session, &words, tick_job, g_memdup2 (&tick, sizeof tick), g_free, NULL);
}

/* --- those that are there ----------------------------------------------------------------- */

static void
tick_clicked_cb (GtkWidget *button, RegShiftNoteDialog *self)
{
  const Tick *tick = g_object_get_data (G_OBJECT (button), "reg-tick");

  reg_shift_note_tick (GTK_WIDGET (self->toasts), self->session, tick->note, tick->is_done);
}

static char *
describe (RegShiftNoteDialog *self, const RegShiftNote *note)
{
  g_autofree char *day = reg_session_format_day (self->session, note->at);
  g_autofree char *time = reg_session_format_time (self->session, note->at);
  g_autofree char *done_day = note->done_at != 0
                                  ? reg_session_format_day (self->session, note->done_at)
                                  : NULL;
  g_autoptr (GString) text = g_string_new ("");

  if (note->party != 0)
    g_string_append_printf (text, "%s · ", note->party_name);
  if (*note->by != '\0')
    g_string_append_printf (text, "%s, ", note->by);
  g_string_append_printf (text, "%s %s", day, time);
  if (note->done_at != 0 && *note->done_by != '\0')
    {
      g_string_append (text, " · ");
      /* Translators: who saw to a note, and when: a name and a day */
      g_string_append_printf (text, _ ("seen to by %s, %s"), note->done_by, done_day);
    }
  return reg_direction_keep (text->str);
}

static void
add_row (RegShiftNoteDialog *self, const RegShiftNote *note)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (note->done_at == 0 ? _ ("Seen to")
                                                                    : _ ("Open again"));
  AdwPreferencesGroup *group = note->done_at == 0 ? self->open_group : self->done_group;
  g_autofree char *about = describe (self, note);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", gtk_button_get_label (GTK_BUTTON (button)),
                                             note->text);
  const Tick tick = { note->id, note->done_at == 0 };

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), note->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, can_write (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "reg-tick", g_memdup2 (&tick, sizeof tick), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (tick_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  if (note->party != 0)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-party");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", note->party);
    }
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
  g_ptr_array_add (self->rows, row);
}

static int
find_focus (RegShiftNoteDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_state_flags (g_ptr_array_index (self->rows, i))
        & GTK_STATE_FLAG_FOCUS_WITHIN)
      return (int)i;
  return -1;
}

static void
show (RegShiftNoteDialog *self, GPtrArray *notes)
{
  int focus = find_focus (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->open_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->done_group), FALSE);
  for (guint i = 0; i < notes->len; i++)
    add_row (self, g_ptr_array_index (notes, i));
  /* Who ticks off one after the other stays among them. */
  if (focus >= 0 && notes->len > 0)
    gtk_widget_child_focus (g_ptr_array_index (self->rows, MIN ((guint)focus, notes->len - 1)),
                            GTK_DIR_TAB_FORWARD);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **notes = data;

  *notes = reg_shift_notes_list (db, MOST_SHOWN, error);
  return *notes != NULL;
}

static void
load_free (gpointer data)
{
  g_clear_pointer ((GPtrArray **)data, g_ptr_array_unref);
  g_free (data);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegShiftNoteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray **notes = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (notes != NULL)
    show (self, *notes);
  else
    reg_toaster_show_error (GTK_WIDGET (self->toasts), _ ("The notes could not be read."), error);
}

static void
load (RegShiftNoteDialog *self)
{
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job,
                        g_new0 (GPtrArray *, 1), load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegShiftNoteDialog *self)
{
  if (changes->entities & (G_GUINT64_CONSTANT (1) << REG_ENTITY_SHIFT_NOTE))
    load (self);
}

/* --- object ------------------------------------------------------------------------------- */

static void
reg_shift_note_dialog_dispose (GObject *object)
{
  g_clear_object (&REG_SHIFT_NOTE_DIALOG (object)->session);
  G_OBJECT_CLASS (reg_shift_note_dialog_parent_class)->dispose (object);
}

static void
reg_shift_note_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (REG_SHIFT_NOTE_DIALOG (object)->rows);
  G_OBJECT_CLASS (reg_shift_note_dialog_parent_class)->finalize (object);
}

static void
reg_shift_note_dialog_class_init (RegShiftNoteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_shift_note_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_shift_note_dialog_finalize;
  /* After the focus had its turn. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "app.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.redo", NULL);
}

static void
reg_shift_note_dialog_init (RegShiftNoteDialog *self)
{
  self->rows = g_ptr_array_new ();
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Note for the next shift"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 520);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
}

static GtkWidget *
create_page (RegShiftNoteDialog *self, gint64 party)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->text_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->text_row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text_row),
                                 _ ("_What the next one has to know"));
  g_signal_connect_object (self->text_row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_row, "entry-activated", G_CALLBACK (leave_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->text_row));
  gtk_widget_set_sensitive (GTK_WIDGET (group), can_write (self));
  adw_preferences_page_add (page, group);
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->party_field = g_object_new (REG_TYPE_PARTY_SEARCH, "as-row", TRUE, NULL);
  reg_party_search_set_session (self->party_field, self->session);
  reg_party_search_set_title (self->party_field, _ ("C_ustomer (optional)"));
  reg_party_search_set_party (self->party_field, party);
  adw_preferences_group_add (group, GTK_WIDGET (self->party_field));
  gtk_widget_set_sensitive (GTK_WIDGET (group), can_write (self));
  adw_preferences_page_add (page, group);
  self->open_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->open_group, _ ("Waiting"));
  adw_preferences_page_add (page, self->open_group);
  self->done_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->done_group, _ ("Seen to"));
  adw_preferences_page_add (page, self->done_group);
  gtk_widget_set_visible (GTK_WIDGET (self->open_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->done_group), FALSE);
  return GTK_WIDGET (page);
}

/**
 * reg_shift_note_dialog_new:
 * @session: the open book
 * @party: whom the note is about, 0 for nobody
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_shift_note_dialog_new (RegSession *session, gint64 party)
{
  RegShiftNoteDialog *self = g_object_new (REG_TYPE_SHIFT_NOTE_DIALOG, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  self->session = g_object_ref (session);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, create_page (self, party));
  self->leave_button = gtk_button_new_with_mnemonic (_ ("_Leave note"));
  gtk_widget_add_css_class (self->leave_button, "suggested-action");
  g_signal_connect_object (self->leave_button, "clicked", G_CALLBACK (leave_cb), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->leave_button);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->toasts));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->text_row));
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  update (self);
  load (self);
  return ADW_DIALOG (self);
}
