/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/material/reg-give-dialog.h"

#include <glib/gi18n.h>

#include <string.h>

#include "core/reg-fold.h"
#include "store/reg-material-requests.h"
#include "store/reg-material.h"
#include "ui/campaign/reg-campaign-row.h"
#include "ui/customer/reg-consent-text.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-attachment-file.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-party-search.h"
#include "ui/widgets/reg-toaster.h"

/* More than anybody keeps in a cupboard; the search finds the rest of them by their words. */
#define MOST_SHOWN 500
#define MOST_AT_ONCE 10000

/* The ways in which something is given, in the order in which they are offered. */
static const RegChannel ways[] = { REG_CHANNEL_COUNTER, REG_CHANNEL_LETTER, REG_CHANNEL_MAIL };

struct _RegGiveDialog
{
  AdwDialog parent_instance;
  RegSession *session;
  RegGive give;
  GtkWidget *party_button; /* NULL when it is known who */
  AdwActionRow *party_row;
  GtkWidget *search;
  GtkListBox *list;
  GtkWidget *empty_label;
  AdwSpinRow *quantity_row;
  RegCampaignRow *campaign_row; /* NULL with a quotation, whose campaign it is */
  AdwToggleGroup *how_group;
  GtkLabel *why_label;
  GtkWidget *give_button;
  char *words; /* folded, of the search */
  gboolean is_allowed;
  guint64 shown;
};

G_DEFINE_FINAL_TYPE (RegGiveDialog, reg_give_dialog, ADW_TYPE_DIALOG)

/* --- what stands there ------------------------------------------------------------------ */

static const RegMaterial *
get_material (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "reg-material");
}

static RegChannel
get_channel (RegGiveDialog *self)
{
  guint active = adw_toggle_group_get_active (self->how_group);

  return active < G_N_ELEMENTS (ways) ? ways[active] : REG_CHANNEL_COUNTER;
}

static void
update (RegGiveDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  gtk_widget_set_sensitive (self->give_button,
                            self->give.party != 0 && self->is_allowed && row != NULL
                                && gtk_widget_get_child_visible (GTK_WIDGET (row)));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  RegGiveDialog *self = user_data;
  const char *words = g_object_get_data (G_OBJECT (row), "reg-words");

  return self->words == NULL || strstr (words, self->words) != NULL;
}

/* The first that fits is chosen, so that Enter is enough. */
static void
choose_first (RegGiveDialog *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (filter_cb (row, self))
      {
        gtk_list_box_select_row (self->list, row);
        return;
      }
  gtk_list_box_unselect_all (self->list);
}

static void
search_changed_cb (RegGiveDialog *self)
{
  g_autofree char *text = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  g_clear_pointer (&self->words, g_free);
  self->words = *text != '\0' ? reg_fold (text) : NULL;
  gtk_list_box_invalidate_filter (self->list);
  choose_first (self);
  update (self);
}

/* --- giving ------------------------------------------------------------------------------- */

static gboolean
give_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_material_request (db, data, error) != 0;
}

/**
 * reg_give_dialog_give:
 *
 * Notes what stands there, and closes.
 */
void
reg_give_dialog_give (RegGiveDialog *self)
{
  const RegEditWords words = { .kind = "material-request",
                               .done = get_channel (self) == REG_CHANNEL_LETTER
                                           ? _ ("Noted: to be sent")
                                           : _ ("Noted that they have it"),
                               .failed = _ ("This was not noted.") };
  GtkListBoxRow *row;
  RegMaterialOrder *order;
  GtkWidget *parent;

  g_return_if_fail (REG_IS_GIVE_DIALOG (self));

  row = gtk_list_box_get_selected_row (self->list);
  if (!gtk_widget_get_sensitive (self->give_button) || row == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  order = g_new0 (RegMaterialOrder, 1);
  order->party = self->give.party;
  order->quotation = self->give.quotation;
  if (self->campaign_row != NULL)
    order->campaign = reg_campaign_row_get_campaign (self->campaign_row);
  order->material = reg_record_get_id (get_material (row)->record);
  order->quantity = (gint64)adw_spin_row_get_value (self->quantity_row);
  order->channel = get_channel (self);
  parent = self->give.from != NULL ? self->give.from
                                   : GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  reg_edit_run (parent, self->session, &words, give_job, order, g_free, NULL);
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- reading ------------------------------------------------------------------------------ */

typedef struct
{
  gint64 party;
  gint64 quotation;
  GPtrArray *list;
  RegMaterialWays *ways;
  char *name;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->list, g_ptr_array_unref);
  g_clear_pointer (&load->ways, reg_material_ways_free);
  g_free (load->name);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  g_autoptr (RegRecord) party = NULL;

  if (load->quotation != 0)
    load->list = reg_material_list_for_quotation (db, load->quotation, MOST_SHOWN, error);
  else
    load->list = reg_material_list_usual (db, load->party, MOST_SHOWN, error);
  if (load->list == NULL || load->party == 0)
    return load->list != NULL;
  party = reg_db_load (db, REG_ENTITY_PARTY, load->party, error);
  load->name = party != NULL ? g_strdup (reg_record_get_text (party, REG_PARTY_NAME)) : NULL;
  load->ways = party != NULL ? reg_material_ways_load (db, load->party, error) : NULL;
  return load->ways != NULL;
}

static void
file_clicked_cb (GtkWidget *button, RegGiveDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  reg_attachment_open (button, self->session,
                       reg_record_get_int (get_material (row)->record, REG_MATERIAL_ATTACHMENT_ID));
}

/* To look at it before it is given. */
static void
add_file_button (RegGiveDialog *self,
                 GtkWidget *row,
                 const RegMaterial *material,
                 const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-open-symbolic");
  /* Translators: what a button does, and to what */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), _ ("Open the file"), title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, material->file);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (file_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (RegGiveDialog *self, RegMaterial *material)
{
  const RegRecord *record = material->record;
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GString) about = g_string_new (_ (reg_enum_get_label (
      &reg_enum_material_kind, reg_record_get_int (record, REG_MATERIAL_KIND))));
  g_autofree char *title = g_strdup_printf (
      "%s%s%s", reg_record_get_text (record, REG_MATERIAL_NAME),
      reg_record_is_null (record, REG_MATERIAL_VERSION) ? "" : " ",
      reg_record_get_text (record, REG_MATERIAL_VERSION));
  g_autofree char *all = NULL;

  if (material->product != NULL)
    g_string_append_printf (about, " · %s", material->product);
  if (material->request != 0)
    g_string_append_printf (about, " · %s",
                            self->give.quotation != 0 ? _ ("goes with it already")
                                                      : _ ("had it before"));
  all = g_strdup_printf ("%s %s", title, about->str);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about->str);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (material->file != NULL)
    add_file_button (self, row, material, title);
  g_object_set_data (G_OBJECT (row), "reg-material", material);
  g_object_set_data_full (G_OBJECT (row), "reg-words", reg_fold (all), g_free);
  gtk_list_box_append (self->list, row);
  if (reg_record_get_id (record) == self->give.material)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
show_list (RegGiveDialog *self, GPtrArray *list)
{
  gtk_list_box_remove_all (self->list);
  g_object_set_data_full (G_OBJECT (self->list), "reg-list", g_ptr_array_ref (list),
                          (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < list->len; i++)
    add_row (self, g_ptr_array_index (list, i));
  gtk_widget_set_visible (self->empty_label, list->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), list->len > 0);
  if (gtk_list_box_get_selected_row (self->list) == NULL)
    choose_first (self);
}

/* The way that was wished for, else the first that is open; why another one is not stands below. */
static void
show_ways (RegGiveDialog *self, const RegMaterialWays *open)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean chosen = FALSE;

  self->is_allowed = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      AdwToggle *toggle = adw_toggle_group_get_toggle (self->how_group, i);
      const RegConsentVerdict *verdict = open != NULL ? &open->by[ways[i]] : NULL;
      gboolean is_open = verdict == NULL || verdict->is_allowed;

      adw_toggle_set_enabled (toggle, is_open);
      self->is_allowed = self->is_allowed || is_open;
      if (is_open && (!chosen || (int)ways[i] == self->give.channel))
        {
          adw_toggle_group_set_active (self->how_group, i);
          chosen = TRUE;
        }
      if (!is_open)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                                adw_toggle_get_label (toggle),
                                reg_consent_text_get_verdict (verdict));
    }
  if (!self->is_allowed && open != NULL)
    g_string_assign (text, reg_consent_text_get_verdict (&open->by[REG_CHANNEL_COUNTER]));
  gtk_label_set_label (self->why_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->why_label), text->len > 0);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegGiveDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (load == NULL)
    {
      reg_toaster_show_error (GTK_WIDGET (self->list), _ ("What can be given could not be read."),
                              error);
      return;
    }
  if (load->party != self->give.party)
    return;
  show_list (self, load->list);
  show_ways (self, load->ways);
  if (load->name != NULL)
    {
      g_autofree char *name = reg_direction_keep (load->name);

      adw_action_row_set_subtitle (self->party_row, name);
    }
  update (self);
}

static void
load (RegGiveDialog *self)
{
  Load *job = g_new0 (Load, 1);

  job->party = self->give.party;
  job->quotation = self->give.quotation;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, job,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
party_chosen_cb (RegGiveDialog *self, gint64 party)
{
  self->give.party = party;
  load (self);
}

/* --- object ------------------------------------------------------------------------------- */

static void
reg_give_dialog_dispose (GObject *object)
{
  g_clear_object (&REG_GIVE_DIALOG (object)->session);
  G_OBJECT_CLASS (reg_give_dialog_parent_class)->dispose (object);
}

static void
reg_give_dialog_finalize (GObject *object)
{
  RegGiveDialog *self = REG_GIVE_DIALOG (object);

  g_clear_weak_pointer (&self->give.from);
  g_free (self->words);
  G_OBJECT_CLASS (reg_give_dialog_parent_class)->finalize (object);
}

static void
reg_give_dialog_class_init (RegGiveDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_give_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_give_dialog_finalize;
}

static GtkWidget *
create_party_group (RegGiveDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  RegPartySearch *search;

  self->party_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->party_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->party_row), _ ("For"));
  gtk_widget_add_css_class (GTK_WIDGET (self->party_row), "property");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->party_row));
  if (self->give.party != 0)
    return group;
  self->party_button = reg_party_search_button_new (self->session, &search);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->party_button), _ ("Choose…"));
  gtk_widget_set_valign (self->party_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->party_button, "flat");
  adw_action_row_add_suffix (self->party_row, self->party_button);
  adw_action_row_set_activatable_widget (self->party_row, self->party_button);
  g_signal_connect_object (search, "chosen", G_CALLBACK (party_chosen_cb), self, G_CONNECT_SWAPPED);
  return group;
}

static GtkWidget *
create_how_group (RegGiveDialog *self)
{
  static const char *const labels[] = { N_ ("At the counter"), N_ ("By post"), N_ ("By e-mail") };
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == G_N_ELEMENTS (ways));
  self->how_group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->how_group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How they get it"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (AdwToggle) toggle = adw_toggle_new ();

      adw_toggle_set_label (toggle, _ (labels[i]));
      adw_toggle_group_add (self->how_group, g_steal_pointer (&toggle));
    }
  self->why_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->why_label, TRUE);
  gtk_label_set_xalign (self->why_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->why_label), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->why_label), "caption");
  gtk_widget_set_visible (GTK_WIDGET (self->why_label), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->how_group));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->why_label));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  return group;
}

static GtkWidget *
create_list (RegGiveDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search),
                                         _ ("Brochure, product sheet or sample"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Brochure, product sheet or sample"), -1);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (reg_give_dialog_give), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (reg_dialog_go_back), self,
                           G_CONNECT_SWAPPED);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What can be given"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (reg_give_dialog_give), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  self->empty_label = gtk_label_new (
      _ ("There is nothing to give yet. Add brochures, product sheets and samples under Brochures "
         "and samples in the main menu."));
  gtk_label_set_wrap (GTK_LABEL (self->empty_label), TRUE);
  gtk_widget_add_css_class (self->empty_label, "dimmed");
  gtk_widget_set_visible (self->empty_label, FALSE);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->empty_label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  return group;
}

static GtkWidget *
create_quantity_group (RegGiveDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->quantity_row = ADW_SPIN_ROW (adw_spin_row_new_with_range (1, MOST_AT_ONCE, 1));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->quantity_row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->quantity_row), _ ("How _many"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->quantity_row));
  if (self->give.quotation == 0)
    {
      self->campaign_row = REG_CAMPAIGN_ROW (reg_campaign_row_new (self->session));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->campaign_row));
    }
  return group;
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               RegGiveDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (keyval != GDK_KEY_Down || row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

static void
reg_give_dialog_init (RegGiveDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Brochure or sample"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 440);
  adw_dialog_set_content_height (ADW_DIALOG (self), 620);
}

static GtkWidget *
create_header (RegGiveDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->give_button = gtk_button_new_with_mnemonic (_ ("_Give"));
  gtk_widget_add_css_class (self->give_button, "suggested-action");
  gtk_widget_set_sensitive (self->give_button, FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self);
  g_signal_connect_swapped (self->give_button, "clicked", G_CALLBACK (reg_give_dialog_give), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->give_button);
  return header;
}

/**
 * reg_give_dialog_new:
 * @session: the open customer book
 * @give: what is known
 *
 * What is asked for most is chosen, so that Enter alone notes it.
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_give_dialog_new (RegSession *session, const RegGive *give)
{
  RegGiveDialog *self = g_object_new (REG_TYPE_GIVE_DIALOG, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->session = g_object_ref (session);
  self->give = *give;
  self->give.from = NULL;
  g_set_weak_pointer (&self->give.from, give->from);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_header (self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_party_group (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_how_group (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_quantity_group (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_list (self)));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->search, keys);
  adw_dialog_set_focus (ADW_DIALOG (self), self->search);
  load (self);
  return ADW_DIALOG (self);
}
