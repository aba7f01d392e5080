/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-preferences-firm.h"

#include <glib/gi18n.h>

#include "store/reg-attachments.h"
#include "store/reg-retention.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-number-field.h"
#include "ui/widgets/reg-toaster.h"

/* A picture larger than this (bytes) is not meant for a letterhead. */
#define MAX_LOGO (4 * 1024 * 1024)

typedef enum
{
  GROUP_FIRM,
  GROUP_CONTACT,
  GROUP_PAPERS,
  GROUP_PRIVACY,
  N_GROUPS
} Group;

/* The lines that are asked, in their order. */
static const struct
{
  Group group;
  int field;
  const char *title;
  gboolean is_count;
} lines[] = {
  { GROUP_FIRM, REG_FIRM_NAME, N_ ("_Name"), FALSE },
  { GROUP_FIRM, REG_FIRM_STREET, N_ ("_Street"), FALSE },
  { GROUP_FIRM, REG_FIRM_POSTAL_CODE, N_ ("_Postal code"), FALSE },
  { GROUP_FIRM, REG_FIRM_CITY, N_ ("_Town"), FALSE },
  { GROUP_CONTACT, REG_FIRM_PHONE, N_ ("P_hone"), FALSE },
  { GROUP_CONTACT, REG_FIRM_EMAIL, N_ ("_E-mail"), FALSE },
  { GROUP_CONTACT, REG_FIRM_WEB, N_ ("_Website"), FALSE },
  { GROUP_PAPERS, REG_FIRM_TAX_NUMBER, N_ ("Ta_x number"), FALSE },
  { GROUP_PAPERS, REG_FIRM_BANK, N_ ("_Bank account"), FALSE },
  { GROUP_PAPERS, REG_FIRM_VALID_DAYS, N_ ("Quotations are _valid for (days)"), TRUE },
  { GROUP_PAPERS, REG_FIRM_PAYMENT_DAYS, N_ ("_Days to pay"), TRUE },
  { GROUP_PAPERS, REG_FIRM_TERMS, N_ ("Te_rms"), FALSE },
  { GROUP_PAPERS, REG_FIRM_FOOTER, N_ ("_Footer"), FALSE },
  { GROUP_PRIVACY, REG_FIRM_RETENTION_MONTHS, N_ ("_Months until a silent customer is looked at"),
    TRUE },
};

struct _RegPreferencesFirm
{
  AdwPreferencesPage parent_instance;
  RegSession *session;
  GtkWidget *rows[G_N_ELEMENTS (lines)];
  AdwActionRow *logo_row;
  GtkPicture *logo_picture;
  GtkWidget *logo_remove;
};

G_DEFINE_FINAL_TYPE (RegPreferencesFirm, reg_preferences_firm, ADW_TYPE_PREFERENCES_PAGE)

/* --- lines ------------------------------------------------------------------------------ */

static RegEditWords
get_words (void)
{
  return (RegEditWords){
    .kind = "preferences",
    .done = _ ("Preferences changed"),
    .failed = _ ("The preferences were not changed."),
  };
}

static guint
find_line (RegPreferencesFirm *self, gpointer row)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (self->rows[i] == row)
      return i;
  g_return_val_if_reached (0);
}

static void
show_line (RegPreferencesFirm *self, guint index)
{
  RegRecord *firm = reg_session_get_firm (self->session);
  GtkEditable *row = GTK_EDITABLE (self->rows[index]);
  RegNumberField *number = g_object_get_data (G_OBJECT (row), "reg-number");

  if (firm == NULL || (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    return;
  if (number != NULL)
    reg_number_field_set_value (number, reg_record_is_null (firm, lines[index].field)
                                                && lines[index].field == REG_FIRM_RETENTION_MONTHS
                                            ? REG_RETENTION_MONTHS
                                            : reg_record_get_int (firm, lines[index].field));
  else
    gtk_editable_set_text (row, reg_record_get_text (firm, lines[index].field));
}

static void
applied_cb (RegPreferencesFirm *self, GtkWidget *row)
{
  guint index = find_line (self, row);
  RegRecord *firm = reg_session_get_firm (self->session);
  RegNumberField *number = g_object_get_data (G_OBJECT (row), "reg-number");
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  const RegEditWords words = get_words ();
  RegValue value = { .type = *text != '\0' ? REG_VALUE_TEXT : REG_VALUE_NULL, .text = text };

  if (firm == NULL)
    return;
  if (lines[index].field == REG_FIRM_NAME && *text == '\0')
    {
      reg_toaster_show (row, _ ("A business needs a name"));
      gtk_editable_set_text (GTK_EDITABLE (row), reg_record_get_text (firm, REG_FIRM_NAME));
      return;
    }
  if (number != NULL && (!reg_number_field_is_valid (number) || reg_number_field_is_empty (number)))
    {
      reg_toaster_show (row, lines[index].field == REG_FIRM_RETENTION_MONTHS
                                 ? _ ("This is not a number of months")
                                 : _ ("This is not a number of days"));
      return;
    }
  if (number != NULL)
    value = (RegValue){ .type = REG_VALUE_INT, .i = reg_number_field_get_value (number) };
  reg_edit_set (row, self->session, &words, REG_ENTITY_FIRM, reg_record_get_id (firm),
                lines[index].field, &value);
}

static GtkWidget *
create_line (RegPreferencesFirm *self, guint index)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (lines[index].title));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  if (lines[index].is_count)
    {
      RegNumberField *number = reg_number_field_attach (GTK_EDITABLE (row), REG_NUMBER_COUNT, NULL);

      reg_number_field_set_range (number, 0, 3650);
      g_object_set_data (G_OBJECT (row), "reg-number", number);
    }
  if (lines[index].group == GROUP_CONTACT)
    reg_direction_keep_entry (GTK_EDITABLE (row));
  g_signal_connect_object (row, "apply", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* --- logo ------------------------------------------------------------------------------- */

typedef struct
{
  RegRecord *firm;
  GBytes *bytes; /* NULL takes the logo away */
  char *media_type;
  char *name;
} Logo;

static void
logo_free (gpointer data)
{
  Logo *logo = data;

  reg_record_unref (logo->firm);
  g_clear_pointer (&logo->bytes, g_bytes_unref);
  g_free (logo->media_type);
  g_free (logo->name);
  g_free (logo);
}

static gboolean
logo_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Logo *logo = data;
  RegRecordBuilder *builder;
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;
  gint64 id = 0;

  if (logo->bytes != NULL)
    {
      id = reg_attachment_store (db, logo->bytes, logo->media_type, logo->name, error);
      if (id == 0)
        return FALSE;
    }
  builder = reg_record_builder_new_from (logo->firm);
  reg_record_builder_set_ref (builder, REG_FIRM_LOGO_ID, id);
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

static void
set_logo (RegPreferencesFirm *self, GBytes *bytes, const char *media_type, const char *name)
{
  const RegEditWords words = get_words ();
  Logo *logo = g_new0 (Logo, 1);

  logo->firm = reg_record_ref (reg_session_get_firm (self->session));
  logo->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  logo->media_type = g_strdup (media_type);
  logo->name = g_strdup (name);
  reg_edit_run (GTK_WIDGET (self), self->session, &words, logo_job, logo, logo_free, NULL);
}

static void
logo_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPreferencesFirm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (object), result, NULL, &error);
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (object));
  g_autoptr (GBytes) png = NULL;

  if (bytes == NULL)
    {
      reg_toaster_show_error (GTK_WIDGET (self), _ ("The picture could not be read."), error);
      return;
    }
  if (g_bytes_get_size (bytes) <= MAX_LOGO)
    texture = gdk_texture_new_from_bytes (bytes, NULL);
  if (texture == NULL || reg_session_get_firm (self->session) == NULL)
    {
      reg_toaster_show (GTK_WIDGET (self),
                        _ ("This is not a picture that can stand on a letter (PNG or JPEG)"));
      return;
    }
  /* Documents are drawn by cairo, which reads this form only. */
  png = gdk_texture_save_to_png_bytes (texture);
  set_logo (self, png, "image/png", name);
}

static void
logo_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPreferencesFirm) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, logo_read_cb, g_object_ref (self));
}

static void
choose_logo_cb (RegPreferencesFirm *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Choose a logo"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                        logo_chosen_cb, g_object_ref (self));
}

static void
remove_logo_cb (RegPreferencesFirm *self)
{
  if (reg_session_get_firm (self->session) != NULL)
    set_logo (self, NULL, NULL, NULL);
}

static GtkWidget *
create_button (RegPreferencesFirm *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->logo_row, button);
  return button;
}

static GtkWidget *
create_logo (RegPreferencesFirm *self)
{
  self->logo_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->logo_row), _ ("Logo"));
  self->logo_picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_content_fit (self->logo_picture, GTK_CONTENT_FIT_SCALE_DOWN);
  gtk_picture_set_alternative_text (self->logo_picture, _ ("The logo"));
  gtk_widget_set_size_request (GTK_WIDGET (self->logo_picture), 64, 40);
  adw_action_row_add_suffix (self->logo_row, GTK_WIDGET (self->logo_picture));
  create_button (self, _ ("_Choose…"), G_CALLBACK (choose_logo_cb));
  self->logo_remove = create_button (self, _ ("Re_move"), G_CALLBACK (remove_logo_cb));
  return GTK_WIDGET (self->logo_row);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_preferences_firm_dispose (GObject *object)
{
  g_clear_object (&REG_PREFERENCES_FIRM (object)->session);
  G_OBJECT_CLASS (reg_preferences_firm_parent_class)->dispose (object);
}

static void
reg_preferences_firm_class_init (RegPreferencesFirmClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_preferences_firm_dispose;
}

static GtkWidget *
create_documents (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_Documents"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Layout, colour and words of quotations and e-mails"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "preferences.documents");
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  return row;
}

static void
reg_preferences_firm_init (RegPreferencesFirm *self)
{
  const char *titles[N_GROUPS] = {
    [GROUP_FIRM] = _ ("Business"),
    [GROUP_CONTACT] = _ ("How to reach you"),
    [GROUP_PAPERS] = _ ("On your papers"),
    [GROUP_PRIVACY] = _ ("Privacy"),
  };
  AdwPreferencesGroup *groups[N_GROUPS];

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Business"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "reg-product-symbolic");
  for (guint i = 0; i < N_GROUPS; i++)
    {
      groups[i] = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (groups[i], titles[i]);
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), groups[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      self->rows[i] = create_line (self, i);
      adw_preferences_group_add (groups[lines[i].group], self->rows[i]);
    }
  adw_preferences_group_add (groups[GROUP_FIRM], create_logo (self));
  adw_preferences_group_add (groups[GROUP_PAPERS], create_documents ());
}

RegPreferencesFirm *
reg_preferences_firm_new (RegSession *session)
{
  RegPreferencesFirm *self = g_object_new (REG_TYPE_PREFERENCES_FIRM, NULL);

  self->session = g_object_ref (session);
  return self;
}

void
reg_preferences_firm_show (RegPreferencesFirm *self, const RegPreferencesData *data)
{
  g_autoptr (GdkTexture) texture = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    show_line (self, i);
  if (data->logo != NULL)
    texture = gdk_texture_new_from_bytes (data->logo, NULL);
  gtk_picture_set_paintable (self->logo_picture, texture != NULL ? GDK_PAINTABLE (texture) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->logo_picture), texture != NULL);
  gtk_widget_set_visible (self->logo_remove, texture != NULL);
  adw_action_row_set_subtitle (self->logo_row,
                               texture != NULL ? "" : _ ("Stands at the top of each quotation"));
}
