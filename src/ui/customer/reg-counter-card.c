/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-counter-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "store/reg-counter.h"
#include "ui/customer/reg-counter-text.h"
#include "ui/customer/reg-customer-advice.h"
#include "ui/customer/reg-customer-data.h"
#include "ui/customer/reg-customer-parts.h"
#include "ui/material/reg-give-dialog.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-icon.h"
#include "ui/widgets/reg-pill.h"
#include "ui/widgets/reg-toaster.h"

/* One thing to do, and so many more that may follow. */
#define MAX_ADVICE 4
/* A letter that nothing follows for so long (ms) was pressed by a hand; a scanner goes on. */
#define HAND_WAITS 90

/* Who stands at the counter, over the main window: what is known, what to do next, and two things to
 * be done with a single key. */
struct _RegCounterCard
{
  AdwDialog parent_instance;

  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *about_label;
  GtkBox *pills;
  GtkBox *advice;
  GtkGrid *lines;
  GtkWidget *words;
  GtkEntry *words_entry;
  GtkWidget *visit_button;
  GtkWidget *quote_button;
  GtkWidget *open_button;
  GtkWidget *give_button;

  RegSession *session;
  gint64 party;
  gint64 visit; /* the touchpoint that was written from here, 0 none */
  GCancellable *cancellable;
  GtkWidget *parent; /* weak: where it is to be shown, until it is */
  RegCounterCardClosed closed;
  gboolean leads_on;  /* something else was opened from it */
  GtkWidget *pressed; /* the button whose letter was pressed last */
  guint pressed_source;
};

G_DEFINE_FINAL_TYPE (RegCounterCard, reg_counter_card, ADW_TYPE_DIALOG)

/* --- showing ---------------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  g_autofree char *kept = reg_direction_keep (text);
  GtkWidget *label = gtk_label_new (kept);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
show_advice (RegCounterCard *self, const RegCounter *counter)
{
  g_autoptr (GPtrArray) list = reg_customer_advice_new (counter, self->session, MAX_ADVICE);

  reg_customer_parts_clear_box (self->advice);
  gtk_widget_set_visible (GTK_WIDGET (self->advice), list->len > 0);
  for (guint i = 0; i < list->len; i++)
    {
      const RegAdvice *advice = g_ptr_array_index (list, i);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget *icon = reg_icon_create_image (advice->icon);
      g_autofree char *both = g_strdup_printf ("%s – %s", advice->what, advice->why);
      GtkWidget *words = i == 0 ? reg_customer_parts_new_line (advice->what, advice->why)
                                : new_label (both, "caption");

      if (i == 0)
        {
          gtk_widget_add_css_class (icon, "accent");
          gtk_widget_add_css_class (gtk_widget_get_first_child (words), "heading");
        }
      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_set_hexpand (words, TRUE);
      gtk_box_append (GTK_BOX (line), icon);
      gtk_box_append (GTK_BOX (line), words);
      gtk_box_append (self->advice, line);
    }
}

static void
clear_lines (RegCounterCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_grid_remove (self->lines, child);
}

/* Takes @text. */
static void
append_line (RegCounterCard *self, int *row, const char *caption, char *text, const char *tooltip)
{
  GtkWidget *label;
  GtkWidget *value;

  if (*text != '\0')
    {
      label = new_label (caption, "dimmed");
      gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
      value = new_label (text, NULL);
      gtk_widget_set_hexpand (value, TRUE);
      gtk_widget_set_tooltip_text (value, tooltip);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                      label, value, NULL, -1);
      gtk_grid_attach (self->lines, label, 0, *row, 1, 1);
      gtk_grid_attach (self->lines, value, 1, (*row)++, 1, 1);
    }
  g_free (text);
}

static void
show_lines (RegCounterCard *self, const RegCounter *counter)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_PARTY);
  int row = 0;

  clear_lines (self);
  append_line (self, &row, _ ("Last contact"), reg_counter_text_last (counter, self->session),
               NULL);
  append_line (self, &row, _ ("Open"), reg_counter_text_open (counter, self->session), NULL);
  append_line (self, &row, _ ("Birthday"), reg_counter_text_birthday (counter, self->session),
               NULL);
  append_line (self, &row, _ ("Usually buys"), reg_counter_text_usual (counter, self->session),
               NULL);
  append_line (self, &row, _ ("Value"), reg_counter_text_value (counter, self->session), NULL);
  append_line (self, &row, _ ("Groups"), reg_counter_text_groups (counter), NULL);
  for (guint i = 0; i < counter->plays->len; i++)
    {
      const RegCounterPlay *play = &g_array_index (counter->plays, RegCounterPlay, i);

      if (play->field >= 0)
        append_line (self, &row, _ (info->fields[play->field].label),
                     reg_counter_text_play (counter, play, self->session), play->title);
      if (play->question != NULL)
        append_line (self, &row, play->question, reg_counter_text_answer (play, self->session),
                     play->title);
    }
  append_line (self, &row, _ ("Note"),
               g_strdup (reg_record_get_text (counter->party, REG_PARTY_NOTE)), NULL);
}

static void
show_pills (RegCounterCard *self, const RegCounter *counter)
{
  const char *because = reg_record_get_text (counter->party, REG_PARTY_UNWANTED_BECAUSE);
  GtkWidget *pill;

  reg_customer_parts_clear_box (self->pills);
  if (reg_record_get_int (counter->party, REG_PARTY_UNWANTED) != 0)
    {
      pill = reg_pill_new (_ ("Rather not have"), REG_PILL_ERROR);
      gtk_widget_set_halign (pill, GTK_ALIGN_START);
      gtk_box_append (self->pills, pill);
      if (*because != '\0')
        gtk_box_append (self->pills, new_label (because, "caption"));
    }
  if (reg_record_get_deleted_at (counter->party) != 0)
    {
      pill = reg_pill_new (_ ("Deleted"), REG_PILL_WARNING);
      gtk_widget_set_halign (pill, GTK_ALIGN_START);
      gtk_box_append (self->pills, pill);
    }
}

static void
show (RegCounterCard *self, const RegCounter *counter, GdkTexture *photo)
{
  const char *name = reg_record_get_text (counter->party, REG_PARTY_NAME);
  g_autofree char *kept = reg_direction_keep (name);
  g_autofree char *about = reg_counter_text_about (counter, self->session);
  g_autofree char *sentence = reg_counter_text_sentence (counter, self->session);
  gboolean can_write = !reg_store_is_read_only (reg_session_get_store (self->session))
                       && reg_record_get_deleted_at (counter->party) == 0;

  adw_dialog_set_title (ADW_DIALOG (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
  adw_avatar_set_text (self->avatar, name);
  adw_avatar_set_custom_image (self->avatar, photo != NULL ? GDK_PAINTABLE (photo) : NULL);
  gtk_label_set_label (self->name_label, kept);
  gtk_label_set_label (self->about_label, about);
  show_pills (self, counter);
  show_advice (self, counter);
  show_lines (self, counter);
  gtk_widget_set_sensitive (self->visit_button, can_write);
  gtk_widget_set_sensitive (self->quote_button, can_write);
  gtk_widget_set_sensitive (self->give_button, can_write);
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  RegCounterCard *card;
  gint64 party;
  gint64 visit;
  gboolean is_undone; /* there is no such visit any more */
  RegCounter *counter;
  GdkTexture *photo;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->counter, reg_counter_free);
  g_clear_object (&load->photo);
  g_object_unref (load->card);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  g_autoptr (RegRecord) visit = NULL;

  load->counter = reg_counter_load (db, load->party, error);
  if (load->counter == NULL)
    return FALSE;
  /* Here, because a large photo takes longer than a frame; one that is broken is no photo. */
  if (load->counter->photo != NULL)
    load->photo = gdk_texture_new_from_bytes (load->counter->photo, NULL);
  /* One that was undone has no words. */
  if (load->visit != 0)
    visit = reg_db_load (db, REG_ENTITY_TOUCHPOINT, load->visit, NULL);
  load->is_undone = visit == NULL || reg_record_get_deleted_at (visit) != 0;
  return TRUE;
}

static void
present (RegCounterCard *self)
{
  GtkWidget *parent = self->parent;

  if (parent == NULL)
    return;
  g_clear_weak_pointer (&self->parent);
  if (gtk_widget_get_mapped (parent))
    reg_dialog_present (ADW_DIALOG (self), parent);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegCounterCard) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);
  GtkWidget *from = self->parent;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  if (load == NULL && from != NULL)
    reg_toaster_show_error (from, _ ("The customer could not be shown."), error);
  else if (load == NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
  if (load == NULL)
    return;
  if (load->is_undone && self->visit == load->visit)
    {
      self->visit = 0;
      gtk_widget_set_visible (self->words, FALSE);
    }
  show (self, load->counter, load->photo);
  present (self);
}

static void
load (RegCounterCard *self)
{
  Load *data = g_new0 (Load, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  data->card = g_object_ref (self);
  data->party = self->party;
  data->visit = self->visit;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, data,
                        load_free, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegCounterCard *self)
{
  if (self->parent == NULL && (changes->entities & reg_customer_data_get_entities ()))
    load (self);
}

static void
set_party (RegCounterCard *self, gint64 party)
{
  self->party = party;
  self->visit = 0;
  gtk_editable_set_text (GTK_EDITABLE (self->words_entry), "");
  gtk_widget_set_visible (self->words, FALSE);
  load (self);
}

/* --- a visit ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 party;
  gint64 visit;
} Visit;

static gboolean
visit_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Visit *visit = data;

  visit->visit = reg_counter_log_visit (db, visit->party, error);
  return visit->visit != 0;
}

static void
visited_cb (GtkWidget *from, gpointer data, const GError *error)
{
  GtkWidget *card = gtk_widget_get_ancestor (from, REG_TYPE_COUNTER_CARD);
  RegCounterCard *self = card != NULL ? REG_COUNTER_CARD (card) : NULL;
  const Visit *visit = data;

  if (error != NULL || self == NULL || visit->party != self->party)
    return;
  self->visit = visit->visit;
  gtk_editable_set_text (GTK_EDITABLE (self->words_entry), "");
  gtk_widget_set_visible (self->words, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->words_entry));
}

static void
visit_cb (RegCounterCard *self)
{
  const RegEditWords words = { "touch", _ ("Visit written down"), _ ("Not written down."), FALSE };
  const Visit visit = { self->party, 0 };

  /* What is said stands on the card, which covers the window. */
  reg_edit_run (self->visit_button, self->session, &words, visit_job,
                g_memdup2 (&visit, sizeof visit), g_free, visited_cb);
}

/* Words are optional: Enter without any is enough. */
static void
words_cb (RegCounterCard *self)
{
  const RegEditWords words = { "edit", _ ("Added to the story"), _ ("Not added."), FALSE };
  g_autofree char *text = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words_entry))));
  const RegValue value = { REG_VALUE_TEXT, .text = text };

  if (*text != '\0' && self->visit != 0)
    reg_edit_set (self->visit_button, self->session, &words, REG_ENTITY_TOUCHPOINT, self->visit,
                  REG_TOUCHPOINT_SUMMARY, &value);
  gtk_widget_grab_focus (self->open_button);
  gtk_widget_set_visible (self->words, FALSE);
}

/* --- where it leads --------------------------------------------------------------------- */

static void
lead_to (RegCounterCard *self, const char *action)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->leads_on = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (root), action, "x", self->party);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
quote_cb (RegCounterCard *self)
{
  lead_to (self, "app.new-quotation");
}

static void
open_cb (RegCounterCard *self)
{
  lead_to (self, "app.open-party");
}

/* Over the card, which says that it was noted. */
static void
give_cb (RegCounterCard *self)
{
  const RegGive give = { .party = self->party,
                         .channel = REG_CHANNEL_COUNTER,
                         .from = self->visit_button };

  reg_dialog_present (reg_give_dialog_new (self->session, &give), GTK_WIDGET (self));
}

/* --- keys ------------------------------------------------------------------------------- */

/* The letter that is underlined does it alone as well. */
static void
set_label (GtkWidget *button, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
}

/* Such as "V" after the words of a button: which key does it. */
static void
append_key (GtkWidget *button, const char *key)
{
  GtkWidget *label = gtk_label_new (key);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (gtk_button_get_child (GTK_BUTTON (button))), label);
}

/* The letter behind the underscore. */
static void
append_letter (GtkWidget *button, const char *text)
{
  const char *underscore = strchr (text, '_');
  gunichar c = underscore != NULL ? g_utf8_get_char (underscore + 1) : 0;
  char key[7] = "";

  if (c == 0)
    return;
  g_object_set_data (G_OBJECT (button), "reg-letter",
                     GUINT_TO_POINTER (gdk_unicode_to_keyval (g_unichar_tolower (c))));
  key[g_unichar_to_utf8 (g_unichar_toupper (c), key)] = '\0';
  append_key (button, key);
}

static gboolean
letter_cb (gpointer user_data)
{
  RegCounterCard *self = user_data;
  GtkWidget *button = g_steal_pointer (&self->pressed);

  self->pressed_source = 0;
  /* A button that is activated waits until it was seen to be pressed. */
  g_signal_emit_by_name (button, "clicked");
  return G_SOURCE_REMOVE;
}

static GtkWidget *
find_button (RegCounterCard *self, guint keyval)
{
  GtkWidget *const buttons[] = { self->visit_button, self->quote_button, self->give_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_widget_is_sensitive (buttons[i])
        && GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (buttons[i]), "reg-letter"))
               == gdk_keyval_to_lower (keyval))
      return buttons[i];
  return NULL;
}

/* A scanner types letters, too: one that is followed at once by another key was not meant for a
 * button. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                RegCounterCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_first = self->pressed_source == 0;

  g_clear_handle_id (&self->pressed_source, g_source_remove);
  self->pressed = NULL;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || (focus != NULL && GTK_IS_EDITABLE (focus)))
    return GDK_EVENT_PROPAGATE;
  if (focus == self->open_button && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    {
      open_cb (self);
      return GDK_EVENT_STOP;
    }
  self->pressed = is_first ? find_button (self, keyval) : NULL;
  if (self->pressed != NULL)
    self->pressed_source = g_timeout_add (HAND_WAITS, letter_cb, self);
  return GDK_EVENT_PROPAGATE;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_counter_card_closed (AdwDialog *dialog)
{
  RegCounterCard *self = REG_COUNTER_CARD (dialog);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (dialog));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pressed_source, g_source_remove);
  if (self->closed != NULL && !self->leads_on && root != NULL)
    self->closed (GTK_WIDGET (root));
}

static void
reg_counter_card_dispose (GObject *object)
{
  RegCounterCard *self = REG_COUNTER_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->pressed_source, g_source_remove);
  g_clear_weak_pointer (&self->parent);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_COUNTER_CARD);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_counter_card_parent_class)->dispose (object);
}

static void
reg_counter_card_class_init (RegCounterCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_counter_card_dispose;
  ADW_DIALOG_CLASS (klass)->closed = reg_counter_card_closed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-counter-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RegCounterCard, avatar);
  gtk_widget_class_bind_template_child (widget_class, RegCounterCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, RegCounterCard, about_label);
  gtk_widget_class_bind_template_child (widget_class, RegCounterCard, pills);
  gtk_widget_class_bind_template_child (widget_class, RegCounterCard, advice);
  gtk_widget_class_bind_template_child (widget_class, RegCounterCard, lines);
  gtk_widget_class_bind_template_child (widget_class, RegCounterCard, words);
  gtk_widget_class_bind_template_child (widget_class, RegCounterCard, words_entry);
  gtk_widget_class_bind_template_child (widget_class, RegCounterCard, visit_button);
  gtk_widget_class_bind_template_child (widget_class, RegCounterCard, quote_button);
  gtk_widget_class_bind_template_child (widget_class, RegCounterCard, open_button);
  gtk_widget_class_bind_template_child (widget_class, RegCounterCard, give_button);
  gtk_widget_class_bind_template_callback (widget_class, visit_cb);
  gtk_widget_class_bind_template_callback (widget_class, quote_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, give_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_cb);
}

static void
reg_counter_card_init (RegCounterCard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  const char *visit = C_ ("counter card", "_Visit");
  const char *quote = C_ ("counter card", "_Quote");
  const char *give = C_ ("counter card", "_Brochure");

  gtk_widget_init_template (GTK_WIDGET (self));
  set_label (self->visit_button, visit);
  set_label (self->quote_button, quote);
  set_label (self->open_button, C_ ("counter card", "_Open"));
  append_letter (self->visit_button, visit);
  append_letter (self->quote_button, quote);
  append_key (self->open_button, "⏎");
  set_label (self->give_button, give);
  append_letter (self->give_button, give);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static RegCounterCard *
find_shown (GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  AdwDialog *dialog = ADW_IS_APPLICATION_WINDOW (root) ? adw_application_window_get_visible_dialog (
                                                             ADW_APPLICATION_WINDOW (root))
                                                       : NULL;

  return dialog != NULL && REG_IS_COUNTER_CARD (dialog) ? REG_COUNTER_CARD (dialog) : NULL;
}

/**
 * reg_counter_card_show:
 * @parent: a window, or a widget of it
 * @session: the open customer book
 * @party: who stands at the counter
 * @closed: (nullable): called when the card was closed and nothing else was opened from it
 *
 * Shows the card as soon as it is read, whole; where one is shown already it turns to the customer.
 */
void
reg_counter_card_show (GtkWidget *parent,
                       RegSession *session,
                       gint64 party,
                       RegCounterCardClosed closed)
{
  RegCounterCard *self = find_shown (parent);

  if (self != NULL && self->session == session)
    {
      set_party (self, party);
      return;
    }
  self = g_object_ref_sink (g_object_new (REG_TYPE_COUNTER_CARD, NULL));
  self->session = g_object_ref (session);
  self->closed = closed;
  g_set_weak_pointer (&self->parent, parent);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  set_party (self, party);
  g_object_unref (self);
}
