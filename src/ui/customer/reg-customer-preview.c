/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-preview.h"

#include <glib/gi18n.h>

#include "ui/customer/reg-contact-text.h"
#include "ui/customer/reg-customer-actions.h"
#include "ui/customer/reg-customer-parts.h"
#include "ui/customer/reg-story-text.h"
#include "ui/widgets/reg-figure.h"
#include "ui/widgets/reg-icon.h"

/* Who the selected customer is and what is up with them, beside the table. */
struct _RegCustomerPreview
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *about_label;
  GtkWidget *open_button;
  GtkWidget *call_button;
  GtkWidget *mail_button;
  GtkWidget *quote_button;
  RegFigure *so_far_figure;
  RegFigure *contribution_figure;
  GtkBox *sections;

  RegSession *session;
  gint64 party;
  char *phone_uri;
  char *mail_uri;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RegCustomerPreview, reg_customer_preview, GTK_TYPE_WIDGET)

/* --- showing ---------------------------------------------------------------------------- */

static void
append_section (RegCustomerPreview *self, const char *title, GtkWidget *content)
{
  GtkWidget *heading;

  if (content == NULL)
    return;
  heading = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (self->sections, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (self->sections, heading);
  gtk_box_append (self->sections, content);
}

static GtkWidget *
new_last (RegCustomerPreview *self, const RegCustomerData *data)
{
  GtkWidget *box;

  if (data->last->len == 0)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  for (guint i = 0; i < data->last->len; i++)
    {
      const RegTimelineEntry *entry = g_ptr_array_index (data->last, i);
      g_autofree char *day = reg_session_format_day (self->session, entry->at);
      g_autofree char *title = reg_story_text_get_title (entry);

      gtk_box_append (GTK_BOX (box), reg_customer_parts_new_line (title, day));
    }
  return box;
}

static void
show_contacts (RegCustomerPreview *self, const RegCustomerCard *card)
{
  const char *country = reg_contact_points_get_country (
      card->contact_points,
      reg_record_get_text (reg_session_get_firm (self->session), REG_FIRM_COUNTRY));
  RegRecord *phone = reg_contact_points_find_phone (card->contact_points);
  RegRecord *mail = reg_contact_points_find (card->contact_points, REG_CONTACT_KIND_EMAIL);

  g_clear_pointer (&self->phone_uri, g_free);
  g_clear_pointer (&self->mail_uri, g_free);
  if (phone != NULL)
    self->phone_uri = reg_contact_text_get_uri (phone, country);
  if (mail != NULL)
    self->mail_uri = reg_contact_text_get_uri (mail, country);
  gtk_widget_set_sensitive (self->call_button, self->phone_uri != NULL);
  gtk_widget_set_sensitive (self->mail_button, self->mail_uri != NULL);
}

static void
show_data (RegCustomerPreview *self, const RegCustomerData *data)
{
  const RegCustomerCard *card = data->card;
  g_autofree char *about = reg_customer_data_describe (data, self->session);
  g_autofree char *so_far = reg_session_format_money (self->session, card->sales_net,
                                                      card->currency);
  g_autofree char *contribution = reg_session_format_money (self->session, card->contribution,
                                                            card->currency);

  reg_customer_parts_set_avatar (self->avatar, data);
  gtk_label_set_label (self->name_label, reg_record_get_text (card->party, REG_PARTY_NAME));
  gtk_label_set_label (self->about_label, about);
  reg_figure_set_value (self->so_far_figure, so_far);
  reg_figure_set_value (self->contribution_figure, contribution);
  reg_customer_parts_set_action (self->open_button, "open-party", self->party);
  reg_customer_parts_set_action (self->quote_button, "new-quotation", self->party);
  show_contacts (self, card);
  reg_customer_parts_clear_box (self->sections);
  append_section (self, _ ("Say next"), reg_customer_parts_new_advice (data, self->session));
  append_section (self, _ ("Open"), reg_customer_parts_new_open (data, self->session));
  append_section (self, _ ("Last"), new_last (self, data));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "customer");
}

/* --- loading ---------------------------------------------------------------------------- */

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegCustomerPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegCustomerData) data = NULL;

  data = reg_customer_data_load_finish (REG_SESSION (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (data == NULL)
    {
      g_message ("The customer could not be read: %s", error->message);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nobody");
      return;
    }
  show_data (self, data);
}

static void
load (RegCustomerPreview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->party == 0)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nobody");
      return;
    }
  self->cancellable = g_cancellable_new ();
  reg_customer_data_load_async (self->session, self->party, FALSE, self->cancellable, loaded_cb,
                                g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegCustomerPreview *self)
{
  if (self->party != 0 && (changes->entities & reg_customer_data_get_entities ()))
    load (self);
}

/* --- callbacks -------------------------------------------------------------------------- */

static void
call_cb (RegCustomerPreview *self)
{
  reg_customer_open_uri (GTK_WIDGET (self), self->phone_uri);
}

static void
mail_cb (RegCustomerPreview *self)
{
  reg_customer_open_uri (GTK_WIDGET (self), self->mail_uri);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_customer_preview_dispose (GObject *object)
{
  RegCustomerPreview *self = REG_CUSTOMER_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_CUSTOMER_PREVIEW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->phone_uri, g_free);
  g_clear_pointer (&self->mail_uri, g_free);
  G_OBJECT_CLASS (reg_customer_preview_parent_class)->dispose (object);
}

static void
reg_customer_preview_class_init (RegCustomerPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_FIGURE);
  G_OBJECT_CLASS (klass)->dispose = reg_customer_preview_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-customer-preview.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerPreview, avatar);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerPreview, name_label);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerPreview, about_label);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerPreview, open_button);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerPreview, call_button);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerPreview, mail_button);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerPreview, quote_button);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerPreview, so_far_figure);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerPreview, contribution_figure);
  gtk_widget_class_bind_template_child (widget_class, RegCustomerPreview, sections);
  gtk_widget_class_bind_template_callback (widget_class, call_cb);
  gtk_widget_class_bind_template_callback (widget_class, mail_cb);
}

static void
reg_customer_preview_init (RegCustomerPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  reg_icon_set_button (GTK_BUTTON (self->call_button), "reg-call-symbolic");
  reg_icon_set_button (GTK_BUTTON (self->mail_button), "reg-mail-symbolic");
  reg_icon_set_button (GTK_BUTTON (self->quote_button), "reg-quotation-symbolic");
}

/**
 * reg_customer_preview_set_session:
 *
 * To be called once, before the first customer.
 */
void
reg_customer_preview_set_session (RegCustomerPreview *self, RegSession *session)
{
  g_return_if_fail (REG_IS_CUSTOMER_PREVIEW (self) && self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
}

/**
 * reg_customer_preview_set_party:
 * @party: the customer, 0 for nobody
 */
void
reg_customer_preview_set_party (RegCustomerPreview *self, gint64 party)
{
  g_return_if_fail (REG_IS_CUSTOMER_PREVIEW (self) && self->session != NULL);

  if (self->party == party)
    return;
  self->party = party;
  load (self);
}
