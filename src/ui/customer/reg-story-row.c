/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-story-row.h"

#include <glib/gi18n.h>

#include "ui/customer/reg-story-text.h"
#include "ui/table/reg-state-style.h"
#include "ui/widgets/reg-wrap-layout.h"

/* One thing that happened: icon, what, more about it, and the day. */
struct _RegStoryRow
{
  GtkWidget parent_instance;
  GtkWidget *icon;
  GtkWidget *texts;
  GtkWidget *title;
  GtkWidget *pill;
  GtkWidget *detail;
  GtkWidget *answers;
  GtkWidget *answer_button;
  GtkWidget *day;
};

G_DEFINE_FINAL_TYPE (RegStoryRow, reg_story_row, GTK_TYPE_WIDGET)

static void
show_pill (RegStoryRow *self, const RegTimelineEntry *entry, RegSession *session)
{
  const RegEnum *states = reg_story_text_get_state (entry);
  gboolean is_for_me = reg_story_text_is_for_me (entry, session);

  gtk_widget_set_visible (self->pill, states != NULL || is_for_me);
  /* libadwaita 1.7 puts a title that fills the line outside of it where people write from right to
   * left: a title without a state beside it fills the line from left to right, which is the same. */
  gtk_widget_set_hexpand (self->title, states == NULL && !is_for_me);
  gtk_widget_set_direction (gtk_widget_get_parent (self->title),
                            states == NULL && !is_for_me ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_NONE);
  if (is_for_me)
    {
      /* Translators: something a colleague wrote to whoever is working */
      reg_pill_set_label (REG_PILL (self->pill), _ ("for you"));
      reg_pill_set_style (REG_PILL (self->pill), REG_PILL_ACCENT);
    }
  if (states == NULL)
    return;
  reg_pill_set_label (REG_PILL (self->pill), _ (reg_enum_get_label (states, entry->kind)));
  reg_pill_set_style (REG_PILL (self->pill), reg_state_get_style (states, entry->kind));
}

/* The widgets are made for those few rows in which colleagues speak to each other. */
static void
show_answers (RegStoryRow *self, const RegTimelineEntry *entry, const char *answers)
{
  gboolean is_post = entry->entity == REG_ENTITY_TOUCHPOINT && entry->kind == REG_TOUCH_KIND_POST
                     && entry->replies != NULL;

  if (is_post && self->answers == NULL)
    {
      self->answers = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (self->answers), 0);
      gtk_label_set_wrap (GTK_LABEL (self->answers), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (self->answers), PANGO_WRAP_WORD_CHAR);
      gtk_widget_set_margin_start (self->answers, 12);
      gtk_box_append (GTK_BOX (self->texts), self->answers);
      self->answer_button = gtk_button_new_from_icon_name ("mail-reply-sender-symbolic");
      gtk_widget_add_css_class (self->answer_button, "flat");
      gtk_widget_set_valign (self->answer_button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (self->answer_button, _ ("Answer"));
      gtk_widget_insert_after (self->answer_button, GTK_WIDGET (self), self->texts);
    }
  if (self->answers == NULL)
    return;
  gtk_widget_set_visible (self->answer_button, is_post);
  gtk_widget_set_visible (self->answers, is_post && *answers != '\0');
  gtk_label_set_label (GTK_LABEL (self->answers), is_post ? answers : "");
  if (is_post)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->answer_button), "x", entry->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->answer_button),
                                  is_post ? "story.answer" : NULL);
}

/* What a screen reader says for the row. */
static char *
describe (
    RegStoryRow *self, const char *title, const char *detail, const char *answers, const char *day)
{
  const char *parts[] = {
    title, gtk_widget_get_visible (self->pill) ? reg_pill_get_label (REG_PILL (self->pill)) : "",
    detail, answers, day
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]);
  return g_string_free (text, FALSE);
}

static char *
show_entry (RegStoryRow *self, const RegTimelineEntry *entry, RegSession *session)
{
  g_autofree char *title = reg_story_text_get_title (entry);
  g_autofree char *detail = reg_story_text_get_detail (entry, session);
  g_autofree char *day = reg_session_format_day (session, entry->at);
  g_autofree char *answers = reg_story_text_get_answers (entry, session);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), reg_story_text_get_icon (entry));
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->detail), detail);
  gtk_widget_set_visible (self->detail, *detail != '\0');
  gtk_label_set_label (GTK_LABEL (self->day), day);
  show_pill (self, entry, session);
  show_answers (self, entry, answers);
  return describe (self, title, detail, answers, day);
}

static void
reg_story_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (reg_story_row_parent_class)->dispose (object);
}

static void
reg_story_row_class_init (RegStoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_story_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "regstoryrow");
}

static GtkWidget *
new_label (const char *const *classes, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_css_classes (label, (const char **)classes);
  return label;
}

static void
reg_story_row_init (RegStoryRow *self)
{
  static const char *const plain[] = { NULL };
  static const char *const caption[] = { "caption", "dimmed", NULL };
  static const char *const numbers[] = { "caption", "dimmed", "numeric", NULL };
  GtkWidget *line = reg_wrap_layout_new_box (9, 2);

  self->icon = gtk_image_new ();
  self->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->title = new_label (plain, 3);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->title), GTK_NATURAL_WRAP_NONE);
  self->pill = reg_pill_new ("", REG_PILL_NEUTRAL);
  self->detail = new_label (caption, 3);
  self->day = new_label (numbers, 1);
  gtk_label_set_wrap (GTK_LABEL (self->day), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (self->day), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (self->icon, "dimmed");
  gtk_widget_set_hexpand (self->texts, TRUE);
  gtk_widget_set_valign (self->texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), self->title);
  gtk_box_append (GTK_BOX (line), self->pill);
  gtk_box_append (GTK_BOX (self->texts), line);
  gtk_box_append (GTK_BOX (self->texts), self->detail);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              12);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->texts, GTK_WIDGET (self));
  gtk_widget_set_parent (self->day, GTK_WIDGET (self));
}

/* --- factory ---------------------------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RegSession *session)
{
  gtk_list_item_set_child (item, g_object_new (REG_TYPE_STORY_ROW, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RegSession *session)
{
  const RegTimelineEntry *entry = reg_story_item_get_entry (gtk_list_item_get_item (item));
  g_autofree char *text = show_entry (REG_STORY_ROW (gtk_list_item_get_child (item)), entry,
                                      session);

  gtk_list_item_set_accessible_label (item, text);
  gtk_list_item_set_activatable (item, reg_story_text_get_action (entry) != NULL
                                           || reg_story_text_can_edit (entry));
}

/**
 * reg_story_row_new_factory:
 * @session: writes days and amounts
 *
 * Returns: (transfer full): makes rows for a list of #RegStoryItem
 */
GtkListItemFactory *
reg_story_row_new_factory (RegSession *session)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), session, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), session, 0);
  return factory;
}
