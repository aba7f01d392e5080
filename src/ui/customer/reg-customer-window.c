/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-window.h"

#include <glib/gi18n.h>

#include "store/reg-parties.h"
#include "ui/customer/reg-contact-text.h"
#include "ui/customer/reg-customer-actions.h"
#include "ui/customer/reg-customer-data.h"
#include "ui/customer/reg-customer-dialog.h"
#include "ui/customer/reg-customer-head.h"
#include "ui/customer/reg-customer-now.h"
#include "ui/customer/reg-customer-parts.h"
#include "ui/customer/reg-customer-photo.h"
#include "ui/customer/reg-customer-story.h"
#include "ui/customer/reg-customer-who.h"
#include "ui/customer/reg-customer-value.h"
#include "ui/customer/reg-erase-dialog.h"
#include "ui/customer/reg-history-dialog.h"
#include "ui/customer/reg-past-dialog.h"
#include "ui/customer/reg-ladder-dialog.h"
#include "ui/customer/reg-privacy-dialog.h"
#include "ui/customer/reg-privacy-sheet.h"
#include "ui/customer/reg-relations-dialog.h"
#include "ui/product/reg-price-lists-dialog.h"
#include "ui/question/reg-answer-actions.h"
#include "ui/reg-export-note.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-picture.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-toaster.h"

/* Everything about one customer: who they are, what happened, what they are worth. */
struct _RegCustomerWindow
{
  AdwApplicationWindow parent_instance;

  AdwWindowTitle *title;
  AdwBreakpoint *narrow;
  GMenuModel *menu;
  GtkMenuButton *menu_button;
  GtkWidget *quote_button;
  GtkWidget *complaint_button;
  AdwBanner *deleted_banner;
  AdwViewStack *narrow_stack;
  AdwMultiLayoutView *layouts;
  GtkStack *stack;
  RegCustomerHead *head;
  RegCustomerNow *now;
  RegCustomerWho *who;
  RegCustomerStory *story;
  RegCustomerValue *worth;
  GtkDropTarget *photo_target;

  RegSession *session;
  gint64 party;
  RegCustomerData *data;
  GCancellable *cancellable;
  guint focus_source;
};

G_DEFINE_FINAL_TYPE (RegCustomerWindow, reg_customer_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- showing ---------------------------------------------------------------------------- */

/* What is to be read can be copied; what may not be changed, not even by mistake. */
static void
set_actions_enabled (RegCustomerWindow *self, gboolean enabled)
{
  static const char *const changes[] = { "customer.edit",     "customer.delete", "customer.erase",
                                         "customer.remember", "customer.has",    "customer.give",
                                         "photo.choose",      "photo.paste" };
  gboolean has_photo = self->data != NULL && self->data->photo != NULL;
  gboolean can_write = enabled && !reg_store_is_read_only (reg_session_get_store (self->session));

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changes[i], can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photo.remove", can_write && has_photo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customer.copy", enabled);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->photo_target),
                                              can_write ? GTK_PHASE_BUBBLE : GTK_PHASE_NONE);
  gtk_widget_set_sensitive (self->quote_button, can_write);
  gtk_widget_set_sensitive (self->complaint_button, can_write);
}

/* Who was deleted can be brought back; who was merged stands elsewhere. */
static void
show_deleted (RegCustomerWindow *self, const RegRecord *party)
{
  gboolean can_write = !reg_store_is_read_only (reg_session_get_store (self->session));
  gboolean is_merged = !reg_record_is_null (party, REG_PARTY_MERGED_INTO);

  if (!reg_record_is_null (party, REG_PARTY_ERASED_ON))
    {
      adw_banner_set_title (self->deleted_banner, _ ("This customer was erased."));
      adw_banner_set_button_label (self->deleted_banner, NULL);
      adw_banner_set_revealed (self->deleted_banner, TRUE);
      return;
    }
  adw_banner_set_title (self->deleted_banner, is_merged
                                                  ? _ ("This customer was merged with another.")
                                                  : _ ("This customer was deleted."));
  adw_banner_set_button_label (self->deleted_banner, is_merged   ? _ ("_Open the other")
                                                     : can_write ? _ ("_Bring back")
                                                                 : NULL);
  adw_banner_set_revealed (self->deleted_banner, reg_record_get_deleted_at (party) != 0);
}

/* In a narrow window the name needs the room, and what it says of the customer stands below. */
static void
show_title (RegCustomerWindow *self)
{
  g_autofree char *about = NULL;

  if (self->data == NULL)
    return;
  if (adw_application_window_get_current_breakpoint (ADW_APPLICATION_WINDOW (self)) != self->narrow)
    about = reg_customer_data_describe (self->data, self->session);
  adw_window_title_set_title (self->title,
                              reg_record_get_text (self->data->card->party, REG_PARTY_NAME));
  adw_window_title_set_subtitle (self->title, about != NULL ? about : "");
}

static void
show_data (RegCustomerWindow *self)
{
  const RegRecord *party = self->data->card->party;
  const char *name = reg_record_get_text (party, REG_PARTY_NAME);
  gboolean deleted = reg_record_get_deleted_at (party) != 0;

  gtk_window_set_title (GTK_WINDOW (self), name);
  show_title (self);
  show_deleted (self, party);
  set_actions_enabled (self, !deleted && reg_record_is_null (party, REG_PARTY_ERASED_ON));
  reg_customer_head_show (self->head, self->data);
  reg_customer_now_show (self->now, self->data, self->session);
  reg_customer_who_show (self->who, self->data, self->session);
  reg_customer_value_show (self->worth, self->data, self->session);
  gtk_stack_set_visible_child_name (self->stack, "customer");
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegCustomerWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  RegCustomerData *data = reg_customer_data_load_finish (REG_SESSION (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (data == NULL)
    {
      g_message ("The customer could not be read: %s", error->message);
      set_actions_enabled (self, FALSE);
      gtk_stack_set_visible_child_name (self->stack, "gone");
      return;
    }
  g_clear_pointer (&self->data, reg_customer_data_free);
  self->data = data;
  show_data (self);
}

static void
load (RegCustomerWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  reg_customer_data_load_async (self->session, self->party, TRUE, self->cancellable, loaded_cb,
                                g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegCustomerWindow *self)
{
  if (changes->entities & reg_customer_data_get_entities ())
    load (self);
}

/* --- actions ---------------------------------------------------------------------------- */

static void
edit_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);

  reg_dialog_present (reg_customer_dialog_new (self->session, self->party), widget);
}

static void
history_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);

  reg_dialog_present (reg_history_dialog_new (self->session, REG_ENTITY_PARTY, self->party),
                      widget);
}

static void
past_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);

  reg_dialog_present (reg_past_dialog_new (self->session, self->party), widget);
}

static void
privacy_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);

  reg_dialog_present (reg_privacy_dialog_new (self->session, self->party), widget);
}

static void
erase_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);

  reg_dialog_present (reg_erase_dialog_new (widget, self->session, self->party), widget);
}

static void
relations_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);

  reg_dialog_present (reg_relations_dialog_new (self->session, self->party), widget);
}

static void
ladder_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);

  reg_dialog_present (reg_ladder_dialog_new (self->session, self->party), widget);
}

static void
remember_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);

  reg_answer_ask_topic (widget, self->session, self->party);
}

static void
has_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  reg_customer_value_add_holding (REG_CUSTOMER_WINDOW (widget)->worth);
}

static void
give_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "app.give-material", "(xx)",
                              REG_CUSTOMER_WINDOW (widget)->party, (gint64)0);
}

static void
prices_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);

  reg_dialog_present (reg_price_lists_dialog_new (self->session, self->party), widget);
}

static void
sheet_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);
  RegPrivacySheetKind kind = g_str_has_suffix (action, "print") ? REG_PRIVACY_SHEET_PAPER
                             : g_str_has_suffix (action, "pdf") ? REG_PRIVACY_SHEET_PDF
                                                                : REG_PRIVACY_SHEET_JSON;

  reg_privacy_sheet_ask (widget, self->session, self->party, kind);
}

static void
copy_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);
  g_autoptr (GdkContentProvider) content = NULL;
  g_autofree char *points = NULL;
  g_autofree char *text = NULL;

  if (self->data == NULL)
    return;
  points = reg_contact_points_to_text (self->data->card->contact_points);
  text = g_strdup_printf ("%s\n%s", reg_record_get_text (self->data->card->party, REG_PARTY_NAME),
                          points);
  content = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  reg_export_note_copy (
      widget, self->session,
      &(RegExportNote){ .what = REG_EXPORT_WHAT_DETAILS, .count = 1, .party = self->party },
      &(RegExportWords){ _ ("Copied"), _ ("Not copied.") }, content);
}

static void
copy_card_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);

  reg_customer_copy_card (widget, self->session, self->party);
}

/* The toast has to outlive this window. */
static GtkWidget *
find_other_window (RegCustomerWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (GList *item = windows; item != NULL; item = item->next)
    if (item->data != self)
      return item->data;
  return NULL;
}

static void
delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);
  GtkWidget *other = find_other_window (self);

  reg_customer_delete (other != NULL ? other : widget, self->session, &self->party, 1);
  if (other != NULL)
    gtk_window_close (GTK_WINDOW (self));
}

/* A mail that another program writes is an entry in the story. */
static gboolean
wrote_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const RegTouch *touch = data;

  return reg_party_add_touch (db, touch, error) != 0;
}

static void
wrote_free (gpointer data)
{
  g_free ((char *)((RegTouch *)data)->summary);
  g_free (data);
}

static void
wrote_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);
  const RegEditWords words = { .kind = "touch",
                               .done = _ ("Added to the story"),
                               .failed = _ ("Not added.") };
  RegTouch *touch = g_new0 (RegTouch, 1);

  touch->party = self->party;
  touch->kind = REG_TOUCH_KIND_MAIL;
  touch->direction = REG_DIRECTION_WE;
  /* Translators: %s is a mail address */
  touch->summary = g_strdup_printf (_ ("to %s"), g_variant_get_string (parameter, NULL));
  reg_edit_run (widget, self->session, &words, wrote_job, touch, wrote_free, NULL);
}

static void
write_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->narrow_stack, "story");
  reg_customer_story_focus_composer (self->story);
}

/* --- photo ------------------------------------------------------------------------------ */

static void
photo_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (widget);

  if (g_str_equal (action, "photo.choose"))
    reg_customer_photo_choose (widget, self->session, self->party);
  else if (g_str_equal (action, "photo.paste"))
    reg_customer_photo_paste (widget, self->session, self->party);
  else
    reg_customer_photo_remove (widget, self->session, self->party);
}

static gboolean
photo_dropped_cb (RegCustomerWindow *self, const GValue *picture)
{
  return reg_customer_photo_take (GTK_WIDGET (self), self->session, self->party, picture);
}

/* --- what is shown ---------------------------------------------------------------------- */

static void
bring_back_cb (RegCustomerWindow *self)
{
  gint64 other = reg_record_get_int (self->data->card->party, REG_PARTY_MERGED_INTO);

  if (other != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-party", "x", other);
  else
    reg_customer_bring_back (GTK_WIDGET (self), self->session, self->party);
}

static gboolean
move_focus_cb (gpointer user_data)
{
  RegCustomerWindow *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  self->focus_source = 0;
  if (focus != NULL && !gtk_widget_get_mapped (focus))
    {
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
      gtk_widget_child_focus (GTK_WIDGET (self->layouts), GTK_DIR_TAB_FORWARD);
    }
  return G_SOURCE_REMOVE;
}

/* On what is no longer shown the focus would be deaf; it is known only after the exchange. */
static void
shown_changed_cb (RegCustomerWindow *self)
{
  if (self->focus_source == 0)
    self->focus_source = g_idle_add (move_focus_cb, self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_customer_window_dispose (GObject *object)
{
  RegCustomerWindow *self = REG_CUSTOMER_WINDOW (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_CUSTOMER_WINDOW);
  g_clear_pointer (&self->data, reg_customer_data_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_customer_window_parent_class)->dispose (object);
}

static void
reg_customer_window_class_init (RegCustomerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_CUSTOMER_HEAD);
  g_type_ensure (REG_TYPE_CUSTOMER_NOW);
  g_type_ensure (REG_TYPE_CUSTOMER_WHO);
  g_type_ensure (REG_TYPE_CUSTOMER_STORY);
  g_type_ensure (REG_TYPE_CUSTOMER_VALUE);
  G_OBJECT_CLASS (klass)->dispose = reg_customer_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-customer-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, narrow);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, quote_button);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, complaint_button);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, deleted_banner);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, narrow_stack);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, layouts);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, head);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, now);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, who);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, story);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerWindow, worth);
  gtk_widget_class_bind_template_callback (widget_class, bring_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_changed_cb);
  gtk_widget_class_install_action (widget_class, "customer.edit", NULL, edit_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.history", NULL, history_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.past", NULL, past_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.privacy", NULL, privacy_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.erase", NULL, erase_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.relations", NULL,
                                   relations_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.ladder", NULL, ladder_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.remember", NULL, remember_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.has", NULL, has_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.give", NULL, give_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.prices", NULL, prices_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.sheet-print", NULL, sheet_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.sheet-pdf", NULL, sheet_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.sheet-json", NULL, sheet_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.copy", NULL, copy_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.copy-card", NULL,
                                   copy_card_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.delete", NULL, delete_activated_cb);
  gtk_widget_class_install_action (widget_class, "photo.choose", NULL, photo_activated_cb);
  gtk_widget_class_install_action (widget_class, "photo.paste", NULL, photo_activated_cb);
  gtk_widget_class_install_action (widget_class, "photo.remove", NULL, photo_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.write", NULL, write_activated_cb);
  gtk_widget_class_install_action (widget_class, "customer.wrote", "s", wrote_activated_cb);
  /* After the focus had its turn: what is being typed is undone first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "app.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.redo", NULL);
}

/* A menu that was never opened costs nothing. */
static void
create_menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
reg_customer_window_init (RegCustomerWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self->menu, NULL);
  g_signal_connect (self, "notify::current-breakpoint", G_CALLBACK (show_title), NULL);
  self->photo_target = reg_picture_new_drop_target ();
  g_signal_connect_swapped (self->photo_target, "drop", G_CALLBACK (photo_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->head), GTK_EVENT_CONTROLLER (self->photo_target));
}

/**
 * reg_customer_window_new:
 * @application: the program
 * @session: the open customer book
 * @id: the customer, or 0 to make a new one in a dialog over the window in front
 * @party: not used for customers
 *
 * Returns: (transfer none) (nullable): a window that reads by itself; %NULL for a new customer
 */
GtkWindow *
reg_customer_window_new (GtkApplication *application, RegSession *session, gint64 id, gint64 party)
{
  RegCustomerWindow *self;

  if (id == 0)
    {
      GtkWindow *front = gtk_application_get_active_window (application);

      reg_dialog_present (reg_customer_dialog_new (session, 0),
                          front != NULL ? GTK_WIDGET (front) : NULL);
      return NULL;
    }
  self = g_object_new (REG_TYPE_CUSTOMER_WINDOW, "application", application, NULL);
  self->session = g_object_ref (session);
  self->party = id;
  set_actions_enabled (self, FALSE);
  reg_customer_parts_set_action (self->quote_button, "new-quotation", id);
  reg_customer_parts_set_action (self->complaint_button, "new-complaint", id);
  reg_customer_story_set_party (self->story, session, id);
  reg_customer_story_focus_composer (self->story);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return GTK_WINDOW (self);
}
