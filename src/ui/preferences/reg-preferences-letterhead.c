/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-preferences-letterhead.h"

#include <glib/gi18n.h>

#include "draw/reg-doc-color.h"
#include "draw/reg-doc-mail.h"
#include "ui/preferences/reg-letterhead-sample.h"
#include "ui/quotation/reg-layout-choice.h"
#include "ui/quotation/reg-quotation-dialogs.h"
#include "ui/quotation/reg-quotation-parts.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-document-page.h"
#include "ui/widgets/reg-wrap-layout.h"

#define THUMB_WIDTH 84
#define SHEET_WIDTH 600

struct _RegPreferencesLetterhead
{
  AdwPreferencesPage parent_instance;
  RegSession *session;
  RegDocLayouts *layouts; /* NULL until somebody looks */
  GBytes *logo;
  GPtrArray *toggles; /* of GtkToggleButton, as the layouts */
  GtkWidget *thumbs;
  AdwPreferencesGroup *looks;
  AdwActionRow *color_row;
  GtkColorDialogButton *color;
  GtkWidget *no_color;
  GtkTextView *words;
  GtkTextView *mail;
  GtkWidget *sheet;
  gboolean showing; /* what is set now comes out of the book */
  guint idle;
};

G_DEFINE_FINAL_TYPE (RegPreferencesLetterhead,
                     reg_preferences_letterhead,
                     ADW_TYPE_PREFERENCES_PAGE)

/* --- the sheet -------------------------------------------------------------------------- */

/* The firm with the words as they are being typed. */
static RegRecord *
dup_firm (RegPreferencesLetterhead *self)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (reg_session_get_firm (self->session));
  g_autofree char *words = reg_text_area_dup (self->words);

  reg_record_builder_set_text (builder, REG_FIRM_LETTERHEAD, *words != '\0' ? words : NULL);
  return reg_record_builder_end (builder);
}

static GtkWidget *
draw_thumb (RegPreferencesLetterhead *self, const RegRecord *firm, const RegDocLayout *layout)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (RegQuoteDocument)
      document = reg_letterhead_sample_new (firm, self->logo, self->layouts, layout->name);
  GtkWidget *label = gtk_label_new (reg_layout_get_title (layout));

  if (document != NULL)
    {
      GtkWidget *page = reg_document_page_new (document, 0, THUMB_WIDTH);

      gtk_widget_set_halign (page, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), page);
    }
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
draw (RegPreferencesLetterhead *self)
{
  g_autoptr (RegRecord) firm = dup_firm (self);
  g_autoptr (RegQuoteDocument) document = NULL;

  for (guint i = 0; i < self->toggles->len; i++)
    gtk_button_set_child (GTK_BUTTON (self->toggles->pdata[i]),
                          draw_thumb (self, firm, reg_doc_layouts_get (self->layouts, i)));
  document = reg_letterhead_sample_new (firm, self->logo, self->layouts, NULL);
  reg_quotation_box_clear (self->sheet);
  if (document != NULL)
    gtk_box_append (GTK_BOX (self->sheet), reg_document_page_new (document, 0, SHEET_WIDTH));
}

static void add_thumbs (RegPreferencesLetterhead *self);
static void show_values (RegPreferencesLetterhead *self);

static gboolean
draw_cb (gpointer user_data)
{
  RegPreferencesLetterhead *self = user_data;

  self->idle = 0;
  if (self->layouts == NULL)
    {
      add_thumbs (self);
      show_values (self);
    }
  draw (self);
  return G_SOURCE_REMOVE;
}

/* Nothing is laid out before somebody looks, and once for many changes. */
static void
queue_draw (RegPreferencesLetterhead *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->idle == 0
      && reg_session_get_firm (self->session) != NULL)
    self->idle = g_idle_add (draw_cb, self);
}

/* --- what is changed -------------------------------------------------------------------- */

static void
set_text (RegPreferencesLetterhead *self, int field, const char *text)
{
  const RegEditWords words = {
    .kind = "preferences",
    .done = _ ("Preferences changed"),
    .failed = _ ("The preferences were not changed."),
  };
  RegRecord *firm = reg_session_get_firm (self->session);
  RegValue value = { .type = text != NULL && *text != '\0' ? REG_VALUE_TEXT : REG_VALUE_NULL,
                     .text = (char *)text };

  if (firm == NULL || self->showing
      || g_strcmp0 (reg_record_get_text (firm, field), text != NULL ? text : "") == 0)
    return;
  reg_edit_set (GTK_WIDGET (self), self->session, &words, REG_ENTITY_FIRM, reg_record_get_id (firm),
                field, &value);
}

static void
toggled_cb (RegPreferencesLetterhead *self, GtkToggleButton *toggle)
{
  guint index;

  if (gtk_toggle_button_get_active (toggle) && g_ptr_array_find (self->toggles, toggle, &index))
    set_text (self, REG_FIRM_LAYOUT, reg_doc_layouts_get (self->layouts, index)->name);
}

static void
color_changed_cb (RegPreferencesLetterhead *self)
{
  const GdkRGBA *rgba = gtk_color_dialog_button_get_rgba (self->color);
  const RegColor color = { rgba->red, rgba->green, rgba->blue, 1 };
  g_autofree char *text = reg_doc_color_format (&color);

  set_text (self, REG_FIRM_ACCENT, text);
}

static void
no_color_cb (RegPreferencesLetterhead *self)
{
  set_text (self, REG_FIRM_ACCENT, NULL);
}

static void
words_left_cb (RegPreferencesLetterhead *self)
{
  g_autofree char *text = reg_text_area_dup (self->words);

  set_text (self, REG_FIRM_LETTERHEAD, text);
}

static void
mail_left_cb (RegPreferencesLetterhead *self)
{
  g_autofree char *text = reg_text_area_dup (self->mail);

  set_text (self, REG_FIRM_MAIL_TEXT, text);
}

/* --- what is shown ---------------------------------------------------------------------- */

static void
show_color (RegPreferencesLetterhead *self, const RegRecord *firm)
{
  static const RegColor paper = { 1, 1, 1, 1 };
  RegColor color = reg_doc_layout_get_default ()->accent;
  gboolean chosen = reg_doc_color_parse (reg_record_peek_text (firm, REG_FIRM_ACCENT), &color);
  const GdkRGBA rgba = { (float)color.red, (float)color.green, (float)color.blue, 1 };
  const char *subtitle = _ ("For the name, the title and what is set apart");

  gtk_color_dialog_button_set_rgba (self->color, &rgba);
  gtk_widget_set_visible (self->no_color, chosen);
  if (chosen && reg_doc_color_contrast (&color, &paper) < REG_DOC_CONTRAST)
    subtitle = _ ("Too light to be read on paper: text is printed in a darker shade of it");
  else if (!chosen)
    subtitle = _ ("As the layout has it");
  adw_action_row_set_subtitle (self->color_row, subtitle);
}

static void
show_layout (RegPreferencesLetterhead *self, const RegRecord *firm)
{
  const char *name = reg_record_get_text (firm, REG_FIRM_LAYOUT);
  const RegDocLayout *layout;

  if (self->layouts == NULL)
    return;
  layout = reg_doc_layouts_find (self->layouts, name, NULL);
  for (guint i = 0; i < self->toggles->len; i++)
    if (reg_doc_layouts_get (self->layouts, i) == layout)
      gtk_toggle_button_set_active (self->toggles->pdata[i], TRUE);
}

/* What somebody is typing stays. */
static void
show_words (GtkTextView *view, const char *text)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (view)))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static void
show_values (RegPreferencesLetterhead *self)
{
  RegRecord *firm = reg_session_get_firm (self->session);

  if (firm == NULL)
    return;
  self->showing = TRUE;
  show_color (self, firm);
  show_layout (self, firm);
  show_words (self->words, reg_record_get_text (firm, REG_FIRM_LETTERHEAD));
  show_words (self->mail, reg_record_get_text (firm, REG_FIRM_MAIL_TEXT));
  self->showing = FALSE;
}

/* Files that could not be understood are named, so that somebody can mend them. */
static void
show_problems (RegPreferencesLetterhead *self)
{
  const char *const *problems = reg_doc_layouts_get_problems (self->layouts);
  g_autofree char *all = g_strjoinv ("\n", (char **)problems);
  g_autofree char *escaped = g_markup_escape_text (all, -1);

  if (*problems != NULL)
    adw_preferences_group_set_description (self->looks, escaped);
}

static void
add_thumbs (RegPreferencesLetterhead *self)
{
  self->layouts = reg_doc_layouts_new_usual ();
  for (guint i = 0; i < reg_doc_layouts_get_n (self->layouts); i++)
    {
      GtkWidget *toggle = gtk_toggle_button_new ();

      gtk_widget_add_css_class (toggle, "flat");
      gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      reg_layout_get_title (reg_doc_layouts_get (self->layouts, i)),
                                      -1);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), self->toggles->pdata[0]);
      g_ptr_array_add (self->toggles, toggle);
      gtk_box_append (GTK_BOX (self->thumbs), toggle);
      g_signal_connect_object (toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
  show_problems (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_preferences_letterhead_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (reg_preferences_letterhead_parent_class)->map (widget);
  queue_draw (REG_PREFERENCES_LETTERHEAD (widget));
}

/* A page that goes out of sight keeps what was typed. */
static void
reg_preferences_letterhead_unmap (GtkWidget *widget)
{
  RegPreferencesLetterhead *self = REG_PREFERENCES_LETTERHEAD (widget);

  if (self->session != NULL)
    {
      words_left_cb (self);
      mail_left_cb (self);
    }
  GTK_WIDGET_CLASS (reg_preferences_letterhead_parent_class)->unmap (widget);
}

static void
reg_preferences_letterhead_dispose (GObject *object)
{
  RegPreferencesLetterhead *self = REG_PREFERENCES_LETTERHEAD (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->layouts, reg_doc_layouts_free);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_clear_pointer (&self->toggles, g_ptr_array_unref);
  G_OBJECT_CLASS (reg_preferences_letterhead_parent_class)->dispose (object);
}

static void
reg_preferences_letterhead_class_init (RegPreferencesLetterheadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_preferences_letterhead_dispose;
  widget_class->map = reg_preferences_letterhead_map;
  widget_class->unmap = reg_preferences_letterhead_unmap;
}

static AdwPreferencesGroup *
add_group (RegPreferencesLetterhead *self, const char *title, GtkWidget *child)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_add (group, child);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
  return group;
}

static void
create_color (RegPreferencesLetterhead *self)
{
  GtkColorDialog *dialog = gtk_color_dialog_new ();

  gtk_color_dialog_set_with_alpha (dialog, FALSE);
  gtk_color_dialog_set_title (dialog, _ ("Colour of your documents"));
  self->color_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->color_row), _ ("Colour"));
  self->no_color = gtk_button_new_with_mnemonic (_ ("_Without"));
  gtk_widget_add_css_class (self->no_color, "flat");
  gtk_widget_set_valign (self->no_color, GTK_ALIGN_CENTER);
  self->color = GTK_COLOR_DIALOG_BUTTON (gtk_color_dialog_button_new (dialog));
  gtk_widget_set_valign (GTK_WIDGET (self->color), GTK_ALIGN_CENTER);
  /* What can be pressed is the button within. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->color))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Colour of your documents"), -1);
  adw_action_row_add_suffix (self->color_row, self->no_color);
  adw_action_row_add_suffix (self->color_row, GTK_WIDGET (self->color));
  adw_action_row_set_activatable_widget (self->color_row, GTK_WIDGET (self->color));
}

/* What can stand in braces is said with the words, because nobody guesses it. */
static void
add_mail (RegPreferencesLetterhead *self, GtkWidget *area)
{
  g_autofree char *places = g_strjoinv (", ", (char **)reg_doc_mail_get_places ());
  /* Translators: %s is a list of words in braces, such as {customer}, that are not translated */
  g_autofree char *text = g_strdup_printf (_ ("With a quotation. Left empty, they are in the "
                                              "language of the customer. Filled in are %s; "
                                              "a line for which there is nothing is left out."),
                                           places);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_group_set_description (add_group (self, _ ("Words of an e-mail"), area), escaped);
}

static void
keep_on_leave (RegPreferencesLetterhead *self, GtkTextView *view, GCallback left)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  g_signal_connect_object (focus, "leave", left, self, G_CONNECT_SWAPPED);
}

static void
reg_preferences_letterhead_init (RegPreferencesLetterhead *self)
{
  GtkWidget *area = reg_text_area_new (_ ("Words at the head"), &self->words);
  GtkWidget *mail = reg_text_area_new (_ ("Words of an e-mail"), &self->mail);

  self->toggles = g_ptr_array_new ();
  self->thumbs = reg_wrap_layout_new_box (6, 6);
  self->looks = add_group (self, _ ("Layout"), self->thumbs);
  create_color (self);
  add_group (self, _ ("Letterhead"), GTK_WIDGET (self->color_row));
  adw_preferences_group_set_description (
      add_group (self, _ ("Words at the head"), area),
      _ ("Up to three lines below your name. Logo, address and footer are with the business."));
  self->sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  add_group (self, _ ("How it looks"), self->sheet);
  add_mail (self, mail);
  keep_on_leave (self, self->words, G_CALLBACK (words_left_cb));
  keep_on_leave (self, self->mail, G_CALLBACK (mail_left_cb));
  g_signal_connect_object (gtk_text_view_get_buffer (self->words), "changed",
                           G_CALLBACK (queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->color, "notify::rgba", G_CALLBACK (color_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->no_color, "clicked", G_CALLBACK (no_color_cb), self,
                           G_CONNECT_SWAPPED);
}

RegPreferencesLetterhead *
reg_preferences_letterhead_new (RegSession *session)
{
  RegPreferencesLetterhead *self = g_object_new (REG_TYPE_PREFERENCES_LETTERHEAD, NULL);

  self->session = g_object_ref (session);
  return self;
}

void
reg_preferences_letterhead_show (RegPreferencesLetterhead *self, const RegPreferencesData *data)
{
  g_clear_pointer (&self->logo, g_bytes_unref);
  self->logo = data->logo != NULL ? g_bytes_ref (data->logo) : NULL;
  show_values (self);
  queue_draw (self);
}
