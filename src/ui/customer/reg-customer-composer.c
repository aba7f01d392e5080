/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-composer.h"

#include <glib/gi18n.h>

#include "core/reg-date.h"
#include "store/reg-mentions.h"
#include "store/reg-parties.h"
#include "store/reg-tasks.h"
#include "ui/customer/reg-topic-button.h"
#include "ui/question/reg-enrich-line.h"
#include "ui/widgets/reg-focus.h"
#include "ui/widgets/reg-toaster.h"

/* A promise without another word is kept within a week. */
#define USUAL_DAYS 7

/* One line for what was just said, written or promised. */
struct _RegCustomerComposer
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkEntry *entry;
  GtkWidget *add_button;
  AdwToggleGroup *kind_group;
  AdwToggleGroup *direction_group;
  AdwToggle *they_toggle;
  AdwToggle *we_toggle;
  GtkMenuButton *due_button;
  GtkWidget *enrich;
  GtkEntry *why;
  RegTopicButton *topic;
  GtkWidget *answer_box;
  GtkLabel *answer_label;

  gint64 answers; /* the post that is answered, or 0 */
  RegSession *session;
  gint64 party;
  char due[REG_DATE_SIZE];
};

G_DEFINE_FINAL_TYPE (RegCustomerComposer, reg_customer_composer, GTK_TYPE_WIDGET)

typedef struct
{
  RegCustomerComposer *composer;
  gint64 party;
  gboolean is_promise;
  RegTouchKind kind;
  RegDirection direction;
  char *text;
  char *why;
  char *topic;
  gint64 answers;
  char due[REG_DATE_SIZE];
} Entry;

/* --- draft ------------------------------------------------------------------------------ */

/* What was begun and not added outlives the window. */
static char *
draft_key (RegCustomerComposer *self)
{
  return g_strdup_printf ("reg-composer-%" G_GINT64_FORMAT, self->party);
}

static void
keep_draft (RegCustomerComposer *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *key = NULL;

  if (self->session == NULL)
    return;
  key = draft_key (self);
  g_object_set_data_full (G_OBJECT (self->session), key, *text != '\0' ? g_strdup (text) : NULL,
                          *text != '\0' ? g_free : NULL);
}

static void
restore_draft (RegCustomerComposer *self)
{
  g_autofree char *key = draft_key (self);
  const char *text = g_object_get_data (G_OBJECT (self->session), key);

  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/* --- what is written -------------------------------------------------------------------- */

static RegTouchKind
get_touch_kind (const char *name)
{
  int kind = reg_enum_from_nick (&reg_enum_touch_kind, name);

  return kind >= 0 ? kind : REG_TOUCH_KIND_NOTE;
}

static RegDirection
get_direction (RegCustomerComposer *self, RegTouchKind kind)
{
  if (kind == REG_TOUCH_KIND_NOTE || kind == REG_TOUCH_KIND_POST || kind == REG_TOUCH_KIND_DECISION)
    return REG_DIRECTION_NONE;
  if (kind == REG_TOUCH_KIND_VISIT)
    return REG_DIRECTION_THEY;
  return g_strcmp0 (adw_toggle_group_get_active_name (self->direction_group), "we") == 0
             ? REG_DIRECTION_WE
             : REG_DIRECTION_THEY;
}

static gboolean
save_promise (RegDb *db, const Entry *entry, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);
  g_autoptr (RegRecord) task = NULL;

  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID, entry->party);
  reg_record_builder_set_int (builder, REG_TASK_KIND, REG_TASK_KIND_PROMISE);
  reg_record_builder_set_text (builder, REG_TASK_TITLE, entry->text);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, entry->due);
  task = reg_record_builder_end (builder);
  return reg_task_create (db, task, error) != 0;
}

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Entry *entry = data;
  const RegTouch touch = { entry->party, entry->kind,  entry->direction, entry->text,
                           entry->why,   entry->topic, entry->answers };

  if (entry->is_promise)
    return save_promise (db, entry, error);
  return reg_party_add_touch (db, &touch, error) != 0;
}

static void
entry_free (Entry *entry)
{
  g_object_unref (entry->composer);
  g_free (entry->text);
  g_free (entry->why);
  g_free (entry->topic);
  g_free (entry);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Entry *entry = user_data;
  GtkWidget *composer = GTK_WIDGET (entry->composer);
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) != NULL)
    {
      reg_toaster_show_undo (composer, _ ("Added to the story"), reg_store_job_get_action (result));
      if (entry->composer->session != NULL && entry->composer->party == entry->party)
        reg_enrich_line_offer (REG_ENRICH_LINE (entry->composer->enrich), entry->composer->session,
                               entry->party);
    }
  else
    {
      if (*gtk_editable_get_text (GTK_EDITABLE (entry->composer->entry)) == '\0')
        gtk_editable_set_text (GTK_EDITABLE (entry->composer->entry), entry->text);
      reg_toaster_show_error (composer, _ ("Not added."), error);
    }
  entry_free (entry);
}

static void
end_answer (RegCustomerComposer *self)
{
  self->answers = 0;
  gtk_widget_set_visible (self->answer_box, FALSE);
}

static void
save_cb (RegCustomerComposer *self)
{
  const char *kind = adw_toggle_group_get_active_name (self->kind_group);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  RegActionInfo info = { .kind = "touch", .label = _ ("Added to the story") };
  Entry *entry;

  g_strstrip (text);
  if (*text == '\0' || self->party == 0)
    return;
  entry = g_new0 (Entry, 1);
  entry->composer = g_object_ref (self);
  entry->party = self->party;
  entry->is_promise = g_strcmp0 (kind, "promise") == 0;
  entry->kind = get_touch_kind (kind);
  entry->direction = get_direction (self, entry->kind);
  entry->text = g_steal_pointer (&text);
  g_strlcpy (entry->due, self->due, sizeof entry->due);
  entry->topic = g_strstrip (g_strdup (reg_topic_button_get_topic (self->topic)));
  if (entry->kind == REG_TOUCH_KIND_DECISION)
    entry->why = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why))));
  if (entry->kind == REG_TOUCH_KIND_POST)
    {
      entry->answers = self->answers;
      info.kind = REG_MENTION_ACTION;
    }
  end_answer (self);
  reg_topic_button_set_topic (self->topic, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->why), "");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  reg_store_write_async (reg_session_get_store (self->session), &info, save_job, entry, NULL, NULL,
                         saved_cb, entry);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* --- callbacks -------------------------------------------------------------------------- */

static void
text_changed_cb (RegCustomerComposer *self)
{
  gtk_widget_set_sensitive (self->add_button,
                            *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0');
  keep_draft (self);
}

static void
kind_changed_cb (RegCustomerComposer *self)
{
  const char *kind = adw_toggle_group_get_active_name (self->kind_group);
  gboolean promise = g_strcmp0 (kind, "promise") == 0;
  gboolean call = g_strcmp0 (kind, "call") == 0;
  gboolean mail = g_strcmp0 (kind, "mail") == 0;
  gboolean post = g_strcmp0 (kind, "post") == 0;
  gboolean decision = g_strcmp0 (kind, "decision") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->due_button), promise);
  gtk_widget_set_visible (GTK_WIDGET (self->direction_group), call || mail);
  adw_toggle_set_label (self->they_toggle, mail ? _ ("They wrote") : _ ("They called"));
  adw_toggle_set_label (self->we_toggle, mail ? _ ("We wrote") : _ ("We called"));
  gtk_widget_set_visible (GTK_WIDGET (self->why), decision);
  gtk_widget_set_visible (GTK_WIDGET (self->topic), !promise);
  if (!post)
    end_answer (self);
  gtk_entry_set_placeholder_text (self->entry,
                                  promise    ? _ ("What did we promise?")
                                  : decision ? _ ("What was decided?")
                                  : post     ? _ ("What should colleagues know? @Name is told")
                                             : _ ("What happened?"));
}

static void
update_due (RegCustomerComposer *self)
{
  g_autofree char *day = reg_session_format_date (self->session, self->due);
  /* Translators: the day until which something was promised */
  g_autofree char *label = g_strdup_printf (_ ("By %s"), day);

  gtk_menu_button_set_label (self->due_button, label);
}

static void
day_selected_cb (GtkCalendar *calendar, RegCustomerComposer *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);

  reg_date_set_parts (self->due, g_date_time_get_year (day), g_date_time_get_month (day),
                      g_date_time_get_day_of_month (day));
  update_due (self);
  gtk_menu_button_popdown (self->due_button);
}

/* A calendar is many widgets, and few windows ever need it. */
static void
create_calendar_cb (GtkMenuButton *button, gpointer user_data)
{
  RegCustomerComposer *self = user_data;
  GtkWidget *popover;
  GtkWidget *calendar;
  g_autoptr (GDateTime) due = NULL;
  int year, month, day;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  calendar = gtk_calendar_new ();
  if (reg_date_get_parts (self->due, &year, &month, &day))
    due = g_date_time_new_local (year, month, day, 12, 0, 0);
  if (due != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (calendar), due);
  g_signal_connect (calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (button, popover);
}

static void
kind_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerComposer *self = REG_CUSTOMER_COMPOSER (widget);

  adw_toggle_group_set_active_name (self->kind_group, g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* In an empty line undo means the last change of the book, not the letters that stood here. */
static gboolean
undo_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (widget)) != '\0')
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate_action (widget, "app.undo", NULL);
}

static void
catch_undo (RegCustomerComposer *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                                            gtk_callback_action_new (undo_cb, NULL, NULL));

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), controller);
}

/* --- object ----------------------------------------------------------------------------- */

static gboolean
reg_customer_composer_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (REG_CUSTOMER_COMPOSER (widget)->entry));
}

static void
reg_customer_composer_dispose (GObject *object)
{
  RegCustomerComposer *self = REG_CUSTOMER_COMPOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_CUSTOMER_COMPOSER);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_customer_composer_parent_class)->dispose (object);
}

static void
reg_customer_composer_class_init (RegCustomerComposerClass *klass)
{
  static const char *const kinds[] = { "call",    "visit", "note",    "mail",
                                       "promise", "post",  "decision" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_TOPIC_BUTTON);
  G_OBJECT_CLASS (klass)->dispose = reg_customer_composer_dispose;
  widget_class->grab_focus = reg_customer_composer_grab_focus;
  widget_class->focus = reg_focus_children;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/app/regulars/Regulars/ui/reg-customer-composer.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerComposer, box);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerComposer, entry);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerComposer, add_button);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerComposer, kind_group);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerComposer, direction_group);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerComposer, they_toggle);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerComposer, we_toggle);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerComposer, due_button);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerComposer, why);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerComposer, topic);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerComposer, answer_box);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerComposer, answer_label);
  gtk_widget_class_bind_template_callback (widget_class, end_answer);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_install_action (widget_class, "composer.kind", "s", kind_activated_cb);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK,
                                         "composer.kind", "s", kinds[i]);
}

static void
reg_customer_composer_init (RegCustomerComposer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->enrich = reg_enrich_line_new ();
  gtk_box_append (GTK_BOX (self->box), self->enrich);
  gtk_menu_button_set_create_popup_func (self->due_button, create_calendar_cb, self, NULL);
  catch_undo (self);
  kind_changed_cb (self);
}

/**
 * reg_customer_composer_set_party:
 * @session: the open customer book
 * @party: for whom it is written
 *
 * To be called once.
 */
void
reg_customer_composer_set_party (RegCustomerComposer *self, RegSession *session, gint64 party)
{
  g_autofree char *today = NULL;

  g_return_if_fail (REG_IS_CUSTOMER_COMPOSER (self) && self->session == NULL);

  self->session = g_object_ref (session);
  self->party = party;
  today = reg_session_dup_today (session);
  reg_date_add_days (today, USUAL_DAYS, self->due);
  update_due (self);
  reg_topic_button_set_party (self->topic, session, party);
  restore_draft (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self),
                            !reg_store_is_read_only (reg_session_get_store (session)));
}

/**
 * reg_customer_composer_answer:
 * @post: what a colleague said
 * @text: its words
 *
 * Whatever is written next answers it.
 */
void
reg_customer_composer_answer (RegCustomerComposer *self, gint64 post, const char *text)
{
  /* Translators: %s is what a colleague said */
  g_autofree char *label = g_strdup_printf (_ ("Answer to “%s”"), text);

  g_return_if_fail (REG_IS_CUSTOMER_COMPOSER (self));

  adw_toggle_group_set_active_name (self->kind_group, "post");
  self->answers = post;
  gtk_label_set_label (self->answer_label, label);
  gtk_widget_set_visible (self->answer_box, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
