/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-head.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/reg-consent.h"
#include "ui/customer/reg-counter-text.h"
#include "ui/customer/reg-customer-parts.h"
#include "ui/table/reg-state-style.h"

/* Up to this share of all customers (per cent, by contribution) a pill says how far up they are. */
#define TOP_SHARE 20

struct _RegCustomerHead
{
  GtkWidget parent_instance;

  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *about;
  AdwWrapBox *pills;
};

G_DEFINE_FINAL_TYPE (RegCustomerHead, reg_customer_head, GTK_TYPE_WIDGET)

/* --- words ------------------------------------------------------------------------------ */

static void
append_pill (RegCustomerHead *self, GtkWidget *pill)
{
  adw_wrap_box_append (self->pills, pill);
}

/* One click shows why, and lets say otherwise. */
static GtkWidget *
new_rung_button (const RegCustomerCard *card)
{
  const char *rung = _ (reg_enum_get_label (&reg_enum_rung, card->rung));
  /* Translators: %s is a kind of customer: "Client" */
  g_autofree char *spoken = g_strdup_printf (_ ("Kind of customer: %s"), rung);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), reg_state_pill_new (&reg_enum_rung, card->rung));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "customer.ladder");
  gtk_widget_set_tooltip_text (button, _ ("Why, and where else they may stand (Ctrl+R)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "reg-pill-button");
  return button;
}

static void
show_pills (RegCustomerHead *self, const RegCustomerCard *card)
{
  const RegRecord *party = card->party;
  const char *class = reg_record_get_text (party, REG_PARTY_CUSTOMER_CLASS);
  gint64 share = card->n_customers > 0
                     ? (card->rank * 100 + card->n_customers - 1) / card->n_customers
                     : 100;
  GtkWidget *pill;

  while ((pill = gtk_widget_get_first_child (GTK_WIDGET (self->pills))) != NULL)
    adw_wrap_box_remove (self->pills, pill);
  append_pill (self, new_rung_button (card));
  if (!reg_record_is_null (party, REG_PARTY_ERASED_ON))
    append_pill (self, reg_pill_new (_ ("Erased"), REG_PILL_NEUTRAL));
  else if (reg_consent_is_barred (party))
    append_pill (self, reg_pill_new (_ ("Not to be used"), REG_PILL_WARNING));
  if (reg_record_get_int (party, REG_PARTY_UNWANTED) != 0)
    append_pill (self, reg_customer_parts_new_unwanted (party));
  if (card->rank > 0 && share <= TOP_SHARE && card->n_customers >= 100 / TOP_SHARE)
    {
      /* Translators: among the best customers; %d is a percentage, %% the sign */
      g_autofree char *label = g_strdup_printf (_ ("top %d %%"), (int)MAX (share, 1));

      append_pill (self, reg_pill_new (label, REG_PILL_ACCENT));
    }
  if (*class != '\0')
    append_pill (self, reg_pill_new (class, REG_PILL_NEUTRAL));
}

static char *
describe_owner (const RegCustomerCard *card)
{
  guint n_knowers = card->who_knows->len;

  if (card->owner == NULL && n_knowers == 0)
    return g_strdup ("");
  if (card->owner == NULL)
    return g_strdup_printf (ngettext ("%u of us knows them", "%u of us know them", n_knowers),
                            n_knowers);
  if (n_knowers < 2)
    return g_strdup_printf (_ ("Looked after by %s"),
                            reg_record_get_text (card->owner, REG_STAFF_NAME));
  return g_strdup_printf (
      /* Translators: the name of a colleague, and how many colleagues have spoken to them */
      ngettext ("Looked after by %s · %u of us knows them",
                "Looked after by %s · %u of us know them", n_knowers),
      reg_record_get_text (card->owner, REG_STAFF_NAME), n_knowers);
}

/* When somebody last spoke to them, and whose they are. */
static char *
describe (const RegCustomerData *data)
{
  const RegCounter *counter = data->counter;
  g_autofree char *owner = describe_owner (data->card);
  g_autofree char *distance = NULL;
  g_autofree char *last = NULL;

  if (*counter->last_contact_on == '\0')
    return g_steal_pointer (&owner);
  distance = reg_counter_text_distance (counter->last_contact_on, counter->today);
  /* Translators: when somebody last spoke to a customer: "today", "3 weeks ago" */
  last = g_strdup_printf (_ ("Last contact %s"), distance);
  return *owner == '\0' ? g_steal_pointer (&last) : g_strdup_printf ("%s\n%s", last, owner);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_customer_head_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (reg_customer_head_parent_class)->dispose (object);
}

static void
reg_customer_head_class_init (RegCustomerHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_customer_head_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The photo, with what can be done about it in the corner. */
static GtkWidget *
new_photo (RegCustomerHead *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) remove = g_menu_item_new (_ ("_Remove"), "photo.remove");

  g_menu_append (menu, _ ("_Choose a photo…"), "photo.choose");
  g_menu_append (menu, _ ("_Paste"), "photo.paste");
  g_menu_item_set_attribute (remove, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, remove);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-edit-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Photo"));
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "reg-photo-button");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  self->avatar = ADW_AVATAR (adw_avatar_new (64, NULL, TRUE));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->avatar));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), button);
  gtk_widget_set_valign (overlay, GTK_ALIGN_START);
  return overlay;
}

static void
reg_customer_head_init (RegCustomerHead *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->name = GTK_LABEL (new_label ("title-3"));
  gtk_label_set_selectable (self->name, TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->name), FALSE);
  self->about = GTK_LABEL (new_label ("caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->about), "dimmed");
  self->pills = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->pills, 6);
  adw_wrap_box_set_line_spacing (self->pills, 3);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->pills));
  gtk_widget_set_parent (new_photo (self), GTK_WIDGET (self));
  gtk_widget_set_parent (texts, GTK_WIDGET (self));
}

/**
 * reg_customer_head_show:
 * @data: the customer
 */
void
reg_customer_head_show (RegCustomerHead *self, const RegCustomerData *data)
{
  g_autofree char *about = NULL;

  g_return_if_fail (REG_IS_CUSTOMER_HEAD (self));

  about = describe (data);
  reg_customer_parts_set_avatar (self->avatar, data);
  gtk_label_set_label (self->name, reg_record_get_text (data->card->party, REG_PARTY_NAME));
  gtk_label_set_label (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
  show_pills (self, data->card);
}
