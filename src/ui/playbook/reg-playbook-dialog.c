/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/playbook/reg-playbook-dialog.h"

#include <glib/gi18n.h>

#include "store/reg-plays.h"
#include "ui/playbook/reg-play-form.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-toaster.h"

/* So many who sell best are suggested. */
#define MOST_SELLERS 3

struct _RegPlaybookDialog
{
  AdwDialog parent_instance;
  RegSession *session;
  AdwToastOverlay *toasts;
  AdwPreferencesGroup *plays_group;
  AdwPreferencesGroup *sellers_group;
  GtkWidget *empty_label;
  GPtrArray *rows; /* of GtkWidget, not owned */
  guint64 shown;
};

G_DEFINE_FINAL_TYPE (RegPlaybookDialog, reg_playbook_dialog, ADW_TYPE_DIALOG)

static gboolean
can_write (RegPlaybookDialog *self)
{
  return !reg_store_is_read_only (reg_session_get_store (self->session));
}

/* --- what is done with a play ------------------------------------------------------------- */

typedef struct
{
  gint64 play;
  int by;
} Move;

static gboolean
move_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Move *move = data;

  return reg_play_move (db, move->play, move->by, error);
}

static void
move_clicked_cb (GtkWidget *button, RegPlaybookDialog *self)
{
  const RegEditWords words = { .kind = "play",
                               .done = _ ("Play moved"),
                               .failed = _ ("The play was not moved.") };
  const Move *move = g_object_get_data (G_OBJECT (button), "reg-move");

  reg_edit_run (GTK_WIDGET (self->toasts), self->session, &words, move_job,
                g_memdup2 (move, sizeof *move), g_free, NULL);
}

static void
delete_clicked_cb (GtkWidget *button, RegPlaybookDialog *self)
{
  const RegEditWords words = { .kind = "play",
                               .done = _ ("Play removed"),
                               .failed = _ ("The play was not removed.") };
  const Move *move = g_object_get_data (G_OBJECT (button), "reg-move");

  reg_edit_remove (GTK_WIDGET (self->toasts), self->session, &words, REG_ENTITY_PLAY, move->play);
}

static void
open_form (RegPlaybookDialog *self, RegRecord *play, gint64 learnt_from)
{
  reg_dialog_present (
      reg_play_form_new (self->session, play, learnt_from, GTK_WIDGET (self->toasts)),
      GTK_WIDGET (self));
}

static void
change_clicked_cb (GtkWidget *button, RegPlaybookDialog *self)
{
  open_form (self, g_object_get_data (G_OBJECT (button), "reg-play"), 0);
}

static void
ask_clicked_cb (GtkWidget *button, RegPlaybookDialog *self)
{
  open_form (self, NULL, *(gint64 *)g_object_get_data (G_OBJECT (button), "reg-staff"));
}

static void
add_cb (RegPlaybookDialog *self)
{
  open_form (self, NULL, 0);
}

/* --- rows --------------------------------------------------------------------------------- */

static GtkWidget *
create_button (const char *icon, const char *label, const char *about)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* Translators: what a button does, and to what */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), label, about);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return button;
}

static GtkWidget *
add_move (RegPlaybookDialog *self,
          GtkWidget *row,
          const RegRecord *play,
          const char *icon,
          const char *label,
          int by,
          GCallback callback)
{
  GtkWidget *button = create_button (icon, label, reg_record_get_text (play, REG_PLAY_TITLE));
  const Move move = { reg_record_get_id (play), by };

  g_object_set_data_full (G_OBJECT (button), "reg-move", g_memdup2 (&move, sizeof move), g_free);
  gtk_widget_set_sensitive (button, can_write (self));
  g_signal_connect_object (button, "clicked", callback, self, 0);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), button);
  return button;
}

static void
add_line (GtkWidget *row, const char *title, const char *text)
{
  GtkWidget *line;

  if (text == NULL || *text == '\0')
    return;
  line = adw_action_row_new ();
  gtk_widget_add_css_class (line, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), text);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (line), TRUE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
}

static void
add_change (RegPlaybookDialog *self, GtkWidget *row, RegRecord *play)
{
  GtkWidget *change = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (change), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (change), _ ("_Change…"));
  g_object_set_data_full (G_OBJECT (change), "reg-play", reg_record_ref (play),
                          (GDestroyNotify)reg_record_unref);
  gtk_widget_set_sensitive (change, can_write (self));
  g_signal_connect_object (change, "activated", G_CALLBACK (change_clicked_cb), self, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), change);
}

static void
add_play (RegPlaybookDialog *self,
          RegRecord *play,
          const char *question,
          gboolean is_first,
          gboolean is_last)
{
  GtkWidget *row = adw_expander_row_new ();
  RegRecord *staff = reg_session_find_staff (self->session,
                                             reg_record_get_int (play, REG_PLAY_LEARNT_FROM));
  GtkWidget *up, *down;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 reg_record_get_text (play, REG_PLAY_TITLE));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row),
                                 reg_record_get_text (play, REG_PLAY_SITUATION));
  add_line (row, _ ("What to do"), reg_record_get_text (play, REG_PLAY_WHAT));
  add_line (row, _ ("Why it works"), reg_record_get_text (play, REG_PLAY_WHY));
  add_line (row, _ ("What to look at"),
            reg_play_form_describe_field (reg_record_peek_text (play, REG_PLAY_FIELD)));
  add_line (row, _ ("What to ask"), question);
  add_line (row, _ ("Learnt from"),
            staff != NULL ? reg_record_get_text (staff, REG_STAFF_NAME) : NULL);
  add_change (self, row, play);
  up = add_move (self, row, play, "go-up-symbolic", _ ("Move up"), -1,
                 G_CALLBACK (move_clicked_cb));
  down = add_move (self, row, play, "go-down-symbolic", _ ("Move down"), 1,
                   G_CALLBACK (move_clicked_cb));
  if (is_first)
    gtk_widget_set_sensitive (up, FALSE);
  if (is_last)
    gtk_widget_set_sensitive (down, FALSE);
  add_move (self, row, play, "user-trash-symbolic", _ ("Remove"), 0,
            G_CALLBACK (delete_clicked_cb));
  adw_preferences_group_add (self->plays_group, row);
  g_ptr_array_add (self->rows, row);
  g_object_set_data_full (G_OBJECT (row), "reg-play", reg_record_ref (play),
                          (GDestroyNotify)reg_record_unref);
}

static void
add_seller (RegPlaybookDialog *self, const RegSeller *seller)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Ask…"));
  g_autofree char *amount = reg_session_format_money (self->session, seller->contribution,
                                                      reg_session_get_currency (self->session));
  guint n = (guint)seller->n_sales;
  g_autofree char *sales = g_strdup_printf (ngettext ("%'u sale", "%'u sales", n), n);
  /* Translators: what a button does, and to what */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), _ ("Ask"), seller->name);
  g_autofree char *text = reg_session_sees_cost (self->session)
                              ? g_strdup_printf ("%s · %s", amount, sales)
                              : g_strdup (sales);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), seller->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "reg-staff",
                          g_memdup2 (&seller->staff, sizeof seller->staff), g_free);
  gtk_widget_set_sensitive (button, can_write (self));
  g_signal_connect_object (button, "clicked", G_CALLBACK (ask_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->sellers_group, row);
  g_ptr_array_add (self->rows, row);
}

/* --- loading ------------------------------------------------------------------------------ */

typedef struct
{
  GPtrArray *plays, *sellers;
  GPtrArray *questions; /* texts, in the order of the plays; "" for none */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->plays, g_ptr_array_unref);
  g_clear_pointer (&load->sellers, g_ptr_array_unref);
  g_clear_pointer (&load->questions, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->plays = reg_plays_list (db, error);
  load->sellers = load->plays != NULL ? reg_plays_list_sellers (db, MOST_SELLERS, error) : NULL;
  load->questions = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; load->sellers != NULL && i < load->plays->len; i++)
    {
      gint64 id = reg_record_get_int (g_ptr_array_index (load->plays, i), REG_PLAY_QUESTION_ID);
      g_autoptr (RegRecord) question = id != 0 ? reg_db_load (db, REG_ENTITY_QUESTION, id, NULL)
                                               : NULL;

      g_ptr_array_add (
          load->questions,
          g_strdup (question != NULL ? reg_record_get_text (question, REG_QUESTION_TEXT) : ""));
    }
  return load->sellers != NULL;
}

static gint64
get_play (GtkWidget *row)
{
  RegRecord *play = g_object_get_data (G_OBJECT (row), "reg-play");

  return play != NULL ? reg_record_get_id (play) : 0;
}

/* The play that somebody is at, 0 for none. */
static gint64
find_focus (RegPlaybookDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_state_flags (self->rows->pdata[i]) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return get_play (self->rows->pdata[i]);
  return 0;
}

/* Who moves a play up and up goes with it. */
static void
focus_play (RegPlaybookDialog *self, gint64 play)
{
  for (guint i = 0; play != 0 && i < self->rows->len; i++)
    if (get_play (self->rows->pdata[i]) == play)
      gtk_widget_child_focus (self->rows->pdata[i], GTK_DIR_TAB_FORWARD);
}

static void
clear (RegPlaybookDialog *self)
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
show (RegPlaybookDialog *self, const Load *load)
{
  gint64 play = find_focus (self);

  clear (self);
  for (guint i = 0; i < load->plays->len; i++)
    add_play (self, g_ptr_array_index (load->plays, i), g_ptr_array_index (load->questions, i),
              i == 0, i + 1 == load->plays->len);
  gtk_widget_set_visible (self->empty_label, load->plays->len == 0);
  for (guint i = 0; i < load->sellers->len; i++)
    add_seller (self, g_ptr_array_index (load->sellers, i));
  gtk_widget_set_visible (GTK_WIDGET (self->sellers_group), load->sellers->len > 0);
  focus_play (self, play);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPlaybookDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (load != NULL)
    show (self, load);
  else
    reg_toaster_show_error (GTK_WIDGET (self->toasts), _ ("The playbook could not be read."),
                            error);
}

static void
load (RegPlaybookDialog *self)
{
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job,
                        g_new0 (Load, 1), load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegPlaybookDialog *self)
{
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  if (changes->entities & (BIT (PLAY) | BIT (STAFF) | BIT (QUESTION) | BIT (SALE)))
    load (self);
#undef BIT
}

/* --- object ------------------------------------------------------------------------------- */

static void
reg_playbook_dialog_dispose (GObject *object)
{
  g_clear_object (&REG_PLAYBOOK_DIALOG (object)->session);
  G_OBJECT_CLASS (reg_playbook_dialog_parent_class)->dispose (object);
}

static void
reg_playbook_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (REG_PLAYBOOK_DIALOG (object)->rows);
  G_OBJECT_CLASS (reg_playbook_dialog_parent_class)->finalize (object);
}

static void
reg_playbook_dialog_class_init (RegPlaybookDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_playbook_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_playbook_dialog_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "app.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.redo", NULL);
}

static void
reg_playbook_dialog_init (RegPlaybookDialog *self)
{
  self->rows = g_ptr_array_new ();
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Playbook"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 600);
  adw_dialog_set_content_height (ADW_DIALOG (self), 600);
}

static GtkWidget *
create_page (RegPlaybookDialog *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  self->plays_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (
      self->plays_group, _ ("What those who sell best do, for everybody to do as well."));
  self->empty_label = gtk_label_new (
      _ ("Nothing is written down yet. Ask somebody who sells well what they look at, what they "
         "ask, and why."));
  gtk_label_set_wrap (GTK_LABEL (self->empty_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->empty_label), 0);
  gtk_widget_add_css_class (self->empty_label, "dimmed");
  gtk_widget_set_visible (self->empty_label, FALSE);
  adw_preferences_group_add (self->plays_group, self->empty_label);
  adw_preferences_page_add (page, self->plays_group);
  self->sellers_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->sellers_group, _ ("Who sells best"));
  adw_preferences_group_set_description (
      self->sellers_group,
      _ ("By what their sales of the last twelve months brought less what the goods cost."));
  gtk_widget_set_visible (GTK_WIDGET (self->sellers_group), FALSE);
  adw_preferences_page_add (page, self->sellers_group);
  return GTK_WIDGET (page);
}

/**
 * reg_playbook_dialog_new:
 * @session: the open book
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_playbook_dialog_new (RegSession *session)
{
  RegPlaybookDialog *self = g_object_new (REG_TYPE_PLAYBOOK_DIALOG, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add"));

  self->session = g_object_ref (session);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, create_page (self));
  gtk_widget_set_sensitive (add, can_write (self));
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->toasts));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return ADW_DIALOG (self);
}
